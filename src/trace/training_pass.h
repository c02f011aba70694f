/* What the files of the training share: the runs of a trace, and the pass that a step shows, computed when it
 * is asked for. */
#ifndef STEPMAX_TRACE_TRAINING_PASS_H
#define STEPMAX_TRACE_TRAINING_PASS_H

#include "trace/sample.h"
#include "trace/training.h"
#include "trace/training_regions.h"

typedef struct PaneRun {
  Run *run;
  Arena arena; /* of the pass computed last */
  Pass pass;
  Value values[VALUE_MAX];    /* the pass's */
  size_t update;              /* which it is */
  unsigned made;              /* which parts of it, a bit each; 0: none */
  const double *theta, *next; /* before and after it */
} PaneRun;

enum { TRAINING_FILLED_MAX = 48 };

/* A pointer to it is in the trace, so that a trace that is only read can keep what it has computed. */
struct Trainings {
  PaneRun at[LESSON_PANES_MAX];
  size_t count;
  size_t finest; /* the pane that the clock of samples goes by */
  size_t ticks;
  Regions *regions;                  /* NULL: not asked for yet, or none */
  size_t place[TRAINING_FILLED_MAX]; /* of each value that is filled in, in the scene; SIZE_MAX: it has none
                                        such */
  unsigned char part[VALUE_MAX];     /* of a pass, that a value is computed with */
};

/* Makes the runs of a trace whose lesson, set-up and panes are there, and computes a little of them. */
void training_begin(Trace *trace);
void training_end(Trace *trace);
size_t training_ticks(const Trace *trace);

/* The pass of `other` at whose tick as much of the data has been seen as at a pass's of `trace`, or its last:
 * the same moment, where the clock goes by something else or the smallest batch has changed. */
size_t training_same_pass(const Trace *other, const Trace *trace, size_t pass);

/* The update, from 0, that a pass of the trace's pane shows. */
size_t training_update_of(const Trace *trace, const StepKind *kind, size_t pass);

/* A parameter after so many updates, at most as many as are done; false: the cell is none. */
bool training_parameter(double *out, const Trace *trace, Cell cell, size_t update);

/* Which of what was measured a value is; NaN: none.  And what a number along an axis counts after so many
 * updates: samples seen, epochs, else updates. */
double training_measured(const Trace *trace, ValueId id, Measure measure);
Clock training_clock_of(const Trace *trace, ValueId id);
double training_clock(const Trace *trace, Clock clock, size_t update);

/* For sample.c: what is measured over all samples, with other parameters; `of` at setting i, from `from` to
 * before `to`, goes to out[i * of_count].  False: `of` is not measured. */
bool training_heights(double *out, const Trace *trace, size_t step, Cell of, const Sampling *what,
                      size_t from, size_t to);

/* How large the sizes of its scene are in a pane. */
void training_sizes(size_t sizes[SCENE_SIZES_MAX], const Trace *trace, size_t pane);

/* For training_begin: looks up the values of the trace's scene. */
void training_place_values(Trace *trace);

/* Its values; valid until another update of the same pane is asked for. */
const Pass *training_pass(const Trace *trace, const StepKind *kind, size_t pass);
/* One of them, and no more than comes with it. */
const Value *training_value(const Trace *trace, const StepKind *kind, size_t pass, ValueId id);

#endif
