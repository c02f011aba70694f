/* The sheet of a lesson's questions, as it is drawn: which there are, what became of them, where they lead.
 */
#define VALUE_SCENE "neuron"

#include "app/state.h"

#include "support/ask_lesson.h"
#include "support/check.h"
#include "support/fixed_font.h"
#include "support/given.h"
#include "support/values.h"

#include <string.h>

typedef struct Stage {
  Strings strings;
  State *state;
  View *view;
  Canvas canvas;
  Hits hits;
  Effects effects; /* of the last thing done */
  uint32_t now_ms;
} Stage;

static const CatalogueEntry LESSONS[] = {{.id = "ask", .number = "01", .path = "01-ask.yaml"},
                                         {.id = "other", .number = "02", .path = "02-other.yaml"}};

static void open_lesson(Stage *stage, const char *id) {
  Lesson lesson;
  Arena arena = {0};
  Error err;
  ask_lesson(&lesson, &arena, id);
  lesson.steps[ASK_GRADIENT].ask.keep = true;
  assert_true(state_open(stage->state, &lesson, arena, NULL, &err));
}

static int set_up(void **out) {
  static Stage stage;
  Error err;
  stage = (Stage){.now_ms = 1000};
  assert_true(strings_load(&stage.strings, "assets/strings", &err));
  stage.state = state_new(&stage.strings);
  stage.view = view_new(&fixed_font, &stage.strings);
  open_lesson(&stage, NULL);
  state_catalogue(stage.state, LESSONS, 2, NULL);
  *out = &stage;
  return 0;
}

static int tear_down(void **in) {
  Stage *stage = *in;
  state_free(stage->state);
  view_free(stage->view);
  canvas_free(&stage->canvas);
  strings_free(&stage->strings);
  hits_free(&stage->hits);
  return 0;
}

static void look(Stage *stage) {
  ViewState view = state_view(stage->state, 1280, 720);
  (void)view_draw(stage->view, &stage->canvas, &stage->hits, &view);
}

static void send(Stage *stage, Event event) {
  event.time_ms = ++stage->now_ms;
  stage->effects = (Effects){0};
  look(stage);
  state_event(stage->state, &event, &stage->hits, &stage->effects);
}

static void key(Stage *stage, Key key) {
  send(stage, (Event){.kind = EVENT_KEY, .key = key});
}

static void press(Stage *stage, char c) {
  send(stage, (Event){.kind = EVENT_KEY, .key = KEY_CHAR, .codepoint = (uint32_t)c});
}

static void go_to(Stage *stage, size_t step) {
  state_apply(stage->state, (Action){.kind = ACTION_GO_TO, .arg = (int)step}, &stage->hits, &stage->effects);
}

static void click_control(Stage *stage, ActionKind kind, int arg) {
  look(stage);
  const Hit *hit = hits_find(&stage->hits, (Target){TARGET_CONTROL, (int)kind, arg, 0, 0});
  assert_non_null(hit);
  Event event = {.kind = EVENT_POINTER_DOWN,
                 .x = hit->rect.x + hit->rect.w / 2,
                 .y = hit->rect.y + hit->rect.h / 2,
                 .button = BUTTON_LEFT,
                 .clicks = 1};
  send(stage, event);
  event.kind = EVENT_POINTER_UP;
  send(stage, event);
}

static bool shows(Stage *stage, const char *words) {
  Text all = {0};
  look(stage);
  for (size_t i = 0; i < stage->canvas.count; i++)
    if (stage->canvas.commands[i].kind == COMMAND_TEXT)
      text_addf(&all, "%s ", stage->canvas.commands[i].text);
  bool found = strstr(text_get(&all), words) != NULL;
  text_free(&all);
  return found;
}

static bool is_open(const Stage *stage) {
  return stage->state->overlay == OVERLAY_QUESTIONS;
}

static bool asks(const Stage *stage) {
  return state_view(stage->state, 1280, 720).asking;
}

static AskResult result(const Stage *stage, size_t source) {
  return ask_result(&stage->state->answers[source]);
}

/* The first question right, the second wrong, and on to the end. */
static void answer_both(Stage *stage) {
  key(stage, KEY_RIGHT);
  press(stage, '2');
  key(stage, KEY_RIGHT);
  press(stage, '2');
  key(stage, KEY_END);
}

static const char *csv(Stage *stage) {
  static char out[2000];
  Text text = {0};
  state_answers_csv(stage->state, &text);
  assert_true(text.length < sizeof out);
  memcpy(out, text_get(&text), text.length + 1);
  text_free(&text);
  return out;
}

/* --- At the end */

static void next_at_the_end_tells_what_became_of_the_questions(void **in) {
  Stage *stage = *in;
  answer_both(stage);
  assert_int_equal(result(stage, ASK_LOSS), ASK_RIGHT);
  assert_int_equal(result(stage, ASK_GRADIENT), ASK_WRONG);
  key(stage, KEY_RIGHT);
  assert_true(is_open(stage) && stage->effects.read_catalogue && !stage->effects.next_lesson);
  assert_true(shows(stage, "1 right") && shows(stage, "1 wrong") && shows(stage, "0 skipped"));
  assert_true(shows(stage, "x = 1.5"));
  key(stage, KEY_RIGHT);
  assert_true(stage->effects.next_lesson);
}

static void without_a_question_met_next_goes_on(void **in) {
  Stage *stage = *in;
  key(stage, KEY_END); /* which passes over both */
  key(stage, KEY_RIGHT);
  assert_true(stage->effects.next_lesson);
  assert_false(is_open(stage));
}

static void a_held_key_does_not_rush_through(void **in) {
  Stage *stage = *in;
  answer_both(stage);
  send(stage, (Event){.kind = EVENT_KEY, .key = KEY_RIGHT, .repeat = true});
  assert_false(is_open(stage));
  key(stage, KEY_RIGHT);
  send(stage, (Event){.kind = EVENT_KEY, .key = KEY_RIGHT, .repeat = true});
  assert_false(stage->effects.next_lesson);
}

static void behind_the_last_lesson_next_closes_the_sheet(void **in) {
  Stage *stage = *in;
  state_catalogue(stage->state, LESSONS, 1, NULL);
  answer_both(stage);
  key(stage, KEY_RIGHT);
  assert_false(shows(stage, "Next lesson"));
  key(stage, KEY_ENTER);
  assert_false(is_open(stage) || stage->effects.next_lesson);
}

static void skipped_is_not_what_was_never_reached(void **in) {
  Stage *stage = *in;
  key(stage, KEY_RIGHT);
  key(stage, KEY_RIGHT); /* shows the answer */
  press(stage, 'v');
  assert_true(shows(stage, "1 skipped") && shows(stage, "1 left"));
  assert_true(shows(stage, "Not answered yet"));
  assert_int_equal(result(stage, ASK_LOSS), ASK_SKIPPED);
  assert_int_equal(result(stage, ASK_GRADIENT), ASK_OPEN);
  key(stage, KEY_ESCAPE);
  assert_false(is_open(stage));
}

/* --- The way back */

static void a_row_leads_to_its_step_by_keys_of_a_remote(void **in) {
  Stage *stage = *in;
  answer_both(stage);
  key(stage, KEY_PAGE_DOWN);
  key(stage, KEY_PAGE_UP);
  key(stage, KEY_PAGE_UP);
  key(stage, KEY_PAGE_UP); /* the first row is the end */
  key(stage, KEY_PAGE_DOWN);
  assert_false(is_open(stage));
  assert_int_equal(stage->state->step, ASK_LOSS);
  assert_false(asks(stage));
}

static void a_row_leads_to_its_step_by_a_click(void **in) {
  Stage *stage = *in;
  answer_both(stage);
  key(stage, KEY_RIGHT);
  click_control(stage, ACTION_QUESTION, ASK_GRADIENT);
  assert_false(is_open(stage));
  assert_int_equal(stage->state->step, ASK_GRADIENT);
}

static void a_question_that_was_passed_over_is_asked_on_the_way_back(void **in) {
  Stage *stage = *in;
  key(stage, KEY_END);
  press(stage, 'v');
  key(stage, KEY_HOME);
  key(stage, KEY_ENTER);
  assert_int_equal(stage->state->step, ASK_LOSS);
  assert_true(asks(stage));
}

static void again_opens_the_question_anew(void **in) {
  Stage *stage = *in;
  answer_both(stage);
  go_to(stage, ASK_GRADIENT);
  click_control(stage, ACTION_ASK_AGAIN, 0);
  assert_true(asks(stage));
  press(stage, '1');
  assert_int_equal(result(stage, ASK_GRADIENT), ASK_RIGHT);
}

static void starting_over_is_asked_for_twice(void **in) {
  Stage *stage = *in;
  answer_both(stage);
  key(stage, KEY_RIGHT);
  click_control(stage, ACTION_ASK_ALL, 0);
  assert_true(is_open(stage));
  assert_int_equal(result(stage, ASK_LOSS), ASK_RIGHT);
  key(stage, KEY_UP); /* something else: the answers stay */
  click_control(stage, ACTION_ASK_ALL, 0);
  assert_int_equal(result(stage, ASK_LOSS), ASK_RIGHT);
  click_control(stage, ACTION_ASK_ALL, 0);
  assert_false(is_open(stage));
  assert_int_equal(stage->state->step, 0);
  key(stage, KEY_RIGHT);
  assert_true(asks(stage));
}

static void tab_reaches_the_buttons(void **in) {
  Stage *stage = *in;
  answer_both(stage);
  key(stage, KEY_RIGHT);
  for (int i = 0; i < 20 && stage->state->focus.a != ACTION_CLOSE; i++)
    key(stage, KEY_TAB);
  key(stage, KEY_ENTER);
  assert_false(is_open(stage) || stage->effects.next_lesson);
}

static void nothing_changes_behind_the_sheet(void **in) {
  Stage *stage = *in;
  answer_both(stage);
  go_to(stage, ASK_GIVEN);
  press(stage, 'v');
  press(stage, ']');
  press(stage, 'o');
  press(stage, '1');
  assert_true(is_open(stage));
  assert_int_equal(stage->state->step, ASK_GIVEN);
}

/* --- Which are asked */

static void the_key_goes_through_all_ways_and_says_which(void **in) {
  Stage *stage = *in;
  press(stage, 'q');
  assert_int_equal(stage->state->asked, ASKED_KEPT);
  assert_true(stage->effects.chosen & CHOSE_ASKED);
  check_contains(text_get(&stage->state->notice), "important");
  press(stage, 'q');
  assert_int_equal(stage->state->asked, ASKED_NONE);
  press(stage, 'q');
  assert_int_equal(stage->state->asked, ASKED_ALL);
}

static void what_is_not_asked_shows_itself_at_once(void **in) {
  Stage *stage = *in;
  press(stage, 'q');
  key(stage, KEY_RIGHT);
  assert_int_equal(stage->state->step, ASK_LOSS);
  assert_false(asks(stage) || shows(stage, "Which loss"));
  key(stage, KEY_RIGHT);
  assert_int_equal(stage->state->step, ASK_GRADIENT);
  assert_true(asks(stage));
  press(stage, 'q');
  assert_false(asks(stage));
  key(stage, KEY_RIGHT);
  assert_int_equal(stage->state->step, ASK_FAR);
}

static void what_is_not_asked_but_was_answered_stays(void **in) {
  Stage *stage = *in;
  key(stage, KEY_RIGHT);
  press(stage, '1');
  press(stage, 'q');
  press(stage, 'q');
  assert_true(shows(stage, "Which loss"));
  press(stage, 'v');
  assert_true(shows(stage, "1 wrong") && shows(stage, "0 left"));
  click_control(stage, ACTION_ASKED, ASKED_ALL);
  assert_true(is_open(stage) && shows(stage, "1 left"));
}

/* --- What is kept */

static void the_numbers_of_the_answer_judge_it(void **in) {
  Stage *stage = *in;
  key(stage, KEY_RIGHT);
  press(stage, '2');
  assert_int_equal(result(stage, ASK_LOSS), ASK_RIGHT);
  look(stage);
  const Hit *hit = hits_find(&stage->hits, (Target){TARGET_CELL, VALUE_SMALL_W, 1, 0, 0});
  assert_non_null(hit);
  send(stage, (Event){.kind = EVENT_WHEEL,
                      .mods = MOD_SHIFT,
                      .x = hit->rect.x + hit->rect.w / 2,
                      .y = hit->rect.y + hit->rect.h / 2,
                      .wheel = -100});
  assert_true(*given_at(&stage->state->setup, "w", 1) < -3);
  size_t right;
  assert_true(ask_answer(&right, &stage->state->trace, stage->state->step, NULL));
  assert_int_equal(right, 1); /* by now */
  assert_true(shows(stage, "With the numbers of now: left"));
  assert_int_equal(result(stage, ASK_LOSS), ASK_RIGHT);
  check_contains(csv(stage), "ask,2,loss,Which loss is larger at x = 1.5?,right,right,right\n");
}

static void another_lesson_and_back(void **in) {
  Stage *stage = *in;
  answer_both(stage);
  open_lesson(stage, "other");
  assert_int_equal(result(stage, ASK_LOSS), ASK_OPEN);
  key(stage, KEY_RIGHT);
  press(stage, '1');
  open_lesson(stage, "ask");
  assert_int_equal(result(stage, ASK_LOSS), ASK_RIGHT);
  key(stage, KEY_RIGHT);
  assert_false(asks(stage));
  open_lesson(stage, "other");
  assert_int_equal(result(stage, ASK_LOSS), ASK_WRONG);
}

/* What the pointer is on belongs to the lesson that was there. */
static void a_picture_of_the_lesson_before_means_nothing(void **in) {
  Stage *stage = *in;
  key(stage, KEY_RIGHT);
  press(stage, '2');
  look(stage);
  const Hit *hit = hits_find(&stage->hits, (Target){TARGET_CELL, VALUE_SMALL_W, 1, 0, 0});
  assert_non_null(hit);
  Event event = {
      .kind = EVENT_WHEEL, .x = hit->rect.x + 5, .y = hit->rect.y + 5, .wheel = 1, .time_ms = 2000};
  Setup *setup = &stage->state->setup;
  double before = *given_at(setup, "w", 1);
  state_event(stage->state, &event, &stage->hits, &stage->effects);
  assert_true(*given_at(setup, "w", 1) > before);
  open_lesson(stage, "other");
  state_event(stage->state, &event, &stage->hits, &stage->effects);
  check_close(*given_at(setup, "w", 1), before, 0, 0);
}

static void saving_proposes_a_name_and_comes_back_to_the_sheet(void **in) {
  Stage *stage = *in;
  answer_both(stage);
  key(stage, KEY_RIGHT);
  press(stage, 's');
  assert_int_equal(stage->state->overlay, OVERLAY_SAVE_ANSWERS);
  assert_string_equal(stage->state->typing.line.text, "ask-answers.csv");
  key(stage, KEY_ENTER);
  assert_int_equal(stage->effects.save, SAVE_ANSWERS);
  assert_string_equal(stage->effects.path, "ask-answers.csv");
  assert_false(stage->effects.replace);
  state_save_exists(stage->state);
  key(stage, KEY_ENTER);
  assert_true(stage->effects.replace);
  state_save_done(stage->state);
  assert_true(is_open(stage));
  press(stage, 's');
  key(stage, KEY_ESCAPE);
  assert_true(is_open(stage));
}

static void only_csv_is_written(void **in) {
  Stage *stage = *in;
  answer_both(stage);
  key(stage, KEY_RIGHT);
  press(stage, 's');
  state_text_input(stage->state, true, stage->now_ms);
  send(stage, (Event){.kind = EVENT_TEXT, .text = "answers.png"});
  key(stage, KEY_ENTER);
  assert_int_equal(stage->effects.save, SAVE_NOTHING);
  check_contains(text_get(&stage->state->typing.message), ".csv");
}

static void csv_has_a_line_a_question_in_the_language(void **in) {
  Stage *stage = *in;
  stage->state->language = LANG_KO;
  key(stage, KEY_RIGHT);
  press(stage, '3');
  press(stage, 'l');
  assert_string_equal(csv(stage), "\xEF\xBB\xBF"
                                  "lesson,step,id,question,chosen,right_answer,result\n"
                                  "ask,2,loss,Which loss is larger at x = 1.5?,neither,right,wrong\n"
                                  "ask,3,gradient,Which gradient?,,,open\n");
  press(stage, 'l');
  check_contains(csv(stage), "ask,2,loss,손실은 어느 쪽이 클까?,같다,오른쪽,wrong\n");
}

#define WITH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      WITH(next_at_the_end_tells_what_became_of_the_questions),
      WITH(without_a_question_met_next_goes_on),
      WITH(a_held_key_does_not_rush_through),
      WITH(behind_the_last_lesson_next_closes_the_sheet),
      WITH(skipped_is_not_what_was_never_reached),
      WITH(a_row_leads_to_its_step_by_keys_of_a_remote),
      WITH(a_row_leads_to_its_step_by_a_click),
      WITH(a_question_that_was_passed_over_is_asked_on_the_way_back),
      WITH(again_opens_the_question_anew),
      WITH(starting_over_is_asked_for_twice),
      WITH(tab_reaches_the_buttons),
      WITH(nothing_changes_behind_the_sheet),
      WITH(the_key_goes_through_all_ways_and_says_which),
      WITH(what_is_not_asked_shows_itself_at_once),
      WITH(what_is_not_asked_but_was_answered_stays),
      WITH(the_numbers_of_the_answer_judge_it),
      WITH(another_lesson_and_back),
      WITH(a_picture_of_the_lesson_before_means_nothing),
      WITH(saving_proposes_a_name_and_comes_back_to_the_sheet),
      WITH(only_csv_is_written),
      WITH(csv_has_a_line_a_question_in_the_language),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
