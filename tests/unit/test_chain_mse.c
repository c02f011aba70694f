#include "model/difference.h"
#include "model/gradient.h"
#include "model/jacobian.h"
#include "model/softmax.h"
#include "support/check.h"
#include "support/given.h"
#include "support/reference.h"
#include "support/sample_trace.h"
#include "trace/equation.h"

#include <math.h>
#include <string.h>

/* Numbers from losses_reference.py, an independent computation with 50 digits. */
static const char REFERENCE[] = "tests/golden/losses.txt";

/* Of updates 1, 2 and 13: a loss before and after, 6 values of the classes, 2 of the weights, the Jacobian.
 */
enum { K = 5, D = 3, LABEL = 4, LINES = 3 * (2 + 6 * K + 2 * K * D + K * K), MSE = 0, CE = 1 };

static Phrase both(const char *text) {
  return (Phrase){.in = {text, text}, .line = {1, 1}, .column = {1, 1}};
}

/* The worked sample with two panes. */
static void make(Lesson *out, Arena *arena) {
  sample_lesson(out, arena);
  out->panes[MSE] = (LessonPane){.id = "mse", .title = both("MSE"), .loss = PANE_SQUARED_ERROR};
  out->panes[CE] = (LessonPane){.id = "ce", .title = both("Cross-entropy"), .loss = PANE_CROSS_ENTROPY};
  out->pane_count = 2;
}

static int set_up(void **state) {
  return sample_set_up_with(state, make);
}

/* All weights and intercepts 0, but for that of the first class. */
static void start_from(Sample *sample, double first) {
  Setup setup = sample->lesson.setup;
  given_fill(&setup, "W", 0);
  given_fill(&setup, "b", 0);
  *given_at(&setup, "b", 0) = first;
  sample_rebuild(sample, &setup, NULL);
}

static double number(const Sample *sample, size_t pane, ValueId value, size_t row, size_t col) {
  const Trace trace = trace_of_pane(&sample->trace, pane);
  return trace_number(&trace, 0, (Cell){value, row, col});
}

static void check_reference(const Sample *sample, const char *mse, const char *ce) {
  const Trace squared = trace_of_pane(&sample->trace, MSE), logarithm = trace_of_pane(&sample->trace, CE);
  assert_int_equal(reference_compare(&squared, REFERENCE, mse), LINES);
  assert_int_equal(reference_compare(&logarithm, REFERENCE, ce), LINES);
}

static void test_reference(void **state) {
  Sample *sample = *state;
  check_reference(sample, "slide-mse", "slide-ce");
  start_from(sample, 0);
  check_reference(sample, "zero-mse", "zero-ce");
  start_from(sample, 4);
  check_reference(sample, "wrong-mse", "wrong-ce");
}

static double ratio(const Sample *sample) {
  return fabs(number(sample, CE, VALUE_DZ, LABEL - 1, 0) / number(sample, MSE, VALUE_DZ, LABEL - 1, 0));
}

static void test_ratios(void **state) {
  Sample *sample = *state;
  start_from(sample, 0);
  check_close(ratio(sample), 5, 1e-14, 0);
  start_from(sample, 4);
  check_close(ratio(sample), 31.39, 0, 0.005);
}

/* The two parts of the chain rule give the gradient of either loss. */
static void test_through_the_jacobian(void **state) {
  Sample *sample = *state;
  start_from(sample, 4);
  for (size_t pane = MSE; pane <= CE; pane++)
    for (size_t k = 0; k < K; k++) {
      double dz = 0, row = 0;
      for (size_t i = 0; i < K; i++) {
        dz += number(sample, pane, VALUE_DP, i, 0) * number(sample, pane, VALUE_JACOBIAN, i, k);
        row += number(sample, pane, VALUE_JACOBIAN, k, i);
      }
      check_close(number(sample, pane, VALUE_DZ, k, 0), dz, 1e-12, 1e-15);
      check_close(row, 0, 0, 1e-15);
    }
}

static void test_central_differences(void **state) {
  (void)state;
  static const double z[] = {0.3, -2, 4, 1.5, -0.7, 2.25}, y[] = {0, 1, 0, 0, 0, 0};
  enum { CLASSES = 6 };
  double p[CLASSES], dz[CLASSES], checked[CLASSES];
  softmax(p, z, CLASSES);
  gradient_mse_dz(dz, p, y, CLASSES);
  difference_mse_dz(checked, z, 1, CLASSES);
  for (size_t k = 0; k < CLASSES; k++)
    check_close(checked[k], dz[k], 0, 1e-9);
}

/* Each weight is moved by itself, the penalty with it; 2 classes, 2 features. */
static void test_differences_of_weights(void **state) {
  (void)state;
  static const double W[] = {0.4, -0.3, 1.1, 0.2}, x[] = {1.5, -2}, b[] = {0.5, -0.25}, y[] = {0, 1};
  const double alpha = 0.1, z[] = {0.4 * 1.5 + 0.3 * 2 + 0.5, 1.1 * 1.5 - 0.2 * 2 - 0.25};
  double p[2], dz[2], dW[4], db[2];
  softmax(p, z, 2);
  gradient_mse_dz(dz, p, y, 2);
  difference_mse_dW(dW, &(DifferenceAt){W, x, b, 1, 2, 2}, alpha);
  difference_mse_db(db, &(DifferenceAt){W, x, b, 1, 2, 2});
  for (size_t k = 0; k < 2; k++) {
    check_close(db[k], dz[k], 0, 1e-9);
    for (size_t d = 0; d < 2; d++)
      check_close(dW[2 * k + d], dz[k] * x[d] + alpha * W[2 * k + d], 0, 1e-9);
  }
}

static void test_every_update_is_checked(void **state) {
  Sample *sample = *state;
  start_from(sample, 4);
  for (size_t pane = MSE; pane <= CE; pane++) {
    const Trace trace = trace_of_pane(&sample->trace, pane);
    for (size_t u = 0; u < trace.pass_count; u++)
      assert_true(trace_pass_at(&trace, 0, u)->values[VALUE_CHECK].at[0] < 1e-8);
  }
}

static void test_where_p_is_zero(void **state) {
  (void)state;
  const double p[] = {1, 0}, right[] = {0, 1}, wrong[] = {1, 0};
  double dp[2];
  jacobian_cross_entropy_dp(dp, p, right, 2);
  assert_true(isinf(dp[1]) && dp[1] < 0);
  check_close(dp[0], 0, 0, 0);
  jacobian_cross_entropy_dp(dp, p, wrong, 2);
  check_close(dp[0], -1, 0, 0);
  check_close(dp[1], 0, 0, 0);
}

/* The pane of cross-entropy has the numbers of a lesson without panes, which has neither dp nor the Jacobian.
 */
static void test_without_panes(void **state) {
  Sample *sample = *state;
  const Trace pane = trace_of_pane(&sample->trace, CE);
  Lesson plain = sample->lesson;
  Trace alone;
  Error err = {0};
  plain.pane_count = 0;
  assert_true(trace_build(&alone, &plain, &plain.setup, NULL, &err));
  assert_int_equal(trace_shape(&sample->trace, VALUE_DP), SHAPE_K);
  assert_int_equal(trace_shape(&sample->trace, VALUE_JACOBIAN), SHAPE_KK);
  assert_int_equal(trace_shape(&alone, VALUE_DP), SHAPE_NONE);
  assert_int_equal(trace_shape(&alone, VALUE_JACOBIAN), SHAPE_NONE);
  for (int id = 0; id < VALUE_COUNT; id++) {
    const Value *a = &trace_pass_at(&pane, 0, 12)->values[id], *b = &trace_pass_at(&alone, 0, 12)->values[id];
    assert_int_equal(a->rows * a->cols, b->rows * b->cols);
    if (a->rows > 0)
      assert_memory_equal(a->at, b->at, a->rows * a->cols * sizeof *a->at);
  }
  trace_free(&alone);
}

/* --- Equations */

static void check_numeric(const Sample *sample, size_t pane, Cell cell, const char *want) {
  const Trace trace = trace_of_pane(&sample->trace, pane);
  Text text = {0};
  equation_numeric(&text, &trace, 0, cell, 2);
  check_contains(text_get(&text), want);
  text_free(&text);
}

static void check_symbolic(const Sample *sample, size_t pane, Cell cell, const char *want) {
  const Trace trace = trace_of_pane(&sample->trace, pane);
  Text text = {0};
  equation_symbolic(&text, &trace, 0, cell);
  check_contains(text_get(&text), want);
  text_free(&text);
}

static void test_equations(void **state) {
  const Sample *sample = *state;
  const Cell loss = {VALUE_LOSS, 0, 0}, dp = {VALUE_DP, LABEL - 1, 0}, dz = {VALUE_DZ, LABEL - 1, 0};
  const Cell diagonal = {VALUE_JACOBIAN, 3, 3}, other = {VALUE_JACOBIAN, 3, 2};
  check_symbolic(sample, MSE, loss, "\\frac{1}{2} \\|\\mathbf{p} - \\mathbf{y}\\|^2");
  check_symbolic(sample, CE, loss, "-\\log p_4");
  check_symbolic(sample, MSE, dp, "p_4 - y_4");
  check_symbolic(sample, CE, dp, "-\\frac{y_4}{p_4}");
  check_symbolic(sample, MSE, diagonal, "p_4 (1 - p_4)");
  check_symbolic(sample, MSE, other, "-p_4 \\, p_3");
  check_symbolic(sample, CE, dz, "p_4 - y_4");
  check_numeric(sample, MSE, loss, "(0.60 - 1)^2");
  check_numeric(sample, MSE, loss, "0.10");
  check_numeric(sample, CE, dp, "-1.66");
  check_numeric(sample, MSE, diagonal, "0.24");
  check_numeric(sample, MSE, dz, "(-0.40) \\cdot 0.24");
  check_numeric(sample, MSE, dz, "-0.12");
}

static void test_operands_of_the_squared_gradient(void **state) {
  const Sample *sample = *state;
  const Trace squared = trace_of_pane(&sample->trace, MSE), logarithm = trace_of_pane(&sample->trace, CE);
  const Cell dz = {VALUE_DZ, 1, 0};
  Cell operands[2 * K];
  assert_int_equal(equation_operands(&squared, 0, dz, operands, 2 * K), 2 * K);
  for (size_t i = 0; i < K; i++) {
    assert_int_equal(operands[i].value, VALUE_DP);
    assert_int_equal(operands[K + i].value, VALUE_JACOBIAN);
    assert_int_equal(operands[K + i].row, i);
    assert_int_equal(operands[K + i].col, 1);
  }
  assert_int_equal(equation_operands(&logarithm, 0, dz, operands, 2 * K), 2);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, sample_tear_down)
  const struct CMUnitTest tests[] = {
      TEST(test_reference),
      TEST(test_ratios),
      TEST(test_through_the_jacobian),
      cmocka_unit_test(test_central_differences),
      cmocka_unit_test(test_differences_of_weights),
      TEST(test_every_update_is_checked),
      cmocka_unit_test(test_where_p_is_zero),
      TEST(test_without_panes),
      TEST(test_equations),
      TEST(test_operands_of_the_squared_gradient),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
