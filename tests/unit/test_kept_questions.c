/* Every lesson asks, and marks the two to five questions that a lecturer short of time asks. */
#include "support/check.h"

#include "lesson/lesson.h"

enum { KEPT_LEAST = 2, KEPT_MOST = 5 };

static void every_lesson_has_its_important_questions(void **unused) {
  (void)unused;
  Arena arena = {0};
  CatalogueEntry *entries;
  size_t count, wrong = 0;
  Error err;
  assert_true(catalogue_read(&entries, &count, &arena, "lessons", &err));
  assert_true(count > 0);
  for (size_t i = 0; i < count; i++) {
    Lesson lesson;
    ErrorList errors = {0};
    size_t kept = 0;
    assert_true(lesson_load(&lesson, &arena, entries[i].path, &errors));
    for (size_t k = 0; k < lesson.step_count; k++)
      kept += lesson.steps[k].ask.count > 0 && lesson.steps[k].ask.keep;
    if (kept >= KEPT_LEAST && kept <= KEPT_MOST)
      continue;
    print_error("%s: %zu questions are marked `keep`, want %d to %d\n", entries[i].path, kept, KEPT_LEAST,
                KEPT_MOST);
    wrong++;
  }
  arena_free(&arena);
  assert_int_equal(wrong, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(every_lesson_has_its_important_questions)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
