/* Updates by single samples in one loop, nothing between them: what stochastic descent spends its time in.
 *
 * Only for cross-entropy, without a penalty or with L2.  Bit for bit what descent_step does for any kind. */
#ifndef STEPMAX_MODEL_DESCENT_SINGLE_H
#define STEPMAX_MODEL_DESCENT_SINGLE_H

#include "model/descent.h"

/* Whether this file takes it. */
bool descent_single_can(const Descent *descent);

/* See descent_walk, with a batch of 1; the samples' rows are not NULL. */
size_t descent_single_walk(double *theta, bool *finite, const Descent *descent, const DescentSamples *samples,
                           double *scratch);

#endif
