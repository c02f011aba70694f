/* Fills by signed area.  Each edge of an outline adds to the cells it crosses how much the coverage
 * changes there; the running sum along a row is the coverage itself, exact for every outline that
 * doesn't cross itself within a pixel. */
#include "canvas/raster_parts.h"

#include <math.h>
#include <string.h>

/* Adds an edge's part in one row: it runs from xa to xb (xa <= xb) and covers `height` of the row. The
 * mean of max(t - x, 0) over the edge, (t - xa)^2 / 2 (xb - xa) up to xb, gives the area right of it. */
static void add_row(Raster *raster, int row, double xa, double xb, double height) {
  int first = (int)xa, last = (int)xb;
  float *cells = raster->sums + (ptrdiff_t)row * raster->stride;
  if (first < raster->low[row])
    raster->low[row] = first;
  if (last + 1 > raster->high[row])
    raster->high[row] = last + 1;
  if (first == last) {
    double covered = first + 1 - (xa + xb) / 2;
    cells[first] += (float)(height * covered);
    cells[first + 1] += (float)(height * (1 - covered));
    return;
  }
  double half = 0.5 / (xb - xa), area_before = 0, covered_before = 0;
  for (int i = first; i <= last; i++) {
    double t = i + 1 - xa;
    double area = i < last ? t * t * half : t - (xb - xa) / 2;
    double covered = area - area_before;
    cells[i] += (float)(height * (covered - covered_before));
    area_before = area;
    covered_before = covered;
  }
  cells[last + 1] += (float)(height * (1 - covered_before));
}

/* An edge inside the band, a above b, all x in [0, width]; direction 1 or -1. */
static void add_rows(Raster *raster, Point a, Point b, double direction) {
  double slope = (b.x - a.x) / (b.y - a.y);
  double least = fmin(a.x, b.x), most = fmax(a.x, b.x);
  double x = a.x, y = a.y;
  for (int row = (int)a.y; row < b.y; row++) {
    bool ends_here = row + 1 >= b.y;
    double next_y = ends_here ? b.y : row + 1;
    double next_x = ends_here ? b.x : a.x + slope * (next_y - a.y);
    next_x = next_x < least ? least : next_x > most ? most : next_x;
    if (next_x > x)
      add_row(raster, row, x, next_x, direction * (next_y - y));
    else
      add_row(raster, row, next_x, x, direction * (next_y - y));
    x = next_x;
    y = next_y;
  }
}

/* Left of the band an edge counts as if at the band's left side, right of it it covers nothing. */
static void add_cut(Raster *raster, Point a, Point b, double direction) {
  const double sides[2] = {0, raster->band.right - raster->band.left};
  for (int i = 0; i < 2; i++) {
    double side = sides[i];
    if ((a.x < side && b.x > side) || (a.x > side && b.x < side)) {
      Point middle = {side, a.y + (side - a.x) * ((b.y - a.y) / (b.x - a.x))};
      middle.y = fmin(fmax(middle.y, a.y), b.y);
      add_cut(raster, a, middle, direction);
      add_cut(raster, middle, b, direction);
      return;
    }
  }
  if (a.y >= b.y || (a.x >= sides[1] && b.x >= sides[1]))
    return;
  if (a.x < 0 || b.x < 0)
    a.x = b.x = 0;
  add_rows(raster, a, b, direction);
}

/* Adds an edge of an outline, in pixels of the picture, to the band's sums; those of one outline
 * go all around it (direction 1) or all against that (-1, a hole). */
static void fill_edge(Raster *raster, Point a, Point b, double direction) {
  double left = raster->band.left, top = raster->band.top, height = raster->band.bottom - raster->band.top;
  /* Rows do not depend on one another, nor on what lies to their right. */
  if ((a.y <= raster->write.top && b.y <= raster->write.top) ||
      (a.y >= raster->write.bottom && b.y >= raster->write.bottom) ||
      (a.x >= raster->write.right && b.x >= raster->write.right))
    return;
  if (a.y > b.y) {
    Point swap = a;
    a = b;
    b = swap;
    direction = -direction;
  }
  a.x -= left, b.x -= left;
  a.y -= top, b.y -= top;
  if (!(a.y < b.y) || b.y <= 0 || a.y >= height)
    return;
  double slope = (b.x - a.x) / (b.y - a.y);
  if (b.y > height)
    b = (Point){a.x + slope * (height - a.y), height};
  if (a.y < 0)
    a = (Point){a.x - slope * a.y, 0};
  add_cut(raster, a, b, direction);
}

/* The columns from `from` on, at most up to `end`, whose coverage is that of the one before. */
static int run_end(const float *cells, int from, int end) {
  int i = from;
  while (i + 4 <= end && cells[i] == 0 && cells[i + 1] == 0 && cells[i + 2] == 0 && cells[i + 3] == 0)
    i += 4;
  while (i < end && cells[i] == 0)
    i++;
  return i;
}

/* The stretch [from, to) as far as it is painted. */
static void blend_run(const Brush *brush, uint32_t *row, int left, int from, int to, float sum) {
  int first = brush->write.left - left, last = brush->write.right - left;
  from = from > first ? from : first;
  to = to < last ? to : last;
  if (from < to)
    span_solid(row + from, to - from, brush->color, alpha_part(fminf(fabsf(sum), 1), brush->alpha));
}

static void blend_row(const Brush *brush, uint32_t *row, int left, const float *cells, int from, int end,
                      int width) {
  float sum = 0;
  int x = from;
  while (x < end) {
    sum += cells[x];
    int next = run_end(cells, x + 1, end);
    blend_run(brush, row, left, x, next, sum);
    x = next;
  }
  blend_run(brush, row, left, x, width, sum);
}

/* Blends the band's sums into the picture and clears them. */
static void fill_blend(Raster *raster, const Brush *brush) {
  PixelBox band = raster->band;
  int width = band.right - band.left;
  for (int row = 0; row < band.bottom - band.top; row++) {
    int low = raster->low[row], high = raster->high[row], y = band.top + row;
    if (low > high)
      continue;
    float *cells = raster->sums + (ptrdiff_t)row * raster->stride;
    if (y >= brush->write.top && y < brush->write.bottom)
      blend_row(brush, brush_at(brush, band.left, y), band.left, cells, low, high < width ? high + 1 : width,
                width);
    memset(cells + low, 0, (size_t)(high + 1 - low) * sizeof *cells);
  }
}

static bool is_point(Point point) {
  return !isnan(point.x) && !isnan(point.y);
}

static Point limited(Point point) {
  return (Point){coordinate_limit(point.x), coordinate_limit(point.y)};
}

static void add_path(Raster *raster, const Point *points, size_t count) {
  size_t last = count;
  while (last > 0 && !is_point(points[last - 1]))
    last--;
  if (last == 0)
    return;
  Point before = limited(points[last - 1]);
  for (size_t i = 0; i < last; i++) {
    if (!is_point(points[i]))
      continue;
    Point here = limited(points[i]);
    fill_edge(raster, before, here, 1);
    before = here;
  }
}

void raster_path(Raster *raster, const Brush *brush, const Command *command) {
  PixelBox box = points_box(command->points, command->count, 0, brush->clip);
  if (box_is_empty(box))
    return;
  band_start(raster, brush, box);
  while (band_next(raster, box)) {
    add_path(raster, command->points, command->count);
    fill_blend(raster, brush);
  }
}
