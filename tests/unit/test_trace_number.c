/* A step that reveals one number of a matrix or a list, and what comes with it. */
#include "support/check.h"
#include "support/panel_picture.h"
#include "trace/export.h"
#include "view/transcript.h"

#include <stdio.h>
#include <string.h>

static const char LESSON[] =
    "id: one-number\n"
    "title: { ko: 수, en: One number }\n"
    "sizes: { K: 2, D: 3 }\n"
    "values:\n"
    "  x[d to D]: { given: [1, 2, 3] }\n"
    "  W[k to K, d to D]: { given: [[1, 2, 3], [4, 5, 6]] }\n"
    "  long[n to 18]: { is: 'n' }\n"
    "  scaled[k to K, d to D]: { is: '2 * W[k, d]' }\n"
    "  outer[k to K, d to D]: { is: 'scaled[k, d] * x[d]' }\n"
    "groups: [{ id: all, title: { ko: 수, en: All } }]\n"
    "panels: [{ table: { of: outer } }]\n"
    "steps:\n"
    "  - { id: one, group: all, reveal: ['%s'], title: { ko: 하나, en: One }, text: { ko: a, en: a } }\n"
    "  - { id: row, group: all, reveal: ['outer[2]'], title: { ko: 행, en: Row }, text: { ko: a, en: a } }\n"
    "  - { id: rest, group: all, reveal: [outer, long], title: { ko: 끝, en: All }, text: { ko: a, en: a } "
    "}\n";

static PanelPicture picture;

static void open(const char *revealed) {
  char text[sizeof LESSON + 40];
  snprintf(text, sizeof text, LESSON, revealed);
  panel_picture_open(&picture, text);
}

static int tear_down(void **state) {
  (void)state;
  panel_picture_close(&picture);
  return 0;
}

static Visibility visibility(size_t step, const char *name) {
  return trace_visibility(&picture.trace, step, panel_picture_cell(&picture, name));
}

static void one_of_a_matrix(void **state) {
  (void)state;
  open("outer[2,3]");
  assert_int_equal(visibility(0, "outer[2,3]"), FRESH);
  assert_int_equal(visibility(0, "outer[2,2]"), HIDDEN);
  assert_int_equal(visibility(0, "outer[1,3]"), HIDDEN);
  assert_int_equal(visibility(1, "outer[2,3]"), KNOWN);
  assert_int_equal(visibility(1, "outer[2,2]"), FRESH);
  assert_int_equal(visibility(1, "outer[1,3]"), HIDDEN);
  assert_int_equal(visibility(2, "outer[2,3]"), KNOWN);
  assert_int_equal(visibility(2, "outer[1,3]"), FRESH);
}

static void what_it_is_computed_from_comes_with_it(void **state) {
  (void)state;
  open("outer[2, 3]");
  assert_int_equal(visibility(0, "scaled[2,3]"), FRESH);
  assert_int_equal(visibility(0, "W[2,3]"), FRESH);
  assert_int_equal(visibility(0, "x[1]"), FRESH); /* which of them is told by no row */
  assert_int_equal(visibility(0, "scaled[2,1]"), HIDDEN);
  assert_int_equal(visibility(0, "W[1,3]"), HIDDEN);
  assert_int_equal(visibility(1, "W[2,3]"), KNOWN);
  assert_int_equal(visibility(1, "W[2,1]"), FRESH);
}

static void one_far_down_a_list(void **state) {
  (void)state;
  open("long[17]");
  assert_int_equal(visibility(0, "long[17]"), FRESH);
  assert_int_equal(visibility(0, "long[16]"), HIDDEN);
  assert_int_equal(visibility(0, "long[18]"), HIDDEN);
  assert_int_equal(visibility(2, "long[17]"), KNOWN);
  assert_int_equal(visibility(2, "long[18]"), FRESH);
}

static void it_is_drawn_and_exported_alone(void **state) {
  (void)state;
  open("outer[2,3]");
  panel_picture_draw(&picture, 0);
  assert_non_null(panel_picture_hit(&picture, "outer[2,3]"));
  assert_true(panel_picture_shows(&picture, "36.00"));
  assert_null(panel_picture_hit(&picture, "outer[2,2]"));
  Text json = {0};
  export_json(&json, &picture.trace, LANG_EN, 0);
  check_contains(text_get(&json), "\"outer\": [[null, null, null], [null, null, 36]]");
  text_free(&json);
}

static void the_transcript_leaves_out_the_rest(void **state) {
  (void)state;
  open("outer[2,3]");
  Text text = {0};
  const TranscriptOptions options = {.strings = &picture.strings, .language = LANG_EN, .digits = 2};
  transcript_step(&text, &picture.trace, 0, &options);
  check_contains(text_get(&text), "…, …, 36.00");
  text_free(&text);
}

static void check_refused(const char *revealed, const char *what, const char *hint) {
  open("W[1,1]");
  Trace none = {0};
  Error err = {0};
  Lesson lesson = picture.lesson;
  Arena arena = {0};
  ErrorList errors = {0};
  char text[sizeof LESSON + 40];
  snprintf(text, sizeof text, LESSON, revealed);
  assert_true(lesson_parse(&lesson, &arena, "a.yaml", text, strlen(text), &errors));
  assert_false(trace_build(&none, &lesson, &lesson.setup, NULL, &err));
  assert_string_equal(err.what, what);
  assert_string_equal(err.hint, hint);
  assert_int_equal(err.line, 13);
  arena_free(&arena);
  panel_picture_close(&picture);
}

static void places_that_are_not_there(void **state) {
  (void)state;
  check_refused("outer[2,4]", "outer has no column 4, possible are 1 to 3", "");
  check_refused("outer[3,1]", "outer has no row 3, possible are 1 to 2", "");
  check_refused("long[2,1]", "\"long\" is no matrix", "write long[2]");
  check_refused("long[19]", "long has no row 19, possible are 1 to 18", "");
  open("W[1,1]");
}

int main(void) {
#define TEST(name) cmocka_unit_test_teardown(name, tear_down)
  const struct CMUnitTest tests[] = {
      TEST(one_of_a_matrix),
      TEST(what_it_is_computed_from_comes_with_it),
      TEST(one_far_down_a_list),
      TEST(it_is_drawn_and_exported_alone),
      TEST(the_transcript_leaves_out_the_rest),
      TEST(places_that_are_not_there),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
