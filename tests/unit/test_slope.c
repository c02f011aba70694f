/* The scene "slope": the gradient as a slope, the steepest way down, equations, the landscape, and what a
 * lesson file may get wrong.  All digits are in tests/golden/test_slope.c. */
#define VALUE_SCENE "slope"

#include "support/given.h"

#include "support/check.h"
#include "support/sample_slope.h"
#include "support/values.h"
#include "trace/equation.h"
#include "trace/fill.h"

#include <math.h>
#include <string.h>

static double number(const Trace *trace, size_t pass, ValueId value) {
  return *trace_value_of(trace, trace_step(trace, 0).kind, pass, value)->at;
}

/* The trace of the sample with another place, length, angle or learning rate. */
static const Trace *with(Sample *sample, double w, double b, double eps, double angle) {
  Setup setup = sample->lesson.setup;
  *given_at(&setup, "w", 0) = w;
  *given_at(&setup, "b", 0) = b;
  *given_at(&setup, "eps", 0) = eps;
  *given_at(&setup, "angle", 0) = angle;
  sample_rebuild(sample, &setup, NULL);
  return &sample->trace;
}

static void test_the_gradient_is_the_slope(void **state) {
  Sample *sample = *state;
  static const double PLACES[][2] = {{-1, 2}, {0, 0}, {3.5, -2}, {-3, 3.5}, {1.3, 0.03}};
  for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++) {
    double w = PLACES[i][0], b = PLACES[i][1], h = 1e-5;
    const Trace *trace = with(sample, w, b, 0.1, 30);
    double by_w = (sample_objective(trace, w + h, b) - sample_objective(trace, w - h, b)) / (2 * h);
    double by_b = (sample_objective(trace, w, b + h) - sample_objective(trace, w, b - h)) / (2 * h);
    check_close(number(trace, 0, VALUE_SMALL_DW), by_w, 0, 1e-9);
    check_close(number(trace, 0, VALUE_DB), by_b, 0, 1e-9);
    check_close(number(trace, 0, VALUE_CHECK), 0, 0, 1e-8);
    double c = cos(30 * 3.14159265358979323846 / 180), s = 0.5;
    double along =
        (sample_objective(trace, w + h * c, b + h * s) - sample_objective(trace, w - h * c, b - h * s)) /
        (2 * h);
    check_close(number(trace, 0, VALUE_SLOPE), along, 0, 1e-9);
  }
}

/* Over a ring of 360 directions: no slope is steeper than the gradient is long, and of short steps the one
 * nearest to the angle against the gradient lowers J most. */
static void test_the_steepest_way_down(void **state) {
  Sample *sample = *state;
  double least = INFINITY, at = -1, best = 0;
  for (int degrees = 0; degrees < 360; degrees++) {
    const Trace *trace = with(sample, -1, 2, 0.001, degrees);
    double norm = number(trace, 0, VALUE_GRAD_NORM), slope = number(trace, 0, VALUE_SLOPE);
    assert_true(fabs(slope) <= norm);
    assert_true(number(trace, 0, VALUE_DJ_LINEAR) >= number(trace, 0, VALUE_LEAST));
    check_close(number(trace, 0, VALUE_DJ_TRUE), number(trace, 0, VALUE_DJ_LINEAR), 0, 1e-6);
    check_close(slope, norm * cos(number(trace, 0, VALUE_PHI) * 3.14159265358979323846 / 180), 0, 1e-12);
    best = number(trace, 0, VALUE_BEST_ANGLE);
    if (number(trace, 0, VALUE_DJ_TRUE) < least) {
      least = number(trace, 0, VALUE_DJ_TRUE);
      at = degrees;
    }
  }
  assert_true(fabs(at - best) <= 0.5);
  const Trace *trace = with(sample, -1, 2, 0.8, best);
  check_close(number(trace, 0, VALUE_DJ_LINEAR), number(trace, 0, VALUE_LEAST), 1e-14, 0);
  check_close(number(trace, 0, VALUE_PHI), 180, 1e-12, 0);
}

static void test_quarters_are_exact(void **state) {
  static const double WANT[5][2] = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}, {1, 0}};
  for (int i = 0; i < 5; i++) {
    const Trace *trace = with(*state, -1, 2, 0.8, 90 * i);
    const double *u = trace_pass_at(trace, 0, 0)->values[VALUE_U].at;
    assert_true(u[0] == WANT[i][0] && u[1] == WANT[i][1]);
  }
}

/* The shorter the update, the better the first order; J is convex and lies above its tangent. */
static void test_the_first_order_is_for_short_steps(void **state) {
  Sample *sample = *state;
  double before = INFINITY;
  for (double eta = 4; eta > 0.01; eta /= 2) {
    Setup setup = sample->lesson.setup;
    *given_at(&setup, "eta", 0) = eta;
    sample_rebuild(sample, &setup, NULL);
    double truth = number(&sample->trace, 0, VALUE_STEP_TRUE),
           linear = number(&sample->trace, 0, VALUE_STEP_LINEAR);
    double share = (truth - linear) / fabs(linear);
    assert_true(share > 0 && share < 0.6 * before);
    before = share;
  }
}

static void test_each_update_goes_on_from_the_last(void **state) {
  const Trace *trace = &((Sample *)*state)->trace;
  assert_int_equal(trace->pass_count, 7);
  assert_int_equal(trace->step_count, 3 + 6);
  for (size_t pass = 1; pass < 7; pass++) {
    assert_true(number(trace, pass, VALUE_SMALL_W) == number(trace, pass - 1, VALUE_SMALL_W_NEXT));
    assert_true(number(trace, pass, VALUE_B) == number(trace, pass - 1, VALUE_B_NEXT));
    assert_true(number(trace, pass, VALUE_J) == number(trace, pass - 1, VALUE_J_NEXT));
    assert_true(number(trace, pass, VALUE_STEP_TRUE) < 0);
  }
}

static void test_equations(void **state) {
  const Trace *trace = &((Sample *)*state)->trace;
  const FillOptions options = {LANG_EN, 2};
  Text text = {0};
  Error err;
  assert_true(
      fill_text(&text, trace, 2, "{angle} {phi} {w} {b} {J} {dJ_true} {u[2]} {w_next}", &options, &err));
  assert_string_equal(text.data, "20 117.3 −1 2 1.4335 −0.1347 0.3420 0.1187");
  text_free(&text);
  Cell operands[8];
  assert_int_equal(equation_operands(trace, 2, (Cell){VALUE_SLOPE, 0, 0}, operands, 8),
                   4); /* dw, db, u1, u2 */
  assert_int_equal(equation_operands(trace, 2, (Cell){VALUE_LEAST, 0, 0}, operands, 8), 2);
}

/* ---- a lesson file ---- */

static void check_fault(const char *data, const char *rest, const char *want) {
  Arena arena = {0};
  ErrorList errors = {0};
  Lesson lesson;
  char line[1000];
  const char *text = arena_printf(
      &arena,
      "id: a\ntitle: { ko: a, en: a }\nscene: slope\nslope:\n  data: { id: a, title: { ko: a, en: a }, file: "
      "data/iris.csv, label: species%s }\n%sgroups: [{ id: a, title: { ko: a, en: a } }]\n"
      "steps: [{ id: a, group: a, title: { ko: a, en: a }, text: { ko: a, en: a } }]\n",
      data, rest);
  assert_false(lesson_parse(&lesson, &arena, "lessons/t.yaml", text, strlen(text), &errors));
  check_contains(error_text(&errors.items[0], line, sizeof line), want);
  arena_free(&arena);
}

#define TWO ", classes: [versicolor, virginica], features: [sepal_length_cm]"
#define GIVEN "  w: 1\n  b: 0\n  eps: 0.1\n  angle: 0\n"

static void test_faults(void **state) {
  (void)state;
  check_fault("", GIVEN "  eta: 1\n", "J(w, b) takes two classes and one feature, the data has 3 and 4");
  check_fault(TWO, GIVEN "  eta: 0\n", "eta takes a number above 0, found 0");
  check_fault(TWO, GIVEN "", "eta");
  check_fault(TWO, "  w: 1\n  b: 0\n  eps: 0.1\n  angle: 400\n  eta: 1\n",
              "angle takes a number from 0 to 360, found 400");
  check_fault(TWO, GIVEN "  eta: 1\n  updates: 0\n", "updates takes a whole number from 1 to 1000, found 0");
  check_fault(TWO ", every: 0", GIVEN "  eta: 1\n", "every takes a whole number from 1");
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, sample_slope_set_up, sample_tear_down)
  const struct CMUnitTest tests[] = {
      TEST(test_the_gradient_is_the_slope),
      TEST(test_the_steepest_way_down),
      TEST(test_quarters_are_exact),
      TEST(test_the_first_order_is_for_short_steps),
      TEST(test_each_update_goes_on_from_the_last),
      TEST(test_equations),
      cmocka_unit_test(test_faults),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
