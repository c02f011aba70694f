/* Draws the panels of a step, arranged. */
#ifndef STEPMAX_VIEW_PANEL_STAGE_H
#define STEPMAX_VIEW_PANEL_STAGE_H

#include "view/panel_tree.h"

/* In the room `content` (pixels), with `gap` (u) between panels. */
void panel_stage_draw(const Draw *draw, const Panel *root, const PanelFit *fit, Rect content, double gap);

#endif
