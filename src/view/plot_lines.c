/* What a chart shows: curves, points, labels near them. */
#include "view/plot.h"

#include <math.h>

void plot_curve(Plot *plot, const double *x, const double *y, size_t count, double width_u, Color color) {
  Point *points = ARENA_ARRAY(plot->draw->arena, Point, count);
  for (size_t i = 0; i < count; i++)
    points[i] = plot_at(plot, x[i], y[i]);
  if (count > 1)
    canvas_stroke(plot->draw->canvas, points, count, width_u * plot->draw->u, color);
  plot->curve = points;
  plot->curve_count = count;
}

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

static double height_of(const PlotLine *line, size_t i) {
  return line->y[i * line->stride];
}

static bool is_level(double a, double b) {
  return fabs(a - b) <= 1e-9 * fmax(fabs(a), fabs(b));
}

/* A level stretch reaches half-way to the next one. */
static void trace_steps(Tracer *tracer) {
  const PlotLine *line = tracer->line;
  for (size_t i = 0, end; i < line->count; i = end) {
    double y = height_of(line, i);
    for (end = i + 1; end < line->count && is_level(height_of(line, end), y); end++)
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
    double y = height_of(line, i);
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
                  .dash = line->dash > 0 ? line->dash * u
                          : line->dashed ? 0.8 * u
                                         : 0,
                  .gap = 0.6 * u,
                  .color = line->color};
}

/* --- Handles */

/* What `by` would be where `of` is at a place of the axis. */
static double number_at(const Plot *plot, Cell of, Cell by, double rate, double place) {
  if (of.value == by.value && of.row == by.row && of.col == by.col)
    return place;
  return draw_number(plot->draw, by) + (place - draw_number(plot->draw, of)) / rate;
}

Handle plot_handle(const Plot *plot, char axis, Cell of, Cell by, double rate) {
  const Axis *along = axis == 'x' ? &plot->x : &plot->y;
  double low = number_at(plot, of, by, rate, along->low), high = number_at(plot, of, by, rate, along->high);
  bool log_scale = along->log && low > 0 && high > 0;
  Handle handle = {.kind = axis == 'x' ? HANDLE_X : HANDLE_Y, .plane = plot->area};
  Target target = {TARGET_CELL, (int)by.value, (int)by.row, (int)by.col, (int)plot->draw->state->trace->pane};
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

/* --- Labels */

/* No point of the curve within the rectangle, nor just beside it. */
static bool clear_of(const Plot *plot, Rect place) {
  double u = plot->draw->u;
  Rect wide = {place.x - 0.9 * u, place.y - 0.7 * u, place.w + 1.8 * u, place.h + 1.4 * u};
  for (size_t i = 0; i + 1 < plot->curve_count; i++) {
    Point a = plot->curve[i], b = plot->curve[i + 1];
    int parts = 1 + (int)(hypot(b.x - a.x, b.y - a.y) / (0.4 * u));
    for (int j = 0; j <= parts; j++)
      if (rect_contains(wide, mix(a.x, b.x, (double)j / parts), mix(a.y, b.y, (double)j / parts)))
        return false;
  }
  return true;
}

void plot_label(const Plot *plot, double x, double y, const char *source, Color color) {
  const Draw *draw = plot->draw;
  double u = draw->u;
  Formula formula = draw_formula_layout(draw, source, 2, 0, color);
  double high = formula.ascent + formula.descent, wide = formula.width;
  Point at = plot_at(plot, x, y);
  const double sides[] = {1.8 * u, -wide / 2, -1.8 * u - wide}, lift = 1.3 * u;
  Rect place = {0, 0, wide, high};
  bool found = false;
  /* Beside the point, then ever higher above it, at last below it. */
  for (int row = 0; row < 10 && !found; row++)
    for (int side = 0; side < 3 && !found; side++) {
      double up = row == 0 ? -high / 2 : row < 9 ? -high - 1.3 * u - (row - 1) * lift : 1.3 * u;
      place.x = clamp(at.x + sides[side], plot->area.x + 0.6 * u,
                      fmax(plot->area.x + plot->area.w - wide, plot->area.x));
      place.y = at.y + up;
      bool off_point = row > 0 || place.x > at.x + 1.4 * u || place.x + wide < at.x - 1.4 * u;
      found = off_point && place.y >= plot->area.y - u &&
              place.y + high <= plot->area.y + plot->area.h - 0.2 * u && clear_of(plot, place);
    }
  if (!found)
    return; /* in the way everywhere: the number stands elsewhere too */
  canvas_fill_rect(draw->canvas, (Rect){place.x - 0.4 * u, place.y - 0.2 * u, wide + 0.8 * u, high + 0.4 * u},
                   0.4 * u, color_fade(draw->theme->card, 0.85));
  formula_draw(&formula, draw->canvas, place.x, place.y + formula.ascent);
}
