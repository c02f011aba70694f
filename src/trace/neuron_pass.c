#include "trace/neuron_pass.h"

#include "model/gradient.h"
#include "model/sigmoid.h"

#include <math.h>
#include <string.h>

typedef struct Run {
  Arena *arena;
  const Neuron *neuron;
  PaneLoss loss;
  double *losses, *outputs; /* (updates + 1) x S */
} Run;

static double *new_value(Run *run, Pass *pass, ValueId id, size_t rows) {
  double *at = ARENA_ARRAY(run->arena, double, rows);
  pass->values[id] = (Value){rows, 1, at};
  return at;
}

static void new_scalar(Run *run, Pass *pass, ValueId id, double number) {
  *new_value(run, pass, id, 1) = number;
}

static double *new_situations(Run *run, Pass *pass, ValueId id) {
  return new_value(run, pass, id, run->neuron->S);
}

static const double *numbers(const Pass *pass, ValueId id) {
  return pass->values[id].at;
}

static double loss_of(const Run *run, double z) {
  return run->loss == PANE_SQUARED_ERROR ? sigmoid_squared_error(z, run->neuron->y)
                                         : sigmoid_cross_entropy(z, run->neuron->y);
}

/* What the lesson sets. */
static void begin(Run *run, Pass *pass) {
  const Neuron *neuron = run->neuron;
  size_t bytes = neuron->S * sizeof *neuron->w;
  new_scalar(run, pass, VALUE_X, neuron->x);
  new_scalar(run, pass, VALUE_Y, neuron->y);
  new_scalar(run, pass, VALUE_ETA, neuron->eta);
  new_scalar(run, pass, VALUE_UPDATES, (double)neuron->updates);
  memcpy(new_situations(run, pass, VALUE_SMALL_W), neuron->w, bytes);
  memcpy(new_situations(run, pass, VALUE_B), neuron->b, bytes);
}

/* The values of a forward computation, before an update and after it. */
typedef enum { F_W, F_B, F_Z, F_O, F_LOSS, F_COUNT } ForwardPart;
static const ValueId BEFORE[F_COUNT] = {VALUE_SMALL_W, VALUE_B, VALUE_Z, VALUE_O, VALUE_LOSS};
static const ValueId AFTER[F_COUNT] = {VALUE_SMALL_W_NEXT, VALUE_B_NEXT, VALUE_Z_NEXT, VALUE_O_NEXT,
                                       VALUE_LOSS_NEXT};

/* `update` says after how many updates these numbers are. */
static void forward(Run *run, Pass *pass, const ValueId ids[F_COUNT], size_t update) {
  const Neuron *neuron = run->neuron;
  const double *w = numbers(pass, ids[F_W]), *b = numbers(pass, ids[F_B]);
  double *z = new_situations(run, pass, ids[F_Z]), *o = new_situations(run, pass, ids[F_O]);
  double *loss = new_situations(run, pass, ids[F_LOSS]);
  for (size_t s = 0; s < neuron->S; s++) {
    z[s] = w[s] * neuron->x + b[s];
    o[s] = sigmoid(z[s]);
    loss[s] = loss_of(run, z[s]);
    run->losses[update * neuron->S + s] = loss[s];
    run->outputs[update * neuron->S + s] = o[s];
  }
}

static void take_over(Pass *pass, const Pass *before) {
  static const ValueId SAME[] = {VALUE_X, VALUE_Y, VALUE_ETA, VALUE_UPDATES};
  for (size_t i = 0; i < sizeof SAME / sizeof *SAME; i++)
    pass->values[SAME[i]] = before->values[SAME[i]];
  for (size_t i = 0; i < F_COUNT; i++)
    pass->values[BEFORE[i]] = before->values[AFTER[i]];
}

/* The central difference of the loss by z, with the step of model/difference.h. */
static double difference(const Run *run, double z, double scale) {
  double h = cbrt(2.2e-16 * fmax(1, fabs(z))) / fmax(1, fabs(scale));
  return (loss_of(run, z + h * scale) - loss_of(run, z - h * scale)) / (2 * h);
}

/* The larger of the two gradients' differences from their central differences, for each situation. */
static void check(double *out, const Run *run, const Pass *pass) {
  const double *z = numbers(pass, VALUE_Z), *dw = numbers(pass, VALUE_SMALL_DW),
               *db = numbers(pass, VALUE_DB);
  for (size_t s = 0; s < run->neuron->S; s++)
    out[s] =
        fmax(fabs(dw[s] - difference(run, z[s], run->neuron->x)), fabs(db[s] - difference(run, z[s], 1)));
}

static void backward(Run *run, Pass *pass) {
  const Neuron *neuron = run->neuron;
  const double *z = numbers(pass, VALUE_Z);
  double *prime = new_situations(run, pass, VALUE_SIGMA_PRIME),
         *error = new_situations(run, pass, VALUE_ERROR);
  double *dz = new_situations(run, pass, VALUE_DZ), *dw = new_situations(run, pass, VALUE_SMALL_DW);
  double *db = new_situations(run, pass, VALUE_DB);
  for (size_t s = 0; s < neuron->S; s++) {
    prime[s] = sigmoid_prime(z[s]);
    error[s] = sigmoid_error(z[s], neuron->y);
    dz[s] = run->loss == PANE_SQUARED_ERROR ? error[s] * prime[s] : error[s];
    dw[s] = dz[s] * neuron->x;
    db[s] = dz[s];
  }
  gradient_move(new_situations(run, pass, VALUE_MOVE), dw, neuron->eta, neuron->S);
  check(new_situations(run, pass, VALUE_CHECK), run, pass);
  gradient_descend(new_situations(run, pass, VALUE_SMALL_W_NEXT), numbers(pass, VALUE_SMALL_W), dw,
                   neuron->eta, neuron->S);
  gradient_descend(new_situations(run, pass, VALUE_B_NEXT), numbers(pass, VALUE_B), db, neuron->eta,
                   neuron->S);
}

Pass *neuron_pass_run(Arena *arena, const Neuron *neuron, PaneLoss loss) {
  size_t numbers_kept = neuron->S * (neuron->updates + 1);
  Run run = {arena, neuron, loss, ARENA_ARRAY(arena, double, numbers_kept),
             ARENA_ARRAY(arena, double, numbers_kept)};
  Pass *passes = ARENA_ARRAY(arena, Pass, neuron->updates);
  begin(&run, &passes[0]);
  forward(&run, &passes[0], BEFORE, 0);
  for (size_t u = 0; u < neuron->updates; u++) {
    Pass *pass = &passes[u];
    if (u > 0)
      take_over(pass, &passes[u - 1]);
    new_scalar(&run, pass, VALUE_UPDATE, (double)u);
    pass->values[VALUE_LOSSES] = (Value){u + 1, neuron->S, run.losses};
    pass->values[VALUE_OUTPUTS] = (Value){u + 1, neuron->S, run.outputs};
    backward(&run, pass);
    forward(&run, pass, AFTER, u + 1);
  }
  return passes;
}
