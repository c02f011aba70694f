/* The steps of a trace: the lesson's own, one after another, and one or more for every further update.
 *
 * They are not stored one by one: a stretch of updates that all show the same is a single segment, however
 * long. */
#ifndef STEPMAX_TRACE_STEPS_H
#define STEPMAX_TRACE_STEPS_H

#include "trace/trace.h"

/* `passes` times the steps kinds[0 .. count), for the passes from `pass` on. */
struct TraceSegment {
  const StepKind *kinds;
  size_t count, pass, passes;
  size_t first; /* its first step */
};

/* Fills the trace's segments and step_count.  Fails as trace_build does. */
bool steps_list(Trace *trace, const Opened *opened, Error *err) MUST_CHECK;

#endif
