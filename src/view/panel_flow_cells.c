/* Cells of a flow: numbers on a ground that tells their sign, targets as squares. */
#include "view/panel_flow.h"

#include <math.h>

/* ---- grounds */

static Color ground_of(const Flow *flow, const FlowColumn *column, size_t i, double number) {
  const Theme *theme = flow->draw->theme;
  if (column->show == FLOW_BAR)
    return color_fade(theme->tints[i % THEME_CLASSES],
                      clamp(number / (column->full > 0 ? column->full : 1), 0, 1));
  if (column->show != FLOW_WEIGHTS || !(number < 0 || number > 0))
    return theme->field;
  Color tint = number > 0 ? theme->positive : theme->negative;
  if (!flow_setting(flow, column, "heat")->flag)
    return tint;
  FlowExtent extent = flow_extent(flow, column, &column->layers[column->front]);
  double most = fmax(fmax(extent.high, -extent.low), 1e-300);
  return color_fade(tint, 0.3 + 0.7 * fmin(fabs(number) / most, 1));
}

/* The band of the right row would swallow the tints. */
static void draw_ground(const Flow *flow, Rect rect, Color color, size_t row, double shown) {
  double u = flow->u, radius = fmin(0.5 * u, 0.2 * rect.h);
  if ((flow->labelled && row == flow->label) || color.a < 255)
    canvas_fill_rect(flow->draw->canvas, rect, radius, color_fade(flow->draw->theme->card, shown));
  canvas_fill_rect(flow->draw->canvas, rect, radius, color_fade(color, shown));
}

/* ---- a number in its cell */

/* The original of an edited number, small and struck through. */
static void draw_struck(const Flow *flow, Rect rect, double value) {
  const Draw *draw = flow->draw;
  char text[NUMBER_MAX];
  number_show(text, value, number_decimals(&value, 1, 4));
  double y = rect.y + rect.h / 2, width = draw_digits_width(draw, flow->least, false, text),
         x = rect.x + rect.w / 2;
  if (width > rect.w)
    return;
  draw_digits(draw, ALIGN_CENTER, x, y, (TextLook){flow->least, false, draw->theme->muted}, text);
  canvas_line(draw->canvas, x - width / 2, y, x + width / 2, y, 0.12 * flow->u, draw->theme->muted);
}

/* One size for all numbers of a layer, so that a block looks of one piece. */
static double number_size(const Flow *flow, const FlowLayer *layer, Rect rect) {
  double u = flow->u, size = fmin(flow->size, 0.92 * rect.h / u);
  if (layer->text > 0)
    size = fmin(size, (rect.w / u - 1.1) / layer->text);
  return fmax(size, flow->least);
}

static CellLook look_in(const Flow *flow, const FlowColumn *column, const FlowLane *lane, Cell cell,
                        size_t row, size_t i) {
  CellLook look = flow_look(flow, column, lane, cell, row);
  look.align = ALIGN_CENTER;
  look.col = 20 * (int)column->index + (int)i;
  return look;
}

/* The number that one in front was made from, small below it. */
static void draw_old(Flow *flow, const FlowColumn *column, const FlowLane *base, Cell old, Rect rect,
                     CellLook look) {
  look.size = fmin(flow->least, look.size);
  look.exact = column->front + 1 == column->layer_count && trace_given(base->draw->state->trace, old.value);
  look.bold = false;
  look.color = flow->draw->theme->muted;
  look.group = panel_group(flow->panel, 1);
  draw_cell(base->draw, rect, old, look);
}

/* A ground under the number; where it is new and something has been there, one comes over the other. */
static void draw_lane(Flow *flow, const FlowColumn *column, size_t row, size_t i, size_t at) {
  const FlowLayer *layer, *first = &column->layers[0];
  Cell cell, old;
  if (!flow_front(&layer, column, at, row, i) || !flow_cell(&cell, &layer->lanes[at], row, i))
    return;
  const FlowLane *lane = &layer->lanes[at], *base = &first->lanes[at];
  bool second = layer != first && flow_cell(&old, base, row, i);
  double u = flow->u, shown = flow_presence(flow, layer, lane, cell, row), original;
  bool edited = layer == first && draw_original(lane->draw, cell, &original) &&
                trace_given(lane->draw->state->trace, cell.value);
  Rect rect = flow_place_of(flow, column, row, i);
  rect.h /= (double)column->lanes;
  rect.y += (double)at * rect.h;
  Rect main = rect, below = {rect.x, rect.y + rect.h, rect.w, 0};
  if ((second || edited) && rect.h >= flow_two(flow) * u) {
    below.h = fmax(1.2 * flow->least * u, 0.42 * rect.h);
    below.y -= below.h + 0.2 * u;
    main = (Rect){rect.x, rect.y + 0.1 * u, rect.w, rect.h - below.h - 0.3 * u};
  }
  /* the sign of what it was made from, as long as it is on its way */
  double tinted = second && shown < 0.5 ? draw_number(base->draw, old) : draw_number(lane->draw, cell);
  if (column->show == FLOW_WEIGHTS || column->count > 1)
    draw_ground(flow, rect, ground_of(flow, column, i, tinted), row, second ? 1 : shown);
  CellLook look = look_in(flow, column, lane, cell, row, i);
  look.size = number_size(flow, layer, main);
  look.color = color_fade(look.color, shown);
  draw_cell(lane->draw, main, cell, look);
  flow_stand(flow, NULL, lane, cell, (Point){main.x + main.w / 2, main.y + main.h / 2});
  if (second && below.h > 0) {
    draw_old(flow, column, base, old, below, look);
    flow_stand(flow, NULL, base, old, (Point){rect.x + rect.w / 2, rect.y + rect.h / 2});
  } else if (edited && below.h > 0) {
    draw_struck(flow, below, original);
  }
}

/* The frame of the number that counts in a row. */
static void draw_mark(const Flow *flow, const FlowColumn *column, size_t row) {
  PanelNumbers marks = panel_numbers(flow->draw, flow_setting(flow, column, "mark"));
  if (row >= marks.count && marks.count != 1)
    return;
  const PanelNumber *mark = &marks.at[marks.count == 1 ? 0 : row];
  double number = panel_value(mark);
  if (!(number >= 1 && number <= (double)column->count))
    return;
  Rect rect = flow_place_of(flow, column, row, (size_t)number - 1);
  canvas_border(flow->draw->canvas, rect, fmin(0.5 * flow->u, 0.2 * rect.h), fmax(0.2 * flow->u, 1),
                color_fade(theme_class(flow->draw->theme, (size_t)number - 1), panel_presence(mark)));
}

void flow_cells_draw(Flow *flow, const FlowColumn *column) {
  for (size_t row = 0; row < flow->drawn; row++) {
    for (size_t k = 0; k < column->count * column->lanes; k++)
      draw_lane(flow, column, row, k / column->lanes, k % column->lanes);
    draw_mark(flow, column, row);
  }
}

/* ---- targets */

/* A square, full at 1, pale at 0, and in between as full as that. */
static void draw_square(const Flow *flow, Rect rect, double number, Color color, double shown) {
  const Draw *draw = flow->draw;
  double radius = fmin(0.4 * flow->u, 0.2 * rect.h), share = isnan(number) ? 0 : clamp(number, 0, 1);
  Rect filled = {rect.x, rect.y + rect.h * (1 - share), rect.w, rect.h * share};
  canvas_fill_rect(draw->canvas, rect, radius, color_fade(draw->theme->field, shown));
  if (share <= 0)
    return;
  canvas_fill_rect(draw->canvas, filled, share < 1 ? 0 : radius, color_fade(color, shown));
  canvas_border(draw->canvas, rect, radius, fmax(0.14 * flow->u, 1), color_fade(color, shown));
}

static void draw_target(Flow *flow, const FlowColumn *column, size_t row, size_t i) {
  const Theme *theme = flow->draw->theme;
  const FlowLayer *layer;
  Cell cell;
  if (!flow_front(&layer, column, 0, row, i) || !flow_cell(&cell, &layer->lanes[0], row, i))
    return;
  const FlowLane *lane = &layer->lanes[0];
  double number = draw_number(lane->draw, cell), shown = flow_presence(flow, layer, lane, cell, row);
  Rect place = flow_place_of(flow, column, row, i);
  double side = fmin(fmin(place.w, place.h), fmax(1.75 * flow->size, 2) * flow->u);
  Rect square = {round(place.x + (place.w - side) / 2), round(place.y + (place.h - side) / 2), round(side),
                 round(side)};
  draw_square(flow, square, number, column->count > 1 ? theme_class(theme, i) : flow_color(flow, row), shown);
  CellLook look = look_in(flow, column, lane, cell, row, i);
  look.bold = number > 0;
  look.color = color_fade(number >= 1 ? theme->on_class : number > 0 ? theme->ink : theme->muted, shown);
  draw_cell(lane->draw, place, cell, look);
  flow_stand(flow, NULL, lane, cell, (Point){place.x + place.w / 2, place.y + place.h / 2});
}

void flow_targets_draw(Flow *flow, const FlowColumn *column) {
  for (size_t row = 0; row < flow->drawn; row++)
    for (size_t i = 0; i < column->count; i++)
      draw_target(flow, column, row, i);
}
