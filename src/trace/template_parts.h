/* What template.c, template_text.c and template_formula.c share: a template being filled, and pieces of it
 * (filler.c). */
#ifndef STEPMAX_TRACE_TEMPLATE_PARTS_H
#define STEPMAX_TRACE_TEMPLATE_PARTS_H

#include "expr/scan.h"
#include "trace/template.h"

/* A template being filled. */
typedef struct Filler {
  Text *out;
  Scope scope;
  FillOptions options;
  int depth;
  size_t work;
  size_t name_end; /* how long the result was behind the last name put in; 0: none yet */
  Error *err;
} Filler;

/* A piece of the template. */
typedef struct Piece {
  const char *at, *end;
} Piece;

/* Sets the error at a place of the template; returns false. */
static inline bool filler_fail(Filler *filler, const char *at, const char *what) {
  return error_at(filler->err, NULL, 0, scan_column(filler->scope.origin, at), "%s", what);
}

/* Without the white space at both ends. */
Piece piece_trimmed(Piece piece);
bool piece_is(Piece piece, const char *text);

bool filler_evaluate(Filler *filler, ScopeResult *out, Piece piece);

/* One more condition or repetition within another; an error at too many. */
bool filler_enter(Filler *filler, const char *at);

/* Adds bytes to the result; an error when it becomes too long. */
bool filler_add(Filler *filler, const char *at, const char *text, size_t length);

/* Takes back what was added since the text was `length` long. */
void filler_take_back(Text *text, size_t length);

/* A number as the template's reader sees it: a cell by its rule, any other number with `digits` decimals. */
void filler_show(const Filler *filler, char out[NUMBER_MAX], const ScopeResult *as, double number,
                 int digits);

/* Takes ":4" off the end of an expression; returns 4, or what is shown anyway if that is more. */
int filler_take_digits(const Filler *filler, Piece *piece);

/* An index from 1 to count, or 0 in a branch that is not taken. */
bool filler_evaluate_index(Filler *filler, size_t *out, Piece piece, size_t count, const char *what);

/* Adds a formula, or a whole text, with its placeholders filled; on an error what was added is not taken
 * back. */
bool template_formula(Filler *filler, Piece piece);
bool template_text(Filler *filler, const char *source);

#endif
