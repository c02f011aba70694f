/* What the card below the stage can hold.  Internal to detail*.c. */
#ifndef STEPMAX_VIEW_DETAIL_H
#define STEPMAX_VIEW_DETAIL_H

#include "view/parts.h"
#include "view/plot.h"

void detail_input(const Draw *draw, Rect rect); /* x as columns */
void detail_score(const Draw *draw, Rect rect,
                  size_t k);                           /* products and the bias add up to class k's score */
void detail_exponentials(const Draw *draw, Rect rect); /* e^z as a curve with a point a class */
void detail_shares(const Draw *draw, Rect rect); /* the exponentials side by side, as shares of their sum */
void detail_loss(const Draw *draw, Rect rect);   /* -log p with its point */
/* The gradient of W as an outer product, the update of the right class's weights; false if there are more
 * than the card has room for. */
bool detail_outer(const Draw *draw, Rect rect);
bool detail_update(const Draw *draw, Rect rect);

#endif
