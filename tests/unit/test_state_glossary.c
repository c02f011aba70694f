/* The terms of a step and the glossary's sheet, by keys, pointer and remote. */
#include "support/check.h"
#include "support/player.h"

#include <string.h>

static const char WORDS[] = "glossary:\n"
                            "  - term: { ko: 손실, en: loss }\n"
                            "    text: { ko: 벗어난 정도., en: How far off. }\n"
                            "    lesson: neg-log\n"
                            "  - symbols: [W]\n"
                            "    term: { ko: 가중치, en: weight }\n"
                            "    text: { ko: 곱하는 수., en: A factor. }\n"
                            "    lesson: one-sample\n"
                            "  - term: { ko: 교차 엔트로피, en: cross-entropy }\n"
                            "    text: { ko: 평균., en: A mean. }\n"
                            "    lesson: gone\n"
                            "  - term: { ko: 엔트로피, en: entropy }\n"
                            "    text: { ko: 놀라움., en: Surprise. }\n";
enum { LOSS, WEIGHT, CROSS_ENTROPY, ENTROPY };

static const CatalogueEntry LESSONS[] = {
    {.id = "neg-log", .number = "04", .path = "lessons/04-neg-log.yaml"},
    {.id = "one-sample", .number = "05", .path = "lessons/05-one-sample.yaml"},
};

static Player player;
static Arena arena;
static Glossary glossary;

static int start(void **unused) {
  (void)unused;
  ErrorList *errors = ARENA_NEW(&arena, ErrorList);
  if (!glossary_parse(&glossary, &arena, "g.yaml", WORDS, strlen(WORDS), errors))
    return -1;
  player_start(&player);
  state_glossary(player.state, &glossary);
  player_wait(&player, 1);
  return 0;
}

static int stop(void **unused) {
  (void)unused;
  player_stop(&player);
  arena_free(&arena);
  return 0;
}

static void open_sheet(void) {
  player_char(&player, 'i', 0);
  assert_int_equal(player.state->overlay, OVERLAY_GLOSSARY);
  assert_true(player.effects.read_catalogue);
  state_catalogue(player.state, LESSONS, 2, NULL);
}

static void check_shown(size_t entry) {
  assert_int_equal(state_view(player.state, 800, 600).glossary_row.entry, entry);
}

static void check_focus(int entry) {
  assert_int_equal(player.state->focus.kind, TARGET_TERM);
  assert_int_equal(player.state->focus.a, entry);
  assert_int_equal(player.state->focus.b, 0);
}

/* --- In a step */

static void a_key_walks_each_term_once(void **unused) {
  (void)unused;
  player_char(&player, 'w', 0);
  check_focus(LOSS);
  player_char(&player, 'w', 0);
  check_focus(WEIGHT);
  player_char(&player, 'w', 0);
  check_focus(LOSS);
  player_char(&player, 'w', MOD_SHIFT);
  check_focus(WEIGHT);
}

static void arrows_go_on_stepping(void **unused) {
  (void)unused;
  player_char(&player, 'w', 0);
  player_key(&player, KEY_RIGHT, 0);
  assert_int_equal(player.state->step, 1);
  assert_true(player.state->focus_quiet);
  player_char(&player, 'w', 0); /* from the first again */
  check_focus(LOSS);
}

static void tab_goes_to_numbers_alone(void **unused) {
  (void)unused;
  player_key(&player, KEY_TAB, 0);
  assert_int_equal(player.state->focus.kind, TARGET_CELL);
}

static void enter_and_a_tap_keep_a_term_open(void **unused) {
  (void)unused;
  player_char(&player, 'w', 0);
  player_key(&player, KEY_ENTER, 0);
  assert_int_equal(player.state->inspected.kind, TARGET_TERM);
  player_key(&player, KEY_ESCAPE, 0);
  assert_int_equal(player.state->inspected.kind, TARGET_NONE);
  player_click(&player, 165, 25);
  assert_int_equal(player.state->inspected.kind, TARGET_TERM);
  assert_int_equal(player.state->inspected.a, WEIGHT);
  player_key(&player, KEY_RIGHT, 0);
  assert_int_equal(player.state->inspected.kind, TARGET_NONE);
}

static void a_step_without_terms_says_so(void **unused) {
  (void)unused;
  state_glossary(player.state, NULL);
  player_wait(&player, 1);
  player_char(&player, 'w', 0);
  assert_true(player.state->notice.length > 0);
  player_char(&player, 'i', 0);
  assert_int_equal(player.state->overlay, OVERLAY_NONE);
  assert_true(player.state->notice.length > 0);
}

/* --- The sheet */

static void it_opens_at_what_is_explained(void **unused) {
  (void)unused;
  open_sheet();
  check_shown(WEIGHT); /* signs come first */
  player_key(&player, KEY_ESCAPE, 0);
  assert_int_equal(player.state->overlay, OVERLAY_NONE);
  player_move(&player, 10, 10);
  player_move(&player, 105, 25);
  open_sheet();
  check_shown(LOSS);
}

static void typing_finds_what_is_most_like_it(void **unused) {
  (void)unused;
  open_sheet();
  player_type(&player, "entropy");
  check_shown(ENTROPY); /* and not cross-entropy, which stands before it */
  player_key(&player, KEY_UP, 0);
  check_shown(CROSS_ENTROPY);
  player_key(&player, KEY_UP, 0);
  check_shown(CROSS_ENTROPY);
}

static void typing_in_korean_finds_it_too(void **unused) {
  (void)unused;
  open_sheet();
  player_type(&player, "손");
  check_shown(LOSS);
  player_key(&player, KEY_BACKSPACE, 0);
  player_type(&player, "nothing such");
  player_key(&player, KEY_DOWN, 0);
  check_shown(LOSS);
}

/* In English: W, cross-entropy, entropy, loss, weight. */
static void a_remote_and_the_wheel_go_through_the_list(void **unused) {
  (void)unused;
  open_sheet();
  player_key(&player, KEY_PAGE_DOWN, 0);
  check_shown(CROSS_ENTROPY);
  player_wheel(&player, 400, 300, -1, 0);
  check_shown(ENTROPY);
  player_wheel(&player, 400, 300, 1, 0);
  player_key(&player, KEY_PAGE_UP, 0);
  check_shown(WEIGHT);
  assert_int_equal(player.state->overlay, OVERLAY_GLOSSARY);
  assert_int_equal(player.state->step, 0);
}

static void enter_goes_to_the_lesson_at_the_second_press(void **unused) {
  (void)unused;
  open_sheet();
  player_type(&player, "loss");
  player_key(&player, KEY_ENTER, 0);
  assert_null(player.effects.open);
  player_key(&player, KEY_ENTER, 0);
  assert_string_equal(player.effects.open, "lessons/04-neg-log.yaml");
}

/* Its step and its edits stay. */
static void the_lesson_that_is_open_is_gone_back_to(void **unused) {
  (void)unused;
  player_key(&player, KEY_RIGHT, 0);
  open_sheet();
  player_key(&player, KEY_TAB, 0);
  player_key(&player, KEY_ENTER, 0);
  assert_null(player.effects.open);
  assert_int_equal(player.state->overlay, OVERLAY_NONE);
  assert_int_equal(player.state->step, 1);
}

static void a_lesson_that_is_not_there_is_said(void **unused) {
  (void)unused;
  open_sheet();
  player_type(&player, "cross");
  player_key(&player, KEY_ENTER, 0);
  player_key(&player, KEY_ENTER, 0);
  assert_null(player.effects.open);
  check_contains(text_get(&player.state->notice), "gone");
}

static void the_list_comes_back_behind_it(void **unused) {
  (void)unused;
  player_char(&player, 'm', 0);
  state_catalogue(player.state, LESSONS, 2, NULL);
  player_key(&player, KEY_PAGE_DOWN, 0);
  const size_t chosen = state_view(player.state, 800, 600).list.choice;
  assert_int_equal(chosen, 1);
  const Action button = {.kind = ACTION_GLOSSARY, .arg = -1}; /* letters search there */
  state_apply(player.state, button, &player.hits, &player.effects);
  assert_int_equal(player.state->overlay, OVERLAY_GLOSSARY);
  state_catalogue(player.state, LESSONS, 2, NULL);
  player_key(&player, KEY_ESCAPE, 0);
  assert_int_equal(player.state->overlay, OVERLAY_LIST);
  state_catalogue(player.state, LESSONS, 2, NULL);
  assert_int_equal(state_view(player.state, 800, 600).list.choice, chosen);
}

int main(void) {
#define with_player(test) cmocka_unit_test_setup_teardown(test, start, stop)
  const struct CMUnitTest tests[] = {
      with_player(a_key_walks_each_term_once),
      with_player(arrows_go_on_stepping),
      with_player(tab_goes_to_numbers_alone),
      with_player(enter_and_a_tap_keep_a_term_open),
      with_player(a_step_without_terms_says_so),
      with_player(it_opens_at_what_is_explained),
      with_player(typing_finds_what_is_most_like_it),
      with_player(typing_in_korean_finds_it_too),
      with_player(a_remote_and_the_wheel_go_through_the_list),
      with_player(enter_goes_to_the_lesson_at_the_second_press),
      with_player(the_lesson_that_is_open_is_gone_back_to),
      with_player(a_lesson_that_is_not_there_is_said),
      with_player(the_list_comes_back_behind_it),
  };
#undef with_player
  return cmocka_run_group_tests(tests, NULL, NULL);
}
