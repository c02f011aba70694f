/* Bars that stand: the number above, the name below; many of them without.  And those whose width is a
 * weight: their areas stand side by side without a gap. */
#include "view/panel_bars_parts.h"
#include "view/place.h"

#include <math.h>

#define NAME 2.6   /* u, of the line of names */
#define NUMBER 2.3 /* u, above a bar or below a negative one */
#define THICK_MOST 6.5
#define SIZE_NAME 1.8

typedef struct BarColumns {
  const Bars *bars;
  const Draw *draw;
  Rect area; /* the scale's high end above, its low end below */
  double pitch;
  size_t lanes;
  double size;
  bool dense; /* numbers find no room: only those pointed at, and the one that stands out, are written */
  double names_y;
} BarColumns;

static size_t lanes_of(const Bars *bars) {
  return bars->beside.count > 0 ? 2 : 1;
}

static double widest(const Bars *bars, double size) {
  return fmax(panel_widest(&bars->parts, size, bars->digits),
              panel_widest(&bars->beside, size, bars->digits));
}

static double level_width(const Bars *bars) {
  return bars->level ? bars_total(bars, bars->level, 0, 0, SIZE_NAME, false) + 0.8 * bars->u : 0;
}

bool bars_columns_fit(const Bars *bars, double width) {
  double pitch = (width - level_width(bars)) / (double)bars->count;
  return (widest(bars, SIZE_SMALL) + 0.6 * bars->u) * (double)lanes_of(bars) <= pitch;
}

/* The room for the scale between what stands above and below it. */
static Rect area_of(const Bars *bars, Rect rect) {
  double u = bars->u, top = bars_legend(bars, rect, false) + NUMBER * u;
  double below = NAME * u + (bars->low < 0 ? NUMBER * u : 0) + (bars->sum ? NAME * u : 0);
  return (Rect){rect.x, rect.y + top, rect.w - level_width(bars), fmax(rect.h - top - below, u)};
}

static BarColumns make_columns(const Bars *bars, Rect rect) {
  BarColumns columns = {
      .bars = bars, .draw = bars->draw, .lanes = lanes_of(bars), .area = area_of(bars, rect)};
  double u = bars->u, pitch = columns.area.w / (double)bars->count;
  columns.dense = !bars_columns_fit(bars, rect.w);
  columns.pitch = fmin(pitch, 14 * u * (double)columns.lanes);
  columns.area.x += (columns.area.w - columns.pitch * (double)bars->count) / 2;
  columns.area.w = columns.pitch * (double)bars->count;
  columns.names_y = columns.area.y + columns.area.h + (bars->low < 0 ? NUMBER * u : 0) + 0.55 * NAME * u;
  columns.size = 2;
  while (columns.size > SIZE_SMALL &&
         (widest(bars, columns.size) + 0.4 * u) * (double)columns.lanes > columns.pitch)
    columns.size -= 0.1;
  return columns;
}

static double y_at(const BarColumns *columns, double share) {
  return round(columns->area.y + columns->area.h * (1 - share));
}

static double zero_y(const BarColumns *columns) {
  return y_at(columns, bars_share(columns->bars, bars_base(columns->bars)));
}

static Rect slot_of(const BarColumns *columns, size_t i) {
  return (Rect){columns->area.x + (double)i * columns->pitch, columns->area.y, columns->pitch,
                columns->area.h};
}

static Rect bar_rect(const BarColumns *columns, size_t i, size_t lane, double from, double to) {
  Rect slot = slot_of(columns, i);
  double lane_width = slot.w / (double)columns->lanes, gap = columns->lanes == 1 ? 0.3 : 0.16;
  double thick = fmin(lane_width * (1 - gap), THICK_MOST * columns->draw->u), middle = slot.x + slot.w / 2;
  if (columns->lanes == 2)
    middle += (lane == 0 ? -0.52 : 0.52) * thick;
  double y0 = y_at(columns, fmax(from, to)), y1 = y_at(columns, fmin(from, to));
  double left = floor(middle - thick / 2);
  return (Rect){left, y0, fmax(ceil(middle + thick / 2) - left - (columns->lanes == 1 ? 0 : 1), 1),
                fmax(y1 - y0, 1)};
}

/* --- A column */

static bool is_pointed_at(const BarColumns *columns, const PanelNumber *number) {
  const ViewState *state = columns->draw->state;
  Target target = panel_target(number);
  return target_equal(state->hover, target) || target_equal(state->focus, target) ||
         target_equal(state->inspected, target);
}

static void draw_height(const BarColumns *columns, const PanelNumber *number, size_t i, size_t lane,
                        Rect bar) {
  const Bars *bars = columns->bars;
  double u = columns->draw->u, value = panel_value(number);
  bool up = !(value < bars_base(bars));
  bool shown = !columns->dense || is_pointed_at(columns, number) || i == bars->mark;
  double width = fmax(columns->pitch / (double)columns->lanes, columns->dense ? 8 * u : 0);
  double middle = columns->lanes == 1 ? bar.x + bar.w / 2
                                      : slot_of(columns, i).x + columns->pitch * (lane == 0 ? 0.25 : 0.75);
  Rect place = {middle - width / 2, up ? bar.y - NUMBER * u : bar.y + bar.h, width, NUMBER * u};
  CellLook look = bars_look(bars, number, columns->size, ALIGN_CENTER,
                            lane == 0 ? BARS_GROUP_NUMBERS : BARS_GROUP_BESIDE, 0);
  look.bold = look.bold || i == bars->mark;
  look.row = (int)lane;
  look.col = panel_column(bars->draw, i);
  look.hidden = !shown;
  if (!shown) {
    Rect slot = slot_of(columns, i);
    width = slot.w / (double)columns->lanes;
    place = (Rect){slot.x + (double)lane * width, slot.y, width, slot.h};
  }
  draw_cell(number->draw, place, number->cell, look);
}

static void draw_one(const BarColumns *columns, const PanelNumber *number, size_t i, size_t lane,
                     double reach) {
  const Bars *bars = columns->bars;
  double base = bars_share(bars, bars_base(bars)), value = panel_value(number);
  Rect bar = bar_rect(columns, i, lane, base, reach);
  Color color = color_fade(bars->items[i].color, fmin(2 * panel_presence(number), 1));
  if (columns->dense && bars->mark != SIZE_MAX && i != bars->mark)
    color = color_fade(color, 0.55);
  bars_paint(bars, bar, lane == 0 ? BAR_SOLID : BAR_BESIDE, color);
  if (isinf(value) && value > 0)
    bars_paint_break(bars, bar, true);
  if (bars_can_drag(bars, number)) {
    bars_add_handle(bars, number, slot_of(columns, i), columns->area, true, i);
    draw_grip(columns->draw, (Point){bar.x + bar.w / 2, value < bars_base(bars) ? bar.y + bar.h : bar.y},
              bars->items[i].color, panel_target(number));
    bar.y -= 0.8 * bars->u;
    bar.h += 1.6 * bars->u;
  }
  draw_height(columns, number, i, lane, bar);
}

static void draw_ghost(const BarColumns *columns, size_t i) {
  const Bars *bars = columns->bars;
  const PanelNumber *ghost = &bars->ghost.at[i];
  double base = bars_share(bars, bars_base(bars));
  if (!panel_visible(ghost))
    return;
  Rect rect = bar_rect(columns, i, 0, base, bars_share(bars, panel_value(ghost)));
  double out = fmin(0.35 * bars->u, 0.1 * columns->pitch);
  bars_paint(bars, (Rect){rect.x - out, rect.y, rect.w + 2 * out, rect.h}, BAR_GHOST, bars->items[i].color);
}

/* Every name, or so many of them that they have room. */
static void draw_names(const BarColumns *columns) {
  const Bars *bars = columns->bars;
  const Draw *draw = columns->draw;
  double u = draw->u, most = 0;
  bool full = true;
  for (size_t i = 0; i < bars->count; i++)
    full = full && panel_head_width(draw, &bars->items[i].head, SIZE_NAME, true) <= columns->pitch - 0.6 * u;
  for (size_t i = 0; i < bars->count; i++)
    most = fmax(most, panel_head_width(draw, &bars->items[i].head, SIZE_NAME, full));
  size_t every = (size_t)fmax(ceil((most + 0.6 * u) / columns->pitch), 1);
  for (size_t i = 0; i < bars->count; i += every) {
    const BarsItem *item = &bars->items[i];
    Rect slot = slot_of(columns, i);
    double width = panel_head_width(draw, &item->head, SIZE_NAME, full),
           shown = item->head.is_class ? 1 : panel_presence(&item->number);
    double left = clamp(slot.x + (slot.w - width) / 2, columns->area.x,
                        fmax(columns->area.x + columns->area.w - width, columns->area.x));
    if (shown > 0)
      panel_head_draw(draw, &item->head, (Rect){left, columns->names_y - 1.1 * u, width, 2.2 * u}, SIZE_NAME,
                      full, shown);
  }
}

static void draw_level(const Bars *bars, Rect area, double y) {
  const Draw *draw = bars->draw;
  if (!bars->level || !panel_visible(bars->level))
    return;
  double right = area.x + area.w;
  canvas_line(draw->canvas, area.x, y, right, y, fmax(0.2 * bars->u, 1),
              color_fade(draw->theme->ink, panel_presence(bars->level)));
  bars_total(bars, bars->level, right + 0.6 * bars->u, y, SIZE_NAME, true);
}

static void draw_sum(const BarColumns *columns, Rect rect) {
  const Bars *bars = columns->bars;
  if (bars->sum && panel_visible(bars->sum))
    bars_total(bars, bars->sum, rect.x, rect.y + rect.h - 0.5 * NAME * bars->u, 1.9, true);
}

void bars_columns_draw(const Bars *bars, Rect rect) {
  BarColumns columns = make_columns(bars, rect);
  const Draw *draw = bars->draw;
  double zero = zero_y(&columns) + 0.5;
  bars_legend(bars, rect, true);
  canvas_line(draw->canvas, columns.area.x, zero, columns.area.x + columns.area.w, zero, 1,
              bars_line_color(draw));
  for (size_t i = 0; i < bars->count; i++) {
    if (bars->ghost.count > i)
      draw_ghost(&columns, i);
    if (panel_visible(&bars->items[i].number))
      draw_one(&columns, &bars->items[i].number, i, 0, bars_reach(bars, i));
    const PanelNumber *beside = bars->beside.count > i ? &bars->beside.at[i] : NULL;
    if (beside && panel_visible(beside))
      draw_one(&columns, beside, i, 1,
               mix(bars_share(bars, bars_base(bars)), bars_share(bars, panel_value(beside)),
                   panel_presence(beside)));
  }
  draw_names(&columns);
  draw_level(bars, columns.area,
             bars->level ? y_at(&columns, bars_share(bars, panel_value(bars->level))) : 0);
  draw_sum(&columns, rect);
}
