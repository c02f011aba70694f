#include "trace/vary.h"

#include <float.h>
#include <math.h>
#include <string.h>

static bool reads_marked(const Engine *engine, const Expr *tree, const bool *marked) {
  bool reads[SCENE_VALUES_MAX] = {false};
  if (!tree)
    return false;
  expr_reads(reads, tree);
  for (size_t i = 0; i < engine->scene->value_count; i++)
    if (reads[i] && marked[i])
      return true;
  return false;
}

/* By what a value is computed from those that are marked; NULL: it is not.  `derived`: those changed by hand
 * that have an equation themselves. */
static const Expr *tree_from(const Engine *engine, size_t value, const bool *marked, const bool *derived) {
  const SceneEquation *equation = scene_equation(&engine->scene->values[value], engine->variant);
  if (reads_marked(engine, equation->tree, marked))
    return equation->tree;
  bool written = equation->tree && equation->parts && !equation->reads;
  return written && reads_marked(engine, equation->operands, derived) ? equation->operands : NULL;
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
  bool moved[SCENE_VALUES_MAX] = {false}, sources[SCENE_VALUES_MAX] = {false},
       derived[SCENE_VALUES_MAX] = {false};
  double *room = engine->varied_block;
  *vary = (Vary){.engine = engine, .from = from};
  memcpy(engine->varied, from, scene->value_count * sizeof *from);
  for (size_t i = 0; i < of_count; i++)
    sources[of[i]] = true;
  scene_mark_sources(sources, scene, engine->variant);
  for (size_t i = 0; i < by_count; i++) {
    moved[by[i]] = vary->changed[by[i]] = true;
    derived[by[i]] = scene_equation(&scene->values[by[i]], engine->variant)->tree != NULL;
    give_room(vary, by[i], &room);
  }
  for (size_t i = 0; i < scene->order_count; i++) {
    size_t value = scene->order[i];
    const Expr *tree =
        vary->changed[value] || !sources[value] ? NULL : tree_from(engine, value, moved, derived);
    if (!tree)
      continue;
    moved[value] = true;
    give_room(vary, value, &room);
    vary->trees[vary->count] = tree;
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
    engine_compute(vary->engine, numbers_of(vary, vary->cone[i]), vary->engine->varied, vary->cone[i],
                   vary->trees[i]);
}

double vary_get(const Vary *vary, Cell cell) {
  return value_at(&vary->engine->varied[cell.value], cell);
}

/* --- Differences and derivatives */

/* A step that balances what the difference leaves out against rounding; at least a few of the last places. */
static double step_at(const Value *by, double here) {
  double scale = 1;
  for (size_t i = 0; i < by->rows * by->cols; i++)
    if (isfinite(by->at[i]))
      scale = fmax(scale, fabs(by->at[i]));
  return fmax(cbrt(DBL_EPSILON * scale), 4 * DBL_EPSILON * fabs(here));
}

/* Where other numbers are being varied, theirs stay as they are; false: too deep. */
static bool go_deeper(Engine *engine, bool *deeper, const Value *from) {
  *deeper = from == engine->varied;
  if (*deeper && engine->depth + 1 == ENGINE_DEPTH)
    return false;
  if (*deeper) {
    engine->depth++;
    engine->varied += engine->scene->value_count;
    engine->varied_block += engine->varied_numbers;
  }
  return true;
}

static void come_back(Engine *engine, bool deeper) {
  if (!deeper)
    return;
  engine->depth--;
  engine->varied -= engine->scene->value_count;
  engine->varied_block -= engine->varied_numbers;
}

static double difference(Engine *engine, const Value *from, Cell of, Cell by) {
  Vary vary;
  size_t of_value = of.value, by_value = by.value;
  double here = value_at(&from[by.value], by), step = step_at(&from[by.value], here), above = here + step,
         below = here - step;
  vary_begin(&vary, engine, from, &by_value, 1, &of_value, 1);
  vary_set(&vary, by, above);
  vary_compute(&vary);
  double high = vary_get(&vary, of);
  vary_set(&vary, by, below);
  vary_compute(&vary);
  return (high - vary_get(&vary, of)) / (above - below);
}

static double vary_difference(Engine *engine, const Value *from, Cell of, Cell by) {
  bool deeper;
  if (engine->varying || !go_deeper(engine, &deeper, from))
    return NAN; /* a difference of a difference */
  engine->varying = true;
  double result = difference(engine, from, of, by);
  engine->varying = false;
  come_back(engine, deeper);
  return result;
}

/* Of the number that it goes by, slopes are 1 for itself and 0 for its value's others.  Returns the room
 * behind them. */
static double *seed_slopes(Value *slopes, const Engine *engine, const Value *from, Cell by) {
  const Value *value = &from[by.value];
  double *room = engine->varied_block; /* the varied numbers themselves are not needed */
  size_t count = value->rows * value->cols;
  memset(room, 0, count * sizeof *room);
  room[by.row * value->cols + by.col] = 1;
  slopes[by.value] = (Value){value->rows, value->cols, room};
  return room + count;
}

/* The slopes of all cells of a value that lies between. */
static void compute_slopes(Engine *engine, const Value *values, Value *slopes, size_t value, const Expr *tree,
                           double *at) {
  const SceneValue *of = &engine->scene->values[value];
  size_t cols = scene_side(of->cols, engine->sizes), count = scene_numbers(of, engine->sizes);
  double variables[2];
  EngineView view = {engine, values};
  ExprInput input = engine_input(&view, variables);
  slopes[value] = (Value){values[value].rows, cols, at}; /* its numbers may go by those before them */
  for (size_t i = 0; i < count; i++) {
    ExprDual dual;
    size_t row = i / cols;
    variables[0] = (double)row + 1;
    variables[1] = (double)(i % cols) + 1;
    at[i] = expr_evaluate_dual(&dual, tree, &input, slopes, NULL) ? dual.slope : NAN;
  }
}

static double derivative(Engine *engine, const Value *from, Cell of, Cell by) {
  Vary vary;
  size_t of_value = of.value, by_value = by.value;
  vary_begin(&vary, engine, from, &by_value, 1, &of_value, 1);
  Value slopes[SCENE_VALUES_MAX] = {{0, 0, NULL}};
  double *room = seed_slopes(slopes, engine, from, by);
  for (size_t i = 0; i < vary.count; i++) {
    compute_slopes(engine, from, slopes, vary.cone[i], vary.trees[i], room);
    room += scene_numbers(&engine->scene->values[vary.cone[i]], engine->sizes);
  }
  return slopes[of.value].at ? value_at(&slopes[of.value], of) : 0;
}

double vary_derivative(Engine *engine, const Value *from, Cell of, Cell by) {
  bool deeper;
  if (!go_deeper(engine, &deeper, from))
    return NAN;
  double result = derivative(engine, from, of, by);
  come_back(engine, deeper);
  return result;
}

/* Of the equation as it is written, by the operands that it names there. */
static double partial(Engine *engine, const Value *from, Cell of, Cell by) {
  Value slopes[SCENE_VALUES_MAX] = {{0, 0, NULL}};
  const SceneEquation *equation = scene_equation(&engine->scene->values[of.value], engine->variant);
  double variables[2] = {(double)of.row + 1, (double)of.col + 1};
  EngineView view = {engine, from};
  ExprInput input = engine_input(&view, variables);
  ExprDual dual;
  (void)seed_slopes(slopes, engine, from, by);
  return expr_evaluate_dual(&dual, equation->operands, &input, slopes, NULL) ? dual.slope : NAN;
}

double vary_partial(Engine *engine, const Value *from, Cell of, Cell by) {
  const SceneEquation *equation = scene_equation(&engine->scene->values[of.value], engine->variant);
  size_t value, other;
  if (!equation->tree)
    return 0;
  if (equation->reads || !equation->operands || expr_changes(&value, &other, equation->operands))
    return vary_derivative(engine, from, of, by); /* the operands are only named, not computed with */
  return partial(engine, from, of, by);
}

static Cell cell_of(ExprCell cell) {
  return (Cell){cell.value, cell.row, cell.col};
}

double vary_change(void *view, ExprChange kind, ExprCell of, ExprCell by) {
  const EngineView *here = view;
  return (kind == EXPR_DIFFERENCE ? vary_difference : vary_derivative)(here->engine, here->values,
                                                                       cell_of(of), cell_of(by));
}
