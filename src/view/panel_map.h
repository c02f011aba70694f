/* A map of a value over two numbers.  Internal to panel_map*.c. */
#ifndef STEPMAX_VIEW_PANEL_MAP_H
#define STEPMAX_VIEW_PANEL_MAP_H

#include "trace/path.h"
#include "trace/surface.h"
#include "view/panel_numbers.h"
#include "view/place.h"
#include "view/plot.h"

typedef struct MapPicture {
  const Draw *draw;
  const Panel *panel;
  Cell of, over[2], point[2], next[2];
  bool has_next, on_path;
  bool equal;  /* one scale both ways */
  double norm; /* a penalty's contour: 1 a diamond, 2 a circle, 0 none */
  Surface surface;
  bool drawn;             /* there is a surface */
  Plot plot;              /* its area: whole pixels */
  double from[2], now[2]; /* in numbers: the point, and where it is at this moment of the animation */
  PathMoment moment;
  Point *way; /* in pixels, not clipped */
  size_t way_count;
  Places places;
} MapPicture;

/* Also outside the area; so far away that lines keep their direction and no farther. */
Point map_place(const MapPicture *map, const double at[2]);
void map_take(MapPicture *map, Point at, double radius);
/* A label clear of all else, best away from `from`; nothing where no place is. */
void map_label(MapPicture *map, Point at, Point from, const char *source, Color color);
/* What a drag anywhere on the map moves, if it moves anything: the point at the start. */
Target map_ground_target(const MapPicture *map);
bool map_is_draggable(const MapPicture *map);
bool map_is_alone(const MapPicture *map); /* no other panes beside it */

/* The picture of the height, and a penalty's contour. */
void map_draw_ground(MapPicture *map);

/* The way of the updates up to now, and what is wrong with it, in words, in the lower corner. */
void map_draw_way(MapPicture *map);
/* Its start, the point, and the one that it came from: over the arrows, whose labels keep away before. */
void map_take_points(MapPicture *map);
void map_draw_points(MapPicture *map);

void map_draw_arrows(MapPicture *map);
/* Whether any is on screen besides the one that is turned. */
bool map_has_arrows(const MapPicture *map);
/* What is dragged round the point. */
void map_report_rings(const MapPicture *map);

#endif
