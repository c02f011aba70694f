/* What a chart shows: curves, points, labels near them. */
#include "view/plot.h"

#include <math.h>

void plot_mark(const Plot *plot, double x, double y, bool hollow, double radius_u, Color color) {
  const Draw *draw = plot->draw;
  Point at = plot_at(plot, x, y);
  double radius = radius_u * draw->u;
  canvas_circle(draw->canvas, at.x, at.y, radius + 0.25 * draw->u, draw->theme->card);
  canvas_circle(draw->canvas, at.x, at.y, radius, color);
  if (hollow)
    canvas_circle(draw->canvas, at.x, at.y, radius - 0.25 * draw->u, draw->theme->card);
}

/* --- Lines with gaps */

typedef struct Tracer {
  const Plot *plot;
  const PlotLine *line;
  Point *points;
  size_t count;
} Tracer;

static void add_gap(Tracer *tracer) {
  if (tracer->count > 0 && !isnan(tracer->points[tracer->count - 1].x))
    tracer->points[tracer->count++] = (Point){NAN, NAN};
}

static bool is_level(double a, double b) {
  return fabs(a - b) <= 1e-9 * fmax(fabs(a), fabs(b));
}

/* A level stretch reaches half-way to the next one. */
static void trace_steps(Tracer *tracer) {
  const PlotLine *line = tracer->line;
  for (size_t i = 0, end; i < line->count; i = end) {
    double y = line->y[i];
    for (end = i + 1; end < line->count && is_level(line->y[end], y); end++)
      continue;
    add_gap(tracer);
    if (isnan(y))
      continue;
    double from = i > 0 ? mix(line->x[i - 1], line->x[i], 0.5) : line->x[i],
           to = end < line->count ? mix(line->x[end - 1], line->x[end], 0.5) : line->x[end - 1];
    tracer->points[tracer->count++] = plot_beyond(tracer->plot, from, y);
    tracer->points[tracer->count++] = plot_beyond(tracer->plot, to, y);
  }
}

static void trace_smoothly(Tracer *tracer) {
  const PlotLine *line = tracer->line;
  for (size_t i = 0; i < line->count; i++) {
    double y = line->y[i];
    if (isnan(y) || isnan(line->x[i]) || (tracer->plot->x.log && line->x[i] <= 0))
      add_gap(tracer);
    else
      tracer->points[tracer->count++] = plot_beyond(tracer->plot, line->x[i], y);
  }
}

Stroke plot_stroke(const Plot *plot, const PlotLine *line) {
  double u = plot->draw->u;
  Tracer tracer = {.plot = plot, .line = line};
  tracer.points = ARENA_ARRAY(plot->draw->arena, Point, 3 * line->count + 1);
  (line->stepped ? trace_steps : trace_smoothly)(&tracer);
  return (Stroke){.points = tracer.points,
                  .count = tracer.count,
                  .width = line->width * u,
                  .dash = line->dash * u,
                  .gap = 0.6 * u,
                  .color = line->color};
}

/* --- Handles */

/* What `by` would be where `of` is at a place of the axis. */
static double number_at(const Plot *plot, Cell of, Cell by, double rate, double place) {
  if (cell_equal(of, by))
    return place;
  return draw_number(plot->draw, by) + (place - draw_number(plot->draw, of)) / rate;
}

Handle plot_handle(const Plot *plot, char axis, Cell of, Cell by, double rate) {
  const Axis *along = axis == 'x' ? &plot->x : &plot->y;
  double low = number_at(plot, of, by, rate, along->low), high = number_at(plot, of, by, rate, along->high);
  bool log_scale = along->log && low > 0 && high > 0;
  Handle handle = {.kind = axis == 'x' ? HANDLE_X : HANDLE_Y, .plane = plot->area};
  Target target = draw_cell_target(plot->draw, by);
  if (axis == 'x') {
    handle.x = target;
    handle.x_low = low;
    handle.x_high = high;
    handle.log_x = log_scale;
  } else {
    handle.y = target;
    handle.y_low = low;
    handle.y_high = high;
    handle.log_y = log_scale;
  }
  return handle;
}

Handle plot_handle_plane(const Plot *plot, Cell across, const Cell *up) {
  Handle handle = {.kind = HANDLE_NONE}, other = handle;
  if (draw_editable(plot->draw, across))
    handle = plot_handle(plot, 'x', across, across, 1);
  if (up && draw_editable(plot->draw, *up))
    other = plot_handle(plot, 'y', *up, *up, 1);
  if (handle.kind == HANDLE_NONE || other.kind == HANDLE_NONE)
    return handle.kind == HANDLE_NONE ? other : handle;
  other.kind = HANDLE_XY;
  other.x = handle.x;
  other.x_low = handle.x_low;
  other.x_high = handle.x_high;
  other.log_x = handle.log_x;
  return other;
}
