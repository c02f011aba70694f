#include "chart/contour.h"

#include "chart/field.h"

#include <assert.h>
#include <math.h>

bool contour_range(double *low, double *high, const double *values, size_t count) {
  double least = INFINITY, most = -INFINITY;
  for (size_t i = 0; i < count; i++)
    if (isfinite(values[i])) {
      least = fmin(least, values[i]);
      most = fmax(most, values[i]);
    }
  if (least > most)
    return false;
  *low = least;
  *high = most;
  return true;
}

void contour_levels(double *levels, double base, double low, double high, size_t count) {
  if (!isfinite(low))
    low = 0;
  if (!isfinite(high) || high <= low)
    high = low + fmax(fabs(low), 1);
  if (!isfinite(base) || base > low)
    base = low;
  double most = high - base, least = fmax(low - base, most / 1000);
  for (size_t i = 0; i < count; i++) {
    double share = (double)(i + 1) / (double)(count + 1);
    levels[i] = base + least * pow(most / least, share);
  }
}

/* Values farther from the first level, counted in the levels' range, are cut: how far makes no difference to
 * the picture, but a huge one would make the surface ring all around it. */
static const double FARTHEST_VALUE = 4;

/* The look with everything that each pixel needs.  Values are counted from the first level in units of the
 * levels' range, so that floats are fine enough. */
typedef struct Ladder {
  double zero, unit;
  float at[CONTOUR_LEVELS_MAX + 2]; /* level i at i + 1, between minus and plus infinity */
  float bands[CONTOUR_LEVELS_MAX + 1][3], line[3];
  uint32_t solid[CONTOUR_LEVELS_MAX + 1];
  size_t count;
  float strength, half; /* the line's, half in pixels */
  float reach;          /* how far from a level a pixel has to do with it */
} Ladder;

static void set_channels(float *channels, Color color) {
  channels[0] = color.r;
  channels[1] = color.g;
  channels[2] = color.b;
}

static uint32_t channel(float value) {
  return (uint32_t)(value + 0.5f);
}

static uint32_t word(const float *channels) {
  return 0xff000000u | channel(channels[0]) << 16 | channel(channels[1]) << 8 | channel(channels[2]);
}

static Ladder make_ladder(const ContourLook *look) {
  assert(look->level_count >= 1 && look->level_count <= CONTOUR_LEVELS_MAX);
  Ladder ladder = {.zero = look->levels[0], .count = look->level_count};
  double range = look->levels[ladder.count - 1] - ladder.zero;
  ladder.unit = range > 0 ? range : fmax(fabs(ladder.zero), 1);
  ladder.at[0] = -INFINITY;
  for (size_t i = 0; i < ladder.count; i++)
    ladder.at[i + 1] = (float)((look->levels[i] - ladder.zero) / ladder.unit);
  ladder.at[ladder.count + 1] = INFINITY;
  for (size_t i = 0; i <= ladder.count; i++) {
    set_channels(ladder.bands[i], look->bands[i]);
    ladder.solid[i] = word(ladder.bands[i]);
  }
  set_channels(ladder.line, look->line);
  ladder.strength = (float)(look->line.a / 255.0 * fmin(fmax(look->line_width, 0), 1));
  ladder.half = (float)fmax(look->line_width, 1) / 2;
  ladder.reach = ladder.strength > 0 ? ladder.half + 0.5f : 0.5f;
  return ladder;
}

static float *make_nodes(Arena *arena, const double *values, const Ladder *ladder, size_t count) {
  float *nodes = ARENA_ARRAY(arena, float, count);
  for (size_t i = 0; i < count; i++) {
    double value = isfinite(values[i]) ? (values[i] - ladder->zero) / ladder->unit : FARTHEST_VALUE;
    nodes[i] = (float)fmin(fmax(value, -FARTHEST_VALUE), FARTHEST_VALUE);
  }
  return nodes;
}

static float clamp_unit(float t) {
  return t < 0 ? 0 : t > 1 ? 1 : t;
}

/* A pixel near one or more levels, in band `band` at its middle; slope is the value's change over a pixel
 * straight uphill.  Each level above which a share of the pixel lies adds that share of its step in colour;
 * to one pixel a level is a straight line. */
static uint32_t border_color(const Ladder *ladder, size_t band, float value, float slope) {
  float span = ladder->reach * slope, ink = 0, color[3];
  while (value - ladder->at[band] < span)
    band--;
  for (int c = 0; c < 3; c++)
    color[c] = ladder->bands[band][c];
  for (; ladder->at[band + 1] - value < span; band++) {
    float distance = (value - ladder->at[band + 1]) / slope, above = clamp_unit(0.5f + distance);
    for (int c = 0; c < 3; c++)
      color[c] += above * (ladder->bands[band + 1][c] - ladder->bands[band][c]);
    ink = fmaxf(ink, clamp_unit(ladder->half + 0.5f - fabsf(distance)));
  }
  for (int c = 0; c < 3; c++)
    color[c] += ink * ladder->strength * (ladder->line[c] - color[c]);
  return word(color);
}

static void draw_row(uint32_t *out, const Ladder *ladder, const Field *field) {
  float reach_squared = ladder->reach * ladder->reach;
  const float *at = ladder->at;
  size_t band = 0;
  for (int x = 0; x < field->width; x++) {
    float value = field->value[x], squared = field->dx[x] * field->dx[x] + field->dy[x] * field->dy[x];
    while (value >= at[band + 1])
      band++;
    while (value < at[band])
      band--;
    float above = value - at[band], below = at[band + 1] - value, near = above < below ? above : below;
    out[x] = near * near >= reach_squared * squared ? ladder->solid[band]
                                                    : border_color(ladder, band, value, sqrtf(squared));
  }
}

void contour_map(uint32_t *pixels, const double *values, const ContourLook *look, size_t columns, size_t rows,
                 int width, int height) {
  Arena arena = {0};
  Ladder ladder = make_ladder(look);
  const float *nodes = make_nodes(&arena, values, &ladder, columns * rows);
  Field field = field_make(&arena, nodes, columns, rows, width, height);
  for (int y = 0; y < height; y++) {
    field_row(&field, y);
    draw_row(pixels + (ptrdiff_t)y * width, &ladder, &field);
  }
  arena_free(&arena);
}
