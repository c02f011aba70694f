/* How a run's history is laid out: distances chosen from the plan alone, before the first update. */
#ifndef STEPMAX_TRACE_RUN_PLAN_H
#define STEPMAX_TRACE_RUN_PLAN_H

#include "trace/run.h"

/* Updates between two checkpoints, and between two points of the curve; both at least 1.  See run.h. */
size_t run_plan_kept_every(const RunPlan *plan);
size_t run_plan_curve_every(const RunPlan *plan);

#endif
