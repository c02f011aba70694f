/* Motion: what is new comes in the order in which it is computed, and the numbers that it is computed from
 * fly into it. */
#include "view/flight.h"
#include "view/panel_flow.h"

#include <math.h>

enum { OPERANDS_MAX = 40, PHASES_MAX = 2 };

#define FLIGHT_SHARE 0.65 /* of a number's time, until what flew in has arrived */

typedef struct Operands {
  Cell at[OPERANDS_MAX];
  size_t count;
} Operands;

static Operands operands_of(const Draw *draw, Cell cell) {
  Operands operands;
  size_t count = equation_operands(draw->state->trace, draw->state->step, cell, operands.at, OPERANDS_MAX);
  operands.count = count < OPERANDS_MAX ? count : OPERANDS_MAX;
  return operands;
}

static bool same(Cell a, Cell b) {
  return a.value == b.value && a.row == b.row && a.col == b.col;
}

static bool holds(const Operands *operands, Cell cell) {
  for (size_t i = 0; i < operands->count; i++)
    if (same(operands->at[i], cell))
      return true;
  return false;
}

/* ---- when */

/* Where a value is on screen. */
typedef struct Shown {
  const FlowColumn *column; /* NULL: nowhere */
  const FlowLayer *layer;   /* in its cells, or above it */
} Shown;

static bool shows(const FlowLayer *layer, ValueId value) {
  return layer->lane_count > 0 && layer->seen && layer->lanes[0].cells.value == value;
}

static Shown find_shown(const Flow *flow, ValueId value) {
  for (size_t i = 0; i < flow->count; i++) {
    const FlowColumn *column = &flow->columns[i];
    for (size_t j = 0; j < column->layer_count; j++)
      if (shows(&column->layers[j], value))
        return (Shown){column, &column->layers[j]};
    if (shows(&column->by, value))
      return (Shown){column, &column->by};
  }
  return (Shown){NULL, NULL};
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
  Cell cell;
  if (!layer->fresh || !fresh_cell(&cell, &layer->lanes[0]))
    return;
  const Operands operands = operands_of(layer->lanes[0].draw, cell);
  for (size_t i = 0; i < operands.count; i++) {
    Shown from = find_shown(flow, operands.at[i].value);
    if (!from.column)
      continue;
    layer->arrives = layer->arrives || from.column != column || from.layer == &column->by;
    if (from.layer != layer && from.layer->fresh && layer->depth <= from.layer->depth)
      layer->depth = from.layer->depth < PHASES_MAX ? from.layer->depth + 1 : PHASES_MAX;
  }
}

static bool is_moving(const Flow *flow) {
  const ViewState *state = flow->draw->state;
  return state->progress < 1 && !trace_step(state->trace, state->step).kind->summary;
}

void flow_time(Flow *flow) {
  flow->phases = 1;
  for (int pass = 0; pass < 3 && is_moving(flow); pass++) /* some come from what stands further right */
    for (size_t i = 0; i < flow->count; i++)
      for (size_t j = 0; j < flow->columns[i].layer_count; j++) {
        FlowLayer *layer = &flow->columns[i].layers[j];
        set_depth(flow, &flow->columns[i], layer);
        if (layer->depth > 0)
          flow->phases = PHASES_MAX;
      }
}

/* How far a row's numbers of a layer are: rows follow one another, phases too. */
static double progress_of(const Flow *flow, const FlowLayer *layer, const FlowLane *lane, size_t row) {
  double t = flow->draw->state->progress;
  size_t fresh = 0, before = 0;
  for (size_t r = 0; r < flow_rows_of(lane); r++) {
    bool is_fresh = flow_has(lane, r, FRESH);
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

static const FlowPlace *find_place(const Flow *flow, const Draw *draw, Cell cell) {
  for (size_t i = 0; i < flow->place_count; i++) {
    const FlowPlace *place = &flow->places[i];
    if (place->pane == draw->state->trace->pane && same(place->cell, cell))
      return place;
  }
  return NULL;
}

/* Whether a number goes by way of another operand: x and W by way of their product. */
static bool goes_by_way(const Flow *flow, const Draw *draw, const Operands *operands, Cell cell) {
  for (size_t i = 0; i < operands->count; i++) {
    const Operands further = operands_of(draw, operands->at[i]);
    if (holds(&further, cell) && find_place(flow, draw, operands->at[i]))
      return true;
  }
  return false;
}

/* Weights do not fly without what they are multiplied by: outside of their columns only what both make does,
 * as the term of a sum. */
static bool is_weight(const Shown *from, const Draw *draw, Cell cell) {
  if (from->column->by.lane_count == 0)
    return false;
  const Operands operands = operands_of(draw, cell);
  for (size_t i = 0; i < operands.count; i++)
    if (operands.at[i].value == from->column->by.lanes[0].cells.value)
      return false;
  return true;
}

static void fly_into(const Flow *flow, const FlowColumn *column, const FlowLayer *layer, const FlowLane *lane,
                     const FlowPlace *to, size_t row) {
  const Draw *draw = lane->draw;
  const Operands operands = operands_of(draw, to->cell);
  double t = clamp(progress_of(flow, layer, lane, row) / FLIGHT_SHARE, 0, 1);
  for (size_t i = 0; i < operands.count; i++) {
    Cell cell = operands.at[i];
    const FlowPlace *from = find_place(flow, draw, cell);
    if (!from || hypot(from->at.x - to->at.x, from->at.y - to->at.y) < 2 * flow->u ||
        (from->above && from->above != column) || goes_by_way(flow, draw, &operands, cell))
      continue;
    Shown shown = find_shown(flow, cell.value);
    bool term = column->show != FLOW_WEIGHTS && shown.column && shown.column->show == FLOW_WEIGHTS &&
                shown.layer != &shown.column->by;
    if (term && is_weight(&shown, draw, cell))
      continue;
    const Flight flight = {cell, from->at, to->at, flow_color(flow, row), flow->size, term};
    flight_draw(draw, &flight, ease_out(flight_stagger(t, i, operands.count)));
  }
}

static void fly_into_layer(const Flow *flow, const FlowColumn *column, const FlowLayer *layer) {
  for (size_t j = 0; j < layer->lane_count && layer->fresh && layer->depth < PHASES_MAX; j++)
    for (size_t k = 0; k < flow->drawn * column->count; k++) {
      const FlowLane *lane = &layer->lanes[j];
      size_t row = k / column->count;
      Cell cell;
      if ((flow_rows_of(lane) == 1 && row > 0) || !flow_cell(&cell, lane, row, k % column->count) ||
          draw_visibility(lane->draw, cell) != FRESH)
        continue;
      const FlowPlace *to = find_place(flow, lane->draw, cell);
      if (to)
        fly_into(flow, column, layer, lane, to, row);
    }
}

void flow_flights_draw(Flow *flow) {
  for (size_t i = 0; i < flow->count && is_moving(flow); i++) {
    const FlowColumn *column = &flow->columns[i];
    for (size_t j = 0; j < column->layer_count && column->shown; j++)
      fly_into_layer(flow, column, &column->layers[j]);
  }
}
