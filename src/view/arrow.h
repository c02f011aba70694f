/* The arrows of gradients (hollow) and moves (solid). */
#ifndef STEPMAX_VIEW_ARROW_H
#define STEPMAX_VIEW_ARROW_H

#include "view/draw.h"

typedef struct ArrowLook {
  double half_height;  /* of its head at most, pixels */
  Color color, ground; /* ground: the inside of a hollow one */
  bool solid;
} ArrowLook;

/* From (x, y) along x, `length` pixels, negative to the left: a head of one size on a shaft; the least one is
 * a bare head, so that the side is always to be seen. */
void arrow_draw(const Draw *draw, double x, double y, double length, ArrowLook look);

/* From a point to another, in any direction, with a rim of the card's colour, as on a map; nothing where they
 * are less than half a pixel apart. */
void arrow_between(const Draw *draw, Point from, Point to, ArrowLook look);

#endif
