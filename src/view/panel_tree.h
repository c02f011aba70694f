/* The panels of a step: which of them have something to show, which one matters most, and where they lie. */
#ifndef STEPMAX_VIEW_PANEL_TREE_H
#define STEPMAX_VIEW_PANEL_TREE_H

#include "view/panel.h"
#include "view/screen.h"

/* At which the needs of panels and words are measured, pixels: lengths in u hardly depend on it. */
#define PANEL_MEASURE_U 12.0

/* How the panels of a lesson and its narration share the screen at a size of text: the same for every step
 * and every window, so that nothing jumps, and a larger window never shows less. */
typedef struct PanelFit {
  double scale;            /* of the text: as much of the wanted one as fits */
  NarrationSize narration; /* u */
  double width, height;    /* u: of the panels, the least that any window leaves them */
} PanelFit;
PanelFit panel_fit(const Draw *draw);

typedef struct PanelTree {
  Layout layout;
  LayoutNode *leaves[PANELS_MAX]; /* in the order of the file */
  size_t leaf_count;
} PanelTree;

/* What there is at the step of `draw`, open or folded, not placed yet.  layout.root is NULL where nothing
 * shows anything. */
PanelTree panel_tree(const Draw *draw, const Panel *root);
/* Chooses what is open in the least room and places it in room (u). */
void panel_tree_place(PanelTree *tree, const Draw *draw, const Panel *root, const PanelFit *fit, Rect room,
                      double gap);

/* The panels that are drawn and have something to show at the step of `draw`, in the order of the file; out
 * has PANELS_MAX. */
typedef struct PanelPresent {
  const Panel *panel;
  bool fresh; /* something new */
  bool came;  /* it was not there at the step before */
  bool panes; /* it is drawn in each pane */
} PanelPresent;
size_t panel_present(PanelPresent *out, const Draw *draw, const Panel *root);

/* The same picture at another step. */
const Draw *panel_draw_at(const Draw *draw, size_t step, bool asking);
/* What a panel is called: its title (*formula is false then), or the symbols of what it shows. */
const char *panel_name(const Draw *draw, const Panel *panel, bool *formula);

#endif
