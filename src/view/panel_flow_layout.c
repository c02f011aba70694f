/* How wide a flow's columns and how high its rows are.
 *
 * The numbers' size is that at which all columns of the lesson fit, so that it stays from step to step; the
 * columns that are there share the width, and slide when another one comes. */
#include "view/panel_flow.h"

#include <math.h>
#include <stdio.h>

/* In u. */
#define PAD 1.0
#define GAP_LEAST 0.7
#define GAP_IDEAL 1.6
#define SIZE_MOST 2.7
#define LATER_SIZE 1.7 /* what comes in front of a weight need not be larger */
#define BAR_LEAST 5.5
#define BAR_IDEAL 11.0
#define BAR_MOST 17.0
#define ARROW_LEAST 8.0
#define ARROW_IDEAL 12.0
#define ARROW_MOST 17.0
#define ROW_LEAST 2.1
#define ROW_MOST 7.6

/* ---- widths */

#define OLD_SIZE 1.6 /* u, of numbers that step back */

double flow_size(const Flow *flow, const FlowColumn *column) {
  return column->old ? fmin(flow->size, OLD_SIZE) : flow->size;
}

/* The widest of a lane's numbers, in u for a size of 1 u. */
static double lane_text(const FlowLane *lane, int digits) {
  const ViewState *state = lane->draw->state;
  char text[NUMBER_MAX];
  double widest = 0;
  for (size_t i = 0; i < cells_count(&lane->cells); i++) {
    fill_show(text, state->trace, state->step, cells_at(&lane->cells, i), digits);
    widest = fmax(widest, draw_digits_width(lane->draw, 2, true, text));
  }
  return widest / (2 * lane->draw->u);
}

static double layer_text(const FlowLayer *layer, int digits) {
  double widest = 0;
  for (size_t i = 0; i < layer->lane_count; i++)
    widest = fmax(widest, lane_text(&layer->lanes[i], digits));
  return widest;
}

static void measure(const Flow *flow, FlowColumn *column) {
  int users = flow->draw->state->digits, digits = column->digits > users ? column->digits : users;
  double move = layer_text(&column->move, users) * SIZE_LEAST / 2;
  for (size_t i = 0; i < column->layer_count; i++)
    column->layers[i].text = layer_text(&column->layers[i], digits);
  column->text = fmax(column->layers[0].text, move);
  column->later = 0;
  for (size_t i = 1; i < column->layer_count; i++)
    column->later = fmax(column->later, column->layers[i].text);
  if (column->show != FLOW_WEIGHTS) {
    column->text = fmax(column->text, column->later);
    column->later = 0;
  }
}

/* Numbers that the layers of a column of weights show later may be smaller. */
static double weight_text(const FlowColumn *column, double size) {
  return fmax(column->text * size, column->later * fmin(size, LATER_SIZE));
}

static void set_widths(const Flow *flow, FlowColumn *column, double size) {
  double text = column->text * size, count = (double)column->count, head = 3.2;
  switch (column->show) {
  case FLOW_NUMBER:
    column->least = count * (text + 0.8);
    column->ideal = column->most = count * (text + 1.4);
    break;
  case FLOW_WEIGHTS:
    column->least = count * (weight_text(column, size) + 0.8);
    column->ideal = count * fmax(weight_text(column, size) + 1.4, 5.6);
    column->most = count * fmax(weight_text(column, size) + 3, 8.5);
    break;
  case FLOW_BAR:
    column->least = text + 0.7 + BAR_LEAST;
    column->ideal = text + 0.7 + BAR_IDEAL;
    column->most = text + 0.7 + BAR_MOST;
    break;
  case FLOW_TARGET:
    column->least = count * fmax(1.2 * size, 2.4);
    column->ideal = column->most = count * fmax(1.9 * size, 4.2);
    break;
  case FLOW_ARROW:
    column->least = text + 0.7 + ARROW_LEAST;
    column->ideal = text + 0.7 + ARROW_IDEAL;
    column->most = text + 0.7 + ARROW_MOST;
    if (column->old && size <= OLD_SIZE)
      column->ideal = column->most = column->least;
    break;
  case FLOW_FORMULA:
    column->least = column->ideal = flow_formulas_width(flow, column) / flow->u;
    column->most = 200;
    break;
  }
  column->least = fmax(column->least, head);
  column->ideal = fmax(column->ideal, head);
  column->most = fmax(column->most, head);
}

/* The space before a column; parameters stand close together. */
static double gap_before(const FlowColumn *before, const FlowColumn *column, double usual) {
  if (column->show == FLOW_WEIGHTS && before && before->show == FLOW_WEIGHTS && before->count > 1 &&
      column->count == 1)
    return fmin(0.5, usual);
  return column->show == FLOW_ARROW ? 1.3 * usual : usual;
}

/* Which columns are counted. */
typedef enum { COLUMNS_ALL, COLUMNS_NOW, COLUMNS_BEFORE } Standing;

static bool stands(const Flow *flow, const FlowColumn *column, Standing which) {
  if (which == COLUMNS_ALL) /* one that goes makes room for those behind it */
    return !flow_setting(flow, column, "until")->given;
  return which == COLUMNS_NOW ? column->shown : column->before;
}

/* All widths and gaps together, in u. */
typedef struct Total {
  double least, ideal, most;
} Total;

static Total total_of(const Flow *flow, Standing which) {
  Total total = {0};
  const FlowColumn *before = NULL;
  for (size_t i = 0; i < flow->count; i++) {
    const FlowColumn *column = &flow->columns[i];
    if (!stands(flow, column, which))
      continue;
    total.least += column->least + gap_before(before, column, GAP_LEAST);
    total.ideal += column->ideal + gap_before(before, column, GAP_IDEAL);
    total.most += column->most + gap_before(before, column, GAP_IDEAL);
    before = column;
  }
  return total;
}

static double name_width(const Flow *flow, size_t row) {
  const char *name = flow_row_name(flow, row);
  return name ? draw_text_width(flow->draw, flow->name_size, true, name) + 0.7 * flow->u : 0;
}

static double chips_width(const Flow *flow) {
  double widest = 0, u = flow->u;
  for (size_t row = 0; row < flow->rows; row++) {
    char number[NUMBER_MAX];
    snprintf(number, sizeof number, "%zu", row + 1);
    double width = draw_text_width(flow->draw, flow->size, true, number);
    widest = fmax(widest, width + name_width(flow, row) + 1.8 * u);
  }
  return fmax(fmin(widest, 0.2 * flow->rect.w), 3.4 * u);
}

/* The largest size of numbers at which every column has room. */
static void choose_size(Flow *flow) {
  double u = flow->u, most = clamp(0.5 * flow->row / u, SIZE_LEAST, SIZE_MOST);
  for (flow->size = most;; flow->size = fmax(flow->size - 0.1, SIZE_LEAST)) {
    flow->name_size = clamp(0.8 * flow->size, SIZE_LEAST, 1.9);
    flow->chips = chips_width(flow);
    for (size_t i = 0; i < flow->count; i++)
      set_widths(flow, &flow->columns[i], flow->size);
    double room = (flow->rect.w - flow->chips) / u - 2 * PAD;
    if (flow->size <= SIZE_LEAST || total_of(flow, COLUMNS_ALL).least <= room)
      break;
  }
  for (size_t i = 0; i < flow->count; i++)
    set_widths(flow, &flow->columns[i], flow_size(flow, &flow->columns[i]));
}

/* A width between least and ideal, or between ideal and most, as the whole is. */
static double share_width(const FlowColumn *column, Total total, double room) {
  if (room <= total.least)
    return column->least * room / total.least;
  if (room <= total.ideal)
    return mix(column->least, column->ideal, (room - total.least) / (total.ideal - total.least));
  if (total.most <= total.ideal)
    return column->ideal;
  return mix(column->ideal, column->most, fmin((room - total.ideal) / (total.most - total.ideal), 1));
}

static double share_gap(const FlowColumn *before, const FlowColumn *column, Total total, double room) {
  double least = gap_before(before, column, GAP_LEAST), ideal = gap_before(before, column, GAP_IDEAL);
  if (room <= total.least)
    return least * room / total.least;
  return room >= total.ideal ? ideal : mix(least, ideal, (room - total.least) / (total.ideal - total.least));
}

typedef struct Span {
  double x, width;
} Span;

/* In pixels; of columns that do not stand the width is 0. */
static void place_columns(Span spans[FLOW_COLUMNS_MAX], const Flow *flow, Standing which) {
  double u = flow->u, room = (flow->rect.w - flow->chips) / u - 2 * PAD;
  double x = flow->rect.x + PAD * u + flow->chips;
  Total total = total_of(flow, which);
  const FlowColumn *before = NULL;
  for (size_t i = 0; i < flow->count; i++) {
    const FlowColumn *column = &flow->columns[i];
    spans[i] = (Span){x, 0};
    if (!stands(flow, column, which))
      continue;
    x += share_gap(before, column, total, room) * u;
    spans[i] = (Span){x, share_width(column, total, room) * u};
    x += spans[i].width;
    before = column;
  }
}

static void set_columns(Flow *flow) {
  Span now[FLOW_COLUMNS_MAX], before[FLOW_COLUMNS_MAX];
  place_columns(now, flow, COLUMNS_NOW);
  place_columns(before, flow, COLUMNS_BEFORE);
  for (size_t i = 0; i < flow->count; i++) {
    FlowColumn *column = &flow->columns[i];
    double t = before[i].width > 0 ? flow->draw->t : 1;
    column->x = mix(before[i].x, now[i].x, t);
    column->width = mix(before[i].width, now[i].width, t);
    if (column->show == FLOW_BAR)
      flow_bars_scale(flow, column);
    else if (column->show == FLOW_ARROW)
      flow_arrows_scale(flow, column);
  }
}

/* ---- heights */

/* What is not rows, in u, where a row would have this height. */
static double fixed_height(const Flow *flow, double ease) {
  return mix(2.8, 3.4, ease) + (flow->has_names ? 2.1 : 0) + (flow->has_strip ? mix(3.2, 4.6, ease) : 0.4) +
         (flow->has_foot ? 2.8 : 0.3);
}

static void set_rows(Flow *flow) {
  double u = flow->u, height = flow->rect.h / u;
  double ease = clamp((height - 22) / 14, 0, 1), fixed = fixed_height(flow, ease), rest = height - fixed;
  size_t fits = rest < 2 * ROW_LEAST ? 1 : (size_t)(rest / ROW_LEAST);
  flow->drawn = fits < flow->rows ? fits : flow->rows;
  double row = clamp(rest / fmax((double)flow->drawn, 1), 0.8, ROW_MOST);
  double y = flow->rect.y + 0.35 * fmax(rest - row * (double)flow->drawn, 0) * u,
         symbols = mix(2.8, 3.4, ease);
  flow->row = row * u;
  flow->symbols_y = y + 0.5 * symbols * u;
  y += symbols * u;
  flow->names_y = y + 0.8 * u;
  y += flow->has_names ? 2.1 * u : 0;
  flow->strip_y = y + 0.1 * u;
  flow->strip_height = mix(2.7, 3.8, ease) * u;
  y += (flow->has_strip ? mix(3.2, 4.6, ease) : 0.4) * u;
  flow->top = y;
  flow->foot_y = y + (double)flow->drawn * flow->row + 1.4 * u;
}

void flow_layout(Flow *flow, Rect rect) {
  flow->rect = rect;
  set_rows(flow);
  for (size_t i = 0; i < flow->count; i++)
    measure(flow, &flow->columns[i]);
  choose_size(flow);
  set_columns(flow);
}

PanelRoom flow_room(Flow *flow) {
  flow->size = flow->name_size = SIZE_LEAST;
  flow->rect = (Rect){0, 0, 100 * flow->u, 0};
  for (size_t i = 0; i < flow->count; i++) {
    measure(flow, &flow->columns[i]);
    set_widths(flow, &flow->columns[i], flow->size);
  }
  double chips = chips_width(flow) / flow->u;
  return (PanelRoom){.width = total_of(flow, COLUMNS_ALL).least + chips + 2 * PAD,
                     .height = fixed_height(flow, 0) + ROW_LEAST * (double)flow->rows,
                     .best_height = fixed_height(flow, 1) + ROW_MOST * (double)flow->rows};
}

Rect flow_row(const Flow *flow, size_t row) {
  return (Rect){flow->rect.x, flow->top + (double)row * flow->row, flow->rect.w, flow->row};
}

Rect flow_lane(const Flow *flow, const FlowColumn *column, size_t lane, size_t row) {
  Rect rect = flow_row(flow, row);
  rect.h /= (double)column->lanes;
  rect.y += (double)lane * rect.h;
  return rect;
}

Rect flow_place_of(const Flow *flow, const FlowColumn *column, size_t row, size_t i) {
  double u = flow->u, width = column->width / (double)column->count, gap = fmin(0.15 * u, 0.05 * width),
         height = fmin(flow->row - fmin(0.6 * u, 0.15 * flow->row), 6 * u);
  Rect whole = flow_row(flow, row);
  return (Rect){column->x + (double)i * width + gap, whole.y + (whole.h - height) / 2, width - 2 * gap,
                height};
}
