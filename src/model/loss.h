/* What is made small: the loss of one sample, with its gradient by the scores for the runs of training (the
 * scenes' equations give the same), and the penalty on the weights. */
#ifndef STEPMAX_MODEL_LOSS_H
#define STEPMAX_MODEL_LOSS_H

#include <stddef.h>

/* -log softmax(z)[label], in nats (natural logarithm); >= 0.
 * Computed from the scores, not from p, so that it stays finite and no digit is lost where p is 0 or 1
 * to the last bit: |z| up to 1e6 and beyond.
 * Shapes: z[K], finite.  label counts from 0, label < K.
 * Source: slide "교차 엔트로피", l = -sum_k y_k log p_k with a one-hot y. */
double loss_cross_entropy(const double *z, size_t label, size_t K);

/* 1/2 |p - y|^2 with the one-hot y of the label.  Shapes: p[K].  label counts from 0, label < K.
 * Source: the sum-of-squares loss of the lecture, with 1/2 so that its derivative is the error. */
double loss_mse(const double *p, size_t label, size_t K);

/* dz = d loss / d z = p - y, for softmax followed by cross-entropy.
 * Shapes: p[K], y[K] in; dz[K] out.
 * Source: slide "p - y". */
void loss_cross_entropy_dz(double *dz, const double *p, const double *y, size_t K);

/* The same for softmax followed by MSE, 1/2 |p - y|^2: the error p - y through the Jacobian of softmax,
 *   dz[i] = p[i] ((p[i] - y[i]) - sum_j p[j] (p[j] - y[j])).
 * Shapes: p[K], y[K] in; dz[K] out, an array of its own.
 * Source: chain rule with d p_j / d z_i = p_j ([i = j] - p_i). */
void loss_mse_dz(double *dz, const double *p, const double *y, size_t K);

/* alpha/2 |W|^2, the sum over all `count` weights; intercepts are not penalised.
 * Source: slide "정칙화". */
double loss_penalty_l2(const double *W, double alpha, size_t count);

/* alpha |W|_1, the sum of the weights without their signs; the same. */
double loss_penalty_l1(const double *W, double alpha, size_t count);

#endif
