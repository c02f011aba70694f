/* Marks of samples in a scatter plot: each class has a shape of its own as well as a colour. */
#ifndef STEPMAX_CHART_MARK_H
#define STEPMAX_CHART_MARK_H

#include "canvas/canvas.h"

#include <stddef.h>

/* Circle, square, triangle, diamond, plus, triangle downwards, saltire, star, bar, hourglass; then from
 * the first on again. */
enum { MARK_SHAPES = 10 };

/* Draws the mark of class k (from 0; any k) around (x, y), as large to the eye as a disc of the given radius
 * in pixels, with a thin rim of `outline` around it (alpha 0: none) that keeps it apart from what it lies on.
 */
void mark_draw(Canvas *canvas, size_t k, double x, double y, double radius, Color fill, Color outline);

/* The same, highlighted: a ring of colour `ring` around it with a rim of `outline` inside; what lies between
 * can still be seen.  Draw it after all others, or they cover it. */
void mark_draw_ringed(Canvas *canvas, size_t k, Point at, double radius, Color fill, Color outline,
                      Color ring);

/* How far a ringed mark reaches from its middle, for those who keep labels clear or search what a pointer
 * hits. */
double mark_reach(double radius);

#endif
