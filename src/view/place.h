/* Places for labels: beside the point that they name, clear of lines and of one another. */
#ifndef STEPMAX_VIEW_PLACE_H
#define STEPMAX_VIEW_PLACE_H

#include "canvas/canvas.h"

#include <stdbool.h>
#include <stddef.h>

enum { PLACES_MAX = 512 };

typedef struct Places {
  Rect area; /* labels stay inside */
  double u;
  const Point *line; /* a polyline to stay clear of, in pixels; a point that is no number parts it */
  size_t line_count;
  Rect taken[PLACES_MAX]; /* marks and labels so far */
  size_t count;
} Places;

void places_take(Places *places, Rect rect); /* nothing happens when there are too many */

/* The best place for a label of a size around a point, at least `clear` away: where it covers least of the
 * line and nothing that is taken.  It is taken then.  False: there is none inside the area. */
bool places_find(Rect *out, Places *places, Point at, double clear, double width, double height);

/* The same where covering anything at all is no place. */
bool places_find_free(Rect *out, Places *places, Point at, double clear, double width, double height);

/* What a label there would cover: the length of the line in halves of u, and 1000 for each thing that is
 * taken. */
double places_cost(const Places *places, Rect rect);
/* Whether nothing that is taken lies there. */
bool places_are_free(const Places *places, Rect rect);

/* Pushes labels, at most PLACES_MAX, apart along an axis: `at` holds their middles and gets the new ones, in
 * the same order as before, their edges within [low, high] as far as there is room (beyond high where there
 * is not), each about as near to where it was as the others let it. */
void places_spread_each(double *at, const double *lengths, size_t count, double low, double high);

#endif
