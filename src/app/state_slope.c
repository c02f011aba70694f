/* Clicks and drags in the planes of the scene "slope": the point, the direction, the learning rate. */
#include "app/state_parts.h"

#include <math.h>

/* Three significant digits are as fine as a pointer. */
static double rounded(double value, double span) {
  double unit = pow(10, floor(log10(span)) - 2);
  return round(value / unit) * unit;
}

/* A given value to this number, or as near to it as the lesson lets it come. */
static bool put(State *state, Setup *setup, const char *name, double value) {
  unsigned field;
  Error err;
  if (!setup_field_find(&field, setup, name))
    return false;
  const SetupRange *range = &state->lesson.ranges[field];
  if (setup_set(setup, field, 0, 0, fmin(fmax(value, range->min), range->max), state->lesson.ranges, &err))
    return true;
  state_notice(state, true, err.what);
  return false;
}

void state_slope_at(State *state, const Hit *plane, double x, double y, unsigned gesture) {
  double width = plane->x_high - plane->x_low, height = plane->y_high - plane->y_low;
  double right = plane->x_low + (x - plane->rect.x) / plane->rect.w * width;
  double up = plane->y_high - (y - plane->rect.y) / plane->rect.h * height;
  Setup setup = state->setup;
  bool done = false;
  switch (plane->target.a) {
  case PLANE_RING: {
    double degrees = round(atan2(up, right) * 180 / 3.14159265358979323846);
    done =
        (right != 0 || up != 0) && put(state, &setup, "angle", degrees < 0 ? degrees + 360 : degrees + 0.0);
    break;
  }
  case PLANE_ANGLE:
    done = put(state, &setup, "angle", round(right));
    break;
  case PLANE_ETA:
    done = put(state, &setup, "eta", rounded(right, width));
    break;
  default:
    done = put(state, &setup, "w", rounded(right, width)) && put(state, &setup, "b", rounded(up, height));
    break;
  }
  if (done)
    state_commit(state, &setup, gesture);
}
