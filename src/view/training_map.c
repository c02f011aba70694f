#include "view/training_map.h"

#include "chart/contour.h"

#include <math.h>
#include <stdlib.h>

enum { LEVELS = 15 };

/* Levels are spaced in the log of what J is above a base just below its least value, so that the bottom of
 * the valley is drawn too. */
#define BASE_SHARE 0.85

static void paint(TrainingMap *map, const Landscape *landscape, const Theme *theme) {
  double low = 0, high = 1, levels[LEVELS];
  Color bands[LEVELS + 1];
  contour_range(&low, &high, landscape->J, landscape->nx * landscape->ny);
  contour_levels(levels, BASE_SHARE * low, low, high, LEVELS);
  theme_bands(bands, theme, LEVELS + 1);
  ContourLook look = {.levels = levels,
                      .level_count = LEVELS,
                      .bands = bands,
                      .line = color_fade(theme->level, 0.5), /* a run's colour still stands out on a line */
                      .line_width = fmax(map->width / 500.0, 1)};
  contour_map(map->pixels, landscape->J, &look, landscape->nx, landscape->ny, map->width, map->height);
}

/* Where a parabola through three neighbours, a node apart, is lowest: from -1/2 to 1/2 of the middle one. */
static double lowest_between(double left, double middle, double right) {
  double bend = left - 2 * middle + right;
  return bend > 0 ? fmin(fmax((left - right) / (2 * bend), -0.5), 0.5) : 0;
}

static void find_least(TrainingMap *map, const Landscape *landscape) {
  size_t nx = landscape->nx, ny = landscape->ny, at = 0;
  const double *J = landscape->J;
  for (size_t i = 1; i < nx * ny; i++)
    if (J[i] < J[at])
      at = i;
  size_t x = at % nx, y = at / nx;
  map->has_least = x > 0 && x + 1 < nx && y > 0 && y + 1 < ny;
  if (!map->has_least)
    return;
  double col = (double)x + lowest_between(J[at - 1], J[at], J[at + 1]),
         row = (double)y + lowest_between(J[at - nx], J[at], J[at + nx]);
  map->least_w = landscape->w_low + (landscape->w_high - landscape->w_low) * col / (double)(nx - 1);
  map->least_b = landscape->b_low + (landscape->b_high - landscape->b_low) * row / (double)(ny - 1);
}

static bool is_it(const TrainingMap *map, uint64_t version, const Theme *theme, int width, int height) {
  return map->pixels && map->version == version && map->width == width && map->height == height &&
         map->dark == theme->dark;
}

TrainingMap *training_map_slot(TrainingMaps *maps, uint64_t version, const Theme *theme, int width,
                               int height, bool *blank) {
  TrainingMap *oldest = &maps->at[0];
  maps->clock++;
  *blank = false;
  for (size_t i = 0; i < TRAINING_MAPS; i++) {
    TrainingMap *map = &maps->at[i];
    if (is_it(map, version, theme, width, height)) {
      map->used = maps->clock;
      return map;
    }
    if (map->used < oldest->used)
      oldest = map;
  }
  free(oldest->pixels);
  *oldest = (TrainingMap){.version = version,
                          .width = width,
                          .height = height,
                          .dark = theme->dark,
                          .used = maps->clock,
                          .pixels = malloc((size_t)width * (size_t)height * sizeof *oldest->pixels)};
  if (!oldest->pixels)
    abort();
  *blank = true;
  return oldest;
}

const TrainingMap *training_map(TrainingMaps *maps, const Landscape *landscape, const Theme *theme, int width,
                                int height) {
  bool blank;
  TrainingMap *map = training_map_slot(maps, landscape->version, theme, width, height, &blank);
  if (blank) {
    paint(map, landscape, theme);
    find_least(map, landscape);
  }
  return map;
}

void training_maps_free(TrainingMaps *maps) {
  for (size_t i = 0; i < TRAINING_MAPS; i++)
    free(maps->at[i].pixels);
  *maps = (TrainingMaps){0};
}
