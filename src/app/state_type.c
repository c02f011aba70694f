/* A line of text that is being typed: into a number, or into an overlay. */
#include "app/state_parts.h"

void state_type(State *state, Target target, const char *text, bool selected) {
  Typing *typing = &state->typing;
  typing->active = true;
  typing->target = target;
  typing->confirmed = false;
  line_set(&typing->line, text, selected);
  text_clear(&typing->message);
  state_rest(state);
}

void state_type_end(State *state) {
  state->typing.active = false;
}

void state_type_refuse(State *state, const char *why) {
  Typing *typing = &state->typing;
  text_clear(&typing->message);
  text_add(&typing->message, why);
}

bool state_wants_text(const State *state) {
  return state->typing.active;
}

void state_text_input(State *state, bool on, uint32_t now_ms) {
  state->typing.text_on = on;
  state->typing.text_ms = now_ms;
}

bool state_text_follows(const State *state, const Event *event) {
  const Typing *typing = &state->typing;
  bool since = (int32_t)(event->time_ms - typing->text_ms) > 0;
  return since == typing->text_on;
}
