/* The course of a folder of lessons: its groups and order, and whatever can be wrong with its file. */
#include "lesson/course.h"

#include "base/file.h"
#include "support/check.h"
#include "support/folder.h"

#include <stdlib.h>
#include <string.h>

typedef struct Fixture {
  Arena arena;
  char folder[FOLDER_PATH_MAX];
  CatalogueEntry entries[5];
  Course course;
  ErrorList errors;
} Fixture;

enum { COUNT = 5 };

static int set_up(void **state) {
  static const char *const IDS[COUNT] = {"a", "b", "c", "d", "e"};
  Fixture *f = calloc(1, sizeof *f);
  if (!f)
    return -1;
  folder_make(f->folder);
  for (size_t i = 0; i < COUNT; i++)
    f->entries[i] = (CatalogueEntry){.id = IDS[i], .number = "", .path = IDS[i]};
  *state = f;
  return 0;
}

static int tear_down(void **state) {
  Fixture *f = *state;
  folder_remove(f->folder);
  arena_free(&f->arena);
  free(f);
  return 0;
}

static const char *course_file(Fixture *f) {
  return file_join(&f->arena, f->folder, "course/course.yaml");
}

static void arrange(Fixture *f, const char *text) {
  Error err;
  const char *folder = file_join(&f->arena, f->folder, "course");
  if (text &&
      (!file_make_folders(folder, false, &err) || !file_replace(course_file(f), text, strlen(text), &err)))
    fail_msg("%s", err.what);
  course_arrange(&f->course, f->entries, COUNT, &f->arena, f->folder, &f->errors);
}

static void check_order(const Fixture *f, const char *ids, const char *groups) {
  for (size_t i = 0; i < COUNT; i++) {
    assert_int_equal(f->entries[i].id[0], ids[i]);
    assert_int_equal(f->entries[i].group, groups[i] - '0');
  }
}

static void check_fault(const Fixture *f, size_t i, int line, int column, const char *what) {
  assert_true(f->errors.kept > i);
  assert_int_equal(f->errors.items[i].line, line);
  assert_int_equal(f->errors.items[i].column, column);
  check_contains(f->errors.items[i].file, "course.yaml");
  check_contains(f->errors.items[i].what, what);
}

#define TWO_GROUPS                                                                                           \
  "groups:\n"                                                                                                \
  "  - title: { ko: 가, en: First }\n"                                                                      \
  "    lessons: [d, b]\n"                                                                                    \
  "  - title: { ko: 나, en: Second }\n"

static void groups_give_the_order_and_the_rest_comes_behind(void **state) {
  Fixture *f = *state;
  arrange(f, TWO_GROUPS "    lessons: [a]\n");
  assert_int_equal(f->errors.total, 0);
  check_order(f, "dbace", "00122");
  assert_int_equal(f->course.group_count, 3);
  assert_string_equal(f->course.titles[1].in[LANG_EN], "Second");
  assert_string_equal(f->course.titles[0].in[LANG_KO], "가");
  assert_null(f->course.titles[2].in[LANG_EN]);
}

static void without_a_file_all_are_one_group(void **state) {
  Fixture *f = *state;
  arrange(f, NULL);
  assert_int_equal(f->errors.total, 0);
  check_order(f, "abcde", "00000");
  assert_int_equal(f->course.group_count, 1);
  assert_null(f->course.titles[0].in[LANG_EN]);
}

static void unknown_and_repeated_lessons_are_told_and_passed_over(void **state) {
  Fixture *f = *state;
  arrange(f, TWO_GROUPS "    lessons: [zz, b, e]\n");
  check_fault(f, 0, 5, 15, "\"zz\"");
  check_fault(f, 1, 5, 19, "\"b\"");
  assert_int_equal(f->errors.total, 2);
  check_order(f, "dbeac", "00122");
}

static void faults_are_told_in_the_order_of_the_file(void **state) {
  Fixture *f = *state;
  arrange(f, TWO_GROUPS "    lessons: [zz, a]\nmore: 1\n");
  check_fault(f, 0, 5, 15, "\"zz\"");
  check_fault(f, 1, 6, 1, "unknown key");
  assert_int_equal(f->errors.total, 2);
}

/* A group of which nothing is left has no title on the screen. */
static void a_group_of_unknown_lessons_is_none(void **state) {
  Fixture *f = *state;
  arrange(f, "groups: [{ title: { ko: 가, en: A }, lessons: [x] }]\n");
  assert_int_equal(f->errors.total, 1);
  check_order(f, "abcde", "00000");
  assert_int_equal(f->course.group_count, 1);
}

static void whatever_is_wrong_stops_nothing(void **state) {
  static const struct {
    const char *text;
    int line;
    const char *what;
  } FAULTS[] = {{"groups: [", 2, ""},
                {"", 1, ""},
                {"- a\n", 1, "a course with groups"},
                {"group: []\n", 1, "unknown key"},
                {"groups: a\n", 1, "list"},
                {"groups: []\n", 1, ""},
                {"groups:\n  - [a]\n", 2, "a group with title and lessons"},
                {"groups:\n  - { title: A, lessons: [a] }\n", 2, "both languages"},
                {"groups:\n  - { title: { ko: A }, lessons: [a] }\n", 2, "en"},
                {"groups:\n  - { title: { ko: A, en: A } }\n", 2, "lessons"},
                {"groups:\n  - { title: { ko: A, en: A }, lessons: [A!] }\n", 2, "no id"}};
  Fixture *f = *state;
  for (size_t i = 0; i < sizeof FAULTS / sizeof *FAULTS; i++) {
    f->errors = (ErrorList){0};
    arrange(f, FAULTS[i].text);
    assert_true(f->errors.total > 0);
    check_contains(f->errors.items[0].what, FAULTS[i].what);
    assert_in_range(f->errors.items[0].line, 1, FAULTS[i].line);
    assert_true(f->course.group_count >= 1);
  }
}

static void a_path_tells_a_course(void **state) {
  (void)state;
  assert_true(course_is_file("lessons/course/course.yaml"));
  assert_true(course_is_file("/a/course/course.yaml"));
  assert_true(course_is_file("course.yaml"));
  assert_false(course_is_file("lessons/course.yaml"));
  assert_false(course_is_file("lessons/course/05-one.yaml"));
}

/* The lessons that it is checked with are those of the folder above. */
static void a_course_is_checked_with_the_lessons_of_its_folder(void **state) {
  Fixture *f = *state;
  ErrorList errors = {0};
  assert_true(course_check("lessons/course/course.yaml", &errors));
  arrange(f, TWO_GROUPS "    lessons: [a]\n");
  assert_false(course_check(course_file(f), &errors)); /* there are none here */
  assert_int_equal(errors.total, 3);
  assert_false(course_check("no/course/course.yaml", &errors));
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      TEST(groups_give_the_order_and_the_rest_comes_behind),
      TEST(without_a_file_all_are_one_group),
      TEST(unknown_and_repeated_lessons_are_told_and_passed_over),
      TEST(faults_are_told_in_the_order_of_the_file),
      TEST(a_group_of_unknown_lessons_is_none),
      TEST(whatever_is_wrong_stops_nothing),
      TEST(a_path_tells_a_course),
      TEST(a_course_is_checked_with_the_lessons_of_its_folder),
  };
#undef TEST
  return cmocka_run_group_tests(tests, NULL, NULL);
}
