/* Arrows of a flow: a gradient hollow, a move solid.  A move is stretched so that it is as long as the
 * gradient that it answers. */
#include "base/number.h"
#include "chart/axis.h"
#include "view/arrow.h"
#include "view/panel_flow.h"

#include <math.h>

/* In u: the cells of a number's digits are whole pixels, and so a little wider at one size than at another.
 */
#define ROUNDING 0.3

static double size_of(FlowExtent extent) {
  return fmax(extent.high, -extent.low);
}

void flow_arrows_scale(const Flow *flow, FlowColumn *column) {
  FlowExtent extent = flow_extent(flow, column, &column->layers[0]);
  double u = flow->u, like = 0;
  if (column->like.lane_count > 0)
    like = size_of(flow_extent(flow, column, &column->like)) / size_of(extent);
  column->stretch = like > 0 && isfinite(like) ? like : 1;
  column->numbers = fmin((column->text * flow_size(flow, column) + ROUNDING) * u, 0.62 * column->width);
  double room = fmax(column->width - column->numbers - 0.7 * u, 0);
  bool none = extent.low >= extent.high;
  column->scale = (BarScale){.low = none ? 0 : extent.low * column->stretch,
                             .high = none ? 1 : extent.high * column->stretch,
                             .area = {column->x, flow->top, room, (double)flow->drawn * flow->row}};
}

/* Pixels for 1. */
static double pixels_of(const FlowColumn *column) {
  return column->stretch * column->scale.area.w / (column->scale.high - column->scale.low);
}

void flow_arrows_key(const Flow *flow, const FlowColumn *column, double right) {
  const Draw *draw = flow->draw;
  double u = flow->u, x = column->scale.area.x, y = flow->foot_y, one = pixels_of(column),
         unit = axis_ceiling(0.25 * column->scale.area.w / one), length = unit * one;
  char text[NUMBER_MAX];
  if (!isfinite(length) || !(length > 0))
    return;
  number_show(text, unit, number_decimals(&unit, 1, 6));
  double width = length + 0.6 * u + draw_digits_width(draw, flow->least, false, text);
  if (x + width + 0.6 * u > right)
    return;
  Color color = draw->theme->muted;
  arrow_draw(draw, x, y, length, (ArrowLook){0.6 * u, color, draw->theme->card, column->like.lane_count > 0});
  draw_digits(draw, ALIGN_LEFT, x + length + 0.6 * u, y, (TextLook){flow->least, false, color}, text);
}

/* Numbers of the pass before, once the next one is on screen, are pale. */
static double strength(const Flow *flow, Visibility visible) {
  return flow->after ? 0.8 : visible == FRESH ? 1 : 0.9;
}

static void draw_shape(const Flow *flow, const FlowColumn *column, const PanelNumber *number, size_t row,
                       double shown) {
  const Theme *theme = flow->draw->theme;
  const BarScale *scale = &column->scale;
  Rect rect = flow_row(flow, row);
  double length = panel_value(number) * pixels_of(column) * shown;
  if (!isfinite(length) || shown <= 0)
    return;
  Color ground = flow->labelled && row == flow->label ? theme->tints[row % THEME_CLASSES] : theme->card;
  Color color =
      color_mix(ground, flow_color(flow, row), strength(flow, draw_visibility(number->draw, number->cell)));
  arrow_draw(flow->draw, bar_at(scale, bar_share(scale, 0)), rect.y + rect.h / 2, length,
             (ArrowLook){fmin(0.3 * flow->row, 1.3 * flow->u), color, ground, column->like.lane_count > 0});
}

/* The number that should agree with it, below; returns what is left of the place. */
static Rect draw_check(const Flow *flow, const FlowColumn *column, size_t row, Rect place) {
  FlowLayer check = flow_layer(flow, column, "check");
  const FlowLane *lane = &check.lanes[0];
  Cell cell;
  if (!check.fresh || column->old || flow->row < (flow_two(flow) + 0.3) * flow->u ||
      !flow_cell(&cell, lane, row, 0))
    return place;
  CellLook look = flow_look(flow, column, lane, cell, row);
  look.align = ALIGN_RIGHT;
  look.size = flow->least;
  look.bold = false;
  look.color = color_fade(flow->draw->theme->good, draw_presence(lane->draw, cell));
  look.group = panel_group(flow->panel, 1);
  draw_cell(lane->draw, (Rect){place.x, place.y + 0.58 * place.h, place.w, 0.42 * place.h}, cell, look);
  return (Rect){place.x, place.y, place.w, 0.58 * place.h};
}

void flow_arrows_draw(Flow *flow, const FlowColumn *column) {
  const FlowLayer *layer = &column->layers[0];
  const FlowLane *lane = &layer->lanes[0];
  Cell cell;
  bar_axis_draw(flow->draw, &column->scale);
  for (size_t row = 0; row < flow->drawn; row++) {
    if (!flow_cell(&cell, lane, row, 0) || draw_visibility(lane->draw, cell) == HIDDEN)
      continue;
    double shown = flow->after ? 1 : flow_presence(flow, layer, lane, cell, row);
    draw_shape(flow, column, &(PanelNumber){lane->draw, cell}, row, shown);
    Rect rect = flow_row(flow, row);
    Rect place = draw_check(flow, column, row,
                            (Rect){column->x + column->width - column->numbers, rect.y + 0.15 * flow->u,
                                   column->numbers, rect.h - 0.3 * flow->u});
    CellLook look = flow_look(flow, column, lane, cell, row);
    look.align = ALIGN_RIGHT;
    look.size = fmax(fmin(look.size, 0.9 * place.h / flow->u), flow->least);
    look.color = color_fade(look.color, shown);
    draw_cell(lane->draw, place, cell, look);
    flow_stand(flow, NULL, lane, cell, (Point){place.x + 0.6 * place.w, place.y + place.h / 2});
  }
}
