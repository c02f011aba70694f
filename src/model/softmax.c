#include "model/softmax.h"

#include "model/inline.h"

#include <math.h>

size_t softmax_argmax(const double *z, size_t K) {
  size_t best = 0;
  for (size_t k = 1; k < K; k++)
    if (z[k] > z[best])
      best = k;
  return best;
}

void softmax(double *p, const double *z, size_t K) {
  inline_softmax(p, z, K);
}

double softmax_exp(double *exp_z, const double *z, size_t K) {
  double sum = 0;
  for (size_t k = 0; k < K; k++) {
    exp_z[k] = exp(z[k]);
    sum += exp_z[k];
  }
  return sum;
}

double softmax_log_sum_shifted(const double *z, size_t K) {
  size_t top = softmax_argmax(z, K);
  double others = 0;
  for (size_t k = 0; k < K; k++)
    if (k != top)
      others += exp(z[k] - z[top]);
  return log1p(others);
}
