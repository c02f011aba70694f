/* A network: a dot for each input, a chip for each output, and for each weight an arrow as thick as the
 * weight is large, dashed where it is negative.  Its numbers stand on the arrows where there is room. */
#include "view/panel_graph.h"

#include "view/panel_numbers.h"

#include <math.h>

enum { LAYERS_MAX = 6, NODES_MOST = 40 };

#define DOT 0.8 /* u */
#define CHIP 2.8
#define LABEL 1.8
#define NUMBER_HEIGHT 1.9 /* u, of the ground that a weight's number has on its arrow */

/* Between two layers; the matrix before or after the update. */
typedef struct NetworkStage {
  ValueId value;
  size_t rows, cols;
  double most; /* the largest weight, without its sign */
} NetworkStage;

typedef struct Network {
  const Draw *draw;
  const Panel *panel;
  NetworkStage stages[LAYERS_MAX];
  size_t count;
  Rect rect;
  double pitch, left, right; /* x of the first layer's dots and of the last one's chips */
} Network;

static bool next_seen(const Draw *draw, const PanelSetting *next) {
  size_t count;
  const Cells *cells = panel_cells(draw, next, &count);
  return count > 0 && draw_visibility(draw, cells_at(cells, 0)) != HIDDEN;
}

static double largest(const Draw *draw, const NetworkStage *stage) {
  double most = 0.5;
  for (size_t i = 0; i < stage->rows * stage->cols; i++) {
    double weight = fabs(draw_number(draw, (Cell){stage->value, i / stage->cols, i % stage->cols}));
    most = isfinite(weight) ? fmax(most, weight) : most;
  }
  return most;
}

static Network make(const Draw *draw, const Panel *panel) {
  Network network = {.draw = draw, .panel = panel};
  for (size_t i = 0; i < panel_setting(panel, "weights")->count && i < LAYERS_MAX; i++) {
    const PanelSetting *next = panel_item_setting(panel, "weights", i, "next");
    size_t count;
    const Cells *cells = panel_cells(
        draw, next_seen(draw, next) ? next : panel_item_setting(panel, "weights", i, "of"), &count);
    if (count == 0 || cells->rows > NODES_MOST || cells->cols > NODES_MOST)
      break;
    NetworkStage stage = {.value = cells->value, .rows = cells->rows, .cols = cells->cols};
    stage.most = largest(draw, &stage);
    network.stages[network.count++] = stage;
  }
  return network;
}

/* ---- names ---- */

static size_t nodes_of(const Network *network, size_t layer) {
  return layer == 0 ? network->stages[0].cols : network->stages[layer - 1].rows;
}

/* Of an input or an output; NULL: it has none. */
static const char *name_of(const Network *network, bool input, size_t i) {
  const Draw *draw = network->draw;
  SideKind side = input ? SIDE_FEATURES : SIDE_CLASSES;
  bool all = nodes_of(network, input ? 0 : network->count) == trace_dimension(draw->state->trace, side);
  return all ? panel_data_name(draw, side, i) : NULL;
}

static double widest(const Network *network, bool input) {
  double most = 0;
  for (size_t i = 0; i < nodes_of(network, input ? 0 : network->count); i++) {
    const char *name = name_of(network, input, i);
    if (name)
      most = fmax(most, draw_text_width(network->draw, LABEL, true, name));
  }
  return most;
}

/* ---- places ---- */

static bool lay_out(Network *network, Rect rect) {
  const Draw *draw = network->draw;
  double u = draw->u, inputs = widest(network, true), outputs = widest(network, false);
  size_t most = 1;
  for (size_t layer = 0; layer <= network->count; layer++)
    most = nodes_of(network, layer) > most ? nodes_of(network, layer) : most;
  network->rect = rect;
  network->pitch = fmin(rect.h / (double)most, 7.5 * u);
  inputs = inputs > 0 && rect.w - inputs - outputs >= 16 * u ? inputs : 2.6 * u;
  outputs = fmin(outputs + 3.6 * u, fmax(0.45 * rect.w, rect.w - inputs - 9.5 * u)); /* 7 u for the arrows */
  network->left = rect.x + inputs + 1.5 * u + DOT * u;
  network->right = rect.x + rect.w - outputs;
  return network->pitch >= 1.7 * u && network->right - network->left > 5 * u;
}

static Point node_at(const Network *network, size_t layer, size_t i) {
  double share = (double)layer / (double)network->count,
         y = network->rect.y + network->rect.h / 2 +
             ((double)i - ((double)nodes_of(network, layer) - 1) / 2) * network->pitch;
  return (Point){mix(network->left, network->right, share), y};
}

static double chip_height(const Network *network) {
  return fmin(CHIP * network->draw->u, 0.85 * network->pitch);
}

/* ---- arrows ---- */

/* Room for a weight and its sign. */
static double number_width(const Network *network) {
  const Draw *draw = network->draw;
  char text[NUMBER_MAX];
  return draw_digits_width(draw, SIZE_SMALL, true, number_show(text, -8.8888888, draw->state->digits)) +
         0.6 * draw->u;
}

static bool is_numbered(const Network *network, const NetworkStage *stage) {
  double width = (network->right - network->left) / (double)network->count;
  return network->pitch / (double)(stage->rows + 1) >= NUMBER_HEIGHT * network->draw->u &&
         width > 14 * network->draw->u;
}

static bool points_at(const Network *network, Cell cell) {
  const Related *related = network->draw->related;
  return related && cell_equal(related->cell, cell);
}

static void draw_shaft(const Draw *draw, Point from, Point to, double width, bool negative, Color color) {
  Point shaft[] = {from, to};
  double u = draw->u;
  if (negative)
    canvas_stroke_dashed(draw->canvas, shaft, 2, width, fmax(1.1 * u, 2 * width), fmax(0.8 * u, 1.6 * width),
                         color);
  else
    canvas_stroke(draw->canvas, shaft, 2, width, color);
}

/* A rim keeps it apart from the shafts that it lies on. */
static void draw_head(const Draw *draw, Point tip, Point from, double size, Color color) {
  double dx = tip.x - from.x, dy = tip.y - from.y, length = fmax(hypot(dx, dy), 1e-9), rim = 0.3 * draw->u;
  dx /= length;
  dy /= length;
  for (int i = 0; i < 2; i++) {
    double grown = i == 0 ? size + 2 * rim : size, lead = i == 0 ? rim : 0;
    Point end = {tip.x + lead * dx, tip.y + lead * dy}, neck = {end.x - grown * dx, end.y - grown * dy};
    Point head[] = {end,
                    {neck.x - 0.5 * grown * dy, neck.y + 0.5 * grown * dx},
                    {neck.x + 0.5 * grown * dy, neck.y - 0.5 * grown * dx}};
    canvas_fill_path(draw->canvas, head, 3, i == 0 ? draw->theme->card : color);
  }
}

static Color color_of(const Network *network, size_t layer, size_t row) {
  bool last = layer + 1 == network->count;
  return last ? theme_class(network->draw->theme, row) : network->draw->theme->muted;
}

/* Ends are spread over a chip's edge, so that heads do not lie on one another. */
static void draw_arrow(const Network *network, size_t layer, size_t row, size_t col) {
  const Draw *draw = network->draw;
  const NetworkStage *stage = &network->stages[layer];
  Cell cell = {stage->value, row, col};
  double u = draw->u, weight = draw_number(draw, cell), t = draw_presence(draw, cell),
         strength = isfinite(weight) ? fmin(fabs(weight) / stage->most, 1) : 1,
         spread = fmin(0.5 * u, 0.8 * chip_height(network) / (double)stage->cols);
  bool last = layer + 1 == network->count;
  Point from = node_at(network, layer, col), to = node_at(network, layer + 1, row);
  from.x += DOT * u;
  to.x -= last ? 0.4 * u : DOT * u;
  to.y += ((double)col - ((double)stage->cols - 1) / 2) * spread;
  if (t <= 0)
    return;
  Point tip = point_between(from, to, t);
  double thick = fmin(0.8 * u, 0.16 * network->pitch),
         width = mix(0.14 * u, thick, points_at(network, cell) ? 1 : strength);
  Color color = color_of(network, layer, row);
  double size = fmin(1.3 * u, 0.4 * network->pitch),
         reach = fmax(hypot(tip.x - from.x, tip.y - from.y), 1e-9);
  draw_shaft(draw, from, point_between(from, tip, fmax(1 - size / reach, 0)), width, weight < 0, color);
  draw_head(draw, tip, from, size, color);
}

/* In another kind of panel the last group is the network's. */
static int group_of(const Network *network, size_t layer) {
  bool own = network->panel->kind == PANEL_GRAPH;
  return panel_group(network->panel, own ? (int)(layer % PANEL_GROUPS) : PANEL_GROUPS - 1);
}

/* At a share of the way at which all numbers are evenly spaced. */
static void draw_number_on(const Network *network, size_t layer, size_t row, size_t col) {
  const Draw *draw = network->draw;
  const NetworkStage *stage = &network->stages[layer];
  Cell cell = {stage->value, row, col};
  double presence = draw_presence(draw, cell), width = number_width(network),
         height = NUMBER_HEIGHT * draw->u;
  Point at = point_between(node_at(network, layer, col), node_at(network, layer + 1, row),
                           1 / (double)(stage->rows + 1));
  Rect rect = {at.x - width / 2, at.y - height / 2, width, height};
  if (presence <= 0)
    return;
  canvas_fill_rect(draw->canvas, rect, 0.5 * draw->u, color_fade(draw->theme->card, presence));
  draw_cell(draw, rect, cell,
            (CellLook){.align = ALIGN_CENTER,
                       .size = SIZE_SMALL,
                       .bold = true,
                       .color = color_fade(color_of(network, layer, row), presence),
                       .group = group_of(network, layer),
                       .row = (int)col,
                       .col = (int)row});
}

/* ---- dots and chips ---- */

static void draw_input(const Network *network, size_t i, double presence) {
  const Draw *draw = network->draw;
  double u = draw->u;
  Point at = node_at(network, 0, i);
  const char *name = name_of(network, true, i);
  double x = at.x - 1.5 * u, room = x - network->rect.x;
  Color ink = color_fade(draw->theme->ink, presence);
  canvas_circle(draw->canvas, at.x, at.y, DOT * u, color_fade(draw->theme->muted, presence));
  if (name && room > 4 * u)
    draw_text(draw, ALIGN_RIGHT, x, at.y, (TextLook){LABEL, false, ink},
              draw_fitted(draw, room, LABEL, false, name));
  else
    draw_formula_inline(draw, ALIGN_RIGHT, x, at.y, 2, ink, arena_printf(draw->arena, "x_{%zu}", i + 1));
}

static void draw_output(const Network *network, size_t k, double presence) {
  const Draw *draw = network->draw;
  char number[NUMBER_MAX];
  double u = draw->u, height = chip_height(network);
  Point at = node_at(network, network->count, k);
  Rect chip = {at.x, at.y - height / 2, network->rect.x + network->rect.w - at.x, height};
  Color ink = color_fade(draw->theme->on_class, presence);
  const char *name = name_of(network, false, k);
  canvas_fill_rect(draw->canvas, chip, 0.6 * u, color_fade(theme_class(draw->theme, k), presence));
  double x = chip.x + 0.9 * u;
  x += draw_digits(draw, ALIGN_LEFT, x, at.y, (TextLook){LABEL, true, ink},
                   number_show(number, (double)k + 1, 0)) +
       0.7 * u;
  if (name && draw_text_width(draw, LABEL, true, name) <= chip.x + chip.w - 0.4 * u - x)
    draw_text(draw, ALIGN_LEFT, x, at.y, (TextLook){LABEL, true, ink}, name);
}

static void draw_nodes(const Network *network, double presence) {
  for (size_t i = 0; i < nodes_of(network, 0); i++)
    draw_input(network, i, presence);
  for (size_t layer = 1; layer < network->count; layer++)
    for (size_t i = 0; i < nodes_of(network, layer); i++) {
      Point at = node_at(network, layer, i);
      canvas_circle(network->draw->canvas, at.x, at.y, DOT * network->draw->u,
                    color_fade(network->draw->theme->muted, presence));
    }
  for (size_t k = 0; k < nodes_of(network, network->count); k++)
    draw_output(network, k, presence);
}

PanelRoom graph_network_room(const Draw *draw, const Panel *panel) {
  Network network = make(draw, panel);
  size_t most = 1;
  for (size_t layer = 0; network.count > 0 && layer <= network.count; layer++)
    most = nodes_of(&network, layer) > most ? nodes_of(&network, layer) : most;
  return (PanelRoom){14 + 10 * (double)network.count, fmax(2 * (double)most, 6), 0, 7.5 * (double)most};
}

void graph_network_draw(const Draw *draw, const Panel *panel, Rect rect) {
  Network network = make(draw, panel);
  if (network.count == 0 || !lay_out(&network, rect))
    return;
  for (size_t layer = 0; layer < network.count; layer++) {
    const NetworkStage *stage = &network.stages[layer];
    for (size_t i = 0; i < stage->rows * stage->cols; i++)
      draw_arrow(&network, layer, i % stage->rows, i / stage->rows);
    for (size_t i = 0; is_numbered(&network, stage) && i < stage->rows * stage->cols; i++)
      draw_number_on(&network, layer, i % stage->rows, i / stage->rows);
  }
  draw_nodes(&network, draw_presence(draw, (Cell){network.stages[0].value, 0, 0}));
}
