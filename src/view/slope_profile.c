/* J along a straight line through the ball: the curve, its tangent, and a step along it. */
#include "view/arrow.h"
#include "view/parts.h"
#include "view/slope_parts.h"

#include <math.h>

enum { POINTS = 129 };

typedef struct Picture {
  const SlopeView *view;
  const SlopeProfile *profile;
  Plot plot;
  double x[POINTS], y[POINTS];
} Picture;

static double height_at(const SlopeView *view, const SlopeProfile *profile, double x) {
  double s = x - profile->at;
  return slope_objective(view->trace, view->theta[0] + s * profile->direction[0],
                         view->theta[1] + s * profile->direction[1]);
}

static double tangent_at(const Picture *picture, double x) {
  return picture->view->J + picture->profile->slope * (x - picture->profile->at);
}

static void sample(Picture *picture) {
  const SlopeProfile *profile = picture->profile;
  for (size_t i = 0; i < POINTS; i++) {
    picture->x[i] = profile->low + (profile->high - profile->low) * (double)i / (POINTS - 1);
    picture->y[i] = height_at(picture->view, profile, picture->x[i]);
  }
}

/* Where there is a tangent to compare with, room below for as much of it as is worth seeing. */
static PlotFrame frame_of(const Picture *picture) {
  const SlopeProfile *profile = picture->profile;
  double low = picture->view->J, high = low;
  for (size_t i = 0; i < POINTS; i++) {
    low = fmin(low, picture->y[i]);
    high = fmax(high, picture->y[i]);
  }
  double range = fmax(high - low, 1e-6),
         room = profile->lane || profile->linear_change != VALUE_COUNT ? 0.3 : 0.12;
  if (profile->linear_change == VALUE_COUNT)
    low = fmax(low - room * range, 0);
  else
    low -= room * range;
  return (PlotFrame){.x_low = profile->low,
                     .x_high = profile->high,
                     .y_low = low,
                     .y_high = high + 0.05 * range,
                     .fixed_y = true,
                     .x_name = profile->x_name};
}

/* As plot_at, but beyond the axes too. */
static Point beyond(const Plot *plot, double x, double y) {
  const Axis *across = &plot->x, *up = &plot->y;
  return (Point){across->from +
                     (x - across->low) / (across->high - across->low) * (across->to - across->from),
                 up->from + (y - up->low) / (up->high - up->low) * (up->to - up->from)};
}

static bool shown(const Picture *picture, ValueId value) {
  return value != VALUE_COUNT && slope_seen(picture->view, value);
}

/* The tangent is the gradient's picture; where it is to be compared with the curve, it waits for its number.
 */
static double tangent_presence(const Picture *picture) {
  ValueId value = picture->profile->linear_change;
  return value == VALUE_COUNT ? 1 : draw_presence(picture->view->draw, SLOPE_CELL(value));
}

static void draw_tangent(const Picture *picture) {
  const Draw *draw = picture->view->draw;
  const SlopeProfile *profile = picture->profile;
  double u = draw->u, presence = tangent_presence(picture);
  Point ends[] = {beyond(&picture->plot, profile->low, tangent_at(picture, profile->low)),
                  beyond(&picture->plot, profile->high, tangent_at(picture, profile->high))};
  Rect before = canvas_set_clip(draw->canvas, picture->plot.area);
  canvas_stroke_dashed(draw->canvas, ends, 2, 0.28 * u, 1.1 * u, 0.7 * u,
                       color_fade(picture->view->tangent, presence));
  canvas_set_clip(draw->canvas, before);
}

/* From the height of the ball's place down (or up) to the curve, and on to the tangent: the two changes. */
static void draw_changes(const Picture *picture) {
  const SlopeView *view = picture->view;
  const SlopeProfile *profile = picture->profile;
  const Draw *draw = view->draw;
  double u = draw->u, end = profile->at + profile->step, after = height_at(view, profile, end);
  Point start = beyond(&picture->plot, profile->at, view->J), level = beyond(&picture->plot, end, view->J),
        curve = beyond(&picture->plot, end, after),
        line = beyond(&picture->plot, end, tangent_at(picture, end));
  Rect before = canvas_set_clip(draw->canvas, picture->plot.area);
  if (shown(picture, profile->true_change) || shown(picture, profile->linear_change))
    canvas_stroke_dashed(draw->canvas, (Point[]){start, level}, 2, 0.15 * u, 0.5 * u, 0.5 * u,
                         draw->theme->muted);
  if (shown(picture, profile->linear_change))
    canvas_stroke_dashed(draw->canvas, (Point[]){level, line}, 2, 0.28 * u, 0.6 * u, 0.5 * u,
                         color_fade(view->tangent, tangent_presence(picture)));
  if (shown(picture, profile->true_change))
    canvas_line(draw->canvas, level.x, level.y, curve.x, curve.y, 0.4 * u,
                after < view->J ? view->down : view->up);
  canvas_set_clip(draw->canvas, before);
}

static void draw_ends(const Picture *picture) {
  const SlopeView *view = picture->view;
  const SlopeProfile *profile = picture->profile;
  const Plot *plot = &picture->plot;
  double end = profile->at + profile->step, guess = tangent_at(picture, end);
  if (shown(picture, profile->linear_change) && guess >= plot->y.low && guess <= plot->y.high)
    plot_mark(plot, end, guess, true, 0.8, color_fade(view->tangent, tangent_presence(picture)));
  if (profile->moved <= 0 && shown(picture, profile->true_change))
    plot_mark(plot, end, height_at(view, profile, end), false, 0.8, profile->color);
}

static void draw_ball(const Picture *picture) {
  const SlopeView *view = picture->view;
  const SlopeProfile *profile = picture->profile;
  const Plot *plot = &picture->plot;
  const Draw *draw = view->draw;
  double now = profile->at + profile->step * profile->moved;
  bool inside = now >= profile->low && now <= profile->high;
  if (profile->moved > 0)
    plot_mark(plot, profile->at, view->J, true, 0.8, draw->theme->ink);
  if (inside)
    plot_mark(plot, now, height_at(view, profile, now), false, 1.1, draw->theme->ink);
}

/* ---- the slope, and the step against it, as arrows above the x axis ---- */

static void draw_lane(const Picture *picture, double y, double length, bool solid, Color color,
                      const char *source) {
  const Draw *draw = picture->view->draw;
  const Plot *plot = &picture->plot;
  double u = draw->u, pixels = length * (plot->x.to - plot->x.from) / (plot->x.high - plot->x.low);
  double x = beyond(plot, picture->profile->at, 0).x;
  if (length == 0)
    return;
  Rect before = canvas_set_clip(draw->canvas, plot->area);
  arrow_draw(draw, x, y, pixels, (ArrowLook){1.2 * u, color, draw->theme->card, solid});
  canvas_set_clip(draw->canvas, before);
  Formula formula = draw_formula_layout(draw, source, 1.9, 0, color);
  double left = pixels < 0 ? x + pixels - formula.width - 0.8 * u : x + pixels + 0.8 * u;
  left = clamp(left, plot->area.x + 0.5 * u, plot->area.x + plot->area.w - formula.width - 0.5 * u);
  canvas_fill_rect(draw->canvas, (Rect){left - 0.3 * u, y - 1.4 * u, formula.width + 0.6 * u, 2.8 * u},
                   0.4 * u, color_fade(draw->theme->card, 0.85));
  formula_draw(&formula, draw->canvas, left, y + (formula.ascent - formula.descent) / 2);
}

static void draw_lanes(const Picture *picture) {
  const SlopeView *view = picture->view;
  const SlopeProfile *profile = picture->profile;
  const Draw *draw = view->draw;
  double u = draw->u, bottom = picture->plot.area.y + picture->plot.area.h;
  Point ball = beyond(&picture->plot, profile->at, view->J);
  canvas_stroke_dashed(draw->canvas, (Point[]){ball, {ball.x, bottom}}, 2, 0.15 * u, 0.5 * u, 0.5 * u,
                       draw->theme->muted);
  draw_lane(picture, bottom - 6.4 * u, profile->slope, false, view->tangent, profile->lane);
  if (profile->step != 0)
    draw_lane(picture, bottom - 2.6 * u, profile->step * profile->moved, true, profile->color,
              arena_printf(draw->arena, "-\\eta\\, %s", profile->lane));
}

static void draw_labels(const Picture *picture) {
  const SlopeView *view = picture->view;
  const SlopeProfile *profile = picture->profile;
  const Draw *draw = view->draw;
  double end = profile->at + profile->step;
  if (profile->lane && profile->step == 0)
    plot_label(&picture->plot, profile->at, view->J, filled_formula(draw, "J = \\n{J}"), draw->theme->ink);
  else if (profile->lane && profile->moved >= 1)
    plot_label(&picture->plot, end, height_at(view, profile, end),
               filled_formula(draw, "J(w', b) = \\n{J_slice}"), draw->theme->ink);
}

static void report_plane(const Picture *picture) {
  const SlopeProfile *profile = picture->profile;
  const Draw *draw = picture->view->draw;
  if (profile->drag == VALUE_X)
    return;
  Hit *hit = hits_add(draw->hits, picture->plot.area, (Target){TARGET_HANDLE, 0, 3, 0, 0});
  hit->handle = (Handle){.kind = HANDLE_X,
                         .x = {TARGET_CELL, (int)profile->drag, 0, 0, 0},
                         .plane = picture->plot.area,
                         .x_low = profile->low,
                         .x_high = profile->high};
  hit->tip = profile->tip;
}

void slope_profile_draw(const SlopeView *view, const SlopeProfile *profile, Rect rect) {
  Picture picture = {.view = view, .profile = profile};
  sample(&picture);
  PlotFrame frame = frame_of(&picture);
  picture.plot = plot_begin(view->draw, rect, &frame);
  report_plane(&picture);
  draw_tangent(&picture);
  if (profile->step != 0 && profile->true_change != VALUE_COUNT)
    draw_changes(&picture);
  plot_curve(&picture.plot, picture.x, picture.y, POINTS, 0.35, view->draw->theme->ink);
  if (profile->lane)
    draw_lanes(&picture);
  if (profile->step != 0)
    draw_ends(&picture);
  draw_ball(&picture);
  draw_labels(&picture);
}
