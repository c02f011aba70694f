/* Numbers as bars: what the options say, which way they are drawn, and how much room that needs. */
#include "view/panel_bars_parts.h"

#include "ui/strings.h"

#include <math.h>
#include <string.h>

/* --- Reading the options */

static PanelNumbers numbers_of(const Draw *draw, const Panel *panel, const char *key) {
  return panel_numbers(draw, panel_setting(panel, key));
}

static const PanelNumber *number_of(const Draw *draw, const Panel *panel, const char *key) {
  PanelNumbers numbers = numbers_of(draw, panel, key);
  return numbers.count > 0 ? &numbers.at[0] : NULL;
}

/* Rows that go with the items: as many, or none. */
static PanelNumbers row_of(const Bars *bars, const char *key) {
  PanelNumbers numbers = numbers_of(bars->draw, bars->panel, key);
  return numbers.count == bars->parts.count ? numbers : (PanelNumbers){0};
}

static bool of_one_value(const PanelNumbers *numbers) {
  for (size_t i = 1; i < numbers->count; i++)
    if (numbers->at[i].cell.value != numbers->at[0].cell.value || numbers->at[i].draw != numbers->at[0].draw)
      return false;
  return true;
}

/* A matrix has several numbers in a row. */
static bool is_matrix(const PanelNumber *number) {
  return trace_value(number->draw->state->trace, number->draw->state->step, number->cell.value)->cols > 1;
}

/* A class's own, else grey; parts of a stack in shades of it. */
static Color color_of(const Bars *bars, const PanelNumber *number, size_t i) {
  const Theme *theme = bars->draw->theme;
  static const double SHADES[] = {1, 0.7, 0.85, 0.75};
  if (panel_rows_are_classes(number->draw, number->cell.value))
    return theme_class(theme, number->cell.row);
  return color_mix(theme->card, theme->muted, bars->stacked ? SHADES[i % 4] : 0.9);
}

/* What the lesson calls it, else its chip, where all are rows of one value, else its symbol. */
static PanelHead head_of(const Bars *bars, const PanelNumber *number, const char *name, bool chips) {
  PanelHead head = panel_row_head(number);
  if (!name && chips)
    return head;
  return (PanelHead){.row = head.row, .symbol = name ? name : panel_symbol(bars->draw, number->cell)};
}

static void add_items(Bars *bars) {
  const Draw *draw = bars->draw;
  const PanelNumbers *parts = &bars->parts;
  BarsItem *items = ARENA_ARRAY(draw->arena, BarsItem, parts->count + 1);
  bool chips = parts->count > 0 && of_one_value(parts) && !is_matrix(&parts->at[0]);
  size_t named;
  const char *const *names =
      panel_names(draw, panel_formula(draw, panel_setting(bars->panel, "names")), &named);
  double sum = 0;
  bars->count = parts->count + (bars->steps && bars->sum);
  for (size_t i = 0; i < bars->count; i++) {
    bool total = i == parts->count;
    const PanelNumber *number = total ? bars->sum : &parts->at[i];
    double value = panel_value(number), from = bars->stacked && !total ? sum : 0;
    sum += isnan(value) ? 0 : value;
    items[i] = (BarsItem){*number, from, from + value, total ? draw->theme->ink : color_of(bars, number, i),
                          head_of(bars, number, i < named ? names[i] : NULL, chips && !total)};
  }
  bars->items = items;
}

/* --- The scale */

typedef struct BarsExtent {
  double low, high;
  double least; /* above 0; for a logarithmic scale */
} BarsExtent;

static void widen(BarsExtent *extent, double value) {
  if (!isfinite(value))
    return;
  extent->low = fmin(extent->low, value);
  extent->high = fmax(extent->high, value);
  if (value > 0)
    extent->least = fmin(extent->least, value);
}

/* The least calm number that is not below a size: small edits change no scale. */
static double calm(double size) {
  static const double STEPS[] = {1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10};
  if (!(size > 0))
    return 0;
  double unit = pow(10, floor(log10(size)));
  size_t i = 0;
  while (i + 1 < sizeof STEPS / sizeof *STEPS && STEPS[i] * unit < size * (1 - 1e-12))
    i++;
  return STEPS[i] * unit;
}

/* What is dragged needs room to go: the whole range of the lesson if it is of about that size. */
static void widen_for_drag(const Bars *bars, BarsExtent *extent) {
  SetupRange range;
  for (size_t i = 0; i < bars->parts.count; i++) {
    const PanelNumber *number = &bars->parts.at[i];
    if (!bars_can_drag(bars, number) || !panel_range(number, &range))
      continue;
    double size = fmax(fmax(fabs(panel_original(number)), fabs(panel_value(number))), 1e-9);
    if (range.min >= -10 * size && range.min <= 0)
      widen(extent, range.min);
    if (range.max <= 10 * size && range.max >= 0)
      widen(extent, range.max);
  }
}

static BarsExtent extent_of(const Bars *bars) {
  BarsExtent extent = {0, 0, INFINITY};
  const PanelNumbers *rows[] = {&bars->parts, &bars->beside, &bars->ghost};
  for (size_t k = 0; k < 3 && !bars->stacked; k++)
    for (size_t i = 0; i < rows[k]->count; i++) {
      widen(&extent, panel_value(&rows[k]->at[i]));
      widen(&extent, panel_original(&rows[k]->at[i]));
    }
  for (size_t i = 0; i < bars->count; i++)
    widen(&extent, bars->items[i].to);
  if (bars->stacked && bars->sum)
    widen(&extent, panel_value(bars->sum));
  if (bars->level)
    widen(&extent, panel_value(bars->level));
  return extent;
}

static void set_scale(Bars *bars) {
  BarsExtent extent = extent_of(bars);
  const PanelSetting *low = panel_setting(bars->panel, "low"), *high = panel_setting(bars->panel, "high");
  BarScale *scale = &bars->scale;
  widen_for_drag(bars, &extent);
  scale->log = scale->log && isfinite(extent.least);
  if (scale->log) {
    scale->low = pow(10, ceil(log10(extent.least) - 1e-9) - 1);
    scale->high = pow(10, ceil(log10(extent.high) - 1e-9));
  } else {
    scale->low = -calm(-extent.low);
    scale->high = bars->stacked && !bars->steps ? extent.high : calm(extent.high);
  }
  scale->low = panel_number(bars->draw, low, scale->low);
  scale->high = panel_number(bars->draw, high, scale->high);
  bars->tracks = high->given;
  bool sound = isfinite(scale->low) && isfinite(scale->high) && scale->low < scale->high;
  if (!sound || (scale->log && scale->low <= 0))
    *scale = (BarScale){.high = 1};
}

const PanelNumber *bars_number(const Bars *bars, size_t i, size_t lane) {
  return lane == 0 ? &bars->items[i].number : &bars->beside.at[i];
}

double bars_reach(const Bars *bars, size_t i, size_t lane) {
  const PanelNumber *number = bars_number(bars, i, lane);
  double from = bar_share(&bars->scale, bars->stacked ? bars->items[i].from : bar_base(&bars->scale)),
         to = bar_share(&bars->scale, lane == 0 ? bars->items[i].to : panel_value(number));
  if (lane == 0 && bars->ghost.count > i && panel_visible(&bars->ghost.at[i]))
    from = bar_share(&bars->scale, panel_value(&bars->ghost.at[i]));
  return mix(from, to, panel_presence(number));
}

/* --- All of it */

/* As many more digits as make every number look different from its ghost. */
static int digits_of(const Bars *bars) {
  int digits = bars->draw->state->digits;
  for (size_t i = 0; i < bars->ghost.count; i++) {
    const PanelNumber *now = &bars->parts.at[i], *was = &bars->ghost.at[i];
    double a = panel_value(now), b = panel_value(was);
    while (digits < 4 && (a < b || a > b) && strcmp(panel_shown(now, digits), panel_shown(was, digits)) == 0)
      digits++;
  }
  return digits;
}

static bool has_negative(const PanelNumbers *numbers) {
  for (size_t i = 0; i < numbers->count; i++)
    if (panel_value(&numbers->at[i]) < 0)
      return true;
  return false;
}

static bool flag(const Panel *panel, const char *key) {
  return panel_setting(panel, key)->flag;
}

static Bars bars_read(const Draw *draw, const Panel *panel) {
  Bars bars = {.draw = draw,
               .panel = panel,
               .u = draw->u,
               .stacked = panel_setting(panel, "stack")->given,
               .scale = {.log = flag(panel, "log") && !panel_setting(panel, "stack")->given},
               .sum = number_of(draw, panel, "sum"),
               .level = number_of(draw, panel, "level"),
               .drag = (BarsDrag)panel_setting(panel, "drag")->word};
  bars.parts = numbers_of(draw, panel, bars.stacked ? "stack" : "of");
  if (bars.stacked) {
    bars.steps = flag(panel, "steps") || has_negative(&bars.parts);
    bars.shares = row_of(&bars, "shares");
    if (!bars.sum)
      bars.sum = number_of(draw, panel, "beside");
  } else {
    bars.width = row_of(&bars, "width");
    bars.area = row_of(&bars, "area");
    if (bars.width.count == 0) {
      bars.beside = row_of(&bars, "beside");
      bars.ghost = row_of(&bars, "ghost");
    }
  }
  bars.lanes = bars.beside.count > 0 ? 2 : 1;
  add_items(&bars);
  double mark = panel_number(draw, panel_setting(panel, "mark"), 0);
  bars.mark = mark >= 1 && mark <= (double)bars.count ? (size_t)mark - 1 : SIZE_MAX;
  bars.digits = digits_of(&bars);
  set_scale(&bars);
  return bars;
}

/* --- Which way */

#define LANE_LEAST 2.1 /* u, of a bar's row */
#define LANE_BEST 4.6

static bool is_one_bar(const Bars *bars) {
  return bars->stacked && !bars->steps;
}

/* In rows if they have room, or if the bars are few and standing their numbers would have none. */
static bool stands(const Bars *bars, Rect rect) {
  if (bars->width.count > 0)
    return true;
  if (bars->steps || rect.h >= bars_rows_height(bars, LANE_LEAST))
    return false;
  return bars->count > 8 || (rect.h >= 11 * bars->u && bars_standing_fit(bars, rect.w));
}

static void draw_bars(const Draw *draw, const Panel *panel, Rect rect) {
  Bars bars = bars_read(draw, panel);
  if (bars.count == 0)
    return;
  if (is_one_bar(&bars))
    bars_stack_draw(&bars, rect);
  else if (stands(&bars, rect))
    bars_standing_draw(&bars, rect);
  else
    bars_rows_draw(&bars, rect);
}

static PanelRoom room(const Draw *draw, const Panel *panel) {
  enum { ROWS_MOST = 12 }; /* more stand */
  Bars bars = bars_read(draw, panel);
  double u = draw->u;
  if (is_one_bar(&bars))
    return (PanelRoom){26, bars_stack_height(&bars) / u, 0, bars_stack_height(&bars) / u + 10};
  if (bars.width.count > 0)
    return (PanelRoom){fmax(24, 5 * (double)bars.count), 16, 0, 0};
  if (bars.count > ROWS_MOST && !bars.steps)
    return (PanelRoom){fmax(24, 1.05 * (double)(bars.count * bars.lanes) + (bars.level ? 18 : 4)), 16, 0, 40};
  return (PanelRoom){bars_rows_width(&bars) / u, bars_rows_height(&bars, LANE_LEAST) / u, 0,
                     bars_rows_height(&bars, LANE_BEST) / u};
}

/* "Bars: p₁ = 0.05, p₂ = 0.10, Σ = 1.00" */
static void print(Text *out, const Draw *draw, const Panel *panel) {
  Bars bars = bars_read(draw, panel);
  const PanelNumber *totals[] = {bars.sum, bars.level};
  Text list = {0};
  panel_print_numbers(&list, &bars.parts);
  for (size_t i = 0; i < 2; i++)
    if (totals[i])
      panel_print_numbers(&list, &(PanelNumbers){totals[i], 1});
  panel_print_line(out, draw, bars.stacked ? STRING_PRINT_STACK : STRING_PRINT_BARS, text_get(&list));
  text_clear(&list);
  panel_print_numbers(&list, &bars.beside);
  panel_print_line(out, draw, STRING_PRINT_BESIDE, text_get(&list));
  text_clear(&list);
  panel_print_numbers(&list, &bars.ghost);
  panel_print_line(out, draw, STRING_PRINT_BEFORE, text_get(&list));
  text_free(&list);
}

const PanelLook PANEL_BARS_LOOK = {room, draw_bars, print};
