/* Lessons with values of their own: every number of them that is told, at the step that tells it. */
#include "base/text.h"
#include "lesson/lesson.h"
#include "support/check.h"
#include "support/sample_trace.h"
#include "trace/cells.h"

#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ID.txt for the lesson of that id: numbers of an independent computation with 50 digits (reference.py). */
#define FOLDER "tests/golden/lessons"

typedef struct Told {
  Arena arena;
  Lesson lesson;
  Trace trace;
} Told;

static void open_lesson(Told *told, const char *path) {
  ErrorList errors = {0};
  Error err = {0};
  *told = (Told){.lesson = {.id = ""}};
  if (!lesson_load(&told->lesson, &told->arena, path, &errors))
    fail_msg("%s (%s)", errors.items[0].what, errors.items[0].hint);
  if (!trace_build(&told->trace, &told->lesson, &told->lesson.setup, NULL, &err))
    fail_msg("%s", err.what);
}

static void compare(const Told *told, const char *step_id, const char *name, double want, double scale) {
  size_t step = sample_step(&told->trace, step_id);
  Cells cells;
  Error err = {0};
  if (!cells_find(&cells, &told->trace, step, name, &err))
    fail_msg("%s: %s", name, err.what);
  const Trace pane = trace_of_pane(&told->trace, cells.pane);
  Cell cell = cells_at(&cells, 0);
  double got = trace_number(&pane, step, cell);
  if (trace_visibility(&pane, step, cell) == HIDDEN)
    fail_msg("%s: %s is not on screen at the step %s", told->lesson.id, name, step_id);
  bool equal = isinf(want) ? isinf(got) && got > 0 : fabs(got - want) <= 1e-12 * fmax(fabs(want), scale);
  if (!equal)
    fail_msg("%s: %s at the step %s is %.17g, not %.17g", told->lesson.id, name, step_id, got, want);
}

/* The numbers that a file holds, each at its step; returns how many. */
static size_t compare_all(const Told *told, const char *path) {
  size_t count = 0;
  char line[256], step[64], name[96], number[64], scale[64];
  FILE *file = fopen(path, "r");
  assert_non_null(file);
  while (fgets(line, sizeof line, file)) {
    int words = sscanf(line, "%63s %95s %63s %63s", step, name, number, scale);
    if (words < 3)
      fail_msg("%s: %s", path, line);
    compare(told, step, name, strtod(number, NULL), words > 3 ? strtod(scale, NULL) : 0);
    count++;
  }
  (void)fclose(file);
  return count;
}

static const char *lesson_path(const CatalogueEntry *entries, size_t count, const char *id, size_t length) {
  for (size_t i = 0; i < count; i++)
    if (entries[i].id && strlen(entries[i].id) == length && memcmp(entries[i].id, id, length) == 0)
      return entries[i].path;
  fail_msg("no lesson has the id %.*s", (int)length, id);
  return NULL;
}

static void test_lessons(void **state) {
  (void)state;
  Arena arena = {0};
  Error err = {0};
  CatalogueEntry *entries;
  size_t count, compared = 0;
  assert_true(catalogue_read(&entries, &count, &arena, "lessons", &err));
  DIR *folder = opendir(FOLDER);
  assert_non_null(folder);
  for (const struct dirent *item; (item = readdir(folder)) != NULL;) {
    const char *end = strstr(item->d_name, ".txt");
    if (!end)
      continue;
    Told told;
    open_lesson(&told, lesson_path(entries, count, item->d_name, (size_t)(end - item->d_name)));
    compared += compare_all(&told, arena_printf(&arena, FOLDER "/%s", item->d_name)) > 0;
    trace_free(&told.trace);
    arena_free(&told.arena);
  }
  (void)closedir(folder);
  assert_true(compared >= 2);
  arena_free(&arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_lessons)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
