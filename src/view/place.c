#include "view/place.h"

#include <math.h>

enum { DIRECTIONS = 8, RINGS = 4, FREE = 0 };

void places_take(Places *places, Rect rect) {
  if (places->count < PLACES_MAX)
    places->taken[places->count++] = rect;
}

static bool meet(Rect a, Rect b) {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/* Roughly the length of the line inside the rectangle, in halves of u. */
static double covered(const Places *places, Rect rect) {
  double total = 0;
  for (size_t i = 0; i + 1 < places->line_count; i++) {
    Point a = places->line[i], b = places->line[i + 1];
    Rect box = {fmin(a.x, b.x), fmin(a.y, b.y), fabs(a.x - b.x) + 1e-9, fabs(a.y - b.y) + 1e-9};
    if (!meet(box, rect))
      continue;
    double length = hypot(b.x - a.x, b.y - a.y), pitch = 0.5 * places->u;
    int parts = 1 + (int)fmin(length / pitch, 400);
    for (int j = 0; j <= parts; j++) {
      double t = (double)j / parts;
      total += rect_contains(rect, a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t);
    }
  }
  return total;
}

static double cost(const Places *places, Rect rect) {
  double pad = 0.3 * places->u, total = 0;
  Rect wide = {rect.x - pad, rect.y - pad, rect.w + 2 * pad, rect.h + 2 * pad};
  for (size_t i = 0; i < places->count; i++)
    total += meet(wide, places->taken[i]) ? 1000 : 0;
  return total + covered(places, wide);
}

static bool inside(Rect area, Rect rect) {
  return rect.x >= area.x && rect.y >= area.y && rect.x + rect.w <= area.x + area.w &&
         rect.y + rect.h <= area.y + area.h;
}

/* Right, left, above, below, then the corners; farther and farther out. */
static Rect candidate(int i, Point at, double clear, double w, double h) {
  static const int sides[DIRECTIONS][2] = {{1, 0},  {-1, 0}, {0, -1},  {0, 1},
                                           {1, -1}, {1, 1},  {-1, -1}, {-1, 1}};
  const int *side = sides[i % DIRECTIONS];
  int ring = i / DIRECTIONS;
  double away = clear * (1 + 0.9 * ring);
  return (Rect){at.x + side[0] * (away + w / 2) - w / 2, at.y + side[1] * (away + h / 2) - h / 2, w, h};
}

static bool find(Rect *out, Places *places, Point at, double clear, double width, double height,
                 double most) {
  double least = INFINITY;
  for (int i = 0; i < DIRECTIONS * RINGS && least > 0; i++) {
    Rect rect = candidate(i, at, clear, width, height);
    if (!inside(places->area, rect))
      continue;
    int ring = i / DIRECTIONS;
    double here = cost(places, rect) + 0.5 * ring;
    if (here > most || here >= least)
      continue;
    least = here;
    *out = rect;
  }
  if (!isfinite(least))
    return false;
  places_take(places, *out);
  return true;
}

bool places_find(Rect *out, Places *places, Point at, double clear, double width, double height) {
  return find(out, places, at, clear, width, height, 999);
}

bool places_find_free(Rect *out, Places *places, Point at, double clear, double width, double height) {
  return find(out, places, at, clear, width, height, RINGS);
}

void places_spread(double *at, size_t count, double height, double low, double high) {
  enum { ROUNDS = 40 };
  for (int round = 0; round < ROUNDS; round++)
    for (size_t i = 0; i < count; i++) {
      for (size_t j = i + 1; j < count; j++) {
        double gap = at[j] - at[i], missing = height - fabs(gap);
        if (missing <= 0)
          continue;
        double push = (gap < 0 ? -1 : 1) * missing / 2;
        at[i] -= push;
        at[j] += push;
      }
      at[i] = fmin(fmax(at[i], low), fmax(high, low));
    }
}
