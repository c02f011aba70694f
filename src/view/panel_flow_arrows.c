/* Arrows of a flow: a gradient hollow, a move solid.  A move is stretched so that it is as long as the
 * gradient that it answers; what one length stands for is written below. */
#include "view/arrow.h"
#include "view/panel_flow.h"

#include <math.h>

static double size_of(FlowExtent extent) {
  return fmax(extent.high, -extent.low);
}

/* How many units of the first are one of the second. */
static double ratio(FlowExtent of, FlowExtent by) {
  double one = size_of(of), other = size_of(by);
  return one > 0 && other > 0 && isfinite(one / other) ? one / other : 0;
}

void flow_arrows_scale(const Flow *flow, FlowColumn *column) {
  bool lesson = flow_setting(flow, column, "scale")->word == 0;
  FlowExtent extent = flow_extent(flow, &column->layers[0], lesson), like = extent, shown = extent;
  FlowLayer other = {0};
  size_t count;
  const Cells *cells = panel_cells(flow->draw, flow_setting(flow, column, "like"), &count);
  for (; other.lane_count < count && other.lane_count < FLOW_LANES_MAX; other.lane_count++)
    other.lanes[other.lane_count].cells = cells[other.lane_count];
  if (count > 0)
    like = flow_extent(flow, &other, lesson);
  double u = flow->u, stretch = 1;
  if (count > 0) { /* mirrored: the same length, whatever its sign */
    stretch = ratio(like, extent);
    shown = (FlowExtent){extent.low * stretch, extent.high * stretch};
  }
  bool both = column->move.lane_count > 0;
  if (both) /* a move goes as far to the other side */
    shown = (FlowExtent){-size_of(extent), size_of(extent)};
  column->numbers = fmin(column->text * flow_size(flow, column) * u, 0.62 * column->width);
  double room = fmax(column->width - column->numbers - 0.7 * u, 0), range = shown.high - shown.low;
  double scale = range > 0 ? room / range : 0;
  column->axis = column->x - shown.low * scale;
  column->scale = scale * stretch;
  column->move_scale = both ? scale * ratio(extent, flow_extent(flow, &column->move, lesson)) : 0;
}

static Rect number_place(const Flow *flow, const FlowColumn *column, size_t row, size_t line, size_t lines) {
  Rect whole = flow_row(flow, row);
  double height = (whole.h - 0.3 * flow->u) / (double)lines;
  return (Rect){column->x + column->width - column->numbers, whole.y + 0.15 * flow->u + (double)line * height,
                column->numbers, height};
}

/* Numbers of the pass before, once the next one is on screen, are pale. */
static double strength(const Flow *flow, Visibility visible) {
  return flow->after ? 0.8 : visible == FRESH ? 1 : 0.9;
}

/* A gradient or a move. */
typedef struct Kind {
  const FlowLayer *layer;
  double scale;
  bool solid;
  size_t line, lines; /* of its number in the row */
} Kind;

static void draw_shape(const Flow *flow, const FlowColumn *column, const Kind *kind, Cell cell, size_t row) {
  const FlowLane *lane = &kind->layer->lanes[0];
  const Theme *theme = flow->draw->theme;
  double length = draw_number(lane->draw, cell) * kind->scale,
         shown = flow->after ? 1 : flow_presence(flow, kind->layer, lane, cell, row);
  Rect rect = flow_row(flow, row);
  bool again = kind->layer == &column->move && fabs(length) < 1; /* a dot is there already */
  if (!isfinite(length) || shown <= 0 || again)
    return;
  Color ground = flow->labelled && row == flow->label ? theme->tints[row % THEME_CLASSES] : theme->card;
  Color color = color_mix(ground, flow_color(flow, row), strength(flow, flow_visibility(lane, cell)));
  arrow_draw(flow->draw, round(column->axis), rect.y + rect.h / 2, length * shown,
             (ArrowLook){fmin(0.3 * flow->row, 1.3 * flow->u), color, ground, kind->solid});
}

/* The number that should agree with it, below. */
static void draw_check(const Flow *flow, const FlowColumn *column, size_t row, Rect place) {
  FlowLayer check = {0};
  size_t count;
  const Cells *cells = panel_cells(flow->draw, flow_setting(flow, column, "check"), &count);
  if (count == 0)
    return;
  check.lanes[0] = (FlowLane){cells[0], draw_pane(flow->draw, cells[0].pane), false};
  Cell cell;
  if (!flow_cell(&cell, &check.lanes[0], row, 0))
    return;
  CellLook look = {.align = ALIGN_RIGHT,
                   .size = SIZE_LEAST,
                   .digits = column->digits,
                   .color = color_fade(flow->draw->theme->good, draw_presence(check.lanes[0].draw, cell)),
                   .group = panel_group(flow->panel, 1),
                   .row = (int)row,
                   .col = 20 * (int)column->index};
  draw_cell(check.lanes[0].draw, place, cell, look);
}

static bool is_checked(const Flow *flow, const FlowColumn *column, size_t row) {
  size_t count;
  const Cells *cells = panel_cells(flow->draw, flow_setting(flow, column, "check"), &count);
  if (count == 0 || row >= cells->rows || column->old || flow->row < 3.2 * flow->u)
    return false;
  return draw_visibility(draw_pane(flow->draw, cells->pane),
                         (Cell){cells->value, cells->row + row, cells->col}) == FRESH;
}

static void draw_number_of(Flow *flow, const FlowColumn *column, const Kind *kind, Cell cell, size_t row) {
  const FlowLane *lane = &kind->layer->lanes[0];
  Rect place = number_place(flow, column, row, kind->line, kind->lines);
  bool checked = kind->lines == 1 && is_checked(flow, column, row);
  if (checked) {
    Rect below = {place.x, place.y + 0.58 * place.h, place.w, 0.42 * place.h};
    place.h *= 0.58;
    draw_check(flow, column, row, below);
  }
  CellLook look = flow_look(flow, column, lane, cell, row);
  look.align = ALIGN_RIGHT;
  look.digits = kind->layer == &column->move ? 0 : look.digits;
  look.size = fmax(fmin(look.size, (kind->lines > 1 ? 0.85 : 0.9) * place.h / flow->u), SIZE_LEAST);
  look.color = color_fade(look.color, flow->after ? 1 : flow_presence(flow, kind->layer, lane, cell, row));
  look.col += kind->line > 0;
  draw_cell(lane->draw, place, cell, look);
  flow_stand(flow, lane, cell, (Point){place.x + 0.6 * place.w, place.y + place.h / 2});
}

static void draw_kind(Flow *flow, const FlowColumn *column, const Kind *kind) {
  if (kind->layer->lane_count == 0 || !kind->layer->seen)
    return;
  for (size_t row = 0; row < flow->drawn; row++) {
    Cell cell;
    if (!flow_cell(&cell, &kind->layer->lanes[0], row, 0) ||
        flow_visibility(&kind->layer->lanes[0], cell) == HIDDEN)
      continue;
    draw_shape(flow, column, kind, cell, row);
    if (kind->line < kind->lines)
      draw_number_of(flow, column, kind, cell, row);
  }
}

void flow_arrows_draw(Flow *flow, const FlowColumn *column) {
  bool both = column->move.lane_count > 0 && column->move.seen;
  size_t lines = both && flow->row >= 3.2 * flow->u ? 2 : 1;
  flow_axis_draw(flow, column->axis);
  Kind gradient = {&column->layers[0], column->scale, column->solid, 0, lines};
  Kind move = {&column->move, column->move_scale, true, 1, lines};
  draw_kind(flow, column, &gradient);
  draw_kind(flow, column, &move);
}
