/* A picture drawn over the one before it: only where it has changed.
 *
 * The picture lies under a grid of tiles; a tile's mark is a hash over all commands that reach it, in their
 * order. Where a mark is the same as last time the pixels are too. */
#include "canvas/raster_parts.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { TILE = 32 };

struct Damage {
  Pixels out; /* the buffer that the marks are of */
  int columns, rows;
  uint64_t *marks, *fresh;
  PixelBox *boxes; /* of each command */
  size_t capacity;
};

void damage_free(struct Damage *damage) {
  if (!damage)
    return;
  free(damage->marks);
  free(damage->fresh);
  free(damage->boxes);
  free(damage);
}

static bool same_buffer(Pixels a, Pixels b) {
  return a.at == b.at && a.width == b.width && a.height == b.height && a.stride == b.stride;
}

/* The marks of this buffer; of another than last time all are gone. */
static struct Damage *damage_of(Raster *raster, Pixels out) {
  if (raster->damage && same_buffer(raster->damage->out, out))
    return raster->damage;
  damage_free(raster->damage);
  struct Damage *damage = raster->damage = calloc(1, sizeof *damage);
  if (!damage)
    abort();
  damage->out = out;
  damage->columns = (out.width + TILE - 1) / TILE;
  damage->rows = (out.height + TILE - 1) / TILE;
  size_t count = (size_t)damage->columns * (size_t)damage->rows;
  damage->marks = calloc(count, sizeof *damage->marks);
  damage->fresh = calloc(count, sizeof *damage->fresh);
  if (!damage->marks || !damage->fresh)
    abort();
  return damage;
}

void raster_forget(Raster *raster) {
  damage_free(raster->damage);
  raster->damage = NULL;
}

/* --- Hashes */

static uint64_t mix(uint64_t hash, uint64_t word) {
  hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
  return hash ^ hash >> 29;
}

static uint64_t mix_bytes(uint64_t hash, const void *data, size_t size) {
  const unsigned char *at = data;
  uint64_t word;
  for (; size >= sizeof word; at += sizeof word, size -= sizeof word) {
    memcpy(&word, at, sizeof word);
    hash = mix(hash, word);
  }
  word = size;
  for (size_t i = 0; i < size; i++)
    word = word << 8 | at[i];
  return mix(hash, word);
}

static uint64_t mix_number(uint64_t hash, double number) {
  return mix_bytes(hash, &number, sizeof number);
}

static uint64_t mix_rect(uint64_t hash, Rect rect) {
  return mix_bytes(hash, &rect, sizeof rect);
}

/* All that its pixels depend on. */
static uint64_t hash_of(const Command *command) {
  uint64_t hash = mix(1 + (uint64_t)command->kind, 0);
  hash = mix_bytes(hash, &command->color, sizeof command->color);
  hash = mix_rect(mix_rect(hash, command->rect), command->clip);
  hash = mix_number(mix_number(hash, command->radius), command->width);
  hash = mix_number(mix_number(hash, command->dash), command->gap);
  if (command->count > 0)
    hash = mix_bytes(hash, command->points, command->count * sizeof *command->points);
  if (command->kind == COMMAND_TEXT) {
    hash = mix_bytes(hash, command->text, strlen(command->text));
    hash = mix_number(mix(hash, (uint64_t)command->face << 8 | (uint64_t)command->style), command->size);
  }
  if (command->kind == COMMAND_IMAGE) {
    size_t pixels = (size_t)command->columns * (size_t)command->rows;
    hash = mix(mix(hash, (uint64_t)command->columns << 32 | (uint64_t)command->rows), command->version);
    if (command->version == 0)
      hash = mix_bytes(hash, command->pixels, pixels * sizeof *command->pixels);
  }
  return hash;
}

/* --- Marks */

static void mark_box(struct Damage *damage, PixelBox box, uint64_t hash) {
  for (int y = box.top / TILE; y <= (box.bottom - 1) / TILE; y++)
    for (int x = box.left / TILE; x <= (box.right - 1) / TILE; x++) {
      uint64_t *mark = &damage->fresh[(size_t)y * (size_t)damage->columns + (size_t)x];
      *mark = mix(*mark, hash);
    }
}

static void reserve_boxes(struct Damage *damage, size_t count) {
  if (count <= damage->capacity)
    return;
  free(damage->boxes);
  damage->capacity = 2 * count;
  damage->boxes = calloc(damage->capacity, sizeof *damage->boxes);
  if (!damage->boxes)
    abort();
}

static void mark_all(struct Damage *damage, const Canvas *canvas, PixelBox picture) {
  size_t count = (size_t)damage->columns * (size_t)damage->rows;
  uint64_t ground = mix_bytes(mix(7, (uint64_t)canvas->width << 32 | (uint64_t)canvas->height),
                              &canvas->ground, sizeof canvas->ground) |
                    1; /* no mark is 0: those of a new buffer are */
  for (size_t i = 0; i < count; i++)
    damage->fresh[i] = ground;
  reserve_boxes(damage, canvas->count);
  for (size_t i = 0; i < canvas->count; i++) {
    const Command *command = &canvas->commands[i];
    PixelBox box = damage->boxes[i] = raster_reach(command, canvas->font, picture);
    if (!box_is_empty(box))
      mark_box(damage, box, hash_of(command));
  }
}

static bool changed(const struct Damage *damage, int x, int y) {
  size_t at = (size_t)y * (size_t)damage->columns + (size_t)x;
  return x < damage->columns && y < damage->rows && damage->fresh[at] != damage->marks[at];
}

static bool row_changed(const struct Damage *damage, int from, int to, int y) {
  for (int x = from; x < to; x++)
    if (!changed(damage, x, y))
      return false;
  return true;
}

/* The changed tiles from (x, y) to the right, and as many rows of them below as have all these changed too.
 */
static PixelBox changed_block(const struct Damage *damage, int x, int y) {
  PixelBox block = {x, y, x, y};
  while (changed(damage, block.right, y))
    block.right++;
  while (block.bottom < damage->rows && row_changed(damage, x, block.right, block.bottom))
    block.bottom++;
  return block;
}

static void settle(struct Damage *damage, PixelBox block) {
  for (int y = block.top; y < block.bottom; y++)
    for (int x = block.left; x < block.right; x++) {
      size_t at = (size_t)y * (size_t)damage->columns + (size_t)x;
      damage->marks[at] = damage->fresh[at];
    }
}

void raster_update(Raster *raster, Pixels out, const Canvas *canvas) {
  assert(out.width > 0 && out.height > 0 && out.stride >= out.width);
  PixelBox whole = {0, 0, out.width, out.height};
  struct Damage *damage = damage_of(raster, out);
  raster_reserve(raster, out.width);
  mark_all(damage, canvas, box_intersect(whole, (PixelBox){0, 0, canvas->width, canvas->height}));
  for (int y = 0; y < damage->rows; y++)
    for (int x = 0; x < damage->columns; x++) {
      if (!changed(damage, x, y))
        continue;
      PixelBox block = changed_block(damage, x, y);
      settle(damage, block);
      PixelBox box = {block.left * TILE, block.top * TILE, block.right * TILE, block.bottom * TILE};
      raster_box(raster, out, box_intersect(whole, box), canvas, damage->boxes);
    }
}
