#include "trace/run_plan.h"

enum {
  BYTES_FREE = 2 * 1024 * 1024, /* of checkpoints: so many are taken without asking whether time needs them */
  WORK_MAX = 500 * 1000,        /* between checkpoints; a unit takes about a nanosecond */
  WORK_EXP = 12,                /* of a class's exponential, where a weight has 1 */
  WORK_SHUFFLE = 6,             /* of a sample's place in the order */
  CURVE_SHARE = 16,
  CURVE_SAMPLES = 100 * 1000,
  CURVE_MIN = 32
};

static size_t least(size_t a, size_t b) {
  return a < b ? a : b;
}

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

size_t run_plan_kept_every(const RunPlan *plan) {
  const Descent *descent = &plan->descent;
  size_t bytes = descent_size(descent) * sizeof(double);
  size_t sample = descent_rows(descent) * (descent->D + WORK_EXP) + (plan->shuffle ? WORK_SHUFFLE : 0);
  size_t quick = most(1, WORK_MAX / (sample * plan->batch));
  return most(least(quick, distance(plan->updates, BYTES_FREE / bytes)),
              distance(plan->updates, RUN_BYTES_MAX / bytes - 1));
}

size_t run_plan_curve_every(const RunPlan *plan) {
  size_t N = plan->data->N;
  size_t affordable = most(plan->updates / CURVE_SHARE * plan->batch / N, CURVE_SAMPLES / N);
  return distance(plan->updates, least(RUN_CURVE_MAX - 2, most(CURVE_MIN, affordable)));
}
