#include "trace/chain_pass.h"

#include "model/difference.h"
#include "model/gradient.h"
#include "model/jacobian.h"
#include "model/linear.h"
#include "model/loss.h"
#include "model/softmax.h"

#include <math.h>
#include <string.h>

typedef struct Run {
  Arena *arena;
  const Chain *chain;
  PaneLoss loss;
  double *losses; /* updates + 1 */
} Run;

static double *new_value(Run *run, Pass *pass, ValueId id, size_t rows, size_t cols) {
  double *at = ARENA_ARRAY(run->arena, double, rows *cols);
  pass->values[id] = (Value){rows, cols, at};
  return at;
}

static double *new_classes(Run *run, Pass *pass, ValueId id) {
  return new_value(run, pass, id, run->chain->K, 1);
}

static double *new_matrix(Run *run, Pass *pass, ValueId id) {
  return new_value(run, pass, id, run->chain->K, run->chain->D);
}

static void new_scalar(Run *run, Pass *pass, ValueId id, double number) {
  *new_value(run, pass, id, 1, 1) = number;
}

static const double *numbers(const Pass *pass, ValueId id) {
  return pass->values[id].at;
}

/* What the lesson sets, and what follows from the label alone. */
static void begin(Run *run, Pass *pass) {
  const Chain *chain = run->chain;
  size_t K = chain->K, D = chain->D;
  memcpy(new_value(run, pass, VALUE_X, D, 1), chain->x, D * sizeof *chain->x);
  memcpy(new_matrix(run, pass, VALUE_W), chain->W, K * D * sizeof *chain->W);
  memcpy(new_classes(run, pass, VALUE_B), chain->b, K * sizeof *chain->b);
  new_scalar(run, pass, VALUE_LABEL, (double)chain->label);
  new_scalar(run, pass, VALUE_ETA, chain->eta);
  new_scalar(run, pass, VALUE_ALPHA, chain->alpha);
  new_scalar(run, pass, VALUE_UPDATES, (double)chain->updates);
  new_classes(run, pass, VALUE_Y)[chain->label - 1] = 1;
}

/* The values of a forward computation, before an update and after it. */
typedef enum { F_W, F_B, F_Z, F_EXP_Z, F_SUM_EXP, F_P, F_LOSS, F_COUNT } ForwardPart;
static const ValueId BEFORE[F_COUNT] = {VALUE_W,       VALUE_B, VALUE_Z,   VALUE_EXP_Z,
                                        VALUE_SUM_EXP, VALUE_P, VALUE_LOSS};
static const ValueId AFTER[F_COUNT] = {VALUE_W_NEXT,       VALUE_B_NEXT, VALUE_Z_NEXT,   VALUE_EXP_Z_NEXT,
                                       VALUE_SUM_EXP_NEXT, VALUE_P_NEXT, VALUE_LOSS_NEXT};

static void forward(Run *run, Pass *pass, const ValueId ids[F_COUNT]) {
  const Chain *chain = run->chain;
  size_t K = chain->K;
  double *z = new_classes(run, pass, ids[F_Z]);
  linear_forward(z, numbers(pass, ids[F_W]), chain->x, numbers(pass, ids[F_B]), K, chain->D);
  double *exp_z = new_classes(run, pass, ids[F_EXP_Z]);
  new_scalar(run, pass, ids[F_SUM_EXP], softmax_exp(exp_z, z, K));
  double *p = new_classes(run, pass, ids[F_P]);
  softmax(p, z, K);
  new_scalar(run, pass, ids[F_LOSS],
             run->loss == PANE_SQUARED_ERROR ? loss_mse(p, chain->label - 1, K)
                                             : loss_cross_entropy(z, chain->label - 1, K));
}

/* A pass begins where the one before it ended. */
static void take_over(Pass *pass, const Pass *before) {
  static const ValueId SAME[] = {VALUE_X, VALUE_LABEL, VALUE_ETA, VALUE_ALPHA, VALUE_UPDATES, VALUE_Y};
  for (size_t i = 0; i < sizeof SAME / sizeof *SAME; i++)
    pass->values[SAME[i]] = before->values[SAME[i]];
  for (size_t i = 0; i < F_COUNT; i++)
    pass->values[BEFORE[i]] = before->values[AFTER[i]];
}

/* The largest difference between the gradients and central differences of the objective. */
static double check(Run *run, const Pass *pass) {
  const Chain *chain = run->chain;
  size_t K = chain->K, D = chain->D, label = chain->label - 1;
  const double *W = numbers(pass, VALUE_W), *b = numbers(pass, VALUE_B);
  double dW[CHAIN_CLASSES_MAX * CHAIN_FEATURES_MAX], db[CHAIN_CLASSES_MAX];
  if (run->loss == PANE_SQUARED_ERROR) {
    difference_mse_dW(dW, W, chain->x, b, chain->alpha, label, K, D);
    difference_mse_db(db, W, chain->x, b, label, K, D);
  } else {
    difference_dW(dW, W, chain->x, b, chain->alpha, label, K, D);
    difference_db(db, W, chain->x, b, label, K, D);
  }
  double all[] = {difference_largest(numbers(pass, VALUE_DZ), numbers(pass, VALUE_DZ_CHECK), K),
                  difference_largest(numbers(pass, VALUE_DW), dW, K * D),
                  difference_largest(numbers(pass, VALUE_DB), db, K)};
  static const double NOTHING[3] = {0};
  return difference_largest(all, NOTHING, 3);
}

/* From the loss to the scores: by p, p by z, and both together. */
static const double *back_to_scores(Run *run, Pass *pass) {
  const Chain *chain = run->chain;
  size_t K = chain->K;
  bool squared = run->loss == PANE_SQUARED_ERROR;
  const double *p = numbers(pass, VALUE_P), *y = numbers(pass, VALUE_Y);
  double *dz = new_classes(run, pass, VALUE_DZ);
  (squared ? jacobian_mse_dp : jacobian_cross_entropy_dp)(new_classes(run, pass, VALUE_DP), p, y, K);
  jacobian_softmax(new_value(run, pass, VALUE_JACOBIAN, K, K), p, K);
  (squared ? gradient_mse_dz : gradient_cross_entropy_dz)(dz, p, y, K);
  (squared ? difference_mse_dz : difference_dz)(new_classes(run, pass, VALUE_DZ_CHECK),
                                                numbers(pass, VALUE_Z), chain->label - 1, K);
  return dz;
}

static void backward(Run *run, Pass *pass) {
  const Chain *chain = run->chain;
  size_t K = chain->K, D = chain->D;
  const double *dz = back_to_scores(run, pass);
  gradient_move(new_classes(run, pass, VALUE_MOVE), dz, chain->eta, K);
  double *dW = new_matrix(run, pass, VALUE_DW), *db = new_classes(run, pass, VALUE_DB);
  gradient_linear_dW(dW, dz, chain->x, numbers(pass, VALUE_W), chain->alpha, K, D);
  gradient_linear_db(db, dz, K);
  new_scalar(run, pass, VALUE_CHECK, check(run, pass));
  gradient_descend(new_matrix(run, pass, VALUE_W_NEXT), numbers(pass, VALUE_W), dW, chain->eta, K * D);
  gradient_descend(new_classes(run, pass, VALUE_B_NEXT), numbers(pass, VALUE_B), db, chain->eta, K);
}

/* Everything of update u, whose parameters and first forward computation are there already. */
static void complete(Run *run, Pass *pass, size_t u) {
  const Chain *chain = run->chain;
  const double *W = numbers(pass, VALUE_W);
  double loss = *numbers(pass, VALUE_LOSS);
  new_scalar(run, pass, VALUE_UPDATE, (double)u);
  linear_products(new_matrix(run, pass, VALUE_PRODUCTS), W, chain->x, chain->K, chain->D);
  double penalty = loss_penalty_l2(W, chain->alpha, chain->K * chain->D);
  new_scalar(run, pass, VALUE_PENALTY, penalty);
  new_scalar(run, pass, VALUE_J, loss + penalty);
  run->losses[u] = loss;
  pass->values[VALUE_LOSSES] = (Value){u + 1, 1, run->losses};
  backward(run, pass);
  forward(run, pass, AFTER);
}

Pass *chain_pass_run(Arena *arena, const Chain *chain, PaneLoss loss) {
  Run run = {arena, chain, loss, ARENA_ARRAY(arena, double, chain->updates + 1)};
  Pass *passes = ARENA_ARRAY(arena, Pass, chain->updates);
  begin(&run, &passes[0]);
  forward(&run, &passes[0], BEFORE);
  for (size_t u = 0; u < chain->updates; u++) {
    if (u > 0)
      take_over(&passes[u], &passes[u - 1]);
    complete(&run, &passes[u], u);
  }
  run.losses[chain->updates] = *numbers(&passes[chain->updates - 1], VALUE_LOSS_NEXT);
  return passes;
}
