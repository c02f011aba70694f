/* Expressions (expr/expr.h) over a trace: what their names stand for at a step.
 *
 * Names are the values that the scene has, K, D, S and n where it has such, the ids of the lesson's panes,
 * and the variables of the scope.  A trace keeps the trees of what it has read: the same few texts are
 * evaluated in every frame. */
#ifndef STEPMAX_TRACE_SCOPE_H
#define STEPMAX_TRACE_SCOPE_H

#include "expr/expr.h"
#include "trace/trace.h"

typedef struct ScopeVariable ScopeVariable;
struct ScopeVariable {
  const char *name; /* `length` bytes */
  size_t length;
  double value;
  const ScopeVariable *outer; /* NULL at the end */
};

typedef struct Scope {
  const Trace *trace;
  size_t step;
  int digits;   /* for `shown`, and for rounded cells */
  bool rounded; /* every cell counts as the number that is shown for it */
  bool skipped; /* in a branch not taken: names and syntax are checked, nothing is computed */
  const ScopeVariable *variables; /* the innermost; may be NULL; at most EXPR_VARIABLES_MAX */
  const char *origin;             /* where columns of errors are counted from; NULL: the expression's start */
  size_t *work;                   /* as in ExprInput */
} Scope;

typedef struct ScopeResult {
  double number;
  bool whole;   /* a whole number by its nature */
  bool is_cell; /* nothing but a name with its indices: */
  Cell cell;
  size_t pane; /* of the cell */
} ScopeResult;

/* Evaluates all of source[0 .. length).  The error's column counts characters from 1. */
bool scope_evaluate(ScopeResult *out, const Scope *scope, const char *source, size_t length,
                    Error *err) MUST_CHECK;

/* For trace.c: the names of a trace that is otherwise built, and their end. */
void scope_begin(Trace *trace);
void scope_end(Trace *trace);

#endif
