/* What lies over the lesson, a function each: a sheet with a title over a veil, and what can be done on it.
 */
#ifndef STEPMAX_VIEW_OVERLAY_H
#define STEPMAX_VIEW_OVERLAY_H

#include "view/parts.h"

/* A sheet in the middle with a title, over a veil; returns the room inside, in pixels.  The card is to be
 * ended. */
Rect overlay_sheet(const Draw *draw, double width_u, double height_u, StringId title, int *card);

/* Two buttons at the lower right of a sheet, the second the one that Enter presses.  Returns what is left of
 * them. */
double overlay_answers(const Draw *draw, Rect inner, StringId no, StringId yes, Action on_no, Action on_yes);

/* How far rows are scrolled: a bar at the right edge of their area, where not all are shown. */
void overlay_scroll_bar(const Draw *draw, Rect area, size_t first, size_t shown, size_t all);

void overlay_help(const Draw *draw);
void overlay_list(const Draw *draw);
void overlay_field(const Draw *draw);
void overlay_columns(const Draw *draw);
void overlay_questions(const Draw *draw);
void overlay_glossary(const Draw *draw);
/* A button that opens the glossary, up to a right edge and around a middle; nothing where there is none.
 * Returns what is left of it. */
double overlay_glossary_button(const Draw *draw, double right, double y);

#endif
