#include "chart/regions.h"

#include "chart/field.h"

#include <assert.h>
#include <float.h>
#include <math.h>
#include <stdbool.h>

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

/* How much of its colour the most probable class gets; sum = that of all classes' exp, its own being 1. */
static float share_of(float sum, size_t classes) {
  float sure = ((float)classes / sum - 1) / ((float)classes - 1); /* 0: all alike, 1: certain */
  return FAINTEST + (STRONGEST - FAINTEST) * field_unit(sure);
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
  float share = share_of(sum, classes);
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

/* --- Cells: what lies between four nodes.  Where no border is near, their colours are mixed. */

typedef struct Cells {
  size_t columns, rows; /* of nodes */
  uint8_t *first;       /* of each node: its most probable class */
  FieldColor *colors;   /* of each node */
  bool *plain;          /* whether no border is near the cell to the right of a node and above it */
} Cells;

/* All its nodes have one class first, and their neighbours too. */
static bool is_plain(const Cells *cells, size_t column, size_t row) {
  uint8_t first = cells->first[row * cells->columns + column];
  for (size_t j = row > 0 ? row - 1 : 0; j <= row + 2 && j < cells->rows; j++)
    for (size_t i = column > 0 ? column - 1 : 0; i <= column + 2 && i < cells->columns; i++)
      if (cells->first[j * cells->columns + i] != first)
        return false;
  return true;
}

static Cells make_cells(Arena *arena, const Palette *palette, const Field *fields, size_t classes) {
  size_t count = fields->columns * fields->rows;
  Cells cells = {fields->columns, fields->rows, ARENA_ARRAY(arena, uint8_t, count),
                 ARENA_ARRAY(arena, FieldColor, count), ARENA_ARRAY(arena, bool, count)};
  for (size_t i = 0; i < count; i++) {
    size_t first = 0;
    float sum = 0;
    for (size_t k = 1; k < classes; k++)
      first = fields[k].nodes[i] > fields[first].nodes[i] ? k : first;
    for (size_t k = 0; k < classes; k++)
      sum += rough_exp(fields[k].nodes[i] - fields[first].nodes[i]);
    cells.first[i] = (uint8_t)first;
    cells.colors[i] = field_mix(palette->card, palette->classes[first], share_of(sum, classes));
  }
  for (size_t i = 0; i < count; i++)
    cells.plain[i] = is_plain(&cells, i % cells.columns, i / cells.columns);
  return cells;
}

/* Three channels in one word, each of 8 bits, a fraction of 12 and a free one, so that one sum adds all. */
static uint64_t pack(float r, float g, float b) {
  const float unit = 1 << 12;
  return ((uint64_t)(int64_t)(r * unit) << 42) + ((uint64_t)(int64_t)(g * unit) << 21) +
         (uint64_t)(int64_t)(b * unit);
}

/* Pixels from `from` to before `to` of a plain cell, `up` of it from its lower edge. */
static void fill_plain(uint32_t *out, const Cells *cells, size_t node, float up, int width, int from,
                       int to) {
  const FieldColor *low = cells->colors + node, *high = low + cells->columns;
  FieldColor left = field_mix(low[0], high[0], up), right = field_mix(low[1], high[1], up);
  float step = (float)(cells->columns - 1) / (float)width,
        across = ((float)from + 0.5f) * step - (float)(node % cells->columns);
  FieldColor first = field_mix(left, right, across);
  uint64_t color = pack(first.r + 0.5f, first.g + 0.5f, first.b + 0.5f),
           change = pack(step * (right.r - left.r), step * (right.g - left.g), step * (right.b - left.b));
  for (int x = from; x < to; x++, color += change)
    out[x] = 0xff000000u | (uint32_t)(color >> 54 & 0xff) << 16 | (uint32_t)(color >> 33 & 0xff) << 8 |
             (uint32_t)(color >> 12 & 0xff);
}

/* The first pixel of a column of cells. */
static int begin_of(size_t column, size_t columns, int width) {
  return (int)ceil((double)column * width / (double)(columns - 1) - 0.5);
}

/* A row of pixels: what is plain by its cells, the rest by the fields. */
static void fill_row(uint32_t *out, const Palette *palette, Field *fields, size_t classes, const Cells *cells,
                     int y) {
  int width = fields->width, height = fields->height;
  double at = (height - (y + 0.5)) / height * (double)(cells->rows - 1);
  size_t row = (size_t)at;
  bool looked = false;
  for (size_t column = 0; column + 1 < cells->columns; column++) {
    int from = begin_of(column, cells->columns, width), to = begin_of(column + 1, cells->columns, width);
    size_t node = row * cells->columns + column;
    if (cells->plain[node]) {
      fill_plain(out, cells, node, (float)(at - (double)row), width, from, to);
      continue;
    }
    for (size_t k = 0; k < classes && !looked; k++)
      field_row(&fields[k], y);
    looked = true;
    for (int x = from; x < to; x++)
      out[x] = pixel_color(palette, fields, classes, x);
  }
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
  Cells cells = make_cells(&arena, &palette, fields, classes);
  for (int y = 0; y < height; y++)
    fill_row(pixels + (ptrdiff_t)y * width, &palette, fields, classes, &cells, y);
  arena_free(&arena);
}
