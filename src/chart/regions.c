#include "chart/regions.h"

#include "chart/field.h"

#include <assert.h>
#include <float.h>
#include <math.h>

/* The share of a class's colour where it is no more probable than the others, and where it is certain. */
static const float FAINTEST = 0.08f, STRONGEST = 0.28f;

/* The look, in channels from 0 to 255. */
typedef struct Palette {
  FieldColor classes[REGIONS_CLASSES_MAX], card, line;
  float strength, half, reach; /* of the border's line; half its width and how far it matters, in pixels */
} Palette;

static Palette make_palette(const RegionsLook *look) {
  assert(look->class_count >= 2 && look->class_count <= REGIONS_CLASSES_MAX);
  Palette palette = {.card = field_color(look->card), .line = field_color(look->line)};
  for (size_t k = 0; k < look->class_count; k++)
    palette.classes[k] = field_color(look->classes[k]);
  palette.strength = (float)(look->line.a / 255.0 * fmin(fmax(look->line_width, 0), 1));
  palette.half = (float)fmax(look->line_width, 1) / 2;
  palette.reach = palette.strength > 0 ? palette.half + 0.5f : 0.5f;
  return palette;
}

static float *make_nodes(Arena *arena, const double *probabilities, size_t k, size_t classes, size_t count) {
  float *nodes = ARENA_ARRAY(arena, float, count);
  for (size_t i = 0; i < count; i++)
    nodes[i] = (float)log(fmin(fmax(probabilities[i * classes + k], DBL_MIN), 1));
  return nodes;
}

/* exp(x) as (1 + x/256)^256, for x <= 0: to a colour as good as the exact one, and quicker. */
static inline float rough_exp(float x) {
  float power = 1 + (x > -256 ? x : -256) / 256;
  for (int i = 0; i < 8; i++)
    power *= power;
  return power;
}

/* A pixel between the two most probable classes: the first one's colour as strong as it is sure, then, at a
 * border, as much of the second one's as lies beyond it, and the line. */
static uint32_t pixel_color(const Palette *palette, const Field *fields, size_t classes, int x) {
  size_t first = 0, second = 1;
  float sum = 0;
  assert(fields[0].value && fields[1].value); /* there are two classes at least */
  for (size_t k = 1; k < classes; k++)
    if (fields[k].value[x] > fields[first].value[x])
      second = first, first = k;
    else if (k > 1 && fields[k].value[x] > fields[second].value[x])
      second = k;
  for (size_t k = 0; k < classes; k++)
    sum += rough_exp(fields[k].value[x] - fields[first].value[x]);
  const Field *one = &fields[first], *other = &fields[second];
  float sure = ((float)classes / sum - 1) / ((float)classes - 1); /* 0: all alike, 1: certain */
  float share = FAINTEST + (STRONGEST - FAINTEST) * field_unit(sure);
  FieldColor color = field_mix(palette->card, palette->classes[first], share);
  float lead = one->value[x] - other->value[x], dx = one->dx[x] - other->dx[x],
        dy = one->dy[x] - other->dy[x], squared = dx * dx + dy * dy;
  if (lead * lead < palette->reach * palette->reach * squared) {
    float distance = lead / sqrtf(squared);
    FieldColor beyond = field_mix(palette->card, palette->classes[second], share);
    color = field_mix(beyond, color, field_unit(0.5f + distance));
    color = field_mix(color, palette->line, palette->strength * field_unit(palette->half + 0.5f - distance));
  }
  return field_word(color);
}

void regions_map(uint32_t *pixels, const double *probabilities, const RegionsLook *look, size_t columns,
                 size_t rows, int width, int height) {
  Arena arena = {0};
  const Palette palette = make_palette(look);
  size_t classes = look->class_count;
  Field fields[REGIONS_CLASSES_MAX] = {0};
  for (size_t k = 0; k < classes; k++)
    fields[k] = field_make(&arena, make_nodes(&arena, probabilities, k, classes, columns * rows), columns,
                           rows, width, height);
  for (int y = 0; y < height; y++) {
    for (size_t k = 0; k < classes; k++)
      field_row(&fields[k], y);
    for (int x = 0; x < width; x++)
      pixels[(ptrdiff_t)y * width + x] = pixel_color(&palette, fields, classes, x);
  }
  arena_free(&arena);
}
