/* Bars of a flow: on one scale from top to bottom, the number at the end, what it was before an outline. */
#include "view/panel_flow.h"

#include <math.h>

#define NUMBER_GAP 0.6 /* u, between a bar and its number */

void flow_bars_scale(const Flow *flow, FlowColumn *column) {
  bool lesson = flow_setting(flow, column, "scale")->word == 0;
  FlowExtent extent = {0, column->full};
  for (size_t i = 0; i < column->layer_count && column->full <= 0; i++)
    if (lesson || column->layers[i].seen) {
      FlowExtent one = flow_extent(flow, column, &column->layers[i]);
      extent = (FlowExtent){fmin(extent.low, one.low), fmax(extent.high, one.high)};
    }
  double u = flow->u;
  column->numbers = fmin(column->text * flow->size * u + (NUMBER_GAP + 0.3) * u, 0.88 * column->width);
  column->scale = (BarScale){
      .low = extent.low,
      .high = extent.high > extent.low ? extent.high : extent.low + 1,
      .area = {column->x, flow->top, column->width - column->numbers, (double)flow->drawn * flow->row}};
}

static Rect rect_of(const Flow *flow, const FlowColumn *column, Rect row, double share) {
  double part = column->lanes > 1 ? 0.72 : flow->row > 5 * flow->u ? 0.46 : 0.54;
  return bar_rect(&column->scale, row.y + row.h / 2, round(fmin(row.h * part, 3.4 * flow->u)),
                  bar_share(&column->scale, 0), share);
}

/* A little higher than the bar. */
static void draw_outline(const Flow *flow, const FlowColumn *column, Rect row, double share, Color color) {
  Rect rect = rect_of(flow, column, row, share);
  double beyond = fmin(0.35 * flow->u, 0.1 * row.h);
  if (rect.w > 1)
    canvas_border(flow->draw->canvas, (Rect){rect.x, rect.y - beyond, rect.w, rect.h + 2 * beyond}, 0,
                  fmax(round(0.12 * flow->u), 1), color);
}

/* One bar: what is in front, what it was. */
typedef struct Bar {
  const FlowLayer *layer;
  const FlowLane *lane;
  PanelNumber number, old; /* old.draw NULL: nothing has been there before */
  size_t row;
  Rect rect;                        /* of its part of the row */
  double shown, start, end, beyond; /* shares of the scale; beyond: the longest drawn */
} Bar;

/* A bar grows from where it was. */
static bool make_bar(Bar *bar, const Flow *flow, const FlowColumn *column, size_t row, size_t at) {
  const FlowLane *base = &column->layers[0].lanes[at];
  Cell cell;
  *bar = (Bar){.row = row, .rect = flow_lane(flow, column, at, row)};
  if (!flow_front(&bar->layer, column, at, row, 0) || !flow_cell(&cell, &bar->layer->lanes[at], row, 0))
    return false;
  bar->lane = &bar->layer->lanes[at];
  bar->number = (PanelNumber){bar->lane->draw, cell};
  bar->shown = flow_presence(flow, bar->layer, bar->lane, cell, row);
  if (bar->layer != &column->layers[0] && flow_cell(&cell, base, row, 0))
    bar->old = (PanelNumber){base->draw, cell};
  bar->start = bar_share(&column->scale, bar->old.draw ? panel_value(&bar->old) : 0);
  bar->end = mix(bar->start, bar_share(&column->scale, panel_value(&bar->number)), bar->shown);
  double original = bar_share(&column->scale, panel_original(&bar->number));
  bar->beyond = fmax(bar->end, bar->old.draw ? bar->start : original);
  return true;
}

/* Inside a bar that has grown, the old end is a line in the card's colour. */
static void draw_ghost(const Flow *flow, const FlowColumn *column, const Bar *bar) {
  const Theme *theme = flow->draw->theme;
  double original, u = flow->u;
  if (!bar->old.draw) {
    if (draw_original(bar->number.draw, bar->number.cell, &original))
      draw_outline(flow, column, bar->rect, bar_share(&column->scale, original), theme->accent);
    return;
  }
  draw_outline(flow, column, bar->rect, bar->start, theme->muted);
  double start = bar_at(&column->scale, bar->start);
  Rect inside = rect_of(flow, column, bar->rect, bar->start);
  if (bar_at(&column->scale, bar->end) > start + u)
    canvas_line(flow->draw->canvas, start, inside.y, start, inside.y + inside.h, 0.2 * u, theme->card);
}

/* The bar itself can be pointed at, and dragged if its number can be changed. */
static void add_hit(const Flow *flow, const FlowColumn *column, const Bar *bar) {
  double u = flow->u;
  Rect drawn = rect_of(flow, column, bar->rect, bar->end);
  double width = fmax(drawn.w, 2.2 * u), height = fmax(drawn.h, fmin(bar->rect.h, 2.2 * u));
  Rect target = {drawn.x + (drawn.w - width) / 2, drawn.y + (drawn.h - height) / 2, width, height};
  Target self = panel_target(&bar->number);
  Hit *hit = hits_add(flow->draw->hits, target, self);
  hit->editable = draw_editable(bar->number.draw, bar->number.cell);
  if (!hit->editable)
    return;
  hit->handle = bar_handle(&column->scale, self, false);
  draw_grip(flow->draw, (Point){bar_at(&column->scale, bar->end), drawn.y + drawn.h / 2},
            flow_color(flow, bar->row), self);
}

/* Beside the end of its bar, or behind all of them where tracks or a line lie in its way. */
static double number_start(const Flow *flow, const FlowColumn *column, const Bar *bar) {
  const BarScale *scale = &column->scale;
  bool apart = column->full > 0 || flow_setting(flow, column, "level")->given;
  bool grip = draw_editable(bar->number.draw, bar->number.cell);
  return bar_at(scale, apart ? 1 : fmax(bar->beyond, bar_share(scale, 0))) +
         (grip ? 1.3 : NUMBER_GAP) * flow->u;
}

/* The number, and the old one small below it. */
static void draw_numbers(Flow *flow, const FlowColumn *column, const Bar *bar) {
  double u = flow->u;
  if (column->lanes > 1 && bar->rect.h < 1.7 * u)
    return; /* the bar alone has room */
  Rect place = {number_start(flow, column, bar), bar->rect.y + 0.25 * u, 0, bar->rect.h - 0.5 * u};
  place.w = fmax(column->x + column->width - place.x, 0);
  bool second = bar->old.draw && column->lanes == 1 && place.h >= flow_two(flow) * u;
  Rect main = second ? (Rect){place.x, place.y, place.w, place.h * 0.52} : place;
  CellLook look = flow_look(flow, column, bar->lane, bar->number.cell, bar->row);
  look.size = fmax(fmin(look.size, 0.94 * main.h / u), flow->least);
  look.hidden = bar->layer->arrives && bar->shown < 0.3;
  look.color = color_fade(look.color, bar->shown);
  draw_cell(bar->number.draw, main, bar->number.cell, look);
  flow_stand(flow, NULL, bar->lane, bar->number.cell,
             (Point){place.x + fmin(place.w, column->numbers) / 2, main.y + main.h / 2});
  if (!second)
    return;
  look.size = flow->least;
  look.bold = look.hidden = false;
  look.color = flow->draw->theme->muted;
  look.group = panel_group(flow->panel, 1);
  draw_cell(bar->old.draw, (Rect){place.x, place.y + 0.6 * place.h, place.w, 0.4 * place.h}, bar->old.cell,
            look);
}

static void draw_bar(Flow *flow, const FlowColumn *column, size_t row, size_t at) {
  const Theme *theme = flow->draw->theme;
  Bar bar;
  if (!make_bar(&bar, flow, column, row, at))
    return;
  Rect drawn = rect_of(flow, column, bar.rect, bar.end);
  Color color = flow_color(flow, row);
  double value = panel_value(&bar.number);
  if (column->full > 0)
    bar_paint(flow->draw, rect_of(flow, column, bar.rect, 1), BAR_SOLID,
              color_fade(theme->field, bar.old.draw ? 1 : bar.shown));
  if (bar.end < bar_share(&column->scale, 0) || bar.end > bar_share(&column->scale, 0))
    bar_paint(flow->draw, drawn, BAR_SOLID,
              panel_is_fresh(&bar.number) ? color : color_mix(theme->card, color, 0.85));
  if (isinf(value) && value > 0)
    bar_paint_break(flow->draw, drawn, false);
  add_hit(flow, column, &bar);
  draw_ghost(flow, column, &bar);
  draw_numbers(flow, column, &bar);
}

/* ---- lines across all bars: the last one that is seen solid, those before it dashed */

static void draw_levels(const Flow *flow, const FlowColumn *column) {
  PanelNumbers levels = panel_numbers(flow->draw, flow_setting(flow, column, "level"));
  double u = flow->u, top = flow->top, bottom = top + (double)flow->drawn * flow->row + 0.3 * u;
  bool last = true;
  for (size_t i = levels.count; i-- > 0;) {
    const PanelNumber *level = &levels.at[i];
    if (!panel_visible(level))
      continue;
    double x = bar_at(&column->scale, bar_share(&column->scale, panel_value(level)));
    Color color = color_fade(flow->draw->theme->ink, panel_presence(level));
    Point line[] = {{x, top}, {x, bottom}};
    if (last)
      canvas_stroke(flow->draw->canvas, line, 2, 0.2 * u, color);
    else
      canvas_stroke_dashed(flow->draw->canvas, line, 2, 0.2 * u, 0.6 * u, 0.4 * u, color);
    last = false;
  }
}

void flow_bars_draw(Flow *flow, const FlowColumn *column) {
  for (size_t row = 0; row < flow->drawn; row++)
    for (size_t lane = 0; lane < column->lanes; lane++)
      draw_bar(flow, column, row, lane);
  draw_levels(flow, column);
  bar_axis_draw(flow->draw, &column->scale);
}
