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
  FieldColor bands[CONTOUR_LEVELS_MAX + 1], line;
  size_t count;
  float strength, half; /* the line's, half in pixels */
  float reach;          /* how far from a level a pixel has to do with it */
} Ladder;

static Ladder make_ladder(const ContourLook *look) {
  assert(look->level_count >= 1 && look->level_count <= CONTOUR_LEVELS_MAX);
  Ladder ladder = {.zero = look->levels[0], .count = look->level_count};
  double range = look->levels[ladder.count - 1] - ladder.zero;
  ladder.unit = range > 0 ? range : fmax(fabs(ladder.zero), 1);
  ladder.at[0] = -INFINITY;
  for (size_t i = 0; i < ladder.count; i++)
    ladder.at[i + 1] = (float)((look->levels[i] - ladder.zero) / ladder.unit);
  ladder.at[ladder.count + 1] = INFINITY;
  for (size_t i = 0; i <= ladder.count; i++)
    ladder.bands[i] = field_color(look->bands[i]);
  ladder.line = field_color(look->line);
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

/* A pixel near one or more levels, in band `band` at its middle; slope is the value's change over a pixel
 * straight uphill.  Each level above which a share of the pixel lies adds that share of its step in colour;
 * to one pixel a level is a straight line. */
static uint32_t border_color(const Ladder *ladder, size_t band, float value, float slope) {
  float span = ladder->reach * slope, ink = 0;
  while (value - ladder->at[band] < span)
    band--;
  FieldColor color = ladder->bands[band];
  for (; ladder->at[band + 1] - value < span; band++) {
    float distance = (value - ladder->at[band + 1]) / slope, above = field_unit(0.5f + distance);
    FieldColor here = ladder->bands[band], next = ladder->bands[band + 1];
    color.r += above * (next.r - here.r);
    color.g += above * (next.g - here.g);
    color.b += above * (next.b - here.b);
    ink = fmaxf(ink, field_unit(ladder->half + 0.5f - fabsf(distance)));
  }
  return field_word(field_mix(color, ladder->line, ink * ladder->strength));
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
    out[x] = near * near >= reach_squared * squared ? field_word(ladder->bands[band])
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
