/* Bars in rows: the name on the left, the bar from the line of zero, the number at its end. */
#include "view/panel_bars_parts.h"

#include <math.h>

#define BAR_LEAST 6 /* u, of the longest bar: shorter ones say nothing */
#define FOOT 2.7    /* u, of a line below the rows */
#define ARROW 2.2   /* u, between a number before and the one after */
#define LANE_MOST 12
#define THICK_MOST 6

typedef struct BarRows {
  const Bars *bars;
  const Draw *draw;
  Rect rect;
  BarScale scale; /* over all rows */
  double pitch;   /* of a row */
  double names;   /* the width of the names */
  bool full;      /* with words */
  double size;    /* of numbers, u */
  double before;  /* the width of ghosts' numbers; 0: they are left out */
} BarRows;

static double foot_height(const Bars *bars) {
  return ((bars->sum && !bars->steps ? FOOT : 0) + (bars->level ? FOOT : 0) + (bars->scale.log ? 2 : 0)) *
         bars->u;
}

/* Of a symbol as a name, with a little air. */
static double head_height(const Bars *bars, const PanelHead *head) {
  if (!head->symbol)
    return 0;
  Formula formula = draw_inline_layout(bars->draw, head->symbol, 1.12 * BARS_NAME, bars->draw->theme->ink);
  return formula.ascent + formula.descent + 0.3 * bars->u;
}

double bars_rows_height(const Bars *bars, double lane_u) {
  double lanes = bars->lanes > 1 ? 1.8 : 1;
  for (size_t i = 0; i < bars->count; i++)
    lane_u = fmax(lane_u, head_height(bars, &bars->items[i].head) / lanes / bars->u);
  return bars_legend(bars, (Rect){0, 0, 1e6, 0}, false) + (double)bars->count * lanes * lane_u * bars->u +
         foot_height(bars);
}

static double names_width(const Bars *bars, bool full) {
  double widest = 0;
  for (size_t i = 0; i < bars->count; i++)
    widest = fmax(widest, panel_head_width(bars->draw, &bars->items[i].head, 1.9, full));
  return widest;
}

static double numbers_width(const Bars *bars, double size) {
  double widest =
      fmax(panel_widest(&bars->parts, size, bars->digits), panel_widest(&bars->beside, size, bars->digits));
  if (bars->steps && bars->sum)
    widest = fmax(widest, panel_widest(&(PanelNumbers){bars->sum, 1}, size, bars->digits));
  return widest;
}

double bars_rows_width(const Bars *bars) {
  return names_width(bars, false) + numbers_width(bars, SIZE_SMALL) + (BAR_LEAST + 3.2) * bars->u;
}

/* --- Layout */

static void place_across(BarRows *rows) {
  const Bars *bars = rows->bars;
  double u = rows->draw->u, ghosts = panel_widest(&bars->ghost, SIZE_SMALL, bars->digits);
  rows->full = rows->rect.w - names_width(bars, true) >= 24 * u;
  rows->names = fmin(names_width(bars, rows->full), 0.4 * rows->rect.w);
  double left = rows->rect.x + rows->names + 1.2 * u, right = rows->rect.x + rows->rect.w -
                                                              numbers_width(bars, rows->size) -
                                                              (bars->drag != BARS_FIXED ? 1.6 : 0.9) * u;
  rows->before = ghosts > 0 ? ghosts + ARROW * u : 0;
  if (right - left - rows->before < 1.6 * BAR_LEAST * u)
    rows->before = 0;
  rows->scale.area.x = round(left);
  rows->scale.area.w = fmax(floor(right - left - rows->before), 0);
}

static BarRows make_rows(const Bars *bars, Rect rect) {
  double u = bars->u, legend = bars_legend(bars, rect, false),
         height = fmax(rect.h - legend - foot_height(bars), 0);
  BarRows rows = {.bars = bars, .draw = bars->draw, .rect = rect, .scale = bars->scale};
  rows.pitch = fmin(height / (double)bars->count, LANE_MOST * u * (bars->lanes > 1 ? 1.7 : 1));
  rows.scale.area.h = rows.pitch * (double)bars->count;
  rows.scale.area.y = rect.y + legend + 0.35 * (height - rows.scale.area.h);
  rows.size = clamp(0.8 * rows.pitch / (double)bars->lanes / u, SIZE_LEAST, 2.6);
  place_across(&rows);
  return rows;
}

static double x_at(const BarRows *rows, double value) {
  return bar_at(&rows->scale, bar_share(&rows->scale, value));
}

static Rect row_rect(const BarRows *rows, size_t i) {
  const Rect *area = &rows->scale.area;
  return (Rect){area->x, area->y + (double)i * rows->pitch, area->w, rows->pitch};
}

static BarsPlace place_of(const BarRows *rows, size_t i, size_t lane) {
  Rect row = row_rect(rows, i), slot = row;
  double most = THICK_MOST * rows->draw->u;
  if (rows->bars->lanes == 1)
    return (BarsPlace){&rows->scale, row.y + row.h / 2, round(fmin(0.58 * row.h, most)), row};
  slot.h /= 2;
  slot.y += (double)lane * slot.h;
  return (BarsPlace){&rows->scale, row.y + (lane == 0 ? 0.29 : 0.71) * row.h, round(fmin(0.36 * row.h, most)),
                     slot};
}

/* --- Behind the bars */

static void draw_mark(const BarRows *rows) {
  const Bars *bars = rows->bars;
  const Theme *theme = rows->draw->theme;
  double u = rows->draw->u;
  if (bars->mark >= bars->count || !panel_visible(&bars->items[bars->mark].number))
    return;
  const BarsItem *item = &bars->items[bars->mark];
  Rect row = row_rect(rows, bars->mark),
       frame = {rows->rect.x - 0.6 * u, row.y + 0.1 * u, rows->rect.w + 1.2 * u, row.h - 0.2 * u};
  bool is_class = item->head.is_class;
  canvas_fill_rect(rows->draw->canvas, frame, 0.8 * u,
                   is_class ? theme->tints[item->head.row % THEME_CLASSES] : theme->field);
  canvas_border(rows->draw->canvas, frame, 0.8 * u, 0.18 * u, is_class ? item->color : theme->muted);
}

/* Powers of ten across a logarithmic scale. */
static void draw_decades(const BarRows *rows) {
  const Draw *draw = rows->draw;
  const BarScale *scale = &rows->scale;
  double u = draw->u, bottom = scale->area.y + scale->area.h, last = -INFINITY;
  for (double power = scale->low; scale->log && power <= scale->high * 1.01; power *= 10) {
    double x = x_at(rows, power) - 0.5;
    canvas_line(draw->canvas, x, scale->area.y, x, bottom, 1, draw->theme->hairline);
    const char *label = arena_printf(draw->arena, "10^{%.0f}", log10(power));
    double width = draw_inline_layout(draw, label, SIZE_SMALL, draw->theme->ink).width;
    if (x - width / 2 < last + 1.2 * u)
      continue;
    draw_formula_inline(draw, ALIGN_CENTER, x, bottom + 1.1 * u, SIZE_SMALL, draw->theme->muted, label);
    last = x + width / 2;
  }
}

/* --- A row */

/* A line from where the part before ended down to where this one begins. */
static void draw_link(const BarRows *rows, size_t i) {
  double x = x_at(rows, rows->bars->items[i].from) - 0.5;
  const BarsPlace before = place_of(rows, i - 1, 0), place = place_of(rows, i, 0);
  canvas_line(rows->draw->canvas, x, before.middle + before.thick / 2, x, place.middle - place.thick / 2, 1,
              bar_line_color(rows->draw));
}

/* The number before, an arrow, and the room for the number after. */
static double draw_before(const BarRows *rows, size_t i, double x, double y) {
  const Bars *bars = rows->bars;
  double u = rows->draw->u, width = rows->before - ARROW * u;
  if (rows->before <= 0 || bars->ghost.count <= i || !panel_visible(&bars->ghost.at[i]))
    return x;
  const PanelNumber *ghost = &bars->ghost.at[i];
  CellLook look = bars_look(bars, ghost, SIZE_SMALL, ALIGN_RIGHT, BARS_GROUP_GHOST, i);
  look.bold = false;
  look.color = rows->draw->theme->muted;
  draw_cell(ghost->draw, (Rect){x, y - 1.1 * u, width, 2.2 * u}, ghost->cell, look);
  bar_change_draw(rows->draw, x + width + 0.5 * u, x + width + 1.7 * u, y);
  return x + rows->before;
}

/* The number at the bar's end; behind all of them where a line or tracks lie in its way. */
static void draw_bar(const BarRows *rows, size_t i, size_t lane) {
  const Bars *bars = rows->bars;
  const PanelNumber *number = bars_number(bars, i, lane);
  const BarsPlace place = place_of(rows, i, lane);
  double u = rows->draw->u, y = place.middle, height = fmin(rows->pitch / (double)bars->lanes, 2.8 * u),
         right = rows->rect.x + rows->rect.w;
  if (!panel_visible(number))
    return;
  Rect bar = bars_one_draw(bars, &place, i, lane, 1);
  double end = bar.x + bar.w, axis = x_at(rows, bar_base(&rows->scale));
  double x = bars->level || bars->tracks ? place.slot.x + place.slot.w : bars->steps ? end : fmax(end, axis);
  x += (bars_can_drag(bars, number) ? 1.6 : 0.7) * u;
  if (lane == 0)
    x = draw_before(rows, i, x, y);
  CellLook look = bars_look(bars, number, rows->size, bars->level ? ALIGN_RIGHT : ALIGN_LEFT,
                            lane == 0 ? BARS_GROUP_NUMBERS : BARS_GROUP_BESIDE, i);
  look.bold = look.bold || (bars->steps && bars->sum && i + 1 == bars->count);
  draw_cell(number->draw, (Rect){x, y - height / 2, fmax(right - x, 0), height}, number->cell, look);
}

/* A symbol that is too high for its row gives way to the row's number. */
static void draw_name(const BarRows *rows, size_t i) {
  const Bars *bars = rows->bars;
  const BarsItem *item = &bars->items[i];
  double u = rows->draw->u, high = fmin(0.8 * rows->pitch, 3.2 * u), shown = panel_presence(&item->number);
  Rect row = row_rect(rows, i), rect = {rows->rect.x, row.y + (row.h - high) / 2, rows->names, high};
  PanelHead head = item->head;
  if (head.symbol && head_height(bars, &head) > rows->pitch)
    head.symbol = arena_printf(rows->draw->arena, "%zu", i + 1);
  if (head.is_class)
    panel_head_draw(rows->draw, &head, rect, clamp(0.75 * high / u, SIZE_LEAST, 1.9), rows->full, 1);
  else if (shown > 0)
    panel_head_draw(rows->draw, &head, rect, BARS_NAME, rows->full, shown);
}

static void draw_row(const BarRows *rows, size_t i) {
  const Bars *bars = rows->bars;
  draw_name(rows, i);
  if (i > 0 && bars->steps && panel_visible(&bars->items[i].number) && (!bars->sum || i + 1 < bars->count))
    draw_link(rows, i);
  for (size_t lane = 0; lane < bars->lanes; lane++)
    draw_bar(rows, i, lane);
}

/* --- Below them */

static void draw_sum(const BarRows *rows, double y) {
  const Bars *bars = rows->bars;
  const Draw *draw = rows->draw;
  double u = draw->u, axis = x_at(rows, bar_base(&rows->scale)), right = rows->rect.x + rows->rect.w;
  if (!bars->sum || bars->steps || !panel_visible(bars->sum))
    return;
  canvas_line(draw->canvas, rows->rect.x, y + 0.2 * u, right, y + 0.2 * u, fmax(0.1 * u, 1),
              draw->theme->hairline);
  bars_total(bars, bars->sum, fmax(fmin(axis, right - bars_total_width(bars, bars->sum)), rows->rect.x),
             y + 1.6 * u, true);
}

/* The line across all bars, and what it is at its lower end. */
static void draw_level(const BarRows *rows, double y) {
  const Bars *bars = rows->bars;
  double u = rows->draw->u;
  if (!panel_visible(bars->level))
    return;
  double x = x_at(rows, panel_value(bars->level)), width = bars_total_width(bars, bars->level);
  canvas_line(rows->draw->canvas, x, rows->scale.area.y, x, y + 0.5 * u, fmax(0.2 * u, 1),
              color_fade(rows->draw->theme->ink, panel_presence(bars->level)));
  double left = clamp(x - width / 2, rows->rect.x, fmax(rows->rect.x + rows->rect.w - width, rows->rect.x));
  bars_total(bars, bars->level, left, y + 1.6 * u, true);
}

void bars_rows_draw(const Bars *bars, Rect rect) {
  BarRows rows = make_rows(bars, rect);
  double u = bars->u, foot = rows.scale.area.y + rows.scale.area.h + (rows.scale.log ? 2.2 : 0.2) * u;
  if (rows.pitch <= 0 || rows.scale.area.w <= 0)
    return;
  bars_legend(bars, rect, true);
  draw_mark(&rows);
  draw_decades(&rows);
  for (size_t i = 0; i < bars->count; i++)
    draw_row(&rows, i);
  bar_axis_draw(bars->draw, &rows.scale);
  if (bars->level)
    draw_level(&rows, foot);
  draw_sum(&rows, foot + (bars->level ? FOOT * u : 0));
}
