#include "base/error.h"
#include "base/text.h"
#include "support/check.h"

#include <stdlib.h>
#include <string.h>

static void test_set_clears_what_was_there(void **state) {
  (void)state;
  Error err = {0};
  assert_false(error_at(&err, "a.yaml", 3, 7, "bad %s", "key"));
  assert_false(error_hint(&err, "try %d", 5));
  assert_string_equal(err.file, "a.yaml");
  assert_int_equal(err.line, 3);
  assert_int_equal(err.column, 7);
  assert_string_equal(err.hint, "try 5");
  assert_false(error_set(&err, "no memory"));
  assert_int_equal(err.kind, ERROR_FAILED);
  assert_string_equal(err.file, "");
  assert_int_equal(err.line, 0);
  assert_string_equal(err.what, "no memory");
  assert_string_equal(err.hint, "");
  assert_false(error_usage(&err, "no verb"));
  assert_int_equal(err.kind, ERROR_USAGE);
}

static void test_null_is_allowed(void **state) {
  (void)state;
  assert_false(error_set(NULL, "x"));
  assert_false(error_usage(NULL, "x"));
  assert_false(error_at(NULL, "f", 1, 1, "x"));
  assert_false(error_hint(NULL, "x"));
}

static void test_hint_names(void **state) {
  (void)state;
  static const char *const NAMES[] = {"pear", "apple", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m"};
  Error err = {0};
  error_set(&err, "no such fruit");
  assert_false(error_hint_names(&err, "aple", NAMES, 13));
  assert_string_equal(err.hint, "did you mean \"apple\"?");
  assert_false(error_hint_names(&err, "quince", NAMES, 2));
  assert_string_equal(err.hint, "known: pear, apple");
  assert_false(error_hint_names(&err, "quince", NAMES, 13));
  assert_string_equal(err.hint, "known: pear, apple, c, d, e, f, g, h, i, j, k, l, …");
  assert_string_equal(err.what, "no such fruit");
  assert_false(error_hint_names(NULL, "quince", NAMES, 13));
}

static void check_text(const Error *err, const char *want) {
  char out[2048];
  assert_string_equal(error_text(err, out, sizeof out), want);
}

static void test_text_with_and_without_a_place(void **state) {
  (void)state;
  Error err = {0};
  error_set(&err, "it failed");
  check_text(&err, "it failed");
  error_hint(&err, "look");
  check_text(&err, "it failed (look)");
  error_at(&err, "a.yaml", 3, 7, "unknown key");
  check_text(&err, "a.yaml:3:7: error: unknown key");
  error_hint(&err, "did you mean b?");
  check_text(&err, "a.yaml:3:7: error: unknown key (did you mean b?)");
  error_at(&err, "a.yaml", 3, 0, "short row");
  check_text(&err, "a.yaml:3: error: short row");
  error_at(&err, "a.yaml", 0, 0, "cannot be opened");
  check_text(&err, "a.yaml: cannot be opened");
  error_at(&err, NULL, 3, 7, "bad");
  check_text(&err, "3:7: error: bad");
}

static void test_an_error_can_quote_itself(void **state) {
  (void)state;
  Error err = {0};
  error_at(&err, "f", 1, 2, "inner");
  error_at(&err, err.file, err.line, err.column, "outer: %s", err.what);
  check_text(&err, "f:1:2: error: outer: inner");
}

static void test_long_texts_are_cut_at_a_character(void **state) {
  (void)state;
  Text text = {0};
  text_add_char(&text, 'a');
  while (text.length < 2000)
    text_add(&text, "한");
  Error err = {0};
  error_at(&err, text_get(&text), 1, 1, "%s", text_get(&text));
  error_hint(&err, "%s", text_get(&text));
  assert_true(strlen(err.what) > sizeof err.what - 4 && text_is_utf8(err.what, strlen(err.what)));
  assert_true(strlen(err.hint) > sizeof err.hint - 4 && text_is_utf8(err.hint, strlen(err.hint)));
  assert_true(strlen(err.file) > sizeof err.file - 4 && text_is_utf8(err.file, strlen(err.file)));
  text_free(&text);
}

static void test_text_fits_any_size(void **state) {
  (void)state;
  Error err = {0};
  error_set(&err, "%s", "가나다");
  for (size_t size = 1; size < 12; size++) {
    char *out = malloc(size);
    assert_non_null(out);
    error_text(&err, out, size);
    assert_int_equal(strlen(out), (size - 1 < 9 ? size - 1 : 9) / 3 * 3);
    free(out);
  }
}

static void test_list_keeps_the_first(void **state) {
  (void)state;
  static ErrorList list;
  for (int i = 1; i <= ERROR_LIST_MAX + 3; i++)
    error_at(error_list_add(&list), "f", i, 1, "fault %d", i);
  assert_int_equal(list.kept, ERROR_LIST_MAX);
  assert_int_equal(list.total, ERROR_LIST_MAX + 3);
  for (int i = 0; i < ERROR_LIST_MAX; i++)
    assert_int_equal(list.items[i].line, i + 1);
}

static void test_clearest_of_a_list(void **state) {
  (void)state;
  static ErrorList list;
  error_set(error_list_add(&list), "a key is missing");
  assert_string_equal(error_list_clearest(&list)->what, "a key is missing");
  Error *second = error_list_add(&list);
  error_set(second, "unknown key");
  error_hint(second, "did you mean this one?");
  assert_string_equal(error_list_clearest(&list)->what, "unknown key");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_clearest_of_a_list),
      cmocka_unit_test(test_set_clears_what_was_there),
      cmocka_unit_test(test_null_is_allowed),
      cmocka_unit_test(test_hint_names),
      cmocka_unit_test(test_text_with_and_without_a_place),
      cmocka_unit_test(test_an_error_can_quote_itself),
      cmocka_unit_test(test_long_texts_are_cut_at_a_character),
      cmocka_unit_test(test_text_fits_any_size),
      cmocka_unit_test(test_list_keeps_the_first),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
