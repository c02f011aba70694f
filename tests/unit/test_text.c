#include "base/text.h"
#include "support/check.h"

#include <string.h>

static void test_text_grows(void **state) {
  (void)state;
  Text text = {0};
  assert_string_equal(text_get(&text), "");
  text_clear(&text);
  text_add(&text, "a");
  text_add_n(&text, "bcd", 2);
  text_add_char(&text, '-');
  text_addf(&text, "%d/%s", 42, "x");
  assert_string_equal(text_get(&text), "abc-42/x");
  assert_int_equal(text.length, 8);
  for (int i = 0; i < 10000; i++)
    text_addf(&text, "%04d", i);
  assert_int_equal(text.length, 40008);
  assert_string_equal(text_get(&text) + 40000, "99989999");
  text_clear(&text);
  assert_string_equal(text_get(&text), "");
  assert_int_equal(text.length, 0);
  text_add(&text, "again");
  assert_string_equal(text_get(&text), "again");
  text_free(&text);
  assert_string_equal(text_get(&text), "");
}

static void test_fields_of_csv_are_quoted_where_they_must_be(void **state) {
  (void)state;
  static const char *const FIELDS[][2] = {{"", ""},
                                          {"p = 0.5", "p = 0.5"},
                                          {"a, b", "\"a, b\""},
                                          {"the \"right\" one", "\"the \"\"right\"\" one\""},
                                          {"two\nlines", "\"two\nlines\""}};
  for (size_t i = 0; i < sizeof FIELDS / sizeof *FIELDS; i++) {
    Text text = {0};
    text_add_csv(&text, FIELDS[i][0]);
    assert_string_equal(text_get(&text), FIELDS[i][1]);
    text_free(&text);
  }
}

static void test_json_strings_are_quoted(void **state) {
  (void)state;
  Text text = {0};
  text_add_json(&text, "a\"b\\c\n\t\x1f"
                       "한");
  assert_string_equal(text_get(&text), "\"a\\\"b\\\\c\\u000a\\u0009\\u001f한\"");
  text_free(&text);
}

static void test_codepoints_are_written_as_utf8(void **state) {
  (void)state;
  static const struct {
    uint32_t codepoint;
    const char *want;
  } CASES[] = {{'A', "A"},
               {0x7F, "\x7F"},
               {0x80, "\xC2\x80"},
               {0x7FF, "\xDF\xBF"},
               {0x800, "\xE0\xA0\x80"},
               {0xD55C, "한"},
               {0xFFFF, "\xEF\xBF\xBF"},
               {0x10000, "\xF0\x90\x80\x80"},
               {0x10FFFF, "\xF4\x8F\xBF\xBF"},
               {0x110000, "\xEF\xBF\xBD"},
               {0xD800, "\xEF\xBF\xBD"},
               {0xDFFF, "\xEF\xBF\xBD"}};
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    Text text = {0};
    text_add_codepoint(&text, CASES[i].codepoint);
    assert_string_equal(text_get(&text), CASES[i].want);
    text_free(&text);
  }
}

static void test_next_reads_what_was_written(void **state) {
  (void)state;
  Text text = {0};
  for (uint32_t c = 1; c <= 0x10FFFF; c += c < 0x900 ? 1 : 97)
    if (c < 0xD800 || c > 0xDFFF)
      text_add_codepoint(&text, c);
  const char *at = text_get(&text);
  for (uint32_t c = 1; c <= 0x10FFFF; c += c < 0x900 ? 1 : 97)
    if (c < 0xD800 || c > 0xDFFF)
      assert_int_equal(text_next(&at), c);
  assert_int_equal(text_next(&at), 0);
  assert_ptr_equal(at, text_get(&text) + text.length);
  assert_true(text_is_utf8(text_get(&text), text.length));
  text_free(&text);
}

/* Each of these is no UTF-8 at all: every byte is a fault of its own. */
static void test_bad_bytes_count_one_each(void **state) {
  (void)state;
  static const char *const CASES[] = {"\x80",
                                      "\xBF",
                                      "\xC0\x80",
                                      "\xC1\xBF",
                                      "\xE0\x9F\xBF",
                                      "\xED\xA0\x80",
                                      "\xED\xBF\xBF",
                                      "\xF0\x8F\xBF\xBF",
                                      "\xF4\x90\x80\x80",
                                      "\xF5\x80\x80\x80",
                                      "\xFF\xFE",
                                      "\xE1\x80",
                                      "\xF1\x80\x80",
                                      "\xC3"};
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    const char *at = CASES[i];
    for (size_t k = 0; k < strlen(CASES[i]); k++)
      assert_int_equal(text_next(&at), 0xFFFD);
    assert_int_equal(text_next(&at), 0);
    assert_int_equal(text_codepoints(CASES[i]), strlen(CASES[i]));
    assert_false(text_is_utf8(CASES[i], strlen(CASES[i])));
  }
  const char *at = "\xE1\x80X";
  assert_int_equal(text_next(&at), 0xFFFD);
  assert_int_equal(text_next(&at), 0xFFFD);
  assert_int_equal(text_next(&at), 'X');
}

static void test_lengths(void **state) {
  (void)state;
  assert_int_equal(text_codepoints("소프트max"), 6);
  assert_int_equal(text_codepoints(""), 0);
  assert_int_equal(text_utf8_length("가\xFF나", 7), 3);
  assert_int_equal(text_utf8_length("a\0b", 3), 3);
  assert_int_equal(text_utf8_length("가", 2), 0);
  assert_true(text_is_utf8("", 0));
}

static void test_cut_keeps_whole_characters(void **state) {
  (void)state;
  static const size_t WANT[] = {0, 1, 1, 1, 4, 4, 4, 4, 8, 8, 8};
  for (size_t limit = 0; limit <= 10; limit++)
    assert_int_equal(text_cut("a가😀", limit), WANT[limit]);
  assert_int_equal(text_cut("\x80\x80\x80\x80\x80", 4), 4);
}

static void test_nearest(void **state) {
  (void)state;
  static const char *const KEYS[] = {"label", "alpha", "eta", "updates", "W", "b", "제목"};
  static const struct {
    const char *word, *want;
  } CASES[] = {{"lable", "label"}, {"labl", "label"},     {"alhpa", "alpha"}, {"update", "updates"},
               {"eat", "eta"},     {"LABEL", "label"},    {"w", "W"},         {"B", "b"},
               {"q", NULL},        {"gradient", NULL},    {"", NULL},         {"제묵", "제목"},
               {"label", "label"}, {"upadtes", "updates"}};
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    const char *got = text_nearest(CASES[i].word, KEYS, sizeof KEYS / sizeof *KEYS);
    if (CASES[i].want)
      assert_string_equal(got ? got : "(none)", CASES[i].want);
    else
      assert_null(got);
  }
  assert_null(text_nearest("label", NULL, 0));
}

static void test_nearest_takes_the_first_of_equals(void **state) {
  (void)state;
  static const char *const KEYS[] = {"bat", "cat", "hat"};
  assert_string_equal(text_nearest("rat", KEYS, 3), "bat");
}

static void test_nearest_ignores_very_long_words(void **state) {
  (void)state;
  char word[201];
  memset(word, 'a', 200);
  word[200] = '\0';
  const char *const same[] = {word};
  assert_null(text_nearest(word, same, 1));
  word[64] = '\0';
  assert_ptr_equal(text_nearest(word, same, 1), word);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_text_grows),
      cmocka_unit_test(test_fields_of_csv_are_quoted_where_they_must_be),
      cmocka_unit_test(test_json_strings_are_quoted),
      cmocka_unit_test(test_codepoints_are_written_as_utf8),
      cmocka_unit_test(test_next_reads_what_was_written),
      cmocka_unit_test(test_bad_bytes_count_one_each),
      cmocka_unit_test(test_lengths),
      cmocka_unit_test(test_cut_keeps_whole_characters),
      cmocka_unit_test(test_nearest),
      cmocka_unit_test(test_nearest_takes_the_first_of_equals),
      cmocka_unit_test(test_nearest_ignores_very_long_words),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
