#include "support/check.h"
#include "support/given.h"
#include "support/player.h"
#include "support/values.h"

static Player player;

static int start(void **unused) {
  (void)unused;
  player_start(&player);
  player_go(&player, 18); /* all of the first update is on screen */
  return 0;
}

static int stop(void **unused) {
  (void)unused;
  player_stop(&player);
  return 0;
}

static double x(int d) {
  return *given_at(&player.state->setup, "x", (size_t)d);
}

static double loss(void) {
  return trace_number(&player.state->trace, player.state->step, (Cell){VALUE_LOSS, 0, 0});
}

static void check_unedited(void) {
  const State *state = player.state;
  assert_true(setup_equal(&state->setup, &state->base));
  ViewState view = state_view(state, 800, 600);
  assert_ptr_equal(view.original, view.trace);
}

/* Puts the keyboard on x[0]. */
static void focus_input(void) {
  player_key(&player, KEY_TAB, 0);
  assert_true(target_equal(player.state->focus, player_cell(VALUE_X, 0, 0)));
}

static void a_drag_changes_the_number_and_all_after_it(void **unused) {
  (void)unused;
  double before = loss();
  player_down(&player, 110, 110, 1);
  player_move(&player, 113, 110); /* under the threshold */
  check_unedited();
  player_move(&player, 133, 110);
  check_close(x(0), 7.3, 0, 0);
  assert_true(player.effects.redraw);
  assert_true(loss() < before || loss() > before);
  check_close(trace_number(&player.state->trace, player.state->step, (Cell){VALUE_X, 0, 0}), 7.3, 0, 0);
  player_move(&player, 110, 100); /* up is more, too */
  check_close(x(0), 6, 0, 0);
  player_move(&player, 5000, 110);
  check_close(x(0), 20, 0, 0);
  player_up(&player, 5000, 110);
  player_move(&player, 110, 110);
  check_close(x(0), 20, 0, 0);
  assert_int_equal(player.state->inspected.kind, TARGET_NONE); /* a drag is no click */
}

static void a_drag_is_one_undo(void **unused) {
  (void)unused;
  player_down(&player, 110, 110, 1);
  for (int i = 0; i < 50; i++) {
    player_move(&player, 110 + i, 110);
    player_wait(&player, 400); /* however slow it is */
  }
  player_up(&player, 160, 110);
  check_close(x(0), 9.9, 0, 0);
  player_char(&player, 'z', MOD_CTRL);
  check_unedited();
  player_char(&player, 'y', MOD_CTRL);
  check_close(x(0), 9.9, 0, 0);
  player_char(&player, 'z', MOD_CTRL);
  player_char(&player, 'z', MOD_CTRL | MOD_SHIFT);
  check_close(x(0), 9.9, 0, 0);
}

static void a_burst_of_the_wheel_is_one_undo(void **unused) {
  (void)unused;
  for (int i = 0; i < 5; i++)
    player_wheel(&player, 110, 110, 1, 0);
  check_close(x(0), 5.5, 0, 0);
  player_wait(&player, 2000);
  player_wheel(&player, 110, 110, -1, MOD_SHIFT);
  check_close(x(0), 4.5, 0, 0);
  player_wheel(&player, 150, 110, 1, 0); /* another number */
  check_close(x(1), 3.1, 0, 0);
  player_char(&player, 'z', MOD_CTRL);
  check_close(x(1), 3, 0, 0);
  player_char(&player, 'z', MOD_CTRL);
  check_close(x(0), 5.5, 0, 0);
  player_char(&player, 'z', MOD_CTRL);
  check_unedited();
  player_char(&player, 'z', MOD_CTRL);
  check_contains(text_get(&player.state->notice), "Nothing to undo");
}

static void a_touchpads_parts_of_a_notch_add_up(void **unused) {
  (void)unused;
  for (int i = 0; i < 8; i++)
    player_wheel(&player, 110, 110, 0.25, 0);
  check_close(x(0), 5.2, 0, 0);
}

static void keys_change_the_focused_number(void **unused) {
  (void)unused;
  focus_input();
  player_key(&player, KEY_UP, 0);
  check_close(x(0), 5.1, 0, 0);
  player_key(&player, KEY_UP, MOD_SHIFT);
  check_close(x(0), 6.1, 0, 0);
  player_key(&player, KEY_DOWN, MOD_ALT);
  check_close(x(0), 6.09, 0, 0);
  assert_int_equal(player.state->step, 18);
  player_key(&player, KEY_RIGHT, 0);
  player_key(&player, KEY_DOWN, 0);
  check_close(x(1), 2.9, 0, 0);
  player_key(&player, KEY_ESCAPE, 0); /* the arrows step again */
  player_key(&player, KEY_RIGHT, 0);
  assert_int_equal(player.state->step, 19);
}

static void paging_steps_with_a_number_focused(void **unused) {
  (void)unused;
  focus_input();
  player_key(&player, KEY_PAGE_DOWN, 0);
  assert_int_equal(player.state->step, 19);
  player_key(&player, KEY_SPACE, 0);
  assert_int_equal(player.state->step, 20);
  player_char(&player, 'n', 0);
  assert_int_equal(player.state->step, 21);
}

static void a_computed_number_takes_the_focus_but_no_change(void **unused) {
  (void)unused;
  player.state->focus = player_cell(VALUE_Z, 3, 0);
  player_key(&player, KEY_UP, 0);
  check_unedited();
  assert_true(target_equal(player.state->focus, player_cell(VALUE_Z, 2, 0)));
  player_key(&player, KEY_ENTER, 0);
  assert_true(target_equal(player.state->inspected, player_cell(VALUE_Z, 2, 0)));
  assert_false(player.state->typing.active);
  player_wheel(&player, 410, 270, 1, 0);
  check_unedited();
}

static void the_label_is_chosen_by_key_and_chip(void **unused) {
  (void)unused;
  player_char(&player, '2', 0);
  assert_int_equal(*given_at(&player.state->setup, "label", 0), 2);
  assert_true(loss() > 2); /* class 2 had a tenth */
  player_click(&player, 30, 290);
  assert_int_equal(*given_at(&player.state->setup, "label", 0), 5);
  player_char(&player, '8', 0);
  assert_int_equal(*given_at(&player.state->setup, "label", 0), 5);
  check_contains(text_get(&player.state->notice), "1");
  assert_true(player.state->notice_bad);
}

static void what_the_lesson_keeps_fixed_stays(void **unused) {
  (void)unused;
  player.state->lesson.ranges[given_field(&player.state->setup, "label")].editable = false;
  player_char(&player, '2', 0);
  assert_int_equal(*given_at(&player.state->setup, "label", 0), 4);
  assert_true(player.state->notice_bad);
}

static void reset_undoes_all_and_can_be_undone(void **unused) {
  (void)unused;
  player_char(&player, '2', 0);
  player_wheel(&player, 110, 110, 1, 0);
  assert_ptr_not_equal(state_view(player.state, 800, 600).original, &player.state->trace);
  player_char(&player, 'r', 0);
  check_unedited();
  player_char(&player, 'z', MOD_CTRL);
  assert_int_equal(*given_at(&player.state->setup, "label", 0), 2);
  check_close(x(0), 5.1, 0, 0);
  player_char(&player, 'z', MOD_CTRL);
  check_close(x(0), 5, 0, 0);
  assert_int_equal(*given_at(&player.state->setup, "label", 0), 2);
}

static void the_step_stays_over_edits(void **unused) {
  (void)unused;
  player_go(&player, 25);
  char id[TRACE_ID_MAX];
  assert_string_equal(trace_step_id(id, &player.state->trace, 25), "update-8");
  player_wheel(&player, 110, 110, 1, 0);
  assert_int_equal(player.state->step, 25);
  for (int i = 0; i < 3; i++)
    player_wheel(&player, 570, 110, -1, MOD_SHIFT); /* 13 updates to 1 */
  assert_int_equal(*given_at(&player.state->setup, "updates", 0), 1);
  assert_true(player.state->step < player.state->trace.step_count);
  player_wheel(&player, 570, 110, 3, MOD_SHIFT);
  assert_int_equal(player.state->trace.pass_count, 31);
}

static void a_late_step_edits_the_start(void **unused) {
  (void)unused;
  player_go(&player, 25);
  double shown = trace_number(&player.state->trace, 25, (Cell){VALUE_W, 3, 0});
  assert_true(shown > 0.4);
  player_wheel(&player, 110, 270, 1, 0);
  check_close(*given_at(&player.state->setup, "W", 9), 0.41, 0, 0);
}

static void typing_follows_a_click(void **unused) {
  (void)unused;
  player_click(&player, 110, 110);
  assert_true(target_equal(player.state->focus, player_cell(VALUE_X, 0, 0)));
  assert_true(target_equal(player.state->inspected, player_cell(VALUE_X, 0, 0)));
  player_keys(&player, "-2");
  assert_string_equal(state_view(player.state, 800, 600).field.text, "-2");
}

static void a_click_keeps_the_explanation_open(void **unused) {
  (void)unused;
  player_move(&player, 1, 1);
  player_move(&player, 410, 270);
  assert_true(target_equal(player.state->hover, player_cell(VALUE_Z, 3, 0)));
  player_click(&player, 410, 270);
  player_move(&player, 600, 500);
  assert_int_equal(player.state->hover.kind, TARGET_NONE);
  assert_true(target_equal(player.state->inspected, player_cell(VALUE_Z, 3, 0)));
  player_click(&player, 410, 270); /* again: lets go */
  assert_int_equal(player.state->inspected.kind, TARGET_NONE);
  player_click(&player, 410, 270);
  player_key(&player, KEY_ESCAPE, 0);
  assert_int_equal(player.state->inspected.kind, TARGET_NONE);
  assert_int_equal(player.state->overlay, OVERLAY_NONE);
}

static void another_step_lets_go_of_a_number(void **unused) {
  (void)unused;
  player_click(&player, 110, 110);
  player_key(&player, KEY_PAGE_DOWN, 0);
  assert_int_equal(player.state->inspected.kind, TARGET_NONE);
  assert_true(player.state->focus_quiet); /* the keyboard may still change it */
  assert_true(target_equal(player.state->focus, player_cell(VALUE_X, 0, 0)));
}

static void a_pointer_at_rest_asks_for_nothing(void **unused) {
  (void)unused;
  player_move(&player, 410, 270); /* where it lay when the window opened */
  assert_int_equal(player.state->hover.kind, TARGET_NONE);
  player_move(&player, 411, 270);
  assert_int_equal(player.state->hover.kind, TARGET_CELL);
  player_key(&player, KEY_PAGE_DOWN, 0);
  assert_int_equal(player.state->hover.kind, TARGET_NONE);
  player_key(&player, KEY_PAGE_UP, 0);
  player_move(&player, 411, 270); /* told again, as when the window comes to the front */
  assert_int_equal(player.state->hover.kind, TARGET_NONE);
  Effects out = {0};
  state_event(player.state, &(Event){.kind = EVENT_RESIZE}, &player.hits, &out); /* as in full screen */
  player_move(&player, 410, 280);
  assert_int_equal(player.state->hover.kind, TARGET_NONE);
  player_move(&player, 410, 270);
  assert_int_equal(player.state->hover.kind, TARGET_CELL);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, start, stop)

static void a_digit_on_a_computed_number_is_refused(void **unused) {
  (void)unused;
  player_go(&player, 6);
  player_click(&player, 405, 205); /* z of class 1, kept open */
  double label = *given_at(&player.state->setup, "label", 0);
  player_char(&player, '2', 0);
  assert_int_equal(*given_at(&player.state->setup, "label", 0), label);
  assert_true(player.state->notice_bad);
  player_key(&player, KEY_ESCAPE, 0);
  player_char(&player, '2', 0);
  assert_int_equal(*given_at(&player.state->setup, "label", 0), 2);
}

static void a_click_on_plus_or_minus_is_one_step_and_explains_nothing(void **unused) {
  (void)unused;
  double eta = *given_at(&player.state->setup, "eta", 0);
  player_click(&player, 550, 150);
  assert_true(*given_at(&player.state->setup, "eta", 0) > eta);
  assert_int_equal(player.state->inspected.kind, TARGET_NONE);
  player_down(&player, 550, 150, 2); /* quickly again: nothing is typed */
  player_up(&player, 550, 150);
  assert_false(player.state->typing.active);
  player_click(&player, 510, 150);
  player_click(&player, 510, 150);
  check_close(*given_at(&player.state->setup, "eta", 0), eta, 1e-12, 0);
}

static void a_button_puts_numbers_in_and_takes_them_out(void **unused) {
  (void)unused;
  player_click(&player, 610, 150);
  assert_true(state_view(player.state, 800, 600).numbers);
  player_click(&player, 610, 150);
  assert_false(state_view(player.state, 800, 600).numbers);
}

static void after_a_click_the_arrows_still_step(void **unused) {
  (void)unused;
  player_click(&player, 105, 105); /* the first x */
  double x = *given_at(&player.state->setup, "x", 0);
  size_t step = player.state->step;
  player_key(&player, KEY_RIGHT, 0);
  assert_int_equal(player.state->step, step + 1);
  player_key(&player, KEY_UP, 0);
  assert_true(*given_at(&player.state->setup, "x", 0) > x);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      CASE(a_digit_on_a_computed_number_is_refused),
      CASE(a_click_on_plus_or_minus_is_one_step_and_explains_nothing),
      CASE(a_button_puts_numbers_in_and_takes_them_out),
      CASE(after_a_click_the_arrows_still_step),
      CASE(a_drag_changes_the_number_and_all_after_it),
      CASE(a_drag_is_one_undo),
      CASE(a_burst_of_the_wheel_is_one_undo),
      CASE(a_touchpads_parts_of_a_notch_add_up),
      CASE(keys_change_the_focused_number),
      CASE(paging_steps_with_a_number_focused),
      CASE(a_computed_number_takes_the_focus_but_no_change),
      CASE(the_label_is_chosen_by_key_and_chip),
      CASE(what_the_lesson_keeps_fixed_stays),
      CASE(reset_undoes_all_and_can_be_undone),
      CASE(the_step_stays_over_edits),
      CASE(a_late_step_edits_the_start),
      CASE(typing_follows_a_click),
      CASE(a_click_keeps_the_explanation_open),
      CASE(another_step_lets_go_of_a_number),
      CASE(a_pointer_at_rest_asks_for_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
