#include "support/check.h"
#include "support/fixed_font.h"
#include "support/given.h"
#include "support/panel_sheet.h"

#include <math.h>
#include <string.h>

static PanelSheet sheet;

static void open_with(const char *chain, const char *panel) {
  sheet = (PanelSheet){0};
  panel_sheet_open(&sheet, &fixed_font, chain, panel);
}

static void open_panel(const char *panel) {
  open_with(SHEET_CHAIN, panel);
}

static int tear_down(void **state) {
  (void)state;
  panel_sheet_close(&sheet);
  return 0;
}

static bool same_color(Color a, Color b) {
  return a.r == b.r && a.g == b.g && a.b == b.b && a.a == b.a;
}

/* The i-th rectangle filled with a colour, from the first drawn. */
static Rect filled(Color color, size_t i) {
  for (size_t k = 0; k < sheet.canvas.count; k++) {
    const Command *command = &sheet.canvas.commands[k];
    if (command->kind == COMMAND_FILL_RECT && same_color(command->color, color) && command->radius <= 0 &&
        i-- == 0)
      return command->rect;
  }
  fail_msg("no rectangle of that colour");
  return (Rect){0};
}

static Color class_color(size_t k) {
  return theme_class(sheet.draw.theme, k);
}

static double value_of(ValueId value, size_t row) {
  return trace_number(&sheet.trace, sheet.state.step, (Cell){value, row, 0});
}

/* --- Lengths */

static void bars_are_as_long_as_their_numbers(void **state) {
  (void)state;
  open_panel("bars: { of: p, high: 1 }");
  panel_sheet_draw(&sheet, SHEET_LOSS, 60, 20);
  Rect first = filled(class_color(0), 0), second = filled(class_color(1), 0);
  check_close(second.w / first.w, value_of(VALUE_P, 1) / value_of(VALUE_P, 0), 0.05, 0.05);
  assert_true(fabs(second.x - first.x) < 1e-9);
  assert_true(second.y > first.y + first.h);
  assert_non_null(panel_sheet_hit(&sheet, VALUE_P, 2, 0, false));
  check_contains(panel_sheet_words(&sheet), "cat");
}

static void negative_bars_go_to_the_left_of_a_common_zero(void **state) {
  (void)state;
  open_panel("bars: { of: dz }");
  panel_sheet_draw(&sheet, SHEET_LOSS, 60, 20);
  Rect up = filled(class_color(0), 0), down = filled(class_color(1), 0);
  assert_true(value_of(VALUE_DZ, 0) > 0 && value_of(VALUE_DZ, 1) < 0);
  assert_true(fabs(down.x + down.w - up.x) <= 1);
  check_close(down.w / up.w, -value_of(VALUE_DZ, 1) / value_of(VALUE_DZ, 0), 0.05, 0.02);
}

static void what_is_not_on_screen_yet_has_no_bar(void **state) {
  (void)state;
  open_panel("bars: { of: z }");
  panel_sheet_draw(&sheet, SHEET_GIVEN, 60, 20);
  assert_null(panel_sheet_hit(&sheet, VALUE_Z, 0, 0, false));
  assert_null(strstr(panel_sheet_words(&sheet), "."));
  sheet.state.progress = 0.5; /* half grown */
  panel_sheet_draw(&sheet, SHEET_SCORES, 60, 20);
  double half = filled(class_color(1), 0).w;
  sheet.state.progress = 1;
  panel_sheet_draw(&sheet, SHEET_SCORES, 60, 20);
  check_close(half / filled(class_color(1), 0).w, 0.5, 0, 0.02);
}

static void two_rows_share_a_scale(void **state) {
  (void)state;
  open_panel("bars: { of: y, beside: p }");
  panel_sheet_draw(&sheet, SHEET_LOSS, 60, 30);
  Rect y = filled(class_color(1), 0), p = filled(sheet.draw.theme->tints[1], 0);
  check_close(p.w / y.w, value_of(VALUE_P, 1), 0, 0.02);
  assert_true(p.y > y.y);
  assert_non_null(panel_sheet_hit(&sheet, VALUE_P, 1, 0, false));
}

/* --- Sums */

static void a_total_says_so_when_the_shown_parts_do_not_add_up(void **state) {
  (void)state;
  open_panel("bars: { of: exp_z, sum: sum_exp }");
  panel_sheet_draw(&sheet, SHEET_LOSS, 60, 24);
  double shown = 0;
  for (size_t k = 0; k < 3; k++)
    shown += round(100 * value_of(VALUE_EXP_Z, k)) / 100;
  bool adds_up = fabs(shown - round(100 * value_of(VALUE_SUM_EXP, 0)) / 100) < 1e-9;
  assert_int_equal(strstr(panel_sheet_words(&sheet), "≈") == NULL, adds_up);
  assert_non_null(panel_sheet_hit(&sheet, VALUE_SUM_EXP, 0, 0, false));
}

static void parts_of_a_stack_stand_end_to_end(void **state) {
  (void)state;
  open_panel("bars: { stack: exp_z, shares: p, sum: sum_exp }");
  panel_sheet_draw(&sheet, SHEET_LOSS, 60, 20);
  Rect parts[3];
  for (size_t k = 0; k < 3; k++)
    parts[k] = filled(class_color(k), 0);
  for (size_t k = 0; k + 1 < 3; k++)
    assert_true(fabs(parts[k].x + parts[k].w + 1 - parts[k + 1].x) < 1.5);
  check_close(parts[1].w / sheet.rect.w, value_of(VALUE_P, 1), 0, 0.01);
  assert_non_null(panel_sheet_hit(&sheet, VALUE_P, 0, 0, false));
}

static void a_stack_with_negative_parts_becomes_steps(void **state) {
  (void)state;
  open_panel("bars: { stack: [\"products[1]\", \"b[1]\"], beside: \"z[1]\" }");
  panel_sheet_draw(&sheet, SHEET_SCORES, 60, 24);
  Rect first = filled(class_color(0), 0), second = filled(sheet.draw.theme->tints[0], 0);
  Rect total = filled(sheet.draw.theme->ink, 0);
  assert_true(second.y > first.y + first.h);
  check_close(second.x + second.w, first.x + first.w, 0, 1); /* 1, then back by 0.3 */
  check_close(total.x, first.x, 0, 1);
  assert_non_null(panel_sheet_hit(&sheet, VALUE_Z, 0, 0, false));
}

/* --- Weights */

static void areas_stand_side_by_side_with_their_weights_as_widths(void **state) {
  (void)state;
  open_panel("bars: { of: exp_z, width: p, area: dz }");
  panel_sheet_draw(&sheet, SHEET_LOSS, 60, 30);
  Rect first = filled(class_color(0), 0), second = filled(class_color(1), 0),
       third = filled(class_color(2), 0);
  check_close((second.w + 1) / (first.w + second.w + third.w + 3), value_of(VALUE_P, 1), 0, 0.01);
  check_close(second.x, first.x + first.w + 1, 0, 1);
  check_close(second.h / first.h, value_of(VALUE_EXP_Z, 1) / value_of(VALUE_EXP_Z, 0), 0.05, 0);
}

static void numbers_as_their_own_weights_are_squares(void **state) {
  (void)state;
  open_panel("bars: { of: p, width: p }");
  panel_sheet_draw(&sheet, SHEET_LOSS, 60, 30);
  for (size_t k = 0; k < 3; k++) {
    Rect square = filled(class_color(k), 0);
    check_close(square.w + 1, square.h, 0, 2);
  }
  Rect first = filled(class_color(0), 0), last = filled(class_color(2), 0);
  bool lined = false; /* from the first to the last */
  for (size_t i = 0; i < sheet.canvas.count; i++) {
    const Command *command = &sheet.canvas.commands[i];
    lined = lined || (command->kind == COMMAND_STROKE && fabs(command->points[0].x - first.x) < 2 &&
                      fabs(command->points[command->count - 1].x - last.x - last.w) < 2);
  }
  assert_true(lined);
}

/* --- Dragging */

static void only_what_can_be_changed_is_dragged(void **state) {
  (void)state;
  open_panel("bars: { of: x, drag: free }");
  panel_sheet_draw(&sheet, SHEET_GIVEN, 60, 20);
  const Hit *hit = panel_sheet_hit(&sheet, VALUE_X, 0, 0, true);
  assert_non_null(hit);
  assert_int_equal(hit->handle.kind, HANDLE_X);
  assert_true(hit->editable);
  double across = hit->handle.plane.x +
                  hit->handle.plane.w * (5 - hit->handle.x_low) / (hit->handle.x_high - hit->handle.x_low);
  Rect bar = filled(color_mix(sheet.draw.theme->card, sheet.draw.theme->muted, 0.9), 0);
  check_close(across, bar.x + bar.w, 0, 1); /* the bar's end is where its number is on the handle's scale */
  panel_sheet_close(&sheet);
  open_panel("bars: { of: p, drag: share }");
  panel_sheet_draw(&sheet, SHEET_LOSS, 60, 20);
  assert_null(panel_sheet_hit(&sheet, VALUE_P, 0, 0, true));
}

static void shares_are_dragged_as_shares(void **state) {
  (void)state;
  open_panel("bars: { of: x, drag: share, low: -20, high: 20 }");
  panel_sheet_draw(&sheet, SHEET_GIVEN, 60, 20);
  const Hit *hit = panel_sheet_hit(&sheet, VALUE_X, 1, 0, true);
  assert_non_null(hit);
  assert_int_equal(hit->handle.kind, HANDLE_SHARE);
  assert_int_equal(hit->handle.y.kind, TARGET_NONE);
  assert_int_equal(hit->handle.x.b, 1);
  check_close(hit->handle.x_low, -20, 0, 0);
}

static void the_scale_stays_while_a_bar_is_dragged_within_it(void **state) {
  (void)state;
  open_panel("bars: { of: x, drag: free }");
  panel_sheet_draw(&sheet, SHEET_GIVEN, 60, 20);
  double high = panel_sheet_hit(&sheet, VALUE_X, 0, 0, true)->handle.x_high;
  Trace edited = {0};
  Setup setup = sheet.lesson.setup;
  Error err;
  *given_at(&setup, "x", 0) = high; /* as far as the handle goes */
  assert_true(trace_build(&edited, &sheet.lesson, &setup, NULL, &err));
  sheet.state.trace = &edited;
  panel_sheet_draw(&sheet, SHEET_GIVEN, 60, 20);
  check_close(panel_sheet_hit(&sheet, VALUE_X, 0, 0, true)->handle.x_high, high, 0, 0);
  sheet.state.trace = &sheet.trace;
  trace_free(&edited);
}

/* --- Strange numbers */

static void infinite_numbers_are_shown_and_end_at_the_edge(void **state) {
  (void)state;
  open_with("{ x: [1, 3], W: [[1, 0], [0, 1], [-1, 0]], b: [1000000, 0, 0], label: 2, eta: 0.1, updates: 2 }",
            "bars: { of: exp_z, sum: sum_exp }");
  panel_sheet_draw(&sheet, SHEET_LOSS, 60, 24);
  check_contains(panel_sheet_words(&sheet), "∞");
  Rect endless = filled(class_color(0), 0);
  assert_true(endless.x + endless.w <= sheet.rect.x + sheet.rect.w);
  panel_sheet_close(&sheet);
  open_with("{ x: [1, 3], W: [[1, 0], [0, 1], [-1, 0]], b: [1000000, 0, 0], label: 2, eta: 0.1, updates: 2 }",
            "bars: { stack: exp_z, shares: p, sum: sum_exp }");
  panel_sheet_draw(&sheet, SHEET_LOSS, 60, 24);
  panel_sheet_draw(&sheet, SHEET_LOSS, 30, 15);
}

static void all_zero_is_a_picture_too(void **state) {
  (void)state;
  const char *zero =
      "{ x: [0, 0], W: [[0, 0], [0, 0], [0, 0]], b: [0, 0, 0], label: 2, eta: 0.1, updates: 2 }";
  const char *panels[] = {"bars: { of: z }", "bars: { of: z, width: z }", "bars: { stack: z, beside: loss }",
                          "bars: { of: z, log: yes }", "bars: { of: z, low: 3, high: 3 }"};
  for (size_t i = 0; i < sizeof panels / sizeof *panels; i++) {
    if (i > 0)
      panel_sheet_close(&sheet);
    open_with(zero, panels[i]);
    panel_sheet_draw(&sheet, SHEET_LOSS, 60, 20);
    assert_non_null(panel_sheet_hit(&sheet, VALUE_Z, 0, 0, false));
  }
}

static const char *many_numbers(void) {
  Text chain = {0};
  text_add(&chain, "{ x: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], b: [0, 0, 0, 0], label: 1, eta: 0.1, "
                   "updates: 2, W: [");
  for (int k = 0; k < 4; k++)
    text_addf(&chain, "%s[1, -2, 3, 0.25, 5, -5, 1, 2, 4, 1, 2, %d]", k ? ", " : "", k);
  text_add(&chain, "] }");
  const char *result = arena_copy(&sheet.arena, text_get(&chain));
  text_free(&chain);
  return result;
}

static void many_numbers_stand_as_thin_columns_that_can_be_pointed_at(void **state) {
  (void)state;
  sheet = (PanelSheet){0};
  panel_sheet_open(&sheet, &fixed_font, many_numbers(), "bars: { of: W, mark: 3 }");
  panel_sheet_draw(&sheet, SHEET_GIVEN, 50, 20);
  for (size_t k = 0; k < 4; k++)
    for (size_t d = 0; d < 12; d++)
      assert_non_null(panel_sheet_hit(&sheet, VALUE_W, k, d, false));
  check_contains(panel_sheet_words(&sheet), "3.00");      /* the one that stands out */
  assert_null(strstr(panel_sheet_words(&sheet), "0.25")); /* the others only while they are pointed at */
  sheet.state.hover = (Target){TARGET_CELL, VALUE_W, 0, 3, 0};
  panel_sheet_draw(&sheet, SHEET_GIVEN, 50, 20);
  check_contains(panel_sheet_words(&sheet), "0.25");
}

static void one_number_is_enough(void **state) {
  (void)state;
  open_panel("bars: { of: loss, ghost: J, level: loss }");
  panel_sheet_draw(&sheet, SHEET_LOSS, 30, 15);
  assert_non_null(panel_sheet_hit(&sheet, VALUE_LOSS, 0, 0, false));
}

static void a_logarithmic_scale_has_equal_steps_for_equal_factors(void **state) {
  (void)state;
  open_panel("bars: { of: exp_z, log: yes, low: 0.001, high: 1000 }");
  panel_sheet_draw(&sheet, SHEET_LOSS, 60, 24);
  Rect first = filled(class_color(0), 0), second = filled(class_color(1), 0),
       track = filled(sheet.draw.theme->field, 0);
  double decades = log10(value_of(VALUE_EXP_Z, 1) / value_of(VALUE_EXP_Z, 0));
  check_close((second.w - first.w) / track.w, decades / 6, 0, 0.01);
}

/* --- Words */

static void the_transcript_has_what_is_on_screen(void **state) {
  (void)state;
  open_panel("bars: { of: z, sum: sum_exp }");
  sheet.state.step = SHEET_SCORES;
  assert_string_equal(panel_sheet_print(&sheet), "Bars: z₁ = 0.80, z₂ = 2.80, z₃ = −1.40\n");
  sheet.state.step = SHEET_GIVEN;
  assert_string_equal(panel_sheet_print(&sheet), "");
  sheet.state.step = SHEET_SCORES;
  sheet.state.language = LANG_KO;
  check_contains(panel_sheet_print(&sheet), "막대: z₁");
}

static void names_of_the_lesson_take_the_place_of_symbols(void **state) {
  (void)state;
  open_panel("bars: { of: [loss, J], names: '\\text{train} & \\text{test}' }");
  panel_sheet_draw(&sheet, SHEET_LOSS, 60, 20);
  check_contains(panel_sheet_words(&sheet), "train");
  check_contains(panel_sheet_words(&sheet), "test");
}

static void room_grows_with_the_bars(void **state) {
  (void)state;
  open_panel("bars: { of: z }");
  PanelRoom three = panel_look(PANEL_BARS)->room(&sheet.draw, panel_sheet_panel(&sheet));
  panel_sheet_close(&sheet);
  open_panel("bars: { of: [z, exp_z, p], sum: loss }");
  PanelRoom nine = panel_look(PANEL_BARS)->room(&sheet.draw, panel_sheet_panel(&sheet));
  assert_true(nine.height > three.height);
  assert_true(three.width >= 10 && three.width <= 30 && three.height >= 6);
}

#define TEST(name) cmocka_unit_test_teardown(name, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(bars_are_as_long_as_their_numbers),
      TEST(negative_bars_go_to_the_left_of_a_common_zero),
      TEST(what_is_not_on_screen_yet_has_no_bar),
      TEST(two_rows_share_a_scale),
      TEST(a_total_says_so_when_the_shown_parts_do_not_add_up),
      TEST(parts_of_a_stack_stand_end_to_end),
      TEST(a_stack_with_negative_parts_becomes_steps),
      TEST(areas_stand_side_by_side_with_their_weights_as_widths),
      TEST(numbers_as_their_own_weights_are_squares),
      TEST(only_what_can_be_changed_is_dragged),
      TEST(shares_are_dragged_as_shares),
      TEST(the_scale_stays_while_a_bar_is_dragged_within_it),
      TEST(infinite_numbers_are_shown_and_end_at_the_edge),
      TEST(all_zero_is_a_picture_too),
      TEST(many_numbers_stand_as_thin_columns_that_can_be_pointed_at),
      TEST(one_number_is_enough),
      TEST(a_logarithmic_scale_has_equal_steps_for_equal_factors),
      TEST(the_transcript_has_what_is_on_screen),
      TEST(names_of_the_lesson_take_the_place_of_symbols),
      TEST(room_grows_with_the_bars),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
