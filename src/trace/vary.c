#include "trace/vary.h"

#include <float.h>
#include <math.h>
#include <string.h>

/* Whether a value is computed from one that is marked. */
static bool reads_marked(const Engine *engine, size_t value, const bool *marked) {
  const Expr *tree = scene_equation(&engine->scene->values[value], engine->variant)->tree;
  bool reads[SCENE_VALUES_MAX] = {false};
  if (!tree)
    return false;
  expr_reads(reads, tree);
  for (size_t i = 0; i < engine->scene->value_count; i++)
    if (reads[i] && marked[i])
      return true;
  return false;
}

/* Marks what these values are computed from. */
static void mark_sources(const Engine *engine, bool *sources) {
  const Scene *scene = engine->scene;
  for (size_t i = scene->order_count; i-- > 0;) {
    const Expr *tree = scene_equation(&scene->values[scene->order[i]], engine->variant)->tree;
    if (tree && sources[scene->order[i]])
      expr_reads(sources, tree);
  }
}

/* Where the numbers of a value that is changed or computed anew are. */
static void give_room(Vary *vary, size_t value, double **at) {
  Value room = vary->from[value];
  memcpy(*at, room.at, room.rows * room.cols * sizeof **at);
  room.at = *at;
  vary->engine->varied[value] = room;
  *at += room.rows * room.cols;
}

void vary_begin(Vary *vary, Engine *engine, const Value *from, const size_t *by, size_t by_count,
                const size_t *of, size_t of_count) {
  const Scene *scene = engine->scene;
  bool moved[SCENE_VALUES_MAX] = {false}, sources[SCENE_VALUES_MAX] = {false};
  double *room = engine->varied_block;
  *vary = (Vary){.engine = engine, .from = from};
  memcpy(engine->varied, from, scene->value_count * sizeof *from);
  for (size_t i = 0; i < of_count; i++)
    sources[of[i]] = true;
  mark_sources(engine, sources);
  for (size_t i = 0; i < by_count; i++) {
    moved[by[i]] = vary->changed[by[i]] = true;
    give_room(vary, by[i], &room);
  }
  for (size_t i = 0; i < scene->order_count; i++) {
    size_t value = scene->order[i];
    if (vary->changed[value] || !sources[value] || !reads_marked(engine, value, moved))
      continue;
    moved[value] = true;
    give_room(vary, value, &room);
    vary->cone[vary->count++] = value;
  }
}

static double *numbers_of(const Vary *vary, size_t value) {
  return vary->engine->varied_block + (vary->engine->varied[value].at - vary->engine->varied_block);
}

void vary_set(Vary *vary, Cell cell, double number) {
  numbers_of(vary, cell.value)[cell.row * vary->engine->varied[cell.value].cols + cell.col] = number;
}

void vary_compute(Vary *vary) {
  for (size_t i = 0; i < vary->count; i++)
    engine_compute(vary->engine, numbers_of(vary, vary->cone[i]), vary->engine->varied, vary->cone[i]);
}

double vary_get(const Vary *vary, Cell cell) {
  const Value *value = &vary->engine->varied[cell.value];
  return cell.row < value->rows && cell.col < value->cols ? value->at[cell.row * value->cols + cell.col]
                                                          : NAN;
}

/* --- Differences and derivatives */

static double at_cell(const Value *values, Cell cell) {
  return values[cell.value].at[cell.row * values[cell.value].cols + cell.col];
}

/* A step that balances what the difference leaves out against rounding; at least a few of the last places. */
static double step_at(const Value *by, double here) {
  double scale = 1;
  for (size_t i = 0; i < by->rows * by->cols; i++)
    if (isfinite(by->at[i]))
      scale = fmax(scale, fabs(by->at[i]));
  return fmax(cbrt(DBL_EPSILON * scale), 4 * DBL_EPSILON * fabs(here));
}

double vary_difference(Engine *engine, const Value *from, Cell of, Cell by) {
  Vary vary;
  if (engine->varying)
    return NAN; /* a difference of a difference */
  engine->varying = true;
  size_t of_value = of.value, by_value = by.value;
  double here = at_cell(from, by), step = step_at(&from[by.value], here), above = here + step,
         below = here - step;
  vary_begin(&vary, engine, from, &by_value, 1, &of_value, 1);
  vary_set(&vary, by, above);
  vary_compute(&vary);
  double high = vary_get(&vary, of);
  vary_set(&vary, by, below);
  vary_compute(&vary);
  engine->varying = false;
  return (high - vary_get(&vary, of)) / (above - below);
}

/* The slopes of all cells of a value that lies between. */
static void compute_slopes(Engine *engine, const Value *values, Value *slopes, size_t value, double *at) {
  const SceneValue *of = &engine->scene->values[value];
  size_t cols = scene_side(of->cols, engine->sizes), count = scene_numbers(of, engine->sizes);
  double variables[2];
  EngineView view = {engine, values};
  ExprInput input = engine_input(&view, variables);
  for (size_t i = 0; i < count; i++) {
    ExprDual dual;
    variables[0] = (double)(i / cols) + 1;
    variables[1] = (double)(i % cols) + 1;
    at[i] = expr_evaluate_dual(&dual, scene_equation(of, engine->variant)->tree, &input, slopes, NULL)
                ? dual.slope
                : NAN;
  }
  slopes[value] = (Value){values[value].rows, cols, at};
}

double vary_derivative(Engine *engine, const Value *from, Cell of, Cell by) {
  Vary vary;
  size_t of_value = of.value, by_value = by.value;
  vary_begin(&vary, engine, from, &by_value, 1, &of_value, 1);
  Value slopes[SCENE_VALUES_MAX] = {{0, 0, NULL}};
  double *room = engine->varied_block; /* the varied numbers themselves are not needed */
  size_t count = from[by.value].rows * from[by.value].cols;
  memset(room, 0, count * sizeof *room);
  room[by.row * from[by.value].cols + by.col] = 1;
  slopes[by.value] = (Value){from[by.value].rows, from[by.value].cols, room};
  room += count;
  for (size_t i = 0; i < vary.count; i++) {
    compute_slopes(engine, from, slopes, vary.cone[i], room);
    room += scene_numbers(&engine->scene->values[vary.cone[i]], engine->sizes);
  }
  return slopes[of.value].at ? at_cell(slopes, of) : 0;
}
