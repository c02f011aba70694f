/* The size of the text: what the user asks for, and what the picture has room for. */
#include "app/limits.h"
#include "app/state_parts.h"

#include <math.h>

#define TENTH 0.1
#define SAME 0.001 /* less than this is no other size */

static double tenths(double scale) {
  return fmin(fmax(round(scale * 10) / 10, LIMIT_TEXT_LEAST), LIMIT_TEXT_MOST);
}

/* Whether the last picture had no room for what was asked for. */
static bool is_held_back(const State *state) {
  return state->text_used > 0 && state->text_used < state->text_scale - SAME;
}

static void say_largest(State *state) {
  state_notice(state, false, state_string(state, STRING_TEXT_LARGEST));
}

void state_text_scale(State *state, int direction, Effects *out) {
  out->chosen |= CHOSE_TEXT_SIZE;
  if (direction > 0 && is_held_back(state)) {
    say_largest(state);
    return;
  }
  double from = is_held_back(state) ? state->text_used : state->text_scale;
  state->text_scale = tenths(from + direction * TENTH);
  state->text_asked = direction > 0;
}

bool state_text_used(State *state, double scale) {
  bool asked = state->text_asked;
  state->text_used = scale;
  state->text_asked = false;
  if (!asked || !is_held_back(state))
    return false;
  state->text_scale = tenths(scale);
  say_largest(state);
  return true;
}
