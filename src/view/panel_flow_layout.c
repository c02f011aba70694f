/* How wide a flow's columns and how high its rows are.
 *
 * The numbers' size is that at which all columns of the lesson fit, so that it stays from step to step; the
 * columns that are there share the width, and slide when another one comes. */
#include "view/panel_flow.h"

#include <math.h>

/* In u. */
#define PAD 1.0
#define GAP_LEAST 0.7
#define GAP_IDEAL 1.6
#define GAP_MOST 3.6
#define SIZE_MOST 2.7
#define LATER_SIZE 1.7 /* what comes in front of a weight need not be larger */
#define BAR_HARD 2.0   /* hard: where even the least has no room, before numbers suffer */
#define BAR_LEAST 4.2
#define BAR_IDEAL 11.0
#define BAR_MOST 30.0
#define ARROW_HARD 4.0
#define ARROW_LEAST 6.5
#define ARROW_IDEAL 12.0
#define ARROW_MOST 22.0

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
    if (column->count > 1) {
      column->least = count * (text + 0.8);
      column->ideal = column->most = count * (text + 1.4);
      break;
    }
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
    break;
  case FLOW_FORMULA:
    column->least = column->ideal = flow_formulas_width(flow, column) / flow->u;
    column->most = 200;
    break;
  }
  column->hard = column->least;
  if (column->show == FLOW_BAR && column->count == 1)
    column->hard -= BAR_LEAST - BAR_HARD;
  else if (column->show == FLOW_ARROW)
    column->hard -= ARROW_LEAST - ARROW_HARD;
  column->least = fmax(column->least, head);
  column->ideal = fmax(column->ideal, head);
  column->most = fmax(column->most, head);
}

/* The space before a column; parameters stand close together. */
static double gap_before(const FlowColumn *before, const FlowColumn *column, double usual) {
  if (column->show == FLOW_WEIGHTS && before && before->show == FLOW_WEIGHTS && before->count > 1 &&
      column->count == 1)
    return fmin(0.5, usual);
  if (column->section)
    return 3.2 * usual;
  return column->show == FLOW_ARROW ? 1.3 * usual : usual;
}

/* Where even the least has no room; parts stay apart. */
static double hard_gap(const FlowColumn *before, const FlowColumn *column) {
  return (column->section ? 0.9 : 0.5) * gap_before(before, column, GAP_LEAST);
}

/* Which columns are counted. */
typedef enum { COLUMNS_ALL, COLUMNS_NOW, COLUMNS_BEFORE } Standing;

static bool stands(const Flow *flow, const FlowColumn *column, Standing which) {
  if (column->given_up)
    return false;
  if (which == COLUMNS_ALL) /* one that goes makes room for those behind it */
    return !flow_setting(flow, column, "until")->given;
  return which == COLUMNS_NOW ? column->shown : column->before;
}

/* All widths and gaps together, in u. */
typedef struct Total {
  double hard, least, ideal, most;
} Total;

static Total total_of(const Flow *flow, Standing which) {
  Total total = {0};
  const FlowColumn *before = NULL;
  for (size_t i = 0; i < flow->count; i++) {
    const FlowColumn *column = &flow->columns[i];
    if (!stands(flow, column, which))
      continue;
    total.hard += column->hard + hard_gap(before, column);
    total.least += column->least + gap_before(before, column, GAP_LEAST);
    total.ideal += column->ideal + gap_before(before, column, GAP_IDEAL);
    total.most += column->most + gap_before(before, column, GAP_MOST);
    before = column;
  }
  return total;
}

/* The chips of samples have their class's mark before the number, and its name behind it where that is short.
 */
static double chip_width(const Flow *flow, size_t row) {
  const char *name = flow_row_name(flow, row);
  double u = flow->u,
         width = draw_digits_width(flow->draw, flow->size, true, flow_row_number(flow, row)) + 1.6 * u;
  if (flow->classed)
    width += 2 * u;
  return name ? width + draw_text_width(flow->draw, flow->name_size, true, name) + 0.8 * u : width;
}

static double chips_width(const Flow *flow) {
  double widest = 0;
  for (size_t row = 0; row < flow->rows; row++)
    widest = fmax(widest, chip_width(flow, row));
  return fmax(fmin(widest, 0.2 * flow->rect.w), 3.4 * flow->u);
}

/* A section is as wide as its title and result at least: its first column that stands makes up for it. */
static void widen_section(Flow *flow, size_t first) {
  FlowColumn *widened = NULL;
  double room = 0;
  for (size_t i = first; i < flow->count && (i == first || !flow->columns[i].section); i++) {
    FlowColumn *column = &flow->columns[i];
    room += column->shown ? column->least + (widened ? GAP_LEAST : 0) : 0;
    widened = widened || !column->shown ? widened : column;
  }
  double short_of = flow_section_width(flow, &flow->columns[first]) / flow->u - room;
  if (!widened || short_of <= 0)
    return;
  widened->least += short_of;
  widened->ideal = fmax(widened->ideal, widened->least);
  widened->most = fmax(widened->most, widened->ideal);
}

/* The next column that may give way; NULL: none. */
static FlowColumn *next_spare(const Flow *flow) {
  FlowColumn *next = NULL;
  double least = INFINITY;
  for (size_t i = 0; i < flow->count; i++) {
    const PanelSetting *spare = flow_setting(flow, &flow->columns[i], "spare");
    if (spare->given && spare->number < least && stands(flow, &flow->columns[i], COLUMNS_ALL)) {
      least = spare->number;
      next = &flow->columns[i];
    }
  }
  return next;
}

/* Where not all columns have room, in u. */
static void give_up(Flow *flow, double room) {
  FlowColumn *spare;
  while (total_of(flow, COLUMNS_ALL).least > room && (spare = next_spare(flow)) != NULL) {
    spare->given_up = true;
    spare->shown = spare->before = false;
  }
}

/* As high as rows let numbers be; where some stand below one another all are as small as these. */
static double most_size(const Flow *flow) {
  size_t lanes = flow_most_lanes(flow);
  double row = flow->row / flow->u, share = lanes > 1 ? 0.8 * (row - 0.6) / (double)lanes : 0.5 * row;
  return clamp(share, SIZE_LEAST, SIZE_MOST);
}

static void set_all_widths(Flow *flow) {
  for (size_t i = 0; i < flow->count; i++)
    set_widths(flow, &flow->columns[i], flow_size(flow, &flow->columns[i]));
  for (size_t i = 0; i < flow->count; i++)
    if (flow->columns[i].section)
      widen_section(flow, i);
}

/* The largest size of numbers at which every column has room. */
static void choose_size(Flow *flow) {
  double u = flow->u, most = most_size(flow);
  for (flow->size = most;; flow->size = fmax(flow->size - 0.1, SIZE_LEAST)) {
    flow->name_size = clamp(0.8 * flow->size, SIZE_LEAST, 1.9);
    flow->chips = chips_width(flow);
    set_all_widths(flow);
    double room = (flow->rect.w - flow->chips) / u - 2 * PAD;
    if (flow->size <= SIZE_LEAST)
      give_up(flow, room);
    if (flow->size <= SIZE_LEAST || total_of(flow, COLUMNS_ALL).least <= room)
      break;
  }
}

/* What lies between four lengths as the room lies between the totals of such. */
static double share(const Total *of, Total total, double room) {
  if (room <= total.hard)
    return of->hard * room / total.hard;
  if (room <= total.least)
    return mix(of->hard, of->least, (room - total.hard) / (total.least - total.hard));
  if (room <= total.ideal)
    return mix(of->least, of->ideal, (room - total.least) / (total.ideal - total.least));
  if (total.most <= total.ideal)
    return of->ideal;
  return mix(of->ideal, of->most, fmin((room - total.ideal) / (total.most - total.ideal), 1));
}

static double share_width(const FlowColumn *column, Total total, double room) {
  return share(&(Total){column->hard, column->least, column->ideal, column->most}, total, room);
}

static double share_gap(const FlowColumn *before, const FlowColumn *column, Total total, double room) {
  const Total gaps = {hard_gap(before, column), gap_before(before, column, GAP_LEAST),
                      gap_before(before, column, GAP_IDEAL), gap_before(before, column, GAP_MOST)};
  return share(&gaps, total, room);
}

typedef struct FlowSpan {
  double x, width;
} FlowSpan;

/* In pixels; of columns that do not stand the width is 0. */
static void place_columns(FlowSpan spans[FLOW_COLUMNS_MAX], const Flow *flow, Standing which) {
  double u = flow->u, room = (flow->rect.w - flow->chips) / u - 2 * PAD;
  double x = flow->rect.x + PAD * u + flow->chips;
  Total total = total_of(flow, which);
  const FlowColumn *before = NULL;
  for (size_t i = 0; i < flow->count; i++) {
    const FlowColumn *column = &flow->columns[i];
    spans[i] = (FlowSpan){x, 0};
    if (!stands(flow, column, which))
      continue;
    x += share_gap(before, column, total, room) * u;
    spans[i] = (FlowSpan){x, share_width(column, total, room) * u};
    x += spans[i].width;
    before = column;
  }
}

static void set_columns(Flow *flow) {
  FlowSpan now[FLOW_COLUMNS_MAX], before[FLOW_COLUMNS_MAX];
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

void flow_layout(Flow *flow, Rect rect) {
  flow->rect = rect;
  flow_set_rows(flow);
  for (size_t i = 0; i < flow->count; i++)
    measure(flow, &flow->columns[i]);
  choose_size(flow);
  set_columns(flow);
}

#define ROOM_SIZE 1.6 /* u, of numbers that can be read */
#define ROOM_MOST 96  /* u, of what columns may give way for */

PanelRoom flow_room(Flow *flow) {
  flow->size = ROOM_SIZE;
  flow->name_size = SIZE_SMALL;
  flow->rect = (Rect){0, 0, 100 * flow->u, 0};
  for (size_t i = 0; i < flow->count; i++) {
    measure(flow, &flow->columns[i]);
    set_widths(flow, &flow->columns[i], flow->size);
  }
  double chips = chips_width(flow) / flow->u;
  give_up(flow, ROOM_MOST - chips - 2 * PAD);
  return (PanelRoom){.width = total_of(flow, COLUMNS_ALL).least + chips + 2 * PAD,
                     .height = flow_height(flow, false),
                     .best_height = flow_height(flow, true)};
}
