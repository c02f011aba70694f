/* The trace: everything that happened, step by step.
 *
 * Built once from a lesson and its (edited) numbers; time travel is an index into it.
 * A value has a name, a shape and numbers; equation.h tells what made it and from
 * which operands.  Views, transcript, JSON and CSV only read it. */
#ifndef STEPMAX_TRACE_TRACE_H
#define STEPMAX_TRACE_TRACE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "lesson/lesson.h"

#include <stdbool.h>
#include <stddef.h>

/* Every value of a pass, in the order in which it is computed.  Names, shapes: value_info(). */
typedef enum {
  VALUE_X,
  VALUE_LABEL,
  VALUE_W,
  VALUE_B,
  VALUE_ETA,
  VALUE_ALPHA,
  VALUE_UPDATES,  /* given */
  VALUE_UPDATE,   /* "update": updates made before this one */
  VALUE_PRODUCTS, /* "products" K x D: W[k,d] x[d] */
  VALUE_Z,
  VALUE_EXP_Z,
  VALUE_SUM_EXP,
  VALUE_P,
  VALUE_Y,
  VALUE_LOSS,
  VALUE_PENALTY, /* "penalty": alpha/2 |W|^2 */
  VALUE_J,       /* "J": loss + penalty, what the gradient is of */
  VALUE_LOSSES,  /* "losses" update+1: loss after 0, 1, ... updates */
  VALUE_DZ,      /* K: p - y */
  VALUE_MOVE,    /* "move" K: -eta dz */
  VALUE_DW,
  VALUE_DB,       /* dW = dz x^T + alpha W; db = dz */
  VALUE_DZ_CHECK, /* "dz_check" K: central differences of the loss */
  VALUE_CHECK,    /* "check": largest difference of dz, dW, db from central differences */
  VALUE_W_NEXT,
  VALUE_B_NEXT,
  VALUE_Z_NEXT,
  VALUE_EXP_Z_NEXT,
  VALUE_SUM_EXP_NEXT,
  VALUE_P_NEXT,
  VALUE_LOSS_NEXT,
  VALUE_COUNT
} ValueId;

typedef enum { SHAPE_SCALAR, SHAPE_D, SHAPE_K, SHAPE_KD, SHAPE_LOSSES } Shape;
typedef struct ValueInfo {
  const char *name; /* as in the trace file and in lessons */
  Shape shape;
  bool given; /* set by the lesson, not computed */
  bool whole; /* always a whole number */
} ValueInfo;
const ValueInfo *value_info(ValueId id);
bool value_find(ValueId *out, const char *name);

typedef struct Value {
  size_t rows, cols; /* a vector is rows x 1 */
  const double *at;  /* row after row */
} Value;

/* One forward and backward pass and its update. */
typedef struct Pass {
  Value values[VALUE_COUNT];
} Pass;

/* One number of a pass; row and col from 0. */
typedef struct Cell {
  ValueId value;
  size_t row, col;
} Cell;

typedef struct TraceStep {
  const LessonStep *source;
  const char *id; /* "products"; "update-3" for repeated ones; "update-3/products" inside an opened one */
  size_t pass;    /* index into passes */
  bool summary;   /* a whole update in one step (`for: update`) */
  bool opened;    /* inside an opened update */
  /* By Rows part, [ROWS_LABEL] and [ROWS_OTHERS] ([0] is unused; what has no classes has both parts alike).
   * Never both known and fresh. */
  bool known[VALUE_COUNT][3]; /* visible before this step */
  bool fresh[VALUE_COUNT][3]; /* revealed by this step */
} TraceStep;

typedef struct Trace {
  const Lesson *lesson;
  Chain chain;
  Pass *passes; /* chain.updates of them */
  size_t pass_count;
  TraceStep *steps;
  size_t step_count;
  Arena arena;
} Trace;

/* Which updates (from the second on) are opened into their sub-steps: bit u of word u / 64, u the
 * pass's index; at most CHAIN_UPDATES_MAX. */
typedef struct Opened {
  unsigned long long bits[(CHAIN_UPDATES_MAX + 63) / 64];
} Opened;
bool opened_get(const Opened *opened, size_t pass);
void opened_set(Opened *opened, size_t pass, bool open);

/* Computes all passes of `chain` and lists the steps.  Fails only if the lesson names a value
 * that does not exist, or reveals a part of a value that has no classes (place and hint given).
 * chain is copied; lesson is kept and must outlive the trace.  opened may be NULL: none.
 * The trace is freed with trace_free; a zeroed Trace is free. */
bool trace_build(Trace *out, const Lesson *lesson, const Chain *chain, const Opened *opened,
                 Error *err) MUST_CHECK;
void trace_free(Trace *trace);

typedef enum { HIDDEN, KNOWN, FRESH } Visibility;
/* Whether a number is on screen at a step.
 *
 * eta, alpha, updates and update are known from the first step on.  A step makes fresh what it reveals, and
 * whatever that was computed from, as far as it was not known; losses, penalty and J come with loss at the
 * latest, move with W_next, check with loss_next.  A summary makes fresh what it reveals, or, if it reveals
 * nothing, dz and all that follows; the rest is known.  Inside an opened update x, label, W, b and y are
 * known from its first step on, and steps that reveal nothing new are left out.  Steps of the lesson behind
 * the repeated ones look back on the last update: everything is known. */
Visibility trace_visibility(const Trace *trace, size_t step, Cell cell);

/* The pass that a step shows. */
const Pass *trace_pass(const Trace *trace, size_t step);
/* The number at a step's pass, visible or not. */
double trace_number(const Trace *trace, size_t step, Cell cell);

/* The step of `other` that shows the same as `step` of `trace` (same id, else same pass, else the nearest
 * before), so that a cursor keeps its place over an edit or an opened update. */
size_t trace_same_step(const Trace *other, const Trace *trace, size_t step);

/* First step of the next or previous update (direction +1 or -1); the same step when there is none. */
size_t trace_update_step(const Trace *trace, size_t step, int direction);

#endif
