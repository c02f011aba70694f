#include "trace/objective.h"

#include <assert.h>

enum { SCRATCH = 16 }; /* doubles that such a model needs */

Descent objective_descent(size_t variant) {
  return (Descent){.model = MODEL_LOGISTIC,
                   .loss = variant == 1 ? LOSS_MSE : LOSS_CE,
                   .penalty = PENALTY_NONE,
                   .K = 2,
                   .D = 1};
}

double objective_at(const Dataset *data, size_t variant, const double theta[2], double *gradient) {
  const Descent descent = objective_descent(variant);
  double scratch[SCRATCH];
  assert(descent_scratch(&descent) <= SCRATCH);
  if (gradient)
    descent_gradient(gradient, &descent, theta, &(DescentSamples){data->X, data->labels, NULL, data->N},
                     scratch);
  return descent_measure(&descent, theta, data->X, data->labels, data->N, scratch).mean_loss;
}
