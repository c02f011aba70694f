#include "model/loss.h"

#include "model/softmax.h"

#include <math.h>

double loss_cross_entropy(const double *z, size_t label, size_t K) {
  double above = z[softmax_argmax(z, K)] - z[label];
  return above + softmax_log_sum_shifted(z, K);
}

double loss_mse(const double *p, size_t label, size_t K) {
  double sum = 0;
  for (size_t k = 0; k < K; k++) {
    double error = k == label ? p[k] - 1 : p[k];
    sum += error * error;
  }
  return sum / 2;
}

void loss_cross_entropy_dz(double *dz, const double *p, const double *y, size_t K) {
  for (size_t k = 0; k < K; k++)
    dz[k] = p[k] - y[k];
}

void loss_mse_dz(double *dz, const double *p, const double *y, size_t K) {
  double shared = 0;
  for (size_t k = 0; k < K; k++)
    shared += p[k] * (p[k] - y[k]);
  for (size_t k = 0; k < K; k++)
    dz[k] = p[k] * ((p[k] - y[k]) - shared);
}

double loss_penalty_l2(const double *W, double alpha, size_t count) {
  double sum = 0;
  for (size_t i = 0; i < count; i++)
    sum += W[i] * W[i];
  return alpha / 2 * sum;
}

double loss_penalty_l1(const double *W, double alpha, size_t count) {
  double sum = 0;
  for (size_t i = 0; i < count; i++)
    sum += fabs(W[i]);
  return alpha * sum;
}
