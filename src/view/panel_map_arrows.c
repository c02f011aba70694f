/* Arrows from the point of a map: gradients, moves, and steps of one length in all directions. */
#include "view/panel_map.h"

#include "view/arrow.h"

#include <math.h>

enum { RAYS = 24 };
#define CALM 0.55 /* how wide rays are that arrows lie on */
#define TO_RADIANS (3.14159265358979323846 / 180)

/* One of the option `arrows`, as it is drawn now. */
typedef struct MapArrow {
  const MapPicture *map;
  size_t item;
  double by[2];    /* from the point to its tip, in numbers, when it has grown */
  double length;   /* of that */
  double presence; /* how far it has grown */
  bool hollow, ring, turns;
  Cell of[2], turn;
  Point from, tip; /* in pixels, at this moment */
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

static Point tip_at(const MapArrow *arrow, double x, double y) {
  const double *from = arrow->map->from;
  return map_place(arrow->map, (double[]){from[0] + arrow->presence * x, from[1] + arrow->presence * y});
}

/* False: it is not on screen. */
static bool make(MapArrow *arrow, const MapPicture *map, size_t item) {
  const Draw *draw = map->draw;
  *arrow = (MapArrow){.map = map, .item = item};
  if (!panel_condition(draw, setting(arrow, "when")) || !panel_pair(arrow->of, draw, setting(arrow, "of")))
    return false;
  arrow->presence = fmin(draw_presence(draw, arrow->of[0]), draw_presence(draw, arrow->of[1]));
  double x = draw_number(draw, arrow->of[0]), y = draw_number(draw, arrow->of[1]),
         scale = scale_of(arrow, hypot(x, y));
  arrow->by[0] = scale * x;
  arrow->by[1] = scale * y;
  arrow->length = hypot(arrow->by[0], arrow->by[1]);
  arrow->hollow = setting(arrow, "hollow")->flag;
  arrow->ring = setting(arrow, "ring")->flag;
  arrow->turns = panel_cell(&arrow->turn, draw, setting(arrow, "turn"));
  arrow->from = map_place(map, map->from);
  arrow->tip = tip_at(arrow, arrow->by[0], arrow->by[1]);
  return arrow->presence > 0 && isfinite(arrow->length) && isfinite(map->from[0]) && isfinite(map->from[1]);
}

static Color color_of(const MapArrow *arrow) {
  const Draw *draw = arrow->map->draw;
  if (arrow->turns)
    return theme_class(draw->theme, 1);
  if (!map_is_alone(arrow->map))
    return arrow->hollow ? draw->theme->ink : panel_color(draw);
  return theme_class(draw->theme, 2);
}

static double pixels_of(const MapArrow *arrow) {
  return hypot(arrow->tip.x - arrow->from.x, arrow->tip.y - arrow->from.y);
}

/* Labels keep off a line. */
static void take_along(MapPicture *map, Point from, Point to, double radius) {
  for (int i = 1; i <= 4; i++)
    map_take(map, (Point){mix(from.x, to.x, i / 4.0), mix(from.y, to.y, i / 4.0)}, radius);
}

static void draw_one(MapPicture *map, Point from, Point to, bool hollow, Color color) {
  const Draw *draw = map->draw;
  double u = draw->u;
  arrow_between(draw, from, to, (ArrowLook){0.9 * u, color, color_fade(draw->theme->card, 0.9), !hollow});
  take_along(map, from, to, 0.7 * u);
}

/* ---- its two numbers ---- */

/* The ends of the arrow's part across, and of that up. */
static Point part_end(const MapArrow *arrow, int axis) {
  return axis == 0 ? (Point){arrow->tip.x, arrow->from.y} : (Point){arrow->from.x, arrow->tip.y};
}

static void draw_parts(MapPicture *map, const MapArrow *arrow) {
  const Draw *draw = map->draw;
  double u = draw->u;
  canvas_stroke_dashed(draw->canvas, (Point[]){part_end(arrow, 0), arrow->tip, part_end(arrow, 1)}, 3,
                       0.18 * u, 0.6 * u, 0.5 * u, draw->theme->muted);
  for (int axis = 0; axis < 2; axis++) {
    Point end = part_end(arrow, axis);
    take_along(map, end, arrow->tip, 0.3 * u);
    if (hypot(end.x - arrow->from.x, end.y - arrow->from.y) > 1.5 * u)
      draw_one(map, arrow->from, end, arrow->hollow, theme_class(draw->theme, 4));
  }
}

/* ---- the ring ---- */

/* How the height changes along each ray; returns the greatest change. */
static double find_changes(double changes[RAYS], Point ends[RAYS], const MapArrow *arrow) {
  const MapPicture *map = arrow->map;
  CellsPlace places[RAYS + 1];
  double heights[RAYS + 1], most = 0;
  for (int i = 0; i < RAYS; i++) {
    double angle = 360.0 * i / RAYS * TO_RADIANS, x = arrow->length * cos(angle),
           y = arrow->length * sin(angle);
    places[i] = (CellsPlace){map->from[0] + x, map->from[1] + y};
    ends[i] = tip_at(arrow, x, y);
  }
  places[RAYS] = (CellsPlace){map->from[0], map->from[1]};
  cells_sample_places(heights, map->draw->state->trace, map->draw->state->step, map->of, map->over, places,
                      RAYS + 1);
  for (int i = 0; i < RAYS; i++) {
    changes[i] = heights[i] - heights[RAYS];
    most = fmax(most, isfinite(changes[i]) ? fabs(changes[i]) : 0);
  }
  return most;
}

static Color change_color(const Draw *draw, bool less) {
  return theme_class(draw->theme, less ? 0 : 3);
}

/* A disc where the height gets less, a ring where it gets more. */
static void draw_end(const Draw *draw, Point at, double radius, bool less) {
  canvas_circle(draw->canvas, at.x, at.y, radius, change_color(draw, less));
  if (!less)
    canvas_circle(draw->canvas, at.x, at.y, 0.68 * radius, draw->theme->card);
}

static double radius_of(const MapArrow *arrow) {
  const Axis *axis = &arrow->map->plot.x;
  return arrow->length * fabs(axis->to - axis->from) / (axis->high - axis->low);
}

/* Ends are small on a small ring, so that they do not run into one another. */
static void draw_rays(MapPicture *map, const MapArrow *arrow, double wide) {
  const Draw *draw = map->draw;
  double changes[RAYS], u = draw->u, ring = radius_of(arrow), widest = 360 * TO_RADIANS * ring / RAYS / 2.2;
  Point ends[RAYS];
  double most = find_changes(changes, ends, arrow);
  for (int i = 0; i < RAYS && most > 0; i++) {
    if (!isfinite(changes[i]))
      continue;
    double share = fmin(fabs(changes[i]) / most, 1), radius = fmin((0.3 + 0.6 * share) * wide * u, widest);
    canvas_line(draw->canvas, arrow->from.x, arrow->from.y, ends[i].x, ends[i].y,
                (0.1 + 0.25 * share) * wide * u, change_color(draw, changes[i] < 0));
    canvas_circle(draw->canvas, ends[i].x, ends[i].y, radius + 0.2 * u, draw->theme->card);
    draw_end(draw, ends[i], radius, changes[i] < 0);
  }
  map_take(map, arrow->from, ring);
}

/* Once the point has moved: where the chosen direction still is, and no more. */
static void draw_calm_ring(MapPicture *map, const MapArrow *arrow) {
  const Draw *draw = map->draw;
  double u = draw->u, radius = radius_of(arrow);
  Point from = arrow->from, tip = arrow->tip;
  Color color = color_of(arrow);
  canvas_border(draw->canvas, (Rect){from.x - radius, from.y - radius, 2 * radius, 2 * radius}, radius,
                0.15 * u, color);
  canvas_line(draw->canvas, from.x, from.y, tip.x, tip.y, 0.22 * u, color);
  canvas_circle(draw->canvas, tip.x, tip.y, 0.6 * u, color);
  map_take(map, tip, 1.4 * u); /* it gets a grip */
  for (int i = 0; i < RAYS; i++) {
    double angle = 360.0 * i / RAYS * TO_RADIANS;
    map_take(map, (Point){from.x + radius * cos(angle), from.y + radius * sin(angle)}, 0.5 * u);
  }
}

/* What the ends of the rays say, in the corner that the point is farther from. */
static void draw_key(MapPicture *map, double presence) {
  static const StringId NAMES[] = {STRING_MAP_LESS, STRING_MAP_MORE};
  const Draw *draw = map->draw;
  const char *symbol = panel_symbol(draw, map->of);
  double u = draw->u, width = 0, name = draw_formula_layout(draw, symbol, 1.8, 0, draw->theme->ink).width;
  for (size_t i = 0; i < 2; i++)
    width = fmax(width, draw_text_width(draw, SIZE_SMALL, false, draw_string(draw, NAMES[i])));
  Rect area = map->plot.area, box = {area.x + u, area.y + area.h - 6.2 * u, width + name + 4.6 * u, 5.2 * u};
  if (map_place(map, map->from).y > area.y + area.h / 2)
    box.y = area.y + u;
  if (box.w > area.w - 2 * u || box.h > 0.4 * area.h)
    return;
  double before = canvas_set_alpha(draw->canvas, presence);
  canvas_fill_rect(draw->canvas, box, 0.6 * u, color_fade(draw->theme->card, 0.8));
  for (size_t i = 0; i < 2; i++) {
    double y = box.y + (1.5 + 2.2 * (double)i) * u;
    draw_end(draw, (Point){box.x + 1.4 * u, y}, 0.8 * u, i == 0);
    draw_formula_inline(draw, ALIGN_LEFT, box.x + 3 * u, y, 1.8, draw->theme->ink, symbol);
    draw_text(draw, ALIGN_LEFT, box.x + 3.6 * u + name, y, (TextLook){SIZE_SMALL, false, draw->theme->ink},
              draw_string(draw, NAMES[i]));
  }
  canvas_set_alpha(draw->canvas, before);
  places_take(&map->places, box);
}

/* ---- all of them ---- */

static size_t arrow_count(const MapPicture *map) {
  return panel_setting(map->panel, "arrows")->count;
}

/* The point stands on the arrow and leaves too little of it to be one: in the repeated steps only, since the
 * others speak of it. */
static bool is_covered(const MapArrow *arrow) {
  const MapPicture *map = arrow->map;
  Point now = map_place(map, map->now);
  return map->moment.moved && trace_step(map->draw->state->trace, map->draw->state->step).kind->summary &&
         hypot(arrow->tip.x - now.x, arrow->tip.y - now.y) < 3.4 * map->draw->u;
}

bool map_has_arrows(const MapPicture *map) {
  MapArrow arrow;
  for (size_t i = 0; i < arrow_count(map); i++)
    if (make(&arrow, map, i) && !arrow.ring && !is_covered(&arrow))
      return true;
  return false;
}

static void draw_below(MapPicture *map, const MapArrow *arrow) {
  if (arrow->ring && map->moment.moved) {
    draw_calm_ring(map, arrow);
  } else if (arrow->ring) {
    draw_rays(map, arrow, map_has_arrows(map) ? CALM : 1);
    draw_key(map, arrow->presence);
  }
  if (setting(arrow, "parts")->flag)
    draw_parts(map, arrow);
}

static bool is_drawn(const MapArrow *arrow) {
  return !(arrow->ring && arrow->map->moment.moved) && !is_covered(arrow);
}

static void draw_above(MapPicture *map, const MapArrow *arrow) {
  if (is_drawn(arrow) && pixels_of(arrow) >= 0.5)
    draw_one(map, arrow->from, arrow->tip, arrow->hollow, color_of(arrow));
}

static void draw_labels(MapPicture *map, const MapArrow *arrow) {
  const Draw *draw = map->draw;
  const PanelSetting *title = setting(arrow, "title");
  if (is_drawn(arrow) && title->given && pixels_of(arrow) > 2 * draw->u)
    map_label(map, arrow->tip, arrow->from, panel_formula(draw, title), color_of(arrow));
  for (int axis = 0; axis < 2 && is_drawn(arrow) && setting(arrow, "parts")->flag; axis++)
    map_label(map, part_end(arrow, axis), arrow->from, panel_symbol(draw, arrow->of[axis]),
              theme_class(draw->theme, 4));
}

/* The step that the point makes, where nothing else says which way it goes. */
static void draw_move(MapPicture *map) {
  Point from = map_place(map, map->from), now = map_place(map, map->now);
  if (map->moment.moved && !map_has_arrows(map) && map_is_alone(map) &&
      isfinite(map->now[0] + map->now[1] + map->from[0] + map->from[1]))
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
  double radius = radius_of(arrow) + 1.2 * draw->u;
  Rect plane = {arrow->from.x - radius, arrow->from.y - radius, 2 * radius, 2 * radius},
       box = rect_intersect(plane, map->plot.area);
  if (box.w < 1 || box.h < 1)
    return;
  Target target = map_ground_target(map);
  target.b = (int)arrow->item + 1;
  draw_grip(draw, arrow->tip, color_of(arrow), target);
  Hit *hit = hits_add(draw->hits, box, target);
  hit->tip = STRING_SLOPE_TURN_TIP;
  hit->handle = (Handle){.kind = HANDLE_ANGLE,
                         .x = draw_cell_target(draw, arrow->turn),
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
