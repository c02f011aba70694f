/* Strokes.  A pixel's coverage is clamp(width / 2 + 1/2 - distance, 0, 1), the distance from its centre
 * to the nearest segment: caps and joins are round by themselves, and since the segments are combined
 * by their maximum, nothing is blended twice. */
#include "canvas/raster_parts.h"

#include <math.h>
#include <string.h>

/* A segment in a band's own pixels (centres at whole numbers): it starts at (x, y) and runs `length` along
 * the unit vector (ux, uy), ux >= 0. */
typedef struct Segment {
  double x, y, ux, uy, length;
  double reach;      /* the distance at which coverage ends */
  double rise, run;  /* uy / ux, length / ux; unused when ux is nearly 0 */
  double lean, half; /* ux / uy, reach / |uy|: half the width of what a row can see; infinite when uy is
                        nearly 0 */
} Segment;

static const double LEVEL = 1e-6; /* a ux or uy below this is nearly 0 */

static void cover(uint8_t *pixel, float coverage) {
  coverage = coverage < 0 ? 0 : coverage > 1 ? 1 : coverage;
  uint8_t level = (uint8_t)(coverage * 255 + 0.5F);
  *pixel = *pixel > level ? *pixel : level;
}

/* The first whole number from x on, in [low, high]; low >= 0. */
static int column_from(double x, int low, int high) {
  if (!(x > low))
    return low;
  if (x > high)
    return high;
  int whole = (int)x;
  return whole + (whole < x);
}

/* The first whole number behind x, in [low, high]. */
static int column_behind(double x, int low, int high) {
  return !(x >= low) ? low : x >= high ? high : (int)x + 1;
}

/* The columns from `from` to before `to`, whose nearest point is the one at (x, y). */
static void cover_end(uint8_t *row, int from, int to, double x, double dy, double reach) {
  double half_squared = reach * reach - dy * dy;
  if (half_squared <= 0)
    return;
  double half = sqrt(half_squared);
  from = column_from(x - half, from, to);
  to = column_behind(x + half, from, to);
  float fx = (float)x, squared = (float)(dy * dy), far = (float)reach;
  for (int i = from; i < to; i++) {
    float dx = (float)i - fx;
    cover(row + i, far - sqrtf(dx * dx + squared));
  }
}

/* The same for those beside the segment; `away` is the signed distance of column 0 from its line. */
static void cover_side(uint8_t *row, int from, int to, const Segment *segment, double away) {
  float first = (float)(away + from * segment->uy), slope = (float)segment->uy, far = (float)segment->reach;
  for (int i = 0; i < to - from; i++)
    cover(row + from + i, far - fabsf(first + (float)i * slope));
}

/* Where the segment's own part of a row begins and ends: there 0 <= along <= length. */
static void side_range(const Segment *segment, double dy, double *begin, double *end) {
  if (segment->ux > LEVEL) {
    *begin = segment->x - dy * segment->rise;
    *end = *begin + segment->run;
    return;
  }
  double along = dy * segment->uy;
  *begin = along < 0 ? INFINITY : -INFINITY;
  *end = along > segment->length ? -INFINITY : INFINITY;
}

static void cover_row(Raster *raster, int row, const Segment *segment, int width) {
  double dy = row - segment->y, reach = segment->reach, span = segment->length * segment->ux;
  double left = segment->x - reach, right = segment->x + span + reach;
  if (segment->half < INFINITY) {
    double middle = segment->x + dy * segment->lean;
    double first = middle - segment->half, last = middle + segment->half;
    left = left > first ? left : first;
    right = right < last ? right : last;
  }
  int from = column_from(left, 0, width), to = column_behind(right, 0, width);
  if (from >= to)
    return;
  raster->low[row] = from < raster->low[row] ? from : raster->low[row];
  raster->high[row] = to - 1 > raster->high[row] ? to - 1 : raster->high[row];
  double begin, end;
  side_range(segment, dy, &begin, &end);
  int side = column_from(begin, from, to), rest = column_behind(end, side, to);
  uint8_t *cells = raster->mask + (ptrdiff_t)row * raster->stride;
  cover_end(cells, from, side, segment->x, dy, reach);
  cover_side(cells, side, rest, segment, -segment->x * segment->uy - dy * segment->ux);
  cover_end(cells, rest, to, segment->x + span, dy - segment->length * segment->uy, reach);
}

static double distance(Point a, Point b) {
  double dx = b.x - a.x, dy = b.y - a.y;
  return sqrt(dx * dx + dy * dy);
}

static Segment make_segment(Point a, Point b, double reach) {
  Segment segment = {.x = a.x, .y = a.y, .ux = 1, .uy = 0, .reach = reach, .half = INFINITY};
  double length = distance(a, b);
  if (length > LEVEL) {
    segment.ux = (b.x - a.x) / length;
    segment.uy = (b.y - a.y) / length;
    segment.length = length;
  }
  if (segment.ux > LEVEL) {
    segment.rise = segment.uy / segment.ux;
    segment.run = segment.length / segment.ux;
  }
  if (fabs(segment.uy) > LEVEL) {
    segment.lean = segment.ux / segment.uy;
    segment.half = reach / fabs(segment.uy);
  }
  return segment;
}

static void add_segment(Raster *raster, Point a, Point b, double reach) {
  if (a.x > b.x) {
    Point swap = a;
    a = b;
    b = swap;
  }
  Segment segment = make_segment(a, b, reach);
  int width = raster->band.right - raster->band.left, height = raster->band.bottom - raster->band.top;
  int from = column_from(smaller(a.y, b.y) - reach, 0, height);
  int to = column_behind(larger(a.y, b.y) + reach, 0, height);
  for (int row = from; row < to; row++)
    cover_row(raster, row, &segment, width);
}

/* The part of [*begin, *end] (shares of the way from a to b) where low <= coordinate <= high. */
static void cut_range(double *begin, double *end, double a, double b, double low, double high) {
  if (a == b) {
    if (a < low || a > high)
      *end = -1;
    return;
  }
  double at_low = (low - a) / (b - a), at_high = (high - a) / (b - a);
  *begin = larger(*begin, smaller(at_low, at_high));
  *end = smaller(*end, larger(at_low, at_high));
}

/* A polyline on its way into a band. */
typedef struct Pen {
  double reach;
  double dash, period, inset; /* period 0: solid; inset: what the round caps add to a dash's ends */
  double way;                 /* from the polyline's start to the segment in work */
} Pen;

/* The dashes of the part of a segment between two shares of its length. */
static void add_dashes(Raster *raster, const Pen *pen, Point a, Point b, double length, double begin,
                       double end) {
  if (length == 0)
    return;
  double from = pen->way + begin * length, to = pen->way + end * length;
  double first = pen->inset, last = fmax(pen->dash - pen->inset, first);
  for (double k = fmax(floor((from - last) / pen->period), 0); k * pen->period + first <= to; k++) {
    double dash_from = fmax(k * pen->period + first, from), dash_to = fmin(k * pen->period + last, to);
    if (dash_from > dash_to)
      continue;
    Point head = point_between(a, b, (dash_from - pen->way) / length);
    Point tail = point_between(a, b, (dash_to - pen->way) / length);
    add_segment(raster, head, tail, pen->reach);
  }
}

/* Whether a segment in the band's pixels comes near those that are painted. */
static bool reaches_write(const Raster *raster, Point a, Point b, double margin) {
  double left = raster->write.left - raster->band.left, right = raster->write.right - raster->band.left;
  double top = raster->write.top - raster->band.top, bottom = raster->write.bottom - raster->band.top;
  return larger(a.x, b.x) + margin >= left && smaller(a.x, b.x) - margin <= right &&
         larger(a.y, b.y) + margin >= top && smaller(a.y, b.y) - margin <= bottom;
}

/* A segment in the band's own pixels; what can't reach the band is cut off first, so that numbers stay
 * small. */
static void add_piece(Raster *raster, Pen *pen, Point a, Point b) {
  double margin = pen->reach + 1, begin = 0, end = 1;
  double length = distance(a, b);
  if (!reaches_write(raster, a, b, margin)) {
    pen->way += length;
    return;
  }
  cut_range(&begin, &end, a.x, b.x, -margin, raster->band.right - raster->band.left + margin);
  cut_range(&begin, &end, a.y, b.y, -margin, raster->band.bottom - raster->band.top + margin);
  if (begin <= end) {
    if (pen->period > 0)
      add_dashes(raster, pen, a, b, length, begin, end);
    else if (begin == 0 && end == 1)
      add_segment(raster, a, b, pen->reach);
    else
      add_segment(raster, point_between(a, b, begin), point_between(a, b, end), pen->reach);
  }
  pen->way += length;
}

static void add_polyline(Raster *raster, Pen pen, const Point *points, size_t count) {
  double left = raster->band.left + 0.5, top = raster->band.top + 0.5;
  Point before = {0, 0};
  bool begun = false;
  for (size_t i = 0; i < count; i++) {
    Point here = {coordinate_limit(points[i].x) - left, coordinate_limit(points[i].y) - top};
    if (isnan(here.x) || isnan(here.y))
      continue;
    if (begun)
      add_piece(raster, &pen, before, here);
    before = here;
    begun = true;
  }
}

static void blend_mask(Raster *raster, const Brush *brush) {
  PixelBox band = raster->band, write = brush->write;
  for (int row = 0; row < band.bottom - band.top; row++) {
    int low = raster->low[row], count = raster->high[row] - low + 1, y = band.top + row;
    if (count <= 0)
      continue;
    uint8_t *cells = raster->mask + (ptrdiff_t)row * raster->stride;
    int from = low > write.left - band.left ? low : write.left - band.left;
    int to = low + count < write.right - band.left ? low + count : write.right - band.left;
    if (y >= write.top && y < write.bottom && from < to)
      span_mask(brush_at(brush, band.left + from, y), cells + from, to - from, brush->color, brush->alpha);
    memset(cells + low, 0, (size_t)count);
  }
}

void raster_stroke(Raster *raster, const Brush *brush, const Command *command) {
  double width = fmin(fmax(command->width, 1), FARTHEST);
  Pen pen = {.reach = width / 2 + 0.5};
  Brush thin = *brush;
  thin.alpha = alpha_part(fmin(command->width, 1), brush->alpha);
  if (command->dash > 0) {
    pen.dash = coordinate_limit(command->dash);
    pen.period = pen.dash + coordinate_limit(command->gap);
    pen.inset = fmin(width, pen.dash) / 2;
  }
  PixelBox box = points_box(command->points, command->count, pen.reach, brush->clip);
  if (box_is_empty(box))
    return;
  band_start(raster, brush, box);
  while (band_next(raster, box)) {
    add_polyline(raster, pen, command->points, command->count);
    blend_mask(raster, &thin);
  }
}
