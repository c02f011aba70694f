/* One event: keys, pointer and text become actions. */
#include "app/state_parts.h"

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
  case ACTION_TERM:
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

/* A held key goes to no other lesson, and out of no sheet. */
static bool goes_far(const State *state, Action action) {
  return action.kind == ACTION_NEXT &&
         (state->overlay == OVERLAY_QUESTIONS || (state->is_open && state_at_end(state)));
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
  return state_focus_seen(state, hits) && !(sideways && state->focus_by_pointer);
}

/* A key that whoever is open takes for itself: what is typed, a number that begins to be typed, columns. */
static bool key_is_taken(State *state, const Event *event, const Hits *hits, Effects *out, Action *then) {
  if (state->overlay == OVERLAY_LIST)
    return state_list_key(state, event, out, then);
  if (state->overlay == OVERLAY_GLOSSARY && state_glossary_key(state, event, then)) {
    out->redraw = true;
    return true;
  }
  if (state->typing.active && state_type_event(state, event, out, then)) {
    state_glossary_typed(state);
    return true;
  }
  bool taken = (state->overlay == OVERLAY_NONE &&
                (begins_number(state, event, hits) || refuses_digit(state, event, hits))) ||
               (state->overlay == OVERLAY_COLUMNS && state_columns_key(state, event, hits, then));
  out->redraw = out->redraw || taken;
  return taken;
}

static void key_event(State *state, const Event *event, const Hits *hits, Effects *out) {
  Action then = NO_ACTION;
  if (state->notice_passes && state->notice.length > 0) {
    state_notice(state, false, "");
    out->redraw = true;
  }
  state->typing.skip_text = false;
  if (key_is_taken(state, event, hits, out, &then)) {
    state_apply(state, then, hits, out);
    return;
  }
  unsigned where = (keys_are_for_number(state, event, hits) ? KEYS_ON_NUMBER : 0) |
                   (state_asks(state) ? KEYS_ON_QUESTION : 0);
  Action action = key_action(event, where);
  if (!event->repeat || (repeats(action.kind) && !goes_far(state, action)))
    state_apply(state, action, hits, out);
  state->typing.skip_text =
      state->typing.active && event->key == KEY_CHAR && state_text_follows(state, event);
}

static void text_event(State *state, const Event *event, Effects *out) {
  Action then;
  if (state->overlay == OVERLAY_LIST) {
    state_list_text(state, event, out);
    return;
  }
  (void)state_type_event(state, event, out, &then); /* text asks for nothing else */
  state_glossary_typed(state);
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
  hits = state_present(state, hits);
  if ((int32_t)(event->time_ms - state->now_ms) > 0)
    state->now_ms = event->time_ms;
  switch (event->kind) {
  case EVENT_QUIT:
    out->quit = true;
    return;
  case EVENT_RESIZE: /* the window has gone to another place below the pointer */
    state->pointer_known = false;
    out->redraw = true;
    return;
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
    text_event(state, event, out);
  else if (event->kind != EVENT_TEXT)
    state_apply(state, state_pointer_event(state, event, hits, out), hits, out);
}
