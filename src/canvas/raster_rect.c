/* Rectangles, sharp and rounded, and their borders. */
#include "canvas/raster_parts.h"

#include <math.h>

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
