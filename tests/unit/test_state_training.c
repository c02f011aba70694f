/* The state with a training: computing in slices, strides, epochs, cancelling, the controls. */
#define VALUE_SCENE "training-rows"

#include "app/state.h"

#include "support/check.h"
#include "support/values.h"
#include "trace/training.h"

#include <string.h>

static const char LESSON[] =
    "id: t\n"
    "title: { ko: t, en: t }\n"
    "scene: training\n"
    "panes:\n"
    "  - { id: batch, title: { ko: a, en: a } }\n"
    "  - { id: sgd, title: { ko: c, en: c } }\n"
    "training:\n"
    "  data:\n"
    "    - id: petals\n"
    "      title: { ko: a, en: a }\n"
    "      file: data/iris.csv\n"
    "      label: species\n"
    "      classes: [versicolor, virginica]\n"
    "      features: [petal_length_cm]\n"
    "      every: 4\n"
    "      standardize: yes\n"
    "  model: logistic\n"
    "  W: [[-2]]\n"
    "  b: [2]\n"
    "  eta: 0.5\n"
    "  epochs: 10\n"
    "  batch_size: [all, 1]\n"
    "editable: { W: [-6, 6], b: [-4, 4], clock: all, shown: all, penalty: all, epochs: [1, 1000000], eta: "
    "[0.001, 100], batch_size: [1, 25] }\n"
    "groups:\n"
    "  - { id: a, title: { ko: a, en: a } }\n"
    "steps:\n"
    "  - { id: start, group: a, reveal: [W, b], title: { ko: a, en: a }, text: { ko: a, en: a } }\n"
    "  - { for: update, id: update, group: a, title: { ko: a, en: a }, text: { ko: a, en: a } }\n";

static const Hits NOTHING = {0};

typedef struct Stage {
  Strings strings;
  State *state;
} Stage;

static void open_stage(Stage *stage, const char *set) {
  ErrorList errors = {0};
  Error err;
  Arena arena = {0};
  Lesson lesson;
  if (!strings_load(&stage->strings, "assets/strings", &err))
    fail_msg("%s", err.what);
  stage->state = state_new(&stage->strings);
  if (!lesson_parse(&lesson, &arena, "lessons/t.yaml", LESSON, strlen(LESSON), &errors))
    fail_msg("%s", errors.items[0].what);
  Setup setup = lesson.setup;
  if (set && !setup_assign(&setup, set, lesson.ranges, &err))
    fail_msg("%s", err.what);
  if (!state_open(stage->state, &lesson, arena, &setup, &err))
    fail_msg("%s", err.what);
}

static void close_stage(Stage *stage) {
  state_free(stage->state);
  strings_free(&stage->strings);
}

static void apply(Stage *stage, ActionKind kind, int arg) {
  Effects effects = {0};
  state_apply(stage->state, (Action){.kind = kind, .arg = arg}, &NOTHING, &effects);
  assert_true(effects.redraw);
}

static void choose(Stage *stage, unsigned field, unsigned row, unsigned value) {
  Effects effects = {0};
  state_apply(stage->state, (Action){.kind = ACTION_SET, .set = {field, row, value}}, &NOTHING, &effects);
  assert_true(effects.redraw);
}

static void finish(Stage *stage) {
  Effects effects = {0};
  while (state_work(stage->state, &effects)) {
  }
}

static void test_small_run_is_there_at_once(void **state) {
  (void)state;
  Stage stage;
  open_stage(&stage, NULL);
  assert_true(stage.state->computed);
  assert_int_equal(state_timeout(stage.state, 0), -1);
  apply(&stage, ACTION_LAST, 0);
  assert_int_equal(stage.state->step, 249);
  close_stage(&stage);
}

static void test_stride(void **state) {
  (void)state;
  Stage stage;
  open_stage(&stage, NULL);
  apply(&stage, ACTION_STRIDE, 100);
  apply(&stage, ACTION_NEXT, 0);
  assert_int_equal(stage.state->step, 1); /* what is told in detail is not leapt over */
  apply(&stage, ACTION_NEXT, 0);
  assert_int_equal(stage.state->step, 101);
  apply(&stage, ACTION_NEXT, 0);
  apply(&stage, ACTION_NEXT, 0);
  assert_int_equal(stage.state->step, 249);
  apply(&stage, ACTION_PREVIOUS, 0);
  assert_int_equal(stage.state->step, 149);
  apply(&stage, ACTION_PREVIOUS, 0);
  apply(&stage, ACTION_PREVIOUS, 0);
  assert_int_equal(stage.state->step, 1);
  apply(&stage, ACTION_PREVIOUS, 0);
  assert_int_equal(stage.state->step, 0);
  close_stage(&stage);
}

static void wait(Stage *stage, uint32_t until_ms) {
  Effects effects = {0};
  state_time(stage->state, until_ms, &effects);
}

/* Auto-play is quick in a run, until the user chooses how quick. */
static void test_auto_play(void **state) {
  (void)state;
  Stage stage;
  open_stage(&stage, NULL);
  stage.state->motion = false;
  apply(&stage, ACTION_PLAY, 0);
  assert_int_equal(state_timeout(stage.state, 0), 3000); /* the first step is told in detail */
  wait(&stage, 3000);
  assert_int_equal(stage.state->step, 1);
  assert_int_equal(state_timeout(stage.state, 3000), 200);
  wait(&stage, 3200);
  assert_int_equal(stage.state->step, 2);
  check_close(stage.state->pause_s, 3, 0, 0); /* for the other steps */
  apply(&stage, ACTION_SLOWER, 0);
  check_close(stage.state->pause_s, 0.5, 0, 0);
  assert_int_equal(state_timeout(stage.state, 3200), 500);
  apply(&stage, ACTION_SLOWER, 0);
  assert_int_equal(state_timeout(stage.state, 3200), 1000);
  close_stage(&stage);
}

static void test_epochs(void **state) {
  (void)state;
  Stage stage;
  open_stage(&stage, "clock=samples");
  const Trace sgd = trace_of_pane(&stage.state->trace, 1);
  for (size_t epoch = 1; epoch <= 3; epoch++) {
    apply(&stage, ACTION_NEXT_UPDATE, 0);
    assert_int_equal(training_made(&sgd, stage.state->step, true), 25 * epoch);
  }
  apply(&stage, ACTION_NEXT, 0);
  apply(&stage, ACTION_PREVIOUS_UPDATE, 0);
  assert_int_equal(training_made(&sgd, stage.state->step, true), 75);
  apply(&stage, ACTION_PREVIOUS_UPDATE, 0);
  assert_int_equal(training_made(&sgd, stage.state->step, true), 50);
  close_stage(&stage);
}

/* A run of millions of updates: the window is asked back at once, what is done can be shown. */
static void test_long_run(void **state) {
  (void)state;
  Stage stage;
  open_stage(&stage, "epochs=40000");
  State *shown = stage.state;
  assert_false(shown->computed);
  assert_int_equal(state_timeout(shown, 0), 0);
  apply(&stage, ACTION_LAST, 0);
  size_t first = shown->step;
  assert_true(first > 100 && first < shown->trace.step_count - 1);
  Effects effects = {0};
  assert_true(state_work(shown, &effects));
  assert_true(effects.redraw);
  apply(&stage, ACTION_LAST, 0);
  assert_true(shown->step > first);
  finish(&stage);
  apply(&stage, ACTION_LAST, 0);
  assert_int_equal(shown->step, shown->trace.step_count - 1);
  close_stage(&stage);
}

/* An edit keeps the cursor's place, also where the new run is not computed that far yet. */
static void test_edit_keeps_place(void **state) {
  (void)state;
  Stage stage;
  open_stage(&stage, "epochs=40000");
  finish(&stage);
  apply(&stage, ACTION_GO_TO, 900000);
  choose(&stage, TRAINING_PENALTY, 0, 1);
  assert_true(setup_at(&stage.state->setup, TRAINING_PENALTY, 0) > 0.5);
  assert_true(stage.state->step < 900000 && !stage.state->computed);
  finish(&stage);
  assert_int_equal(stage.state->step, 900000);
  apply(&stage, ACTION_UNDO, 0);
  assert_true(setup_at(&stage.state->setup, TRAINING_PENALTY, 0) < 0.5);
  close_stage(&stage);
}

static void test_cancel(void **state) {
  (void)state;
  Stage stage;
  open_stage(&stage, "epochs=40000");
  apply(&stage, ACTION_CLOSE, 0);
  assert_true(stage.state->computed);
  assert_int_equal(stage.state->overlay, OVERLAY_NONE);
  apply(&stage, ACTION_LAST, 0);
  assert_true(stage.state->step > 100 && stage.state->step < stage.state->trace.step_count - 1);
  Effects effects = {0};
  assert_false(state_work(stage.state, &effects));
  close_stage(&stage);
}

static void send(Stage *stage, EventKind kind, double x, double y, const Hits *hits) {
  Effects effects = {0};
  Event event = {.kind = kind, .x = x, .y = y, .button = BUTTON_LEFT, .clicks = 1};
  state_event(stage->state, &event, hits, &effects);
}

/* A click into the plane sets the start, a drag is one edit. */
static void test_plane(void **state) {
  (void)state;
  Stage stage;
  open_stage(&stage, NULL);
  Hits hits = {0};
  Hit *plane = hits_add(&hits, (Rect){100, 100, 600, 400}, (Target){.kind = TARGET_HANDLE});
  plane->handle = (Handle){.kind = HANDLE_XY,
                           .x = {TARGET_CELL, VALUE_W, 0, 0, 0},
                           .y = {TARGET_CELL, VALUE_B, 0, 0, 0},
                           .plane = plane->rect,
                           .x_low = -6,
                           .x_high = 6,
                           .y_low = -4,
                           .y_high = 4};
  send(&stage, EVENT_POINTER_DOWN, 400, 300, &hits);
  check_close(setup_at(&stage.state->setup, TRAINING_W, 0), 0, 0, 1e-12);
  check_close(setup_at(&stage.state->setup, TRAINING_B, 0), 0, 0, 1e-12);
  send(&stage, EVENT_POINTER_MOVE, 550, 200, &hits);
  send(&stage, EVENT_POINTER_MOVE, 650, 150, &hits);
  send(&stage, EVENT_POINTER_UP, 650, 150, &hits);
  check_close(setup_at(&stage.state->setup, TRAINING_W, 0), 5, 0, 1e-9);
  check_close(setup_at(&stage.state->setup, TRAINING_B, 0), 3, 0, 1e-9);
  apply(&stage, ACTION_UNDO, 0);
  check_close(setup_at(&stage.state->setup, TRAINING_W, 0), -2, 0, 0);
  check_close(setup_at(&stage.state->setup, TRAINING_B, 0), 2, 0, 0);
  hits_free(&hits);
  close_stage(&stage);
}

/* One hit stands for all steps of a run. */
static void test_slider(void **state) {
  (void)state;
  Stage stage;
  open_stage(&stage, NULL);
  Hits hits = {0};
  Hit *slider = hits_add(&hits, (Rect){100, 700, 248, 10}, (Target){.kind = TARGET_TIMELINE});
  slider->first = 1, slider->last = 249;
  send(&stage, EVENT_POINTER_DOWN, 100 + 124, 705, &hits);
  assert_int_equal(stage.state->step, 125);
  send(&stage, EVENT_POINTER_MOVE, 2000, 705, &hits);
  assert_int_equal(stage.state->step, 249);
  send(&stage, EVENT_POINTER_UP, 2000, 705, &hits);
  hits_free(&hits);
  close_stage(&stage);
}

/* Each pane has a batch size of its own. */
static void test_batch_size_of_a_pane(void **state) {
  (void)state;
  Stage stage;
  open_stage(&stage, NULL);
  Hits hits = {0};
  Target size = {TARGET_CELL, VALUE_BATCH_SIZE, 0, 0, 1};
  Hit *hit = hits_add(&hits, (Rect){0, 0, 40, 20}, size);
  hit->editable = hit->focusable = true;
  stage.state->focus = size;
  Effects effects = {0};
  state_apply(stage.state, (Action){.kind = ACTION_CHANGE, .arg = 10}, &hits, &effects);
  check_close(setup_at(&stage.state->setup, TRAINING_BATCH_SIZE, 0), 0, 0, 0);
  check_close(setup_at(&stage.state->setup, TRAINING_BATCH_SIZE, 1), 2, 0, 0);
  const Trace sgd = trace_of_pane(&stage.state->trace, 1);
  assert_int_equal(training_updates(&sgd), 10 * 13);
  hits_free(&hits);
  close_stage(&stage);
}

/* What hides the last pane is refused, and a click into the picture of another lesson does nothing. */
static void test_panes_come_and_go(void **state) {
  (void)state;
  Stage stage;
  open_stage(&stage, NULL);
  const Setup *setup = &stage.state->setup;
  choose(&stage, TRAINING_SHOWN, 0, 0);
  assert_true(!training_shows(setup, 0) && training_shows(setup, 1));
  choose(&stage, TRAINING_SHOWN, 1, 0);
  assert_true(training_shows(setup, 1) && stage.state->notice_bad);
  assert_string_equal(text_get(&stage.state->notice), strings_get(&stage.strings, LANG_EN, STRING_LAST_PANE));
  choose(&stage, TRAINING_SHOWN, 3, 1);
  apply(&stage, ACTION_UNDO, 0);
  assert_true(training_shows(setup, 0));
  close_stage(&stage);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_small_run_is_there_at_once),
      cmocka_unit_test(test_stride),
      cmocka_unit_test(test_auto_play),
      cmocka_unit_test(test_epochs),
      cmocka_unit_test(test_long_run),
      cmocka_unit_test(test_edit_keeps_place),
      cmocka_unit_test(test_cancel),
      cmocka_unit_test(test_plane),
      cmocka_unit_test(test_slider),
      cmocka_unit_test(test_batch_size_of_a_pane),
      cmocka_unit_test(test_panes_come_and_go),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
