#include "app/state_parts.h"

#include "base/file.h"
#include "base/number.h"

#include <math.h>

static bool submit_step(State *state, Effects *out) {
  size_t count = state->trace.step_count;
  double step;
  if (state->typing.line.text[0] == '\0') {
    state_overlay_close(state);
    return true;
  }
  if (number_parse(&step, state->typing.line.text, NULL) && step >= 1 && step <= (double)count &&
      floor(step) >= step) {
    state_overlay_close(state);
    return state_step_apply(state, (Action){.kind = ACTION_GO_TO, .arg = (int)step - 1}, out);
  }
  char most[NUMBER_MAX];
  number_exact(most, (double)count);
  state_type_refuse(state, state_format(state, STRING_GO_RANGE, most, NULL, NULL));
  return false;
}

/* The loop saves, and says what became of it. */
static bool submit_path(State *state, Save save, Effects *out) {
  const char *path = state->typing.line.text;
  static const struct {
    const char *ends[2];
    StringId fault;
  } KINDS[] = {[SAVE_PICTURE] = {{".png", ".svg"}, STRING_PICTURE_SUFFIX},
               [SAVE_LESSON] = {{".yaml", ".yml"}, STRING_LESSON_SUFFIX},
               [SAVE_ANSWERS] = {{".csv", ".csv"}, STRING_ANSWERS_SUFFIX}};
  if (!file_ends_in(path, KINDS[save].ends[0]) && !file_ends_in(path, KINDS[save].ends[1])) {
    state_type_refuse(state, state_string(state, KINDS[save].fault));
    return false;
  }
  out->save = save;
  out->path = path;
  out->replace = state->typing.confirmed;
  return false;
}

bool state_type_submit(State *state, Effects *out) {
  out->redraw = true;
  switch (state->overlay) {
  case OVERLAY_GO:
    return submit_step(state, out);
  case OVERLAY_SAVE_PICTURE:
    return submit_path(state, SAVE_PICTURE, out);
  case OVERLAY_SAVE_LESSON:
    return submit_path(state, SAVE_LESSON, out);
  case OVERLAY_SAVE_ANSWERS:
    return submit_path(state, SAVE_ANSWERS, out);
  default:
    break;
  }
  if (!state_type_number(state, state->typing.target, state->typing.line.text))
    return false;
  state_type_end(state);
  return true;
}

bool state_field_catches(State *state, Action action, Effects *out) {
  if (action.kind == ACTION_ENTER)
    (void)state_type_submit(state, out);
  return action.kind == ACTION_ENTER;
}

void state_save_done(State *state) {
  state_notice(state, false, state_format(state, STRING_SAVED, state->typing.line.text, NULL, NULL));
  state_overlay_back(state);
}

void state_save_exists(State *state) {
  state_type_refuse(state, state_format(state, STRING_FILE_EXISTS, state->typing.line.text, NULL, NULL));
  state->typing.confirmed = true;
}

void state_save_failed(State *state, const Error *err) {
  char text[sizeof err->file + sizeof err->what + sizeof err->hint];
  state_type_refuse(state, error_text(err, text, sizeof text));
  state->typing.confirmed = false;
}

/* --- Keys */

static void edited(State *state, Effects *out) {
  state->typing.confirmed = false;
  text_clear(&state->typing.message);
  out->redraw = true;
}

/* A letter that comes as a key alone. */
static bool is_bare_letter(const State *state, const Event *event) {
  bool letter = event->key == KEY_CHAR || event->key == KEY_SPACE;
  return letter && !(event->mods & (MOD_CTRL | MOD_ALT | MOD_SHIFT)) && !state_text_follows(state, event);
}

static void insert_key(State *state, const Event *event) {
  Text text = {0};
  text_add_codepoint(&text, event->key == KEY_SPACE ? ' ' : event->codepoint);
  line_insert(&state->typing.line, text_get(&text));
  text_free(&text);
}

static void cancel(State *state, Effects *out) {
  if (state->overlay != OVERLAY_NONE)
    state_overlay_back(state);
  else
    state_type_end(state);
  out->redraw = true;
}

/* What is typed is taken, and what explains the number no longer covers the narration. */
static bool take_number(State *state, Effects *out) {
  if (!state_type_submit(state, out))
    return false;
  state->inspected = state->hover = NO_TARGET;
  state->focus_quiet = true;
  return true;
}

/* Enter, Esc, Tab and the keys that page; a presenter's remote steps whatever is open. */
static bool command_key(State *state, const Event *event, Effects *out, Action *then) {
  bool number = state->overlay == OVERLAY_NONE;
  switch (event->key) {
  case KEY_ENTER:
    if (!event->repeat)
      (void)(number ? take_number(state, out) : state_type_submit(state, out));
    return true;
  case KEY_ESCAPE:
    cancel(state, out);
    return true;
  case KEY_TAB:
    if (number && state_type_submit(state, out))
      *then = key_action(event, KEYS_ON_NUMBER);
    return true;
  case KEY_PAGE_DOWN:
  case KEY_PAGE_UP:
    if (!number || !take_number(state, out))
      cancel(state, out);
    return false;
  default:
    return false;
  }
}

/* Keys that mean the same while text is typed. */
static bool is_for_all(const Event *event) {
  Action action = key_action(event, 0);
  return action.kind == ACTION_QUIT || (event->key >= KEY_F1 && event->key <= KEY_F12) ||
         event->key == KEY_PAGE_DOWN || event->key == KEY_PAGE_UP;
}

bool state_type_event(State *state, const Event *event, Effects *out, Action *then) {
  Typing *typing = &state->typing;
  if (event->kind == EVENT_TEXT && typing->skip_text) {
    typing->skip_text = false;
    return true;
  }
  if (event->kind == EVENT_TEXT) {
    line_insert(&typing->line, event->text);
    edited(state, out);
    return true;
  }
  if (command_key(state, event, out, then))
    return true;
  if (line_key(&typing->line, event)) {
    edited(state, out);
    return true;
  }
  if (is_bare_letter(state, event)) {
    insert_key(state, event);
    edited(state, out);
    return true;
  }
  return !is_for_all(event);
}
