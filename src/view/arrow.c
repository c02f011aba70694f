#include "view/arrow.h"

#include <math.h>

#define FULL_LENGTH 2.6 /* u: from here on an arrow only grows longer; a shorter one is all the smaller */

/* An arrow's outline, `by` farther out all round; back to where it began. */
enum { OUTLINE = 8 };
static void outline_between(Point out[OUTLINE], Point from, Point to, const double size[3], double by) {
  double dx = to.x - from.x, dy = to.y - from.y, length = hypot(dx, dy), head = size[0], half = size[1] + by,
         shaft = size[2] + by;
  dx /= length;
  dy /= length;
  Point neck = {to.x - (head + by) * dx, to.y - (head + by) * dy},
        tip = {to.x + 2 * by * dx, to.y + 2 * by * dy}, tail = {from.x - by * dx, from.y - by * dy};
  const Point points[OUTLINE] = {
      {tail.x - shaft * dy, tail.y + shaft * dx}, {neck.x - shaft * dy, neck.y + shaft * dx},
      {neck.x - half * dy, neck.y + half * dx},   tip,
      {neck.x + half * dy, neck.y - half * dx},   {neck.x + shaft * dy, neck.y - shaft * dx},
      {tail.x + shaft * dy, tail.y - shaft * dx}, {tail.x - shaft * dy, tail.y + shaft * dx}};
  for (int i = 0; i < OUTLINE; i++)
    out[i] = points[i];
}

void arrow_draw(const Draw *draw, double x, double y, double length, ArrowLook look) {
  double u = draw->u, size = fabs(length);
  if (size < 1) { /* less than a pixel has no direction that could be seen */
    canvas_circle(draw->canvas, x, y, 0.25 * u, look.color);
    return;
  }
  double part = fmin(size / (FULL_LENGTH * u), 1), half = fmin(look.half_height, 1.15 * u) * fmax(part, 0.25);
  Point outline[OUTLINE];
  outline_between(outline, (Point){x, y}, (Point){x + length, y},
                  (const double[3]){fmin(1.3 * u, 0.5 * size), half, 0.42 * half}, 0);
  canvas_fill_path(draw->canvas, outline, OUTLINE, look.solid ? look.color : look.ground);
  if (!look.solid)
    canvas_stroke(draw->canvas, outline, OUTLINE, fmax(0.16 * u, 1), look.color);
}

void arrow_between(const Draw *draw, Point from, Point to, ArrowLook look) {
  double u = draw->u, length = hypot(to.x - from.x, to.y - from.y);
  if (length < 0.5)
    return;
  double head = fmin(2 * look.half_height, 0.85 * length), half = 0.5 * head;
  const double size[3] = {head, half, (look.solid ? 0.36 : 0.55) * half};
  Point outline[OUTLINE], around[OUTLINE];
  outline_between(outline, from, to, size, 0);
  outline_between(around, from, to, size, (look.solid ? 0.25 : 0.3) * u);
  canvas_fill_path(draw->canvas, around, OUTLINE, color_fade(draw->theme->card, look.solid ? 0.9 : 1));
  canvas_fill_path(draw->canvas, outline, OUTLINE, look.solid ? look.color : look.ground);
  if (!look.solid)
    canvas_stroke(draw->canvas, outline, OUTLINE, 0.2 * u, look.color);
}
