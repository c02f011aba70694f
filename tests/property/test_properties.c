#include "model/inline.h"
#include "model/loss.h"
#include "model/softmax.h"
#include "support/check.h"
#include "support/given.h"
#include "support/sample_scene.h"
#include "support/sample_trace.h"
#include "support/values.h"
#include "trace/equation.h"

#include <math.h>
#include <string.h>

enum { ROUNDS = 200, CELLS_MAX = 1000, CLASSES_MIN = 2, CLASSES_MAX = 10, FEATURES_MAX = 12 };

/* A fixed sequence: splitmix64. */
static double uniform(uint64_t *seed, double low, double high) {
  uint64_t v = *seed += 0x9E3779B97F4A7C15u;
  v = (v ^ (v >> 30)) * 0xBF58476D1CE4E5B9u;
  v = (v ^ (v >> 27)) * 0x94D049BB133111EBu;
  return low + (high - low) * (double)((v ^ (v >> 31)) >> 11) / 9007199254740992.0;
}

static size_t whole(uint64_t *seed, size_t low, size_t high) {
  return low + (size_t)uniform(seed, 0, (double)(high - low + 1));
}

static size_t random_scores(uint64_t *seed, double *z, double size) {
  size_t K = whole(seed, CLASSES_MIN, CLASSES_MAX);
  for (size_t k = 0; k < K; k++)
    z[k] = uniform(seed, -size, size);
  return K;
}

static void fill(Setup *setup, const char *name, uint64_t *seed, double size) {
  for (size_t i = 0; i < given_count(setup, name); i++)
    *given_at(setup, name, i) = uniform(seed, -size, size);
}

static Setup random_setup(const Sample *sample, uint64_t *seed, double size) {
  size_t K = whole(seed, CLASSES_MIN, CLASSES_MAX), D = whole(seed, 1, FEATURES_MAX);
  Setup setup = SAMPLE_SETUP(sample->lesson.scene, {"K", K}, {"D", D});
  GIVEN_PUT(&setup, "updates", (double)whole(seed, 1, 20));
  GIVEN_PUT(&setup, "label", (double)whole(seed, 1, K));
  GIVEN_PUT(&setup, "eta", uniform(seed, 0.0001, 0.1));
  GIVEN_PUT(&setup, "alpha", whole(seed, 0, 1) ? uniform(seed, 0, 0.5) : 0);
  fill(&setup, "x", seed, size);
  fill(&setup, "W", seed, 1);
  fill(&setup, "b", seed, 1);
  return setup;
}

static void test_probabilities_make_one(void **state) {
  (void)state;
  uint64_t seed = 1;
  double z[CLASSES_MAX], p[CLASSES_MAX];
  for (int round = 0; round < ROUNDS; round++) {
    size_t K = random_scores(&seed, z, round % 2 ? 10 : 1e6);
    double sum = 0;
    softmax(p, z, K);
    for (size_t k = 0; k < K; k++) {
      assert_true(p[k] >= 0 && p[k] <= 1);
      sum += p[k];
    }
    check_close(sum, 1, 1e-14, 0);
  }
}

static void test_a_shift_changes_nothing(void **state) {
  (void)state;
  uint64_t seed = 2;
  double z[CLASSES_MAX], p[CLASSES_MAX], q[CLASSES_MAX];
  for (int round = 0; round < ROUNDS; round++) {
    size_t K = random_scores(&seed, z, 10);
    double shift = uniform(&seed, -500, 500), loss = loss_cross_entropy(z, 0, K);
    softmax(p, z, K);
    for (size_t k = 0; k < K; k++)
      z[k] += shift;
    softmax(q, z, K);
    for (size_t k = 0; k < K; k++)
      check_close(q[k], p[k], 1e-11, 0);
    check_close(loss_cross_entropy(z, 0, K), loss, 1e-11, 1e-13);
  }
}

static void test_permuted_classes(void **state) {
  (void)state;
  uint64_t seed = 3;
  double z[CLASSES_MAX], p[CLASSES_MAX], turned[CLASSES_MAX], q[CLASSES_MAX];
  for (int round = 0; round < ROUNDS; round++) {
    size_t K = random_scores(&seed, z, 10), by = whole(&seed, 1, K - 1);
    for (size_t k = 0; k < K; k++)
      turned[k] = z[(k + by) % K];
    softmax(p, z, K);
    softmax(q, turned, K);
    for (size_t k = 0; k < K; k++)
      check_close(q[k], p[(k + by) % K], 1e-14, 0);
  }
}

static void test_two_classes_are_the_sigmoid(void **state) {
  (void)state;
  uint64_t seed = 4;
  for (int round = 0; round < ROUNDS; round++) {
    double z[2] = {uniform(&seed, -20, 20), uniform(&seed, -20, 20)}, p[2];
    softmax(p, z, 2);
    check_close(p[0], 1 / (1 + exp(z[1] - z[0])), 1e-14, 0);
    check_close(loss_cross_entropy(z, 1, 2), log1p(exp(z[0] - z[1])), 1e-13, 0);
  }
}

static const double *values(const Trace *trace, size_t pass, ValueId id) {
  return trace_value_of(trace, trace_step(trace, 0).kind, pass, id)->at;
}

static void test_dz_sums_to_nothing(void **state) {
  Sample *sample = *state;
  uint64_t seed = 5;
  for (int round = 0; round < ROUNDS; round++) {
    Setup setup = random_setup(sample, &seed, 5);
    sample_rebuild(sample, &setup, NULL);
    double sum = 0;
    for (size_t k = 0; k < given_size(&setup, "K"); k++)
      sum += values(&sample->trace, 0, VALUE_DZ)[k];
    check_close(sum, 0, 0, 1e-14);
  }
}

/* J as the definition has it: every score anew, the plain softmax, its logarithm, the whole penalty. */
static double objective(Setup *setup) {
  size_t K = given_size(setup, "K"), D = given_size(setup, "D"), label = (size_t)*given_at(setup, "label", 0);
  double z[CLASSES_MAX], sum = 0, squares = 0;
  const double *W = given_at(setup, "W", 0);
  inline_linear(z, W, given_at(setup, "x", 0), given_at(setup, "b", 0), K, D);
  for (size_t k = 0; k < K; k++)
    sum += exp(z[k]);
  for (size_t i = 0; i < K * D; i++)
    squares += W[i] * W[i];
  return -log(exp(z[label - 1]) / sum) + *given_at(setup, "alpha", 0) / 2 * squares;
}

static double slope(Setup *setup, const char *name, size_t index) {
  double *parameter = given_at(setup, name, index), kept = *parameter, h = 1e-5;
  *parameter = kept + h;
  double above = objective(setup);
  *parameter = kept - h;
  double below = objective(setup);
  *parameter = kept;
  return (above - below) / (2 * h);
}

static void test_gradients_are_slopes(void **state) {
  Sample *sample = *state;
  uint64_t seed = 6;
  for (int round = 0; round < ROUNDS / 4; round++) {
    Setup setup = random_setup(sample, &seed, 3);
    sample_rebuild(sample, &setup, NULL);
    const Trace *trace = &sample->trace;
    for (size_t i = 0; i < given_count(&setup, "W"); i++)
      check_close(values(trace, 0, VALUE_DW)[i], slope(&setup, "W", i), 0, 1e-8);
    for (size_t k = 0; k < given_size(&setup, "K"); k++) {
      check_close(values(trace, 0, VALUE_DB)[k], slope(&setup, "b", k), 0, 1e-8);
      check_close(values(trace, 0, VALUE_DZ_CHECK)[k], values(trace, 0, VALUE_DZ)[k], 0, 1e-8);
    }
    for (size_t u = 0; u < trace->pass_count; u++)
      assert_true(*values(trace, u, VALUE_CHECK) < 1e-7);
  }
}

/* Only the exponentials as the slide writes them may overflow. */
static void test_large_scores_stay_finite(void **state) {
  Sample *sample = *state;
  uint64_t seed = 7;
  for (int round = 0; round < ROUNDS / 4; round++) {
    Setup setup = random_setup(sample, &seed, 1e5);
    for (size_t k = 0; k < given_size(&setup, "K"); k++)
      *given_at(&setup, "b", k) = uniform(&seed, -1e6, 1e6);
    sample_rebuild(sample, &setup, NULL);
    const Trace *trace = &sample->trace;
    for (size_t u = 0; u < trace->pass_count; u++) {
      for (ValueId id = 0; id < trace_values(trace); id++) {
        const Value *value = trace_value_of(trace, trace_step(trace, 0).kind, u, id);
        bool may_overflow =
            id == VALUE_EXP_Z || id == VALUE_SUM_EXP || id == VALUE_EXP_Z_NEXT || id == VALUE_SUM_EXP_NEXT;
        bool there = trace_has(trace, id);
        for (size_t i = 0; there && i < value->rows * value->cols; i++)
          assert_true(may_overflow ? !isnan(value->at[i]) : isfinite(value->at[i]));
      }
    }
  }
}

static void test_from_nothing(void **state) {
  Sample *sample = *state;
  static const double losses[] = {1.609438, 1.003144, 0.635583, 0.433063};
  Setup setup = sample->lesson.setup;
  given_fill(&setup, "W", 0);
  given_fill(&setup, "b", 0);
  sample_rebuild(sample, &setup, NULL);
  for (size_t u = 0; u < 4; u++)
    check_close(values(&sample->trace, 12, VALUE_LOSSES)[u], losses[u], 0, 5e-7);
  for (size_t k = 0; k < 5; k++)
    check_close(values(&sample->trace, 0, VALUE_DZ)[k], k == 3 ? -0.8 : 0.2, 1e-15, 0);
}

static void check_same_pass(const Trace *trace, const Pass *a, const Pass *b) {
  for (ValueId id = 0; id < trace_values(trace); id++) {
    const Value *left = &a->values[id], *right = &b->values[id];
    if (id == VALUE_UPDATE || id == VALUE_UPDATES || id == VALUE_LOSSES)
      continue;
    assert_int_equal(left->rows, right->rows);
    if (left->rows == 0) /* the scene has no such value */
      continue;
    assert_memory_equal(left->at, right->at, left->rows * left->cols * sizeof(double));
  }
}

/* Update u is the same bits in a longer run, in a shorter one, and in one that starts from its parameters. */
static void test_walking_equals_jumping(void **state) {
  Sample *sample = *state;
  uint64_t seed = 8;
  for (int round = 0; round < ROUNDS / 10; round++) {
    Setup setup = random_setup(sample, &seed, 5), shorter = setup, later = setup;
    Trace jumped = {0};
    sample_rebuild(sample, &setup, NULL);
    size_t u = whole(&seed, 0, (size_t)*given_at(&setup, "updates", 0) - 1);
    *given_at(&shorter, "updates", 0) = (double)u + 1;
    assert_true(trace_build(&jumped, &sample->lesson, &shorter, NULL, NULL));
    check_same_pass(&jumped, trace_pass_at(&sample->trace, 0, u), trace_pass_at(&jumped, 0, u));
    trace_free(&jumped);
    given_put(&later, "W", values(&sample->trace, u, VALUE_W), given_count(&setup, "W"));
    given_put(&later, "b", values(&sample->trace, u, VALUE_B), given_count(&setup, "b"));
    assert_true(trace_build(&jumped, &sample->lesson, &later, NULL, NULL));
    check_same_pass(&jumped, trace_pass_at(&sample->trace, 0, u), trace_pass_at(&jumped, 0, 0));
    trace_free(&jumped);
  }
}

/* A set of cells, a bit each. */
typedef struct CellSet {
  bool has[VALUE_MAX][CLASSES_MAX * FEATURES_MAX];
} CellSet;

static bool *in(const Pass *pass, CellSet *set, Cell cell) {
  return &set->has[cell.value][cell.row * pass->values[cell.value].cols + cell.col];
}

/* How often a is among the operands of b, summed over all b: by operands, and by uses. */
static void check_duality(const Trace *trace, size_t step, Cell a) {
  const Pass *pass = trace_pass(trace, step);
  Cell uses[CELLS_MAX], operands[CELLS_MAX];
  CellSet used = {{{false}}};
  size_t count = equation_uses(trace, step, a, uses, CELLS_MAX);
  assert_true(count <= CELLS_MAX);
  for (size_t i = 0; i < count; i++) {
    assert_false(*in(pass, &used, uses[i]));
    *in(pass, &used, uses[i]) = true;
  }
  for (ValueId id = 0; id < trace_values(trace); id++) {
    const Value *value = &pass->values[id];
    for (size_t i = 0; i < value->rows * value->cols; i++) {
      Cell b = {id, i / value->cols, i % value->cols};
      bool found = false;
      size_t of_b = equation_operands(trace, step, b, operands, CELLS_MAX);
      assert_true(of_b <= CELLS_MAX);
      for (size_t j = 0; j < of_b; j++)
        found =
            found || (operands[j].value == a.value && operands[j].row == a.row && operands[j].col == a.col);
      assert_int_equal(found, *in(pass, &used, b));
    }
  }
}

static void test_uses_are_operands_turned_round(void **state) {
  Sample *sample = *state;
  uint64_t seed = 9;
  for (int round = 0; round < 3; round++) {
    Setup setup = random_setup(sample, &seed, 5);
    sample_rebuild(sample, &setup, NULL);
    size_t step = sample->trace.step_count - 1;
    for (ValueId id = 0; id < trace_values(&sample->trace); id++) {
      const Value *value = &trace_pass(&sample->trace, step)->values[id];
      if (!trace_has(&sample->trace, id))
        continue;
      size_t some = whole(&seed, 0, value->rows - 1);
      check_duality(&sample->trace, step, (Cell){id, some, value->cols - 1});
      check_duality(&sample->trace, step, (Cell){id, value->rows - 1, 0});
    }
  }
}

/* No number is on the screen before what it was computed from. */
static void test_operands_come_first(void **state) {
  Sample *sample = *state;
  Opened opened = {0};
  opened_set(&opened, 3, true);
  sample_rebuild(sample, &sample->lesson.setup, &opened);
  const Trace *trace = &sample->trace;
  Cell operands[CELLS_MAX];
  for (size_t step = 0; step < trace->step_count; step++) {
    for (ValueId id = 0; id < trace_values(trace); id++) {
      for (size_t row = 0; row < trace_pass(trace, step)->values[id].rows; row++) {
        Cell cell = {id, row, 0};
        if (trace_visibility(trace, step, cell) == HIDDEN)
          continue;
        size_t count = equation_operands(trace, step, cell, operands, CELLS_MAX);
        for (size_t i = 0; i < count; i++)
          assert_int_not_equal(trace_visibility(trace, step, operands[i]), HIDDEN);
      }
    }
  }
}

int main(void) {
#define TRACED(name) cmocka_unit_test_setup_teardown(name, sample_set_up, sample_tear_down)
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_probabilities_make_one),
      cmocka_unit_test(test_a_shift_changes_nothing),
      cmocka_unit_test(test_permuted_classes),
      cmocka_unit_test(test_two_classes_are_the_sigmoid),
      TRACED(test_dz_sums_to_nothing),
      TRACED(test_gradients_are_slopes),
      TRACED(test_large_scores_stay_finite),
      TRACED(test_from_nothing),
      TRACED(test_walking_equals_jumping),
      TRACED(test_uses_are_operands_turned_round),
      TRACED(test_operands_come_first),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
