#include "trace/surface.h"

#include "trace/sample.h"

#include <float.h>
#include <math.h>

/* Each span of the coarse grid is several of the fine one. */
enum { COLUMNS = 113, ROWS = 85, COARSE_COLUMNS = 17, COARSE_ROWS = 15 };

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
  size_t columns = surface->columns, column = node % columns, row = node / columns;
  surface->has_least = column > 0 && column + 1 < columns && row > 0 && row + 1 < surface->rows;
  if (!surface->has_least)
    return;
  double place[2] = {((double)column + lowest_between(at[-1], at[0], at[1])) / (double)(columns - 1),
                     ((double)row + lowest_between(at[-(ptrdiff_t)columns], at[0], at[columns])) /
                         (double)(surface->rows - 1)};
  for (int axis = 0; axis < 2; axis++)
    surface->least[axis] = surface->low[axis] + (surface->high[axis] - surface->low[axis]) * place[axis];
}

bool surface_of(Surface *out, const Trace *trace, size_t step, const SurfaceOf *of, double most_ms) {
  const double range[] = {of->low[0], of->high[0], of->low[1], of->high[1]};
  size_t lowest;
  *out = (Surface){
      .low = {of->low[0], of->low[1]}, .high = {of->high[0], of->high[1]}, .columns = COLUMNS, .rows = ROWS};
  Sampling nodes = {&of->of, 1, of->over, 2, range, COLUMNS * ROWS, COLUMNS};
  out->at = sample_part(&out->version, &out->done, trace, step, &nodes, most_ms);
  if (out->at && !out->done) {
    out->columns = nodes.columns = COARSE_COLUMNS;
    out->rows = COARSE_ROWS;
    nodes.points = COARSE_COLUMNS * COARSE_ROWS;
    out->at = sample_numbers(&out->version, trace, step, &nodes);
  }
  if (!out->at || !find_lowest(&lowest, out->at, nodes.points))
    return false;
  find_least(out, lowest);
  return true;
}
