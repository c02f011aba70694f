#include "view/strokes.h"

#include <math.h>

void strokes_add(Strokes *strokes, Stroke stroke) {
  if (strokes->count < STROKES_MAX && stroke.count > 1)
    strokes->at[strokes->count++] = stroke;
}

void strokes_add_line(Strokes *strokes, Arena *arena, Point from, Point to, Stroke look) {
  Point *points = ARENA_ARRAY(arena, Point, 2);
  points[0] = from;
  points[1] = to;
  look.points = points;
  look.count = 2;
  strokes_add(strokes, look);
}

void strokes_leave_out(Strokes *strokes, Rect rect) {
  if (strokes->hole_count < STROKE_HOLES_MAX && rect.w > 0 && rect.h > 0)
    strokes->holes[strokes->hole_count++] = rect;
}

const Point *strokes_course(const Strokes *strokes, Arena *arena, double apart, size_t *count) {
  size_t most = 0;
  for (size_t i = 0; i < strokes->count; i++)
    most += strokes->at[i].count + 1;
  Point *course = ARENA_ARRAY(arena, Point, most);
  *count = 0;
  for (size_t i = 0; i < strokes->count; i++) {
    const Stroke *stroke = &strokes->at[i];
    for (size_t k = 0; k < stroke->count; k++) {
      Point at = stroke->points[k];
      bool parts = k == 0 || k + 1 == stroke->count || isnan(at.x) || isnan(stroke->points[k + 1].x) ||
                   isnan(course[*count - 1].x);
      if (parts || hypot(at.x - course[*count - 1].x, at.y - course[*count - 1].y) >= apart)
        course[(*count)++] = at;
    }
    course[(*count)++] = (Point){NAN, NAN};
  }
  return course;
}

/* --- What is left of a line between the holes */

/* Narrows [from, to], shares of a segment, to where it lies between low and high along one axis. */
static void narrow(double *from, double *to, double start, double run, double low, double high) {
  if (fabs(run) < 1e-9) {
    if (start < low || start > high)
      *to = *from - 1;
    return;
  }
  double one = (low - start) / run, other = (high - start) / run, first = one < other ? one : other,
         last = one < other ? other : one;
  *from = first > *from ? first : *from; /* not fmax and fmin, which are calls */
  *to = last < *to ? last : *to;
}

bool stroke_meets(double *from, double *to, Point a, Point b, Rect rect) {
  *from = 0;
  *to = 1;
  narrow(from, to, a.x, b.x - a.x, rect.x, rect.x + rect.w);
  narrow(from, to, a.y, b.y - a.y, rect.y, rect.y + rect.h);
  return *to >= *from;
}

typedef struct Drawer {
  Canvas *canvas;
  const Strokes *strokes;
  const Stroke *stroke;
  Point *points; /* of the piece so far */
  size_t count;
} Drawer;

static void end_piece(Drawer *drawer) {
  const Stroke *stroke = drawer->stroke;
  if (drawer->count > 1 && stroke->dash > 0)
    canvas_stroke_dashed(drawer->canvas, drawer->points, drawer->count, stroke->width, stroke->dash,
                         stroke->gap, stroke->color);
  else if (drawer->count > 1)
    canvas_stroke(drawer->canvas, drawer->points, drawer->count, stroke->width, stroke->color);
  drawer->count = 0;
}

/* The first hole on the way from a share of the segment on; its ends as shares.  False: none. */
static bool next_hole(const Drawer *drawer, Point a, Point b, double share, double *enter, double *leave) {
  bool found = false;
  for (size_t i = 0; i < drawer->strokes->hole_count; i++) {
    const Rect hole = drawer->strokes->holes[i];
    double from, to;
    if (!stroke_meets(&from, &to, a, b, hole) || to <= from || to <= share || (found && from >= *enter))
      continue;
    *enter = from;
    *leave = to;
    found = true;
  }
  return found;
}

static void draw_segment(Drawer *drawer, Point a, Point b) {
  double share = 0, enter = 0, leave = 1;
  if (drawer->count == 0)
    drawer->points[drawer->count++] = a;
  while (next_hole(drawer, a, b, share, &enter, &leave)) {
    if (enter > share)
      drawer->points[drawer->count++] = point_between(a, b, enter);
    else
      drawer->count = drawer->count > 1 ? drawer->count : 0;
    end_piece(drawer);
    share = leave;
    if (share >= 1)
      return; /* the next segment begins inside the hole */
    drawer->points[drawer->count++] = point_between(a, b, share);
  }
  drawer->points[drawer->count++] = b;
}

static void draw_stroke(Drawer *drawer) {
  const Stroke *stroke = drawer->stroke;
  for (size_t i = 0; i + 1 < stroke->count; i++) {
    Point a = stroke->points[i], b = stroke->points[i + 1];
    if (isnan(a.x) || isnan(b.x))
      end_piece(drawer);
    else
      draw_segment(drawer, a, b);
  }
  end_piece(drawer);
}

void strokes_draw(const Strokes *strokes, Canvas *canvas, Arena *arena) {
  Rect before = canvas_set_clip(canvas, rect_intersect(canvas->clip, strokes->clip));
  for (size_t i = 0; i < strokes->count; i++) {
    const Stroke *stroke = &strokes->at[i];
    Drawer drawer = {.canvas = canvas, .strokes = strokes, .stroke = stroke};
    drawer.points = ARENA_ARRAY(arena, Point, stroke->count + 2 * strokes->hole_count + 4);
    draw_stroke(&drawer);
  }
  canvas_set_clip(canvas, before);
}
