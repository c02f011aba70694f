#include "model/linear.h"

void linear_forward(double *z, const double *W, const double *x, const double *b, size_t K, size_t D) {
  for (size_t k = 0; k < K; k++) {
    double sum = 0;
    for (size_t d = 0; d < D; d++)
      sum += W[k * D + d] * x[d];
    z[k] = sum + b[k];
  }
}

void linear_products(double *products, const double *W, const double *x, size_t K, size_t D) {
  for (size_t k = 0; k < K; k++)
    for (size_t d = 0; d < D; d++)
      products[k * D + d] = W[k * D + d] * x[d];
}
