#include "view/panel_chart.h"

#include "view/parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- Lines */

/* Those of rows that are classes, situations or samples take a class's colour. */
static bool has_row_color(const Draw *draw, Cell cell) {
  return trace_by_row(draw->state->trace, cell.value);
}

double chart_presence(const Draw *draw, Cell cell) {
  return draw_visibility(draw, cell) == HIDDEN ? 0 : fmax(draw_presence(draw, cell), 1e-6);
}

/* Colours that no class or situation has. */
static Color free_color(const Draw *draw, size_t i) {
  static const size_t APART[] = {0, 2, 3, 4}; /* blue, green, vermilion, purple */
  const Trace *trace = draw->state->trace;
  size_t classes = trace_dimension(trace, SIDE_CLASSES), situations = trace_dimension(trace, SIDE_SITUATIONS),
         rows = classes > situations ? classes : situations;
  return theme_class(draw->theme, rows > 2 ? rows + i : APART[i % (sizeof APART / sizeof *APART)]);
}

Color chart_color(const Draw *draw, Cell cell, size_t i) {
  if (has_row_color(draw, cell))
    return theme_class(draw->theme, cell.row);
  return chart_line_color(draw, i);
}

Color chart_line_color(const Draw *draw, size_t i) {
  return i == 0 ? draw->theme->ink : free_color(draw, i - 1);
}

Color chart_tangent_color(const Draw *draw) {
  return free_color(draw, 3);
}

const char *chart_words(const Draw *draw, const char *words) {
  Text text = {0};
  text_add(&text, "\\text{");
  for (const char *at = words; *at; at++) {
    if (strchr("{}$%&#_", *at))
      text_add_char(&text, '\\');
    if (!strchr("\\^~", *at))
      text_add_char(&text, *at);
  }
  text_add(&text, "}");
  const char *result = arena_copy(draw->arena, text_get(&text));
  text_free(&text);
  return result;
}

const char *chart_number(const Draw *draw, double number) {
  char *text = arena_alloc(draw->arena, NUMBER_MAX);
  return number_show_small(text, number, draw->state->digits);
}

/* What tells a line from the others: its symbol, or its pane where all are the same number of several panes.
 */
static const char *name_of(const Draw *draw, const ChartLine *line, bool panes, bool same) {
  const Trace *trace = line->draw->state->trace;
  const char *symbol = panel_symbol(line->draw, line->cell);
  if (!panes || trace->pane >= trace->lesson->pane_count)
    return symbol;
  const char *title = chart_words(draw, trace->lesson->panes[trace->pane].title.in[draw->state->language]);
  return same ? title : arena_printf(draw->arena, "%s\\;%s", title, symbol);
}

static bool same_cell(Cell a, Cell b) {
  return a.value == b.value && a.row == b.row && a.col == b.col;
}

static void name_lines(const Draw *draw, ChartLine *lines, size_t count) {
  bool panes = false, same = true;
  for (size_t i = 1; i < count; i++) {
    panes = panes || lines[i].draw->state->trace->pane != lines[0].draw->state->trace->pane;
    same = same && same_cell(lines[i].cell, lines[0].cell);
  }
  for (size_t i = 0; i < count; i++) {
    lines[i].name = name_of(draw, &lines[i], panes, same);
    if (panes && same)
      lines[i].color = free_color(draw, lines[i].draw->state->trace->pane);
  }
}

static bool is_among(const Cells *cells, size_t count, size_t pane, Cell cell) {
  for (size_t i = 0; i < count; i++)
    for (size_t k = 0; k < cells_count(&cells[i]); k++)
      if (cells[i].pane == pane && same_cell(cells_at(&cells[i], k), cell))
        return true;
  return false;
}

ChartLine *chart_lines(const Draw *draw, const Panel *panel, const char *key, size_t *count) {
  size_t groups, jumps;
  const Cells *cells = panel_cells(draw, panel_setting(panel, key), &groups),
              *stepped = panel_cells(draw, panel_setting(panel, "stepped"), &jumps);
  ChartLine *lines = ARENA_ARRAY(draw->arena, ChartLine, CHART_LINES_MAX);
  *count = 0;
  for (size_t i = 0; i < groups; i++) {
    const Draw *pane = draw_pane(draw, cells[i].pane);
    for (size_t k = 0; k < cells_count(&cells[i]) && *count < CHART_LINES_MAX; k++) {
      Cell cell = cells_at(&cells[i], k);
      if (!trace_pane_shown(pane->state->trace, cells[i].pane))
        continue;
      lines[*count] = (ChartLine){.draw = pane,
                                  .cell = cell,
                                  .color = chart_color(draw, cell, *count),
                                  .stepped = is_among(stepped, jumps, cells[i].pane, cell),
                                  .presence = chart_presence(pane, cell)};
      ++*count;
    }
  }
  name_lines(draw, lines, *count);
  return lines;
}

bool chart_edit_range(const Draw *draw, Cell cell, double *low, double *high) {
  const Lesson *lesson = draw->state->lesson;
  unsigned field;
  if (!setup_field_find(&field, &lesson->setup, trace_info(draw->state->trace, cell.value)->name))
    return false;
  const SetupRange *range = &lesson->ranges[field];
  *low = range->min;
  *high = range->max;
  return range->editable && isfinite(*low) && isfinite(*high) && *low < *high;
}

/* --- Heights */

void chart_range_take(ChartRange *range, double number) {
  if (!isfinite(number))
    return;
  range->low = fmin(range->low, number);
  range->high = fmax(range->high, number);
}

static int by_size(const void *a, const void *b) {
  const double *one = a, *other = b;
  return (*one > *other) - (*one < *other);
}

/* The heights that are finite, in order; of many only some, evenly. */
static size_t ordered(double *out, const ChartRange *range, size_t most) {
  size_t every = range->count / most + 1, count = 0;
  for (size_t i = 0; i < range->count; i += every)
    if (isfinite(range->some[i]))
      out[count++] = range->some[i];
  qsort(out, count, sizeof *out, by_size);
  return count;
}

/* Takes the heights in.  One that shoots up to many times the others, as 1/p does, is cut, or nothing else
 * could be seen. */
static void take_most(ChartRange *range) {
  enum { MOST = 600 };
  double at[MOST];
  size_t count = ordered(at, range, MOST);
  if (count == 0)
    return;
  double low = at[0], high = at[count - 1], low_most = at[count / 20], high_most = at[count - 1 - count / 20],
         middle = fmax(high_most - low_most, 1e-300);
  chart_range_take(range, high - high_most > 2 * middle ? high_most + middle / 2 : high);
  chart_range_take(range, low_most - low > 2 * middle ? low_most - middle / 2 : low);
}

/* From 0 where that is not far away; a level line has room above and below. */
static void round_out(ChartRange *range) {
  if (range->low > range->high) {
    range->low = 0;
    range->high = 1;
  }
  double size = range->high - range->low, most = fmax(fabs(range->low), fabs(range->high));
  if (size <= 1e-9 * most || size <= 0) {
    size = most > 0 ? most : 1;
    range->low -= range->low > 0 ? range->low : size / 2;
    range->high += size / 2;
  } else if (range->low >= 0 && range->low < 0.6 * range->high) {
    range->low = 0;
  } else {
    range->low -= 0.06 * size;
  }
}

bool chart_is_log(const Panel *panel, char axis) {
  enum { LOG_NO, LOG_X, LOG_Y, LOG_BOTH }; /* as panel_kinds.c lists them */
  const PanelSetting *setting = panel_setting(panel, "log");
  return setting->given && (setting->word == LOG_BOTH || setting->word == (axis == 'x' ? LOG_X : LOG_Y));
}

static double least_positive(const ChartRange *range) {
  double least = range->low > 0 ? range->low : INFINITY;
  for (size_t i = 0; i < range->count; i++)
    if (range->some[i] > 0)
      least = fmin(least, range->some[i]);
  return least;
}

/* Whether all that is drawn is shown as percentages. */
static bool is_percent(const Draw *draw, const Panel *panel) {
  size_t count;
  const Cells *cells = panel_cells(draw, panel_setting(panel, "of"), &count);
  for (size_t i = 0; i < count; i++)
    if (draw->state->lesson->scene->values[cells[i].value].style != SHOWN_PERCENT)
      return false;
  return count > 0;
}

void chart_frame(PlotFrame *frame, const Draw *draw, const Panel *panel, const ChartRange *range,
                 const char *x_symbol) {
  ChartRange heights = *range;
  frame->log_x = chart_is_log(panel, 'x');
  frame->log_y = chart_is_log(panel, 'y');
  take_most(&heights);
  if (frame->log_y)
    heights.low = fmax(least_positive(&heights), 1e-12 * heights.high);
  else
    round_out(&heights);
  const PanelSetting *low = panel_setting(panel, "low"), *high = panel_setting(panel, "high");
  frame->y_low = panel_number(draw, low, heights.low);
  frame->y_high = panel_number(draw, high, heights.high);
  frame->fixed_y = high->given;
  frame->percent_y = is_percent(draw, panel);
  frame->x_name = panel_phrase(draw, panel_setting(panel, "x_title"));
  frame->y_name = panel_phrase(draw, panel_setting(panel, "y_title"));
  frame->x_symbol = x_symbol;
}

Draw chart_still(const Draw *draw) {
  Draw still = *draw;
  still.t = 1;
  return still;
}

const char *chart_plain(const Draw *draw, const char *formula) {
  Text text = {0};
  bool known = formula_text(&text, formula, NULL);
  (void)known; /* where it is no formula, the source itself is there */
  const char *result = arena_copy(draw->arena, text_get(&text));
  text_free(&text);
  return result;
}
