/* Linear scores: one number a class, from the weights and the input.
 *
 * Pure arithmetic; no memory is taken.  Every row is summed from the first feature to the last and
 * the intercept comes at the end, so the same W, b and x give the same bits wherever they are used. */
#ifndef STEPMAX_MODEL_LINEAR_H
#define STEPMAX_MODEL_LINEAR_H

#include <stddef.h>

/* z = W x + b.
 * Shapes: W[K * D] row by row, x[D], b[K] in; z[K] out.  K >= 1, D >= 1.
 * Source: slide "소프트맥스", z_k = w_k . x + b_k. */
void linear_forward(double *z, const double *W, const double *x, const double *b, size_t K, size_t D);

#endif
