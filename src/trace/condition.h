/* Conditions of panels: expressions in which seen(NAME) is 1 while NAME is on screen, and else 0. */
#ifndef STEPMAX_TRACE_CONDITION_H
#define STEPMAX_TRACE_CONDITION_H

#include "trace/trace.h"

/* The expression with every seen(...) replaced by 1 or 0, in the arena; the columns of all else stay.  While
 * the step asks, what it makes fresh is not seen.  NULL, with a column: what stands in the brackets is no
 * value. */
const char *condition_text(Arena *arena, const Trace *trace, size_t step, bool asking, const char *text,
                           Error *err);

#endif
