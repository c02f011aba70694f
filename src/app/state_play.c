/* Auto-play: the next step after a pause. */
#include "app/state_parts.h"

#include "app/limits.h"
#include "base/number.h"

/* Whether Next does anything. */
static bool has_more(const State *state) {
  return state->step < state_last_step(state) || state_asks(state);
}

/* Shorter pauses leave no time for an animation. */
#define SHOWN_S 0.3

static void play_on(State *state, Effects *out) {
  out->redraw = true;
  state_go_on(state, state_pause(state) >= SHOWN_S);
  state->playing = has_more(state);
  state_progress_note(state, out);
}

void state_time(State *state, uint32_t now_ms, Effects *out) {
  state->now_ms = now_ms;
  if (state->animating) {
    out->redraw = true;
    state->animating = now_ms - state->animation_ms < STATE_ANIMATION_MS;
  }
  if (!state->playing)
    return;
  if (state_is_held(state))
    state->played_ms = now_ms;
  else if (now_ms - state->played_ms >= (uint32_t)(1000 * state_pause(state)))
    play_on(state, out);
}

int state_timeout(const State *state, uint32_t now_ms) {
  if (state->animating || (state->is_open && !state->computed))
    return 0;
  if (!state->playing || state_is_held(state))
    return -1;
  uint32_t gone = now_ms - state->played_ms, pause = (uint32_t)(1000 * state_pause(state));
  return gone < pause ? (int)(pause - gone) : 0;
}

/* --- Actions */

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
  char seconds[NUMBER_MAX];
  state_notice(state, false,
               state_format(state, STRING_PLAY_SPEED, number_exact(seconds, pause), NULL, NULL));
}

static void play(State *state) {
  state->playing = !state->playing && has_more(state);
  state_rest(state);
}

bool state_play_apply(State *state, Action action, Effects *out) {
  if (action.kind == ACTION_PLAY)
    play(state);
  else if (action.kind == ACTION_SLOWER || action.kind == ACTION_FASTER)
    change_pause(state, action.kind == ACTION_SLOWER, out);
  else
    return false;
  out->redraw = true;
  return true;
}
