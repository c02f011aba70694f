/* Gradients of the losses by the scores, for the runs of training; the scenes' equations give the same. */
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

#endif
