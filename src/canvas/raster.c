#include "canvas/raster_parts.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

PixelBox box_intersect(PixelBox a, PixelBox b) {
  return (PixelBox){a.left > b.left ? a.left : b.left, a.top > b.top ? a.top : b.top,
                    a.right < b.right ? a.right : b.right, a.bottom < b.bottom ? a.bottom : b.bottom};
}

bool box_is_empty(PixelBox box) {
  return box.right <= box.left || box.bottom <= box.top;
}

/* A whole number cut to a range; low for what is no number. */
static int to_int(double whole, int low, int high) {
  return !(whole > low) ? low : whole > high ? high : (int)whole;
}

PixelBox box_around(double left, double top, double right, double bottom, PixelBox within) {
  if (isnan(left) || isnan(top))
    return (PixelBox){0, 0, 0, 0};
  return (PixelBox){
      to_int(floor(left), within.left, within.right), to_int(floor(top), within.top, within.bottom),
      to_int(ceil(right), within.left, within.right), to_int(ceil(bottom), within.top, within.bottom)};
}

PixelBox points_box(const Point *points, size_t count, double margin, PixelBox within) {
  double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;
  for (size_t i = 0; i < count; i++) {
    if (isnan(points[i].x) || isnan(points[i].y))
      continue;
    left = fmin(left, points[i].x);
    top = fmin(top, points[i].y);
    right = fmax(right, points[i].x);
    bottom = fmax(bottom, points[i].y);
  }
  return box_around(left - margin, top - margin, right + margin, bottom + margin, within);
}

double coordinate_limit(double value) {
  return value > FARTHEST ? FARTHEST : value < -FARTHEST ? -FARTHEST : value;
}

uint32_t *brush_at(const Brush *brush, int x, int y) {
  return brush->out.at + (ptrdiff_t)y * brush->out.stride + x;
}

uint32_t alpha_part(double coverage, uint32_t alpha) {
  return (uint32_t)(coverage * alpha + 0.5);
}

/* Of 0 to 255, so that 255 becomes 256 and a shift can divide. */
static uint32_t widen(uint32_t alpha) {
  return alpha + (alpha >> 7);
}

void band_start(Raster *raster, const Brush *brush, PixelBox box) {
  raster->write = box_intersect(brush->write, box);
  raster->stride = box.right - box.left + 2;
  raster->band = box;
  raster->band.bottom = box.top;
  assert(raster->stride <= raster->cells);
}

bool band_next(Raster *raster, PixelBox box) {
  int rows = raster->cells / raster->stride;
  rows = rows < BAND_ROWS ? rows : BAND_ROWS;
  do {
    raster->band.top = raster->band.bottom;
    if (raster->band.top >= box.bottom || raster->band.top >= raster->write.bottom)
      return false;
    int left_over = box.bottom - raster->band.top;
    rows = rows < left_over ? rows : left_over;
    raster->band.bottom = raster->band.top + rows;
  } while (raster->band.bottom <= raster->write.top);
  for (int i = 0; i < rows; i++) {
    raster->low[i] = raster->stride;
    raster->high[i] = -1;
  }
  return true;
}

static void *zeroed(size_t count, size_t size) {
  void *memory = calloc(count, size);
  if (memory == NULL)
    abort();
  return memory;
}

/* A row of the picture must fit, with two cells more for what lies at its right edge. */
void raster_reserve(Raster *raster, int width) {
  int needed = width + 2 > BAND_CELLS ? width + 2 : BAND_CELLS;
  if (needed <= raster->cells)
    return;
  free(raster->sums);
  free(raster->mask);
  raster->sums = zeroed((size_t)needed, sizeof *raster->sums);
  raster->mask = zeroed((size_t)needed, sizeof *raster->mask);
  raster->cells = needed;
}

Raster *raster_new(void) {
  return zeroed(1, sizeof(Raster));
}

void raster_free(Raster *raster) {
  if (raster == NULL)
    return;
  free(raster->sums);
  free(raster->mask);
  damage_free(raster->damage);
  free(raster);
}

static uint32_t opaque_word(Color color) {
  return 0xff000000u | (uint32_t)color.r << 16 | (uint32_t)color.g << 8 | color.b;
}

static void clear(Pixels out, PixelBox box, Color ground) {
  uint32_t word = opaque_word(ground);
  for (int y = box.top; y < box.bottom; y++)
    span_solid(out.at + (ptrdiff_t)y * out.stride + box.left, box.right - box.left, word, 256);
}

/* Clips end between pixels: each edge counts as the nearest such place. */
static PixelBox clip_box(Rect clip, PixelBox picture) {
  Rect whole = rect_snap(clip);
  return box_around(whole.x, whole.y, whole.x + whole.w, whole.y + whole.h, picture);
}

static void draw_text(const Brush *brush, const Command *command, const Font *font) {
  double x = floor(command->rect.x + 0.5), y = floor(command->rect.y + 0.5);
  if (!(fabs(x) < 1e6 && fabs(y) < 1e6))
    return;
  TextMask mask = font_mask(font, command->face, command->size, command->style, command->text);
  int left = (int)x + mask.left, top = (int)y + mask.top;
  PixelBox box = box_intersect((PixelBox){left, top, left + mask.width, top + mask.height}, brush->write);
  if (box_is_empty(box))
    return;
  for (int row = box.top; row < box.bottom; row++) {
    const uint8_t *coverage = mask.coverage + (ptrdiff_t)(row - top) * mask.stride + (box.left - left);
    span_mask(brush_at(brush, box.left, row), coverage, box.right - box.left, brush->color, brush->alpha);
  }
}

static void draw_command(Raster *raster, Pixels out, PixelBox picture, PixelBox box, const Canvas *canvas,
                         const Command *command) {
  Brush brush = {.out = out,
                 .clip = clip_box(command->clip, picture),
                 .color = opaque_word(command->color),
                 .alpha = widen(command->color.a)};
  brush.write = box_intersect(brush.clip, box);
  if (box_is_empty(brush.write))
    return;
  switch (command->kind) {
  case COMMAND_FILL_RECT:
  case COMMAND_BORDER:
    raster_rect(raster, &brush, command);
    break;
  case COMMAND_FILL_PATH:
    raster_path(raster, &brush, command);
    break;
  case COMMAND_STROKE:
    raster_stroke(raster, &brush, command);
    break;
  case COMMAND_TEXT:
    draw_text(&brush, command, canvas->font);
    break;
  case COMMAND_IMAGE:
    raster_image(&brush, command);
    break;
  }
}

static PixelBox picture_of(Pixels out, const Canvas *canvas) {
  return box_intersect((PixelBox){0, 0, out.width, out.height},
                       (PixelBox){0, 0, canvas->width, canvas->height});
}

/* The pixels that a command covers with one colour, whatever lies below it: between its corners a filled
 * rectangle does. */
static PixelBox hidden_by(const Command *command, PixelBox picture) {
  if (command->kind != COMMAND_FILL_RECT || command->color.a < 255)
    return (PixelBox){0, 0, 0, 0};
  Rect rect = command->rect;
  double corner = command->radius > 0 ? command->radius + 1 : 1;
  PixelBox clip = clip_box(command->clip, picture);
  return (PixelBox){to_int(ceil(rect.x), clip.left, clip.right),
                    to_int(ceil(rect.y + corner), clip.top, clip.bottom),
                    to_int(floor(rect.x + rect.w), clip.left, clip.right),
                    to_int(floor(rect.y + rect.h - corner), clip.top, clip.bottom)};
}

static int box_area(PixelBox box) {
  return box_is_empty(box) ? 0 : (box.right - box.left) * (box.bottom - box.top);
}

/* All of a box but a part of it. */
static void clear_around(Pixels out, PixelBox box, PixelBox part, Color ground) {
  if (box_is_empty(part)) {
    clear(out, box, ground);
    return;
  }
  clear(out, (PixelBox){box.left, box.top, box.right, part.top}, ground);
  clear(out, (PixelBox){box.left, part.top, part.left, part.bottom}, ground);
  clear(out, (PixelBox){part.right, part.top, box.right, part.bottom}, ground);
  clear(out, (PixelBox){box.left, part.bottom, box.right, box.bottom}, ground);
}

/* The first command of which something may be seen in the box; without one that hides all below it the box is
 * cleared, but for where the one does that hides most. */
static size_t first_seen(Pixels out, PixelBox picture, PixelBox box, const Canvas *canvas) {
  PixelBox most = {0, 0, 0, 0};
  for (size_t i = canvas->count; i > 0; i--) {
    PixelBox hidden = box_intersect(hidden_by(&canvas->commands[i - 1], picture), box);
    if (box_area(hidden) == box_area(box))
      return i - 1;
    if (box_area(hidden) > box_area(most))
      most = hidden;
  }
  clear_around(out, box, most, canvas->ground);
  return 0;
}

void raster_box(Raster *raster, Pixels out, PixelBox box, const Canvas *canvas, const PixelBox *reach) {
  PixelBox picture = picture_of(out, canvas);
  for (size_t i = first_seen(out, picture, box, canvas); i < canvas->count; i++)
    if (!reach || !box_is_empty(box_intersect(reach[i], box)))
      draw_command(raster, out, picture, box, canvas, &canvas->commands[i]);
}

PixelBox raster_reach(const Command *command, const Font *font, PixelBox picture) {
  PixelBox clip = clip_box(command->clip, picture);
  Rect rect = command->rect;
  if (command->kind == COMMAND_TEXT) {
    TextMask mask = font_mask(font, command->face, command->size, command->style, command->text);
    double x = floor(rect.x + 0.5) + mask.left, y = floor(rect.y + 0.5) + mask.top;
    return box_around(x, y, x + mask.width, y + mask.height, clip);
  }
  double width = fmin(fmax(command->width, 1), FARTHEST),
         edge = command->kind == COMMAND_STROKE ? width / 2 + 1 : 0;
  if (command->kind == COMMAND_STROKE || command->kind == COMMAND_FILL_PATH)
    return points_box(command->points, command->count, edge, clip);
  return box_around(coordinate_limit(rect.x), coordinate_limit(rect.y), coordinate_limit(rect.x + rect.w),
                    coordinate_limit(rect.y + rect.h), clip);
}

void raster_draw(Raster *raster, Pixels out, const Canvas *canvas) {
  assert(out.width > 0 && out.height > 0 && out.stride >= out.width);
  raster_reserve(raster, out.width);
  raster_box(raster, out, (PixelBox){0, 0, out.width, out.height}, canvas, NULL);
}
