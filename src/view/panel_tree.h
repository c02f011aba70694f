/* The panels of a step: which of them have something to show, which one matters most, and where they lie. */
#ifndef STEPMAX_VIEW_PANEL_TREE_H
#define STEPMAX_VIEW_PANEL_TREE_H

#include "view/panel.h"
#include "view/screen.h"

/* How the panels of a lesson and its narration share the screen at a size of text: the same for every step
 * and every window, so that nothing jumps, and a larger window never shows less. */
typedef struct PanelFit {
  double words;            /* the size of the step's text: as much of the wanted one as fits */
  double scale;            /* the same of the panels, which may be less */
  NarrationSize narration; /* u of the panels, as all that follows */
  double width, height;    /* of the panels, the least that any window leaves them */
  double gap;              /* between them, the most that any window has */
} PanelFit;
PanelFit panel_fit(const Draw *draw);

/* Pixels in a u where panels and words are measured: always the same, so that letters, which come in whole
 * pixels, do not let another window have more panels. */
#define PANEL_MEASURE_U 12.0

/* What is folded first. */
enum { RANK_KNOWN, RANK_CONTROLS, RANK_FRESH };

typedef struct PanelTree {
  Layout layout;
  LayoutNode *leaves[PANELS_MAX]; /* in the order of the file */
  size_t leaf_count;
  const LayoutNode *main;   /* which matters most, by itself */
  const LayoutNode *equals; /* the row of panels like it in which it stands; NULL: it stands in none */
} PanelTree;

/* What there is at the step of `draw`, open or folded, not placed yet.  layout.root is NULL where nothing
 * shows anything. */
PanelTree panel_tree(const Draw *draw, const Panel *root);
/* Chooses what is open in the least room; false: the main panel has less than it needs.  Panels of one row
 * that are equal matter all as much as the main one among them, where that folds none. */
bool panel_tree_choose(PanelTree *tree, const PanelFit *fit);
/* The same, and places it in room (u). */
void panel_tree_place(PanelTree *tree, const PanelFit *fit, Rect room, double gap);

/* The panels that are drawn and have something to show at the step of `draw`, in the order of the file; out
 * has PANELS_MAX. */
typedef struct PanelPresent {
  const Panel *panel;
  bool fresh; /* something new */
  bool came;  /* it was not there at the step before */
  bool panes; /* it is drawn in each pane */
} PanelPresent;
size_t panel_present(PanelPresent *out, const Draw *draw, const Panel *root);

/* Draws them in the room `content` (pixels), with `gap` (u) between them. */
void panel_stage_draw(const Draw *draw, const Panel *root, const PanelFit *fit, Rect content, double gap);
/* What a panel is called: its title, or what it shows in words. */
const char *panel_name(const Draw *draw, const Panel *panel);

#endif
