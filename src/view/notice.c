/* What just happened, and what the control under the pointer does. */
#include "view/parts.h"

#include <math.h>

void notice_draw(const Draw *draw) {
  const ViewState *state = draw->state;
  if (!state->notice || !*state->notice)
    return;
  double u = draw->u, pad = 1.6 * u;
  double text_width =
      fmin(draw_text_width(draw, 1.9, true, state->notice) + 1, state->width - 4 * u - 2 * pad);
  TextLook look = {1.9, true, state->notice_bad ? draw->theme->card : draw->theme->on_strong};
  double tall = draw_paragraph(draw, (Rect){0, 0, text_width, 0}, look, state->notice, false) + 1.2 * u;
  double wide = text_width + 2 * pad, bottom = state->height - 12 * u;
  Rect rect = {(state->width - wide) / 2, fmax(bottom - tall, u), wide, tall};
  Role before = canvas_set_role(draw->canvas, ROLE_DECORATION);
  canvas_fill_rect(draw->canvas, rect, u, state->notice_bad ? draw->theme->bad : draw->theme->strong);
  draw_paragraph(draw, (Rect){rect.x + pad, rect.y + 0.6 * u, text_width, 0}, look, state->notice, true);
  canvas_set_role(draw->canvas, before);
}

/* --- The label beside the control under the pointer: what it does, and the key that does it too */

static const char *key_of(ActionKind action) {
  size_t count;
  const KeyBinding *bindings = key_bindings(&count);
  for (size_t i = 0; i < count; i++)
    if (bindings[i].action.kind == action && bindings[i].label && *bindings[i].label)
      return bindings[i].label;
  return NULL;
}

void tip_draw(const Draw *draw) {
  const Hit *hit = hits_find(draw->hits, draw->state->hover);
  if (!hit || hit->tip == STRING_NONE || hit->target.kind != TARGET_CONTROL)
    return;
  double u = draw->u;
  const char *key = key_of(hit->action.kind), *name = draw_string(draw, hit->tip);
  const char *text = key ? arena_printf(draw->arena, "%s  (%s)", name, key) : name;
  double wide = draw_text_width(draw, 1.7, false, text) + 2 * u, high = 3.2 * u;
  double x = clamp(hit->rect.x + (hit->rect.w - wide) / 2, u, fmax(draw->state->width - wide - u, u));
  bool below = hit->rect.y < draw->state->height / 2.0;
  double y = below ? hit->rect.y + hit->rect.h + 0.6 * u : hit->rect.y - high - 0.6 * u;
  Role before = canvas_set_role(draw->canvas, ROLE_DECORATION);
  canvas_fill_rect(draw->canvas, (Rect){x, y, wide, high}, 0.6 * u, draw->theme->strong);
  draw_text(draw, ALIGN_CENTER, x + wide / 2, y + high / 2, (TextLook){1.7, false, draw->theme->on_strong},
            text);
  canvas_set_role(draw->canvas, before);
}
