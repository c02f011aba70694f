/* The heads of a flow's columns, and the line below them: what stands above the columns, the label, a result.
 */
#include "view/panel_flow.h"

#include <math.h>
#include <string.h>

#define SYMBOL_SIZE 2.4 /* u */
#define NAME_SIZE 1.7

/* ---- heads */

/* The symbol of its first number stands in for a head that is not given. */
static const char *title_of(const Flow *flow, const FlowLayer *layer, bool brief) {
  const PanelSetting *title = brief && layer->brief->given ? layer->brief : layer->title;
  return title->given ? panel_formula(flow->draw, title)
                      : panel_symbol(layer->lanes[0].draw, cells_at(&layer->lanes[0].cells, 0));
}

static double formula_width(const Flow *flow, const char *source) {
  return draw_inline_layout(flow->draw, source, SYMBOL_SIZE, flow->draw->theme->ink).width;
}

/* In the room between its neighbours; one with a fraction stands higher, clear of the words below. */
static void draw_symbol(const Flow *flow, double middle, double room, Color ink, const char *source) {
  double u = flow->u, size = fmax(SYMBOL_SIZE * fmin(room / fmax(formula_width(flow, source), 1e-9), 1), 1.2);
  Formula formula = draw_inline_layout(flow->draw, source, size, ink);
  double depth = flow->symbols_y + 0.34 * size * u + formula.descent - (flow->names_y - 0.85 * u);
  draw_formula_inline(flow->draw, ALIGN_CENTER, middle, flow->symbols_y - fmax(depth, 0), size, ink, source);
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
  double middle = column->x + column->width / 2, shown = head_presence(flow, column, layer),
         room = column->width + 0.3 * flow->u;
  if (formula_width(flow, symbol) > room)
    symbol = title_of(flow, layer, true);
  draw_symbol(flow, middle, room, color_fade(draw->theme->ink, shown), symbol);
  if (!name || (column->lines == 1 && flow_side(&column->layers[0].lanes[0], true) != SIDE_CLASSES &&
                flow_is_marked(flow, column)))
    return;
  double size =
      draw_text_width(draw, NAME_SIZE, false, name) <= column->width + 0.6 * flow->u ? NAME_SIZE : SIZE_LEAST;
  if (draw_text_width(draw, size, false, name) <= column->width + 0.9 * flow->u)
    draw_text(draw, ALIGN_CENTER, middle, flow->names_y,
              (TextLook){size, false, color_fade(draw->theme->muted, shown)}, name);
}

/* Behind the numbers above the columns; in what room there is the box stands without its words. */
static bool place_label(double *out, const Flow *flow, double words, double box) {
  double u = flow->u, left = flow->rect.x + flow->chips + u, right = flow->rect.x + flow->rect.w - u;
  for (size_t i = 0; i < flow->count; i++) {
    const FlowColumn *column = &flow->columns[i];
    if (!column->shown || column->lines == 0)
      continue;
    Rect last = flow_place_of(flow, column, 0, column->count - 1);
    left = fmax(left, last.x + last.w + u);
  }
  double room = right - left;
  *out = left + clamp(room - words - box, 0, 7 * u);
  return room >= words + box;
}

static void draw_label_box(const Flow *flow, Rect rect, Cell cell) {
  const Draw *draw = flow->draw;
  double shown = draw_presence(draw, cell);
  canvas_fill_rect(draw->canvas, rect, 0.6 * flow->u, color_fade(flow_color(flow, flow->label), shown));
  draw_cell(draw, rect, cell,
            (CellLook){.align = ALIGN_CENTER,
                       .size = fmin(flow->size, 0.8 * flow->strip_height / flow->u),
                       .bold = true,
                       .color = color_fade(draw->theme->on_class, shown),
                       .group = panel_group(flow->panel, 4)});
}

/* The label stands in the line of what stands above the columns: both are what the sample brings. */
static void draw_label(const Flow *flow) {
  const Draw *draw = flow->draw;
  Cell cell;
  const char *word = panel_phrase(draw, panel_setting(flow->panel, "label_name"));
  if (!word || !flow->labelled || !panel_cell(&cell, draw, panel_setting(flow->panel, "label")) ||
      draw_visibility(draw, cell) == HIDDEN)
    return;
  double u = flow->u, x, y = flow->strip_y + flow->strip_height / 2, box = fmax(4.2, 2 * flow->size) * u,
         words = draw_text_width(draw, NAME_SIZE, false, word) + 0.9 * u;
  bool named = place_label(&x, flow, words, box);
  if (!named)
    words = 0;
  if (!named && !place_label(&x, flow, 0, box))
    return; /* the row's band says it */
  if (named)
    draw_text(draw, ALIGN_LEFT, x, y, (TextLook){NAME_SIZE, false, draw->theme->muted}, word);
  Rect rect = {x + words, flow->strip_y, box, flow->strip_height};
  draw_label_box(flow, rect, cell);
  const char *name = flow_row_name(flow, flow->label);
  double left = rect.x + rect.w + 0.8 * u, room = flow->rect.x + flow->rect.w - left;
  if (name && draw_text_width(draw, NAME_SIZE, true, name) <= room)
    draw_text(draw, ALIGN_LEFT, left, y, (TextLook){NAME_SIZE, true, draw->theme->ink}, name);
}

void flow_heads_draw(Flow *flow) {
  for (size_t i = 0; i < flow->count; i++)
    if (flow->columns[i].shown) {
      draw_head(flow, &flow->columns[i]);
      flow_above_draw(flow, &flow->columns[i]);
    }
  draw_label(flow);
}
