#include "trace/landscape.h"

#include <assert.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { NX = 113, NY = 85 };

static void range_of(double *low, double *high, LandscapeSide side) {
  bool bounded = side.range->min > -1e6 && side.range->max < 1e6 && side.range->max > side.range->min;
  double around = fmax(5, fabs(side.start) / 1000); /* 5 is nothing beside a huge number */
  *low = bounded ? side.range->min : fmax(side.start - around, -DBL_MAX);
  *high = bounded ? side.range->max : fmin(side.start + around, DBL_MAX);
}

/* A hash over what J depends on: FNV-1a on words, with the high bits folded back into the low ones. */
static uint64_t mix_in(uint64_t hash, double number) {
  uint64_t word;
  memcpy(&word, &number, sizeof word);
  hash = (hash ^ word) * 1099511628211u;
  return hash ^ hash >> 32;
}

static uint64_t version_of(const Landscape *map, const Descent *descent, const Dataset *data) {
  const double numbers[] = {
      map->w_low,     map->w_high,          map->b_low, map->b_high, (double)descent->penalty,
      descent->alpha, (double)descent->loss};
  uint64_t hash = 14695981039346656037u;
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
    hash = mix_in(hash, numbers[i]);
  for (size_t i = 0; i < data->N * data->D; i++)
    hash = mix_in(hash, data->X[i]);
  for (size_t i = 0; i < data->N; i++)
    hash = mix_in(hash, data->labels[i]);
  return hash;
}

Landscape *landscape_new(const Descent *descent, const Dataset *data, LandscapeSide w, LandscapeSide b) {
  assert(descent_size(descent) == 2);
  Landscape *map = calloc(1, sizeof *map);
  double *J = malloc((size_t)NX * NY * sizeof *J);
  if (!map || !J)
    abort();
  *map = (Landscape){.nx = NX, .ny = NY, .J = J, .own = J};
  range_of(&map->w_low, &map->w_high, w);
  range_of(&map->b_low, &map->b_high, b);
  map->version = version_of(map, descent, data);
  return map;
}

void landscape_compute(Landscape *map, const Descent *descent, const Dataset *data) {
  if (map->computed)
    return;
  double *scratch = malloc((descent_scratch(descent) + 1) * sizeof *scratch);
  if (!scratch)
    abort();
  map->least = INFINITY;
  for (size_t y = 0; y < NY; y++)
    for (size_t x = 0; x < NX; x++) {
      double theta[2] = {map->w_low + (map->w_high - map->w_low) * (double)x / (NX - 1),
                         map->b_low + (map->b_high - map->b_low) * (double)y / (NY - 1)};
      double objective = descent_measure(descent, theta, data->X, data->labels, data->N, scratch).objective;
      map->own[y * NX + x] = objective;
      map->least = fmin(map->least, objective);
    }
  map->computed = true;
  free(scratch);
}

void landscape_free(Landscape *landscape) {
  if (landscape)
    free(landscape->own);
  free(landscape);
}
