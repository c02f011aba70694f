#include "model/difference.h"

#include "model/linear.h"
#include "model/loss.h"
#include "model/softmax.h"

#include <assert.h>
#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

static double step_size(const double *z, size_t K) {
  double scale = 1;
  for (size_t k = 0; k < K; k++)
    scale = fmax(scale, fabs(z[k]));
  return cbrt(DBL_EPSILON * scale);
}

/* At least a few of v's last places, so that v + h and v - h differ. */
static double at_least(double h, double v) {
  return fmax(h, 4 * DBL_EPSILON * fabs(v));
}

typedef double (*Loss)(const double *z, size_t label, size_t K);

static double squared_loss(const double *z, size_t label, size_t K) {
  double p[DIFFERENCE_CLASSES_MAX];
  softmax(p, z, K);
  return loss_mse(p, label, K);
}

static void by_scores(double *dz, const double *z, size_t label, size_t K, Loss loss) {
  assert(K <= DIFFERENCE_CLASSES_MAX);
  double moved[DIFFERENCE_CLASSES_MAX], h = step_size(z, K);
  memcpy(moved, z, K * sizeof *z);
  for (size_t k = 0; k < K; k++) {
    double step = at_least(h, z[k]), above = z[k] + step, below = z[k] - step;
    moved[k] = above;
    double loss_above = loss(moved, label, K);
    moved[k] = below;
    double loss_below = loss(moved, label, K);
    moved[k] = z[k];
    /* What was really added, after rounding, rather than h. */
    dz[k] = (loss_above - loss_below) / (above - below);
  }
}

void difference_dz(double *dz, const double *z, size_t label, size_t K) {
  by_scores(dz, z, label, K, loss_cross_entropy);
}

void difference_mse_dz(double *dz, const double *z, size_t label, size_t K) {
  by_scores(dz, z, label, K, squared_loss);
}

/* The loss as seen from one class, whose score alone is moved. */
typedef struct View {
  double others; /* log of the sum of the other classes' exponentials */
  double right;  /* score of the right class */
  bool is_right; /* the class is the right one itself */
  bool squared;
  const double *z; /* all scores, their class and number: of a squared loss */
  size_t k, label, K;
} View;

static View view_from(const double *z, size_t k, const DifferenceAt *at, bool squared) {
  double others[DIFFERENCE_CLASSES_MAX];
  size_t count = 0;
  for (size_t j = 0; j < at->K; j++)
    if (j != k)
      others[count++] = z[j];
  return (View){.others = count > 0 ? softmax_log_sum_exp(others, count) : -INFINITY,
                .right = z[at->label],
                .is_right = k == at->label,
                .squared = squared,
                .z = z,
                .k = k,
                .label = at->label,
                .K = at->K};
}

static double loss_at(const View *view, double score) {
  if (view->squared) {
    double moved[DIFFERENCE_CLASSES_MAX];
    memcpy(moved, view->z, view->K * sizeof *moved);
    moved[view->k] = score;
    return squared_loss(moved, view->label, view->K);
  }
  double top = score > view->others ? score : view->others;
  double low = score > view->others ? view->others : score;
  return top - (view->is_right ? score : view->right) + log1p(exp(low - top));
}

/* The loss with class k's parameters replaced by this row and intercept. */
static double loss_with(const View *view, const double *row, const double *x, double b, size_t D) {
  double score;
  linear_forward(&score, row, x, &b, 1, D);
  return loss_at(view, score);
}

static void by_weights(double *dW, const DifferenceAt *at, double alpha, bool squared) {
  size_t K = at->K, D = at->D;
  assert(K <= DIFFERENCE_CLASSES_MAX && D <= DIFFERENCE_FEATURES_MAX);
  double z[DIFFERENCE_CLASSES_MAX], row[DIFFERENCE_FEATURES_MAX];
  linear_forward(z, at->W, at->x, at->b, K, D);
  double h = step_size(z, K);
  for (size_t k = 0; k < K; k++) {
    View view = view_from(z, k, at, squared);
    memcpy(row, &at->W[k * D], D * sizeof *row);
    for (size_t d = 0; d < D; d++) {
      double w = row[d], step = at_least(h / fmax(1, fabs(at->x[d])), w), above = w + step, below = w - step;
      row[d] = above;
      double J_above = loss_with(&view, row, at->x, at->b[k], D) + loss_penalty_l2(&above, alpha, 1);
      row[d] = below;
      double J_below = loss_with(&view, row, at->x, at->b[k], D) + loss_penalty_l2(&below, alpha, 1);
      row[d] = w;
      dW[k * D + d] = (J_above - J_below) / (above - below);
    }
  }
}

void difference_dW(double *dW, const DifferenceAt *at, double alpha) {
  by_weights(dW, at, alpha, false);
}

void difference_mse_dW(double *dW, const DifferenceAt *at, double alpha) {
  by_weights(dW, at, alpha, true);
}

static void by_intercepts(double *db, const DifferenceAt *at, bool squared) {
  size_t K = at->K, D = at->D;
  assert(K <= DIFFERENCE_CLASSES_MAX);
  double z[DIFFERENCE_CLASSES_MAX];
  linear_forward(z, at->W, at->x, at->b, K, D);
  double h = step_size(z, K);
  for (size_t k = 0; k < K; k++) {
    View view = view_from(z, k, at, squared);
    double b = at->b[k], step = at_least(h, b), above = b + step, below = b - step;
    double loss_above = loss_with(&view, &at->W[k * D], at->x, above, D);
    double loss_below = loss_with(&view, &at->W[k * D], at->x, below, D);
    db[k] = (loss_above - loss_below) / (above - below);
  }
}

void difference_db(double *db, const DifferenceAt *at) {
  by_intercepts(db, at, false);
}

void difference_mse_db(double *db, const DifferenceAt *at) {
  by_intercepts(db, at, true);
}

double difference_largest(const double *a, const double *b, size_t count) {
  double largest = 0;
  for (size_t i = 0; i < count; i++) {
    double difference = fabs(a[i] - b[i]);
    if (isnan(difference))
      return difference;
    largest = fmax(largest, difference);
  }
  return largest;
}
