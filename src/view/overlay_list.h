/* A lesson's card in the list: its picture, what it is called and teaches, how long it takes, how far the
 * user has come. */
#ifndef STEPMAX_VIEW_OVERLAY_LIST_H
#define STEPMAX_VIEW_OVERLAY_LIST_H

#include "view/overlay.h"

#include <string.h>

#define LIST_CARD_HEIGHT 14.8 /* u */

/* Where the picture lies in a card: whole pixels. */
Rect list_card_picture(const Draw *draw, Rect card);

/* As much of a text as fits in a height, with an ellipsis if some is left out. */
const char *list_shortened(const Draw *draw, Rect rect, TextLook look, const char *text);

/* Draws the card of an entry of the list, by its index; only what lies in `seen` can be pointed at. */
void list_card_draw(const Draw *draw, Rect rect, size_t index, Rect seen);

#endif
