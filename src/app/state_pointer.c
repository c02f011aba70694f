#include "app/state_parts.h"

#include "base/number.h"

#include <math.h>

enum { DRAG_PIXELS = 4, SCROLL_PIXELS = 60 };

static Target hover_of(const Hits *hits, double x, double y) {
  const Hit *hit = hits_at(hits, x, y);
  return hit && hit->target.kind != TARGET_PANEL ? hit->target : NO_TARGET;
}

static void show_hover(State *state, Target target, Effects *out) {
  if (target_equal(state->hover, target))
    return;
  state->hover = target;
  out->redraw = true;
}

/* --- Holding the button down */

/* The step under a place on the timeline, of which a hit may stand for many. */
static int step_at(const Hit *hit, double x) {
  double across = fmin(fmax((x - hit->rect.x) / fmax(hit->rect.w, 1), 0), 1);
  return hit->last > 0 ? hit->first + (int)round(across * (hit->last - hit->first)) : hit->target.a;
}

static Action to_step(const Hit *hit, double x) {
  return (Action){.kind = ACTION_GO_TO, .arg = step_at(hit, x)};
}

static Action drag_timeline(const State *state, const Hits *hits, double x) {
  const Hit *hit = hits_beside(hits, TARGET_TIMELINE, x);
  return hit && (size_t)step_at(hit, x) != state->step ? to_step(hit, x) : NO_ACTION;
}

/* A chart over updates goes to the one that is pointed at. */
static Action drag_chart(State *state, const Event *event, const Hits *hits, Effects *out) {
  const Hit *hit = hits_at(hits, event->x, event->y);
  const Target *pressed = &state->press.hit.target;
  if (!hit || hit->target.kind != TARGET_CHART || hit->target.a != pressed->a ||
      hit->target.pane != pressed->pane || hit->action.kind != ACTION_GO_TO)
    return NO_ACTION;
  state->press.dragging = true;
  show_hover(state, hit->target, out);
  return (size_t)hit->action.arg != state->step ? hit->action : NO_ACTION;
}

/* To the right and up is more. */
static void drag_number(State *state, const Event *event, Effects *out) {
  Press *press = &state->press;
  double dx = event->x - press->x, dy = press->y - event->y;
  bool cell = press->hit.target.kind == TARGET_CELL;
  if (!press->hit.editable)
    return;
  if (!press->dragging && cell && fmax(fabs(dx), fabs(dy)) < DRAG_PIXELS)
    return;
  if (!press->dragging && cell)
    (void)state_gesture_begin(state, press->hit.target);
  press->dragging = true;
  out->redraw = true;
  if (press->hit.handle.kind != HANDLE_NONE)
    state_handle_drag(state, &press->hit, event->x, event->y);
  else
    state_drag(state, dx + dy);
}

static Action drag(State *state, const Event *event, const Hits *hits, Effects *out) {
  if (state->press.hit.target.kind == TARGET_TIMELINE)
    return drag_timeline(state, hits, event->x);
  if (state->press.hit.target.kind == TARGET_CHART)
    return drag_chart(state, event, hits, out);
  if (state->overlay == OVERLAY_LIST)
    state_list_drag(state, event, out);
  else
    drag_number(state, event, out);
  return NO_ACTION;
}

static Action pointer_move(State *state, const Event *event, const Hits *hits, Effects *out) {
  bool moved = state->pointer_known && (event->x != state->pointer_x || event->y != state->pointer_y);
  state->pointer_known = true;
  state->pointer_x = event->x;
  state->pointer_y = event->y;
  if (state->press.down)
    return drag(state, event, hits, out);
  if (moved) /* a pointer that only lay where the window opened or grew asks for nothing */
    show_hover(state, hover_of(hits, event->x, event->y), out);
  return NO_ACTION;
}

/* --- Clicks */

static void press_begin(State *state, const Event *event, const Hit *hit) {
  state->press = (Press){.down = true, .x = event->x, .y = event->y};
  state->press.hit = hit ? *hit : (Hit){.target = NO_TARGET};
  unsigned field;
  bool number = hit && hit->editable && state_editable(state, hit->target, &field);
  state->press.hit.editable = number || (hit && hit->target.kind == TARGET_HANDLE);
  if (number)
    state->press.value = state_number(state, hit->target, field);
}

/* What is no number itself has no click of its own: it goes to the pointer at once. */
static void press_handle(State *state, const Event *event, const Hit *hit) {
  (void)state_gesture_begin(state, hit->target);
  state_handle_drag(state, hit, event->x, event->y);
}

static void edit_number(State *state, Target target) {
  unsigned field;
  char present[NUMBER_MAX];
  if (state_editable(state, target, &field))
    state_type(state, target, number_exact(present, state_number(state, target, field)), true);
}

/* False: what is typed was refused; the reason stands beside it, and Esc gives up. */
static bool end_typing(State *state, const Hit *hit, Effects *out) {
  if (!state->typing.active || state->overlay != OVERLAY_NONE)
    return true;
  bool same = hit && target_equal(hit->target, state->typing.target);
  return !same && state_type_submit(state, out);
}

static Action pointer_down(State *state, const Event *event, const Hits *hits, Effects *out) {
  const Hit *hit = hits_at(hits, event->x, event->y);
  if (event->button != BUTTON_LEFT)
    return NO_ACTION;
  out->redraw = true;
  if (!end_typing(state, hit, out))
    return NO_ACTION;
  press_begin(state, event, hit);
  if (hit && hit->target.kind == TARGET_TIMELINE)
    return to_step(hit, event->x);
  if (hit && hit->target.kind == TARGET_HANDLE)
    press_handle(state, event, hit);
  else if (hit && hit->editable && event->clicks >= 2)
    edit_number(state, hit->target);
  return NO_ACTION;
}

static Action click(State *state, const Hit *pressed, Effects *out) {
  switch (pressed->target.kind) {
  case TARGET_CONTROL:
  case TARGET_CHART: /* one over updates */
    return pressed->action;
  case TARGET_CELL:
    if (pressed->action.kind == ACTION_CHANGE) { /* − or + beside the number */
      state_change(state, pressed->target, pressed->action.arg, out);
      break;
    }
    state_inspect(state, pressed->target);
    state->focus = pressed->editable ? pressed->target : NO_TARGET;
    state->focus_by_pointer = true;
    state->focus_quiet = false;
    return pressed->action;
  case TARGET_TERM:
    state_inspect(state, pressed->target);
    state->focus = NO_TARGET;
    break;
  case TARGET_NONE:
    state->inspected = state->focus = NO_TARGET;
    break;
  case TARGET_TIMELINE:
  case TARGET_PANEL:
  case TARGET_HANDLE:
    break;
  }
  return NO_ACTION;
}

static Action pointer_up(State *state, const Event *event, const Hits *hits, Effects *out) {
  Press press = state->press;
  if (event->button != BUTTON_LEFT || !press.down)
    return NO_ACTION;
  state->press.down = false;
  out->redraw = true;
  const Hit *under = hits_at(hits, event->x, event->y);
  Target target = under ? under->target : NO_TARGET;
  bool number_typed = state->typing.active && state->overlay == OVERLAY_NONE;
  bool clicked = !press.dragging && !number_typed && target_equal(target, press.hit.target);
  return clicked ? click(state, &press.hit, out) : NO_ACTION;
}

/* --- The wheel */

static int whole_tenths(State *state, const Event *event) {
  double factor = event->mods & MOD_SHIFT ? 100 : event->mods & MOD_ALT ? 1 : 10;
  state->wheel_rest += event->wheel * factor;
  double unit = fmin(factor, 10), whole = trunc(state->wheel_rest / unit) * unit;
  state->wheel_rest -= whole;
  return (int)fmax(fmin(whole, 1e6), -1e6);
}

static void wheel(State *state, const Event *event, const Hits *hits, Effects *out) {
  const Hit *hit = hits_at(hits, event->x, event->y);
  double pixels = -event->wheel * SCROLL_PIXELS;
  if (state->overlay == OVERLAY_COLUMNS)
    state_columns_wheel(state, event->wheel, hits);
  else if (state->overlay == OVERLAY_QUESTIONS)
    state_questions_wheel(state, event->wheel, hits);
  else if (state->overlay == OVERLAY_GLOSSARY)
    state_glossary_wheel(state, event->wheel);
  else if (state->overlay == OVERLAY_LIST)
    state_list_wheel(state, pixels);
  else if (state->overlay != OVERLAY_NONE)
    state->overlay_scroll = fmax(state->overlay_scroll + pixels, 0);
  else if (hit && hit->editable)
    state_change(state, hit->target, whole_tenths(state, event), out);
  else
    state->scroll = fmin(fmax(state->scroll + pixels, 0), state->scroll_most);
  out->redraw = true;
}

Action state_pointer_event(State *state, const Event *event, const Hits *hits, Effects *out) {
  switch (event->kind) {
  case EVENT_POINTER_MOVE:
    return pointer_move(state, event, hits, out);
  case EVENT_POINTER_DOWN:
    return pointer_down(state, event, hits, out);
  case EVENT_POINTER_UP:
    return pointer_up(state, event, hits, out);
  case EVENT_WHEEL:
    wheel(state, event, hits, out);
    break;
  default:
    state->pointer_known = false;
    show_hover(state, NO_TARGET, out);
    break;
  }
  return NO_ACTION;
}
