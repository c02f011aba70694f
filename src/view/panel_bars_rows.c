/* Bars in rows: the name on the left, the bar from the line of zero, the number at its end. */
#include "view/panel_bars_parts.h"

#include <math.h>

#define BAR_LEAST 6 /* u, of the longest bar: shorter ones say nothing */
#define FOOT 2.7    /* u, of a line below the rows */
#define ARROW 2.2   /* u, between a number before and the one after */
#define LANE_MOST 12
#define THICK_MOST 6
#define ROW_LEAST 1.75 /* u, of a lane: what has less is left out */
#define EQUATION 1.8

/* Where what stands behind a number has its place. */
typedef enum { EQUATIONS_NONE, EQUATIONS_COLUMN, EQUATIONS_BELOW } Equations;

typedef struct BarRows {
  const Bars *bars;
  const Draw *draw;
  Rect rect;
  BarScale scale;         /* over all rows */
  double pitch;           /* of a row */
  size_t shown, left_out; /* how many rows there are, and which items from the one before the last back have
                             none: dots stand for them */
  double names;           /* the width of the names */
  bool full;              /* with words */
  double size;            /* of numbers, u */
  double before;          /* the width of ghosts' numbers; 0: they are left out */
  Equations equations;
  double equations_x;
  double foot; /* the top of what stands below */
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
  double lanes = bars->beside.count > 0 ? 1.8 : 1;
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

static double equations_width(const BarRows *rows) {
  double widest = 0;
  for (size_t i = 0; i < rows->bars->count; i++) {
    const char *equation = bars_equation(rows->bars, i);
    if (equation)
      widest = fmax(widest, draw_inline_layout(rows->draw, equation, EQUATION, rows->draw->theme->ink).width);
  }
  return widest;
}

static void place_equations(BarRows *rows, double *left) {
  double u = rows->draw->u, width = equations_width(rows), right = rows->rect.x + rows->rect.w;
  double numbers = numbers_width(rows->bars, rows->size) + 1.5 * u;
  if (width <= 0)
    return;
  if (right - *left - width - 1.6 * u - numbers >= 1.5 * BAR_LEAST * u) {
    rows->equations = EQUATIONS_COLUMN;
    rows->equations_x = *left;
    *left += width + 1.6 * u;
  } else if (rows->pitch >= 4.6 * u && width <= right - *left && rows->bars->lanes == 1) {
    rows->equations = EQUATIONS_BELOW;
    rows->equations_x = *left;
  }
}

static double ghosts_width(const BarRows *rows) {
  const Bars *bars = rows->bars;
  double width = panel_widest(&bars->ghost, SIZE_SMALL, bars->digits);
  return width > 0 ? width + ARROW * rows->draw->u : 0;
}

static void place_across(BarRows *rows) {
  const Bars *bars = rows->bars;
  double u = rows->draw->u, left = rows->rect.x, right = rows->rect.x + rows->rect.w;
  rows->full = rows->rect.w - names_width(bars, true) >= 24 * u;
  rows->names = fmin(names_width(bars, rows->full), 0.4 * rows->rect.w);
  left += rows->names + 1.2 * u;
  double numbers = numbers_width(bars, rows->size) + (bars->drag != BARS_FIXED ? 1.6 : 0.9) * u;
  if (bars->equations)
    place_equations(rows, &left);
  rows->before = ghosts_width(rows);
  if (right - left - numbers - rows->before < 1.6 * BAR_LEAST * u)
    rows->before = 0;
  rows->scale.area.x = round(left);
  rows->scale.area.w = fmax(floor(right - left - numbers - rows->before), 0);
}

/* As many rows as can be read; the last item has one. */
static void choose_rows(BarRows *rows, double height) {
  size_t count = rows->bars->count,
         most = (size_t)fmax(height / (ROW_LEAST * (double)rows->bars->lanes * rows->draw->u), 3);
  rows->shown = count < most ? count : most;
  rows->left_out = count - rows->shown;
}

/* The row of an item; false: it has none. */
static bool find_row(size_t *row, const BarRows *rows, size_t i) {
  size_t count = rows->bars->count, dots = rows->shown - 2;
  *row = i;
  if (rows->left_out == 0 || i < dots)
    return true;
  *row = rows->shown - 1;
  return i + 1 == count;
}

static BarRows make_rows(const Bars *bars, Rect rect) {
  double u = bars->u, legend = bars_legend(bars, rect, false), foot = foot_height(bars);
  BarRows rows = {.bars = bars, .draw = bars->draw, .rect = rect, .scale = bars->scale};
  double height = fmax(rect.h - legend - foot, 0), most = LANE_MOST * u * (bars->beside.count > 0 ? 1.7 : 1);
  choose_rows(&rows, height);
  rows.pitch = fmin(height / (double)rows.shown, most);
  rows.scale.area.y = rect.y + legend + 0.35 * fmax(height - rows.pitch * (double)rows.shown, 0);
  rows.scale.area.h = rows.pitch * (double)rows.shown;
  rows.foot = rows.scale.area.y + rows.scale.area.h + 0.2 * u;
  rows.size = clamp(0.8 * rows.pitch / (double)bars->lanes / u, SIZE_LEAST, 2.6);
  place_across(&rows);
  return rows;
}

static double x_at(const BarRows *rows, double value) {
  return bar_at(&rows->scale, bar_share(&rows->scale, value));
}

/* Of an item that has a row. */
static Rect row_rect(const BarRows *rows, size_t i) {
  size_t row;
  const Rect *area = &rows->scale.area;
  (void)find_row(&row, rows, i);
  return (Rect){area->x, area->y + (double)row * rows->pitch, area->w, rows->pitch};
}

/* The middle of a lane, and how thick a bar in it is. */
static double lane_middle(const BarRows *rows, size_t i, size_t lane) {
  Rect row = row_rect(rows, i);
  double y = rows->bars->lanes == 1 ? 0.5 : lane == 0 ? 0.29 : 0.71;
  if (rows->equations == EQUATIONS_BELOW)
    y = 0.34;
  return row.y + y * row.h;
}

static double lane_thickness(const BarRows *rows) {
  double lane = rows->bars->lanes == 1 ? 0.58 * rows->pitch : 0.36 * rows->pitch;
  return round(
      fmin(rows->equations == EQUATIONS_BELOW ? 0.4 * rows->pitch : lane, THICK_MOST * rows->draw->u));
}

/* --- Behind the bars */

static void draw_mark(const BarRows *rows) {
  const Bars *bars = rows->bars;
  const Theme *theme = rows->draw->theme;
  double u = rows->draw->u;
  size_t at;
  if (bars->mark >= bars->count || !panel_visible(&bars->items[bars->mark].number) ||
      !find_row(&at, rows, bars->mark))
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
  const Bars *bars = rows->bars;
  const Draw *draw = rows->draw;
  double u = draw->u, bottom = rows->scale.area.y + rows->scale.area.h, last = -INFINITY;
  for (double power = bars->scale.low; power <= bars->scale.high * 1.01; power *= 10) {
    double x = x_at(rows, power) - 0.5;
    canvas_line(draw->canvas, x, rows->scale.area.y, x, bottom, 1, draw->theme->hairline);
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
  double x = x_at(rows, rows->bars->items[i].from) - 0.5, thick = lane_thickness(rows) / 2;
  if (i > 0)
    canvas_line(rows->draw->canvas, x, lane_middle(rows, i - 1, 0) + thick, x,
                lane_middle(rows, i, 0) - thick, 1, bar_line_color(rows->draw));
}

/* The number before, an arrow, and the room for the number after. */
static double draw_before(const BarRows *rows, size_t i, double x, double y) {
  const Bars *bars = rows->bars;
  const Draw *draw = rows->draw;
  double u = draw->u;
  const PanelNumber *ghost = &bars->ghost.at[i];
  if (rows->before <= 0 || !panel_visible(ghost))
    return x;
  double width = rows->before - ARROW * u;
  CellLook look = bars_look(bars, ghost, SIZE_SMALL, ALIGN_RIGHT, BARS_GROUP_GHOST, i);
  look.bold = false;
  look.color = draw->theme->muted;
  draw_cell(ghost->draw, (Rect){x, y - 1.1 * u, width, 2.2 * u}, ghost->cell, look);
  bar_change_draw(draw, x + width + 0.5 * u, x + width + 1.7 * u, y);
  return x + rows->before;
}

/* The number at the bar's end; behind all of them where a line or tracks lie in its way. */
static void draw_bar(const BarRows *rows, size_t i, size_t lane) {
  const Bars *bars = rows->bars;
  const PanelNumber *number = bars_number(bars, i, lane);
  double u = rows->draw->u, y = lane_middle(rows, i, lane),
         height = fmin(rows->pitch / (double)bars->lanes, 2.8 * u);
  Rect row = row_rect(rows, i), slot = row;
  if (bars->lanes > 1)
    slot = (Rect){row.x, row.y + (double)lane * row.h / 2, row.w, row.h / 2};
  if (!panel_visible(number))
    return;
  Rect bar = bars_one_draw(bars, &(BarsPlace){&rows->scale, y, lane_thickness(rows), slot}, i, lane, 1);
  double end = bar.x + bar.w, axis = x_at(rows, bar_base(&rows->scale));
  double x = bars->level || bars->tracks ? row.x + row.w : bars->steps ? end : fmax(end, axis);
  x += (bars_can_drag(bars, number) ? 1.6 : 0.7) * u;
  if (lane == 0 && bars->ghost.count > i)
    x = draw_before(rows, i, x, y);
  CellLook look = bars_look(bars, number, rows->size, bars->level ? ALIGN_RIGHT : ALIGN_LEFT,
                            lane == 0 ? BARS_GROUP_NUMBERS : BARS_GROUP_BESIDE, i);
  look.bold = look.bold || (bars->steps && bars->sum && i + 1 == bars->count);
  draw_cell(number->draw, (Rect){x, y - height / 2, fmax(rows->rect.x + rows->rect.w - x, 0), height},
            number->cell, look);
}

/* A symbol that is too high for its row gives way to the row's number. */
static PanelHead head_in(const BarRows *rows, size_t i) {
  PanelHead head = rows->bars->items[i].head;
  if (head.symbol && head_height(rows->bars, &head) > rows->pitch)
    head.symbol = arena_printf(rows->draw->arena, "%zu", i + 1);
  return head;
}

static void draw_name(const BarRows *rows, size_t i) {
  const BarsItem *item = &rows->bars->items[i];
  double u = rows->draw->u, high = fmin(0.8 * rows->pitch, 3.2 * u), shown = panel_presence(&item->number);
  Rect row = row_rect(rows, i), rect = {rows->rect.x, row.y + (row.h - high) / 2, rows->names, high};
  PanelHead head = head_in(rows, i);
  double size = head.is_class ? clamp(0.75 * high / u, SIZE_LEAST, 1.9) : BARS_NAME;
  if (head.is_class || shown > 0)
    panel_head_draw(rows->draw, &head, rect, size, rows->full, head.is_class ? 1 : shown);
}

static void draw_equation(const BarRows *rows, size_t i) {
  const BarsItem *item = &rows->bars->items[i];
  const char *equation = bars_equation(rows->bars, i);
  Rect row = row_rect(rows, i);
  double y = rows->equations == EQUATIONS_BELOW ? row.y + 0.76 * row.h : row.y + row.h / 2;
  Color ink = color_fade(rows->draw->theme->muted, panel_presence(&item->number));
  if (equation)
    draw_formula_inline(rows->draw, ALIGN_LEFT, rows->equations_x, y, EQUATION, ink, equation);
}

static void draw_row(const BarRows *rows, size_t i) {
  const Bars *bars = rows->bars;
  bool visible = panel_visible(&bars->items[i].number);
  draw_name(rows, i);
  if (visible && bars->steps && (!bars->sum || i + 1 < bars->count) && rows->left_out == 0)
    draw_link(rows, i);
  for (size_t lane = 0; lane < bars->lanes; lane++)
    draw_bar(rows, i, lane);
  if (visible && rows->equations != EQUATIONS_NONE)
    draw_equation(rows, i);
}

/* --- Below them */

static void draw_dots(const BarRows *rows) {
  double u = rows->draw->u, y = rows->scale.area.y + ((double)rows->shown - 1.5) * rows->pitch;
  for (int i = -1; i <= 1 && rows->left_out > 0; i++)
    canvas_circle(rows->draw->canvas, rows->rect.x + rows->names / 2, y + i * 0.6 * u, 0.16 * u,
                  rows->draw->theme->muted);
}

static void draw_sum(const BarRows *rows, double y) {
  const Bars *bars = rows->bars;
  const Draw *draw = rows->draw;
  double u = draw->u, axis = x_at(rows, bar_base(&rows->scale));
  if (!bars->sum || bars->steps || !panel_visible(bars->sum))
    return;
  double width = bars_total_width(bars, bars->sum), right = rows->rect.x + rows->rect.w;
  canvas_line(draw->canvas, rows->rect.x, y + 0.2 * u, right, y + 0.2 * u, fmax(0.1 * u, 1),
              draw->theme->hairline);
  bars_total(bars, bars->sum, fmax(fmin(axis, right - width), rows->rect.x), y + 1.6 * u, true);
}

/* The line across all bars, and what it is at its lower end; returns where what follows begins. */
static double draw_level(const BarRows *rows, double y) {
  const Bars *bars = rows->bars;
  const Draw *draw = rows->draw;
  double u = draw->u;
  if (!bars->level)
    return y;
  if (!panel_visible(bars->level))
    return y + FOOT * u;
  double x = x_at(rows, panel_value(bars->level)), width = bars_total_width(bars, bars->level);
  Color ink = color_fade(draw->theme->ink, panel_presence(bars->level));
  canvas_line(draw->canvas, x, rows->scale.area.y, x, y + 0.5 * u, fmax(0.2 * u, 1), ink);
  double left = clamp(x - width / 2, rows->rect.x, fmax(rows->rect.x + rows->rect.w - width, rows->rect.x));
  bars_total(bars, bars->level, left, y + 1.6 * u, true);
  return y + FOOT * u;
}

void bars_rows_draw(const Bars *bars, Rect rect) {
  BarRows rows = make_rows(bars, rect);
  if (rows.pitch <= 0 || rows.scale.area.w <= 0)
    return;
  bars_legend(bars, rect, true);
  draw_mark(&rows);
  if (bars->scale.log)
    draw_decades(&rows);
  for (size_t i = 0, row; i < bars->count; i++)
    if (find_row(&row, &rows, i))
      draw_row(&rows, i);
  draw_dots(&rows);
  bar_axis_draw(bars->draw, &rows.scale);
  draw_sum(&rows, draw_level(&rows, rows.foot + (bars->scale.log ? 2 * bars->u : 0)));
}
