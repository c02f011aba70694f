#include "expr/expr.h"
#include "support/check.h"
#include "support/expr_sample.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static ExprSample sample;
static Arena arena;

static int set_up(void **state) {
  (void)state;
  expr_sample(&sample);
  return 0;
}

static int tear_down(void **state) {
  (void)state;
  arena_free(&arena);
  return 0;
}

static const Expr *read(const char *source) {
  const Expr *expr = NULL;
  Error err = {0};
  if (!expr_read(&expr, &arena, &sample.names, NULL, 0, (ExprText){source, strlen(source), NULL}, &err))
    fail_msg("%s: %d: %s", source, err.column, err.what);
  return expr;
}

static double number_of(const char *source) {
  double got = 0;
  Error err = {0};
  if (!expr_evaluate(&got, read(source), &sample.input, &err))
    fail_msg("%s: %d: %s", source, err.column, err.what);
  return got;
}

static void check_number(const char *source, double want) {
  double got = number_of(source);
  if (got != want && !(fabs(got - want) <= 1e-12 * fabs(want)))
    fail_msg("%s is %.17g, not %.17g", source, got, want);
}

/* A fault that reading finds, or else evaluating. */
static void check_fault(const char *source, int column, const char *what, const char *hint) {
  const Expr *expr;
  Error err = {0};
  double untouched = 7;
  ExprText text = {source, strlen(source), NULL};
  if (expr_read(&expr, &arena, &sample.names, NULL, 0, text, &err) &&
      expr_evaluate(&untouched, expr, &sample.input, &err))
    fail_msg("%s is %g, not a fault", source, untouched);
  check_close(untouched, 7, 0, 0);
  check_contains(err.what, what);
  check_contains(err.hint, hint);
  if (err.column != column)
    fail_msg("%s: column %d, not %d", source, err.column, column);
}

static void test_arithmetic(void **state) {
  (void)state;
  check_number("1 + 2 * 3 - 8 / 4", 5);
  check_number("-(1 - 3) * -2", -4);
  check_number("--3", 3);
  check_number(" 1.5e2/.5 ", 300);
  check_number("7 - 2 - 1", 4);
  check_number("8 / 2 / 2 * 3", 6);
  check_number("2 * (3 + 4)", 14);
}

static void test_comparison_and_logic(void **state) {
  (void)state;
  check_number("1 < 2 and 2 <= 2 and not 3 < 2", 1);
  check_number("1 == 2 or 1 != 2", 1);
  check_number("not not 5", 1);
  check_number("not 5 or not 0", 1);
  check_number("1 > 2 or 2 >= 3", 0);
  check_number("1 or 0 and 0", 1);
}

static void test_names(void **state) {
  (void)state;
  check_number("K * 10 + D", 53);
  check_number("label", 4);
  check_number("x[3]", 7);
  check_number("W[2,1]", 0.1);
  check_number("W[ label , x[2] ]", 0.2);
  check_number("ce.W[label, x[2]] - mse.W[label,3]", 0.2);
}

static void test_functions(void **state) {
  (void)state;
  check_number("sign(-3) + 10 * sign(0) + 100 * sign(0.1)", 99);
  check_number("abs(-2) + exp(0) + log(1) + round(2.5)", 6);
  check_number("sqrt(9) + sin(0) + cos(0) + sigmoid(0)", 4.5);
  check_number("log1p(1e-20) / 1e-20 + expm1(1e-20) / 1e-20", 2);
  check_number("pow(2, 10) + atan2(0, 1)", 1024);
  check_number("atan2(1, -1)", atan2(1, -1));
  check_number("xlogy(0, 0) + xlogy(2, 3) - 2 * log(3)", 0);
  check_number("shown(1 / 3)", 0.33);
  check_number("twice(x[1]) + blend(2, 3, 0)", 16);
}

static void test_lists(void **state) {
  (void)state;
  check_number("min(3, 1, 2) + 10 * max(3, 1, 2)", 31);
  check_number("sum(x)", 15);
  check_number("sum(ce.x)", 30);
  check_number("sum(x, 5, W[1,2])", 20.3);
  check_number("argmax(z)", 4);
  check_number("argmax(1, 5, 5)", 2);
  check_number("max(z) - min(z)", 3.1);
  check_number("sum(j to D: W[2,j] * x[j]) + b[2]", 2.8);
  check_number("sum(i to 3: sum(j to i: i * j))", 25);
  check_number("sum(j to 0: 1)", 0);
  check_number("sum(i to 2: sum(i to 3: i)) + sum(x to 2: x)", 15);
}

static void test_exponentials(void **state) {
  (void)state;
  check_number("log_sum_exp(z) - log(sum(j to K: exp(z[j])))", 0);
  check_number("softmax(z)[label]", exp(2.9) / (exp(0.6) + exp(2.8) + exp(-0.2) + exp(2.9) + exp(0.5)));
  check_number("sum(k to K: softmax(z)[k])", 1);
  check_number("softmax(1000, 999)[1]", 1 / (1 + exp(-1)));
  check_number("softmax(-1000, -999, j to 2: -1000 - j)[4]", exp(-3) / (1 + exp(-1) + exp(-2) + exp(-3)));
  check_number("log_sum_exp(1000, 1000) - 1000", log(2));
  check_number("log_sum_exp(0, -40)", exp(-40));
  check_number("log_sum_exp(j to 0: j)", (double)-INFINITY);
  check_number("log_sum_exp(-1 / 0, 0)", 0);
  check_number("log_sum_exp(-1 / 0, -1 / 0)", (double)-INFINITY);
}

static void test_choice(void **state) {
  (void)state;
  check_number("if(label == 4: 1, 2)", 1);
  check_number("if(label == 3: z[9], 2 + if(0: 1, 3))", 5);
  check_number("if(1: 2, z[0]) * 2", 4);
}

/* What is not reached is not computed: its indices may be out of range. */
static void test_short_cuts(void **state) {
  (void)state;
  check_number("label < 2 and z[label - 4] > 0", 0);
  check_number("label == 4 or z[label + 4] > 0", 1);
  check_number("sum(j to 0: z[0])", 0);
  check_fault("label < 2 and zz[1] > 0", 15, "\"zz\"", "");
  ExprInput skipped = sample.input;
  double got = 7;
  skipped.skipped = true;
  assert_true(expr_evaluate(&got, read("z[0]"), &skipped, NULL));
}

static void test_changes(void **state) {
  (void)state;
  check_number("derivative(loss, W[2,3])", 101.2);
  check_number("difference(p[label], z[2])", 31);
  size_t of = 9, by = 9;
  assert_false(expr_changes(&of, &by, read("loss + W[1,1]")));
  assert_true(expr_changes(&of, &by, read("1 + max(0, derivative(loss, z[2]))")));
  assert_int_equal(of, SAMPLE_LOSS);
  assert_int_equal(by, SAMPLE_Z);
  check_fault("difference(loss, 2 * z[1])", 18, "difference is of a value by a value", "");
  check_fault("derivative(z, z[1])", 12, "several numbers", "");
  check_fault("derivative(loss)", 16, "of which value by which", "");
}

static void test_hooks_that_are_missing(void **state) {
  (void)state;
  const ExprInput bare = {.values = sample.values, .sizes = sample.input.sizes};
  static const char *const SOURCES[] = {"shown(1.5)", "twice(1)", "difference(loss, z[1])", "ce.loss"};
  for (size_t i = 0; i < sizeof SOURCES / sizeof *SOURCES; i++) {
    double got = 0;
    assert_true(expr_evaluate(&got, read(SOURCES[i]), &bare, NULL));
    assert_true(isnan(got));
  }
}

static void test_variables(void **state) {
  (void)state;
  static const char *const names[] = {"k", "d", "label"};
  const double values[] = {2, 1, 5};
  const char *source = "W[k,d] + label + 10 * sum(d to k: d)";
  const Expr *expr;
  ExprInput input = sample.input;
  double got = 0;
  input.variables = values;
  assert_true(
      expr_read(&expr, &arena, &sample.names, names, 3, (ExprText){source, strlen(source), NULL}, NULL));
  assert_true(expr_evaluate(&got, expr, &input, NULL));
  check_close(got, 35.1, 1e-15, 0);
}

static void test_whole(void **state) {
  (void)state;
  static const char *const WHOLE[] = {
      "1",       "-(2 + 3) * K",   "label",     "not x[1]",  "x[1] < 2",     "round(0.5)", "sign(x[1])",
      "abs(-2)", "sum(j to K: j)", "argmax(z)", "min(1, K)", "shown(label)", "1 and 0.5",  "if(0.5: 1, 2)"};
  static const char *const OTHER[] = {
      "1.0",       "4 / 2",          "x[1]",          "1e3",
      "abs(x[1])", "sum(x)",         "exp(1)",        "min(z)",
      "pow(2, 3)", "loss + 1",       "if(1: 1, 0.5)", "4 / 2 * 2",
      "twice(1)",  "log_sum_exp(1)", "softmax(1)[1]", "difference(loss, z[1])"};
  for (size_t i = 0; i < sizeof WHOLE / sizeof *WHOLE; i++)
    if (!expr_is_whole(read(WHOLE[i])))
      fail_msg("%s is not whole", WHOLE[i]);
  for (size_t i = 0; i < sizeof OTHER / sizeof *OTHER; i++)
    if (expr_is_whole(read(OTHER[i])))
      fail_msg("%s is whole", OTHER[i]);
}

static void test_not_finite(void **state) {
  (void)state;
  check_number("1 / 0", (double)INFINITY);
  check_number("exp(1000)", (double)INFINITY);
  check_number("(0 / 0 == 0 / 0)", 0);
  assert_true(isnan(number_of("max(1, 0 / 0, 2)")));
}

static void test_misspelt_names(void **state) {
  (void)state;
  check_fault("1 + lss", 5, "unknown name \"lss\"", "\"loss\"");
  check_fault("agmax(z)", 1, "unknown name", "\"argmax\"");
  check_fault("sofmax(z)[1]", 1, "unknown name", "\"softmax\"");
  check_fault("k", 1, "unknown name", "\"K\"");
  check_fault("twic(1)", 1, "unknown name", "\"twice\"");
  check_fault("1 = 1", 3, "single =", "==");
  check_fault("1 && 1", 3, "no operator", "and");
  check_fault("mes.x[1]", 1, "there is no pane \"mes\"", "\"mse\"");
  check_fault("1 + mse.losss", 9, "unknown name \"losss\"", "\"loss\"");
  check_fault("mse.", 5, "unknown name", "");
  check_fault("mse . x[1]", 1, "unknown name \"mse\"", "");
  check_fault("mse.K", 5, "unknown name \"K\"", "");
}

static void test_indices(void **state) {
  (void)state;
  check_fault("z[6]", 3, "the index of z is 6: it must be a whole number from 1 to 5", "");
  check_fault("z[0]", 3, "from 1 to 5", "");
  check_fault("z[1.5]", 3, "from 1 to 5", "");
  check_fault("z[0/0]", 3, "from 1 to 5", "");
  check_fault("z[ (4 + 4) ]", 4, "the index of z is 8", "");
  check_fault("W[5,4]", 5, "from 1 to 3", "");
  check_fault("W[5]", 4, "the column is missing", "");
  check_fault("z", 1, "several numbers", "");
  check_fault("W + 1", 1, "rows and columns", "");
  check_fault("loss[1]", 1, "no index", "");
  check_fault("z[1", 4, "] is missing", "");
  check_fault("mse.x[4]", 7, "from 1 to 3", "");
  check_fault("mse.x", 5, "several numbers", "");
  check_fault("softmax(z)[6]", 12, "the index of softmax is 6: it must be a whole number from 1 to 5", "");
  check_fault("softmax(z)", 11, "share is missing", "");
  check_fault("softmax(j to 0: 1)[1]", 9, "nothing to choose", "");
}

static void test_syntax(void **state) {
  (void)state;
  check_fault("", 1, "missing", "");
  check_fault("1 +", 4, "missing", "");
  check_fault("‘1 + 1’", 1, "missing", "straight quote");
  check_fault("1 + 1’", 6, "no operator", "");
  check_fault("(1", 3, ") is missing", "");
  check_fault("1 2", 3, "no operator", "");
  check_fault("1.2.3", 1, "not a number", "");
  check_fault("sum", 1, "function", "");
  check_fault("max(j to 0: j)", 5, "nothing to choose", "");
  check_fault("sum(j to 1e9: j)", 10, "whole number from 0 to 1000", "");
  check_fault("sum(j to 3 j)", 12, ": is missing", "");
  check_fault("손실 + 1", 1, "missing", "");
  check_fault("1 손실", 3, "no operator", "");
  check_fault("pow(2)", 6, "a , is missing: pow takes 2 numbers", "");
  check_fault("blend(2, 3)", 11, "a , is missing: blend takes 3 numbers", "");
  check_fault("exp(2, 3)", 6, ") is missing", "");
  check_fault("if(1, 2)", 5, ": is missing", "");
  check_fault("if(1: 2)", 8, "the other side is missing", "");
}

/* Columns are counted in characters from where the caller says. */
static void test_origin(void **state) {
  (void)state;
  const char *text = "손실 {z[1] + z[9]}";
  const Expr *expr;
  Error err = {0};
  double out;
  ExprText piece = {strchr(text, '{') + 1, strlen("z[1] + z[9]"), text};
  assert_true(expr_read(&expr, &arena, &sample.names, NULL, 0, piece, &err));
  assert_false(expr_evaluate(&out, expr, &sample.input, &err));
  assert_int_equal(err.column, 14);
}

static void check_wrapped(const char *before, const char *behind, int times, int column, const char *what) {
  Text text = {0};
  for (int i = 0; i < times; i++)
    text_add(&text, before);
  text_add_char(&text, '1');
  for (int i = 0; i < times; i++)
    text_add(&text, behind);
  check_fault(text_get(&text), column, what, "");
  text_free(&text);
}

static void test_limits(void **state) {
  (void)state;
  check_wrapped("(", "", 10000, 33, "too many parentheses");
  check_wrapped("1+", "", 10000, 1, "too long");
  check_wrapped("sum(a to 1: ", ")", 25, 24 * 12 + 5, "too many repetitions");
  check_fault("sum(a to 1000: sum(b to 1000: sum(c to 1000: a)))", 46, "too much computing", "");
  Text long_sum = {0};
  text_add(&long_sum, "0");
  for (int i = 0; i < 9000; i++)
    text_add(&long_sum, "+1");
  check_number(text_get(&long_sum), 9000);
  text_free(&long_sum);
}

/* Evaluations that share a counter share the limit. */
static void test_shared_work(void **state) {
  (void)state;
  size_t work = 0, times = 0;
  ExprInput input = sample.input;
  double out;
  input.work = &work;
  const Expr *expr = read("sum(j to 1000: 1)");
  while (expr_evaluate(&out, expr, &input, NULL))
    times++;
  assert_int_equal(times, 199);
}

static void test_cells_as_shown(void **state) {
  (void)state;
  ExprInput input = sample.input;
  double out = 0;
  sample.numbers[0][0] = 1.23456;
  input.shown_cell = expr_sample_shown_cell;
  assert_true(expr_evaluate(&out, read("x[1] * 10 + sum(x)"), &input, NULL));
  check_close(out, 12.3 + 11.23, 1e-14, 0);
}

/* The source need not end in a NUL: what stands behind `length` is not read. */
static void test_the_length_is_kept(void **state) {
  (void)state;
  static const char *const SOURCES[] = {"12345678", "z[label]", "sum(p)",  "xyz",
                                        "1 +",      "a to",     "ce.x[1]", "1e+5"};
  for (size_t i = 0; i < sizeof SOURCES / sizeof *SOURCES; i++) {
    for (size_t length = 1; length <= strlen(SOURCES[i]); length++) {
      char *exact = malloc(length);
      assert_non_null(exact);
      memcpy(exact, SOURCES[i], length);
      const Expr *expr;
      Error err = {0};
      bool ok = expr_read(&expr, &arena, &sample.names, NULL, 0, (ExprText){exact, length, NULL}, &err);
      assert_true(ok == (err.what[0] == '\0'));
      free(exact);
    }
  }
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      TEST(test_arithmetic),
      TEST(test_comparison_and_logic),
      TEST(test_names),
      TEST(test_functions),
      TEST(test_lists),
      TEST(test_exponentials),
      TEST(test_choice),
      TEST(test_short_cuts),
      TEST(test_changes),
      TEST(test_hooks_that_are_missing),
      TEST(test_variables),
      TEST(test_whole),
      TEST(test_not_finite),
      TEST(test_misspelt_names),
      TEST(test_indices),
      TEST(test_syntax),
      TEST(test_origin),
      TEST(test_limits),
      TEST(test_shared_work),
      TEST(test_cells_as_shown),
      TEST(test_the_length_is_kept),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
