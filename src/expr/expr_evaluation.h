/* An evaluation under way, for src/expr alone: expr_evaluate.c goes through the tree, expr_list.c through the
 * lists of functions, expr_cells.c takes note of the cells. */
#ifndef STEPMAX_EXPR_EXPR_EVALUATION_H
#define STEPMAX_EXPR_EXPR_EVALUATION_H

#include "expr/expr_tree.h"

typedef struct CellSet CellSet;

/* One evaluation computes number and derivative together: the slopes are those that the derivative starts
 * from; NULL: all 0, and the derivative costs next to nothing.  After a failure numbers mean nothing, and
 * nothing but the first error is kept. */
typedef struct Evaluation {
  const Expr *expr;
  const ExprInput *input;
  const ExprArray *slopes;
  CellSet *cells; /* takes note of every cell that is read; NULL: nobody does */
  Error *err;
  size_t work;
  bool failed;
  double variables[EXPR_VARIABLES_MAX];
} Evaluation;

/* evaluation_end is false after a failure. */
void evaluation_begin(Evaluation *e, const Expr *expr, const ExprInput *input, Error *err);
bool evaluation_end(const Evaluation *e);

/* Of a node that has parts. */
ExprDual evaluate_parts(Evaluation *e, const Node *node);

/* A function of a list. */
ExprDual evaluate_fold(Evaluation *e, const Node *node);

/* A number of a value, given the value's numbers. */
ExprDual evaluate_cell(Evaluation *e, const ExprCell *cell, const ExprArray *array);

/* The numbers of a value; an empty array if they are not known. */
const ExprArray *evaluate_array(const Evaluation *e, const Node *node);

/* The number that an index gave, from 1 to count, as one from 0; false after an error, which calls what is
 * indexed `name`. */
bool evaluate_is_index(Evaluation *e, size_t *out, double number, const Node *index, size_t count,
                       const char *name);

/* Which cell a node is; false after an error. */
bool evaluate_place(Evaluation *e, ExprCell *out, const Node *node);

/* Sets the error if it is the first; returns 0. */
ExprDual evaluate_fail(Evaluation *e, int column, const char *what);

/* Takes note of some work; fails when it is too much. */
static inline bool evaluate_work(Evaluation *e, const Node *node, size_t units) {
  e->work += units;
  if (e->work <= EXPR_WORK_MAX)
    return true;
  evaluate_fail(e, node->column, "this takes too much computing");
  return false;
}

/* Any node but a list's.  What has no parts is not worth a call: it is half of all nodes. */
static inline ExprDual evaluate(Evaluation *e, const Node *node) {
  if (node->kind > NODE_SIZE)
    return evaluate_parts(e, node);
  evaluate_work(e, node, 1);
  return (ExprDual){node->kind == NODE_NUMBER     ? node->number
                    : node->kind == NODE_VARIABLE ? e->variables[node->which]
                                                  : e->input->sizes[node->which],
                    0};
}

/* What a slope contributes through a derivative: nothing where nothing changes, even through an infinity. */
static inline double evaluate_slope(double derivative, double slope) {
  return slope == 0 ? 0 : derivative * slope;
}

/* The cells that have been read.  Of a cell with indices the place in the list is kept before its indices are
 * read. */
size_t cells_keep(CellSet *cells);
void cells_settle(CellSet *cells, size_t kept, ExprCell cell);

#endif
