#include "model/descent.h"

#include "model/loss.h"
#include "model/sigmoid.h"
#include "model/softmax.h"

#include <assert.h>

double descent_penalty(const Descent *descent, const double *theta) {
  size_t weights = descent_rows(descent) * descent->D;
  switch (descent->penalty) {
  case PENALTY_L2:
    return loss_penalty_l2(theta, descent->alpha, weights);
  case PENALTY_L1:
    return loss_penalty_l1(theta, descent->alpha, weights);
  case PENALTY_NONE:
    break;
  }
  return 0;
}

/* z = the scores; p[K] is memory. */
static double loss_of(double *p, const Descent *descent, const double *z, size_t label) {
  bool squared = descent->loss == LOSS_MSE;
  if (descent->model == MODEL_LOGISTIC)
    return (squared ? sigmoid_squared_error : sigmoid_cross_entropy)(z[0], (double)label);
  if (!squared)
    return loss_cross_entropy(z, label, descent->K);
  softmax(p, z, descent->K);
  return loss_mse(p, label, descent->K);
}

double descent_loss(const Descent *descent, const double *theta, const double *x, size_t label,
                    double *scratch) {
  double *z = scratch, *p = scratch + descent->K;
  assert(label < descent->K);
  descent_scores(z, descent, theta, x);
  return loss_of(p, descent, z, label);
}

/* The class of the largest score. */
static size_t told_class(const Descent *descent, const double *z) {
  return descent->model == MODEL_LOGISTIC ? z[0] > 0 : softmax_argmax(z, descent->K);
}

Measure descent_measure(const Descent *descent, const double *theta, const double *X, const uint8_t *labels,
                        size_t N, double *scratch) {
  double *z = scratch, *p = scratch + descent->K, sum = 0;
  size_t right = 0;
  assert(N > 0);
  for (size_t i = 0; i < N; i++) {
    descent_scores(z, descent, theta, &X[i * descent->D]);
    sum += loss_of(p, descent, z, labels[i]);
    right += told_class(descent, z) == labels[i];
  }
  double mean = sum / (double)N;
  return (Measure){.mean_loss = mean,
                   .objective = mean + descent_penalty(descent, theta),
                   .accuracy = (double)right / (double)N};
}
