#include "view/plot.h"

#include <math.h>
#include <string.h>

/* 0.001, 100, 10⁻⁶: a tick's number, without more zeros than can be counted. */
static const char *tick_text(char out[NUMBER_MAX], const Axis *axis, size_t i, bool percent) {
  double tick = axis->ticks[i], size = fabs(tick);
  if (percent) {
    double hundredths = 100 * tick;
    return number_show_percent(out, tick, number_decimals(&hundredths, 1, 3));
  }
  if (axis->log && (size < 1e-4 || size >= 1e5)) {
    number_show_power(out, tick, 0);
    return strncmp(out, "1×", strlen("1×")) == 0 ? out + strlen("1×") : out;
  }
  if (axis->log)
    return number_show(out, tick, number_decimals(&tick, 1, 6));
  double step = axis->tick_count > 1 ? fabs(axis->ticks[1] - axis->ticks[0]) : 1;
  return step < 1e-5 && size > 0 ? number_show_power(out, tick, 1) : number_show(out, tick, axis->decimals);
}

static double tick_width(const Draw *draw, const Axis *axis, size_t i, bool percent) {
  char text[NUMBER_MAX];
  return draw_digits_width(draw, SIZE_SMALL, false, tick_text(text, axis, i, percent));
}

/* The widest label that the axis may have, however many ticks there is room for. */
static double tick_room(const Draw *draw, const PlotFrame *frame) {
  double widest = 0;
  for (int wanted = 2; wanted <= 6; wanted++) {
    Axis axis = (frame->log_y ? axis_make_log : axis_make)(frame->y_low, frame->y_high, 0, 1, wanted);
    for (size_t i = 0; i < axis.tick_count; i++)
      widest = fmax(widest, tick_width(draw, &axis, i, frame->percent_y));
  }
  return widest;
}

/* The tick's number has room beside the one before it, and beside what else stands there. */
static bool tick_fits(const Plot *plot, const PlotFrame *frame, double x, double width, double *last) {
  double u = plot->draw->u;
  if (frame->tag_room > 0 && fabs(x - frame->tag) < (width + frame->tag_room) / 2 + 0.6 * u)
    return false;
  if ((plot->x.log || frame->x_step > 0) && x - width / 2 < *last + 0.6 * u)
    return false;
  *last = x + width / 2;
  return true;
}

static void draw_x_ticks(const Plot *plot, const PlotFrame *frame) {
  const Draw *draw = plot->draw;
  TextLook look = {SIZE_SMALL, false, draw->theme->muted};
  double u = draw->u, bottom = plot->area.y + plot->area.h, last = -INFINITY;
  char text[NUMBER_MAX];
  canvas_line(draw->canvas, plot->area.x, round(bottom) - 0.5, plot->area.x + plot->area.w,
              round(bottom) - 0.5, 1, draw->theme->muted);
  for (size_t i = 0; i < plot->x.tick_count; i++) {
    double x = axis_at(&plot->x, plot->x.ticks[i]);
    canvas_line(draw->canvas, x, bottom, x, bottom + 0.5 * u, 1, draw->theme->muted);
    if (tick_fits(plot, frame, x, tick_width(draw, &plot->x, i, false), &last))
      draw_digits(draw, ALIGN_CENTER, x, bottom + 2 * u, look, tick_text(text, &plot->x, i, false));
  }
}

static void draw_y_ticks(const Plot *plot, const PlotFrame *frame) {
  const Draw *draw = plot->draw;
  TextLook look = {SIZE_SMALL, false, draw->theme->muted};
  char text[NUMBER_MAX];
  double last = plot->area.y + plot->area.h + 9 * draw->u;
  for (size_t i = 0; i < plot->y.tick_count; i++) {
    double y = round(axis_at(&plot->y, plot->y.ticks[i])) - 0.5;
    bool zero = plot->y.low < 0 && fabs(plot->y.ticks[i]) <= 0;
    canvas_line(draw->canvas, plot->area.x, y, plot->area.x + plot->area.w, y, 1,
                zero ? draw->theme->muted : draw->theme->hairline);
    if (frame->y_room > 0)
      canvas_line(draw->canvas, plot->area.x - 0.5 * draw->u, y, plot->area.x, y, 1, draw->theme->muted);
    if (last - y < 2 * draw->u || (frame->y_room > 0 && y - plot->area.y < frame->y_room))
      continue;
    last = y;
    draw_digits(draw, ALIGN_RIGHT, plot->area.x - 1.3 * draw->u, y, look,
                tick_text(text, &plot->y, i, frame->percent_y));
  }
}

double plot_name_y(const Draw *draw, Rect area, const PlotFrame *frame) {
  return area.y + area.h + frame->lanes + 4.2 * draw->u;
}

double plot_name_left(const Draw *draw, Rect area, const PlotFrame *frame) {
  double width = frame->x_name     ? draw_text_width(draw, SIZE_SMALL, false, frame->x_name)
                 : frame->x_symbol ? draw_inline_layout(draw, frame->x_symbol, 1.8, draw->theme->ink).width
                                   : 0;
  return area.x + area.w - width;
}

/* The names stand at the axes' ends: y above its ticks, x at the right below its own. */
static void draw_names(const Plot *plot, const PlotFrame *frame) {
  const Draw *draw = plot->draw;
  TextLook look = {SIZE_SMALL, false, draw->theme->muted};
  double u = draw->u, left = plot->area.x - tick_room(draw, frame) - 1.3 * u,
         x = plot_name_left(draw, plot->area, frame), y = plot_name_y(draw, plot->area, frame);
  if (frame->y_name)
    draw_text(draw, ALIGN_LEFT, left, plot->area.y - 2.2 * u, look, frame->y_name);
  if (frame->x_name)
    draw_text(draw, ALIGN_LEFT, x, y, look, frame->x_name);
  else if (frame->x_symbol)
    draw_formula_inline(draw, ALIGN_LEFT, x, y, 1.8, look.color, frame->x_symbol);
}

/* Ticks at the multiples of a step, or of 2, 5, 10, ... times it. */
static void set_ticks(Axis *axis, double step) {
  double most = axis->high - axis->low;
  if (most / step > AXIS_TICKS_MAX - 1)
    step *= axis_ceiling(most / step / (AXIS_TICKS_MAX - 1));
  axis->tick_count = 0;
  axis->decimals = number_decimals(&step, 1, 6);
  for (double tick = ceil(axis->low / step - 1e-9) * step;
       tick <= axis->high + 1e-9 * step && axis->tick_count < AXIS_TICKS_MAX; tick += step)
    axis->ticks[axis->tick_count++] = fabs(tick) < step / 2 ? 0 : tick;
}

Rect plot_area(const Draw *draw, Rect rect, const PlotFrame *frame) {
  double u = draw->u, left = tick_room(draw, frame) + 1.4 * u, right = 1.2 * u;
  double above = frame->y_name ? 3.4 * u : u;
  bool named = frame->x_name || frame->x_symbol;
  double below = frame->lanes + frame->key + (named ? 5 : 2.9) * u;
  return (Rect){rect.x + left, rect.y + above, fmax(rect.w - left - right, u),
                fmax(rect.h - above - below, u)};
}

Axis plot_axis_across(const Draw *draw, Rect area, const PlotFrame *frame) {
  int wanted = (int)clamp(area.w / (6 * draw->u), 2, 8);
  double from = area.x, to = area.x + area.w;
  if (frame->log_x)
    return axis_make_log(frame->x_low, frame->x_high, from, to, wanted);
  Axis axis = (frame->whole_x ? axis_make_whole : axis_make)(frame->x_low, frame->x_high, from, to, wanted);
  if (frame->x_step > 0)
    set_ticks(&axis, frame->x_step);
  return axis;
}

static Axis axis_up(const PlotFrame *frame, Rect area, double u) {
  int wanted = (int)clamp(area.h / (2.8 * u), 2, 6);
  double from = area.y + area.h, to = area.y;
  if (frame->log_y)
    return axis_make_log(frame->y_low, frame->y_high, from, to, wanted);
  Axis axis = axis_make(frame->y_low, frame->y_high, from, to, wanted);
  if (frame->y_step > 0)
    set_ticks(&axis, frame->y_step);
  if (axis.tick_count < 2 || frame->fixed_y)
    return axis;
  /* up to the next tick, so that the topmost point lies below one */
  double step = axis.ticks[1] - axis.ticks[0], high = ceil(frame->y_high / step - 1e-9) * step;
  return axis_make(frame->y_low, high, from, to, wanted);
}

Plot plot_begin_across(const Draw *draw, Rect area, const PlotFrame *frame) {
  Plot plot = {.draw = draw, .area = area};
  plot.x = plot_axis_across(draw, area, frame);
  draw_x_ticks(&plot, frame);
  return plot;
}

Plot plot_begin(const Draw *draw, Rect rect, const PlotFrame *frame) {
  Plot plot = {.draw = draw, .area = plot_area(draw, rect, frame)};
  draw_note_chart(draw, plot.area);
  plot.x = plot_axis_across(draw, plot.area, frame);
  plot.y = axis_up(frame, plot.area, draw->u);
  draw_y_ticks(&plot, frame);
  draw_x_ticks(&plot, frame);
  draw_names(&plot, frame);
  return plot;
}

Plot plot_begin_inside(const Draw *draw, Rect area, const PlotFrame *frame) {
  double u = draw->u, right = area.x + area.w, bottom = area.y + area.h;
  Formula across = draw_formula_layout(draw, frame->x_symbol, 2, 0, draw->theme->muted);
  PlotFrame clear = *frame;
  clear.tag = right - across.width / 2;
  clear.tag_room = across.width;
  clear.y_room = 3 * u;
  Plot plot = {
      .draw = draw, .area = area, .x = plot_axis_across(draw, area, frame), .y = axis_up(frame, area, u)};
  draw_note_chart(draw, area);
  draw_y_ticks(&plot, &clear);
  draw_x_ticks(&plot, &clear);
  formula_draw(&across, draw->canvas, right - across.width, bottom + 2.5 * u);
  draw_formula_inline(draw, ALIGN_RIGHT, area.x - 1.3 * u, area.y + 0.8 * u, 2, draw->theme->muted,
                      frame->y_symbol);
  return plot;
}

Point plot_at(const Plot *plot, double x, double y) {
  return (Point){axis_at(&plot->x, x), axis_at(&plot->y, y)};
}

Point plot_beyond(const Plot *plot, double x, double y) {
  return (Point){axis_beyond(&plot->x, x), axis_beyond(&plot->y, y)};
}

double plot_probe_value(double low, double high, bool log_scale, size_t i, size_t count) {
  double share = count > 1 ? (double)i / (double)(count - 1) : 0;
  return log_scale ? exp(mix(log(low), log(high), share)) : mix(low, high, share);
}

void plot_probe(const Plot *plot, int chart, size_t count) {
  const Draw *draw = plot->draw;
  const Rect area = plot->area;
  double pitch = area.w / (double)(count > 1 ? count - 1 : 1);
  for (size_t i = 0; i < count; i++) {
    double x = axis_at(&plot->x, plot_probe_value(plot->x.low, plot->x.high, plot->x.log, i, count)),
           left = fmax(x - pitch / 2, area.x), right = fmin(x + pitch / 2, area.x + area.w);
    hits_add(draw->hits, (Rect){left, area.y, fmax(right - left, 1), area.h},
             (Target){TARGET_CHART, chart, (int)i, 0, (int)draw->state->trace->pane});
  }
}

/* --- Points */

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
