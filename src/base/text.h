/* Strings: a growing text, UTF-8, and the nearest word for a hint. */
#ifndef STEPMAX_BASE_TEXT_H
#define STEPMAX_BASE_TEXT_H

#include "base/arena.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A text that grows.  {0} is the empty text; data is NULL until something is added,
 * text_get gives "" then.  Always NUL-terminated. */
typedef struct Text {
  char *data;
  size_t length, capacity;
} Text;

void text_add(Text *text, const char *more);
void text_add_n(Text *text, const char *more, size_t length);
void text_add_char(Text *text, char c);
void text_add_codepoint(Text *text, uint32_t codepoint); /* as UTF-8 */
void text_addf(Text *text, const char *format, ...) PRINTF_LIKE(2, 3);
/* As a JSON string, quotes included. */
void text_add_json(Text *text, const char *string);
/* As a field of a CSV line: in quotes where RFC 4180 wants them. */
void text_add_csv(Text *text, const char *field);
const char *text_get(const Text *text);
void text_clear(Text *text); /* length 0, memory kept */
void text_free(Text *text);
char *text_take(Text *text, Arena *arena); /* copied into the arena, and freed */

/* The code point at *at, which moves past it.  0 at the end (and *at stays); U+FFFD
 * for each byte that is not UTF-8 (overlong forms and surrogates included). */
uint32_t text_next(const char **at);

/* How many code points, counted as text_next does. */
size_t text_codepoints(const char *text);

/* How many bytes, from the first, are whole UTF-8 characters: the place of the first fault,
 * or length.  NUL is a character like any other. */
size_t text_utf8_length(const char *bytes, size_t length);
bool text_is_utf8(const char *bytes, size_t length);

/* The longest start of text, of at most limit bytes, that does not end inside a character. */
size_t text_cut(const char *text, size_t limit);

/* The candidate nearest to word by edit distance in characters (a swap of neighbours counts one, a
 * letter in the wrong case a quarter), the first of several; NULL if none is near enough to be a
 * misspelling: at most one, or a third of the longer word, and something must be left in common.
 * Words of more than 64 characters are near to nothing. */
const char *text_nearest(const char *word, const char *const *candidates, size_t count);

/* "a, b or c": the names with a comma between two, and before the last what is told (", " or " or "); what
 * has no room is cut off.  Returns out. */
char *text_list(char *out, size_t size, const char *const *names, size_t count, const char *last);

#endif
