/* How high a flow's lines are: its heads, what stands above its columns, its rows, its foot. */
#include "view/panel_flow.h"

#include <math.h>

/* In u. */
#define ROW_HARD 1.75 /* before rows are left out */
#define ROW_LEAST 2.2
#define ROW_MOST 7.6
#define LANE_LEAST 2.0
#define TITLES 2.9
#define NAMES 2.1
#define MARKS 2.8
#define FOOT 2.8
#define TOWER_HEAD 3.2
#define TOWER_LINE_MOST 4.4

/* Lines above the columns that are as high as rows; a single one has its own place. */
static size_t tower(const Flow *flow) {
  return flow->lines > 1 ? flow->lines : 0;
}

static double strip_room(const Flow *flow, double ease, double raised) {
  if (tower(flow) > 0)
    return raised * (TOWER_HEAD + 1.2);
  return flow->has_strip ? mix(3.2, 4.6, ease) : 0.4;
}

/* What is not rows, in u; ease: 0 where room is short, 1 where there is much; raised: how far the lines above
 * the columns are there. */
static double fixed_height(const Flow *flow, double ease, double raised) {
  return (flow->has_titles ? TITLES : 0) + mix(3, 3.5, ease) + (flow->has_names ? NAMES : 0) +
         (flow->has_marks ? MARKS : 0) + strip_room(flow, ease, raised) + (flow->has_foot ? FOOT : 0.3);
}

/* From above: titles, a matrix above the columns, heads, names, one line above the columns, marks, rows. */
static void stack_lines(Flow *flow, double y, double ease) {
  double u = flow->u, symbols = mix(3, 3.5, ease);
  flow->titles_y = y + 1.2 * u;
  y += flow->has_titles ? TITLES * u : 0;
  if (tower(flow) > 0) {
    flow->tower_y = y + 0.5 * TOWER_HEAD * u;
    flow->strip_y = y + TOWER_HEAD * u;
    flow->strip_height = fmin(flow->row, TOWER_LINE_MOST * u);
    y += flow->raised * (TOWER_HEAD * u + (double)flow->lines * flow->strip_height + 1.2 * u);
  }
  flow->symbols_y = y + 0.5 * symbols * u;
  y += symbols * u;
  flow->names_y = y + 0.8 * u;
  y += flow->has_names ? NAMES * u : 0;
  flow->marks_y = y + 1.3 * u;
  y += flow->has_marks ? MARKS * u : 0;
  if (tower(flow) == 0) {
    flow->strip_y = y + 0.1 * u;
    flow->strip_height = mix(2.7, 3.8, ease) * u;
    y += strip_room(flow, ease, 1) * u;
  }
  flow->top = y;
  flow->foot_y = y + (double)flow->drawn * flow->row + 1.4 * u;
}

void flow_set_rows(Flow *flow) {
  double u = flow->u, height = flow->rect.h / u, lines = (double)tower(flow) * flow->raised;
  double ease = clamp((height - 22) / 14, 0, 1), rest = height - fixed_height(flow, ease, flow->raised);
  double whole = flow->towers ? (double)tower(flow) : 0, /* rows come and go with a step, not on the way */
      free = height - fixed_height(flow, ease, flow->towers);
  size_t fits = free < (2 + whole) * ROW_HARD ? 1 : (size_t)(free / ROW_HARD - whole);
  flow->drawn = fits < flow->rows ? fits : flow->rows;
  double all = fmax((double)flow->drawn, 1) + lines, row = clamp(rest / all, 0.8, ROW_MOST);
  if (tower(flow) > 0)
    row = fmin(row, TOWER_LINE_MOST);
  flow->row = row * u;
  stack_lines(flow, flow->rect.y + 0.35 * fmax(rest - row * all, 0) * u, ease);
}

size_t flow_most_lanes(const Flow *flow) {
  size_t most = 1;
  for (size_t i = 0; i < flow->count; i++)
    if (flow->columns[i].shown && flow->columns[i].lanes > most)
      most = flow->columns[i].lanes;
  return most;
}

double flow_height(const Flow *flow, bool best) {
  double least = fmax(ROW_LEAST, LANE_LEAST * (double)flow_most_lanes(flow)),
         row = best ? fmax(ROW_MOST, least) : least;
  /* what comes above the columns later has its room from the first step on */
  return fixed_height(flow, best, 1) + row * (double)(flow->rows + tower(flow));
}

Rect flow_row(const Flow *flow, size_t row) {
  return (Rect){flow->rect.x, flow->top + (double)row * flow->row, flow->rect.w, flow->row};
}

double flow_end(const Flow *flow) {
  double end = flow->rect.x + flow->chips;
  for (size_t i = 0; i < flow->count; i++)
    if (flow->columns[i].shown)
      end = fmax(end, flow->columns[i].x + flow->columns[i].width);
  return end;
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
