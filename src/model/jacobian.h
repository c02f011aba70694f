/* The chain rule in two parts: the loss by p, and p by z.
 *
 * gradient.h has what they come to together; a lesson shows the parts. */
#ifndef STEPMAX_MODEL_JACOBIAN_H
#define STEPMAX_MODEL_JACOBIAN_H

#include <stddef.h>

/* J[i * K + k] = d p[i] / d z[k] = p[i] ([i = k] - p[k]), for p = softmax(z).  It is symmetric, and each of
 * its rows adds up to 0. Shapes: p[K] in; J[K * K] out. Source: article on the Softmax-with-Loss layer, the
 * derivative of softmax. */
void jacobian_softmax(double *J, const double *p, size_t K);

/* dp = d loss / d p = p - y, for the loss 1/2 |p - y|^2.
 * Shapes: p[K], y[K] in; dp[K] out. */
void jacobian_mse_dp(double *dp, const double *p, const double *y, size_t K);

/* dp = d loss / d p = -y / p, for cross-entropy; 0 where y is, -infinity where y is not and p is 0.
 * Shapes: p[K], y[K] in; dp[K] out.
 * Source: article on the Softmax-with-Loss layer, backward through the loss. */
void jacobian_cross_entropy_dp(double *dp, const double *p, const double *y, size_t K);

#endif
