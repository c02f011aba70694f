#include "view/arrow.h"

#include <math.h>

void arrow_draw(const Draw *draw, double x, double y, double length, ArrowLook look) {
  double u = draw->u, sign = length < 0 ? -1 : 1, size = fmax(fabs(length), 0.5 * u);
  double head = fmin(1.3 * u, 0.85 * size), high = fmin(fmin(look.half_height, 1.15 * u), head),
         shaft = 0.42 * high;
  double neck = x + sign * (size - head), tip = x + sign * size;
  Point outline[] = {{x, y - shaft},   {neck, y - shaft}, {neck, y - high}, {tip, y},
                     {neck, y + high}, {neck, y + shaft}, {x, y + shaft},   {x, y - shaft}};
  size_t count = sizeof outline / sizeof *outline;
  canvas_fill_path(draw->canvas, outline, count, look.solid ? look.color : look.ground);
  if (!look.solid)
    canvas_stroke(draw->canvas, outline, count, fmax(0.16 * u, 1), look.color);
}
