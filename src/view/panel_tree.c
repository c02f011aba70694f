#include "view/panel_tree.h"

#include "view/panel_numbers.h"
#include "view/parts.h"

#include <assert.h>
#include <math.h>
#include <string.h>

/* What a card takes of a panel's room, in u: see panel_stage.c. */
#define CARD_SIDES 4.0
#define CARD_HEAD 5.8
#define CARD_BARE 2.4

/* Who draws a panel: one for each pane, or one. */
typedef struct Pens {
  const Draw *draws[LESSON_PANES_MAX];
  size_t count;
  bool measure; /* the room that panels need: it takes longest, and not all ask for it */
} Pens;

/* One for each pane that is on screen. */
static Pens pane_pens(const Draw *draw, bool measure) {
  Pens pens = {.measure = measure};
  for (size_t i = 0; i < draw->state->trace->pane_count; i++) {
    const Draw *pane = draw_pane(draw, i);
    if (trace_pane_shown(pane->state->trace, i))
      pens.draws[pens.count++] = pane;
  }
  return pens;
}

/* ---- what there is ---- */

static bool is_drawn(const Panel *panel) {
  return panel_look(panel->kind)->draw != NULL;
}

/* A panel that says nothing yet takes no room. */
static bool is_present(const Pens *pens, const Panel *panel) {
  for (size_t i = 0; i < pens->count; i++)
    if (panel_when(pens->draws[i], panel) && panel_seen(pens->draws[i], panel))
      return true;
  return false;
}

static bool is_fresh(const Pens *pens, const Panel *panel) {
  for (size_t i = 0; i < pens->count; i++)
    if (panel_fresh(pens->draws[i], panel))
      return true;
  return false;
}

static PanelRoom room_of(const Pens *pens, const Panel *panel) {
  PanelRoom room = panel_look(panel->kind)->room(pens->draws[0], panel);
  for (size_t i = 1; i < pens->count; i++) {
    PanelRoom other = panel_look(panel->kind)->room(pens->draws[i], panel);
    room.width = fmax(room.width, other.width);
    room.height = fmax(room.height, other.height);
    room.best_width = fmax(room.best_width, other.best_width);
    room.best_height = fmax(room.best_height, other.best_height);
  }
  bool headed = pens->count > 1 || (panel->title.in[0] != NULL && panel->kind != PANEL_CONTROLS);
  double sides = CARD_SIDES, ends = headed ? CARD_HEAD : CARD_BARE;
  room.width += sides;
  room.height += ends;
  room.best_width += room.best_width > 0 ? sides : 0;
  room.best_height += room.best_height > 0 ? ends : 0;
  return room;
}

/* The area between a chart's axes has a least height of its own, whatever the letters beside it. */
static bool is_chart(const Panel *panel) {
  return panel->kind == PANEL_CURVE || panel->kind == PANEL_SERIES || panel->kind == PANEL_MAP ||
         panel->kind == PANEL_SCATTER;
}

static int rank_of(const Pens *pens, const Panel *panel, bool fresh) {
  int opened = panel_opened(pens->draws[0], panel);
  if (opened > 0)
    return LAYOUT_WANTED + opened;
  if (fresh)
    return RANK_FRESH;
  return panel->kind == PANEL_CONTROLS ? RANK_CONTROLS : RANK_KNOWN;
}

static LayoutNode *make_node(const Draw *draw, const Panel *panel, const Pens *around);

static LayoutNode *make_arranged(const Draw *draw, const Panel *panel, const Pens *pens) {
  LayoutNode **children = ARENA_ARRAY(draw->arena, LayoutNode *, panel->child_count);
  size_t count = 0;
  for (size_t i = 0; i < panel->child_count; i++) {
    LayoutNode *child = make_node(draw, panel->children[i], pens);
    if (child)
      children[count++] = child;
  }
  if (count == 0)
    return NULL;
  LayoutNode *node = ARENA_NEW(draw->arena, LayoutNode);
  *node = (LayoutNode){.children = children, .child_count = count};
  return node;
}

static LayoutNode *make_leaf(const Draw *draw, const Panel *panel, const Pens *pens) {
  if (!is_present(pens, panel))
    return NULL;
  LayoutNode *node = ARENA_NEW(draw->arena, LayoutNode);
  *node = (LayoutNode){.rigid = is_chart(panel), .fresh = is_fresh(pens, panel), .copies = pens->count};
  node->rank = rank_of(pens, panel, node->fresh);
  if (pens->measure)
    node->room = room_of(pens, panel);
  return node;
}

/* NULL: it takes no room. */
static LayoutNode *make_node(const Draw *draw, const Panel *panel, const Pens *around) {
  if (!panel_when(draw, panel))
    return NULL;
  bool parts = panel->kind == PANEL_PANES && around->count == 1;
  Pens pens = parts ? pane_pens(draw, around->measure) : *around;
  if (pens.count == 0)
    return NULL;
  LayoutNode *node = is_drawn(panel) ? make_leaf(draw, panel, &pens) : make_arranged(draw, panel, &pens);
  if (!node)
    return NULL;
  node->kind = panel->kind;
  node->panel = panel;
  node->weight = panel->weight;
  node->panes = parts ? pens.count : 1;
  return node;
}

static LayoutNode *find_node(LayoutNode *node, const Panel *panel) {
  if (node->panel == panel)
    return node;
  for (size_t i = 0; i < node->child_count; i++) {
    LayoutNode *found = find_node(node->children[i], panel);
    if (found)
      return found;
  }
  return NULL;
}

/* ---- which one matters most ---- */

static size_t leaves_at(LayoutNode **out, const Draw *draw, const Panel *root) {
  LayoutNode *tree = make_node(draw, root, &(Pens){{draw}, 1, false});
  return tree ? layout_leaves(out, PANELS_MAX, tree) : 0;
}

/* Whether a panel comes with the step of `draw`. */
static bool comes(LayoutNode *const *before, size_t count, const Panel *panel) {
  for (size_t i = 0; i < count; i++)
    if (before[i]->panel == panel)
      return false;
  return true;
}

size_t panel_present(PanelPresent *out, const Draw *draw, const Panel *root) {
  LayoutNode *now[PANELS_MAX], *before[PANELS_MAX];
  size_t step = draw->state->step, count = leaves_at(now, draw, root),
         count_before = step > 0 ? leaves_at(before, draw_at_step(draw, step - 1, false), root) : 0;
  for (size_t i = 0; i < count; i++) {
    out[i] = (PanelPresent){.panel = now[i]->panel,
                            .fresh = now[i]->fresh,
                            .came = comes(before, count_before, now[i]->panel),
                            .panes = now[i]->copies > 1};
  }
  return count;
}

/* The one that says it is, else the first that has come with what is new, else the first with something new
 * in it; NULL: nothing is. */
static const Panel *main_by_itself(const Draw *draw, const Panel *root) {
  PanelPresent now[PANELS_MAX];
  size_t count = panel_present(now, draw, root);
  const PanelPresent *best = NULL;
  for (size_t i = 0; i < count; i++)
    if (now[i].panel->main)
      return now[i].panel;
  for (size_t i = 0; i < count; i++)
    if (now[i].fresh && now[i].panel->kind != PANEL_CONTROLS && (!best || (now[i].came && !best->came)))
      best = &now[i];
  return best ? best->panel : NULL;
}

/* What the step names, else what the panels say; as long as nothing new is shown, the one of the steps before
 * stays. */
static LayoutNode *find_main(const Draw *draw, const Panel *root, LayoutNode *tree) {
  enum { BACK_MOST = 32 };
  size_t step = draw->state->step;
  for (size_t back = 0; back <= step && back < BACK_MOST; back++) {
    const Draw *at = back == 0 ? draw : draw_at_step(draw, step - back, false);
    const char *named = trace_step(at->state->trace, at->state->step).kind->source->main;
    const Panel *panel = named ? panel_find(root, named) : main_by_itself(at, root);
    LayoutNode *node = panel ? find_node(tree, panel) : NULL;
    if (node)
      return node;
  }
  LayoutNode *leaves[PANELS_MAX];
  size_t count = layout_leaves(leaves, PANELS_MAX, tree);
  for (size_t i = 0; i < count; i++)
    if (leaves[i]->kind != PANEL_CONTROLS)
      return leaves[i];
  return leaves[0];
}

/* The row in which a panel stands with nothing but others of its kind and weight; NULL: there is none.  One
 * that says that it is the main one is greater than they are. */
static const LayoutNode *find_equals(const LayoutNode *node, const LayoutNode *main) {
  const LayoutNode *found = NULL;
  bool equal = node->kind == PANEL_ROW && node->child_count > 1 && !main->panel->main, holds = false;
  for (size_t i = 0; i < node->child_count && !found; i++) {
    const LayoutNode *child = node->children[i];
    holds = holds || child == main;
    equal = equal && child->child_count == 0 && child->kind == main->kind &&
            fabs(child->weight - main->weight) < 1e-9;
    found = find_equals(child, main);
  }
  return equal && holds ? node : found;
}

/* ---- controls ---- */

enum { DOCKED_MAX = 8 };

typedef struct Dock {
  LayoutNode *nodes[DOCKED_MAX];
  size_t count;
} Dock;

/* Takes the controls out of rows and columns: a strip across the foot is where they are on every screen. */
static void dock_controls(Dock *dock, LayoutNode *node, const LayoutNode *main) {
  size_t kept = 0;
  for (size_t i = 0; i < node->child_count; i++) {
    LayoutNode *child = node->children[i];
    bool docked = child->kind == PANEL_CONTROLS && child != main && dock->count < DOCKED_MAX;
    if (child != main && (child->kind == PANEL_ROW || child->kind == PANEL_COLUMN))
      dock_controls(dock, child, main);
    if (docked)
      dock->nodes[dock->count++] = child;
    else if (child->child_count > 0 || is_drawn(child->panel))
      node->children[kept++] = child;
  }
  node->child_count = kept;
}

/* What comes is opened as what is new is. */
static void rank_what_comes(const PanelTree *tree, const Draw *draw, const Panel *root) {
  LayoutNode *before[PANELS_MAX];
  size_t step = draw->state->step,
         count = step > 0 ? leaves_at(before, draw_at_step(draw, step - 1, false), root) : 0;
  for (size_t i = 0; i < tree->leaf_count; i++) {
    LayoutNode *leaf = tree->leaves[i];
    assert(leaf);
    if (leaf->rank == RANK_KNOWN && comes(before, count, leaf->panel))
      leaf->rank = RANK_FRESH;
  }
}

PanelTree panel_tree(const Draw *draw, const Panel *root) {
  PanelTree tree = {.leaf_count = 0};
  Draw *still = ARENA_NEW(draw->arena, Draw);
  *still = *draw_scaled(draw, PANEL_MEASURE_U / draw->u);
  still->t = 1; /* what moves takes the room that it will have */
  LayoutNode *node = make_node(still, root, &(Pens){{still}, 1, false});
  if (!node)
    return tree;
  still->main = find_main(still, root, node)->panel; /* what it needs depends on that it is the main one */
  node = make_node(still, root, &(Pens){{still}, 1, true});
  assert(node);
  Dock *dock = ARENA_NEW(draw->arena, Dock);
  tree.layout.root = node;
  tree.layout.main = find_node(node, still->main);
  dock_controls(dock, node, tree.layout.main);
  tree.main = tree.layout.main;
  tree.equals = is_drawn(still->main) ? find_equals(node, tree.main) : NULL;
  tree.layout.docked = dock->nodes;
  tree.layout.docked_count = dock->count;
  tree.leaf_count = layout_all(tree.leaves, PANELS_MAX, &tree.layout);
  rank_what_comes(&tree, draw, root);
  return tree;
}

static bool all_open(const PanelTree *tree) {
  for (size_t i = 0; i < tree->leaf_count; i++)
    if (!tree->leaves[i]->open)
      return false;
  return true;
}

bool panel_tree_choose(PanelTree *tree, const PanelFit *fit) {
  tree->layout.gap = fit->gap;
  tree->layout.least_factor = fmin(1 / fit->scale, 1);
  const Rect room = {0, 0, fit->width, fit->height};
  PanelRoom rooms[PANELS_MAX];
  for (size_t i = 0; i < tree->leaf_count; i++)
    rooms[i] = tree->leaves[i]->room;
  if (tree->equals) {
    tree->layout.main = tree->equals;
    if (layout_choose(&tree->layout, room) && all_open(tree))
      return true;
    for (size_t i = 0; i < tree->leaf_count; i++)
      tree->leaves[i]->room = rooms[i];
  }
  tree->layout.main = tree->main;
  return layout_choose(&tree->layout, room);
}

void panel_tree_place(PanelTree *tree, const PanelFit *fit, Rect room, double gap) {
  (void)panel_tree_choose(tree, fit);
  tree->layout.gap = gap;
  (void)layout_place(&tree->layout, room);
}
