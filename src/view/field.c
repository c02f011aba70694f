/* The number being typed, over its cell, and beside it the reason if it was refused. */
#include "view/parts.h"

#include <math.h>

#define FIELD_SIZE 2.0 /* of the digits, u */

void field_text_draw(const Draw *draw, double x, double y, const char *text, size_t caret, bool digits) {
  const Theme *theme = draw->theme;
  double (*width)(const Draw *, double, bool, const char *) = digits ? draw_digits_width : draw_text_width;
  double u = draw->u, half = 0.6 * FIELD_SIZE * u,
         at = x + width(draw, FIELD_SIZE, digits, arena_copy_n(draw->arena, text, caret));
  if (draw->state->field.selected)
    canvas_fill_rect(draw->canvas, (Rect){x, y - half, width(draw, FIELD_SIZE, digits, text), 2 * half}, 0,
                     theme->positive);
  (digits ? draw_digits : draw_text)(draw, ALIGN_LEFT, x, y, (TextLook){FIELD_SIZE, digits, theme->ink},
                                     text);
  canvas_line(draw->canvas, at, y - half, at, y + half, 0.16 * u, theme->accent);
}

static void draw_box(const Draw *draw, Rect box, double text_width) {
  const FieldView *field = &draw->state->field;
  double u = draw->u;
  canvas_fill_rect(draw->canvas, box, 0.5 * u, draw->theme->card);
  field_text_draw(draw, box.x + (box.w - text_width) / 2, box.y + box.h / 2, field->text, field->caret, true);
  canvas_border(draw->canvas, box, 0.5 * u, 0.28 * u,
                *field->message ? draw->theme->bad : draw->theme->accent);
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
