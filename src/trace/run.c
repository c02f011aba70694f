#include "trace/run.h"

#include "base/arena.h"
#include "base/random.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
  BYTES_FREE = 2 * 1024 * 1024, /* of checkpoints: so many are taken without asking whether time needs them */
  WORK_MAX = 500 * 1000,        /* between checkpoints; a unit takes about a nanosecond */
  WORK_EXP = 12,                /* of a class's exponential, where a weight has 1 */
  WORK_SHUFFLE = 6,             /* of a sample's place in the order */
  CURVE_SHARE = 16,
  CURVE_SAMPLES = 100 * 1000,
  CURVE_MIN = 32
};

/* The rows of the data in the order of one epoch. */
typedef struct Order {
  uint32_t *rows;       /* N */
  size_t first, length; /* the epoch's first update, and how many it has; 0: none is filled in yet */
} Order;

struct Run {
  Arena arena; /* of everything here but `kept` */
  RunPlan plan;
  size_t size, done, diverged_at; /* numbers in theta; diverged_at is 0 while it has not */
  size_t kept_every, curve_every;
  double *kept; /* theta at 0, kept_every, 2 kept_every ... */
  size_t kept_count;
  double *theta, *cursor, *scratch;
  size_t cursor_at;
  Order ahead, behind; /* of theta's epoch, of the cursor's */
  RunPoint *curve;
  size_t curve_count;
};

static size_t least(size_t a, size_t b) {
  return a < b ? a : b;
}

/* --- How its history is laid out: distances chosen from the plan alone, before the first update */

static size_t most(size_t a, size_t b) {
  return a > b ? a : b;
}

static size_t divided_up(size_t a, size_t b) {
  return (a + b - 1) / b;
}

/* The distance at which `updates` updates leave at most `points` checkpoints or points of a curve behind the
 * one at 0. */
static size_t distance(size_t updates, size_t points) {
  return most(1, divided_up(updates, most(1, points)));
}

/* Updates between two checkpoints, and between two points of the curve; both at least 1.  See run.h. */
static size_t kept_every(const RunPlan *plan) {
  const Descent *descent = &plan->descent;
  size_t bytes = descent_size(descent) * sizeof(double);
  size_t sample = descent_rows(descent) * (descent->D + WORK_EXP) + (plan->shuffle ? WORK_SHUFFLE : 0);
  size_t quick = most(1, WORK_MAX / (sample * plan->batch));
  return most(least(quick, distance(plan->updates, BYTES_FREE / bytes)),
              distance(plan->updates, RUN_BYTES_MAX / bytes - 1));
}

static size_t curve_every(const RunPlan *plan) {
  size_t N = plan->data->N;
  size_t affordable = most(plan->updates / CURVE_SHARE * plan->batch / N, CURVE_SAMPLES / N);
  return distance(plan->updates, least(RUN_CURVE_MAX - 2, most(CURVE_MIN, affordable)));
}

/* --- A run */

static size_t kept_bytes(const Run *run) {
  return (run->plan.updates / run->kept_every + 1) * run->size * sizeof *run->kept;
}

/* From calloc, whose memory takes up none before it is written to: a run may never get so far. */
static double *new_kept(const Run *run) {
  double *kept = calloc(1, kept_bytes(run));
  if (!kept)
    abort();
  return kept;
}

static Order new_order(Arena *arena, size_t N) {
  return (Order){.rows = ARENA_ARRAY(arena, uint32_t, N)};
}

static void order_fill(Order *order, const Run *run, size_t epoch) {
  const RunPlan *plan = &run->plan;
  bool filled = order->length > 0;
  order->length = run_updates_per_epoch(run);
  order->first = epoch * order->length;
  if (filled && !plan->shuffle)
    return;
  for (uint32_t i = 0; i < plan->data->N; i++)
    order->rows[i] = i;
  if (plan->shuffle) {
    Random random = random_seeded(plan->seed, epoch + 1);
    random_shuffle(&random, order->rows, plan->data->N);
  }
}

static const uint32_t *order_batch(Order *order, const Run *run, size_t update, size_t *count) {
  if (update < order->first || update - order->first >= order->length)
    order_fill(order, run, update / run_updates_per_epoch(run));
  size_t first = (update - order->first) * run->plan.batch;
  *count = least(run->plan.batch, run->plan.data->N - first);
  return order->rows + first;
}

/* --- Advancing */

static void keep(Run *run) {
  if (run->done != run->kept_count * run->kept_every)
    return;
  memcpy(run->kept + run->kept_count * run->size, run->theta, run->size * sizeof *run->theta);
  run->kept_count++;
}

static void measure(Run *run) {
  const Dataset *data = run->plan.data;
  if (run->done != run->curve_count * run->curve_every && run->done != run->plan.updates)
    return;
  assert(run->curve_count < RUN_CURVE_MAX);
  run->curve[run->curve_count++] =
      (RunPoint){run->done, descent_measure(&run->plan.descent, run->theta, data->X, data->labels, data->N,
                                            run->scratch)};
}

/* theta <- theta after the updates from number `from` up to `to`.  Returns how many were made: all, unless
 * one left a number that is not finite. */
static size_t forward(double *theta, bool *finite, Order *order, Run *run, size_t from, size_t to) {
  const Dataset *data = run->plan.data;
  size_t batch = run->plan.batch, at = from, count;
  *finite = true;
  while (at < to && *finite) {
    const uint32_t *rows = order_batch(order, run, at, &count);
    size_t end = least(order->first + order->length, to), left = data->N - (size_t)(rows - order->rows);
    at += descent_walk(theta, finite, &run->plan.descent,
                       &(DescentSamples){data->X, data->labels, rows, least((end - at) * batch, left)}, batch,
                       run->scratch);
  }
  return at - from;
}

Run *run_new(const RunPlan *plan) {
  Arena arena = {0};
  size_t N = plan->data->N, size = descent_size(&plan->descent);
  assert(plan->batch >= 1 && plan->batch <= N);
  assert(plan->descent.K == plan->data->K && plan->descent.D == plan->data->D);
  assert(plan->descent.model != MODEL_LOGISTIC || plan->descent.K == 2);
  Run *run = ARENA_NEW(&arena, Run);
  *run = (Run){.plan = *plan,
               .size = size,
               .kept_every = kept_every(plan),
               .curve_every = curve_every(plan),
               .theta = ARENA_ARRAY(&arena, double, size),
               .cursor = ARENA_ARRAY(&arena, double, size),
               .scratch = ARENA_ARRAY(&arena, double, descent_scratch(&plan->descent)),
               .ahead = new_order(&arena, N),
               .behind = new_order(&arena, N),
               .curve = ARENA_ARRAY(&arena, RunPoint, RUN_CURVE_MAX)};
  run->plan.start = NULL;
  if (plan->start)
    memcpy(run->theta, plan->start, size * sizeof *run->theta);
  memcpy(run->cursor, run->theta, size * sizeof *run->theta);
  run->kept = new_kept(run);
  keep(run);
  measure(run);
  run->arena = arena;
  return run;
}

void run_free(Run *run) {
  if (!run)
    return;
  Arena arena = run->arena;
  free(run->kept);
  arena_free(&arena);
}

static bool ended(const Run *run) {
  return run->done == run->plan.updates || run->diverged_at > 0;
}

bool run_advance(Run *run, size_t updates) {
  size_t end = run->done + least(updates, run->plan.updates - run->done);
  while (run->done < end && !ended(run)) {
    bool finite;
    size_t stop = least(end, least(run->kept_count * run->kept_every, run->curve_count * run->curve_every));
    run->done += forward(run->theta, &finite, &run->ahead, run, run->done, stop);
    keep(run);
    if (finite)
      measure(run);
    else
      run->diverged_at = run->done;
  }
  return ended(run);
}

/* --- Reading */

size_t run_planned(const Run *run) {
  return run->plan.updates;
}

size_t run_done(const Run *run) {
  return run->done;
}

bool run_diverged(const Run *run, size_t *update) {
  if (run->diverged_at > 0)
    *update = run->diverged_at;
  return run->diverged_at > 0;
}

size_t run_updates_per_epoch(const Run *run) {
  return (run->plan.data->N + run->plan.batch - 1) / run->plan.batch;
}

size_t run_samples(const Run *run, size_t update) {
  size_t N = run->plan.data->N, per_epoch = run_updates_per_epoch(run);
  return update / per_epoch * N + update % per_epoch * run->plan.batch;
}

size_t run_update_at_samples(const Run *run, size_t samples) {
  size_t N = run->plan.data->N;
  size_t update = samples / N * run_updates_per_epoch(run) + samples % N / run->plan.batch;
  return update < run->plan.updates ? update : run->plan.updates;
}

void run_theta(double *theta, Run *run, size_t update) {
  size_t bytes = run->size * sizeof *theta, from = update / run->kept_every;
  assert(update <= run->done);
  if (update == run->done) {
    memcpy(theta, run->theta, bytes);
    return;
  }
  if (run->cursor_at > update || run->cursor_at < from * run->kept_every) {
    memcpy(run->cursor, run->kept + from * run->size, bytes);
    run->cursor_at = from * run->kept_every;
  }
  /* Only the last update made can have left a number that is not finite, and that is not among these. */
  bool finite;
  run->cursor_at += forward(run->cursor, &finite, &run->behind, run, run->cursor_at, update);
  assert(finite);
  memcpy(theta, run->cursor, bytes);
}

const uint32_t *run_rows(Run *run, size_t update, size_t *count) {
  assert(update < run->plan.updates);
  return order_batch(&run->behind, run, update, count);
}

const RunPoint *run_curve(const Run *run, size_t *count) {
  *count = run->curve_count;
  return run->curve;
}

size_t run_bytes(const Run *run) {
  return sizeof *run + kept_bytes(run) + run->arena.used;
}
