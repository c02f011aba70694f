#include "model/gradient.h"

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
