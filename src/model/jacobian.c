#include "model/jacobian.h"

void jacobian_softmax(double *J, const double *p, size_t K) {
  for (size_t i = 0; i < K; i++)
    for (size_t k = 0; k < K; k++)
      J[i * K + k] = i == k ? p[i] * (1 - p[i]) : -p[i] * p[k];
}

void jacobian_mse_dp(double *dp, const double *p, const double *y, size_t K) {
  for (size_t k = 0; k < K; k++)
    dp[k] = p[k] - y[k];
}

void jacobian_cross_entropy_dp(double *dp, const double *p, const double *y, size_t K) {
  for (size_t k = 0; k < K; k++)
    dp[k] = y[k] > 0 ? -y[k] / p[k] : 0;
}
