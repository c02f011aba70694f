/* The panel "map": contours, the point and its way, arrows, the ring, what can be dragged. */
#include "support/check.h"
#include "support/panel_picture.h"

#include <math.h>
#include <string.h>

#define HEAD                                                                                                 \
  "id: t\ntitle: { ko: a, en: a }\nscene: slope\nslope:\n"                                                   \
  "  data: { id: s, title: { ko: a, en: a }, file: data/iris.csv, label: species, classes: [versicolor, "    \
  "virginica], features: [sepal_length_cm], standardize: yes }\n"                                            \
  "  w: -1\n  b: 2\n  eps: 1\n  angle: 20\n  eta: 3\n  updates: 4\n"                                         \
  "editable: { w: [-3, 4], b: [-2.5, 3.5], angle: [0, 360] }\n"                                              \
  "groups: [ { id: g, title: { ko: a, en: a } } ]\n"                                                         \
  "steps:\n"                                                                                                 \
  "  - { id: here, group: g, reveal: [w, b, J, db], title: { ko: a, en: a }, text: { ko: a, en: a } }\n"     \
  "  - { id: ring, group: g, reveal: [dJ_true, least], title: { ko: a, en: a }, text: { ko: a, en: a } }\n"  \
  "  - { id: move, group: g, reveal: [J_next, b_next], title: { ko: a, en: a }, text: { ko: a, en: a } }\n"  \
  "  - { for: update, id: update, group: g, title: { ko: a, en: a }, text: { ko: a, en: a } }\n"

#define MAP                                                                                                  \
  "panels:\n  - map:\n      of: J\n      over: [w, b]\n      equal: yes\n      path: yes\n"                  \
  "      next: [w_next, b_next]\n      arrows:\n"                                                            \
  "        - { of: [dw, db], title: '\\nabla J', hollow: yes, parts: yes, scale: 2, when: not "              \
  "seen(dJ_true) }\n"                                                                                        \
  "        - { of: u, title: u, length: eps, turn: angle, ring: yes, when: seen(dJ_true) }\n"                \
  "      numbers:\n        - { of: J, next: J_next, title: J, digits: 3 }\n        - { of: grad_norm }\n"

static Point pixel(const Hit *handle, double x, double y) {
  const Handle *at = &handle->handle;
  return (Point){at->plane.x + (x - at->x_low) / (at->x_high - at->x_low) * at->plane.w,
                 at->plane.y + (at->y_high - y) / (at->y_high - at->y_low) * at->plane.h};
}

/* A filled circle around a place. */
static bool has_disc(const PanelPicture *picture, Point at) {
  for (size_t i = 0; i < picture->canvas.count; i++) {
    const Command *command = &picture->canvas.commands[i];
    Rect rect = command->rect;
    if (command->kind == COMMAND_FILL_RECT && fabs(rect.w - rect.h) < 1e-6 && rect.w < 40 &&
        fabs(rect.x + rect.w / 2 - at.x) < 0.6 && fabs(rect.y + rect.h / 2 - at.y) < 0.6)
      return true;
  }
  return false;
}

static void test_the_point_stands_where_its_numbers_say(void **state) {
  (void)state;
  PanelPicture picture;
  panel_picture_open(&picture, HEAD MAP);
  panel_picture_draw(&picture, 0);
  assert_int_equal(panel_picture_count(&picture, COMMAND_IMAGE), 1);
  const Hit *handle = panel_picture_handle(&picture, 1, 0);
  assert_non_null(handle);
  assert_int_equal(handle->handle.kind, HANDLE_XY);
  const Handle *at = &handle->handle;
  /* One scale both ways; the axis that has more room shows more than can be edited. */
  assert_true(at->x_low <= -3 && at->x_high >= 4 && at->y_low <= -2.5 && at->y_high >= 3.5);
  assert_true(at->x_low == -3 || at->y_high == 3.5);
  check_close(at->plane.w / (at->x_high - at->x_low), at->plane.h / (at->y_high - at->y_low), 0.01, 0);
  assert_true(has_disc(&picture, pixel(handle, -1, 2)));
  assert_true(panel_picture_shows(&picture, "1.433"));
  assert_non_null(panel_picture_hit(&picture, "J"));
  panel_picture_close(&picture);
}

static void test_the_ring_turns_an_angle(void **state) {
  (void)state;
  PanelPicture picture;
  panel_picture_open(&picture, HEAD MAP);
  panel_picture_draw(&picture, 0);
  assert_null(panel_picture_handle(&picture, 1, 2));
  size_t before = picture.canvas.count;
  panel_picture_draw(&picture, 1);
  const Hit *ring = panel_picture_handle(&picture, 1, 2), *ground = panel_picture_handle(&picture, 1, 0);
  assert_non_null(ring);
  assert_int_equal(ring->handle.kind, HANDLE_ANGLE);
  assert_true(ring->handle.x.kind == TARGET_CELL &&
              ring->handle.x.a == (int)panel_picture_cell(&picture, "angle").value);
  Point ball = pixel(ground, -1, 2);
  check_close(ring->handle.plane.x + ring->handle.plane.w / 2, ball.x, 0, 0.01);
  /* Rays all round, their ends where J gets less or more. */
  assert_true(picture.canvas.count > before + 24);
  assert_true(panel_picture_shows(&picture, "gets less"));
  /* What lies on top is what is dragged. */
  assert_ptr_equal(hits_at(&picture.hits, ball.x + 3, ball.y), ring);
  panel_picture_close(&picture);
}

static void test_the_point_moves(void **state) {
  (void)state;
  PanelPicture picture;
  panel_picture_open(&picture, HEAD MAP);
  panel_picture_draw(&picture, 2);
  const Hit *handle = panel_picture_handle(&picture, 1, 0);
  double w = trace_number(&picture.trace, 2, panel_picture_cell(&picture, "w_next")),
         b = trace_number(&picture.trace, 2, panel_picture_cell(&picture, "b_next"));
  assert_true(has_disc(&picture, pixel(handle, w, b)));
  assert_true(panel_picture_shows(&picture, "start"));
  picture.state.progress = 0; /* it has not yet begun to */
  panel_picture_draw(&picture, 2);
  handle = panel_picture_handle(&picture, 1, 0);
  assert_false(has_disc(&picture, pixel(handle, w, b)));
  picture.state.progress = 1;
  for (size_t step = 0; step < picture.trace.step_count; step++)
    panel_picture_draw(&picture, step);
  panel_picture_close(&picture);
}

static void test_what_cannot_be_changed_has_no_handle(void **state) {
  (void)state;
  PanelPicture picture;
  static const char LESSON[] = HEAD MAP;
  char text[sizeof LESSON];
  memcpy(text, LESSON, sizeof LESSON);
  char *editable = strstr(text, "editable: { w: [-3, 4], b: [-2.5, 3.5], angle: [0, 360] }");
  assert_non_null(editable);
  memset(editable, ' ', strcspn(editable, "\n"));
  panel_picture_open(&picture, text);
  panel_picture_draw(&picture, 1);
  assert_null(panel_picture_handle(&picture, 1, 0));
  assert_null(panel_picture_handle(&picture, 1, 2));
  panel_picture_close(&picture);
}

/* --- A lesson's own values */

#define OWN(values, panel)                                                                                   \
  "id: t\ntitle: { ko: a, en: a }\nsizes: { K: 2 }\nvalues:\n" values                                        \
  "groups: [ { id: g, title: { ko: a, en: a } } ]\n"                                                         \
  "steps:\n  - { id: here, group: g, reveal: [f], title: { ko: a, en: a }, text: { ko: a, en: a } }\n"       \
  "panels:\n  - map: " panel "\n"

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
}

static void test_any_value_over_any_two(void **state) {
  (void)state;
  PanelPicture picture;
  panel_picture_open(&picture, OWN("  x: { given: 1, edit: [-4, 4] }\n  y: { given: 0.5, edit: [-2, 2] }\n"
                                   "  f: { is: 'x*x + 3*y*y' }\n",
                                   "{ of: f, over: [x, y], norm: 2, numbers: [ { of: f } ] }"));
  draw_all_sizes(&picture);
  picture.state.language = LANG_EN;
  assert_string_equal(panel_picture_print(&picture, 1),
                      "Map of f over x, y. The point is at (1.00, 0.50).\n");
  panel_picture_close(&picture);
}

static void test_heights_that_are_no_numbers(void **state) {
  (void)state;
  PanelPicture picture;
  panel_picture_open(&picture, OWN("  x: { given: 0, edit: [-1, 1] }\n  y: { given: 0, edit: [-1, 1] }\n"
                                   "  f: { is: 'log(x) / y' }\n",
                                   "{ of: f, over: [x, y], norm: 1 }"));
  draw_all_sizes(&picture);
  panel_picture_close(&picture);
  panel_picture_open(&picture, OWN("  x: { given: 0, edit: [-1, 1] }\n  y: { given: 0, edit: [-1, 1] }\n"
                                   "  f: { is: '0 * x * y' }\n",
                                   "{ of: f, over: [x, y] }"));
  draw_all_sizes(&picture);
  panel_picture_close(&picture);
  panel_picture_open(&picture, OWN("  x: { given: 0, edit: [-1, 1] }\n  y: { given: 0, edit: [-1, 1] }\n"
                                   "  f: { is: 'log(0*x - 1)' }\n",
                                   "{ of: f, over: [x, y] }"));
  draw_all_sizes(&picture);
  assert_int_equal(panel_picture_count(&picture, COMMAND_IMAGE), 0);
  panel_picture_close(&picture);
}

static void test_a_point_outside(void **state) {
  (void)state;
  PanelPicture picture;
  panel_picture_open(&picture, OWN("  x: { given: 1, edit: [-1, 1] }\n  y: { given: 0, edit: [-1, 1] }\n"
                                   "  p: { is: 'x / y' }\n  q: { is: '7 * x' }\n  f: { is: 'x + y' }\n",
                                   "{ of: f, over: [x, y], point: [q, q] }"));
  panel_picture_draw(&picture, 0);
  assert_true(panel_picture_shows(&picture, "off the map"));
  panel_picture_close(&picture);
  panel_picture_open(&picture, OWN("  x: { given: 1, edit: [-1, 1] }\n  y: { given: 0, edit: [-1, 1] }\n"
                                   "  p: { is: 'x / y' }\n  f: { is: 'x + y' }\n",
                                   "{ of: f, over: [x, y], point: [p, p], arrows: [ { of: [p, f] } ] }"));
  draw_all_sizes(&picture);
  panel_picture_close(&picture);
}

/* --- Runs side by side */

static const char RUNS[] =
    "id: t\ntitle: { ko: a, en: a }\nscene: training\n"
    "training:\n"
    "  data: [ { id: a, title: { ko: a, en: a }, file: data/iris.csv, label: species, classes: [versicolor, "
    "virginica], features: [petal_width_cm], every: 4, standardize: yes } ]\n"
    "  model: logistic\n  W: [[-2]]\n  b: [2]\n  eta: 0.5\n  alpha: 0\n  penalty: none\n  shuffle: yes\n"
    "  seed: 1\n  epochs: 3\n  batch_size: [all, 1]\n  shown: [yes, yes]\n  clock: samples\n"
    "panes:\n"
    "  - { id: batch, title: { ko: a, en: Batch }, loss: ce }\n"
    "  - { id: sgd, title: { ko: a, en: SGD }, loss: ce }\n"
    "editable: { W: [-3, 9], b: [-4, 4], eta: [0.01, 1000] }\n"
    "groups: [ { id: g, title: { ko: a, en: a } } ]\n"
    "steps:\n"
    "  - { id: here, group: g, reveal: [W, b, J], title: { ko: a, en: a }, text: { ko: a, en: a } }\n"
    "  - { for: update, id: update, group: g, title: { ko: a, en: a }, text: { ko: a, en: a } }\n"
    "panels:\n  - panes:\n      map:\n        of: J\n        over: [W, b]\n        next: [W_next, b_next]\n"
    "        path: yes\n        counts: yes\n"
    "        arrows: [ { of: [dW, db], against: yes, title: '-g', scale: 1.9 } ]\n"
    "        numbers: [ { of: J, next: J_next, title: J, digits: 3 } ]\n";

static void test_a_map_for_each_run(void **state) {
  (void)state;
  PanelPicture picture;
  panel_picture_open(&picture, RUNS);
  size_t last = picture.trace.step_count - 1;
  panel_picture_draw(&picture, last);
  assert_int_equal(panel_picture_count(&picture, COMMAND_IMAGE), 2);
  const Target second = {TARGET_HANDLE, 2, 0, 0, 1};
  const Hit *hit = hits_find(&picture.hits, second);
  assert_non_null(hit);
  assert_int_equal(hit->handle.x.pane, 1);
  assert_true(panel_picture_shows(&picture, "75")); /* updates of the run of single samples: 3 epochs of 25 */
  assert_true(panel_picture_shows(&picture, "3"));
  for (size_t step = 0; step < last; step += 3)
    panel_picture_draw(&picture, step);
  panel_picture_close(&picture);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_the_point_stands_where_its_numbers_say),
      cmocka_unit_test(test_the_ring_turns_an_angle),
      cmocka_unit_test(test_the_point_moves),
      cmocka_unit_test(test_what_cannot_be_changed_has_no_handle),
      cmocka_unit_test(test_any_value_over_any_two),
      cmocka_unit_test(test_heights_that_are_no_numbers),
      cmocka_unit_test(test_a_point_outside),
      cmocka_unit_test(test_a_map_for_each_run),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
