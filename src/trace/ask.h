/* The questions of a lesson's steps, and their right answers, which come from the trace: an edit may change
 * them.
 *
 * A step that is repeated, or seen again inside an opened update, asks only the first time. */
#ifndef STEPMAX_TRACE_ASK_H
#define STEPMAX_TRACE_ASK_H

#include "trace/trace.h"

/* The question that a step asks; NULL: none. */
const LessonAsk *ask_at(const Trace *trace, size_t step);

/* Where the lesson's own step asks; false: nowhere in this trace. */
bool ask_step(size_t *out, const Trace *trace, const LessonStep *source);

/* The right choice, from 1, of a step that asks.  Fails where the answer cannot be computed or is no whole
 * number from 1 to the number of choices; the error's column counts characters of the expression from 1. */
bool ask_answer(size_t *out, const Trace *trace, size_t step, Error *err) MUST_CHECK;

#endif
