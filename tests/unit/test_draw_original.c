/* What an edited number was before: of the same update, also where the two runs have other steps. */
#include "support/check.h"
#include "support/given.h"
#include "support/sample_lesson.h"
#include "support/values.h"
#include "trace/training.h"
#include "view/draw.h"

#include <string.h>

typedef struct Both {
  Arena arena;
  Lesson lesson;
  Trace original, edited;
  ViewState view;
  Draw draw;
} Both;

/* The lesson as it is, and with an assignment. */
static void build(Both *both, const char *assignment, const Opened *opened) {
  Error err;
  Setup setup = both->lesson.setup;
  for (unsigned field = 0; field < setup_field_count(&setup); field++) {
    both->lesson.ranges[field] = setup_range_widest(&setup, field);
    both->lesson.ranges[field].editable = true;
  }
  assert_true(setup_assign(&setup, assignment, both->lesson.ranges, &err));
  assert_true(trace_build(&both->original, &both->lesson, &both->lesson.setup, opened, &err));
  assert_true(trace_build(&both->edited, &both->lesson, &setup, opened, &err));
  both->view = (ViewState){.lesson = &both->lesson, .trace = &both->edited, .original = &both->original};
  both->draw = (Draw){.state = &both->view, .arena = &both->arena};
}

static void tear_down(Both *both) {
  trace_free(&both->original);
  trace_free(&both->edited);
  arena_free(&both->arena);
}

static void test_a_step_behind_the_end_of_the_original(void **state) {
  (void)state;
  Both both = {0};
  double was;
  const Cell loss = {VALUE_LOSS, 0, 0};
  sample_lesson(&both.lesson, &both.arena);
  build(&both, "updates=90", NULL);
  assert_true(both.edited.step_count > both.original.step_count);
  both.view.step = both.edited.step_count - 1;
  assert_false(draw_original(&both.draw, loss, &was)); /* it never made that update */
  tear_down(&both);

  both = (Both){0};
  const Opened opened = {.count = 1, .passes = {1}};
  sample_lesson(&both.lesson, &both.arena);
  *given_at(&both.lesson.setup, "updates", 0) = 2;
  build(&both, "eta=0.02", NULL);
  trace_free(&both.edited);
  Setup setup = both.lesson.setup;
  Error err;
  *given_at(&setup, "eta", 0) = 0.02;
  assert_true(
      trace_build(&both.edited, &both.lesson, &setup, &opened, &err)); /* more steps for as many updates */
  size_t step = both.edited.step_count - 1;
  while (trace_step(&both.edited, step).pass != 1)
    step--;
  both.view.step = step;
  assert_true(step >= both.original.step_count);
  assert_true(draw_original(&both.draw, loss, &was));
  const Pass *pass = trace_pass(&both.original, both.original.step_count - 1);
  check_close(was, pass->values[VALUE_LOSS].at[0], 0, 0);
  tear_down(&both);
}

/* More than is computed when a trace is built, and an update near the end. */
enum { EPOCHS = 4000, FAR = 110000 };

static void read_training(Both *both) {
  static const char path[] = "lessons/24-softmax-regression.yaml";
  ErrorList errors = {0};
  assert_true(lesson_load(&both->lesson, &both->arena, path, &errors));
}

static void test_an_original_run_that_nobody_has_computed(void **state) {
  (void)state;
  Both both = {0};
  double was;
  read_training(&both);
  setup_put(&both.lesson.setup, TRAINING_EPOCHS, 0, EPOCHS);
  build(&both, "eta=0.01", NULL);
  training_finish(&both.edited);
  both.view.step = trace_pass_step(&both.edited, FAR);
  assert_true(draw_original(&both.draw, (Cell){value_in("training", "eta"), 0, 0}, &was));
  check_close(was, setup_at(&both.lesson.setup, TRAINING_ETA, 0), 0, 0);
  assert_false(draw_original(&both.draw, (Cell){value_in("training", "W"), 0, 0}, &was));
  training_finish(&both.original);
  assert_true(draw_original(&both.draw, (Cell){value_in("training", "W"), 0, 0}, &was));
  check_close(was,
              trace_number(&both.original, trace_pass_step(&both.original, FAR),
                           (Cell){value_in("training", "W"), 0, 0}),
              0, 0);
  tear_down(&both);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_a_step_behind_the_end_of_the_original),
      cmocka_unit_test(test_an_original_run_that_nobody_has_computed),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
