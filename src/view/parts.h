/* The parts of the screen, each drawn into its card. */
#ifndef STEPMAX_VIEW_PARTS_H
#define STEPMAX_VIEW_PARTS_H

#include "view/draw.h"
#include "view/screen.h"

void header_draw(const Draw *draw, Rect rect);
#define HEADER_BUTTON 3.4 /* u */
/* The buttons for language and theme, ending at `right`, around a middle.  Returns their left end. */
double header_looks(const Draw *draw, double right, double y);
/* enlarged: how much larger than the panels' text its words are, 1 or more.  Returns how far it can be
 * scrolled, in pixels. */
double narration_draw(const Draw *draw, Rect rect, bool stacked, double enlarged);
/* The height that the card needs for its words at their least size, in pixels. */
double narration_need(const Draw *draw, double width, bool stacked, double enlarged);
/* The explanation of the inspected number, over what has been drawn so far: somewhere in area, but never on
 * the number itself. */
void inspector_draw(const Draw *draw, Rect area);
void timeline_draw(const Draw *draw, Rect rect);
/* Help, list, questions and fields, over everything. */
void overlay_draw(const Draw *draw);
/* One line about what just happened, above the timeline. */
void notice_draw(const Draw *draw);

/* The number that is being typed. */
void field_draw(const Draw *draw);
/* What is being typed from a left edge and around a middle, with its caret and what is selected; numbers in
 * digit cells. */
void field_text_draw(const Draw *draw, double x, double y, const char *text, size_t caret, bool digits);

/* What the control under the pointer does, and its key. */
void tip_draw(const Draw *draw);

/* A card's head: a name. Returns the room below, padding taken off. */
Rect card_head(const Draw *draw, Rect card, const char *name);

/* Words or a formula with their placeholders filled at the present step; the source itself where they can't
 * be; NULL: absent. */
const char *filled_phrase(const Draw *draw, const Phrase *phrase, bool formula);

#endif
