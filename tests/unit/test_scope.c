#define VALUE_SCENE "neuron"

#include "support/check.h"
#include "support/sample_neuron.h"
#include "support/values.h"
#include "trace/fill.h"
#include "trace/scope.h"

#include <math.h>
#include <stdio.h>
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

static void test_lists(void **state) {
  check_number(state, "sum(x, 5, W[1,2])", 20.3);
  check_number(state, "max(z) - min(z)", 2.5);
  check_number(state, "(sum(j to D: W[label,j] * x[j]) + b[label]) / z[label]", 1);
  check_number(state, "shown(1 / 3)", 0.33);
  check_number(state, "abs(softmax(z)[label] - p[label]) < 1e-15", 1);
}

/* What a branch that is not taken says is checked, but not computed. */
static void test_skipped(void **state) {
  Scope scope = {.trace = &((Sample *)*state)->trace, .digits = 2, .skipped = true};
  ScopeResult result;
  Error err = {0};
  assert_true(scope_evaluate(&result, &scope, "z[9]", 4, NULL));
  assert_false(result.is_cell);
  assert_false(scope_evaluate(&result, &scope, "zz[9]", 5, &err));
  check_contains(err.what, "unknown name \"zz\"");
}

static void test_cells_as_shown(void **state) {
  Scope scope = {.trace = &((Sample *)*state)->trace, .digits = 2, .rounded = true};
  ScopeResult result;
  assert_true(scope_evaluate(&result, &scope, "p[label] * 1000", 15, NULL));
  check_close(result.number, 600, 1e-12, 0);
}

/* The same text is another expression where its variables have other names. */
static void test_variables(void **state) {
  ScopeVariable d = {"d", 1, 2, NULL}, k = {"label", 5, 1, &d}, e = {"de", 1, 3, NULL};
  Scope scope = {.trace = &((Sample *)*state)->trace, .digits = 2};
  ScopeResult result;
  for (int times = 0; times < 2; times++) {
    scope.variables = &k;
    assert_true(scope_evaluate(&result, &scope, "W[label,d]", 10, NULL));
    check_close(result.number, 0.3, 0, 0);
    scope.variables = &e;
    assert_true(scope_evaluate(&result, &scope, "W[label,d]", 10, NULL));
    check_close(result.number, 0.2, 0, 0);
    scope.variables = NULL;
    assert_false(scope_evaluate(&result, &scope, "W[label,d]", 10, NULL));
  }
}

/* Columns are counted from the text that an expression is a piece of, whenever it was read. */
static void test_columns(void **state) {
  static const char *const TEXTS[] = {"z[9]", "손실 z[9]", "a zz[9]", "+ z[9]"};
  static const int COLUMNS[] = {3, 6, 3, 5};
  for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
    Scope scope = {.trace = &((Sample *)*state)->trace, .digits = 2, .origin = TEXTS[i]};
    const char *source = strchr(TEXTS[i], 'z');
    ScopeResult result;
    Error err = {0};
    assert_false(scope_evaluate(&result, &scope, source, strlen(source), &err));
    assert_int_equal(err.column, COLUMNS[i]);
  }
}

/* However many texts there are, no more than some are kept. */
static void test_many_texts(void **state) {
  for (int i = 0; i < 40000; i++) {
    char text[32];
    snprintf(text, sizeof text, "%d + z[label]", i);
    Scope scope = {.trace = &((Sample *)*state)->trace, .digits = 2};
    ScopeResult result;
    assert_true(scope_evaluate(&result, &scope, text, strlen(text), NULL));
    if (i % 1000 == 0)
      check_number(state, "z[label] - z[4]", 0);
  }
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
  Scope scope = {.trace = &((Sample *)*state)->trace, .digits = 2};
  ScopeResult result;
  assert_true(scope_evaluate(&result, &scope, "ce.dw[2]", 8, NULL));
  assert_true(result.is_cell);
  assert_int_equal(result.pane, 1);
  assert_int_equal(result.cell.value, VALUE_SMALL_DW);
  assert_int_equal(result.cell.row, 1);
  assert_true(scope_evaluate(&result, &scope, "dw[2]", 5, NULL));
  assert_int_equal(result.pane, 0);
}

static void test_misspelt_names(void **state) {
  check_fault(state, "1 + lss", 5, "unknown name \"lss\"", "\"loss\"");
  check_fault(state, "agmax(z)", 1, "unknown name", "\"argmax\"");
  check_fault(state, "k", 1, "unknown name", "\"K\"");
  check_fault(state, "1 = 1", 3, "single =", "==");
  check_fault(state, "1 && 1", 3, "no operator", "and");
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, sample_set_up, sample_tear_down)
  const struct CMUnitTest tests[] = {
      TEST(test_names),      TEST(test_misspelt_names),       TEST(test_lists),
      TEST(test_skipped),    TEST(test_cells_as_shown),       TEST(test_variables),
      TEST(test_columns),    TEST(test_many_texts),
#define OF_NEURON(name) cmocka_unit_test_setup_teardown(name, sample_neuron_set_up, sample_tear_down)
      OF_NEURON(test_panes), OF_NEURON(test_faults_in_panes), OF_NEURON(test_a_cell_has_its_pane),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
