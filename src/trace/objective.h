/* The kernel "objective": the mean loss of a logistic model with one feature over a data set. */
#ifndef STEPMAX_TRACE_OBJECTIVE_H
#define STEPMAX_TRACE_OBJECTIVE_H

#include "data/dataset.h"
#include "model/descent.h"

/* J(w, b) at theta = (w, b), and its gradient unless that is NULL.  The loss is that of the scene's variant:
 * the first is cross-entropy, the second half the squared error. */
Descent objective_descent(size_t variant);
double objective_at(const Dataset *data, size_t variant, const double theta[2], double *gradient);

#endif
