/* A row for each class, situation or sample, from the input to the move: the panel itself. */
#include "view/panel_flow.h"

#include "view/parts.h"

static PanelRoom room(const Draw *draw, const Panel *panel) {
  return flow_room(flow_make(draw, panel));
}

static void draw_column(Flow *flow, const FlowColumn *column) {
  switch (column->show) {
  case FLOW_NUMBER:
  case FLOW_WEIGHTS:
    flow_cells_draw(flow, column);
    break;
  case FLOW_BAR:
    flow_bars_draw(flow, column);
    break;
  case FLOW_TARGET:
    flow_targets_draw(flow, column);
    break;
  case FLOW_ARROW:
    flow_arrows_draw(flow, column);
    break;
  case FLOW_FORMULA:
    flow_formulas_draw(flow, column);
    break;
  }
}

static void draw_it(const Draw *draw, const Panel *panel, Rect rect) {
  Flow *flow = flow_make(draw, panel);
  flow_layout(flow, rect);
  flow_label_draw(flow);
  flow_sections_draw(flow);
  flow_heads_draw(flow);
  flow_chips_draw(flow);
  for (size_t i = 0; i < flow->count; i++)
    if (flow->columns[i].shown && flow->columns[i].layers[flow->columns[i].front].seen)
      draw_column(flow, &flow->columns[i]);
  flow_feet_draw(flow);
  flow_flights_draw(flow);
}

const PanelLook PANEL_FLOW_LOOK = {room, draw_it, NULL};
