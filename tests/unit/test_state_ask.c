#define VALUE_SCENE "neuron"

#include "app/state.h"

#include "support/ask_lesson.h"
#include "support/check.h"
#include "support/given.h"
#include "support/values.h"
#include "trace/ask.h"

#include <string.h>

enum { PAUSE_MS = 2000 };

typedef struct Stage {
  Strings strings;
  State *state;
  Hits hits;
  Effects effects;
  uint32_t now_ms;
} Stage;

static void open_lesson(Stage *stage, const char *id) {
  Lesson lesson;
  Arena arena = {0};
  Error err;
  ask_lesson(&lesson, &arena, id);
  assert_true(state_open(stage->state, &lesson, arena, NULL, &err));
}

static int set_up(void **out) {
  static Stage stage;
  Error err;
  stage = (Stage){.now_ms = 1000};
  assert_true(strings_load(&stage.strings, "assets/strings", &err));
  stage.state = state_new(&stage.strings);
  stage.state->pause_s = PAUSE_MS / 1000.0;
  open_lesson(&stage, NULL);
  state_time(stage.state, stage.now_ms, &stage.effects);
  *out = &stage;
  return 0;
}

static int tear_down(void **in) {
  Stage *stage = *in;
  state_free(stage->state);
  strings_free(&stage->strings);
  hits_free(&stage->hits);
  return 0;
}

static void act(Stage *stage, ActionKind kind, int arg) {
  state_apply(stage->state, (Action){.kind = kind, .arg = arg}, &stage->hits, &stage->effects);
}

static void send(Stage *stage, Event event) {
  event.time_ms = ++stage->now_ms;
  state_event(stage->state, &event, &stage->hits, &stage->effects);
}

static void press(Stage *stage, char c) {
  send(stage, (Event){.kind = EVENT_KEY, .key = KEY_CHAR, .codepoint = (uint32_t)c});
}

static void wait(Stage *stage, uint32_t ms) {
  stage->now_ms += ms;
  state_time(stage->state, stage->now_ms, &stage->effects);
}

static ViewState seen(const Stage *stage) {
  return state_view(stage->state, 1280, 720);
}

static void is_at(const Stage *stage, size_t step, bool asking) {
  assert_int_equal(stage->state->step, step);
  assert_int_equal(seen(stage).asking, asking);
}

static size_t right_answer(const Stage *stage) {
  size_t right;
  Error err;
  assert_true(ask_answer(&right, &stage->state->trace, stage->state->step, &err));
  return right;
}

static double number(Stage *stage, const char *name, size_t row) {
  return *given_at(&stage->state->setup, name, row);
}

/* A number on the screen at (100, 100). */
static Target place_cell(Stage *stage, ValueId value, int row, int pane) {
  const Target target = {TARGET_CELL, (int)value, row, 0, pane};
  Hit *hit = hits_add(&stage->hits, (Rect){90, 90, 20, 20}, target);
  hit->editable = hit->focusable = true;
  return target;
}

static void click(Stage *stage, double x, double y, int clicks) {
  send(stage, (Event){.kind = EVENT_POINTER_DOWN, .x = x, .y = y, .button = BUTTON_LEFT, .clicks = clicks});
  send(stage, (Event){.kind = EVENT_POINTER_UP, .x = x, .y = y, .button = BUTTON_LEFT, .clicks = clicks});
}

/* --- Stepping */

static void a_step_asks_before_it_reveals(void **in) {
  Stage *stage = *in;
  is_at(stage, ASK_GIVEN, false);
  act(stage, ACTION_NEXT, 0);
  is_at(stage, ASK_LOSS, true);
  assert_int_equal(seen(stage).chosen, 0);
  assert_false(stage->state->animating); /* nothing is new yet */
}

static void next_reveals_without_a_choice_and_then_goes_on(void **in) {
  Stage *stage = *in;
  act(stage, ACTION_NEXT, 0);
  act(stage, ACTION_NEXT, 0);
  is_at(stage, ASK_LOSS, false);
  assert_int_equal(seen(stage).chosen, 0);
  assert_true(stage->state->animating);
  act(stage, ACTION_NEXT, 0);
  is_at(stage, ASK_GRADIENT, true);
}

static void a_number_key_chooses_and_a_press_in_the_animation_still_counts(void **in) {
  Stage *stage = *in;
  act(stage, ACTION_NEXT, 0);
  press(stage, '3');
  is_at(stage, ASK_LOSS, false);
  assert_int_equal(seen(stage).chosen, 3);
  assert_true(stage->state->animating);
  act(stage, ACTION_NEXT, 0);
  is_at(stage, ASK_GRADIENT, true);
  act(stage, ACTION_PREVIOUS, 0);
  is_at(stage, ASK_LOSS, false);
  assert_int_equal(seen(stage).chosen, 3);
}

static void a_key_without_a_choice_says_what_there_is(void **in) {
  Stage *stage = *in;
  act(stage, ACTION_NEXT, 0);
  press(stage, '4');
  is_at(stage, ASK_LOSS, true);
  check_contains(seen(stage).notice, "1 to 3");
  assert_true(seen(stage).notice_bad);
}

static void a_click_chooses_once(void **in) {
  Stage *stage = *in;
  act(stage, ACTION_NEXT, 0);
  Hit *hit = hits_add(&stage->hits, (Rect){10, 10, 50, 20}, (Target){TARGET_CONTROL, ACTION_CHOOSE, 2, 0, 0});
  hit->action = (Action){.kind = ACTION_CHOOSE, .arg = 2};
  click(stage, 20, 20, 1);
  is_at(stage, ASK_LOSS, false);
  assert_int_equal(seen(stage).chosen, 2);
  act(stage, ACTION_CHOOSE, 1);
  assert_int_equal(seen(stage).chosen, 2);
}

static void tab_and_enter_choose(void **in) {
  Stage *stage = *in;
  act(stage, ACTION_NEXT, 0);
  for (int i = 1; i <= 3; i++) {
    Hit *hit = hits_add(&stage->hits, (Rect){10, 30.0 * i, 50, 20},
                        (Target){TARGET_CONTROL, ACTION_CHOOSE, i, 0, 0});
    hit->action = (Action){.kind = ACTION_CHOOSE, .arg = i};
    hit->focusable = true;
  }
  send(stage, (Event){.kind = EVENT_KEY, .key = KEY_TAB});
  send(stage, (Event){.kind = EVENT_KEY, .key = KEY_TAB});
  is_at(stage, ASK_LOSS, true);
  send(stage, (Event){.kind = EVENT_KEY, .key = KEY_ENTER});
  is_at(stage, ASK_LOSS, false);
  assert_int_equal(seen(stage).chosen, 2);
}

static void previous_leaves_a_question_open(void **in) {
  Stage *stage = *in;
  act(stage, ACTION_NEXT, 0);
  act(stage, ACTION_PREVIOUS, 0);
  is_at(stage, ASK_GIVEN, false);
  act(stage, ACTION_NEXT, 0);
  is_at(stage, ASK_LOSS, true);
}

/* The picture that comes next is of this step, and asks or does not. */
static void follows(const Stage *stage, StateWay way, size_t step, bool asks) {
  ViewState next;
  assert_true(state_next_picture(stage->state, way, 640, 480, &next));
  assert_int_equal(next.width, 640);
  assert_int_equal(next.step, step);
  assert_int_equal(next.asking, asks);
}

static void the_picture_behind_a_question_comes_next(void **in) {
  Stage *stage = *in;
  ViewState none;
  follows(stage, STATE_AHEAD, ASK_LOSS, true);
  assert_false(state_next_picture(stage->state, STATE_BEHIND, 640, 480, &none));
  act(stage, ACTION_GO_TO, ASK_LOSS);
  follows(stage, STATE_AHEAD, ASK_LOSS, false);
  follows(stage, STATE_BEHIND, ASK_GIVEN, false);
  act(stage, ACTION_CHOOSE, 1);
  follows(stage, STATE_AHEAD, ASK_GRADIENT, true);
  act(stage, ACTION_LAST, 0);
  assert_false(state_next_picture(stage->state, STATE_AHEAD, 640, 480, &none));
  follows(stage, STATE_BEHIND, stage->state->step - 1, false);
}

static void a_jump_past_a_question_reveals_it(void **in) {
  Stage *stage = *in;
  act(stage, ACTION_GO_TO, ASK_GRADIENT);
  is_at(stage, ASK_GRADIENT, true);
  act(stage, ACTION_PREVIOUS, 0);
  is_at(stage, ASK_LOSS, false);
  assert_int_equal(seen(stage).chosen, 0);
  act(stage, ACTION_LAST, 0);
  act(stage, ACTION_GO_TO, ASK_GRADIENT);
  is_at(stage, ASK_GRADIENT, false);
}

static void auto_play_waits_reveals_waits_and_goes_on(void **in) {
  Stage *stage = *in;
  act(stage, ACTION_NEXT, 0);
  act(stage, ACTION_PLAY, 0);
  wait(stage, PAUSE_MS - 100);
  is_at(stage, ASK_LOSS, true);
  wait(stage, 100);
  is_at(stage, ASK_LOSS, false);
  wait(stage, PAUSE_MS - 100);
  is_at(stage, ASK_LOSS, false);
  wait(stage, 100);
  is_at(stage, ASK_GRADIENT, true);
  assert_true(stage->state->playing);
}

static void a_question_is_not_covered_by_a_number(void **in) {
  Stage *stage = *in;
  Target cell = place_cell(stage, VALUE_SMALL_W, 0, 0);
  click(stage, 100, 100, 1);
  assert_true(target_equal(stage->state->inspected, cell));
  act(stage, ACTION_NEXT, 0);
  assert_int_equal(stage->state->inspected.kind, TARGET_NONE);
  assert_int_equal(stage->state->focus.kind, TARGET_NONE);
}

static void an_opened_update_asks_nothing_again(void **in) {
  Stage *stage = *in;
  act(stage, ACTION_OPEN_UPDATE, 2);
  for (; stage->state->step < stage->state->trace.step_count - 1; act(stage, ACTION_NEXT, 0))
    assert_false(seen(stage).asking);
}

/* --- Answers */

static void answers_stay_when_edits_are_undone_or_the_lesson_is_opened_again(void **in) {
  Stage *stage = *in;
  act(stage, ACTION_NEXT, 0);
  press(stage, '1');
  act(stage, ACTION_START, ASK_START_FAR);
  act(stage, ACTION_RESET, 0);
  assert_int_equal(seen(stage).chosen, 1);
  open_lesson(stage, "ask");
  act(stage, ACTION_NEXT, 0);
  is_at(stage, ASK_LOSS, false);
  assert_int_equal(seen(stage).chosen, 1);
}

static void another_lesson_asks_anew(void **in) {
  Stage *stage = *in;
  act(stage, ACTION_NEXT, 0);
  press(stage, '1');
  open_lesson(stage, "other");
  act(stage, ACTION_NEXT, 0);
  is_at(stage, ASK_LOSS, true);
  assert_int_equal(seen(stage).chosen, 0);
}

static void an_edited_file_keeps_answers_that_still_exist(void **in) {
  Stage *stage = *in;
  Lesson lesson;
  Arena arena = {0};
  ErrorList errors = {0};
  Error err;
  act(stage, ACTION_NEXT, 0);
  press(stage, '3');
  const char *text = ask_lesson_text(&arena, ", { ko: 같다, en: neither }]", "]");
  assert_true(lesson_parse(&lesson, &arena, "ask.yaml", text, strlen(text), &errors));
  assert_true(state_reload(stage->state, &lesson, arena, &err));
  is_at(stage, ASK_LOSS, false);
  assert_int_equal(seen(stage).chosen, 0); /* there is no third choice any more */
}

static void an_edit_keeps_the_choice_and_the_answer_follows_the_numbers(void **in) {
  Stage *stage = *in;
  act(stage, ACTION_NEXT, 0);
  press(stage, '2');
  assert_int_equal(right_answer(stage), 2);
  Target cell = place_cell(stage, VALUE_SMALL_W, 1, 0);
  send(stage, (Event){.kind = EVENT_WHEEL, .mods = MOD_SHIFT, .x = 100, .y = 100, .wheel = -100});
  assert_true(number(stage, "w", (size_t)cell.b) < -3);
  assert_int_equal(right_answer(stage), 1);
  assert_int_equal(seen(stage).chosen, 2);
  is_at(stage, ASK_LOSS, false);
}

/* --- Panes and starts */

static void a_given_number_of_any_pane_is_the_shared_one(void **in) {
  Stage *stage = *in;
  place_cell(stage, VALUE_B, 1, 1);
  send(stage, (Event){.kind = EVENT_WHEEL, .x = 100, .y = 100, .wheel = -1});
  double once = number(stage, "b", 1);
  assert_true(once < 3);
  click(stage, 100, 100, 2);
  assert_true(seen(stage).field.active);
  assert_int_equal(seen(stage).field.target.pane, 1);
  state_text_input(stage->state, true, stage->now_ms);
  send(stage, (Event){.kind = EVENT_TEXT, .text = "-2.5"});
  send(stage, (Event){.kind = EVENT_KEY, .key = KEY_ENTER});
  check_close(number(stage, "b", 1), -2.5, 0, 0);
  for (size_t pane = 0; pane < 2; pane++) {
    const Trace trace = trace_of_pane(&stage->state->trace, pane);
    check_close(trace_number(&trace, ASK_GIVEN, (Cell){VALUE_B, 1, 0}), -2.5, 0, 0);
  }
  act(stage, ACTION_UNDO, 0);
  check_close(number(stage, "b", 1), once, 0, 0);
}

static void a_pane_that_is_not_there_is_left_alone(void **in) {
  Stage *stage = *in;
  place_cell(stage, VALUE_B, 1, 2);
  send(stage, (Event){.kind = EVENT_WHEEL, .x = 100, .y = 100, .wheel = -1});
  check_close(number(stage, "b", 1), 3, 0, 0);
}

static void a_start_is_one_edit(void **in) {
  Stage *stage = *in;
  act(stage, ACTION_START, ASK_START_FAR);
  check_close(number(stage, "w", 0), 3, 0, 0);
  check_close(number(stage, "w", 1), 3, 0, 0);
  act(stage, ACTION_UNDO, 0);
  check_close(number(stage, "w", 0), 0.4, 0, 0);
  check_close(number(stage, "w", 1), 1.9, 0, 0);
}

static void a_start_takes_back_what_another_set(void **in) {
  Stage *stage = *in;
  act(stage, ACTION_START, ASK_START_FAR);
  act(stage, ACTION_START, ASK_START_OWN);
  check_close(number(stage, "w", 0), 0.4, 0, 0);
  check_close(number(stage, "w", 1), 1.9, 0, 0);
}

static void a_fixed_start_cannot_be_edited(void **in) {
  Stage *stage = *in;
  act(stage, ACTION_GO_TO, ASK_FAR);
  act(stage, ACTION_START, ASK_START_FAR);
  place_cell(stage, VALUE_SMALL_W, 0, 0);
  send(stage, (Event){.kind = EVENT_WHEEL, .x = 100, .y = 100, .wheel = 1});
  check_close(number(stage, "w", 0), 0.4, 0, 0);
  hits_clear(&stage->hits);
  place_cell(stage, VALUE_B, 0, 0); /* which that start does not set */
  send(stage, (Event){.kind = EVENT_WHEEL, .x = 100, .y = 100, .wheel = 1});
  assert_true(number(stage, "b", 0) > 0.5);
}

static void a_start_survives_a_changed_file(void **in) {
  Stage *stage = *in;
  Lesson lesson;
  Arena arena = {0};
  Error err;
  act(stage, ACTION_START, ASK_START_FAR);
  ask_lesson(&lesson, &arena, NULL);
  lesson.ranges[given_field(&lesson.setup, "w")].editable = false;
  assert_true(state_reload(stage->state, &lesson, arena, &err));
  check_close(number(stage, "w", 0), 3, 0, 0);
}

#define WITH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      WITH(a_step_asks_before_it_reveals),
      WITH(next_reveals_without_a_choice_and_then_goes_on),
      WITH(a_number_key_chooses_and_a_press_in_the_animation_still_counts),
      WITH(a_key_without_a_choice_says_what_there_is),
      WITH(a_click_chooses_once),
      WITH(tab_and_enter_choose),
      WITH(previous_leaves_a_question_open),
      WITH(the_picture_behind_a_question_comes_next),
      WITH(a_jump_past_a_question_reveals_it),
      WITH(auto_play_waits_reveals_waits_and_goes_on),
      WITH(a_question_is_not_covered_by_a_number),
      WITH(an_opened_update_asks_nothing_again),
      WITH(answers_stay_when_edits_are_undone_or_the_lesson_is_opened_again),
      WITH(another_lesson_asks_anew),
      WITH(an_edited_file_keeps_answers_that_still_exist),
      WITH(an_edit_keeps_the_choice_and_the_answer_follows_the_numbers),
      WITH(a_given_number_of_any_pane_is_the_shared_one),
      WITH(a_pane_that_is_not_there_is_left_alone),
      WITH(a_start_is_one_edit),
      WITH(a_start_takes_back_what_another_set),
      WITH(a_fixed_start_cannot_be_edited),
      WITH(a_start_survives_a_changed_file),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
