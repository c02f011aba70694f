#include "view/inspector_place.h"

#include <math.h>
#include <string.h>

#define FAR 0.8   /* what a square's side of distance costs, in squares covered */
#define APART 0.8 /* sides between the number and the card */

void cover_begin(Cover *cover, Rect area, double side) {
  memset(cover, 0, sizeof *cover);
  cover->area = area;
  cover->side = fmax(fmax(side, area.w / COVER_COLUMNS), fmax(area.h / COVER_ROWS, 1));
  cover->columns = (size_t)fmin(ceil(area.w / cover->side), COVER_COLUMNS);
  cover->rows = (size_t)fmin(ceil(area.h / cover->side), COVER_ROWS);
}

/* The square that a place lies in, from 0 to `count`. */
static size_t square(double at, double side, size_t count) {
  return (size_t)fmin(fmax(floor(at / side), 0), (double)count);
}

void cover_add(Cover *cover, Rect rect, double weight) {
  Rect inside = rect_intersect(rect, cover->area);
  if (inside.w <= 0 || inside.h <= 0)
    return;
  double x = inside.x - cover->area.x, y = inside.y - cover->area.y, side = cover->side;
  size_t right = square(x + inside.w, side, cover->columns - 1);
  size_t bottom = square(y + inside.h, side, cover->rows - 1);
  for (size_t row = square(y, side, cover->rows - 1); row <= bottom; row++)
    for (size_t col = square(x, side, cover->columns - 1); col <= right; col++)
      cover->weights[row + 1][col + 1] += weight;
}

void cover_sum(Cover *cover) {
  for (size_t row = 1; row <= cover->rows; row++)
    for (size_t col = 1; col <= cover->columns; col++)
      cover->weights[row][col] +=
          cover->weights[row - 1][col] + cover->weights[row][col - 1] - cover->weights[row - 1][col - 1];
}

static double covered(const Cover *cover, Rect rect) {
  double x = rect.x - cover->area.x, y = rect.y - cover->area.y, side = cover->side;
  size_t left = square(x, side, cover->columns), top = square(y, side, cover->rows);
  size_t right = square(x + rect.w + side - 1, side, cover->columns);
  size_t bottom = square(y + rect.h + side - 1, side, cover->rows);
  return cover->weights[bottom][right] - cover->weights[top][right] - cover->weights[bottom][left] +
         cover->weights[top][left];
}

/* How far two spans lie apart; 0 where they overlap. */
static double gap(double a, double a_length, double b, double b_length) {
  return fmax(fmax(b - (a + a_length), a - (b + b_length)), 0);
}

static double distance(Rect a, Rect b) {
  return hypot(gap(a.x, a.w, b.x, b.w), gap(a.y, a.h, b.y, b.h));
}

/* Takes a place if it is allowed and better than the best so far. */
static void try_place(Rect *best, double *cost, const Cover *cover, Rect number, Rect rect) {
  double side = cover->side, away = distance(rect, number);
  if (away < APART * side)
    return;
  double price = covered(cover, rect) + FAR * away / side;
  if (price >= *cost)
    return;
  *cost = price;
  *best = rect;
}

bool cover_place(Rect *out, double *cost, const Cover *cover, Rect number, double width, double height) {
  Rect area = cover->area;
  double side = cover->side, x_most = area.w - width, y_most = area.h - height;
  *cost = INFINITY;
  if (x_most < 0 || y_most < 0)
    return false;
  /* Right beside the number, and at its height; then anywhere. */
  const double xs[] = {number.x + number.w + side, number.x - side - width, number.x};
  const double ys[] = {number.y, number.y + number.h + side, number.y - side - height,
                       number.y + number.h - height};
  for (size_t i = 0; i < 3; i++)
    for (size_t j = 0; j < 4; j++) {
      Rect rect = {fmin(fmax(xs[i], area.x), area.x + x_most), fmin(fmax(ys[j], area.y), area.y + y_most),
                   width, height};
      try_place(out, cost, cover, number, rect);
    }
  for (double y = 0; y < y_most + side; y += side)
    for (double x = 0; x < x_most + side; x += side)
      try_place(out, cost, cover, number,
                (Rect){area.x + fmin(x, x_most), area.y + fmin(y, y_most), width, height});
  return *cost < INFINITY;
}
