/* Reading an expression's characters: names and signs, and where a fault is. */
#ifndef STEPMAX_EXPR_SCAN_H
#define STEPMAX_EXPR_SCAN_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

/* A text being read; never beyond `end`. */
typedef struct Scan {
  const char *origin; /* where columns are counted from */
  const char *at, *end;
  const char *counted; /* a place whose column is known: NULL, or one not behind the next that is asked */
  int column;
  Error *err;
} Scan;

/* A piece of the source. */
typedef struct Word {
  const char *at;
  size_t length;
} Word;

/* The column of a place, counted in characters from 1. */
int scan_column(const char *origin, const char *at);
/* The same by the scan's origin, quick for a place behind the last one that was asked. */
int scan_column_of(Scan *scan, const char *at);

/* Sets the error, at a place of the source; returns false.  The second form puts the word, in quotes and
 * cut if long, between two texts. */
bool scan_fail(Scan *scan, const char *at, const char *what);
bool scan_fail_word(Scan *scan, Word word, const char *before, const char *behind);

/* The next character that is no space; NUL at the end. */
char scan_peek(Scan *scan);

/* Moves behind a sign if it comes next. */
bool scan_accept(Scan *scan, const char *sign);

/* The same, and an error with this text if it does not. */
bool scan_expect(Scan *scan, const char *sign, const char *what) MUST_CHECK;

/* The name that comes next, of length 0 if none does; the place does not move. */
Word scan_name(Scan *scan);
bool scan_accept_name(Scan *scan, const char *name);
bool scan_word_is(Word word, const char *name);
bool scan_is_digit(char c);

#endif
