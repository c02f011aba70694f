#include "app/state_parts.h"

#include "trace/training.h"

#include <assert.h>

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

void state_go_on(State *state, bool animate) {
  if (state_asks(state))
    state_reveal(state, 0);
  else
    show_step(state, state_step_forward(state), animate);
}

bool state_at_end(const State *state) {
  return state->step + 1 == state->trace.step_count && state->wanted == state->step && !state_asks(state);
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

static void go_to(State *state, int step) {
  size_t most = state_last_step(state);
  show_step(state, step < 0 ? 0 : (size_t)step > most ? most : (size_t)step, false);
}

bool state_next_picture(const State *state, StateWay way, int width, int height, ViewState *out) {
  if (!state->is_open)
    return false;
  *out = state_picture(state, width, height);
  if (way == STATE_AHEAD && out->asking) {
    out->asking = false;
    return true;
  }
  out->step = way == STATE_AHEAD ? state_step_forward(state) : state_step_back(state);
  out->asking = state_asks_at(state, out->step);
  return out->step != state->step;
}

bool state_step_apply(State *state, Action action, Effects *out) {
  switch (action.kind) {
  case ACTION_NEXT:
    out->next_lesson = state_at_end(state);
    state_go_on(state, true);
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
