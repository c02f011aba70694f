/* Where an explanation stands: beside its number or in free room, never on the number itself. */
#ifndef STEPMAX_VIEW_INSPECTOR_PLACE_H
#define STEPMAX_VIEW_INSPECTOR_PLACE_H

#include "canvas/canvas.h"

#include <stdbool.h>
#include <stddef.h>

enum { COVER_COLUMNS = 96, COVER_ROWS = 64 };

/* What would be covered where: an area in squares, each with the weight of what lies on it. */
typedef struct Cover {
  Rect area;
  double side; /* of a square, pixels */
  size_t columns, rows;
  double weights[COVER_ROWS + 1][COVER_COLUMNS + 1]; /* once summed: of all that is above and to the left */
} Cover;

/* An empty cover with squares of `side` pixels, or larger ones where the area would have too many. */
void cover_begin(Cover *cover, Rect area, double side);
/* Something lies here that should rather be seen. */
void cover_add(Cover *cover, Rect rect, double weight);
/* No more is added; cover_place may be called. */
void cover_sum(Cover *cover);

/* The best place for a card of a size inside the area: it covers little, is not far from `number`, and leaves
 * that free.  *cost compares places of cards of several sizes.  False: there is none. */
bool cover_place(Rect *out, double *cost, const Cover *cover, Rect number, double width, double height);

#endif
