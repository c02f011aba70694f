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
  draw_formula_inline(draw, ALIGN_CENTER, middle, flow->symbols_y, size, color_fade(draw->theme->ink, shown),
                      symbol);
  if (!name || (column->lines == 1 && flow_side(&column->layers[0].lanes[0], true) != FLOW_CLASSES &&
                flow_is_marked(flow, column)))
    return;
  size =
      draw_text_width(draw, NAME_SIZE, false, name) <= column->width + 0.6 * flow->u ? NAME_SIZE : SIZE_LEAST;
  if (draw_text_width(draw, size, false, name) <= column->width + 0.9 * flow->u)
    draw_text(draw, ALIGN_CENTER, middle, flow->names_y,
              (TextLook){size, false, color_fade(draw->theme->muted, shown)}, name);
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

void flow_heads_draw(Flow *flow) {
  for (size_t i = 0; i < flow->count; i++)
    if (flow->columns[i].shown) {
      draw_head(flow, &flow->columns[i]);
      flow_above_draw(flow, &flow->columns[i]);
    }
  draw_label(flow);
}
