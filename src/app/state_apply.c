/* One action: the state's files do what each of them knows, and none calls another to act. */
#include "app/state_parts.h"

#include "app/limits.h"

#include <stdlib.h>

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
  case ACTION_ASKED:
    state_ask_set(state, action.arg, out);
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
  case ACTION_GLOSSARY:
  case ACTION_GLOSSARY_ROW:
  case ACTION_GLOSSARY_LESSON:
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

static bool overlay_catches(State *state, Action action, const Hits *hits, Effects *out) {
  bool caught = false;
  switch (state->overlay) {
  case OVERLAY_LIST:
    caught = state_list_catches(state, action, state_present(state, hits), out);
    break;
  case OVERLAY_GO:
  case OVERLAY_SAVE_PICTURE:
  case OVERLAY_SAVE_LESSON:
  case OVERLAY_SAVE_ANSWERS:
    caught = state_field_catches(state, action, out);
    break;
  case OVERLAY_QUESTIONS:
    caught = state_questions_catches(state, action, out);
    break;
  case OVERLAY_COLUMNS:
    caught = state_columns_catches(state, action, out);
    break;
  default:
    caught = state_overlay_catches(state, action, out);
    break;
  }
  out->redraw = out->redraw || caught;
  return caught;
}

/* Up and Down on what is no number that can be changed move the focus, or what has it. */
static Action change_or_move(const State *state, Action action) {
  unsigned field;
  if (action.kind != ACTION_CHANGE || state_editable(state, state->focus, &field))
    return action;
  return (Action){.kind = action.arg > 0 ? ACTION_FOCUS_UP : ACTION_FOCUS_DOWN, .arg = abs(action.arg)};
}

/* Returns what is to be done after it, such as what a control does on which Enter was pressed. */
static Action apply_one(State *state, Action action, const Hits *hits, Effects *out) {
  Action then = NO_ACTION;
  if (action.kind == ACTION_NONE || is_hidden(state, action) || apply_looks(state, action, out) ||
      overlay_catches(state, action, hits, out))
    return then;
  if (needs_lesson(action.kind) && !state->is_open)
    return then;
  hits = state_present(state, hits); /* an overlay that was open may be closed by now */
  action = change_or_move(state, action);
  bool applied = state_questions_apply(state, action, out) || state_training_apply(state, action, out) ||
                 state_step_apply(state, action, out) || state_play_apply(state, action, out) ||
                 state_ask_apply(state, action, out) || state_edit_apply(state, action, out) ||
                 state_focus_apply(state, action, hits, out, &then) ||
                 state_glossary_apply(state, action, hits, out) ||
                 state_panels_apply(state, action, hits, out) || state_columns_apply(state, action, out) ||
                 state_overlay_apply(state, action, out);
  (void)applied; /* what nobody knows does nothing */
  return then;
}

void state_apply(State *state, Action action, const Hits *hits, Effects *out) {
  Action then = apply_one(state, action, hits, out);
  (void)apply_one(state, then, hits, out); /* which asks for no more */
  state_progress_note(state, out);
}
