/* Where a picture's commands leave their ink, and what lies below it. */
#ifndef STEPMAX_TESTS_SUPPORT_LAYOUT_INK_H
#define STEPMAX_TESTS_SUPPORT_LAYOUT_INK_H

#include "canvas/canvas.h"

/* One text of a picture. */
typedef struct Ink {
  size_t command; /* its index */
  Rect rect;      /* of its ink, on whole pixels, as if nothing were cut */
  Rect seen;      /* the part inside its clip */
  size_t formula; /* texts of one formula, set one after another, have the same number > 0; others 0 */
} Ink;

/* The texts among the commands from `first` on, blank ones left out; returns how many.  The array has room
 * for every command. */
size_t ink_find(Ink *out, const Canvas *canvas, size_t first);

bool rect_is_empty(Rect rect);
/* Whether outer holds inner, each edge up to `slack` pixels beyond it. */
bool rect_holds(Rect outer, Rect inner, double slack);
/* Whether two rectangles share more than `slack` pixels both ways. */
bool rects_overlap(Rect a, Rect b, double slack);

/* Whether the shape covers the point; a text covers none, a stroke is as wide as it is drawn. */
bool command_covers(const Command *command, double x, double y);

/* The colour at a point before command number `before` is drawn.  Strokes and borders do not count. */
Color color_below(const Canvas *canvas, size_t before, double x, double y);

/* `top`, perhaps see-through, over an opaque colour. */
Color color_over(Color top, Color below);

/* Whether a segment of the stroke passes through the rectangle. */
bool stroke_crosses(const Command *stroke, Rect rect);

#endif
