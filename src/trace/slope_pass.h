/* The passes of the scene "slope": a look around at a point, and one step of gradient descent from it. */
#ifndef STEPMAX_TRACE_SLOPE_PASS_H
#define STEPMAX_TRACE_SLOPE_PASS_H

#include "data/dataset.h"
#include "model/descent.h"
#include "trace/sample.h"

enum { SLOPE_SCRATCH = 16 }; /* doubles that such a model needs */

/* The model whose mean loss J is: one sigmoid on one feature, without a penalty. */
Descent slope_descent(PaneLoss loss);
double slope_height(const Descent *descent, const Dataset *data, double w, double b);

/* For scene.h: J at other places. */
bool slope_heights(double *out, const Trace *trace, const Pass *pass, const Cell *of, const Sampling *what);

/* slope->updates passes, in the arena.  What a pass ends with is what the next one begins with. */
Pass *slope_pass_run(Arena *arena, const Slope *slope, const Dataset *data, PaneLoss loss);

#endif
