/* Softmax on flowers: probabilities over a plane, samples revealed row by row, equations of the rows. */
#define VALUE_SCENE "training-rows"

#include "trace/training_regions.h"

#include "base/text.h"
#include "support/check.h"
#include "support/values.h"
#include "trace/equation.h"
#include "trace/training.h"

#include <string.h>

#define LESSON(features, model, W, b)                                                                        \
  "id: s\n"                                                                                                  \
  "title: { ko: t, en: t }\n"                                                                                \
  "scene: training\n"                                                                                        \
  "panes:\n"                                                                                                 \
  "  - { id: mini, title: { ko: a, en: a } }\n"                                                              \
  "training:\n"                                                                                              \
  "  data:\n"                                                                                                \
  "    - { id: iris, title: { ko: a, en: a }, file: data/iris.csv, label: species" features                  \
  ", standardize: yes }\n"                                                                                   \
  "  model: " model "\n"                                                                                     \
  "  W: " W "\n"                                                                                             \
  "  b: " b "\n"                                                                                             \
  "  eta: 0.5\n"                                                                                             \
  "  epochs: 3\n"                                                                                            \
  "  batch_size: [5]\n"                                                                                      \
  "editable: { axes: all, W: [-9, 9] }\n"                                                                    \
  "groups:\n"                                                                                                \
  "  - { id: a, title: { ko: a, en: a } }\n"                                                                 \
  "steps:\n"                                                                                                 \
  "  - { id: one, group: a, reveal: ['X[2]', 'Z[2]'], title: { ko: a, en: a }, text: { ko: a, en: a } }\n"   \
  "  - { id: all, group: a, reveal: [loss, dW], title: { ko: a, en: a }, text: { ko: a, en: a } }\n"         \
  "  - { for: update, id: u, group: a, title: { ko: a, en: a }, text: { ko: a, en: a } }\n"

static const char FLOWERS[] =
    LESSON("", "softmax", "[[0.5, 1, 0, -0.25], [0, -0.5, 0.25, 0], [0, 0, 0.5, 0.25]]", "[0, 0.5, -1]");
static const char ONE_FEATURE[] =
    LESSON(", features: [petal_width_cm]", "softmax", "[[0], [0], [0]]", "[0, 0, 0]");

typedef struct Sample {
  Arena arena;
  Lesson lesson;
  Setup setup;
  Trace trace;
} Sample;

static void open_sample(Sample *sample, const char *text, const char *set) {
  ErrorList errors = {0};
  Error err;
  *sample = (Sample){0};
  if (!lesson_parse(&sample->lesson, &sample->arena, "lessons/t.yaml", text, strlen(text), &errors))
    fail_msg("%s (%s)", errors.items[0].what, errors.items[0].hint);
  sample->setup = sample->lesson.setup;
  if (set && !setup_assign(&sample->setup, set, sample->lesson.ranges, &err))
    fail_msg("%s", err.what);
  if (!trace_build(&sample->trace, &sample->lesson, &sample->setup, NULL, &err))
    fail_msg("%s", err.what);
  training_finish(&sample->trace);
}

static void close_sample(Sample *sample) {
  trace_free(&sample->trace);
  arena_free(&sample->arena);
}

/* A node's probabilities are the model's for that point, with 0 for the features that are not on the axes. */
static void check_node(const Sample *sample, const Regions *regions, size_t update, size_t column,
                       size_t row) {
  Descent descent = training_descent(&sample->trace);
  double theta[15], x[4] = {0}, p[3];
  training_theta(theta, &sample->trace, update);
  x[regions->axes[0]] =
      regions->low[0] + (regions->high[0] - regions->low[0]) * (double)column / (double)(regions->nx - 1);
  x[regions->axes[1]] =
      regions->low[1] + (regions->high[1] - regions->low[1]) * (double)row / (double)(regions->ny - 1);
  descent_predict(p, &descent, theta, x);
  for (size_t k = 0; k < 3; k++)
    check_close(regions->P[(row * regions->nx + column) * 3 + k], p[k], 1e-12, 1e-15);
}

static void test_nodes_are_predictions(void **state) {
  (void)state;
  Sample sample;
  open_sample(&sample, FLOWERS, "axes=4,2");
  for (size_t update = 0; update <= 90; update += 45) {
    const Regions *regions = training_regions(&sample.trace, update);
    assert_non_null(regions);
    assert_int_equal(regions->axes[0], 3);
    assert_int_equal(regions->axes[1], 1);
    check_node(&sample, regions, update, 0, 0);
    check_node(&sample, regions, update, regions->nx - 1, 0);
    check_node(&sample, regions, update, 7, regions->ny - 1);
    check_node(&sample, regions, update, 40, 21);
  }
  close_sample(&sample);
}

static void test_plane_holds_all_samples(void **state) {
  (void)state;
  Sample sample;
  open_sample(&sample, FLOWERS, NULL);
  const Regions *regions = training_regions(&sample.trace, 0);
  const Dataset *set = &training_data(&sample.trace)->set;
  assert_int_equal(regions->axes[0],
                   2); /* the petals, which tell the species apart best: no axes are named */
  assert_int_equal(regions->axes[1], 3);
  for (size_t i = 0; i < set->N; i++)
    for (size_t axis = 0; axis < 2; axis++) {
      assert_true(regions->low[axis] < set->X[i * 4 + regions->axes[axis]]);
      assert_true(regions->high[axis] > set->X[i * 4 + regions->axes[axis]]);
    }
  close_sample(&sample);
}

static void test_versions_tell_pictures_apart(void **state) {
  (void)state;
  Sample sample, other, edited;
  open_sample(&sample, FLOWERS, NULL);
  open_sample(&other, FLOWERS, "axes=1,3");
  open_sample(&edited, FLOWERS, "W=1");
  uint64_t first = training_regions(&sample.trace, 10)->version;
  assert_true(first == training_regions(&sample.trace, 10)->version);
  assert_true(first != training_regions(&sample.trace, 11)->version);
  assert_true(first == training_regions(&sample.trace, 10)->version);
  assert_true(first != training_regions(&other.trace, 10)->version);
  assert_true(first != training_regions(&edited.trace, 10)->version);
  close_sample(&sample);
  close_sample(&other);
  close_sample(&edited);
}

static void test_no_plane_of_one_feature(void **state) {
  (void)state;
  Sample sample;
  open_sample(&sample, ONE_FEATURE, NULL);
  assert_null(training_regions(&sample.trace, 0));
  close_sample(&sample);
}

static void test_axes_are_features(void **state) {
  (void)state;
  Sample sample;
  Error err;
  open_sample(&sample, FLOWERS, NULL);
  assert_false(setup_assign(&sample.setup, "axes=1,5", sample.lesson.ranges, &err));
  assert_false(setup_assign(&sample.setup, "axes=0,1", sample.lesson.ranges, &err));
  assert_true(setup_assign(&sample.setup, "axes=4,3", sample.lesson.ranges, &err));
  assert_true(setup_get(&sample.setup, TRAINING_AXES, 0, 0) > 3.5);
  close_sample(&sample);
}

static void test_samples_come_row_by_row(void **state) {
  (void)state;
  Sample sample;
  open_sample(&sample, FLOWERS, NULL);
  const Trace *trace = &sample.trace;
  assert_int_equal(trace_visibility(trace, 0, (Cell){VALUE_BIG_Z, 1, 2}), FRESH);
  assert_int_equal(trace_visibility(trace, 0, (Cell){VALUE_BIG_Z, 0, 2}), HIDDEN);
  assert_int_equal(trace_visibility(trace, 0, (Cell){VALUE_SAMPLE, 1, 0}), FRESH);
  assert_int_equal(trace_visibility(trace, 0, (Cell){VALUE_SAMPLE, 2, 0}), HIDDEN);
  assert_int_equal(trace_visibility(trace, 0, (Cell){VALUE_W, 2, 0}), FRESH);
  assert_int_equal(trace_visibility(trace, 1, (Cell){VALUE_BIG_Z, 1, 2}), KNOWN);
  assert_int_equal(trace_visibility(trace, 1, (Cell){VALUE_BIG_Z, 4, 0}), FRESH);
  /* e^Z comes only when a lesson says so, and what is measured over all samples later still. */
  assert_int_equal(trace_visibility(trace, 1, (Cell){VALUE_EXP_BIG_Z, 1, 0}), HIDDEN);
  assert_int_equal(trace_visibility(trace, 1, (Cell){VALUE_ACCURACY, 0, 0}), HIDDEN);
  close_sample(&sample);
}

static void check_equation(const Trace *trace, Cell cell, const char *symbolic, const char *numeric) {
  Text text = {0};
  equation_symbolic(&text, trace, 1, cell);
  assert_string_equal(text_get(&text), symbolic);
  text_free(&text);
  text = (Text){0};
  equation_numeric(&text, trace, 1, cell, 2);
  assert_string_equal(text_get(&text), numeric);
  text_free(&text);
}

static void test_equations_of_rows(void **state) {
  (void)state;
  Sample sample;
  open_sample(&sample, FLOWERS, NULL);
  check_equation(
      &sample.trace, (Cell){VALUE_BIG_Z, 0, 1}, "z_{12} = \\sum_{j=1}^{4} x_{1j} \\, W_{\\, j2} + b_2",
      "z_{12} = -0.90 \\cdot 0.00 + 1.02 \\cdot (-0.50) + (-1.34) \\cdot 0.25 + (-1.32) \\cdot 0.00 "
      "+ 0.5 = -0.34");
  check_equation(&sample.trace, (Cell){VALUE_BIG_P, 0, 1},
                 "p_{12} = \\frac{e^{z_{12}}}{\\sum_{l} e^{z_{1l}}}",
                 "p_{12} = \\frac{0.71}{3.30} \\approx 0.21");
  check_equation(&sample.trace, (Cell){VALUE_LOSS, 3, 0}, "\\ell_{4} = -\\log p_{4,1}",
                 "\\ell_{4} = -\\log 0.36 = 1.02");
  check_equation(&sample.trace, (Cell){VALUE_BATCH_LOSS, 0, 0}, "J_B = \\frac{1}{5} \\sum_{i=1}^{5} \\ell_i",
                 "J_B = \\frac{3.43}{5} = 0.69");
  check_equation(
      &sample.trace, (Cell){VALUE_DB, 2, 0},
      "\\color{class3}{\\frac{\\partial J_B}{\\partial b_{3}}} = \\frac{1}{5} \\sum_{i=1}^{5} "
      "\\frac{\\partial \\ell_i}{\\partial z_{i3}}",
      "\\color{class3}{\\frac{\\partial J_B}{\\partial b_{3}}} = \\frac{1}{5} ( 0.04 + 0.07 + 0.06 + 0.07 "
      "+ 0.04 ) = 0.06");
  close_sample(&sample);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_nodes_are_predictions),
      cmocka_unit_test(test_plane_holds_all_samples),
      cmocka_unit_test(test_versions_tell_pictures_apart),
      cmocka_unit_test(test_no_plane_of_one_feature),
      cmocka_unit_test(test_axes_are_features),
      cmocka_unit_test(test_samples_come_row_by_row),
      cmocka_unit_test(test_equations_of_rows),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
