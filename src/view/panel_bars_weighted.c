/* Columns whose width is a weight, so that their areas are terms of a sum; without a gap between them, or, of
 * the bars' own numbers, as squares. */
#include "view/panel_bars_parts.h"
#include "view/place.h"

#include <math.h>

#define SIZE_NUMBER 1.9
#define LINE 2.4 /* u, of numbers and names below */
#define ABOVE 2.4
#define LEAST_HIT 1.05 /* u: what is narrower cannot be pointed at */

typedef struct Weighted {
  const Bars *bars;
  const Draw *draw;
  Rect area;     /* the scale up, all weights across */
  double total;  /* of the weights */
  bool squares;  /* the weights are the bars' own numbers: one scale in both directions */
  double gap;    /* between squares */
  Places places; /* of the numbers above */
} Weighted;

static double weight_of(const Bars *bars, size_t i) {
  double weight = fabs(panel_value(&bars->width.at[i]));
  return isfinite(weight) ? weight : 0;
}

static bool are_squares(const Bars *bars) {
  for (size_t i = 0; i < bars->count; i++) {
    Cell a = bars->width.at[i].cell, b = bars->parts.at[i].cell;
    if (a.value != b.value || a.row != b.row || a.col != b.col)
      return false;
  }
  return true;
}

/* As large as fit, so that a unit is as long across as up. */
static void fit_squares(Weighted *weighted) {
  const Bars *bars = weighted->bars;
  double range = bars->high - bars->low, gaps = weighted->gap * ((double)bars->count - 1);
  double unit = fmin((weighted->area.w - gaps) / fmax(weighted->total, 1e-300), weighted->area.h / range);
  weighted->area.x += (weighted->area.w - unit * weighted->total - gaps) / 2;
  weighted->area.w = unit * weighted->total;
  weighted->area.y += weighted->area.h - unit * range;
  weighted->area.h = unit * range;
}

static Weighted make_weighted(const Bars *bars, Rect rect) {
  double u = bars->u, below = 2 * LINE * u + (bars->low < 0 ? ABOVE * u : 0) + (bars->sum ? LINE * u : 0);
  Weighted weighted = {.bars = bars, .draw = bars->draw, .squares = are_squares(bars)};
  double top = ABOVE * u;
  weighted.area = (Rect){rect.x + u, rect.y + top, rect.w - 2 * u, fmax(rect.h - top - below, u)};
  for (size_t i = 0; i < bars->count; i++)
    weighted.total += weight_of(bars, i);
  weighted.gap = weighted.squares ? 1.5 * u : 0;
  if (weighted.squares)
    fit_squares(&weighted);
  weighted.places =
      (Places){.area = {rect.x, rect.y, rect.w, weighted.area.y + weighted.area.h - rect.y}, .u = u};
  return weighted;
}

static double y_at(const Weighted *weighted, double share) {
  return round(weighted->area.y + weighted->area.h * (1 - share));
}

/* From the left edge of the area to the left edge of bar i. */
static double left_of(const Weighted *weighted, size_t i) {
  double sum = 0;
  for (size_t k = 0; k < i; k++)
    sum += weight_of(weighted->bars, k);
  double across = weighted->total > 0 ? sum / weighted->total : 0;
  return round(weighted->area.x + across * weighted->area.w + (double)i * weighted->gap);
}

static Rect bar_rect(const Weighted *weighted, size_t i, double reach) {
  const Bars *bars = weighted->bars;
  double base = bars_share(bars, bars_base(bars)), left = left_of(weighted, i),
         right = left_of(weighted, i + 1) - weighted->gap;
  double y0 = y_at(weighted, fmax(base, reach)), y1 = y_at(weighted, fmin(base, reach));
  return (Rect){left, y0, fmax(right - left, 1), fmax(y1 - y0, 1)};
}

/* --- Numbers: a bar's height above it, its area inside, its weight below. */

/* Whether the number inside an area finds room there. */
static bool area_is_written(const Bars *bars, size_t i, Rect bar) {
  if (bars->area.count <= i || !panel_visible(&bars->area.at[i]))
    return false;
  double width =
      draw_digits_width(bars->draw, SIZE_NUMBER, true, panel_shown(&bars->area.at[i], bars->digits));
  return width <= bar.w - 0.6 * bars->u && bar.h >= 2.2 * bars->u;
}

static void draw_height(Weighted *weighted, size_t i, Rect bar) {
  const Bars *bars = weighted->bars;
  const PanelNumber *number = &bars->items[i].number;
  double u = bars->u,
         width = draw_digits_width(bars->draw, SIZE_NUMBER, true, panel_shown(number, bars->digits));
  CellLook look = bars_look(bars, number, SIZE_NUMBER, ALIGN_CENTER, BARS_GROUP_NUMBERS, i);
  Rect place = {bar.x + bar.w / 2 - width / 2 - 0.3 * u, bar.y - ABOVE * u, width + 0.6 * u, ABOVE * u};
  bool below = panel_value(number) < 0;
  if (below)
    place.y = bar.y + bar.h;
  Point at = {bar.x + bar.w / 2, bar.y};
  if (place.w > bar.w && !below)
    look.hidden = !places_find_free(&place, &weighted->places, at, 0.3 * u, place.w, 2 * u);
  else
    places_take(&weighted->places, place);
  if (!look.hidden)
    draw_cell(number->draw, place, number->cell, look);
  else if (bar.w >= LEAST_HIT * u && bar.h >= 2 * LEAST_HIT * u && !area_is_written(bars, i, bar))
    draw_cell(number->draw, bar, number->cell, look);
}

static void draw_area(const Weighted *weighted, size_t i, Rect bar) {
  const Bars *bars = weighted->bars;
  if (!area_is_written(bars, i, bar))
    return;
  const PanelNumber *number = &bars->area.at[i];
  CellLook look = bars_look(bars, number, SIZE_NUMBER, ALIGN_CENTER, BARS_GROUP_GHOST, i);
  look.bold = true;
  look.color = color_fade(bars->draw->theme->on_class, panel_presence(number));
  draw_cell(number->draw, bar, number->cell, look);
}

/* The edge that a weight is dragged by: the right one, of the last bar the left one. */
static void add_weight_handle(const Weighted *weighted, size_t i) {
  const Bars *bars = weighted->bars;
  const PanelNumber *number = &bars->width.at[i];
  Rect bar = bar_rect(weighted, i, bars_share(bars, bars->high)), area = weighted->area;
  bool last = i + 1 == bars->count && i > 0;
  double edge = last ? bar.x : bar.x + bar.w, u = bars->u,
         y = y_at(weighted, bars_share(bars, bars_base(bars)));
  if (!bars_can_drag(bars, number) || weighted->squares || weighted->total <= 0)
    return;
  Hit *hit =
      hits_add(bars->draw->hits, (Rect){edge - 0.9 * u, area.y, 1.8 * u, area.h}, panel_target(number));
  hit->editable = true;
  hit->group = panel_group(bars->panel, BARS_GROUP_WIDTH);
  hit->row = (int)i;
  hit->handle =
      (Handle){.kind = bars->drag == BARS_SHARE ? HANDLE_SHARE : HANDLE_X, .x = panel_target(number)};
  hit->handle.plane = (Rect){last ? area.x : bar.x, area.y, area.w, area.h};
  hit->handle.x_low = last ? weighted->total : 0;
  hit->handle.x_high = last ? 0 : weighted->total;
  draw_grip(bars->draw, (Point){edge, y}, bars->items[i].color, panel_target(number));
}

/* Below the bars: names and weights, each as near to its bar as the others let it be. */
static void draw_below(const Weighted *weighted, double y) {
  const Bars *bars = weighted->bars;
  const Draw *draw = bars->draw;
  double u = bars->u, left = weighted->places.area.x, right = left + weighted->places.area.w;
  BarsLabel *names = ARENA_ARRAY(draw->arena, BarsLabel, bars->count);
  BarsLabel *weights = ARENA_ARRAY(draw->arena, BarsLabel, bars->count);
  for (size_t i = 0; i < bars->count; i++) {
    Rect bar = bar_rect(weighted, i, 0);
    double middle = bar.x + bar.w / 2;
    names[i] = (BarsLabel){middle, panel_head_width(draw, &bars->items[i].head, 1.8, false), bar.w, 0, false};
    weights[i] = (BarsLabel){
        middle, draw_digits_width(draw, SIZE_NUMBER, true, panel_shown(&bars->width.at[i], bars->digits)),
        bar.w, 0, !panel_visible(&bars->width.at[i])};
  }
  bars_spread(names, bars->count, left, right, 0.6 * u);
  bars_spread(weights, bars->count, left, right, 0.8 * u);
  for (size_t i = 0; i < bars->count; i++) {
    const PanelNumber *number = &bars->width.at[i];
    if (!weights[i].out && !weighted->squares)
      draw_cell(number->draw, (Rect){weights[i].x, y, weights[i].width + 0.2 * u, LINE * u}, number->cell,
                bars_look(bars, number, SIZE_NUMBER, ALIGN_LEFT, BARS_GROUP_WIDTH, i));
    double top = y + (weighted->squares ? 0 : LINE * u);
    if (names[i].out)
      continue;
    panel_head_draw(draw, &bars->items[i].head, (Rect){names[i].x, top, names[i].width, 2.2 * u}, 1.8, false,
                    panel_presence(&bars->items[i].number));
  }
}

/* What has no weight has no width, and no area however high it is. */
static void draw_bar(Weighted *weighted, size_t i) {
  const Bars *bars = weighted->bars;
  if (weight_of(bars, i) <= 0)
    return;
  const PanelNumber *number = &bars->items[i].number;
  Rect bar = bar_rect(weighted, i, bars_reach(bars, i));
  double value = panel_value(number);
  Rect inside = {bar.x, bar.y, fmax(bar.w - 1, 1), bar.h}; /* a thread of the ground keeps neighbours apart */
  bars_paint(bars, inside, BAR_SOLID, color_fade(bars->items[i].color, fmin(2 * panel_presence(number), 1)));
  if (isinf(value))
    bars_paint_break(bars, inside, true);
  draw_area(weighted, i, bar);
}

void bars_weighted_draw(const Bars *bars, Rect rect) {
  Weighted weighted = make_weighted(bars, rect);
  const Draw *draw = bars->draw;
  double u = bars->u, zero = y_at(&weighted, bars_share(bars, bars_base(bars))) + 0.5;
  double right = left_of(&weighted, bars->count) - weighted.gap;
  canvas_line(draw->canvas, weighted.area.x, zero, right, zero, 1, bars_line_color(draw));
  for (size_t i = 0; i < bars->count; i++)
    if (panel_visible(&bars->items[i].number)) {
      places_take(&weighted.places, bar_rect(&weighted, i, bars_reach(bars, i)));
      draw_bar(&weighted, i);
    }
  for (size_t i = 0; i < bars->count; i++)
    if (panel_visible(&bars->items[i].number))
      draw_height(&weighted, i, bar_rect(&weighted, i, bars_reach(bars, i)));
  draw_below(&weighted, weighted.area.y + weighted.area.h + (bars->low < 0 ? ABOVE : 0) * u + 0.4 * u);
  for (size_t i = 0; i < bars->count; i++)
    add_weight_handle(&weighted, i);
  if (bars->sum && panel_visible(bars->sum))
    bars_total(bars, bars->sum, rect.x + u, rect.y + rect.h - 0.5 * LINE * u, 1.9, true);
}
