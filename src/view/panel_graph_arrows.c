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

void graph_arrow_draw(const Draw *draw, const GraphArrow *arrow) {
  size_t most = PIECES * (arrow->bend_count + 1);
  double u = draw->u, head = 0.9 * u;
  Point *points = ARENA_ARRAY(draw->arena, Point, most + 1);
  if (arrow->grown <= 0)
    return;
  for (size_t i = 0; i <= most; i++)
    points[i] = graph_arrow_at(arrow, arrow->grown * (double)i / (double)most);
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
  Rect from = graph_box(picture, of->from), to = graph_box(picture, of->to);
  Point *bends;
  size_t count = layers_bends(&picture->layers, edge, &bends);
  bool lit = graph_is_inspected(picture, of->from) || graph_is_inspected(picture, of->to);
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

/* What comes back along each arrow to a box that several leave: they are added. */
static void draw_flow(const GraphPicture *picture, size_t edge) {
  const Draw *draw = picture->draw;
  const GraphEdge *of = &picture->graph.edges[edge];
  double u = draw->u, height = 2.2 * u;
  if (!graph_is_inspected(picture, of->from) || uses_of(picture, of->from) < 2 || !isfinite(of->flow) ||
      graph_gradient_presence(picture, of->from) < 1)
    return;
  GraphArrow arrow = arrow_of(picture, edge);
  Point at = graph_arrow_at(&arrow, 0.5);
  const char *text = graph_gradient_text(picture, of->flow);
  double width = draw_digits_width(draw, SIZE_SMALL, true, text) + 0.8 * u;
  canvas_fill_rect(draw->canvas, (Rect){at.x - width / 2, at.y - height / 2, width, height}, 0.5 * u,
                   draw->theme->card);
  draw_digits(draw, ALIGN_CENTER, at.x, at.y, (TextLook){SIZE_SMALL, true, graph_gradient_color(draw)}, text);
}

void graph_draw_lines(const GraphPicture *picture) {
  for (size_t i = 0; i < picture->graph.edge_count; i++) {
    GraphArrow arrow = arrow_of(picture, i);
    graph_arrow_draw(picture->draw, &arrow);
  }
  for (size_t i = 0; i < picture->graph.edge_count; i++)
    draw_flow(picture, i);
}
