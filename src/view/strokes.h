/* Lines of a picture that leave room for its labels: they are collected, labels are placed, and then what is
 * left of the lines is drawn. */
#ifndef STEPMAX_VIEW_STROKES_H
#define STEPMAX_VIEW_STROKES_H

#include "canvas/canvas.h"

#include <stdbool.h>

enum { STROKES_MAX = 160, STROKE_HOLES_MAX = 96 };

typedef struct Stroke {
  const Point *points; /* a point that is no number parts it; not copied */
  size_t count;
  double width;     /* pixels */
  double dash, gap; /* 0: solid */
  Color color;
} Stroke;

typedef struct Strokes {
  Rect clip;
  Stroke at[STROKES_MAX];
  size_t count;
  Rect holes[STROKE_HOLES_MAX];
  size_t hole_count;
} Strokes;

/* Nothing happens when there are too many. */
void strokes_add(Strokes *strokes, Stroke stroke);
void strokes_add_line(Strokes *strokes, Arena *arena, Point from, Point to, Stroke look);
void strokes_leave_out(Strokes *strokes, Rect rect);

/* All of them end to end, parted by points of NaNs, without points closer than `apart` pixels to the one
 * before: what labels keep clear of (place.h). */
const Point *strokes_course(const Strokes *strokes, Arena *arena, double apart, size_t *count);

/* Which part of the segment from a to b lies in a rectangle, as shares of it; false: none. */
bool stroke_meets(double *from, double *to, Point a, Point b, Rect rect);

void strokes_draw(const Strokes *strokes, Canvas *canvas, Arena *arena);

#endif
