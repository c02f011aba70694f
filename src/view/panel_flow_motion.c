/* Motion: what is new comes in the order in which it is computed, and the numbers that it is computed from
 * fly into it. */
#include "view/flight.h"
#include "view/panel_flow.h"

#include <math.h>

enum { OPERANDS_MAX = 40, PHASES_MAX = 2 };

#define FLIGHT_SHARE 0.65 /* of a number's time, until what flew in has arrived */

/* ---- when */

static bool is_lane_of(const FlowLayer *layer, ValueId value) {
  return layer->lane_count > 0 && layer->seen && layer->lanes[0].cells.value == value;
}

/* The layer of a column, or what stands with it, that shows a value. */
static const FlowLayer *layer_in(const FlowColumn *column, ValueId value) {
  for (size_t i = 0; i < column->layer_count; i++)
    if (is_lane_of(&column->layers[i], value))
      return &column->layers[i];
  return is_lane_of(&column->by, value) ? &column->by : NULL;
}

static const FlowLayer *layer_of(const Flow *flow, ValueId value) {
  for (size_t i = 0; i < flow->count; i++) {
    const FlowLayer *layer = layer_in(&flow->columns[i], value);
    if (layer)
      return layer;
  }
  return NULL;
}

/* Whether a layer stands in the cells of a column. */
static bool stands_in(const FlowColumn *column, const FlowLayer *layer) {
  return layer >= column->layers && layer < column->layers + column->layer_count;
}

static bool fresh_cell(Cell *out, const FlowLane *lane) {
  for (size_t i = 0; i < cells_count(&lane->cells); i++) {
    *out = cells_at(&lane->cells, i);
    if (draw_visibility(lane->draw, *out) == FRESH)
      return true;
  }
  return false;
}

/* One behind the latest of what it is computed from. */
static void set_depth(const Flow *flow, const FlowColumn *column, FlowLayer *layer) {
  Cell cell, operands[OPERANDS_MAX];
  if (layer->lane_count == 0 || !layer->fresh || !fresh_cell(&cell, &layer->lanes[0]))
    return;
  const ViewState *state = layer->lanes[0].draw->state;
  size_t count = equation_operands(state->trace, state->step, cell, operands, OPERANDS_MAX);
  for (size_t i = 0; i < count && i < OPERANDS_MAX; i++) {
    const FlowLayer *from = layer_of(flow, operands[i].value);
    layer->arrives = layer->arrives || (from && !stands_in(column, from));
    if (from && from != layer && from->fresh && from->depth + 1 > layer->depth)
      layer->depth = from->depth + 1 < FLOW_COLUMNS_MAX ? from->depth + 1 : FLOW_COLUMNS_MAX;
  }
}

static void set_depths(Flow *flow) {
  for (size_t i = 0; i < flow->count; i++) {
    FlowColumn *column = &flow->columns[i];
    for (size_t j = 0; j < column->layer_count; j++)
      set_depth(flow, column, &column->layers[j]);
  }
}

static bool is_moving(const Flow *flow) {
  const ViewState *state = flow->draw->state;
  return state->progress < 1 && !trace_step(state->trace, state->step).kind->summary;
}

void flow_time(Flow *flow) {
  flow->phases = 1;
  if (!is_moving(flow))
    return;
  for (int pass = 0; pass < 3; pass++) /* what is computed from what stands further right */
    set_depths(flow);
  for (size_t i = 0; i < flow->count; i++)
    for (size_t j = 0; j < flow->columns[i].layer_count; j++)
      if (flow->columns[i].layers[j].depth > 0)
        flow->phases = PHASES_MAX;
}

/* How far a row's numbers of a layer are: rows follow one another, phases too. */
static double progress_of(const Flow *flow, const FlowLayer *layer, const FlowLane *lane, size_t row) {
  double t = flow->draw->state->progress;
  size_t fresh = 0, before = 0;
  for (size_t r = 0; r < flow_rows_of(lane); r++) {
    Cell cell;
    bool is_fresh = flow_cell(&cell, lane, r, 0) && draw_visibility(lane->draw, cell) == FRESH;
    fresh += is_fresh;
    before += is_fresh && r < row;
  }
  if (fresh > 1)
    t = flight_stagger(t, before, fresh);
  size_t phase = layer->depth < flow->phases ? layer->depth : flow->phases - 1;
  return clamp(t * (double)flow->phases - (double)phase, 0, 1);
}

double flow_presence(const Flow *flow, const FlowLayer *layer, const FlowLane *lane, Cell cell, size_t row) {
  if (draw_visibility(lane->draw, cell) != FRESH || !is_moving(flow))
    return draw_presence(lane->draw, cell);
  double t = progress_of(flow, layer, lane, row);
  return ease_out(layer->arrives ? clamp((t - FLIGHT_SHARE) / (1 - FLIGHT_SHARE), 0, 1) : t);
}

/* ---- from where */

void flow_stand(Flow *flow, const FlowColumn *above, const FlowLane *lane, Cell cell, Point at) {
  if (flow->place_count < FLOW_PLACES_MAX && isfinite(at.x) && isfinite(at.y))
    flow->places[flow->place_count++] = (FlowPlace){cell, lane->draw->state->trace->pane, at, above};
}

static bool same(Cell a, Cell b) {
  return a.value == b.value && a.row == b.row && a.col == b.col;
}

static const FlowPlace *find_place(const Flow *flow, size_t pane, Cell cell) {
  for (size_t i = 0; i < flow->place_count; i++) {
    const FlowPlace *place = &flow->places[i];
    if (place->pane == pane && same(place->cell, cell))
      return place;
  }
  return NULL;
}

/* Whether a number goes by way of another operand: x and W by way of their product. */
static bool goes_by_way(const Flow *flow, const FlowLane *lane, const Cell *operands, size_t count,
                        Cell cell) {
  const ViewState *state = lane->draw->state;
  Cell further[OPERANDS_MAX];
  for (size_t i = 0; i < count; i++) {
    if (same(operands[i], cell) || !find_place(flow, state->trace->pane, operands[i]))
      continue;
    size_t n = equation_operands(state->trace, state->step, operands[i], further, OPERANDS_MAX);
    for (size_t j = 0; j < n && j < OPERANDS_MAX; j++)
      if (same(further[j], cell))
        return true;
  }
  return false;
}

/* The column of weights that shows a value; NULL: none does. */
static const FlowColumn *weights_of(const Flow *flow, ValueId value) {
  for (size_t i = 0; i < flow->count; i++) {
    const FlowColumn *column = &flow->columns[i];
    const FlowLayer *layer = column->show == FLOW_WEIGHTS ? layer_in(column, value) : NULL;
    if (layer && stands_in(column, layer))
      return column;
  }
  return NULL;
}

/* Whether a number of weights is what they and the numbers above make, a term of a sum, and not a weight. */
static bool is_term(const FlowLane *lane, const FlowColumn *weights, Cell cell) {
  Cell operands[OPERANDS_MAX];
  if (weights->by.lane_count == 0)
    return true;
  size_t count =
      equation_operands(lane->draw->state->trace, lane->draw->state->step, cell, operands, OPERANDS_MAX);
  for (size_t i = 0; i < count && i < OPERANDS_MAX; i++)
    if (operands[i].value == weights->by.lanes[0].cells.value)
      return true;
  return false;
}

/* Whether an operand comes by itself: not what goes by way of another one, nor a weight without what it is
 * multiplied by. */
static bool comes(const Flow *flow, const FlowColumn *column, const FlowLane *lane, const FlowPlace *from,
                  bool *term) {
  const FlowColumn *weights = weights_of(flow, from->cell.value);
  *term = weights && column->show != FLOW_WEIGHTS;
  if (from->above && from->above != column)
    return false;
  return !*term || is_term(lane, weights, from->cell);
}

static void fly_into(const Flow *flow, const FlowColumn *column, const FlowLayer *layer, const FlowLane *lane,
                     Cell cell, size_t row) {
  const ViewState *state = lane->draw->state;
  Cell operands[OPERANDS_MAX];
  const FlowPlace *to = find_place(flow, state->trace->pane, cell);
  size_t count = equation_operands(state->trace, state->step, cell, operands, OPERANDS_MAX);
  count = count < OPERANDS_MAX ? count : OPERANDS_MAX;
  double t = clamp(progress_of(flow, layer, lane, row) / FLIGHT_SHARE, 0, 1);
  for (size_t i = 0; i < count && to; i++) {
    const FlowPlace *from = find_place(flow, state->trace->pane, operands[i]);
    bool term;
    if (!from || hypot(from->at.x - to->at.x, from->at.y - to->at.y) < 2 * flow->u ||
        goes_by_way(flow, lane, operands, count, operands[i]) || !comes(flow, column, lane, from, &term))
      continue;
    const Flight flight = {operands[i], from->at, to->at, flow_color(flow, row), flow->size, term};
    flight_draw(lane->draw, &flight, ease_out(flight_stagger(t, i, count)));
  }
}

static void fly_into_layer(const Flow *flow, const FlowColumn *column, const FlowLayer *layer) {
  if (!layer->fresh || layer->depth >= PHASES_MAX)
    return;
  for (size_t j = 0; j < layer->lane_count; j++)
    for (size_t row = 0; row < flow->drawn; row++)
      for (size_t i = 0; i < column->count; i++) {
        const FlowLane *lane = &layer->lanes[j];
        Cell cell;
        if ((flow_rows_of(lane) > 1 || row == 0) && flow_cell(&cell, lane, row, i) &&
            draw_visibility(lane->draw, cell) == FRESH)
          fly_into(flow, column, layer, lane, cell, row);
      }
}

void flow_flights_draw(Flow *flow) {
  if (!is_moving(flow))
    return;
  for (size_t i = 0; i < flow->count; i++) {
    const FlowColumn *column = &flow->columns[i];
    for (size_t j = 0; j < column->layer_count && column->shown; j++)
      fly_into_layer(flow, column, &column->layers[j]);
  }
}
