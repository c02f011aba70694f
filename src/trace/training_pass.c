#include "trace/training_pass.h"

#include "model/inline.h"
#include "model/loss.h"
#include "model/softmax.h"
#include "trace/pass.h"

#include <stdint.h>
#include <string.h>

/* What is computed together; each part by itself, so that nobody waits for sums that are not asked for. */
typedef enum {
  PART_GIVEN,
  PART_FIRST,
  PART_SAMPLES,
  PART_WHOLE,
  PART_NOW,
  PART_NEXT,
  PART_ROWS,
  PART_OWN,
  PART_COUNT
} Part;
enum { ALL_PARTS = (1 << PART_COUNT) - 1 };

/* The values that the kernel fills in. */
typedef enum {
#define FILLED(id, name, part) FILL_##id,
#include "trace/training_filled_list.h"
#undef FILLED
  FILL_COUNT
} Filled;
_Static_assert((int)FILL_COUNT <= (int)TRAINING_FILLED_MAX, "a trace keeps a place for each");

static const struct {
  const char *name;
  Part part;
} FILLED_VALUES[FILL_COUNT] = {
#define FILLED(id, name, part) {name, PART_##part},
#include "trace/training_filled_list.h"
#undef FILLED
};

void training_place_values(Trace *trace) {
  Trainings *runs = trace->runs;
  memset(runs->part, PART_OWN, sizeof runs->part);
  for (int filled = 0; filled < FILL_COUNT; filled++) {
    size_t place = SIZE_MAX;
    if (scene_find(&place, trace->lesson->scene, FILLED_VALUES[filled].name))
      runs->part[place] = (unsigned char)FILLED_VALUES[filled].part;
    runs->place[filled] = place;
  }
}

typedef struct Maker {
  const Trace *trace;
  PaneRun *pane;
  Pass *pass;
  Descent descent;
  const Dataset *data;
  double *scratch;
} Maker;

static double *new_value(Maker *maker, Filled filled, size_t rows, size_t cols) {
  double *at = ARENA_ARRAY(&maker->pane->arena, double, rows *cols);
  size_t place = maker->trace->runs->place[filled];
  if (place != SIZE_MAX)
    maker->pass->values[place] = (Value){rows, cols, at};
  return at;
}

static void new_scalar(Maker *maker, Filled filled, double number) {
  *new_value(maker, filled, 1, 1) = number;
}

/* theta, or a gradient by it, as two values. */
static void new_parameters(Maker *maker, Filled W, Filled b, const double *theta) {
  size_t R = descent_rows(&maker->descent), D = maker->descent.D;
  memcpy(new_value(maker, W, R, D), theta, R * D * sizeof *theta);
  memcpy(new_value(maker, b, R, 1), theta + R * D, R * sizeof *theta);
}

static double *new_theta(Maker *maker) {
  return ARENA_ARRAY(&maker->pane->arena, double, descent_size(&maker->descent));
}

static void add_given(Maker *maker) {
  const Setup *setup = &maker->trace->setup;
  new_scalar(maker, FILL_ETA, setup_at(setup, TRAINING_ETA, 0));
  new_scalar(maker, FILL_ALPHA, setup_at(setup, TRAINING_ALPHA, 0));
  new_scalar(maker, FILL_EPOCHS, setup_at(setup, TRAINING_EPOCHS, 0));
  new_scalar(maker, FILL_UPDATES, (double)run_planned(maker->pane->run));
  new_scalar(maker, FILL_BATCH_SIZE, (double)training_batch(setup, maker->trace->pane));
  new_scalar(maker, FILL_SHUFFLE, setup_at(setup, TRAINING_SHUFFLE, 0));
  new_scalar(maker, FILL_SEED, setup_at(setup, TRAINING_SEED, 0));
  new_scalar(maker, FILL_N, (double)maker->data->N);
}

/* The first samples of the data, as the file has them and as the model sees them. */
static void add_first(Maker *maker) {
  const Dataset *data = maker->data;
  size_t count = dataset_first(data->N), D = data->D;
  memcpy(new_value(maker, FILL_FIRST, count, D), data->first, count * D * sizeof *data->first);
  memcpy(new_value(maker, FILL_FIRST_SCALED, count, D), data->X, count * D * sizeof *data->X);
  memcpy(new_value(maker, FILL_MEAN, D, 1), data->mean, D * sizeof *data->mean);
  memcpy(new_value(maker, FILL_SPREAD, D, 1), data->scale, D * sizeof *data->scale);
  double *label = new_value(maker, FILL_FIRST_LABEL, count, 1);
  for (size_t i = 0; i < count; i++)
    label[i] = data->labels[i] + 1.0;
}

static void add_place(Maker *maker, size_t update) {
  new_scalar(maker, FILL_UPDATE, (double)update);
  size_t epochs = update / run_updates_per_epoch(maker->pane->run);
  new_scalar(maker, FILL_EPOCH, (double)epochs + 1);
  new_scalar(maker, FILL_SAMPLES, (double)run_samples(maker->pane->run, update));
}

static Measure measure(const Maker *maker, const double *theta) {
  return descent_measure(&maker->descent, theta, maker->data->X, maker->data->labels, maker->data->N,
                         maker->scratch);
}

/* What is measured over all samples before the update, and after it. */
static void add_now(Maker *maker) {
  Measure now = measure(maker, maker->pane->theta);
  new_scalar(maker, FILL_MEAN_LOSS, now.mean_loss);
  new_scalar(maker, FILL_PENALTY, now.objective - now.mean_loss);
  new_scalar(maker, FILL_J, now.objective);
  new_scalar(maker, FILL_ACCURACY, now.accuracy);
}

static void add_next(Maker *maker) {
  Measure then = measure(maker, maker->pane->next);
  new_scalar(maker, FILL_J_NEXT, then.objective);
  new_scalar(maker, FILL_ACCURACY_NEXT, then.accuracy);
}

/* The gradient over these samples; rows NULL: over the first `count` of all. */
static void add_gradient(Maker *maker, Filled W, Filled b, const uint32_t *rows, size_t count) {
  const Dataset *data = maker->data;
  double *gradient = new_theta(maker);
  descent_gradient(gradient, &maker->descent, maker->pane->theta,
                   &(DescentSamples){data->X, data->labels, rows, count}, maker->scratch);
  new_parameters(maker, W, b, gradient);
}

/* The samples of this update, and the gradient over them. */
static void add_samples(Maker *maker) {
  size_t count;
  const uint32_t *rows = run_rows(maker->pane->run, maker->pane->update, &count);
  double *sample = new_value(maker, FILL_SAMPLE, count, 1);
  for (size_t i = 0; i < count; i++)
    sample[i] = (double)rows[i] + 1;
  new_scalar(maker, FILL_COUNTED, (double)count);
  add_gradient(maker, FILL_DW, FILL_DB, rows, count);
}

/* --- The samples of an update, a row each */

static double mean_of(const double *numbers, size_t count) {
  double sum = 0;
  for (size_t i = 0; i < count; i++)
    sum += numbers[i];
  return sum / (double)count;
}

/* The losses of these samples. */
static void losses_of(double *loss, const Maker *maker, const double *theta, const uint32_t *rows, size_t n) {
  const Dataset *data = maker->data;
  for (size_t i = 0; i < n; i++)
    loss[i] = descent_sample(NULL, &maker->descent, theta, data->X + rows[i] * data->D, data->labels[rows[i]],
                             maker->scratch);
}

static void add_rows(Maker *maker) {
  const Dataset *data = maker->data;
  const double *theta = maker->pane->theta, *next = maker->pane->next;
  size_t n, K = maker->descent.K, D = data->D;
  const uint32_t *rows = run_rows(maker->pane->run, maker->pane->update, &n);
  double *label = new_value(maker, FILL_LABEL, n, 1), *X = new_value(maker, FILL_BIG_X, n, D);
  double *Z = new_value(maker, FILL_BIG_Z, n, K), *exp_Z = new_value(maker, FILL_EXP_BIG_Z, n, K);
  double *sum_exp = new_value(maker, FILL_SUM_EXP, n, 1), *P = new_value(maker, FILL_BIG_P, n, K);
  double *Y = new_value(maker, FILL_BIG_Y, n, K), *dZ = new_value(maker, FILL_BIG_DZ, n, K);
  double *loss = new_value(maker, FILL_LOSS, n, 1), *after = ARENA_ARRAY(&maker->pane->arena, double, n);
  for (size_t i = 0; i < n; i++) {
    const double *x = data->X + rows[i] * D;
    memcpy(X + i * D, x, D * sizeof *x);
    label[i] = data->labels[rows[i]] + 1.0;
    Y[i * K + data->labels[rows[i]]] = 1;
    inline_linear(Z + i * K, theta, x, theta + K * D, K, D);
    sum_exp[i] = softmax_exp(exp_Z + i * K, Z + i * K, K);
    softmax(P + i * K, Z + i * K, K);
    loss_cross_entropy_dz(dZ + i * K, P + i * K, Y + i * K, K);
  }
  losses_of(loss, maker, theta, rows, n);
  new_scalar(maker, FILL_BATCH_LOSS, mean_of(loss, n));
  losses_of(after, maker, next, rows, n);
  new_scalar(maker, FILL_BATCH_LOSS_NEXT, mean_of(after, n));
}

static void add_parameters(Maker *maker) {
  new_parameters(maker, FILL_W, FILL_B, maker->pane->theta);
  new_parameters(maker, FILL_W_NEXT, FILL_B_NEXT, maker->pane->next);
}

/* The lesson's own values, each after what it is computed from. */
static void add_own(Maker *maker) {
  const Trace *trace = maker->trace;
  Engine *engine = trace->engines[trace->pane];
  for (size_t i = 0; engine && i < engine->scene->order_count; i++) {
    size_t place = engine->scene->order[i];
    const SceneValue *value = &engine->scene->values[place];
    const Expr *tree = scene_equation(value, engine->variant)->tree;
    if (!tree)
      continue;
    double *at = ARENA_ARRAY(&maker->pane->arena, double, scene_numbers(value, engine->sizes));
    maker->pass->values[place] =
        (Value){scene_side(value->rows, engine->sizes), scene_side(value->cols, engine->sizes), at};
    engine_compute(engine, at, maker->pass->values, place, tree);
  }
}

static void add_part(Maker *maker, Part part) {
  switch (part) {
  case PART_GIVEN:
    add_given(maker);
    add_place(maker, maker->pane->update);
    add_parameters(maker);
    break;
  case PART_FIRST:
    if (maker->data->first)
      add_first(maker);
    break;
  case PART_SAMPLES:
    add_samples(maker);
    break;
  case PART_WHOLE:
    add_gradient(maker, FILL_DJ_DW, FILL_DJ_DB, NULL, maker->data->N);
    break;
  case PART_NOW:
    add_now(maker);
    break;
  case PART_NEXT:
    add_next(maker);
    break;
  case PART_ROWS:
    if (maker->trace->runs->place[FILL_BIG_X] != SIZE_MAX)
      add_rows(maker);
    break;
  case PART_OWN:
    add_own(maker);
    break;
  case PART_COUNT:
    break;
  }
}

/* An update of which nothing is made yet. */
static void begin(Maker *maker, size_t update) {
  PaneRun *pane = maker->pane;
  arena_reset(&pane->arena);
  memset(pane->values, 0, sizeof pane->values);
  pane->pass = (Pass){.values = pane->values, .complete = true};
  pane->update = update;
  pane->made = 0;
  double *theta = new_theta(maker), *next = new_theta(maker);
  run_theta(theta, pane->run, update);
  run_theta(next, pane->run, update + 1);
  pane->theta = theta;
  pane->next = next;
}

/* Makes what is missing of these parts. */
static const Pass *make(const Trace *trace, const StepKind *kind, size_t pass, unsigned parts) {
  PaneRun *pane = &trace->runs->at[trace->pane];
  size_t update = training_update_of(trace, kind, pass);
  Maker maker = {.trace = trace,
                 .pane = pane,
                 .pass = &pane->pass,
                 .descent = training_descent(trace),
                 .data = &training_data(trace)->set};
  bool same = pane->made && pane->update == update;
  if (same && (pane->made & parts) == parts)
    return &pane->pass;
  if (!same)
    begin(&maker, update);
  maker.scratch = ARENA_ARRAY(&pane->arena, double, descent_scratch(&maker.descent));
  for (int part = 0; part < PART_COUNT; part++)
    if (parts & ~pane->made & 1u << part)
      add_part(&maker, (Part)part);
  pane->made |= parts;
  return &pane->pass;
}

size_t training_sample(const Trace *trace, size_t step, size_t row) {
  if (!trace->runs)
    return row + 1;
  const TraceStep at = trace_step(trace, step);
  return (size_t)training_value(trace, at.kind, at.pass, trace->runs->place[FILL_SAMPLE])->at[row];
}

bool training_moves(const Trace *trace, size_t step) {
  return trace_visibility(trace, step, (Cell){trace->runs->place[FILL_W_NEXT], 0, 0}) != HIDDEN;
}

const Pass *training_pass(const Trace *trace, const StepKind *kind, size_t pass) {
  return make(trace, kind, pass, ALL_PARTS);
}

const Value *training_value(const Trace *trace, const StepKind *kind, size_t pass, ValueId id) {
  unsigned part = trace->runs->part[id]; /* what a value of the lesson's own reads may be anything */
  return &make(trace, kind, pass, part == PART_OWN ? ALL_PARTS : 1u << part)->values[id];
}
