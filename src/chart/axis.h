/* Axes: ticks at 1, 2 or 5 times a power of ten, and places for values; linear or logarithmic. */
#ifndef STEPMAX_CHART_AXIS_H
#define STEPMAX_CHART_AXIS_H

#include <stdbool.h>
#include <stddef.h>

enum { AXIS_TICKS_MAX = 16 };

typedef struct Axis {
  double low, high; /* of the data shown */
  double from, to;  /* pixels of low and high; `to` may be the smaller (y upwards) */
  double ticks[AXIS_TICKS_MAX];
  size_t tick_count;
  int decimals; /* that the ticks need; of a logarithmic axis, those of the least one */
  bool log;     /* equal factors are equally far apart */
} Axis;

/* An axis over [low, high] from pixel `from` to pixel `to`, with about `wanted` ticks (2 to 10) inside the
 * range. With low >= high, or a bound that is not finite, the range is widened to something that can be
 * drawn. */
Axis axis_make(double low, double high, double from, double to, int wanted);

/* The same, over whole numbers: no tick between them. */
Axis axis_make_whole(double low, double high, double from, double to, int wanted);

/* The same for a logarithmic axis: ticks at powers of ten, every so many where that would be more than
 * `wanted`; where they are few, also at 2 and 5 times those.  What is not above 0 cannot be shown: without a
 * bound above 0 the axis begins three powers below its upper end. */
Axis axis_make_log(double low, double high, double from, double to, int wanted);

/* The pixel of a value, held within the axis (infinities lie at its ends, NaN at its start). */
double axis_at(const Axis *axis, double value);

/* The same, not held within the axis, but no farther than ten of its lengths from it: for lines that leave
 * the picture. */
double axis_beyond(const Axis *axis, double value);

/* The least of 1, 2, 5 times a power of ten that is not below `value` (> 0): a calm upper end for a scale. */
double axis_ceiling(double value);

#endif
