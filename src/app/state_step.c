#include "app/limits.h"
#include "app/state_parts.h"

#include "base/number.h"
#include "trace/slope.h"
#include "trace/training.h"

#include <assert.h>

void state_rest(State *state) {
  state->animating = false;
  state->played_ms = state->now_ms;
}

void state_animate(State *state) {
  state->animating = state->motion;
  state->animation_ms = state->now_ms;
}

/* Moves the cursor.  Whatever was moving is at rest; the new step's part is animated if `animate`. */
static void show_step(State *state, size_t step, bool animate) {
  state_rest(state);
  state->hover = NO_TARGET; /* what lies under a pointer at rest is not asked about */
  state->wanted = step;
  if (step == state->step)
    return;
  state->step = step;
  state->scroll = 0;
  state->inspected = NO_TARGET; /* what was kept open belongs to what the step before said, */
  state->focus_quiet = true;    /* and so does a number in focus, which stays the keyboard's */
  state_ask_arrive(state);
  if (animate && !state_asks(state))
    state_animate(state);
}

/* The next or previous update, or in a training epoch. */
static size_t update_step(const State *state, int direction) {
  return state_is_training(state) ? state_epoch_step(state, direction)
                                  : trace_update_step(&state->trace, state->step, direction);
}

/* Whether Next does anything. */
static bool has_more(const State *state) {
  return state->step < state_last_step(state) || state_asks(state);
}

static void go_on(State *state, bool animate) {
  if (state_asks(state))
    state_reveal(state, 0);
  else
    show_step(state, state_step_forward(state), animate);
}

/* Shorter pauses leave no time for an animation. */
#define SHOWN_S 0.3

void state_play_on(State *state, Effects *out) {
  out->redraw = true;
  go_on(state, state_pause(state) >= SHOWN_S);
  state->playing = has_more(state);
}

void state_rebuild(State *state) {
  Trace trace = {0};
  Error err;
  /* The lesson has been built before, and numbers in their ranges are no reason to fail. */
  bool built = trace_build(&trace, &state->lesson, &state->setup, &state->opened, &err);
  assert(built);
  if (!built)
    return;
  state->step = trace_same_step(&trace, &state->trace, state->step);
  training_keep_landscape(&trace, &state->trace);
  slope_keep_landscape(&trace, &state->trace);
  trace_keep_samples(&trace, &state->trace);
  trace_free(&state->trace);
  state->trace = trace;
  state_ask_arrive(state);
  state_begin_work(state);
}

/* Opens an update into its steps, or closes it, and goes to where it begins. */
static void toggle_update(State *state, int pass_or_present) {
  size_t pass = pass_or_present < 0 ? trace_step(&state->trace, state->step).pass : (size_t)pass_or_present;
  if (pass == 0 || pass >= state->trace.pass_count)
    return; /* the first one is always told in detail */
  bool open = !opened_get(&state->opened, pass);
  if (open && !training_opens(&state->trace, pass))
    return;
  opened_set(&state->opened, pass, open);
  state_rebuild(state);
  show_step(state, trace_pass_step(&state->trace, pass), open);
  state_rest(state);
}

static void change_pause(State *state, bool slower, Effects *out) {
  static const double PAUSES[] = {LIMIT_PAUSE_LEAST, 0.1, 0.2, 0.5, 1, 1.5, 2, 3, 4, 5, 7, LIMIT_PAUSE_MOST};
  enum { COUNT = sizeof PAUSES / sizeof PAUSES[0] };
  double now = state_pause(state), pause = now;
  if (slower)
    for (size_t i = COUNT; i > 0; i--)
      pause = PAUSES[i - 1] > now ? PAUSES[i - 1] : pause;
  else
    for (size_t i = 0; i < COUNT; i++)
      pause = PAUSES[i] < now ? PAUSES[i] : pause;
  state->pause_s = pause;
  state->pause_chosen = true;
  out->chosen |= CHOSE_PAUSE;
  Arena arena = {0};
  char seconds[NUMBER_MAX];
  number_exact(seconds, pause);
  state_notice(
      state, false,
      strings_format(&arena, state->strings, state->language, STRING_PLAY_SPEED, seconds, NULL, NULL));
  arena_free(&arena);
}

static void play(State *state) {
  state->playing = !state->playing && has_more(state);
  state_rest(state);
}

static void go_to(State *state, int step) {
  size_t most = state_last_step(state);
  show_step(state, step < 0 ? 0 : (size_t)step > most ? most : (size_t)step, false);
}

/* A part of a panel: ACTION_UNFOLD's arg. */
static void toggle_part(State *state, int arg) {
  size_t panel = (size_t)arg / 16;
  if (arg >= 0 && panel < PANELS_MAX)
    state->unfolded[panel] = (uint16_t)(state->unfolded[panel] ^ 1u << arg % 16);
}

bool state_step_apply(State *state, Action action, Effects *out) {
  switch (action.kind) {
  case ACTION_NEXT:
    go_on(state, true);
    break;
  case ACTION_PREVIOUS:
    show_step(state, state_step_back(state), false);
    break;
  case ACTION_FIRST:
    show_step(state, 0, false);
    break;
  case ACTION_LAST:
    show_step(state, state_last_step(state), false);
    break;
  case ACTION_NEXT_UPDATE:
    show_step(state, update_step(state, 1), true);
    break;
  case ACTION_PREVIOUS_UPDATE:
    show_step(state, update_step(state, -1), false);
    break;
  case ACTION_GO_TO:
    go_to(state, action.arg);
    break;
  case ACTION_OPEN_UPDATE:
    toggle_update(state, action.arg);
    break;
  case ACTION_UNFOLD:
    toggle_part(state, action.arg);
    break;
  case ACTION_PLAY:
    play(state);
    break;
  case ACTION_SLOWER:
  case ACTION_FASTER:
    change_pause(state, action.kind == ACTION_SLOWER, out);
    break;
  case ACTION_PRESENT:
    show_step(state, 0, false);
    out->screen = SCREEN_FULL;
    break;
  default:
    return false;
  }
  out->redraw = true;
  return true;
}
