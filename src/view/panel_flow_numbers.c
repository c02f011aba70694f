/* Over what range a flow's numbers lie. */
#include "view/panel_flow.h"

#include <math.h>

static void join(FlowExtent *extent, double low, double high) {
  extent->low = fmin(extent->low, low);
  extent->high = fmax(extent->high, high);
}

static void widen(FlowExtent *extent, const Value *value, const Cells *cells) {
  for (size_t i = 0; i < cells_count(cells); i++) {
    Cell cell = cells_at(cells, i);
    double number =
        cell.row < value->rows && cell.col < value->cols ? value->at[cell.row * value->cols + cell.col] : NAN;
    if (isfinite(number))
      join(extent, number, number);
  }
}

static FlowExtent lane_extent(const Flow *flow, const FlowLane *lane, size_t pane, bool lesson) {
  FlowExtent extent = {0, 0};
  const Trace trace = trace_of_pane(flow->draw->state->trace, pane);
  size_t step = flow->draw->state->step, pass = trace_step(&trace, step).pass;
  bool every = lesson && !trace.runs; /* the updates of a run are too many to go through */
  size_t first = every ? 0 : pass, last = every ? trace.pass_count - 1 : pass;
  for (size_t p = first; p <= last; p++)
    widen(&extent, trace_value_of(&trace, trace_step(&trace, step).kind, p, lane->cells.value), &lane->cells);
  return extent;
}

/* Of the panes in which the numbers can be seen: those of one pane fill the room, and shrink to a common
 * scale while those of another appear.  Before any are seen, of their own. */
FlowExtent flow_extent(const Flow *flow, const FlowColumn *column, const FlowLayer *layer) {
  bool lesson = flow_setting(flow, column, "scale")->word == 0;
  FlowExtent of[] = {[HIDDEN] = {0, 0}, [KNOWN] = {0, 0}, [FRESH] = {0, 0}};
  bool any[] = {[HIDDEN] = false, [KNOWN] = false, [FRESH] = false};
  double shown = 1;
  for (size_t i = 0; i < layer->lane_count; i++)
    for (size_t pane = 0; pane < flow->draw->state->trace->pane_count; pane++) {
      const PanelNumber first = {draw_pane(flow->draw, pane), cells_at(&layer->lanes[i].cells, 0)};
      Visibility visible = draw_visibility(first.draw, first.cell);
      if (visible == HIDDEN && pane != layer->lanes[i].cells.pane)
        continue;
      FlowExtent one = lane_extent(flow, &layer->lanes[i], pane, lesson);
      join(&of[visible], one.low, one.high);
      any[visible] = true;
      if (visible == FRESH)
        shown = panel_presence(&first);
    }
  if (!any[KNOWN])
    return of[any[FRESH] ? FRESH : HIDDEN];
  return (FlowExtent){mix(of[KNOWN].low, fmin(of[KNOWN].low, of[FRESH].low), shown),
                      mix(of[KNOWN].high, fmax(of[KNOWN].high, of[FRESH].high), shown)};
}
