#include "model/descent.h"

#include "model/inline.h"
#include "model/loss.h"
#include "model/sigmoid.h"
#include "model/softmax.h"

#include <assert.h>

size_t descent_rows(const Descent *descent) {
  return descent->model == MODEL_LOGISTIC ? 1 : descent->K;
}

size_t descent_size(const Descent *descent) {
  return descent_rows(descent) * (descent->D + 1);
}

/* One gradient, and K numbers three times: dz, and the p and y that it is made of. */
size_t descent_scratch(const Descent *descent) {
  return descent_size(descent) + 3 * descent->K;
}

void descent_scores(double *z, const Descent *descent, const double *theta, const double *x) {
  size_t rows = descent_rows(descent), D = descent->D;
  inline_linear(z, theta, x, theta + rows * D, rows, D);
}

void descent_predict(double *p, const Descent *descent, const double *theta, const double *x) {
  descent_scores(p, descent, theta, x);
  if (descent->model == MODEL_LOGISTIC)
    sigmoid_pair(p, p[0]);
  else
    softmax(p, p, descent->K);
}

static void softmax_dz(double *dz, const Descent *descent, const double *p, double *y, size_t label) {
  for (size_t k = 0; k < descent->K; k++)
    y[k] = 0;
  y[label] = 1;
  if (descent->loss == LOSS_MSE)
    loss_mse_dz(dz, p, y, descent->K);
  else
    loss_cross_entropy_dz(dz, p, y, descent->K);
}

/* o - y, which for MSE goes through sigmoid's slope o (1 - o); o - 1 is the other probability, negative. */
static double logistic_dz(const Descent *descent, const double *p, size_t label) {
  double error = label == 1 ? -p[0] : p[1];
  return descent->loss == LOSS_MSE ? error * (p[1] * p[0]) : error;
}

void descent_dz(double *dz, const Descent *descent, const double *theta, const double *x, size_t label,
                double *scratch) {
  double *p = scratch, *y = scratch + descent->K;
  assert(label < descent->K);
  descent_predict(p, descent, theta, x);
  if (descent->model == MODEL_LOGISTIC)
    dz[0] = logistic_dz(descent, p, label);
  else
    softmax_dz(dz, descent, p, y, label);
}
