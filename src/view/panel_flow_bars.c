/* Bars of a flow: on one scale from top to bottom, the number at the end, what it was before an outline. */
#include "view/panel_flow.h"
#include "view/panel_numbers.h"
#include "view/strokes.h"

#include <math.h>

#define NUMBER_GAP 0.6 /* u, between a bar and its number */

void flow_bars_scale(const Flow *flow, FlowColumn *column) {
  bool lesson = flow_setting(flow, column, "scale")->word == 0;
  FlowExtent extent = {0, 0};
  for (size_t i = 0; i < column->layer_count && column->full <= 0; i++) {
    if (!lesson && !column->layers[i].seen)
      continue;
    FlowExtent one = flow_extent(flow, &column->layers[i], lesson);
    extent = (FlowExtent){fmin(extent.low, one.low), fmax(extent.high, one.high)};
  }
  if (column->full > 0)
    extent.high = column->full;
  double u = flow->u, range = extent.high - extent.low;
  column->numbers = fmin(column->text * flow->size * u + (NUMBER_GAP + 0.1) * u, 0.88 * column->width);
  column->scale = range > 0 ? (column->width - column->numbers) / range : 0;
  column->axis = column->x - extent.low * column->scale;
}

/* Infinite bars end at the column's edge. */
static double end_of(const FlowColumn *column, double value) {
  double x = isnan(value) ? column->axis : column->axis + value * column->scale;
  return clamp(x, column->x, column->x + column->width - column->numbers);
}

static double thickness(const Flow *flow, const FlowColumn *column) {
  return column->lanes > 1 ? 0.72 : flow->row > 5 * flow->u ? 0.46 : 0.54;
}

static Rect bar_rect(const Flow *flow, const FlowColumn *column, Rect row, double end) {
  double height = fmin(row.h * thickness(flow, column), 3.4 * flow->u);
  double x0 = round(fmin(column->axis, end)), x1 = round(fmax(column->axis, end));
  return (Rect){x0, round(row.y + (row.h - height) / 2), x1 - x0, round(height)};
}

static void draw_outline(const Flow *flow, const FlowColumn *column, Rect row, double value, Color color) {
  Rect rect = bar_rect(flow, column, row, end_of(column, value));
  double beyond = fmin(0.35 * flow->u, 0.1 * row.h);
  rect.y -= beyond;
  rect.h += 2 * beyond;
  if (rect.w >= 1)
    canvas_border(flow->draw->canvas, rect, 0, fmax(round(0.12 * flow->u), 1), color);
}

/* One bar: what is in front, what it was. */
typedef struct Bar {
  const FlowLayer *layer;
  const FlowLane *lane, *old; /* old NULL: nothing has been there before */
  Cell cell, before;
  size_t row, at; /* at: which lane */
  Rect rect;      /* of its part of the row */
  double shown, start, end, ghost;
} Bar;

/* A bar grows from where it was. */
static bool make_bar(Bar *bar, const Flow *flow, const FlowColumn *column, size_t row, size_t at) {
  *bar = (Bar){.row = row, .at = at, .rect = flow_lane(flow, column, at, row)};
  if (!flow_front(&bar->layer, column, at, row) || !flow_cell(&bar->cell, &bar->layer->lanes[at], row, 0))
    return false;
  const FlowLayer *base = &column->layers[0];
  bar->lane = &bar->layer->lanes[at];
  if (bar->layer != base && flow_cell(&bar->before, &base->lanes[at], row, 0))
    bar->old = &base->lanes[at];
  bar->shown = flow_presence(flow, bar->layer, bar->lane, bar->cell, row);
  bar->start = end_of(column, bar->old ? draw_number(bar->old->draw, bar->before) : 0);
  bar->end = mix(bar->start, end_of(column, draw_number(bar->lane->draw, bar->cell)), bar->shown);
  bar->ghost = bar->old ? bar->start : bar->end;
  return true;
}

static void draw_track(const Flow *flow, const FlowColumn *column, const Bar *bar) {
  if (column->full <= 0)
    return;
  Rect whole = bar_rect(flow, column, bar->rect, end_of(column, column->full));
  canvas_fill_rect(flow->draw->canvas, whole, 0,
                   color_fade(flow->draw->theme->field, bar->old ? 1 : bar->shown));
}

/* Inside a bar that has grown, the old end is a line in the card's colour. */
static void draw_ghost(const Flow *flow, const FlowColumn *column, Bar *bar) {
  const Theme *theme = flow->draw->theme;
  double original, u = flow->u;
  if (bar->old) {
    draw_outline(flow, column, bar->rect, draw_number(bar->old->draw, bar->before), theme->muted);
    if (bar->end > bar->start + u) {
      Rect inside = bar_rect(flow, column, bar->rect, bar->start);
      canvas_line(flow->draw->canvas, bar->start, inside.y, bar->start, inside.y + inside.h, 0.2 * u,
                  theme->card);
    }
  } else if (draw_original(bar->lane->draw, bar->cell, &original)) {
    draw_outline(flow, column, bar->rect, original, theme->accent);
    bar->ghost = end_of(column, original);
  }
}

/* Whether the bar's end can be moved. */
static bool is_dragged(const FlowColumn *column, const Bar *bar) {
  return column->scale > 0 && draw_editable(bar->lane->draw, bar->cell);
}

/* The bar itself can be pointed at, and dragged if its number can be changed. */
static void add_hit(const Flow *flow, const FlowColumn *column, const Bar *bar) {
  double u = flow->u;
  Rect drawn = bar_rect(flow, column, bar->rect, bar->end);
  double width = fmax(drawn.w, 2.2 * u), height = fmax(drawn.h, fmin(bar->rect.h, 2.2 * u));
  Rect target = {drawn.x + (drawn.w - width) / 2, drawn.y + (drawn.h - height) / 2, width, height};
  Target self = {TARGET_CELL, (int)bar->cell.value, (int)bar->cell.row, (int)bar->cell.col,
                 (int)bar->lane->draw->state->trace->pane};
  Hit *hit = hits_add(flow->draw->hits, target, self);
  hit->editable = draw_editable(bar->lane->draw, bar->cell);
  if (!is_dragged(column, bar))
    return;
  double right = column->x + column->width - column->numbers;
  hit->handle = (Handle){.kind = HANDLE_X,
                         .x = self,
                         .plane = {column->x, drawn.y, right - column->x, drawn.h},
                         .x_low = (column->x - column->axis) / column->scale,
                         .x_high = (right - column->axis) / column->scale,
                         .y_high = 1};
  draw_grip(flow->draw, (Point){bar->end, drawn.y + drawn.h / 2}, flow_color(flow, bar->row), self);
}

/* The number beside the end of its bar, and the old one small below it. */
static void draw_numbers(Flow *flow, const FlowColumn *column, const Bar *bar) {
  double u = flow->u, start = fmax(fmax(bar->end, bar->ghost), column->axis);
  if (column->lanes > 1 && bar->rect.h < 1.45 * u)
    return; /* the bar alone has room */
  if (column->full > 0)
    start = fmax(start, end_of(column, column->full));
  Rect place = {start + (is_dragged(column, bar) ? 1.3 : NUMBER_GAP) * u, bar->rect.y + 0.1 * u, 0,
                bar->rect.h - 0.2 * u};
  place.w = fmax(column->x + column->width - place.x, 0);
  bool second = bar->old && bar->rect.h >= 3.4 * u;
  Rect main = second ? (Rect){place.x, place.y + 0.04 * place.h, place.w, place.h * 0.54} : place;
  CellLook look = flow_look(flow, column, bar->lane, bar->cell, bar->row);
  look.size = fmin(look.size, 0.9 * main.h / u);
  look.size = fmax(look.size, SIZE_LEAST);
  look.hidden = bar->layer->arrives && bar->shown < 0.3;
  look.color = color_fade(look.color, bar->shown);
  draw_cell(bar->lane->draw, main, bar->cell, look);
  flow_stand(flow, bar->lane, bar->cell,
             (Point){place.x + fmin(place.w, column->numbers) / 2, main.y + main.h / 2});
  if (!second)
    return;
  look.size = SIZE_LEAST;
  look.bold = look.hidden = false;
  look.color = flow->draw->theme->muted;
  look.group = panel_group(flow->panel, 1);
  Rect below = {place.x, main.y + main.h, place.w, place.y + place.h - main.y - main.h};
  draw_cell(bar->old->draw, below, bar->before, look);
}

static void draw_bar(Flow *flow, const FlowColumn *column, size_t row, size_t at) {
  Bar bar;
  if (!make_bar(&bar, flow, column, row, at))
    return;
  const Theme *theme = flow->draw->theme;
  Color color = flow_color(flow, row);
  bool fresh = flow_visibility(bar.lane, bar.cell) == FRESH;
  draw_track(flow, column, &bar);
  canvas_fill_rect(flow->draw->canvas, bar_rect(flow, column, bar.rect, bar.end), 0,
                   fresh ? color : color_mix(theme->card, color, 0.85));
  add_hit(flow, column, &bar);
  draw_ghost(flow, column, &bar);
  draw_numbers(flow, column, &bar);
}

/* ---- a row of shares: a number in a cell, and as much of its lower edge as its share */

static void draw_shares(Flow *flow, const FlowColumn *column) {
  const Theme *theme = flow->draw->theme;
  double most = column->full > 0 ? column->full : 1, thick = fmax(0.24 * flow->u, 2);
  for (size_t row = 0; row < flow->drawn; row++)
    for (size_t i = 0; i < column->count; i++) {
      const FlowLayer *layer;
      Cell cell;
      if (!flow_front(&layer, column, 0, row) || !flow_cell(&cell, &layer->lanes[0], row, i))
        continue;
      double number = draw_number(layer->lanes[0].draw, cell) / most;
      Rect rect = flow_place_of(flow, column, row, i);
      double share = isnan(number) ? 0 : clamp(number, 0, 1);
      double shown = flow_presence(flow, layer, &layer->lanes[0], cell, row);
      canvas_fill_rect(flow->draw->canvas,
                       (Rect){rect.x, rect.y + rect.h - thick, round(rect.w * share), thick}, 0,
                       color_fade(theme_class(theme, i), shown));
    }
}

/* ---- lines across all bars */

/* Around the numbers of the bars, which are the hits from the `first` on. */
static void draw_levels(const Flow *flow, const FlowColumn *column, size_t first) {
  const Draw *draw = flow->draw;
  PanelNumbers levels = panel_numbers(draw, flow_setting(flow, column, "level"));
  double u = flow->u, top = flow->top, height = (double)flow->drawn * flow->row + 0.3 * u;
  Strokes lines = {.clip = {column->x, top, column->width, height}};
  for (size_t i = first; i < draw->hits->count; i++) {
    Rect number = draw->hits->items[i].rect; /* with what is free behind it */
    if (draw->hits->items[i].focusable)
      strokes_leave_out(&lines, (Rect){number.x - 0.2 * u, number.y - 0.4 * u,
                                       fmin(number.w, column->numbers), number.h + 0.8 * u});
  }
  for (size_t i = 0; i < levels.count; i++) {
    if (!panel_visible(&levels.at[i]))
      continue;
    double x = end_of(column, panel_value(&levels.at[i]));
    strokes_add_line(&lines, draw->arena, (Point){x, top}, (Point){x, top + height},
                     (Stroke){.width = 0.2 * u,
                              .dash = i > 0 ? 0.6 * u : 0,
                              .gap = 0.4 * u,
                              .color = color_fade(draw->theme->ink, panel_presence(&levels.at[i]))});
  }
  strokes_draw(&lines, draw->canvas, draw->arena);
}

void flow_bars_draw(Flow *flow, const FlowColumn *column) {
  if (column->count > 1) {
    flow_cells_draw(flow, column);
    draw_shares(flow, column);
    return;
  }
  size_t first = flow->draw->hits->count;
  for (size_t row = 0; row < flow->drawn; row++)
    for (size_t lane = 0; lane < column->lanes; lane++)
      draw_bar(flow, column, row, lane);
  draw_levels(flow, column, first);
  flow_axis_draw(flow, column->axis);
}
