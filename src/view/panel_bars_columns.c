/* Bars that stand: the number above, the name below; many of them without. */
#include "view/panel_bars_parts.h"

#include <math.h>

#define NAME 2.6   /* u, of the line of names */
#define NUMBER 2.3 /* u, above a bar or below a negative one */
#define THICK_MOST 6.5

typedef struct BarColumns {
  const Bars *bars;
  const Draw *draw;
  BarScale scale;
  double pitch, size;
  bool dense; /* numbers find no room: only those pointed at, and the one that stands out, are written */
} BarColumns;

static double widest(const Bars *bars, double size) {
  return fmax(panel_widest(&bars->parts, size, bars->digits),
              panel_widest(&bars->beside, size, bars->digits));
}

static double level_width(const Bars *bars) {
  return bars->level ? bars_total_width(bars, bars->level) + 0.8 * bars->u : 0;
}

bool bars_columns_fit(const Bars *bars, double width) {
  double pitch = (width - level_width(bars)) / (double)bars->count;
  return (widest(bars, SIZE_SMALL) + 0.6 * bars->u) * (double)bars->lanes <= pitch;
}

/* The room for the scale between what stands above and below it. */
static Rect area_of(const Bars *bars, Rect rect) {
  double u = bars->u, top = bars_legend(bars, rect, false) + NUMBER * u;
  double below = NAME * u + (bars->scale.low < 0 ? NUMBER * u : 0) + (bars->sum ? NAME * u : 0);
  return (Rect){rect.x, rect.y + top, rect.w - level_width(bars), fmax(rect.h - top - below, u)};
}

static BarColumns make_columns(const Bars *bars, Rect rect) {
  BarColumns columns = {.bars = bars, .draw = bars->draw, .scale = bars->scale, .size = 2};
  double u = bars->u, lanes = (double)bars->lanes, count = (double)bars->count;
  Rect area = area_of(bars, rect);
  columns.dense = !bars_columns_fit(bars, rect.w);
  columns.pitch = fmin(area.w / count, 14 * u * lanes);
  area.x += (area.w - columns.pitch * count) / 2;
  area.w = columns.pitch * count;
  columns.scale.area = area;
  columns.scale.upright = true;
  while (columns.size > SIZE_SMALL && (widest(bars, columns.size) + 0.4 * u) * lanes > columns.pitch)
    columns.size -= 0.1;
  return columns;
}

/* Of an item, or of one of its lanes. */
static Rect slot_of(const BarColumns *columns, size_t i, size_t lane, size_t lanes) {
  const Rect *area = &columns->scale.area;
  double width = columns->pitch / (double)lanes;
  return (Rect){area->x + (double)i * columns->pitch + (double)lane * width, area->y, width, area->h};
}

static BarsPlace place_of(const BarColumns *columns, size_t i, size_t lane) {
  size_t lanes = columns->bars->lanes;
  Rect slot = slot_of(columns, i, 0, 1);
  double thick = fmin(slot.w / (double)lanes * (lanes == 1 ? 0.7 : 0.84), THICK_MOST * columns->draw->u),
         middle = slot.x + slot.w / 2;
  if (lanes == 2)
    middle += (lane == 0 ? -0.52 : 0.52) * thick;
  return (BarsPlace){&columns->scale, middle, fmax(floor(thick), 1),
                     slot_of(columns, i, lane, columns->bars->lanes)};
}

/* --- A column */

static bool is_pointed_at(const BarColumns *columns, const PanelNumber *number) {
  const ViewState *state = columns->draw->state;
  Target target = panel_target(number);
  return target_equal(state->hover, target) || target_equal(state->focus, target) ||
         target_equal(state->inspected, target);
}

/* Above its bar, or below a negative one; where there is no room, its column is pointed at. */
static void draw_height(const BarColumns *columns, size_t i, size_t lane, Rect bar) {
  const Bars *bars = columns->bars;
  const PanelNumber *number = bars_number(bars, i, lane);
  double u = columns->draw->u, air = bars_can_drag(bars, number) ? 0.8 * u : 0;
  Rect slot = slot_of(columns, i, lane, bars->lanes), place = slot;
  CellLook look = bars_look(bars, number, columns->size, ALIGN_CENTER,
                            lane == 0 ? BARS_GROUP_NUMBERS : BARS_GROUP_BESIDE, 0);
  look.hidden = columns->dense && !is_pointed_at(columns, number) && i != bars->mark;
  if (!look.hidden) {
    double width = fmax(slot.w, columns->dense ? 8 * u : 0),
           middle = bars->lanes == 1 ? bar.x + bar.w / 2 : slot.x + slot.w / 2;
    bool below = panel_value(number) < bar_base(&columns->scale);
    place =
        (Rect){middle - width / 2, below ? bar.y + bar.h + air : bar.y - air - NUMBER * u, width, NUMBER * u};
  }
  look.bold = look.bold || i == bars->mark;
  look.row = (int)lane;
  look.col = panel_column(bars->draw, i);
  draw_cell(number->draw, place, number->cell, look);
}

static void draw_one(const BarColumns *columns, size_t i, size_t lane) {
  const Bars *bars = columns->bars;
  const BarsPlace place = place_of(columns, i, lane);
  bool pale = columns->dense && bars->mark != SIZE_MAX && i != bars->mark;
  if (panel_visible(bars_number(bars, i, lane)))
    draw_height(columns, i, lane, bars_one_draw(bars, &place, i, lane, pale ? 0.55 : 1));
}

/* Every name, or so many of them that they have room. */
static void draw_names(const BarColumns *columns, double y) {
  const Bars *bars = columns->bars;
  const Draw *draw = columns->draw;
  const Rect *area = &columns->scale.area;
  double u = draw->u, most = 0;
  bool full = true;
  for (size_t i = 0; i < bars->count; i++)
    full = full && panel_head_width(draw, &bars->items[i].head, BARS_NAME, true) <= columns->pitch - 0.6 * u;
  for (size_t i = 0; i < bars->count; i++)
    most = fmax(most, panel_head_width(draw, &bars->items[i].head, BARS_NAME, full));
  size_t every = (size_t)fmax(ceil((most + 0.6 * u) / columns->pitch), 1);
  for (size_t i = 0; i < bars->count; i += every) {
    const BarsItem *item = &bars->items[i];
    Rect slot = slot_of(columns, i, 0, 1);
    double width = panel_head_width(draw, &item->head, BARS_NAME, full),
           shown = item->head.is_class ? 1 : panel_presence(&item->number);
    double left = clamp(slot.x + (slot.w - width) / 2, area->x, fmax(area->x + area->w - width, area->x));
    if (shown > 0)
      panel_head_draw(draw, &item->head, (Rect){left, y - 1.1 * u, width, 2.2 * u}, BARS_NAME, full, shown);
  }
}

static void draw_level(const BarColumns *columns) {
  const Bars *bars = columns->bars;
  const Rect *area = &columns->scale.area;
  if (!bars->level || !panel_visible(bars->level))
    return;
  double right = area->x + area->w,
         y = bar_at(&columns->scale, bar_share(&columns->scale, panel_value(bars->level)));
  canvas_line(bars->draw->canvas, area->x, y, right, y, fmax(0.2 * bars->u, 1),
              color_fade(bars->draw->theme->ink, panel_presence(bars->level)));
  bars_total(bars, bars->level, right + 0.6 * bars->u, y, true);
}

void bars_columns_draw(const Bars *bars, Rect rect) {
  BarColumns columns = make_columns(bars, rect);
  const Rect *area = &columns.scale.area;
  double u = bars->u, below = bars->scale.low < 0 ? NUMBER * u : 0;
  bars_legend(bars, rect, true);
  for (size_t i = 0; i < bars->count; i++)
    for (size_t lane = 0; lane < bars->lanes; lane++)
      draw_one(&columns, i, lane);
  bar_axis_draw(bars->draw, &columns.scale);
  draw_names(&columns, area->y + area->h + below + 0.55 * NAME * u);
  draw_level(&columns);
  if (bars->sum && panel_visible(bars->sum))
    bars_total(bars, bars->sum, rect.x, rect.y + rect.h - 0.5 * NAME * u, true);
}
