/* Cells of a flow: numbers on a ground that tells their sign, targets as squares. */
#include "view/panel_flow.h"

#include <math.h>

/* A cell with one number, or with a second, small one below it. */
typedef struct Parts {
  Rect main, second; /* second.h 0: there is no room for it */
} Parts;

static Parts split(const Flow *flow, Rect rect, bool second) {
  double u = flow->u, small = 1.2 * SIZE_LEAST * u;
  if (!second || rect.h < 3.1 * u)
    return (Parts){rect, {rect.x, rect.y + rect.h, rect.w, 0}};
  double low = fmax(small, 0.42 * rect.h);
  return (Parts){{rect.x, rect.y + 0.1 * u, rect.w, rect.h - low - 0.3 * u},
                 {rect.x, rect.y + rect.h - low - 0.2 * u, rect.w, low}};
}

/* The original of an edited number, small and struck through. */
static void draw_struck(const Flow *flow, Rect rect, double value) {
  const Draw *draw = flow->draw;
  char text[NUMBER_MAX];
  number_show(text, value, number_decimals(&value, 1, 4));
  double y = rect.y + rect.h / 2, width = draw_digits_width(draw, SIZE_LEAST, false, text),
         x = rect.x + rect.w / 2;
  if (width > rect.w || rect.h <= 0)
    return;
  draw_digits(draw, ALIGN_CENTER, x, y, (TextLook){SIZE_LEAST, false, draw->theme->muted}, text);
  canvas_line(draw->canvas, x - width / 2, y, x + width / 2, y, 0.12 * flow->u, draw->theme->muted);
}

/* ---- grounds */

/* The greatest size of a column's numbers, for the strength of tints. */
static double greatest(const Flow *flow, const FlowColumn *column) {
  FlowExtent extent = flow_extent(flow, column, &column->layers[column->front]);
  return fmax(fmax(extent.high, -extent.low), 1e-300);
}

static Color ground_of(const Flow *flow, const FlowColumn *column, double number, double most) {
  const Theme *theme = flow->draw->theme;
  if (column->show != FLOW_WEIGHTS || !(number < 0 || number > 0))
    return theme->field;
  double strength = flow_setting(flow, column, "heat")->flag ? 0.3 + 0.7 * fmin(fabs(number) / most, 1) : 1;
  return color_fade(number > 0 ? theme->positive : theme->negative, strength);
}

/* The band of the right row would swallow the tints. */
static void draw_ground(const Flow *flow, Rect rect, Color color, size_t row, double shown) {
  double u = flow->u, radius = fmin(0.5 * u, 0.2 * rect.h);
  if ((flow->labelled && row == flow->label) || color.a < 255)
    canvas_fill_rect(flow->draw->canvas, rect, radius, color_fade(flow->draw->theme->card, shown));
  canvas_fill_rect(flow->draw->canvas, rect, radius, color_fade(color, shown));
}

/* ---- a number in its cell */

/* What a cell shows now: the number in front, and the one below it. */
typedef struct FlowShown {
  const FlowLayer *layer;
  Cell main, second;
  bool has_second, edited;
  double original;
} FlowShown;

static bool shown_now(FlowShown *out, const FlowColumn *column, size_t lane, size_t row, size_t i) {
  const FlowLayer *layer, *base = &column->layers[0];
  if (!flow_front(&layer, column, lane, row))
    return false;
  *out = (FlowShown){.layer = layer};
  if (!flow_cell(&out->main, &layer->lanes[lane], row, i))
    return false;
  if (layer != base)
    out->has_second = flow_cell(&out->second, &base->lanes[lane], row, i);
  else
    out->edited = draw_original(layer->lanes[lane].draw, out->main, &out->original) &&
                  trace_given(layer->lanes[lane].draw->state->trace, out->main.value);
  return true;
}

/* What lies below the number in front; how strongly its ground shows. */
static double ground_presence(const Flow *flow, const FlowShown *shown, const FlowLane *lane, size_t row) {
  return shown->has_second ? 1 : flow_presence(flow, shown->layer, lane, shown->main, row);
}

/* The sign of what the number in front was made from, as long as it is on its way. */
static double tinted_number(const FlowShown *shown, const FlowLane *lane, double presence) {
  return draw_number(lane->draw, shown->has_second && presence < 0.5 ? shown->second : shown->main);
}

/* One size for all numbers of a layer, so that a block looks of one piece. */
static double number_size(const Flow *flow, const FlowLayer *layer, Rect rect) {
  double u = flow->u, size = fmin(flow->size, 0.92 * rect.h / u);
  if (layer->text > 0)
    size = fmin(size, (rect.w / u - 1.1) / layer->text);
  return fmax(size, SIZE_LEAST);
}

/* A ground under the number; where it is new and something has been there, one comes over the other. */
static void draw_lane(Flow *flow, const FlowColumn *column, size_t row, size_t i, size_t at) {
  FlowShown shown;
  if (!shown_now(&shown, column, at, row, i))
    return;
  const FlowLane *lane = &shown.layer->lanes[at], *base = &column->layers[0].lanes[at];
  double presence = flow_presence(flow, shown.layer, lane, shown.main, row);
  Rect rect = flow_place_of(flow, column, row, i);
  rect.h /= (double)column->lanes;
  rect.y += (double)at * rect.h;
  Color ground = ground_of(flow, column, tinted_number(&shown, lane, presence), greatest(flow, column));
  if (column->show == FLOW_WEIGHTS || column->count > 1)
    draw_ground(flow, rect, ground, row, ground_presence(flow, &shown, lane, row));
  Parts parts = split(flow, rect, shown.has_second || shown.edited);
  CellLook look = flow_look(flow, column, lane, shown.main, row);
  look.align = ALIGN_CENTER;
  look.size = number_size(flow, shown.layer, parts.main);
  look.color = color_fade(look.color, presence);
  look.col = 20 * (int)column->index + (int)i;
  draw_cell(lane->draw, parts.main, shown.main, look);
  flow_stand(flow, NULL, lane, shown.main,
             (Point){parts.main.x + parts.main.w / 2, parts.main.y + parts.main.h / 2});
  if (shown.edited)
    draw_struck(flow, parts.second, shown.original);
  if (!shown.has_second || parts.second.h <= 0)
    return;
  look.size = fmin(SIZE_LEAST, look.size);
  look.exact =
      column->front + 1 == column->layer_count && trace_given(base->draw->state->trace, shown.second.value);
  look.bold = false;
  look.color = flow->draw->theme->muted;
  look.group = panel_group(flow->panel, 1);
  draw_cell(base->draw, parts.second, shown.second, look);
  flow_stand(flow, NULL, base, shown.second, (Point){rect.x + rect.w / 2, rect.y + rect.h / 2});
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
    for (size_t i = 0; i < column->count; i++)
      for (size_t lane = 0; lane < column->lanes; lane++)
        draw_lane(flow, column, row, i, lane);
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

static Color target_ink(const Flow *flow, double number) {
  const Theme *theme = flow->draw->theme;
  return number >= 1 ? theme->on_class : number > 0 ? theme->ink : theme->muted;
}

static void draw_target(Flow *flow, const FlowColumn *column, size_t row, size_t i) {
  const FlowLayer *layer;
  Cell cell;
  if (!flow_front(&layer, column, 0, row) || !flow_cell(&cell, &layer->lanes[0], row, i))
    return;
  const FlowLane *lane = &layer->lanes[0];
  double number = draw_number(lane->draw, cell), shown = flow_presence(flow, layer, lane, cell, row);
  Rect place = flow_place_of(flow, column, row, i);
  double side = fmin(fmin(place.w, place.h), fmax(1.75 * flow->size, 2) * flow->u);
  Rect square = {round(place.x + (place.w - side) / 2), round(place.y + (place.h - side) / 2), round(side),
                 round(side)};
  draw_square(flow, square, number,
              column->count > 1 ? theme_class(flow->draw->theme, i) : flow_color(flow, row), shown);
  CellLook look = flow_look(flow, column, lane, cell, row);
  look.align = ALIGN_CENTER;
  look.bold = number > 0;
  look.color = color_fade(target_ink(flow, number), shown);
  look.col = 20 * (int)column->index + (int)i;
  draw_cell(lane->draw, place, cell, look);
  flow_stand(flow, NULL, lane, cell, (Point){place.x + place.w / 2, place.y + place.h / 2});
}

void flow_targets_draw(Flow *flow, const FlowColumn *column) {
  for (size_t row = 0; row < flow->drawn; row++)
    for (size_t i = 0; i < column->count; i++)
      draw_target(flow, column, row, i);
}
