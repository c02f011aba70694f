/* The panel "scatter": samples of arrays and of data, lines, thresholds, models, what can be dragged. */
#include "support/check.h"
#include "support/panel_picture.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define OWN(values, reveal, panel)                                                                           \
  "id: t\ntitle: { ko: a, en: a }\nsizes: { N: 6 }\nvalues:\n" values                                        \
  "groups: [ { id: g, title: { ko: a, en: a } } ]\n"                                                         \
  "steps:\n  - { id: here, group: g, reveal: [" reveal                                                       \
  "], title: { ko: a, en: a }, text: { ko: a, en: a } }\n"                                                   \
  "panels:\n  - scatter: " panel "\n"

#define SIX                                                                                                  \
  "  x[i to N]: { given: [0.5, 1, 1.5, 2.5, 3, 3.5], edit: [0, 4] }\n"                                       \
  "  y[i to N]: { given: [0, 0, 1, 0, 1, 1], edit: [0, 1] }\n"                                               \
  "  w: { given: 1, edit: [-3, 3] }\n"                                                                       \
  "  t: { given: 2, edit: [0, 4] }\n"                                                                        \
  "  p[i to N]: { is: 'sigmoid(w * x[i] - 2)' }\n"

static Point middle(const Hit *hit) {
  return (Point){hit->rect.x + hit->rect.w / 2, hit->rect.y + hit->rect.h / 2};
}

static void draw_all_sizes(PanelPicture *picture) {
  static const int SIZES[][2] = {{800, 600}, {1024, 768}, {1920, 1080}, {320, 240}};
  for (size_t i = 0; i < 4; i++)
    for (int dark = 0; dark < 2; dark++)
      for (int language = 0; language < LANG_COUNT; language++) {
        picture->state.width = SIZES[i][0];
        picture->state.height = SIZES[i][1];
        picture->state.dark = dark != 0;
        picture->state.language = (Language)language;
        panel_picture_draw(picture, 0);
      }
  picture->state.language = LANG_EN;
}

static void test_two_axes_with_residuals(void **state) {
  (void)state;
  PanelPicture picture;
  panel_picture_open(&picture,
                     OWN(SIX, "p, y, t", "{ x: p, y: y, diagonal: yes, residual: p, drag: yes, mark: [t] }"));
  panel_picture_draw(&picture, 0);
  const Hit *first = panel_picture_hit(&picture, "y[1]"), *last = panel_picture_hit(&picture, "y[6]");
  assert_non_null(first);
  assert_true(middle(last).x > middle(first).x && middle(last).y < middle(first).y);
  /* Only what goes up can be changed: it is what a drag moves. */
  assert_int_equal(first->handle.kind, HANDLE_Y);
  draw_all_sizes(&picture);
  panel_picture_close(&picture);
}

static void test_one_axis_with_a_threshold(void **state) {
  (void)state;
  PanelPicture picture;
  panel_picture_open(&picture, OWN(SIX, "p, t", "{ x: x, class: y, threshold: t, drag: yes }"));
  panel_picture_draw(&picture, 0);
  const Hit *handle = panel_picture_handle(&picture, 1, 0), *number = panel_picture_hit(&picture, "t");
  assert_non_null(handle);
  assert_non_null(number);
  assert_int_equal(handle->handle.kind, HANDLE_X);
  const Handle *at = &handle->handle;
  double x = at->plane.x + (2 - at->x_low) / (at->x_high - at->x_low) * at->plane.w;
  check_close(middle(handle).x, x, 0, 0.5);
  const Hit *sample = panel_picture_hit(&picture, "x[4]");
  assert_int_equal(sample->handle.kind, HANDLE_X);
  check_close(middle(sample).x, at->plane.x + (2.5 - at->x_low) / (at->x_high - at->x_low) * at->plane.w, 0,
              0.5);
  draw_all_sizes(&picture);
  assert_string_equal(panel_picture_print(&picture, 1), "6 samples as points: x₁.\n");
  panel_picture_close(&picture);
}

/* A curve through every place across, not only from sample to sample. */
static void test_a_line_over_given_places(void **state) {
  (void)state;
  PanelPicture picture;
  panel_picture_open(&picture, OWN(SIX, "p", "{ x: x, class: y, line: p }"));
  panel_picture_draw(&picture, 0);
  size_t longest = 0;
  for (size_t i = 0; i < picture.canvas.count; i++)
    if (picture.canvas.commands[i].kind == COMMAND_STROKE && picture.canvas.commands[i].count > longest)
      longest = picture.canvas.commands[i].count;
  assert_true(longest >= 100);
  assert_true(middle(panel_picture_hit(&picture, "x[3]")).y < middle(panel_picture_hit(&picture, "x[4]")).y);
  panel_picture_close(&picture);
}

static void test_a_matrix_and_a_border(void **state) {
  (void)state;
  PanelPicture picture;
  panel_picture_open(&picture,
                     OWN("  X[i to N, j to 2]: { given: [0, 0, 1, 2, 3, 1, 2, 2, 5, 4, 3, 3], edit: "
                         "[-9, 9] }\n  c[i to N]: { given: [1, 2, 3, 1, 2, 3] }\n"
                         "  v[i to 3]: { given: [1, -2, 0.5] }\n  f: { is: 'sum(X)' }\n",
                         "f, c, v", "{ x: X, class: c, border: v, mark: c, drag: yes }"));
  panel_picture_draw(&picture, 0);
  const Hit *sample = panel_picture_hit(&picture, "X[5,1]");
  assert_non_null(sample);
  assert_int_equal(sample->handle.kind, HANDLE_XY);
  assert_int_equal(sample->handle.y.c, 1);
  assert_true(middle(sample).x > middle(panel_picture_hit(&picture, "X[1,1]")).x);
  draw_all_sizes(&picture);
  panel_picture_close(&picture);
}

static void test_samples_that_are_no_numbers(void **state) {
  (void)state;
  PanelPicture picture;
  panel_picture_open(
      &picture,
      OWN("  x[i to N]: { given: [-1, 0, 1, 2, 3, 4] }\n  y[i to N]: { is: 'log(x[i])' }\n"
          "  t: { is: '1 / x[2]' }\n",
          "y, t", "{ x: x, y: y, line: y, residual: x, threshold: t, border: [t, t, t], diagonal: yes }"));
  draw_all_sizes(&picture);
  panel_picture_close(&picture);
  panel_picture_open(
      &picture, OWN("  x[i to N]: { given: 2 }\n  y[i to N]: { is: 'x[i] * 0' }\n", "y", "{ x: x, y: y }"));
  draw_all_sizes(&picture); /* all at one place */
  panel_picture_close(&picture);
  panel_picture_open(&picture, OWN("  x: { given: 2 }\n  y: { is: 'x * 3' }\n", "y", "{ x: x, y: y }"));
  draw_all_sizes(&picture); /* a single one */
  panel_picture_close(&picture);
}

/* --- Data */

#define DATA(features, W, b, panel)                                                                          \
  "id: t\ntitle: { ko: a, en: a }\nscene: training\n"                                                        \
  "training:\n"                                                                                              \
  "  data: [ { id: a, title: { ko: a, en: Petals }, file: data/iris.csv, label: species, classes: "          \
  "[versicolor, virginica], features: [" features "], every: 4, standardize: yes } ]\n"                      \
  "  model: logistic\n  W: [[" W "]]\n  b: [" b "]\n  eta: 0.5\n  alpha: 0\n  penalty: none\n"               \
  "  shuffle: yes\n  seed: 1\n  epochs: 2\n  batch_size: [5]\n  shown: [yes]\n  clock: updates\n"            \
  "groups: [ { id: g, title: { ko: a, en: a } } ]\n"                                                         \
  "steps:\n"                                                                                                 \
  "  - { id: here, group: g, reveal: [W, b, J], title: { ko: a, en: a }, text: { ko: a, en: a } }\n"         \
  "  - { for: update, id: update, group: g, title: { ko: a, en: a }, text: { ko: a, en: a } }\n"             \
  "panels:\n  - scatter: " panel "\n"

static void test_data_of_one_feature(void **state) {
  (void)state;
  PanelPicture picture;
  panel_picture_open(
      &picture, DATA("petal_width_cm", "-2", "2", "{ data: yes, model: yes, next: W_next, mark: sample }"));
  for (size_t step = 0; step < picture.trace.step_count; step++)
    panel_picture_draw(&picture, step);
  assert_true(panel_picture_shows(&picture, "Petals (standardised)"));
  assert_true(panel_picture_shows(&picture, "virginica"));
  assert_int_equal(panel_picture_count(&picture, COMMAND_IMAGE), 0);
  draw_all_sizes(&picture);
  assert_string_equal(panel_picture_print(&picture, 1), "25 samples as points: Petals (standardised).\n");
  panel_picture_close(&picture);
}

static void test_data_of_two_features(void **state) {
  (void)state;
  PanelPicture picture;
  panel_picture_open(&picture, DATA("petal_width_cm, petal_length_cm", "1, -2", "2",
                                    "{ data: yes, model: yes, next: W_next, mark: sample }"));
  for (size_t step = 0; step < picture.trace.step_count; step++) {
    panel_picture_draw(&picture, step);
    assert_int_equal(panel_picture_count(&picture, COMMAND_IMAGE), 1);
  }
  draw_all_sizes(&picture);
  panel_picture_close(&picture);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_two_axes_with_residuals),     cmocka_unit_test(test_one_axis_with_a_threshold),
      cmocka_unit_test(test_a_line_over_given_places),    cmocka_unit_test(test_a_matrix_and_a_border),
      cmocka_unit_test(test_samples_that_are_no_numbers), cmocka_unit_test(test_data_of_one_feature),
      cmocka_unit_test(test_data_of_two_features),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
