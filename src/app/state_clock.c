/* What moves by itself: the animation of a step, and the pause of auto-play, which waits while something
 * stands between the user and the lesson. */
#include "app/state_parts.h"

#include <math.h>

void state_rest(State *state) {
  state->animating = false;
  state->played_ms = state->now_ms;
}

void state_animate(State *state) {
  state->animating = state->motion;
  state->animation_ms = state->now_ms;
}

double state_progress(const State *state) {
  return state->animating ? fmin((double)(state->now_ms - state->animation_ms) / STATE_ANIMATION_MS, 1) : 1;
}

bool state_is_held(const State *state) {
  return state->overlay != OVERLAY_NONE || state->typing.active || state->blank || state->press.down;
}
