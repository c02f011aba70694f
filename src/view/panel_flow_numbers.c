/* How many digits a flow's numbers have, and over what range they lie. */
#include "view/panel_flow.h"

#include <math.h>
#include <string.h>

/* ---- digits */

/* Whether a number before and after look different with so many digits, where they are. */
static bool look_different(const FlowLane *old, Cell before, const FlowLane *new, Cell after, int digits) {
  const ViewState *state = old->draw->state;
  double a = draw_number(old->draw, before), b = draw_number(new->draw, after);
  char one[NUMBER_MAX], two[NUMBER_MAX];
  if (!(a < b || a > b))
    return true;
  fill_show_as(one, state->trace, state->step, after, a, digits);
  fill_show(two, new->draw->state->trace, state->step, after, digits);
  return strcmp(one, two) != 0;
}

enum { PAIR_DIGITS = 4, PAIR_DIGITS_OTHERS = 3 };

/* Digits with which what came in front differs from what was there: in the right row, and as far as one
 * digit more does it in the others. */
static int pair_digits(const Flow *flow, const FlowColumn *column, int digits) {
  const FlowLayer *old = &column->layers[0], *new = &column->layers[column->front];
  for (; digits < PAIR_DIGITS; digits++) {
    bool differ = true;
    for (size_t lane = 0; lane < old->lane_count; lane++)
      for (size_t row = 0; row < flow->rows; row++)
        for (size_t i = 0; i < column->count; i++) {
          Cell before, after;
          bool counts = digits < PAIR_DIGITS_OTHERS || (flow->labelled && row == flow->label);
          if (counts && flow_cell(&before, &old->lanes[lane], row, i) &&
              flow_cell(&after, &new->lanes[lane], row, i))
            differ = differ && look_different(&old->lanes[lane], before, &new->lanes[lane], after, digits);
        }
    if (differ)
      break;
  }
  return digits;
}

/* What is in front is what became of the numbers behind it, not another thing that comes and goes: a bar has
 * grown, or the last layer has come. */
static bool is_another(const FlowColumn *column) {
  return column->show == FLOW_BAR || column->front + 1 == column->layer_count;
}

void flow_digits(const Flow *flow, FlowColumn *column) {
  int users = flow->draw->state->digits, least = (int)flow_setting(flow, column, "digits")->number;
  column->digits = users > least ? users : least;
  if (column->front > 0 && is_another(column))
    column->digits = pair_digits(flow, column, column->digits);
}

/* ---- extents */

static void widen(FlowExtent *extent, const Value *value, const Cells *cells) {
  for (size_t i = 0; i < cells_count(cells); i++) {
    Cell cell = cells_at(cells, i);
    double number =
        cell.row < value->rows && cell.col < value->cols ? value->at[cell.row * value->cols + cell.col] : NAN;
    if (!isfinite(number))
      continue;
    extent->low = fmin(extent->low, number);
    extent->high = fmax(extent->high, number);
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

static void join(FlowExtent *extent, FlowExtent other) {
  *extent = (FlowExtent){fmin(extent->low, other.low), fmax(extent->high, other.high)};
}

/* Of the panes in which the numbers can be seen: those of one pane fill the room, and shrink to a common
 * scale while those of another appear.  Before any are seen, of all. */
FlowExtent flow_extent(const Flow *flow, const FlowLayer *layer, bool lesson) {
  FlowExtent all = {0, 0}, seen = {0, 0}, known = {0, 0};
  bool any_seen = false, any_known = false;
  double shown = 1;
  for (size_t i = 0; i < layer->lane_count; i++)
    for (size_t pane = 0; pane < flow->draw->state->trace->pane_count; pane++) {
      const Draw *draw = draw_pane(flow->draw, pane);
      Cell first = cells_at(&layer->lanes[i].cells, 0);
      Visibility visible = draw_visibility(draw, first);
      FlowExtent one = lane_extent(flow, &layer->lanes[i], pane, lesson);
      join(&all, one);
      if (visible == FRESH)
        shown = draw_presence(draw, first);
      if (visible != HIDDEN)
        join(&seen, one);
      if (visible == KNOWN)
        join(&known, one);
      any_seen = any_seen || visible != HIDDEN;
      any_known = any_known || visible == KNOWN;
    }
  if (!any_seen)
    return all;
  return any_known ? (FlowExtent){mix(known.low, seen.low, shown), mix(known.high, seen.high, shown)} : seen;
}
