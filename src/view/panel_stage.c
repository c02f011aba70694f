/* The panels on the screen: their cards, the strips of those that are folded, and how they slide in. */
#include "view/panel_tree.h"

#include "view/panel_kept.h"
#include "view/parts.h"

#include <math.h>

/* One picture of the panels being drawn. */
typedef struct PanelStage {
  const Draw *draw;
  const PanelTree *tree;
  const PanelTree *before; /* of the step before, while they move; else NULL */
  Rect clip;               /* pixels */
} PanelStage;

static Rect to_pixels(const Draw *draw, Rect rect) {
  double u = draw->u;
  return rect_snap((Rect){rect.x * u, rect.y * u, rect.w * u, rect.h * u});
}

static void note_place(const Draw *draw, PanelPlace place) {
  PanelPlaces *places = draw->places;
  if (places && places->count < PANEL_PLACES_MAX)
    places->items[places->count++] = place;
}

/* ---- cards ---- */

#define LEAST_FACTOR 0.6 /* of what was opened where it has no room */
#define MAIN_FACTOR 1.4  /* of the main panel where it has more */
/* Of a main chart: the numbers at its axes are 1.8 u in any case, and what room is left is for the curve. */
#define CHART_LEAST 1.13
#define CHART_MOST 1.2

/* How much more than a panel needs it has; of panels that matter most together the least, so that their
 * letters are equal. */
static double fits_of(const PanelTree *tree, const LayoutNode *leaf) {
  double fits = fmin(leaf->rect.w / leaf->room.width, leaf->rect.h / leaf->room.height);
  for (size_t i = 0; i < tree->leaf_count && tree->layout.main == tree->equals; i++) {
    const LayoutNode *other = tree->leaves[i];
    if (tree->equals && layout_holds(tree->equals, leaf) && layout_holds(tree->equals, other))
      fits = fmin(fits, fmin(other->rect.w / other->room.width, other->rect.h / other->room.height));
  }
  return fits;
}

/* How large a panel's letters are; what matters most grows where it can. */
static double factor_of(const PanelTree *tree, const LayoutNode *leaf) {
  const Layout *layout = &tree->layout;
  double fits = fits_of(tree, leaf);
  if (panel_grows(leaf->panel) && layout_holds(layout->main, leaf))
    return 1;
  if (layout_holds(layout->main, leaf))
    return leaf->rigid ? clamp(fits, CHART_LEAST, CHART_MOST) : clamp(fits, 1, MAIN_FACTOR);
  return fmin(layout->factor, fmax(fits, fmin(layout->factor, LEAST_FACTOR)));
}

static const LayoutNode *node_before(const PanelStage *stage, const Panel *panel) {
  for (size_t i = 0; stage->before && i < stage->before->leaf_count; i++)
    if (stage->before->leaves[i]->panel == panel && stage->before->leaves[i]->open)
      return stage->before->leaves[i];
  return NULL;
}

static double factor_now(const PanelStage *stage, const LayoutNode *leaf) {
  const LayoutNode *before = node_before(stage, leaf->panel);
  double factor = factor_of(stage->tree, leaf);
  return before ? mix(factor_of(stage->before, before), factor, stage->draw->t) : factor;
}

/* "MSE · Loss": in panes, whose it is. */
static const char *head_of(const Draw *draw, const LayoutNode *leaf, size_t pane) {
  const Lesson *lesson = draw->state->lesson;
  bool strip = leaf->kind == PANEL_CONTROLS; /* its title is for when it is folded */
  const char *title = strip ? NULL : filled_phrase(draw, &leaf->panel->title, false);
  const char *whose = leaf->copies > 1 && pane < lesson->pane_count
                          ? lesson->panes[pane].title.in[draw->state->language]
                          : NULL;
  if (whose && title)
    return arena_printf(draw->arena, "%s · %s", whose, title);
  return whose ? whose : title;
}

/* Folds again what was opened. */
static void draw_fold(const Draw *draw, Rect card, const Panel *panel) {
  double u = draw->u, side = 2.8 * u, x, y;
  Rect rect = {card.x + card.w - side - 0.8 * u, card.y + 0.8 * u, side, side};
  draw_button(draw, rect, NULL, false, (Action){.kind = ACTION_PANEL, .arg = (int)panel->index},
              STRING_PANEL_FOLD);
  x = rect.x + side / 2;
  y = rect.y + side / 2;
  const Point arrow[] = {{x - 0.6 * u, y - 0.3 * u}, {x, y + 0.4 * u}, {x + 0.6 * u, y - 0.3 * u}};
  canvas_stroke(draw->canvas, arrow, 3, 0.25 * u, draw->theme->ink);
}

/* The room inside a card that has no head. */
static Rect bare(const Draw *draw, Rect card) {
  double u = draw->u;
  return (Rect){card.x + 1.6 * u, card.y + 1.2 * u, fmax(card.w - 3.2 * u, 0), fmax(card.h - 2.4 * u, 0)};
}

static void draw_card_of(const PanelStage *stage, const LayoutNode *leaf, size_t pane, Rect rect) {
  Draw *draw = ARENA_NEW(stage->draw->arena, Draw);
  *draw = *stage->draw;
  draw->u *= factor_now(stage, leaf);
  draw->main = stage->tree->layout.main->panel;
  const Draw *pen = leaf->copies > 1 ? draw_pane(draw, pane) : draw;
  int card = draw_card(pen, rect);
  note_place(pen, (PanelPlace){.panel = leaf->panel,
                               .pane = pane,
                               .rect = rect,
                               .open = true,
                               .main = layout_holds(stage->tree->layout.main, leaf),
                               .unit = pen->u,
                               .card = pen->canvas->card});
  const char *head = head_of(pen, leaf, pane);
  Rect inner = head ? card_head(pen, rect, head) : bare(pen, rect);
  if (panel_when(pen, leaf->panel) && panel_seen(pen, leaf->panel)) /* in this pane */
    panel_look(leaf->kind)->draw(pen, leaf->panel, inner);
  if (panel_opened(pen, leaf->panel) > 0)
    draw_fold(pen, rect, leaf->panel);
  canvas_end_card(pen->canvas, card);
}

/* ---- sliding ---- */

#define SLIDE 8 /* u */

/* From the right where the panel touches that edge of the stage, or from below. */
static Rect slid_in(Rect stage, Rect rect, double t) {
  bool right = rect.x + rect.w >= stage.x + stage.w - 0.5 && rect.w < stage.w - 0.5;
  *(right ? &rect.x : &rect.y) += (1 - t) * SLIDE;
  return rect;
}

/* Where a panel is now, on its way from where it was. */
static Rect place_now(const PanelStage *stage, const LayoutNode *leaf, size_t copy) {
  Rect rect = layout_copy(leaf, copy);
  double t = stage->draw->t;
  if (!stage->before)
    return rect;
  const LayoutNode *before = node_before(stage, leaf->panel);
  if (!before || before->copies <= copy)
    return slid_in(stage->tree->layout.stage, rect, t);
  Rect from = layout_copy(before, copy);
  return (Rect){mix(from.x, rect.x, t), mix(from.y, rect.y, t), mix(from.w, rect.w, t),
                mix(from.h, rect.h, t)};
}

/* What comes gets its colours while it does. */
static void draw_copy(const PanelStage *stage, const LayoutNode *leaf, size_t pane, size_t copy) {
  bool comes = stage->before && !node_before(stage, leaf->panel);
  double alpha = comes ? canvas_set_alpha(stage->draw->canvas, stage->draw->t) : 1;
  draw_card_of(stage, leaf, pane, to_pixels(stage->draw, place_now(stage, leaf, copy)));
  if (comes)
    canvas_set_alpha(stage->draw->canvas, alpha);
}

static void draw_leaf(const PanelStage *stage, const LayoutNode *leaf) {
  const Trace *trace = stage->draw->state->trace;
  size_t copy = 0;
  if (leaf->copies <= 1) {
    draw_copy(stage, leaf, trace->pane, 0);
    return;
  }
  for (size_t pane = 0; pane < trace->pane_count && copy < leaf->copies; pane++)
    if (trace_pane_shown(trace, pane)) {
      draw_copy(stage, leaf, pane, copy);
      copy++;
    }
}

/* ---- strips ---- */

#define STRIP_PAD 1.2
#define STRIP_LEAD 1.8 /* the arrow and its gap */
#define STRIP_SIZE 1.7

static double strip_width(const Draw *draw, const Panel *panel) {
  return draw_text_width(draw, STRIP_SIZE, true, panel_name(draw, panel)) +
         (2 * STRIP_PAD + STRIP_LEAD) * draw->u + 1;
}

static void draw_strip(const Draw *draw, Rect rect, const LayoutNode *leaf) {
  double u = draw->u, x = rect.x + STRIP_PAD * u, y = rect.y + rect.h / 2;
  int card = draw_card(draw, rect);
  const char *name = panel_name(draw, leaf->panel);
  note_place(
      draw,
      (PanelPlace){.panel = leaf->panel, .rect = rect, .name = name, .unit = u, .card = draw->canvas->card});
  draw_button(draw, rect, NULL, false, (Action){.kind = ACTION_PANEL, .arg = (int)leaf->panel->index},
              STRING_PANEL_OPEN);
  const Point arrow[] = {{x, y - 0.6 * u}, {x + 0.7 * u, y}, {x, y + 0.6 * u}};
  canvas_stroke(draw->canvas, arrow, 3, 0.25 * u, draw->theme->muted);
  x += STRIP_LEAD * u;
  draw_text(draw, ALIGN_LEFT, x, y, (TextLook){STRIP_SIZE, true, draw->theme->ink},
            draw_fitted(draw, rect.x + rect.w - STRIP_PAD * u - x, STRIP_SIZE, true, name));
  canvas_end_card(draw->canvas, card);
}

/* Side by side, as wide as their names; where they are too many, all alike. */
static void draw_shelf(const PanelStage *stage) {
  const Draw *draw = stage->draw;
  Rect shelf = to_pixels(draw, stage->tree->layout.shelf);
  double gap = draw->u, total = -gap, x = shelf.x;
  size_t count = 0;
  for (size_t i = 0; i < stage->tree->leaf_count; i++)
    if (!stage->tree->leaves[i]->open) {
      total += strip_width(draw, stage->tree->leaves[i]->panel) + gap;
      count++;
    }
  bool comes = stage->before && stage->before->layout.shelf.h <= 0;
  double alpha = comes ? canvas_set_alpha(draw->canvas, draw->t) : 1;
  double alike = total > shelf.w ? (shelf.w + gap) / (double)count - gap : 0;
  for (size_t i = 0; i < stage->tree->leaf_count; i++) {
    const LayoutNode *leaf = stage->tree->leaves[i];
    if (leaf->open)
      continue;
    double width = alike > 0 ? alike : strip_width(draw, leaf->panel);
    draw_strip(draw, (Rect){round(x), shelf.y, round(width), shelf.h}, leaf);
    x += width + gap;
  }
  if (comes)
    canvas_set_alpha(draw->canvas, alpha);
}

/* ---- all ---- */

/* The panels as they were before what this step, or its answer, brings; NULL where nothing moves. */
static PanelTree *tree_before(const Draw *draw, const Panel *root, const PanelFit *fit, Rect room,
                              double gap) {
  const ViewState *state = draw->state;
  bool answered = draw_question(draw) != NULL;
  if (draw->t >= 1 || (state->step == 0 && !answered))
    return NULL;
  PanelTree *tree =
      panel_tree_kept(draw_at_step(draw, answered ? state->step : state->step - 1, answered), root);
  if (tree->layout.root)
    panel_tree_place(tree, fit, room, gap);
  return tree;
}

void panel_stage_draw(const Draw *draw, const Panel *root, const PanelFit *fit, Rect content, double gap) {
  double u = draw->u;
  Rect room = {content.x / u, content.y / u, content.w / u, content.h / u};
  PanelTree *tree = panel_tree_kept(draw, root);
  if (!tree->layout.root)
    return;
  panel_tree_place(tree, fit, room, gap);
  PanelStage stage = {.draw = draw, .tree = tree, .before = tree_before(draw, root, fit, room, gap)};
  Rect clip = stage.before ? canvas_set_clip(draw->canvas, content) : (Rect){0, 0, 0, 0};
  for (size_t i = 0; i < tree->leaf_count; i++)
    if (tree->leaves[i]->open)
      draw_leaf(&stage, tree->leaves[i]);
  if (stage.before)
    canvas_set_clip(draw->canvas, clip);
  draw_shelf(&stage);
}
