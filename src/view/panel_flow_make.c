/* What a flow's options come to at this step: its columns, their layers, which of them are seen. */
#include "view/panel_flow.h"

#include <math.h>

const PanelSetting *flow_setting(const Flow *flow, const FlowColumn *column, const char *key) {
  return panel_item_setting(flow->panel, "columns", column->index, key);
}

/* ---- cells */

size_t flow_rows_of(const FlowLane *lane) {
  return lane->across ? 1 : lane->cells.rows;
}

static size_t columns_of(const FlowLane *lane) {
  return lane->across ? lane->cells.rows : lane->cells.cols;
}

bool flow_cell(Cell *out, const FlowLane *lane, size_t row, size_t i) {
  const Cells *cells = &lane->cells;
  size_t at = flow_rows_of(lane) == 1 ? 0 : row; /* one row of numbers stands in every row */
  if (at >= flow_rows_of(lane) || i >= columns_of(lane))
    return false;
  *out = lane->across ? (Cell){cells->value, cells->row + i, cells->col}
                      : (Cell){cells->value, cells->row + at, cells->col + i};
  return true;
}

SideKind flow_side(const FlowLane *lane, bool columns) {
  return trace_side(lane->draw->state->trace, lane->cells.value, columns != lane->across);
}

/* ---- layers */

static void look_at(FlowLayer *layer) {
  layer->whole = layer->complete = layer->lane_count > 0;
  for (size_t i = 0; i < layer->lane_count; i++)
    for (size_t k = 0; k < cells_count(&layer->lanes[i].cells); k++) {
      Visibility visible = draw_visibility(layer->lanes[i].draw, cells_at(&layer->lanes[i].cells, k));
      layer->seen = layer->seen || visible != HIDDEN;
      layer->fresh = layer->fresh || visible == FRESH;
      layer->before = layer->before || visible == KNOWN;
      layer->whole = layer->whole && visible == KNOWN;
      layer->complete = layer->complete && visible != HIDDEN;
    }
}

static FlowLayer layer_of(const Draw *draw, const PanelSetting *setting) {
  FlowLayer layer = {0};
  size_t count;
  const Cells *cells = panel_cells(draw, setting, &count);
  layer.lane_count = count < FLOW_LANES_MAX ? count : FLOW_LANES_MAX;
  for (size_t i = 0; i < layer.lane_count; i++)
    layer.lanes[i] = (FlowLane){cells[i], draw_pane(draw, cells[i].pane), false};
  look_at(&layer);
  return layer;
}

FlowLayer flow_layer(const Flow *flow, const FlowColumn *column, const char *key) {
  return layer_of(flow->draw, flow_setting(flow, column, key));
}

static FlowLayer later_layer(const Flow *flow, const FlowColumn *column, size_t i) {
#define THEN(key) panel_nested_setting(flow->panel, "columns", column->index, "then", i, key)
  FlowLayer layer = layer_of(flow->draw, THEN("of")), until = layer_of(flow->draw, THEN("until"));
  layer.title = THEN("title");
  layer.name = THEN("name");
  layer.sum = THEN("sum");
#undef THEN
  if (until.whole)
    layer.seen = layer.fresh = layer.before = false;
  return layer;
}

static void read_layers(const Flow *flow, FlowColumn *column) {
  FlowLayer *first = &column->layers[0];
  *first = flow_layer(flow, column, "of");
  first->title = flow_setting(flow, column, "title");
  first->name = flow_setting(flow, column, "name");
  first->sum = flow_setting(flow, column, "sum");
  column->layer_count = 1;
  for (size_t i = 0; i < flow_setting(flow, column, "then")->count && i < FLOW_LAYERS_MAX - 1; i++) {
    column->layers[column->layer_count] = later_layer(flow, column, i);
    column->layer_count += column->layers[column->layer_count].lane_count >= first->lane_count;
  }
  for (size_t i = 0; i < column->layer_count; i++) {
    if (column->layers[i].seen)
      column->front = i;
    column->shown = column->shown || column->layers[i].seen;
    column->before = column->before || column->layers[i].before;
  }
}

bool flow_front(const FlowLayer **out, const FlowColumn *column, size_t lane, size_t row, size_t i) {
  for (size_t k = column->layer_count; k-- > 0;) {
    const FlowLayer *layer = &column->layers[k];
    Cell cell;
    if (layer->seen && flow_cell(&cell, &layer->lanes[lane], row, i) &&
        draw_visibility(layer->lanes[lane].draw, cell) != HIDDEN) {
      *out = layer;
      return true;
    }
  }
  return false;
}

bool flow_has(const FlowLane *lane, size_t row, Visibility visibility) {
  Cell cell;
  for (size_t i = 0; flow_cell(&cell, lane, row, i); i++)
    if (draw_visibility(lane->draw, cell) == visibility)
      return true;
  return false;
}

double flow_layer_presence(const Flow *flow, const FlowLayer *layer) {
  double most = 0;
  Cell cell;
  for (size_t row = 0; row < flow->rows; row++)
    for (size_t i = 0; flow_cell(&cell, &layer->lanes[0], row, i); i++)
      most = fmax(most, draw_presence(layer->lanes[0].draw, cell));
  return most;
}

/* ---- columns */

/* With numbers above, a vector of as many lies in one row. */
static void lay_across(FlowColumn *column) {
  const Cells *by = &column->by.lanes[0].cells;
  for (size_t i = 0; column->by.lane_count > 0 && i < column->layer_count; i++)
    for (size_t j = 0; j < column->layers[i].lane_count; j++) {
      FlowLane *lane = &column->layers[i].lanes[j];
      lane->across = lane->cells.cols == 1 && lane->cells.rows > 1 && lane->cells.rows == cells_count(by);
    }
}

/* Lanes are drawn apart where their numbers, or what is seen of them, differ. */
static bool lanes_differ(const FlowColumn *column) {
  for (size_t i = 0; i < column->layer_count; i++) {
    const FlowLayer *layer = &column->layers[i];
    const FlowLane *first = &layer->lanes[0];
    for (size_t j = 1; layer->seen && j < layer->lane_count; j++)
      for (size_t k = 0; k < cells_count(&first->cells); k++) {
        const PanelNumber a = {first->draw, cells_at(&first->cells, k)},
                          b = {layer->lanes[j].draw, cells_at(&layer->lanes[j].cells, k)};
        double one = panel_value(&a), two = panel_value(&b);
        if (one < two || one > two || draw_visibility(a.draw, a.cell) != draw_visibility(b.draw, b.cell))
          return true;
      }
  }
  return false;
}

/* A step moves weights and shares by little: what became of them has a digit more. */
static int digits_of(const Flow *flow, const FlowColumn *column) {
  int users = flow->draw->state->digits, least = (int)flow_setting(flow, column, "digits")->number;
  bool by_little = column->front > 0 && column->front + 1 == column->layer_count &&
                   (column->show == FLOW_WEIGHTS || column->full > 0);
  return (users > least ? users : least) + by_little;
}

static void make_column(const Flow *flow, FlowColumn *column) {
  column->show = (FlowShow)flow_setting(flow, column, "show")->word;
  read_layers(flow, column);
  column->by = flow_layer(flow, column, "by");
  column->by_then = flow_layer(flow, column, "by_then");
  column->like = flow_layer(flow, column, "like");
  lay_across(column);
  column->count = column->layers[0].lane_count > 0 ? columns_of(&column->layers[0].lanes[0]) : 0;
  for (size_t i = 0; i < column->by.lane_count; i++)
    column->lines += flow_lines(&column->by.lanes[i], column->count);
  const FlowLayer until = flow_layer(flow, column, "until");
  column->counted = true;
  column->shown = column->shown && !until.seen;
  column->before = column->before && !until.before;
  column->section = flow_setting(flow, column, "section")->given;
  column->lanes = column->layers[0].lane_count > 1 && lanes_differ(column) ? column->layers[0].lane_count : 1;
  column->full = panel_number(flow->draw, flow_setting(flow, column, "full"), 0);
  column->digits = digits_of(flow, column);
}

/* ---- the whole */

static void find_label(Flow *flow) {
  const Draw *draw = flow->draw;
  size_t count;
  const Cells *cells = panel_cells(draw, panel_setting(flow->panel, "label"), &count);
  if (count == 0)
    return;
  flow->classed = cells_count(cells) > 1;
  flow->classes = *cells;
  double number = draw_number(draw, cells_at(cells, 0));
  if (!flow->classed && number >= 1 && number <= (double)flow->rows) {
    flow->labelled = true;
    flow->label = (size_t)number - 1;
  }
}

const char *flow_name(const Flow *flow, size_t row) {
  if (row < flow->name_count && flow->names[row][0])
    return flow->names[row];
  return flow->classed ? NULL : panel_side_name(flow->draw, flow->side, row);
}

/* Whether an option is given in some column. */
static bool any_given(const Flow *flow, const char *key) {
  for (size_t i = 0; i < flow->count; i++)
    if (flow_setting(flow, &flow->columns[i], key)->given)
      return true;
  return false;
}

static bool any_arrows(const Flow *flow) {
  for (size_t i = 0; i < flow->count; i++)
    if (flow->columns[i].show == FLOW_ARROW)
      return true;
  return false;
}

/* Whether some other column shows a value. */
static bool is_elsewhere(const Flow *flow, const FlowColumn *column, ValueId value) {
  for (size_t i = 0; i < flow->count; i++)
    for (size_t j = 0; &flow->columns[i] != column && j < flow->columns[i].layer_count; j++)
      if (flow->columns[i].layers[j].lanes[0].cells.value == value)
        return true;
  return false;
}

/* What stands above a column may come before what is below it, if it is seen nowhere else. */
static void show_above(Flow *flow) {
  for (size_t i = 0; i < flow->count; i++) {
    FlowColumn *column = &flow->columns[i];
    if (column->by.lane_count == 0 || is_elsewhere(flow, column, column->by.lanes[0].cells.value))
      continue;
    column->shown = column->shown || column->by.seen;
    column->before = column->before || column->by.before;
  }
}

/* The rows are what those of the first column are that has all of them. */
static void find_rows(Flow *flow) {
  for (size_t i = 0; i < flow->count; i++) {
    const FlowColumn *column = &flow->columns[i];
    for (size_t j = 0; j < column->layers[0].lane_count; j++) {
      const FlowLane *lane = &column->layers[0].lanes[j];
      if (flow_rows_of(lane) > flow->rows) {
        flow->rows = flow_rows_of(lane);
        flow->side = flow_side(lane, false);
      }
    }
  }
}

static void make_columns(Flow *flow) {
  size_t count = panel_setting(flow->panel, "columns")->count;
  bool summary = trace_step(flow->draw->state->trace, flow->draw->state->step).kind->summary;
  flow->count = count < FLOW_COLUMNS_MAX ? count : FLOW_COLUMNS_MAX;
  flow->columns = ARENA_ARRAY(flow->draw->arena, FlowColumn, flow->count);
  for (size_t i = 0; i < flow->count; i++) {
    FlowColumn *column = &flow->columns[i];
    *column = (FlowColumn){.index = i};
    make_column(flow, column);
    flow->after = flow->after || (column->show == FLOW_BAR && column->front > 0);
    if (flow->lines == 0 && column->lines > 0)
      flow->first_lines = i;
    flow->lines = column->lines > flow->lines ? column->lines : flow->lines;
    if (column->lines > 1 && column->by.seen) {
      flow->towers = true;
      flow->raised = fmax(flow->raised, draw_presence(flow->draw, cells_at(&column->by.lanes[0].cells, 0)));
    }
    flow->has_marks = flow->has_marks || (column->lines != 1 && flow_is_marked(column));
  }
  for (size_t i = 0; i < flow->count; i++) {
    FlowColumn *column = &flow->columns[i];
    column->old = flow->after && column->show == FLOW_ARROW && (summary || !column->layers[0].fresh);
  }
}

Flow *flow_make(const Draw *draw, const Panel *panel) {
  Flow *flow = ARENA_NEW(draw->arena, Flow);
  *flow = (Flow){.draw = draw,
                 .panel = panel,
                 .u = draw->u,
                 .least = panel_is_main(draw, panel) ? NUMBER_MAIN : SIZE_LEAST};
  make_columns(flow);
  find_rows(flow);
  show_above(flow);
  find_label(flow);
  flow->names = panel_names(draw, panel_phrase(draw, panel_setting(panel, "names")), &flow->name_count);
  flow->has_titles = any_given(flow, "section");
  flow->has_names = any_given(flow, "name");
  flow->has_strip = any_given(flow, "by");
  flow->has_foot = any_given(flow, "sum") || any_arrows(flow);
  flow->places = ARENA_ARRAY(draw->arena, FlowPlace, FLOW_PLACES_MAX);
  flow_time(flow);
  return flow;
}
