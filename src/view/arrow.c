#include "view/arrow.h"

#include <math.h>

#define FULL_LENGTH 2.6 /* u: from here on an arrow only grows longer; a shorter one is all the smaller */

void arrow_draw(const Draw *draw, double x, double y, double length, ArrowLook look) {
  double u = draw->u, sign = length < 0 ? -1 : 1, size = fabs(length);
  if (size < 1) { /* less than a pixel has no direction that could be seen */
    canvas_circle(draw->canvas, x, y, 0.25 * u, look.color);
    return;
  }
  double part = fmin(size / (FULL_LENGTH * u), 1), head = fmin(1.3 * u, 0.5 * size),
         high = fmin(look.half_height, 1.15 * u) * fmax(part, 0.25), shaft = 0.42 * high;
  double neck = x + sign * (size - head), tip = x + sign * size;
  Point outline[] = {{x, y - shaft},   {neck, y - shaft}, {neck, y - high}, {tip, y},
                     {neck, y + high}, {neck, y + shaft}, {x, y + shaft},   {x, y - shaft}};
  size_t count = sizeof outline / sizeof *outline;
  canvas_fill_path(draw->canvas, outline, count, look.solid ? look.color : look.ground);
  if (!look.solid)
    canvas_stroke(draw->canvas, outline, count, fmax(0.16 * u, 1), look.color);
}

void arrow_between(const Draw *draw, Point from, Point to, ArrowLook look) {
  double u = draw->u, dx = to.x - from.x, dy = to.y - from.y, length = hypot(dx, dy);
  if (length < 0.5)
    return;
  dx /= length;
  dy /= length;
  double head = fmin(2 * look.half_height, 0.85 * length), half = 0.5 * head,
         shaft = (look.solid ? 0.36 : 0.55) * half;
  Point neck = {to.x - head * dx, to.y - head * dy};
  Point outline[] = {{from.x - shaft * dy, from.y + shaft * dx}, {neck.x - shaft * dy, neck.y + shaft * dx},
                     {neck.x - half * dy, neck.y + half * dx},   to,
                     {neck.x + half * dy, neck.y - half * dx},   {neck.x + shaft * dy, neck.y - shaft * dx},
                     {from.x + shaft * dy, from.y - shaft * dx}, {from.x - shaft * dy, from.y + shaft * dx}};
  size_t count = sizeof outline / sizeof *outline;
  if (look.solid) {
    canvas_stroke(draw->canvas, outline, count, 0.5 * u, color_fade(draw->theme->card, 0.9));
    canvas_fill_path(draw->canvas, outline, count, look.color);
  } else {
    canvas_fill_path(draw->canvas, outline, count, look.ground);
    canvas_stroke(draw->canvas, outline, count, 0.2 * u, look.color);
  }
}
