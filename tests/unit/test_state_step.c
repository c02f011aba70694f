#include "app/limits.h"
#include "support/check.h"
#include "support/player.h"

#include <string.h>

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

static size_t step(void) {
  return player.state->step;
}

static double progress(void) {
  return state_view(player.state, 1280, 720).progress;
}

static size_t last(void) {
  return player.state->trace.step_count - 1;
}

static const char *step_id(void) {
  static char id[TRACE_ID_MAX];
  return trace_step_id(id, &player.state->trace, step());
}

static void forward_animates_from_0_to_1(void **unused) {
  (void)unused;
  player_key(&player, KEY_RIGHT, 0);
  assert_int_equal(step(), 1);
  assert_true(player.effects.redraw);
  check_close(progress(), 0, 0, 0);
  assert_int_equal(state_timeout(player.state, player.now_ms), 0);
  player_wait(&player, 125);
  check_close(progress(), 0.5, 0, 1e-12);
  player_wait(&player, 125);
  assert_true(player.effects.redraw);
  check_close(progress(), 1, 0, 0);
  player_wait(&player, 1);
  assert_false(player.effects.redraw); /* at rest nothing is drawn, and nothing waited for */
  assert_int_equal(state_timeout(player.state, player.now_ms), -1);
}

static void back_is_at_once(void **unused) {
  (void)unused;
  player_key(&player, KEY_RIGHT, 0);
  player_key(&player, KEY_RIGHT, 0);
  player_key(&player, KEY_LEFT, 0);
  assert_int_equal(step(), 1);
  check_close(progress(), 1, 0, 0);
}

static void a_chart_over_updates_goes_to_the_one_pointed_at(void **unused) {
  (void)unused;
  player_click(&player, 75, 640);
  assert_int_equal(step(), 7);
  player_down(&player, 25, 610, 1);
  player_move(&player, 45, 660);
  assert_int_equal(step(), 4);
  player_move(&player, 95, 10); /* no longer over it */
  assert_int_equal(step(), 4);
  player_move(&player, 15, 630);
  player_up(&player, 15, 630);
  assert_int_equal(step(), 1);
}

static void no_press_is_lost_in_an_animation(void **unused) {
  (void)unused;
  for (size_t i = 1; i <= last(); i++) {
    player_key(&player, KEY_PAGE_DOWN, 0);
    assert_int_equal(step(), i);
    check_close(progress(), 0, 0, 0);
  }
  player_key(&player, KEY_PAGE_DOWN, 0);
  assert_int_equal(step(), last());
  for (size_t i = last(); i > 0; i--) {
    player_key(&player, KEY_BACKSPACE, 0);
    assert_int_equal(step(), i - 1);
  }
  player_key(&player, KEY_LEFT, 0);
  assert_int_equal(step(), 0);
}

static void without_motion_all_is_at_rest(void **unused) {
  (void)unused;
  player_char(&player, 'j', 0);
  assert_int_equal(player.effects.chosen, CHOSE_MOTION);
  player_key(&player, KEY_RIGHT, 0);
  check_close(progress(), 1, 0, 0);
  assert_int_equal(state_timeout(player.state, player.now_ms), -1);
}

static void home_end_and_updates(void **unused) {
  (void)unused;
  player_key(&player, KEY_END, 0);
  assert_int_equal(step(), last());
  player_char(&player, '[', 0);
  assert_string_equal(step_id(), "update-12");
  player_key(&player, KEY_HOME, 0);
  assert_int_equal(step(), 0);
  player_char(&player, ']', 0);
  assert_string_equal(step_id(), "update-2");
  player_char(&player, '[', 0);
  assert_int_equal(step(), 0);
}

static void f5_presents_from_the_first_step(void **unused) {
  (void)unused;
  player_go(&player, 7);
  player_key(&player, KEY_F5, 0);
  assert_int_equal(step(), 0);
  assert_int_equal(player.effects.screen, SCREEN_FULL);
  player_char(&player, 'f', 0);
  assert_int_equal(player.effects.screen, SCREEN_TOGGLE);
}

static void the_timeline_is_clicked_and_dragged(void **unused) {
  (void)unused;
  player_down(&player, 55, 705, 1);
  assert_int_equal(step(), 5);
  player_move(&player, 123, 300); /* held, it may leave the line */
  assert_int_equal(step(), 12);
  player_move(&player, -50, 705);
  assert_int_equal(step(), 0);
  player_move(&player, 5000, 705);
  assert_int_equal(step(), last());
  player_up(&player, 5000, 705);
  player_move(&player, 55, 705);
  assert_int_equal(step(), last());
}

static void a_held_key_goes_on_stepping_but_toggles_once(void **unused) {
  (void)unused;
  Event event = {.kind = EVENT_KEY, .key = KEY_RIGHT, .repeat = true, .time_ms = 5000};
  Effects effects = {0};
  state_event(player.state, &event, &player.hits, &effects);
  state_event(player.state, &event, &player.hits, &effects);
  assert_int_equal(step(), 2);
  event.key = KEY_CHAR;
  event.codepoint = 't';
  state_event(player.state, &event, &player.hits, &effects);
  assert_false(player.state->dark);
}

static void auto_play_steps_and_ends_with_the_last(void **unused) {
  (void)unused;
  player_go(&player, last() - 2);
  player_wait(&player, 60000);
  assert_int_equal(step(), last() - 2); /* nothing plays unless asked */
  player_char(&player, 'a', 0);
  assert_int_equal(state_timeout(player.state, player.now_ms), 3000);
  player_wait(&player, 2999);
  assert_int_equal(step(), last() - 2);
  player_wait(&player, 1);
  assert_int_equal(step(), last() - 1);
  assert_true(state_view(player.state, 800, 600).playing);
  player_wait(&player, 3000);
  assert_int_equal(step(), last());
  assert_false(state_view(player.state, 800, 600).playing);
}

static void stepping_by_hand_restarts_the_pause(void **unused) {
  (void)unused;
  player_char(&player, 'a', 0);
  player_wait(&player, 2900);
  player_key(&player, KEY_RIGHT, 0);
  assert_int_equal(step(), 1);
  player_wait(&player, 2900);
  assert_int_equal(step(), 1);
  assert_true(player.state->playing);
  player_wait(&player, 100);
  assert_int_equal(step(), 2);
  player_char(&player, 'a', 0);
  player_wait(&player, 10000);
  assert_int_equal(step(), 2);
}

static void auto_play_waits_while_something_is_open(void **unused) {
  (void)unused;
  player_char(&player, 'a', 0);
  player_char(&player, 'h', 0);
  player_wait(&player, 10000);
  assert_int_equal(step(), 0);
  assert_true(state_timeout(player.state, player.now_ms) < 0);
  player_key(&player, KEY_ESCAPE, 0);
  player_wait(&player, 2900);
  assert_int_equal(step(), 0);
  player_wait(&player, 100);
  assert_int_equal(step(), 1);
  player_char(&player, 'b', 0);
  player_wait(&player, 10000);
  player_char(&player, 'b', 0);
  player_wait(&player, 2900); /* the audience has the whole pause again */
  assert_int_equal(step(), 1);
}

static void the_pause_has_its_bounds(void **unused) {
  (void)unused;
  player_char(&player, '.', MOD_SHIFT);
  check_close(player.state->pause_s, 2, 0, 0);
  assert_int_equal(player.effects.chosen, CHOSE_PAUSE);
  check_contains(text_get(&player.state->notice), "2");
  for (int i = 0; i < 20; i++)
    player_char(&player, '.', MOD_SHIFT);
  check_close(player.state->pause_s, LIMIT_PAUSE_LEAST, 0, 0);
  for (int i = 0; i < 20; i++)
    player_char(&player, ',', MOD_SHIFT);
  check_close(player.state->pause_s, LIMIT_PAUSE_MOST, 0, 0);
}

static void an_update_opens_and_closes(void **unused) {
  (void)unused;
  size_t all = last();
  player_char(&player, 'o', 0); /* the first update is always open */
  assert_int_equal(last(), all);
  player_key(&player, KEY_END, 0);
  player_char(&player, '[', 0);
  player_char(&player, 'o', 0);
  assert_true(last() > all);
  assert_memory_equal(step_id(), "update-12/", strlen("update-12/"));
  assert_int_equal(trace_step(&player.state->trace, step()).pass, 11);
  assert_int_equal(trace_step(&player.state->trace, step() - 1).pass, 10); /* at its beginning */
  player_key(&player, KEY_RIGHT, 0);
  player_char(&player, 'o', 0);
  assert_int_equal(last(), all);
  assert_string_equal(step_id(), "update-12");
}

static void blank_comes_back_with_any_key_and_nothing_else(void **unused) {
  (void)unused;
  player_char(&player, '.', 0);
  assert_true(state_view(player.state, 800, 600).blank);
  player_key(&player, KEY_RIGHT, 0);
  assert_false(state_view(player.state, 800, 600).blank);
  assert_int_equal(step(), 0);
  player_char(&player, 'b', 0);
  player_click(&player, 55, 705);
  assert_false(player.state->blank);
  assert_int_equal(step(), 0);
  player_char(&player, 'b', 0);
  player_char(&player, 'b', 0);
  assert_false(player.state->blank);
}

static void looks_change_and_are_told(void **unused) {
  (void)unused;
  player_char(&player, 'l', 0);
  assert_int_equal(player.state->language, LANG_KO);
  assert_int_equal(player.effects.chosen, CHOSE_LANGUAGE);
  player_char(&player, 't', 0);
  assert_true(state_view(player.state, 800, 600).dark);
  for (int i = 0; i < 4; i++)
    player_char(&player, 'd', 0);
  assert_int_equal(player.state->digits, 4); /* 2, 4, 6, 2, 4 */
  for (int i = 0; i < 20; i++)
    player_char(&player, '=', MOD_CTRL);
  check_close(player.state->text_scale, LIMIT_TEXT_MOST, 0, 0);
  for (int i = 0; i < 20; i++)
    player_char(&player, '-', 0);
  check_close(player.state->text_scale, LIMIT_TEXT_LEAST, 0, 0);
  player_char(&player, '+', 0);
  check_close(player.state->text_scale, 0.9, 0, 0);
}

static void the_window_is_told_where_one_is(void **unused) {
  (void)unused;
  Text title = {0};
  player.state->lesson.title.in[LANG_EN] = "One sample of class {label}";
  player_go(&player, 4);
  state_title(player.state, &title);
  assert_string_equal(text_get(&title), "One sample of class 4 5/31 - Stepmax");
  text_free(&title);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, start, stop)

/* "next" on the last step asks for the lesson after this one; a key that is held down stops there. */
static void the_end_leads_to_the_next_lesson(void **unused) {
  (void)unused;
  const char *id = player.state->lesson.id;
  const CatalogueEntry entries[] = {{.id = "before", .path = "a"},
                                    {.id = id, .path = "b"},
                                    {.path = "c", .broken = true},
                                    {.id = "after", .path = "d"}};
  player_go(&player, last());
  assert_false(player.effects.next_lesson);
  const Event held = {.kind = EVENT_KEY, .key = KEY_RIGHT, .repeat = true, .time_ms = player.now_ms};
  Effects effects = {0};
  state_event(player.state, &held, &player.hits, &effects);
  assert_false(effects.next_lesson);
  player_key(&player, KEY_RIGHT, 0);
  assert_true(player.effects.next_lesson);
  assert_int_equal(step(), last());
  assert_null(state_next_lesson(player.state)); /* no list has been read */
  state_catalogue(player.state, entries, 4, NULL);
  assert_string_equal(state_next_lesson(player.state), "d");
  state_catalogue(player.state, entries, 2, NULL);
  assert_null(state_next_lesson(player.state));
  player_key(&player, KEY_LEFT, 0);
  assert_false(player.effects.next_lesson);
  state_catalogue(player.state, NULL, 0, NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      CASE(forward_animates_from_0_to_1),
      CASE(back_is_at_once),
      CASE(a_chart_over_updates_goes_to_the_one_pointed_at),
      CASE(no_press_is_lost_in_an_animation),
      CASE(without_motion_all_is_at_rest),
      CASE(home_end_and_updates),
      CASE(f5_presents_from_the_first_step),
      CASE(the_timeline_is_clicked_and_dragged),
      CASE(a_held_key_goes_on_stepping_but_toggles_once),
      CASE(the_end_leads_to_the_next_lesson),
      CASE(auto_play_steps_and_ends_with_the_last),
      CASE(stepping_by_hand_restarts_the_pause),
      CASE(auto_play_waits_while_something_is_open),
      CASE(the_pause_has_its_bounds),
      CASE(an_update_opens_and_closes),
      CASE(blank_comes_back_with_any_key_and_nothing_else),
      CASE(looks_change_and_are_told),
      CASE(the_window_is_told_where_one_is),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
