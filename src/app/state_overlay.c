#include "app/state_parts.h"

#include <math.h>

enum { SCROLL_PIXELS = 60 };

const Hits *state_present(const State *state, const Hits *hits) {
  static const Hits nothing = {0};
  bool same = hits->opening == 0 || hits->opening == state->opening;
  return same && hits->layer == (int)state->overlay ? hits : &nothing;
}

void state_overlay_open(State *state, Overlay overlay, Effects *out) {
  state_type_end(state);
  state_rest(state);
  if (state->overlay == OVERLAY_LIST && (overlay == OVERLAY_GLOSSARY || overlay == OVERLAY_HELP))
    state_list_leave(state);
  state->overlay = overlay;
  state->choice = 0;
  state->overlay_scroll = 0;
  state->hover = state->focus = NO_TARGET;
  state->press.down = false;
  state->leaving = false;
  if (overlay == OVERLAY_LIST) {
    out->read_catalogue = true;
    state_list_begin(state);
  }
}

void state_overlay_close(State *state) {
  state_type_end(state);
  state_rest(state);
  state->overlay = OVERLAY_NONE;
  state->focus = NO_TARGET;
  state->press.down = false;
  state->leaving = false;
}

void state_overlay_back(State *state) {
  bool answers = state->overlay == OVERLAY_SAVE_ANSWERS;
  Effects nothing = {0}; /* the lessons have been read */
  state_overlay_close(state);
  if (answers)
    state_overlay_open(state, OVERLAY_QUESTIONS, &nothing);
}

/* To the lesson, or where none is open to the list: there is nothing else to show. */
static void close_sheet(State *state, Effects *out) {
  state_overlay_close(state);
  if (!state->is_open)
    state_overlay_open(state, OVERLAY_LIST, out);
}

static void toggle(State *state, Overlay overlay, Effects *out) {
  if (state->overlay == overlay)
    close_sheet(state, out);
  else
    state_overlay_open(state, overlay, out);
}

/* An overlay with a line to fill in. */
static void ask(State *state, Overlay overlay, const char *suffix, Effects *out) {
  Arena arena = {0};
  state_overlay_open(state, overlay, out);
  const char *name = overlay == OVERLAY_GO ? "" : arena_printf(&arena, "%s%s", state->lesson.id, suffix);
  state_type(state, NO_TARGET, name, true);
  arena_free(&arena);
}

static void ask_picture(State *state, Effects *out) {
  Arena arena = {0};
  ask(state, OVERLAY_SAVE_PICTURE, arena_printf(&arena, "-%03zu.png", state->step + 1), out);
  arena_free(&arena);
}

/* Esc with nothing in the lesson left to close: the list, then the question. */
static void leave(State *state, Effects *out) {
  bool ask_first = !state->is_open || (state->overlay == OVERLAY_LIST && state->leaving);
  state_overlay_open(state, ask_first ? OVERLAY_QUIT : OVERLAY_LIST, out);
  state->leaving = true;
}

/* What is being read is given up before anything is closed. */
static bool stop_reading(State *state, Effects *out) {
  if (state->reading.length == 0)
    return false;
  state_reading(state, NULL);
  out->stop_reading = true;
  return true;
}

static void close_something(State *state, Effects *out) {
  if (stop_reading(state, out))
    return;
  bool on_the_way = state->overlay == OVERLAY_LIST && (state->leaving || !state->is_open);
  if (state->overlay != OVERLAY_NONE && !on_the_way) {
    bool back = state->overlay == OVERLAY_GLOSSARY && state->glossary_from_list;
    state_overlay_back(state);
    if (!state->is_open || back)
      state_overlay_open(state, OVERLAY_LIST, out); /* there is nothing else to show */
  } else if (state->inspected.kind != TARGET_NONE || state->focus.kind != TARGET_NONE) {
    state->inspected = state->focus = NO_TARGET;
  } else if (state->notice.length > 0 && state->notice_bad) {
    state_notice(state, false, "");
  } else if (state->fullscreen && state->overlay == OVERLAY_NONE) {
    out->screen = SCREEN_TOGGLE;
  } else {
    leave(state, out);
  }
}

/* --- What an open overlay does with actions that otherwise are the lesson's */

/* Help is read with the keys at hand: it scrolls, and any other action closes it and is done. */
static bool help_catches(State *state, Action action, Effects *out) {
  switch (action.kind) {
  case ACTION_FOCUS_UP:
  case ACTION_FOCUS_DOWN:
    state->overlay_scroll += action.kind == ACTION_FOCUS_UP ? -SCROLL_PIXELS : SCROLL_PIXELS;
    state->overlay_scroll = fmax(state->overlay_scroll, 0);
    return true;
  case ACTION_ENTER:
    close_sheet(state, out);
    return true;
  case ACTION_HELP:
  case ACTION_CLOSE:
    return false;
  default:
    close_sheet(state, out);
    return false;
  }
}

/* Enter quits, unless Tab has gone to a button. */
static bool quit_catches(State *state, Action action, Effects *out) {
  switch (action.kind) {
  case ACTION_ENTER:
    out->quit = out->quit || state->focus.kind == TARGET_NONE;
    return state->focus.kind == TARGET_NONE;
  case ACTION_NEXT:
  case ACTION_PREVIOUS:
    close_something(state, out);
    return !state->is_open;
  default:
    return false;
  }
}

bool state_overlay_catches(State *state, Action action, Effects *out) {
  switch (state->overlay) {
  case OVERLAY_HELP:
    return help_catches(state, action, out);
  case OVERLAY_QUIT:
    return quit_catches(state, action, out);
  default:
    return false;
  }
}

bool state_overlay_apply(State *state, Action action, Effects *out) {
  switch (action.kind) {
  case ACTION_GO:
    ask(state, OVERLAY_GO, "", out);
    break;
  case ACTION_SAVE_PICTURE:
    ask_picture(state, out);
    break;
  case ACTION_SAVE_LESSON:
    ask(state, OVERLAY_SAVE_LESSON, "-edited.yaml", out);
    break;
  case ACTION_SAVE_ANSWERS:
    ask(state, OVERLAY_SAVE_ANSWERS, "-answers.csv", out);
    break;
  case ACTION_LIST:
    toggle(state, OVERLAY_LIST, out);
    break;
  case ACTION_HELP:
    toggle(state, OVERLAY_HELP, out);
    break;
  case ACTION_CLOSE:
    close_something(state, out);
    break;
  case ACTION_OPEN_LESSON:
    state_list_open(state, action.arg < 0 ? state->catalogue_count : (size_t)action.arg, false, out);
    break;
  case ACTION_QUIT:
    out->quit = true;
    break;
  default:
    return false;
  }
  out->redraw = true;
  return true;
}
