/* The state's part in training runs: computing them between pictures, steps of several updates, epochs, and
 * the controls that a run has. */
#include "app/state_parts.h"

#include "trace/training.h"

#include <math.h>

#define RUN_PAUSE_S 0.2 /* a run is watched, not read */

enum { SLICE = 20000, AT_ONCE = 150000 }; /* samples */

bool state_is_training(const State *state) {
  return state->is_open && trace_is_training(&state->trace);
}

size_t state_last_step(const State *state) {
  return training_steps_ready(&state->trace) - 1;
}

/* The cursor goes where it was sent, as far as that is computed. */
static bool catch_up(State *state) {
  size_t last = state_last_step(state), step = state->wanted < last ? state->wanted : last;
  bool moved = step != state->step;
  state->step = step;
  if (moved)
    state_ask_arrive(state);
  return moved;
}

bool state_work(State *state, Effects *out) {
  if (!state_is_training(state) || state->computed)
    return false;
  state->computed = training_advance(&state->trace, SLICE);
  (void)catch_up(state);
  out->redraw = true;
  return !state->computed;
}

void state_begin_work(State *state) {
  state->computed = !state_is_training(state);
  for (size_t done = 0; !state->computed && done < AT_ONCE; done += SLICE)
    state->computed = training_advance(&state->trace, SLICE);
  state->wanted = state->step;
  (void)catch_up(state);
}

/* --- Steps of several updates */

static bool is_repeated(const State *state, size_t step) {
  return trace_step(&state->trace, step).kind->summary;
}

size_t state_step_forward(const State *state) {
  size_t last = state_last_step(state), stride = 1;
  if (state_is_training(state) && is_repeated(state, state->step))
    stride = (size_t)state->stride;
  return last - state->step < stride ? last : state->step + stride;
}

size_t state_step_back(const State *state) {
  size_t stride = state_is_training(state) ? (size_t)state->stride : 1;
  if (state->step == 0 || stride == 1 || !is_repeated(state, state->step) ||
      !is_repeated(state, state->step - 1))
    return state->step > 0 ? state->step - 1 : 0;
  size_t first = trace_pass_step(&state->trace, 1); /* where the repeated steps begin */
  return state->step - first > stride ? state->step - stride : first;
}

/* The first pane that is on screen. */
static Trace shown_pane(const Trace *trace) {
  Trace pane = trace_of_pane(trace, 0);
  for (size_t i = 1; i < trace->pane_count && !training_shown(&pane); i++)
    pane = trace_of_pane(trace, i);
  return pane;
}

size_t state_epoch_step(const State *state, int direction) {
  const Trace pane = shown_pane(&state->trace);
  size_t N = training_data(&pane)->set.N, step = state->step;
  size_t made = trace_step(&state->trace, step).kind->summary ? training_made(&pane, step, true) : 0;
  size_t epoch = training_samples_seen(&pane, made) / N;
  if (direction > 0) {
    size_t to = training_epoch_step(&pane, epoch + 1), last = state_last_step(state);
    return to > last ? last : to > step ? to : trace_update_step(&state->trace, step, 1);
  }
  if (epoch > 0 && training_epoch_step(&pane, epoch) < step)
    return training_epoch_step(&pane, epoch);
  return epoch > 1 ? training_epoch_step(&pane, epoch - 1) : trace_update_step(&state->trace, step, -1);
}

double state_pause(const State *state) {
  bool runs = state_is_training(state) && is_repeated(state, state->step) && !state_asks(state);
  return runs && !state->pause_chosen ? fmin(state->pause_s, RUN_PAUSE_S) : state->pause_s;
}

/* --- Controls */

static void set_stride(State *state, int stride) {
  state->stride = stride >= 1 ? stride : 1;
}

/* Esc while a run is being computed: what is done stays, and can be shown. */
static bool cancel(State *state) {
  if (!state_is_training(state) || state->computed || state->overlay != OVERLAY_NONE)
    return false;
  state->computed = true;
  state->wanted = state->step;
  state_notice(state, false, state_string(state, STRING_RUN_CANCELLED));
  return true;
}

bool state_training_apply(State *state, Action action, Effects *out) {
  if (action.kind == ACTION_CLOSE) {
    bool cancelled = cancel(state);
    out->redraw = out->redraw || cancelled;
    return cancelled;
  }
  if (action.kind != ACTION_STRIDE)
    return false;
  set_stride(state, action.arg);
  out->redraw = true;
  return true;
}
