/* A scene: which values its passes have, how they follow from one another, and how they are computed.
 *
 * For the files of trace/ only; everyone else reads a Trace. */
#ifndef STEPMAX_TRACE_SCENE_H
#define STEPMAX_TRACE_SCENE_H

#include "trace/relation.h"
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
  Shape shapes[VALUE_MAX]; /* SHAPE_NONE: the scene has no such value */
  ValueList with_panes;    /* those of them that only a lesson with panes has */
  ValueList controls;      /* known from the first step on */
  ValueList taken_over;    /* known when an opened update begins */
  ValueList apart;         /* shown when a lesson reveals them, not with what is computed from them */
  ValueList updated;       /* new in an update told in one step, unless its `reveal` says otherwise */
  const Companion *companions;
  size_t companion_count;
  ValueInfo infos[VALUE_MAX];                    /* of a scene that is data; else value_info */
  const Relation *relations[SCENE_VARIANTS_MAX]; /* the same: by value */
  /* The equation of a value in the trace's pane. */
  const Relation *(*relation)(const Trace *trace, ValueId id);
};

extern const TraceScene TRACE_TRAINING, TRACE_SOFTMAX_TRAINING;

/* Whether a trace's values are data; else they are those of a training. */
static inline bool trace_is_data(const Trace *trace) {
  return trace->setup.scene != SCENE_TRAINING;
}

#endif
