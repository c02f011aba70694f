/* Bars that stand: the number above, the name below; many of them without.  Their width may be a weight: then
 * they stand without a gap, so that areas are terms of a sum, or, where it is the bars' own number, as
 * squares. */
#include "view/panel_bars_parts.h"
#include "view/place.h"

#include <math.h>

#define LINE 2.4      /* u, of numbers and names */
#define LEAST_HIT 1.1 /* u: what is narrower cannot be pointed at */
#define THICK_MOST 6.5
#define PITCH_MOST 14

typedef struct Standing {
  const Bars *bars;
  const Draw *draw;
  BarScale scale;         /* all bars across */
  bool weighted, squares; /* squares: one scale in both directions */
  double total;           /* of the weights */
  double gap;             /* between squares */
  double size;            /* of numbers, u */
  bool dense;             /* only numbers that are pointed at, and the one that stands out, are written */
  Places places;          /* of the numbers above */
} Standing;

static double weight_of(const Bars *bars, size_t i) {
  double weight = bars->width.count > 0 ? fabs(panel_value(&bars->width.at[i])) : 1;
  return isfinite(weight) ? weight : 0;
}

/* What has no weight has no width, and no area however high it is. */
static bool has_bar(const Standing *standing, size_t i, size_t lane) {
  const Bars *bars = standing->bars;
  return panel_visible(bars_number(bars, i, lane)) && (standing->squares || weight_of(bars, i) > 0);
}

/* --- Layout */

static bool are_squares(const Bars *bars) {
  for (size_t i = 0; i < bars->width.count; i++)
    if (!target_equal(panel_target(&bars->width.at[i]), panel_target(&bars->parts.at[i])))
      return false;
  return bars->width.count > 0;
}

static double widest(const Bars *bars, double size) {
  return fmax(panel_widest(&bars->parts, size, bars->digits),
              panel_widest(&bars->beside, size, bars->digits));
}

/* The room for the number of a line across all bars; 0: there is none, or not enough. */
static double level_width(const Bars *bars, double width) {
  double wanted = bars->level ? bars_total_width(bars, bars->level) + 0.8 * bars->u : 0;
  return wanted <= 0.4 * width ? wanted : 0;
}

bool bars_standing_fit(const Bars *bars, double width) {
  double pitch = (width - level_width(bars, width)) / (double)bars->count;
  return (widest(bars, SIZE_SMALL) + 0.6 * bars->u) * (double)bars->lanes <= pitch;
}

/* The room for the scale between what stands above, below and beside it. */
static Rect area_of(const Bars *bars, Rect rect) {
  double u = bars->u, top = bars_legend(bars, rect, false) + LINE * u;
  double lines = 1.4 + (bars->width.count > 0) + (bars->scale.low < 0) + (bars->sum != NULL);
  return (Rect){rect.x + u, rect.y + top, rect.w - 2 * u - level_width(bars, rect.w),
                fmax(rect.h - top - lines * LINE * u, u)};
}

/* As large as fit, so that a unit is as long across as up; bars of equal width not too wide. */
static void fit_area(Standing *standing) {
  const BarScale *scale = &standing->scale;
  Rect *area = &standing->scale.area;
  double count = (double)standing->bars->count, range = scale->high - scale->low,
         gaps = standing->gap * (count - 1), width = area->w;
  if (standing->squares) {
    double unit = fmin((area->w - gaps) / fmax(standing->total, 1e-300), area->h / range);
    *area = (Rect){area->x, area->y + area->h - unit * range, unit * standing->total, unit * range};
  } else if (!standing->weighted) {
    area->w = fmin(area->w, PITCH_MOST * standing->draw->u * (double)standing->bars->lanes * count);
  }
  area->x += (width - area->w - gaps) / 2;
}

static Standing make_standing(const Bars *bars, Rect rect) {
  Standing standing = {.bars = bars,
                       .draw = bars->draw,
                       .scale = bars->scale,
                       .weighted = bars->width.count > 0,
                       .squares = are_squares(bars),
                       .size = 2};
  const Rect *area = &standing.scale.area;
  standing.scale.upright = true;
  standing.scale.area = area_of(bars, rect);
  standing.gap = standing.squares ? 1.5 * bars->u : 0;
  for (size_t i = 0; i < bars->count; i++)
    standing.total += weight_of(bars, i);
  fit_area(&standing);
  standing.dense = !standing.weighted && !bars_standing_fit(bars, rect.w);
  double room = area->w / (double)(bars->count * bars->lanes) - 0.4 * bars->u;
  while (standing.size > SIZE_SMALL && !standing.weighted && widest(bars, standing.size) > room)
    standing.size -= 0.1;
  standing.places = (Places){.area = {rect.x, rect.y, rect.w, area->y + area->h - rect.y}, .u = bars->u};
  return standing;
}

/* From the left edge of the area to the left edge of bar i. */
static double left_of(const Standing *standing, size_t i) {
  const Rect *area = &standing->scale.area;
  double sum = 0;
  for (size_t k = 0; k < i; k++)
    sum += weight_of(standing->bars, k);
  double across = standing->total > 0 ? sum / standing->total : 0;
  return round(area->x + across * area->w + (double)i * standing->gap);
}

/* The whole height of the scale, as wide as the bar's part, or one of its lanes. */
static Rect slot_of(const Standing *standing, size_t i, size_t lane, size_t lanes) {
  double left = left_of(standing, i), right = left_of(standing, i + 1) - standing->gap,
         width = fmax(right - left, 1) / (double)lanes;
  return (Rect){left + (double)lane * width, standing->scale.area.y, width, standing->scale.area.h};
}

/* Side by side without a gap but for a thread of the ground, or with one. */
static BarsPlace place_of(const Standing *standing, size_t i, size_t lane) {
  size_t lanes = standing->bars->lanes;
  Rect slot = slot_of(standing, i, 0, 1);
  double thick = slot.w - 1, middle = slot.x + thick / 2;
  if (!standing->weighted) {
    thick = fmin(slot.w / (double)lanes * (lanes == 1 ? 0.7 : 0.84), THICK_MOST * standing->draw->u);
    middle = slot.x + slot.w / 2 + (lanes == 1 ? 0 : (lane == 0 ? -0.52 : 0.52) * thick);
  }
  return (BarsPlace){&standing->scale, middle, fmax(floor(thick), 1), slot_of(standing, i, lane, lanes)};
}

/* --- Numbers: a bar's height above it, its area inside, its weight below. */

static bool is_pointed_at(const Standing *standing, const PanelNumber *number) {
  const ViewState *state = standing->draw->state;
  Target target = panel_target(number);
  return target_equal(state->hover, target) || target_equal(state->focus, target) ||
         target_equal(state->inspected, target);
}

/* Whether the number inside an area finds room there. */
static bool area_is_written(const Bars *bars, size_t i, Rect bar) {
  if (bars->area.count <= i || !panel_visible(&bars->area.at[i]))
    return false;
  double width = draw_digits_width(bars->draw, BARS_NAME, true, panel_shown(&bars->area.at[i], bars->digits)),
         height = isinf(panel_value(&bars->items[i].number)) ? 8 : 2.2; /* below the gap of an endless bar */
  return width <= bar.w - 0.6 * bars->u && bar.h >= height * bars->u;
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

/* A place above a bar, or below a negative one; false: there is none. */
static bool find_place(Rect *out, Standing *standing, const PanelNumber *number, Rect bar, double room) {
  const Bars *bars = standing->bars;
  double u = bars->u, air = !standing->weighted && bars_can_drag(bars, number) ? 0.8 * u : 0,
         middle = bar.x + bar.w / 2,
         width =
             draw_digits_width(bars->draw, standing->size, true, panel_shown(number, bars->digits)) + 0.6 * u;
  bool below = panel_value(number) < bar_base(&standing->scale);
  *out = (Rect){middle - width / 2, below ? bar.y + bar.h + air : bar.y - air - LINE * u, width, LINE * u};
  if (standing->weighted && width > room && !below)
    return places_find_free(out, &standing->places, (Point){middle, bar.y}, 0.3 * u, width, 2 * u);
  places_take(&standing->places, *out);
  return true;
}

/* Where a number has no place its bar can be pointed at. */
static void draw_height(Standing *standing, size_t i, size_t lane, Rect bar) {
  const Bars *bars = standing->bars;
  const PanelNumber *number = bars_number(bars, i, lane);
  Rect slot = slot_of(standing, i, lane, bars->lanes), place = standing->weighted ? bar : slot;
  CellLook look = bars_look(bars, number, standing->size, ALIGN_CENTER,
                            lane == 0 ? BARS_GROUP_NUMBERS : BARS_GROUP_BESIDE, 0);
  look.hidden = standing->dense && !is_pointed_at(standing, number) && i != bars->mark;
  look.hidden = look.hidden || !find_place(&place, standing, number, bar, slot.w);
  look.bold = look.bold || i == bars->mark;
  look.row = (int)lane;
  look.col = panel_column(bars->draw, i);
  if (look.hidden)
    place = standing->weighted ? bar : slot;
  bool small = bar.w < LEAST_HIT * bars->u || bar.h < 2 * LEAST_HIT * bars->u;
  if (!(look.hidden && standing->weighted && (small || area_is_written(bars, i, bar))))
    draw_cell(number->draw, place, number->cell, look);
}

/* --- Weights and names */

/* The edge that a weight is dragged by: the right one, of the last bar the left one. */
static void add_weight_handle(const Standing *standing, size_t i) {
  const Bars *bars = standing->bars;
  const PanelNumber *number = &bars->width.at[i];
  Rect slot = slot_of(standing, i, 0, 1), area = standing->scale.area;
  bool last = i + 1 == bars->count && i > 0;
  double edge = last ? slot.x : slot.x + slot.w, u = bars->u,
         y = bar_at(&standing->scale, bar_share(&standing->scale, bar_base(&standing->scale)));
  if (!bars_can_drag(bars, number) || standing->squares || standing->total <= 0)
    return;
  const BarScale across = {.low = last ? standing->total : 0,
                           .high = last ? 0 : standing->total,
                           .area = {last ? area.x : slot.x, area.y, area.w, area.h}};
  Hit *hit =
      hits_add(bars->draw->hits, (Rect){edge - 0.9 * u, area.y, 1.8 * u, area.h}, panel_target(number));
  hit->editable = true;
  hit->group = panel_group(bars->panel, BARS_GROUP_WIDTH);
  hit->row = (int)i;
  hit->handle = bar_handle(&across, panel_target(number), bars->drag == BARS_SHARE);
  draw_grip(bars->draw, (Point){edge, y}, bars->items[i].color, panel_target(number));
}

static void draw_weights(const Standing *standing, double y) {
  const Bars *bars = standing->bars;
  BarsLabel *labels = ARENA_ARRAY(bars->draw->arena, BarsLabel, bars->count);
  const Rect *room = &standing->places.area;
  for (size_t i = 0; i < bars->count; i++) {
    Rect slot = slot_of(standing, i, 0, 1);
    labels[i] = bars_number_label(bars, &bars->width.at[i], slot.x + slot.w / 2, slot.w);
  }
  bars_spread(labels, bars->count, room->x, room->x + room->w, 0.8 * bars->u);
  for (size_t i = 0; i < bars->count; i++)
    bars_label_draw(bars, &bars->width.at[i], &labels[i], y, BARS_GROUP_WIDTH, i);
}

/* Each as near to its bar as the others let it be; of bars of equal width so many that they have room. */
static void draw_names(const Standing *standing, double y) {
  const Bars *bars = standing->bars;
  const Draw *draw = bars->draw;
  BarsLabel *labels = ARENA_ARRAY(draw->arena, BarsLabel, bars->count);
  const Rect *room = &standing->places.area;
  double u = bars->u, most = 0, pitch = slot_of(standing, 0, 0, 1).w;
  bool full = !standing->weighted;
  for (size_t i = 0; i < bars->count; i++)
    full = full && panel_head_width(draw, &bars->items[i].head, BARS_NAME, true) <= pitch - 0.6 * u;
  for (size_t i = 0; i < bars->count; i++) {
    Rect slot = slot_of(standing, i, 0, 1);
    double width = panel_head_width(draw, &bars->items[i].head, BARS_NAME, full);
    labels[i] = (BarsLabel){.middle = slot.x + slot.w / 2, .width = width, .part = slot.w};
    most = fmax(most, width);
  }
  size_t every = standing->weighted ? 1 : (size_t)fmax(ceil((most + 0.6 * u) / pitch), 1);
  for (size_t i = 0; i < bars->count; i++)
    labels[i].out = i % every != 0;
  bars_spread(labels, bars->count, room->x, room->x + room->w, 0.6 * u);
  for (size_t i = 0; i < bars->count; i++) {
    const BarsItem *item = &bars->items[i];
    double shown = item->head.is_class ? 1 : panel_presence(&item->number);
    if (!labels[i].out && shown > 0)
      panel_head_draw(draw, &item->head, (Rect){labels[i].x, y - 1.1 * u, labels[i].width, 2.2 * u},
                      BARS_NAME, full, shown);
  }
}

static void draw_level(const Standing *standing, bool numbered) {
  const Bars *bars = standing->bars;
  const Rect *area = &standing->scale.area;
  if (!bars->level || !panel_visible(bars->level))
    return;
  double right = left_of(standing, bars->count) - standing->gap,
         y = bar_at(&standing->scale, bar_share(&standing->scale, panel_value(bars->level)));
  canvas_line(bars->draw->canvas, area->x, y, right, y, fmax(0.2 * bars->u, 1),
              color_fade(bars->draw->theme->ink, panel_presence(bars->level)));
  if (numbered)
    bars_total(bars, bars->level, right + 0.6 * bars->u, y, true);
}

static void draw_bars(Standing *standing) {
  const Bars *bars = standing->bars;
  Rect *drawn = ARENA_ARRAY(bars->draw->arena, Rect, bars->count * bars->lanes);
  for (size_t k = 0; k < bars->count * bars->lanes; k++) {
    size_t i = k / bars->lanes, lane = k % bars->lanes;
    const BarsPlace place = place_of(standing, i, lane);
    bool pale = standing->dense && bars->mark != SIZE_MAX && i != bars->mark;
    if (!has_bar(standing, i, lane))
      continue;
    drawn[k] = bars_one_draw(bars, &place, i, lane, pale ? 0.55 : 1);
    places_take(&standing->places, drawn[k]);
    draw_area(bars, i, drawn[k]);
  }
  for (size_t k = 0; k < bars->count * bars->lanes; k++)
    if (has_bar(standing, k / bars->lanes, k % bars->lanes))
      draw_height(standing, k / bars->lanes, k % bars->lanes, drawn[k]);
}

void bars_standing_draw(const Bars *bars, Rect rect) {
  Standing standing = make_standing(bars, rect);
  const Rect *area = &standing.scale.area;
  double line = LINE * bars->u, below = area->y + area->h + (bars->scale.low < 0 ? line : 0) + 0.4 * line;
  bars_legend(bars, rect, true);
  BarScale axis = standing.scale;
  axis.area.w += standing.gap * (double)(bars->count - 1); /* under the gaps, too */
  bar_axis_draw(bars->draw, &axis);
  draw_bars(&standing);
  if (standing.weighted && !standing.squares)
    draw_weights(&standing, below + line / 2);
  draw_names(&standing, below + (standing.weighted && !standing.squares ? 1.5 : 0.5) * line);
  for (size_t i = 0; i < bars->width.count; i++)
    add_weight_handle(&standing, i);
  draw_level(&standing, level_width(bars, rect.w) > 0);
  if (bars->sum && panel_visible(bars->sum))
    bars_total(bars, bars->sum, rect.x + bars->u, rect.y + rect.h - 0.5 * line, true);
}
