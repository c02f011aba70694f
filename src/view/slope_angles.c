/* The change of J against the angle of a step of one length: true, to first order, and where it is least. */
#include "view/slope_parts.h"

#include <math.h>

enum { POINTS = 121 };
#define TO_RADIANS (3.14159265358979323846 / 180)

typedef struct Angles {
  const SlopeView *view;
  Plot plot;
  double x[POINTS], truth[POINTS], linear[POINTS];
} Angles;

static void sample(Angles *angles) {
  const SlopeView *view = angles->view;
  for (size_t i = 0; i < POINTS; i++) {
    double degrees = 360 * (double)i / (POINTS - 1), c = cos(degrees * TO_RADIANS),
           s = sin(degrees * TO_RADIANS);
    angles->x[i] = degrees;
    angles->truth[i] =
        slope_objective(view->trace, view->theta[0] + view->eps * c, view->theta[1] + view->eps * s) -
        view->J;
    angles->linear[i] = view->eps * (view->g[0] * c + view->g[1] * s);
  }
}

static PlotFrame frame_of(const Angles *angles) {
  double low = -1e-9, high = 1e-9;
  for (size_t i = 0; i < POINTS; i++) {
    low = fmin(low, fmin(angles->truth[i], angles->linear[i]));
    high = fmax(high, fmax(angles->truth[i], angles->linear[i]));
  }
  double room = 0.12 * (high - low);
  const Draw *draw = angles->view->draw;
  return (PlotFrame){.x_high = 360,
                     .y_low = low - room,
                     .y_high = high + room,
                     .fixed_y = true,
                     .x_step = 90,
                     .x_name = draw_string(draw, STRING_SLOPE_ANGLE_AXIS)};
}

/* The true change, in the colours of less and more. */
static void draw_truth(Angles *angles) {
  const SlopeView *view = angles->view;
  const Draw *draw = view->draw;
  Point *points = ARENA_ARRAY(draw->arena, Point, POINTS);
  for (size_t i = 0; i < POINTS; i++)
    points[i] = plot_at(&angles->plot, angles->x[i], angles->truth[i]);
  double shown = draw_presence(draw, SLOPE_CELL(VALUE_DJ_TRUE));
  for (size_t from = 0, to; from + 1 < POINTS; from = to) {
    bool down = angles->truth[from + 1] < 0;
    for (to = from + 1; to + 1 < POINTS && (angles->truth[to + 1] < 0) == down; to++) {
    }
    canvas_stroke(draw->canvas, points + from, to - from + 1, 0.38 * draw->u,
                  color_fade(down ? view->down : view->up, shown));
  }
  angles->plot.curve = points;
  angles->plot.curve_count = POINTS;
}

static void draw_linear(const Angles *angles) {
  const Draw *draw = angles->view->draw;
  Point *points = ARENA_ARRAY(draw->arena, Point, POINTS);
  for (size_t i = 0; i < POINTS; i++)
    points[i] = plot_at(&angles->plot, angles->x[i], angles->linear[i]);
  canvas_stroke_dashed(draw->canvas, points, POINTS, 0.28 * draw->u, 1.1 * draw->u, 0.8 * draw->u,
                       color_fade(angles->view->tangent, draw_presence(draw, SLOPE_CELL(VALUE_DJ_LINEAR))));
}

static void draw_upright(const Angles *angles, double degrees, double width_u, Color color) {
  const Plot *plot = &angles->plot;
  double x = plot_at(plot, degrees, 0).x;
  canvas_line(plot->draw->canvas, x, plot->area.y, x, plot->area.y + plot->area.h, width_u * plot->draw->u,
              color);
}

/* A name at an end of an upright line, inside the plot: above, where the curve is low there, or below. */
static void draw_name(const Angles *angles, double degrees, bool above, Color color, const char *source) {
  const Plot *plot = &angles->plot;
  const Draw *draw = plot->draw;
  double u = draw->u;
  Formula formula = draw_formula_layout(draw, source, 1.8, 0, color);
  double x = plot_at(plot, degrees, 0).x - formula.width / 2,
         y = above ? plot->area.y + 1.6 * u : plot->area.y + plot->area.h - 1.6 * u;
  x = clamp(x, plot->area.x + 0.4 * u, plot->area.x + plot->area.w - formula.width - 0.4 * u);
  canvas_fill_rect(draw->canvas, (Rect){x - 0.4 * u, y - 1.2 * u, formula.width + 0.8 * u, 2.4 * u}, 0.4 * u,
                   color_fade(draw->theme->card, 0.9));
  formula_draw(&formula, draw->canvas, x, y + (formula.ascent - formula.descent) / 2);
}

static void draw_best(const Angles *angles) {
  const SlopeView *view = angles->view;
  const Draw *draw = view->draw;
  double shown = draw_presence(draw, SLOPE_CELL(VALUE_LEAST));
  double best = draw_number(draw, SLOPE_CELL(VALUE_BEST_ANGLE)), worst = best < 180 ? best + 180 : best - 180;
  Color color = color_fade(view->step, shown);
  if (shown <= 0)
    return;
  draw_upright(angles, best, 0.2, color);
  draw_upright(angles, worst, 0.12, color);
  draw_name(angles, best, true, color, "-\\nabla J");
  draw_name(angles, worst, false, color, "\\nabla J");
  plot_mark(&angles->plot, best, draw_number(draw, SLOPE_CELL(VALUE_LEAST)), false, 0.85, color);
}

static void draw_chosen(const Angles *angles) {
  const SlopeView *view = angles->view;
  const Draw *draw = view->draw;
  double angle = draw_number(draw, SLOPE_CELL(VALUE_ANGLE)),
         shown = draw_presence(draw, SLOPE_CELL(VALUE_DJ_LINEAR));
  draw_upright(angles, angle, 0.25, view->turned);
  if (shown > 0)
    plot_mark(&angles->plot, angle, draw_number(draw, SLOPE_CELL(VALUE_DJ_LINEAR)), true, 0.8,
              color_fade(view->tangent, shown));
  plot_mark(&angles->plot, angle, draw_number(draw, SLOPE_CELL(VALUE_DJ_TRUE)), false, 0.9, view->turned);
}

void slope_angles_draw(const SlopeView *view, Rect rect) {
  Angles angles = {.view = view};
  const Draw *draw = view->draw;
  sample(&angles);
  PlotFrame frame = frame_of(&angles);
  angles.plot = plot_begin(draw, rect, &frame);
  Rect area = angles.plot.area;
  double zero = plot_at(&angles.plot, 0, 0).y;
  canvas_line(draw->canvas, area.x, zero, area.x + area.w, zero, 0.18 * draw->u, draw->theme->muted);
  draw_best(&angles);
  draw_truth(&angles);
  if (view->first_order)
    draw_linear(&angles);
  draw_chosen(&angles);
  Hit *hit = hits_add(draw->hits, area, (Target){TARGET_HANDLE, 0, 1, 0, 0});
  hit->handle =
      (Handle){.kind = HANDLE_X, .x = {TARGET_CELL, VALUE_ANGLE, 0, 0, 0}, .plane = area, .x_high = 360};
  hit->tip = STRING_SLOPE_TURN_TIP;
}
