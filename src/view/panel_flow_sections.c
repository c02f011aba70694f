/* The parts of a flow: their titles and results, the lines between them, and what marks a pane's lanes. */
#include "chart/mark.h"
#include "view/panel_flow.h"

#include <math.h>

#define TITLE_SIZE 1.9 /* u */

/* Panes have marks, as their lines have in a chart. */
static void draw_mark(const Flow *flow, size_t pane, Point at, double radius) {
  mark_draw(flow->draw->canvas, pane, at.x, at.y, radius, flow->draw->theme->ink, flow->draw->theme->card);
}

/* Before the first column that has lanes. */
static void mark_lanes(const Flow *flow, const FlowColumn *column) {
  const FlowLayer *layer = &column->layers[column->front];
  for (size_t row = 0; row < flow->drawn; row++)
    for (size_t lane = 0; lane < column->lanes; lane++) {
      Rect rect = flow_lane(flow, column, lane, row);
      draw_mark(flow, layer->lanes[lane].cells.pane, (Point){column->x - 0.75 * flow->u, rect.y + rect.h / 2},
                fmin(0.4 * flow->u, 0.3 * rect.h));
    }
}

/* The last of the numbers that is seen; its left end, or `right`. */
static double draw_result(const Flow *flow, const FlowColumn *column, double right) {
  PanelNumbers results = panel_numbers(flow->draw, flow_setting(flow, column, "result"));
  size_t count = results.count;
  while (count > 0 && !panel_visible(&results.at[count - 1]))
    count--;
  if (count == 0)
    return right;
  const PanelNumber *result = &results.at[count - 1];
  const Draw *draw = flow->draw;
  double u = flow->u, y = flow->titles_y;
  Color ink = color_fade(draw->theme->ink, panel_presence(result));
  Rect covered = draw_cell(result->draw, (Rect){right - 8 * u, y - 1.4 * u, 8 * u, 2.8 * u}, result->cell,
                           (CellLook){.align = ALIGN_RIGHT,
                                      .size = TITLE_SIZE,
                                      .digits = draw->state->digits > 4 ? draw->state->digits : 4,
                                      .bold = true,
                                      .color = ink,
                                      .group = panel_group(flow->panel, 5),
                                      .row = (int)column->index});
  const char *symbol = arena_printf(draw->arena, "%s=", panel_symbol(result->draw, result->cell));
  double width = draw_formula_inline(draw, ALIGN_RIGHT, covered.x - 0.5 * u, y, TITLE_SIZE, ink, symbol);
  return covered.x - 0.5 * u - width;
}

/* Where the section that begins at `first` ends. */
static double end_of(const Flow *flow, size_t first) {
  double end = flow->columns[first].x;
  for (size_t i = first; i < flow->count && (i == first || !flow->columns[i].section); i++)
    if (flow->columns[i].shown)
      end = fmax(end, flow->columns[i].x + flow->columns[i].width);
  return end;
}

/* The first column of a section that is on screen; false: none is. */
static bool first_shown(size_t *out, const Flow *flow, size_t first) {
  for (*out = first; *out < flow->count && (*out == first || !flow->columns[*out].section); ++*out)
    if (flow->columns[*out].shown)
      return true;
  return false;
}

static bool is_marked(const Flow *flow, const FlowColumn *column) {
  return flow->draw->state->trace->pane_count > 1 && column->layers[0].lane_count == 1;
}

double flow_section_width(const Flow *flow, const FlowColumn *column, bool least) {
  const Draw *draw = flow->draw;
  const char *title = panel_phrase(draw, flow_setting(flow, column, "section"));
  double u = flow->u, width = title ? draw_text_width(draw, least ? SIZE_LEAST : TITLE_SIZE, true, title) : 0;
  width += is_marked(flow, column) ? 2 * u : 0;
  if (flow_setting(flow, column, "result")->given)
    width +=
        draw_digits_width(draw, TITLE_SIZE, true, draw->state->digits > 4 ? "00.000000" : "00.0000") + 4 * u;
  return width;
}

/* Halfway from the column before. */
static double divider(const Flow *flow, size_t shown) {
  double left = flow->columns[shown].x, before = flow->rect.x;
  for (size_t i = 0; i < shown; i++)
    if (flow->columns[i].shown)
      before = fmax(before, flow->columns[i].x + flow->columns[i].width);
  return round(fmax((left + before) / 2, left - 2 * flow->u)) - 0.5;
}

static void draw_section(const Flow *flow, size_t first) {
  const Draw *draw = flow->draw;
  size_t shown;
  if (!first_shown(&shown, flow, first))
    return;
  const FlowColumn *column = &flow->columns[first];
  double u = flow->u, left = flow->columns[shown].x, right = end_of(flow, first), y = flow->titles_y,
         bottom = flow->top + (double)flow->drawn * flow->row, line = divider(flow, shown);
  right = draw_result(flow, column, right) - u;
  if (first > 0)
    canvas_line(draw->canvas, line, flow->rect.y, line, bottom, 1, draw->theme->hairline);
  if (is_marked(flow, column) && left + 2 * u <= right)
    draw_mark(flow, column->layers[0].lanes[0].cells.pane, (Point){left + 0.7 * u, y}, 0.65 * u);
  left += is_marked(flow, column) ? 2 * u : 0;
  const char *title = panel_phrase(draw, flow_setting(flow, column, "section"));
  double size = TITLE_SIZE;
  while (title && size > SIZE_LEAST && draw_text_width(draw, size, true, title) > right - left)
    size = fmax(size - 0.1, SIZE_LEAST);
  if (title && right > left)
    draw_text(draw, ALIGN_LEFT, left, y, (TextLook){size, true, draw->theme->ink},
              draw_fitted(draw, right - left, size, true, title));
}

void flow_sections_draw(const Flow *flow) {
  bool marked = false;
  for (size_t i = 0; i < flow->count; i++) {
    const FlowColumn *column = &flow->columns[i];
    if (column->section)
      draw_section(flow, i);
    if (!marked && column->shown && column->lanes > 1) {
      mark_lanes(flow, column);
      marked = true;
    }
  }
}
