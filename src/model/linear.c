#include "model/linear.h"

#include "model/inline.h"

void linear_forward(double *z, const double *W, const double *x, const double *b, size_t K, size_t D) {
  inline_linear(z, W, x, b, K, D);
}

void linear_products(double *products, const double *W, const double *x, size_t K, size_t D) {
  for (size_t k = 0; k < K; k++)
    for (size_t d = 0; d < D; d++)
      products[k * D + d] = W[k * D + d] * x[d];
}
