/* J over a grid of the two parameters of a logistic model with one feature, w across and b up: exact at each
 * node.
 *
 * What it is computed from stands in its version, so that a landscape can be kept while that is the same. */
#ifndef STEPMAX_TRACE_LANDSCAPE_H
#define STEPMAX_TRACE_LANDSCAPE_H

#include "data/dataset.h"
#include "lesson/setup.h"
#include "model/descent.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct Landscape {
  double w_low, w_high, b_low, b_high;
  size_t nx, ny;
  const double *J;  /* ny rows of nx, the first at b_low (down on the screen) */
  double least;     /* the smallest of them */
  uint64_t version; /* the same number: the same landscape */
  double *own;      /* J's memory */
  bool computed;
} Landscape;

/* What a parameter may be edited to, and where the lesson starts it: the map spans the range, or the
 * surroundings of the start where the range has no end. */
typedef struct LandscapeSide {
  const SetupRange *range;
  double start;
} LandscapeSide;

/* A landscape that is not computed yet.  Freed with landscape_free; data must outlive it. */
Landscape *landscape_new(const Descent *descent, const Dataset *data, LandscapeSide w, LandscapeSide b);
/* Computes it, unless that has been done.  descent and data are those that it was made for. */
void landscape_compute(Landscape *map, const Descent *descent, const Dataset *data);
void landscape_free(Landscape *landscape); /* NULL: nothing */

#endif
