#define VALUE_SCENE "neuron"

#include "app/subject.h"
#include "support/ask_lesson.h"
#include "support/check.h"
#include "support/fixed_font.h"
#include "support/given.h"
#include "support/values.h"
#include "trace/ask.h"
#include "trace/fill.h"
#include "view/transcript.h"
#include "view/view.h"

#include <string.h>

typedef struct Stage {
  Arena arena;
  Lesson lesson;
  Trace trace;
  Strings strings;
  View *view;
  Canvas canvas;
  Hits hits;
  ViewState state;
} Stage;

static int set_up(void **out) {
  static Stage stage;
  Error err;
  stage = (Stage){.state = {.progress = 1, .width = 1280, .height = 720, .text_scale = 1, .digits = 2}};
  assert_true(strings_load(&stage.strings, "assets/strings", &err));
  ask_lesson(&stage.lesson, &stage.arena, NULL);
  assert_true(trace_build(&stage.trace, &stage.lesson, &stage.lesson.setup, NULL, &err));
  stage.view = view_new(&fixed_font, &stage.strings);
  stage.state.language = LANG_EN;
  stage.state.lesson = &stage.lesson;
  stage.state.trace = stage.state.original = &stage.trace;
  *out = &stage;
  return 0;
}

static int tear_down(void **in) {
  Stage *stage = *in;
  view_free(stage->view);
  hits_free(&stage->hits);
  canvas_free(&stage->canvas);
  strings_free(&stage->strings);
  trace_free(&stage->trace);
  arena_free(&stage->arena);
  return 0;
}

static void draw(Stage *stage, size_t step, bool asking, size_t chosen) {
  stage->state.step = step;
  stage->state.asking = asking;
  stage->state.chosen = chosen;
  (void)view_draw(stage->view, &stage->canvas, &stage->hits, &stage->state);
}

/* Every word drawn, with blanks between. */
static const char *words(Stage *stage) {
  Text all = {0};
  for (size_t i = 0; i < stage->canvas.count; i++)
    if (stage->canvas.commands[i].kind == COMMAND_TEXT)
      text_addf(&all, "%s ", stage->canvas.commands[i].text);
  const char *result = arena_copy(&stage->arena, text_get(&all));
  text_free(&all);
  return result;
}

static bool shows(Stage *stage, const char *part) {
  return strstr(words(stage), part) != NULL;
}

static size_t controls(const Stage *stage, ActionKind kind) {
  size_t count = 0;
  for (size_t i = 0; i < stage->hits.count; i++)
    count += stage->hits.items[i].target.kind == TARGET_CONTROL && stage->hits.items[i].action.kind == kind;
  return count;
}

static bool has_cell(const Stage *stage, ValueId value) {
  for (size_t i = 0; i < stage->hits.count; i++)
    if (stage->hits.items[i].target.kind == TARGET_CELL && stage->hits.items[i].target.a == (int)value)
      return true;
  return false;
}

/* --- The card */

static void an_open_question_keeps_its_step_to_itself(void **in) {
  Stage *stage = *in;
  draw(stage, ASK_LOSS, true, 0);
  assert_true(shows(stage, "Which loss is larger at x = 1.5?"));
  assert_true(shows(stage, "neither"));
  assert_false(shows(stage, "The loss"));
  assert_false(shows(stage, "costs"));
  assert_false(shows(stage, "Right"));
  assert_int_equal(controls(stage, ACTION_CHOOSE), 3);
  assert_false(has_cell(stage, VALUE_LOSS));
}

static void an_answer_is_shown_with_what_the_step_says(void **in) {
  Stage *stage = *in;
  draw(stage, ASK_LOSS, false, 2);
  assert_true(shows(stage, "The loss"));
  assert_true(shows(stage, "costs"));
  assert_true(shows(stage, "neither"));
  assert_true(shows(stage, "Right "));
  assert_false(shows(stage, "Wrong"));
  assert_int_equal(controls(stage, ACTION_CHOOSE), 0);
}

static void a_wrong_choice_is_told_the_right_one(void **in) {
  Stage *stage = *in;
  draw(stage, ASK_LOSS, false, 3);
  assert_true(shows(stage, "Wrong. The answer: right"));
  draw(stage, ASK_LOSS, false, 0);
  assert_true(shows(stage, "The answer: right"));
  assert_false(shows(stage, "Wrong"));
}

static void steps_without_a_question_have_none(void **in) {
  Stage *stage = *in;
  draw(stage, ASK_GIVEN, false, 0);
  assert_false(shows(stage, "Predict"));
  assert_int_equal(controls(stage, ACTION_CHOOSE), 0);
}

static void starts_can_be_pressed_unless_the_step_has_its_own(void **in) {
  Stage *stage = *in;
  draw(stage, ASK_GIVEN, false, 0);
  assert_int_equal(controls(stage, ACTION_START), 2);
  draw(stage, ASK_FAR, false, 0);
  assert_int_equal(controls(stage, ACTION_START), 0);
  assert_true(shows(stage, "Far off"));
  memset(stage->lesson.starts[ASK_START_FAR].sets, 0, sizeof stage->lesson.starts[ASK_START_FAR].sets);
  draw(stage, ASK_FAR, false, 0);
  assert_false(shows(stage, "Far off")); /* it sets nothing */
}

/* --- The answer */

static void the_answer_comes_from_the_numbers(void **in) {
  Stage *stage = *in;
  size_t right = 0;
  Error err;
  assert_true(ask_answer(&right, &stage->trace, ASK_LOSS, &err));
  assert_int_equal(right, 2);
  assert_true(ask_answer(&right, &stage->trace, ASK_GRADIENT, &err));
  assert_int_equal(right, 1); /* the other way round: that is the lesson */
  assert_null(ask_at(&stage->trace, ASK_GIVEN));
}

/* The first fault of the lesson with one part of it replaced. */
static void check_fault(Stage *stage, const char *part, const char *by, int line, int column,
                        const char *what) {
  ErrorList errors = {0};
  Lesson lesson;
  const char *text = ask_lesson_text(&stage->arena, part, by);
  assert_true(lesson_parse(&lesson, &stage->arena, "ask.yaml", text, strlen(text), &errors));
  assert_false(subject_check(&lesson, &errors));
  assert_int_equal(errors.items[0].line, line);
  assert_int_equal(errors.items[0].column, column);
  assert_string_equal(errors.items[0].file, "ask.yaml");
  check_contains(errors.items[0].what, what);
}

static void faults_of_questions_have_their_place(void **in) {
  Stage *stage = *in;
  const char *answer = "1 + (mse.dw[2] > mse.dw[1])";
  check_fault(stage, answer, "3", 36, 15, "a whole number from 1 to 2, found 3");
  check_fault(stage, answer, "1.5", 36, 15, "a whole number from 1 to 2, found 1.5");
  check_fault(stage, answer, "0 / 0", 36, 15, "a whole number from 1 to 2, found NaN");
  check_fault(stage, answer, "1 + nothing", 36, 19, "nothing");
  check_fault(stage, "Which gradient?", "Which {ghost}?", 34, 44, "ghost");
  check_fault(stage, "en: neither", "en: \"{loss[9]}\"", 25, 84, "loss");
}

static void a_question_may_be_marked_as_one_to_keep(void **in) {
  Stage *stage = *in;
  const char *answer = "1 + (mse.dw[2] > mse.dw[1])";
  const LessonAsk *ask = &stage->lesson.steps[ASK_LOSS].ask;
  assert_false(ask->keep);
  ErrorList errors = {0};
  Lesson lesson;
  const char *text = ask_lesson_text(&stage->arena, answer, "1 + (mse.dw[2] > mse.dw[1])\n      keep: yes");
  assert_true(lesson_parse(&lesson, &stage->arena, "ask.yaml", text, strlen(text), &errors));
  size_t kept = 0;
  for (size_t i = 0; i < lesson.step_count; i++)
    kept += lesson.steps[i].ask.keep;
  assert_int_equal(kept, 1);
  text = ask_lesson_text(&stage->arena, answer, "1\n      keep: often");
  assert_false(lesson_parse(&lesson, &stage->arena, "ask.yaml", text, strlen(text), &errors));
  check_contains(errors.items[0].what, "expected yes or no");
}

/* --- Elsewhere */

static void the_transcript_has_question_choices_and_answer(void **in) {
  Stage *stage = *in;
  Text text = {0};
  const TranscriptOptions options = {.strings = &stage->strings, .language = LANG_EN, .digits = 2};
  transcript_step(&text, &stage->trace, ASK_LOSS, &options);
  check_contains(text_get(&text), "\n  Predict first: Which loss is larger at x = 1.5?\n"
                                  "    1. left\n    2. right\n    3. neither\n\n"
                                  "  The answer: right\n\n  Far off costs more.\n");
  text_free(&text);
}

static void the_transcript_tells_panes_apart(void **in) {
  Stage *stage = *in;
  Text text = {0};
  const TranscriptOptions options = {.strings = &stage->strings, .language = LANG_EN, .digits = 4};
  transcript_step(&text, &stage->trace, ASK_LOSS, &options);
  check_contains(text_get(&text), "  New numbers (MSE)\n");
  check_contains(text_get(&text), "    loss: ℓ₁ = 0.2814, ℓ₂ = 0.4971\n");
  check_contains(text_get(&text), "  New numbers (Cross-entropy)\n    loss: ℓ₁ = 1.3873");
  text_clear(&text);
  transcript_step(&text, &stage->trace, ASK_GIVEN, &options);
  check_contains(text_get(&text), "  New numbers\n");
  assert_null(strstr(text_get(&text), "(MSE)")); /* the neuron is one */
  text_free(&text);
}

static void the_command_line_takes_a_start(void **in) {
  Stage *stage = *in;
  Setup setup = {0};
  Error err = {0};
  const char *far[] = {"start=far", "b=1"}, *unknown[] = {"start=near"};
  assert_true(subject_assign(&setup, &stage->lesson, far, 2, &err));
  check_close(*given_at(&setup, "w", 1), 3, 0, 0);
  check_close(*given_at(&setup, "b", 1), 1, 0, 0);
  assert_false(subject_assign(&setup, &stage->lesson, unknown, 1, &err));
  assert_int_equal(err.kind, ERROR_USAGE);
  check_contains(err.what, "near");
  check_contains(err.hint, "own");
  check_contains(err.hint, "far");
  stage->lesson.start_count = 0;
  assert_false(subject_assign(&setup, &stage->lesson, far, 2, &err));
  check_contains(err.what, "no starts");
}

#define WITH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      WITH(an_open_question_keeps_its_step_to_itself),
      WITH(an_answer_is_shown_with_what_the_step_says),
      WITH(a_wrong_choice_is_told_the_right_one),
      WITH(steps_without_a_question_have_none),
      WITH(starts_can_be_pressed_unless_the_step_has_its_own),
      WITH(the_answer_comes_from_the_numbers),
      WITH(faults_of_questions_have_their_place),
      WITH(a_question_may_be_marked_as_one_to_keep),
      WITH(the_transcript_has_question_choices_and_answer),
      WITH(the_transcript_tells_panes_apart),
      WITH(the_command_line_takes_a_start),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
