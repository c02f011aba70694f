/* The boxes of a graph and the arrows between them. */
#include "view/panel_graph.h"

#include "view/parts.h"

#include <math.h>

#define SYMBOL 2.1 /* u, sizes of text */
#define NUMBER 1.9
#define BOX 3.2 /* u, heights */
#define LINE 2.3
#define MARGIN 0.8
#define WIDTH_LEAST 4.6

static double unit_of(const GraphPicture *picture) {
  return picture->scale * picture->draw->u;
}

/* ---- what stands in a box ---- */

/* Of several numbers their value's letter, with how many they are. */
static const char *symbol_of(const GraphPicture *picture, size_t node) {
  const Draw *draw = picture->draw;
  const GraphNode *of = &picture->graph.nodes[node];
  const char *symbol = panel_symbol(draw, of->cell),
             *name = trace_info(draw->state->trace, of->cell.value)->name;
  if (of->count == 1)
    return symbol;
  const Value *value = trace_value(draw->state->trace, draw->state->step, of->cell.value);
  bool letter = name[0] != '\0' && name[1] == '\0';
  if (value->cols > 1)
    return arena_printf(draw->arena, "%s\\; (%zu \\times %zu)",
                        letter ? name : arena_printf(draw->arena, "%s, \\ldots", symbol), value->rows,
                        value->cols);
  return letter ? arena_printf(draw->arena, "\\mathbf{%s}\\; (%zu)", name, value->rows)
                : arena_printf(draw->arena, "%s, \\ldots\\; (%zu)", symbol, value->rows);
}

static bool shows_value(const GraphPicture *picture, size_t node) {
  return picture->values && picture->graph.nodes[node].count == 1;
}

/* Room for any number with a sign: nothing moves while it changes. */
static double number_width(const GraphPicture *picture) {
  const Draw *draw = picture->draw;
  char text[NUMBER_MAX];
  return draw_digits_width(draw, NUMBER * picture->scale, true,
                           number_show(text, -8.8888888, draw->state->digits)) +
         0.4 * unit_of(picture);
}

static double symbol_width(const GraphPicture *picture, size_t node) {
  return draw_formula_layout(picture->draw, symbol_of(picture, node), SYMBOL * picture->scale, 0,
                             picture->draw->theme->ink)
      .width;
}

static double box_height(const GraphPicture *picture) {
  return (picture->form == GRAPH_TALL ? BOX : 2.8) * unit_of(picture);
}

static double above(const GraphPicture *picture) {
  return picture->form == GRAPH_TALL && picture->values ? LINE * unit_of(picture) : 0;
}

static double below(const GraphPicture *picture) {
  return picture->gradients && picture->form != GRAPH_ROW ? LINE * unit_of(picture) : 0;
}

static double natural_width(const GraphPicture *picture, size_t node) {
  double u = unit_of(picture), symbol = symbol_width(picture, node) + 1.6 * u, number = number_width(picture);
  if (picture->form != GRAPH_TALL) {
    bool gradient = picture->form == GRAPH_ROW && picture->gradients && picture->graph.nodes[node].count == 1;
    return symbol + (shows_value(picture, node) ? number + 0.4 * u : 0) + (gradient ? number + 0.4 * u : 0);
  }
  return fmax(fmax(symbol, number), WIDTH_LEAST * u);
}

/* In less width than they would like to have, all are narrower alike. */
void graph_size_boxes(GraphPicture *picture, double width) {
  double u = picture->draw->u, height = box_height(picture) + above(picture) + below(picture) + MARGIN * u;
  for (size_t i = 0; i < picture->graph.count; i++) {
    picture->layers.boxes[i].width = natural_width(picture, i);
    picture->layers.boxes[i].height = height;
  }
  double natural = layers_width(&picture->layers, 0),
         room = width - 2.4 * u * (double)(picture->layers.layer_count - 1);
  for (size_t i = 0; width > 0 && natural > room && i < picture->graph.count; i++)
    picture->layers.boxes[i].width *= fmax(room / natural, 0.3);
}

static Rect box_of(const GraphPicture *picture, size_t node) {
  const LayersBox *box = &picture->layers.boxes[node];
  double all = above(picture) + box_height(picture) + below(picture), top = box->at.y - all / 2;
  return (Rect){box->at.x - box->width / 2, top + above(picture), box->width, box_height(picture)};
}

/* ---- boxes ---- */

static bool is_inspected(const GraphPicture *picture, size_t node) {
  const Draw *draw = picture->draw;
  const GraphNode *of = &picture->graph.nodes[node];
  return draw->inspecting && of->count == 1 && draw->inspected.value == of->cell.value &&
         draw->inspected.row == of->cell.row && draw->inspected.col == of->cell.col;
}

static Color border_of(const GraphPicture *picture, size_t node) {
  const Draw *draw = picture->draw;
  const GraphNode *of = &picture->graph.nodes[node];
  if (of->count == 1 && shape_by_class(trace_shape(draw->state->trace, of->cell.value)))
    return theme_class(draw->theme, of->cell.row);
  return draw->theme->muted;
}

/* What is given has the ground of a field, as everywhere; what stands for a part has a second edge. */
static void draw_frame(const GraphPicture *picture, size_t node, Rect box, double presence) {
  const Draw *draw = picture->draw;
  const GraphNode *of = &picture->graph.nodes[node];
  double u = draw->u;
  Color edge = color_fade(border_of(picture, node), presence);
  if (of->folded)
    canvas_border(draw->canvas, (Rect){box.x + 0.5 * u, box.y - 0.5 * u, box.w, box.h}, 0.7 * u, 0.15 * u,
                  edge);
  canvas_fill_rect(draw->canvas, box, 0.7 * u,
                   color_fade(of->leaf ? draw->theme->field : draw->theme->card, presence));
  canvas_border(draw->canvas, box, 0.7 * u, (is_inspected(picture, node) ? 0.3 : 0.16) * u, edge);
}

static void draw_symbol(const GraphPicture *picture, size_t node, Rect box, double presence) {
  const Draw *draw = picture->draw;
  const char *source = symbol_of(picture, node);
  Color ink = color_fade(draw->theme->ink, presence);
  double room = box.w - 0.6 * draw->u, size = SYMBOL * picture->scale;
  Formula formula = draw_formula_layout(draw, source, size, 0, ink);
  if (formula.width > room) {
    size = fmax(size * room / formula.width, SIZE_LEAST);
    formula = draw_formula_layout(draw, source, size, 0, ink);
  }
  double clear = 0.5 * unit_of(picture); /* of the box's lines */
  if (formula.width > box.w || formula.ascent + formula.descent > box.h - clear)
    formula = draw_inline_layout(draw, source, SIZE_LEAST, ink);
  formula_draw(&formula, draw->canvas, box.x + (box.w - formula.width) / 2,
               box.y + box.h / 2 + (formula.ascent - formula.descent) / 2);
}

static CellLook look_of(const GraphPicture *picture, size_t node, Color color, int group) {
  const LayersBox *box = &picture->layers.boxes[node];
  return (CellLook){.align = ALIGN_CENTER,
                    .size = NUMBER * picture->scale,
                    .bold = true,
                    .color = color,
                    .group = panel_group(picture->panel, group),
                    .row = (int)box->place,
                    .col = (int)box->layer};
}

static void draw_value(const GraphPicture *picture, size_t node, Rect rect, double presence) {
  const Draw *draw = picture->draw;
  CellLook look = look_of(picture, node, color_fade(draw->theme->ink, presence), 0);
  look.bold = graph_visibility(picture, node) == FRESH;
  draw_cell(draw, rect, picture->graph.nodes[node].cell, look);
}

static Color gradient_color(const Draw *draw) {
  return theme_class(draw->theme, 4);
}

/* A gradient that is no number of the trace, shown as its node's numbers are. */
static const char *gradient_text(const GraphPicture *picture, double number) {
  const Draw *draw = picture->draw;
  char *text = arena_alloc(draw->arena, NUMBER_MAX);
  return isfinite(number) && fabs(number) < 1e6 ? number_show_small(text, number, draw->state->digits)
                                                : number_show_brief(text, number);
}

static void draw_gradient(const GraphPicture *picture, size_t node, Rect rect) {
  const Draw *draw = picture->draw;
  double presence = graph_gradient_presence(picture, node);
  Color color = color_fade(gradient_color(draw), presence);
  Cell cell;
  if (presence <= 0)
    return;
  if (graph_gradient_cell(&cell, picture, node)) {
    CellLook look = look_of(picture, node, color, 1);
    look.bold = draw_visibility(draw, cell) == FRESH;
    draw_cell(draw, rect, cell, look);
    return;
  }
  const char *text = gradient_text(picture, picture->graph.nodes[node].gradient);
  double size = NUMBER * picture->scale;
  if (draw_digits_width(draw, size, false, text) > rect.w)
    size = fmax(size * rect.w / draw_digits_width(draw, size, false, text), SIZE_LEAST);
  draw_digits(draw, ALIGN_CENTER, rect.x + rect.w / 2, rect.y + rect.h / 2, (TextLook){size, false, color},
              text);
}

/* Opens a part, or folds it again. */
static void draw_toggle(const GraphPicture *picture, size_t node, Rect box) {
  const Draw *draw = picture->draw;
  double u = draw->u, side = 2.2 * u;
  const GraphNode *of = &picture->graph.nodes[node];
  size_t count;
  const Cells *cells = panel_cells(draw, panel_setting(picture->panel, "fold"), &count);
  for (size_t i = 0; i < count && i < 16; i++)
    if (cells[i].value == of->cell.value && (of->count > 1 || (of->cell.row == 0 && of->cell.col == 0))) {
      Rect rect = {box.x + box.w - side / 2, box.y - side / 2 - 0.4 * u, side, side};
      draw_button(draw, rect, of->folded ? "+" : "−", false,
                  (Action){ACTION_UNFOLD, (int)(picture->panel->index * 16 + i)},
                  of->folded ? STRING_GRAPH_OPEN : STRING_GRAPH_FOLD);
    }
}

/* Where the parts of a box stand. */
typedef struct Parts {
  Rect symbol, number, gradient;
} Parts;

static Parts parts_of(const GraphPicture *picture, size_t node, Rect box) {
  double u = unit_of(picture), aside = 0.9 * u;
  bool row = picture->form == GRAPH_ROW && picture->gradients && picture->graph.nodes[node].count == 1,
       value = shows_value(picture, node);
  Parts parts = {.symbol = box,
                 .number = {box.x - aside, box.y - LINE * u, box.w + 2 * aside, LINE * u},
                 .gradient = {box.x - aside, box.y + box.h, box.w + 2 * aside, LINE * u}};
  double numbers = (value && picture->form != GRAPH_TALL ? 1 : 0) + (row ? 1 : 0);
  if (numbers <= 0)
    return parts;
  parts.symbol.w = fmin(symbol_width(picture, node) + 1.2 * u, 0.55 * box.w);
  double width = (box.w - parts.symbol.w - 0.3 * u) / numbers;
  Rect place = {box.x + parts.symbol.w, box.y + 0.2 * u, width, box.h - 0.4 * u};
  if (value && picture->form != GRAPH_TALL) {
    parts.number = place;
    place.x += width;
  }
  if (row)
    parts.gradient = place;
  return parts;
}

static void draw_box(const GraphPicture *picture, size_t node) {
  double presence = graph_presence(picture, node);
  Rect box = box_of(picture, node);
  Parts parts = parts_of(picture, node, box);
  if (presence <= 0)
    return;
  draw_frame(picture, node, box, presence);
  draw_symbol(picture, node, parts.symbol, presence);
  if (shows_value(picture, node))
    draw_value(picture, node, parts.number, presence);
  draw_gradient(picture, node, parts.gradient);
  draw_toggle(picture, node, box);
}

void graph_draw_boxes(const GraphPicture *picture) {
  for (size_t i = 0; i < picture->graph.count; i++)
    draw_box(picture, i);
}

/* ---- arrows ---- */

enum { PIECES = 18 };

/* Level at both ends, steepest in its middle. */
static Point on_piece(Point from, Point to, double t) {
  double s = t * t * (3 - 2 * t);
  return (Point){mix(from.x, to.x, t), mix(from.y, to.y, s)};
}

static Point corner(const GraphArrow *arrow, size_t i) {
  return i == 0 ? arrow->from : i <= arrow->bend_count ? arrow->bends[i - 1] : arrow->to;
}

Point graph_arrow_at(const Draw *draw, const GraphArrow *arrow, double share) {
  (void)draw;
  double at = clamp(share, 0, 1) * (double)(arrow->bend_count + 1);
  size_t piece = (size_t)fmin(floor(at), (double)arrow->bend_count);
  return on_piece(corner(arrow, piece), corner(arrow, piece + 1), at - (double)piece);
}

void graph_arrow_draw(const Draw *draw, const GraphArrow *arrow) {
  size_t most = PIECES * (arrow->bend_count + 1);
  double u = draw->u, head = 0.9 * u;
  Point *points = ARENA_ARRAY(draw->arena, Point, most + 1);
  if (arrow->grown <= 0)
    return;
  for (size_t i = 0; i <= most; i++)
    points[i] = graph_arrow_at(draw, arrow, arrow->grown * (double)i / (double)most);
  canvas_stroke(draw->canvas, points, most + 1, arrow->width, arrow->color);
  if (arrow->grown < 1)
    return;
  Point tip = arrow->to,
        outline[] = {tip, {tip.x - head, tip.y - 0.5 * head}, {tip.x - head, tip.y + 0.5 * head}};
  canvas_fill_path(draw->canvas, outline, 3, arrow->color);
}

static GraphArrow arrow_of(const GraphPicture *picture, size_t edge) {
  const Draw *draw = picture->draw;
  const GraphEdge *of = &picture->graph.edges[edge];
  Rect from = box_of(picture, of->from), to = box_of(picture, of->to);
  Point *bends;
  size_t count = layers_bends(&picture->layers, edge, &bends);
  bool lit = is_inspected(picture, of->from) || is_inspected(picture, of->to);
  return (GraphArrow){.from = {from.x + from.w, from.y + from.h / 2},
                      .to = {to.x - 0.15 * draw->u, to.y + to.h / 2},
                      .bends = bends,
                      .bend_count = count,
                      .grown = fmin(graph_arrow_presence(picture, of->to),
                                    graph_visibility(picture, of->from) == HIDDEN ? 0 : 1),
                      .width = (lit ? 0.32 : 0.18) * draw->u,
                      .color = lit                                          ? draw->theme->accent
                               : graph_visibility(picture, of->to) == FRESH ? draw->theme->ink
                                                                            : draw->theme->muted};
}

static size_t uses_of(const GraphPicture *picture, size_t node) {
  size_t count = 0;
  for (size_t i = 0; i < picture->graph.edge_count; i++)
    count += picture->graph.edges[i].from == node;
  return count;
}

/* What comes back along each arrow to a box that several leave: they are added. */
static void draw_flow(const GraphPicture *picture, size_t edge) {
  const Draw *draw = picture->draw;
  const GraphEdge *of = &picture->graph.edges[edge];
  double u = draw->u, height = 2.2 * u;
  if (!is_inspected(picture, of->from) || uses_of(picture, of->from) < 2 || !isfinite(of->flow) ||
      graph_gradient_presence(picture, of->from) < 1)
    return;
  GraphArrow arrow = arrow_of(picture, edge);
  Point at = graph_arrow_at(draw, &arrow, 0.5);
  const char *text = gradient_text(picture, of->flow);
  double width = draw_digits_width(draw, SIZE_SMALL, true, text) + 0.8 * u;
  canvas_fill_rect(draw->canvas, (Rect){at.x - width / 2, at.y - height / 2, width, height}, 0.5 * u,
                   draw->theme->card);
  draw_digits(draw, ALIGN_CENTER, at.x, at.y, (TextLook){SIZE_SMALL, true, gradient_color(draw)}, text);
}

void graph_draw_lines(const GraphPicture *picture) {
  for (size_t i = 0; i < picture->graph.edge_count; i++) {
    GraphArrow arrow = arrow_of(picture, i);
    graph_arrow_draw(picture->draw, &arrow);
  }
  for (size_t i = 0; i < picture->graph.edge_count; i++)
    draw_flow(picture, i);
}
