/* Values over the updates, or over another value's numbers. */
#include "view/panel_series.h"

#include "chart/mark.h"
#include "view/parts.h"

#include <math.h>

enum { MARKED_MOST = 40 };

static const char *across(const SeriesPicture *picture) {
  const Draw *draw = picture->draw;
  if (!picture->has_over)
    return NULL;
  return picture->grid ? chart_words(draw, draw_value_title(draw, picture->over.value))
                       : panel_symbol(draw, picture->over);
}

static const char *clock_name(const Draw *draw) {
  static const StringId NAMES[CLOCK_COUNT] = {STRING_CURVE_AXIS, STRING_CLOCK_SAMPLES, STRING_CLOCK_EPOCHS};
  return draw_string(draw, NAMES[trend_clock(draw->state->trace, NULL)]);
}

static void make_frame(SeriesPicture *picture) {
  PlotFrame *frame = &picture->frame;
  ChartRange range = series_range(picture);
  *frame = (PlotFrame){.x_low = picture->x_low, .x_high = picture->x_high, .whole_x = !picture->has_over};
  chart_frame(frame, picture->draw, picture->panel, &range, across(picture));
  if (!picture->has_over && !frame->x_name)
    frame->x_name = clock_name(picture->draw);
}

/* --- Lines */

static void add_before(SeriesPicture *picture, const SeriesLine *line) {
  const PlotLine before = {.x = line->before_x,
                           .y = line->before_y,
                           .count = line->before_count,
                           .stride = 1,
                           .width = 0.2,
                           .dashed = true,
                           .stepped = line->line.stepped,
                           .color = picture->draw->theme->muted};
  if (line->before_count > 1)
    strokes_add(&picture->ink.strokes, plot_stroke(&picture->plot, &before));
}

/* Where lines of several panes have one colour, a row's: those of the first are solid, then the dashes get
 * ever shorter. */
static double dash_of(const SeriesPicture *picture, const SeriesLine *line) {
  size_t pane = line->line.draw->state->trace->pane;
  for (size_t i = 0; i < picture->count && pane > 0; i++) {
    const ChartLine *other = &picture->lines[i].line;
    const Color a = other->color, b = line->line.color;
    if (other->draw->state->trace->pane == 0 && a.r == b.r && a.g == b.g && a.b == b.b)
      return 1.4 / (double)pane;
  }
  return 0;
}

/* Up to the present point, or from it on. */
static void add_stretch(SeriesPicture *picture, const SeriesLine *line, bool past) {
  const Draw *draw = picture->draw;
  size_t from = past ? 0 : line->past, to = past ? line->past : line->count, count = 0;
  double *x = ARENA_ARRAY(draw->arena, double, to - from + 2),
         *y = ARENA_ARRAY(draw->arena, double, to - from + 2);
  bool now = !picture->grid && !isnan(line->now_y);
  if (!past && now)
    x[count] = line->now_x, y[count++] = line->now_y;
  for (size_t i = from; i < to; i++)
    x[count] = line->x[i], y[count++] = line->y[i];
  if (past && now)
    x[count] = line->now_x, y[count++] = line->now_y;
  const PlotLine stretch = {.x = x,
                            .y = y,
                            .count = count,
                            .stride = 1,
                            .width = past ? 0.3 : 0.15,
                            .dashed = !past,
                            .dash = past ? dash_of(picture, line) : 0,
                            .stepped = line->line.stepped,
                            .color = past ? line->line.color : color_fade(line->line.color, 0.8)};
  if (count > 1)
    strokes_add(&picture->ink.strokes, plot_stroke(&picture->plot, &stretch));
}

static void add_lines(SeriesPicture *picture) {
  for (size_t i = 0; i < picture->count; i++)
    if (series_shown(&picture->lines[i]))
      add_before(picture, &picture->lines[i]);
  for (size_t i = picture->count; i > 0; i--) {
    const SeriesLine *line = &picture->lines[i - 1];
    if (series_shown(line) && picture->future && !picture->grid)
      add_stretch(picture, line, false);
    if (series_shown(line))
      add_stretch(picture, line, true);
  }
}

/* --- Points */

static void draw_points(const SeriesPicture *picture, const SeriesLine *line) {
  for (size_t i = 0; i < line->past && line->past * picture->count <= MARKED_MOST; i++)
    if (line->x[i] >= picture->plot.x.low && line->y[i] >= picture->plot.y.low &&
        line->y[i] <= picture->plot.y.high)
      plot_mark(&picture->plot, line->x[i], line->y[i], false, 0.42, line->line.color);
}

/* Panes differ in the shape of their marks as well. */
static void draw_now(const SeriesPicture *picture, const SeriesLine *line) {
  const Draw *draw = picture->draw;
  double u = draw->u;
  size_t pane = line->line.draw->state->trace->pane;
  if (isnan(line->now_y))
    return;
  Point at = plot_at(&picture->plot, line->now_x, line->now_y);
  mark_draw(draw->canvas, pane, at.x, at.y, 0.8 * u, line->line.color, draw->theme->card);
  if (line->numbered)
    hits_add(draw->hits, (Rect){at.x - 1.2 * u, at.y - 1.2 * u, 2.4 * u, 2.4 * u},
             (Target){TARGET_CELL, (int)line->now.value, (int)line->now.row, (int)line->now.col, (int)pane});
}

/* Where a line leaves the picture at the top: a small arrow with a shaft, so that it is no mark. */
static void draw_leaving(const SeriesPicture *picture, const SeriesLine *line) {
  const Draw *draw = picture->draw;
  double u = draw->u, y = picture->plot.area.y + 1.7 * u;
  for (size_t i = 0; i < (picture->future ? line->count : line->past); i++) {
    if (isnan(line->y[i]) || line->y[i] <= picture->plot.y.high)
      continue;
    double x = axis_at(&picture->plot.x, line->x[i]);
    Point head[] = {{x - 0.6 * u, y + 0.4 * u}, {x, y - 0.4 * u}, {x + 0.6 * u, y + 0.4 * u}};
    canvas_line(draw->canvas, x, y - 0.2 * u, x, y + 1.5 * u, 0.28 * u, line->line.color);
    canvas_stroke(draw->canvas, head, 3, 0.28 * u, line->line.color);
    return;
  }
}

static void draw_line_points(const SeriesPicture *picture) {
  for (size_t i = 0; i < picture->count; i++)
    if (series_shown(&picture->lines[i])) {
      draw_points(picture, &picture->lines[i]);
      draw_leaving(picture, &picture->lines[i]);
    }
  for (size_t i = picture->count; i > 0; i--)
    if (series_shown(&picture->lines[i - 1]))
      draw_now(picture, &picture->lines[i - 1]);
}

/* --- The panel */

static void draw_all(SeriesPicture *picture, double pointed) {
  ChartReading readings[CHART_LINES_MAX];
  size_t mark_count, count = series_readings(readings, picture, pointed);
  const ChartMark *marks = chart_marks(picture->draw, picture->panel, &mark_count);
  add_lines(picture);
  ink_keep_clear(&picture->ink);
  if (series_goes_on(picture) || count == 0) /* else what is pointed at stands in their place */
    series_present_tags(picture);
  bool beside = chart_reading_tags(&picture->ink, &picture->plot, readings, count);
  for (size_t i = 0; i < mark_count; i++)
    chart_mark_tag(&picture->ink, &picture->plot, &marks[i], NAN);
  for (size_t i = 0; i < mark_count; i++)
    chart_mark_draw(&picture->plot, &marks[i], NAN);
  ink_draw_lines(&picture->ink);
  draw_line_points(picture);
  series_at_draw(picture);
  if (series_goes_on(picture))
    series_end_names_draw(picture);
  chart_reading_draw(&picture->plot, &picture->frame, readings, count, !beside);
  ink_draw_tags(&picture->ink);
}

static void draw_it(const Draw *draw, const Panel *panel, Rect rect) {
  SeriesPicture *picture = ARENA_NEW(draw->arena, SeriesPicture);
  if (!series_make(picture, draw, panel))
    return;
  double names = series_names_width(picture, rect.w);
  rect.w -= names;
  make_frame(picture);
  series_keep_clear(picture, rect);
  picture->plot = plot_begin(draw, rect, &picture->frame);
  ink_begin(&picture->ink, &picture->plot, series_goes_on(picture) ? 0 : names);
  draw_all(picture, series_probe(picture));
}

static PanelRoom room(const Draw *draw, const Panel *panel) {
  SeriesPicture *picture = ARENA_NEW(draw->arena, SeriesPicture);
  double names = series_make(picture, draw, panel) ? series_names_width(picture, INFINITY) / draw->u : 0;
  return (PanelRoom){30 + names, 12 + 6 + (panel_setting(panel, "y_title")->given ? 2.4 : 0), 0, 0};
}

/* --- For the transcript */

/* All points up to the present one, or of many the first. */
static void print_line(Text *out, const Draw *draw, const SeriesLine *line) {
  char number[NUMBER_MAX];
  const ViewState *state = line->line.draw->state;
  bool now = !isnan(line->now_y) && line->passes, many = line->past > MARKED_MOST;
  size_t count = many ? 1 : line->past;
  text_addf(out, "%s", chart_plain(draw, line->line.name));
  for (size_t i = 0; i < count; i++)
    text_addf(out, "%s %s", i == 0 ? ":" : ",",
              fill_show_as(number, state->trace, state->step, line->line.cell, line->y[i], state->digits));
  if (now)
    text_addf(out, "%s %s",
              count == 0 ? ":"
              : many     ? " ..."
                         : ",",
              fill_show_as(number, state->trace, state->step, line->now, line->now_y, state->digits));
  text_add(out, "\n");
}

static void print(Text *out, const Draw *draw, const Panel *panel) {
  SeriesPicture *picture = ARENA_NEW(draw->arena, SeriesPicture);
  const Draw still = chart_still(draw);
  if (!series_make(picture, &still, panel))
    return;
  make_frame(picture);
  const char *over =
      picture->frame.x_name ? picture->frame.x_name : chart_plain(draw, picture->frame.x_symbol);
  const char *range =
      strings_format(draw->arena, draw->strings, draw->state->language, STRING_PANEL_RANGE,
                     chart_number(draw, picture->x_low), chart_number(draw, picture->x_high), NULL);
  text_addf(out, "%s\n",
            strings_format(draw->arena, draw->strings, draw->state->language, STRING_PANEL_SERIES, over,
                           range, NULL));
  for (size_t i = 0; i < picture->count; i++)
    if (series_shown(&picture->lines[i]))
      print_line(out, draw, &picture->lines[i]);
}

const PanelLook PANEL_SERIES_LOOK = {room, draw_it, print};
