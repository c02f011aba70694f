#include "chart/field.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>

/* Beyond the edge the surface goes on straight: the node that is missing there lies on the line through the
 * next two. */
static void fold(double *weight, size_t missing, size_t near, size_t far) {
  weight[near] += 2 * weight[missing];
  weight[far] -= weight[missing];
  weight[missing] = 0;
}

/* At `position`, counted in nodes; `step` is how far the next pixel is. */
static FieldTaps make_taps(double position, double step, size_t count) {
  size_t cell = (size_t)fmin(fmax(floor(position), 0), (double)(count - 2));
  double t = position - (double)cell;
  double weight[] = {t * (-0.5 + t * (1 - 0.5 * t)), 1 + t * t * (-2.5 + 1.5 * t),
                     t * (0.5 + t * (2 - 1.5 * t)), t * t * (-0.5 + 0.5 * t)};
  double slope[] = {-0.5 + t * (2 - 1.5 * t), t * (-5 + 4.5 * t), 0.5 + t * (4 - 4.5 * t),
                    t * (-1 + 1.5 * t)};
  bool first = cell == 0, last = cell + 2 == count;
  if (first) {
    fold(weight, 0, 1, 2);
    fold(slope, 0, 1, 2);
  }
  if (last) {
    fold(weight, 3, 2, 1);
    fold(slope, 3, 2, 1);
  }
  FieldTaps taps = {.at = {first ? cell : cell - 1, cell, cell + 1, last ? cell + 1 : cell + 2}};
  for (size_t i = 0; i < 4; i++) {
    taps.weight[i] = (float)weight[i];
    taps.slope[i] = (float)(slope[i] * step);
  }
  return taps;
}

Field field_make(Arena *arena, const float *nodes, size_t columns, size_t rows, int width, int height) {
  assert(columns >= 2 && rows >= 2 && width > 0 && height > 0);
  Field field = {.nodes = nodes, .columns = columns, .rows = rows, .width = width, .height = height};
  size_t length = (size_t)field.width;
  FieldTaps *across = ARENA_ARRAY(arena, FieldTaps, length);
  double step = (double)(columns - 1) / width;
  for (size_t x = 0; x < length; x++)
    across[x] = make_taps(((double)x + 0.5) * step, step, columns);
  field.across = across;
  field.value = ARENA_ARRAY(arena, float, length);
  field.dx = ARENA_ARRAY(arena, float, length);
  field.dy = ARENA_ARRAY(arena, float, length);
  for (size_t i = 0; i < 4; i++) {
    field.flat[i] = ARENA_ARRAY(arena, float, length);
    field.tilt[i] = ARENA_ARRAY(arena, float, length);
    field.held[i] = SIZE_MAX;
  }
  return field;
}

/* A row of nodes, spread over the pixels' columns.  Rows in use together are neighbours: each has a place of
 * its own. */
static size_t hold_row(Field *field, size_t row) {
  size_t place = row % 4;
  if (field->held[place] == row)
    return place;
  field->held[place] = row;
  const float *nodes = field->nodes + row * field->columns;
  float *flat = field->flat[place], *tilt = field->tilt[place];
  for (int x = 0; x < field->width; x++) {
    const FieldTaps *taps = &field->across[x];
    float a = nodes[taps->at[0]], b = nodes[taps->at[1]], c = nodes[taps->at[2]], d = nodes[taps->at[3]];
    flat[x] = taps->weight[0] * a + taps->weight[1] * b + taps->weight[2] * c + taps->weight[3] * d;
    tilt[x] = taps->slope[0] * a + taps->slope[1] * b + taps->slope[2] * c + taps->slope[3] * d;
  }
  return place;
}

/* out = the four rows, each by its weight. */
static void combine(float *restrict out, float *const rows[4], const float weight[4], int count) {
  const float *restrict a = rows[0], *restrict b = rows[1], *restrict c = rows[2], *restrict d = rows[3];
  float wa = weight[0], wb = weight[1], wc = weight[2], wd = weight[3];
  for (int x = 0; x < count; x++)
    out[x] = wa * a[x] + wb * b[x] + wc * c[x] + wd * d[x];
}

void field_row(Field *field, int y) {
  assert(y >= 0 && y < field->height);
  double step = (double)(field->rows - 1) / field->height;
  FieldTaps taps = make_taps((field->height - (y + 0.5)) * step, -step, field->rows);
  float *flat[4], *tilt[4];
  for (size_t i = 0; i < 4; i++) {
    size_t place = hold_row(field, taps.at[i]);
    flat[i] = field->flat[place];
    tilt[i] = field->tilt[place];
  }
  combine(field->value, flat, taps.weight, field->width);
  combine(field->dx, tilt, taps.weight, field->width);
  combine(field->dy, flat, taps.slope, field->width);
}
