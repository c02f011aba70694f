/* Panels "line": numbers on a line, their arrows, intervals and scales. */
#include "support/check.h"
#include "support/fixed_font.h"
#include "support/panel_play.h"
#include "view/panel.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const char VALUES[] = "  p: { given: 0.2, edit: [0, 1], symbol: p }\n"
                             "  y: { given: 1, symbol: y }\n"
                             "  dz: { is: 'p - y', symbol: d }\n"
                             "  move: { is: '-0.5*dz', symbol: m }\n"
                             "  c: { given: 0, edit: [-5, 5], symbol: c }\n"
                             "  z[k to K]: { given: [2, -1, 5], symbol: 'z_{\\v{k}}' }\n"
                             "  zc[k to K]: { is: 'z[k] + 2*c', symbol: 'w_{\\v{k}}' }\n";

static void open_line(PanelPlay *stage, const char *panel) {
  panel_play_own(stage, &fixed_font, VALUES, "dz, move, zc", panel);
  panel_play_draw(stage);
  panel_play_check(stage);
}

static double x_of(const Hit *hit) {
  return hit->rect.x + hit->rect.w / 2;
}

static bool says(PanelPlay *stage, const char *part) {
  return strstr(panel_play_words(stage), part) != NULL;
}

static void test_points_stand_at_their_numbers(void **state) {
  (void)state;
  PanelPlay stage;
  open_line(&stage, "  - line: { points: [{ at: p, drag: yes }, { at: y }, { at: dz }], from: -1, to: 1 }");
  const Hit *grip = panel_play_grip(&stage, "p", 0);
  double p = x_of(grip), y = x_of(panel_play_hit(&stage, "y", 0, 1)),
         dz = x_of(panel_play_hit(&stage, "dz", 0, 1));
  check_close(grip->handle.x_low, -1, 0, 0);
  check_close(grip->handle.x_high, 1, 0, 0);
  check_close((p - grip->handle.plane.x) / grip->handle.plane.w, 0.6, 0, 1e-9);
  check_close((p - dz) / (y - dz), 1.0 / 1.8, 0, 1e-6);
  panel_play_free(&stage);
}

/* Dragging one point changes c, which slides all three: z + 2 c. */
static void test_a_point_that_slides_others(void **state) {
  (void)state;
  PanelPlay stage;
  open_line(&stage, "  - line: { points: [{ at: zc, drag: yes, by: c }], from: -10, to: 10 }");
  size_t grips = 0;
  for (size_t i = 0; panel_play_hit(&stage, "c", 0, i); i++) {
    const Hit *hit = panel_play_hit(&stage, "c", 0, i);
    static const double z[] = {2, -1, 5};
    assert_int_equal(hit->handle.kind, HANDLE_X);
    bool found = false;
    for (size_t k = 0; k < 3; k++)
      found = found || (fabs(hit->handle.x_low - (-10 - z[k]) / 2) < 1e-9 &&
                        fabs(hit->handle.x_high - (10 - z[k]) / 2) < 1e-9);
    assert_true(found);
    grips++;
  }
  assert_int_equal(grips, 3);
  panel_play_free(&stage);
}

static void test_values_under_the_pointer(void **state) {
  (void)state;
  PanelPlay stage;
  open_line(&stage, "  - line: { points: [{ at: p }], from: 0, to: 4, second: 2.5 }");
  bool found = false;
  assert_false(says(&stage, "1.70") || says(&stage, "4.25"));
  for (size_t i = 0; i < stage.hits.count && !found; i++) {
    stage.state.hover = stage.hits.items[i].target;
    found = stage.state.hover.kind == TARGET_CHART && stage.state.hover.b == 51; /* of 0 to 120 */
  }
  assert_true(found);
  panel_play_draw(&stage);
  assert_true(says(&stage, "1.70") && says(&stage, "4.25"));
  panel_play_free(&stage);
}

static void test_arrows_have_their_numbers(void **state) {
  (void)state;
  PanelPlay stage;
  open_line(&stage, "  - line: { points: [{ at: p, gradient: dz, move: move }, { at: y }] }");
  assert_non_null(panel_play_hit(&stage, "dz", 0, 0));
  assert_non_null(panel_play_hit(&stage, "move", 0, 0));
  assert_true(says(&stage, "−0.80") && says(&stage, "0.40"));
  panel_play_go(&stage, "given");
  panel_play_draw(&stage);
  assert_null(panel_play_hit(&stage, "dz", 0, 0));
  panel_play_free(&stage);
}

static void test_intervals_and_a_second_scale(void **state) {
  (void)state;
  PanelPlay stage;
  open_line(&stage,
            "  - line: { points: [{ at: p }], from: 0, to: 2, second: 10, x_title: { ko: 나트, en: nats },\n"
            "            second_title: { ko: 비트, en: bits },\n"
            "            intervals: [{ from: 0, to: 1/0, title: { ko: 맞음, en: right } },\n"
            "                        { from: 0.5, to: 0.2, title: { ko: 가운데, en: middle } }] }");
  assert_true(says(&stage, "nats") && says(&stage, "bits") && says(&stage, "right") &&
              says(&stage, "middle"));
  assert_true(says(&stage, "2.0 ") && says(&stage, "20 "));
  panel_play_free(&stage);
}

static void test_an_interval_only_while_its_condition_holds(void **state) {
  (void)state;
  PanelPlay stage;
  open_line(&stage,
            "  - line: { points: [{ at: p }], from: 0, to: 2,\n"
            "            intervals: [{ from: 0, to: p, title: { ko: 작음, en: small }, when: p < 0.5 },\n"
            "                        { from: 0, to: p, title: { ko: 큼, en: large }, when: p > 0.5 },\n"
            "                        { from: 0, to: 1, title: { ko: 나옴, en: shown }, when: seen(dz) }] }");
  assert_true(says(&stage, "small") && says(&stage, "shown"));
  assert_false(says(&stage, "large"));
  panel_play_free(&stage);
}

static void test_names_stay_apart(void **state) {
  (void)state;
  PanelPlay stage;
  open_line(&stage, "  - line: { points: [{ at: z }, { at: zc }, { at: p }], from: -20, to: 20 }");
  for (size_t i = 0; i < stage.canvas.count; i++)
    for (size_t k = 0; k < i; k++) {
      const Command *a = &stage.canvas.commands[i], *b = &stage.canvas.commands[k];
      if (a->kind != COMMAND_TEXT || b->kind != COMMAND_TEXT || a->role != ROLE_NUMBER ||
          b->role != ROLE_NUMBER || fabs(a->rect.y - b->rect.y) > 1)
        continue;
      assert_true(a->rect.x >= b->rect.x + b->rect.w || b->rect.x >= a->rect.x + a->rect.w);
    }
  panel_play_free(&stage);
}

static void test_hard_numbers(void **state) {
  (void)state;
  static const char *const equations[] = {"0", "1/0", "-1/0", "0/0", "1e300", "-1e-300", "5"};
  static const int sizes[][2] = {{200, 130}, {800, 600}, {1920, 1080}};
  for (size_t i = 0; i < sizeof equations / sizeof *equations; i++)
    for (size_t k = 0; k < 4; k++) {
      PanelPlay stage;
      char values[512];
      snprintf(values, sizeof values,
               "  x: { given: 1, edit: [-1e9, 1e9], symbol: x }\n"
               "  f: { is: '%s', symbol: f }\n"
               "  many[i to N]: { is: 'f + i', symbol: 'm_{\\v{i}}' }\n",
               equations[i]);
      panel_play_own(
          &stage, &fixed_font, values, "f, many",
          k == 0   ? "  - line: { points: [{ at: f, gradient: f, move: f }] }"
          : k == 1 ? "  - line: { points: [{ at: many, gradient: many }], log: yes, second: 0 }"
          : k == 2 ? "  - line: { points: [{ at: f, drag: yes, by: x }], ticks: 1e-9, from: 3, to: 3,\n"
                     "            intervals: [{ from: 'f', to: 'f' }, { from: '-1/0', to: '1/0' }] }"
                   : "  - line: { points: [{ at: many, drag: yes }], from: '0/0', to: '1/0', second: 'f' }");
      for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        stage.state.width = sizes[s][0];
        stage.state.height = sizes[s][1];
        panel_play_draw(&stage);
        for (size_t c = 0; c < stage.canvas.count; c++)
          assert_true(isfinite(stage.canvas.commands[c].rect.x) && isfinite(stage.canvas.commands[c].rect.y));
      }
      panel_play_free(&stage);
    }
}

static void test_the_transcript_and_the_room(void **state) {
  (void)state;
  PanelPlay stage;
  Text text = {0};
  Arena arena = {0};
  open_line(&stage, "  - line: { points: [{ at: p, gradient: dz }, { at: y }], from: 0, to: 1,\n"
                    "            intervals: [{ from: 0, to: 0.5, title: { ko: 틀림, en: wrong } }] }");
  const Draw draw = {.state = &stage.state,
                     .strings = &stage.strings,
                     .font = &fixed_font,
                     .theme = theme_get(false),
                     .arena = &arena,
                     .u = 8};
  const Panel *panel = stage.lesson.panels->children[0];
  panel_look(panel->kind)->print(&text, &draw, panel);
  assert_string_equal(text_get(&text),
                      "Number line, 0.00 to 1.00\np = 0.20, d = −0.80, y = 1.00\nwrong: 0.00 to 0.50\n");
  PanelRoom room = panel_look(panel->kind)->room(&draw, panel);
  assert_true(room.width >= 30 && room.height >= 8 && room.height < 30 && room.best_height >= room.height);
  text_free(&text);
  arena_free(&arena);
  panel_play_free(&stage);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_points_stand_at_their_numbers),
      cmocka_unit_test(test_a_point_that_slides_others),
      cmocka_unit_test(test_values_under_the_pointer),
      cmocka_unit_test(test_arrows_have_their_numbers),
      cmocka_unit_test(test_intervals_and_a_second_scale),
      cmocka_unit_test(test_an_interval_only_while_its_condition_holds),
      cmocka_unit_test(test_names_stay_apart),
      cmocka_unit_test(test_hard_numbers),
      cmocka_unit_test(test_the_transcript_and_the_room),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
