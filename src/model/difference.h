/* The gradient by central differences: the check of the formulas in gradient.h.
 *
 * Every number is (J(v + h) - J(v - h)) / 2h with J computed forward from the perturbed v; no formula
 * for a derivative is used, so a mistake in one cannot hide.  J = loss + alpha/2 |W|^2.
 *
 * h balances what the cubic term leaves out (h^2) against the rounding of the loss (eps |z| / h):
 * h = cbrt(eps max(1, max|z|)), divided by |x[d]| for a weight whose input makes it act more
 * strongly.  Then the error is about 1e-10 for scores of ordinary size. */
#ifndef STEPMAX_MODEL_DIFFERENCE_H
#define STEPMAX_MODEL_DIFFERENCE_H

#include <stddef.h>

/* The most classes and features that this file takes. */
enum { DIFFERENCE_CLASSES_MAX = 64, DIFFERENCE_FEATURES_MAX = 64 };

/* d loss / d z.
 * Shapes: z[K] in; dz[K] out.  label counts from 0; K <= DIFFERENCE_CLASSES_MAX. */
void difference_dz(double *dz, const double *z, size_t label, size_t K);

/* A sample and the model that it is seen by.  Shapes: W[K * D], x[D], b[K]. */
typedef struct DifferenceAt {
  const double *W, *x, *b;
  size_t label, K, D; /* label from 0; K and D within the limits above */
} DifferenceAt;

/* d J / d W and d J / d b.  A weight or an intercept of class k changes no score but z[k], so what a whole
 * forward computation would repeat is kept: the sum of the other classes' exponentials, and the penalty of
 * the other weights, which cancels.  The moved score is computed from its whole row each time.
 * Shapes: dW[K * D], db[K] out. */
void difference_dW(double *dW, const DifferenceAt *at, double alpha);
void difference_db(double *db, const DifferenceAt *at);

/* The same of MSE, 1/2 |p - y|^2 with p = softmax(z), in place of cross-entropy. */
void difference_mse_dz(double *dz, const double *z, size_t label, size_t K);
void difference_mse_dW(double *dW, const DifferenceAt *at, double alpha);
void difference_mse_db(double *db, const DifferenceAt *at);

/* The largest |a[i] - b[i]|; NaN if any of them is. */
double difference_largest(const double *a, const double *b, size_t count);

#endif
