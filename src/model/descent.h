/* Gradient descent on a linear model: softmax over K classes, or one sigmoid for two.
 *
 * Pure arithmetic; memory for intermediate results is the caller's.  The objective is
 *   J(theta) = 1/N sum_i l_i(theta) + alpha R(W),   R = 1/2 |W|^2 (L2) or |W|_1 (L1) or 0,
 * and the intercept is never penalised.  The same theta, samples and order give the same bits wherever these
 * functions are called. */
#ifndef STEPMAX_MODEL_DESCENT_H
#define STEPMAX_MODEL_DESCENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum { MODEL_SOFTMAX, MODEL_LOGISTIC } ModelKind;
typedef enum { LOSS_CE, LOSS_MSE } LossKind; /* -log p[label]; 1/2 |p - y|^2, for one sigmoid 1/2 (o - y)^2 */
typedef enum { PENALTY_NONE, PENALTY_L2, PENALTY_L1 } PenaltyKind;

typedef struct Descent {
  ModelKind model;
  LossKind loss;
  PenaltyKind penalty;
  double eta, alpha;
  size_t K, D; /* classes (2 for MODEL_LOGISTIC), features */
} Descent;

/* Some of the samples that there are. */
typedef struct DescentSamples {
  const double *X;       /* all samples, D features each */
  const uint8_t *labels; /* of all */
  const uint32_t *rows;  /* which of them, in this order; NULL: the first ones */
  size_t count;
} DescentSamples;

/* Rows of W: K, or 1 for MODEL_LOGISTIC, whose sigmoid is the probability of class 1. */
size_t descent_rows(const Descent *descent);
/* theta holds W, row after row, and then b: rows * (D + 1) numbers. */
size_t descent_size(const Descent *descent);
/* The doubles that a function below needs as `scratch`. */
size_t descent_scratch(const Descent *descent);

/* z = W x + b.  Shapes: x[D] in; z[rows] out. */
void descent_scores(double *z, const Descent *descent, const double *theta, const double *x);

/* p = the class probabilities of one sample.  Shapes: x[D] in; p[K] out (for MODEL_LOGISTIC p[1] is the
 * sigmoid of z, and p[0] = 1 - p[1], each to its last bit). */
void descent_predict(double *p, const Descent *descent, const double *theta, const double *x);

/* The loss of one sample, computed from the scores, so that cross-entropy is finite where p is 0;
 * and alpha R(W). */
double descent_loss(const Descent *descent, const double *theta, const double *x, size_t label,
                    double *scratch);
double descent_penalty(const Descent *descent, const double *theta);

/* d loss / d z of one sample.  Shapes: dz[rows] out. */
void descent_dz(double *dz, const Descent *descent, const double *theta, const double *x, size_t label,
                double *scratch);

/* The loss of one sample, and its gradient by theta, without penalty; gradient may be NULL. */
double descent_sample(double *gradient, const Descent *descent, const double *theta, const double *x,
                      size_t label, double *scratch);

/* The mean gradient by theta over the samples, and with L2 alpha W; L1 adds nothing here (see descent_step).
 */
void descent_gradient(double *gradient, const Descent *descent, const double *theta,
                      const DescentSamples *samples, double *scratch);

/* One update: theta <- theta - eta gradient over these samples; with L1 each weight then moves eta alpha
 * towards 0 and stops there.  With one sample and L2 that is w <- w - eta ((p - y) x + alpha w).
 * Returns false, with theta as it came out, if a number in theta is not finite any more. */
bool descent_step(double *theta, const Descent *descent, const DescentSamples *samples, double *scratch);

/* The updates that these samples make, `batch` at a time, the last by what is left; their rows may be NULL
 * only if batch is their count.  Returns how many were made: all, or up to the first that left a number not
 * finite in theta, and then *finite is false.  Bit for bit as many calls of descent_step. */
size_t descent_walk(double *theta, bool *finite, const Descent *descent, const DescentSamples *samples,
                    size_t batch, double *scratch);

/* What is measured over all N samples.  A sample is told right if its label has the largest score, and is the
 * first of several such. */
typedef struct Measure {
  double mean_loss, objective; /* objective = mean_loss + alpha R(W) */
  double accuracy;             /* the share of samples told right */
} Measure;
Measure descent_measure(const Descent *descent, const double *theta, const double *X, const uint8_t *labels,
                        size_t N, double *scratch);

#endif
