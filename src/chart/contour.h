/* Contour maps: a grid of numbers (a loss over two parameters) as bands of colour with thin lines between.
 *
 * The map is a block of pixels for canvas_image; the caller keeps it while nothing of it changes.  Colours
 * come from outside. */
#ifndef STEPMAX_CHART_CONTOUR_H
#define STEPMAX_CHART_CONTOUR_H

#include "canvas/canvas.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CONTOUR_LEVELS_MAX = 32 };

/* The least and the greatest finite one of `count` values; false, and nothing written, where none is. */
bool contour_range(double *low, double *high, const double *values, size_t count);

/* `count` rising levels strictly between low and high, evenly spaced in log(level - base): with base 0 in
 * the log of the loss itself; a base just below `low` shows more of the valley's bottom.  base <= low.
 * Where low reaches down to the base, spacing starts at a thousandth of the range above it.  With
 * high <= low, or a bound that is not finite, the range is widened to something that can be drawn. */
void contour_levels(double *levels, double base, double low, double high, size_t count);

typedef struct ContourLook {
  const double *levels; /* rising, 1 to CONTOUR_LEVELS_MAX */
  size_t level_count;
  const Color *bands; /* level_count + 1: below the first level, between the first and the second, ... */
  Color line;         /* drawn along each level; its alpha is how strong it is, 0 for none */
  double line_width;  /* in pixels; less than 1 is one pixel wide and fainter */
} ContourLook;

/* Fills width times height pixels (as of canvas_image) with the map of rows times columns values, at least 2
 * each: values[row * columns + column], the first row at the lower edge, the first column at the left one
 * (field.h).  For smooth lines have at least 96 x 72 of them.  Borders and lines are antialiased.  A value
 * that is not finite counts as far above the last level. */
void contour_map(uint32_t *pixels, const double *values, const ContourLook *look, size_t columns, size_t rows,
                 int width, int height);

#endif
