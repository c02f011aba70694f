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

/* --- Paths */

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

/* --- Rectangles, sharp and rounded, and their borders */

/* A rectangle by its edges. */
typedef struct Edges {
  double left, top, right, bottom;
} Edges;

/* The share of the whole pixel from `pixel` to pixel + 1 that lies between low and high. */
static double covered(int pixel, double low, double high) {
  return fmax(fmin(pixel + 1, high) - fmax(pixel, low), 0);
}

static void sharp_row(const Brush *brush, PixelBox box, Edges at, int y, uint32_t alpha) {
  uint32_t *row = brush_at(brush, 0, y);
  int first = box.left, end = box.right;
  if (first < at.left) {
    span_solid(row + first, 1, brush->color, alpha_part(covered(first, at.left, at.right), alpha));
    first++;
  }
  if (end > at.right && end > first) {
    end--;
    span_solid(row + end, 1, brush->color, alpha_part(covered(end, at.left, at.right), alpha));
  }
  span_solid(row + first, end - first, brush->color, alpha);
}

static void fill_sharp(const Brush *brush, Edges at) {
  PixelBox box = box_around(at.left, at.top, at.right, at.bottom, brush->write);
  for (int y = box.top; y < box.bottom && box.left < box.right; y++)
    sharp_row(brush, box, at, y, alpha_part(covered(y, at.top, at.bottom), brush->alpha));
}

/* How many chords keep a quarter circle within a 40th of a pixel. */
static int quarter_chords(double radius) {
  return (int)fmin(ceil(sqrt(20 * radius)), 64);
}

/* The quarter circle around (x, y) from its horizontal end to its vertical one, and its mirror image on
 * the other side of the shape.  By t = tan(angle / 2) the points are (1 - t^2, 2 t) / (1 + t^2), which
 * needs no functions that differ between machines. */
static void add_corners(Raster *raster, double left_x, double right_x, double y, double radius, double up,
                        double direction) {
  int chords = quarter_chords(radius);
  double dx = radius, dy = 0;
  for (int i = 1; i <= chords; i++) {
    double t = (double)i / chords, scale = radius / (1 + t * t);
    double next_dx = (1 - t * t) * scale, next_dy = 2 * t * scale;
    fill_edge(raster, (Point){right_x + dx, y + up * dy}, (Point){right_x + next_dx, y + up * next_dy},
              -up * direction);
    fill_edge(raster, (Point){left_x - dx, y + up * dy}, (Point){left_x - next_dx, y + up * next_dy},
              up * direction);
    dx = next_dx;
    dy = next_dy;
  }
}

static void add_rounded(Raster *raster, Edges at, double radius, double direction) {
  double top = at.top + radius, bottom = at.bottom - radius;
  add_corners(raster, at.left + radius, at.right - radius, top, radius, -1, direction);
  add_corners(raster, at.left + radius, at.right - radius, bottom, radius, 1, direction);
  fill_edge(raster, (Point){at.left, top}, (Point){at.left, bottom}, direction);
  fill_edge(raster, (Point){at.right, top}, (Point){at.right, bottom}, -direction);
}

static double fitting_radius(Edges at, double radius) {
  return fmax(fmin(radius, fmin(at.right - at.left, at.bottom - at.top) / 2), 0);
}

/* A rounded shape, and the hole in it of a border. */
typedef struct Shape {
  Edges outer, inner;
  double radius, width;
  bool hollow;
} Shape;

static Shape shape_of(const Command *command) {
  Rect rect = command->rect;
  Edges outer = {coordinate_limit(rect.x), coordinate_limit(rect.y), coordinate_limit(rect.x + rect.w),
                 coordinate_limit(rect.y + rect.h)};
  Shape shape = {.outer = outer, .radius = fitting_radius(outer, command->radius)};
  if (command->kind == COMMAND_BORDER) {
    double width = shape.width = coordinate_limit(command->width);
    shape.inner = (Edges){outer.left + width, outer.top + width, outer.right - width, outer.bottom - width};
    shape.hollow = shape.inner.left < shape.inner.right && shape.inner.top < shape.inner.bottom;
  }
  return shape;
}

/* The part of the shape from left to right and top to bottom, corners and all. */
static void fill_outline(Raster *raster, const Brush *brush, const Shape *shape, Edges part) {
  PixelBox box = box_around(part.left, part.top, part.right, part.bottom, brush->clip);
  if (box_is_empty(box_intersect(box, brush->write)))
    return;
  band_start(raster, brush, box);
  while (band_next(raster, box)) {
    add_rounded(raster, shape->outer, shape->radius, 1);
    if (shape->hollow)
      add_rounded(raster, shape->inner, fitting_radius(shape->inner, shape->radius - shape->width), -1);
    fill_blend(raster, brush);
  }
}

/* The rows from top to bottom, which hold two corners and what is straight between them; edge: how far the
 * corners reach in. */
static void fill_corners(Raster *raster, const Brush *brush, const Shape *shape, double top, double bottom,
                         double edge) {
  Edges outer = shape->outer, inner = shape->inner;
  double left = ceil(outer.left + edge), right = floor(outer.right - edge);
  if (left >= right) {
    fill_outline(raster, brush, shape, (Edges){outer.left, top, outer.right, bottom});
    return;
  }
  fill_outline(raster, brush, shape, (Edges){outer.left, top, left, bottom});
  fill_outline(raster, brush, shape, (Edges){right, top, outer.right, bottom});
  if (shape->hollow && top == outer.top)
    bottom = inner.top;
  else if (shape->hollow)
    top = inner.bottom;
  fill_sharp(brush, (Edges){left, top, right, bottom});
}

/* Between its corners a shape is one sharp rectangle, or the two sides of a border. */
static void fill_middle(const Brush *brush, const Shape *shape, double top, double bottom) {
  Edges outer = shape->outer, inner = shape->inner;
  if (!shape->hollow) {
    fill_sharp(brush, (Edges){outer.left, top, outer.right, bottom});
    return;
  }
  fill_sharp(brush, (Edges){outer.left, top, inner.left, bottom});
  fill_sharp(brush, (Edges){inner.right, top, outer.right, bottom});
}

void raster_rect(Raster *raster, const Brush *brush, const Command *command) {
  Shape shape = shape_of(command);
  Edges outer = shape.outer;
  if (!(outer.left < outer.right && outer.top < outer.bottom))
    return;
  bool solid = command->kind == COMMAND_FILL_RECT || !shape.hollow;
  if (solid && shape.radius == 0) {
    fill_sharp(brush, outer);
    return;
  }
  double edge = shape.hollow ? fmax(shape.radius, shape.width) : shape.radius;
  double middle_top = ceil(outer.top + edge), middle_bottom = floor(outer.bottom - edge);
  /* Sides that share a pixel must be one accumulation, or that pixel is blended twice. */
  bool apart = !shape.hollow || shape.inner.right - shape.inner.left >= 2;
  if (middle_top >= middle_bottom || !apart) {
    fill_outline(raster, brush, &shape, outer);
    return;
  }
  fill_corners(raster, brush, &shape, outer.top, middle_top, edge);
  fill_middle(brush, &shape, middle_top, middle_bottom);
  fill_corners(raster, brush, &shape, middle_bottom, outer.bottom, edge);
}
