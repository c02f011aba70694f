/* What a training's model says of places between the samples, at any moment of its run. */
#ifndef STEPMAX_TRACE_TRAINING_MODEL_H
#define STEPMAX_TRACE_TRAINING_MODEL_H

#include "trace/training.h"

/* p[i], of the second of two classes, at the only feature's x[i], so many updates after the start; between
 * two updates on a straight line from one's parameters to the other's.  False: the trace is no training, its
 * model has other than one feature and two classes, or its parameters are not finite. */
bool training_probabilities(double *p, const Trace *trace, double updates, const double *x, size_t count);
/* Where both are equally probable; NaN: nowhere. */
double training_border(const Trace *trace, double updates);

/* The data that a trace computes over; NULL: none. */
const LessonData *trace_data(const Trace *trace);

/* Which features, from 0, go across and up; returns whether that can be changed, by the set-up's *field. */
bool trace_data_axes(size_t axes[2], unsigned *field, const Trace *trace);

#endif
