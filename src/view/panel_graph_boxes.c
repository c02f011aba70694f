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
#define TOGGLE 2.3
#define SIGN 0.35 /* below a number, for the sign that it can be changed */

static double unit_of(const GraphPicture *picture) {
  return picture->scale * picture->draw->u;
}

/* ---- what stands in a box ---- */

/* Of several numbers their value's letter, with how many they are. */
static const char *name_of(const GraphPicture *picture, size_t node) {
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

void graph_name_boxes(GraphPicture *picture) {
  picture->symbols = ARENA_ARRAY(picture->draw->arena, const char *, picture->graph.count);
  for (size_t i = 0; i < picture->graph.count; i++)
    picture->symbols[i] = name_of(picture, i);
}

static bool shows_value(const GraphPicture *picture, size_t node) {
  return picture->values && picture->graph.nodes[node].count == 1;
}

/* Room for any number with a sign, or up to the hundreds: nothing moves while it changes. */
static double number_width(const GraphPicture *picture) {
  const Draw *draw = picture->draw;
  char negative[NUMBER_MAX], large[NUMBER_MAX];
  const char *longest[] = {number_show(negative, -8.8888888, draw->state->digits),
                           number_show(large, 888.88888, draw->state->digits)};
  double size = NUMBER * picture->scale;
  return fmax(draw_digits_width(draw, size, true, longest[0]),
              draw_digits_width(draw, size, true, longest[1])) +
         0.4 * unit_of(picture);
}

/* Which part of the option `fold` the node stands for; of several numbers the first. */
static bool find_part(size_t *part, const GraphPicture *picture, size_t node) {
  const GraphNode *of = &picture->graph.nodes[node];
  size_t count;
  const Cells *cells = panel_cells(picture->draw, panel_setting(picture->panel, "fold"), &count);
  for (*part = 0; *part < count && *part < 16; (*part)++)
    if (cells[*part].value == of->cell.value && of->cell.row == 0 && of->cell.col == 0)
      return true;
  return false;
}

/* Room behind the box for what opens it. */
static double toggle_width(const GraphPicture *picture, size_t node) {
  size_t part;
  return find_part(&part, picture, node) ? (TOGGLE + 0.3) * unit_of(picture) : 0;
}

static Formula symbol_layout(const GraphPicture *picture, size_t node, double size, Color color) {
  return draw_inline_layout(picture->draw, picture->symbols[node], size, color);
}

static double symbol_width(const GraphPicture *picture, size_t node) {
  return symbol_layout(picture, node, SYMBOL * picture->scale, picture->draw->theme->ink).width;
}

/* As high as the highest symbol needs. */
static double box_height(const GraphPicture *picture) {
  double u = unit_of(picture), most = (picture->form == GRAPH_TALL ? BOX : 2.8) * u;
  for (size_t i = 0; i < picture->graph.count; i++) {
    Formula symbol = symbol_layout(picture, i, SYMBOL * picture->scale, picture->draw->theme->ink);
    most = fmax(most, symbol.ascent + symbol.descent + u);
  }
  return most;
}

static double above(const GraphPicture *picture) {
  return picture->form == GRAPH_TALL && picture->values ? (LINE + SIGN) * unit_of(picture) : 0;
}

static double below(const GraphPicture *picture) {
  return picture->gradients ? LINE * unit_of(picture) : 0;
}

static double natural_width(const GraphPicture *picture, size_t node) {
  double u = unit_of(picture), symbol = symbol_width(picture, node) + 1.6 * u, number = number_width(picture);
  if (picture->form == GRAPH_FLAT)
    return symbol + (shows_value(picture, node) ? number + 0.4 * u : 0);
  return fmax(fmax(symbol, number), WIDTH_LEAST * u);
}

/* In less width than they would like to have, all are narrower alike. */
void graph_size_boxes(GraphPicture *picture, double width) {
  picture->height = box_height(picture);
  double u = picture->draw->u, height = picture->height + above(picture) + below(picture) + MARGIN * u;
  for (size_t i = 0; i < picture->graph.count; i++) {
    picture->layers.boxes[i].width = natural_width(picture, i) + toggle_width(picture, i);
    picture->layers.boxes[i].height = height;
  }
  double natural = layers_width(&picture->layers, 0),
         room = width - 2.4 * u * (double)(picture->layers.layer_count - 1);
  for (size_t i = 0; width > 0 && natural > room && i < picture->graph.count; i++)
    picture->layers.boxes[i].width *= fmax(room / natural, 0.3);
}

static Rect box_of(const GraphPicture *picture, size_t node) {
  const LayersBox *box = &picture->layers.boxes[node];
  double all = above(picture) + picture->height + below(picture), top = box->at.y - all / 2;
  return (Rect){box->at.x - box->width / 2, top + above(picture),
                fmax(box->width - toggle_width(picture, node), 1), picture->height};
}

/* ---- boxes ---- */

static bool is_inspected(const GraphPicture *picture, size_t node) {
  const Related *related = picture->draw->related;
  const GraphNode *of = &picture->graph.nodes[node];
  return related && of->count == 1 && related->cell.value == of->cell.value &&
         related->cell.row == of->cell.row && related->cell.col == of->cell.col;
}

static Color border_of(const GraphPicture *picture, size_t node) {
  const Draw *draw = picture->draw;
  const GraphNode *of = &picture->graph.nodes[node];
  if (of->count == 1 && trace_side(draw->state->trace, of->cell.value, false) == SIDE_CLASSES)
    return theme_class(draw->theme, of->cell.row);
  return draw->theme->muted;
}

/* What is given has the ground of a field, as everywhere; what stands for a part has two edges. */
static void draw_frame(const GraphPicture *picture, size_t node, Rect box, double presence) {
  const Draw *draw = picture->draw;
  const GraphNode *of = &picture->graph.nodes[node];
  double u = draw->u;
  Color edge = color_fade(border_of(picture, node), presence);
  canvas_fill_rect(draw->canvas, box, 0.7 * u,
                   color_fade(of->leaf ? draw->theme->field : draw->theme->card, presence));
  canvas_border(draw->canvas, box, 0.7 * u, (is_inspected(picture, node) ? 0.3 : 0.16) * u, edge);
  if (of->folded)
    canvas_border(draw->canvas, rect_inset(box, 0.4 * u), 0.4 * u, 0.12 * u, edge);
}

static void draw_symbol(const GraphPicture *picture, size_t node, Rect box, double presence) {
  const Draw *draw = picture->draw;
  Color ink = color_fade(draw->theme->ink, presence);
  double room = box.w - 0.6 * draw->u, size = SYMBOL * picture->scale;
  Formula formula = symbol_layout(picture, node, size, ink);
  if (formula.width > room)
    formula = symbol_layout(picture, node, fmax(size * room / formula.width, SIZE_LEAST), ink);
  double clear = 0.5 * unit_of(picture); /* of the box's lines */
  if (formula.width > box.w || formula.ascent + formula.descent > box.h - clear)
    formula = draw_inline_layout(draw, picture->symbols[node], SIZE_LEAST, ink);
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
  double u = unit_of(picture), side = TOGGLE * u;
  size_t part;
  if (!find_part(&part, picture, node))
    return;
  bool folded = picture->graph.nodes[node].folded;
  draw_button(draw, (Rect){box.x + box.w + 0.3 * u, box.y + (box.h - side) / 2, side, side},
              folded ? "+" : "−", false,
              (Action){.kind = ACTION_UNFOLD, .part = {(unsigned)picture->panel->index, (unsigned)part}},
              folded ? STRING_GRAPH_OPEN : STRING_GRAPH_FOLD);
}

/* Where the parts of a box stand. */
typedef struct Parts {
  Rect symbol, number, gradient;
} Parts;

static Parts parts_of(const GraphPicture *picture, size_t node, Rect box) {
  double u = unit_of(picture), aside = 0.9 * u;
  Parts parts = {.symbol = box,
                 .number = {box.x - aside, box.y - (LINE + SIGN) * u, box.w + 2 * aside, LINE * u},
                 .gradient = {box.x - aside, box.y + box.h, box.w + 2 * aside, LINE * u}};
  if (picture->form == GRAPH_TALL || !shows_value(picture, node))
    return parts;
  parts.symbol.w = fmin(symbol_width(picture, node) + 1.2 * u, 0.55 * box.w);
  parts.number =
      (Rect){box.x + parts.symbol.w, box.y + 0.2 * u, box.w - parts.symbol.w - 0.3 * u, box.h - 0.4 * u};
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

/* ---- the arrows between them, and what comes back along these ---- */

enum { PIECES = 18 };

/* Level at both ends, steepest in its middle. */
static Point on_piece(Point from, Point to, double t) {
  double s = t * t * (3 - 2 * t);
  return (Point){mix(from.x, to.x, t), mix(from.y, to.y, s)};
}

static Point corner(const GraphArrow *arrow, size_t i) {
  return i == 0 ? arrow->from : i <= arrow->bend_count ? arrow->bends[i - 1] : arrow->to;
}

/* The point a share of the way along it. */
static Point arrow_at(const GraphArrow *arrow, double share) {
  double at = clamp(share, 0, 1) * (double)(arrow->bend_count + 1);
  size_t piece = (size_t)fmin(floor(at), (double)arrow->bend_count);
  return on_piece(corner(arrow, piece), corner(arrow, piece + 1), at - (double)piece);
}

static bool in_gap(const GraphArrow *arrow, Point at) {
  for (size_t i = 0; i < arrow->gap_count; i++)
    if (rect_contains(arrow->gaps[i], at.x, at.y))
      return true;
  return false;
}

void graph_arrow_draw(const Draw *draw, const GraphArrow *arrow) {
  size_t most = PIECES * (arrow->bend_count + 1), count = 0;
  double u = draw->u, head = 0.9 * u;
  Point *points = ARENA_ARRAY(draw->arena, Point, most + 1);
  if (arrow->grown <= 0)
    return;
  for (size_t i = 0; i <= most + 1; i++) {
    Point at = arrow_at(arrow, arrow->grown * (double)i / (double)most);
    if (i <= most && !in_gap(arrow, at)) {
      points[count++] = at;
      continue;
    }
    if (count > 1)
      canvas_stroke(draw->canvas, points, count, arrow->width, arrow->color);
    count = 0;
  }
  if (arrow->grown < 1 || arrow->headless)
    return;
  Point tip = arrow->to,
        outline[] = {tip, {tip.x - head, tip.y - 0.5 * head}, {tip.x - head, tip.y + 0.5 * head}};
  canvas_fill_path(draw->canvas, outline, 3, arrow->color);
}

static bool is_lit(const GraphPicture *picture, size_t edge) {
  const GraphEdge *of = &picture->graph.edges[edge];
  return is_inspected(picture, of->from) || is_inspected(picture, of->to);
}

/* Whether the head of a lit arrow stands at the end of this one, which is not. */
static bool gives_way(const GraphPicture *picture, size_t edge) {
  const GraphEdge *edges = picture->graph.edges;
  for (size_t i = 0; i < picture->graph.edge_count; i++)
    if (edges[i].to == edges[edge].to && is_lit(picture, i) && !is_lit(picture, edge))
      return true;
  return false;
}

static GraphArrow arrow_of(const GraphPicture *picture, size_t edge) {
  const Draw *draw = picture->draw;
  const GraphEdge *of = &picture->graph.edges[edge];
  Rect from = box_of(picture, of->from), to = box_of(picture, of->to);
  Point *bends;
  size_t count = layers_bends(&picture->layers, edge, &bends);
  bool lit = is_lit(picture, edge);
  return (GraphArrow){.from = {from.x + from.w + toggle_width(picture, of->from), from.y + from.h / 2},
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

/* What comes back along an arrow, and where it stands. */
typedef struct Backflow {
  const char *text;
  Point at;
} Backflow;

/* What comes back along each arrow to a box that several leave: they are added. */
static bool flow_of(Backflow *out, Rect *rect, const GraphPicture *picture, size_t edge) {
  const Draw *draw = picture->draw;
  const GraphEdge *of = &picture->graph.edges[edge];
  double u = draw->u, height = 2.2 * u;
  if (!is_inspected(picture, of->from) || uses_of(picture, of->from) < 2 || !isfinite(of->flow) ||
      graph_gradient_presence(picture, of->from) < 1)
    return false;
  GraphArrow arrow = arrow_of(picture, edge);
  *out = (Backflow){gradient_text(picture, of->flow), arrow_at(&arrow, 0.5)};
  double width = draw_digits_width(draw, SIZE_SMALL, true, out->text) + 0.8 * u;
  *rect = (Rect){out->at.x - width / 2, out->at.y - height / 2, width, height};
  return true;
}

/* Those of the inspected number last, and where a flow is told, none. */
static void draw_lines(const GraphPicture *picture) {
  const Draw *draw = picture->draw;
  size_t edges = picture->graph.edge_count, count = 0;
  Backflow *flows = ARENA_ARRAY(draw->arena, Backflow, edges + 1);
  Rect *gaps = ARENA_ARRAY(draw->arena, Rect, edges + 1);
  for (size_t i = 0; i < edges; i++)
    count += flow_of(&flows[count], &gaps[count], picture, i);
  for (size_t i = 0; i < 2 * edges; i++)
    if (is_lit(picture, i % edges) == (i >= edges)) {
      GraphArrow arrow = arrow_of(picture, i % edges);
      arrow.gaps = gaps;
      arrow.gap_count = count;
      arrow.headless = gives_way(picture, i % edges);
      graph_arrow_draw(draw, &arrow);
    }
  for (size_t i = 0; i < count; i++)
    draw_digits(draw, ALIGN_CENTER, flows[i].at.x, flows[i].at.y,
                (TextLook){SIZE_SMALL, true, gradient_color(draw)}, flows[i].text);
}

void graph_draw(const GraphPicture *picture) {
  draw_lines(picture);
  for (size_t i = 0; i < picture->graph.count; i++)
    draw_box(picture, i);
}
