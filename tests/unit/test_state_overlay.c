#include "support/check.h"
#include "support/given.h"
#include "support/player.h"
#include "support/sample_scene.h"
#include "support/values.h"

static Player player;

static int start(void **unused) {
  (void)unused;
  player_start(&player);
  return 0;
}

static int stop(void **unused) {
  (void)unused;
  player_stop(&player);
  return 0;
}

static const CatalogueEntry LESSONS[] = {
    {.id = "first", .number = "01", .path = "lessons/01-first.yaml"},
    {.id = "broken",
     .number = "02",
     .path = "lessons/02-broken.yaml",
     .broken = true,
     .error = {.what = "line 3 is odd"}},
    {.id = "one-sample", .number = "05", .path = "lessons/05-one-sample.yaml"},
};

static void open_list(void) {
  player_char(&player, 'm', 0);
  assert_true(player.effects.read_catalogue);
  state_catalogue(player.state, LESSONS, 3, NULL);
}

static void check_overlay(Overlay overlay) {
  assert_int_equal(state_view(player.state, 800, 600).overlay, overlay);
}

static void escape(Overlay then) {
  player_key(&player, KEY_ESCAPE, 0);
  assert_false(player.effects.quit);
  check_overlay(then);
}

static void escape_closes_one_thing_after_the_other(void **unused) {
  (void)unused;
  player_key(&player, KEY_TAB, 0);
  player.state->inspected = player_cell(VALUE_ETA, 0, 0);
  player_keys(&player, "7");
  escape(OVERLAY_NONE);
  assert_false(player.state->typing.active);
  assert_int_equal(player.state->focus.kind, TARGET_CELL);
  escape(OVERLAY_NONE);
  assert_int_equal(player.state->focus.kind, TARGET_NONE);
  assert_int_equal(player.state->inspected.kind, TARGET_NONE);
  escape(OVERLAY_LIST);
  escape(OVERLAY_QUIT);
  escape(OVERLAY_NONE);
}

/* The lesson behind a list is not what a digit is meant for. */
static void a_digit_does_nothing_behind_a_list(void **unused) {
  (void)unused;
  double label = *given_at(&player.state->setup, "label", 0);
  escape(OVERLAY_LIST);
  player_keys(&player, "3");
  check_overlay(OVERLAY_LIST);
  assert_int_equal(*given_at(&player.state->setup, "label", 0), label);
  escape(OVERLAY_LIST); /* it was searched for */
  escape(OVERLAY_QUIT);
  escape(OVERLAY_NONE);
  player_keys(&player, "3");
  assert_int_equal(*given_at(&player.state->setup, "label", 0), 3);
}

/* Why something was not done is told until the next key. */
static void a_refusal_goes_with_the_next_key(void **unused) {
  (void)unused;
  player_keys(&player, "9"); /* there are five classes */
  assert_true(player.state->notice.length > 0);
  assert_true(player.state->notice_bad);
  player_key(&player, KEY_RIGHT, 0);
  assert_int_equal(player.state->notice.length, 0);
  assert_int_equal(player.state->step, 1);
}

static void enter_quits_when_asked(void **unused) {
  (void)unused;
  player_key(&player, KEY_ESCAPE, 0);
  player_key(&player, KEY_ESCAPE, 0);
  player_key(&player, KEY_ENTER, 0);
  assert_true(player.effects.quit);
}

static void a_step_key_answers_the_question_with_no(void **unused) {
  (void)unused;
  player_key(&player, KEY_ESCAPE, 0);
  player_key(&player, KEY_ESCAPE, 0);
  player_key(&player, KEY_PAGE_DOWN, 0);
  check_overlay(OVERLAY_NONE);
  assert_int_equal(player.state->step, 1);
}

static void escape_only_closes_a_list_that_was_asked_for(void **unused) {
  (void)unused;
  open_list();
  escape(OVERLAY_NONE);
}

static void the_window_may_be_closed_at_any_time(void **unused) {
  (void)unused;
  Effects effects = {0};
  player_key(&player, KEY_RIGHT, 0);
  state_event(player.state, &(Event){.kind = EVENT_QUIT}, &player.hits, &effects);
  assert_true(effects.quit);
}

static void a_lesson_is_chosen_from_the_list(void **unused) {
  (void)unused;
  open_list();
  assert_int_equal(player.state->choice, 2); /* the open one */
  player_key(&player, KEY_DOWN, 0);
  assert_int_equal(player.state->choice, 2);
  player_key(&player, KEY_HOME, 0);
  player_key(&player, KEY_ENTER, 0);
  assert_string_equal(player.effects.open, "lessons/01-first.yaml");
  assert_int_equal(player.state->step, 0);
}

static void a_broken_lesson_cannot_be_opened(void **unused) {
  (void)unused;
  open_list();
  player_key(&player, KEY_UP, 0);
  player_key(&player, KEY_ENTER, 0);
  assert_null(player.effects.open);
  check_contains(text_get(&player.state->notice), "line 3 is odd");
  check_overlay(OVERLAY_LIST);
}

static void a_control_of_the_list_opens_its_lesson(void **unused) {
  (void)unused;
  open_list();
  Effects effects = {0};
  state_apply(player.state, (Action){.kind = ACTION_OPEN_LESSON}, &player.hits, &effects);
  assert_string_equal(effects.open, "lessons/01-first.yaml");
  effects = (Effects){0};
  state_apply(player.state, (Action){.kind = ACTION_OPEN_LESSON, .arg = 99}, &player.hits, &effects);
  assert_null(effects.open);
}

static void help_lets_every_other_key_act(void **unused) {
  (void)unused;
  player_char(&player, '/', MOD_SHIFT);
  check_overlay(OVERLAY_HELP);
  player_key(&player, KEY_F1, 0);
  check_overlay(OVERLAY_NONE);
  player_char(&player, 'h', 0);
  player_char(&player, 'l', 0); /* stays, in Korean */
  check_overlay(OVERLAY_HELP);
  player_key(&player, KEY_RIGHT, 0);
  check_overlay(OVERLAY_NONE);
  assert_int_equal(player.state->step, 1);
}

static void an_overlay_takes_the_focus_away(void **unused) {
  (void)unused;
  player_key(&player, KEY_TAB, 0);
  open_list();
  player_key(&player, KEY_UP, 0);
  assert_true(setup_equal(&player.state->setup, &player.state->base));
  assert_int_equal(player.state->choice, 1);
}

/* Keys and clicks that come before the next picture: `shown` is what lay over the lesson in the last one. */
static Effects hurry(Overlay shown, const Key *keys, size_t count) {
  const Target go = {TARGET_CONTROL, ACTION_ENTER, 0, 0, 0};
  Hits hits = {.layer = (int)shown};
  Effects effects = {0};
  Hit *hit = hits_add(&hits, (Rect){0, 0, 40, 20}, go);
  hit->action = (Action){.kind = ACTION_ENTER};
  hit->focusable = true;
  for (size_t i = 0; i < count; i++) {
    const Event event = {.kind = EVENT_KEY, .key = keys[i], .time_ms = player.now_ms};
    state_event(player.state, &event, &hits, &effects);
  }
  hits_free(&hits);
  return effects;
}

static void keys_faster_than_the_picture_find_nothing_of_it(void **unused) {
  (void)unused;
  static const Key KEYS[] = {KEY_ESCAPE, KEY_TAB, KEY_ENTER, KEY_TAB, KEY_ENTER};
  player_char(&player, 'g', 0);
  check_overlay(OVERLAY_GO);
  Effects effects = hurry(OVERLAY_GO, KEYS, sizeof KEYS / sizeof *KEYS);
  check_overlay(OVERLAY_NONE);
  assert_int_equal(player.state->focus.kind, TARGET_NONE);
  assert_false(effects.quit);
}

/* Whatever a picture says, Enter does not press Enter. */
static void a_control_that_enters_is_not_entered_again(void **unused) {
  (void)unused;
  static const Key KEYS[] = {KEY_TAB, KEY_ENTER};
  (void)hurry(OVERLAY_NONE, KEYS, sizeof KEYS / sizeof *KEYS);
  check_overlay(OVERLAY_NONE);
}

static void clicks_faster_than_the_picture_find_nothing_of_it(void **unused) {
  (void)unused;
  Hits lesson = {0};
  Effects effects = {0};
  hits_add(&lesson, (Rect){0, 0, 40, 20}, (Target){TARGET_TIMELINE, 7, 0, 0, 0});
  const Event down = {.kind = EVENT_POINTER_DOWN, .button = BUTTON_LEFT, .clicks = 1, .x = 5, .y = 5};
  player_char(&player, 'g', 0);
  state_event(player.state, &down, &lesson, &effects);
  assert_int_equal(player.state->step, 0);
  hits_free(&lesson);
}

/* What was pressed in an overlay is gone when the button comes up. */
static void closing_lets_the_button_go(void **unused) {
  (void)unused;
  player_char(&player, 'g', 0);
  player_down(&player, 1, 1, 1);
  escape(OVERLAY_NONE);
  assert_false(player.state->press.down);
}

static void without_a_lesson_there_is_the_list(void **unused) {
  (void)unused;
  State *state = state_new(&player.strings);
  Effects effects = {0};
  state_apply(state, (Action){.kind = ACTION_LIST}, &player.hits, &effects);
  state_catalogue(state, LESSONS, 3, NULL);
  const ActionKind harmless[] = {ACTION_NEXT,        ACTION_GO,   ACTION_RESET,
                                 ACTION_SAVE_LESSON, ACTION_PLAY, ACTION_LABEL,
                                 ACTION_OPEN_UPDATE, ACTION_UNDO, ACTION_CHANGE};
  for (size_t i = 0; i < sizeof harmless / sizeof harmless[0]; i++)
    state_apply(state, (Action){.kind = harmless[i], .arg = 1}, &player.hits, &effects);
  ViewState view = state_view(state, 800, 600);
  assert_null(view.lesson);
  assert_int_equal(view.overlay, OVERLAY_LIST);
  Text title = {0};
  state_title(state, &title);
  assert_string_equal(text_get(&title), "Stepmax");
  text_free(&title);
  state_apply(state, (Action){.kind = ACTION_CLOSE}, &player.hits, &effects);
  assert_int_equal(state->overlay, OVERLAY_QUIT);
  state_apply(state, (Action){.kind = ACTION_CLOSE}, &player.hits, &effects);
  assert_int_equal(state->overlay, OVERLAY_LIST);
  /* Help, too, goes back to the list, however it is closed. */
  const ActionKind closing[] = {ACTION_HELP, ACTION_ENTER, ACTION_CLOSE, ACTION_NEXT};
  for (size_t i = 0; i < sizeof closing / sizeof closing[0]; i++) {
    state_apply(state, (Action){.kind = ACTION_HELP}, &player.hits, &effects);
    assert_int_equal(state->overlay, OVERLAY_HELP);
    state_apply(state, (Action){.kind = closing[i]}, &player.hits, &effects);
    assert_int_equal(state->overlay, OVERLAY_LIST);
  }
  state_free(state);
}

/* --- A lesson's file that changes */

static void reload(void (*change)(Lesson *)) {
  Lesson lesson;
  Arena arena = {0};
  Error err;
  player_lesson(&lesson, &arena);
  change(&lesson);
  assert_true(state_reload(player.state, &lesson, arena, &err));
  player_wait(&player, 1);
}

static void other_title(Lesson *lesson) {
  lesson->title.in[LANG_EN] = "Another";
  *given_at(&lesson->setup, "eta", 0) = 0.02;
}

static void narrow(Lesson *lesson) {
  lesson->ranges[given_field(&lesson->setup, "x")].max = 5;
}

static void fewer_classes(Lesson *lesson) {
  Setup *setup = &lesson->setup, four = SAMPLE_SETUP(lesson->scene, {"K", 4}, {"D", 3});
  static const char *const SAME[] = {"x", "label", "eta", "updates"};
  for (size_t i = 0; i < 4; i++)
    given_put(&four, SAME[i], given_at(setup, SAME[i], 0), given_count(setup, SAME[i]));
  *setup = four;
  lesson->ranges[given_field(setup, "label")].max = 4;
}

static void a_changed_file_keeps_step_and_edits(void **unused) {
  (void)unused;
  player_go(&player, 18);
  player_wheel(&player, 110, 110, 1, 0);
  reload(other_title);
  assert_string_equal(state_view(player.state, 800, 600).lesson->title.in[LANG_EN], "Another");
  assert_int_equal(player.state->step, 18);
  check_close(*given_at(&player.state->setup, "x", 0), 5.1, 0, 0);
  check_close(*given_at(&player.state->setup, "eta", 0), 0.02, 0, 0);
  check_contains(text_get(&player.state->notice), "loaded again");
  player_char(&player, 'z', MOD_CTRL);
  check_close(*given_at(&player.state->setup, "x", 0), 5, 0, 0);
  check_close(*given_at(&player.state->setup, "eta", 0), 0.02, 0, 0);
}

static void edits_that_no_longer_fit_are_dropped_and_told(void **unused) {
  (void)unused;
  player_go(&player, 18);
  player_wheel(&player, 110, 110, 1, 0);
  reload(narrow);
  check_close(*given_at(&player.state->setup, "x", 0), 5, 0, 0);
  check_contains(text_get(&player.state->notice), "without your edits");
  player_wheel(&player, 150, 110, 1, 0);
  reload(fewer_classes);
  assert_int_equal(given_size(&player.state->trace.setup, "K"), 4);
  check_close(*given_at(&player.state->setup, "x", 1), 3, 0, 0);
  assert_int_equal(player.state->step, 18);
}

static void a_changed_file_does_not_disturb_a_question(void **unused) {
  (void)unused;
  player_char(&player, 'g', 0);
  player_keys(&player, "1");
  reload(other_title);
  player_keys(&player, "2");
  player_key(&player, KEY_ENTER, 0);
  assert_int_equal(player.state->step, 11);
}

static void unknown_value(Lesson *lesson) {
  static const Reveal wrong = {.name = "nothing", .line = 7, .column = 3};
  lesson->steps[0].reveals = &wrong;
  lesson->steps[0].reveal_count = 1;
}

static void a_lesson_that_cannot_be_built_changes_nothing(void **unused) {
  (void)unused;
  Lesson lesson;
  Arena arena = {0};
  Error err;
  player_go(&player, 5);
  player_lesson(&lesson, &arena);
  unknown_value(&lesson);
  assert_false(state_reload(player.state, &lesson, arena, &err));
  assert_int_equal(err.line, 7);
  assert_false(state_open(player.state, &lesson, arena, NULL, &err));
  arena_free(&arena);
  assert_int_equal(player.state->step, 5);
  char id[TRACE_ID_MAX];
  assert_string_equal(trace_step_id(id, &player.state->trace, 5), "compare");
}

static void a_bad_notice_stays_until_escape(void **unused) {
  (void)unused;
  state_notice(player.state, true, "line 7 is odd");
  player_key(&player, KEY_RIGHT, 0);
  assert_string_equal(state_view(player.state, 800, 600).notice, "line 7 is odd");
  escape(OVERLAY_NONE);
  assert_string_equal(state_view(player.state, 800, 600).notice, "");
}

static void a_picture_to_keep_shows_the_step_alone(void **unused) {
  (void)unused;
  player_go(&player, 17);
  player_key(&player, KEY_RIGHT, 0);
  player_key(&player, KEY_TAB, 0);
  player_char(&player, 'h', 0);
  state_notice(player.state, true, "something");
  ViewState picture = state_picture(player.state, 640, 480);
  assert_int_equal(picture.step, 18);
  check_close(picture.progress, 1, 0, 0);
  assert_int_equal(picture.width, 640);
  assert_int_equal(picture.overlay, OVERLAY_NONE);
  assert_int_equal(picture.focus.kind, TARGET_NONE);
  assert_string_equal(picture.notice, "");
  assert_string_equal(picture.field.text, "");
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, start, stop)

/* A presenter's remote sends Esc to end what F5 began. */
static void escape_leaves_full_screen_first(void **unused) {
  (void)unused;
  player.state->fullscreen = true;
  player_key(&player, KEY_ESCAPE, 0);
  assert_int_equal(player.effects.screen, SCREEN_TOGGLE);
  check_overlay(OVERLAY_NONE);
  player.state->fullscreen = false;
  escape(OVERLAY_LIST);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      CASE(escape_closes_one_thing_after_the_other),
      CASE(a_digit_does_nothing_behind_a_list),
      CASE(a_refusal_goes_with_the_next_key),
      CASE(enter_quits_when_asked),
      CASE(escape_leaves_full_screen_first),
      CASE(a_step_key_answers_the_question_with_no),
      CASE(escape_only_closes_a_list_that_was_asked_for),
      CASE(the_window_may_be_closed_at_any_time),
      CASE(a_lesson_is_chosen_from_the_list),
      CASE(a_broken_lesson_cannot_be_opened),
      CASE(a_control_of_the_list_opens_its_lesson),
      CASE(help_lets_every_other_key_act),
      CASE(an_overlay_takes_the_focus_away),
      CASE(keys_faster_than_the_picture_find_nothing_of_it),
      CASE(a_control_that_enters_is_not_entered_again),
      CASE(clicks_faster_than_the_picture_find_nothing_of_it),
      CASE(closing_lets_the_button_go),
      CASE(without_a_lesson_there_is_the_list),
      CASE(a_changed_file_keeps_step_and_edits),
      CASE(edits_that_no_longer_fit_are_dropped_and_told),
      CASE(a_changed_file_does_not_disturb_a_question),
      CASE(a_lesson_that_cannot_be_built_changes_nothing),
      CASE(a_bad_notice_stays_until_escape),
      CASE(a_picture_to_keep_shows_the_step_alone),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
