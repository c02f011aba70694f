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
  return picture->grid ? chart_words(draw, panel_value_title(draw, picture->over.value))
                       : panel_symbol(draw, picture->over);
}

static void make_frame(SeriesPicture *picture) {
  PlotFrame *frame = &picture->frame;
  ChartRange range = series_range(picture);
  *frame = (PlotFrame){.x_low = picture->x_low, .x_high = picture->x_high, .whole_x = !picture->has_over};
  chart_frame(frame, picture->draw, picture->panel, &range, across(picture));
  if (!picture->has_over && !frame->x_name)
    frame->x_name = draw_string(picture->draw, STRING_CURVE_AXIS);
}

/* --- Names and numbers */

static bool is_shown(const SeriesLine *line) {
  return line->line.presence > 0;
}

/* "loss = 0.36" at the present point; where the line goes on beyond it, its name stands at its end. */
static bool names_at_end(const SeriesPicture *picture) {
  return picture->grid || picture->future;
}

static size_t make_tags(const SeriesPicture *picture, Tag *tags, bool ends) {
  const Draw *draw = picture->draw;
  size_t count = 0;
  bool apart = names_at_end(picture);
  for (size_t i = 0; i < picture->count; i++) {
    const SeriesLine *line = &picture->lines[i];
    if (!is_shown(line) || (!ends && isnan(line->now_y)))
      continue;
    Tag tag = {.draw = line->line.draw,
               .color = line->line.color,
               .group = panel_group(picture->panel, 0),
               .row = (int)i};
    if (ends)
      tag.name = line->line.name;
    else if (!apart)
      tag.name = arena_printf(draw->arena, line->numbered ? "%s =" : "%s", line->line.name);
    tag.numbered = !ends && line->numbered;
    tag.cell = line->now;
    tags[count++] = tag;
  }
  return count;
}

static double end_room(const SeriesPicture *picture, double width) {
  Tag tags[CHART_LINES_MAX];
  return tags_width(tags, make_tags(picture, tags, names_at_end(picture)), 0.4 * width) +
         1.6 * picture->draw->u;
}

static Point place_of(const SeriesPicture *picture, double x, double y) {
  return (Point){axis_at(&picture->plot.x, x), axis_at(&picture->plot.y, y)};
}

static void draw_end_names(const SeriesPicture *picture) {
  Tag tags[CHART_LINES_MAX];
  Rect area = picture->plot.area;
  double u = picture->draw->u;
  size_t count = make_tags(picture, tags, true), at = 0;
  for (size_t i = 0; i < picture->count; i++) {
    const SeriesLine *line = &picture->lines[i];
    if (!is_shown(line))
      continue;
    size_t last = line->count;
    while (last > 0 && isnan(line->y[last - 1]))
      last--;
    tags[at++].at = last > 0 ? place_of(picture, line->x[last - 1], line->y[last - 1])
                             : place_of(picture, line->now_x, line->now_y);
  }
  tags_draw_column(tags, count, ALIGN_LEFT, area.x + area.w + 1.2 * u,
                   (Rect){area.x, area.y - u, area.w, area.h + 2 * u});
}

/* Each beside its own point. */
static void draw_apart(SeriesPicture *picture, const Tag *tags, size_t count) {
  double u = picture->draw->u;
  for (size_t i = 0; i < count; i++)
    places_take(&picture->places, (Rect){tags[i].at.x - u, tags[i].at.y - u, 2 * u, 2 * u});
  picture->places.area.w += end_room(picture, picture->plot.area.w);
  for (size_t i = 0; i < count; i++)
    (void)tag_draw_near(&tags[i], &picture->places, 1.4 * u);
}

/* Below one another behind their points, where these are at one place of the axis. */
static void draw_present_numbers(SeriesPicture *picture) {
  Tag tags[CHART_LINES_MAX];
  Rect area = picture->plot.area;
  double u = picture->draw->u, right = area.x, least = INFINITY, most = picture->draw->canvas->width;
  size_t count = make_tags(picture, tags, false), at = 0;
  for (size_t i = 0; i < picture->count; i++)
    if (is_shown(&picture->lines[i]) && !isnan(picture->lines[i].now_y)) {
      tags[at].at = place_of(picture, picture->lines[i].now_x, picture->lines[i].now_y);
      least = fmin(least, tags[at].at.x);
      right = fmax(right, tags[at++].at.x);
    }
  if (count == 0)
    return;
  if (right - least > u) {
    draw_apart(picture, tags, count);
    return;
  }
  double width = tags_width(tags, count, INFINITY), x = right + 1.5 * u;
  most = names_at_end(picture) ? area.x + area.w : most;
  bool left = x + width > most;
  if (left && right - 1.5 * u - width < area.x)
    return;
  tags_draw_column(tags, count, left ? ALIGN_RIGHT : ALIGN_LEFT, left ? right - 1.5 * u : x, area);
  places_take(&picture->places, (Rect){left ? right - 1.5 * u - width : x, area.y, width, area.h});
}

/* --- Lines */

static void draw_before(const SeriesPicture *picture, const SeriesLine *line) {
  size_t drawn;
  const PlotLine before = {.x = line->before_x,
                           .y = line->before_y,
                           .count = line->before_count,
                           .stride = 1,
                           .width = 0.2,
                           .dashed = true,
                           .stepped = line->line.stepped,
                           .color = picture->draw->theme->muted};
  if (line->before_count > 1)
    (void)plot_line(&picture->plot, &before, &drawn);
}

/* Up to the present point, or from it on. */
static void draw_stretch(SeriesPicture *picture, const SeriesLine *line, bool past) {
  const Draw *draw = picture->draw;
  size_t from = past ? 0 : line->past, to = past ? line->past : line->count, count = 0, drawn;
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
                            .stepped = line->line.stepped,
                            .color = past ? line->line.color : color_fade(line->line.color, 0.8)};
  if (count == 0)
    return;
  const Point *points = plot_line(&picture->plot, &stretch, &drawn);
  for (size_t i = 0; i < drawn; i++)
    picture->course[picture->places.line_count++] = points[i];
}

static void draw_points(const SeriesPicture *picture, const SeriesLine *line) {
  for (size_t i = 0; i < line->past && line->past <= MARKED_MOST; i++)
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
  Point at = place_of(picture, line->now_x, line->now_y);
  mark_draw(draw->canvas, pane, at.x, at.y, 0.8 * u, line->line.color, draw->theme->card);
  if (line->numbered)
    hits_add(draw->hits, (Rect){at.x - 1.2 * u, at.y - 1.2 * u, 2.4 * u, 2.4 * u},
             (Target){TARGET_CELL, (int)line->now.value, (int)line->now.row, (int)line->now.col, (int)pane});
}

static void draw_lines(SeriesPicture *picture) {
  picture->course = ARENA_ARRAY(picture->draw->arena, Point, picture->count * (3 * HISTORY_MOST + 8));
  picture->places.line = picture->course;
  for (size_t i = 0; i < picture->count; i++)
    if (is_shown(&picture->lines[i]))
      draw_before(picture, &picture->lines[i]);
  for (size_t i = picture->count; i > 0; i--) {
    const SeriesLine *line = &picture->lines[i - 1];
    if (!is_shown(line))
      continue;
    if (picture->future && !picture->grid)
      draw_stretch(picture, line, false);
    draw_stretch(picture, line, true);
    draw_points(picture, line);
  }
  for (size_t i = picture->count; i > 0; i--)
    if (is_shown(&picture->lines[i - 1]))
      draw_now(picture, &picture->lines[i - 1]);
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

/* --- The panel */

static void draw_marks(SeriesPicture *picture) {
  size_t count;
  const ChartMark *marks = chart_marks(picture->draw, picture->panel, &count);
  for (size_t i = 0; i < count; i++)
    chart_mark_draw(&picture->plot, &marks[i], NAN);
  for (size_t i = 0; i < count; i++)
    chart_mark_title_draw(&picture->plot, &marks[i], NAN, &picture->places);
}

static void draw_it(const Draw *draw, const Panel *panel, Rect rect) {
  SeriesPicture *picture = ARENA_NEW(draw->arena, SeriesPicture);
  if (!series_make(picture, draw, panel))
    return;
  rect.w -= end_room(picture, rect.w);
  make_frame(picture);
  series_keep_clear(picture, rect);
  picture->plot = plot_begin(draw, rect, &picture->frame);
  picture->places = (Places){.area = rect_inset(picture->plot.area, 0.3 * draw->u), .u = draw->u};
  draw_marks(picture);
  double pointed = series_probe(picture);
  draw_lines(picture);
  for (size_t i = 0; i < picture->count; i++)
    if (is_shown(&picture->lines[i]))
      draw_leaving(picture, &picture->lines[i]);
  series_at_draw(picture);
  if (names_at_end(picture))
    draw_end_names(picture);
  if (names_at_end(picture) || isnan(pointed)) /* else what is pointed at stands in their place */
    draw_present_numbers(picture);
  series_reading_draw(picture, pointed);
}

static PanelRoom room(const Draw *draw, const Panel *panel) {
  SeriesPicture *picture = ARENA_NEW(draw->arena, SeriesPicture);
  double names = series_make(picture, draw, panel) ? end_room(picture, INFINITY) / draw->u : 0;
  return (PanelRoom){30 + names, 12 + 6 + (panel_setting(panel, "y_title")->given ? 2.4 : 0), 0, 0};
}

/* --- For the transcript */

static void print_line(Text *out, const Draw *draw, const SeriesLine *line) {
  char number[NUMBER_MAX];
  text_addf(out, "%s", chart_plain(draw, line->line.name));
  for (size_t i = 0; i < line->past && line->past <= MARKED_MOST; i++)
    text_addf(out, "%s %s", i == 0 ? ":" : ",",
              fill_show_as(number, line->line.draw->state->trace, line->line.draw->state->step,
                           line->line.cell, line->y[i], draw->state->digits));
  if (line->past > MARKED_MOST)
    text_addf(out, ": %s ... %s", chart_number(draw, line->y[0]),
              chart_number(draw, line->y[line->past - 1]));
  text_add(out, "\n");
}

static void print(Text *out, const Draw *draw, const Panel *panel) {
  SeriesPicture *picture = ARENA_NEW(draw->arena, SeriesPicture);
  if (!series_make(picture, draw, panel))
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
    if (is_shown(&picture->lines[i]))
      print_line(out, draw, &picture->lines[i]);
}

const PanelLook PANEL_SERIES_LOOK = {room, draw_it, print};
