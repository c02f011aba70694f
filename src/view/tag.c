#include "view/tag.h"

#include <math.h>

#define SIZE 2.0   /* u */
#define GAP 0.5    /* u, before the number */
#define HEIGHT 2.2 /* u, at least */
#define HIGH 2.6   /* u: the ink of more than a line */

static const char *number_of(const Tag *tag) {
  double size = SIZE;
  if (tag->numbered)
    return draw_cell_text(tag->draw, tag->cell, tag->draw->state->digits, INFINITY, &size, true);
  return tag->written;
}

static double number_width(const Tag *tag) {
  const char *number = number_of(tag);
  return number ? draw_digits_width(tag->draw, SIZE, true, number) : 0;
}

static Formula name_of(const Tag *tag) {
  if (!tag->name)
    return (Formula){0};
  return draw_inline_layout(tag->draw, tag->name, SIZE, tag->color);
}

double tag_width(const Tag *tag) {
  double name = name_of(tag).width, number = number_width(tag);
  return name + number + (name > 0 && number > 0 ? GAP * tag->draw->u : 0);
}

/* Its baseline below the middle: that of the number behind it; what is high, as a fraction, has its ink in
 * the middle. */
static double baseline_of(const Tag *tag, const Formula *name) {
  double u = tag->draw->u;
  return name->ascent + name->descent > HIGH * u ? (name->ascent - name->descent) / 2 : 0.34 * SIZE * u;
}

double tag_height(const Tag *tag) {
  Formula name = name_of(tag);
  double baseline = baseline_of(tag, &name), half = fmax(name.ascent - baseline, name.descent + baseline);
  return fmax(2 * half + 2, HEIGHT * tag->draw->u); /* letters stand on whole pixels */
}

/* From what it belongs to to the nearest place of its edge. */
static void draw_leader(const Tag *tag, Rect place) {
  double u = tag->draw->u, x = clamp(tag->at.x, place.x, place.x + place.w),
         y = clamp(tag->at.y, place.y + place.h / 2 - 0.4 * u, place.y + place.h / 2 + 0.4 * u);
  if (fabs(y - tag->at.y) > 0.6 * u || fabs(x - tag->at.x) > 2.4 * u)
    canvas_line(tag->draw->canvas, tag->at.x, tag->at.y, x, y, fmax(0.1 * u, 1), tag->color);
}

static void draw_number_of(const Tag *tag, double x, double y) {
  double u = tag->draw->u, width = number_width(tag);
  if (tag->numbered)
    draw_cell(tag->draw, (Rect){x, y - 1.2 * u, width + 1, 2.4 * u}, tag->cell,
              (CellLook){.align = ALIGN_LEFT,
                         .size = SIZE,
                         .bold = true,
                         .color = tag->color,
                         .group = tag->group,
                         .row = tag->row,
                         .col = tag->col});
  else if (tag->written)
    draw_digits(tag->draw, ALIGN_LEFT, x, y, (TextLook){SIZE, true, tag->color}, tag->written);
}

Rect tag_rect(const PlacedTag *placed) {
  double u = placed->tag.draw->u, height = tag_height(&placed->tag);
  return (Rect){placed->x - 0.3 * u, placed->y - height / 2, tag_width(&placed->tag) + 0.6 * u, height};
}

static void draw_without_leader(const PlacedTag *placed) {
  const Tag *tag = &placed->tag;
  const Draw *draw = tag->draw;
  double u = draw->u, x = placed->x, y = placed->y;
  Rect ground = tag_rect(placed);
  Formula name = name_of(tag);
  if (!tag->bare)
    canvas_fill_rect(draw->canvas, ground, 0.4 * u, draw->theme->card);
  if (tag->name)
    formula_draw(&name, draw->canvas, x, y + baseline_of(tag, &name));
  draw_number_of(tag, x + (tag->name ? name.width + GAP * u : 0), y);
}

void tag_draw(const PlacedTag *placed) {
  tags_draw(placed, 1);
}

/* No line to one goes over another one. */
void tags_draw(const PlacedTag *placed, size_t count) {
  for (size_t i = 0; i < count; i++)
    draw_leader(&placed[i].tag, tag_rect(&placed[i]));
  for (size_t i = 0; i < count; i++)
    draw_without_leader(&placed[i]);
}
