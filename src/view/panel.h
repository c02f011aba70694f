/* Panels on the screen: each kind drawn by a file of its own (panel_curve.c, panel_bars.c, ...), arranged by
 * panel_layout.c, panel_tree.c and panel_stage.c.
 *
 * A panel draws what its options name, from the trace; it computes no value.  Numbers go through draw_cell,
 * so that they can be pointed at; what can be dragged is a hit with a handle (ui/target.h). */
#ifndef STEPMAX_VIEW_PANEL_H
#define STEPMAX_VIEW_PANEL_H

#include "lesson/panel.h"
#include "trace/cells.h"
#include "view/draw.h"
#include "view/panel_layout.h"

/* What a kind is on the screen.  `rect` is what is left for it inside its card, in pixels. */
typedef struct PanelLook {
  PanelRoom (*room)(const Draw *draw, const Panel *panel);
  void (*draw)(const Draw *draw, const Panel *panel, Rect rect);
  /* Adds what a reader of the transcript needs beyond the step's numbers: "curve of loss over p from 0.01 to
   * 1". May be NULL. */
  void (*print)(Text *out, const Draw *draw, const Panel *panel);
} PanelLook;

/* Whether a panel's numbers grow with its room by themselves, so that there is no need to scale it. */
bool panel_grows(const Panel *panel);
/* Whether it is the panel that matters most at this step, or a part of it. */
bool panel_is_main(const Draw *draw, const Panel *panel);

/* Whether a series over updates has more than the point at which it begins: until then it is not seen. */
bool panel_series_begun(const Draw *draw, const Panel *panel);

/* One for each kind, NULL members for row, column and panes. */
const PanelLook *panel_look(PanelKind kind);

extern const PanelLook PANEL_CURVE_LOOK, PANEL_SERIES_LOOK, PANEL_BARS_LOOK, PANEL_FLOW_LOOK,
    PANEL_TABLE_LOOK, PANEL_GRAPH_LOOK, PANEL_MAP_LOOK, PANEL_SCATTER_LOOK, PANEL_DERIVATION_LOOK,
    PANEL_LINE_LOOK, PANEL_CONTROLS_LOOK;

/* --- For the kinds: what options name.  The lesson's check has evaluated every option, so a fault here is
 * one of an edited number (an index out of range): nothing is drawn then. */

/* The cells of an option, in the arena of the frame; NULL and 0 without the option. */
const Cells *panel_cells(const Draw *draw, const PanelSetting *setting, size_t *count);
/* Whether any of them is at least so visible, in its own pane. */
bool panel_cells_visible(const Draw *draw, const Cells *cells, Visibility least);
/* The first cell of an option; false without it. */
bool panel_cell(Cell *out, const Draw *draw, const PanelSetting *setting);
/* The number of an expression; `otherwise` without it. */
double panel_number(const Draw *draw, const PanelSetting *setting, double otherwise);
/* The i-th of several expressions; `otherwise` where there are not so many. */
double panel_number_at(const Draw *draw, const PanelSetting *setting, size_t i, double otherwise);
/* Two numbers, or a vector of two; false without just that. */
bool panel_pair(Cell out[2], const Draw *draw, const PanelSetting *setting);
/* Words or a formula with their numbers put in; NULL without the option. */
const char *panel_phrase(const Draw *draw, const PanelSetting *setting);
const char *panel_formula(const Draw *draw, const PanelSetting *setting);
/* Whether the panel's condition holds, or that of one of its options; without one it does. */
bool panel_when(const Draw *draw, const Panel *panel);
bool panel_condition(const Draw *draw, const PanelSetting *setting);
/* Whether that of an option holds at this step and did not at the one before. */
bool panel_condition_new(const Draw *draw, const PanelSetting *setting);
/* Whether any number that the panel's options name can be seen at this step, and whether one is new in it. */
bool panel_seen(const Draw *draw, const Panel *panel);
bool panel_fresh(const Draw *draw, const Panel *panel);
/* The group of a panel's hits, of which each kind has PANEL_GROUPS: the keyboard's arrows move inside a
 * group, Tab goes from one to the next.  Buttons are in group 0: Tab alone gets there. */
enum { PANEL_GROUPS = 8, PANEL_GROUP_FIRST = 1000 };
static inline int panel_group(const Panel *panel, int group) {
  return PANEL_GROUP_FIRST + (int)panel->index * PANEL_GROUPS + group;
}
/* The user opened it, the last with the greatest number; 0: not. */
static inline int panel_opened(const Draw *draw, const Panel *panel) {
  const unsigned char *opened = draw->state->opened_panels;
  return opened && panel->index < PANELS_MAX ? opened[panel->index] : 0;
}
/* Whether the user has opened a part of the panel that is folded at first. */
bool panel_unfolded(const Draw *draw, const Panel *panel, size_t part);
/* The symbol of a number as a formula: "p_{4}". */
const char *panel_symbol(const Draw *draw, Cell cell);
/* A formula as plain text, in the frame's arena. */
const char *panel_plain(const Draw *draw, const char *formula);
/* The colour of the pane that is drawn, and its mark in it; without panes, ink and a disc. */
Color panel_color(const Draw *draw);
void panel_mark(const Draw *draw, Point at, double radius);

#endif
