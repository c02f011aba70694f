#include "trace/slope.h"

#include "trace/objective.h"

static const Dataset *data_of(const Trace *trace) {
  return &trace->lesson->data[0].set;
}

double slope_objective(const Trace *trace, double w, double b) {
  const double theta[2] = {w, b};
  return objective_at(data_of(trace), trace->variants[trace->pane], theta, NULL);
}

/* Where the map extends along a value: what the lesson lets it be, around its own number. */
static bool find_side(LandscapeSide *out, const Lesson *lesson, const char *name) {
  unsigned field;
  if (!setup_field_find(&field, &lesson->setup, name))
    return false;
  *out = (LandscapeSide){&lesson->ranges[field], setup_get(&lesson->setup, field, 0, 0)};
  return true;
}

void slope_begin(Trace *trace) {
  const Lesson *lesson = trace->lesson;
  LandscapeSide w, b;
  if (!lesson->scene || !lesson->scene->objective || !find_side(&w, lesson, "w") ||
      !find_side(&b, lesson, "b"))
    return;
  Descent descent = objective_descent(trace->variants[trace->pane]);
  trace->plane = landscape_new(&descent, data_of(trace), w, b);
}

void slope_end(Trace *trace) {
  landscape_free(trace->plane);
  trace->plane = NULL;
}

const Landscape *slope_landscape(const Trace *trace) {
  Descent descent = objective_descent(trace->variants[trace->pane]);
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
