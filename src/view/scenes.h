/* How each scene fills the screen between the header and the timeline, beside the narration. */
#ifndef STEPMAX_VIEW_SCENES_H
#define STEPMAX_VIEW_SCENES_H

#include "view/draw.h"
#include "view/screen.h"

/* A worked sample: the stage, a card for what is computed now, the learning curve. */
void chain_view_draw(const Draw *draw, const Screen *screen);
/* A worked sample under two losses. */
void compare_view_draw(const Draw *draw, const Screen *screen);
/* Training runs on a data set, side by side.  Where the narration's card is high enough, a part of it goes to
 * the update that is made now: to be asked before the narration is drawn. */
void training_view_arrange(const Draw *draw, Screen *screen);
void training_view_draw(const Draw *draw, const Screen *screen);
/* J around a point, and the way down from it. */
void slope_view_draw(const Draw *draw, const Screen *screen);

#endif
