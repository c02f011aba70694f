/* Panels "curve": what they draw of values, where their points are, what can be dragged. */
#include "support/check.h"
#include "support/fixed_font.h"
#include "support/panel_play.h"
#include "view/panel.h"
#include "view/plot.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const char LOG[] = "  p: { given: 0.5, edit: [0.01, 1], symbol: p }\n"
                          "  q: { given: 2, edit: [1, 4], symbol: q }\n"
                          "  loss: { is: '-q*log(p)', symbol: 'L' }\n"
                          "  gap: { is: '1 - p', symbol: 'g' }\n"
                          "  slope: { is: 'derivative(loss, p)', symbol: 's' }\n"
                          "  rows[k to K]: { given: [0.9, 0.5, 0.1], symbol: 'r_{\\v{k}}' }\n"
                          "  costs[k to K]: { is: '-q*log(rows[k])', symbol: 'c_{\\v{k}}' }\n";

static void open_log(PanelPlay *stage, const char *panel) {
  panel_play_own(stage, &fixed_font, LOG, "loss, gap, slope, costs", panel);
  panel_play_draw(stage);
  panel_play_check(stage);
}

static bool says(PanelPlay *stage, const char *part) {
  return strstr(panel_play_words(stage), part) != NULL;
}

/* The i-th stroke of a width in u. */
static const Command *stroke(const PanelPlay *stage, double width_u, size_t i) {
  double u = panel_play_unit(stage);
  for (size_t k = 0; k < stage->canvas.count; k++) {
    const Command *command = &stage->canvas.commands[k];
    if (command->kind == COMMAND_STROKE && fabs(command->width - width_u * u) < 1e-6 && i-- == 0)
      return command;
  }
  return NULL;
}

/* A tangent goes through two points. */
static const Command *tangent_of(const PanelPlay *stage) {
  for (size_t i = 0; stroke(stage, 0.4, i); i++)
    if (stroke(stage, 0.4, i)->count == 2)
      return stroke(stage, 0.4, i);
  return NULL;
}

/* The middle of a hit. */
static Point middle(const Hit *hit) {
  return (Point){hit->rect.x + hit->rect.w / 2, hit->rect.y + hit->rect.h / 2};
}

static void test_a_point_that_can_be_dragged(void **state) {
  (void)state;
  PanelPlay stage;
  open_log(&stage, "  - curve: { of: loss, over: p, from: 0, to: 1, drag: point }");
  const Hit *grip = panel_play_grip(&stage, "p", 0);
  assert_non_null(grip);
  assert_true(grip->editable);
  assert_int_equal(grip->handle.kind, HANDLE_X);
  assert_true(target_equal(grip->handle.x, grip->target));
  check_close(grip->handle.x_low, 0, 0, 0);
  check_close(grip->handle.x_high, 1, 0, 0);
  const Rect plane = grip->handle.plane;
  check_close(middle(grip).x, plane.x + 0.5 * plane.w, 0, 1e-6); /* p = 0.5 */
  assert_true(plane.h >= 12 * panel_play_unit(&stage));
  assert_true(says(&stage, "1.39")); /* 2 log 2, beside the point */
  panel_play_free(&stage);
}

static void test_a_point_that_cannot_be_dragged_does_not_look_it(void **state) {
  (void)state;
  PanelPlay stage;
  open_log(&stage, "  - curve: { of: loss, over: p, from: 0, to: 1 }");
  const Hit *point = panel_play_hit(&stage, "loss", 0, 0);
  assert_non_null(point);
  assert_false(point->editable);
  for (size_t i = 0; i < stage.hits.count; i++)
    assert_int_equal(stage.hits.items[i].handle.kind, HANDLE_NONE);
  panel_play_free(&stage);
}

/* Dragging the curve changes q so that the curve goes through the pointer: L = 2 log 2 q / 2. */
static void test_a_curve_that_can_be_dragged(void **state) {
  (void)state;
  PanelPlay stage;
  open_log(&stage, "  - curve: { of: loss, over: p, from: 0, to: 1, low: 0, high: 4, drag: curve, by: q }");
  const Hit *grip = panel_play_grip(&stage, "q", 0);
  assert_non_null(grip);
  assert_int_equal(grip->handle.kind, HANDLE_Y);
  check_close(grip->handle.y_low, 0, 0, 1e-6);
  check_close(grip->handle.y_high, 4 / log(2), 1e-6, 0);
  panel_play_free(&stage);
}

static void test_logarithmic_axes(void **state) {
  (void)state;
  PanelPlay stage;
  open_log(&stage, "  - curve: { of: loss, over: p, from: 0.0001, to: 1, log: x, drag: point }");
  const Hit *grip = panel_play_grip(&stage, "p", 0);
  assert_true(grip->handle.log_x);
  const Rect plane = grip->handle.plane;
  check_close(middle(grip).x, plane.x + plane.w * (1 + log10(0.5) / 4), 0, 1e-6);
  assert_true(says(&stage, "0.0001 0.001 0.01"));
  panel_play_free(&stage);
}

static void test_the_tangent_and_its_slope(void **state) {
  (void)state;
  PanelPlay stage;
  open_log(&stage, "  - curve: { of: loss, over: p, from: 0, to: 1, tangent: yes }");
  assert_non_null(tangent_of(&stage));
  assert_true(says(&stage, "−4.00")); /* -q / p, measured */
  panel_play_free(&stage);
  open_log(&stage, "  - curve: { of: loss, over: p, from: 0, to: 1, slope: slope }");
  assert_non_null(panel_play_hit(&stage, "slope", 0, 0)); /* the number of the trace: it can be pointed at */
  panel_play_go(&stage, "given");
  panel_play_draw(&stage);
  assert_null(tangent_of(&stage)); /* the tangent comes with its number */
  panel_play_free(&stage);
}

static void test_points_of_a_table(void **state) {
  (void)state;
  PanelPlay stage;
  open_log(&stage, "  - curve: { of: loss, over: p, from: 0, to: 1, points: [{ at: rows, height: costs }] }");
  Point last = {0, INFINITY};
  for (size_t row = 0; row < 3; row++) { /* farther to the left and higher each time */
    const Hit *hit = panel_play_hit(&stage, "costs", row, 0);
    assert_non_null(hit);
    Point at = middle(hit);
    assert_true(row == 0 || (at.x < last.x && at.y < last.y));
    last = at;
  }
  panel_play_free(&stage);
}

static void test_marks_and_intervals(void **state) {
  (void)state;
  PanelPlay stage;
  open_log(&stage, "  - curve: { of: loss, over: p, from: 0, to: 1,\n"
                   "             marks: [{ at: 0.25 }, { at: 'q/4 + 0.25', title: { ko: 여기, en: here } },\n"
                   "                     { at: 0.8, to: 1/0, title: { ko: 구간, en: stretch } }] }");
  assert_true(says(&stage, "2.77")); /* 2 log 4 */
  assert_true(says(&stage, "here") && says(&stage, "stretch"));
  panel_play_free(&stage);
}

static void test_a_mark_comes_with_its_step(void **state) {
  (void)state;
  PanelPlay stage;
  open_log(&stage, "  - curve: { of: gap, over: p, from: 0, to: 1, marks: [{ at: 0.2, when: seen(loss),\n"
                   "             title: { ko: 여기, en: here } }] }");
  assert_true(says(&stage, "here"));
  panel_play_go(&stage, "given");
  panel_play_draw(&stage);
  assert_false(says(&stage, "here"));
  panel_play_free(&stage);
}

/* The number beside a point is that of the pane that its height names. */
static void test_a_point_of_another_pane(void **state) {
  (void)state;
  PanelPlay stage;
  panel_play_own(
      &stage, &fixed_font,
      "  p: { given: 0.5, edit: [0.01, 1] }\n  at: { given: 0.25 }\n"
      "  cost: { is: 'p * p', second: { is: '3 * p' } }\n",
      "cost, at",
      "  - curve: { of: first.cost, over: p, from: 0, to: 1, points: [{ at: at, height: second.cost }] }\n"
      "variants: [first, second]\n"
      "panes:\n"
      "  - { id: first, title: { ko: 하나, en: One } }\n"
      "  - { id: second, title: { ko: 둘, en: Two }, loss: second }");
  panel_play_draw(&stage);
  panel_play_check(&stage);
  assert_true(says(&stage, "1.50"));
  panel_play_free(&stage);
}

/* Its first curve is grey, and nothing of the present number stands on it: further points do. */
static void test_a_bare_curve(void **state) {
  (void)state;
  PanelPlay stage;
  open_log(&stage, "  - curve: { of: loss, over: p, from: 0, to: 1, bare: yes, drag: point,\n"
                   "             points: [{ at: rows, height: costs }] }");
  const Color muted = theme_get(false)->muted, curve = stroke(&stage, 0.3, 0)->color;
  assert_true(curve.r == muted.r && curve.g == muted.g && curve.b == muted.b);
  assert_null(panel_play_hit(&stage, "loss", 0, 0));
  assert_null(panel_play_hit(&stage, "p", 0, 0));
  assert_non_null(panel_play_hit(&stage, "costs", 1, 0));
  panel_play_free(&stage);
}

static void test_names_of_its_own(void **state) {
  (void)state;
  PanelPlay stage;
  open_log(&stage,
           "  - curve: { of: [loss, gap], over: p, from: 0, to: 1, names: '\\text{one} & \\text{other}' }");
  assert_true(says(&stage, "one") && says(&stage, "other"));
  assert_false(says(&stage, "L"));
  panel_play_free(&stage);
}

/* At one of the places along the chart. */
static void point_at(PanelPlay *stage, int place) {
  for (size_t i = 0; i < stage->hits.count; i++)
    if (stage->hits.items[i].target.kind == TARGET_CHART && stage->hits.items[i].target.b == place)
      stage->state.hover = stage->hits.items[i].target;
}

/* Of several curves, with their numbers, which follow the pointer. */
static void test_the_key(void **state) {
  (void)state;
  PanelPlay stage;
  open_log(&stage, "  - curve: { of: [loss, gap], over: p, from: 0, to: 1 }");
  const Hit *loss = panel_play_hit(&stage, "loss", 0, 1), *gap = panel_play_hit(&stage, "gap", 0, 1);
  assert_non_null(loss);
  assert_non_null(gap);
  if (!loss || !gap)
    return;
  assert_true(gap->rect.x > loss->rect.x + loss->rect.w);
  double bottom = stroke(&stage, 0.3, 0)->rect.y + stroke(&stage, 0.3, 0)->rect.h;
  assert_true(loss->rect.y > bottom && gap->rect.y > bottom); /* it covers no curve */
  assert_true(says(&stage, "1.39") && says(&stage, "0.50"));
  point_at(&stage, 30);
  panel_play_draw(&stage);
  assert_false(says(&stage, "1.39"));
  assert_true(says(&stage, "2.77") && says(&stage, "0.75"));
  panel_play_free(&stage);
}

static void test_what_is_to_come_is_absent(void **state) {
  (void)state;
  PanelPlay stage;
  open_log(&stage, "  - curve: { of: [loss, gap], over: p, from: 0, to: 1 }");
  assert_non_null(stroke(&stage, 0.3, 0));
  panel_play_go(&stage, "given");
  panel_play_draw(&stage);
  assert_null(stroke(&stage, 0.3, 0));
  assert_null(panel_play_hit(&stage, "loss", 0, 0));
  panel_play_go(&stage, "shown");
  stage.state.progress = 0.2; /* on its way, from the left */
  panel_play_draw(&stage);
  const Command *part = stroke(&stage, 0.3, 0);
  stage.state.progress = 1;
  double width = part->rect.w;
  panel_play_draw(&stage);
  assert_true(width < 0.9 * stroke(&stage, 0.3, 0)->rect.w);
  panel_play_free(&stage);
}

static void test_values_under_the_pointer(void **state) {
  (void)state;
  PanelPlay stage;
  open_log(&stage, "  - curve: { of: loss, over: p, from: 0, to: 1 }");
  point_at(&stage, 30);
  panel_play_draw(&stage);
  assert_true(says(&stage, "0.25")); /* p there */
  assert_true(says(&stage, "2.77")); /* and the height */
  panel_play_free(&stage);
}

/* Edited: the curve as it was stays, dashed, and so does the point. */
static void test_before_an_edit(void **state) {
  (void)state;
  PanelPlay stage;
  open_log(&stage, "  - curve: { of: loss, over: p, from: 0, to: 1 }");
  assert_null(stroke(&stage, 0.18, 0));
  panel_play_set(&stage, "q=3");
  panel_play_draw(&stage);
  assert_non_null(stroke(&stage, 0.18, 0));
  panel_play_set(&stage, "q=2");
  panel_play_set(&stage, "p=0.7");
  panel_play_draw(&stage);
  assert_null(stroke(&stage, 0.18, 0)); /* the same curve */
  panel_play_free(&stage);
}

static const char STEP[] = "  w: { given: -1, edit: [-3, 4], symbol: w }\n"
                           "  eta: { given: 0.5, edit: [0, 2], symbol: e }\n"
                           "  J: { is: '(w-1)*(w-1)', symbol: J }\n"
                           "  dw: { is: 'derivative(J, w)', symbol: d }\n"
                           "  move: { is: '-eta*dw', symbol: m }\n"
                           "  w_next: { is: 'w + move', symbol: n }\n"
                           "  J_next: { is: '(w_next-1)*(w_next-1)', symbol: j }\n";

static void test_a_step_along_the_curve(void **state) {
  (void)state;
  PanelPlay stage;
  panel_play_own(
      &stage, &fixed_font, STEP, "J, dw, move, w_next, J_next",
      "  - curve: { of: J, over: w, next: [w_next, J_next], tangent: yes, gradient: dw, move: move }");
  panel_play_draw(&stage);
  panel_play_check(&stage);
  static const char *const names[] = {"dw", "move", "w_next", "J_next"};
  for (size_t i = 0; i < 4; i++)
    assert_non_null(panel_play_hit(&stage, names[i], 0, 0));
  const Command *tangent = tangent_of(&stage);
  assert_true(tangent->dash > 0); /* as long as the picture, to compare with */
  panel_play_free(&stage);
}

static void test_jumps_are_not_joined(void **state) {
  (void)state;
  PanelPlay stage;
  panel_play_own(&stage, &fixed_font,
                 "  w: { given: 1, edit: [0, 4], symbol: w }\n"
                 "  hit: { is: 'if(w > 2: 1, 0)', symbol: h }\n",
                 "hit", "  - curve: { of: hit, over: w, stepped: hit, low: 0, high: 1 }");
  panel_play_draw(&stage);
  panel_play_check(&stage);
  for (size_t i = 0; stroke(&stage, 0.3, i); i++)
    check_close(stroke(&stage, 0.3, i)->rect.h, 0, 0, 1e-9);
  assert_non_null(stroke(&stage, 0.3, 1));
  panel_play_free(&stage);
}

/* --- Numbers that are hard to draw */

static void draw_all_sizes(PanelPlay *stage) {
  static const int sizes[][2] = {{160, 120}, {320, 240}, {800, 600}, {1920, 1080}, {3840, 400}};
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
    for (int look = 0; look < 4; look++) {
      stage->state.width = sizes[i][0];
      stage->state.height = sizes[i][1];
      stage->state.dark = look & 1;
      stage->state.language = look & 2 ? LANG_KO : LANG_EN;
      stage->state.text_scale = look == 3 ? 1.6 : 1;
      panel_play_draw(stage);
      for (size_t k = 0; k < stage->canvas.count; k++) {
        const Command *command = &stage->canvas.commands[k];
        assert_true(isfinite(command->rect.x) && isfinite(command->rect.y));
      }
    }
}

static void test_hard_numbers(void **state) {
  (void)state;
  static const char *const equations[] = {
      "0",           "1e300*x",     "-5",           "1/x",       "log(x)",   "0/x",
      "pow(x, 400)", "exp(1000*x)", "sqrt(-1-x*x)", "-exp(9*x)", "1e-300*x", "1/0"};
  static const char *const panels[] = {
      "  - curve: { of: f, over: x, tangent: yes, drag: point }",
      "  - curve: { of: f, over: x, from: 0, to: 0, log: both, marks: [{ at: 0/0 }, { at: 1, to: -1/0 }] }",
      "  - curve: { of: f, over: x, from: -1/0, to: 1/0, stepped: f, drag: curve, by: x }"};
  for (size_t i = 0; i < sizeof equations / sizeof *equations; i++)
    for (size_t k = 0; k < sizeof panels / sizeof *panels; k++) {
      PanelPlay stage;
      char values[256];
      snprintf(values, sizeof values,
               "  x: { given: 0, edit: [-2, 2], symbol: x }\n  f: { is: '%s', symbol: f }\n", equations[i]);
      panel_play_own(&stage, &fixed_font, values, "f", panels[k]);
      draw_all_sizes(&stage);
      panel_play_free(&stage);
    }
}

static void test_forty_curves(void **state) {
  (void)state;
  PanelPlay stage;
  panel_play_own(&stage, &fixed_font,
                 "  x: { given: 1, edit: [0, 2], symbol: x }\n"
                 "  f[i to N]: { is: 'i*x', symbol: 'f_{\\v{i}}' }\n",
                 "f", "  - curve: { of: [f, x, f], over: x, drag: point, tangent: yes }");
  draw_all_sizes(&stage);
  panel_play_check(&stage);
  panel_play_free(&stage);
}

static void test_the_transcript(void **state) {
  (void)state;
  PanelPlay stage;
  Text text = {0};
  Arena arena = {0};
  open_log(&stage, "  - curve: { of: [loss, gap], over: p, from: 0, to: 1 }");
  const Draw draw = {.state = &stage.state,
                     .strings = &stage.strings,
                     .font = &fixed_font,
                     .theme = theme_get(false),
                     .arena = &arena,
                     .u = 8};
  const Panel *panel = stage.lesson.panels->children[0];
  panel_look(panel->kind)->print(&text, &draw, panel);
  assert_string_equal(text_get(&text), "Curves: L, g over p, 0.00 to 1.00\np = 0.50: L = 1.39, g = 0.50\n");
  text_free(&text);
  arena_free(&arena);
  panel_play_free(&stage);
}

static void test_the_room_that_it_needs(void **state) {
  (void)state;
  PanelPlay stage;
  Arena arena = {0};
  open_log(&stage,
           "  - curve: { of: [loss, gap], over: p, from: 0, to: 1, y_title: { ko: 손실, en: loss } }");
  const Draw draw = {.state = &stage.state,
                     .strings = &stage.strings,
                     .font = &fixed_font,
                     .theme = theme_get(false),
                     .arena = &arena,
                     .u = 8,
                     .t = 1};
  const Panel *panel = stage.lesson.panels->children[0];
  PanelRoom room = panel_look(panel->kind)->room(&draw, panel);
  PlotFrame frame = {.x_high = 1, .y_high = 5, .x_symbol = "p", .y_name = "loss"};
  Rect area = plot_area(&draw, (Rect){0, 0, room.width * draw.u, room.height * draw.u}, &frame);
  assert_true(area.h >= 12 * draw.u);
  arena_free(&arena);
  panel_play_free(&stage);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_a_point_that_can_be_dragged),
      cmocka_unit_test(test_a_point_that_cannot_be_dragged_does_not_look_it),
      cmocka_unit_test(test_a_curve_that_can_be_dragged),
      cmocka_unit_test(test_logarithmic_axes),
      cmocka_unit_test(test_the_tangent_and_its_slope),
      cmocka_unit_test(test_points_of_a_table),
      cmocka_unit_test(test_a_point_of_another_pane),
      cmocka_unit_test(test_marks_and_intervals),
      cmocka_unit_test(test_a_mark_comes_with_its_step),
      cmocka_unit_test(test_a_bare_curve),
      cmocka_unit_test(test_names_of_its_own),
      cmocka_unit_test(test_the_key),
      cmocka_unit_test(test_what_is_to_come_is_absent),
      cmocka_unit_test(test_values_under_the_pointer),
      cmocka_unit_test(test_before_an_edit),
      cmocka_unit_test(test_a_step_along_the_curve),
      cmocka_unit_test(test_jumps_are_not_joined),
      cmocka_unit_test(test_hard_numbers),
      cmocka_unit_test(test_forty_curves),
      cmocka_unit_test(test_the_transcript),
      cmocka_unit_test(test_the_room_that_it_needs),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
