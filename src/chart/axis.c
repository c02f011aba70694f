#include "chart/axis.h"

#include <assert.h>
#include <float.h>
#include <math.h>

static const double factors[] = {1, 2, 5, 10};

/* The smallest 1-2-5 step that is at least `step`. */
static double nice_step(double step) {
  double power = pow(10, floor(log10(step)));
  for (size_t i = 0; i < 4; i++)
    if (factors[i] * power >= step * (1 - 1e-9))
      return factors[i] * power;
  return 10 * power;
}

double axis_ceiling(double value) {
  assert(value > 0 && isfinite(value));
  return nice_step(value);
}

/* Beyond this a range is too long for its length, and the next tick, to be a number. */
#define FARTHEST (DBL_MAX / 16)

static void set_range(Axis *axis, double low, double high) {
  if (!isfinite(low))
    low = 0;
  if (!isfinite(high))
    high = low + 1;
  low = fmin(fmax(low, -FARTHEST), FARTHEST);
  high = fmin(fmax(high, -FARTHEST), FARTHEST);
  if (!(low < high))
    high = low + fmax(fabs(low), 1);
  axis->low = low;
  axis->high = high;
}

static Axis make(double low, double high, double from, double to, int wanted, double least_step) {
  Axis axis = {.from = from, .to = to};
  assert(wanted >= 2 && wanted <= 10);
  set_range(&axis, low, high);
  double step = fmax(nice_step((axis.high - axis.low) / wanted), least_step);
  double first = ceil(axis.low / step - 1e-9);
  for (size_t i = 0; i < AXIS_TICKS_MAX; i++) {
    double tick = (first + (double)i) * step;
    if (tick > axis.high + 1e-9 * step)
      break;
    axis.ticks[axis.tick_count++] = fabs(tick) < step / 2 ? 0 : tick;
  }
  axis.decimals = step < 1 ? (int)fmin(ceil(-log10(step) - 1e-9), 6) : 0;
  return axis;
}

Axis axis_make(double low, double high, double from, double to, int wanted) {
  return make(low, high, from, to, wanted, 0);
}

Axis axis_make_whole(double low, double high, double from, double to, int wanted) {
  return make(low, high, from, to, wanted, 1);
}

double axis_at(const Axis *axis, double value) {
  if (isnan(value))
    return axis->from;
  double share = (fmin(fmax(value, axis->low), axis->high) - axis->low) / (axis->high - axis->low);
  return axis->from + share * (axis->to - axis->from);
}

double axis_value(const Axis *axis, double pixel) {
  double share =
      axis->to > axis->from || axis->to < axis->from ? (pixel - axis->from) / (axis->to - axis->from) : 0;
  return axis->low + fmin(fmax(share, 0), 1) * (axis->high - axis->low);
}
