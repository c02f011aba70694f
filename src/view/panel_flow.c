/* A row for each class, situation or sample, from the input to the move: the panel itself. */
#include "view/panel_flow.h"

#include "view/parts.h"

static PanelRoom room(const Draw *draw, const Panel *panel) {
  return flow_room(flow_make(draw, panel));
}

/* Several bars in a row are cells whose ground is as strong as they are long. */
static void draw_column(Flow *flow, const FlowColumn *column) {
  if (column->show == FLOW_BAR && column->count == 1)
    flow_bars_draw(flow, column);
  else if (column->show == FLOW_TARGET)
    flow_targets_draw(flow, column);
  else if (column->show == FLOW_ARROW)
    flow_arrows_draw(flow, column);
  else
    flow_cells_draw(flow, column);
}

/* Of the panel that matters most rows and letters are larger where there is room to spare. */
static Flow *make(const Draw *draw, const Panel *panel, Rect rect) {
  static const double SCALES[] = {1.4, 1.25, 1.12};
  for (size_t i = 0; panel_is_main(draw, panel) && i < sizeof SCALES / sizeof *SCALES; i++) {
    Flow *larger = flow_make(draw_scaled(draw, SCALES[i]), panel);
    if (flow_has_room(larger, rect))
      return larger;
  }
  return flow_make(draw, panel);
}

static void draw_it(const Draw *draw, const Panel *panel, Rect rect) {
  if (rect.w < 14 * draw->u || rect.h < 6 * draw->u)
    return; /* nothing can be read there */
  Flow *flow = make(draw, panel, rect);
  flow_layout(flow, rect);
  flow_label_draw(flow);
  flow_sections_draw(flow);
  flow_heads_draw(flow);
  flow_chips_draw(flow);
  for (size_t i = 0; i < flow->count; i++)
    if (flow->columns[i].shown && flow->columns[i].layers[flow->columns[i].front].seen)
      draw_column(flow, &flow->columns[i]);
  flow_feet_draw(flow);
  flow_network_draw(flow);
  flow_flights_draw(flow);
}

/* A column's words, or its symbol. */
static void add_name(Text *out, const Flow *flow, const FlowColumn *column) {
  const FlowLayer *layer = &column->layers[column->front];
  const char *name = panel_phrase(flow->draw, layer->name);
  const char *title = layer->title->given ? panel_formula(flow->draw, layer->title)
                                          : panel_symbol(flow->draw, cells_at(&layer->lanes[0].cells, 0));
  if (out->length > 0)
    text_add(out, ", ");
  if (!formula_text(out, title, NULL))
    text_add(out, title);
  if (name)
    text_addf(out, " (%s)", name);
}

/* "Rows: 5. From left to right: W (weights), b (bias)". */
static void print(Text *out, const Draw *draw, const Panel *panel) {
  const Flow *flow = flow_make(draw, panel);
  Text names = {0};
  char rows[NUMBER_MAX];
  for (size_t i = 0; i < flow->count; i++)
    if (flow->columns[i].shown)
      add_name(&names, flow, &flow->columns[i]);
  Text called = {0};
  for (size_t row = 0; row < flow->rows && row < flow->name_count; row++)
    text_addf(&called, "%s%s", row > 0 ? ", " : " (", flow->names[row]);
  const char *count = number_show(rows, (double)flow->rows, 0);
  if (called.length > 0)
    count = arena_printf(draw->arena, "%s%s)", count, text_get(&called));
  text_free(&called);
  if (names.length > 0)
    text_addf(out, "%s\n",
              strings_format(draw->arena, draw->strings, draw->state->language, STRING_PANEL_FLOW, count,
                             text_get(&names), NULL));
  text_free(&names);
}

const PanelLook PANEL_FLOW_LOOK = {room, draw_it, print};
