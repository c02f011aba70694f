/* YAML text as a tree whose every node knows its place.
 *
 * A thin layer over libyaml: it loads one document and reports syntax faults; what
 * keys mean is the reader's business (lessons, settings, strings).  Aliases are
 * refused with their place, so a tree is always finite and no node is shared. */
#ifndef STEPMAX_BASE_YAML_H
#define STEPMAX_BASE_YAML_H

#include "base/arena.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

enum { YAML_LEVELS_MAX = 32 };

typedef enum { YAML_SCALAR, YAML_LIST, YAML_MAP } YamlKind;

typedef struct YamlNode YamlNode;
struct YamlNode {
  YamlKind kind;
  const char *text;      /* scalar: its value, UTF-8, no NUL inside; NULL for the others */
  bool quoted;           /* scalar: written in quotes or as a block */
  const YamlNode *items; /* list: its items; map: its values */
  const YamlNode *keys;  /* map: its keys, scalars, in the file's order */
  size_t count;          /* of items */
  int line, column;      /* from 1, of its first character; columns count characters */
  size_t start, end;     /* the bytes [start, end) of the source that it covers, tags and anchors included;
                            blanks and comments behind it are not covered.  A value left out ("key:") is
                            "" and covers nothing. */
};

/* Parses `size` bytes named `file` (for messages only).  The tree lives in the arena; data is no longer
 * needed.  A byte order mark is skipped: it counts in start and end, not in column.  One fault is
 * reported, with its place: a NUL byte (binary), not UTF-8, empty, a syntax error, more than one document,
 * an alias, a map key that is no scalar, a key written twice, more than YAML_LEVELS_MAX lists and maps
 * inside each other. */
bool yaml_parse(Arena *arena, const char *file, const char *data, size_t size, const YamlNode **root,
                Error *err) MUST_CHECK;

/* The value of a map's key, or NULL; NULL too if the node is no map. */
const YamlNode *yaml_get(const YamlNode *map, const char *key);

/* Adds an error for every key of `map` that is not among the allowed, with its place and as a hint the
 * key that was probably meant, or else all that are allowed. */
void yaml_check_keys(const YamlNode *map, const char *file, const char *const *allowed, size_t count,
                     ErrorList *errors);

/* Adds value to out as a double-quoted scalar on one line that reads back the same (bytes that are not
 * UTF-8 as U+FFFD). */
struct Text;
void yaml_quote(struct Text *out, const char *value);

#endif
