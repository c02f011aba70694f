/* Rectangles, sharp and rounded, and their borders. */
#include "canvas/raster_parts.h"

#include <math.h>
#include <string.h>

/* A rectangle by its edges. */
typedef struct Edges {
  double left, top, right, bottom;
} Edges;

/* The share of the whole pixel from `pixel` to pixel + 1 that lies between low and high. */
static inline double covered(int pixel, double low, double high) {
  return larger(smaller(pixel + 1, high) - larger(pixel, low), 0);
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

/* The share of a pixel on one side of a straight line that passes its middle at `distance`, on the other side
 * when that is positive; (a, b), both at least 0, is the line's unit normal. */
static double beside_line(double distance, double a, double b) {
  double flat = fabs(a - b) / 2, reach = (a + b) / 2, size = fabs(distance);
  if (size >= reach)
    return distance < 0;
  if (size <= flat)
    return 0.5 - distance / fmax(a, b);
  double corner = (reach - size) * (reach - size) / (2 * a * b);
  return distance < 0 ? 1 - corner : corner;
}

/* How far a pixel's corner is from its middle, and a little more. */
#define HALF_DIAGONAL 0.708

/* The share of a pixel in a rounded shape.  To one pixel a circle is a straight line; one smaller than a
 * pixel is as dark as it is large. */
static inline double coverage_at(Edges at, double radius, int x, int y) {
  double across = covered(x, at.left, at.right), up = covered(y, at.top, at.bottom);
  if (radius < 1)
    return radius > 0 ? across * up *
                            (1 - (4 - 3.14159265358979) * radius * radius /
                                     ((at.right - at.left) * (at.bottom - at.top)))
                      : across * up;
  double dx = larger(larger(at.left + radius - (x + 0.5), x + 0.5 - (at.right - radius)), 0),
         dy = larger(larger(at.top + radius - (y + 0.5), y + 0.5 - (at.bottom - radius)), 0),
         squared = dx * dx + dy * dy, inside = radius - HALF_DIAGONAL, outside = radius + HALF_DIAGONAL;
  if (dx == 0 || dy == 0)
    return across * up;
  if (squared >= outside * outside)
    return 0;
  if (squared <= inside * inside)
    return 1;
  double length = sqrt(squared);
  return beside_line(length - radius, dx / length, dy / length);
}

static double fitting_radius(Edges at, double radius) {
  return fmax(fmin(radius, fmin(at.right - at.left, at.bottom - at.top) / 2), 0);
}

/* A rounded shape, and the hole in it of a border. */
typedef struct Shape {
  Edges outer, inner;
  double radius, inner_radius, width;
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
    shape.inner_radius = fitting_radius(shape.inner, shape.radius - width);
  }
  return shape;
}

/* Which pixels of a row, within *from to before *to, lie wholly in a rounded shape: of a row through its
 * corners, where they are most.  False: not known, or none. */
static bool find_inside(int *from, int *to, Edges at, double radius, int y) {
  double dy = larger(at.top + radius - (y + 0.5), y + 0.5 - (at.bottom - radius)),
         inside = radius - HALF_DIAGONAL;
  if (radius < 1 || dy <= 0 || dy >= inside)
    return false;
  double reach = sqrt(inside * inside - dy * dy);
  *from = (int)larger(ceil(at.left + radius - reach - 0.5), *from);
  *to = (int)smaller(ceil(at.right - radius + reach - 0.5), *to);
  return *from < *to;
}

static uint8_t mask_at(const Shape *shape, int x, int y) {
  double share = coverage_at(shape->outer, shape->radius, x, y);
  if (shape->hollow && share > 0)
    share = larger(share - coverage_at(shape->inner, shape->inner_radius, x, y), 0);
  return (uint8_t)(255 * share + 0.5);
}

/* What is inside is full, or the hole of a border. */
static void mask_row(uint8_t *mask, const Shape *shape, PixelBox box, int y) {
  int from = box.left, to = box.right;
  bool known = find_inside(&from, &to, shape->hollow ? shape->inner : shape->outer,
                           shape->hollow ? shape->inner_radius : shape->radius, y);
  from = known ? from : box.right;
  to = known ? to : box.right;
  for (int x = box.left; x < from; x++)
    mask[x - box.left] = mask_at(shape, x, y);
  memset(mask + (from - box.left), shape->hollow ? 0 : 255, (size_t)(to - from));
  for (int x = to; x < box.right; x++)
    mask[x - box.left] = mask_at(shape, x, y);
}

/* The part of the shape from left to right and top to bottom, corners and all. */
static void fill_outline(const Raster *raster, const Brush *brush, const Shape *shape, Edges part) {
  PixelBox box = box_around(part.left, part.top, part.right, part.bottom, brush->write);
  int width = box.right - box.left;
  for (int y = box.top; y < box.bottom && width > 0; y++) {
    mask_row(raster->mask, shape, box, y);
    span_mask(brush_at(brush, box.left, y), raster->mask, width, brush->color, brush->alpha);
    memset(raster->mask, 0, (size_t)width);
  }
}

/* The columns from left to right at one side: two corners, and what is straight between them. */
static void fill_side(const Raster *raster, const Brush *brush, const Shape *shape, double left, double right,
                      const double rows[2]) {
  Edges outer = shape->outer, inner = shape->inner, middle = {left, rows[0], right, rows[1]};
  fill_outline(raster, brush, shape, (Edges){left, outer.top, right, rows[0]});
  fill_outline(raster, brush, shape, (Edges){left, rows[1], right, outer.bottom});
  if (shape->hollow && left == outer.left)
    middle.right = inner.left;
  else if (shape->hollow)
    middle.left = inner.right;
  fill_sharp(brush, middle);
}

/* The columns between the corners: one sharp rectangle, or a border's upper and lower edge. */
static void fill_middle(const Brush *brush, const Shape *shape, const double columns[2]) {
  Edges outer = shape->outer, inner = shape->inner;
  fill_sharp(brush, (Edges){columns[0], outer.top, columns[1], shape->hollow ? inner.top : outer.bottom});
  if (shape->hollow)
    fill_sharp(brush, (Edges){columns[0], inner.bottom, columns[1], outer.bottom});
}

/* Whole pixels between the corners, which reach in by `edge`; none: twice the middle. */
static void between_corners(double out[2], double low, double high, double edge) {
  double middle = floor((low + high) / 2);
  out[0] = fmin(ceil(low + edge), middle);
  out[1] = fmax(floor(high - edge), middle);
}

void raster_rect(Raster *raster, const Brush *brush, const Command *command) {
  Shape shape = shape_of(command);
  Edges outer = shape.outer, inner = shape.inner;
  double columns[2], rows[2], edge = shape.hollow ? fmax(shape.radius, shape.width) : shape.radius;
  if (!(outer.left < outer.right && outer.top < outer.bottom))
    return;
  if (!shape.hollow && shape.radius == 0) {
    fill_sharp(brush, outer);
    return;
  }
  /* Sides that share a pixel must be one sum, or that pixel is blended twice. */
  if (shape.hollow && fmin(inner.right - inner.left, inner.bottom - inner.top) < 2) {
    fill_outline(raster, brush, &shape, outer);
    return;
  }
  between_corners(columns, outer.left, outer.right, edge);
  between_corners(rows, outer.top, outer.bottom, edge);
  fill_side(raster, brush, &shape, outer.left, columns[0], rows);
  fill_middle(brush, &shape, columns);
  fill_side(raster, brush, &shape, columns[1], outer.right, rows);
}
