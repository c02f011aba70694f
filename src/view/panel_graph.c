/* The panel "graph": how a number is computed, box by box, and how its gradient comes back; a network; words
 * that come from one another. */
#include "view/panel_graph.h"

#include "view/panel_numbers.h"

#include <math.h>
#include <string.h>

enum { BLOCK_MOST = 12, FOLDS_MAX = 16, SHOW_VALUES = 0, SHOW_GRADIENTS = 1 };

#define GAP_LEAST 2.4 /* u, between layers */
#define GAP_MOST 9

/* ---- what it shows ---- */

/* Those values of the option `fold` that the user has not opened. */
static size_t find_folded(ValueId out[FOLDS_MAX], const Draw *draw, const Panel *panel) {
  size_t count, found = 0;
  const Cells *cells = panel_cells(draw, panel_setting(panel, "fold"), &count);
  for (size_t i = 0; i < count && i < FOLDS_MAX; i++)
    if (!panel_unfolded(draw, panel, i))
      out[found++] = cells[i].value;
  return found;
}

static Cell *find_leaves(size_t *count, const Draw *draw, const Panel *panel) {
  const Cells *cells = panel_cells(draw, panel_setting(panel, "leaves"), count);
  Cell *out = ARENA_ARRAY(draw->arena, Cell, *count + 1);
  for (size_t i = 0; i < *count; i++)
    out[i] = cells_at(&cells[i], 0);
  return out;
}

static bool make(GraphPicture *picture, const Draw *draw, const Panel *panel, size_t most) {
  size_t show = panel_setting(panel, "show")->word;
  ValueId folded[FOLDS_MAX];
  GraphChoice choice = {.folded = folded, .folded_count = find_folded(folded, draw, panel), .most = most};
  choice.leaves = find_leaves(&choice.leaf_count, draw, panel);
  *picture = (GraphPicture){
      .draw = draw, .panel = panel, .values = show != SHOW_GRADIENTS, .gradients = show != SHOW_VALUES};
  if (!panel_cell(&choice.of, draw, panel_setting(panel, "of")))
    return false;
  picture->graph = graph_make(draw->arena, draw->state->trace, draw->state->step, &choice);
  LayersLine *lines = ARENA_ARRAY(draw->arena, LayersLine, picture->graph.edge_count + 1);
  for (size_t i = 0; i < picture->graph.edge_count; i++)
    lines[i] = (LayersLine){picture->graph.edges[i].from, picture->graph.edges[i].to};
  picture->layers = layers_make(draw->arena, picture->graph.count, lines, picture->graph.edge_count);
  graph_name_boxes(picture);
  return true;
}

/* ---- what is new ---- */

Visibility graph_visibility(const GraphPicture *picture, size_t node) {
  const GraphNode *of = &picture->graph.nodes[node];
  const Value *value = trace_value(picture->draw->state->trace, picture->draw->state->step, of->cell.value);
  Visibility most = HIDDEN;
  for (size_t i = 0; i < of->count && most != FRESH; i++) {
    Cell cell = of->count > 1 ? (Cell){of->cell.value, i / value->cols, i % value->cols} : of->cell;
    Visibility visible = draw_visibility(picture->draw, cell);
    most = visible > most ? visible : most;
  }
  return most;
}

bool graph_gradient_cell(Cell *out, const GraphPicture *picture, size_t node) {
  const Panel *panel = picture->panel;
  const GraphNode *of = &picture->graph.nodes[node];
  for (size_t i = 0; of->count == 1 && i < panel_setting(panel, "gradients")->count; i++) {
    size_t ofs, gradients;
    const Cells *value = panel_cells(picture->draw, panel_item_setting(panel, "gradients", i, "of"), &ofs),
                *is = panel_cells(picture->draw, panel_item_setting(panel, "gradients", i, "is"), &gradients);
    if (ofs == 0 || gradients == 0 || value->value != of->cell.value || of->cell.row < value->row ||
        of->cell.col < value->col)
      continue;
    size_t row = of->cell.row - value->row, col = of->cell.col - value->col;
    if (row >= is->rows || col >= is->cols)
      continue;
    *out = (Cell){is->value, is->row + row, is->col + col};
    return true;
  }
  return false;
}

static Visibility gradient_visibility(const GraphPicture *picture, size_t node) {
  Cell cell;
  if (!picture->gradients)
    return HIDDEN;
  if (graph_gradient_cell(&cell, picture, node))
    return draw_visibility(picture->draw, cell);
  if (panel_setting(picture->panel, "gradients")->count > 0 || !isfinite(picture->graph.nodes[node].gradient))
    return HIDDEN;
  return graph_visibility(picture, picture->graph.count - 1);
}

static void find_fresh(GraphPicture *picture) {
  picture->first_fresh = picture->layers.layer_count;
  picture->last_fresh = 0;
  for (size_t i = 0; i < picture->graph.count; i++) {
    size_t layer = picture->layers.boxes[i].layer;
    if (graph_visibility(picture, i) != FRESH && gradient_visibility(picture, i) != FRESH)
      continue;
    picture->first_fresh = layer < picture->first_fresh ? layer : picture->first_fresh;
    picture->last_fresh = layer > picture->last_fresh ? layer : picture->last_fresh;
  }
}

/* How far a node has come: of what is new one layer after another, `back` from the last one. */
static double shown(const GraphPicture *picture, size_t node, Visibility visible, bool back) {
  if (visible != FRESH)
    return visible == KNOWN ? 1 : 0;
  size_t layer = picture->layers.boxes[node].layer;
  double count = (double)(picture->last_fresh - picture->first_fresh) + 1,
         i = (double)(back ? picture->last_fresh - layer : layer - picture->first_fresh),
         length = 1 / (0.5 * (count - 1) + 1), start = 0.5 * length * i;
  return clamp((picture->draw->t - start) / length, 0, 1);
}

double graph_arrow_presence(const GraphPicture *picture, size_t node) {
  return clamp(2 * shown(picture, node, graph_visibility(picture, node), false), 0, 1);
}

double graph_presence(const GraphPicture *picture, size_t node) {
  return clamp(2 * shown(picture, node, graph_visibility(picture, node), false) - 1, 0, 1);
}

double graph_gradient_presence(const GraphPicture *picture, size_t node) {
  return shown(picture, node, gradient_visibility(picture, node), true);
}

/* ---- all of it ---- */

static bool fits(GraphPicture *picture, Rect rect) {
  graph_size_boxes(picture, 0);
  double gap = GAP_LEAST * picture->scale * picture->draw->u;
  return layers_height(&picture->layers) <= rect.h && layers_width(&picture->layers, gap) <= rect.w;
}

/* As roomy as it fits: else with flatter boxes, else with fewer numbers apart. */
static bool fit(GraphPicture *picture, const Draw *draw, const Panel *panel, Rect rect) {
  static const size_t MOST[] = {BLOCK_MOST, 6, 3, 1};
  static const double SCALES[] = {1.35, 1.2, 1.1, 1};
  for (size_t i = 0; i < sizeof MOST / sizeof *MOST; i++) {
    if (!make(picture, draw, panel, MOST[i]))
      return false;
    for (int form = 0; form < GRAPH_FORMS; form++)
      for (size_t k = 0; k < sizeof SCALES / sizeof *SCALES; k++) {
        picture->form = (GraphForm)form;
        picture->scale = SCALES[k];
        if (fits(picture, rect))
          return true;
      }
  }
  graph_size_boxes(picture, rect.w);
  return true;
}

static void draw_computation(const Draw *draw, const Panel *panel, Rect rect) {
  GraphPicture picture;
  if (!fit(&picture, draw, panel, rect))
    return;
  layers_place(&picture.layers, rect, GAP_MOST * picture.scale * draw->u);
  find_fresh(&picture);
  graph_draw(&picture);
}

static PanelRoom room(const Draw *draw, const Panel *panel) {
  GraphPicture picture;
  if (panel_setting(panel, "weights")->count > 0)
    return graph_network_room(draw, panel);
  if (panel_setting(panel, "nodes")->count > 0)
    return graph_words_room(draw, panel);
  if (!make(&picture, draw, panel, BLOCK_MOST))
    return (PanelRoom){20, 10, 0, 0};
  picture.form = GRAPH_TALL;
  picture.scale = 1;
  graph_size_boxes(&picture, 0);
  double width = layers_width(&picture.layers, GAP_LEAST * draw->u), height = layers_height(&picture.layers);
  return (PanelRoom){fmax(width / draw->u, 20), fmax(height / draw->u, 10), 0, 0};
}

static void draw_it(const Draw *draw, const Panel *panel, Rect rect) {
  if (panel_setting(panel, "weights")->count > 0)
    graph_network_draw(draw, panel, rect);
  else if (panel_setting(panel, "nodes")->count > 0)
    graph_words_draw(draw, panel, rect);
  else
    draw_computation(draw, panel, rect);
}

/* ---- in words ---- */

/* "L from y_1, log p_1, ...", for each box that is on screen. */
static void print_node(Text *out, const GraphPicture *picture, size_t node) {
  const Draw *draw = picture->draw;
  const Graph *graph = &picture->graph;
  bool any = false;
  if (graph_visibility(picture, node) == HIDDEN || graph->nodes[node].leaf)
    return;
  text_addf(out, "%s%s", out->length > 0 ? "; " : "",
            panel_plain(draw, panel_symbol(draw, graph->nodes[node].cell)));
  for (size_t i = 0; i < graph->edge_count; i++) {
    if (graph->edges[i].to != node)
      continue;
    text_add(out, any ? ", " : " ← ");
    text_add(out, panel_plain(draw, panel_symbol(draw, graph->nodes[graph->edges[i].from].cell)));
    any = true;
  }
}

static void print(Text *out, const Draw *draw, const Panel *panel) {
  GraphPicture picture;
  Text list = {0};
  if (panel_setting(panel, "weights")->count > 0 || panel_setting(panel, "nodes")->count > 0 ||
      !make(&picture, draw, panel, BLOCK_MOST))
    return;
  for (size_t i = 0; i < picture.graph.count; i++)
    print_node(&list, &picture, i);
  panel_print_line(out, draw, STRING_GRAPH_PRINT, text_get(&list));
  text_free(&list);
}

const PanelLook PANEL_GRAPH_LOOK = {room, draw_it, print};
