/* The tree that an expression is read into, for src/expr alone: whoever reads, evaluates or writes it.
 *
 * A node's parts stand one behind the other (first, then next).  A chain of sums is one node with all its
 * terms, and so are products, `and` and `or`: so a tree is no deeper than the parentheses of its text. */
#ifndef STEPMAX_EXPR_EXPR_TREE_H
#define STEPMAX_EXPR_EXPR_TREE_H

#include "expr/expr.h"

typedef enum {
  NODE_NUMBER,     /* number; text: as it was written */
  NODE_VARIABLE,   /* which: its place among the variables; text: its name */
  NODE_SIZE,       /* which */
  NODE_CELL,       /* pane, which: the value; parts: its indices */
  NODE_NEGATIVE,   /* part: what is negated */
  NODE_SUM,        /* parts: the terms, those with `inverse` subtracted */
  NODE_PRODUCT,    /* parts: the factors, those with `inverse` divided by */
  NODE_COMPARISON, /* which: a Comparison; parts: the two sides */
  NODE_TRUTH,      /* part; which: 1 if it is true where the part is, 0 where it is not */
  NODE_AND,        /* parts: two or more */
  NODE_OR,
  NODE_IF,      /* parts: the condition, what holds if it does, what holds if not */
  NODE_UNARY,   /* which: a place in the table of functions of one number; part: the number */
  NODE_BINARY,  /* the same of two */
  NODE_SHOWN,   /* part */
  NODE_FOLD,    /* which: a Fold; parts: the list; index: of softmax */
  NODE_CALL,    /* which: the caller's function; parts: its arguments */
  NODE_CHANGE,  /* which: an ExprChange; parts: two cells */
  NODE_WHOLE,   /* in a list, a value by its bare name: pane, which */
  NODE_REPEATED /* in a list: which: the variable; text: its name; parts: the count, the body */
} NodeKind;

typedef enum {
  COMPARE_EQUAL,
  COMPARE_UNEQUAL,
  COMPARE_LESS_EQUAL,
  COMPARE_GREATER_EQUAL,
  COMPARE_LESS,
  COMPARE_GREATER,
  COMPARE_COUNT
} Comparison;

typedef struct Node Node;
struct Node {
  NodeKind kind;
  int column;    /* of the first character */
  bool whole;    /* see expr_is_whole */
  bool enclosed; /* in parentheses or behind a sign: no bare cell any more */
  bool inverse;
  size_t which, pane;
  double number;
  const char *text;
  const char *start, *end; /* its source, white space behind it included; of what is an operand by itself */
  Node *first, *next, *index;
};

struct Expr {
  const ExprNames *names;
  const Node *root;
  size_t variable_count;
};

#endif
