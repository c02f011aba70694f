/* The map of J as pixels, kept from frame to frame while neither the landscape nor its size nor the theme
 * changes. */
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
  uint64_t version; /* of the landscape; 0 with no pixels: free */
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

/* The map at a size in pixels, at least 1 x 1; valid until TRAINING_MAPS others were asked for. */
const TrainingMap *training_map(TrainingMaps *maps, const Landscape *landscape, const Theme *theme, int width,
                                int height);
void training_maps_free(TrainingMaps *maps);

#endif
