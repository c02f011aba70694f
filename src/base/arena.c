#include "base/arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 16 * 1024, LARGEST_STEP = 1024 * 1024 };

struct ArenaBlock {
  ArenaBlock *next;
  size_t capacity, used;
  max_align_t data[];
};

static size_t room(const ArenaBlock *block) {
  return block ? block->capacity - block->used : 0;
}

/* A block of at least `size` bytes, twice the last one's. */
static ArenaBlock *new_block(const ArenaBlock *last, size_t size) {
  size_t capacity = last ? last->capacity * 2 : FIRST_BLOCK;
  if (capacity > LARGEST_STEP)
    capacity = LARGEST_STEP;
  if (capacity < size)
    capacity = size;
  if (capacity > SIZE_MAX - sizeof(ArenaBlock))
    abort();
  ArenaBlock *block = malloc(sizeof *block + capacity);
  if (!block)
    abort();
  *block = (ArenaBlock){.capacity = capacity};
  return block;
}

static char *take(ArenaBlock *block, size_t size) {
  char *memory = (char *)block->data + block->used;
  block->used += size;
  return memory;
}

void *arena_alloc(Arena *arena, size_t size) {
  const size_t align = _Alignof(max_align_t);
  if (size > SIZE_MAX - align)
    abort();
  size = size == 0 ? align : (size + align - 1) / align * align;
  ArenaBlock *block = arena->head;
  if (room(block) < size) {
    block = new_block(arena->head, size);
    /* The block with more room left stays in front: one large piece does not waste the rest. */
    if (block->capacity - size >= room(arena->head)) {
      block->next = arena->head;
      arena->head = block;
    } else {
      block->next = arena->head->next;
      arena->head->next = block;
    }
  }
  arena->used += size;
  return memset(take(block, size), 0, size);
}

void *arena_array(Arena *arena, size_t count, size_t size) {
  if (size != 0 && count > SIZE_MAX / size)
    abort();
  return arena_alloc(arena, count * size);
}

char *arena_copy_n(Arena *arena, const char *text, size_t length) {
  if (length == SIZE_MAX)
    abort();
  char *copy = arena_alloc(arena, length + 1);
  if (length > 0)
    memcpy(copy, text, length);
  return copy;
}

char *arena_copy(Arena *arena, const char *text) {
  return arena_copy_n(arena, text, strlen(text));
}

char *arena_printf(Arena *arena, const char *format, ...) {
  va_list args;
  va_start(args, format);
  int length = vsnprintf(NULL, 0, format, args);
  va_end(args);
  if (length < 0)
    abort();
  size_t size = (size_t)length + 1;
  char *text = arena_alloc(arena, size);
  va_start(args, format);
  vsnprintf(text, size, format, args);
  va_end(args);
  return text;
}

void arena_reset(Arena *arena) {
  ArenaBlock *kept = NULL;
  for (ArenaBlock *block = arena->head, *next; block; block = next) {
    next = block->next;
    if (!kept || block->capacity > kept->capacity) {
      free(kept);
      kept = block;
    } else {
      free(block);
    }
  }
  if (kept) {
    kept->next = NULL;
    kept->used = 0;
  }
  *arena = (Arena){.head = kept};
}

void arena_free(Arena *arena) {
  for (ArenaBlock *block = arena->head, *next; block; block = next) {
    next = block->next;
    free(block);
  }
  *arena = (Arena){0};
}
