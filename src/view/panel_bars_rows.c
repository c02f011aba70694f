/* Bars in rows: the name on the left, the bar from the line of zero, the number at its end. */
#include "view/panel_bars_parts.h"

#include <math.h>

#define BAR_LEAST 6 /* u, of the longest bar: shorter ones say nothing */
#define FOOT 2.7    /* u, of a line below the rows */
#define ARROW 2.2   /* u, between a number before and the one after */
#define LANE_MOST 6.5
#define THICK_MOST 3.6
#define ROW_LEAST 1.75 /* u, of a lane: what has less is left out */
#define EQUATION 1.8

/* Where what stands behind a number has its place. */
typedef enum { EQUATIONS_NONE, EQUATIONS_COLUMN, EQUATIONS_BELOW } Equations;

typedef struct BarRows {
  const Bars *bars;
  const Draw *draw;
  Rect rect;
  Rect area;              /* from the scale's low end to its high end, over all rows */
  double pitch;           /* of a row */
  size_t shown, left_out; /* how many rows there are, and which items from the one before the last back have
                             none: dots stand for them */
  size_t lanes;
  double names;  /* the width of the names */
  bool full;     /* with words */
  double size;   /* of numbers, u */
  double before; /* the width of ghosts' numbers; 0: they are left out */
  Equations equations;
  double equations_x;
  double foot; /* the top of what stands below */
} BarRows;

static size_t lanes_of(const Bars *bars) {
  return bars->beside.count > 0 ? 2 : 1;
}

static double foot_height(const Bars *bars) {
  return ((bars->sum && !bars->steps ? FOOT : 0) + (bars->level ? FOOT : 0) + (bars->log ? 2 : 0)) * bars->u;
}

/* Of a symbol as a name, with a little air. */
double bars_head_height(const Bars *bars, const PanelHead *head) {
  if (!head->symbol)
    return 0;
  Formula formula = draw_inline_layout(bars->draw, head->symbol, 1.12 * BARS_NAME, bars->draw->theme->ink);
  return formula.ascent + formula.descent + 0.3 * bars->u;
}

double bars_rows_height(const Bars *bars, double lane_u) {
  double lanes = bars->beside.count > 0 ? 1.8 : 1;
  for (size_t i = 0; i < bars->count; i++)
    lane_u = fmax(lane_u, bars_head_height(bars, &bars->items[i].head) / lanes / bars->u);
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
  } else if (rows->pitch >= 4.6 * u && width <= right - *left && rows->lanes == 1) {
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
  rows->area.x = round(left);
  rows->area.w = fmax(floor(right - left - numbers - rows->before), 0);
}

/* As many rows as can be read; the last item has one. */
static void choose_rows(BarRows *rows, double height) {
  size_t count = rows->bars->count,
         most = (size_t)fmax(height / (ROW_LEAST * (double)rows->lanes * rows->draw->u), 3);
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
  BarRows rows = {.bars = bars, .draw = bars->draw, .rect = rect, .lanes = lanes_of(bars)};
  double height = fmax(rect.h - legend - foot, 0), most = LANE_MOST * u * (bars->beside.count > 0 ? 1.7 : 1);
  choose_rows(&rows, height);
  rows.pitch = fmin(height / (double)rows.shown, most);
  rows.area.y = rect.y + legend;
  rows.area.h = rows.pitch * (double)rows.shown;
  rows.foot = rows.area.y + rows.area.h + 0.2 * u;
  rows.size = clamp(0.8 * rows.pitch / (double)rows.lanes / u, SIZE_LEAST, 2.2);
  place_across(&rows);
  return rows;
}

static double x_at(const BarRows *rows, double share) {
  return rows->area.x + round(rows->area.w * share);
}

/* Of an item that has a row. */
static Rect row_rect(const BarRows *rows, size_t i) {
  size_t row;
  (void)find_row(&row, rows, i);
  return (Rect){rows->area.x, rows->area.y + (double)row * rows->pitch, rows->area.w, rows->pitch};
}

/* The middle of a lane, and how thick a bar in it is. */
static double lane_middle(const BarRows *rows, size_t i, size_t lane) {
  Rect row = row_rect(rows, i);
  double y = rows->lanes == 1 ? 0.5 : lane == 0 ? 0.29 : 0.71;
  if (rows->equations == EQUATIONS_BELOW)
    y = 0.34;
  return row.y + y * row.h;
}

static double lane_thickness(const BarRows *rows) {
  double lane = rows->lanes == 1 ? 0.58 * rows->pitch : 0.36 * rows->pitch;
  return round(
      fmin(rows->equations == EQUATIONS_BELOW ? 0.4 * rows->pitch : lane, THICK_MOST * rows->draw->u));
}

static Rect bar_rect(const BarRows *rows, size_t i, size_t lane, double from, double to) {
  double thick = lane_thickness(rows), x0 = x_at(rows, fmin(from, to)), x1 = x_at(rows, fmax(from, to));
  return (Rect){x0, round(lane_middle(rows, i, lane) - thick / 2), fmax(x1 - x0, 1), thick};
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

static void draw_track(const BarRows *rows, size_t i, size_t lane) {
  const Bars *bars = rows->bars;
  Rect track = bar_rect(rows, i, lane, bars_share(bars, bars_base(bars)), 1);
  Color color = i == bars->mark ? rows->draw->theme->hairline : rows->draw->theme->field;
  canvas_fill_rect(rows->draw->canvas, track, 0, color);
}

/* Powers of ten across a logarithmic scale. */
static void draw_decades(const BarRows *rows) {
  const Bars *bars = rows->bars;
  const Draw *draw = rows->draw;
  double u = draw->u, bottom = rows->area.y + rows->area.h, last = -INFINITY;
  for (double power = bars->low; power <= bars->high * 1.01; power *= 10) {
    double x = x_at(rows, bars_share(bars, power)) - 0.5;
    canvas_line(draw->canvas, x, rows->area.y, x, bottom, 1, draw->theme->hairline);
    const char *label = arena_printf(draw->arena, "10^{%.0f}", log10(power));
    double width = draw_inline_layout(draw, label, SIZE_SMALL, draw->theme->ink).width;
    if (x - width / 2 < last + 1.2 * u)
      continue;
    draw_formula_inline(draw, ALIGN_CENTER, x, bottom + 1.1 * u, SIZE_SMALL, draw->theme->muted, label);
    last = x + width / 2;
  }
}

static void draw_axis(const BarRows *rows) {
  double x = x_at(rows, bars_share(rows->bars, bars_base(rows->bars))) - 0.5;
  canvas_line(rows->draw->canvas, x, rows->area.y, x, rows->area.y + rows->area.h, 1,
              bars_line_color(rows->draw));
}

/* --- A row */

static void draw_ghost(const BarRows *rows, size_t i) {
  const PanelNumber *ghost = &rows->bars->ghost.at[i];
  double value = panel_value(ghost), base = bars_share(rows->bars, bars_base(rows->bars));
  if (!panel_visible(ghost))
    return;
  Rect rect = bar_rect(rows, i, 0, base, bars_share(rows->bars, value));
  double out = fmin(0.35 * rows->draw->u, 0.18 * rows->pitch); /* seen round a bar that is as long */
  bars_paint(rows->bars, (Rect){rect.x, rect.y - out, rect.w, rect.h + 2 * out}, BAR_GHOST,
             rows->bars->items[i].color);
}

/* A line from where the part before ended down to where this one begins. */
static void draw_link(const BarRows *rows, size_t i) {
  double x = x_at(rows, bars_share(rows->bars, rows->bars->items[i].from)) - 0.5,
         thick = lane_thickness(rows) / 2;
  if (i > 0)
    canvas_line(rows->draw->canvas, x, lane_middle(rows, i - 1, 0) + thick, x,
                lane_middle(rows, i, 0) - thick, 1, bars_line_color(rows->draw));
}

static Rect draw_bar(const BarRows *rows, size_t i) {
  const Bars *bars = rows->bars;
  const BarsItem *item = &bars->items[i];
  double from = bars_share(bars, bars->stacked ? item->from : bars_base(bars)),
         value = panel_value(&item->number);
  Rect rect = bar_rect(rows, i, 0, from, bars_reach(bars, i));
  bars_paint(bars, rect, BAR_SOLID, color_fade(item->color, fmin(2 * panel_presence(&item->number), 1)));
  if (isinf(value) && value > 0)
    bars_paint_break(bars, rect, false);
  return rect;
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
  double left = x + width + 0.5 * u, tip = left + 1.2 * u;
  Point head[] = {{tip - 0.45 * u, y - 0.4 * u}, {tip, y}, {tip - 0.45 * u, y + 0.4 * u}};
  canvas_line(draw->canvas, left, y, tip, y, fmax(0.12 * u, 1), draw->theme->muted);
  canvas_stroke(draw->canvas, head, 3, fmax(0.12 * u, 1), draw->theme->muted);
  return x + rows->before;
}

/* At the bar's end; where a line goes across all of them, behind it. */
static void draw_number_at(const BarRows *rows, const PanelNumber *number, size_t i, size_t lane, double x) {
  double u = rows->draw->u, y = lane_middle(rows, i, lane);
  double width = rows->rect.x + rows->rect.w - x, high = fmin(rows->pitch / (double)rows->lanes, 2.6 * u);
  CellLook look = bars_look(rows->bars, number, rows->size, rows->bars->level ? ALIGN_RIGHT : ALIGN_LEFT,
                            lane == 0 ? BARS_GROUP_NUMBERS : BARS_GROUP_BESIDE, i);
  look.bold = look.bold || (rows->bars->steps && rows->bars->sum && i + 1 == rows->bars->count);
  draw_cell(number->draw, (Rect){x, y - high / 2, fmax(width, 0), high}, number->cell, look);
}

static double behind(const BarRows *rows, Rect bar) {
  double axis = x_at(rows, bars_share(rows->bars, bars_base(rows->bars)));
  return fmax(bar.x + bar.w, rows->bars->steps ? 0 : axis) + 0.7 * rows->draw->u;
}

static void draw_item(const BarRows *rows, size_t i) {
  const Bars *bars = rows->bars;
  const Draw *draw = rows->draw;
  const BarsItem *item = &bars->items[i];
  double u = draw->u, y = lane_middle(rows, i, 0);
  if (bars->tracks)
    draw_track(rows, i, 0);
  if (bars->ghost.count > i)
    draw_ghost(rows, i);
  if (bars->steps && (!bars->sum || i + 1 < bars->count) && rows->left_out == 0)
    draw_link(rows, i);
  Rect bar = draw_bar(rows, i);
  double x = behind(rows, bar);
  if (bars->level) /* which a line goes across */
    x = rows->area.x + rows->area.w + 0.7 * u;
  if (bars_can_drag(bars, &item->number)) {
    Rect row = row_rect(rows, i);
    bars_add_handle(bars, &item->number, row, row, false, i);
    double end = panel_value(&item->number) < bars_base(bars) ? bar.x : bar.x + bar.w;
    draw_grip(draw, (Point){end, y}, item->color, panel_target(&item->number));
    x += 0.9 * u;
  }
  if (bars->ghost.count > i)
    x = draw_before(rows, i, x, y);
  draw_number_at(rows, &item->number, i, 0, x);
}

static void draw_beside(const BarRows *rows, size_t i) {
  const Bars *bars = rows->bars;
  const PanelNumber *number = &bars->beside.at[i];
  double from = bars_share(bars, bars_base(bars));
  if (!panel_visible(number))
    return;
  Rect bar =
      bar_rect(rows, i, 1, from, mix(from, bars_share(bars, panel_value(number)), panel_presence(number)));
  if (bars->tracks)
    draw_track(rows, i, 1);
  bars_paint(bars, bar, BAR_BESIDE, bars->items[i].color);
  double x = bars->level ? rows->area.x + rows->area.w + 0.7 * rows->draw->u : behind(rows, bar);
  if (bars_can_drag(bars, number)) {
    Rect row = row_rect(rows, i), lower = {row.x, row.y + row.h / 2, row.w, row.h / 2};
    bars_add_handle(bars, number, lower, row, false, i);
    double end = panel_value(number) < bars_base(bars) ? bar.x : bar.x + bar.w;
    draw_grip(rows->draw, (Point){end, lane_middle(rows, i, 1)}, bars->items[i].color, panel_target(number));
    x += 0.9 * rows->draw->u;
  }
  draw_number_at(rows, number, i, 1, x);
}

/* A symbol that is too high for its row gives way to the row's number. */
static PanelHead head_in(const BarRows *rows, size_t i) {
  PanelHead head = rows->bars->items[i].head;
  if (head.symbol && bars_head_height(rows->bars, &head) > rows->pitch)
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
  if (visible)
    draw_item(rows, i);
  if (bars->beside.count > i)
    draw_beside(rows, i);
  if (visible && rows->equations != EQUATIONS_NONE)
    draw_equation(rows, i);
}

/* --- Below them */

static void draw_dots(const BarRows *rows) {
  double u = rows->draw->u, y = rows->area.y + ((double)rows->shown - 1.5) * rows->pitch;
  for (int i = -1; i <= 1 && rows->left_out > 0; i++)
    canvas_circle(rows->draw->canvas, rows->rect.x + rows->names / 2, y + i * 0.6 * u, 0.16 * u,
                  rows->draw->theme->muted);
}

static void draw_sum(const BarRows *rows, double y) {
  const Bars *bars = rows->bars;
  const Draw *draw = rows->draw;
  double u = draw->u, axis = x_at(rows, bars_share(bars, bars_base(bars)));
  if (!bars->sum || bars->steps || !panel_visible(bars->sum))
    return;
  double width = bars_total(bars, bars->sum, 0, 0, 1.9, false), right = rows->rect.x + rows->rect.w;
  canvas_line(draw->canvas, rows->rect.x, y + 0.2 * u, right, y + 0.2 * u, fmax(0.1 * u, 1),
              draw->theme->hairline);
  bars_total(bars, bars->sum, fmax(fmin(axis, right - width), rows->rect.x), y + 1.6 * u, 1.9, true);
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
  double x = x_at(rows, bars_share(bars, panel_value(bars->level))),
         width = bars_total(bars, bars->level, 0, 0, 1.9, false);
  Color ink = color_fade(draw->theme->ink, panel_presence(bars->level));
  canvas_line(draw->canvas, x, rows->area.y, x, y + 0.5 * u, fmax(0.2 * u, 1), ink);
  double left = clamp(x - width / 2, rows->rect.x, fmax(rows->rect.x + rows->rect.w - width, rows->rect.x));
  bars_total(bars, bars->level, left, y + 1.6 * u, 1.9, true);
  return y + FOOT * u;
}

void bars_rows_draw(const Bars *bars, Rect rect) {
  BarRows rows = make_rows(bars, rect);
  if (rows.pitch <= 0 || rows.area.w <= 0)
    return;
  bars_legend(bars, rect, true);
  draw_mark(&rows);
  if (bars->log)
    draw_decades(&rows);
  for (size_t i = 0, row; i < bars->count; i++)
    if (find_row(&row, &rows, i))
      draw_row(&rows, i);
  draw_dots(&rows);
  draw_axis(&rows);
  draw_sum(&rows, draw_level(&rows, rows.foot + (bars->log ? 2 * bars->u : 0)));
}
