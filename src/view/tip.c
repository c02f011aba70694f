/* The label beside the control under the pointer: what it does, and the key that does it too. */
#include "view/parts.h"

#include <math.h>

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
