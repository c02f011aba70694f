/* Folded panels: opened by a click or a key, kept while the lesson is open. */
#include "support/check.h"
#include "support/player.h"

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

static unsigned char opened(size_t panel) {
  return state_view(player.state, 1280, 720).opened_panels[panel];
}

static void toggle(int panel) {
  state_apply(player.state, (Action){.kind = ACTION_PANEL, .arg = panel}, &player.hits, &player.effects);
}

static void add_strip(int panel) {
  Hit *hit = hits_add(&player.hits, (Rect){20.0 + 60 * panel, 600, 50, 20},
                      (Target){TARGET_CONTROL, ACTION_PANEL, panel, 0, 0});
  hit->action = (Action){.kind = ACTION_PANEL, .arg = panel};
}

static void a_strip_opens_and_folds_again(void **unused) {
  (void)unused;
  player.effects = (Effects){0};
  toggle(3);
  assert_int_equal(opened(3), 1);
  assert_true(player.effects.redraw);
  toggle(5);
  assert_int_equal(opened(5), 2);
  toggle(3);
  assert_int_equal(opened(3), 0);
  assert_int_equal(opened(5), 2);
}

static void the_key_opens_one_after_the_other(void **unused) {
  (void)unused;
  add_strip(2);
  add_strip(4);
  const Action next = {.kind = ACTION_PANEL, .arg = -1};
  for (int i = 0; i < 2; i++)
    state_apply(player.state, next, &player.hits, &player.effects);
  assert_true(opened(2) > 0 && opened(4) > opened(2));
  state_apply(player.state, next, &player.hits, &player.effects); /* none is left: the last folds */
  assert_int_equal(opened(4), 0);
  assert_true(opened(2) > 0);
}

/* Where room is short something else folds, and that is said. */
static void what_made_room_is_said(void **unused) {
  (void)unused;
  const Panel panels[] = {{.index = 1}, {.index = 2}};
  PanelPlace places[] = {{.panel = &panels[0], .name = "Weights"}, {.panel = &panels[1], .open = true}};
  assert_false(state_panels_drawn(player.state, places, 2));
  toggle(1);
  places[0].open = true;
  assert_false(state_panels_drawn(player.state, places, 2)); /* there was room for both */
  toggle(1);
  places[0].open = false;
  assert_false(state_panels_drawn(player.state, places, 2)); /* that is what was asked for */
  toggle(1);
  places[0].open = true;
  places[1] = (PanelPlace){.panel = &panels[1], .name = "Loss"};
  assert_true(state_panels_drawn(player.state, places, 2));
  check_contains(state_view(player.state, 1280, 720).notice, "Loss");
  assert_false(state_panels_drawn(player.state, places, 2));
}

static void it_stays_from_step_to_step(void **unused) {
  (void)unused;
  toggle(1);
  player_key(&player, KEY_PAGE_DOWN, 0);
  assert_int_equal(opened(1), 1);
}

static void order_does_not_run_out(void **unused) {
  (void)unused;
  toggle(0);
  for (int i = 0; i < 1000; i++) {
    toggle(1);
    toggle(2);
    assert_true(opened(2) > opened(1) && opened(1) > opened(0) && opened(0) > 0);
    toggle(1);
    toggle(2);
  }
}

static unsigned unfolded(unsigned panel) {
  return state_view(player.state, 1280, 720).unfolded[panel];
}

static void unfold(unsigned panel, unsigned part) {
  state_apply(player.state, (Action){.kind = ACTION_UNFOLD, .part = {panel, part}}, &player.hits,
              &player.effects);
}

static void a_part_of_a_panel_opens_and_folds(void **unused) {
  (void)unused;
  player.effects = (Effects){0};
  unfold(2, 0);
  unfold(2, 3);
  assert_int_equal(unfolded(2), 9);
  assert_true(player.effects.redraw);
  assert_int_equal(unfolded(1), 0);
  player_key(&player, KEY_PAGE_DOWN, 0);
  unfold(2, 0);
  assert_int_equal(unfolded(2), 8);
}

static void a_part_that_is_none_changes_nothing(void **unused) {
  (void)unused;
  unfold(PANELS_MAX, 0);
  unfold(0, 16);
  for (unsigned i = 0; i < PANELS_MAX; i++)
    assert_int_equal(unfolded(i), 0);
}

int main(void) {
#define CASE(name) cmocka_unit_test_setup_teardown(name, start, stop)
  const struct CMUnitTest tests[] = {
      CASE(a_strip_opens_and_folds_again),
      CASE(the_key_opens_one_after_the_other),
      CASE(what_made_room_is_said),
      CASE(it_stays_from_step_to_step),
      CASE(order_does_not_run_out),
      CASE(a_part_of_a_panel_opens_and_folds),
      CASE(a_part_that_is_none_changes_nothing),
  };
#undef CASE
  return cmocka_run_group_tests(tests, NULL, NULL);
}
