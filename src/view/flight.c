#include "view/flight.h"

#define LENGTH 0.55 /* of the animation, for a part */

void flight_draw(const Draw *draw, const Flight *flight, double e) {
  if (e <= 0 || e >= 1)
    return;
  double size = flight->size, alpha = e < 0.8 ? 1 : (1 - e) / 0.2;
  const char *text = draw_cell_text(draw, flight->cell, draw->state->digits, 12 * draw->u, &size, true);
  if (flight->term && draw_number(draw, flight->cell) >= 0)
    text = arena_printf(draw->arena, "+%s", text);
  Role before = canvas_set_role(draw->canvas, ROLE_DECORATION);
  draw_digits(draw, ALIGN_CENTER, mix(flight->from.x, flight->to.x, e), mix(flight->from.y, flight->to.y, e),
              (TextLook){size, true, color_fade(flight->color, alpha)}, text);
  canvas_set_role(draw->canvas, before);
}

double flight_stagger(double t, size_t i, size_t n) {
  double start = n > 1 ? (1 - LENGTH) * (double)i / (double)(n - 1) : 0;
  return clamp((t - start) / LENGTH, 0, 1);
}
