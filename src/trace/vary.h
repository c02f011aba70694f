/* The numbers of a pass as they would be if some were different: for differences, derivatives and curves.
 *
 * Only what lies between the changed values and those that are asked for is computed anew.  Where a value
 * that has an equation is changed, what is computed round it (a loss from scores, for exactness) but written
 * with it (by its probability) is computed as it is written. */
#ifndef STEPMAX_TRACE_VARY_H
#define STEPMAX_TRACE_VARY_H

#include "trace/pass.h"

typedef struct Vary {
  Engine *engine;
  const Value *from;              /* the numbers as they are */
  bool changed[SCENE_VALUES_MAX]; /* these are set by hand */
  size_t count;
  size_t cone[SCENE_VALUES_MAX];       /* what is computed anew, in order, */
  const Expr *trees[SCENE_VALUES_MAX]; /* and by which equation */
} Vary;

/* `by` are the values that will be changed, `of` those that will be asked for.  One at a time in an engine.
 */
void vary_begin(Vary *vary, Engine *engine, const Value *from, const size_t *by, size_t by_count,
                const size_t *of, size_t of_count);
void vary_set(Vary *vary, Cell cell, double number);
void vary_compute(Vary *vary);
double vary_get(const Vary *vary, Cell cell);

/* How a number changes with another through all equations between them, exactly. */
double vary_derivative(Engine *engine, const Value *from, Cell of, Cell by);
/* How a number changes with one of those that stand in its own equation, all others held; 0: it does not
 * stand there. */
double vary_partial(Engine *engine, const Value *from, Cell of, Cell by);

/* The same, or by a central difference, for engine_new. */
double vary_change(void *view, ExprChange kind, ExprCell of, ExprCell by);

#endif
