/* What lies below everything on a map: bands and lines of its height, its least place, a penalty's contour.
 */
#include "view/panel_map.h"

#include "chart/contour.h"
#include "chart/level.h"
#include "view/pixels.h"

#include <math.h>

enum { LEVELS = 15 };

/* Levels are spaced in the log of the height above a base just below the least one, so that the bottom of the
 * valley is drawn too. */
#define BASE_SHARE 0.85

/* Lines that may pass below a label's ground. */
#define THIN 0.18 /* u */

static void paint(uint32_t *pixels, int width, int height, void *context) {
  const MapPicture *map = context;
  const Surface *surface = &map->surface;
  const Theme *theme = map->draw->theme;
  double low = 0, high = 1, levels[LEVELS];
  Color bands[LEVELS + 1];
  contour_range(&low, &high, surface->at, surface->columns * surface->rows);
  contour_levels(levels, low > 0 ? BASE_SHARE * low : low, low, high, LEVELS);
  theme_bands(bands, theme, LEVELS + 1);
  ContourLook look = {.levels = levels,
                      .level_count = LEVELS,
                      .bands = bands,
                      .line = color_fade(theme->level, 0.45), /* a path still stands out on a line */
                      .line_width = fmax(width / 350.0, 1.5)};
  contour_map(pixels, surface->at, &look, surface->columns, surface->rows, width, height);
}

static void draw_least(MapPicture *map) {
  const Draw *draw = map->draw;
  double u = draw->u, arm = 0.6 * u;
  Point at = map_place(map, map->surface.least);
  Color color = color_fade(draw->theme->ink, 0.55);
  canvas_line(draw->canvas, at.x - arm, at.y, at.x + arm, at.y, 0.18 * u, color);
  canvas_line(draw->canvas, at.x, at.y - arm, at.x, at.y + arm, 0.18 * u, color);
  map_take(map, at, arm);
}

static void draw_height(MapPicture *map) {
  const Draw *draw = map->draw;
  if (map->drawn)
    pixels_draw(draw, map->plot.area, &(PixelsWork){map->surface.version, paint, map});
  canvas_border(draw->canvas, map->plot.area, 0, 1, draw->theme->hairline);
  if (map->drawn && map->surface.has_least)
    draw_least(map);
}

/* ---- a penalty ---- */

/* All places that are as far from 0 as the point: by the sum of squares, or by the sum of sizes. */
static void draw_norm(MapPicture *map) {
  enum { POINTS = 97, TAKEN_EVERY = 4 };
  double norm = map->norm, x = map->now[0], y = map->now[1],
         size = norm == 1 ? fabs(x) + fabs(y) : hypot(x, y);
  if ((norm != 1 && norm != 2) || !isfinite(size))
    return;
  Point *points = ARENA_ARRAY(map->draw->arena, Point, POINTS);
  for (int i = 0; i < POINTS; i++) {
    double angle = 2 * 3.14159265358979323846 * i / (POINTS - 1), c = cos(angle), s = sin(angle),
           share = norm == 1 ? size / (fabs(c) + fabs(s)) : size;
    points[i] = map_place(map, (double[]){share * c, share * s});
    if (i % TAKEN_EVERY == 0 && rect_contains(map->plot.area, points[i].x, points[i].y))
      map_take(map, points[i], 0.3 * map->draw->u); /* labels keep off it */
  }
  if (hypot(points[0].x - points[POINTS / 2].x, points[0].y - points[POINTS / 2].y) < map->draw->u)
    return; /* no more than a dot at 0 */
  const Theme *theme = map->draw->theme;
  canvas_stroke(map->draw->canvas, points, POINTS, THIN * map->draw->u, theme_class(theme, 4));
}

/* All places as high as the point: where a penalty's contour touches it, the two balance. */
static void draw_level(MapPicture *map) {
  enum { TAKEN_MOST = 60 };
  const Surface *surface = &map->surface;
  double height;
  size_t count;
  CellsPlace at = {map->now[0], map->now[1]};
  if (!map->drawn || map->norm <= 0 ||
      !cells_sample_places(&height, map->draw->state->trace, map->draw->state->step, map->of, map->over, &at,
                           1) ||
      !isfinite(height))
    return;
  const LevelPiece *pieces =
      level_find(map->draw->arena, surface->at, surface->columns, surface->rows, height, &count);
  double x = map->plot.area.w / (double)(surface->columns - 1),
         y = map->plot.area.h / (double)(surface->rows - 1), bottom = map->plot.area.y + map->plot.area.h;
  for (size_t i = 0; i < count; i++) {
    Point from = {map->plot.area.x + x * pieces[i].from.x, bottom - y * pieces[i].from.y};
    canvas_line(map->draw->canvas, from.x, from.y, map->plot.area.x + x * pieces[i].to.x,
                bottom - y * pieces[i].to.y, THIN * map->draw->u, map->draw->theme->ink);
    if (i % (count / TAKEN_MOST + 1) == 0)
      map_take(map, from, 0.3 * map->draw->u); /* labels keep off it */
  }
}

void map_draw_ground(MapPicture *map) {
  draw_height(map);
  draw_norm(map);
  draw_level(map);
}
