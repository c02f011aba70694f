#include "base/random.h"
#include "expr/expr.h"
#include "support/check.h"
#include "support/expr_sample.h"

#include <math.h>
#include <string.h>

static ExprSample sample;
static Arena arena;

/* The direction in which the derivative is taken: a slope for each number of the own pane. */
static double slope_numbers[SAMPLE_NUMBERS];
static ExprArray slopes[SAMPLE_COUNT];

static int set_up(void **state) {
  (void)state;
  expr_sample(&sample);
  for (size_t i = 0; i < SAMPLE_NUMBERS; i++)
    slope_numbers[i] = 0.3 + 0.1 * (double)(i % 7);
  for (size_t i = 0; i < SAMPLE_COUNT; i++) {
    slopes[i] = sample.values[i];
    slopes[i].at = slope_numbers + (sample.values[i].at - sample.numbers[0]);
  }
  slopes[SAMPLE_LABEL].at = NULL; /* stays as it is */
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

static ExprDual dual_of(const char *source) {
  ExprDual dual = {0};
  Error err = {0};
  if (!expr_evaluate_dual(&dual, read(source), &sample.input, slopes, &err))
    fail_msg("%s: %d: %s", source, err.column, err.what);
  return dual;
}

static void check_slope(const char *source, double want) {
  double got = dual_of(source).slope;
  if (got != want && !(fabs(got - want) <= 1e-13 * fabs(want)))
    fail_msg("the slope of %s is %.17g, not %.17g", source, got, want);
}

/* Of x[1] = 5 the slope is 0.3, of x[2] = 3 it is 0.4, of x[3] = 7 it is 0.5. */
static void test_operators(void **state) {
  (void)state;
  check_slope("x[1]", 0.3);
  check_slope("-x[1] + 2 * x[2] - 7", 0.5);
  check_slope("x[1] * x[2]", 0.3 * 3 + 5 * 0.4);
  check_slope("x[1] / x[2]", (0.3 - 5.0 / 3 * 0.4) / 3);
  check_slope("label * K", 0);
  check_slope("(x[1] > x[2]) + (x[1] == 5) + (not x[1])", 0);
  check_slope("if(x[1] > x[2]: x[2], x[1])", 0.4);
  check_slope("ce.x[1]", 0);
  check_slope("difference(loss, z[1])", 0);
}

static void test_functions(void **state) {
  (void)state;
  check_slope("exp(x[1] - 5)", 0.3);
  check_slope("log(x[1])", 0.06);
  check_slope("sqrt(x[1] + 4)", 0.05);
  check_slope("sin(x[1] - 5) + cos(x[1] - 5)", 0.3);
  check_slope("sigmoid(x[1] - 5)", 0.075);
  check_slope("log1p(x[1]) + expm1(x[1] - 5)", 0.35);
  check_slope("abs(-x[1]) + sign(x[1]) + round(x[1])", 0.3);
  check_slope("shown(x[1])", 0.3);
  check_slope("pow(x[1], 2)", 3);
  check_slope("pow(2, x[2])", 8 * log(2) * 0.4);
  check_slope("atan2(x[1], 0) + atan2(0, x[1])", 0);
  check_slope("atan2(x[2], x[1])", (5 * 0.4 - 3 * 0.3) / 34);
  check_slope("xlogy(x[1], x[2])", 0.3 * log(3) + 5.0 / 3 * 0.4);
  check_slope("twice(x[1]) + blend(x[1], 2, x[2])", 0.6 + 0.6 + cos(3) * 0.4);
}

static void test_lists(void **state) {
  (void)state;
  check_slope("sum(x)", 1.2);
  check_slope("sum(j to 2: j * x[j])", 1.1);
  check_slope("min(x)", 0.4);
  check_slope("max(x[1], x[3], x[2])", 0.5);
  check_slope("argmax(x)", 0);
  check_slope("log_sum_exp(x[1], x[1])", 0.3);
  check_slope("softmax(x[1], x[1])[2]", 0);
  check_slope("softmax(x[1] - 5, 0)[1]", 0.075);
  check_slope("log_sum_exp(x)", (exp(-2) * 0.3 + exp(-4) * 0.4 + 0.5) / (exp(-2) + exp(-4) + 1));
}

/* What does not change has no slope, even where its derivative is infinite. */
static void test_nothing_changes(void **state) {
  (void)state;
  check_slope("log(0) + sqrt(0) + 1 / 0 + pow(0, 0 * label)", 0);
  check_slope("xlogy(0 * label, 0)", 0);
  check_slope("pow(0 * label, 2 + 0 * x[1])", 0);
  check_slope("log_sum_exp(x[1], -1 / 0)", 0.3);
}

static void test_the_number_is_the_same(void **state) {
  (void)state;
  static const char *const SOURCES[] = {"softmax(z)[2]", "log_sum_exp(x, z)",
                                        "sum(j to D: W[2,j] * x[j]) + b[2]",
                                        "pow(x[1], x[2]) / atan2(z[1], z[2])"};
  for (size_t i = 0; i < sizeof SOURCES / sizeof *SOURCES; i++) {
    double number = 0;
    assert_true(expr_evaluate(&number, read(SOURCES[i]), &sample.input, NULL));
    assert_true(dual_of(SOURCES[i]).number == number);
  }
}

/* --- Any expression against its central difference */

static Random random_state;
static size_t any(size_t below) {
  return (size_t)random_below(&random_state, below);
}

/* Writes a smooth expression, mostly; each @ is another one, so that numbers stay within reason. */
static void add_any(Text *out, int depth) {
  static const char *const LEAVES[] = {
      "loss", "x[1]", "x[3]", "W[2,3]", "p[label]", "z[label]", "b[W[4,2] * 0 + 1]", "2.5", "K / 3"};
  static const char *const SHAPES[] = {"(@ + @)",
                                       "(@ - @)",
                                       "-(@)",
                                       "(@ * @)",
                                       "(@ / (1 + @ * @))",
                                       "exp(sin(@))",
                                       "log(2 + cos(@))",
                                       "sqrt(1 + @ * @)",
                                       "sin(@)",
                                       "cos(@)",
                                       "sigmoid(@)",
                                       "log1p(sigmoid(@))",
                                       "expm1(cos(@))",
                                       "abs(@)",
                                       "pow(1.5 + sin(@), cos(@))",
                                       "atan2(@, 2 + sin(@))",
                                       "xlogy(@, 2 + sin(@))",
                                       "max(@, @, @)",
                                       "min(@, @)",
                                       "sum(@, j to 3: x[j] * @)",
                                       "log_sum_exp(z, @)",
                                       "softmax(@, @, @)[2]",
                                       "if(@ > @: @, @)",
                                       "blend(@, @, @)",
                                       "twice(@)",
                                       "sum(j to D: W[2,j] * sin(@))"};
  if (depth == 0) {
    text_add(out, LEAVES[any(sizeof LEAVES / sizeof *LEAVES)]);
    return;
  }
  for (const char *c = SHAPES[any(sizeof SHAPES / sizeof *SHAPES)]; *c; c++)
    if (*c == '@')
      add_any(out, (int)any((size_t)depth));
    else
      text_add_char(out, *c);
}

/* The number after a move by h in the direction of the slopes. */
static double moved(const Expr *expr, double h) {
  ExprSample other;
  double number = 0;
  expr_sample(&other);
  for (size_t i = 0; i < SAMPLE_NUMBERS; i++)
    other.numbers[0][i] += i == 3 ? 0 : h * slope_numbers[i]; /* but the label */
  assert_true(expr_evaluate(&number, expr, &other.input, NULL));
  return number;
}

static double central_difference(const Expr *expr, double h) {
  return (moved(expr, h) - moved(expr, -h)) / (2 * h);
}

static void test_any_expression(void **state) {
  (void)state;
  enum { TIMES = 3000 };
  size_t checked = 0;
  Text text = {0};
  random_state = random_seeded(1, 0);
  for (size_t i = 0; checked < TIMES; i++) {
    text_clear(&text);
    add_any(&text, 3);
    const Expr *expr = read(text_get(&text));
    double slope = dual_of(text_get(&text)).slope;
    double near = central_difference(expr, 1e-5), nearer = central_difference(expr, 3e-6);
    double tolerance = 1e-6 * (1 + fabs(slope) + fabs(moved(expr, 0)));
    if (!(fabs(near - nearer) <= tolerance))
      continue; /* a kink, or too steep to tell */
    checked++;
    assert_true(i < 2 * TIMES);
    if (!(fabs(slope - nearer) <= 3 * tolerance))
      fail_msg("the slope of %s is %.10g, not %.10g", text_get(&text), slope, nearer);
  }
  text_free(&text);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      TEST(test_operators),
      TEST(test_functions),
      TEST(test_lists),
      TEST(test_nothing_changes),
      TEST(test_the_number_is_the_same),
      TEST(test_any_expression),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
