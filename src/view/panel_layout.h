/* Where panels lie: a pure function of what each needs and of which one matters most.
 *
 * Lengths are u of the main panel; the others may be drawn smaller by one factor, so that large text does not
 * drive them away.  Two questions: which panels are open in a given room (layout_choose), and where all lie
 * in the room that there is (layout_place).  The first is asked with the least room that any window has, so
 * that a larger window never shows less than a smaller one. */
#ifndef STEPMAX_VIEW_PANEL_LAYOUT_H
#define STEPMAX_VIEW_PANEL_LAYOUT_H

#include "canvas/canvas.h"
#include "lesson/panel.h"

#include <stdbool.h>
#include <stddef.h>

/* The least room, in u, in which a panel can be read, and how it likes to grow. */
typedef struct PanelRoom {
  double width, height;           /* at least */
  double best_width, best_height; /* more than this is of no use; 0: the more the better */
} PanelRoom;

/* A panel that has something to show.  Row, column and panes hold only such. */
typedef struct LayoutNode LayoutNode;
struct LayoutNode {
  PanelKind kind;
  int rank; /* of a panel that is drawn: the greater, the later it is folded */
  const Panel *panel;
  double weight;
  LayoutNode **children;
  size_t child_count;
  size_t panes; /* of PANEL_PANES: how often its child stands side by side; of others 1 */
  /* Of a panel that is drawn: */
  PanelRoom room;    /* its card included */
  bool fresh;        /* there is something new in it */
  bool rigid;        /* its height is not made less where its letters are made smaller: a chart */
  bool open;         /* else folded */
  bool panes_below;  /* its panes lie one below the other */
  Rect rect;         /* where it is open; in the first pane */
  double pane_pitch; /* from a pane's place to that of the next */
  size_t copies;     /* one in each pane */
};

/* How the main panel and the others share the room. */
typedef enum { LAYOUT_TREE, LAYOUT_BESIDE, LAYOUT_BELOW, LAYOUT_COUNT } LayoutShape;

typedef struct Layout {
  LayoutNode *root;          /* NULL: no panel shows anything */
  const LayoutNode *main;    /* in the tree; not NULL where root is not */
  LayoutNode *const *docked; /* panels that lie in strips of their own across the foot, of no tree */
  size_t docked_count;
  LayoutShape shape;
  double gap;                  /* between panels */
  double main_factor;          /* of the main panel's least room: so much more is kept for it */
  double least_factor, factor; /* of the others' size: what it may be, and what it is */
  Rect stage;                  /* of the open panels */
  Rect shelf;                  /* of the strips of those that are folded; no height: there are none */
} Layout;

/* How much more than its least room the main panel has if that can be: its numbers then are 1.8 u and not
 * 1.5. */
#define LAYOUT_EASE 1.2

/* Whether the main panel has the least room it needs; opens as many of the others as fit beside it, those of
 * the greatest rank first.  Panels with a rank of LAYOUT_WANTED and more are opened in any case. */
enum { LAYOUT_WANTED = 1000 };
bool layout_choose(Layout *layout, Rect room);

/* Places what is open.  The main panel has at least half of the room, whatever there is.  Whether all have
 * the room that they need. */
bool layout_place(Layout *layout, Rect room);

/* Whether a panel is the other one or lies in it. */
bool layout_holds(const LayoutNode *node, const LayoutNode *wanted);
/* The panels that are drawn in a part of the tree, in the order of the file; returns how many there are. */
size_t layout_leaves(LayoutNode **out, size_t most, LayoutNode *node);
/* All of them, the docked ones last. */
size_t layout_all(LayoutNode **out, size_t most, const Layout *layout);

/* Where the copy of a panel in a pane lies. */
Rect layout_copy(const LayoutNode *leaf, size_t copy);

#endif
