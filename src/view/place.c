#include "view/place.h"

#include "view/strokes.h"

#include <assert.h>
#include <math.h>

enum { DIRECTIONS = 8, RINGS = 4 };

void places_take(Places *places, Rect rect) {
  if (places->count < PLACES_MAX)
    places->taken[places->count++] = rect;
}

static bool meet(Rect a, Rect b) {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/* The length of the line inside the rectangle, in halves of u; a line that only touches it counts too. */
static double covered(const Places *places, Rect rect) {
  double total = 0, from, to;
  for (size_t i = 0; i + 1 < places->line_count; i++) {
    Point a = places->line[i], b = places->line[i + 1];
    if (isnan(a.x) || isnan(b.x) || !stroke_meets(&from, &to, a, b, rect))
      continue;
    total += 1 + (to - from) * hypot(b.x - a.x, b.y - a.y) / (0.5 * places->u);
  }
  return total;
}

bool places_are_free(const Places *places, Rect rect) {
  for (size_t i = 0; i < places->count; i++)
    if (meet(rect, places->taken[i]))
      return false;
  return true;
}

double places_cost(const Places *places, Rect rect) {
  double pad = 0.3 * places->u, total = 0;
  Rect wide = {rect.x - pad, rect.y - pad, rect.w + 2 * pad, rect.h + 2 * pad};
  for (size_t i = 0; i < places->count; i++)
    total += meet(wide, places->taken[i]) ? 1000 : 0;
  return total + covered(places, wide);
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

/* Where it costs least, if not more than `most`; the nearest of equals. */
static bool find(Rect *out, Places *places, Point at, double clear, double width, double height,
                 double most) {
  double least = INFINITY;
  for (int i = 0; i < DIRECTIONS * RINGS && least > 0; i++) {
    Rect rect = candidate(i, at, clear, width, height);
    int ring = i / DIRECTIONS;
    double cost = rect_within(rect, places->area) ? places_cost(places, rect) : INFINITY,
           here = cost + 0.5 * ring;
    if (cost > most || here >= least)
      continue;
    least = here;
    *out = rect;
  }
  if (isfinite(least))
    places_take(places, *out);
  return isfinite(least);
}

bool places_find(Rect *out, Places *places, Point at, double clear, double width, double height) {
  return find(out, places, at, clear, width, height, 999);
}

bool places_find_free(Rect *out, Places *places, Point at, double clear, double width, double height) {
  return find(out, places, at, clear, width, height, RINGS);
}

/* The labels from the uppermost down; those at one height in the order given. */
static void order_by_height(size_t *order, const double *at, size_t count) {
  for (size_t i = 0; i < count; i++) {
    size_t place = i;
    for (; place > 0 && at[order[place - 1]] > at[i]; place--)
      order[place] = order[place - 1];
    order[place] = i;
  }
}

void places_spread_each(double *at, const double *lengths, size_t count, double low, double high) {
  enum { ROUNDS = 40 };
  size_t order[PLACES_MAX];
  assert(count <= PLACES_MAX);
  order_by_height(order, at, count);
  for (int round = 0; round < ROUNDS; round++) /* both neighbours give way alike */
    for (size_t i = 1; i < count; i++) {
      double *above = &at[order[i - 1]], *below = &at[order[i]],
             apart = (lengths[order[i - 1]] + lengths[order[i]]) / 2, push = (apart - (*below - *above)) / 2;
      if (push > 0) {
        *above -= push;
        *below += push;
      }
    }
  for (size_t i = count; i > 0;
       i--) { /* then what is still missing, from the upper end and from the lower one */
    size_t here = order[i - 1], next = i < count ? order[i] : here;
    double most = i < count ? at[next] - (lengths[here] + lengths[next]) / 2 : high - lengths[here] / 2;
    at[here] = fmin(at[here], most);
  }
  for (size_t i = 0; i < count; i++) {
    size_t here = order[i], before = i > 0 ? order[i - 1] : here;
    double least = i > 0 ? at[before] + (lengths[here] + lengths[before]) / 2 : low + lengths[here] / 2;
    at[here] = fmax(at[here], least);
  }
}
