#include "model/gradient.h"

#include <string.h>

void gradient_cross_entropy_dz(double *dz, const double *p, const double *y, size_t K) {
  for (size_t k = 0; k < K; k++)
    dz[k] = p[k] - y[k];
}

void gradient_mse_dz(double *dz, const double *p, const double *y, size_t K) {
  double shared = 0;
  for (size_t k = 0; k < K; k++)
    shared += p[k] * (p[k] - y[k]);
  for (size_t k = 0; k < K; k++)
    dz[k] = p[k] * ((p[k] - y[k]) - shared);
}

void gradient_linear_dW(double *dW, const double *dz, const double *x, const double *W, double alpha,
                        size_t K, size_t D) {
  for (size_t k = 0; k < K; k++)
    for (size_t d = 0; d < D; d++)
      dW[k * D + d] = dz[k] * x[d] + alpha * W[k * D + d];
}

void gradient_linear_db(double *db, const double *dz, size_t K) {
  memcpy(db, dz, K * sizeof *db);
}

void gradient_move(double *move, const double *gradient, double eta, size_t count) {
  for (size_t i = 0; i < count; i++)
    move[i] = 0.0 - eta * gradient[i];
}

void gradient_descend(double *next, const double *at, const double *gradient, double eta, size_t count) {
  for (size_t i = 0; i < count; i++)
    next[i] = at[i] - eta * gradient[i];
}
