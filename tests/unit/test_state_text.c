/* Larger and smaller text, and what happens where there is no room for more. */
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

static const char *notice(void) {
  return state_view(player.state, 1280, 720).notice;
}

static void larger_and_smaller_count_in_tenths(void **unused) {
  (void)unused;
  player_char(&player, '+', 0);
  assert_false(state_text_used(player.state, 1.1));
  check_close(player.state->text_scale, 1.1, 1e-12, 0);
  player_keys(&player, "--");
  check_close(player.state->text_scale, 0.9, 1e-12, 0);
  assert_true(player.effects.chosen & CHOSE_TEXT_SIZE);
  player_keys(&player, "----");
  check_close(player.state->text_scale, LIMIT_TEXT_LEAST, 1e-12, 0);
}

static void what_does_not_fit_is_said_and_not_counted(void **unused) {
  (void)unused;
  player_char(&player, '+', 0);
  assert_true(state_text_used(player.state, 1)); /* to be drawn again, with the words */
  check_close(player.state->text_scale, 1, 1e-12, 0);
  check_contains(notice(), "largest");
  assert_false(state_text_used(player.state, 1));
  player_char(&player, '+', 0);
  assert_true(state_text_used(player.state, 1));
  check_close(player.state->text_scale, 1, 1e-12, 0);
}

/* Text that was set before stays wanted: another lesson may have room for it. */
static void a_wish_from_before_stays(void **unused) {
  (void)unused;
  player.state->text_scale = 1.6;
  assert_false(state_text_used(player.state, 1.2));
  assert_string_equal(notice(), "");
  player_char(&player, '+', 0);
  check_close(player.state->text_scale, 1.6, 1e-12, 0);
  check_contains(notice(), "largest");
  assert_false(state_text_used(player.state, 1.2));
  player_char(&player, '-', 0); /* smaller than what is seen, not than what is wanted */
  check_close(player.state->text_scale, 1.1, 1e-12, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(larger_and_smaller_count_in_tenths, start, stop),
      cmocka_unit_test_setup_teardown(what_does_not_fit_is_said_and_not_counted, start, stop),
      cmocka_unit_test_setup_teardown(a_wish_from_before_stays, start, stop),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
