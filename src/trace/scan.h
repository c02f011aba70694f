/* Reading an expression's characters: names and signs, and where a fault is. */
#ifndef STEPMAX_TRACE_SCAN_H
#define STEPMAX_TRACE_SCAN_H

#include "trace/expr.h"

/* An expression being read; never beyond `end`. */
typedef struct Scan {
  ExprScope scope;
  const char *start, *at, *end;
  int depth;       /* of parentheses */
  size_t own_work; /* the counter when the scope has none */
  Error *err;
} Scan;

/* A piece of the source. */
typedef struct Word {
  const char *at;
  size_t length;
} Word;

/* The column of a place, counted in characters from 1. */
int scan_column(const char *origin, const char *at);

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

/* Takes note of some work; an error when it is too much. */
bool scan_work(Scan *scan, size_t units) MUST_CHECK;

#endif
