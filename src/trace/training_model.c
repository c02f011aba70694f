#include "trace/training_model.h"

#include <math.h>

/* theta a share of the way from one update to the next; of a run that has ended, its last finite one. */
static bool find_theta(double *theta, const Trace *trace, const Descent *descent, double updates) {
  double next[TRAINING_THETA_MAX] = {0};
  size_t whole = (size_t)updates, size = descent_size(descent);
  double share = updates - (double)whole;
  training_theta(theta, trace, whole);
  if (share > 0)
    training_theta(next, trace, whole + 1);
  for (size_t i = 0; i < size; i++) {
    if (share > 0 && isfinite(next[i]))
      theta[i] += share * (next[i] - theta[i]);
    if (!isfinite(theta[i]))
      return false;
  }
  return true;
}

static bool find_line(double theta[TRAINING_THETA_MAX], Descent *descent, const Trace *trace,
                      double updates) {
  if (!trace->runs || updates < 0)
    return false;
  *descent = training_descent(trace);
  return descent->D == 1 && descent->K == 2 && descent_size(descent) <= TRAINING_THETA_MAX &&
         find_theta(theta, trace, descent, updates);
}

bool training_probabilities(double *p, const Trace *trace, double updates, const double *x, size_t count) {
  double theta[TRAINING_THETA_MAX], both[2];
  Descent descent;
  if (!find_line(theta, &descent, trace, updates))
    return false;
  for (size_t i = 0; i < count; i++) {
    descent_predict(both, &descent, theta, &x[i]);
    p[i] = both[1];
  }
  return true;
}

double training_border(const Trace *trace, double updates) {
  double theta[TRAINING_THETA_MAX];
  Descent descent;
  if (!find_line(theta, &descent, trace, updates))
    return NAN;
  bool one = descent_rows(&descent) == 1;
  double w = one ? theta[0] : theta[1] - theta[0], b = one ? theta[1] : theta[3] - theta[2], x = -b / w;
  return isfinite(x) ? x : NAN;
}

const LessonData *trace_data(const Trace *trace) {
  if (trace->runs)
    return training_data(trace);
  return trace->lesson->data;
}

bool trace_data_axes(size_t axes[2], unsigned *field, const Trace *trace) {
  for (size_t i = 0; i < 2; i++)
    axes[i] = trace->runs ? (size_t)setup_at(&trace->setup, TRAINING_AXES, i) - 1 : i;
  *field = TRAINING_AXES;
  return trace->runs && trace->lesson->ranges[TRAINING_AXES].editable;
}
