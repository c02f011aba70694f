/* In every lesson, what the equations say with numbers put in is what was computed. */
#include "support/check.h"
#include "support/layout_lessons.h"
#include "trace/fill.h"
#include "trace/scope.h"

#include <math.h>
#include <string.h>

/* As many decimals as a number can be shown with, so that `shown` leaves it as it is. */
enum { ALL_DIGITS = 17 };

static void check_cell(const Trace *trace, size_t step, Cell cell, const char *parts) {
  const SceneValue *value = &trace->lesson->scene->values[cell.value];
  const char *row = value->rows.index, *col = value->cols.index;
  ScopeVariable d = {col, strlen(col), (double)cell.col + 1, NULL},
                k = {row, strlen(row), (double)cell.row + 1, &d};
  Scope scope = {.trace = trace, .step = step, .digits = ALL_DIGITS, .variables = &k};
  double want = trace_number(trace, step, cell);
  ScopeResult got = {0};
  Error err = {0};
  if (!scope_evaluate(&got, &scope, parts, strlen(parts), &err))
    fail_msg("%s: %d: %s", parts, err.column, err.what);
  if (isnan(got.number) && isnan(want)) /* 0 / 0, which a lesson may show */
    return;
  if (got.number != want && !(fabs(got.number - want) <= 1e-12 * fabs(want)))
    fail_msg("step %zu: %s [%zu,%zu]: %s is %.17g, not %.17g", step, value->name, cell.row + 1, cell.col + 1,
             parts, got.number, want);
}

/* Returns how many cells there were. */
static size_t check_step(const Trace *trace, size_t step) {
  const Pass *pass = trace_pass(trace, step);
  size_t count = 0;
  const Scene *scene = trace->lesson->scene;
  for (size_t k = 0; k < scene->value_count; k++) {
    ValueId id = k;
    const char *parts = scene_equation(&scene->values[id], trace->variants[trace->pane])->parts;
    const Value *value = &pass->values[id];
    for (size_t i = 0; parts && trace_has(trace, id) && i < value->rows * value->cols; i++, count++)
      check_cell(trace, step, (Cell){id, i / value->cols, i % value->cols}, parts);
  }
  return count;
}

static void test_equations_give_the_numbers(void **state) {
  (void)state;
  static LayoutLessons lessons;
  size_t count = 0;
  layout_lessons_read(&lessons);
  for (size_t i = 0; i < lessons.count; i++) {
    const Trace *trace = &lessons.at[i].trace;
    for (size_t pane = 0; pane < trace->pane_count; pane++) {
      const Trace of_pane = trace_of_pane(trace, pane);
      for (size_t step = 0; step < trace->step_count; step = fill_next_checked(trace, step))
        count += check_step(&of_pane, step);
    }
  }
  assert_true(lessons.count >= 9 && count > 10000);
  layout_lessons_free(&lessons);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_equations_give_the_numbers)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
