/* The present place of a series panel, and what is pointed at. */
#include "view/panel_series.h"

#include <math.h>

enum { PROBES_MOST = 121 };

/* --- The present place of a grid */

/* It is there, and on the axis. */
static bool has_place(const SeriesPicture *picture) {
  if (!picture->has_at)
    return false;
  double number = draw_number(picture->draw, picture->at);
  return number >= picture->x_low && number <= picture->x_high;
}

void series_at_draw(const SeriesPicture *picture) {
  if (!has_place(picture))
    return;
  const Draw *draw = picture->draw;
  const Plot *plot = &picture->plot;
  double u = draw->u, bottom = plot->area.y + plot->area.h,
         x = axis_at(&plot->x, draw_number(draw, picture->at));
  canvas_stroke_dashed(draw->canvas, (Point[]){{x, plot->area.y}, {x, bottom}}, 2, 0.18 * u, 0.6 * u, 0.5 * u,
                       draw->theme->muted);
  chart_place_draw(draw, picture->at, chart_place(draw, picture->at, x, plot->area),
                   panel_group(picture->panel, 1));
  if (!draw_editable(draw, picture->at))
    return;
  Target target = {TARGET_CELL, (int)picture->at.value, (int)picture->at.row, (int)picture->at.col,
                   (int)draw->state->trace->pane};
  draw_grip(draw, (Point){x, bottom}, draw->theme->ink, target);
  Hit *hit = hits_add(draw->hits, (Rect){x - 1.2 * u, plot->area.y, 2.4 * u, plot->area.h + 1.2 * u}, target);
  hit->editable = true;
  hit->handle = plot_handle(plot, 'x', picture->at, picture->at, 1);
}

void series_keep_clear(SeriesPicture *picture, Rect rect) {
  if (!has_place(picture))
    return;
  Rect area = plot_area(picture->draw, rect, &picture->frame);
  Axis axis = (picture->frame.log_x ? axis_make_log : axis_make)(picture->x_low, picture->x_high, area.x,
                                                                 area.x + area.w, 4);
  Rect place =
      chart_place(picture->draw, picture->at, axis_at(&axis, draw_number(picture->draw, picture->at)), area);
  picture->frame.tag = place.x + place.w / 2;
  picture->frame.tag_room = place.w;
}

/* --- What is pointed at */

/* The step after which a line has come to its i-th point. */
static size_t step_of(const SeriesPicture *picture, const SeriesLine *line, size_t i) {
  const Trace *trace = picture->draw->state->trace;
  size_t pass = line->passes[i];
  bool last =
      i > 0 && i + 1 == line->count && line->passes[i - 1] == pass; /* the one after the last update */
  if (last || !picture->has_next || pass == 0)
    return trace_pass_step(trace, pass);
  size_t step = trace_pass_step(trace, pass);
  return step > 0 ? step - 1 : 0; /* the last one of the update before: its new numbers are there */
}

/* A click on a place goes to its update. */
static void add_actions(const SeriesPicture *picture, size_t first, size_t count) {
  const Draw *draw = picture->draw;
  const SeriesLine *line = &picture->lines[0];
  size_t nearest;
  for (size_t i = first; i < draw->hits->count && line->passes; i++) {
    double x =
        plot_probe_value(picture->plot.x.low, picture->plot.x.high, picture->plot.x.log, i - first, count);
    if (series_nearest(&nearest, line, line->count, x))
      draw->hits->items[i].action =
          (Action){.kind = ACTION_GO_TO, .arg = (int)step_of(picture, line, nearest)};
  }
}

/* As far as anything can be seen. */
static double seen_end(const SeriesPicture *picture) {
  double end = picture->x_low;
  for (size_t i = 0; i < picture->count; i++)
    if (picture->lines[i].line.presence > 0)
      end = fmax(end, picture->lines[i].now_x);
  return picture->grid || picture->future ? picture->plot.x.high : fmin(end, picture->plot.x.high);
}

double series_probe(const SeriesPicture *picture) {
  double low = picture->plot.x.low, high = picture->plot.x.high;
  bool single = !picture->has_over && !picture->plot.x.log; /* a place for each update */
  size_t first = picture->draw->hits->count,
         count = single ? (size_t)clamp(round(high - low), 0, PROBES_MOST - 1) + 1 : PROBES_MOST;
  double x = plot_probe(&picture->plot, CHART_PANEL + (int)picture->panel->index, low, high, count);
  add_actions(picture, first, count);
  return x <= seen_end(picture) ? x : NAN;
}

/* The point of a line that is nearest to a place, the present one among them. */
static bool reading_at(ChartReading *out, const SeriesPicture *picture, const SeriesLine *line, double x) {
  size_t nearest, count = picture->future ? line->count : line->past;
  bool found = series_nearest(&nearest, line, count, x);
  *out = (ChartReading){&line->line, line->now_x, line->now_y};
  if (line->line.presence <= 0 || (!found && isnan(line->now_y)))
    return false;
  if (found && (picture->grid || isnan(line->now_y) || fabs(line->x[nearest] - x) < fabs(line->now_x - x)))
    *out = (ChartReading){&line->line, line->x[nearest], line->y[nearest]};
  return true;
}

size_t series_readings(ChartReading *out, const SeriesPicture *picture, double x) {
  size_t count = 0;
  for (size_t i = 0; i < picture->count && !isnan(x); i++)
    count += reading_at(&out[count], picture, &picture->lines[i], x);
  return count;
}
