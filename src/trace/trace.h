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
#include "expr/expr.h"
#include "lesson/lesson.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Every value that a scene may have, each after what it is computed from.  Which of them a scene has, and
 * their shapes: trace_shape(); names: trace_info(). */
typedef enum {
  VALUE_X,
  VALUE_LABEL,
  VALUE_W,
  VALUE_SMALL_W, /* "w": a neuron's weight, one number a situation */
  VALUE_B,
  VALUE_ETA,
  VALUE_ALPHA,
  VALUE_UPDATES, /* given */
  VALUE_EPOCHS,
  VALUE_BATCH_SIZE,
  VALUE_SHUFFLE, /* 1: a new order every epoch */
  VALUE_SEED,
  VALUE_EPS,      /* "eps": the length of a step in any direction */
  VALUE_ANGLE,    /* "angle": of the chosen direction, in degrees from the w axis to the b axis */
  VALUE_U,        /* "u" 2: (cos angle, sin angle) */
  VALUE_N,        /* "N": samples in the data */
  VALUE_UPDATE,   /* "update": updates made before this one */
  VALUE_EPOCH,    /* "epoch": of this update, from 1 */
  VALUE_SAMPLES,  /* "samples": seen before this update */
  VALUE_COUNTED,  /* "count": samples in this update */
  VALUE_SAMPLE,   /* "sample": their numbers in the data, from 1 */
  VALUE_BIG_X,    /* "X" n x D: the features of the samples in this update */
  VALUE_PRODUCTS, /* "products" K x D: W[k,d] x[d] */
  VALUE_Z,
  VALUE_BIG_Z, /* "Z" n x K: their scores */
  VALUE_EXP_Z,
  VALUE_EXP_BIG_Z,
  VALUE_SUM_EXP,
  VALUE_P,
  VALUE_BIG_P,
  VALUE_Y,
  VALUE_BIG_Y,
  VALUE_O,           /* "o": sigmoid(z) */
  VALUE_SIGMA_PRIME, /* "sigma_prime": o (1 - o) */
  VALUE_ERROR,       /* "error": o - y */
  VALUE_LOSS,
  VALUE_BATCH_LOSS, /* "batch_loss": mean of the losses of this update's samples */
  VALUE_MEAN_LOSS,  /* "mean_loss": over all samples */
  VALUE_PENALTY,    /* "penalty": alpha/2 |W|^2, or alpha |W|_1 */
  VALUE_J,          /* "J": loss + penalty, what the gradient is of */
  VALUE_ACCURACY,
  VALUE_LOSSES,   /* "losses" update+1: loss after 0, 1, ... updates; of a neuron (update+1) x S */
  VALUE_OUTPUTS,  /* "outputs" (update+1) x S: o after 0, 1, ... updates */
  VALUE_DP,       /* "dp" K: d loss / d p */
  VALUE_JACOBIAN, /* "jacobian" K x K: d p_i / d z_k = p_i (delta_ik - p_k) */
  VALUE_DZ,
  VALUE_BIG_DZ, /* "dZ" n x K: P - Y */
  VALUE_MOVE,   /* "move": -eta dz */
  VALUE_DW,
  VALUE_SMALL_DW, /* "dw": a neuron's */
  VALUE_DB,       /* dW = dz x^T + alpha W; db = dz */
  VALUE_DJ_DW,    /* "dJ_dW", "dJ_db": the gradient over all samples */
  VALUE_DJ_DB,
  VALUE_GRAD_NORM,   /* "grad_norm": |g| with g = (dw, db) */
  VALUE_SLOPE,       /* "slope": g u, what J changes by per length in that direction */
  VALUE_PHI,         /* "phi": the angle between u and g, 0 to 180 degrees */
  VALUE_DJ_LINEAR,   /* "dJ_linear": eps g u */
  VALUE_DJ_TRUE,     /* "dJ_true": J(theta + eps u) - J(theta) */
  VALUE_BEST_ANGLE,  /* "best_angle": of -g, in degrees from 0 */
  VALUE_LEAST,       /* "least": -eps |g| */
  VALUE_STEP_LINEAR, /* "step_linear": -eta |g|^2 */
  VALUE_DZ_CHECK,    /* "dz_check" K: central differences of the loss */
  VALUE_CHECK,       /* "check": largest difference of the gradients from central differences */
  VALUE_W_NEXT,
  VALUE_SMALL_W_NEXT,
  VALUE_B_NEXT,
  VALUE_Z_NEXT,
  VALUE_EXP_Z_NEXT,
  VALUE_SUM_EXP_NEXT,
  VALUE_P_NEXT,
  VALUE_O_NEXT,
  VALUE_LOSS_NEXT,
  VALUE_BATCH_LOSS_NEXT,
  VALUE_J_NEXT,
  VALUE_ACCURACY_NEXT,
  VALUE_J_SLICE,   /* "J_slice": J(w_next, b) */
  VALUE_STEP_TRUE, /* "step_true": J_next - J */
  VALUE_COUNT,
  VALUE_MAX = SCENE_VALUES_MAX /* scenes that are data have further values, from VALUE_COUNT on */
} ValueId;

/* K classes, D features, S situations, R rows of W (K, or 1 for one sigmoid), n samples in an update; LOSSES:
 * a number for each update so far and one more; S_LOSSES: such rows of S numbers. */
typedef enum {
  SHAPE_NONE, /* the scene has no such value */
  SHAPE_SCALAR,
  SHAPE_PAIR, /* 2 */
  SHAPE_D,
  SHAPE_K,
  SHAPE_KD,
  SHAPE_KK,
  SHAPE_LOSSES,
  SHAPE_S,
  SHAPE_S_LOSSES,
  SHAPE_SAMPLES, /* n */
  SHAPE_ND,
  SHAPE_NK,
  SHAPE_VECTOR, /* of other sizes */
  SHAPE_MATRIX
} Shape;
bool shape_is_matrix(Shape shape); /* a number of it has a row and a column */
bool shape_by_class(Shape shape);  /* its rows are classes */
bool shape_by_sample(Shape shape); /* its rows are samples of an update */
bool shape_by_row(Shape shape);    /* its rows are revealed one by one: classes, situations or samples */

typedef struct ValueInfo {
  const char *name; /* as in the trace file and in lessons */
  bool whole;       /* always a whole number */
} ValueInfo;

/* Row after row; a vector is rows x 1. */
typedef ExprArray Value;

/* One forward and backward pass and its update. */
typedef struct Pass {
  Value *values;
  double *block; /* the numbers of those that are the pass's own */
  bool complete; /* all values are computed */
} Pass;

/* One number of a pass; row and col from 0. */
typedef struct Cell {
  ValueId value;
  size_t row, col;
} Cell;

/* Rows of a value, a bit for each; those from the 16th on share the last bit. */
typedef uint16_t RowSet;

/* What a step shows: one for each of the lesson's steps, however often it is repeated, and for each inside an
 * opened update. */
typedef struct StepKind {
  const LessonStep *source;
  const LessonStep *within; /* the repeated step whose update is opened; NULL elsewhere */
  bool summary;             /* a whole update in one step (`for: update`) */
  /* Visible before this step; revealed by it; in each pane.  Never both.  All rows of what is not shown row
   * by row. */
  RowSet known[LESSON_PANES_MAX][VALUE_MAX], fresh[LESSON_PANES_MAX][VALUE_MAX];
} StepKind;

typedef struct TraceStep {
  const StepKind *kind;
  size_t pass; /* the update that it shows, from 0 */
} TraceStep;

enum { TRACE_ID_MAX = 2 * LESSON_ID_MAX + 24 };

typedef struct TraceSegment TraceSegment; /* a stretch of steps: steps.h */
typedef struct Trainings Trainings;       /* the runs of a training: training_pass.h */
typedef struct Samples Samples;           /* what was sampled of a trace: samples.h */
typedef struct ScopeTrees ScopeTrees;     /* the expressions that have been read: scope.h */

typedef struct Trace {
  const Lesson *lesson;
  Setup setup;
  size_t pane, pane_count; /* whose values are read; how many panes there are, at least 1 */
  size_t pass_count;       /* updates that can be shown */
  size_t step_count;
  const Shape *shapes;                   /* of each value; SHAPE_NONE: the lesson has none such */
  const ValueInfo *infos;                /* the same */
  const size_t *sizes[LESSON_PANES_MAX]; /* of the scene, in each pane */
  size_t variants[LESSON_PANES_MAX];     /* whose equations a pane goes by */
  struct Engine *engines[LESSON_PANES_MAX];
  Pass *passes[LESSON_PANES_MAX][LESSON_STARTS_MAX + 1]; /* read with trace_pass */
  Trainings *runs;                                       /* of a training; NULL for other scenes */
  Samples *samples;                                      /* kept for the next frame */
  TraceSegment *segments;
  size_t segment_count;
  ScopeTrees *trees;
  Arena arena;
} Trace;

/* Which updates (from the second on) are opened into their sub-steps: the pass's index. */
enum { OPENED_MAX = 200 };
typedef struct Opened {
  size_t count;
  size_t passes[OPENED_MAX]; /* ascending */
} Opened;
bool opened_get(const Opened *opened, size_t pass);
/* Opening one more than OPENED_MAX closes the first. */
void opened_set(Opened *opened, size_t pass, bool open);

/* Computes all passes of `setup` and lists the steps.  Fails only if the lesson names a value
 * that does not exist, or reveals a part of a value that has no classes (place and hint given).
 * setup is copied; lesson is kept and must outlive the trace.  opened may be NULL: none.
 * The trace is freed with trace_free; a zeroed Trace is free. */
bool trace_build(Trace *out, const Lesson *lesson, const Setup *setup, const Opened *opened,
                 Error *err) MUST_CHECK;
void trace_free(Trace *trace);

/* Hands on what was sampled of the trace of the same lesson that stood in this one's place. */
void trace_keep_samples(Trace *trace, Trace *before);

/* Whether the training kernel makes a trace's passes; else the scene's equations do. */
static inline bool trace_is_training(const Trace *trace) {
  return trace->setup.scene == SCENE_TRAINING;
}

/* The same trace, of which another pane's values are read.  Shares everything: not to be freed. */
Trace trace_of_pane(const Trace *trace, size_t pane);
/* Whether a pane is on screen: a training may hide some. */
bool trace_pane_shown(const Trace *trace, size_t pane);
/* The place of a pane by its id; false: there is none. */
bool trace_find_pane(size_t *out, const Trace *trace, const char *id, size_t length);

/* The first thing that an equation could not do in a pass that has been looked at, with its place in the
 * file; NULL: nothing. */
const Error *trace_fault(const Trace *trace, size_t pane);

/* A value's shape in the trace's scene, and whether the lesson sets it: it is a field of the set-up. */
Shape trace_shape(const Trace *trace, ValueId id);
/* How many rows, of a value whose rows are revealed one by one. */
size_t trace_rows(const Trace *trace, ValueId id);
/* What a value is called, of any that the scene has; and the value of a name: false if it has none. */
const ValueInfo *trace_info(const Trace *trace, ValueId id);
bool trace_find(ValueId *out, const Trace *trace, const char *name);
/* The names of all values of the scene; returns how many. */
size_t trace_names(const char *out[VALUE_MAX], const Trace *trace);
/* The row of the right class, from 0; false where the scene has none. */
bool trace_right_row(size_t *out, const Trace *trace);
/* How many there are of 'K' classes, 'D' features, 'S' situations, 'n' samples in an update of the trace's
 * pane (the last of an epoch may have fewer); 0: the scene has none. */
size_t trace_dimension(const Trace *trace, char name);
bool trace_given(const Trace *trace, ValueId id);

TraceStep trace_step(const Trace *trace, size_t step);
/* "products"; "update-3" for repeated ones; "update-3/products" inside an opened one.  Returns out. */
char *trace_step_id(char out[TRACE_ID_MAX], const Trace *trace, size_t step);

typedef enum { HIDDEN, KNOWN, FRESH } Visibility;
/* Whether a number is on screen at a step.
 *
 * eta, alpha, updates and update are known from the first step on.  A step makes fresh what it reveals, and
 * whatever that was computed from in the pane, as far as it was not known (but a neuron's sigma_prime comes
 * when the lesson says so); losses, penalty and J come with loss at the latest, move with W_next, check with
 * loss_next.  Where a step starts from other numbers than the one before it, what it reveals is fresh even if
 * it was known.  A summary makes fresh what it reveals, or, if it reveals nothing, dz and all that follows;
 * the rest is known.  Inside an opened update x, label, W, b and y are known from its first step on, and
 * steps that reveal nothing new are left out.  Steps of the lesson behind the repeated ones look back on the
 * last update: everything is known. */
Visibility trace_visibility(const Trace *trace, size_t step, Cell cell);

/* The pass that a step shows, of the trace's pane. */
const Pass *trace_pass(const Trace *trace, size_t step);
/* Any pass, from the numbers that `step` starts from. */
const Pass *trace_pass_at(const Trace *trace, size_t step, size_t pass);
/* The same by the kind of a step, which may be of another trace of the same lesson: that has other steps. */
const Pass *trace_pass_of(const Trace *trace, const StepKind *kind, size_t pass);
/* One value of it, without the sums over all samples that only others need. */
const Value *trace_value(const Trace *trace, size_t step, ValueId id);
/* The number at a step's pass, visible or not. */
double trace_number(const Trace *trace, size_t step, Cell cell);

/* The step of `other` that shows the same as `step` of `trace` (same id, else same pass, else the nearest
 * before; of training runs, the pass at which as much of the data has been seen), so that a cursor keeps its
 * place over an edit or an opened update. */
size_t trace_same_step(const Trace *other, const Trace *trace, size_t step);

/* The first step of a pass; of the last pass before it that has steps, if it has none. */
size_t trace_pass_step(const Trace *trace, size_t pass);

/* First step of the next or previous update (direction +1 or -1); the same step when there is none. */
size_t trace_update_step(const Trace *trace, size_t step, int direction);

#endif
