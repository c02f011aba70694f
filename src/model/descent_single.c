#include "model/descent_single.h"

#include "model/inline.h"

#include <assert.h>

bool descent_single_can(const Descent *descent) {
  return descent->loss == LOSS_CE && descent->penalty != PENALTY_L1;
}

/* One row of W by its error times x, and its intercept by the error.  Returns 0, or NaN if a number is not
 * finite any more: v - v is 0 for every other. */
static inline double move_row(double *w, double *b, const Descent *descent, const double *x, double error) {
  double eta = descent->eta, alpha = descent->alpha, odd = 0;
  size_t D = descent->D;
  if (descent->penalty == PENALTY_L2)
    for (size_t d = 0; d < D; d++)
      w[d] -= eta * (error * x[d] + alpha * w[d]);
  else
    for (size_t d = 0; d < D; d++)
      w[d] -= eta * (error * x[d]);
  for (size_t d = 0; d < D; d++)
    odd += w[d] - w[d];
  *b -= eta * error;
  return odd + (*b - *b);
}

static size_t softmax_walk(double *theta, bool *finite, const Descent *descent, const DescentSamples *samples,
                           double *p) {
  const double *X = samples->X;
  const uint8_t *labels = samples->labels;
  const uint32_t *rows = samples->rows;
  size_t K = descent->K, D = descent->D, count = samples->count;
  double *b = theta + K * D, odd = 0;
  for (size_t i = 0; i < count; i++) {
    const double *x = &X[rows[i] * D];
    assert(labels[rows[i]] < K);
    inline_linear(p, theta, x, b, K, D);
    inline_softmax(p, p, K);
    p[labels[rows[i]]] -= 1;
    for (size_t k = 0; k < K; k++)
      odd += move_row(&theta[k * D], &b[k], descent, x, p[k]);
    *finite = odd == 0;
    if (!*finite)
      return i + 1;
  }
  return count;
}

static size_t logistic_walk(double *theta, bool *finite, const Descent *descent,
                            const DescentSamples *samples) {
  const double *X = samples->X;
  const uint8_t *labels = samples->labels;
  const uint32_t *rows = samples->rows;
  size_t D = descent->D, count = samples->count;
  for (size_t i = 0; i < count; i++) {
    const double *x = &X[rows[i] * D];
    double z, p[2];
    inline_linear(&z, theta, x, theta + D, 1, D);
    inline_sigmoid_pair(p, z);
    *finite = move_row(theta, theta + D, descent, x, labels[rows[i]] == 1 ? -p[0] : p[1]) == 0;
    if (!*finite)
      return i + 1;
  }
  return count;
}

size_t descent_single_walk(double *theta, bool *finite, const Descent *descent, const DescentSamples *samples,
                           double *scratch) {
  if (descent->model == MODEL_LOGISTIC)
    return logistic_walk(theta, finite, descent, samples);
  return softmax_walk(theta, finite, descent, samples, scratch);
}
