#include "view/panel_chart.h"

#include "view/parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- Ink */

static void ink_begin(ChartInk *ink, const Plot *plot) {
  double u = plot->draw->u, rim = 0.15 * u; /* a line along the edge is seen whole */
  Rect area = plot->area;
  *ink = (ChartInk){.draw = plot->draw};
  ink->places = (Places){.area = rect_inset(area, 0.3 * u), .u = u};
  ink->strokes.clip = (Rect){area.x, area.y - rim, area.w, area.h + 2 * rim};
}

void ink_take(ChartInk *ink, Point at, double radius) {
  places_take(&ink->places, (Rect){at.x - radius, at.y - radius, 2 * radius, 2 * radius});
}

void ink_keep_clear(ChartInk *ink) {
  ink->places.line =
      strokes_course(&ink->strokes, ink->draw->arena, 0.7 * ink->draw->u, &ink->places.line_count);
}

static void add(ChartInk *ink, const Tag *tag, double x, double y) {
  PlacedTag *placed = &ink->tags[ink->tag_count++];
  *placed = (PlacedTag){*tag, x, y};
  strokes_leave_out(&ink->strokes, tag_rect(placed));
}

void ink_tag_at(ChartInk *ink, const Tag *tag, double x, double y) {
  if (ink->tag_count == INK_TAGS_MAX)
    return;
  add(ink, tag, x, y);
  places_take(&ink->places, tag_rect(&ink->tags[ink->tag_count - 1]));
}

/* Where it covers nothing, near or farther off; else where it covers least of the lines. */
void ink_tag_near(ChartInk *ink, const Tag *tag, double clear) {
  Places *places = &ink->places;
  double u = ink->draw->u, width = tag_width(tag) + 0.6 * u, height = tag_height(tag), far = 3 * clear;
  Rect rect;
  if (ink->tag_count < INK_TAGS_MAX && (places_find_free(&rect, places, tag->at, clear, width, height) ||
                                        places_find_free(&rect, places, tag->at, far, width, height) ||
                                        places_find(&rect, places, tag->at, clear, width, height) ||
                                        places_find(&rect, places, tag->at, far, width, height)))
    add(ink, tag, rect.x + 0.3 * u, rect.y + rect.h / 2);
}

static void ink_draw_lines(const ChartInk *ink) {
  strokes_draw(&ink->strokes, ink->draw->canvas, ink->draw->arena);
}

void ink_draw_tags(const ChartInk *ink) {
  tags_draw(ink->tags, ink->tag_count);
}

/* --- Colours and words */

double chart_presence(const Draw *draw, Cell cell) {
  return draw_visibility(draw, cell) == HIDDEN ? 0 : fmax(draw_presence(draw, cell), 1e-6);
}

/* Purple, green, vermilion, blue; where rows have these, those behind them. */
Color chart_line_color(const Draw *draw, size_t i) {
  static const size_t APART[] = {4, 2, 3, 0};
  const Trace *trace = draw->state->trace;
  size_t classes = trace_dimension(trace, SIDE_CLASSES), situations = trace_dimension(trace, SIDE_SITUATIONS),
         rows = classes > situations ? classes : situations;
  if (i == 0)
    return draw->theme->ink;
  return theme_class(draw->theme, rows > 2 ? rows + i - 1 : APART[(i - 1) % (sizeof APART / sizeof *APART)]);
}

/* Rows that are neither classes nor situations have no colour of their own. */
Color chart_color(const Draw *draw, Cell cell, size_t i) {
  PanelHead head = panel_row_head(&(PanelNumber){draw, cell});
  return head.is_class || head.name ? theme_class(draw->theme, cell.row) : chart_line_color(draw, i);
}

const char *chart_number(const Draw *draw, double number) {
  char *text = arena_alloc(draw->arena, NUMBER_MAX);
  return number_show_small(text, number, draw->state->digits);
}

const char *chart_equals(const Draw *draw, const char *symbol) {
  return arena_printf(draw->arena, "%s =", symbol);
}

Tag chart_tag(const Draw *draw, const Panel *panel, Cell cell, int group, size_t row) {
  return (Tag){.draw = draw,
               .name = chart_equals(draw, panel_symbol(draw, cell)),
               .numbered = true,
               .cell = cell,
               .color = draw->theme->ink,
               .group = panel_group(panel, group),
               .row = (int)row};
}

Tag chart_present_tag(const Chart *chart, size_t i) {
  const ChartLine *line = &chart->lines[i];
  Tag tag = chart_tag(line->draw, chart->panel, line->now, 0, i);
  tag.at = plot_at(&chart->plot, line->at, line->height);
  tag.color = line->color;
  tag.numbered = line->numbered;
  return tag;
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

/* --- Lines */

/* What tells a line from the others: its symbol, or its pane where all are the same number of several panes.
 */
static const char *name_of(const Draw *draw, const ChartLine *line, bool panes, bool same) {
  const Trace *trace = line->draw->state->trace;
  const char *symbol = panel_symbol(line->draw, line->cell);
  if (!panes || trace->pane >= trace->lesson->pane_count)
    return symbol;
  const char *title = draw_worded(draw, trace->lesson->panes[trace->pane].title.in[draw->state->language]);
  return same ? title : arena_printf(draw->arena, "%s\\;%s", title, symbol);
}

/* Where lines of several panes have one colour, a row's: those of the first are solid, then the dashes get
 * ever shorter. */
static double dash_of(const ChartLine *lines, size_t count, const ChartLine *line) {
  size_t pane = line->draw->state->trace->pane;
  for (size_t i = 0; i < count && pane > 0; i++) {
    if (lines[i].draw->state->trace->pane == 0 && color_same(lines[i].color, line->color))
      return 1.4 / (double)pane;
  }
  return 0;
}

static void dress_lines(const Draw *draw, ChartLine *lines, size_t count) {
  bool panes = false, same = true;
  for (size_t i = 1; i < count; i++) {
    panes = panes || lines[i].draw->state->trace->pane != lines[0].draw->state->trace->pane;
    same = same && cell_equal(lines[i].cell, lines[0].cell);
  }
  for (size_t i = 0; i < count; i++) {
    lines[i].name = name_of(draw, &lines[i], panes, same);
    if (panes && same)
      lines[i].color = panel_color(lines[i].draw);
  }
  for (size_t i = 0; i < count; i++)
    lines[i].dash = dash_of(lines, count, &lines[i]);
}

static bool is_among(const PanelNumbers *numbers, const PanelNumber *number) {
  for (size_t i = 0; i < numbers->count; i++)
    if (target_equal(panel_target(&numbers->at[i]), panel_target(number)))
      return true;
  return false;
}

ChartLine chart_line(const Draw *draw, Cell cell, size_t i) {
  return (ChartLine){.draw = draw,
                     .cell = cell,
                     .color = chart_color(draw, cell, i),
                     .presence = chart_presence(draw, cell),
                     .height = NAN,
                     .now = cell,
                     .read = NAN};
}

PlotLine chart_plot_line(const ChartLine *line) {
  return (PlotLine){line->x, line->y, line->count, 0.3, line->color, line->dash, line->stepped};
}

size_t chart_lines(ChartLine *out, const Draw *draw, const Panel *panel, const char *key) {
  PanelNumbers all = panel_numbers(draw, panel_setting(panel, key)),
               stepped = panel_numbers(draw, panel_setting(panel, "stepped"));
  size_t count = 0;
  for (size_t i = 0; i < all.count && count < CHART_LINES_MAX; i++) {
    const PanelNumber *number = &all.at[i];
    const Trace *trace = number->draw->state->trace;
    if (!trace_pane_shown(trace, trace->pane))
      continue;
    out[count] = chart_line(number->draw, number->cell, count);
    out[count].stepped = is_among(&stepped, number);
    count++;
  }
  dress_lines(draw, out, count);
  return count;
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

/* Of the axis up; its titles, too. */
static void make_frame(Chart *chart, const ChartRange *range) {
  const Draw *draw = chart->draw;
  const Panel *panel = chart->panel;
  PlotFrame *frame = &chart->frame;
  ChartRange heights = *range;
  frame->x_low = chart->x_low;
  frame->x_high = chart->x_high;
  frame->log_x = chart_is_log(panel, 'x');
  frame->log_y = chart_is_log(panel, 'y');
  take_most(&heights);
  if (frame->log_y)
    heights.low = fmax(least_positive(&heights), 1e-12 * heights.high);
  else
    round_out(&heights);
  frame->y_low = panel_number(draw, panel_setting(panel, "low"), heights.low);
  frame->y_high = panel_number(draw, panel_setting(panel, "high"), heights.high);
  frame->fixed_y = panel_setting(panel, "high")->given;
  frame->percent_y = is_percent(draw, panel);
  frame->x_step = fmax(panel_number(draw, panel_setting(panel, "ticks"), 0), 0);
  const char *x_name = panel_phrase(draw, panel_setting(panel, "x_title"));
  frame->x_name = x_name ? x_name : frame->x_name;
  frame->y_name = panel_phrase(draw, panel_setting(panel, "y_title"));
}

/* ---- All of it ---- */

#define KEY_ROW 2.3 /* u */

void chart_begin(Chart *chart, const Draw *draw, const Panel *panel) {
  *chart = (Chart){.draw = draw, .panel = panel, .pointed = NAN};
  chart_marks(chart);
}

/* The ticks' numbers keep clear of the one that stands among them. */
static void keep_clear(Chart *chart, Rect area) {
  Axis axis = plot_axis_across(chart->draw, area, &chart->frame);
  Rect chip = chart_chip(chart->draw, chart_chip_text(chart), axis_at(&axis, chart_chip_at(chart)), area);
  chart->frame.tag = chip.x + chip.w / 2;
  chart->frame.tag_room = chip.w;
}

/* The rows of the key behind its first. */
static double key_rows(const Chart *chart, Rect area) {
  return (double)(chart_key(chart, area, false) - 1) * KEY_ROW * chart->draw->u;
}

void chart_open(Chart *chart, Rect rect, const ChartRange *heights) {
  const Draw *draw = chart->draw;
  PlotFrame *frame = &chart->frame;
  make_frame(chart, heights);
  Rect area = plot_area(draw, rect, frame);
  if (chart_has_key(chart)) {
    chart->brief = key_rows(chart, area) > 0.3 * area.h;
    frame->key = key_rows(chart, area);
  }
  chart->placed = chart->placed && chart->at >= chart->x_low && chart->at <= chart->x_high;
  if (chart->placed || !isnan(chart->pointed))
    keep_clear(chart, area);
  chart->plot = plot_begin(draw, rect, frame);
  ink_begin(&chart->ink, &chart->plot);
}

void chart_draw_lines(Chart *chart) {
  chart_reading_tags(chart);
  chart_marks_draw(chart);
  ink_draw_lines(&chart->ink);
}
