#include "trace/surface.h"

#include "trace/sample.h"

#include <float.h>
#include <math.h>

enum { COLUMNS = 113, ROWS = 85 };

void surface_span(double *low, double *high, const Trace *trace, Cell over) {
  const Lesson *lesson = trace->lesson;
  unsigned field;
  double start = 0;
  SetupRange range = {.min = -INFINITY, .max = INFINITY};
  if (setup_field_find(&field, &lesson->setup, trace_info(trace, over.value)->name)) {
    range = lesson->ranges[field];
    start = setup_get(&lesson->setup, field, over.row, over.col);
  }
  bool bounded = range.min > -1e6 && range.max < 1e6 && range.max > range.min;
  double around = fmax(5, fabs(start) / 1000); /* 5 is nothing beside a huge number */
  *low = bounded ? range.min : fmax(start - around, -DBL_MAX);
  *high = bounded ? range.max : fmin(start + around, DBL_MAX);
}

/* Where a parabola through three neighbours, a node apart, is lowest: from -1/2 to 1/2 of the middle one. */
static double lowest_between(double left, double middle, double right) {
  double bend = left - 2 * middle + right;
  return bend > 0 ? fmin(fmax((left - right) / (2 * bend), -0.5), 0.5) : 0;
}

/* The lowest node; false: none is finite. */
static bool find_lowest(size_t *out, const double *at, size_t count) {
  size_t best = count;
  for (size_t i = 0; i < count; i++)
    if (isfinite(at[i]) && (best == count || at[i] < at[best]))
      best = i;
  *out = best;
  return best < count;
}

static void find_least(Surface *surface, size_t node) {
  const double *at = surface->at + node;
  size_t column = node % COLUMNS, row = node / COLUMNS;
  surface->has_least = column > 0 && column + 1 < COLUMNS && row > 0 && row + 1 < ROWS;
  if (!surface->has_least)
    return;
  double place[2] = {((double)column + lowest_between(at[-1], at[0], at[1])) / (COLUMNS - 1),
                     ((double)row + lowest_between(at[-COLUMNS], at[0], at[COLUMNS])) / (ROWS - 1)};
  for (int axis = 0; axis < 2; axis++)
    surface->least[axis] = surface->low[axis] + (surface->high[axis] - surface->low[axis]) * place[axis];
}

bool surface_of(Surface *out, const Trace *trace, size_t step, Cell of, const Cell over[2],
                const double low[2], const double high[2]) {
  const double range[] = {low[0], high[0], low[1], high[1]};
  size_t lowest;
  *out = (Surface){.low = {low[0], low[1]}, .high = {high[0], high[1]}, .columns = COLUMNS, .rows = ROWS};
  const Sampling nodes = {&of, 1, over, 2, range, COLUMNS * ROWS, COLUMNS};
  out->at = sample_numbers(&out->version, trace, step, &nodes);
  if (!out->at || !find_lowest(&lowest, out->at, COLUMNS * ROWS))
    return false;
  find_least(out, lowest);
  return true;
}
