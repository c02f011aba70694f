#include "ui/line.h"

#include "support/check.h"

#include <string.h>

static bool press(Line *line, Key key) {
  return line_key(line, &(Event){.kind = EVENT_KEY, .key = key});
}

static void letters_go_to_the_caret(void **unused) {
  (void)unused;
  Line line;
  line_set(&line, "15", false);
  assert_true(press(&line, KEY_LEFT));
  line_insert(&line, ".");
  assert_string_equal(line.text, "1.5");
  assert_int_equal(line.caret, 2);
}

static void the_first_letter_replaces_what_is_selected(void **unused) {
  (void)unused;
  Line line;
  line_set(&line, "0.25", true);
  line_insert(&line, "-");
  assert_string_equal(line.text, "-");
  line_insert(&line, "3");
  assert_string_equal(line.text, "-3");
}

static void deleting_takes_the_selection_or_a_whole_character(void **unused) {
  (void)unused;
  Line line;
  line_set(&line, "a한b", false);
  press(&line, KEY_LEFT);
  press(&line, KEY_BACKSPACE);
  assert_string_equal(line.text, "ab");
  press(&line, KEY_DELETE);
  assert_string_equal(line.text, "a");
  press(&line, KEY_DELETE); /* nothing behind the caret */
  assert_string_equal(line.text, "a");
  line_set(&line, "abc", true);
  press(&line, KEY_DELETE);
  assert_string_equal(line.text, "");
  press(&line, KEY_BACKSPACE); /* nothing before it */
  assert_string_equal(line.text, "");
}

static void the_caret_never_stands_inside_a_character(void **unused) {
  (void)unused;
  Line line;
  line_set(&line, "가나", false);
  press(&line, KEY_LEFT);
  assert_int_equal(line.caret, strlen("가"));
  press(&line, KEY_HOME);
  press(&line, KEY_LEFT);
  assert_int_equal(line.caret, 0);
  press(&line, KEY_RIGHT);
  assert_int_equal(line.caret, strlen("가"));
  press(&line, KEY_END);
  press(&line, KEY_RIGHT);
  assert_int_equal(line.caret, strlen("가나"));
}

static void moving_lets_go_of_the_selection(void **unused) {
  (void)unused;
  Line line;
  line_set(&line, "abc", true);
  press(&line, KEY_LEFT);
  assert_false(line.selected);
  assert_int_equal(line.caret, 0);
  const Event all = {.kind = EVENT_KEY, .key = KEY_CHAR, .codepoint = 'a', .mods = MOD_CTRL};
  assert_true(line_key(&line, &all));
  assert_true(line.selected);
  press(&line, KEY_RIGHT);
  assert_int_equal(line.caret, 3);
}

static void other_keys_are_left_alone(void **unused) {
  (void)unused;
  Line line;
  line_set(&line, "abc", false);
  assert_false(press(&line, KEY_UP));
  assert_false(press(&line, KEY_ENTER));
  assert_false(press(&line, KEY_CHAR));
  assert_string_equal(line.text, "abc");
}

static void only_text_that_can_be_shown_is_taken(void **unused) {
  (void)unused;
  Line line;
  line_set(&line, "", false);
  line_insert(&line, "a\tb\n\x7f\xff"
                     "c");
  assert_string_equal(line.text, "abc");
}

static void a_full_line_takes_no_more(void **unused) {
  (void)unused;
  Line line;
  char much[LINE_MAX_BYTES + 100];
  memset(much, 'x', sizeof much - 1);
  much[sizeof much - 1] = '\0';
  line_set(&line, much, false);
  assert_int_equal(strlen(line.text), LINE_MAX_BYTES - 1);
  line_insert(&line, "한");
  assert_int_equal(strlen(line.text), LINE_MAX_BYTES - 1);
  press(&line, KEY_BACKSPACE);
  line_insert(&line, "한"); /* one byte is no room for it */
  line_insert(&line, "y");
  assert_int_equal(line.text[LINE_MAX_BYTES - 2], 'y');
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(letters_go_to_the_caret),
      cmocka_unit_test(the_first_letter_replaces_what_is_selected),
      cmocka_unit_test(deleting_takes_the_selection_or_a_whole_character),
      cmocka_unit_test(the_caret_never_stands_inside_a_character),
      cmocka_unit_test(moving_lets_go_of_the_selection),
      cmocka_unit_test(other_keys_are_left_alone),
      cmocka_unit_test(only_text_that_can_be_shown_is_taken),
      cmocka_unit_test(a_full_line_takes_no_more),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
