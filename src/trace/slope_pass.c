#include "trace/slope_pass.h"

#include <assert.h>
#include <math.h>

#define DEGREES (180 / 3.14159265358979323846)

typedef struct Walk {
  Arena *arena;
  const Slope *slope;
  const Dataset *data;
  Descent descent;
} Walk;

Descent slope_descent(PaneLoss loss) {
  return (Descent){.model = MODEL_LOGISTIC,
                   .loss = loss == PANE_SQUARED_ERROR ? LOSS_MSE : LOSS_CE,
                   .penalty = PENALTY_NONE,
                   .K = 2,
                   .D = 1};
}

double slope_height(const Descent *descent, const Dataset *data, double w, double b) {
  double scratch[SLOPE_SCRATCH];
  const double theta[] = {w, b};
  assert(descent_scratch(descent) <= SLOPE_SCRATCH);
  return descent_measure(descent, theta, data->X, data->labels, data->N, scratch).mean_loss;
}

static double height(const Walk *walk, double w, double b) {
  return slope_height(&walk->descent, walk->data, w, b);
}

static double *new_numbers(const Walk *walk, Pass *pass, ValueId id, size_t count) {
  double *at = ARENA_ARRAY(walk->arena, double, count);
  pass->values[id] = (Value){count, 1, at};
  return at;
}

static void put(const Walk *walk, Pass *pass, ValueId id, double number) {
  *new_numbers(walk, pass, id, 1) = number;
}

static double number(const Pass *pass, ValueId id) {
  return pass->values[id].at[0];
}

/* From 0 to below 360, with quarters exact. */
static void unit_vector(double u[2], double degrees) {
  double quarters = degrees / 90, whole = floor(quarters + 0.5), rest = (quarters - whole) * 90 / DEGREES;
  const double c = cos(rest), s = sin(rest);
  const double turned[4][2] = {{c, s}, {-s, c}, {-c, -s}, {s, -c}};
  const double *chosen = turned[(unsigned)whole % 4];
  u[0] = chosen[0];
  u[1] = chosen[1];
}

static double angle_of(double x, double y) {
  double degrees = atan2(y, x) * DEGREES;
  return degrees < 0 ? degrees + 360 : degrees + 0.0;
}

/* The angle between a unit vector and the gradient; where that is 0, a right one: J changes in no direction.
 */
static double angle_between(const double u[2], const double g[2]) {
  double along = u[0] * g[0] + u[1] * g[1], across = u[0] * g[1] - u[1] * g[0];
  return along == 0 && across == 0 ? 90 : atan2(fabs(across), along) * DEGREES;
}

static void put_given(const Walk *walk, Pass *pass, size_t update) {
  const Slope *slope = walk->slope;
  put(walk, pass, VALUE_EPS, slope->eps);
  put(walk, pass, VALUE_ANGLE, slope->angle);
  put(walk, pass, VALUE_ETA, slope->eta);
  put(walk, pass, VALUE_UPDATES, (double)slope->updates);
  put(walk, pass, VALUE_UPDATE, (double)update);
  put(walk, pass, VALUE_N, (double)walk->data->N);
}

/* The central difference of J by w (across 1, up 0) or b, with a step as in model/difference.h. */
static double difference(const Walk *walk, double w, double b, double across, double up) {
  double h = cbrt(2.2e-16 * fmax(1, fmax(fabs(w), fabs(b))));
  return (height(walk, w + h * across, b + h * up) - height(walk, w - h * across, b - h * up)) / (2 * h);
}

static void put_gradient(const Walk *walk, Pass *pass, double g[2]) {
  double scratch[SLOPE_SCRATCH], w = number(pass, VALUE_SMALL_W), b = number(pass, VALUE_B);
  const double theta[] = {w, b};
  const Dataset *data = walk->data;
  descent_gradient(g, &walk->descent, theta, data->X, data->labels, NULL, data->N, scratch);
  put(walk, pass, VALUE_SMALL_DW, g[0]);
  put(walk, pass, VALUE_DB, g[1]);
  put(walk, pass, VALUE_CHECK,
      fmax(fabs(g[0] - difference(walk, w, b, 1, 0)), fabs(g[1] - difference(walk, w, b, 0, 1))));
}

/* What a step of length eps in the chosen direction does, and the best that any such step could do. */
static void look_around(const Walk *walk, Pass *pass, const double g[2]) {
  double eps = walk->slope->eps, *u = new_numbers(walk, pass, VALUE_U, 2), norm = hypot(g[0], g[1]);
  unit_vector(u, walk->slope->angle);
  double slope = g[0] * u[0] + g[1] * u[1], w = number(pass, VALUE_SMALL_W), b = number(pass, VALUE_B);
  put(walk, pass, VALUE_GRAD_NORM, norm);
  put(walk, pass, VALUE_SLOPE, slope);
  put(walk, pass, VALUE_PHI, angle_between(u, g));
  put(walk, pass, VALUE_DJ_LINEAR, eps * slope);
  put(walk, pass, VALUE_DJ_TRUE, height(walk, w + eps * u[0], b + eps * u[1]) - number(pass, VALUE_J));
  put(walk, pass, VALUE_BEST_ANGLE, angle_of(-g[0], -g[1]));
  put(walk, pass, VALUE_LEAST, -eps * norm);
}

static void step_down(const Walk *walk, Pass *pass, const double g[2]) {
  double eta = walk->slope->eta, w = number(pass, VALUE_SMALL_W), b = number(pass, VALUE_B);
  double w_next = w - eta * g[0], b_next = b - eta * g[1], after = height(walk, w_next, b_next);
  put(walk, pass, VALUE_SMALL_W_NEXT, w_next);
  put(walk, pass, VALUE_B_NEXT, b_next);
  put(walk, pass, VALUE_J_NEXT, after);
  put(walk, pass, VALUE_J_SLICE, height(walk, w_next, b));
  put(walk, pass, VALUE_STEP_LINEAR, -eta * (g[0] * g[0] + g[1] * g[1]));
  put(walk, pass, VALUE_STEP_TRUE, after - number(pass, VALUE_J));
}

Pass *slope_pass_run(Arena *arena, const Slope *slope, const Dataset *data, PaneLoss loss) {
  const Walk walk = {arena, slope, data, slope_descent(loss)};
  Pass *passes = ARENA_ARRAY(arena, Pass, slope->updates);
  put(&walk, &passes[0], VALUE_SMALL_W, slope->w);
  put(&walk, &passes[0], VALUE_B, slope->b);
  put(&walk, &passes[0], VALUE_J, height(&walk, slope->w, slope->b));
  for (size_t update = 0; update < slope->updates; update++) {
    Pass *pass = &passes[update];
    double g[2];
    if (update > 0) {
      pass->values[VALUE_SMALL_W] = passes[update - 1].values[VALUE_SMALL_W_NEXT];
      pass->values[VALUE_B] = passes[update - 1].values[VALUE_B_NEXT];
      pass->values[VALUE_J] = passes[update - 1].values[VALUE_J_NEXT];
    }
    put_given(&walk, pass, update);
    put_gradient(&walk, pass, g);
    look_around(&walk, pass, g);
    step_down(&walk, pass, g);
  }
  return passes;
}
