/* A value over two given numbers, as a map draws it: exact at each node of a grid.
 *
 * Computed when it is first asked for, and again when anything that it depends on changes; an edit of
 * anything else, and other steps of a descent, leave it as it is.  Who cannot wait gets a coarse grid first.
 */
#ifndef STEPMAX_TRACE_SURFACE_H
#define STEPMAX_TRACE_SURFACE_H

#include "trace/trace.h"

typedef struct SurfaceOf {
  Cell of, over[2]; /* the height; the number across, and that up */
  double low[2], high[2];
} SurfaceOf;

typedef struct Surface {
  double low[2], high[2]; /* across, up */
  size_t columns, rows;
  const double *at; /* rows of columns, the first at low[1] */
  uint64_t version; /* the same number: the same surface */
  bool done;        /* on the fine grid */
  bool has_least;   /* the lowest node lies inside: */
  double least[2];  /* the minimum, found between the nodes */
} Surface;

/* The span of a given number on an axis: what the lesson lets it be edited to, or the surroundings of where
 * the lesson starts it where that has no end. */
void surface_span(double *low, double *high, const Trace *trace, Cell over);

/* False: it cannot be computed, or is nowhere finite.  Computing the fine grid stops after about so many
 * milliseconds, or INFINITY, and goes on at the next call.  Its numbers are valid as those of
 * sample_numbers. */
bool surface_of(Surface *out, const Trace *trace, size_t step, const SurfaceOf *of, double most_ms);

#endif
