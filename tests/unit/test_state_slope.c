/* The state with the planes of the scene "slope": the ball, the direction and the learning rate by the
 * pointer. */
#define VALUE_SCENE "slope"

#include "app/state.h"

#include "support/check.h"
#include "support/given.h"
#include "support/sample_slope.h"
#include "support/values.h"

static const Hits NOTHING = {0};

typedef struct Stage {
  Strings strings;
  State *state;
  Hits hits;
} Stage;

static int set_up(void **state) {
  static Stage stage;
  Error err;
  Arena arena = {0};
  Lesson lesson;
  stage = (Stage){0};
  if (!strings_load(&stage.strings, "assets/strings", &err))
    return -1;
  stage.state = state_new(&stage.strings);
  sample_slope(&lesson, &arena);
  Setup setup = lesson.setup;
  *state = &stage;
  return state_open(stage.state, &lesson, arena, &setup, &err) ? 0 : -1;
}

static int tear_down(void **state) {
  Stage *stage = *state;
  hits_free(&stage->hits);
  state_free(stage->state);
  strings_free(&stage->strings);
  return 0;
}

/* A plane 400 pixels wide and 200 high. */
static void add_plane(Stage *stage, Handle handle) {
  handle.plane = (Rect){100, 100, 400, 200};
  Hit *hit = hits_add(&stage->hits, handle.plane, (Target){TARGET_HANDLE, 0, 0, 0, 0});
  hit->handle = handle;
}

static void send(Stage *stage, EventKind kind, double x, double y) {
  Effects effects = {0};
  Event event = {.kind = kind, .x = x, .y = y, .button = BUTTON_LEFT, .clicks = 1};
  state_event(stage->state, &event, &stage->hits, &effects);
}

static double number(Stage *stage, const char *name) {
  return *given_at(&stage->state->setup, name, 0);
}

static void test_the_ball_goes_where_it_is_put(void **state) {
  Stage *stage = *state;
  add_plane(stage, (Handle){.kind = HANDLE_XY,
                            .x = {TARGET_CELL, VALUE_SMALL_W, 0, 0, 0},
                            .y = {TARGET_CELL, VALUE_B, 0, 0, 0},
                            .x_low = -3,
                            .x_high = 4,
                            .y_low = -2.5,
                            .y_high = 3.5});
  send(stage, EVENT_POINTER_DOWN, 300, 200);
  check_close(number(stage, "w"), 0.5, 0, 1e-12);
  check_close(number(stage, "b"), 0.5, 0, 1e-12);
  send(stage, EVENT_POINTER_MOVE, 900, 150); /* beyond the plane: as far as the lesson lets it */
  send(stage, EVENT_POINTER_UP, 900, 150);
  check_close(number(stage, "w"), 4, 0, 0);
  check_close(number(stage, "b"), 2, 0, 1e-12);
}

static void test_the_direction_turns_around_the_ring(void **state) {
  Stage *stage = *state;
  static const struct {
    double x, y, angle;
  } TURNS[] = {{400, 200, 0},   {300, 120, 90}, {200, 200, 180},
               {300, 290, 270}, {900, 200, 0},  {500, 100, 45}};
  add_plane(stage, (Handle){.kind = HANDLE_ANGLE, .x = {TARGET_CELL, VALUE_ANGLE, 0, 0, 0}});
  send(stage, EVENT_POINTER_DOWN, 499, 299);
  check_close(number(stage, "angle"), 315, 0, 0);
  for (size_t i = 0; i < sizeof TURNS / sizeof *TURNS; i++) {
    send(stage, EVENT_POINTER_MOVE, TURNS[i].x, TURNS[i].y);
    check_close(number(stage, "angle"), TURNS[i].angle, 0, 0);
  }
  send(stage, EVENT_POINTER_MOVE, 300, 200); /* just on the ball, where there is no direction */
  check_close(number(stage, "angle"), 45, 0, 0);
  send(stage, EVENT_POINTER_UP, 300, 200);
  Effects effects = {0};
  state_apply(stage->state, (Action){.kind = ACTION_UNDO}, &NOTHING, &effects);
  check_close(number(stage, "angle"), 20, 0, 0); /* the whole drag was one edit */
}

static void test_angle_and_learning_rate_along_an_axis(void **state) {
  Stage *stage = *state;
  add_plane(stage, (Handle){.kind = HANDLE_X, .x = {TARGET_CELL, VALUE_ANGLE, 0, 0, 0}, .x_high = 360});
  send(stage, EVENT_POINTER_DOWN, 200, 150);
  send(stage, EVENT_POINTER_UP, 200, 150);
  check_close(number(stage, "angle"), 90, 0, 0);
  hits_clear(&stage->hits);
  add_plane(stage, (Handle){.kind = HANDLE_X, .x = {TARGET_CELL, VALUE_ETA, 0, 0, 0}, .x_high = 20});
  send(stage, EVENT_POINTER_DOWN, 250, 150);
  check_close(number(stage, "eta"), 7.5, 0, 1e-12);
  send(stage, EVENT_POINTER_MOVE, 0, 150); /* no learning rate is 0 or less */
  check_close(number(stage, "eta"), 0.001, 0, 0);
  send(stage, EVENT_POINTER_UP, 0, 150);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
  const struct CMUnitTest tests[] = {TEST(test_the_ball_goes_where_it_is_put),
                                     TEST(test_the_direction_turns_around_the_ring),
                                     TEST(test_angle_and_learning_rate_along_an_axis)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
