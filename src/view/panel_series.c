/* Values over the updates, or over another value's numbers. */
#include "view/panel_series.h"

#include "chart/mark.h"
#include "trace/path.h"
#include "trace/trend.h"
#include "view/parts.h"

#include <math.h>

enum { MARKED_MOST = 40 };

static const char *clock_name(const Draw *draw) {
  static const StringId NAMES[CLOCK_COUNT] = {STRING_CURVE_AXIS, STRING_CLOCK_SAMPLES, STRING_CLOCK_EPOCHS};
  return draw_string(draw, NAMES[trend_clock(draw->state->trace, NULL)]);
}

/* --- Lines */

/* Up to the present point, or from it on. */
static void add_stretch(Series *series, size_t i, bool past) {
  Chart *chart = &series->chart;
  const ChartLine *line = &chart->lines[i];
  size_t behind = series->more[i].past, from = past ? 0 : behind, to = past ? behind : line->count, count = 0;
  double *x = ARENA_ARRAY(chart->draw->arena, double, to - from + 2),
         *y = ARENA_ARRAY(chart->draw->arena, double, to - from + 2);
  bool now = !series->grid && !isnan(line->height);
  if (!past && now)
    x[count] = line->at, y[count++] = line->height;
  for (size_t k = from; k < to; k++)
    x[count] = line->x[k], y[count++] = line->y[k];
  if (past && now)
    x[count] = line->at, y[count++] = line->height;
  PlotLine stretch = chart_plot_line(line);
  stretch.x = x;
  stretch.y = y;
  stretch.count = count;
  if (!past) {
    stretch.width = 0.15;
    stretch.dash = 0.8;
    stretch.color = color_fade(line->color, 0.8);
  }
  strokes_add(&chart->ink.strokes, plot_stroke(&chart->plot, &stretch));
}

static void add_lines(Series *series) {
  Chart *chart = &series->chart;
  for (size_t i = 0; i < chart->count; i++) {
    const SeriesLine *more = &series->more[i];
    const PlotLine before = {
        more->before_x,         more->before_y, more->before_count, 0.2, chart->draw->theme->muted, 0.8,
        chart->lines[i].stepped};
    if (chart->lines[i].presence > 0)
      strokes_add(&chart->ink.strokes, plot_stroke(&chart->plot, &before));
  }
  for (size_t i = chart->count; i > 0; i--) {
    if (chart->lines[i - 1].presence <= 0)
      continue;
    if (series->future && !series->grid)
      add_stretch(series, i - 1, false);
    add_stretch(series, i - 1, true);
  }
}

/* --- Points */

static void draw_points(const Series *series, size_t i) {
  const Plot *plot = &series->chart.plot;
  const ChartLine *line = &series->chart.lines[i];
  size_t past = series->more[i].past;
  for (size_t k = 0; k < past && past * series->chart.count <= MARKED_MOST; k++)
    if (line->x[k] >= plot->x.low && line->y[k] >= plot->y.low && line->y[k] <= plot->y.high)
      plot_mark(plot, line->x[k], line->y[k], false, 0.42, line->color);
}

/* Where a line leaves the picture at the top: a small arrow with a shaft, so that it is no mark. */
static void draw_leaving(const Series *series, size_t i) {
  const Draw *draw = series->chart.draw;
  const Plot *plot = &series->chart.plot;
  const ChartLine *line = &series->chart.lines[i];
  double u = draw->u, y = plot->area.y + 1.7 * u;
  for (size_t k = 0; k < (series->future ? line->count : series->more[i].past); k++) {
    if (isnan(line->y[k]) || line->y[k] <= plot->y.high)
      continue;
    double x = axis_at(&plot->x, line->x[k]);
    Point head[] = {{x - 0.6 * u, y + 0.4 * u}, {x, y - 0.4 * u}, {x + 0.6 * u, y + 0.4 * u}};
    canvas_line(draw->canvas, x, y - 0.2 * u, x, y + 1.5 * u, 0.28 * u, line->color);
    canvas_stroke(draw->canvas, head, 3, 0.28 * u, line->color);
    return;
  }
}

/* Panes differ in the shape of their marks as well. */
static void draw_now(const Series *series, const ChartLine *line) {
  const Plot *plot = &series->chart.plot;
  Point at = plot_at(plot, line->at, line->height);
  if (isnan(line->height))
    return;
  mark_draw(series->chart.draw->canvas, line->draw->state->trace->pane, at.x, at.y,
            0.8 * series->chart.draw->u, line->color, series->chart.draw->theme->card);
  if (line->numbered)
    chart_hit(plot, line->draw, at, line->color, line->now, &(ChartDrag){.on = false});
}

static void draw_upright(const Series *series, double x) {
  const Draw *draw = series->chart.draw;
  Rect area = series->chart.plot.area;
  double u = draw->u;
  canvas_stroke_dashed(draw->canvas, (Point[]){{x, area.y}, {x, area.y + area.h}}, 2, 0.18 * u, 0.6 * u,
                       0.5 * u, draw->theme->muted);
}

/* The present place of a grid, which can be dragged; over updates, how far the foremost run has come, where
 * more is to come. */
static void draw_place(const Series *series) {
  const Chart *chart = &series->chart;
  const Draw *draw = chart->draw;
  const Rect area = chart->plot.area;
  double x = axis_at(&chart->plot.x, chart->at), u = draw->u, foremost = -INFINITY;
  for (size_t i = 0; i < chart->count && !series->grid && series->future; i++)
    if (!isnan(chart->lines[i].height))
      foremost = fmax(foremost, chart->lines[i].at);
  if (isfinite(foremost))
    draw_upright(series, axis_at(&chart->plot.x, foremost));
  if (!chart->placed)
    return;
  draw_upright(series, x);
  ChartDrag drag = chart_drag(draw, 'x', chart->place, NULL, true);
  if (!drag.on)
    return;
  chart_hit(&chart->plot, draw, (Point){x, area.y + area.h}, draw->theme->ink, chart->place, &drag);
  Hit *grip = &draw->hits->items[draw->hits->count - 1]; /* all of the line can be held */
  grip->rect = (Rect){x - 1.2 * u, area.y, 2.4 * u, area.h + 1.2 * u};
}

/* "loss = 0.36"; where several lines have a key, it says that. */
static void add_present_tag(Series *series) {
  Chart *chart = &series->chart;
  for (size_t i = 0; i < chart->count && !chart_has_key(chart); i++) {
    const ChartLine *line = &chart->lines[i];
    Tag tag = chart_present_tag(chart, i);
    if (series->grid)
      tag.name = line->numbered ? chart_equals(chart->draw, line->name) : line->name;
    if (line->presence <= 0 || isnan(line->height) || !isnan(chart->pointed))
      continue;
    ink_take(&chart->ink, tag.at, chart->draw->u);
    ink_tag_near(&chart->ink, &tag, 1.4 * chart->draw->u);
  }
}

/* --- What answers to the pointer */

/* The step after which a line has come to its i-th point. */
static size_t step_of(const Series *series, size_t i) {
  const Trace *trace = series->chart.draw->state->trace;
  const size_t *passes = series->more[0].passes, pass = passes[i], step = trace_pass_step(trace, pass);
  bool last = i > 0 && i + 1 == series->chart.lines[0].count && passes[i - 1] == pass; /* after the update */
  if (last || !series->has_next || pass == 0)
    return step;
  return step > 0 ? step - 1 : 0; /* the last one of the update before: its new numbers are there */
}

/* A click on a place goes to its update. */
static void add_probes(const Series *series) {
  const Chart *chart = &series->chart;
  const Draw *draw = chart->draw;
  const ChartLine *line = &chart->lines[0];
  size_t first = draw->hits->count;
  plot_probe(&chart->plot, CHART_PANEL + (int)chart->panel->index, series->places);
  for (size_t i = first; i < draw->hits->count && series->more[0].passes && line->count > 0; i++) {
    const Axis *axis = &chart->plot.x;
    double x = plot_probe_value(axis->low, axis->high, axis->log, i - first, series->places);
    size_t nearest = 0;
    for (size_t k = 1; k < line->count; k++)
      if (fabs(line->x[k] - x) < fabs(line->x[nearest] - x))
        nearest = k;
    draw->hits->items[i].action = (Action){.kind = ACTION_GO_TO, .arg = (int)step_of(series, nearest)};
  }
}

/* --- The panel */

static void name_axis(Series *series) {
  const Draw *draw = series->chart.draw;
  PlotFrame *frame = &series->chart.frame;
  frame->whole_x = !series->has_over;
  if (!series->has_over)
    frame->x_name = clock_name(draw);
  else if (series->grid)
    frame->x_name = draw_value_title(draw, series->over.value);
  else
    frame->x_symbol = panel_symbol(draw, series->over);
}

static void draw_it(const Draw *draw, const Panel *panel, Rect rect) {
  Series *series = ARENA_NEW(draw->arena, Series);
  if (!series_make(series, draw, panel))
    return;
  Chart *chart = &series->chart;
  ChartRange heights = series_range(series);
  name_axis(series);
  chart_open(chart, rect, &heights);
  add_probes(series);
  add_lines(series);
  ink_keep_clear(&chart->ink);
  add_present_tag(series);
  chart_marks_tags(chart);
  chart_draw_lines(chart);
  draw_place(series);
  for (size_t i = 0; i < chart->count; i++)
    if (chart->lines[i].presence > 0) {
      draw_points(series, i);
      draw_leaving(series, i);
    }
  for (size_t i = chart->count; i > 0; i--)
    if (chart->lines[i - 1].presence > 0)
      draw_now(series, &chart->lines[i - 1]);
  chart_close(chart);
}

static PanelRoom room(const Draw *draw, const Panel *panel) {
  Series *series = ARENA_NEW(draw->arena, Series);
  (void)series_make(series, draw, panel);
  return chart_room(&series->chart, 0);
}

/* --- For the transcript */

/* All points up to the present one, or of many the first. */
static void print_line(Text *out, const Draw *draw, const Series *series, size_t i) {
  const ChartLine *line = &series->chart.lines[i];
  bool many = series->more[i].past > MARKED_MOST;
  size_t count = many ? 1 : series->more[i].past;
  text_add(out, panel_plain(draw, line->name));
  for (size_t k = 0; k < count; k++)
    text_addf(out, "%s %s", k == 0 ? ":" : ",", chart_height(line, line->y[k]));
  if (!isnan(line->height) && series->more[i].passes)
    text_addf(out, "%s %s", count == 0 ? ":" : many ? " ..." : ",", chart_height(line, line->height));
  text_add(out, "\n");
}

static void print(Text *out, const Draw *draw, const Panel *panel) {
  Series *series = ARENA_NEW(draw->arena, Series);
  const Draw still = chart_still(draw);
  if (!series_make(series, &still, panel))
    return;
  const PlotFrame *frame = &series->chart.frame;
  name_axis(series);
  const char *title = panel_phrase(draw, panel_setting(panel, "x_title")),
             *over = title           ? title
                     : frame->x_name ? frame->x_name
                                     : panel_plain(draw, frame->x_symbol);
  text_addf(out, "%s\n",
            strings_format(draw->arena, draw->strings, draw->state->language, STRING_PANEL_SERIES, over,
                           chart_range_words(draw, series->chart.x_low, series->chart.x_high), NULL));
  for (size_t i = 0; i < series->chart.count; i++)
    if (series->chart.lines[i].presence > 0)
      print_line(out, draw, series, i);
}

bool panel_series_begun(const Draw *draw, const Panel *panel) {
  PanelNumbers of = panel_numbers(draw, panel_setting(panel, "of")),
               next = panel_numbers(draw, panel_setting(panel, "next")),
               over = panel_numbers(draw, panel_setting(panel, "over"));
  for (size_t i = 0; i < of.count; i++) {
    const ViewState *state = of.at[i].draw->state;
    bool moved = i < next.count && panel_visible(&next.at[i]);
    if (path_made(state->trace, state->step, moved) > 0)
      return true;
  }
  return over.count > 1;
}

const PanelLook PANEL_SERIES_LOOK = {room, draw_it, print};
