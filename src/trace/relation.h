/* How a value follows from others: what stands in the table of its scene, behind equation.h and the trace's
 * order.
 *
 * Symbols and right-hand sides are formula templates (fill.h) in which k and d stand for the
 * row and the column, from 1, of the number they are about. */
#ifndef STEPMAX_TRACE_RELATION_H
#define STEPMAX_TRACE_RELATION_H

#include "trace/trace.h"

/* Which row or column of an operand a result at (row, col) needs. */
typedef enum {
  AT_FIRST, /* 0: a scalar's, or a vector's only column */
  AT_ROW,   /* the result's row */
  AT_COL,   /* the result's column */
  AT_ALL
} RelationAt;

typedef enum {
  WHEN_ALWAYS,
  WHEN_PENALISED, /* alpha is not 0 */
  WHEN_LAST       /* the result is the last of its rows */
} RelationWhen;

typedef struct RelationOperand {
  ValueId value;
  RelationAt row, col;
  RelationWhen when;
} RelationOperand;

enum { RELATION_OPERANDS_MAX = 5 };

typedef struct Relation {
  const char *symbol;   /* the left-hand side */
  const char *symbolic; /* the right-hand side; NULL: the value is given, or its symbol says it all */
  const char *numeric;  /* the same with numbers put in; NULL: only the number is shown */
  const char *parts;    /* the number that the shown operands give, an expression; NULL: nothing to compare */
  RelationOperand operands[RELATION_OPERANDS_MAX];
  size_t count;
} Relation;

/* In the trace's pane; of a value that its scene does not have, an empty one. */
const Relation *relation_of(const Trace *trace, ValueId id);

/* Whether an operand takes part in a result of so many rows. */
bool relation_applies(const RelationOperand *operand, const Trace *trace, size_t row, size_t rows);

#endif
