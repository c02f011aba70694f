/* What the state says: in its words, and one line about what just happened. */
#include "app/state_parts.h"

#include "base/file.h"

const char *state_string(const State *state, StringId id) {
  return strings_get(state->strings, state->language, id);
}

const char *state_format(State *state, StringId id, const char *a, const char *b, const char *c) {
  arena_reset(&state->scratch);
  return strings_format(&state->scratch, state->strings, state->language, id, a, b, c);
}

void state_notice(State *state, bool bad, const char *text) {
  text_clear(&state->notice);
  text_add(&state->notice, text);
  state->notice_bad = bad;
  state->notice_passes = !bad;
}

void state_notice_error(State *state, const Error *err) {
  char text[sizeof err->file + sizeof err->what + sizeof err->hint];
  state_notice(state, true, error_text(err, text, sizeof text));
}

void state_refuse(State *state, const char *text) {
  state_notice(state, true, text);
  state->notice_passes = true;
}

void state_reading(State *state, const char *path) {
  text_clear(&state->reading);
  if (path)
    text_add(&state->reading, state_format(state, STRING_READING_FILE, file_name(path), NULL, NULL));
}
