#include "app/adjust.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

enum { WHOLE_PIXELS = 12, DECADE_PIXELS = 150, DECIMALS_MAX = 15, STEPS_IN_RANGE = 400 };

/* Whether equal factors are more natural than equal differences. */
static bool by_factor(SetupRange range) {
  return range.min > 0 && range.max / range.min >= 999;
}

static double clamp_to(double value, SetupRange range) {
  return fmin(fmax(value, range.min), range.max);
}

/* The exponent of the power of ten at or below a positive number: of 0.001 it is -3, whatever log10 says. */
static int exponent_of(double value) {
  return (int)floor(log10(value) + 1e-9);
}

/* A multiple of 10^exponent, as near as a double comes to it. */
static double round_to(double value, int exponent) {
  if (exponent < -DECIMALS_MAX)
    return value;
  double scale = pow(10, abs(exponent));
  double rounded = exponent < 0 ? round(value * scale) / scale : round(value / scale) * scale;
  return isfinite(rounded) ? rounded + 0.0 : value; /* -0 becomes 0 */
}

/* The exponent of one step at a value. */
static int step_exponent(double value, SetupRange range, bool down) {
  double size = fabs(value);
  if (by_factor(range)) {
    int exponent = exponent_of(fmax(size, range.min));
    bool at_power = down && round_to(size, exponent - 3) <= pow(10, exponent);
    return exponent - (at_power ? 2 : 1);
  }
  double width = range.max / STEPS_IN_RANGE - range.min / STEPS_IN_RANGE;
  double finest = fmax(size, 1) / 100; /* for a range that is as good as none */
  return exponent_of(fmax(width > 1e3 ? finest : width, 1e-12));
}

static double adjust_whole(double value, SetupRange range, int tenths) {
  int whole = tenths / 10;
  if (whole == 0)
    whole = tenths > 0 ? 1 : -1;
  return clamp_to(value + whole, (SetupRange){true, true, ceil(range.min), floor(range.max)});
}

double adjust_steps(double value, SetupRange range, int tenths) {
  assert(range.min <= range.max);
  if (tenths == 0)
    return value;
  if (range.whole)
    return adjust_whole(value, range, tenths);
  int exponent = step_exponent(value, range, tenths < 0) - (tenths % 10 != 0);
  double step = pow(10, exponent);
  double moved = value + step * (tenths % 10 != 0 ? tenths : tenths / 10.0);
  return clamp_to(round_to(moved, exponent), range);
}

double adjust_drag(double value, SetupRange range, double pixels) {
  assert(range.min <= range.max);
  if (range.whole) {
    double whole = trunc(pixels / WHOLE_PIXELS);
    return clamp_to(value + whole, (SetupRange){true, true, ceil(range.min), floor(range.max)});
  }
  if (by_factor(range)) {
    double moved = clamp_to(fmax(value, range.min) * pow(10, pixels / DECADE_PIXELS), range);
    return clamp_to(round_to(moved, exponent_of(moved) - 1), range);
  }
  int exponent = step_exponent(value, range, false);
  return clamp_to(round_to(value + pixels * pow(10, exponent), exponent), range);
}

double adjust_to_span(double value, double span) {
  return span > 0 ? round_to(value, exponent_of(span) - 2) : value;
}
