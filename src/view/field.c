/* The number being typed, over its cell, and beside it the reason if it was refused. */
#include "view/parts.h"

#include <math.h>

#define FIELD_SIZE 2.0 /* of the digits, u */

static void draw_box(const Draw *draw, Rect box, double text_width) {
  const FieldView *field = &draw->state->field;
  const Theme *theme = draw->theme;
  double u = draw->u, size = FIELD_SIZE, left = box.x + (box.w - text_width) / 2, middle = box.y + box.h / 2;
  double caret =
      left + draw_digits_width(draw, size, true, arena_copy_n(draw->arena, field->text, field->caret));
  canvas_fill_rect(draw->canvas, box, 0.5 * u, theme->card);
  if (field->selected)
    canvas_fill_rect(draw->canvas, (Rect){left, middle - 0.6 * size * u, text_width, 1.2 * size * u}, 0,
                     theme->positive);
  canvas_border(draw->canvas, box, 0.5 * u, 0.28 * u, *field->message ? theme->bad : theme->accent);
  draw_digits(draw, ALIGN_LEFT, left, middle, (TextLook){size, true, theme->ink}, field->text);
  canvas_line(draw->canvas, caret, middle - 0.6 * size * u, caret, middle + 0.6 * size * u, 0.15 * u,
              theme->accent);
}

/* Below the box, or above it in the lower half of the screen. */
static void draw_reason(const Draw *draw, Rect box) {
  double u = draw->u, pad = 0.8 * u;
  const char *reason = draw->state->field.message;
  double text_width = fmin(draw_text_width(draw, 1.7, true, reason), 40 * u);
  TextLook look = {1.7, true, draw->theme->card};
  double tall = draw_paragraph(draw, (Rect){0, 0, text_width + 1, 0}, look, reason, false) + pad;
  double wide = text_width + 2 * pad + 1, x = clamp(box.x, u, fmax(draw->state->width - wide - u, u));
  bool below = box.y < draw->state->height / 2.0;
  Rect rect = {x, below ? box.y + box.h + 0.4 * u : box.y - tall - 0.4 * u, wide, tall};
  canvas_fill_rect(draw->canvas, rect, 0.6 * u, draw->theme->bad);
  draw_paragraph(draw, (Rect){rect.x + pad, rect.y + pad / 2, text_width + 1, 0}, look, reason, true);
}

/* A number may stand in several places; the stage is drawn first. */
static const Hit *first_place(const Hits *hits, Target target) {
  for (size_t i = 0; i < hits->count; i++)
    if (target_equal(hits->items[i].target, target))
      return &hits->items[i];
  return NULL;
}

void field_draw(const Draw *draw) {
  const FieldView *field = &draw->state->field;
  if (!field->active || field->target.kind != TARGET_CELL)
    return;
  const Hit *hit = first_place(draw->hits, field->target);
  if (!hit)
    return;
  double u = draw->u, text_width = draw_digits_width(draw, FIELD_SIZE, true, field->text);
  Rect cell = hit->rect;
  double wide = fmax(text_width + 1.6 * u, cell.w), high = fmax(cell.h, 3 * u);
  Rect box = {cell.x + (cell.w - wide) / 2, cell.y + (cell.h - high) / 2, wide, high};
  Role before = canvas_set_role(draw->canvas, ROLE_DECORATION);
  draw_box(draw, box, text_width);
  if (*field->message)
    draw_reason(draw, box);
  canvas_set_role(draw->canvas, before);
}
