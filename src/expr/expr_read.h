/* The parts of reading an expression, for each other only: operators (expr_read.c), names with their indices
 * (expr_read_name.c), functions with their arguments and lists (expr_read_function.c). */
#ifndef STEPMAX_EXPR_EXPR_READ_H
#define STEPMAX_EXPR_EXPR_READ_H

#include "expr/expr_function.h"
#include "expr/expr_tree.h"
#include "expr/scan.h"

/* An expression being read. */
typedef struct Reader {
  Scan scan;
  Arena *arena;
  const ExprNames *names;
  int depth; /* of parentheses */
  size_t variable_count;
  Word variables[EXPR_VARIABLES_MAX]; /* the innermost last */
} Reader;

/* An expression, up to what cannot belong to it; NULL after an error, and so are all of these. */
Node *read_expression(Reader *reader) MUST_CHECK;

/* What a name stands for, with its indices or arguments; `word` comes next. */
Node *read_name(Reader *reader, Word word) MUST_CHECK;

/* A function, and one of the caller's, behind its name. */
Node *read_function(Reader *reader, Word word, FunctionKind kind, size_t which) MUST_CHECK;
Node *read_call(Reader *reader, Word word, size_t function) MUST_CHECK;

/* What a word names: the place among the values; the innermost variable; a pane, whose id has a '.' right
 * behind it. */
bool read_find_value(size_t *out, const Reader *reader, Word word);
bool read_find_variable(size_t *out, const Reader *reader, Word word);
bool read_find_pane(size_t *out, const Reader *reader, Word word);

Node *read_node(Reader *reader, NodeKind kind, const char *at);

/* NULL, with an error at a place of the source. */
Node *read_fail(Reader *reader, const char *at, const char *what);
Node *read_fail_word(Reader *reader, Word word, const char *before, const char *behind);

#endif
