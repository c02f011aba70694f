#include "view/transcript.h"

#include "support/check.h"

#include <stdio.h>
#include <string.h>

static const char LESSON[] = "id: two\n"
                             "title: { ko: 둘, en: \"Two of {K} classes\" }\n"
                             "scene: chain\n"
                             "chain: { x: [1, -2], W: [[0.5, 0], [0, 0.25]], b: [0, 1], label: 2, eta: 0.1, "
                             "updates: 2, classes: [{ ko: 고양이, en: cat }, { ko: 개, en: dog }] }\n"
                             "groups: [{ id: all, title: { ko: 모두, en: All } }]\n"
                             "steps:\n"
                             "  - id: given\n"
                             "    group: all\n"
                             "    reveal: [x, W]\n"
                             "    title: { ko: 처음, en: Given }\n"
                             "    text: { ko: 글, en: \"x has {D} numbers.\" }\n"
                             "  - id: score\n"
                             "    group: all\n"
                             "    reveal: [label, \"z[label]\"]\n"
                             "    title: { ko: 점수, en: Score }\n"
                             "    text: { ko: 글, en: One score. }\n"
                             "    formula: z_{\\v{label}} = \\n{z[label]}\n"
                             "  - id: loss\n"
                             "    group: all\n"
                             "    reveal: [\"z[others]\", p, loss]\n"
                             "    title: { ko: 손실, en: Loss }\n"
                             "    text: { ko: 글, en: Its loss. }\n"
                             "  - id: again\n"
                             "    group: all\n"
                             "    for: update\n"
                             "    reveal: [W_next, losses]\n"
                             "    title: { ko: 다시, en: Again }\n"
                             "    text: { ko: 글, en: \"Update {update}.\" }\n";

typedef struct Stage {
  Arena arena;
  Lesson lesson;
  Trace trace;
  Strings strings;
  Text out;
} Stage;

static Stage stage;

static int set_up(void **state) {
  (void)state;
  static ErrorList errors;
  const Opened none = {0};
  char message[1400];
  Error err;
  stage = (Stage){0};
  errors = (ErrorList){0};
  if (!lesson_parse(&stage.lesson, &stage.arena, "two.yaml", LESSON, sizeof LESSON - 1, &errors)) {
    print_error("%s\n", error_text(&errors.items[0], message, sizeof message));
    return -1;
  }
  bool ok = trace_build(&stage.trace, &stage.lesson, &stage.lesson.setup, &none, &err) &&
            strings_load(&stage.strings, "assets/strings", &err);
  return ok ? 0 : -1;
}

static int tear_down(void **state) {
  (void)state;
  text_free(&stage.out);
  strings_free(&stage.strings);
  trace_free(&stage.trace);
  arena_free(&stage.arena);
  return 0;
}

static const char *step_text(size_t step, Language language, int digits) {
  const TranscriptOptions options = {.strings = &stage.strings, .language = language, .digits = digits};
  text_clear(&stage.out);
  transcript_step(&stage.out, &stage.trace, step, &options);
  return text_get(&stage.out);
}

static void a_step_shows_what_is_new(void **state) {
  (void)state;
  assert_string_equal(step_text(0, LANG_EN, 2), "Step 1 of 4 (All)\n"
                                                "Given\n"
                                                "\n"
                                                "  x has 2 numbers.\n"
                                                "\n"
                                                "  New numbers\n"
                                                "    input x: x₁ = 1, x₂ = −2\n"
                                                "    weight W of a class\n"
                                                "      class 1 (cat): 0.50, 0.00\n"
                                                "      class 2 (dog): 0.00, 0.25\n"
                                                "\n"
                                                "  Pictures\n"
                                                "    2 rows, from left to right: W (weights)\n");
}

static void only_the_new_rows_are_listed(void **state) {
  (void)state;
  const char *text = step_text(1, LANG_EN, 2);
  check_contains(text, "\n  z₂ = 0.50\n");
  check_contains(text, "score z: z₂ = 0.50\n");
  assert_null(strstr(text, "z₁"));
  text = step_text(2, LANG_EN, 2);
  check_contains(text, "score z: z₁ = 0.50\n");
  check_contains(text, "p₁ = 0.50, p₂ = 0.50");
  check_contains(text, "loss: ℓ = 0.69");
}

/* A symbol that is a word says nothing that the title does not, in another language. */
static void a_word_is_no_symbol(void **state) {
  (void)state;
  check_contains(step_text(1, LANG_EN, 2), "right class: 2\n");
  check_contains(step_text(1, LANG_KO, 2), "정답 클래스: 2\n");
}

static void digits_are_as_asked(void **state) {
  (void)state;
  check_contains(step_text(2, LANG_EN, 6), "ℓ = 0.693147");
}

static void korean_has_korean_names(void **state) {
  (void)state;
  const char *text = step_text(2, LANG_KO, 2);
  check_contains(text, "4단계 중 3단계 (모두)\n손실\n");
  check_contains(text, "클래스의 확률 p: p₁ = 0.50");
}

static void losses_are_listed_in_order(void **state) {
  (void)state;
  const char *text = step_text(3, LANG_EN, 2);
  check_contains(text, "Update 1.");
  check_contains(text, "losses so far: 0.69, ");
}

static void a_lesson_has_its_title_and_all_steps(void **state) {
  (void)state;
  const TranscriptOptions options = {.strings = &stage.strings, .language = LANG_EN, .digits = 2};
  transcript_lesson(&stage.out, &stage.trace, &options);
  const char *text = text_get(&stage.out);
  assert_int_equal(strncmp(text, "Two of 2 classes\n", strlen("Two of 2 classes\n")), 0);
  for (int step = 1; step <= 4; step++) {
    char heading[32];
    snprintf(heading, sizeof heading, "\n\nStep %d of 4", step);
    check_contains(text, heading);
  }
}

static const char *wrapped(const char *text, size_t indent, size_t hanging, size_t columns) {
  text_clear(&stage.out);
  transcript_wrap(&stage.out, text, indent, hanging, columns);
  return text_get(&stage.out);
}

static void wraps_at_the_last_column(void **state) {
  (void)state;
  assert_string_equal(wrapped("one two three", 0, 0, 7), "one two\nthree\n");
  assert_string_equal(wrapped("one two three", 0, 0, 6), "one\ntwo\nthree\n");
  assert_string_equal(wrapped("one  two ", 2, 4, 78), "  one two\n");
  assert_string_equal(wrapped("one two three", 1, 3, 8), " one two\n   three\n");
  assert_string_equal(wrapped("overlong word", 0, 2, 4), "overlong\n  word\n");
  assert_string_equal(wrapped("", 2, 2, 10), "\n");
}

static void hangul_takes_two_columns(void **state) {
  (void)state;
  assert_string_equal(wrapped("가나 다라", 0, 0, 9), "가나 다라\n");
  assert_string_equal(wrapped("가나 다라", 0, 0, 8), "가나\n다라\n");
}

static void keeps_lines_and_what_belongs_together(void **state) {
  (void)state;
  assert_string_equal(wrapped("one\ntwo\n", 0, 0, 20), "one\ntwo\n");
  assert_string_equal(wrapped("a z\xC2\xA0=\xC2\xA0"
                              "1",
                              0, 0, 6),
                      "a\nz = 1\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(a_step_shows_what_is_new),
      TEST(only_the_new_rows_are_listed),
      TEST(a_word_is_no_symbol),
      TEST(digits_are_as_asked),
      TEST(korean_has_korean_names),
      TEST(losses_are_listed_in_order),
      TEST(a_lesson_has_its_title_and_all_steps),
      TEST(wraps_at_the_last_column),
      TEST(hangul_takes_two_columns),
      TEST(keeps_lines_and_what_belongs_together),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
