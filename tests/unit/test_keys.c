#include "ui/action.h"

#include "support/check.h"

#include <string.h>

static Event key(Key name, uint32_t codepoint, unsigned mods) {
  return (Event){.kind = EVENT_KEY, .key = name, .codepoint = codepoint, .mods = mods};
}

static void check_key(Event event, bool focused, ActionKind kind, int arg) {
  Action action = key_action(&event, focused);
  assert_int_equal(action.kind, kind);
  assert_int_equal(action.arg, arg);
}

static void check_char(char c, unsigned mods, ActionKind kind) {
  check_key(key(KEY_CHAR, (uint32_t)c, mods), false, kind, 0);
}

static void a_presenters_remote_steps(void **unused) {
  (void)unused;
  for (int focused = 0; focused < 2; focused++) {
    check_key(key(KEY_PAGE_DOWN, 0, 0), focused, ACTION_NEXT, 0);
    check_key(key(KEY_PAGE_UP, 0, 0), focused, ACTION_PREVIOUS, 0);
    check_key(key(KEY_F5, 0, 0), focused, ACTION_PRESENT, 0);
    check_key(key(KEY_F5, 0, MOD_SHIFT), focused, ACTION_PRESENT, 0);
    check_key(key(KEY_ESCAPE, 0, 0), focused, ACTION_CLOSE, 0);
    check_key(key(KEY_SPACE, 0, 0), focused, ACTION_NEXT, 0);
  }
  check_char('.', 0, ACTION_BLANK);
}

static void arrows_step_until_a_number_has_the_focus(void **unused) {
  (void)unused;
  check_key(key(KEY_RIGHT, 0, 0), false, ACTION_NEXT, 0);
  check_key(key(KEY_RIGHT, 0, 0), true, ACTION_FOCUS_RIGHT, 10);
  check_key(key(KEY_RIGHT, 0, MOD_SHIFT), true, ACTION_FOCUS_RIGHT, 100);
  check_key(key(KEY_RIGHT, 0, MOD_ALT), true, ACTION_FOCUS_RIGHT, 1);
  check_key(key(KEY_LEFT, 0, 0), false, ACTION_PREVIOUS, 0);
  check_key(key(KEY_LEFT, 0, 0), true, ACTION_FOCUS_LEFT, 10);
  check_key(key(KEY_UP, 0, 0), true, ACTION_CHANGE, 10);
  check_key(key(KEY_UP, 0, MOD_SHIFT), true, ACTION_CHANGE, 100);
  check_key(key(KEY_DOWN, 0, MOD_ALT), true, ACTION_CHANGE, -1);
  check_key(key(KEY_UP, 0, 0), false, ACTION_FOCUS_UP, 0);
}

static void letters_work_with_and_without_shift(void **unused) {
  (void)unused;
  check_char('n', 0, ACTION_NEXT);
  check_char('n', MOD_SHIFT, ACTION_NEXT);
  check_char('l', MOD_SHIFT, ACTION_LANGUAGE);
  check_char('n', MOD_ALT, ACTION_NONE);
  check_char('n', MOD_CTRL, ACTION_NONE);
}

static void shift_and_ctrl_make_another_key(void **unused) {
  (void)unused;
  check_char('.', MOD_SHIFT, ACTION_FASTER);
  check_char(',', MOD_SHIFT, ACTION_SLOWER);
  check_char(',', 0, ACTION_NONE);
  check_char('s', 0, ACTION_SAVE_PICTURE);
  check_char('s', MOD_CTRL, ACTION_SAVE_LESSON);
  check_char('z', MOD_CTRL, ACTION_UNDO);
  check_char('z', MOD_CTRL | MOD_SHIFT, ACTION_REDO);
  check_char('y', MOD_CTRL, ACTION_REDO);
  check_char('z', 0, ACTION_NONE);
  check_char('q', MOD_CTRL, ACTION_QUIT);
  check_key(key(KEY_CHAR, 'q', 0), false, ACTION_ASKED, -1);
}

static void text_size_takes_every_spelling_of_plus_and_minus(void **unused) {
  (void)unused;
  const unsigned mods[] = {0, MOD_SHIFT, MOD_CTRL, MOD_CTRL | MOD_SHIFT};
  for (size_t i = 0; i < 4; i++) {
    check_char('+', mods[i], ACTION_LARGER);
    check_char('=', mods[i], ACTION_LARGER);
    check_char('-', mods[i], ACTION_SMALLER);
  }
}

static void digits_choose_the_label(void **unused) {
  (void)unused;
  for (int k = 1; k <= 9; k++)
    check_key(key(KEY_CHAR, (uint32_t)('0' + k), 0), false, ACTION_LABEL, k);
  check_char('0', 0, ACTION_NONE);
}

static void an_update_opens_where_one_stands(void **unused) {
  (void)unused;
  check_key(key(KEY_CHAR, 'o', 0), false, ACTION_OPEN_UPDATE, -1);
}

static void what_is_no_key_does_nothing(void **unused) {
  (void)unused;
  Event event = key(KEY_RIGHT, 0, 0);
  event.kind = EVENT_TEXT;
  check_key(event, false, ACTION_NONE, 0);
}

static bool same_spelling(const KeyBinding *a, const KeyBinding *b) {
  unsigned shiftless = MOD_CTRL | MOD_ALT;
  bool overlap = (a->mods | b->mods) & MOD_ANY_SHIFT ? (a->mods & shiftless) == (b->mods & shiftless)
                                                     : a->mods == b->mods;
  return a->key == b->key && a->codepoint == b->codepoint && a->on == b->on && overlap;
}

static void no_key_means_two_things(void **unused) {
  (void)unused;
  size_t count;
  const KeyBinding *bindings = key_bindings(&count);
  for (size_t i = 0; i < count; i++)
    for (size_t j = 0; j < i; j++)
      assert_false(same_spelling(&bindings[i], &bindings[j]));
}

static void every_action_that_help_tells_has_a_key_with_a_name(void **unused) {
  (void)unused;
  size_t count;
  bool told[STRING_COUNT] = {false};
  const KeyBinding *bindings = key_bindings(&count);
  assert_int_not_equal(bindings[0].help, STRING_NONE);
  for (size_t i = 0; i < count; i++) {
    assert_non_null(bindings[i].label);
    if (bindings[i].help == STRING_NONE)
      continue;
    assert_int_not_equal(strlen(bindings[i].label), 0);
    assert_false(told[bindings[i].help]); /* once */
    told[bindings[i].help] = true;
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_presenters_remote_steps),
      cmocka_unit_test(arrows_step_until_a_number_has_the_focus),
      cmocka_unit_test(letters_work_with_and_without_shift),
      cmocka_unit_test(shift_and_ctrl_make_another_key),
      cmocka_unit_test(text_size_takes_every_spelling_of_plus_and_minus),
      cmocka_unit_test(digits_choose_the_label),
      cmocka_unit_test(an_update_opens_where_one_stands),
      cmocka_unit_test(what_is_no_key_does_nothing),
      cmocka_unit_test(no_key_means_two_things),
      cmocka_unit_test(every_action_that_help_tells_has_a_key_with_a_name),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
