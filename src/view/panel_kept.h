/* The panels of a step, from one frame to the next. */
#ifndef STEPMAX_VIEW_PANEL_KEPT_H
#define STEPMAX_VIEW_PANEL_KEPT_H

#include "view/panel_tree.h"

PanelsKept *panels_kept_new(void);
void panels_kept_free(PanelsKept *kept); /* NULL: nothing */

/* As panel_tree, measured anew only where something is different.  The caller may place them; valid until two
 * others have been asked for. */
PanelTree *panel_tree_kept(const Draw *draw, const Panel *root);

#endif
