/* The heads of a flow's columns, and the line below them: what stands above the columns, the label, a result.
 */
#include "view/panel_flow.h"

#include <math.h>
#include <string.h>

#define SYMBOL_SIZE 2.5 /* u */
#define NAME_SIZE 1.7

/* ---- heads */

/* The symbol of its first number stands in for a head that is not given. */
static const char *title_of(const Flow *flow, const FlowLayer *layer, bool brief) {
  const PanelSetting *title = brief && layer->brief->given ? layer->brief : layer->title;
  return title->given ? panel_formula(flow->draw, title)
                      : panel_symbol(layer->lanes[0].draw, cells_at(&layer->lanes[0].cells, 0));
}

static double formula_width(const Flow *flow, const char *source) {
  return draw_formula_layout(flow->draw, source, SYMBOL_SIZE, 0, flow->draw->theme->ink).width;
}

/* Over all lanes and rows, as strongly as its strongest number. */
static double head_presence(const Flow *flow, const FlowColumn *column, const FlowLayer *layer) {
  double most = 0;
  for (size_t row = 0; row < flow->rows; row++) {
    Cell cell;
    if (flow_cell(&cell, &layer->lanes[0], row, 0))
      most = fmax(most, draw_presence(layer->lanes[0].draw, cell));
  }
  return column->front > 0 ? fmax(most, 0.6) : most;
}

static bool names_features(const Flow *flow, const FlowColumn *column) {
  return column->by.lane_count > 0 && column->by.seen && flow->draw->state->lesson->features != NULL &&
         cells_count(&column->by.lanes[0].cells) == trace_dimension(flow->draw->state->trace, 'D');
}

static void draw_head(const Flow *flow, const FlowColumn *column) {
  const Draw *draw = flow->draw;
  const FlowLayer *layer = &column->layers[column->front];
  const char *symbol = title_of(flow, layer, false),
             *name = layer->name->given ? panel_phrase(draw, layer->name) : NULL;
  double middle = column->x + column->width / 2, size = SYMBOL_SIZE,
         shown = head_presence(flow, column, layer), room = column->width + 0.3 * flow->u;
  if (formula_width(flow, symbol) > room)
    symbol = title_of(flow, layer, true);
  size = fmax(size * fmin(room / formula_width(flow, symbol), 1), 1.2);
  draw_formula(draw, ALIGN_CENTER, middle, flow->symbols_y, size, color_fade(draw->theme->ink, shown),
               symbol);
  if (!name || names_features(flow, column))
    return;
  size =
      draw_text_width(draw, NAME_SIZE, false, name) <= column->width + 0.6 * flow->u ? NAME_SIZE : SIZE_LEAST;
  if (draw_text_width(draw, size, false, name) <= column->width + 0.9 * flow->u)
    draw_text(draw, ALIGN_CENTER, middle, flow->names_y,
              (TextLook){size, false, color_fade(draw->theme->muted, shown)}, name);
}

/* ---- above the columns */

static void draw_feature_name(const Flow *flow, Rect rect, size_t i) {
  const Draw *draw = flow->draw;
  const char *name = draw->state->lesson->features[i].in[draw->state->language];
  if (draw_text_width(draw, SIZE_SMALL, false, name) <= rect.w + 0.6 * flow->u)
    draw_text(draw, ALIGN_CENTER, rect.x + rect.w / 2, flow->names_y,
              (TextLook){SIZE_SMALL, false, draw->theme->muted}, name);
}

/* A number above a column of weights; a class's is in its colour. */
static void draw_above(Flow *flow, const FlowColumn *column, size_t i, bool by_class) {
  const FlowLane *lane = &column->by.lanes[0];
  const Theme *theme = flow->draw->theme;
  Cell cell = cells_at(&lane->cells, i);
  if (flow_visibility(lane, cell) == HIDDEN)
    return;
  double shown = draw_presence(lane->draw, cell), original;
  Rect below = flow_place_of(flow, column, 0, i),
       rect = {below.x, flow->strip_y, below.w, flow->strip_height};
  if (!by_class)
    canvas_fill_rect(flow->draw->canvas, rect, 0.5 * flow->u, color_fade(theme->field, shown));
  if (draw_original(lane->draw, cell, &original) && trace_given(lane->draw->state->trace, cell.value))
    canvas_border(flow->draw->canvas, rect, 0.5 * flow->u, 0.18 * flow->u, theme->accent);
  draw_cell(lane->draw, rect, cell,
            (CellLook){.align = ALIGN_CENTER,
                       .size = fmin(flow->size, 0.8 * flow->strip_height / flow->u),
                       .bold = true,
                       .color = color_fade(by_class ? theme_class(theme, i) : theme->ink, shown),
                       .group = panel_group(flow->panel, 3),
                       .row = (int)column->index,
                       .col = (int)i});
  flow_stand(flow, lane, cell, (Point){rect.x + rect.w / 2, rect.y + rect.h / 2});
  if (names_features(flow, column))
    draw_feature_name(flow, rect, i);
}

/* "x" before the numbers that stand above: a symbol without its index. */
static void draw_above_symbol(const Flow *flow, const FlowColumn *column) {
  const Draw *draw = flow->draw;
  const char *symbol = value_info(column->by.lanes[0].cells.value)->name;
  if (strlen(symbol) > 2) /* words are no symbols */
    return;
  const char *formula = arena_printf(draw->arena, "\\mathbf{%s}", symbol);
  draw_formula_inline(draw, ALIGN_RIGHT, column->x - 0.8 * flow->u, flow->strip_y + flow->strip_height / 2,
                      2.2, draw->theme->ink, formula);
}

static void draw_strip(Flow *flow, const FlowColumn *column) {
  if (column->by.lane_count == 0 || !column->by.seen)
    return;
  const FlowLane *lane = &column->by.lanes[0];
  bool by_class = shape_by_class(trace_shape(flow->draw->state->trace, lane->cells.value));
  for (size_t i = 0; i < column->count && i < cells_count(&lane->cells); i++)
    draw_above(flow, column, i, by_class);
  if (!by_class)
    draw_above_symbol(flow, column);
}

/* The label stands in the line of what stands above the columns: both are what the sample brings. */
static void draw_label(const Flow *flow) {
  const Draw *draw = flow->draw;
  Cell cell;
  const char *word = panel_phrase(draw, panel_setting(flow->panel, "label_name"));
  if (!word || !flow->labelled || !panel_cell(&cell, draw, panel_setting(flow->panel, "label")) ||
      draw_visibility(draw, cell) == HIDDEN)
    return;
  double u = flow->u, shown = draw_presence(draw, cell), y = flow->strip_y + flow->strip_height / 2,
         x = flow->rect.x + flow->chips;
  for (size_t i = 0; i < flow->count; i++)
    if (flow->columns[i].shown && flow->columns[i].show == FLOW_WEIGHTS)
      x = fmax(x, flow->columns[i].x + flow->columns[i].width);
  x += 2.4 * u;
  TextLook look = {NAME_SIZE, false, draw->theme->muted};
  const char *name = flow_row_name(flow, flow->label);
  x += draw_text(draw, ALIGN_LEFT, x, y, look, word) + 0.9 * u;
  Rect rect = {x, flow->strip_y, fmax(4.2 * u, 2 * flow->size * u), flow->strip_height};
  canvas_fill_rect(draw->canvas, rect, 0.6 * u, color_fade(flow_color(flow, flow->label), shown));
  draw_cell(draw, rect, cell,
            (CellLook){.align = ALIGN_CENTER,
                       .size = fmin(flow->size, 0.8 * flow->strip_height / u),
                       .bold = true,
                       .color = color_fade(draw->theme->on_class, shown),
                       .group = panel_group(flow->panel, 4)});
  if (name)
    draw_text(draw, ALIGN_LEFT, rect.x + rect.w + 0.8 * u, y, (TextLook){NAME_SIZE, true, draw->theme->ink},
              name);
}

static void draw_result(Flow *flow) {
  const Draw *draw = flow->draw;
  size_t count;
  const Cells *cells = panel_cells(draw, panel_setting(flow->panel, "result"), &count);
  while (count > 0 &&
         draw_visibility(draw_pane(draw, cells[count - 1].pane), cells_at(&cells[count - 1], 0)) == HIDDEN)
    count--;
  if (count == 0)
    return;
  const FlowLane lane = {cells[count - 1], draw_pane(draw, cells[count - 1].pane), false};
  Cell cell = cells_at(&lane.cells, 0);
  double u = flow->u, right = flow->rect.x + flow->rect.w - 0.8 * u,
         y = flow->strip_y + flow->strip_height / 2;
  Color ink = color_fade(draw->theme->ink, draw_presence(lane.draw, cell));
  Rect covered = draw_cell(lane.draw, (Rect){right - 11 * u, y - 1.6 * u, 11 * u, 3.2 * u}, cell,
                           (CellLook){.align = ALIGN_RIGHT,
                                      .size = 2.1,
                                      .digits = 4,
                                      .bold = true,
                                      .color = ink,
                                      .group = panel_group(flow->panel, 5)});
  draw_formula_inline(draw, ALIGN_RIGHT, covered.x - 0.5 * u, y, 2.1, ink,
                      arena_printf(draw->arena, "%s=", panel_symbol(lane.draw, cell)));
}

void flow_heads_draw(Flow *flow) {
  for (size_t i = 0; i < flow->count; i++)
    if (flow->columns[i].shown) {
      draw_head(flow, &flow->columns[i]);
      draw_strip(flow, &flow->columns[i]);
    }
  draw_label(flow);
  draw_result(flow);
}
