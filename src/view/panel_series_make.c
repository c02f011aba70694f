/* What a series panel draws: lines over the updates, or over another value's numbers. */
#include "view/panel_series.h"

#include "trace/path.h"
#include "trace/trend.h"

#include <math.h>

/* A logarithmic axis has no place for what is not above 0. */
static void take_places(Chart *chart, const double *x, size_t count) {
  bool log_scale = chart_is_log(chart->panel, 'x');
  for (size_t i = 0; i < count; i++)
    if (!log_scale || x[i] > 0) {
      chart->x_low = fmin(chart->x_low, x[i]);
      chart->x_high = fmax(chart->x_high, x[i]);
    }
}

/* --- Over the updates */

static Trend trend(const Series *series, const Trace *trace, const ChartLine *line, const ChartLine *next,
                   size_t pass) {
  const ViewState *state = line->draw->state;
  const TrendOf of = {
      .of = line->cell, .next = next ? &next->cell : NULL, .over = series->has_over ? &series->over : NULL};
  return trend_of(series->chart.draw->arena, trace, trace_step(state->trace, state->step).kind, pass, &of);
}

/* The unedited run, as far as the present one has come. */
static void find_before(Series *series, size_t i, const ChartLine *next) {
  const ChartLine *line = &series->chart.lines[i];
  const ViewState *state = line->draw->state;
  SeriesLine *more = &series->more[i];
  if (!state->original || state->original == state->trace || state->original->runs)
    return;
  size_t pass = trace_step(state->trace, state->step).pass, last = state->original->pass_count - 1;
  Trend before = trend(series, state->original, line, next, pass < last ? pass : last);
  more->before_x = before.x;
  more->before_y = before.y;
  while (more->before_count < before.count && before.x[more->before_count] <= line->at + 1e-9)
    more->before_count++;
}

/* A run that waits for its samples has not made the update that others show. */
static bool is_made(const ChartLine *next) {
  const ViewState *state = next->draw->state;
  return next->presence > 0 &&
         path_made(state->trace, state->step, true) > path_update(state->trace, state->step);
}

/* The newest piece grows out of the point before. */
static void find_now(ChartLine *line, const Trend *past, const ChartLine *next) {
  bool after = next && is_made(next);
  line->numbered = line->presence > 0 || after;
  line->now = after ? next->cell : line->cell;
  line->at = past->now;
  line->height = line->numbered ? draw_number(line->draw, line->cell) : NAN;
  if (!after)
    return;
  line->at = mix(past->now, past->next, next->presence);
  line->height = mix(line->height, draw_number(line->draw, next->cell), next->presence);
  line->presence = 1;
}

static void make_trends(Series *series) {
  Chart *chart = &series->chart;
  ChartLine *after = ARENA_ARRAY(chart->draw->arena, ChartLine, CHART_LINES_MAX);
  size_t after_count = chart_lines(after, chart->draw, chart->panel, "next");
  chart->count = chart_lines(chart->lines, chart->draw, chart->panel, "of");
  series->has_next = after_count > 0;
  for (size_t i = 0; i < chart->count; i++) {
    ChartLine *line = &chart->lines[i];
    const ChartLine *next = i < after_count ? &after[i] : NULL;
    const ViewState *state = line->draw->state;
    Trend past = trend(series, state->trace, line, next, trace_step(state->trace, state->step).pass);
    line->x = past.x;
    line->y = past.y;
    line->count = past.count;
    find_now(line, &past, next);
    SeriesLine *more = &series->more[i];
    more->passes = past.passes;
    while (more->past < past.count && past.x[more->past] < line->at - 1e-9)
      more->past++;
    find_before(series, i, next);
    take_places(chart, past.x, past.count);
    take_places(chart, &past.end, 1);
  }
}

/* --- Over another value's numbers */

static const double *numbers(const Draw *draw, Cell first, size_t count, bool down) {
  double *out = ARENA_ARRAY(draw->arena, double, count);
  for (size_t i = 0; i < count; i++)
    out[i] = draw_number(draw, (Cell){first.value, first.row + (down ? i : 0), first.col + (down ? 0 : i)});
  return out;
}

/* What the value is, and which of its rows or columns. */
static const char *grid_name(const Draw *draw, const Cells *cells, size_t lines, Cell first, bool down) {
  const char *title = draw_value_title(draw, cells->value);
  bool several = lines > 1 || (!down && cells->row > 0);
  size_t number = (down ? first.col : first.row) + 1;
  return draw_worded(draw, several ? arena_printf(draw->arena, "%s %zu", title, number) : title);
}

/* The height at the present place: a number of the trace where that is one of the grid's, else between two of
 * them as the line goes on the axis. */
static void find_grid_now(const Chart *chart, ChartLine *line, bool down) {
  Axis axis =
      (chart_is_log(chart->panel, 'x') ? axis_make_log : axis_make)(chart->x_low, chart->x_high, 0, 1000, 4);
  line->at = chart->at;
  for (size_t i = 0; i < line->count; i++) {
    double x = line->x[i];
    if (fabs(x - line->at) <= 1e-9 * fabs(line->at)) {
      line->numbered = true;
      *(down ? &line->now.row : &line->now.col) += i;
      line->height = line->y[i];
      return;
    }
    if (i + 1 < line->count && x < line->at && line->at < line->x[i + 1])
      line->height = mix(line->y[i], line->y[i + 1],
                         (axis_at(&axis, line->at) - axis_at(&axis, x)) /
                             (axis_at(&axis, line->x[i + 1]) - axis_at(&axis, x)));
  }
}

/* The lines through a rectangle of numbers: along its rows, or down its columns, where these are as many as
 * there are places. */
static void add_grid(Series *series, const Cells *cells, const double *x, size_t count) {
  Chart *chart = &series->chart;
  const Draw *draw = draw_pane(chart->draw, cells->pane);
  bool row = cells->rows == 1 && cells->cols == count, down = !row && cells->rows == count;
  size_t lines = down ? cells->cols : cells->cols == count ? cells->rows : 0;
  for (size_t i = 0; i < lines && chart->count < CHART_LINES_MAX; i++) {
    Cell first = {cells->value, cells->row + (down ? 0 : i), cells->col + (down ? i : 0)};
    series->more[chart->count].past = count;
    ChartLine *line = &chart->lines[chart->count++];
    *line = chart_line(draw, first, chart->count - 1);
    line->color = chart_line_color(draw, chart->count - 1);
    line->name = grid_name(draw, cells, lines, first, down);
    line->x = x;
    line->y = numbers(draw, first, count, down);
    line->count = count;
    if (chart->placed)
      find_grid_now(chart, line, down);
  }
}

static void make_grid(Series *series, const Cells *over) {
  Chart *chart = &series->chart;
  size_t groups, count = cells_count(over);
  const Draw *draw = draw_pane(chart->draw, over->pane);
  const Cells *cells = panel_cells(chart->draw, panel_setting(chart->panel, "of"), &groups);
  const double *x = numbers(draw, cells_at(over, 0), count, over->rows == count);
  take_places(chart, x, count);
  chart->placed = panel_cell(&chart->place, chart->draw, panel_setting(chart->panel, "at")) &&
                  draw_visibility(chart->draw, chart->place) != HIDDEN;
  if (chart->placed)
    chart->at = draw_number(chart->draw, chart->place);
  for (size_t i = 0; i < groups; i++)
    add_grid(series, &cells[i], x, count);
}

/* --- What is pointed at */

/* As far as anything can be seen. */
static double seen_end(const Series *series) {
  const Chart *chart = &series->chart;
  double end = chart->x_low;
  for (size_t i = 0; i < chart->count; i++)
    if (chart->lines[i].presence > 0)
      end = fmax(end, chart->lines[i].at);
  return series->grid || series->future ? chart->x_high : fmin(end, chart->x_high);
}

/* The point of a line that is nearest to the pointer, the present one among them. */
static void read_line(const Series *series, ChartLine *line, size_t past) {
  const Chart *chart = &series->chart;
  size_t count = series->future ? line->count : past;
  double least = series->grid || isnan(line->height) ? (double)INFINITY : fabs(line->at - chart->pointed);
  line->read_x = line->at;
  line->read = line->height;
  for (size_t i = 0; i < count; i++)
    if (fabs(line->x[i] - chart->pointed) < least) {
      least = fabs(line->x[i] - chart->pointed);
      line->read_x = line->x[i];
      line->read = line->y[i];
    }
}

static void find_readings(Series *series) {
  Chart *chart = &series->chart;
  bool single = !series->has_over && !chart_is_log(chart->panel, 'x'); /* a place for each update */
  double places =
      single ? clamp(round(chart->x_high - chart->x_low), 0, SERIES_PROBES - 1) + 1 : SERIES_PROBES;
  series->places = (size_t)places;
  chart->pointed = chart_pointed(chart, chart_is_log(chart->panel, 'x'), series->places);
  if (!(chart->pointed <= seen_end(series)))
    chart->pointed = NAN;
  for (size_t i = 0; i < chart->count && !isnan(chart->pointed); i++)
    read_line(series, &chart->lines[i], series->more[i].past);
}

/* While the first update is told step by step, what is to come would answer what the lesson still asks. */
static bool run_is_gone_through(const Draw *draw) {
  const Lesson *lesson = draw->state->trace->lesson;
  const StepKind *kind = trace_step(draw->state->trace, draw->state->step).kind;
  for (const LessonStep *step = kind->source; step < lesson->steps + lesson->step_count; step++)
    if (step->each_update)
      return step == kind->source || kind->within;
  return true;
}

bool series_make(Series *series, const Draw *draw, const Panel *panel) {
  *series = (Series){.future = panel_setting(panel, "future")->flag && run_is_gone_through(draw)};
  Chart *chart = &series->chart;
  size_t groups;
  const Cells *over = panel_cells(draw, panel_setting(panel, "over"), &groups);
  chart_begin(chart, draw, panel);
  chart->x_low = INFINITY;
  chart->x_high = -INFINITY;
  series->has_over = groups > 0;
  series->grid = groups > 0 && cells_count(over) > 1;
  if (groups > 0)
    series->over = cells_at(over, 0);
  if (series->grid)
    make_grid(series, over);
  else
    make_trends(series);
  Axis axis = (chart_is_log(panel, 'x') ? axis_make_log : axis_make)(chart->x_low, chart->x_high, 0, 1, 4);
  chart->x_low = axis.low;
  chart->x_high = axis.high;
  find_readings(series);
  return chart->count > 0;
}

/* What shoots up from where it began until nothing else could be seen, as a run that diverges does, is cut.
 */
ChartRange series_range(const Series *series) {
  const double OUT_OF_PROPORTION = 1000, SHOWN = 2.5;
  ChartRange range = CHART_RANGE_NONE;
  double start = 0;
  for (size_t i = 0; i < series->chart.count; i++) {
    const ChartLine *line = &series->chart.lines[i];
    for (size_t k = 0; k < line->count; k++)
      chart_range_take(&range, line->y[k]);
    for (size_t k = 0; k < series->more[i].before_count; k++)
      chart_range_take(&range, series->more[i].before_y[k]);
    chart_range_take(&range, line->height);
    if (line->count > 0 && isfinite(line->y[0]))
      start = fmax(start, fabs(line->y[0]));
  }
  if (series->grid || start <= 0)
    return range;
  if (range.high > OUT_OF_PROPORTION * start)
    range.high = SHOWN * start;
  if (range.low < -OUT_OF_PROPORTION * start)
    range.low = -SHOWN * start;
  return range;
}
