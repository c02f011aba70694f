/* Lessons of the scenes neuron and training, with panes, starts and questions: what is read of them, and what
 * a file with other numbers says.  Their faults are in tests/unit/lessons. */
#include "lesson/lesson.h"
#include "support/check.h"
#include "support/given.h"
#include "support/sample_scene.h"

#include <stdlib.h>
#include <string.h>

#define TITLE "title: { ko: 예, en: Example }\n"
#define PANES                                                                                                \
  "panes:\n"                                                                                                 \
  "  - { id: mse, title: { ko: 하나, en: One }, note: { ko: 반, en: half }, loss: mse }\n"                \
  "  - { id: ce, title: { ko: 둘, en: Two } }\n"
#define STEPS                                                                                                \
  "groups: [{ id: one, title: { ko: 하나, en: One } }]\n"                                                  \
  "steps:\n"                                                                                                 \
  "  - { id: a, group: one, title: { ko: 가, en: A }, text: { ko: 글, en: T } }\n"

static const char NEURON[] = "id: neuron\n" TITLE "scene: neuron\n"
                             "neuron:\n"
                             "  x: 1.5\n"
                             "  y: 0\n"
                             "  situations: [{ ko: 왼쪽, en: left }, right]\n"
                             "  w: [0.4, 1.9]\n"
                             "  b: [0.5, 3.0]   # of both\n"
                             "  eta: 0.5\n" PANES "editable: { y: all, w: [-6, 6] }\n"
                             "starts:\n"
                             "  - { id: zero, title: { ko: 영, en: Zero }, set: { w: 0, b: [4, -4] } }\n"
                             "groups: [{ id: one, title: { ko: 하나, en: One } }]\n"
                             "steps:\n"
                             "  - id: a\n"
                             "    group: one\n"
                             "    start: zero\n"
                             "    reveal: [\"o[2]\", mse.dw]\n"
                             "    title: { ko: 가, en: A }\n"
                             "    text: { ko: 글, en: T }\n"
                             "    ask:\n"
                             "      question: { ko: 어느 쪽?, en: Which? }\n"
                             "      choices: [{ ko: 왼쪽, en: left }, B, C]\n"
                             "      answer: 1 + (mse.dw[2] > mse.dw[1])\n"
                             "  - { id: b, group: one, title: { ko: 나, en: B }, text: { ko: 글, en: T } }\n";

#define DATA(id, more)                                                                                       \
  "    - { id: " id ", title: { ko: 꽃, en: Flowers }, file: lessons/data/iris.csv, label: species" more "}" \
  "\n"

static const char TRAINING[] =
    "id: training\n" TITLE "scene: training\n"
    "training:\n"
    "  data:\n" DATA("petals",
                     ", classes: [versicolor, virginica], features: [petal_width_cm], standardize: yes")
        DATA("fewer", ", classes: [versicolor, virginica], features: [petal_length_cm], every: "
                      "4") "  model: logistic\n"
                           "  W: [[-2]]\n"
                           "  b: [2]\n"
                           "  eta: 0.5\n"
                           "  penalty: l2   # or none\n"
                           "  shuffle: yes\n"
                           "  epochs: 10\n"
                           "  batch_size: [all, 6]\n" PANES
                           "editable: { data: all, batch_size: all, penalty: all, seed: [0, 9], "
                           "eta: [0.1, 1] }\n" STEPS;

static int set_up(void **state) {
  *state = calloc(1, sizeof(Arena));
  return *state ? 0 : -1;
}

static int tear_down(void **state) {
  arena_free(*state);
  free(*state);
  return 0;
}

static Lesson parse(Arena *arena, const char *source, size_t size) {
  ErrorList *errors = ARENA_NEW(arena, ErrorList);
  Lesson lesson = {0};
  char line[2048];
  if (!lesson_parse(&lesson, arena, "f.yaml", source, size, errors))
    fail_msg("%s in\n%s", error_text(&errors->items[0], line, sizeof line), source);
  return lesson;
}

static void check_range(SetupRange range, bool editable, bool whole, double min, double max) {
  assert_int_equal(range.editable, editable);
  assert_int_equal(range.whole, whole);
  check_close(range.min, min, 0, 0);
  check_close(range.max, max, 0, 0);
}

static void test_a_neuron(void **state) {
  Lesson lesson = parse(*state, NEURON, sizeof NEURON - 1);
  Setup want = SAMPLE_SETUP(lesson.scene, {"S", 2});
  GIVEN_PUT(&want, "x", 1.5);
  GIVEN_PUT(&want, "eta", 0.5);
  GIVEN_PUT(&want, "w", 0.4, 1.9);
  GIVEN_PUT(&want, "b", 0.5, 3);
  assert_true(setup_equal(&lesson.setup, &want));
  assert_string_equal(lesson.names[SIDE_SITUATIONS][0].in[LANG_KO], "왼쪽");
  assert_string_equal(lesson.names[SIDE_SITUATIONS][1].in[LANG_KO], "right");
  assert_null(lesson.names[SIDE_CLASSES]);
  check_range(lesson.ranges[given_field(&lesson.setup, "y")], true, true, 0, 1);
  check_range(lesson.ranges[given_field(&lesson.setup, "w")], true, false, -6, 6);
  check_range(lesson.ranges[given_field(&lesson.setup, "updates")], false, true, 1, 2000);
}

static void test_panes(void **state) {
  Lesson lesson = parse(*state, NEURON, sizeof NEURON - 1);
  assert_int_equal(lesson.pane_count, 2);
  assert_string_equal(lesson.panes[0].id, "mse");
  assert_string_equal(lesson.panes[0].title.in[LANG_KO], "하나");
  assert_int_equal(lesson.panes[0].loss, PANE_SQUARED_ERROR);
  assert_string_equal(lesson.panes[1].id, "ce");
  assert_int_equal(lesson.panes[1].loss, PANE_CROSS_ENTROPY);
  assert_null(lesson.panes[1].note.in[LANG_EN]);
}

static void test_starts(void **state) {
  Lesson lesson = parse(*state, NEURON, sizeof NEURON - 1);
  assert_int_equal(lesson.start_count, 1);
  assert_string_equal(lesson.starts[0].id, "zero");
  assert_string_equal(lesson.starts[0].title.in[LANG_EN], "Zero");
  assert_int_equal(lesson.steps[0].start, 0);
  assert_int_equal(lesson.steps[1].start, LESSON_STARTS_MAX);
  Setup setup = lesson.setup;
  lesson_start(&setup, &lesson, 0);
  Setup want = lesson.setup;
  GIVEN_PUT(&want, "w", 0, 0);
  GIVEN_PUT(&want, "b", 4, -4);
  assert_true(setup_equal(&setup, &want));
}

static void test_questions_and_reveals(void **state) {
  Lesson lesson = parse(*state, NEURON, sizeof NEURON - 1);
  const LessonStep *step = &lesson.steps[0];
  assert_string_equal(step->ask.question.in[LANG_EN], "Which?");
  assert_int_equal(step->ask.count, 3);
  assert_string_equal(step->ask.choices[0].in[LANG_EN], "left");
  assert_string_equal(step->ask.choices[1].in[LANG_KO], "B");
  assert_string_equal(step->ask.answer, "1 + (mse.dw[2] > mse.dw[1])");
  assert_int_equal(step->ask.line, 28);
  assert_int_equal(step->ask.column, 15);
  assert_null(lesson.steps[1].ask.question.in[LANG_EN]);
  assert_int_equal(lesson.steps[1].ask.count, 0);
  assert_int_equal(step->reveal_count, 2);
  assert_int_equal(step->reveals[0].rows, ROWS_ONE);
  assert_int_equal(step->reveals[0].row, 1);
  assert_null(step->reveals[0].pane);
  assert_string_equal(step->reveals[1].name, "dw");
  assert_string_equal(step->reveals[1].pane, "mse");
}

static void test_a_training(void **state) {
  Lesson lesson = parse(*state, TRAINING, sizeof TRAINING - 1);
  const Setup *setup = &lesson.setup;
  assert_true(setup->training->logistic);
  assert_int_equal(setup->sizes[TRAINING_R], 1);
  assert_int_equal(setup->sizes[TRAINING_D], 1);
  assert_int_equal(setup->sizes[TRAINING_PANES], 2);
  assert_int_equal(setup->training->count, 2);
  assert_int_equal(setup->training->N[0], 100);
  assert_int_equal(setup->training->N[1], 25);
  check_close(setup_at(setup, TRAINING_W, 0), -2, 0, 0);
  check_close(setup_at(setup, TRAINING_PENALTY, 0), 1, 0, 0);
  check_close(setup_at(setup, TRAINING_SHUFFLE, 0), 1, 0, 0);
  check_close(setup_at(setup, TRAINING_SEED, 0), 1, 0, 0);
  check_close(setup_at(setup, TRAINING_BATCH_SIZE, 0), 0, 0, 0);
  check_close(setup_at(setup, TRAINING_BATCH_SIZE, 1), 6, 0, 0);
  check_close(setup_at(setup, TRAINING_SHOWN, 1), 1, 0, 0);
  assert_int_equal(lesson.data[0].set.K, 2);
  assert_string_equal(lesson.data[1].id, "fewer");
  check_close(lesson.data[0].set.mean[0], 1.676, 1e-12, 0);
  check_close(lesson.data[1].set.mean[0], 0, 0, 0);
  check_range(lesson.ranges[TRAINING_DATA], true, true, 0, 1);
  check_range(lesson.ranges[TRAINING_BATCH_SIZE], true, true, 0, 100);
  check_range(lesson.ranges[TRAINING_EPOCHS], false, true, 1, TRAINING_EPOCHS_MAX);
}

/* Without panes there is one optimiser. */
static void test_a_training_by_itself(void **state) {
  const char *from = strstr(TRAINING, "  batch_size: [all, 6]\n"), *to = strstr(TRAINING, "editable:");
  const char *alone = arena_printf(*state, "%.*s  batch_size: [6]\n%s", (int)(from - TRAINING), TRAINING, to);
  Lesson lesson = parse(*state, alone, strlen(alone));
  assert_int_equal(lesson.pane_count, 0);
  assert_int_equal(lesson.setup.sizes[TRAINING_PANES], 1);
  assert_int_equal(training_batch(&lesson.setup, 0), 6);
}

/* A set-up changed by --set assignments; NULL at the end. */
static Setup changed(const Lesson *lesson, const char *const *assignments) {
  Setup setup = lesson->setup;
  SetupRange ranges[SETUP_FIELDS_MAX];
  for (unsigned field = 0; field < setup_field_count(&setup); field++) {
    ranges[field] = setup_range_widest(&setup, field);
    ranges[field].editable = true;
  }
  for (; *assignments; assignments++) {
    Error err = {0};
    if (!setup_assign(&setup, *assignments, ranges, &err))
      fail_msg("%s", err.what);
  }
  return setup;
}

/* The file of a lesson with other numbers reads as these, and is only different where `want` says. */
static const char *written(Arena *arena, const Lesson *lesson, const Setup *setup) {
  Text text = {0};
  lesson_write(&text, lesson, setup, NULL);
  Lesson again = parse(arena, text_get(&text), text.length);
  assert_true(setup_equal(&again.setup, setup));
  assert_int_equal(again.step_count, lesson->step_count);
  const char *copy = arena_copy_n(arena, text_get(&text), text.length);
  text_free(&text);
  return copy;
}

static void test_writing_a_neuron(void **state) {
  Lesson lesson = parse(*state, NEURON, sizeof NEURON - 1);
  assert_string_equal(written(*state, &lesson, &lesson.setup), NEURON);
  const char *const SETS[] = {"y=1", "w=0.4,-1", "b=0,3", "updates=7", NULL};
  Setup setup = changed(&lesson, SETS);
  const char *text = written(*state, &lesson, &setup);
  check_contains(text, "  y: 1\n");
  check_contains(text, "  w: [0.4, -1]\n  b: [0, 3.0]   # of both\n  eta: 0.5\n  updates: 7\npanes:");
}

static void test_writing_a_training(void **state) {
  Lesson lesson = parse(*state, TRAINING, sizeof TRAINING - 1);
  assert_string_equal(written(*state, &lesson, &lesson.setup), TRAINING);
  const char *const SETS[] = {"data=fewer",   "shown=yes,no", "penalty=l1",        "shuffle=no", "seed=5",
                              "clock=epochs", "W=3",          "batch_size=50,all", NULL};
  Setup setup = changed(&lesson, SETS);
  const char *text = written(*state, &lesson, &setup);
  check_contains(text, "  W: [[3]]\n  b: [2]\n  eta: 0.5\n");
  check_contains(text, "\n  chosen: fewer\n");
  check_contains(text, "\n  shown: [yes, no]\n");
  check_contains(text, "\n  penalty: l1   # or none\n  shuffle: no\n");
  check_contains(text, "\n  clock: epochs\n");
  check_contains(text, "\n  batch_size: [50, all]\n");
  Lesson again = parse(*state, text, strlen(text));
  assert_string_equal(written(*state, &again, &again.setup), text);
  written(*state, &again, &lesson.setup);
}

int main(void) {
  const struct CMUnitTest tests[] = {
#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)
      TEST(test_a_neuron),         TEST(test_panes),
      TEST(test_starts),           TEST(test_questions_and_reveals),
      TEST(test_a_training),       TEST(test_a_training_by_itself),
      TEST(test_writing_a_neuron), TEST(test_writing_a_training),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
