/* The way of two given numbers over the updates. */
#ifndef STEPMAX_TRACE_PATH_H
#define STEPMAX_TRACE_PATH_H

#include "trace/cells.h"

/* Two numbers, and what they are after an update (NULL: nothing says it). */
typedef struct PathOf {
  const Cell *over; /* 2 */
  const Cell *next; /* 2, or NULL */
} PathOf;

/* Updates made at a step, the one that it shows counted only if it is `moved`. */
size_t path_made(const Trace *trace, size_t step, bool moved);

/* The update, from 0, whose numbers the step's pass has. */
size_t path_update(const Trace *trace, size_t step);

/* The updates made up to the step before and up to this one, whose own counts once all `next` are on screen;
 * while it asks, what is new is not. */
typedef struct PathMoment {
  size_t before, made;
  bool moved; /* the step's own update is made */
} PathMoment;
PathMoment path_moment(const Trace *trace, size_t step, bool asking, const Cell *next, size_t count);

/* Where the numbers are after the updates from `from` to `to` (at most path_made), picked where they are more
 * than max: the first ones, then evenly, the last always among them.  Returns how many. */
size_t path_places(CellsPlace *out, const Trace *trace, size_t step, const PathOf *of, size_t from, size_t to,
                   size_t max);

/* All the updates there will be, and the samples that so many have seen; 0: the trace counts none. */
size_t path_planned(const Trace *trace);
size_t path_samples(const Trace *trace, size_t made);

/* The update, from 1, that made a number that is not finite; false: none so far. */
bool path_ends(size_t *update, const Trace *trace);

#endif
