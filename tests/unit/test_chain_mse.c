#include "support/check.h"
#include "support/given.h"
#include "support/reference.h"
#include "support/sample_trace.h"
#include "support/values.h"
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

static void test_every_update_is_checked(void **state) {
  Sample *sample = *state;
  start_from(sample, 4);
  for (size_t pane = MSE; pane <= CE; pane++) {
    const Trace trace = trace_of_pane(&sample->trace, pane);
    for (size_t u = 0; u < trace.pass_count; u++)
      assert_true(*trace_value_of(&trace, trace_step(&trace, 0).kind, u, VALUE_CHECK)->at < 1e-8);
  }
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
  assert_true(trace_has(&sample->trace, VALUE_DP) && trace_has(&sample->trace, VALUE_JACOBIAN));
  assert_false(trace_has(&alone, VALUE_DP) || trace_has(&alone, VALUE_JACOBIAN));
  for (ValueId id = 0; id < trace_values(&alone); id++) {
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
      TEST(test_every_update_is_checked),
      TEST(test_without_panes),
      TEST(test_equations),
      TEST(test_operands_of_the_squared_gradient),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
