/* Gradients written by hand, and the step that follows them.
 *
 * difference.h computes the same numbers without these formulas; a lesson shows both. */
#ifndef STEPMAX_MODEL_GRADIENT_H
#define STEPMAX_MODEL_GRADIENT_H

#include <stddef.h>

/* dz = d loss / d z = p - y, for softmax followed by cross-entropy.
 * Shapes: p[K], y[K] in; dz[K] out.
 * Source: slide "p - y". */
void gradient_cross_entropy_dz(double *dz, const double *p, const double *y, size_t K);

/* The same for softmax followed by MSE, 1/2 |p - y|^2: the error p - y through the Jacobian of softmax,
 *   dz[i] = p[i] ((p[i] - y[i]) - sum_j p[j] (p[j] - y[j])).
 * Shapes: p[K], y[K] in; dz[K] out, an array of its own.
 * Source: chain rule with d p_j / d z_i = p_j ([i = j] - p_i). */
void gradient_mse_dz(double *dz, const double *p, const double *y, size_t K);

/* dW = dz x^T + alpha W: the outer product, and the gradient of the penalty alpha/2 |W|^2.
 * Shapes: dz[K], x[D], W[K * D] in; dW[K * D] out.
 * Source: chain rule on z = Wx + b; slide "정칙화" for the second part. */
void gradient_linear_dW(double *dW, const double *dz, const double *x, const double *W, double alpha,
                        size_t K, size_t D);

/* db = dz: the intercept enters z with factor 1 and is never penalised.
 * Shapes: dz[K] in; db[K] out. */
void gradient_linear_db(double *db, const double *dz, size_t K);

/* move = -eta gradient: where a step of gradient descent goes.  Never -0.
 * Shapes: gradient[count] in; move[count] out. */
void gradient_move(double *move, const double *gradient, double eta, size_t count);

/* next = at - eta gradient: one step of gradient descent.
 * Shapes: at[count], gradient[count] in; next[count] out (may be `at`).
 * Source: slide "경사 하강법". */
void gradient_descend(double *next, const double *at, const double *gradient, double eta, size_t count);

#endif
