#include "app/limits.h"
#include "app/state_parts.h"

static bool apply_looks(State *state, Action action, Effects *out) {
  switch (action.kind) {
  case ACTION_LANGUAGE:
    state->language = state->language == LANG_KO ? LANG_EN : LANG_KO;
    out->chosen |= CHOSE_LANGUAGE;
    break;
  case ACTION_THEME:
    state->dark = !state->dark;
    out->chosen |= CHOSE_THEME;
    break;
  case ACTION_LARGER:
    state_text_scale(state, 1, out);
    break;
  case ACTION_SMALLER:
    state_text_scale(state, -1, out);
    break;
  case ACTION_DIGITS:
    state->digits = limit_digits_after(state->digits);
    out->chosen |= CHOSE_DIGITS;
    break;
  case ACTION_MOTION:
    state->motion = !state->motion;
    state->animating = false;
    out->chosen |= CHOSE_MOTION;
    break;
  case ACTION_NUMBERS:
    state->numbers = !state->numbers;
    break;
  case ACTION_FULLSCREEN:
    out->screen = SCREEN_TOGGLE;
    break;
  case ACTION_BLANK:
    state->blank = true;
    break;
  default:
    return false;
  }
  out->redraw = true;
  return true;
}

/* Works on a lesson, and so does nothing while there is none. */
static bool needs_lesson(ActionKind kind) {
  switch (kind) {
  case ACTION_LIST:
  case ACTION_CLOSE:
  case ACTION_HELP:
  case ACTION_QUIT:
  case ACTION_OPEN_LESSON:
  case ACTION_FOCUS_NEXT:
  case ACTION_FOCUS_PREVIOUS:
  case ACTION_ENTER:
    return false;
  default:
    return true;
  }
}

/* Digits that would change the lesson behind what is laid over it. */
static bool is_hidden(const State *state, Action action) {
  return state->overlay != OVERLAY_NONE && (action.kind == ACTION_LABEL || action.kind == ACTION_CHOOSE);
}

/* In a picture that another one is about to replace nothing can be meant: what lay there is hidden by now. */
static const Hits *present(const State *state, const Hits *hits) {
  static const Hits nothing = {0};
  return hits->layer == (int)state->overlay ? hits : &nothing;
}

void state_apply(State *state, Action action, const Hits *hits, Effects *out) {
  if (action.kind == ACTION_NONE || is_hidden(state, action) || apply_looks(state, action, out) ||
      state_overlay_catches(state, action, out))
    return;
  if (needs_lesson(action.kind) && !state->is_open)
    return;
  hits = present(state, hits); /* an overlay that was open may be closed by now */
  bool applied = state_training_apply(state, action, out) || state_step_apply(state, action, out) ||
                 state_ask_apply(state, action, out) || state_edit_apply(state, action, hits, out) ||
                 state_focus_apply(state, action, hits, out) ||
                 state_panels_apply(state, action, hits, out) || state_overlay_apply(state, action, out);
  (void)applied; /* what nobody knows does nothing */
}

/* What a held key goes on doing; for everything else it is pressed once. */
static bool repeats(ActionKind kind) {
  switch (kind) {
  case ACTION_NEXT:
  case ACTION_PREVIOUS:
  case ACTION_NEXT_UPDATE:
  case ACTION_PREVIOUS_UPDATE:
  case ACTION_SLOWER:
  case ACTION_FASTER:
  case ACTION_LARGER:
  case ACTION_SMALLER:
  case ACTION_FOCUS_NEXT:
  case ACTION_FOCUS_PREVIOUS:
  case ACTION_FOCUS_LEFT:
  case ACTION_FOCUS_RIGHT:
  case ACTION_FOCUS_UP:
  case ACTION_FOCUS_DOWN:
  case ACTION_CHANGE:
  case ACTION_UNDO:
  case ACTION_REDO:
    return true;
  default:
    return false;
  }
}

/* A digit, '-' or '.' on a number that can be changed begins to type it. */
static bool begins_number(State *state, const Event *event, const Hits *hits) {
  unsigned field;
  uint32_t c = event->codepoint;
  bool sign = c == '-' || c == '.', digit = c >= '0' && c <= '9';
  if (event->key != KEY_CHAR || event->mods != 0 || !(sign || digit) || !state_number_focused(state, hits) ||
      !state_editable(state, state->focus, &field))
    return false;
  const char text[] = {(char)c, '\0'};
  state_type(state, state->focus, state_text_follows(state, event) ? "" : text, false);
  return true;
}

/* A digit on a number that can't be changed is refused: it must not become the right class instead.  An open
 * question takes it. */
static bool refuses_digit(State *state, const Event *event, const Hits *hits) {
  bool digit = event->key == KEY_CHAR && event->codepoint >= '0' && event->codepoint <= '9';
  bool number = state_number_focused(state, hits) || state->inspected.kind == TARGET_CELL;
  if (!digit || event->mods != 0 || !number || state->overlay != OVERLAY_NONE || state_asks(state))
    return false;
  state_refuse(state, state_string(state, STRING_NOT_EDITABLE));
  return true;
}

/* Whether keys mean the number that has the focus. One that a click left there lets the arrows to the sides
 * step. */
static bool keys_are_for_number(const State *state, const Event *event, const Hits *hits) {
  bool sideways = event->key == KEY_LEFT || event->key == KEY_RIGHT;
  return state_number_focused(state, hits) && !(sideways && state->focus_by_pointer);
}

static void key_event(State *state, const Event *event, const Hits *hits, Effects *out) {
  if (state->notice_passes && state->notice.length > 0) {
    state_notice(state, false, "");
    out->redraw = true;
  }
  state->typing.skip_text = false;
  if (state->typing.active && state_type_event(state, event, hits, out))
    return;
  if (state->overlay == OVERLAY_NONE &&
      (begins_number(state, event, hits) || refuses_digit(state, event, hits))) {
    out->redraw = true;
    return;
  }
  if (state->overlay == OVERLAY_COLUMNS && state_columns_key(state, event, hits, out)) {
    out->redraw = true;
    return;
  }
  unsigned where = (keys_are_for_number(state, event, hits) ? KEYS_ON_NUMBER : 0) |
                   (state_asks(state) ? KEYS_ON_QUESTION : 0);
  Action action = key_action(event, where);
  if (!event->repeat || repeats(action.kind))
    state_apply(state, action, hits, out);
  state->typing.skip_text =
      state->typing.active && event->key == KEY_CHAR && state_text_follows(state, event);
}

/* Any key or click brings the picture back, and does nothing else. */
static void end_blank(State *state, const Event *event, Effects *out) {
  bool pressed = (event->kind == EVENT_KEY && !event->repeat) || event->kind == EVENT_POINTER_DOWN;
  if (!pressed)
    return;
  state->blank = false;
  out->redraw = true;
}

void state_event(State *state, const Event *event, const Hits *hits, Effects *out) {
  hits = present(state, hits);
  if ((int32_t)(event->time_ms - state->now_ms) > 0)
    state->now_ms = event->time_ms;
  switch (event->kind) {
  case EVENT_QUIT:
    out->quit = true;
    return;
  case EVENT_RESIZE:
  case EVENT_EXPOSE:
    out->redraw = true;
    return;
  case EVENT_NONE:
  case EVENT_FILE_DROP:
  case EVENT_WAKE:
    return;
  default:
    break;
  }
  if (state->blank)
    end_blank(state, event, out);
  else if (event->kind == EVENT_KEY)
    key_event(state, event, hits, out);
  else if (event->kind == EVENT_TEXT && state->typing.active)
    (void)state_type_event(state, event, hits, out);
  else if (event->kind != EVENT_TEXT)
    state_pointer_event(state, event, hits, out);
}
