/* Rows of pixels: of one colour, through a mask, or of another picture, which may be scaled. */
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

void span_solid(uint32_t *to, int count, uint32_t color, uint32_t alpha) {
  if (alpha >= 256)
    for (int i = 0; i < count; i++)
      to[i] = color;
  else if (alpha > 0)
    for (int i = 0; i < count; i++)
      to[i] = blend(to[i], color, alpha);
}

/* The pixels of another picture, each with its own colour. */
static void span_copy(uint32_t *to, const uint32_t *from, int count, uint32_t alpha) {
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

/* --- Pictures given as pixels: shown as they are, or scaled */

/* Places in an image, in fixed point: 32 bits behind the point. */
enum { SCALED_AT_ONCE = 256 };
static const int64_t WHOLE = (int64_t)1 << 32;

/* The image's pixels around the middle of a scaled one. */
typedef struct Between {
  int low, high;
  uint32_t share; /* of the high one, 0 to 255 of 256 */
} Between;

/* How far it is in the image from one of `to` scaled pixels to the next, where there are `from`. */
static int64_t step_of(int from, int64_t to) {
  return from * WHOLE / to;
}

/* Of scaled pixel `index`; half a pixel at either end of the image has no neighbour. */
static Between between(int64_t index, int64_t step, int from) {
  int64_t middle = index * step + (step - WHOLE) / 2, last = (from - 1) * WHOLE;
  int64_t at = middle < 0 ? 0 : middle > last ? last : middle;
  int low = (int)(at / WHOLE);
  return (Between){low, low + 1 < from ? low + 1 : low, (uint32_t)(at % WHOLE >> 24)};
}

/* Row y of the picture, from `left` to `right`, where the image takes up `whole`. */
static void scaled_row(const Brush *brush, const Command *image, PixelBox whole, int y, int left, int right) {
  int64_t step = step_of(image->columns, (int64_t)whole.right - whole.left);
  Between row = between(y - whole.top, step_of(image->rows, (int64_t)whole.bottom - whole.top), image->rows);
  const uint32_t *upper = image->pixels + (ptrdiff_t)row.low * image->columns;
  const uint32_t *lower = image->pixels + (ptrdiff_t)row.high * image->columns;
  uint32_t colors[SCALED_AT_ONCE];
  for (int first = left; first < right; first += SCALED_AT_ONCE) {
    int count = right - first < SCALED_AT_ONCE ? right - first : SCALED_AT_ONCE;
    for (int i = 0; i < count; i++) {
      Between at = between((int64_t)first + i - whole.left, step, image->columns);
      colors[i] = blend(blend(upper[at.low], upper[at.high], at.share),
                        blend(lower[at.low], lower[at.high], at.share), row.share);
    }
    span_copy(brush_at(brush, first, y), colors, count, brush->alpha);
  }
}

void raster_image(const Brush *brush, const Command *command) {
  Rect rect = command->rect;
  double left = coordinate_limit(rect.x), top = coordinate_limit(rect.y);
  double right = coordinate_limit(rect.x + rect.w), bottom = coordinate_limit(rect.y + rect.h);
  PixelBox box = box_around(left, top, right, bottom, brush->write);
  if (box_is_empty(box))
    return;
  PixelBox whole = {(int)left, (int)top, (int)right, (int)bottom};
  bool same = right - left == command->columns && bottom - top == command->rows;
  for (int y = box.top; y < box.bottom; y++) {
    if (!same) {
      scaled_row(brush, command, whole, y, box.left, box.right);
      continue;
    }
    const uint32_t *row = command->pixels + (ptrdiff_t)(y - whole.top) * command->columns;
    span_copy(brush_at(brush, box.left, y), row + (box.left - whole.left), box.right - box.left,
              brush->alpha);
  }
}
