/* What is measured over all samples of a training, with some parameters different. */
#include "trace/training_pass.h"

#include <string.h>

enum {
  THETA_MAX = (TRAINING_FEATURES_MAX + 1) * TRAINING_CLASSES_MAX,
  SCRATCH_MAX = THETA_MAX + 3 * TRAINING_CLASSES_MAX
};

static bool measured(double *out, Measure measure, ValueId id) {
  switch (id) {
  case VALUE_J:
    *out = measure.objective;
    return true;
  case VALUE_MEAN_LOSS:
    *out = measure.mean_loss;
    return true;
  case VALUE_PENALTY:
    *out = measure.objective - measure.mean_loss;
    return true;
  case VALUE_ACCURACY:
    *out = measure.accuracy;
    return true;
  default:
    return false;
  }
}

/* Where a parameter stands in theta. */
static bool theta_place(size_t *out, const Descent *descent, Cell cell) {
  size_t rows = descent_rows(descent);
  if (cell.value == VALUE_W && cell.row < rows && cell.col < descent->D)
    *out = cell.row * descent->D + cell.col;
  else if (cell.value == VALUE_B && cell.row < rows)
    *out = rows * descent->D + cell.row;
  else
    return false;
  return true;
}

bool training_heights(double *out, const Trace *trace, size_t step, Cell of, const Sampling *what) {
  double theta[THETA_MAX], scratch[SCRATCH_MAX], setting[SAMPLE_OVER_MAX], unused;
  size_t places[SAMPLE_OVER_MAX];
  Descent descent = training_descent(trace);
  const Dataset *data = &training_data(trace)->set;
  size_t b = descent_rows(&descent) * descent.D;
  bool ok = measured(&unused, (Measure){0}, of.value) && descent_size(&descent) <= THETA_MAX &&
            descent_scratch(&descent) <= SCRATCH_MAX;
  for (size_t j = 0; ok && j < what->over_count; j++)
    ok = theta_place(&places[j], &descent, what->over[j]);
  if (!ok)
    return false;
  memcpy(theta, trace_value(trace, step, VALUE_W)->at, b * sizeof *theta);
  memcpy(theta + b, trace_value(trace, step, VALUE_B)->at, descent_rows(&descent) * sizeof *theta);
  for (size_t i = 0; i < what->points; i++) {
    sample_setting(setting, what, i);
    for (size_t j = 0; j < what->over_count; j++)
      theta[places[j]] = setting[j];
    measured(&out[i * what->of_count],
             descent_measure(&descent, theta, data->X, data->labels, data->N, scratch), of.value);
  }
  return true;
}
