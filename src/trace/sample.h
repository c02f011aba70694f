/* How numbers of a step would be if given numbers were different: behind cells.h and surface.h.
 *
 * The present numbers are those of the step's pass: W before its update, not W at the start.  What has been
 * computed is kept in the trace. */
#ifndef STEPMAX_TRACE_SAMPLE_H
#define STEPMAX_TRACE_SAMPLE_H

#include "trace/trace.h"

enum { SAMPLE_OVER_MAX = 8 };

/* Numbers `of` for so many settings of the numbers `over`. */
typedef struct Sampling {
  const Cell *of;
  size_t of_count;
  const Cell *over;
  size_t over_count;
  const double *at; /* setting i is at[i * over_count ...]; of a grid its low and high, across and up */
  size_t points;
  size_t columns; /* of a grid over two numbers, `points` its nodes, row after row; 0: no grid */
} Sampling;

/* Setting i, over_count numbers. */
static inline void sample_setting(double *out, const Sampling *what, size_t i) {
  for (size_t j = 0; j < what->over_count; j++) {
    size_t rows = what->columns > 0 ? what->points / what->columns : 0,
           last = (j == 0 ? what->columns : rows) - 1,
           node = what->columns == 0 ? 0
                  : j == 0           ? i % what->columns
                                     : i / what->columns;
    const double *range = what->at + 2 * j;
    out[j] = what->columns == 0 ? what->at[i * what->over_count + j]
                                : range[0] + (range[1] - range[0]) * (double)node / (double)last;
  }
}

/* Result i, c at [i * of_count + c]; NULL: they cannot be computed alone.  Valid until much else is asked for
 * (samples.h).  The same *version: the same numbers. */
const double *sample_numbers(uint64_t *version, const Trace *trace, size_t step, const Sampling *what);
/* The same, but computing stops after about so many milliseconds and goes on where it is called again; until
 * *done only the first ones are there. */
const double *sample_part(uint64_t *version, bool *done, const Trace *trace, size_t step,
                          const Sampling *what, double most_ms);

#endif
