/* Drags in a picture: the numbers of a handle are what the pointer's place stands for, or go there step by
 * step with the arrow keys. */
#include "app/state_parts.h"

#include "app/adjust.h"

#include <math.h>

#define DEGREES (180 / 3.14159265358979323846)

/* --- What a place stands for */

/* A part of the way from one edge to the other; on a logarithmic axis equal factors are equally far apart. */
static double place_on(double part, double low, double high, bool log_axis) {
  if (log_axis && low > 0 && high > 0) {
    double value = low * pow(high / low, part);
    return adjust_to_span(value, value);
  }
  return adjust_to_span(low + part * (high - low), fabs(high - low));
}

static double part_across(const Rect *plane, double x) {
  return (x - plane->x) / plane->w;
}

static double part_up(const Rect *plane, double y) {
  return (plane->y + plane->h - y) / plane->h;
}

/* A point stays on its map, whose edges move with nothing; a lone number may go on beyond its axis. */
static double held(const Handle *handle, double part) {
  return handle->kind == HANDLE_XY ? fmin(fmax(part, 0), 1) : part;
}

/* Whole degrees, as the number's range counts them; false in the very middle, where there is no direction. */
static bool angle_at(double *out, const Handle *handle, SetupRange range, double x, double y) {
  double right = part_across(&handle->plane, x) - 0.5, up = part_up(&handle->plane, y) - 0.5;
  if (!(right < 0 || right > 0 || up < 0 || up > 0))
    return false;
  double degrees = round(atan2(up, right) * DEGREES);
  if (degrees < range.min && degrees + 360 <= range.max)
    degrees += 360;
  *out = degrees + 0.0; /* -0 becomes 0 */
  return true;
}

/* --- Moving them */

typedef struct Dragged {
  State *state;
  const Handle *handle;
  Setup setup; /* what becomes of the one at the start of the gesture */
} Dragged;

static bool put(Dragged *dragged, Target target, double value) {
  bool share = dragged->handle->kind == HANDLE_SHARE;
  return isfinite(value) && state_put(dragged->state, &dragged->setup, target, value, share);
}

static bool put_x(Dragged *dragged, double x) {
  const Handle *handle = dragged->handle;
  double part = held(handle, part_across(&handle->plane, x));
  return put(dragged, handle->x, place_on(part, handle->x_low, handle->x_high, handle->log_x));
}

static bool put_y(Dragged *dragged, double y) {
  const Handle *handle = dragged->handle;
  double part = held(handle, part_up(&handle->plane, y));
  return put(dragged, handle->y, place_on(part, handle->y_low, handle->y_high, handle->log_y));
}

static bool put_angle(Dragged *dragged, double x, double y) {
  double degrees;
  unsigned field;
  const State *state = dragged->state;
  return state_editable(state, dragged->handle->x, &field) &&
         angle_at(&degrees, dragged->handle, state->lesson.ranges[field], x, y) &&
         put(dragged, dragged->handle->x, degrees);
}

static bool put_all(Dragged *dragged, double x, double y) {
  switch (dragged->handle->kind) {
  case HANDLE_X:
    return put_x(dragged, x);
  case HANDLE_Y:
    return put_y(dragged, y);
  case HANDLE_XY:
    return put_x(dragged, x) && put_y(dragged, y);
  case HANDLE_ANGLE:
    return put_angle(dragged, x, y);
  case HANDLE_SHARE:
    return (dragged->handle->x.kind == TARGET_NONE || put_x(dragged, x)) &&
           (dragged->handle->y.kind == TARGET_NONE || put_y(dragged, y));
  case HANDLE_NONE:
    break;
  }
  return false;
}

/* Whether each number that it moves can be changed at this step. */
static bool can_move(const State *state, const Handle *handle) {
  unsigned field;
  bool x = state_editable(state, handle->x, &field), y = state_editable(state, handle->y, &field);
  if (handle->kind == HANDLE_XY)
    return x && y;
  if (handle->kind == HANDLE_SHARE)
    return (x || handle->x.kind == TARGET_NONE) && (y || handle->y.kind == TARGET_NONE) && (x || y);
  return handle->kind == HANDLE_Y ? y : x;
}

void state_handle_drag(State *state, const Hit *hit, double x, double y) {
  const Handle *handle = &hit->handle;
  if (!can_move(state, handle)) {
    state_refuse(state, state_string(state, STRING_NOT_EDITABLE));
    return;
  }
  if (!(handle->plane.w > 0) || !(handle->plane.h > 0))
    return;
  unsigned gesture = state_gesture_hold(state, hit->target);
  Dragged dragged = {state, handle, state->gesture.before};
  if (put_all(&dragged, x, y))
    state_commit(state, &dragged.setup, gesture);
}

/* --- The arrow keys */

/* The one that the focus is on; NULL: it is on none, or on a number beside which there are others to go to.
 */
static const Handle *focused(const State *state, const Hits *hits) {
  bool number = state->focus.kind == TARGET_CELL;
  if (number && (hits_move(hits, state->focus, 1, 0) || hits_move(hits, state->focus, -1, 0)))
    return NULL;
  for (size_t i = 0; i < hits->count; i++)
    if (target_equal(hits->items[i].target, state->focus) && hits->items[i].handle.kind != HANDLE_NONE)
      return &hits->items[i].handle;
  return NULL;
}

bool state_handle_step(State *state, const Hits *hits, int dx, int dy, int tenths, Effects *out) {
  const Handle *handle = focused(state, hits);
  bool across = dx != 0;
  if (!handle || (state->focus.kind == TARGET_CELL && !across))
    return false;
  bool lone = handle->y.kind == TARGET_NONE || handle->kind == HANDLE_X; /* up is more as well */
  const Target number = across || lone ? handle->x : handle->y;
  if (number.kind != TARGET_CELL || handle->kind == HANDLE_ANGLE || (across && handle->kind == HANDLE_Y))
    return false;
  bool turned = across && handle->x_high < handle->x_low; /* the number is less at the right */
  state_change(state, number, (across ? dx : -dy) * (turned ? -tenths : tenths), out);
  return true;
}
