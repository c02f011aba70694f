/* What a flow's options come to at this step: its columns, their layers, which of them are seen. */
#include "view/panel_flow.h"

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

Visibility flow_visibility(const FlowLane *lane, Cell cell) {
  return draw_visibility(lane->draw, cell);
}

/* The strongest visibility of a lane's numbers. */
static Visibility lane_visibility(const FlowLane *lane) {
  Visibility most = HIDDEN;
  for (size_t i = 0; i < cells_count(&lane->cells) && most != FRESH; i++) {
    Visibility one = flow_visibility(lane, cells_at(&lane->cells, i));
    most = one > most ? one : most;
  }
  return most;
}

static bool lane_known(const FlowLane *lane) {
  for (size_t i = 0; i < cells_count(&lane->cells); i++)
    if (flow_visibility(lane, cells_at(&lane->cells, i)) == KNOWN)
      return true;
  return false;
}

/* ---- layers */

static void read_lanes(FlowLayer *layer, const Draw *draw, const PanelSetting *of) {
  size_t count;
  const Cells *cells = panel_cells(draw, of, &count);
  layer->lane_count = count < FLOW_LANES_MAX ? count : FLOW_LANES_MAX;
  for (size_t i = 0; i < layer->lane_count; i++)
    layer->lanes[i] = (FlowLane){cells[i], draw_pane(draw, cells[i].pane), false};
}

/* Whether all numbers of the cells can be seen at this step or, `before` it, could already. */
static bool all_known(const Draw *draw, const PanelSetting *setting) {
  size_t count;
  const Cells *cells = panel_cells(draw, setting, &count);
  for (size_t c = 0; c < count; c++) {
    const Draw *pane = draw_pane(draw, cells[c].pane);
    for (size_t i = 0; i < cells_count(&cells[c]); i++)
      if (draw_visibility(pane, cells_at(&cells[c], i)) != KNOWN)
        return false;
  }
  return count > 0;
}

static void look_at_layer(FlowLayer *layer, const Draw *draw, const PanelSetting *until) {
  bool over = until && all_known(draw, until);
  for (size_t i = 0; i < layer->lane_count; i++) {
    Visibility visible = lane_visibility(&layer->lanes[i]);
    layer->seen = layer->seen || (visible != HIDDEN && !over);
    layer->fresh = layer->fresh || (visible == FRESH && !over);
    layer->before = layer->before || (lane_known(&layer->lanes[i]) && !over);
  }
}

static void read_layers(Flow *flow, FlowColumn *column) {
  const PanelSetting *then = flow_setting(flow, column, "then");
  size_t more = then->count < FLOW_LAYERS_MAX - 1 ? then->count : FLOW_LAYERS_MAX - 1, index = column->index;
  FlowLayer *first = &column->layers[0];
  *first = (FlowLayer){.title = flow_setting(flow, column, "title"),
                       .brief = flow_setting(flow, column, "brief"),
                       .name = flow_setting(flow, column, "name"),
                       .sum = flow_setting(flow, column, "sum")};
  read_lanes(first, flow->draw, flow_setting(flow, column, "of"));
  look_at_layer(first, flow->draw, NULL);
  column->layer_count = 1;
  for (size_t i = 0; i < more; i++) {
    FlowLayer *layer = &column->layers[column->layer_count];
    *layer = (FlowLayer){
        .title = panel_nested_setting(flow->panel, "columns", index, "then", i, "title"),
        .brief = panel_nested_setting(flow->panel, "columns", index, "then", i, "brief"),
        .name = panel_nested_setting(flow->panel, "columns", index, "then", i, "name"),
        .sum = panel_nested_setting(flow->panel, "columns", index, "then", i, "sum"),
    };
    read_lanes(layer, flow->draw, panel_nested_setting(flow->panel, "columns", index, "then", i, "of"));
    look_at_layer(layer, flow->draw, panel_nested_setting(flow->panel, "columns", index, "then", i, "until"));
    if (layer->lane_count >= first->lane_count)
      column->layer_count++;
  }
}

bool flow_front(const FlowLayer **out, const FlowColumn *column, size_t lane, size_t row) {
  for (size_t i = column->layer_count; i-- > 0;) {
    const FlowLayer *layer = &column->layers[i];
    Cell cell;
    if (layer->seen && flow_cell(&cell, &layer->lanes[lane], row, 0) &&
        flow_visibility(&layer->lanes[lane], cell) != HIDDEN) {
      *out = layer;
      return true;
    }
  }
  return false;
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
    const Cells *first = &layer->lanes[0].cells;
    for (size_t j = 1; layer->seen && j < layer->lane_count; j++)
      for (size_t k = 0; k < cells_count(first); k++) {
        Cell a = cells_at(first, k), b = cells_at(&layer->lanes[j].cells, k);
        double one = draw_number(layer->lanes[0].draw, a), two = draw_number(layer->lanes[j].draw, b);
        if (one < two || one > two ||
            flow_visibility(&layer->lanes[0], a) != flow_visibility(&layer->lanes[j], b))
          return true;
      }
  }
  return false;
}

static bool is_over(const Flow *flow, const FlowColumn *column, Visibility least) {
  size_t count;
  const Cells *cells = panel_cells(flow->draw, flow_setting(flow, column, "until"), &count);
  for (size_t i = 0; i < count; i++) {
    const FlowLane lane = {cells[i], draw_pane(flow->draw, cells[i].pane), false};
    if (least == KNOWN ? lane_known(&lane) : lane_visibility(&lane) != HIDDEN)
      return true;
  }
  return false;
}

static void make_column(Flow *flow, FlowColumn *column) {
  const Draw *draw = flow->draw;
  column->show = (FlowShow)flow_setting(flow, column, "show")->word;
  read_layers(flow, column);
  read_lanes(&column->by, draw, flow_setting(flow, column, "by"));
  read_lanes(&column->move, draw, flow_setting(flow, column, "move"));
  read_lanes(&column->by_then, draw, flow_setting(flow, column, "by_then"));
  look_at_layer(&column->by, draw, NULL);
  look_at_layer(&column->by_then, draw, NULL);
  look_at_layer(&column->move, draw, NULL);
  lay_across(column);
  column->count = column->layers[0].lane_count > 0 ? columns_of(&column->layers[0].lanes[0]) : 0;
  for (size_t i = 0; i < column->by.lane_count; i++)
    column->lines += flow_lines(&column->by.lanes[i], column->count);
  for (size_t i = 0; i < column->layer_count; i++) {
    if (column->layers[i].seen)
      column->front = i;
    column->shown = column->shown || column->layers[i].seen;
    column->before = column->before || column->layers[i].before;
  }
  column->shown = column->shown && !is_over(flow, column, FRESH);
  column->before = column->before && !is_over(flow, column, KNOWN);
  column->section = flow_setting(flow, column, "section")->given;
  column->solid = flow_setting(flow, column, "like")->given;
  column->lanes = column->layers[0].lane_count > 1 && lanes_differ(column) ? column->layers[0].lane_count : 1;
  const PanelSetting *full = flow_setting(flow, column, "full");
  column->full = full->given ? panel_number(draw, full, 0) : 0;
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

/* Whether an option is given in some column of a flow. */
static bool any_given(const Panel *panel, const char *key) {
  for (size_t i = 0; i < panel_setting(panel, "columns")->count; i++)
    if (panel_item_setting(panel, "columns", i, key)->given)
      return true;
  return false;
}

/* The flows of one row keep the same lines free, so that the rows of neighbours are in line. */
static void look_at_all(Flow *flow, const Panel *panel) {
  if (panel->kind == PANEL_FLOW) {
    flow->has_titles = flow->has_titles || any_given(panel, "section");
    flow->has_names = flow->has_names || any_given(panel, "name");
    flow->has_strip = flow->has_strip || any_given(panel, "by");
    flow->has_foot =
        flow->has_foot || any_given(panel, "sum") || any_given(panel, "move") || any_given(panel, "like");
  }
  for (size_t i = 0; i < panel->child_count; i++)
    look_at_all(flow, panel->children[i]);
}

/* The outermost row that holds the panel, itself if it stands in none; NULL: it is not in the tree. */
static const Panel *row_around(const Panel *at, const Panel *panel) {
  if (at == panel)
    return at;
  for (size_t i = 0; i < at->child_count; i++) {
    const Panel *row = row_around(at->children[i], panel);
    if (row)
      return at->kind == PANEL_ROW ? at : row;
  }
  return NULL;
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

static void make_columns(Flow *flow) {
  size_t count = panel_setting(flow->panel, "columns")->count;
  flow->count = count < FLOW_COLUMNS_MAX ? count : FLOW_COLUMNS_MAX;
  flow->columns = ARENA_ARRAY(flow->draw->arena, FlowColumn, flow->count);
  for (size_t i = 0; i < flow->count; i++) {
    FlowColumn *column = &flow->columns[i];
    *column = (FlowColumn){.index = i};
    make_column(flow, column);
    for (size_t j = 0; j < column->layers[0].lane_count && column->show != FLOW_FORMULA; j++) {
      size_t rows = flow_rows_of(&column->layers[0].lanes[j]);
      flow->rows = rows > flow->rows ? rows : flow->rows;
    }
    flow->after = flow->after || (column->show == FLOW_BAR && column->front > 0);
  }
  bool summary = trace_step(flow->draw->state->trace, flow->draw->state->step).kind->summary;
  for (size_t i = 0; i < flow->count; i++) {
    FlowColumn *column = &flow->columns[i];
    if (flow->lines == 0 && column->lines > 0)
      flow->first_lines = i;
    flow->lines = column->lines > flow->lines ? column->lines : flow->lines;
    flow->has_marks = flow->has_marks || (column->lines != 1 && flow_is_marked(flow, column));
    column->old = flow->after && column->show == FLOW_ARROW && (summary || !column->layers[0].fresh);
  }
}

Flow *flow_make(const Draw *draw, const Panel *panel) {
  Flow *flow = ARENA_NEW(draw->arena, Flow);
  const Panel *tree = draw->state->lesson->panels;
  *flow = (Flow){.draw = draw, .panel = panel, .u = draw->u};
  make_columns(flow);
  show_above(flow);
  find_label(flow);
  for (size_t i = 0; i < flow->count; i++)
    flow_digits(flow, &flow->columns[i]);
  for (size_t i = flow->count; i-- > 0;)
    if (flow->columns[i].layers[0].lane_count > 0 &&
        flow_rows_of(&flow->columns[i].layers[0].lanes[0]) == flow->rows)
      flow->side = flow_side(&flow->columns[i].layers[0].lanes[0], false);
  const Panel *row = tree ? row_around(tree, panel) : NULL;
  if (row)
    look_at_all(flow, row);
  flow->places = ARENA_ARRAY(draw->arena, FlowPlace, FLOW_PLACES_MAX);
  flow_time(flow);
  return flow;
}
