#include "support/check.h"
#include "support/fixed_font.h"
#include "support/panel_play.h"
#include "support/panel_sheet.h"

#include <math.h>
#include <string.h>

static PanelSheet sheet;

static void open_panel(const char *panel) {
  sheet = (PanelSheet){0};
  panel_sheet_open(&sheet, &fixed_font, SHEET_CHAIN, panel);
}

static int tear_down(void **state) {
  (void)state;
  panel_sheet_close(&sheet);
  return 0;
}

static size_t actions(ActionKind kind, TargetKind on) {
  size_t count = 0;
  for (size_t i = 0; i < sheet.hits.count; i++)
    count += sheet.hits.items[i].action.kind == kind && sheet.hits.items[i].target.kind == on;
  return count;
}

static const Hit *action(ActionKind kind, int arg) {
  for (size_t i = 0; i < sheet.hits.count; i++)
    if (sheet.hits.items[i].action.kind == kind && sheet.hits.items[i].action.arg == arg)
      return &sheet.hits.items[i];
  return NULL;
}

static void numbers_have_steps_on_both_sides(void **state) {
  (void)state;
  open_panel("controls: { of: eta }");
  panel_sheet_draw(&sheet, SHEET_GIVEN, 60, 15);
  const Hit *number = panel_sheet_hit(&sheet, VALUE_ETA, 0, 0, false), *less = action(ACTION_CHANGE, -10),
            *more = action(ACTION_CHANGE, 10);
  if (!number || !less || !more) {
    fail();
    return;
  }
  assert_true(number->editable);
  assert_true(less->rect.x < number->rect.x && more->rect.x >= number->rect.x + number->rect.w - 5);
  assert_int_equal(less->target.a, VALUE_ETA);
  assert_false(less->focusable || less->editable); /* Tab stops at the number alone */
}

static void at_the_end_of_the_range_there_is_no_further_step(void **state) {
  (void)state;
  sheet = (PanelSheet){0};
  panel_sheet_open(&sheet, &fixed_font,
                   "{ x: [5, -3], W: [[0, 1], [1, 0]], b: [0, 0], label: 2, eta: 1, updates: 2 }",
                   "controls: { of: eta }");
  panel_sheet_draw(&sheet, SHEET_GIVEN, 60, 15);
  assert_non_null(action(ACTION_CHANGE, -10));
  assert_null(action(ACTION_CHANGE, 10));
}

static void what_cannot_be_changed_is_only_shown(void **state) {
  (void)state;
  open_panel("controls: { of: [updates, loss] }"); /* updates is not editable here */
  panel_sheet_draw(&sheet, SHEET_LOSS, 60, 15);
  assert_int_equal(actions(ACTION_CHANGE, TARGET_CELL), 0);
  const Hit *hit = panel_sheet_hit(&sheet, VALUE_UPDATES, 0, 0, false);
  assert_true(hit && !hit->editable);
  assert_non_null(panel_sheet_hit(&sheet, VALUE_LOSS, 0, 0, false));
  assert_string_equal(panel_sheet_print(&sheet), "Shown: number of updates = 2, ℓ = 0.14\n");
  panel_sheet_draw(&sheet, SHEET_GIVEN, 60, 15);
  assert_null(panel_sheet_hit(&sheet, VALUE_LOSS, 0, 0, false));
}

static void what_cannot_be_changed_may_be_left_out(void **state) {
  (void)state;
  open_panel("controls: { of: [eta, updates, loss], editable: yes }");
  panel_sheet_draw(&sheet, SHEET_LOSS, 60, 15);
  assert_non_null(panel_sheet_hit(&sheet, VALUE_ETA, 0, 0, false));
  assert_null(panel_sheet_hit(&sheet, VALUE_UPDATES, 0, 0, false));
  assert_null(panel_sheet_hit(&sheet, VALUE_LOSS, 0, 0, false));
  assert_string_equal(panel_sheet_print(&sheet), "Can be changed: η = 0.1\n");
}

static const Hit *pane_chip(const PanelPlay *play, unsigned pane, unsigned shown) {
  unsigned field;
  assert_true(setup_field_find(&field, &play->lesson.setup, "shown"));
  return hits_find(&play->hits, target_of_action((Action){.kind = ACTION_SET, .set = {field, pane, shown}}));
}

/* A chip offers the other of what its pane is: hidden, or shown. */
static void each_pane_has_a_chip(void **state) {
  (void)state;
  PanelPlay play;
  panel_play_make(&play, &fixed_font, "lessons/15-batch-vs-sgd.yaml", "  - controls: { of: [shown, eta] }");
  panel_play_go(&play, "model");
  panel_play_draw(&play);
  check_contains(panel_play_words(&play), "Batch GD Mini-batch GD SGD Other mini-batch");
  for (unsigned pane = 0; pane < 4; pane++) {
    bool shown = pane < 3;
    const Hit *chip = pane_chip(&play, pane, !shown);
    assert_true(chip && chip->tip == (shown ? STRING_HIDE_PANE : STRING_SHOW_PANE));
    assert_null(pane_chip(&play, pane, shown));
  }
  panel_play_free(&play);
}

static void a_right_class_is_chosen_from_chips(void **state) {
  (void)state;
  open_panel("controls: { of: label }");
  panel_sheet_draw(&sheet, SHEET_GIVEN, 60, 15);
  assert_int_equal(actions(ACTION_SET, TARGET_CONTROL), 3);
  check_contains(panel_sheet_words(&sheet), "3 rabbit");
  assert_non_null(panel_sheet_hit(&sheet, VALUE_LABEL, 0, 0, false)); /* its number can be pointed at */
  panel_sheet_draw(&sheet, SHEET_GIVEN, 22, 15);
  assert_null(strstr(panel_sheet_words(&sheet), "rabbit"));
  assert_int_equal(actions(ACTION_SET, TARGET_CONTROL), 3);
}

static void vectors_have_a_field_for_each_number(void **state) {
  (void)state;
  open_panel("controls: { of: x }");
  panel_sheet_draw(&sheet, SHEET_GIVEN, 60, 15);
  for (size_t d = 0; d < 2; d++) {
    const Hit *hit = panel_sheet_hit(&sheet, VALUE_X, d, 0, false);
    assert_true(hit && hit->editable);
  }
  assert_int_equal(actions(ACTION_CHANGE, TARGET_CELL), 0);
}

static void starts_are_chips(void **state) {
  (void)state;
  open_panel("controls: { starts: yes }");
  panel_sheet_draw(&sheet, SHEET_GIVEN, 60, 15);
  assert_int_equal(actions(ACTION_START, TARGET_CONTROL), 2);
  check_contains(panel_sheet_words(&sheet), "Own");
}

static void names_give_way_to_symbols(void **state) {
  (void)state;
  open_panel("controls: { of: [eta, x], names: '\\text{learning rate} & \\text{input}' }");
  panel_sheet_draw(&sheet, SHEET_GIVEN, 90, 5);
  check_contains(panel_sheet_words(&sheet), "learning rate");
  panel_sheet_draw(&sheet, SHEET_GIVEN, 30, 4);
  assert_null(strstr(panel_sheet_words(&sheet), "learning rate"));
  check_contains(panel_sheet_words(&sheet), "η");
  check_contains(panel_sheet_print(&sheet), "Can be changed: η = 0.1, x₁ = 5, x₂ = −3");
}

/* What is chosen gives its own name up first. */
static void titles_give_way_before_names(void **state) {
  (void)state;
  open_panel("controls: { of: [label, eta], names: '\\text{right class} & \\text{learning rate}' }");
  panel_sheet_draw(&sheet, SHEET_GIVEN, 120, 4);
  check_contains(panel_sheet_words(&sheet), "cat");
  bool between = false;
  for (double width = 120; width > 30; width -= 2) {
    panel_sheet_draw(&sheet, SHEET_GIVEN, width, 4);
    bool titled = strstr(panel_sheet_words(&sheet), "cat"),
         named = strstr(panel_sheet_words(&sheet), "learning rate");
    assert_true(named || !titled);
    between = between || (named && !titled);
  }
  assert_true(between);
}

static void choices_can_be_called_by_the_lesson(void **state) {
  (void)state;
  sheet = (PanelSheet){0};
  panel_sheet_open(
      &sheet, &fixed_font,
      "{ x: [5, -3], W: [[0, 1], [1, 0], [1, 1], [0, 0]], b: [0, 0, 0, 0], label: 2, eta: 1, updates: 2 }",
      "controls: { of: [eta, label], choices: { ko: '& 가 | 나 | 다 | 라', en: '& A | B | C | D' } }");
  panel_sheet_draw(&sheet, SHEET_GIVEN, 90, 5);
  check_contains(panel_sheet_words(&sheet), "A B C D");
}

static void a_choice_sets_what_it_says(void **state) {
  (void)state;
  open_panel("controls: { of: label }");
  panel_sheet_draw(&sheet, SHEET_GIVEN, 60, 15);
  unsigned field;
  assert_true(setup_field_find(&field, &sheet.lesson.setup, "label"));
  assert_non_null(
      hits_find(&sheet.hits, target_of_action((Action){.kind = ACTION_SET, .set = {field, 0, 3}})));
}

static void a_strip_that_is_too_small_draws_what_fits(void **state) {
  (void)state;
  open_panel("controls: { of: [label, eta, x, W, updates, loss], starts: yes }");
  for (double width = 8; width <= 120; width += 16)
    for (double height = 3; height <= 30; height += 9)
      panel_sheet_draw(&sheet, SHEET_LOSS, width, height);
  PanelRoom room = panel_look(PANEL_CONTROLS)->room(&sheet.draw, panel_sheet_panel(&sheet));
  assert_true(room.height >= 2.9 && room.height <= 15 && room.width >= 12);
}

#define TEST(name) cmocka_unit_test_teardown(name, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(numbers_have_steps_on_both_sides),
      TEST(at_the_end_of_the_range_there_is_no_further_step),
      TEST(what_cannot_be_changed_is_only_shown),
      TEST(what_cannot_be_changed_may_be_left_out),
      TEST(each_pane_has_a_chip),
      TEST(a_right_class_is_chosen_from_chips),
      TEST(vectors_have_a_field_for_each_number),
      TEST(starts_are_chips),
      TEST(names_give_way_to_symbols),
      TEST(titles_give_way_before_names),
      TEST(choices_can_be_called_by_the_lesson),
      TEST(a_choice_sets_what_it_says),
      TEST(a_strip_that_is_too_small_draws_what_fits),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
