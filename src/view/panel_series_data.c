/* What a series panel draws: lines over the updates, or over another value's numbers. */
#include "view/panel_series.h"

#include <math.h>

static bool is_seen(const ChartLine *line) {
  return line->presence > 0;
}

/* --- Over the updates */

static Trend trend(const SeriesPicture *picture, const Trace *trace, const ChartLine *line,
                   const ChartLine *next, size_t pass) {
  const ViewState *state = line->draw->state;
  const TrendOf of = {
      .of = line->cell, .next = next ? &next->cell : NULL, .over = picture->has_over ? &picture->over : NULL};
  return trend_of(picture->draw->arena, trace, trace_step(state->trace, state->step).kind, pass, &of);
}

/* The unedited run, as far as the present one has come. */
static void find_before(SeriesPicture *picture, SeriesLine *line, const ChartLine *next) {
  const ViewState *state = line->line.draw->state;
  if (!state->original || state->original == state->trace || state->original->runs)
    return;
  size_t pass = trace_step(state->trace, state->step).pass, last = state->original->pass_count - 1;
  Trend before = trend(picture, state->original, &line->line, next, pass < last ? pass : last);
  line->before_x = before.x;
  line->before_y = before.y;
  while (line->before_count < before.count && before.x[line->before_count] <= line->now_x + 1e-9)
    line->before_count++;
}

static void find_now(SeriesLine *line, const Trend *past, const ChartLine *next) {
  bool after = next && is_seen(next);
  line->now = after ? next->cell : line->line.cell;
  line->numbered = is_seen(&line->line) || after;
  line->now_x = past->now;
  line->now_y = line->numbered ? draw_number(line->line.draw, line->line.cell) : NAN;
  if (after) { /* the newest piece grows out of the point before */
    line->now_x = mix(past->now, past->next, next->presence);
    line->now_y = mix(line->now_y, draw_number(line->line.draw, next->cell), next->presence);
    line->line.presence = 1;
  }
}

/* A logarithmic axis has no place for what is not above 0. */
static void take_places(SeriesPicture *picture, const double *x, size_t count) {
  bool log_scale = chart_is_log(picture->panel, 'x');
  for (size_t i = 0; i < count; i++)
    if (!log_scale || x[i] > 0) {
      picture->x_low = fmin(picture->x_low, x[i]);
      picture->x_high = fmax(picture->x_high, x[i]);
    }
}

static void add_trend(SeriesPicture *picture, const ChartLine *of, const ChartLine *next) {
  const ViewState *state = of->draw->state;
  SeriesLine *line = &picture->lines[picture->count++];
  Trend past = trend(picture, state->trace, of, next, trace_step(state->trace, state->step).pass);
  *line = (SeriesLine){.line = *of, .x = past.x, .y = past.y, .count = past.count, .passes = past.passes};
  find_now(line, &past, next);
  while (line->past < past.count && past.x[line->past] < line->now_x - 1e-9)
    line->past++;
  find_before(picture, line, next);
  take_places(picture, past.x, past.count);
  take_places(picture, &past.end, 1);
}

static void make_trends(SeriesPicture *picture) {
  size_t count, next_count;
  const ChartLine *lines = chart_lines(picture->draw, picture->panel, "of", &count),
                  *next = chart_lines(picture->draw, picture->panel, "next", &next_count);
  picture->has_next = next_count > 0;
  for (size_t i = 0; i < count; i++)
    add_trend(picture, &lines[i], i < next_count ? &next[i] : NULL);
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
  return chart_words(draw, several ? arena_printf(draw->arena, "%s %zu", title, number) : title);
}

/* The i-th of `lines` lines through a rectangle of numbers; down: along its columns. */
static void add_grid_line(SeriesPicture *picture, const Cells *cells, const double *x, size_t count,
                          size_t lines, bool down, size_t i) {
  const Draw *draw = draw_pane(picture->draw, cells->pane);
  Cell first = {cells->value, cells->row + (down ? 0 : i), cells->col + (down ? i : 0)};
  if (picture->count == CHART_LINES_MAX)
    return;
  SeriesLine *line = &picture->lines[picture->count++];
  *line = (SeriesLine){
      .x = x, .y = numbers(draw, first, count, down), .count = count, .past = count, .now_y = NAN};
  line->line = (ChartLine){.draw = draw,
                           .cell = first,
                           .color = chart_line_color(draw, picture->count - 1),
                           .name = grid_name(draw, cells, lines, first, down),
                           .presence = chart_presence(draw, first)};
}

/* The height of a line at the present place: a number of the trace where that is one of the grid's. */
static void find_grid_now(const SeriesPicture *picture, SeriesLine *line, bool down) {
  line->now_x = draw_number(picture->draw, picture->at);
  for (size_t i = 0; i < line->count; i++)
    if (fabs(line->x[i] - line->now_x) <= 1e-9 * fabs(line->now_x)) {
      line->numbered = true;
      line->now = line->line.cell;
      *(down ? &line->now.row : &line->now.col) += i;
      line->now_y = line->y[i];
    }
  for (size_t i = 0; i + 1 < line->count && !line->numbered; i++)
    if (line->x[i] < line->now_x && line->now_x < line->x[i + 1])
      line->now_y =
          mix(line->y[i], line->y[i + 1],
              (axis_at(&picture->plot.x, line->now_x) - axis_at(&picture->plot.x, line->x[i])) /
                  (axis_at(&picture->plot.x, line->x[i + 1]) - axis_at(&picture->plot.x, line->x[i])));
}

static void add_grid(SeriesPicture *picture, const Cells *cells, const double *x, size_t count) {
  bool row = cells->rows == 1 && cells->cols == count, down = !row && cells->rows == count;
  size_t lines = down ? cells->cols : cells->rows;
  if (!down && cells->cols != count)
    return; /* not as many numbers as there are places */
  for (size_t i = 0; i < lines; i++) {
    add_grid_line(picture, cells, x, count, lines, down, i);
    if (picture->has_at && picture->count > 0)
      find_grid_now(picture, &picture->lines[picture->count - 1], down);
  }
}

static void make_grid(SeriesPicture *picture, const Cells *over) {
  size_t groups, count = cells_count(over);
  const Draw *draw = draw_pane(picture->draw, over->pane);
  const Cells *cells = panel_cells(picture->draw, panel_setting(picture->panel, "of"), &groups);
  const double *x = numbers(draw, cells_at(over, 0), count, over->rows == count);
  take_places(picture, x, count);
  /* A place between two of the grid's lies where the axis has it. */
  picture->plot.x = (chart_is_log(picture->panel, 'x') ? axis_make_log : axis_make)(
      picture->x_low, picture->x_high, 0, 1000, 4);
  for (size_t i = 0; i < groups; i++)
    add_grid(picture, &cells[i], x, count);
}

bool series_make(SeriesPicture *picture, const Draw *draw, const Panel *panel) {
  size_t groups;
  const Cells *over = panel_cells(draw, panel_setting(panel, "over"), &groups);
  *picture = (SeriesPicture){.draw = draw, .panel = panel, .x_low = INFINITY, .x_high = -INFINITY};
  picture->future = panel_setting(panel, "future")->flag;
  picture->has_over = groups > 0;
  picture->grid = groups > 0 && cells_count(over) > 1;
  if (groups > 0)
    picture->over = cells_at(over, 0);
  picture->has_at = picture->grid && panel_cell(&picture->at, draw, panel_setting(panel, "at")) &&
                    draw_visibility(draw, picture->at) != HIDDEN;
  if (picture->grid)
    make_grid(picture, over);
  else
    make_trends(picture);
  return picture->count > 0;
}

static void take_line(ChartRange *range, const SeriesLine *line) {
  for (size_t k = 0; k < line->count; k++)
    chart_range_take(range, line->y[k]);
  for (size_t k = 0; k < line->before_count; k++)
    chart_range_take(range, line->before_y[k]);
  chart_range_take(range, line->now_y);
}

/* What shoots up from where it began until nothing else could be seen, as a run that diverges does, is cut.
 */
ChartRange series_range(const SeriesPicture *picture) {
  const double OUT_OF_PROPORTION = 1000, SHOWN = 2.5;
  ChartRange range = CHART_RANGE_NONE;
  double start = 0;
  for (size_t i = 0; i < picture->count; i++) {
    const SeriesLine *line = &picture->lines[i];
    take_line(&range, line);
    if (line->count > 0 && isfinite(line->y[0]))
      start = fmax(start, fabs(line->y[0]));
  }
  if (picture->grid || start <= 0)
    return range;
  if (range.high > OUT_OF_PROPORTION * start)
    range.high = SHOWN * start;
  if (range.low < -OUT_OF_PROPORTION * start)
    range.low = -SHOWN * start;
  return range;
}

bool series_nearest(size_t *out, const SeriesLine *line, size_t count, double x) {
  double least = INFINITY;
  for (size_t i = 0; i < count; i++)
    if (fabs(line->x[i] - x) < least) {
      least = fabs(line->x[i] - x);
      *out = i;
    }
  return isfinite(least);
}
