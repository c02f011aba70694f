/* Panels "series": the course of numbers over updates, and over another value's numbers. */
#include "support/check.h"
#include "support/fixed_font.h"
#include "support/panel_play.h"
#include "trace/fill.h"
#include "trace/trend.h"
#include "view/panel.h"
#include "view/plot.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const char LESSON[] = "lessons/05-one-sample.yaml";

static bool says(PanelPlay *stage, const char *part) {
  return strstr(panel_play_words(stage), part) != NULL;
}

static const Command *line_of(const PanelPlay *stage, double width_u, bool dashed) {
  double u = panel_play_unit(stage);
  for (size_t k = 0; k < stage->canvas.count; k++) {
    const Command *command = &stage->canvas.commands[k];
    if (command->kind == COMMAND_STROKE && fabs(command->width - width_u * u) < 1e-6 &&
        (command->dash > 0) == dashed)
      return command;
  }
  return NULL;
}

static void test_it_grows_with_the_updates(void **state) {
  (void)state;
  PanelPlay stage;
  panel_play_make(&stage, &fixed_font, LESSON, "  - series: { of: loss, next: loss_next }");
  panel_play_go(&stage, "update-3");
  panel_play_draw(&stage);
  panel_play_check(&stage);
  const Command *line = line_of(&stage, 0.3, false);
  assert_int_equal(line->count, 4); /* after 0, 1, 2, 3 updates */
  for (size_t i = 1; i < line->count; i++)
    assert_true(line->points[i].x > line->points[i - 1].x && line->points[i].y > line->points[i - 1].y);
  bool found = false;
  for (size_t i = 0; panel_play_hit(&stage, "loss_next", 0, i); i++) {
    Rect rect = panel_play_hit(&stage, "loss_next", 0, i)->rect;
    found = found || (fabs(rect.x + rect.w / 2 - line->points[3].x) < 1e-6 &&
                      fabs(rect.y + rect.h / 2 - line->points[3].y) < 1e-6);
  }
  assert_true(found);
  stage.state.progress = 0.1; /* the newest piece grows out of the one before */
  double before = line->points[2].x, end = line->points[3].x;
  panel_play_draw(&stage);
  line = line_of(&stage, 0.3, false);
  assert_true(line->points[3].x > before && line->points[3].x < end);
  panel_play_free(&stage);
}

static void test_a_click_goes_to_an_update(void **state) {
  (void)state;
  PanelPlay stage;
  panel_play_make(&stage, &fixed_font, LESSON, "  - series: { of: loss, next: loss_next }");
  panel_play_go(&stage, "update-3");
  panel_play_draw(&stage);
  size_t seen = 0;
  for (size_t i = 0; i < stage.hits.count; i++) {
    const Hit *hit = &stage.hits.items[i];
    if (hit->target.kind != TARGET_CHART)
      continue;
    assert_int_equal(hit->action.kind, ACTION_GO_TO);
    size_t step = (size_t)hit->action.arg;
    assert_true(step < stage.trace.step_count);
    if (hit->target.b > 1) { /* the step whose update ends there */
      assert_int_equal(trace_step(&stage.trace, step).pass, hit->target.b - 1);
      seen++;
    }
  }
  assert_int_equal(seen, 12); /* of 13 updates */
  panel_play_free(&stage);
}

static void test_the_unedited_run_stays(void **state) {
  (void)state;
  PanelPlay stage;
  panel_play_make(&stage, &fixed_font, LESSON, "  - series: { of: loss, next: loss_next }");
  panel_play_go(&stage, "update-3");
  panel_play_draw(&stage);
  assert_null(line_of(&stage, 0.2, true));
  panel_play_set(&stage, "eta=0.02");
  panel_play_draw(&stage);
  const Command *before = line_of(&stage, 0.2, true), *now = line_of(&stage, 0.3, false);
  assert_int_equal(before->count, now->count);
  assert_true(before->points[3].y < now->points[3].y); /* a larger step has come lower */
  panel_play_free(&stage);
}

static void test_rows_have_their_classes_colours(void **state) {
  (void)state;
  PanelPlay stage;
  panel_play_make(&stage, &fixed_font, LESSON, "  - series: { of: p, next: p_next, high: 1 }");
  panel_play_go(&stage, "update-3");
  panel_play_draw(&stage);
  panel_play_check(&stage);
  const Theme *theme = theme_get(false);
  for (size_t k = 0; k < 5; k++) {
    bool found = false;
    for (size_t i = 0; i < stage.canvas.count; i++) {
      const Command *command = &stage.canvas.commands[i];
      Color class = theme_class(theme, k);
      found =
          found || (command->kind == COMMAND_STROKE && memcmp(&command->color, &class, sizeof class) == 0);
    }
    assert_true(found);
    assert_non_null(panel_play_hit(&stage, "p_next", k, 0));
  }
  panel_play_free(&stage);
}

static void test_panes_are_named(void **state) {
  (void)state;
  PanelPlay stage;
  panel_play_make(&stage, &fixed_font, "lessons/20-mse-vs-ce-softmax.yaml",
                  "  - series: { of: [ce.loss, mse.loss], next: [ce.loss_next, mse.loss_next] }");
  stage.state.step = stage.trace.step_count - 5;
  panel_play_draw(&stage);
  panel_play_check(&stage);
  assert_true(says(&stage, "MSE") && says(&stage, "Cross-entropy"));
  panel_play_free(&stage);
}

static void test_runs_of_a_training(void **state) {
  (void)state;
  PanelPlay stage;
  panel_play_make(&stage, &fixed_font, "lessons/15-batch-vs-sgd.yaml",
                  "  - series: { of: [batch.J, mini.J, sgd.J], over: samples, future: yes }");
  stage.state.step = stage.trace.step_count / 3;
  panel_play_draw(&stage);
  panel_play_check(&stage);
  assert_non_null(line_of(&stage, 0.3, false));
  assert_non_null(line_of(&stage, 0.15, true)); /* what is still to come */
  panel_play_go(&stage, "one-update");          /* of the first update: it would answer what is asked later */
  panel_play_draw(&stage);
  panel_play_check(&stage);
  assert_null(line_of(&stage, 0.15, true));
  panel_play_free(&stage);
}

/* --- Over another value's numbers */

static const char GRID[] = "  alphas[k to K]: { given: [0.01, 0.1, 1], symbol: 'a_{\\v{k}}' }\n"
                           "  alpha: { given: 0.1, edit: [0.01, 1], symbol: A }\n"
                           "  test[k to K]: { given: [0.4, 0.2, 0.5], title: { ko: 시험, en: test loss } }\n"
                           "  path[k to K, j to 2]: { is: 'k + j', title: { ko: 가중치, en: weight } }\n";

static void test_a_grid(void **state) {
  (void)state;
  PanelPlay stage;
  panel_play_own(&stage, &fixed_font, GRID, "alphas, alpha, test, path",
                 "  - series: { of: test, over: alphas, log: x, at: alpha }");
  panel_play_draw(&stage);
  panel_play_check(&stage);
  const Command *line = line_of(&stage, 0.3, false);
  check_close(line->points[1].x, (line->points[0].x + line->points[2].x) / 2, 0, 1e-6);
  assert_true(says(&stage, "test loss"));
  assert_non_null(panel_play_hit(&stage, "test", 1, 0)); /* at 0.1 */
  const Hit *at = panel_play_grip(&stage, "alpha", 0);
  assert_int_equal(at->handle.kind, HANDLE_X);
  assert_true(at->handle.log_x);
  check_close(at->rect.x + at->rect.w / 2, line->points[1].x, 0, 1e-6);
  panel_play_set(&stage, "alpha=0.5"); /* between: no number of the trace */
  panel_play_draw(&stage);
  assert_null(panel_play_hit(&stage, "test", 1, 0));
  panel_play_free(&stage);
}

static void test_a_matrix_is_a_line_for_each_column(void **state) {
  (void)state;
  PanelPlay stage;
  panel_play_own(&stage, &fixed_font, GRID, "alphas, path", "  - series: { of: path, over: alphas }");
  panel_play_draw(&stage);
  panel_play_check(&stage);
  assert_true(says(&stage, "weight 1") && says(&stage, "weight 2"));
  panel_play_free(&stage);
}

/* --- Numbers that are hard to draw */

static void test_hard_numbers(void **state) {
  (void)state;
  static const char *const equations[] = {"x*1e200", "x/0", "0", "-x*x", "log(-x)", "pow(x, 90)"};
  for (size_t i = 0; i < sizeof equations / sizeof *equations; i++)
    for (int k = 0; k < 4; k++) {
      PanelPlay stage;
      char values[512], panel[128];
      snprintf(values, sizeof values,
               "  x: { given: 2, next: x_next, symbol: x }\n"
               "  updates: { given: 30, whole: yes, counts: yes }\n"
               "  update: { counter: yes, whole: yes }\n"
               "  x_next: { is: 'x*3', symbol: n }\n"
               "  f: { is: '%s', symbol: f }\n",
               equations[i]);
      snprintf(panel, sizeof panel, "  - series: { of: [f, x], log: %s, future: %s%s }",
               k & 1 ? "both" : "no", k & 2 ? "yes" : "no", k == 3 ? ", over: f" : "");
      panel_play_own(&stage, &fixed_font, values, "f, x_next", panel);
      panel_play_draw(&stage);
      panel_play_check(&stage);
      stage.state.width = 200;
      stage.state.height = 130;
      panel_play_draw(&stage);
      panel_play_free(&stage);
    }
}

/* Each number of a list or a matrix has the decimals that its style gives it, not those of another one. */
static void test_decimals_of_many_numbers(void **state) {
  (void)state;
  PanelPlay stage;
  char shown[NUMBER_MAX];
  ValueId id;
  panel_play_own(&stage, &fixed_font,
                 "  m[i to 2, j to 2]: { given: [[7, 3.25], [6.5, 1]], style: each }\n"
                 "  r[i to 2]: { is: 'if(i == 1: 1.8, 0.045)', style: few }\n",
                 "m, r", "  - series: { of: r }");
  assert_true(trace_find(&id, &stage.trace, "m"));
  assert_string_equal(fill_show(shown, &stage.trace, 0, (Cell){id, 0, 0}, 2), "7");
  assert_string_equal(fill_show(shown, &stage.trace, 0, (Cell){id, 0, 1}, 2), "3.25");
  assert_string_equal(fill_show(shown, &stage.trace, 0, (Cell){id, 1, 0}, 2), "6.5");
  assert_string_equal(fill_show(shown, &stage.trace, 0, (Cell){id, 1, 1}, 2), "1");
  assert_true(trace_find(&id, &stage.trace, "r"));
  assert_string_equal(fill_show(shown, &stage.trace, 0, (Cell){id, 1, 0}, 2), "0.045");
  panel_play_free(&stage);
}

static void test_percentages(void **state) {
  (void)state;
  PanelPlay stage;
  char shown[NUMBER_MAX];
  ValueId share;
  panel_play_own(&stage, &fixed_font,
                 "  x[i to 3]: { given: [1, 2, 3] }\n  part: { is: 'x[2] / 3', style: percent }\n"
                 "  share[i to 3]: { is: 'x[i] / 3', style: percent }\n",
                 "part, share", "  - series: { of: share, over: x, low: 0, high: 1 }");
  panel_play_draw(&stage);
  assert_true(says(&stage, "100%")); /* at the axis */
  assert_false(says(&stage, "0.5"));
  assert_true(trace_find(&share, &stage.trace, "part"));
  const Cell cell = {share, 0, 0};
  assert_string_equal(fill_show(shown, &stage.trace, 0, cell, 2), "66.7%");
  assert_string_equal(fill_show(shown, &stage.trace, 0, cell, 0), "67%");
  check_close(fill_rounded(&stage.trace, 0, cell, 2), 0.667, 1e-12, 0);
  Text latex = {0};
  const FillOptions options = {LANG_EN, 2};
  assert_true(fill_formula(&latex, &stage.trace, 0, "\\n{part}", &options, NULL));
  assert_string_equal(text_get(&latex), "66.7\\%");
  text_free(&latex);
  panel_play_free(&stage);
}

/* Without a number along the axis a training's course goes by its clock. */
static void test_the_clock_of_a_training(void **state) {
  (void)state;
  static const char *const CLOCKS[] = {"clock=updates", "clock=samples", "clock=epochs"};
  static const double ENDS[] = {300, 1500, 10};
  PanelPlay stage;
  for (size_t i = 0; i < 3; i++) {
    Arena arena = {0};
    panel_play_make(&stage, &fixed_font, "lessons/27-softmax-regression.yaml", "  - series: { of: J }");
    panel_play_set(&stage, CLOCKS[i]);
    ValueId J;
    assert_true(trace_find(&J, &stage.trace, "J"));
    const TrendOf of = {.of = {J, 0, 0}};
    assert_int_equal(trend_clock(&stage.trace, NULL), i);
    Trend trend = trend_of(&arena, &stage.trace, trace_step(&stage.trace, 0).kind, 0, &of);
    check_close(trend.end, ENDS[i], 0, 0);
    arena_free(&arena);
    panel_play_free(&stage);
  }
}

static void test_a_long_run_is_thinned(void **state) {
  (void)state;
  PanelPlay stage;
  Arena arena = {0};
  panel_play_make(&stage, &fixed_font, LESSON, "  - series: { of: loss, next: loss_next }");
  panel_play_set(&stage, "updates=2000");
  const Trace *trace = &stage.trace;
  ValueId loss, next;
  assert_true(trace_find(&loss, trace, "loss"));
  assert_true(trace_find(&next, trace, "loss_next"));
  const TrendOf of = {.of = {loss, 0, 0}, .next = &(Cell){next, 0, 0}};
  Trend trend = trend_of(&arena, trace, trace_step(trace, 0).kind, 700, &of);
  assert_int_equal(trend.count, TREND_MOST);
  check_close(trend.x[0], 0, 0, 0);
  check_close(trend.x[trend.count - 1], 2000, 0, 0);
  check_close(trend.now, 700, 0, 0);
  check_close(trend.next, 701, 0, 0);
  check_close(trend.end, 2000, 0, 0);
  for (size_t i = 0; i < trend.count; i++)
    assert_true(i < trend.past ? trend.x[i] < 700 : trend.x[i] >= 700);
  arena_free(&arena);
  panel_play_free(&stage);
}

static void test_the_transcript(void **state) {
  (void)state;
  PanelPlay stage;
  Text text = {0};
  Arena arena = {0};
  panel_play_make(&stage, &fixed_font, LESSON, "  - series: { of: loss, next: loss_next }");
  panel_play_go(&stage, "update-2");
  const Draw draw = {.state = &stage.state,
                     .strings = &stage.strings,
                     .font = &fixed_font,
                     .theme = theme_get(false),
                     .arena = &arena,
                     .u = 8};
  const Panel *panel = stage.lesson.panels->children[0];
  panel_look(panel->kind)->print(&text, &draw, panel);
  assert_string_equal(text_get(&text), "Over updates, 0.00 to 13.00\nℓ: 0.51, 0.36, 0.27\n");
  text_free(&text);
  arena_free(&arena);
  panel_play_free(&stage);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_it_grows_with_the_updates),
      cmocka_unit_test(test_a_click_goes_to_an_update),
      cmocka_unit_test(test_the_unedited_run_stays),
      cmocka_unit_test(test_rows_have_their_classes_colours),
      cmocka_unit_test(test_panes_are_named),
      cmocka_unit_test(test_runs_of_a_training),
      cmocka_unit_test(test_a_grid),
      cmocka_unit_test(test_a_matrix_is_a_line_for_each_column),
      cmocka_unit_test(test_hard_numbers),
      cmocka_unit_test(test_decimals_of_many_numbers),
      cmocka_unit_test(test_percentages),
      cmocka_unit_test(test_the_clock_of_a_training),
      cmocka_unit_test(test_a_long_run_is_thinned),
      cmocka_unit_test(test_the_transcript),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
