/* The map of J: the ball, the gradient, the steps of equal length around it, and the way so far.
 *
 * w and b have one scale, so that a ring is round and the gradient crosses the lines at right angles. */
#include "view/arrow.h"
#include "view/place.h"
#include "view/slope_parts.h"
#include "view/training_map.h"

#include <math.h>

enum { RAYS = 32, WAY_MAX = 400 };
#define GRADIENT_LENGTH 2.5 /* of the gradient's arrow in the plane, for a gradient of length 1 */
#define TO_RADIANS (3.14159265358979323846 / 180)

typedef struct Map {
  const SlopeView *view;
  const Landscape *land;
  Plot plot;
  double scale; /* pixels for a length of 1, both ways */
  Places places;
} Map;

static PlotFrame frame_of(const Landscape *land) {
  return (PlotFrame){.x_low = land->w_low,
                     .x_high = land->w_high,
                     .y_low = land->b_low,
                     .y_high = land->b_high,
                     .fixed_y = true,
                     .x_name = "w",
                     .y_name = "b"};
}

static double aspect_of(const Landscape *land) {
  return (land->w_high - land->w_low) / (land->b_high - land->b_low);
}

double slope_map_width(const SlopeView *view, double height) {
  const Landscape *land = slope_landscape(view->trace);
  PlotFrame frame = frame_of(land);
  Rect all = {0, 0, 1e4, height}, area = plot_area(view->draw, all, &frame);
  return area.h * aspect_of(land) + all.w - area.w;
}

/* The part of rect whose plot has one scale both ways. */
static Rect to_scale(const SlopeView *view, const Landscape *land, Rect rect) {
  PlotFrame frame = frame_of(land);
  Rect area = plot_area(view->draw, rect, &frame);
  double aspect = aspect_of(land), wide = fmin(area.w, area.h * aspect), high = wide / aspect;
  double less_w = area.w - wide, less_h = area.h - high;
  return (Rect){round(rect.x + less_w / 2), round(rect.y + less_h / 2), rect.w - less_w, rect.h - less_h};
}

static Point at(const Map *map, double w, double b) {
  const Axis *across = &map->plot.x, *up = &map->plot.y;
  return (Point){across->from + (w - across->low) * map->scale, up->from - (b - up->low) * map->scale};
}

static Point ball_place(const Map *map) {
  return at(map, map->view->theta[0], map->view->theta[1]);
}

static void take(Map *map, Point point, double radius) {
  places_take(&map->places, (Rect){point.x - radius, point.y - radius, 2 * radius, 2 * radius});
}

/* ---- the ground ---- */

static void draw_ground(Map *map) {
  const Draw *draw = map->view->draw;
  double u = draw->u, arm = 0.6 * u;
  Rect area = rect_snap(map->plot.area);
  const TrainingMap *image =
      training_map(draw->maps, map->land, draw->theme, (int)fmax(area.w, 1), (int)fmax(area.h, 1));
  canvas_image(draw->canvas, area, image->pixels, image->width, image->height);
  canvas_border(draw->canvas, area, 0, 1, draw->theme->hairline);
  if (!image->has_least)
    return;
  Point least = at(map, image->least_w, image->least_b);
  Color color = color_fade(draw->theme->ink, 0.55);
  canvas_line(draw->canvas, least.x - arm, least.y, least.x + arm, least.y, 0.18 * u, color);
  canvas_line(draw->canvas, least.x, least.y - arm, least.x, least.y + arm, 0.18 * u, color);
  take(map, least, arm);
}

/* ---- arrows ---- */

static void draw_arrow(Map *map, Point from, Point to, bool solid, Color color) {
  const Draw *draw = map->view->draw;
  double u = draw->u;
  arrow_between(draw, from, to, (ArrowLook){0.9 * u, color, color_fade(draw->theme->card, 0.9), solid});
  for (int i = 1; i <= 4; i++)
    take(map, (Point){mix(from.x, to.x, i / 4.0), mix(from.y, to.y, i / 4.0)}, 0.7 * u);
}

/* At the tip of an arrow that comes from the ball: best in its direction, else wherever it is free. */
static void draw_label(Map *map, Point tip, const char *source, Color color) {
  const Draw *draw = map->view->draw;
  Point ball = ball_place(map);
  double u = draw->u, dx = tip.x - ball.x, dy = tip.y - ball.y, length = fmax(hypot(dx, dy), 1e-9);
  Formula formula = draw_formula_layout(draw, source, 2.1, 0, color);
  double wide = formula.width, high = formula.ascent + formula.descent;
  double away = 1.6 * u + (fabs(dx) * wide + fabs(dy) * high) / (2 * length);
  Point left = {tip.x + away * dx / length - wide / 2, tip.y + away * dy / length};
  Rect place;
  if (!places_find_free(&place, &map->places, left, 0, wide, high) &&
      !places_find_free(&place, &map->places, tip, 0.9 * u, wide, high))
    return;
  canvas_fill_rect(draw->canvas,
                   (Rect){place.x - 0.3 * u, place.y - 0.2 * u, place.w + 0.6 * u, place.h + 0.4 * u},
                   0.4 * u, color_fade(draw->theme->card, 0.92));
  formula_draw(&formula, draw->canvas, place.x, place.y + formula.ascent);
}

/* From the ball against the gradient (sign -1) or along it, `length` in the plane. */
static Point along_gradient(const Map *map, double sign, double length) {
  const SlopeView *view = map->view;
  double norm = hypot(view->g[0], view->g[1]), share = norm > 0 ? sign * length / norm : 0;
  return at(map, view->theta[0] + share * view->g[0], view->theta[1] + share * view->g[1]);
}

/* ---- the ring ---- */

/* A ray: J gets less along it (a disc at its end) or more (a ring), by so much of the greatest change. */
typedef struct Ray {
  Point end;
  double change;
} Ray;

static double find_rays(Ray rays[RAYS], const Map *map, double eps) {
  const SlopeView *view = map->view;
  double most = 0;
  for (int i = 0; i < RAYS; i++) {
    double angle = 360.0 * i / RAYS * TO_RADIANS, w = view->theta[0] + eps * cos(angle),
           b = view->theta[1] + eps * sin(angle);
    rays[i] = (Ray){at(map, w, b), slope_objective(view->trace, w, b) - view->J};
    most = fmax(most, fabs(rays[i].change));
  }
  return most;
}

static void draw_rays(const Map *map) {
  const SlopeView *view = map->view;
  const Draw *draw = view->draw;
  Point ball = ball_place(map);
  Ray rays[RAYS];
  double u = draw->u, most = find_rays(rays, map, view->eps * draw_presence(draw, SLOPE_CELL(VALUE_DJ_TRUE)));
  for (int i = 0; i < RAYS && most > 0; i++) {
    double share = fabs(rays[i].change) / most, radius = (0.3 + 0.6 * share) * u;
    bool down = rays[i].change < 0;
    Color color = down ? view->down : view->up;
    canvas_line(draw->canvas, ball.x, ball.y, rays[i].end.x, rays[i].end.y, (0.1 + 0.25 * share) * u, color);
    canvas_circle(draw->canvas, rays[i].end.x, rays[i].end.y, radius + 0.2 * u, draw->theme->card);
    canvas_circle(draw->canvas, rays[i].end.x, rays[i].end.y, radius, color);
    if (!down)
      canvas_circle(draw->canvas, rays[i].end.x, rays[i].end.y, radius - 0.22 * u, draw->theme->card);
  }
}

static void draw_ring(Map *map) {
  const SlopeView *view = map->view;
  const Draw *draw = view->draw;
  double eps = view->eps * draw_presence(draw, SLOPE_CELL(VALUE_DJ_TRUE));
  Point ball = ball_place(map),
        end = at(map, view->theta[0] + eps * view->u[0], view->theta[1] + eps * view->u[1]);
  if (view->moved) { /* where the chosen direction still is, and no more */
    double radius = eps * map->scale;
    canvas_border(draw->canvas, (Rect){ball.x - radius, ball.y - radius, 2 * radius, 2 * radius}, radius,
                  0.15 * draw->u, view->turned);
    canvas_line(draw->canvas, ball.x, ball.y, end.x, end.y, 0.3 * draw->u, view->turned);
    canvas_circle(draw->canvas, end.x, end.y, 0.6 * draw->u, view->turned);
    return;
  }
  draw_rays(map);
  take(map, ball, view->eps * map->scale);
  if (view->least) {
    double shown = draw_presence(draw, SLOPE_CELL(VALUE_LEAST));
    Point best = along_gradient(map, -1, view->eps * shown),
          worst = along_gradient(map, 1, view->eps * shown);
    draw_arrow(map, ball, worst, false, view->step);
    draw_arrow(map, ball, best, true, view->step);
    draw_label(map, worst, "\\nabla J", view->step);
    draw_label(map, best, "-\\nabla J", view->step);
  }
  draw_arrow(map, ball, end, true, view->turned);
  draw_label(map, end, "u", view->turned);
}

/* What the ends of the rays say, in the corner that the ball is farther from. */
static void draw_key(Map *map) {
  static const StringId names[] = {STRING_SLOPE_LESS, STRING_SLOPE_MORE};
  const SlopeView *view = map->view;
  const Draw *draw = view->draw;
  double u = draw->u, shown = draw_presence(draw, SLOPE_CELL(VALUE_DJ_TRUE)), wide = 0;
  for (size_t i = 0; i < 2; i++)
    wide = fmax(wide, draw_text_width(draw, SIZE_SMALL, false, draw_string(draw, names[i])));
  Rect area = map->plot.area, box = {area.x + u, area.y + area.h - 6.2 * u, wide + 4 * u, 5.2 * u};
  if (ball_place(map).y > area.y + area.h / 2)
    box.y = area.y + u;
  canvas_fill_rect(draw->canvas, box, 0.6 * u, color_fade(draw->theme->card, 0.8 * shown));
  for (size_t i = 0; i < 2; i++) {
    double y = box.y + (1.5 + 2.2 * (double)i) * u;
    canvas_circle(draw->canvas, box.x + 1.4 * u, y, 0.8 * u,
                  color_fade(i == 0 ? view->down : view->up, shown));
    if (i == 1)
      canvas_circle(draw->canvas, box.x + 1.4 * u, y, 0.55 * u, color_fade(draw->theme->card, shown));
    draw_text(draw, ALIGN_LEFT, box.x + 3 * u, y,
              (TextLook){SIZE_SMALL, false, color_fade(draw->theme->ink, shown)},
              draw_string(draw, names[i]));
  }
  places_take(&map->places, box);
}

/* A drag around the ball turns the direction. */
static void report_ring(const Map *map) {
  const Draw *draw = map->view->draw;
  Point ball = ball_place(map);
  double radius = map->view->eps * map->scale + 1.2 * draw->u;
  Rect ring = {ball.x - radius, ball.y - radius, 2 * radius, 2 * radius},
       box = rect_intersect(ring, map->plot.area);
  if (box.w < 1 || box.h < 1)
    return;
  Hit *hit = hits_add(draw->hits, box, (Target){TARGET_HANDLE, 0, 2, 0, 0});
  hit->handle = (Handle){.kind = HANDLE_ANGLE, .x = {TARGET_CELL, VALUE_ANGLE, 0, 0, 0}, .plane = ring};
  hit->tip = STRING_SLOPE_TURN_TIP;
}

/* ---- the ball and its way ---- */

static Point place_of_pass(const Map *map, size_t pass) {
  const Value *values = trace_pass_at(map->view->trace, map->view->draw->state->step, pass)->values;
  return at(map, values[VALUE_SMALL_W].at[0], values[VALUE_B].at[0]);
}

static void draw_way(Map *map) {
  const SlopeView *view = map->view;
  const Draw *draw = view->draw;
  size_t last = trace_step(view->trace, draw->state->step).pass, first = last > WAY_MAX ? last - WAY_MAX : 0;
  Point *points = ARENA_ARRAY(draw->arena, Point, last - first + 1);
  for (size_t i = first; i <= last; i++)
    points[i - first] = place_of_pass(map, i);
  if (last > first)
    canvas_stroke(draw->canvas, points, last - first + 1, 0.28 * draw->u, view->step);
  for (size_t i = first; i < last && last - first < 60; i++)
    canvas_circle(draw->canvas, points[i - first].x, points[i - first].y, 0.5 * draw->u, view->step);
}

static void draw_disc(Map *map, Point point, bool hollow, double radius_u, Color color) {
  const Draw *draw = map->view->draw;
  double u = draw->u;
  canvas_circle(draw->canvas, point.x, point.y, (radius_u + 0.25) * u, draw->theme->card);
  canvas_circle(draw->canvas, point.x, point.y, radius_u * u, color);
  if (hollow)
    canvas_circle(draw->canvas, point.x, point.y, (radius_u - 0.28) * u, draw->theme->card);
  take(map, point, radius_u * u);
}

static void draw_move(Map *map) {
  const SlopeView *view = map->view;
  double done = view->eta * view->roll;
  Point from = ball_place(map),
        to = at(map, view->theta[0] - done * view->g[0], view->theta[1] - done * view->g[1]);
  draw_arrow(map, from, to, true, view->step);
  draw_disc(map, from, true, 0.75, view->draw->theme->ink);
  draw_disc(map, to, false, 1.0, view->draw->theme->ink);
  if (rect_contains(map->places.area, to.x, to.y) && !view->summary)
    draw_label(map, to, "\\theta - \\eta \\nabla J", view->step);
}

/* The gradient by itself, with the two slopes that it is made of. */
static void draw_gradient(Map *map) {
  const SlopeView *view = map->view;
  const Draw *draw = view->draw;
  double grown = GRADIENT_LENGTH * draw_presence(draw, SLOPE_CELL(VALUE_DB));
  Point ball = ball_place(map),
        tip = at(map, view->theta[0] + grown * view->g[0], view->theta[1] + grown * view->g[1]);
  Point along_w = {tip.x, ball.y}, along_b = {ball.x, tip.y};
  canvas_stroke_dashed(draw->canvas, (Point[]){along_w, tip, along_b}, 3, 0.18 * draw->u, 0.6 * draw->u,
                       0.5 * draw->u, draw->theme->muted);
  draw_arrow(map, ball, along_w, false, view->tangent);
  draw_arrow(map, ball, along_b, false, view->tangent);
  draw_arrow(map, ball, tip, false, view->step);
  draw_disc(map, ball, false, 1.0, draw->theme->ink);
  draw_label(map, tip, "\\nabla J", view->step);
  draw_label(map, along_w, "\\frac{\\partial J}{\\partial w}", view->tangent);
  draw_label(map, along_b, "\\frac{\\partial J}{\\partial b}", view->tangent);
}

static void report_ground(const Map *map) {
  Hit *hit = hits_add(map->view->draw->hits, map->plot.area, (Target){TARGET_HANDLE, 0, 0, 0, 0});
  hit->handle = (Handle){.kind = HANDLE_XY,
                         .x = {TARGET_CELL, VALUE_SMALL_W, 0, 0, 0},
                         .y = {TARGET_CELL, VALUE_B, 0, 0, 0},
                         .plane = map->plot.area,
                         .x_low = map->land->w_low,
                         .x_high = map->land->w_high,
                         .y_low = map->land->b_low,
                         .y_high = map->land->b_high};
  hit->tip = STRING_SLOPE_POINT_TIP;
}

void slope_map_draw(const SlopeView *view, Rect rect) {
  const Draw *draw = view->draw;
  Map map = {.view = view, .land = slope_landscape(view->trace)};
  PlotFrame frame = frame_of(map.land);
  map.plot = plot_begin(draw, to_scale(view, map.land, rect), &frame);
  map.scale = map.plot.area.w / (map.land->w_high - map.land->w_low);
  map.places = (Places){.area = rect_inset(map.plot.area, 0.5 * draw->u), .u = draw->u};
  Rect before = canvas_set_clip(draw->canvas, map.plot.area);
  draw_ground(&map);
  draw_way(&map);
  report_ground(&map);
  if (view->ring && !view->moved)
    draw_key(&map);
  if (view->ring)
    draw_ring(&map);
  if (view->moved)
    draw_move(&map);
  else if (view->ring)
    draw_disc(&map, ball_place(&map), false, 1.0, draw->theme->ink);
  else
    draw_gradient(&map);
  canvas_set_clip(draw->canvas, before);
  if (view->ring)
    report_ring(&map);
}
