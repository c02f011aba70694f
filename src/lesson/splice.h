/* Changes to a text that leave all the rest of it as it is: stretches of bytes that give way to others.
 *
 * For the files that write a lesson's file anew. */
#ifndef STEPMAX_LESSON_SPLICE_H
#define STEPMAX_LESSON_SPLICE_H

#include "base/arena.h"
#include "base/text.h"
#include "base/yaml.h"

#include <stddef.h>

typedef struct Splice Splice;

/* {arena} has none yet. */
typedef struct Splices {
  Arena *arena;
  Splice *first, *last; /* by their places in the text */
} Splices;

/* Bytes [start, end) give way to `text`, which must stay.  Stretches must not overlap; of those that start at
 * the same byte the one added first comes first. */
void splice_add(Splices *splices, size_t start, size_t end, const char *text);

/* Adds a key to a map of the text: right behind the value `behind` (NULL: the map is empty) in a flow map,
 * else as a line below its. */
void splice_key(Splices *splices, const char *text, size_t size, const YamlNode *map, const YamlNode *behind,
                const char *key, const char *value);

/* Adds the changed text to out. */
void splice_write(Text *out, const Splices *splices, const char *text, size_t size);

#endif
