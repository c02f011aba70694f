/* A grid of numbers as a smooth surface, looked at pixel by pixel: what the maps share.
 *
 * Between its nodes the surface is a Catmull-Rom spline each way (E. Catmull, R. Rom, "A class of local
 * interpolating splines", 1974): it goes through every node, its slope has no jumps, and a plane stays a
 * plane, up to the edges.  It knows nothing of colours. */
#ifndef STEPMAX_CHART_FIELD_H
#define STEPMAX_CHART_FIELD_H

#include "base/arena.h"
#include "canvas/canvas.h"

#include <stddef.h>
#include <stdint.h>

/* What one column or row of pixels takes from the nodes: the value, and its change from a pixel to the next
 * one to the right or below. */
typedef struct FieldTaps {
  size_t at[4];
  float weight[4], slope[4];
} FieldTaps;

typedef struct Field {
  const float *nodes;
  size_t columns, rows;
  int width, height;
  const FieldTaps *across;  /* of each column of pixels */
  float *value, *dx, *dy;   /* `width` each: the row looked at last, and its slopes per pixel */
  float *flat[4], *tilt[4]; /* rows of nodes at the pixels' columns: values and slopes */
  size_t held[4];           /* which rows those are */
} Field;

/* A surface over `rows` times `columns` nodes (at least 2 each), seen in a picture of width times height
 * pixels.  The first row of nodes is the lowest one, on the picture's lower edge, the last one on its upper
 * edge; the first and last columns lie on its left and right edges.  The nodes are not copied and must be
 * finite; the rest lives in the arena. */
Field field_make(Arena *arena, const float *nodes, size_t columns, size_t rows, int width, int height);

/* Fills value, dx and dy for the middles of the pixels of row y, counted from the top.  Quick for one row
 * after another. */
void field_row(Field *field, int y);

/* --- Colours of its pixels, channels from 0 to 255 */

typedef struct FieldColor {
  float r, g, b;
} FieldColor;

static inline FieldColor field_color(Color color) {
  return (FieldColor){color.r, color.g, color.b};
}

/* `to` by a share of 0 to 1. */
static inline FieldColor field_mix(FieldColor from, FieldColor to, float share) {
  return (FieldColor){from.r + share * (to.r - from.r), from.g + share * (to.g - from.g),
                      from.b + share * (to.b - from.b)};
}

/* Opaque, as of canvas_image. */
static inline uint32_t field_word(FieldColor color) {
  return 0xff000000u | (uint32_t)(color.r + 0.5f) << 16 | (uint32_t)(color.g + 0.5f) << 8 |
         (uint32_t)(color.b + 0.5f);
}

static inline float field_unit(float t) {
  return t < 0 ? 0 : t > 1 ? 1 : t;
}

#endif
