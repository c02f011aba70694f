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
#define SIZE_ALONE 3.6 /* where there is nothing but numbers */
#define LATER_SIZE 2.0 /* what comes in front of a weight need not be larger */
#define HEAD 3.2       /* of a symbol above a column */
#define WORD 0.75      /* of a number's size: a word in its place */
#define SPARE_NEW 1000 /* above any lesson's number of a column that may give way */

/* ---- widths */

double flow_two(const Flow *flow) {
  return 2 * flow->least + 0.1;
}

double flow_size(const Flow *flow, const FlowColumn *column) {
  return column->old ? fmin(flow->size, flow->least) : flow->size;
}

/* The widest of a layer's numbers, in u for a size of 1 u. */
static double layer_text(const FlowLayer *layer, int digits) {
  char text[NUMBER_MAX];
  double widest = 0;
  for (size_t i = 0; i < layer->lane_count; i++) {
    const Draw *draw = layer->lanes[i].draw;
    const Cells *cells = &layer->lanes[i].cells;
    for (size_t k = 0; k < cells_count(cells); k++) {
      fill_show(text, draw->state->trace, draw->state->step, cells_at(cells, k), digits);
      double size = isnan(draw_number(draw, cells_at(cells, k))) ? 2 * WORD : 2;
      const char *shown = size < 2 ? fill_undefined(draw->state->language) : text;
      widest = fmax(widest, draw_digits_width(draw, size, true, shown) / (2 * draw->u));
    }
  }
  return widest;
}

/* Numbers that a column of weights shows later may be smaller; others are not. */
static void measure(FlowColumn *column) {
  column->text = column->later = 0;
  for (size_t i = 0; i < column->layer_count; i++) {
    FlowLayer *layer = &column->layers[i];
    layer->text = layer_text(layer, column->digits);
    double *widest = i > 0 && column->show == FLOW_WEIGHTS ? &column->later : &column->text;
    *widest = fmax(*widest, layer->text);
  }
}

/* What a number has beside its text, a bar or an arrow included, and what it has at least, as room is from
 * short to ample: where even the least has no room, bars and arrows suffer before numbers do. */
static const struct {
  FlowWidths more, least;
} SHOWS[] = {[FLOW_NUMBER] = {{{0.8, 0.8, 1.4, 1.4}}, {{0}}},
             [FLOW_WEIGHTS] = {{{1.4, 1.4, 1.8, 3}}, {{0, 0, 5.6, 8.5}}},
             [FLOW_BAR] = {{{2.7, 4.9, 11.7, 30.7}}, {{0}}},
             [FLOW_TARGET] = {{{0.9, 0.9, 2.2, 2.2}}, {{2.4, 2.4, 4.2, 4.2}}},
             [FLOW_ARROW] = {{{4.7, 7.2, 12.7, 22.7}}, {{0}}}};

static void set_widths(const Flow *flow, FlowColumn *column, double size) {
  double text = fmax(column->text * size, column->later * fmin(size, LATER_SIZE));
  FlowShow show = column->show == FLOW_BAR && column->count > 1 ? FLOW_NUMBER : column->show;
  for (size_t i = 0; i < FLOW_WIDTHS; i++)
    column->widths.at[i] =
        fmax((double)column->count * fmax(text + SHOWS[show].more.at[i], SHOWS[show].least.at[i]),
             i > 0 ? HEAD : 0);
  column->widths.at[FLOW_WIDTHS - 1] =
      fmax(column->widths.at[FLOW_WIDTHS - 1], flow_marks_width(flow, column));
}

/* The space before a column where it is usually so much; parameters stand close together. */
static double gap_of(const FlowColumn *before, const FlowColumn *column, double usual) {
  if (column->show == FLOW_WEIGHTS && before && before->show == FLOW_WEIGHTS && before->count > 1 &&
      column->count == 1)
    return fmin(0.5, usual);
  if (column->section)
    return 3.2 * usual;
  return column->show == FLOW_ARROW ? 1.3 * usual : usual;
}

static FlowWidths gap_before(const FlowColumn *before, const FlowColumn *column) {
  double least = gap_of(before, column, GAP_LEAST);
  return (FlowWidths){{(column->section ? 0.9 : 0.5) * least, least, gap_of(before, column, GAP_IDEAL),
                       gap_of(before, column, GAP_MOST)}};
}

/* Which columns are counted. */
typedef enum { COLUMNS_ALL, COLUMNS_NOW, COLUMNS_BEFORE } Standing;

static bool stands(const Flow *flow, const FlowColumn *column, Standing which) {
  if (which == COLUMNS_ALL) /* one that goes makes room for those behind it */
    return column->counted && (column->shown || !flow_setting(flow, column, "until")->given);
  return which == COLUMNS_NOW ? column->shown : column->before;
}

/* All widths and gaps together. */
static FlowWidths total_of(const Flow *flow, Standing which) {
  FlowWidths total = {{0}};
  const FlowColumn *before = NULL;
  for (size_t i = 0; i < flow->count; i++) {
    const FlowColumn *column = &flow->columns[i];
    if (!stands(flow, column, which))
      continue;
    FlowWidths gap = gap_before(before, column);
    for (size_t k = 0; k < FLOW_WIDTHS; k++)
      total.at[k] += column->widths.at[k] + gap.at[k];
    before = column;
  }
  return total;
}

static double least_of(const Flow *flow) {
  return total_of(flow, COLUMNS_ALL).at[1];
}

/* A section is as wide as its title and result at least: its first column that stands makes up for it. */
static void widen_section(Flow *flow, size_t first) {
  FlowColumn *widened = NULL;
  double room[2] = {0, 0};
  for (size_t i = first; i < flow->count && (i == first || !flow->columns[i].section); i++) {
    FlowColumn *column = &flow->columns[i];
    for (size_t k = 0; k < 2 && column->shown; k++)
      room[k] += column->widths.at[k] + (widened ? (k > 0 ? 1 : 0.5) * GAP_LEAST : 0);
    widened = widened || !column->shown ? widened : column;
  }
  if (!widened)
    return;
  double *widths = widened->widths.at;
  for (size_t k = 0; k < 2; k++)
    widths[k] += fmax(flow_section_width(flow, &flow->columns[first], k == 0) / flow->u - room[k], 0);
  for (size_t k = 1; k < FLOW_WIDTHS; k++)
    widths[k] = fmax(widths[k], widths[k - 1]);
}

/* The next column that may give way; NULL: none.  What has just come stays, if anything else can go. */
static FlowColumn *next_spare(const Flow *flow, Standing which) {
  FlowColumn *next = NULL;
  double least = INFINITY;
  for (size_t i = 0; i < flow->count; i++) {
    FlowColumn *column = &flow->columns[i];
    const PanelSetting *spare = flow_setting(flow, column, "spare");
    if (!spare->given || !stands(flow, column, which))
      continue;
    double number = spare->number + (which == COLUMNS_NOW && !column->before ? SPARE_NEW : 0);
    if (number < least) {
      least = number;
      next = column;
    }
  }
  return next;
}

/* Where those that are counted have no room, in u.  A step's columns give way only as long as it lasts; of
 * what a lesson needs room for they are left out for good. */
static void give_up(Flow *flow, Standing which, double room) {
  FlowColumn *spare;
  while (total_of(flow, which).at[1] > room && (spare = next_spare(flow, which)) != NULL) {
    spare->counted = spare->counted && which != COLUMNS_ALL;
    spare->shown = spare->shown && which == COLUMNS_BEFORE;
    spare->before = spare->before && which == COLUMNS_NOW;
  }
}

/* Nothing in the rows grows with the width. */
static bool has_numbers_only(const Flow *flow) {
  for (size_t i = 0; i < flow->count; i++)
    if (flow->columns[i].show != FLOW_NUMBER || flow->columns[i].section)
      return false;
  return !flow->labelled;
}

/* As high as rows let numbers be; where some stand below one another all are as small as these. */
static double most_size(const Flow *flow) {
  size_t lanes = flow_most_lanes(flow);
  double row = flow->row / flow->u, share = lanes > 1 ? 0.82 * (row - 0.3) / (double)lanes : 0.5 * row;
  return clamp(share, flow->least, has_numbers_only(flow) ? SIZE_ALONE : SIZE_MOST);
}

static void set_all_widths(Flow *flow) {
  for (size_t i = 0; i < flow->count; i++)
    set_widths(flow, &flow->columns[i], flow_size(flow, &flow->columns[i]));
  for (size_t i = 0; i < flow->count; i++)
    if (flow->columns[i].section)
      widen_section(flow, i);
}

static double room_of(const Flow *flow) {
  return (flow->rect.w - flow->chips) / flow->u - 2 * PAD;
}

/* The largest size of numbers, at most and at least so large, at which every column has room. */
static void choose_size(Flow *flow, double most, double least) {
  for (flow->size = most;; flow->size = fmax(flow->size - 0.1, least)) {
    flow->name_size = clamp(0.8 * flow->size, SIZE_LEAST, 1.9);
    flow->chips = flow_chips_width(flow);
    set_all_widths(flow);
    if (flow->size <= least || least_of(flow) <= room_of(flow))
      break;
  }
}

/* A width between the four, as the room lies between the totals. */
static double share(FlowWidths of, FlowWidths total, double room) {
  if (room <= total.at[0])
    return of.at[0] * room / total.at[0];
  for (size_t i = 1; i < FLOW_WIDTHS; i++)
    if (room <= total.at[i])
      return mix(of.at[i - 1], of.at[i], (room - total.at[i - 1]) / (total.at[i] - total.at[i - 1]));
  return of.at[FLOW_WIDTHS - 1];
}

typedef struct FlowSpan {
  double x, width;
} FlowSpan;

/* In pixels; of columns that do not stand the width is 0. */
static void place_columns(FlowSpan spans[FLOW_COLUMNS_MAX], const Flow *flow, Standing which) {
  double u = flow->u, room = room_of(flow), x = flow->rect.x + PAD * u + flow->chips;
  FlowWidths total = total_of(flow, which);
  const FlowColumn *before = NULL;
  for (size_t i = 0; i < flow->count; i++) {
    const FlowColumn *column = &flow->columns[i];
    spans[i] = (FlowSpan){x, 0};
    if (!stands(flow, column, which))
      continue;
    x += share(gap_before(before, column), total, room) * u;
    spans[i] = (FlowSpan){x, share(column->widths, total, room) * u};
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

/* What then is left of the width lies at both sides. */
static void centre(Flow *flow) {
  double spare = fmax(room_of(flow) - total_of(flow, COLUMNS_ALL).at[FLOW_WIDTHS - 1], 0) * flow->u;
  if (!has_numbers_only(flow))
    return;
  flow->rect.x += spare / 2;
  flow->rect.w -= spare;
}

void flow_layout(Flow *flow, Rect rect) {
  flow->rect = rect;
  flow_set_rows(flow);
  for (size_t i = 0; i < flow->count; i++)
    measure(&flow->columns[i]);
  choose_size(flow, most_size(flow), flow->least);
  give_up(flow, COLUMNS_NOW, room_of(flow));
  give_up(flow, COLUMNS_BEFORE, room_of(flow));
  if (total_of(flow, COLUMNS_NOW).at[0] > room_of(flow)) { /* more columns than any lesson should have */
    flow->least = SIZE_LEAST;
    choose_size(flow, flow->size, flow->least);
  }
  centre(flow);
  set_columns(flow);
}

#define ROOM_SIZE                                                                                            \
  1.6 /* u, of numbers that can be read: in a window of any shape, so this may be below least */
#define ROOM_MOST 96 /* u, of what columns may give way for */
#define AMPLE_SIZE 2.3

/* Returns the width of the chips in u. */
static double measure_all(Flow *flow, double size) {
  flow->size = size;
  flow->name_size = SIZE_SMALL;
  flow->rect = (Rect){0, 0, 100 * flow->u, 0};
  for (size_t i = 0; i < flow->count; i++) {
    measure(&flow->columns[i]);
    set_widths(flow, &flow->columns[i], flow->size);
  }
  return flow_chips_width(flow) / flow->u;
}

bool flow_has_room(Flow *flow, Rect rect) {
  double chips = measure_all(flow, AMPLE_SIZE);
  for (size_t i = 0; i < flow->count; i++)
    if (flow->columns[i].section) /* titles of parts need their own room */
      return false;
  return total_of(flow, COLUMNS_ALL).at[2] + chips + 2 * PAD <= rect.w / flow->u &&
         flow_height(flow, true) <= rect.h / flow->u;
}

PanelRoom flow_room(Flow *flow) {
  double chips = measure_all(flow, ROOM_SIZE);
  give_up(flow, COLUMNS_ALL, ROOM_MOST - chips - 2 * PAD);
  /* Columns that go before others come need not have all of both at once. */
  double least = fmax(total_of(flow, COLUMNS_NOW).at[1], total_of(flow, COLUMNS_ALL).at[0]);
  return (PanelRoom){.width = least + chips + 2 * PAD,
                     .height = flow_height(flow, false),
                     .best_height = flow_height(flow, true)};
}
