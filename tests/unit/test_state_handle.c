/* The state with handles: numbers that follow the pointer, and numbers that keep a sum however they are
 * changed. */
#include "app/state.h"

#include "support/check.h"
#include "support/sample_values.h"

#include <string.h>

static struct {
  Strings strings;
  State *state;
  Hits hits;
  uint32_t now_ms;
} stage;

static int start(void **unused) {
  (void)unused;
  Error err;
  Arena arena = {0};
  Lesson lesson;
  stage.hits = (Hits){0};
  stage.now_ms = 1000;
  if (!strings_load(&stage.strings, "assets/strings", &err))
    return -1;
  stage.state = state_new(&stage.strings);
  sample_values(&lesson, &arena);
  return state_open(stage.state, &lesson, arena, NULL, &err) ? 0 : -1;
}

static int stop(void **unused) {
  (void)unused;
  hits_free(&stage.hits);
  state_free(stage.state);
  strings_free(&stage.strings);
  return 0;
}

static double number(const char *name, size_t row) {
  unsigned field = 0;
  assert_true(setup_field_find(&field, &stage.state->setup, name));
  return setup_get(&stage.state->setup, field, row, 0);
}

static Target cell(const char *name, int row) {
  ValueId value;
  assert_true(trace_find(&value, &stage.state->trace, name));
  return (Target){TARGET_CELL, (int)value, row, 0, 0};
}

/* A hit all over a plane 400 pixels wide and 200 high, at (100, 100). */
static const Rect PLANE = {100, 100, 400, 200};
static Hit *add(Target target, Handle handle) {
  handle.plane = PLANE;
  Hit *hit = hits_add(&stage.hits, PLANE, target);
  hit->handle = handle;
  hit->editable = target.kind == TARGET_CELL;
  return hit;
}
static const Target GROUND = {TARGET_HANDLE, 0, 0, 0, 0};

static void send(Event event) {
  Effects effects = {0};
  stage.now_ms += 10;
  event.time_ms = stage.now_ms;
  state_event(stage.state, &event, &stage.hits, &effects);
}

static void pointer(EventKind kind, double x, double y) {
  send((Event){.kind = kind, .x = x, .y = y, .button = BUTTON_LEFT, .clicks = 1});
}

static void drag(double x, double y, double to_x, double to_y) {
  pointer(EVENT_POINTER_DOWN, x, y);
  pointer(EVENT_POINTER_MOVE, to_x, to_y);
  pointer(EVENT_POINTER_UP, to_x, to_y);
}

static void press(Key which, unsigned mods) {
  send((Event){.kind = EVENT_KEY, .key = which, .mods = mods});
}

static void key(Key which, char c) {
  send((Event){.kind = EVENT_KEY, .key = which, .codepoint = (uint32_t)c});
}

static void apply(ActionKind kind) {
  Effects effects = {0};
  state_apply(stage.state, (Action){.kind = kind}, &stage.hits, &effects);
}

static bool says(const char *text) {
  return strstr(text_get(&stage.state->notice), text) != NULL && stage.state->notice_bad;
}

static void check_shares(const char *name, double one, double two, double three) {
  check_close(number(name, 0), one, 0, 1e-12);
  check_close(number(name, 1), two, 0, 1e-12);
  check_close(number(name, 2), three, 0, 1e-12);
}

/* --- Where the pointer is */

static void a_point_goes_where_it_is_put(void **unused) {
  (void)unused;
  add(GROUND, (Handle){.kind = HANDLE_XY,
                       .x = cell("a", 0),
                       .y = cell("b", 0),
                       .x_low = -3,
                       .x_high = 4,
                       .y_low = -2.5,
                       .y_high = 3.5});
  pointer(EVENT_POINTER_DOWN, 300, 200); /* at once: there is nothing else to click */
  check_close(number("a", 0), 0.5, 0, 0);
  check_close(number("b", 0), 0.5, 0, 0);
  pointer(EVENT_POINTER_MOVE, 301, 200);
  check_close(number("a", 0), 0.52, 0, 0); /* a hundredth of the span's first digit */
  pointer(EVENT_POINTER_MOVE, 900, 50);    /* a map holds its point, and b its range */
  check_close(number("a", 0), 4, 0, 0);
  check_close(number("b", 0), 3, 0, 0);
  pointer(EVENT_POINTER_UP, 900, 50);
  apply(ACTION_UNDO);
  check_close(number("a", 0), 1, 0, 0);
  check_close(number("b", 0), 2, 0, 0);
}

static void a_number_follows_along_its_axis(void **unused) {
  (void)unused;
  add(cell("a", 0), (Handle){.kind = HANDLE_X, .x = cell("a", 0), .x_low = -2, .x_high = 2});
  pointer(EVENT_POINTER_DOWN, 300, 200);
  pointer(EVENT_POINTER_UP, 300, 200);
  check_close(number("a", 0), 1, 0, 0); /* a click explains it */
  assert_true(target_equal(stage.state->inspected, cell("a", 0)));
  pointer(EVENT_POINTER_DOWN, 300, 200);
  pointer(EVENT_POINTER_MOVE, 303, 200);
  check_close(number("a", 0), 1, 0, 0); /* a hand that is not quite still drags nothing */
  pointer(EVENT_POINTER_MOVE, 350, 20);
  check_close(number("a", 0), 0.5, 0, 0);
  pointer(EVENT_POINTER_MOVE, 550, 20); /* beyond the axis, as far as its range goes */
  check_close(number("a", 0), 2.5, 0, 0);
  pointer(EVENT_POINTER_MOVE, 950, 20);
  check_close(number("a", 0), 4, 0, 0);
  pointer(EVENT_POINTER_UP, 950, 20);
  apply(ACTION_UNDO);
  check_close(number("a", 0), 1, 0, 0);
}

static void up_is_more_and_an_axis_may_run_backwards(void **unused) {
  (void)unused;
  add(cell("b", 0), (Handle){.kind = HANDLE_Y, .y = cell("b", 0), .y_low = 0, .y_high = 2});
  drag(300, 200, 300, 250);
  check_close(number("b", 0), 0.5, 0, 0);
  hits_clear(&stage.hits);
  add(cell("b", 0), (Handle){.kind = HANDLE_Y, .y = cell("b", 0), .y_low = 2, .y_high = 0});
  drag(300, 200, 300, 250);
  check_close(number("b", 0), 1.5, 0, 0);
}

static void a_logarithmic_axis(void **unused) {
  (void)unused;
  add(cell("rate", 0),
      (Handle){.kind = HANDLE_X, .x = cell("rate", 0), .x_low = 0.001, .x_high = 10, .log_x = true});
  drag(300, 200, 200, 200);
  check_close(number("rate", 0), 0.01, 0, 0);
  drag(200, 200, 250, 200);
  check_close(number("rate", 0), 0.0316, 0, 0); /* three digits of its own */
  drag(250, 200, -900, 200);
  check_close(number("rate", 0), 0.001, 0, 0);
}

static void an_angle_turns_about_the_middle(void **unused) {
  (void)unused;
  static const struct {
    double x, y, turn, angle;
  } TURNS[] = {{300, 120, 90, 90}, {200, 200, 180, 180}, {300, 290, 270, -90}, {900, 200, 0, 0},
               {500, 100, 45, 45}, {500, 300, 315, -45}, {300, 200, 315, -45}}; /* in the very middle there is
                                                                                   no direction */
  for (int pass = 0; pass < 2; pass++) {
    const char *name = pass == 0 ? "turn" : "angle";
    hits_clear(&stage.hits);
    add(GROUND, (Handle){.kind = HANDLE_ANGLE, .x = cell(name, 0)});
    pointer(EVENT_POINTER_DOWN, 400, 200);
    check_close(number(name, 0), 0, 0, 0);
    for (size_t i = 0; i < sizeof TURNS / sizeof *TURNS; i++) {
      pointer(EVENT_POINTER_MOVE, TURNS[i].x, TURNS[i].y);
      check_close(number(name, 0), pass == 0 ? TURNS[i].turn : TURNS[i].angle, 0, 0);
    }
    pointer(EVENT_POINTER_UP, 300, 200);
    apply(ACTION_UNDO);
    check_close(number(name, 0), 20, 0, 0);
  }
}

static void what_cannot_be_changed_says_so(void **unused) {
  (void)unused;
  add(GROUND, (Handle){.kind = HANDLE_X, .x = cell("fixed", 0), .x_high = 1});
  drag(300, 200, 350, 200);
  check_close(number("fixed", 0), 7, 0, 0);
  assert_true(says("cannot be changed"));
  assert_true(setup_equal(&stage.state->setup, &stage.state->base));
}

static void a_plane_without_room_moves_nothing(void **unused) {
  (void)unused;
  Hit *hit = add(GROUND, (Handle){.kind = HANDLE_X, .x = cell("a", 0), .x_high = 1});
  hit->handle.plane.w = 0;
  drag(300, 200, 350, 200);
  assert_true(setup_equal(&stage.state->setup, &stage.state->base));
}

/* --- Sums */

static void add_bar(const char *name, int row, HandleKind kind) {
  add(cell(name, row), (Handle){.kind = kind, .x = cell(name, row), .x_high = 1});
}

static void a_dragged_share_moves_the_others(void **unused) {
  (void)unused;
  add_bar("P", 0, HANDLE_SHARE);
  pointer(EVENT_POINTER_DOWN, 300, 200);
  pointer(EVENT_POINTER_MOVE, 340, 200);
  check_shares("P", 0.6, 0.24, 0.16);
  pointer(EVENT_POINTER_MOVE, 900, 200); /* as far as the others can give way */
  check_shares("P", 0.998, 0.001, 0.001);
  pointer(EVENT_POINTER_MOVE, 300, 200); /* and back: they come back as they were */
  check_shares("P", 0.5, 0.3, 0.2);
  pointer(EVENT_POINTER_MOVE, 380, 200);
  pointer(EVENT_POINTER_UP, 380, 200);
  check_shares("P", 0.7, 0.18, 0.12);
  apply(ACTION_UNDO);
  assert_true(setup_equal(&stage.state->setup, &stage.state->base));
}

static void a_value_with_a_sum_keeps_it_by_any_handle(void **unused) {
  (void)unused;
  add_bar("P", 0, HANDLE_X);
  drag(300, 200, 340, 200);
  check_shares("P", 0.6, 0.24, 0.16);
}

static void a_share_without_a_sum_keeps_what_there_is(void **unused) {
  (void)unused;
  Hit *bar = add(cell("free", 0), (Handle){.kind = HANDLE_SHARE, .x = cell("free", 0)});
  bar->handle.x_high = 10;
  drag(300, 200, 140, 200);
  check_shares("free", 1, 2, 3);
  drag(300, 200, 260, 200);
  check_shares("free", 4, 0.8, 1.2);
}

static void the_wheel_and_keys_keep_the_sum(void **unused) {
  (void)unused;
  Hit *bar = add(cell("P", 0), (Handle){0});
  bar->focusable = true;
  send((Event){.kind = EVENT_WHEEL, .x = 300, .y = 200, .wheel = 1});
  check_shares("P", 0.51, 0.294, 0.196);
  send((Event){.kind = EVENT_WHEEL, .x = 300, .y = 200, .wheel = -1});
  check_shares("P", 0.5, 0.3, 0.2);
  key(KEY_TAB, 0);
  assert_true(target_equal(stage.state->focus, cell("P", 0)));
  key(KEY_UP, 0);
  check_shares("P", 0.51, 0.294, 0.196);
  key(KEY_DOWN, 0);
  assert_true(setup_equal(&stage.state->setup, &stage.state->base));
}

static void type(const char *text) {
  for (; *text; text++)
    key(KEY_CHAR, *text);
  key(KEY_ENTER, 0);
}

static void a_typed_share_moves_the_others_or_is_refused(void **unused) {
  (void)unused;
  Hit *bar = add(cell("P", 0), (Handle){0});
  bar->focusable = true;
  key(KEY_TAB, 0);
  type("0.75");
  check_shares("P", 0.75, 0.15, 0.1);
  type("0.999");
  check_contains(text_get(&stage.state->typing.message), "add up to 1");
  check_contains(text_get(&stage.state->typing.message), "0.001 to 0.998");
  check_shares("P", 0.75, 0.15, 0.1);
  key(KEY_ESCAPE, 0);
  type("2"); /* beyond its own range: the range says so */
  check_contains(text_get(&stage.state->typing.message), "0.001 to 1");
}

static void a_share_that_can_go_no_further_says_why(void **unused) {
  (void)unused;
  add_bar("Q", 0, HANDLE_SHARE); /* four numbers up to 0.45: none can do without a third of the others */
  drag(260, 200, 100, 200);
  check_close(number("Q", 0), 0, 0, 0);
  assert_false(stage.state->notice_bad);
  hits_clear(&stage.hits);
  add_bar("P", 0, HANDLE_SHARE);
  pointer(EVENT_POINTER_DOWN, 300, 200);
  pointer(EVENT_POINTER_MOVE, 600, 200);
  assert_false(stage.state->notice_bad);
  pointer(EVENT_POINTER_MOVE, 610, 200);
  assert_true(says("add up to 1"));
  pointer(EVENT_POINTER_UP, 610, 200);
  check_close(number("P", 0), 0.998, 0, 1e-12);
}

static void an_edit_in_between_is_not_taken_back(void **unused) {
  (void)unused;
  add_bar("P", 0, HANDLE_SHARE);
  pointer(EVENT_POINTER_DOWN, 300, 200);
  pointer(EVENT_POINTER_MOVE, 340, 200);
  apply(ACTION_UNDO);
  pointer(EVENT_POINTER_MOVE, 380, 200); /* goes on from what there is now */
  check_shares("P", 0.7, 0.18, 0.12);
  pointer(EVENT_POINTER_UP, 380, 200);
  apply(ACTION_UNDO);
  assert_true(setup_equal(&stage.state->setup, &stage.state->base));
}

/* --- The arrow keys */

static void arrows_move_a_point_that_has_the_focus(void **unused) {
  (void)unused;
  add(GROUND, (Handle){.kind = HANDLE_XY, .x = cell("a", 0), .y = cell("b", 0), .x_high = 1, .y_high = 1});
  press(KEY_TAB, 0);
  assert_true(target_equal(stage.state->focus, GROUND));
  press(KEY_RIGHT, 0);
  check_close(number("a", 0), 1.01, 0, 1e-12);
  press(KEY_LEFT, MOD_SHIFT);
  check_close(number("a", 0), 0.91, 0, 1e-12);
  press(KEY_RIGHT, MOD_ALT);
  check_close(number("a", 0), 0.911, 0, 1e-12);
  press(KEY_UP, 0);
  press(KEY_UP, 0);
  press(KEY_DOWN, MOD_ALT);
  check_close(number("b", 0), 2.019, 0, 1e-12);
}

static void arrows_move_a_threshold_both_ways(void **unused) {
  (void)unused;
  add(GROUND, (Handle){.kind = HANDLE_X, .x = cell("a", 0), .x_high = 1});
  press(KEY_TAB, 0);
  press(KEY_RIGHT, 0);
  press(KEY_UP, 0);
  check_close(number("a", 0), 1.02, 0, 1e-12);
}

/* The point goes to the right, though its number gets less. */
static void arrows_go_with_an_axis_that_runs_backwards(void **unused) {
  (void)unused;
  add(cell("a", 0), (Handle){.kind = HANDLE_X, .x = cell("a", 0), .x_low = 2, .x_high = -2});
  press(KEY_TAB, 0);
  press(KEY_RIGHT, 0);
  check_close(number("a", 0), 0.99, 0, 1e-12);
  press(KEY_UP, 0); /* as on any number */
  check_close(number("a", 0), 1, 0, 1e-12);
}

static void arrows_go_to_the_number_beside_where_there_is_one(void **unused) {
  (void)unused;
  Hit *other = hits_add(&stage.hits, PLANE, cell("b", 0));
  other->focusable = true;
  other->col = 1;
  Hit *hit = add(cell("a", 0), (Handle){.kind = HANDLE_X, .x = cell("a", 0), .x_high = 2});
  hit->focusable = true;
  press(KEY_TAB, MOD_SHIFT);
  assert_true(target_equal(stage.state->focus, cell("a", 0)));
  press(KEY_RIGHT, 0);
  check_close(number("a", 0), 1, 0, 0);
  assert_true(target_equal(stage.state->focus, cell("b", 0)));
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)
  const struct CMUnitTest tests[] = {
      TEST(a_point_goes_where_it_is_put),
      TEST(a_number_follows_along_its_axis),
      TEST(up_is_more_and_an_axis_may_run_backwards),
      TEST(a_logarithmic_axis),
      TEST(an_angle_turns_about_the_middle),
      TEST(what_cannot_be_changed_says_so),
      TEST(a_plane_without_room_moves_nothing),
      TEST(a_dragged_share_moves_the_others),
      TEST(a_value_with_a_sum_keeps_it_by_any_handle),
      TEST(a_share_without_a_sum_keeps_what_there_is),
      TEST(the_wheel_and_keys_keep_the_sum),
      TEST(a_typed_share_moves_the_others_or_is_refused),
      TEST(a_share_that_can_go_no_further_says_why),
      TEST(an_edit_in_between_is_not_taken_back),
      TEST(arrows_move_a_point_that_has_the_focus),
      TEST(arrows_move_a_threshold_both_ways),
      TEST(arrows_go_with_an_axis_that_runs_backwards),
      TEST(arrows_go_to_the_number_beside_where_there_is_one),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
