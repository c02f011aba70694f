/* J(w, b) of 100 flowers around a point as a lesson. */
#ifndef STEPMAX_TESTS_SUPPORT_SAMPLE_SLOPE_H
#define STEPMAX_TESTS_SUPPORT_SAMPLE_SLOPE_H

#include "support/sample_trace.h"

/* The point (-1, 2), eps = 0.8, 20 degrees, eta = 3 and 7 updates; the steps here, ring and move told in
 * detail, and one for each further update.  It lives in the arena. */
void sample_slope(Lesson *out, Arena *arena);

/* As sample_set_up: the state is a Sample, which sample_tear_down frees. */
int sample_slope_set_up(void **state);

/* J(w, b) of a lesson of the scene or of one feature, added up here from its data without the program's sums;
 * cross-entropy without a penalty. */
double sample_objective(const Trace *trace, double w, double b);

#endif
