/* Linear scores, and the arithmetic of softmax.h and sigmoid.h, as inline functions, for the loop that
 * training by single samples spends its time in.  The functions of those headers are these, so that the bits
 * are the same. */
#ifndef STEPMAX_MODEL_INLINE_H
#define STEPMAX_MODEL_INLINE_H

#include <math.h>
#include <stddef.h>

/* z = W x + b: one number a class, from the weights and the input.  Every row is summed from the first
 * feature to the last and the intercept comes at the end, so the same W, b and x give the same bits wherever
 * they are used.
 * Shapes: W[K * D] row by row, x[D], b[K] in; z[K] out.  K >= 1, D >= 1.
 * Source: slide "소프트맥스", z_k = w_k . x + b_k. */
static inline void inline_linear(double *z, const double *W, const double *x, const double *b, size_t K,
                                 size_t D) {
  for (size_t k = 0; k < K; k++) {
    double sum = 0;
    for (size_t d = 0; d < D; d++)
      sum += W[k * D + d] * x[d];
    z[k] = sum + b[k];
  }
}

/* See softmax. */
static inline void inline_softmax(double *p, const double *z, size_t K) {
  double max = z[0], sum = 0;
  for (size_t k = 1; k < K; k++)
    max = z[k] > max ? z[k] : max;
  for (size_t k = 0; k < K; k++) {
    p[k] = exp(z[k] - max);
    sum += p[k];
  }
  for (size_t k = 0; k < K; k++)
    p[k] /= sum;
}

/* See sigmoid_pair. */
static inline void inline_sigmoid_pair(double *p, double z) {
  double small = exp(-fabs(z)), sum = 1 + small;
  p[0] = (z > 0 ? small : 1) / sum;
  p[1] = (z >= 0 ? 1 : small) / sum;
}

#endif
