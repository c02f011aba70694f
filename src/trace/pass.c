#include "trace/pass.h"

#include "lesson/setup.h"
#include "model/descent.h"

#include <assert.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* --- An engine */

static const SceneEquation *equation_of(const Engine *engine, size_t value) {
  return scene_equation(&engine->scene->values[value], engine->variant);
}

/* What the next update or a record reads, and whatever that is computed from. */
static void find_needed(Engine *engine) {
  const Scene *scene = engine->scene;
  bool needed[SCENE_VALUES_MAX] = {false};
  for (size_t i = 0; i < scene->value_count; i++) {
    const SceneValue *value = &scene->values[i];
    if (value->next > 0)
      needed[value->next - 1] = true;
    if (value->record > 0)
      needed[value->record - 1] = true;
  }
  scene_mark_sources(needed, scene, engine->variant);
  for (size_t i = 0; i < scene->value_count; i++)
    if (needed[i])
      engine->groups[i] = GROUP_NEEDED;
}

/* Whether a value's equation varies others, by itself or through a value that does. */
static bool varies(const Engine *engine, size_t value) {
  bool reads[SCENE_VALUES_MAX] = {false};
  size_t of, by;
  const Expr *tree = equation_of(engine, value)->tree;
  if (!tree || expr_changes(&of, &by, tree))
    return tree != NULL;
  expr_reads(reads, tree);
  for (size_t i = 0; i < engine->scene->value_count; i++)
    if (reads[i] && engine->groups[i] == GROUP_VARYING)
      return true;
  return false;
}

static void find_varying(Engine *engine) {
  for (size_t i = 0; i < engine->scene->order_count; i++) {
    size_t value = engine->scene->order[i];
    if (engine->groups[value] == GROUP_ASKED && varies(engine, value))
      engine->groups[value] = GROUP_VARYING;
  }
}

/* Given values that stay the same and records are shared by all passes. */
static bool has_place(const SceneValue *value) {
  return value->record == 0 && !(value->given && value->next == 0);
}

static void find_places(Engine *engine) {
  const Scene *scene = engine->scene;
  for (size_t i = 0; i < SCENE_VALUES_MAX; i++)
    engine->place[i] = SIZE_MAX;
  for (size_t i = 0; i < scene->value_count; i++) {
    const SceneValue *value = &scene->values[i];
    if (!has_place(value))
      continue;
    engine->place[i] = engine->block;
    engine->block += scene_numbers(value, engine->sizes);
  }
}

Engine *engine_new(Arena *arena, const Lesson *lesson, size_t variant, const size_t *sizes,
                   EngineChange change) {
  Engine *engine = ARENA_NEW(arena, Engine);
  *engine = (Engine){
      .data = lesson->data, .scene = lesson->scene, .variant = variant, .sizes = sizes, .change = change};
  for (size_t i = 0; i < engine->scene->size_count; i++)
    engine->numbers[i] = (double)sizes[i];
  find_needed(engine);
  find_varying(engine);
  find_places(engine);
  size_t all = 0;
  for (size_t i = 0; i < engine->scene->value_count; i++)
    all += scene_numbers(&engine->scene->values[i], sizes);
  engine->varied = ARENA_ARRAY(arena, Value, ENGINE_DEPTH * engine->scene->value_count);
  engine->varied_block = ARENA_ARRAY(arena, double, ENGINE_DEPTH *all);
  engine->varied_numbers = all;
  return engine;
}

/* --- The objective over data */

enum { SCRATCH = 16 }; /* doubles that such a model needs */

static Descent objective_descent(size_t variant) {
  return (Descent){.model = MODEL_LOGISTIC,
                   .loss = variant == 1 ? LOSS_MSE : LOSS_CE,
                   .penalty = PENALTY_NONE,
                   .K = 2,
                   .D = 1};
}

/* The mean loss of a logistic model with one feature over the data, at theta = (w, b), and its gradient
 * unless that is NULL.  The loss is that of the scene's variant: cross-entropy, or half the squared error. */
static double objective_at(const Dataset *data, size_t variant, const double theta[2], double *gradient) {
  const Descent descent = objective_descent(variant);
  double scratch[SCRATCH];
  assert(descent_scratch(&descent) <= SCRATCH);
  if (gradient)
    descent_gradient(gradient, &descent, theta, &(DescentSamples){data->X, data->labels, NULL, data->N},
                     scratch);
  return descent_measure(&descent, theta, data->X, data->labels, data->N, scratch).mean_loss;
}

/* --- Computing */

static double call(void *context, size_t function, const double *arguments, double *gradient) {
  const EngineView *of = context;
  if (function == 1) /* samples(), behind objective(w, b) */
    return (double)of->engine->data->set.N;
  return objective_at(&of->engine->data->set, of->engine->variant, arguments, gradient);
}

ExprInput engine_input(EngineView *view, const double *variables) {
  return (ExprInput){.values = view->values,
                     .sizes = view->engine->numbers,
                     .variables = variables,
                     .call = call,
                     .change = view->engine->change,
                     .context = view};
}

/* Remembers the first thing that an equation could not do, with its place in the file. */
static void note_fault(Engine *engine, size_t value, const SceneEquation *equation, const Error *err) {
  if (engine->fault.kind != ERROR_NONE)
    return;
  const SceneValue *of = &engine->scene->values[value];
  error_at(&engine->fault, of->file, equation->line, equation->column + err->column - 1, "%s: %s", of->name,
           err->what);
  error_hint(&engine->fault, "%s", err->hint);
}

void engine_compute(Engine *engine, double *at, const Value *values, size_t value, const Expr *tree) {
  const SceneEquation *equation = equation_of(engine, value);
  const SceneValue *of = &engine->scene->values[value];
  size_t rows = scene_side(of->rows, engine->sizes), cols = scene_side(of->cols, engine->sizes), work = 0;
  double variables[2];
  EngineView view = {engine, values};
  ExprInput input = engine_input(&view, variables);
  input.work = &work;
  input.own = value + 1;
  for (size_t i = 0; i < rows * cols; i++) {
    Error err = {0};
    size_t row = i / cols;
    variables[0] = (double)row + 1;
    variables[1] = (double)(i % cols) + 1;
    input.ready = i;
    if (!expr_evaluate(&at[i], tree, &input, &err)) {
      at[i] = NAN;
      note_fault(engine, value, equation, &err);
    }
  }
}

/* --- Passes */

static void compute(Engine *engine, Pass *pass, ValueGroup group) {
  const Scene *scene = engine->scene;
  for (size_t i = 0; i < scene->order_count; i++) {
    size_t value = scene->order[i];
    if (engine->groups[value] == group && equation_of(engine, value)->tree)
      engine_compute(engine, pass->block + engine->place[value], pass->values, value,
                     equation_of(engine, value)->tree);
  }
}

void pass_complete(Engine *engine, Pass *pass) {
  if (!pass->complete)
    compute(engine, pass, GROUP_ASKED);
  pass->complete = true;
}

const Value *pass_value(Engine *engine, Pass *pass, size_t value) {
  pass_complete(engine, pass);
  if (engine->groups[value] == GROUP_VARYING && !pass->varied) {
    pass->varied = true;
    compute(engine, pass, GROUP_VARYING);
  }
  return &pass->values[value];
}

size_t engine_updates(const Scene *scene, const Setup *setup) {
  unsigned field;
  for (size_t i = 0; i < scene->value_count; i++)
    if (scene->values[i].counts && setup_field_find(&field, setup, scene->values[i].name))
      return (size_t)setup_get(setup, field, 0, 0);
  return 1;
}

/* All passes being made. */
typedef struct Maker {
  Arena *arena;
  Engine *engine;
  const Setup *setup;
  size_t count;
  Value first[SCENE_VALUES_MAX];     /* the given values, as the set-up has them */
  double *records[SCENE_VALUES_MAX]; /* count rows of each record */
} Maker;

static void take_given(Maker *maker, size_t value) {
  const Scene *scene = maker->engine->scene;
  unsigned field;
  size_t rows, cols;
  if (!setup_field_find(&field, maker->setup, scene->values[value].name))
    return;
  setup_shape(maker->setup, field, &rows, &cols);
  double *at = ARENA_ARRAY(maker->arena, double, rows *cols);
  for (size_t i = 0; i < rows * cols; i++)
    at[i] = setup_at(maker->setup, field, i);
  maker->first[value] = (Value){rows, cols, at};
}

static size_t record_width(const Maker *maker, const SceneValue *value) {
  return scene_numbers(scene_value_of(maker->engine->scene, value->record), maker->engine->sizes);
}

static void prepare(Maker *maker) {
  const Scene *scene = maker->engine->scene;
  for (size_t i = 0; i < scene->value_count; i++) {
    const SceneValue *value = &scene->values[i];
    if (value->given)
      take_given(maker, i);
    if (value->record > 0)
      maker->records[i] = ARENA_ARRAY(maker->arena, double, maker->count *record_width(maker, value));
  }
}

static Value block_value(const Engine *engine, Pass *pass, size_t place) {
  const SceneValue *value = &engine->scene->values[place];
  return (Value){scene_side(value->rows, engine->sizes), scene_side(value->cols, engine->sizes),
                 pass->block + engine->place[place]};
}

/* What a given value with a `next` is in this pass. */
static void take_over(const Maker *maker, Pass *pass, const Pass *before, size_t place) {
  const SceneValue *value = &maker->engine->scene->values[place];
  const Value *from = before ? &before->values[value->next - 1] : &maker->first[place];
  if (from->rows * from->cols > 0)
    memcpy(pass->block + maker->engine->place[place], from->at, from->rows * from->cols * sizeof *from->at);
}

/* So that whoever reads what is not computed yet does not take it for a number. */
static void blank(const Engine *engine, Pass *pass) {
  for (size_t i = 0; i < engine->scene->value_count; i++)
    for (size_t k = 0;
         engine->groups[i] == GROUP_VARYING && k < scene_numbers(&engine->scene->values[i], engine->sizes);
         k++)
      pass->block[engine->place[i] + k] = NAN;
}

static void begin(const Maker *maker, Pass *pass, const Pass *before, size_t update) {
  const Scene *scene = maker->engine->scene;
  pass->values = ARENA_ARRAY(maker->arena, Value, scene->value_count);
  pass->block = ARENA_ARRAY(maker->arena, double, maker->engine->block);
  blank(maker->engine, pass);
  for (size_t i = 0; i < scene->value_count; i++) {
    const SceneValue *value = &scene->values[i];
    if (value->given && value->next == 0)
      pass->values[i] = maker->first[i];
    else if (value->record == 0)
      pass->values[i] = block_value(maker->engine, pass, i);
    if (value->next > 0)
      take_over(maker, pass, before, i);
    if (value->counter)
      pass->block[maker->engine->place[i]] = (double)update;
  }
}

static void write_records(const Maker *maker, Pass *pass, size_t update) {
  const Scene *scene = maker->engine->scene;
  for (size_t i = 0; i < scene->value_count; i++) {
    const SceneValue *value = &scene->values[i];
    if (value->record == 0)
      continue;
    assert(maker->records[i]);
    size_t width = record_width(maker, value);
    memcpy(maker->records[i] + update * width, pass->values[value->record - 1].at, width * sizeof(double));
    pass->values[i] = (Value){update + 1, width, maker->records[i]};
  }
}

Pass *passes_run(Arena *arena, Engine *engine, const Setup *setup, size_t count) {
  Maker maker = {.arena = arena, .engine = engine, .setup = setup, .count = count};
  Pass *passes = ARENA_ARRAY(arena, Pass, count);
  prepare(&maker);
  for (size_t update = 0; update < count; update++) {
    Pass *pass = &passes[update];
    begin(&maker, pass, update > 0 ? pass - 1 : NULL, update);
    compute(engine, pass, GROUP_NEEDED);
    write_records(&maker, pass, update);
  }
  return passes;
}
