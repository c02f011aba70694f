#include "view/tag.h"

#include <math.h>

#define SIZE 2.0   /* u */
#define GAP 0.5    /* u, before the number */
#define HEIGHT 2.2 /* u, at least */

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

double tag_height(const Tag *tag) {
  Formula name = name_of(tag);
  return fmax(name.ascent + name.descent, HEIGHT * tag->draw->u);
}

double tags_width(const Tag *tags, size_t count, double most) {
  double widest = 0;
  for (size_t i = 0; i < count; i++)
    widest = fmax(widest, tag_width(&tags[i]));
  return fmin(widest, most);
}

/* From what it belongs to to the nearest place of its edge. */
static void draw_leader(const Tag *tag, Rect place) {
  double u = tag->draw->u, x = clamp(tag->at.x, place.x - 0.3 * u, place.x + place.w + 0.3 * u),
         y = clamp(tag->at.y, place.y + place.h / 2 - 0.4 * u, place.y + place.h / 2 + 0.4 * u);
  if (fabs(y - tag->at.y) > 0.6 * u || fabs(x - tag->at.x) > 2.4 * u)
    canvas_line(tag->draw->canvas, tag->at.x, tag->at.y, x, y, fmax(0.1 * u, 1), color_fade(tag->color, 0.8));
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

void tag_draw(const Tag *tag, double x, double y) {
  const Draw *draw = tag->draw;
  double u = draw->u, height = tag_height(tag), width = tag_width(tag);
  Formula name = name_of(tag);
  Rect place = {x, y - height / 2, width, height};
  draw_leader(tag, place);
  if (!tag->bare)
    canvas_fill_rect(draw->canvas, (Rect){x - 0.3 * u, place.y, width + 0.6 * u, height}, 0.4 * u,
                     color_fade(draw->theme->card, 0.94));
  /* Centred on the ink where it is high, as a fraction; else on the line, as the number behind it. */
  double baseline =
      name.ascent + name.descent > HEIGHT * u ? y + (name.ascent - name.descent) / 2 : y + 0.34 * SIZE * u;
  if (tag->name)
    formula_draw(&name, draw->canvas, x, baseline);
  draw_number_of(tag, x + (tag->name ? name.width + GAP * u : 0), y);
}

bool tag_draw_near(const Tag *tag, Places *places, double clear) {
  double u = tag->draw->u, width = tag_width(tag) + 0.4 * u, height = tag_height(tag);
  Rect place;
  if (!places_find(&place, places, tag->at, clear, width, height))
    return false;
  tag_draw(tag, place.x + 0.2 * u, place.y + place.h / 2);
  return true;
}

void tags_draw_column(const Tag *tags, size_t count, Align align, double x, Rect area) {
  double at[PLACES_MAX], kept[PLACES_MAX], height = 0;
  bool chosen[PLACES_MAX];
  size_t places[PLACES_MAX], kept_count = 0;
  count = count < PLACES_MAX ? count : PLACES_MAX;
  for (size_t i = 0; i < count; i++) {
    at[i] = tags[i].at.y;
    height = fmax(height, tag_height(&tags[i]));
  }
  if (height <= 0)
    return;
  (void)places_thin(chosen, at, count, (size_t)fmax(area.h / height, 1));
  for (size_t i = 0; i < count; i++)
    if (chosen[i]) {
      kept[kept_count] = at[i];
      places[kept_count++] = i;
    }
  places_spread(kept, kept_count, height, area.y + height / 2, area.y + area.h - height / 2);
  for (size_t i = 0; i < kept_count; i++) {
    const Tag *tag = &tags[places[i]];
    tag_draw(tag, align == ALIGN_RIGHT ? x - tag_width(tag) : x, kept[i]);
  }
}
