#include "support/check.h"
#include "support/given.h"
#include "support/player.h"
#include "support/values.h"

static Player player;

static int start(void **unused) {
  (void)unused;
  player_start(&player);
  player_go(&player, 18);
  return 0;
}

static int stop(void **unused) {
  (void)unused;
  player_stop(&player);
  return 0;
}

static FieldView field(void) {
  return state_view(player.state, 1280, 720).field;
}

static void focus_input(void) {
  player_key(&player, KEY_TAB, 0);
  assert_true(target_equal(player.state->focus, player_cell(VALUE_X, 0, 0)));
}

static void letters_begin_and_enter_takes_it(void **unused) {
  (void)unused;
  focus_input();
  player_keys(&player, "-1.5");
  assert_string_equal(field().text, "-1.5");
  assert_true(target_equal(field().target, player_cell(VALUE_X, 0, 0)));
  check_close(*given_at(&player.state->setup, "x", 0), 5, 0, 0);
  player_key(&player, KEY_ENTER, 0);
  assert_false(field().active);
  assert_string_equal(field().text, "");
  check_close(*given_at(&player.state->setup, "x", 0), -1.5, 0, 0);
  assert_false(state_wants_text(player.state));
}

static void letters_of_one_batch_are_all_there(void **unused) {
  (void)unused;
  focus_input();
  const char *letters = "12.5";
  for (const char *at = letters; *at; at++) { /* pressed before the window was told to send text */
    Event event = {.kind = EVENT_KEY, .key = KEY_CHAR, .codepoint = (uint32_t)*at, .time_ms = player.now_ms};
    state_event(player.state, &event, &player.hits, &player.effects);
  }
  state_text_input(player.state, true, player.now_ms);
  player.text_on = true;
  assert_string_equal(field().text, "12.5");
  player_char(&player, '5', 0); /* now as a key and as text: once */
  assert_string_equal(field().text, "12.55");
}

static void text_still_on_the_way_is_not_doubled(void **unused) {
  (void)unused;
  focus_input();
  player_keys(&player, "1");
  uint32_t before = player.now_ms + 5;
  player_key(&player, KEY_TAB, 0); /* takes it and goes on to x[1]; text is off from here on */
  assert_false(player.text_on);
  Event key = {.kind = EVENT_KEY, .key = KEY_CHAR, .codepoint = '7', .time_ms = before};
  Event text = {.kind = EVENT_TEXT, .text = "7", .time_ms = before};
  state_event(player.state, &key, &player.hits, &player.effects);
  state_event(player.state, &text, &player.hits, &player.effects);
  assert_string_equal(field().text, "7");
}

static void the_letter_that_asks_for_a_field_is_not_in_it(void **unused) {
  (void)unused;
  focus_input();
  player_keys(&player, "1");
  uint32_t before = player.now_ms + 5;
  player_key(&player, KEY_ESCAPE, 0);
  Event key = {.kind = EVENT_KEY, .key = KEY_CHAR, .codepoint = 'g', .time_ms = before};
  Event text = {.kind = EVENT_TEXT, .text = "g", .time_ms = before};
  state_event(player.state, &key, &player.hits, &player.effects);
  state_event(player.state, &text, &player.hits, &player.effects);
  assert_int_equal(player.state->overlay, OVERLAY_GO);
  assert_string_equal(field().text, "");
}

static void refused_numbers_stay_with_the_reason(void **unused) {
  (void)unused;
  static const struct {
    const char *text, *reason;
  } refused[] = {{"50", "−20 to 20"},
                 {"abc", "not a number"},
                 {"", "not a number"},
                 {"nan", "not a number"},
                 {"1e400", ""}};
  focus_input();
  for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
    player_key(&player, KEY_ENTER, 0);
    assert_true(field().selected);
    player_key(&player, KEY_DELETE, 0);
    if (refused[i].text[0])
      player_type(&player, refused[i].text);
    player_key(&player, KEY_ENTER, 0);
    assert_true(field().active);
    check_contains(field().message, refused[i].reason);
    assert_true(field().message[0] != '\0');
    player_type(&player, "1"); /* typing on takes the reason away */
    assert_string_equal(field().message, "");
    player_key(&player, KEY_ESCAPE, 0);
    assert_false(field().active);
  }
  check_close(*given_at(&player.state->setup, "x", 0), 5, 0, 0);
}

static void a_label_is_whole(void **unused) {
  (void)unused;
  player_down(&player, 410, 110, 2);
  assert_string_equal(field().text, "4");
  player_type(&player, "2.5");
  player_key(&player, KEY_ENTER, 0);
  check_contains(field().message, "whole");
  player_key(&player, KEY_BACKSPACE, 0);
  player_key(&player, KEY_BACKSPACE, 0);
  player_key(&player, KEY_ENTER, 0);
  assert_int_equal(*given_at(&player.state->setup, "label", 0), 2);
}

static void a_double_click_selects_the_present_value(void **unused) {
  (void)unused;
  player_click(&player, 110, 110);
  player_down(&player, 110, 110, 2);
  player_up(&player, 110, 110);
  assert_string_equal(field().text, "5");
  assert_true(field().selected);
  player_type(&player, "6");
  player_click(&player, 600, 500); /* elsewhere: takes it */
  assert_false(field().active);
  check_close(*given_at(&player.state->setup, "x", 0), 6, 0, 0);
}

static void what_explains_a_typed_number_goes(void **unused) {
  (void)unused;
  player_click(&player, 110, 110);
  assert_true(target_equal(player.state->inspected, player_cell(VALUE_X, 0, 0)));
  player_keys(&player, "6");
  player_key(&player, KEY_ENTER, 0);
  assert_int_equal(player.state->inspected.kind, TARGET_NONE);
  assert_int_equal(player.state->hover.kind, TARGET_NONE);
  assert_true(state_view(player.state, 1280, 720).focus_quiet);
  assert_true(target_equal(player.state->focus, player_cell(VALUE_X, 0, 0))); /* keys go on from here */
  player_key(&player, KEY_PAGE_DOWN, 0);
  assert_true(state_view(player.state, 1280, 720).focus_quiet);
  player_key(&player, KEY_TAB, 0);
  assert_false(state_view(player.state, 1280, 720).focus_quiet);
}

static void tab_takes_it_and_moves_on(void **unused) {
  (void)unused;
  focus_input();
  player_keys(&player, "6");
  player_key(&player, KEY_TAB, 0);
  check_close(*given_at(&player.state->setup, "x", 0), 6, 0, 0);
  assert_true(target_equal(player.state->focus, player_cell(VALUE_X, 1, 0)));
  player_keys(&player, "99");
  player_key(&player, KEY_TAB, 0); /* refused: stays */
  assert_true(target_equal(player.state->focus, player_cell(VALUE_X, 1, 0)));
  assert_true(field().active);
}

static void the_remote_steps_out_of_a_field(void **unused) {
  (void)unused;
  focus_input();
  player_keys(&player, "6");
  player_key(&player, KEY_PAGE_DOWN, 0);
  assert_int_equal(player.state->step, 19);
  assert_false(field().active);
  check_close(*given_at(&player.state->setup, "x", 0), 6, 0, 0);
}

static void letters_in_a_field_are_no_shortcuts(void **unused) {
  (void)unused;
  focus_input();
  player_keys(&player, "6ltq ");
  assert_string_equal(field().text, "6ltq ");
  assert_int_equal(player.state->language, LANG_EN);
  assert_int_equal(player.state->step, 18);
  player_char(&player, 'q', MOD_CTRL);
  assert_true(player.effects.quit);
}

static void going_to_a_step(void **unused) {
  (void)unused;
  player_char(&player, 'g', 0);
  assert_int_equal(player.state->overlay, OVERLAY_GO);
  player_keys(&player, "99");
  player_key(&player, KEY_ENTER, 0);
  check_contains(field().message, "31");
  player_key(&player, KEY_BACKSPACE, 0);
  player_key(&player, KEY_ENTER, 0);
  assert_int_equal(player.state->step, 8);
  assert_int_equal(player.state->overlay, OVERLAY_NONE);
  assert_false(field().active);
  player_char(&player, 'g', 0);
  player_keys(&player, "0");
  player_key(&player, KEY_ENTER, 0);
  assert_true(field().active);
  player_key(&player, KEY_ESCAPE, 0);
  assert_int_equal(player.state->overlay, OVERLAY_NONE);
  assert_int_equal(player.state->step, 8);
}

static void saving_a_picture(void **unused) {
  (void)unused;
  player_char(&player, 's', 0);
  assert_string_equal(field().text, "one-sample-019.png");
  player_key(&player, KEY_ENTER, 0);
  assert_int_equal(player.effects.save, SAVE_PICTURE);
  assert_string_equal(player.effects.path, "one-sample-019.png");
  assert_false(player.effects.replace);
  state_save_exists(player.state);
  check_contains(field().message, "one-sample-019.png");
  player_key(&player, KEY_ENTER, 0);
  assert_true(player.effects.replace);
  state_save_done(player.state);
  assert_int_equal(player.state->overlay, OVERLAY_NONE);
  check_contains(text_get(&player.state->notice), "one-sample-019.png");
  player_key(&player, KEY_RIGHT, 0);
  assert_string_equal(text_get(&player.state->notice), "");
}

static void another_name_is_asked_about_again(void **unused) {
  (void)unused;
  player_char(&player, 's', MOD_CTRL);
  assert_string_equal(field().text, "one-sample-edited.yaml");
  player_key(&player, KEY_ENTER, 0);
  assert_int_equal(player.effects.save, SAVE_LESSON);
  state_save_exists(player.state);
  player_type(&player, "mine.yaml");
  player_key(&player, KEY_ENTER, 0);
  assert_false(player.effects.replace);
  Error err = {0};
  error_at(&err, "mine.yaml", 0, 0, "the disk is full");
  state_save_failed(player.state, &err);
  check_contains(field().message, "the disk is full");
  assert_true(field().active);
}

static void a_name_must_say_what_it_is(void **unused) {
  (void)unused;
  player_char(&player, 's', 0);
  player_type(&player, "picture.gif");
  player_key(&player, KEY_ENTER, 0);
  assert_int_equal(player.effects.save, SAVE_NOTHING);
  check_contains(field().message, ".svg");
}

static void reasons_are_told_in_the_users_language(void **unused) {
  (void)unused;
  player_char(&player, 'l', 0);
  focus_input();
  player_keys(&player, "99");
  player_key(&player, KEY_ENTER, 0);
  check_contains(field().message, "쓸 수 있는 값");
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void) {
  const struct CMUnitTest tests[] = {
      CASE(letters_begin_and_enter_takes_it),
      CASE(letters_of_one_batch_are_all_there),
      CASE(text_still_on_the_way_is_not_doubled),
      CASE(the_letter_that_asks_for_a_field_is_not_in_it),
      CASE(refused_numbers_stay_with_the_reason),
      CASE(a_label_is_whole),
      CASE(a_double_click_selects_the_present_value),
      CASE(what_explains_a_typed_number_goes),
      CASE(tab_takes_it_and_moves_on),
      CASE(the_remote_steps_out_of_a_field),
      CASE(letters_in_a_field_are_no_shortcuts),
      CASE(going_to_a_step),
      CASE(saving_a_picture),
      CASE(another_name_is_asked_about_again),
      CASE(a_name_must_say_what_it_is),
      CASE(reasons_are_told_in_the_users_language),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
