#include "support/check.h"
#include "support/sample_neuron.h"
#include "trace/expr.h"
#include "trace/fill.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void check_number(void **state, const char *expression, double want) {
  const Trace *trace = &((Sample *)*state)->trace;
  Error err = {0};
  double got = 0;
  if (!fill_number(&got, trace, 0, expression, &err))
    fail_msg("%s: %s", expression, err.what);
  if (got != want && !(fabs(got - want) <= 1e-12 * fabs(want)))
    fail_msg("%s is %.17g, not %.17g", expression, got, want);
}

static void check_fault(void **state, const char *expression, int column, const char *what,
                        const char *hint) {
  const Trace *trace = &((Sample *)*state)->trace;
  Error err = {0};
  double untouched = 7;
  if (fill_number(&untouched, trace, 0, expression, &err))
    fail_msg("%s is %g, not a fault", expression, untouched);
  check_close(untouched, 7, 0, 0);
  check_contains(err.what, what);
  check_contains(err.hint, hint);
  assert_int_equal(err.column, column);
}

static void test_arithmetic(void **state) {
  check_number(state, "1 + 2 * 3 - 8 / 4", 5);
  check_number(state, "-(1 - 3) * -2", -4);
  check_number(state, "--3", 3);
  check_number(state, " 1.5e2/.5 ", 300);
  check_number(state, "7 - 2 - 1", 4);
  check_number(state, "2 * (3 + 4)", 14);
}

static void test_comparison_and_logic(void **state) {
  check_number(state, "1 < 2 and 2 <= 2 and not 3 < 2", 1);
  check_number(state, "1 == 2 or 1 != 2", 1);
  check_number(state, "not not 5", 1);
  check_number(state, "1 > 2 or 2 >= 3", 0);
  check_number(state, "1 or 0 and 0", 1);
}

static void test_names(void **state) {
  check_number(state, "K * 10 + D", 53);
  check_number(state, "label", 4);
  check_number(state, "x[3]", 7);
  check_number(state, "W[2,1]", 0.1);
  check_number(state, "W[ label , x[2] ]", 0.2);
  check_number(state, "products[label, 2]", -0.6);
  check_number(state, "updates - update", 13);
  check_number(state, "losses[1] / loss", 1);
}

static void test_functions(void **state) {
  check_number(state, "sign(-3) + 10 * sign(0) + 100 * sign(0.1)", 99);
  check_number(state, "abs(-2) + exp(0) + log(1) + round(2.5)", 6);
  check_number(state, "min(3, 1, 2) + 10 * max(3, 1, 2)", 31);
  check_number(state, "sum(x)", 15);
  check_number(state, "sum(x, 5, W[1,2])", 20.3);
  check_number(state, "argmax(z)", 4);
  check_number(state, "argmax(1, 5, 5)", 2);
  check_number(state, "max(z) - min(z)", 2.5);
  check_number(state, "(sum(j to D: W[label,j] * x[j]) + b[label]) / z[label]", 1);
  check_number(state, "sum(i to 3: sum(j to i: i * j))", 25);
  check_number(state, "sum(j to 0: 1)", 0);
  check_number(state, "shown(1 / 3)", 0.33);
}

/* Without a pane in front, a name is the trace's own pane's. */
static void test_panes(void **state) {
  const Trace *trace = &((Sample *)*state)->trace;
  check_number(state, "mse.dw[1] / (o[1] * sigma_prime[1] * x)", 1);
  check_number(state, "ce.dw[2] / (o[2] * x)", 1);
  check_number(state, "dw[1] == mse.dw[1] and dw[1] != ce.dw[1]", 1);
  check_number(state, "sum(ce.db) - sum(o)", 0);
  check_number(state, "argmax(mse.dw) + 10 * argmax(ce.dw)", 21);
  check_number(state, "sum(s to S: ce.loss[s] > mse.loss[s])", 3);
  check_number(state, "ce.losses[1, 2] == ce.loss[2]", 1);
  const Trace other = trace_of_pane(trace, 1);
  double got = 0;
  assert_true(fill_number(&got, &other, 0, "dw[1] == ce.dw[1] and mse.dw[1] < dw[1]", NULL));
  check_close(got, 1, 0, 0);
}

static void test_faults_in_panes(void **state) {
  check_fault(state, "mes.dw[1]", 1, "there is no pane \"mes\"", "");
  check_fault(state, "1 + mse.dwx[1]", 9, "unknown name \"dwx\"", "\"dw\"");
  check_fault(state, "mse.", 5, "", "");
  check_fault(state, "mse . dw[1]", 1, "unknown name \"mse\"", "");
  check_fault(state, "mse.dw[4]", 8, "from 1 to 3", "");
  check_fault(state, "mse.dw", 5, "several numbers", "");
  check_fault(state, "mse.K", 5, "unknown name \"K\"", "");
  check_fault(state, "K", 1, "unknown name \"K\"", "");
  check_fault(state, "W[1]", 1, "unknown name \"W\"", "\"w\"");
}

static void test_a_cell_has_its_pane(void **state) {
  ExprScope scope = {.trace = &((Sample *)*state)->trace, .digits = 2};
  ExprResult result;
  assert_true(expr_evaluate(&result, &scope, "ce.dw[2]", 8, NULL));
  assert_true(result.is_cell);
  assert_int_equal(result.pane, 1);
  assert_int_equal(result.cell.value, VALUE_SMALL_DW);
  assert_int_equal(result.cell.row, 1);
  assert_true(expr_evaluate(&result, &scope, "dw[2]", 5, NULL));
  assert_int_equal(result.pane, 0);
}

/* What is not reached is not computed: its indices may be out of range. */
static void test_short_cuts(void **state) {
  check_number(state, "label < 2 and z[label - 4] > 0", 0);
  check_number(state, "label == 4 or z[label + 4] > 0", 1);
  check_fault(state, "label < 2 and zz[1] > 0", 15, "\"zz\"", "");
}

static void test_not_finite(void **state) {
  check_number(state, "1 / 0", (double)INFINITY);
  check_number(state, "exp(1000)", (double)INFINITY);
  check_number(state, "(0 / 0 == 0 / 0)", 0);
}

static void test_misspelt_names(void **state) {
  check_fault(state, "1 + lss", 5, "unknown name \"lss\"", "\"loss\"");
  check_fault(state, "agmax(z)", 1, "unknown name", "\"argmax\"");
  check_fault(state, "k", 1, "unknown name", "\"K\"");
  check_fault(state, "1 = 1", 3, "single =", "==");
  check_fault(state, "1 && 1", 3, "no operator", "and");
}

static void test_indices(void **state) {
  check_fault(state, "z[6]", 3, "from 1 to 5", "");
  check_fault(state, "z[0]", 3, "from 1 to 5", "");
  check_fault(state, "z[1.5]", 3, "from 1 to 5", "");
  check_fault(state, "z[0/0]", 3, "from 1 to 5", "");
  check_fault(state, "W[5,4]", 5, "from 1 to 3", "");
  check_fault(state, "W[5]", 4, "the column is missing", "");
  check_fault(state, "z", 1, "several numbers", "");
  check_fault(state, "W + 1", 1, "rows and columns", "");
  check_fault(state, "loss[1]", 1, "no index", "");
  check_fault(state, "z[1", 4, "] is missing", "");
}

static void test_syntax(void **state) {
  check_fault(state, "", 1, "missing", "");
  check_fault(state, "1 +", 4, "missing", "");
  check_fault(state, "(1", 3, ") is missing", "");
  check_fault(state, "1 2", 3, "no operator", "");
  check_fault(state, "1.2.3", 1, "not a number", "");
  check_fault(state, "sum", 1, "function", "");
  check_fault(state, "max(j to 0: j)", 5, "nothing to choose", "");
  check_fault(state, "sum(j to 1e9: j)", 10, "whole number from 0 to 1000", "");
  check_fault(state, "sum(j to 3 j)", 12, ": is missing", "");
  check_fault(state, "손실 + 1", 1, "missing", "");
  check_fault(state, "1 손실", 3, "no operator", "");
}

static void test_limits(void **state) {
  Text deep = {0};
  for (int i = 0; i < 10000; i++)
    text_add_char(&deep, '(');
  check_fault(state, text_get(&deep), 33, "too many parentheses", "");
  text_free(&deep);
  const char *slow = "sum(a to 1000: sum(b to 1000: sum(c to 1000: a)))";
  double out;
  Error err = {0};
  assert_false(fill_number(&out, &((Sample *)*state)->trace, 0, slow, &err));
  check_contains(err.what, "too much computing");
}

/* The source need not end in a NUL: what stands behind `length` is not read. */
static void test_the_length_is_kept(void **state) {
  static const char *const sources[] = {"12345678", "z[label]", "sum(p)", "xyz", "1 +", "a to"};
  ExprScope scope = {.trace = &((Sample *)*state)->trace, .digits = 2};
  for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
    for (size_t length = 1; length <= strlen(sources[i]); length++) {
      char *exact = malloc(length);
      assert_non_null(exact);
      memcpy(exact, sources[i], length);
      ExprResult result;
      Error err = {0};
      bool ok = expr_evaluate(&result, &scope, exact, length, &err);
      assert_true(ok == (err.what[0] == '\0'));
      free(exact);
    }
  }
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, sample_set_up, sample_tear_down)
  const struct CMUnitTest tests[] = {
      TEST(test_arithmetic),
      TEST(test_comparison_and_logic),
      TEST(test_names),
      TEST(test_functions),
      TEST(test_short_cuts),
      TEST(test_not_finite),
      TEST(test_misspelt_names),
      TEST(test_indices),
      TEST(test_syntax),
      TEST(test_limits),
      TEST(test_the_length_is_kept),
#define OF_NEURON(name) cmocka_unit_test_setup_teardown(name, sample_neuron_set_up, sample_tear_down)
      OF_NEURON(test_panes),
      OF_NEURON(test_faults_in_panes),
      OF_NEURON(test_a_cell_has_its_pane),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
