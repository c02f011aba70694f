/* What is measured over all samples of a training: by its name, and with some parameters different. */
#include "trace/training_pass.h"

#include <math.h>
#include <string.h>

enum { SCRATCH_MAX = TRAINING_THETA_MAX + 3 * TRAINING_CLASSES_MAX };

static bool is_named(const Trace *trace, ValueId id, const char *name) {
  return strcmp(trace_info(trace, id)->name, name) == 0;
}

double training_measured(const Trace *trace, ValueId id, Measure measure) {
  const struct {
    const char *name;
    double number;
  } numbers[] = {{"J", measure.objective},
                 {"mean_loss", measure.mean_loss},
                 {"penalty", measure.objective - measure.mean_loss},
                 {"accuracy", measure.accuracy}};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
    if (is_named(trace, id, numbers[i].name))
      return numbers[i].number;
  return NAN;
}

Clock training_clock_of(const Trace *trace, ValueId id) {
  return is_named(trace, id, "samples") ? CLOCK_SAMPLES
         : is_named(trace, id, "epoch") ? CLOCK_EPOCHS
                                        : CLOCK_UPDATES;
}

double training_clock(const Trace *trace, Clock clock, size_t update) {
  double seen = (double)training_samples_seen(trace, update);
  return clock == CLOCK_UPDATES   ? (double)update
         : clock == CLOCK_SAMPLES ? seen
                                  : seen / (double)training_data(trace)->set.N;
}

static bool theta_place(size_t *out, const Trace *trace, Cell cell) {
  Descent descent = training_descent(trace);
  size_t rows = descent_rows(&descent), weights = rows * descent.D;
  bool weight = is_named(trace, cell.value, "W");
  if ((!weight && !is_named(trace, cell.value, "b")) || cell.row >= rows)
    return false;
  *out = weight ? cell.row * descent.D + cell.col : weights + cell.row;
  return !weight || cell.col < descent.D;
}

bool training_parameter(double *out, const Trace *trace, Cell cell, size_t update) {
  double theta[TRAINING_THETA_MAX];
  size_t place;
  if (!theta_place(&place, trace, cell))
    return false;
  training_theta(theta, trace, update);
  *out = theta[place];
  return true;
}

/* The parameters that the step's update starts from. */
static bool find_theta(double *theta, const Trace *trace, const StepKind *kind, size_t pass,
                       const Descent *descent) {
  if (descent_size(descent) > TRAINING_THETA_MAX || descent_scratch(descent) > SCRATCH_MAX)
    return false;
  training_theta(theta, trace, training_update_of(trace, kind, pass));
  return true;
}

bool training_heights(double *out, const Trace *trace, size_t step, Cell of, const Sampling *what,
                      size_t from, size_t to) {
  double theta[TRAINING_THETA_MAX], scratch[SCRATCH_MAX], setting[SAMPLE_OVER_MAX];
  size_t places[SAMPLE_OVER_MAX];
  Descent descent = training_descent(trace);
  const Dataset *data = &training_data(trace)->set;
  TraceStep at = trace_step(trace, step);
  bool ok = !isnan(training_measured(trace, of.value, (Measure){0})) &&
            find_theta(theta, trace, at.kind, at.pass, &descent);
  for (size_t j = 0; ok && j < what->over_count; j++)
    ok = theta_place(&places[j], trace, what->over[j]);
  for (size_t i = from; ok && i < to; i++) {
    sample_setting(setting, what, i);
    for (size_t j = 0; j < what->over_count; j++)
      /* cppcheck-suppress uninitvar ; without places, ok is false */
      theta[places[j]] = setting[j];
    out[i * what->of_count] = training_measured(
        trace, of.value, descent_measure(&descent, theta, data->X, data->labels, data->N, scratch));
  }
  return ok;
}
