/* Equations and conditions: p[label] - 1, sum(j to K: W[k,j] * x[j]) + b[k], loss_next < loss.
 *
 * A text is read once into a tree; from the tree come the number, the cells that it is computed from, its
 * exact derivative and its LaTeX.  This folder knows neither lesson nor trace: whoever reads an expression
 * says which names there are (ExprNames), whoever evaluates it says what they hold (ExprInput).
 *
 *   or; and; not; == != < <= > >=; + -; * /; unary - and +; numbers, names, ( )
 *   names      values with indices from 1 (z[label], W[2,1]; a scalar has none), PANE.value (mse.dw[1]),
 *              sizes (K), variables (the row k, the column d, and those of (j to COUNT: ...))
 *   functions  of one number: sign abs exp log sqrt sin cos round sigmoid log1p expm1, and shown (the
 *              number as rounded for display);
 *              of two: pow atan2 xlogy (x log y, 0 where x is 0);
 *              of a list: min max sum argmax log_sum_exp softmax (a list: numbers, whole values by name, or
 *              (j to COUNT: EXPR)); softmax(z)[k] is one share, with an index behind the list;
 *              if(c: a, b), of which only one side is computed;
 *              difference(of, by), derivative(of, by), of two values with their indices: what changing the
 *              number `by` changes in the number `of` through all equations between them, by a central
 *              difference, and exactly;
 *              and functions of the reader's own (ExprNames.functions)
 *
 * Truth is 1, falsehood 0; anything but 0 is true.  The right side of `and` and `or` is not computed when the
 * left side decides.  Division by 0 gives an infinity or NaN, as numbers do; nothing is ever read outside
 * a value or the source, and the work is limited. */
#ifndef STEPMAX_EXPR_EXPR_H
#define STEPMAX_EXPR_EXPR_H

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

enum {
  EXPR_COUNT_MAX = 1000,   /* repetitions of one (j to COUNT: ...) */
  EXPR_LENGTH_MAX = 20000, /* bytes of a text; a tree has at most two nodes for each */
  EXPR_DEPTH_MAX = 32,     /* parentheses within parentheses */
  EXPR_WORK_MAX = 200000,  /* names and numbers looked at, by all evaluations that share a counter */
  EXPR_VARIABLES_MAX = 24, /* row, column and repetitions within one another */
  EXPR_ARGUMENTS_MAX = 8   /* of a function of the caller's */
};

/* --- What there is to name */

typedef struct ExprName {
  const char *name; /* NULL: none has this number */
  int rank;         /* how many indices it takes: 0 a number, 1 a vector, 2 a matrix */
  bool whole;       /* always a whole number */
} ExprName;

typedef struct ExprFunction {
  const char *name;
  size_t count; /* of arguments */
} ExprFunction;

typedef struct ExprNames {
  const ExprName *values; /* a value is known by its place here */
  size_t value_count;
  const char *const *sizes; /* whole numbers without indices; by place */
  size_t size_count;
  const char *const *panes; /* `panes[i].value` is a value of another pane */
  size_t pane_count;
  const ExprFunction *functions; /* of the caller: computed by ExprInput.call */
  size_t function_count;
} ExprNames;

typedef struct Expr Expr; /* a tree */

/* Where an expression stands: source[0 .. length); the columns of errors are counted, in characters from 1,
 * from `origin` (NULL: the source's start). */
typedef struct ExprText {
  const char *source;
  size_t length;
  const char *origin;
} ExprText;

/* Reads all of a text.  `variables` are the names of the numbers that an evaluation is given
 * (ExprInput.variables), the outermost first; a later one hides an earlier one.  Everything lives in the
 * arena; names and the
 * text must outlive the tree.  Errors have a column, and for a misspelt name the nearest right one as
 * a hint. */
bool expr_read(const Expr **out, Arena *arena, const ExprNames *names, const char *const *variables,
               size_t variable_count, ExprText text, Error *err) MUST_CHECK;

/* Whether a word is a function or has a meaning of its own (and, if, to, ...): no value can be called so. */
bool expr_is_reserved(const char *word);

/* --- What names hold */

/* A value's numbers: row after row; a vector is rows x 1, a number 1 x 1. */
typedef struct ExprArray {
  size_t rows, cols;
  const double *at;
} ExprArray;

#define EXPR_OWN_PANE ((size_t)-1)

/* One number of a value; row and col from 0. */
typedef struct ExprCell {
  size_t pane; /* or EXPR_OWN_PANE */
  size_t value, row, col;
} ExprCell;

typedef enum { EXPR_DIFFERENCE, EXPR_DERIVATIVE } ExprChange;

/* Functions that are NULL are not needed by the expression (or it gives NaN). */
typedef struct ExprInput {
  const ExprArray *values;                                           /* of the own pane, by place */
  const double *sizes;                                               /* by place */
  const double *variables;                                           /* as many as expr_read was given */
  const ExprArray *(*of_pane)(void *context, size_t pane);           /* the values of another pane */
  double (*shown_cell)(void *context, ExprCell cell, double number); /* set: every cell counts as this */
  double (*shown)(void *context, double number);                     /* shown(...) of what is no cell */
  double (*call)(void *context, size_t function, const double *arguments,
                 double *gradient); /* gradient may be NULL */
  double (*change)(void *context, ExprChange kind, ExprCell of, ExprCell by);
  void *context;
  bool skipped; /* in a branch that is not taken: indices need not be in range, the result does not matter */
  size_t own, ready; /* of the value at the place own - 1 only the first `ready` numbers are there yet; own 0:
                        all values are there */
  size_t *work;      /* counts up to EXPR_WORK_MAX; NULL: a counter for this evaluation alone */
} ExprInput;

/* The number.  Errors (with the column in the text that was read): an index out of range, nothing to choose
 * from, a number that is not there yet, too much work. */
bool expr_evaluate(double *out, const Expr *expr, const ExprInput *input, Error *err) MUST_CHECK;

/* The number and its derivative in forward mode: slopes[i] are the derivatives of the numbers of value i, of
 * its shape, at NULL: all 0.  sign, round, comparisons and argmax have the derivative 0; abs that of its
 * sign; shown that of the number itself; numbers of other panes, difference and derivative 0. */
typedef struct ExprDual {
  double number, slope;
} ExprDual;
bool expr_evaluate_dual(ExprDual *out, const Expr *expr, const ExprInput *input, const ExprArray *slopes,
                        Error *err) MUST_CHECK;

/* What is known without evaluating. */
bool expr_is_whole(const Expr *expr); /* a whole number by its nature: an index, a count, a label, a truth */

/* Whether it is nothing but a value with its indices; *cell is then which.  False after an index out of
 * range. */
bool expr_is_cell(ExprCell *cell, const Expr *expr, const ExprInput *input);

/* The cells that the number is computed from at present, each once, in the order in which they are read: of
 * an if only the side that is taken, and not what decides; the cells in an index count too.  Returns how
 * many; the first `max` are in out. */
size_t expr_cells(ExprCell *out, size_t max, const Expr *expr, const ExprInput *input);

/* Which values are named anywhere in it (in its own pane): reads[i] is set for each; others are left alone.
 */
void expr_reads(bool *reads, const Expr *expr);
/* Whether it names a value otherwise than by its indices: as a whole list, or in difference or derivative. */
bool expr_reads_whole(const Expr *expr, size_t value);
/* Which rows of the values that it reads belong to a row of its own value, whatever the numbers: rows[i]
 * becomes the rows of value i that are read for the row that the first variable names; it must begin as NONE.
 * SAME: more than OWN, of that row just the number with the same indices.
 * `chosen` is the value (its place + 1; 0: none) by which others are indexed: p[label]. */
typedef enum { EXPR_ROWS_NONE, EXPR_ROWS_SAME, EXPR_ROWS_OWN, EXPR_ROWS_CHOSEN, EXPR_ROWS_ALL } ExprRows;
void expr_rows(ExprRows *rows, const Expr *expr, size_t chosen);
/* The same for `of` and `by` of difference and derivative: they read whatever lies between them. */
bool expr_changes(size_t *of, size_t *by, const Expr *expr); /* the first such; false: none */

/* --- LaTeX: a formula template (with \n{...}, \v{...}, \each..., \if...) in which the variables that an
 * evaluation is given still stand */

typedef struct ExprLatex {
  bool numbers; /* each cell by \n{...}; else by its value's symbol */
  /* A value's symbol, a template, and the names in which its indices stand there: "W_{\v{k}\v{d}}", "k", "d".
   */
  const char *(*symbol)(void *context, size_t value, size_t pane, const char *names[2]);
  /* How many rows or columns a value has, as an expression: "K".  It may be NULL, or give NULL. */
  const char *(*length)(void *context, size_t value, bool columns);
  void *context;
} ExprLatex;

/* Sums are written out with \each or, in symbols, by \sum, where the variables that they introduce are
 * letters. What depends on no such letter and decides an if is an \if of the template. */
void expr_latex(Text *out, const Expr *expr, const ExprNames *names, const ExprLatex *how);

#endif
