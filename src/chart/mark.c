#include "chart/mark.h"

#include <assert.h>
#include <math.h>

enum { CORNERS_MAX = 12 };

/* An outline around (0, 0), clockwise on the screen; its scale does not matter. */
typedef struct Shape {
  size_t count;
  Point corners[CORNERS_MAX];
} Shape;

/* By class; the first is a disc. */
static const Shape shapes[MARK_SHAPES] = {
    {0, {{0, 0}}},
    {4, {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}}},
    {3, {{0, -2}, {1.732, 1}, {-1.732, 1}}},
    {4, {{0, -1.15}, {1, 0}, {0, 1.15}, {-1, 0}}},
    {12,
     {{-1, -3},
      {1, -3},
      {1, -1},
      {3, -1},
      {3, 1},
      {1, 1},
      {1, 3},
      {-1, 3},
      {-1, 1},
      {-3, 1},
      {-3, -1},
      {-1, -1}}},
    {3, {{-1.732, -1}, {1.732, -1}, {0, 2}}},
    {12,
     {{0, -1},
      {2, -3},
      {3, -2},
      {1, 0},
      {3, 2},
      {2, 3},
      {0, 1},
      {-2, 3},
      {-3, 2},
      {-1, 0},
      {-3, -2},
      {-2, -3}}},
    {10,
     {{0, -1},
      {0.264, -0.364},
      {0.951, -0.309},
      {0.428, 0.139},
      {0.588, 0.809},
      {0, 0.45},
      {-0.588, 0.809},
      {-0.428, 0.139},
      {-0.951, -0.309},
      {-0.264, -0.364}}},
    {4, {{-2.5, -1}, {2.5, -1}, {2.5, 1}, {-2.5, 1}}},
    {6, {{-1, -1.2}, {1, -1.2}, {0.3, 0}, {1, 1.2}, {-1, 1.2}, {-0.3, 0}}}};

static double area_of(const Shape *shape) {
  double twice = 0;
  for (size_t i = 0; i < shape->count; i++) {
    Point a = shape->corners[i], b = shape->corners[(i + 1) % shape->count];
    twice += a.x * b.y - b.x * a.y;
  }
  return twice / 2;
}

static Point normal_of(Point from, Point to) {
  double length = hypot(to.x - from.x, to.y - from.y);
  return (Point){(to.y - from.y) / length, (from.x - to.x) / length};
}

/* The outline, scaled and moved, each side `by` farther out.  A corner moves along the bisector of its sides'
 * normals, a sharp one no farther than twice as far. */
static void place(Point *out, const Shape *shape, double x, double y, double scale, double by) {
  for (size_t i = 0; i < shape->count; i++) {
    Point before = shape->corners[(i + shape->count - 1) % shape->count], corner = shape->corners[i];
    Point n = normal_of(before, corner), m = normal_of(corner, shape->corners[(i + 1) % shape->count]);
    double along = by / fmax(1 + n.x * m.x + n.y * m.y, 0.5);
    out[i] = (Point){x + scale * corner.x + along * (n.x + m.x), y + scale * corner.y + along * (n.y + m.y)};
  }
}

static double rim_of(double radius) {
  return fmin(fmax(radius / 4, 0.75), 2);
}

void mark_draw(Canvas *canvas, size_t k, double x, double y, double radius, Color fill, Color outline) {
  assert(radius > 0);
  const Shape *shape = &shapes[k % MARK_SHAPES];
  double rim = rim_of(radius);
  if (shape->count == 0) {
    canvas_circle(canvas, x, y, radius + rim, outline);
    canvas_circle(canvas, x, y, radius, fill);
    return;
  }
  Point corners[CORNERS_MAX];
  double scale = radius * sqrt(3.14159265358979 / area_of(shape));
  place(corners, shape, x, y, scale, rim);
  canvas_fill_path(canvas, corners, shape->count, outline);
  place(corners, shape, x, y, scale, 0);
  canvas_fill_path(canvas, corners, shape->count, fill);
}

double mark_reach(double radius) {
  return 1.6 * radius + 2 * rim_of(radius);
}

void mark_draw_ringed(Canvas *canvas, size_t k, Point at, double radius, Color fill, Color outline,
                      Color ring) {
  double reach = mark_reach(radius), width = fmax(rim_of(radius), 1);
  canvas_border(canvas, (Rect){at.x - reach, at.y - reach, 2 * reach, 2 * reach}, reach, 2 * width, outline);
  mark_draw(canvas, k, at.x, at.y, radius, fill, outline);
  canvas_border(canvas, (Rect){at.x - reach, at.y - reach, 2 * reach, 2 * reach}, reach, width, ring);
}
