/* What the state says: in its words, and one line about what just happened. */
#include "app/state_parts.h"

#include <string.h>

const char *state_string(const State *state, StringId id) {
  return strings_get(state->strings, state->language, id);
}

void state_notice(State *state, bool bad, const char *text) {
  text_clear(&state->notice);
  text_add(&state->notice, text);
  state->notice_bad = bad;
  state->notice_passes = !bad;
}

void state_refuse(State *state, const char *text) {
  state_notice(state, true, text);
  state->notice_passes = true;
}

static const char *base_name(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash ? slash + 1 : path;
}

void state_reading(State *state, const char *path) {
  Arena arena = {0};
  text_clear(&state->reading);
  if (path)
    text_add(&state->reading, strings_format(&arena, state->strings, state->language, STRING_READING_FILE,
                                             base_name(path), NULL, NULL));
  arena_free(&arena);
}
