/* The arrows between the boxes of a graph, and what comes back along them. */
#include "view/panel_graph.h"

#include <math.h>

enum { PIECES = 18 };

/* Level at both ends, steepest in its middle. */
static Point on_piece(Point from, Point to, double t) {
  double s = t * t * (3 - 2 * t);
  return (Point){mix(from.x, to.x, t), mix(from.y, to.y, s)};
}

static Point corner(const GraphArrow *arrow, size_t i) {
  return i == 0 ? arrow->from : i <= arrow->bend_count ? arrow->bends[i - 1] : arrow->to;
}

Point graph_arrow_at(const GraphArrow *arrow, double share) {
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
    Point at = graph_arrow_at(arrow, arrow->grown * (double)i / (double)most);
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
  return graph_is_inspected(picture, of->from) || graph_is_inspected(picture, of->to);
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
  Rect from = graph_box(picture, of->from), to = graph_box(picture, of->to);
  Point *bends;
  size_t count = layers_bends(&picture->layers, edge, &bends);
  bool lit = is_lit(picture, edge);
  return (GraphArrow){.from = {from.x + from.w + graph_toggle_width(picture, of->from), from.y + from.h / 2},
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
  if (!graph_is_inspected(picture, of->from) || uses_of(picture, of->from) < 2 || !isfinite(of->flow) ||
      graph_gradient_presence(picture, of->from) < 1)
    return false;
  GraphArrow arrow = arrow_of(picture, edge);
  *out = (Backflow){graph_gradient_text(picture, of->flow), graph_arrow_at(&arrow, 0.5)};
  double width = draw_digits_width(draw, SIZE_SMALL, true, out->text) + 0.8 * u;
  *rect = (Rect){out->at.x - width / 2, out->at.y - height / 2, width, height};
  return true;
}

/* Those of the inspected number last, and where a flow is told, none. */
void graph_draw_lines(const GraphPicture *picture) {
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
                (TextLook){SIZE_SMALL, true, graph_gradient_color(draw)}, flows[i].text);
}
