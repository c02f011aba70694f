/* What is measured over all samples of a training, with some parameters different. */
#include "trace/training_pass.h"

#include <string.h>

enum {
  THETA_MAX = (TRAINING_FEATURES_MAX + 1) * TRAINING_CLASSES_MAX,
  SCRATCH_MAX = THETA_MAX + 3 * TRAINING_CLASSES_MAX
};

static bool is_named(const Trace *trace, ValueId id, const char *name) {
  return strcmp(trace_info(trace, id)->name, name) == 0;
}

typedef double (*Measured)(Measure measure);

static double objective(Measure measure) {
  return measure.objective;
}

static double mean_loss(Measure measure) {
  return measure.mean_loss;
}

static double penalty(Measure measure) {
  return measure.objective - measure.mean_loss;
}

static double accuracy(Measure measure) {
  return measure.accuracy;
}

/* NULL: it is none of them. */
static Measured measured_as(const Trace *trace, ValueId id) {
  static const struct {
    const char *name;
    Measured measured;
  } NAMES[] = {{"J", objective}, {"mean_loss", mean_loss}, {"penalty", penalty}, {"accuracy", accuracy}};
  for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
    if (is_named(trace, id, NAMES[i].name))
      return NAMES[i].measured;
  return NULL;
}

bool training_theta_place(size_t *out, const Trace *trace, Cell cell) {
  Descent descent = training_descent(trace);
  size_t rows = descent_rows(&descent), weights = rows * descent.D;
  bool weight = is_named(trace, cell.value, "W");
  if ((!weight && !is_named(trace, cell.value, "b")) || cell.row >= rows)
    return false;
  *out = weight ? cell.row * descent.D + cell.col : weights + cell.row;
  return !weight || cell.col < descent.D;
}

/* The parameters that the step's update starts from. */
static bool find_theta(double *theta, const Trace *trace, const StepKind *kind, size_t pass,
                       const Descent *descent) {
  if (descent_size(descent) > THETA_MAX || descent_scratch(descent) > SCRATCH_MAX)
    return false;
  training_theta(theta, trace, training_update_of(trace, kind, pass));
  return true;
}

bool training_heights(double *out, const Trace *trace, size_t step, Cell of, const Sampling *what) {
  double theta[THETA_MAX], scratch[SCRATCH_MAX], setting[SAMPLE_OVER_MAX];
  size_t places[SAMPLE_OVER_MAX];
  Descent descent = training_descent(trace);
  const Dataset *data = &training_data(trace)->set;
  Measured measured = measured_as(trace, of.value);
  TraceStep at = trace_step(trace, step);
  bool ok = measured && find_theta(theta, trace, at.kind, at.pass, &descent);
  for (size_t j = 0; ok && j < what->over_count; j++)
    ok = training_theta_place(&places[j], trace, what->over[j]);
  for (size_t i = 0; ok && i < what->points; i++) {
    sample_setting(setting, what, i);
    for (size_t j = 0; j < what->over_count; j++)
      /* cppcheck-suppress uninitvar ; without places, ok is false */
      theta[places[j]] = setting[j];
    out[i * what->of_count] =
        measured(descent_measure(&descent, theta, data->X, data->labels, data->N, scratch));
  }
  return ok;
}
