#include "view/plot.h"

#include <math.h>

/* The widest label that the axis may have, however many ticks there is room for. */
static double tick_room(const Draw *draw, double low, double high) {
  double widest = 0;
  char text[NUMBER_MAX];
  for (int wanted = 2; wanted <= 6; wanted++) {
    Axis axis = axis_make(low, high, 0, 1, wanted);
    for (size_t i = 0; i < axis.tick_count; i++)
      widest = fmax(widest, draw_digits_width(draw, SIZE_SMALL, false,
                                              number_show(text, axis.ticks[i], axis.decimals)));
  }
  return widest;
}

static void draw_x_ticks(const Plot *plot) {
  const Draw *draw = plot->draw;
  TextLook look = {SIZE_SMALL, false, draw->theme->muted};
  double u = draw->u, bottom = plot->area.y + plot->area.h;
  char text[NUMBER_MAX];
  canvas_line(draw->canvas, plot->area.x, round(bottom) - 0.5, plot->area.x + plot->area.w,
              round(bottom) - 0.5, 1, draw->theme->muted);
  for (size_t i = 0; i < plot->x.tick_count; i++) {
    double x = axis_at(&plot->x, plot->x.ticks[i]);
    canvas_line(draw->canvas, x, bottom, x, bottom + 0.5 * u, 1, draw->theme->muted);
    draw_digits(draw, ALIGN_CENTER, x, bottom + 2 * u, look,
                number_show(text, plot->x.ticks[i], plot->x.decimals));
  }
}

static void draw_y_ticks(const Plot *plot) {
  const Draw *draw = plot->draw;
  TextLook look = {SIZE_SMALL, false, draw->theme->muted};
  char text[NUMBER_MAX];
  double last = plot->area.y + plot->area.h + 9 * draw->u;
  for (size_t i = 0; i < plot->y.tick_count; i++) {
    double y = round(axis_at(&plot->y, plot->y.ticks[i])) - 0.5;
    canvas_line(draw->canvas, plot->area.x, y, plot->area.x + plot->area.w, y, 1, draw->theme->hairline);
    if (last - y < 2 * draw->u)
      continue;
    last = y;
    draw_digits(draw, ALIGN_RIGHT, plot->area.x - 1.3 * draw->u, y, look,
                number_show(text, plot->y.ticks[i], plot->y.decimals));
  }
}

/* The names stand at the axes' ends: y above its ticks, x at the right below its own. */
static void draw_names(const Plot *plot, const PlotFrame *frame) {
  const Draw *draw = plot->draw;
  TextLook look = {SIZE_SMALL, false, draw->theme->muted};
  double u = draw->u;
  if (frame->y_name)
    draw_text(draw, ALIGN_LEFT, plot->area.x - tick_room(draw, frame->y_low, frame->y_high) - 1.3 * u,
              plot->area.y - 2.2 * u, look, frame->y_name);
  if (frame->x_name)
    draw_text(draw, ALIGN_RIGHT, plot->area.x + plot->area.w, plot->area.y + plot->area.h + 4.2 * u, look,
              frame->x_name);
}

static Axis share_axis(const PlotFrame *frame, double from, double to) {
  Axis axis = axis_make(frame->y_low, frame->y_high, from, to, 2);
  axis.tick_count = 3;
  axis.decimals = 1;
  for (size_t i = 0; i < axis.tick_count; i++)
    axis.ticks[i] = 0.5 * (double)i;
  return axis;
}

/* Ticks at the multiples of a step. */
static void set_ticks(Axis *axis, double step) {
  axis->tick_count = 0;
  axis->decimals = 0;
  for (double tick = ceil(axis->low / step) * step; tick <= axis->high && axis->tick_count < AXIS_TICKS_MAX;
       tick += step)
    axis->ticks[axis->tick_count++] = tick;
}

Rect plot_area(const Draw *draw, Rect rect, const PlotFrame *frame) {
  double u = draw->u, left = tick_room(draw, frame->y_low, frame->y_high) + 1.4 * u;
  double above = frame->y_name ? 3.4 * u : 1 * u, below = frame->x_name ? 5 * u : 2.9 * u, right = 1.2 * u;
  return (Rect){rect.x + left, rect.y + above, fmax(rect.w - left - right, u),
                fmax(rect.h - above - below, u)};
}

Plot plot_begin(const Draw *draw, Rect rect, const PlotFrame *frame) {
  double u = draw->u;
  Plot plot = {.draw = draw, .area = plot_area(draw, rect, frame)};
  draw_note_chart(draw, plot.area);
  int across = (int)clamp(plot.area.w / (6 * u), 2, 8), down = (int)clamp(plot.area.h / (2.8 * u), 2, 6);
  plot.x = (frame->whole_x ? axis_make_whole : axis_make)(frame->x_low, frame->x_high, plot.area.x,
                                                          plot.area.x + plot.area.w, across);
  if (frame->x_step > 0)
    set_ticks(&plot.x, frame->x_step);
  plot.y = axis_make(frame->y_low, frame->y_high, plot.area.y + plot.area.h, plot.area.y, down);
  if (frame->share_y) {
    plot.y = share_axis(frame, plot.y.from, plot.y.to);
  } else if (plot.y.tick_count > 1 &&
             !frame->fixed_y) { /* up to the next tick, so that the topmost point lies below one */
    double step = plot.y.ticks[1] - plot.y.ticks[0], high = ceil(frame->y_high / step - 1e-9) * step;
    plot.y = axis_make(frame->y_low, high, plot.y.from, plot.y.to, down);
  }
  draw_y_ticks(&plot);
  draw_x_ticks(&plot);
  draw_names(&plot, frame);
  return plot;
}

Point plot_at(const Plot *plot, double x, double y) {
  return (Point){axis_at(&plot->x, x), axis_at(&plot->y, y)};
}

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

double plot_probe(const Plot *plot, int chart, double low, double high, size_t count) {
  const Draw *draw = plot->draw;
  double pitch = fabs(axis_at(&plot->x, high) - axis_at(&plot->x, low)) / (double)(count > 1 ? count - 1 : 1),
         found = NAN;
  for (size_t i = 0; i < count; i++) {
    double value = count > 1 ? low + (high - low) * (double)i / (double)(count - 1) : low,
           x = axis_at(&plot->x, value);
    Target target = {TARGET_CHART, chart, (int)i, 0, (int)draw->state->trace->pane};
    double left = fmax(x - pitch / 2, plot->area.x), right = fmin(x + pitch / 2, plot->area.x + plot->area.w);
    hits_add(draw->hits, (Rect){left, plot->area.y, fmax(right - left, 1), plot->area.h}, target);
    if (!target_equal(draw->state->hover, target))
      continue;
    found = value;
    canvas_line(draw->canvas, x, plot->area.y, x, plot->area.y + plot->area.h, 1, draw->theme->muted);
  }
  return found;
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
