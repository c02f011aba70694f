/* Pictures given as pixels: shown as they are, or scaled. */
#include "canvas/raster_parts.h"

/* Places in an image, in fixed point: 32 bits behind the point. */
enum { SCALED_AT_ONCE = 256, SPAN_MOST = 1024 };
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

/* Colours mixed as in raster_span.c, two channels at a time. */
static inline uint32_t mixed(uint32_t low, uint32_t high, uint32_t share) {
  const uint32_t pair = 0x00ff00ffu, half = 0x00800080u;
  uint32_t rb = ((high & pair) * share + (low & pair) * (256 - share) + half) >> 8 & pair;
  uint32_t g = ((high >> 8 & 0xff) * share + (low >> 8 & 0xff) * (256 - share) + 0x80) & 0xff00u;
  return rb | g;
}

/* Columns of the scaled image that are painted together: where each lies in the image, and all of the image's
 * pixels that they are mixed from. */
typedef struct Columns {
  int first, count, low, span;
  Between at[SCALED_AT_ONCE];
  uint32_t mixed[SPAN_MOST]; /* of two rows of the image */
} Columns;

static Columns columns_of(const Command *image, PixelBox whole, int first, int end) {
  int64_t step = step_of(image->columns, (int64_t)whole.right - whole.left),
          fitting = (SPAN_MOST - 2) * WHOLE / (step > 0 ? step : 1),
          most = fitting < SCALED_AT_ONCE ? fitting : SCALED_AT_ONCE;
  Columns columns = {.first = first, .count = most < 1 ? 1 : (int)most};
  columns.count = columns.count < end - first ? columns.count : end - first;
  for (int i = 0; i < columns.count; i++)
    columns.at[i] = between((int64_t)first + i - whole.left, step, image->columns);
  columns.low = columns.at[0].low;
  columns.span = columns.at[columns.count - 1].high + 1 - columns.low;
  return columns;
}

/* Rows are mixed first, since many columns are mixed at once. */
static void scaled_row(const Brush *brush, const Command *image, PixelBox whole, Columns *columns, int y) {
  Between row = between(y - whole.top, step_of(image->rows, (int64_t)whole.bottom - whole.top), image->rows);
  const uint32_t *upper = image->pixels + (ptrdiff_t)row.low * image->columns + columns->low,
                 *lower = image->pixels + (ptrdiff_t)row.high * image->columns + columns->low;
  uint32_t *rows = columns->mixed, colors[SCALED_AT_ONCE];
  for (int i = 0; i < columns->span; i++)
    rows[i] = mixed(upper[i], lower[i], row.share);
  for (int i = 0; i < columns->count; i++) {
    Between at = columns->at[i];
    colors[i] = mixed(rows[at.low - columns->low], rows[at.high - columns->low], at.share);
  }
  span_copy(brush_at(brush, columns->first, y), colors, columns->count, brush->alpha);
}

static void scaled_image(const Brush *brush, const Command *image, PixelBox whole, PixelBox box) {
  for (int first = box.left; first < box.right;) {
    Columns columns = columns_of(image, whole, first, box.right);
    for (int y = box.top; y < box.bottom; y++)
      scaled_row(brush, image, whole, &columns, y);
    first += columns.count;
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
  if (right - left != command->columns || bottom - top != command->rows) {
    scaled_image(brush, command, whole, box);
    return;
  }
  for (int y = box.top; y < box.bottom; y++) {
    const uint32_t *row = command->pixels + (ptrdiff_t)(y - whole.top) * command->columns;
    span_copy(brush_at(brush, box.left, y), row + (box.left - whole.left), box.right - box.left,
              brush->alpha);
  }
}
