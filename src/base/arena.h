/* Memory with one lifetime: a lesson, a trace, a frame.
 *
 * Everything is taken piece by piece and given back at once.  Running out of
 * memory ends the process with abort(): a teaching program of a few megabytes has
 * nothing useful left to do then. */
#ifndef STEPMAX_BASE_ARENA_H
#define STEPMAX_BASE_ARENA_H

#include "base/error.h"

#include <stddef.h>

typedef struct ArenaBlock ArenaBlock;
typedef struct Arena {
  ArenaBlock *head; /* the block in use; older ones behind it */
  size_t used;      /* bytes handed out since the last reset */
} Arena;            /* {0} is an empty arena */

/* Zeroed memory, aligned for any type; size 0 gives a valid pointer. */
void *arena_alloc(Arena *arena, size_t size);

/* count * size with the product checked; aborts on overflow. */
void *arena_array(Arena *arena, size_t count, size_t size);
#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, count) ((type *)arena_array((arena), (count), sizeof(type)))

char *arena_copy(Arena *arena, const char *text);
char *arena_copy_n(Arena *arena, const char *text, size_t length);
char *arena_printf(Arena *arena, const char *format, ...) PRINTF_LIKE(2, 3);

/* Forgets everything, keeps one block for the next round (a frame's arena). */
void arena_reset(Arena *arena);

/* Gives everything back; the arena is empty and usable again. */
void arena_free(Arena *arena);

#endif
