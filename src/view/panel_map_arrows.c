/* Arrows from the point of a map: gradients, moves, and steps of one length in all directions. */
#include "view/panel_map.h"

#include "view/arrow.h"
#include "view/parts.h"

#include <math.h>

enum { RAYS_MOST = 32, RAYS_LEAST = 8 };
#define RAY_ROOM 1.7 /* u, of the ends on the ring */
#define TO_RADIANS (3.14159265358979323846 / 180)

/* One of the option `arrows`, as it is drawn now. */
typedef struct MapArrow {
  const MapPicture *map;
  size_t item;
  double by[2];    /* from the point to its tip, in numbers, when it has grown */
  double length;   /* of that */
  double presence; /* how far it has grown */
  bool hollow, ring, turns;
  Cell turn;
} MapArrow;

static const PanelSetting *setting(const MapArrow *arrow, const char *key) {
  return panel_item_setting(arrow->map->panel, "arrows", arrow->item, key);
}

/* How much of the numbers themselves the arrow is long. */
static double scale_of(const MapArrow *arrow, double norm) {
  const Draw *draw = arrow->map->draw;
  Cell length;
  double scale = panel_number(draw, setting(arrow, "scale"), 1);
  if (panel_cell(&length, draw, setting(arrow, "length")))
    scale = norm > 0 ? draw_number(draw, length) / norm : 0;
  return setting(arrow, "against")->flag ? -scale : scale;
}

/* False: it is not on screen. */
static bool make(MapArrow *arrow, const MapPicture *map, size_t item) {
  const Draw *draw = map->draw;
  Cell cells[2];
  *arrow = (MapArrow){.map = map, .item = item};
  if (!panel_condition(draw, setting(arrow, "when")) || !panel_pair(cells, draw, setting(arrow, "of")))
    return false;
  arrow->presence = fmin(draw_presence(draw, cells[0]), draw_presence(draw, cells[1]));
  double x = draw_number(draw, cells[0]), y = draw_number(draw, cells[1]),
         scale = scale_of(arrow, hypot(x, y));
  arrow->by[0] = scale * x;
  arrow->by[1] = scale * y;
  arrow->length = hypot(arrow->by[0], arrow->by[1]);
  arrow->hollow = setting(arrow, "hollow")->flag;
  arrow->ring = setting(arrow, "ring")->flag;
  arrow->turns = panel_cell(&arrow->turn, draw, setting(arrow, "turn"));
  return arrow->presence > 0 && isfinite(arrow->length) && isfinite(map->from[0]) && isfinite(map->from[1]);
}

static Color color_of(const MapArrow *arrow) {
  const Draw *draw = arrow->map->draw;
  if (arrow->turns)
    return theme_class(draw->theme, 1);
  if (draw->state->trace->pane_count > 1)
    return arrow->hollow ? draw->theme->ink : panel_color(draw);
  return theme_class(draw->theme, 2);
}

static Point tip_at(const MapArrow *arrow, double x, double y) {
  const double *from = arrow->map->from;
  return map_place(arrow->map, (double[]){from[0] + x, from[1] + y});
}

static Point tip_of(const MapArrow *arrow) {
  return tip_at(arrow, arrow->presence * arrow->by[0], arrow->presence * arrow->by[1]);
}

static void draw_one(MapPicture *map, Point from, Point to, bool hollow, Color color) {
  const Draw *draw = map->draw;
  double u = draw->u;
  arrow_between(draw, from, to, (ArrowLook){0.9 * u, color, color_fade(draw->theme->card, 0.9), !hollow});
  for (int i = 1; i <= 4; i++)
    map_take(map, (Point){mix(from.x, to.x, i / 4.0), mix(from.y, to.y, i / 4.0)}, 0.7 * u);
}

/* ---- its two numbers ---- */

static void draw_parts(MapPicture *map, const MapArrow *arrow) {
  const Draw *draw = map->draw;
  double u = draw->u;
  Point from = map_place(map, map->from), tip = tip_of(arrow), across = {tip.x, from.y}, up = {from.x, tip.y};
  canvas_stroke_dashed(draw->canvas, (Point[]){across, tip, up}, 3, 0.18 * u, 0.6 * u, 0.5 * u,
                       draw->theme->muted);
  if (fabs(tip.x - from.x) > 1.5 * u)
    draw_one(map, from, across, arrow->hollow, theme_class(draw->theme, 4));
  if (fabs(tip.y - from.y) > 1.5 * u)
    draw_one(map, from, up, arrow->hollow, theme_class(draw->theme, 4));
}

static void label_parts(MapPicture *map, const MapArrow *arrow) {
  const Draw *draw = map->draw;
  Cell cells[2];
  Point from = map_place(map, map->from), tip = tip_of(arrow);
  if (!panel_pair(cells, draw, setting(arrow, "of")))
    return;
  map_label(map, (Point){tip.x, from.y}, from, panel_symbol(draw, cells[0]), theme_class(draw->theme, 4));
  map_label(map, (Point){from.x, tip.y}, from, panel_symbol(draw, cells[1]), theme_class(draw->theme, 4));
}

/* ---- the ring ---- */

/* A ray: the height gets less along it (a disc at its end) or more (a ring), by so much of the greatest
 * change. */
typedef struct Ray {
  Point end;
  double change;
} Ray;

static double find_rays(Ray *rays, int count, const MapArrow *arrow) {
  const MapPicture *map = arrow->map;
  CellsPlace places[RAYS_MOST + 1];
  double heights[RAYS_MOST + 1], most = 0;
  for (int i = 0; i < count; i++) {
    double angle = 360.0 * i / count * TO_RADIANS, x = arrow->length * cos(angle),
           y = arrow->length * sin(angle);
    places[i] = (CellsPlace){map->from[0] + x, map->from[1] + y};
    rays[i].end = tip_at(arrow, arrow->presence * x, arrow->presence * y);
  }
  places[count] = (CellsPlace){map->from[0], map->from[1]};
  cells_sample_places(heights, map->draw->state->trace, map->draw->state->step, map->of, map->over, places,
                      (size_t)count + 1);
  for (int i = 0; i < count; i++) {
    rays[i].change = heights[i] - heights[count];
    most = fmax(most, isfinite(rays[i].change) ? fabs(rays[i].change) : 0);
  }
  return most;
}

static Color less_color(const Draw *draw) {
  return theme_class(draw->theme, 0);
}

static Color more_color(const Draw *draw) {
  return theme_class(draw->theme, 3);
}

static void draw_ray(const MapPicture *map, const Ray *ray, double most) {
  const Draw *draw = map->draw;
  double u = draw->u, share = fmin(fabs(ray->change) / most, 1), radius = (0.3 + 0.6 * share) * u;
  bool less = ray->change < 0;
  Color color = less ? less_color(draw) : more_color(draw);
  Point from = map_place(map, map->from);
  canvas_line(draw->canvas, from.x, from.y, ray->end.x, ray->end.y, (0.1 + 0.25 * share) * u, color);
  canvas_circle(draw->canvas, ray->end.x, ray->end.y, radius + 0.2 * u, draw->theme->card);
  canvas_circle(draw->canvas, ray->end.x, ray->end.y, radius, color);
  if (!less)
    canvas_circle(draw->canvas, ray->end.x, ray->end.y, radius - 0.22 * u, draw->theme->card);
}

static double radius_of(const MapArrow *arrow) {
  const Axis *axis = &arrow->map->x;
  return arrow->length * fabs(axis->to - axis->from) / (axis->high - axis->low);
}

/* Fewer on a small ring, so that they do not run into one another; as many in each quarter. */
static int ray_count(const MapArrow *arrow) {
  double room = 2 * 180 * TO_RADIANS * radius_of(arrow) / (RAY_ROOM * arrow->map->draw->u);
  return (int)clamp(room / 4, RAYS_LEAST / 4.0, RAYS_MOST / 4.0) * 4;
}

static void draw_rays(MapPicture *map, const MapArrow *arrow) {
  Ray rays[RAYS_MOST];
  int count = ray_count(arrow);
  double most = find_rays(rays, count, arrow);
  for (int i = 0; i < count && most > 0; i++)
    if (isfinite(rays[i].change))
      draw_ray(map, &rays[i], most);
  map_take(map, map_place(map, map->from), radius_of(arrow));
}

static void draw_circle(const MapPicture *map, Point middle, double radius, double width, Color color) {
  enum { POINTS = 73 };
  Point *points = ARENA_ARRAY(map->draw->arena, Point, POINTS);
  for (int i = 0; i < POINTS; i++) {
    double angle = 360.0 * i / (POINTS - 1) * TO_RADIANS;
    points[i] = (Point){middle.x + radius * cos(angle), middle.y - radius * sin(angle)};
  }
  canvas_stroke(map->draw->canvas, points, POINTS, width, color);
}

/* Once the point has moved: where the chosen direction still is, and no more. */
static void draw_calm_ring(MapPicture *map, const MapArrow *arrow) {
  const Draw *draw = map->draw;
  double u = draw->u;
  Point from = map_place(map, map->from), tip = tip_of(arrow);
  Color color = color_of(arrow);
  draw_circle(map, from, radius_of(arrow), 0.15 * u, color);
  canvas_line(draw->canvas, from.x, from.y, tip.x, tip.y, 0.22 * u, color);
  canvas_circle(draw->canvas, tip.x, tip.y, 0.6 * u, color);
  map_take(map, tip, 1.4 * u); /* it gets a grip */
}

/* What the ends of the rays say, in the corner that the point is farther from. */
static void draw_key(MapPicture *map, double presence) {
  static const StringId NAMES[] = {STRING_MAP_LESS, STRING_MAP_MORE};
  const Draw *draw = map->draw;
  const char *words[2], *symbol = panel_symbol(draw, map->of);
  double u = draw->u, width = 0, name = draw_formula_layout(draw, symbol, 1.8, 0, draw->theme->ink).width;
  for (size_t i = 0; i < 2; i++) {
    words[i] = draw_string(draw, NAMES[i]);
    width = fmax(width, draw_text_width(draw, SIZE_SMALL, false, words[i]));
  }
  Rect area = map->area, box = {area.x + u, area.y + area.h - 6.2 * u, width + name + 4.6 * u, 5.2 * u};
  if (map_place(map, map->from).y > area.y + area.h / 2)
    box.y = area.y + u;
  if (box.w > area.w - 2 * u || box.h > 0.4 * area.h)
    return;
  canvas_fill_rect(draw->canvas, box, 0.6 * u, color_fade(draw->theme->card, 0.8 * presence));
  for (size_t i = 0; i < 2; i++) {
    double y = box.y + (1.5 + 2.2 * (double)i) * u;
    Color ink = color_fade(draw->theme->ink, presence);
    canvas_circle(draw->canvas, box.x + 1.4 * u, y, 0.8 * u,
                  color_fade(i == 0 ? less_color(draw) : more_color(draw), presence));
    if (i == 1)
      canvas_circle(draw->canvas, box.x + 1.4 * u, y, 0.55 * u, color_fade(draw->theme->card, presence));
    draw_formula_inline(draw, ALIGN_LEFT, box.x + 3 * u, y, 1.8, ink, symbol);
    draw_text(draw, ALIGN_LEFT, box.x + 3.6 * u + name, y, (TextLook){SIZE_SMALL, false, ink}, words[i]);
  }
  places_take(&map->places, box);
}

/* ---- all of them ---- */

static size_t arrow_count(const MapPicture *map) {
  return panel_setting(map->panel, "arrows")->count;
}

bool map_has_arrows(const MapPicture *map) {
  MapArrow arrow;
  for (size_t i = 0; i < arrow_count(map); i++)
    if (make(&arrow, map, i) && !(arrow.ring && map->moved))
      return true;
  return false;
}

/* The point stands on the arrow and leaves too little of it to be one: in the repeated steps only, since the
 * others speak of it. */
static bool is_covered(const MapArrow *arrow) {
  const MapPicture *map = arrow->map;
  if (!map->moved || !trace_step(map->draw->state->trace, map->draw->state->step).kind->summary)
    return false;
  Point now = map_place(map, map->now), tip = tip_of(arrow);
  return hypot(tip.x - now.x, tip.y - now.y) < 3.4 * map->draw->u;
}

static void draw_below(MapPicture *map, const MapArrow *arrow) {
  if (arrow->ring && map->moved)
    draw_calm_ring(map, arrow);
  else if (arrow->ring) {
    draw_key(map, arrow->presence);
    draw_rays(map, arrow);
  }
  if (setting(arrow, "parts")->flag)
    draw_parts(map, arrow);
}

static void draw_above(MapPicture *map, const MapArrow *arrow) {
  Point from = map_place(map, map->from), tip = tip_of(arrow);
  bool short_one = hypot(tip.x - from.x, tip.y - from.y) < 0.5;
  if ((arrow->ring && map->moved) || short_one || is_covered(arrow))
    return;
  draw_one(map, from, tip, arrow->hollow, color_of(arrow));
}

static void draw_labels(MapPicture *map, const MapArrow *arrow) {
  const PanelSetting *title = setting(arrow, "title");
  Point from = map_place(map, map->from), tip = tip_of(arrow);
  if ((arrow->ring && map->moved) || is_covered(arrow))
    return;
  if (title->given && hypot(tip.x - from.x, tip.y - from.y) > 2 * map->draw->u)
    map_label(map, tip, from, panel_formula(map->draw, title), color_of(arrow));
  if (setting(arrow, "parts")->flag)
    label_parts(map, arrow);
}

/* The step that the point makes, where nothing else says which way it goes. */
static void draw_move(MapPicture *map) {
  Point from = map_place(map, map->from), now = map_place(map, map->now);
  if (map->moved && !map_has_arrows(map) && map->draw->state->trace->pane_count <= 1 &&
      isfinite(map->now[0]) && isfinite(map->now[1]) && isfinite(map->from[0]) && isfinite(map->from[1]))
    draw_one(map, from, now, false, theme_class(map->draw->theme, 2));
}

void map_draw_arrows(MapPicture *map) {
  static void (*const PARTS[])(MapPicture *, const MapArrow *) = {draw_below, draw_above, draw_labels};
  MapArrow arrow;
  for (size_t part = 0; part < 3; part++) {
    for (size_t i = 0; i < arrow_count(map); i++)
      if (make(&arrow, map, i))
        PARTS[part](map, &arrow);
    if (part == 1)
      draw_move(map);
  }
}

static void report_ring(const MapArrow *arrow) {
  const MapPicture *map = arrow->map;
  const Draw *draw = map->draw;
  Point from = map_place(map, map->from), tip = tip_of(arrow);
  double radius = radius_of(arrow) + 1.2 * draw->u;
  Rect plane = {from.x - radius, from.y - radius, 2 * radius, 2 * radius},
       box = rect_intersect(plane, map->area);
  if (box.w < 1 || box.h < 1)
    return;
  Target target = map_ground_target(map);
  target.b = (int)arrow->item + 1;
  draw_grip(draw, tip, color_of(arrow), target);
  Hit *hit = hits_add(draw->hits, box, target);
  hit->tip = STRING_SLOPE_TURN_TIP;
  hit->handle = (Handle){.kind = HANDLE_ANGLE,
                         .x = panel_cell_target(draw, arrow->turn),
                         .plane = plane,
                         .x_low = -1,
                         .x_high = 1,
                         .y_low = -1,
                         .y_high = 1};
}

void map_report_rings(const MapPicture *map) {
  MapArrow arrow;
  for (size_t i = 0; i < arrow_count(map); i++)
    if (make(&arrow, map, i) && arrow.turns && draw_editable(map->draw, arrow.turn))
      report_ring(&arrow);
}
