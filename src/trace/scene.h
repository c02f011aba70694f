/* A scene: which values its passes have, how they follow from one another, and how they are computed.
 *
 * For the files of trace/ only; everyone else reads a Trace. */
#ifndef STEPMAX_TRACE_SCENE_H
#define STEPMAX_TRACE_SCENE_H

#include "trace/relation.h"
#include "trace/sample.h"
#include "trace/trace.h"

/* Values that nothing else is computed from become known together with another one at the latest. */
typedef struct Companion {
  ValueId of, value;
} Companion;

typedef struct ValueList {
  const ValueId *at;
  size_t count;
} ValueList;

struct TraceScene {
  Shape shapes[VALUE_COUNT]; /* SHAPE_NONE: the scene has no such value */
  ValueList with_panes;      /* those of them that only a lesson with panes has */
  ValueList controls;        /* known from the first step on */
  ValueList taken_over;      /* known when an opened update begins */
  ValueList apart;           /* shown when a lesson reveals them, not with what is computed from them */
  ValueList updated;         /* new in an update told in one step, unless its `reveal` says otherwise */
  const Companion *companions;
  size_t companion_count;
  /* The equation of a value in the trace's pane. */
  const Relation *(*relation)(const Trace *trace, ValueId id);
  /* How many passes a set-up has, and all passes of a pane from these numbers, in the arena.  NULL: the
   * passes are those of a training's runs. */
  size_t (*pass_count)(const Setup *setup);
  const Pass *(*run)(Arena *arena, const Lesson *lesson, const Setup *setup, PaneLoss loss);
  /* A shorter way to a number for other given numbers than a whole pass: `of` at setting i goes to
   * out[i * of_count]; the present numbers are the pass's.  False: there is none to this one.  May be NULL.
   */
  bool (*heights)(double *out, const Trace *trace, const Pass *pass, const Cell *of, const Sampling *what);
};

extern const TraceScene TRACE_CHAIN, TRACE_NEURON, TRACE_TRAINING, TRACE_SOFTMAX_TRAINING, TRACE_SLOPE;

/* The values of a lesson with these numbers. */
const TraceScene *trace_scene(const Lesson *lesson, const Setup *setup);

#endif
