/* The map of J as pixels, kept from frame to frame while neither the landscape nor its size nor the theme
 * changes.  Other maps (of decision regions) are kept in the same places. */
#ifndef STEPMAX_VIEW_TRAINING_MAP_H
#define STEPMAX_VIEW_TRAINING_MAP_H

#include "canvas/canvas.h"
#include "trace/training.h"
#include "ui/theme.h"
#include "view/draw.h"

#include <stdbool.h>
#include <stdint.h>

enum { TRAINING_MAPS = 8 };

typedef struct TrainingMap {
  uint64_t version; /* of what is shown; 0 with no pixels: free */
  int width, height;
  bool dark;
  unsigned used; /* when, for the oldest to make room */
  uint32_t *pixels;
  bool has_least; /* the lowest node lies inside: the minimum, found between the nodes */
  double least_w, least_b;
} TrainingMap;

struct TrainingMaps {
  TrainingMap at[TRAINING_MAPS];
  unsigned clock;
}; /* zeroed: empty */

/* A place for pixels of a version, at least 1 x 1; what is kept there, or *blank: to be filled, for which the
 * oldest has made room.  Valid until TRAINING_MAPS others were asked for. */
TrainingMap *training_map_slot(TrainingMaps *maps, uint64_t version, const Theme *theme, int width,
                               int height, bool *blank);
/* The map of J there. */
const TrainingMap *training_map(TrainingMaps *maps, const Landscape *landscape, const Theme *theme, int width,
                                int height);
void training_maps_free(TrainingMaps *maps);

#endif
