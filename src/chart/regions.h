/* Decision regions: which class a model gives to each point of a plane, and how surely.
 *
 * The map is a block of pixels for canvas_image; the caller keeps it while nothing of it changes.  Colours
 * come from outside. */
#ifndef STEPMAX_CHART_REGIONS_H
#define STEPMAX_CHART_REGIONS_H

#include "canvas/canvas.h"

#include <stddef.h>
#include <stdint.h>

enum { REGIONS_CLASSES_MAX = 16 };

typedef struct RegionsLook {
  const Color *classes; /* class_count of them */
  size_t class_count;   /* 2 to REGIONS_CLASSES_MAX */
  Color card;           /* what a class's colour fades into */
  Color line;           /* drawn between regions; its alpha is how strong it is, 0 for none */
  double line_width;    /* in pixels; less than 1 is one pixel wide and fainter */
} RegionsLook;

/* Fills width times height pixels (as of canvas_image) with the regions of rows times columns nodes, at least
 * 2 each, of class_count probabilities each: probabilities[(row * columns + column) * class_count + k], the
 * first row at the lower edge, the first column at the left one (field.h).  A pixel has the colour of its
 * most probable class, nearly the card's where all classes are alike and about a third of its own where one
 * is certain.
 *
 * Between nodes it is the logarithms that are interpolated: their differences are differences of scores, so
 * that the borders of a linear model are straight lines however steep it is.  A probability that is 0, or
 * no number, counts as the smallest there is.  Farther from a border than the next nodes, colours are
 * interpolated instead: no eye tells the difference. */
void regions_map(uint32_t *pixels, const double *probabilities, const RegionsLook *look, size_t columns,
                 size_t rows, int width, int height);

#endif
