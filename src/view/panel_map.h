/* A map of a value over two numbers.  Internal to panel_map*.c. */
#ifndef STEPMAX_VIEW_PANEL_MAP_H
#define STEPMAX_VIEW_PANEL_MAP_H

#include "chart/axis.h"
#include "trace/path.h"
#include "trace/surface.h"
#include "view/panel.h"
#include "view/place.h"

typedef struct MapPicture {
  const Draw *draw;
  const Panel *panel;
  Cell of, over[2], point[2], next[2];
  bool has_next, on_path;
  Surface surface;
  bool drawn; /* there is a surface */
  Rect area;  /* whole pixels */
  Axis x, y;
  double from[2], now[2];     /* in numbers: the point, and where it is at this moment of the animation */
  size_t before, made;        /* updates, when the animation began and at its end */
  bool moved;                 /* the update that the step shows is made */
  Point *way;                 /* in pixels, not clipped */
  size_t way_count, way_near; /* those from `way_near` on are the newest part */
  Places places;
} MapPicture;

/* Also outside the area; so far away that lines keep their direction and no farther. */
Point map_place(const MapPicture *map, const double at[2]);
/* A label on a ground of its own, best away from `from`; nothing where no place is. */
void map_label(MapPicture *map, Point at, Point from, const char *source, Color color);
void map_take(MapPicture *map, Point at, double radius);
/* What a drag anywhere on the map moves, if it moves anything: the point at the start. */
Target map_ground_target(const MapPicture *map);
bool map_is_draggable(const MapPicture *map);

/* The picture of the height, and a penalty's contour. */
void map_draw_ground(MapPicture *map);
/* Which penalty: 1 a diamond, 2 a circle, 0 none. */
double map_norm(const MapPicture *map);

/* The way of the updates up to now, and its start. */
void map_find_way(MapPicture *map);
void map_draw_way(MapPicture *map);
void map_take_points(MapPicture *map);
void map_draw_start(MapPicture *map);
/* The point, and the one that it came from. */
void map_draw_point(MapPicture *map);
/* What is wrong, in words, in the lower corner. */
void map_draw_words(MapPicture *map);
bool map_is_gone(const MapPicture *map); /* the point has left the map */

void map_draw_arrows(MapPicture *map);
/* What is dragged round the point. */
void map_report_rings(const MapPicture *map);
/* Whether any arrow is on screen. */
bool map_has_arrows(const MapPicture *map);

#endif
