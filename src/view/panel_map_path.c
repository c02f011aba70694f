/* The way of the updates on a map, and the points at its ends. */
#include "view/panel_map.h"

#include "view/arrow.h"

#include <math.h>

enum { WAY_MAX = 600, DOTS_MAX = 60 };

static bool is_finite(const double at[2]) {
  return isfinite(at[0]) && isfinite(at[1]);
}

/* Unless it lies on the last one. */
static void add_point(MapPicture *map, const double at[2]) {
  Point point = map_place(map, at), last = map->way[map->way_count > 0 ? map->way_count - 1 : 0];
  if (is_finite(at) && (map->way_count == 0 || hypot(point.x - last.x, point.y - last.y) >= 0.2))
    map->way[map->way_count++] = point;
}

static size_t places_of(CellsPlace *out, const MapPicture *map, size_t from, size_t to, size_t most) {
  const ViewState *state = map->draw->state;
  PathOf of = {map->over, map->has_next ? map->next : NULL};
  return path_places(out, state->trace, state->step, &of, from, to, most);
}

/* Where the point is so many updates, with their fraction, after the start. */
static void find_now(MapPicture *map, double updates) {
  CellsPlace places[2];
  size_t whole = (size_t)updates, next = whole < map->moment.made ? whole + 1 : whole,
         count = places_of(places, map, whole, next, 2);
  if (count == 0)
    return;
  const CellsPlace *then = &places[count - 1];
  double share = isfinite(then->x) && isfinite(then->y) ? updates - (double)whole : 0;
  map->now[0] = share > 0 ? mix(places[0].x, then->x, share) : places[0].x;
  map->now[1] = share > 0 ? mix(places[0].y, then->y, share) : places[0].y;
}

static void find_way(MapPicture *map) {
  double updates = mix((double)map->moment.before, (double)map->moment.made, map->draw->t);
  CellsPlace *places = ARENA_ARRAY(map->draw->arena, CellsPlace, WAY_MAX);
  map->way = ARENA_ARRAY(map->draw->arena, Point, WAY_MAX + 1);
  find_now(map, updates);
  size_t count = places_of(places, map, 0, (size_t)updates, WAY_MAX);
  for (size_t i = 0; i < count; i++)
    add_point(map, (double[]){places[i].x, places[i].y});
  add_point(map, map->now);
  map->places.line = map->way;
  map->places.line_count = map->way_count;
}

static Color way_color(const MapPicture *map) {
  return map_is_alone(map) ? theme_class(map->draw->theme, 2) : panel_color(map->draw);
}

/* No dots where they would run into one another. */
static void draw_dots(const MapPicture *map) {
  const Draw *draw = map->draw;
  double u = draw->u;
  Point last = map->way[0];
  for (size_t i = 1; i + 1 < map->way_count; i++) {
    Point at = map->way[i];
    if (hypot(at.x - last.x, at.y - last.y) < 1.1 * u)
      continue;
    canvas_circle(draw->canvas, at.x, at.y, 0.55 * u, color_fade(draw->theme->card, 0.8));
    canvas_circle(draw->canvas, at.x, at.y, 0.42 * u, way_color(map));
    last = at;
  }
}

/* On a paler ground of its own, so that the map's lines do not swallow it. */
static void draw_way(const MapPicture *map) {
  const Draw *draw = map->draw;
  double u = draw->u, width = map->way_count > 300 ? 0.2 * u : 0.28 * u;
  if (map->way_count < 2)
    return;
  canvas_stroke(draw->canvas, map->way, map->way_count, width + 0.3 * u, color_fade(draw->theme->card, 0.8));
  canvas_stroke(draw->canvas, map->way, map->way_count, width, way_color(map));
  if (map->way_count <= DOTS_MAX)
    draw_dots(map);
}

/* ---- words ---- */

static bool is_gone(const MapPicture *map) {
  Point now = map_place(map, map->now);
  return is_finite(map->now) && !rect_contains(map->plot.area, now.x, now.y);
}

/* What is wrong with the run at this update; NULL: nothing. */
static const char *warning(const MapPicture *map) {
  const Draw *draw = map->draw;
  size_t update;
  if (path_ends(&update, draw->state->trace) && update <= map->moment.made)
    return draw_words(draw, STRING_DIVERGED_AT, draw_count(draw, update), NULL);
  const char *words = panel_phrase(draw, panel_setting(map->panel, "words"));
  if (words && words[0] != '\0')
    return words;
  return is_gone(map) ? draw_string(draw, STRING_OFF_THE_MAP) : NULL;
}

static void draw_warning(MapPicture *map) {
  const Draw *draw = map->draw;
  double u = draw->u, height = 2.6 * u;
  Rect area = map->plot.area;
  const char *text = warning(map);
  if (!text || area.w < 8 * u)
    return;
  text = draw_fitted(draw, area.w - 2.4 * u, SIZE_SMALL, true, text);
  Rect box = {area.x + 0.6 * u, area.y + area.h - height - 0.6 * u,
              draw_text_width(draw, SIZE_SMALL, true, text) + 1.4 * u, height};
  canvas_fill_rect(draw->canvas, box, 0.6 * u, draw->theme->bad);
  draw_text(draw, ALIGN_LEFT, box.x + 0.7 * u, box.y + height / 2,
            (TextLook){SIZE_SMALL, true, draw->theme->card}, text);
  places_take(&map->places, box);
}

void map_draw_way(MapPicture *map) {
  if (map->on_path) {
    find_way(map);
    draw_way(map);
  }
  draw_warning(map);
}

/* ---- points ---- */

#define ORIGIN_REACH 1.6 /* u, with the ring round it that tells that it can be dragged */

static bool has_begun(const MapPicture *map) {
  return map->on_path && map->moment.made > 0 && map->way_count > 0;
}

void map_take_points(MapPicture *map) {
  double u = map->draw->u;
  map_take(map, map_place(map, map->now), 1.3 * u);
  if (has_begun(map))
    map_take(map, map->way[0], ORIGIN_REACH * u);
}

static void draw_ring(const MapPicture *map, Point at, double radius_u) {
  const Draw *draw = map->draw;
  double u = draw->u;
  canvas_circle(draw->canvas, at.x, at.y, (radius_u + 0.2) * u, draw->theme->card);
  canvas_circle(draw->canvas, at.x, at.y, radius_u * u, draw->theme->ink);
  canvas_circle(draw->canvas, at.x, at.y, (radius_u - 0.28) * u, draw->theme->card);
}

/* Right at the ring, where that covers nothing: above it, else below, beside or at a corner of it; or not at
 * all. */
static void label_start(MapPicture *map, Point at) {
  static const int SIDES[][2] = {{0, -1}, {0, 1}, {-1, 0}, {1, 0}, {-1, -1}, {1, -1}, {-1, 1}, {1, 1}};
  const Draw *draw = map->draw;
  const char *text = draw_string(draw, STRING_RUN_START);
  double u = draw->u, width = draw_text_width(draw, SIZE_SMALL, true, text) + 0.8 * u, height = 2.2 * u,
         away = (ORIGIN_REACH + 0.35) * u;
  const Rect area = map->plot.area;
  for (size_t i = 0; i < sizeof SIDES / sizeof *SIDES; i++) {
    double out = i < 4 ? away : 0.8 * away;
    Rect rect = {at.x - width / 2 + SIDES[i][0] * (out + width / 2),
                 at.y - height / 2 + SIDES[i][1] * (out + height / 2), width, height};
    rect.x = clamp(rect.x, area.x, fmax(area.x + area.w - width, area.x));
    rect.y = clamp(rect.y, area.y, fmax(area.y + area.h - height, area.y));
    if (places_cost(&map->places, rect) > 0)
      continue;
    places_take(&map->places, rect);
    canvas_fill_rect(draw->canvas, rect, 0.4 * u, color_fade(draw->theme->card, 0.9));
    draw_text(draw, ALIGN_CENTER, rect.x + width / 2, rect.y + height / 2,
              (TextLook){SIZE_SMALL, true, draw->theme->ink}, text);
    return;
  }
}

/* Where the way began: what a drag moves. */
static void draw_start(MapPicture *map) {
  const Draw *draw = map->draw;
  Point at = map->way[0];
  if (map_is_draggable(map))
    draw_grip(draw, at, draw->theme->card, map_ground_target(map));
  else
    draw_ring(map, at, 0.9);
  if (rect_contains(map->plot.area, at.x, at.y))
    label_start(map, at);
}

/* Outside the map: an arrow at its border, pointing where the run has gone. */
static void draw_gone(MapPicture *map, Point at) {
  const Draw *draw = map->draw;
  double u = draw->u;
  const Rect area = rect_inset(map->plot.area, 0.6 * u);
  Point middle = {area.x + area.w / 2, area.y + area.h / 2};
  double dx = at.x - middle.x, dy = at.y - middle.y, length = fmax(hypot(dx, dy), 1e-9),
         share = fmin(area.w / 2 / fmax(fabs(dx), 1e-9), area.h / 2 / fmax(fabs(dy), 1e-9));
  Point tip = {middle.x + share * dx, middle.y + share * dy},
        tail = {tip.x - 2.6 * u * dx / length, tip.y - 2.6 * u * dy / length};
  arrow_between(draw, tail, tip, (ArrowLook){u, panel_color(draw), draw->theme->card, true});
  map_take(map, tip, 1.5 * u);
}

/* Small where arrows lie beside it, or it would be one of their ends. */
static void draw_now(MapPicture *map, Point now) {
  const Draw *draw = map->draw;
  double u = draw->u, radius = map_is_alone(map) ? 1 : map_has_arrows(map) ? 0.5 : 0.85;
  if (map->moment.made == 0 && map_is_draggable(map)) {
    draw_grip(draw, now, panel_color(draw), map_ground_target(map));
  } else {
    if (map_is_alone(map))
      canvas_circle(draw->canvas, now.x, now.y, (radius + 0.25) * u, draw->theme->card);
    panel_mark(draw, now, radius * u);
  }
  const PanelSetting *title = panel_setting(map->panel, "title_next");
  if (map->moment.moved && title->given && !trace_step(draw->state->trace, draw->state->step).kind->summary)
    map_label(map, now, map_place(map, map->from), panel_formula(draw, title), way_color(map));
}

void map_draw_points(MapPicture *map) {
  Point from = map_place(map, map->from), now = map_place(map, map->now);
  bool begun = has_begun(map);
  if (map->moment.moved && map_is_alone(map) && is_finite(map->from) &&
      (!begun || hypot(from.x - map->way[0].x, from.y - map->way[0].y) > 1))
    draw_ring(map, from, 0.7);
  if (begun)
    draw_start(map);
  if (is_gone(map))
    draw_gone(map, now);
  else if (is_finite(map->now))
    draw_now(map, now);
}
