/* The passes of a scene that is data: the numbers of every update, computed from its equations.
 *
 * An update needs of the one before it only what its given values become (`next`); all the rest of a pass is
 * computed when the pass is looked at.  For the files of trace/ only. */
#ifndef STEPMAX_TRACE_PASS_H
#define STEPMAX_TRACE_PASS_H

#include "trace/trace.h"

enum { ENGINE_DEPTH = 3 };

/* How a number changes with another: difference() and derivative() in an equation.  `view` is an EngineView.
 * vary.h has one, which computes by engines and so cannot be called from here by its name. */
typedef double (*EngineChange)(void *view, ExprChange kind, ExprCell of, ExprCell by);

/* When a value is computed. */
typedef enum {
  GROUP_ASKED,   /* when it is asked for */
  GROUP_VARYING, /* the same; it takes a difference or derivative, or reads a value that does */
  GROUP_NEEDED   /* at once: the next update or a record reads it */
} ValueGroup;

/* What one pane computes by; lives in the trace's arena. */
typedef struct Engine {
  const LessonData *data; /* of the kernel; the lesson itself may move */
  const Scene *scene;
  size_t variant; /* whose equations hold */
  const size_t *sizes;
  double numbers[SCENE_SIZES_MAX]; /* the sizes, for expressions */
  ValueGroup groups[SCENE_VALUES_MAX];
  size_t place[SCENE_VALUES_MAX]; /* of a value's numbers in a pass's block; SIZE_MAX: it has none there */
  size_t block;                   /* numbers in a block */
  EngineChange change;
  Value *varied; /* room for vary.h, ENGINE_DEPTH times: for what varies while others do */
  double *varied_block;
  size_t varied_numbers, depth;
  bool varying;
  Error fault; /* the first index out of range and the like; kind ERROR_NONE: none */
} Engine;

Engine *engine_new(Arena *arena, const Lesson *lesson, size_t variant, const size_t *sizes,
                   EngineChange change);

/* Everything but what is computed when a pass is looked at, for all updates of a set-up. */
Pass *passes_run(Arena *arena, Engine *engine, const Setup *setup, size_t count);
/* Computes all values but those that take a difference or derivative, each of which is as much work as many
 * passes. */
void pass_complete(Engine *engine, Pass *pass);
/* One value, whichever it is. */
const Value *pass_value(Engine *engine, Pass *pass, size_t value);

/* Computes one value into `at`, its numbers row after row, from `values`: by its equation, or by another
 * expression that should give the same. */
void engine_compute(Engine *engine, double *at, const Value *values, size_t value, const Expr *tree);

/* What an expression reads of these values; the view must last as long as the input. */
typedef struct EngineView {
  Engine *engine;
  const Value *values;
} EngineView;
ExprInput engine_input(EngineView *view, const double *variables);

/* The updates of a set-up: 1 where the scene has no value that counts them. */
size_t engine_updates(const Scene *scene, const Setup *setup);

#endif
