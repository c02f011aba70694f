/* Numbers that keep a sum: how the others give way, and what a file may not ask of them. */
#include "lesson/share.h"

#include "support/check.h"
#include "support/sample_values.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static Arena arena;
static Lesson lesson;

static int start(void **unused) {
  (void)unused;
  arena = (Arena){0};
  sample_values(&lesson, &arena);
  return 0;
}

static int stop(void **unused) {
  (void)unused;
  arena_free(&arena);
  return 0;
}

static unsigned field(const char *name) {
  unsigned found = 0;
  assert_true(setup_field_find(&found, &lesson.setup, name));
  return found;
}

static void put(const char *name, const double *numbers, size_t count) {
  for (size_t i = 0; i < count; i++)
    setup_put(&lesson.setup, field(name), i, numbers[i]);
}

static bool move(const char *name, size_t row, double value, Error *err) {
  Share share;
  assert_true(share_find(&share, &lesson.setup, field(name), lesson.ranges[field(name)]));
  return share_move(&lesson.setup, &share, row, 0, value, err);
}

static void check_numbers(const char *name, const double *want, size_t count) {
  double sum = 0, wanted = 0;
  for (size_t i = 0; i < count; i++) {
    double got = setup_get(&lesson.setup, field(name), i, 0);
    check_close(got, want[i], 0, 1e-12);
    sum += got;
    wanted += want[i];
  }
  check_close(sum, round(wanted), 0, 1e-15);
}
#define CHECK(name, ...)                                                                                     \
  check_numbers(name, (double[]){__VA_ARGS__}, sizeof((double[]){__VA_ARGS__}) / sizeof(double))
#define PUT(name, ...) put(name, (double[]){__VA_ARGS__}, sizeof((double[]){__VA_ARGS__}) / sizeof(double))

static void the_others_give_way_in_proportion(void **unused) {
  (void)unused;
  Error err;
  assert_true(move("P", 0, 0.6, &err));
  CHECK("P", 0.6, 0.24, 0.16);
  assert_true(move("P", 2, 0.58, &err));
  CHECK("P", 0.3, 0.12, 0.58);
}

static void zeros_share_equally(void **unused) {
  (void)unused;
  Error err;
  PUT("votes", 10, 0, 0);
  assert_true(move("votes", 0, 4, &err));
  CHECK("votes", 4, 3, 3);
}

static void an_end_holds_back_and_the_rest_goes_on(void **unused) {
  (void)unused;
  Error err;
  assert_true(move("Q", 3, 0, &err)); /* in proportion 0.444, 0.333, 0.222 */
  CHECK("Q", 0.4 / 0.9, 0.3 / 0.9, 0.2 / 0.9, 0);
  PUT("Q", 0.4, 0.4, 0.1, 0.1);
  assert_true(move("Q", 3, 0, &err)); /* in proportion 0.4444, 0.4444, 0.1111 */
  assert_true(move("Q", 2, 0.1, &err));
  CHECK("Q", 0.45, 0.45, 0.1, 0); /* 0 has no part in it while others can go on */
  assert_true(move("Q", 0, 0.44, &err));
  CHECK("Q", 0.44, 0.45, 0.11, 0);
  assert_true(move("Q", 2, 0.05, &err));
  CHECK("Q", 0.45, 0.45, 0.05, 0.05); /* now it has to */
}

static void low_ends_hold_too(void **unused) {
  (void)unused;
  Error err;
  PUT("P", 0.5, 0.498, 0.002);
  assert_true(move("P", 0, 0.9, &err)); /* in proportion 0.0996 and 0.0004 */
  CHECK("P", 0.9, 0.099, 0.001);
}

static void whole_numbers_stay_whole(void **unused) {
  (void)unused;
  Error err;
  assert_true(move("votes", 0, 6, &err));
  CHECK("votes", 6, 2, 2);
  assert_true(move("votes", 1, 7, &err));
  CHECK("votes", 2, 7, 1);
  assert_false(move("votes", 1, 2.5, &err));
  check_contains(err.what, "whole");
}

static void every_sum_is_exact(void **unused) {
  (void)unused;
  Error err;
  for (int i = 1; i < 998; i++) {
    double sum = 0;
    assert_true(move("P", (size_t)i % 3, i / 1000.0, &err));
    for (size_t k = 0; k < 3; k++) {
      double number = setup_get(&lesson.setup, field("P"), k, 0);
      assert_true(number >= 0.001 && number <= 1);
      sum += number;
    }
    check_close(sum, 1, 0, 1e-15);
  }
}

static void what_cannot_be_kept_is_refused(void **unused) {
  (void)unused;
  Error err;
  assert_true(move("P", 0, 0.998, &err)); /* the others are at their least */
  CHECK("P", 0.998, 0.001, 0.001);
  PUT("P", 0.5, 0.3, 0.2);
  assert_false(move("P", 0, 0.999, &err));
  assert_string_equal(err.what, "the numbers of P add up to 1, so each takes 0.001 to 0.998, found 0.999");
  CHECK("P", 0.5, 0.3, 0.2);
  assert_false(move("P", 0, 2, &err));
  check_contains(err.what, "0.001 to 1");
}

static void negative_numbers_give_way_equally(void **unused) {
  (void)unused;
  Error err;
  PUT("free", 1, -1, 3);
  Share share = share_present(&lesson.setup, field("free"), lesson.ranges[field("free")]);
  check_close(share.sum, 3, 0, 0);
  assert_true(share_move(&lesson.setup, &share, 0, 0, 3, &err));
  CHECK("free", 3, -2, 2);
}

static void numbers_on_the_command_line_add_up(void **unused) {
  (void)unused;
  Error err;
  assert_true(setup_assign(&lesson.setup, "P=0.2,0.2,0.6", lesson.ranges, &err));
  CHECK("P", 0.2, 0.2, 0.6);
  assert_false(setup_assign(&lesson.setup, "P=0.2,0.2,0.7", lesson.ranges, &err));
  assert_string_equal(err.what, "the numbers of P add up to 1.1, and have to add up to 1");
  assert_false(setup_assign(&lesson.setup, "P=0.7,0.1,0.1", lesson.ranges, &err));
  assert_string_equal(err.what, "the numbers of P add up to 0.9, and have to add up to 1");
  CHECK("P", 0.2, 0.2, 0.6);
}

/* A lesson whose only value is P, with this said of it. */
static void check_fault(const char *about, const char *more, const char *what) {
  char text[1024];
  ErrorList errors = {0};
  Lesson read;
  snprintf(text, sizeof text,
           "id: a\ntitle: { ko: a, en: a }\nvalues:\n  P[k to 3]: { %s }\n%s"
           "groups: [{ id: g, title: { ko: a, en: a } }]\nsteps:\n"
           "  - { id: a, group: g, title: { ko: a, en: a }, text: { ko: a, en: a } }\n",
           about, more);
  assert_false(lesson_parse(&read, &arena, "lessons/t.yaml", text, strlen(text), &errors));
  check_contains(errors.items[0].what, what);
  assert_true(errors.items[0].line > 0 && errors.items[0].column > 0);
}

static void lessons_are_held_to_their_sums(void **unused) {
  (void)unused;
  check_fault("given: [0.5, 0.3, 0.1], edit: [0, 1], sum: 1", "", "the numbers of P add up to 0.9");
  check_fault("given: 0.5, edit: [0, 1], sum: 1", "",
              "the numbers of P add up to 1.5, and have to add up to 1");
  check_fault("given: 1, edit: [0, 1], sum: 3, whole: yes",
              "starts: [{ id: s, title: { ko: a, en: a }, set: { P: [1, 0, 0] } }]\n",
              "the numbers of P add up to 1, and have to add up to 3");
  check_fault("given: [0.5, 0.3, 0.2], edit: [0, 1], sum: 1",
              "starts: [{ id: s, title: { ko: a, en: a }, set: { P: [1, 1, 0] } }]\n",
              "the numbers of P add up to 2, and have to add up to 1");
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)
  const struct CMUnitTest tests[] = {TEST(the_others_give_way_in_proportion),
                                     TEST(zeros_share_equally),
                                     TEST(an_end_holds_back_and_the_rest_goes_on),
                                     TEST(low_ends_hold_too),
                                     TEST(whole_numbers_stay_whole),
                                     TEST(every_sum_is_exact),
                                     TEST(what_cannot_be_kept_is_refused),
                                     TEST(negative_numbers_give_way_equally),
                                     TEST(numbers_on_the_command_line_add_up),
                                     TEST(lessons_are_held_to_their_sums)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
