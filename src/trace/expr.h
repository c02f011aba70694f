/* Expressions in a lesson's templates: p[label] - 1, sum(exp_z), W[k,j] * x[j], loss_next < loss.
 *
 *   or; and; not; == != < <= > >=; + -; * /; unary - and +; numbers, names, ( )
 *   names      values of the trace with indices from 1 (z[label], W[2,1]; a scalar has none), K, D, and the
 *              variables of the scope
 *   functions  sign abs exp log round shown (of one number: shown is the number as rounded for display);
 *              min max sum argmax (of numbers, of whole values by name, or of (j to COUNT: EXPR))
 *
 * Truth is 1, falsehood 0; anything but 0 is true.  The right side of `and` and `or` is not computed when the
 * left side decides.  Division by 0 gives an infinity or NaN, as numbers do; nothing is ever read outside
 * a value or the source, and the work is limited. */
#ifndef STEPMAX_TRACE_EXPR_H
#define STEPMAX_TRACE_EXPR_H

#include "trace/trace.h"

enum {
  EXPR_COUNT_MAX = 1000, /* repetitions of one (j to COUNT: ...) */
  EXPR_DEPTH_MAX = 32,   /* parentheses within parentheses */
  EXPR_WORK_MAX = 200000 /* names and numbers looked at, by all expressions that share a counter */
};

typedef struct ExprVariable ExprVariable;
struct ExprVariable {
  const char *name; /* `length` bytes */
  size_t length;
  double value;
  const ExprVariable *outer; /* looked at next; NULL at the end */
};

typedef struct ExprScope {
  const Trace *trace;
  size_t step;
  int digits;                    /* for `shown`, and for rounded cells */
  bool rounded;                  /* every cell counts as the number that is shown for it */
  bool skipped;                  /* in a branch not taken: names and syntax are checked, indices are not */
  const ExprVariable *variables; /* the innermost; may be NULL */
  const char *origin;            /* where columns of errors are counted from; NULL: the expression's start */
  size_t *work;                  /* counts up to EXPR_WORK_MAX; NULL: a counter for this expression alone */
} ExprScope;

typedef struct ExprResult {
  double number;
  bool whole;   /* a whole number by its nature: an index, a count, a label, a truth */
  bool is_cell; /* nothing but a name with its indices: */
  Cell cell;
  size_t pane; /* of the cell */
} ExprResult;

/* Evaluates all of source[0 .. length).  The error's column counts characters from 1. */
bool expr_evaluate(ExprResult *out, const ExprScope *scope, const char *source, size_t length,
                   Error *err) MUST_CHECK;

#endif
