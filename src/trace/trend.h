/* How a number went over the updates: what a chart over updates, samples or another number draws. */
#ifndef STEPMAX_TRACE_TREND_H
#define STEPMAX_TRACE_TREND_H

#include "trace/trace.h"

enum { TREND_MOST = 241 };

/* Which number, of the trace's pane. */
typedef struct TrendOf {
  Cell of;
  const Cell *next; /* the same after an update: known of the last one too; NULL: none */
  const Cell *over; /* what runs along x; NULL: the updates made before, of a training what its clock
                        counts */
} TrendOf;

/* Points from the first update on, those still to come included as far as they are computed; of a long run
 * at most TREND_MOST, evenly. */
typedef struct Trend {
  const double *x, *y;
  const size_t *passes; /* of each point: the one that begins with it, or the last */
  size_t count;
  size_t past;      /* of them, those before the pass */
  double now, next; /* x at the pass, before and after its update */
  double end;       /* x after the last update, computed or not */
} Trend;

/* As it is at a pass, from the numbers that a step of this kind starts from.  The kind may be of another
 * trace of the same lesson; pass must be one of the trace's.  It lives in the arena. */
Trend trend_of(Arena *arena, const Trace *trace, const StepKind *kind, size_t pass, const TrendOf *of);

/* What is counted along x, where it is `over`, or NULL. */
Clock trend_clock(const Trace *trace, const Cell *over);

#endif
