/* The list of lessons: chosen with keys, a remote and the pointer, searched, opened, and how far one has
 * come. */
#include "support/check.h"
#include "support/player.h"

#include <string.h>

static Player player;
static LessonProgress progress;

/* Two groups: three lessons, two lessons; the fourth is broken. */
static const CatalogueEntry LESSONS[] = {
    {.id = "regression",
     .number = "01",
     .path = "lessons/01.yaml",
     .title = {.in = {"Regression", "회귀: 식 하나로 맞히기"}},
     .about = {.in = {"How squares measure an error", "오차 제곱의 평균"}}},
    {.id = "softmax",
     .number = "02",
     .path = "lessons/02.yaml",
     .title = {.in = {"From scores to probabilities", "점수를 확률로"}}},
    {.id = "one-sample",
     .number = "03",
     .path = "lessons/03.yaml",
     .title = {.in = {"One sample, all the way", "한 샘플을 끝까지"}}},
    {.id = "torn",
     .number = "",
     .path = "lessons/torn.yaml",
     .title = {.in = {"torn.yaml", "torn.yaml"}},
     .broken = true,
     .error = {.kind = ERROR_FAILED, .what = "line 3 is odd"},
     .group = 1},
    {.id = "hinge",
     .number = "",
     .path = "lessons/hinge.yaml",
     .title = {.in = {"Hinge loss", "힌지 손실"}},
     .group = 1},
};
enum { COUNT = sizeof LESSONS / sizeof *LESSONS };

static void open_list(void) {
  player_char(&player, 'm', 0);
  assert_true(player.effects.read_catalogue);
  state_catalogue(player.state, LESSONS, COUNT, NULL);
}

static int start(void **unused) {
  (void)unused;
  player_start(&player);
  progress = (LessonProgress){0};
  player.state->progress = &progress;
  player.state->tracked = true;
  return 0;
}

static int stop(void **unused) {
  (void)unused;
  player_stop(&player);
  return 0;
}

static ListView list(void) {
  return state_view(player.state, 1280, 720).list;
}

static void check_chosen(size_t entry) {
  assert_int_equal(list().choice, entry);
}

static void press(Key key) {
  player_key(&player, key, 0);
}

/* --- Choosing and opening */

static void a_remote_chooses_and_opens(void **unused) {
  (void)unused;
  open_list();
  check_chosen(2); /* the open one */
  press(KEY_PAGE_UP);
  check_chosen(1);
  assert_null(player.effects.open);
  press(KEY_PAGE_DOWN);
  press(KEY_PAGE_UP);
  press(KEY_F5);
  assert_string_equal(player.effects.open, "lessons/02.yaml");
  assert_int_equal(player.effects.screen, SCREEN_FULL);
  player_key(&player, KEY_F5, MOD_SHIFT);
  assert_string_equal(player.effects.open, "lessons/02.yaml");
  Effects effects = {0};
  const Event stop_key = {
      .kind = EVENT_KEY, .key = KEY_CHAR, .codepoint = '.', .time_ms = player.now_ms + 10};
  state_event(player.state, &stop_key, &player.hits, &effects);
  assert_string_equal(effects.open, "lessons/02.yaml");
  assert_int_equal(effects.screen, SCREEN_SAME);
  assert_false(player.state->blank);
  player_type(&player, "."); /* which comes with the key */
  assert_int_equal(list().shown_count, COUNT);
}

static void a_remote_that_sends_tab_and_return_opens_too(void **unused) {
  (void)unused;
  open_list();
  press(KEY_HOME);
  press(KEY_TAB);
  check_chosen(1);
  press(KEY_ENTER);
  assert_string_equal(player.effects.open, "lessons/02.yaml");
}

static void a_broken_lesson_says_why_and_leaves_the_window_as_it_is(void **unused) {
  (void)unused;
  open_list();
  press(KEY_PAGE_DOWN);
  check_chosen(3);
  press(KEY_F5);
  assert_null(player.effects.open);
  assert_int_equal(player.effects.screen, SCREEN_SAME);
  check_contains(text_get(&player.state->notice), "line 3 is odd");
}

/* A fault that shows only when the lesson's picture is drawn. */
static void a_fault_of_the_picture_is_one_of_the_lesson(void **unused) {
  (void)unused;
  static const Error FAULT = {.kind = ERROR_FAILED, .what = "an odd formula"};
  open_list();
  state_list_picture(player.state, 1, &(LessonCard){.fault = &FAULT});
  press(KEY_PAGE_UP);
  press(KEY_ENTER);
  assert_null(player.effects.open);
  check_contains(text_get(&player.state->notice), "an odd formula");
}

/* Two columns: 0 1 / 2 above, 3 4 below. */
static void up_and_down_keep_the_column(void **unused) {
  (void)unused;
  open_list();
  state_list_drawn(player.state, &(ListPlace){.columns = 2});
  press(KEY_HOME);
  press(KEY_RIGHT);
  check_chosen(1);
  press(KEY_DOWN); /* to the last card of a shorter row */
  check_chosen(2);
  press(KEY_DOWN);
  check_chosen(3);
  press(KEY_RIGHT);
  press(KEY_DOWN);
  check_chosen(4);
  press(KEY_UP);
  check_chosen(2);
  press(KEY_UP);
  check_chosen(0);
  press(KEY_UP);
  check_chosen(0);
}

static void tab_goes_on_to_the_buttons_and_round(void **unused) {
  (void)unused;
  const Target theme = {TARGET_CONTROL, ACTION_THEME, 0, 0, 0};
  bool dark = player.state->dark;
  open_list();
  Hit *hit = hits_add(&player.hits, (Rect){0, 0, 20, 20}, theme);
  hit->action = (Action){.kind = ACTION_THEME};
  hit->focusable = true;
  Effects effects = {0};
  press(KEY_END);
  hits_clear(&player.hits);
  hit = hits_add(&player.hits, (Rect){0, 0, 20, 20}, theme);
  hit->action = (Action){.kind = ACTION_THEME};
  hit->focusable = true;
  state_apply(player.state, (Action){.kind = ACTION_FOCUS_NEXT}, &player.hits, &effects);
  assert_true(target_equal(player.state->focus, theme));
  state_apply(player.state, (Action){.kind = ACTION_ENTER}, &player.hits, &effects);
  assert_int_equal(player.state->dark, !dark);
  assert_null(effects.open);
  state_apply(player.state, (Action){.kind = ACTION_FOCUS_NEXT}, &player.hits, &effects);
  assert_int_equal(player.state->focus.kind, TARGET_NONE);
  check_chosen(0);
}

/* --- Searching */

static void check_found(size_t count, size_t first) {
  ListView found = list();
  assert_int_equal(found.shown_count, count);
  if (count > 0)
    assert_int_equal(found.shown[0], first);
  if (count > 0)
    assert_int_equal(found.choice, first);
}

static void search(const char *text) {
  press(KEY_ESCAPE);
  if (player.state->overlay != OVERLAY_LIST)
    open_list();
  press(KEY_END);
  player_type(&player, text);
}

static void what_is_typed_is_looked_for_in_both_languages(void **unused) {
  (void)unused;
  open_list();
  search("SQUARES err");
  check_found(1, 0);
  search("확률");
  check_found(1, 1);
  search("힌지");
  check_found(1, 4);
  search("02");
  check_found(1, 1);
  search("one-sam");
  check_found(1, 2);
  search("nothing of it");
  check_found(0, 0);
  press(KEY_ENTER);
  assert_null(player.effects.open);
  press(KEY_PAGE_DOWN);
  press(KEY_DELETE);
}

/* Letters that mean something elsewhere, and letters that come as keys alone. */
static void letters_only_search(void **unused) {
  (void)unused;
  open_list();
  player_keys(&player, "tlmb"); /* each comes as text, too, and is typed once */
  assert_int_equal(player.state->overlay, OVERLAY_LIST);
  assert_string_equal(player.state->typing.line.text, "tlmb");
  press(KEY_ESCAPE);
  state_text_input(player.state, false, player.now_ms); /* no text comes */
  player.text_on = false;
  Effects effects = {0};
  const Event key = {.kind = EVENT_KEY, .key = KEY_CHAR, .codepoint = 'h', .time_ms = player.now_ms + 20};
  state_event(player.state, &key, &player.hits, &effects);
  assert_string_equal(player.state->typing.line.text, "h");
}

static void escape_clears_then_closes(void **unused) {
  (void)unused;
  open_list();
  player_type(&player, "soft");
  check_found(1, 1);
  press(KEY_ESCAPE);
  assert_int_equal(player.state->overlay, OVERLAY_LIST);
  assert_int_equal(list().shown_count, COUNT);
  check_chosen(1);
  press(KEY_ESCAPE);
  assert_int_equal(player.state->overlay, OVERLAY_NONE);
}

static void backspace_takes_a_letter_away(void **unused) {
  (void)unused;
  open_list();
  player_type(&player, "힌지x");
  check_found(0, 0);
  press(KEY_BACKSPACE);
  check_found(1, 4);
  press(KEY_SPACE); /* between words it is typed ... */
  player_type(&player, " 손실");
  check_found(1, 4);
  press(KEY_ESCAPE);
  press(KEY_HOME);
  press(KEY_SPACE); /* ... and elsewhere goes to the next */
  player_type(&player, " ");
  check_chosen(1);
  assert_int_equal(list().shown_count, COUNT);
}

/* --- How far one has come */

/* The open lesson is shown as if it had been opened from the list. */
static void open_again(void) {
  Error err;
  Lesson lesson;
  Arena arena = {0};
  player_lesson(&lesson, &arena);
  assert_true(state_open(player.state, &lesson, arena, NULL, &err));
  player_wait(&player, 1);
}

static void a_lesson_goes_on_where_it_was_left(void **unused) {
  (void)unused;
  for (int i = 0; i < 4; i++)
    press(KEY_RIGHT);
  assert_true(player.effects.chosen & CHOSE_PROGRESS);
  press(KEY_LEFT);
  assert_false(player.effects.chosen & CHOSE_PROGRESS);
  const ProgressEntry *known = progress_of(&progress, "one-sample");
  assert_non_null(known);
  assert_int_equal(known->reached, 5);
  assert_int_equal(known->steps, player.state->trace.step_count);
  open_list();
  assert_int_equal(list().cards[2].reached, 5);
  press(KEY_ENTER);
  open_again();
  assert_int_equal(player.state->step, 4);
  open_list();
  press(KEY_F5);
  open_again();
  assert_int_equal(player.state->step, 0);
}

static void another_lesson_is_not_resumed(void **unused) {
  (void)unused;
  progress_reach(&progress, "softmax", 3, 9, false);
  open_list();
  press(KEY_PAGE_UP);
  press(KEY_ENTER);
  open_again(); /* a file that was dropped, say */
  assert_int_equal(player.state->step, 0);
}

static void the_end_is_done_and_begins_anew(void **unused) {
  (void)unused;
  press(KEY_END);
  assert_true(progress_of(&progress, "one-sample")->done);
  press(KEY_HOME);
  open_list();
  assert_true(list().cards[2].done);
  press(KEY_ENTER);
  open_again();
  assert_int_equal(player.state->step, 0);
}

/* A file that has fewer steps now than were reached. */
static void a_lesson_may_become_shorter(void **unused) {
  (void)unused;
  progress_reach(&progress, "one-sample", 500, 600, false);
  open_list();
  press(KEY_ENTER);
  open_again();
  assert_int_equal(player.state->step, player.state->trace.step_count - 1);
  press(KEY_LEFT);
  const ProgressEntry *known = progress_of(&progress, "one-sample");
  assert_int_equal(known->steps, player.state->trace.step_count);
  assert_int_equal(known->reached, known->steps);
}

static void what_is_forgotten_comes_back(void **unused) {
  (void)unused;
  press(KEY_RIGHT);
  open_list();
  press(KEY_DELETE);
  assert_null(progress_of(&progress, "one-sample"));
  assert_true(player.effects.chosen & CHOSE_PROGRESS);
  assert_int_equal(list().cards[2].reached, 0);
  check_contains(text_get(&player.state->notice), "Ctrl+Z");
  player_char(&player, 'z', MOD_CTRL);
  assert_int_equal(progress_of(&progress, "one-sample")->reached, 2);
  assert_int_equal(list().cards[2].reached, 2);
  player_char(&player, 'z', MOD_CTRL); /* nothing more */
  assert_int_equal(progress_of(&progress, "one-sample")->reached, 2);
}

static void a_lesson_from_elsewhere_counts_for_nothing(void **unused) {
  (void)unused;
  player.state->tracked = false;
  press(KEY_RIGHT);
  assert_null(progress_of(&progress, "one-sample"));
}

/* --- The pointer */

static void a_drag_scrolls_and_a_click_opens(void **unused) {
  (void)unused;
  open_list();
  Hit *hit =
      hits_add(&player.hits, (Rect){0, 0, 400, 400}, (Target){TARGET_CONTROL, ACTION_OPEN_LESSON, 1, 0, 0});
  hit->action = (Action){.kind = ACTION_OPEN_LESSON, .arg = 1};
  const Hits hits = player.hits;
  Effects effects = {0};
  const double ys[] = {300, 280, 200, 150};
  for (size_t i = 0; i < 4; i++) {
    const Event event = {.kind = i == 0   ? EVENT_POINTER_DOWN
                                 : i == 3 ? EVENT_POINTER_UP
                                          : EVENT_POINTER_MOVE,
                         .button = BUTTON_LEFT,
                         .clicks = 1,
                         .x = 50,
                         .y = ys[i],
                         .time_ms = player.now_ms};
    state_event(player.state, &event, &hits, &effects);
  }
  check_close(player.state->overlay_scroll, 80, 0, 1e-9);
  assert_null(effects.open);
  Event event = {.kind = EVENT_POINTER_DOWN, .button = BUTTON_LEFT, .clicks = 1, .x = 5, .y = 5};
  state_event(player.state, &event, &hits, &effects);
  event.kind = EVENT_POINTER_UP;
  state_event(player.state, &event, &hits, &effects);
  assert_string_equal(effects.open, "lessons/02.yaml");
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)
  const struct CMUnitTest tests[] = {
      TEST(a_remote_chooses_and_opens),
      TEST(a_remote_that_sends_tab_and_return_opens_too),
      TEST(a_broken_lesson_says_why_and_leaves_the_window_as_it_is),
      TEST(a_fault_of_the_picture_is_one_of_the_lesson),
      TEST(up_and_down_keep_the_column),
      TEST(tab_goes_on_to_the_buttons_and_round),
      TEST(what_is_typed_is_looked_for_in_both_languages),
      TEST(letters_only_search),
      TEST(escape_clears_then_closes),
      TEST(backspace_takes_a_letter_away),
      TEST(a_lesson_goes_on_where_it_was_left),
      TEST(another_lesson_is_not_resumed),
      TEST(the_end_is_done_and_begins_anew),
      TEST(a_lesson_may_become_shorter),
      TEST(what_is_forgotten_comes_back),
      TEST(a_lesson_from_elsewhere_counts_for_nothing),
      TEST(a_drag_scrolls_and_a_click_opens),
  };
#undef TEST
  return cmocka_run_group_tests(tests, NULL, NULL);
}
