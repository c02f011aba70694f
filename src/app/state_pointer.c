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

/* The step under a place on the timeline. */
static int step_at(const Hit *hit, double x) {
  return hit->last > 0 ? state_slider_step(hit, x) : hit->target.a;
}

static void drag_timeline(State *state, const Hits *hits, double x, Effects *out) {
  const Hit *hit = hits_beside(hits, TARGET_TIMELINE, x);
  if (hit && (size_t)step_at(hit, x) != state->step)
    state_apply(state, (Action){ACTION_GO_TO, step_at(hit, x)}, hits, out);
}

/* A chart over updates goes to the one that is pointed at. */
static void drag_chart(State *state, const Event *event, const Hits *hits, Effects *out) {
  const Hit *hit = hits_at(hits, event->x, event->y);
  const Target *pressed = &state->press.hit.target;
  if (!hit || hit->target.kind != TARGET_CHART || hit->target.a != pressed->a ||
      hit->target.pane != pressed->pane || hit->action.kind != ACTION_GO_TO)
    return;
  state->press.dragging = true;
  show_hover(state, hit->target, out);
  if ((size_t)hit->action.arg != state->step)
    state_apply(state, hit->action, hits, out);
}

/* To the right and up is more. */
static void drag(State *state, const Event *event, const Hits *hits, Effects *out) {
  Press *press = &state->press;
  double dx = event->x - press->x, dy = press->y - event->y;
  if (press->hit.target.kind == TARGET_TIMELINE) {
    drag_timeline(state, hits, event->x, out);
    return;
  }
  if (press->hit.target.kind == TARGET_CHART) {
    drag_chart(state, event, hits, out);
    return;
  }
  if (press->hit.target.kind == TARGET_PLANE) {
    press->dragging = true;
    state_start_at(state, &press->hit, event->x, event->y, state->gesture.id);
    out->redraw = true;
    return;
  }
  if (!press->hit.editable)
    return;
  if (!press->dragging && fmax(fabs(dx), fabs(dy)) < DRAG_PIXELS)
    return;
  if (!press->dragging)
    (void)state_gesture_begin(state, press->hit.target);
  press->dragging = true;
  state_drag(state, dx + dy, out);
}

static void pointer_move(State *state, const Event *event, const Hits *hits, Effects *out) {
  bool rested = !state->pointer_known;
  state->pointer_known = true;
  state->pointer_x = event->x;
  state->pointer_y = event->y;
  if (state->press.down)
    drag(state, event, hits, out);
  else if (!rested) /* a pointer that only lay where the window opened asks for nothing */
    show_hover(state, hover_of(hits, event->x, event->y), out);
}

/* --- Clicks */

static void press_begin(State *state, const Event *event, const Hit *hit) {
  state->press = (Press){.down = true, .x = event->x, .y = event->y};
  state->press.hit = hit ? *hit : (Hit){.target = NO_TARGET};
  unsigned field;
  state->press.hit.editable = hit && hit->editable && state_editable(state, hit->target, &field);
  if (state->press.hit.editable)
    state->press.value = state_number(state, hit->target, field);
}

static void edit_number(State *state, Target target) {
  unsigned field;
  char present[NUMBER_MAX];
  if (state_editable(state, target, &field))
    state_type(state, target, number_exact(present, state_number(state, target, field)), true);
}

static void pointer_down(State *state, const Event *event, const Hits *hits, Effects *out) {
  const Hit *hit = hits_at(hits, event->x, event->y);
  if (event->button != BUTTON_LEFT)
    return;
  out->redraw = true;
  bool number_typed = state->typing.active && state->overlay == OVERLAY_NONE;
  if (number_typed && hit && target_equal(hit->target, state->typing.target))
    return;
  if (number_typed && !state_type_submit(state, out))
    return; /* refused: the reason stands beside it, and Esc gives up */
  press_begin(state, event, hit);
  if (hit && hit->target.kind == TARGET_TIMELINE)
    state_apply(state, (Action){ACTION_GO_TO, step_at(hit, event->x)}, hits, out);
  else if (hit && hit->target.kind == TARGET_PLANE)
    state_start_at(state, hit, event->x, event->y, state_gesture_begin(state, hit->target));
  else if (hit && hit->editable && event->clicks >= 2)
    edit_number(state, hit->target);
}

static void click(State *state, const Hit *pressed, const Hits *hits, Effects *out) {
  switch (pressed->target.kind) {
  case TARGET_CONTROL:
  case TARGET_CHART: /* one over updates */
    if (pressed->action.kind != ACTION_NONE)
      state_apply(state, pressed->action, hits, out);
    break;
  case TARGET_CELL:
    if (pressed->action.kind == ACTION_CHANGE) { /* − or + beside the number */
      state_change(state, pressed->target, pressed->action.arg, out);
      break;
    }
    state_inspect(state, pressed->target);
    state->focus = pressed->editable ? pressed->target : NO_TARGET;
    state->focus_by_pointer = true;
    state->focus_quiet = false;
    if (pressed->action.kind != ACTION_NONE)
      state_apply(state, pressed->action, hits, out);
    break;
  case TARGET_NONE:
    state->inspected = state->focus = NO_TARGET;
    break;
  case TARGET_PLANE:
  case TARGET_TIMELINE:
  case TARGET_PANEL:
  case TARGET_HANDLE:
    break;
  }
}

static void pointer_up(State *state, const Event *event, const Hits *hits, Effects *out) {
  Press press = state->press;
  if (event->button != BUTTON_LEFT || !press.down)
    return;
  state->press.down = false;
  out->redraw = true;
  const Hit *under = hits_at(hits, event->x, event->y);
  Target target = under ? under->target : NO_TARGET;
  bool number_typed = state->typing.active && state->overlay == OVERLAY_NONE;
  if (!press.dragging && !number_typed && target_equal(target, press.hit.target))
    click(state, &press.hit, hits, out);
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
  else if (state->overlay != OVERLAY_NONE)
    state->overlay_scroll = fmax(state->overlay_scroll + pixels, 0);
  else if (hit && hit->editable)
    state_change(state, hit->target, whole_tenths(state, event), out);
  else
    state->scroll = fmin(fmax(state->scroll + pixels, 0), state->scroll_most);
  out->redraw = true;
}

void state_pointer_event(State *state, const Event *event, const Hits *hits, Effects *out) {
  switch (event->kind) {
  case EVENT_POINTER_MOVE:
    pointer_move(state, event, hits, out);
    break;
  case EVENT_POINTER_DOWN:
    pointer_down(state, event, hits, out);
    break;
  case EVENT_POINTER_UP:
    pointer_up(state, event, hits, out);
    break;
  case EVENT_WHEEL:
    wheel(state, event, hits, out);
    break;
  default:
    state->pointer_known = false;
    show_hover(state, NO_TARGET, out);
    break;
  }
}
