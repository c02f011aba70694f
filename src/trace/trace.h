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

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A value of the scene, by its place: in the order of the file. */
typedef size_t ValueId;
enum { VALUE_MAX = SCENE_VALUES_MAX };

/* Row after row; a vector is rows x 1. */
typedef ExprArray Value;

/* One forward and backward pass and its update. */
typedef struct Pass {
  Value *values;
  double *block; /* the numbers of those that are the pass's own */
  bool complete; /* all values are computed but for those that take a difference or derivative */
  bool varied;   /* those too */
} Pass;

/* One number of a pass; row and col from 0. */
typedef struct Cell {
  ValueId value;
  size_t row, col;
} Cell;
static inline bool cell_equal(Cell a, Cell b) {
  return a.value == b.value && a.row == b.row && a.col == b.col;
}
/* NaN: the value has no such cell. */
static inline double value_at(const Value *value, Cell cell) {
  return cell.row < value->rows && cell.col < value->cols ? value->at[cell.row * value->cols + cell.col]
                                                          : (double)NAN;
}

/* Rows of a value, a bit for each; those from the 16th on share the last bit. */
typedef uint16_t RowSet;

/* What can be seen of every value in a pane. */
typedef struct ShownSet {
  RowSet rows[VALUE_MAX]; /* all of what is not shown row by row */
  uint64_t singles;       /* numbers by themselves: a bit for each of the trace's */
} ShownSet;

/* What a step shows: one for each of the lesson's steps, however often it is repeated, and for each inside an
 * opened update. */
typedef struct StepKind {
  const LessonStep *source;
  const LessonStep *within; /* the repeated step whose update is opened; NULL elsewhere */
  bool summary;             /* a whole update in one step (`for: update`) */
  ShownSet known[LESSON_PANES_MAX], fresh[LESSON_PANES_MAX]; /* visible before this step; revealed by it */
} StepKind;

typedef struct TraceStep {
  const StepKind *kind;
  size_t pass; /* the update that it shows, from 0 */
} TraceStep;

enum { TRACE_ID_MAX = 2 * LESSON_ID_MAX + 24 };

typedef struct TraceSegment TraceSegment; /* a stretch of steps: steps.h */
typedef struct Singles Singles;           /* the numbers that are revealed by themselves: shown.h */
typedef struct Trainings Trainings;       /* the runs of a training: training_pass.h */
typedef struct Samples Samples;           /* what was sampled of a trace: samples.h */
typedef struct ScopeTrees ScopeTrees;     /* the expressions that have been read: scope.h */

typedef struct Trace {
  const Lesson *lesson;
  Setup setup;
  size_t pane, pane_count; /* whose values are read; how many panes there are, at least 1 */
  size_t pass_count;       /* updates that can be shown */
  size_t step_count;
  const size_t *sizes[LESSON_PANES_MAX]; /* of the scene, in each pane */
  size_t variants[LESSON_PANES_MAX];     /* whose equations a pane goes by */
  struct Engine *engines[LESSON_PANES_MAX];
  Pass *passes[LESSON_PANES_MAX][LESSON_STARTS_MAX + 1]; /* read with trace_pass */
  Trainings *runs;                                       /* of a training; NULL for other scenes */
  Samples *samples;                                      /* kept for the next frame */
  Singles *singles;
  TraceSegment *segments;
  size_t segment_count;
  ScopeTrees *trees;
  uint64_t version; /* the same number, and the same lesson: the same steps and numbers */
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
 * that does not exist, or reveals a part that the value does not have (place and hint given).
 * setup is copied; lesson is kept and must outlive the trace.  opened may be NULL: none.
 * The trace is freed with trace_free; a zeroed Trace is free. */
bool trace_build(Trace *out, const Lesson *lesson, const Setup *setup, const Opened *opened,
                 Error *err) MUST_CHECK;
void trace_free(Trace *trace);

/* Hands on what was sampled of the trace of the same lesson that stood in this one's place. */
void trace_keep_samples(Trace *trace, Trace *before);

/* Whether the training kernel makes a trace's passes; else the scene's equations do. */
static inline bool trace_is_training(const Trace *trace) {
  return setup_is_training(&trace->setup);
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

/* What the scene says of a value, and how many values there are. */
static inline const SceneValue *trace_info(const Trace *trace, ValueId id) {
  return &trace->lesson->scene->values[id];
}
static inline size_t trace_values(const Trace *trace) {
  return trace->lesson->scene->value_count;
}
/* Whether the lesson has it: some come with panes only. */
bool trace_has(const Trace *trace, ValueId id);
/* 0 a number, 1 a vector, 2 a matrix. */
int trace_rank(const Trace *trace, ValueId id);
/* What its rows or columns are. */
SideKind trace_side(const Trace *trace, ValueId id, bool columns);
/* Whether its rows are revealed one by one, as classes, situations and samples are; features are not. */
bool trace_by_row(const Trace *trace, ValueId id);
/* How many rows, of a value whose rows are revealed one by one. */
size_t trace_rows(const Trace *trace, ValueId id);
/* The value of a name: false if the lesson has none. */
bool trace_find(ValueId *out, const Trace *trace, const char *name);
/* The names of all values that the lesson has; returns how many. */
size_t trace_names(const char *out[VALUE_MAX], const Trace *trace);
/* The row of the right class, from 0; false where the scene has none. */
bool trace_right_row(size_t *out, const Trace *trace);
/* How many classes, features, situations, or samples in an update of the trace's pane (the last of an epoch
 * may have fewer) there are; 0: the scene has none. */
size_t trace_dimension(const Trace *trace, SideKind kind);
/* Whether the lesson sets it: it is a field of the set-up. */
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
/* Whether a step shows anything of a value. */
bool trace_is_known(const Trace *trace, size_t step, ValueId id);

/* The pass that a step shows, of the trace's pane.  Values that take a difference or derivative are not
 * computed yet: trace_value gives them. */
const Pass *trace_pass(const Trace *trace, size_t step);
/* Any pass, from the numbers that `step` starts from. */
const Pass *trace_pass_at(const Trace *trace, size_t step, size_t pass);
/* With those too. */
const Pass *trace_pass_whole(const Trace *trace, size_t step);
/* One value of it, without the sums over all samples that only others need. */
const Value *trace_value(const Trace *trace, size_t step, ValueId id);
/* The same by the kind of a step, which may be of another trace of the same lesson: that has other steps. */
const Value *trace_value_of(const Trace *trace, const StepKind *kind, size_t pass, ValueId id);
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
