/* The way of the updates on a map, and the point at its end. */
#include "view/panel_map.h"

#include "view/parts.h"

#include <math.h>

enum { FAR_MAX = 400, NEAR_UPDATES = 200, DOTS_MAX = 60 };

/* Adds a point unless it lies on the last one; before the newest part, half a pixel is on it. */
static void add_point(MapPicture *map, const double at[2], double least) {
  if (!isfinite(at[0]) || !isfinite(at[1]))
    return;
  Point point = map_place(map, at);
  if (map->way_count > 0) {
    Point last = map->way[map->way_count - 1];
    if (hypot(point.x - last.x, point.y - last.y) < least)
      return;
  }
  map->way[map->way_count++] = point;
}

static PathOf path_of(const MapPicture *map) {
  return (PathOf){map->over, map->has_next ? map->next : NULL};
}

static void add_stretch(MapPicture *map, size_t from, size_t to, size_t most, double least) {
  CellsPlace *places = ARENA_ARRAY(map->draw->arena, CellsPlace, most);
  PathOf of = path_of(map);
  size_t count = path_places(places, map->draw->state->trace, map->draw->state->step, &of, from, to, most);
  for (size_t i = 0; i < count; i++)
    add_point(map, (double[]){places[i].x, places[i].y}, least);
}

/* Where the point is so many updates, with their fraction, after the start. */
static void find_now(MapPicture *map, double updates) {
  CellsPlace places[2];
  PathOf of = path_of(map);
  size_t whole = (size_t)updates, next = whole < map->made ? whole + 1 : whole;
  size_t count = path_places(places, map->draw->state->trace, map->draw->state->step, &of, whole, next, 2);
  if (count == 0)
    return;
  const CellsPlace *then = &places[count - 1];
  double share = isfinite(then->x) && isfinite(then->y) ? updates - (double)whole : 0;
  map->now[0] = share > 0 ? mix(places[0].x, then->x, share) : places[0].x;
  map->now[1] = share > 0 ? mix(places[0].y, then->y, share) : places[0].y;
}

void map_find_way(MapPicture *map) {
  if (!map->on_path)
    return;
  double updates = mix((double)map->before, (double)map->made, map->draw->t);
  size_t last = (size_t)updates, near = last > NEAR_UPDATES ? last - NEAR_UPDATES : 0;
  map->way = ARENA_ARRAY(map->draw->arena, Point, FAR_MAX + NEAR_UPDATES + 4);
  find_now(map, updates);
  if (near > 0)
    add_stretch(map, 0, near, FAR_MAX, 0.5);
  map->way_near = map->way_count > 0 ? map->way_count - 1 : 0;
  add_stretch(map, near, last, NEAR_UPDATES + 1, 0.1);
  add_point(map, map->now, 0.1);
  map->places.line = map->way;
  map->places.line_count = map->way_count;
}

static Color way_color(const MapPicture *map) {
  const Draw *draw = map->draw;
  return draw->state->trace->pane_count > 1 ? panel_color(draw) : theme_class(draw->theme, 2);
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
void map_draw_way(MapPicture *map) {
  const Draw *draw = map->draw;
  double u = draw->u, width = map->way_count > 300 ? 0.2 * u : 0.28 * u;
  if (map->way_count < 2)
    return;
  canvas_stroke(draw->canvas, map->way, map->way_count, width + 0.3 * u, color_fade(draw->theme->card, 0.8));
  if (map->way_near > 0)
    canvas_stroke(draw->canvas, map->way, map->way_near + 1, 0.6 * width, way_color(map));
  if (map->way_count > map->way_near + 1)
    canvas_stroke(draw->canvas, map->way + map->way_near, map->way_count - map->way_near, width,
                  way_color(map));
  if (map->way_count <= DOTS_MAX)
    draw_dots(map);
}

/* ---- the point ---- */

static void draw_ring(const MapPicture *map, Point at, double radius_u) {
  const Draw *draw = map->draw;
  double u = draw->u;
  canvas_circle(draw->canvas, at.x, at.y, (radius_u + 0.2) * u, draw->theme->card);
  canvas_circle(draw->canvas, at.x, at.y, radius_u * u, draw->theme->ink);
  canvas_circle(draw->canvas, at.x, at.y, (radius_u - 0.28) * u, draw->theme->card);
}

/* Where the way began: what a drag moves. */
static void draw_origin(const MapPicture *map, Point at) {
  if (map_is_draggable(map))
    draw_grip(map->draw, at, map->draw->theme->card, map_ground_target(map));
  else
    draw_ring(map, at, 0.9);
}

/* Outside the map: an arrow at its border, pointing where the run has gone. */
static Point draw_gone(const MapPicture *map, Point at) {
  const Draw *draw = map->draw;
  const Rect area = rect_inset(map->area, 1.4 * draw->u);
  double u = draw->u;
  Point middle = {area.x + area.w / 2, area.y + area.h / 2};
  double dx = at.x - middle.x, dy = at.y - middle.y, length = fmax(hypot(dx, dy), 1e-9);
  double share = fmin(area.w / 2 / fmax(fabs(dx), 1e-9), area.h / 2 / fmax(fabs(dy), 1e-9));
  Point tip = {middle.x + share * dx, middle.y + share * dy};
  dx /= length;
  dy /= length;
  Point head[] = {{tip.x + 1.1 * u * dx, tip.y + 1.1 * u * dy},
                  {tip.x - 0.9 * u * dx - 0.95 * u * dy, tip.y - 0.9 * u * dy + 0.95 * u * dx},
                  {tip.x - 0.9 * u * dx + 0.95 * u * dy, tip.y - 0.9 * u * dy - 0.95 * u * dx}};
  canvas_circle(draw->canvas, tip.x, tip.y, 1.5 * u, color_fade(draw->theme->card, 0.85));
  canvas_fill_path(draw->canvas, head, 3, panel_color(draw));
  return tip;
}

bool map_is_gone(const MapPicture *map) {
  Point now = map_place(map, map->now);
  return isfinite(map->now[0]) && isfinite(map->now[1]) && !rect_contains(map->area, now.x, now.y);
}

static bool has_begun(const MapPicture *map) {
  return map->on_path && map->made > 0 && map->way_count > 0;
}

static bool is_alone(const MapPicture *map) {
  return map->draw->state->trace->pane_count <= 1;
}

#define ORIGIN_REACH 2.0 /* u, with the ring round it that tells that it can be dragged */

/* The ends of the way are drawn last, over the arrows: their labels keep away before. */
void map_take_points(MapPicture *map) {
  double u = map->draw->u;
  map_take(map, map_place(map, map->now), 1.3 * u);
  if (has_begun(map))
    map_take(map, map->way[0], ORIGIN_REACH * u);
}

/* Where the way began, and the place from which the present update is made. */
void map_draw_start(MapPicture *map) {
  const Draw *draw = map->draw;
  double u = draw->u;
  Point from = map_place(map, map->from);
  bool begun = has_begun(map);
  if (map->moved && is_alone(map) && isfinite(map->from[0]) && isfinite(map->from[1]) &&
      (!begun || hypot(from.x - map->way[0].x, from.y - map->way[0].y) > 1)) {
    draw_ring(map, from, 0.7);
    map_take(map, from, 0.8 * u);
  }
  if (!begun)
    return;
  draw_origin(map, map->way[0]);
  map_take(map, map->way[0], 0.9 * u);
}

static void label_start(MapPicture *map) {
  const Draw *draw = map->draw;
  double u = draw->u;
  Point start = map->way[0];
  if (!rect_contains(map->area, start.x, start.y))
    return;
  const char *text = draw_string(draw, STRING_RUN_START);
  double width = draw_text_width(draw, SIZE_SMALL, true, text), height = 1.9 * u;
  Rect place;
  if (!places_find_clear(&place, &map->places, start, ORIGIN_REACH * u, width + 0.8 * u, height + 0.6 * u))
    return;
  place = rect_inset(place, 0.3 * u);
  canvas_fill_rect(draw->canvas, (Rect){place.x - 0.2 * u, place.y, place.w + 0.4 * u, place.h}, 0.4 * u,
                   draw->theme->card);
  draw_text(draw, ALIGN_LEFT, place.x + 0.1 * u, place.y + place.h / 2,
            (TextLook){SIZE_SMALL, true, draw->theme->ink}, text);
}

static void draw_now(MapPicture *map, Point now) {
  const Draw *draw = map->draw;
  double u = draw->u;
  if (map->made == 0 && map_is_draggable(map)) {
    draw_grip(draw, now, panel_color(draw), map_ground_target(map));
  } else {
    if (is_alone(map))
      canvas_circle(draw->canvas, now.x, now.y, 1.25 * u, draw->theme->card);
    panel_mark(draw, now, (is_alone(map) ? 1.0 : 0.85) * u);
  }
  map_take(map, now, 1.1 * u);
  const PanelSetting *title = panel_setting(map->panel, "title_next");
  if (map->moved && title->given && !trace_step(draw->state->trace, draw->state->step).kind->summary)
    map_label(map, now, map_place(map, map->from), panel_formula(draw, title), way_color(map));
}

void map_draw_point(MapPicture *map) {
  Point now = map_place(map, map->now);
  if (map_is_gone(map))
    map_take(map, draw_gone(map, now), 1.5 * map->draw->u);
  else if (isfinite(map->now[0]) && isfinite(map->now[1]))
    draw_now(map, now);
  if (has_begun(map))
    label_start(map);
}

/* ---- words ---- */

/* What is wrong with the run at this update; NULL: nothing. */
static const char *warning(const MapPicture *map) {
  const Draw *draw = map->draw;
  size_t update;
  if (path_ends(&update, draw->state->trace) && update <= map->made)
    return strings_format(draw->arena, draw->strings, draw->state->language, STRING_DIVERGED_AT,
                          arena_printf(draw->arena, "%zu", update), NULL, NULL);
  const char *words = panel_phrase(draw, panel_setting(map->panel, "words"));
  if (words && words[0] != '\0')
    return words;
  return map_is_gone(map) ? draw_string(draw, STRING_OFF_THE_MAP) : NULL;
}

void map_draw_words(MapPicture *map) {
  const Draw *draw = map->draw;
  double u = draw->u, height = 2.6 * u;
  Rect area = map->area;
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
