/* Where panels lie: rows share their width, columns their height, by weight. */
#include "view/panel.h"

#include "view/parts.h"

/* A panel that says nothing yet takes no room. */
static bool takes_room(const Draw *draw, const Panel *panel) {
  if (!panel_when(draw, panel))
    return false;
  if (panel_look(panel->kind)->draw)
    return panel_seen(draw, panel);
  for (size_t i = 0; i < panel->child_count; i++)
    if (takes_room(draw, panel->children[i]))
      return true;
  return false;
}

static void draw_leaf(const Draw *draw, const Panel *panel, Rect rect) {
  int card = draw_card(draw, rect);
  const char *title = filled_phrase(draw, &panel->title, false);
  Rect inner = title ? card_head(draw, rect, title, NULL) : rect_inset(rect, 1.2 * draw->u);
  panel_look(panel->kind)->draw(draw, panel, inner);
  canvas_end_card(draw->canvas, card);
}

static void draw_panes(const Draw *draw, const Panel *panel, Rect rect) {
  const Trace *trace = draw->state->trace;
  double gap = 2 * draw->u, width = (rect.w + gap) / (double)trace->pane_count;
  for (size_t i = 0; i < trace->pane_count && panel->child_count > 0; i++)
    draw_leaf(draw_pane(draw, i), panel->children[0],
              (Rect){rect.x + width * (double)i, rect.y, width - gap, rect.h});
}

static void draw_panel(const Draw *draw, const Panel *panel, Rect rect);

static void draw_children(const Draw *draw, const Panel *panel, Rect rect) {
  bool across = panel->kind == PANEL_ROW;
  double gap = 2 * draw->u, weights = 0, at = across ? rect.x : rect.y;
  size_t count = 0;
  for (size_t i = 0; i < panel->child_count; i++)
    if (takes_room(draw, panel->children[i])) {
      weights += panel->children[i]->weight;
      count++;
    }
  double length = (across ? rect.w : rect.h) - gap * ((double)count - 1);
  for (size_t i = 0; i < panel->child_count; i++) {
    const Panel *child = panel->children[i];
    if (!takes_room(draw, child))
      continue;
    double part = length * child->weight / weights;
    draw_panel(draw, child, across ? (Rect){at, rect.y, part, rect.h} : (Rect){rect.x, at, rect.w, part});
    at += part + gap;
  }
}

static void draw_panel(const Draw *draw, const Panel *panel, Rect rect) {
  if (panel->kind == PANEL_PANES)
    draw_panes(draw, panel, rect);
  else if (panel->kind == PANEL_ROW || panel->kind == PANEL_COLUMN)
    draw_children(draw, panel, rect);
  else
    draw_leaf(draw, panel, rect);
}

void panel_tree_draw(const Draw *draw, const Panel *root, Rect rect) {
  if (takes_room(draw, root))
    draw_panel(draw, root, rect);
}
