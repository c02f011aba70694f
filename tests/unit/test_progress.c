/* How far one has come in lessons: in memory, and in the settings' file. */
#include "app/progress.h"

#include "app/settings.h"
#include "base/file.h"
#include "base/random.h"
#include "support/check.h"
#include "support/folder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Home {
  Arena arena;
  char folder[FOLDER_PATH_MAX];
  char *path;
  Settings settings;
  ErrorList notices;
} Home;

static int set_up(void **state) {
  Home *home = calloc(1, sizeof *home);
  if (!home)
    return -1;
  folder_make(home->folder);
  home->path = file_join(&home->arena, home->folder, "settings.yaml");
  home->settings = settings_default();
  *state = home;
  return 0;
}

static int tear_down(void **state) {
  Home *home = *state;
  folder_remove(home->folder);
  arena_free(&home->arena);
  free(home);
  return 0;
}

static void check_known(const LessonProgress *progress, const char *id, int reached, int steps, bool done) {
  const ProgressEntry *entry = progress_of(progress, id);
  assert_non_null(entry);
  assert_int_equal(entry->reached, reached);
  assert_int_equal(entry->steps, steps);
  assert_int_equal(entry->done, done);
}

static void the_furthest_step_counts(void **state) {
  Home *home = *state;
  LessonProgress *progress = &home->settings.progress;
  assert_null(progress_of(progress, "a"));
  assert_true(progress_reach(progress, "a", 3, 9, false));
  assert_false(progress_reach(progress, "a", 2, 9, false));
  check_known(progress, "a", 3, 9, false);
  assert_true(progress_reach(progress, "a", 9, 9, true));
  assert_false(progress_reach(progress, "a", 1, 9, false));
  check_known(progress, "a", 9, 9, true);
  assert_true(progress_reach(progress, "a", 1, 4, false)); /* it has become shorter */
  check_known(progress, "a", 4, 4, true);
}

static void there_is_room_for_so_many(void **state) {
  Home *home = *state;
  LessonProgress *progress = &home->settings.progress;
  for (int i = 0; i < PROGRESS_LESSONS_MAX; i++)
    assert_true(progress_reach(progress, arena_printf(&home->arena, "l%d", i), 1, 2, false));
  assert_false(progress_reach(progress, "one-more", 1, 2, false));
  assert_true(progress_reach(progress, "l7", 2, 2, true));
  /* As many are written, and read again. */
  assert_true(settings_save(&home->settings, home->path, NULL));
  settings_load(&home->settings, home->path, &home->notices);
  assert_int_equal(home->notices.total, 0);
  assert_int_equal(home->settings.progress.count, PROGRESS_LESSONS_MAX);
}

/* Whatever can be reached is read back as it was. */
static void what_is_saved_is_read_back(void **state) {
  Home *home = *state;
  static const char LETTERS[] = "abcnoyes0123456789-";
  Random random = random_seeded(7, 0);
  for (int round = 0; round < 20; round++) {
    Settings settings = settings_default(), before;
    for (size_t i = 0; i < 30; i++) {
      char id[LESSON_ID_MAX + 1];
      size_t length = 1 + random_below(&random, LESSON_ID_MAX);
      for (size_t k = 0; k < length; k++)
        id[k] = LETTERS[random_below(&random, sizeof LETTERS - 1)];
      id[length] = '\0';
      int steps = 1 + (int)random_below(&random, i % 2 ? 40 : PROGRESS_STEPS_MAX);
      (void)progress_reach(&settings.progress, id, 1 + (int)random_below(&random, (size_t)steps), steps,
                           random_below(&random, 2) == 0);
    }
    before = settings;
    remove(home->path);
    assert_true(settings_save(&settings, home->path, NULL));
    settings_load(&home->settings, home->path, &home->notices);
    assert_int_equal(home->notices.total, 0);
    assert_int_equal(home->settings.progress.count, before.progress.count);
    for (size_t i = 0; i < before.progress.count; i++) {
      const ProgressEntry *entry = &before.progress.items[i];
      check_known(&home->settings.progress, entry->id, entry->reached, entry->steps, entry->done);
    }
  }
}

static void broken_entries_are_told_and_passed_over(void **state) {
  static const char TEXT[] = "progress:\n  good: [2, 9]\n  a: 3\n  b: [3]\n  c: [0, 4]\n  d: [5, 4]\n"
                             "  e: [1.5, 4]\n  f: [1, 4, dun]\n  g: [1, [4]]\n  h: [1, 1e300]\n"
                             "  done: [4, 4, done]\n";
  Home *home = *state;
  assert_true(file_replace(home->path, TEXT, strlen(TEXT), NULL));
  settings_load(&home->settings, home->path, &home->notices);
  assert_int_equal(home->notices.total, 8);
  for (size_t i = 0; i < 8; i++) {
    assert_int_equal(home->notices.items[i].line, (int)i + 3);
    check_contains(home->notices.items[i].what, "passed over");
  }
  check_known(&home->settings.progress, "good", 2, 9, false);
  check_known(&home->settings.progress, "done", 4, 4, true);
  assert_int_equal(home->settings.progress.count, 2);
  home->notices = (ErrorList){0};
  settings_load(&home->settings, home->path, &home->notices); /* what was good has been kept */
  assert_int_equal(home->notices.total, 0);
  assert_int_equal(home->settings.progress.count, 2);
}

/* What there is no room for would be gone with the next save: the file is kept aside. */
static void too_many_entries_are_told_and_kept_aside(void **state) {
  Home *home = *state;
  Text text = {0};
  Arena *arena = &home->arena;
  text_add(&text, "progress:\n");
  for (int i = 0; i < PROGRESS_LESSONS_MAX + 2; i++)
    text_addf(&text, "  l%d: [1, 2]\n", i);
  assert_true(file_replace(home->path, text.data, text.length, NULL));
  settings_load(&home->settings, home->path, &home->notices);
  assert_int_equal(home->notices.total, 2);
  assert_int_equal(home->notices.items[0].line, PROGRESS_LESSONS_MAX + 2);
  check_contains(home->notices.items[0].what, "passed over");
  assert_int_equal(home->settings.progress.count, PROGRESS_LESSONS_MAX);
  char *kept;
  size_t size;
  assert_true(file_read(arena, arena_printf(arena, "%s.broken", home->path), 100000, &kept, &size, NULL));
  assert_string_equal(kept, text.data);
  text_free(&text);
}

/* The second window neither loses nor brings back what the first has written. */
static void two_windows_add_up(void **state) {
  Home *home = *state;
  Settings one = settings_default(), two = settings_default();
  (void)progress_reach(&one.progress, "a", 5, 9, false);
  (void)progress_reach(&one.progress, "both", 2, 9, false);
  assert_true(settings_save(&one, home->path, NULL));
  (void)progress_reach(&two.progress, "b", 3, 9, true);
  (void)progress_reach(&two.progress, "both", 4, 9, false);
  assert_true(settings_save(&two, home->path, NULL));
  ProgressEntry was;
  assert_true(progress_forget(&one.progress, &was, "a"));
  assert_false(progress_forget(&one.progress, &was, "a"));
  assert_true(settings_save(&one, home->path, NULL));
  settings_load(&home->settings, home->path, &home->notices);
  assert_int_equal(home->notices.total, 0);
  assert_null(progress_of(&home->settings.progress, "a"));
  check_known(&home->settings.progress, "b", 3, 9, true);
  check_known(&home->settings.progress, "both", 4, 9, false);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      TEST(the_furthest_step_counts),
      TEST(there_is_room_for_so_many),
      TEST(what_is_saved_is_read_back),
      TEST(broken_entries_are_told_and_passed_over),
      TEST(too_many_entries_are_told_and_kept_aside),
      TEST(two_windows_add_up),
  };
#undef TEST
  return cmocka_run_group_tests(tests, NULL, NULL);
}
