#include "canvas/raster_parts.h"

#include <string.h>

/* (color alpha + under (256 - alpha)) / 256, rounded; two channels at a time, 16 bits apart. */
static inline uint32_t blend(uint32_t under, uint32_t color, uint32_t alpha) {
  const uint32_t pair = 0x00ff00ffu, half = 0x00800080u;
  uint32_t rest = 256 - alpha;
  uint32_t rb = ((color & pair) * alpha + (under & pair) * rest + half) >> 8 & pair;
  uint32_t g = ((color >> 8 & 0xff) * alpha + (under >> 8 & 0xff) * rest + 0x80) & 0xff00u;
  return 0xff000000u | rb | g;
}

static inline void fill(uint32_t *to, int count, uint32_t color) {
  for (int i = 0; i < count; i++)
    to[i] = color;
}

/* Much of a picture is of one colour, where a comparison saves the blending. */
static void span_veil(uint32_t *to, int count, uint32_t color, uint32_t alpha) {
  enum { ALIKE = 16 };
  uint32_t under = to[0], blended = blend(under, color, alpha);
  int i = 0;
  for (; i + ALIKE <= count; i += ALIKE) {
    uint32_t apart = 0;
    for (int j = i; j < i + ALIKE; j++)
      apart |= to[j] ^ under;
    if (apart == 0) {
      fill(to + i, ALIKE, blended);
      continue;
    }
    under = to[i + ALIKE - 1];
    blended = blend(under, color, alpha);
    for (int j = i; j < i + ALIKE; j++)
      to[j] = blend(to[j], color, alpha);
  }
  for (; i < count; i++)
    to[i] = blend(to[i], color, alpha);
}

void span_solid(uint32_t *to, int count, uint32_t color, uint32_t alpha) {
  if (alpha >= 256)
    fill(to, count, color);
  else if (alpha > 0 && count > 0)
    span_veil(to, count, color, alpha);
}

void span_copy(uint32_t *to, const uint32_t *from, int count, uint32_t alpha) {
  if (alpha >= 256)
    for (int i = 0; i < count; i++)
      to[i] = 0xff000000u | from[i];
  else if (alpha > 0)
    for (int i = 0; i < count; i++)
      to[i] = blend(to[i], from[i], alpha);
}

static void mask_pixel(uint32_t *to, uint32_t coverage, uint32_t color, uint32_t alpha) {
  if (coverage != 0)
    *to = blend(*to, color, (coverage + (coverage >> 7)) * alpha >> 8);
}

/* Most of a mask is empty and much of the rest full, so eight pixels are looked at together. */
void span_mask(uint32_t *to, const uint8_t *coverage, int count, uint32_t color, uint32_t alpha) {
  int i = 0;
  for (; i + 8 <= count; i += 8) {
    uint64_t eight;
    memcpy(&eight, coverage + i, sizeof eight);
    if (eight == 0)
      continue;
    if (eight == UINT64_MAX)
      span_solid(to + i, 8, color, alpha);
    else
      for (int j = i; j < i + 8; j++)
        mask_pixel(to + j, coverage[j], color, alpha);
  }
  for (; i < count; i++)
    mask_pixel(to + i, coverage[i], color, alpha);
}
