#include "model/descent.h"

#include "model/descent_single.h"

#include <assert.h>
#include <math.h>

/* gradient = dz x^T behind each other with dz itself, as theta is laid out. */
static void outer(double *gradient, const double *dz, const double *x, size_t rows, size_t D) {
  for (size_t k = 0; k < rows; k++) {
    for (size_t d = 0; d < D; d++)
      gradient[k * D + d] = dz[k] * x[d];
    gradient[rows * D + k] = dz[k];
  }
}

static void add_outer(double *gradient, const double *dz, const double *x, size_t rows, size_t D) {
  for (size_t k = 0; k < rows; k++) {
    for (size_t d = 0; d < D; d++)
      gradient[k * D + d] += dz[k] * x[d];
    gradient[rows * D + k] += dz[k];
  }
}

double descent_sample(double *gradient, const Descent *descent, const double *theta, const double *x,
                      size_t label, double *scratch) {
  double *dz = scratch, *rest = scratch + descent->K;
  if (gradient) {
    descent_dz(dz, descent, theta, x, label, rest);
    outer(gradient, dz, x, descent_rows(descent), descent->D);
  }
  return descent_loss(descent, theta, x, label, scratch);
}

/* The mean over the samples; nothing of the penalty. */
static void mean_gradient(double *gradient, const Descent *descent, const double *theta,
                          const DescentSamples *samples, double *scratch) {
  double *dz = scratch, *rest = scratch + descent->K;
  size_t row_count = descent_rows(descent), D = descent->D, size = descent_size(descent),
         count = samples->count;
  for (size_t i = 0; i < count; i++) {
    size_t row = samples->rows ? samples->rows[i] : i;
    const double *x = &samples->X[row * D];
    descent_dz(dz, descent, theta, x, samples->labels[row], rest);
    (i == 0 ? outer : add_outer)(gradient, dz, x, row_count, D);
  }
  if (count > 1)
    for (size_t j = 0; j < size; j++)
      gradient[j] /= (double)count;
}

static void add_decay(double *gradient, const Descent *descent, const double *theta) {
  size_t weights = descent_rows(descent) * descent->D;
  for (size_t j = 0; j < weights; j++)
    gradient[j] += descent->alpha * theta[j];
}

void descent_gradient(double *gradient, const Descent *descent, const double *theta,
                      const DescentSamples *samples, double *scratch) {
  assert(samples->count > 0);
  mean_gradient(gradient, descent, theta, samples, scratch);
  if (descent->penalty == PENALTY_L2)
    add_decay(gradient, descent, theta);
}

/* Each weight `by` nearer to 0, which it does not pass.  What is not a number stays so. */
static void shrink(double *W, double by, size_t count) {
  for (size_t j = 0; j < count; j++)
    W[j] = fabs(W[j]) <= by ? 0 : W[j] - copysign(by, W[j]);
}

/* v - v is 0 unless v is infinite or not a number. */
static bool all_finite(const double *v, size_t count) {
  double odd = 0, even = 0;
  for (size_t i = 0; i + 1 < count; i += 2) {
    odd += v[i] - v[i];
    even += v[i + 1] - v[i + 1];
  }
  double last = v[count - 1] - v[count - 1];
  return odd + even + last == 0;
}

/* The step for any number of samples, for every kind. */
static bool step_mean(double *theta, const Descent *descent, const DescentSamples *samples, double *scratch) {
  size_t size = descent_size(descent);
  double *gradient = scratch;
  descent_gradient(gradient, descent, theta, samples, scratch + size);
  for (size_t j = 0; j < size; j++)
    theta[j] -= descent->eta * gradient[j];
  if (descent->penalty == PENALTY_L1)
    shrink(theta, descent->eta * descent->alpha, descent_rows(descent) * descent->D);
  return all_finite(theta, size);
}

bool descent_step(double *theta, const Descent *descent, const DescentSamples *samples, double *scratch) {
  static const uint32_t first[] = {0};
  DescentSamples all = *samples;
  bool finite;
  if (!all.rows && all.count == 1)
    all.rows = first;
  (void)descent_walk(theta, &finite, descent, &all, all.count, scratch);
  return finite;
}

size_t descent_walk(double *theta, bool *finite, const Descent *descent, const DescentSamples *samples,
                    size_t batch, double *scratch) {
  size_t updates = 0, count = samples->count;
  assert(count > 0 && batch > 0);
  if (batch == 1 && descent_single_can(descent))
    return descent_single_walk(theta, finite, descent, samples, scratch);
  *finite = true;
  for (size_t at = 0; at < count && *finite; at += batch, updates++) {
    DescentSamples some = *samples;
    some.rows = samples->rows ? samples->rows + at : NULL;
    some.count = count - at < batch ? count - at : batch;
    *finite = step_mean(theta, descent, &some, scratch);
  }
  return updates;
}
