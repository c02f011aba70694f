/* Columns whose width is a weight, so that their areas are terms of a sum; without a gap between them, or, of
 * the bars' own numbers, as squares. */
#include "view/panel_bars_parts.h"
#include "view/place.h"

#include <math.h>

#define LINE 2.4 /* u, of numbers and names below */
#define ABOVE 2.4
#define LEAST_HIT 1.05 /* u: what is narrower cannot be pointed at */

typedef struct Weighted {
  const Bars *bars;
  const Draw *draw;
  BarScale scale; /* all weights across */
  double total;   /* of the weights */
  bool squares;   /* the weights are the bars' own numbers: one scale in both directions */
  double gap;     /* between squares */
  Places places;  /* of the numbers above */
} Weighted;

static double weight_of(const Bars *bars, size_t i) {
  double weight = fabs(panel_value(&bars->width.at[i]));
  return isfinite(weight) ? weight : 0;
}

static bool are_squares(const Bars *bars) {
  for (size_t i = 0; i < bars->count; i++)
    if (!target_equal(panel_target(&bars->width.at[i]), panel_target(&bars->parts.at[i])))
      return false;
  return true;
}

/* What has no weight has no width, and no area however high it is. */
static bool has_bar(const Weighted *weighted, size_t i) {
  const Bars *bars = weighted->bars;
  return panel_visible(&bars->items[i].number) && (weighted->squares || weight_of(bars, i) > 0);
}

/* As large as fit, so that a unit is as long across as up. */
static void fit_squares(Weighted *weighted) {
  const BarScale *scale = &weighted->scale;
  Rect *area = &weighted->scale.area;
  double range = scale->high - scale->low, gaps = weighted->gap * ((double)weighted->bars->count - 1);
  double unit = fmin((area->w - gaps) / fmax(weighted->total, 1e-300), area->h / range);
  *area = (Rect){area->x + (area->w - unit * weighted->total - gaps) / 2, area->y + area->h - unit * range,
                 unit * weighted->total, unit * range};
}

static Weighted make_weighted(const Bars *bars, Rect rect) {
  double u = bars->u,
         below = 2 * LINE * u + (bars->scale.low < 0 ? ABOVE * u : 0) + (bars->sum ? LINE * u : 0);
  Weighted weighted = {.bars = bars, .draw = bars->draw, .scale = bars->scale, .squares = are_squares(bars)};
  weighted.scale.upright = true;
  weighted.scale.area =
      (Rect){rect.x + u, rect.y + ABOVE * u, rect.w - 2 * u, fmax(rect.h - ABOVE * u - below, u)};
  for (size_t i = 0; i < bars->count; i++)
    weighted.total += weight_of(bars, i);
  weighted.gap = weighted.squares ? 1.5 * u : 0;
  if (weighted.squares)
    fit_squares(&weighted);
  const Rect *area = &weighted.scale.area;
  weighted.places = (Places){.area = {rect.x, rect.y, rect.w, area->y + area->h - rect.y}, .u = u};
  return weighted;
}

/* From the left edge of the area to the left edge of bar i. */
static double left_of(const Weighted *weighted, size_t i) {
  double sum = 0;
  for (size_t k = 0; k < i; k++)
    sum += weight_of(weighted->bars, k);
  double across = weighted->total > 0 ? sum / weighted->total : 0;
  const Rect *area = &weighted->scale.area;
  return round(area->x + across * area->w + (double)i * weighted->gap);
}

/* The whole height of the scale, as wide as the bar. */
static Rect slot_of(const Weighted *weighted, size_t i) {
  double left = left_of(weighted, i), right = left_of(weighted, i + 1) - weighted->gap;
  return (Rect){left, weighted->scale.area.y, fmax(right - left, 1), weighted->scale.area.h};
}

/* --- Numbers: a bar's height above it, its area inside, its weight below. */

/* Whether the number inside an area finds room there. */
static bool area_is_written(const Bars *bars, size_t i, Rect bar) {
  if (bars->area.count <= i || !panel_visible(&bars->area.at[i]))
    return false;
  double width = draw_digits_width(bars->draw, BARS_NAME, true, panel_shown(&bars->area.at[i], bars->digits));
  return width <= bar.w - 0.6 * bars->u && bar.h >= 2.2 * bars->u;
}

static void draw_height(Weighted *weighted, size_t i, Rect bar) {
  const Bars *bars = weighted->bars;
  const PanelNumber *number = &bars->items[i].number;
  double u = bars->u,
         width = draw_digits_width(bars->draw, BARS_NAME, true, panel_shown(number, bars->digits));
  CellLook look = bars_look(bars, number, BARS_NAME, ALIGN_CENTER, BARS_GROUP_NUMBERS, i);
  bool below = panel_value(number) < 0;
  Rect place = {bar.x + bar.w / 2 - width / 2 - 0.3 * u, below ? bar.y + bar.h : bar.y - ABOVE * u,
                width + 0.6 * u, ABOVE * u};
  if (place.w > bar.w && !below)
    look.hidden = !places_find_free(&place, &weighted->places, (Point){bar.x + bar.w / 2, bar.y}, 0.3 * u,
                                    place.w, 2 * u);
  else
    places_take(&weighted->places, place);
  if (!look.hidden)
    draw_cell(number->draw, place, number->cell, look);
  else if (bar.w >= LEAST_HIT * u && bar.h >= 2 * LEAST_HIT * u && !area_is_written(bars, i, bar))
    draw_cell(number->draw, bar, number->cell, look);
}

static void draw_area(const Bars *bars, size_t i, Rect bar) {
  if (!area_is_written(bars, i, bar))
    return;
  const PanelNumber *number = &bars->area.at[i];
  CellLook look = bars_look(bars, number, BARS_NAME, ALIGN_CENTER, BARS_GROUP_GHOST, i);
  look.bold = true;
  look.color = color_fade(bars->draw->theme->on_class, panel_presence(number));
  draw_cell(number->draw, bar, number->cell, look);
}

/* The edge that a weight is dragged by: the right one, of the last bar the left one. */
static void add_weight_handle(const Weighted *weighted, size_t i) {
  const Bars *bars = weighted->bars;
  const PanelNumber *number = &bars->width.at[i];
  Rect slot = slot_of(weighted, i), area = weighted->scale.area;
  bool last = i + 1 == bars->count && i > 0;
  double edge = last ? slot.x : slot.x + slot.w, u = bars->u,
         y = bar_at(&weighted->scale, bar_share(&weighted->scale, bar_base(&weighted->scale)));
  if (!bars_can_drag(bars, number) || weighted->squares || weighted->total <= 0)
    return;
  const BarScale across = {.low = last ? weighted->total : 0,
                           .high = last ? 0 : weighted->total,
                           .area = {last ? area.x : slot.x, area.y, area.w, area.h}};
  Hit *hit =
      hits_add(bars->draw->hits, (Rect){edge - 0.9 * u, area.y, 1.8 * u, area.h}, panel_target(number));
  hit->editable = true;
  hit->group = panel_group(bars->panel, BARS_GROUP_WIDTH);
  hit->row = (int)i;
  hit->handle = bar_handle(&across, panel_target(number), bars->drag == BARS_SHARE);
  draw_grip(bars->draw, (Point){edge, y}, bars->items[i].color, panel_target(number));
}

/* Below the bars: weights and names, each as near to its bar as the others let it be. */
static void draw_below(const Weighted *weighted, double y) {
  const Bars *bars = weighted->bars;
  const Draw *draw = bars->draw;
  double u = bars->u, left = weighted->places.area.x, right = left + weighted->places.area.w;
  BarsLabel *names = ARENA_ARRAY(draw->arena, BarsLabel, bars->count);
  BarsLabel *weights = ARENA_ARRAY(draw->arena, BarsLabel, bars->count);
  for (size_t i = 0; i < bars->count; i++) {
    Rect slot = slot_of(weighted, i);
    double middle = slot.x + slot.w / 2;
    names[i] =
        (BarsLabel){middle, panel_head_width(draw, &bars->items[i].head, BARS_NAME, false), slot.w, 0, false};
    weights[i] = bars_number_label(bars, &bars->width.at[i], middle, slot.w);
  }
  bars_spread(names, bars->count, left, right, 0.6 * u);
  bars_spread(weights, bars->count, left, right, 0.8 * u);
  double top = y + (weighted->squares ? 0 : LINE * u);
  for (size_t i = 0; i < bars->count; i++) {
    if (!weighted->squares)
      bars_label_draw(bars, &bars->width.at[i], &weights[i], y + LINE * u / 2, BARS_GROUP_WIDTH, i);
    if (!names[i].out)
      panel_head_draw(draw, &bars->items[i].head, (Rect){names[i].x, top, names[i].width, 2.2 * u}, BARS_NAME,
                      false, panel_presence(&bars->items[i].number));
  }
}

/* A thread of the ground keeps neighbours apart. */
static Rect draw_bar(const Weighted *weighted, size_t i) {
  Rect slot = slot_of(weighted, i);
  double inside = fmax(slot.w - 1, 1);
  Rect bar = bars_one_draw(weighted->bars, &(BarsPlace){&weighted->scale, slot.x + inside / 2, inside, slot},
                           i, 0, 1);
  bar.w = slot.w;
  return bar;
}

void bars_weighted_draw(const Bars *bars, Rect rect) {
  Weighted weighted = make_weighted(bars, rect);
  Rect *drawn = ARENA_ARRAY(bars->draw->arena, Rect, bars->count);
  const Rect *area = &weighted.scale.area;
  double u = bars->u;
  for (size_t i = 0; i < bars->count; i++)
    if (has_bar(&weighted, i)) {
      drawn[i] = draw_bar(&weighted, i);
      places_take(&weighted.places, drawn[i]);
      draw_area(bars, i, drawn[i]);
    }
  bar_axis_draw(bars->draw, &weighted.scale);
  for (size_t i = 0; i < bars->count; i++)
    if (has_bar(&weighted, i))
      draw_height(&weighted, i, drawn[i]);
  draw_below(&weighted, area->y + area->h + (bars->scale.low < 0 ? ABOVE : 0) * u + 0.4 * u);
  for (size_t i = 0; i < bars->count; i++)
    add_weight_handle(&weighted, i);
  if (bars->sum && panel_visible(bars->sum))
    bars_total(bars, bars->sum, rect.x + u, rect.y + rect.h - 0.5 * LINE * u, true);
}
