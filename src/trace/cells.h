/* Values, their rows and single numbers by name, as a panel's options write them: p, W[2], z[label], mse.dw.
 *
 * And what a panel may ask of a number beyond the present one: how it would be if another number were
 * different. */
#ifndef STEPMAX_TRACE_CELLS_H
#define STEPMAX_TRACE_CELLS_H

#include "trace/trace.h"

/* A rectangle of a value's numbers. */
typedef struct Cells {
  size_t pane;
  ValueId value;
  size_t row, rows, col, cols; /* from 0 */
} Cells;

/* NAME, NAME[row], NAME[row,col], each perhaps behind `PANE.`; row and col are expressions, from 1.  One
 * index of a matrix takes its whole row.  Errors have a column. */
bool cells_find(Cells *out, const Trace *trace, size_t step, const char *text, Error *err) MUST_CHECK;

/* The i-th of them, row after row. */
static inline Cell cells_at(const Cells *cells, size_t i) {
  return (Cell){cells->value, cells->row + i / cells->cols, cells->col + i % cells->cols};
}
static inline size_t cells_count(const Cells *cells) {
  return cells->rows * cells->cols;
}

/* Numbers as functions of another, which is given. */
typedef struct CellsCurves {
  const Cell *of;
  size_t count;
  Cell over;
} CellsCurves;

/* out[i * count + c]: the number of[c] at the step, if `over` were at[i] and all else as it is in the step's
 * pass. False (and NaN everywhere): `over` is not a given number, or `of` cannot be computed alone.  What was
 * asked for before is not computed again while what it depends on is the same. */
bool cells_sample(double *out, const Trace *trace, size_t step, const CellsCurves *curves, const double *at,
                  size_t points);

/* The same over two numbers, for places one by one: out[i] is `of` with over[0] = at[i].x and over[1] =
 * at[i].y. */
typedef struct CellsPlace {
  double x, y;
} CellsPlace;
bool cells_sample_places(double *out, const Trace *trace, size_t step, Cell of, const Cell over[2],
                         const CellsPlace *at, size_t points);

/* How `of` changes with `by` at the step, through all equations between them, exactly; NaN where it cannot
 * be told. */
double cells_slope(const Trace *trace, size_t step, Cell of, Cell by);
/* The same through its own equation alone, all other operands held. */
double cells_partial(const Trace *trace, size_t step, Cell of, Cell by);

#endif
