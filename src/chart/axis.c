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

/* --- Logarithmic ones */

enum { DECADES_FEW = 2 };

static void add_tick(Axis *axis, double tick) {
  if (axis->tick_count < AXIS_TICKS_MAX && tick >= axis->low * (1 - 1e-9) && tick <= axis->high * (1 + 1e-9))
    axis->ticks[axis->tick_count++] = tick;
}

/* At the powers of ten whose exponents are multiples of `every`, and at `count` multiples of each. */
static void add_decades(Axis *axis, int every, size_t count) {
  int first = (int)floor(log10(axis->low) + 1e-9), last = (int)floor(log10(axis->high) + 1e-9);
  axis->tick_count = 0;
  for (int exponent = first; exponent <= last; exponent++)
    for (size_t i = 0; i < count && exponent % every == 0; i++)
      add_tick(axis, factors[i] * pow(10, exponent));
}

static void set_log_range(Axis *axis, double low, double high) {
  if (!(high > 0) || !isfinite(high))
    high = isfinite(low) && low > 0 ? 1000 * low : 1;
  high = fmin(high, FARTHEST);
  if (!(low > 0) || !isfinite(low))
    low = high / 1000;
  if (!(low < high))
    low = high / 10;
  axis->low = fmax(low, DBL_MIN);
  axis->high = fmax(high, 10 * axis->low);
}

/* Where there is hardly a power of ten in the range, the ticks are as even as those of a linear axis. */
static void take_linear_ticks(Axis *axis, int wanted) {
  Axis linear = axis_make(axis->low, axis->high, 0, 1, wanted);
  axis->tick_count = 0;
  for (size_t i = 0; i < linear.tick_count; i++)
    add_tick(axis, linear.ticks[i]);
}

static int decimals_of(const Axis *axis) {
  double least =
      axis->tick_count > 1 ? fmin(axis->ticks[0], axis->ticks[1] - axis->ticks[0]) : axis->ticks[0];
  return axis->tick_count > 0 ? (int)fmin(fmax(ceil(-log10(least) - 1e-9), 0), 20) : 0;
}

Axis axis_make_log(double low, double high, double from, double to, int wanted) {
  Axis axis = {.from = from, .to = to, .log = true};
  assert(wanted >= 2 && wanted <= 10);
  if (low > 0 && low < high && high < 10 * low)
    axis.low = low, axis.high = high;
  else
    set_log_range(&axis, low, high);
  double decades = log10(axis.high) - log10(axis.low);
  if (decades > DECADES_FEW)
    add_decades(&axis, (int)ceil(decades / wanted), 1);
  else
    add_decades(&axis, 1, 3);
  if (axis.tick_count < 2)
    take_linear_ticks(&axis, wanted);
  axis.decimals = decimals_of(&axis);
  return axis;
}

/* --- Places */

/* How far along the axis a value lies: 0 at its low end, 1 at its high one. */
static double share_of(const Axis *axis, double value) {
  if (axis->log)
    return value > 0 ? (log(value) - log(axis->low)) / (log(axis->high) - log(axis->low)) : -INFINITY;
  return (value - axis->low) / (axis->high - axis->low);
}

double axis_at(const Axis *axis, double value) {
  if (isnan(value))
    return axis->from;
  double share = share_of(axis, fmin(fmax(value, axis->low), axis->high));
  return axis->from + share * (axis->to - axis->from);
}

double axis_beyond(const Axis *axis, double value) {
  enum { LENGTHS = 10 };
  if (isnan(value))
    return axis->from;
  double share = fmin(fmax(share_of(axis, value), -LENGTHS), LENGTHS + 1);
  return axis->from + share * (axis->to - axis->from);
}
