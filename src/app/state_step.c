#include "app/state_parts.h"

#include "base/number.h"

#include <assert.h>

void state_rest(State *state) {
  state->animating = false;
  state->played_ms = state->now_ms;
}

/* Moves the cursor.  Whatever was moving is at rest; the new step's part is animated if `animate`. */
static void show_step(State *state, size_t step, bool animate) {
  state_rest(state);
  state->hover = NO_TARGET; /* what lies under a pointer at rest is not asked about */
  if (step == state->step)
    return;
  state->step = step;
  state->scroll = 0;
  state->animating = animate && state->motion;
  state->animation_ms = state->now_ms;
}

static size_t last_step(const State *state) {
  return state->trace.step_count - 1;
}

void state_play_on(State *state, Effects *out) {
  out->redraw = true;
  if (state->step < last_step(state))
    show_step(state, state->step + 1, true);
  state->playing = state->step < last_step(state);
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
  trace_free(&state->trace);
  state->trace = trace;
}

/* Opens an update into its steps, or closes it, and goes to where it begins. */
static void toggle_update(State *state, int pass_or_present) {
  size_t pass = pass_or_present < 0 ? trace_step(&state->trace, state->step).pass : (size_t)pass_or_present;
  if (pass == 0 || pass >= state->trace.pass_count)
    return; /* the first one is always told in detail */
  bool open = !opened_get(&state->opened, pass);
  opened_set(&state->opened, pass, open);
  state_rebuild(state);
  for (size_t i = 0; i < state->trace.step_count; i++) {
    TraceStep step = trace_step(&state->trace, i);
    if (step.pass != pass || (step.kind->within != NULL) != open)
      continue;
    show_step(state, i, open);
    break;
  }
  state_rest(state);
}

static void change_pause(State *state, bool slower, Effects *out) {
  static const double PAUSES[] = {STATE_PAUSE_LEAST, 1, 1.5, 2, 3, 4, 5, 7, STATE_PAUSE_MOST};
  enum { COUNT = sizeof PAUSES / sizeof PAUSES[0] };
  double pause = state->pause_s;
  if (slower)
    for (size_t i = COUNT; i > 0; i--)
      pause = PAUSES[i - 1] > state->pause_s ? PAUSES[i - 1] : pause;
  else
    for (size_t i = 0; i < COUNT; i++)
      pause = PAUSES[i] < state->pause_s ? PAUSES[i] : pause;
  state->pause_s = pause;
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
  state->playing = !state->playing && state->step < last_step(state);
  state_rest(state);
}

static void go_to(State *state, int step) {
  size_t most = last_step(state);
  show_step(state, step < 0 ? 0 : (size_t)step > most ? most : (size_t)step, false);
}

bool state_step_apply(State *state, Action action, Effects *out) {
  const Trace *trace = &state->trace;
  size_t step = state->step;
  switch (action.kind) {
  case ACTION_NEXT:
    show_step(state, step < last_step(state) ? step + 1 : step, true);
    break;
  case ACTION_PREVIOUS:
    show_step(state, step > 0 ? step - 1 : 0, false);
    break;
  case ACTION_FIRST:
    show_step(state, 0, false);
    break;
  case ACTION_LAST:
    show_step(state, last_step(state), false);
    break;
  case ACTION_NEXT_UPDATE:
    show_step(state, trace_update_step(trace, step, 1), true);
    break;
  case ACTION_PREVIOUS_UPDATE:
    show_step(state, trace_update_step(trace, step, -1), false);
    break;
  case ACTION_GO_TO:
    go_to(state, action.arg);
    break;
  case ACTION_OPEN_UPDATE:
    toggle_update(state, action.arg);
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
