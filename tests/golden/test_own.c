/* Lessons with values of their own: every number of them that is told, at the step that tells it. */
#include "lesson/lesson.h"
#include "support/check.h"
#include "support/sample_trace.h"
#include "trace/cells.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Numbers from own_reference.py, an independent computation with 50 digits. */
static const char REFERENCE[] = "tests/golden/own.txt";

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

static void compare(const Told *told, const char *step_id, const char *name, double want) {
  size_t step = sample_step(&told->trace, step_id);
  Cells cells;
  Error err = {0};
  if (!cells_find(&cells, &told->trace, step, name, &err))
    fail_msg("%s: %s", name, err.what);
  const Trace pane = trace_of_pane(&told->trace, cells.pane);
  Cell cell = cells_at(&cells, 0);
  double got = trace_number(&pane, step, cell);
  if (trace_visibility(&pane, step, cell) == HIDDEN)
    fail_msg("%s is not on screen at the step %s", name, step_id);
  bool equal = isinf(want) ? isinf(got) && got > 0 : fabs(got - want) <= 1e-12 * fabs(want);
  if (!equal)
    fail_msg("%s at the step %s is %.17g, not %.17g", name, step_id, got, want);
}

static void check_lesson(const char *path, size_t lines) {
  Told told;
  open_lesson(&told, path);
  FILE *file = fopen(REFERENCE, "r");
  assert_non_null(file);
  char id[32], step[32], name[64], number[64];
  while (fscanf(file, "%31s %31s %63s %63s", id, step, name, number) == 4)
    if (strcmp(id, told.lesson.id) == 0) {
      compare(&told, step, name, strtod(number, NULL));
      lines--;
    }
  (void)fclose(file);
  assert_int_equal(lines, 0);
  trace_free(&told.trace);
  arena_free(&told.arena);
}

static void test_neg_log(void **state) {
  (void)state;
  check_lesson("lessons/04-neg-log.yaml", 80);
}

static void test_entropy(void **state) {
  (void)state;
  check_lesson("lessons/21-entropy.yaml", 69);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_neg_log), cmocka_unit_test(test_entropy)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
