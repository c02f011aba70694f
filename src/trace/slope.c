#include "trace/slope.h"

#include "trace/slope_pass.h"

static PaneLoss loss_of(const Trace *trace) {
  const Lesson *lesson = trace->lesson;
  return lesson->pane_count > 0 ? lesson->panes[trace->pane].loss : PANE_CROSS_ENTROPY;
}

static const Dataset *data_of(const Trace *trace) {
  return &trace->lesson->data[0].set;
}

double slope_objective(const Trace *trace, double w, double b) {
  Descent descent = slope_descent(loss_of(trace));
  return slope_height(&descent, data_of(trace), w, b);
}

bool slope_heights(double *out, const Trace *trace, const Pass *pass, const Cell *of, const Sampling *what) {
  static const Cell W = {VALUE_SMALL_W, 0, 0}, B = {VALUE_B, 0, 0};
  double at[SAMPLE_OVER_MAX];
  size_t w, b;
  bool by_w = sample_varies(&w, what, W), by_b = sample_varies(&b, what, B);
  if (of->value != VALUE_J || (size_t)by_w + (size_t)by_b != what->over_count)
    return false;
  for (size_t i = 0; i < what->points; i++) {
    sample_setting(at, what, i);
    out[i * what->of_count] =
        slope_objective(trace, by_w ? at[w] : sample_cell(pass, W), by_b ? at[b] : sample_cell(pass, B));
  }
  return true;
}

void slope_begin(Trace *trace) {
  const Lesson *lesson = trace->lesson;
  if (trace->setup.scene != SCENE_SLOPE)
    return;
  Descent descent = slope_descent(loss_of(trace));
  trace->plane = landscape_new(&descent, data_of(trace),
                               (LandscapeSide){&lesson->ranges[SLOPE_W], lesson->setup.slope.w},
                               (LandscapeSide){&lesson->ranges[SLOPE_B], lesson->setup.slope.b});
}

void slope_end(Trace *trace) {
  landscape_free(trace->plane);
  trace->plane = NULL;
}

const Landscape *slope_landscape(const Trace *trace) {
  Descent descent = slope_descent(loss_of(trace));
  landscape_compute(trace->plane, &descent, data_of(trace));
  return trace->plane;
}

void slope_keep_landscape(Trace *trace, Trace *before) {
  if (!trace->plane || !before->plane || trace->plane->version != before->plane->version)
    return;
  Landscape *blank = trace->plane;
  trace->plane = before->plane;
  before->plane = blank;
}

/* J after the update with this learning rate, less J before it. */
static double change(const Trace *trace, const Pass *pass, double eta) {
  double w = pass->values[VALUE_SMALL_W].at[0], b = pass->values[VALUE_B].at[0];
  return slope_objective(trace, w - eta * pass->values[VALUE_SMALL_DW].at[0],
                         b - eta * pass->values[VALUE_DB].at[0]) -
         pass->values[VALUE_J].at[0];
}

double slope_eta_of_return(const Trace *trace, size_t step) {
  enum { HALVINGS = 40 };
  const Pass *pass = trace_pass(trace, step);
  double low = 0, high = 1;
  while (high < 1e6 && change(trace, pass, high) <= 0) {
    low = high;
    high *= 2;
  }
  for (int i = 0; i < HALVINGS && high < 1e6; i++) {
    double middle = (low + high) / 2;
    if (change(trace, pass, middle) <= 0)
      low = middle;
    else
      high = middle;
  }
  return high < 1e6 ? high : 1e6;
}
