/* From scores to probabilities, in the two ways that a lesson shows.
 *
 * As the slide writes it (e^z, its sum, the quotient) the exponentials overflow from z = 710 on; with
 * the largest score taken out first they never do, and the quotient is the same.  Both are here: the
 * first for the numbers on the screen, the second for everything that is computed from p. */
#ifndef STEPMAX_MODEL_SOFTMAX_H
#define STEPMAX_MODEL_SOFTMAX_H

#include <stddef.h>

/* p = softmax(z), shifted by max(z) so that no exponential overflows.
 * Shapes: z[K] in, p[K] out (may be the same array).  K >= 1; z finite.
 * Source: slide "소프트맥스", p_k = e^{z_k} / sum_j e^{z_j}. */
void softmax(double *p, const double *z, size_t K);

/* exp_z[k] = e^{z_k}; returns their sum.  Both may be Infinity: that is what the shift is for.
 * Shapes: z[K] in, exp_z[K] out (may be the same array).
 * Source: slide "소프트맥스", numerators and denominator. */
double softmax_exp(double *exp_z, const double *z, size_t K);

/* The place of the largest score, the first of several.  K >= 1. */
size_t softmax_argmax(const double *z, size_t K);

/* log(sum_k e^{z_k}) - max(z), at least 0 and at most log K: finite for every finite z, and exact to
 * the last few bits even where one score stands far above the others (the sum is taken without its
 * largest term, the 1 that log1p adds). */
double softmax_log_sum_shifted(const double *z, size_t K);

#endif
