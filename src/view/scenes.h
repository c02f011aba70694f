/* How each scene fills the screen between the header and the timeline, beside the narration. */
#ifndef STEPMAX_VIEW_SCENES_H
#define STEPMAX_VIEW_SCENES_H

#include "view/draw.h"
#include "view/screen.h"

/* J around a point, and the way down from it. */
void slope_view_draw(const Draw *draw, const Screen *screen);

#endif
