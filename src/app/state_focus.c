#include "app/state_parts.h"

#include "base/number.h"

#include <math.h>

enum { SCROLL_PIXELS = 60 };

/* Only what can be seen has the keyboard. */
bool state_focus_seen(const State *state, const Hits *hits) {
  bool moves = state->focus.kind == TARGET_CELL || state->focus.kind == TARGET_HANDLE;
  return state->overlay == OVERLAY_NONE && moves && hits_find(hits, state->focus);
}

bool state_number_focused(const State *state, const Hits *hits) {
  return state->focus.kind == TARGET_CELL && state_focus_seen(state, hits);
}

void state_inspect(State *state, Target target) {
  state->inspected = target_equal(state->inspected, target) ? NO_TARGET : target;
}

static void take_focus(State *state, const Hit *hit) {
  if (!hit)
    return;
  state->focus = hit->target;
  state->focus_by_pointer = state->focus_quiet = false;
  state->hover = NO_TARGET;
}

/* To what lies beside it; a handle that has the focus moves itself. */
static void move_focus(State *state, const Hits *hits, int dx, int dy, int tenths, Effects *out) {
  if (state_handle_step(state, hits, dx, dy, tenths, out))
    return;
  if (hits_find(hits, state->focus))
    take_focus(state, hits_move(hits, state->focus, dx, dy));
  else
    state->scroll = fmin(fmax(state->scroll + dy * SCROLL_PIXELS, 0), state->scroll_most);
}

static void enter(State *state, const Hits *hits, Action *then) {
  const Hit *hit = hits_find(hits, state->focus);
  unsigned field;
  char present[NUMBER_MAX];
  bool again = hit && hit->action.kind == ACTION_ENTER; /* an overlay's: it would come back here */
  if (hit && hit->target.kind == TARGET_CONTROL && !again)
    *then = hit->action;
  else if (state->hover.kind == TARGET_CELL || state->hover.kind == TARGET_TERM)
    state_inspect(state, state->hover);
  else if (hit && state_editable(state, hit->target, &field))
    state_type(state, hit->target, number_exact(present, state_number(state, hit->target, field)), true);
  else if (hit && (hit->target.kind == TARGET_CELL || hit->target.kind == TARGET_TERM))
    state_inspect(state, hit->target);
}

bool state_focus_apply(State *state, Action action, const Hits *hits, Effects *out, Action *then) {
  switch (action.kind) {
  case ACTION_FOCUS_NEXT:
    take_focus(state, hits_step(hits, state->focus, 1));
    break;
  case ACTION_FOCUS_PREVIOUS:
    take_focus(state, hits_step(hits, state->focus, -1));
    break;
  case ACTION_FOCUS_LEFT:
    move_focus(state, hits, -1, 0, action.arg, out);
    break;
  case ACTION_FOCUS_RIGHT:
    move_focus(state, hits, 1, 0, action.arg, out);
    break;
  case ACTION_FOCUS_UP:
    move_focus(state, hits, 0, -1, action.arg, out);
    break;
  case ACTION_FOCUS_DOWN:
    move_focus(state, hits, 0, 1, action.arg, out);
    break;
  case ACTION_ENTER:
    enter(state, hits, then);
    break;
  default:
    return false;
  }
  out->redraw = true;
  return true;
}
