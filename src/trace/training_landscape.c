/* J over the plane of a training's two parameters. */
#include "trace/training_pass.h"

static Landscape *make(const Trace *trace, const Descent *descent) {
  const Lesson *lesson = trace->lesson;
  return landscape_new(descent, &training_data(trace)->set,
                       (LandscapeSide){&lesson->ranges[TRAINING_W], lesson->setup.training.W[0]},
                       (LandscapeSide){&lesson->ranges[TRAINING_B], lesson->setup.training.b[0]});
}

const Landscape *training_landscape(const Trace *trace) {
  if (!trace->runs)
    return NULL;
  Descent descent = training_descent(trace);
  if (descent_size(&descent) != 2)
    return NULL;
  if (!trace->runs->landscape)
    trace->runs->landscape = make(trace, &descent);
  landscape_compute(trace->runs->landscape, &descent, &training_data(trace)->set);
  return trace->runs->landscape;
}

void training_keep_landscape(Trace *trace, Trace *before) {
  if (!trace->runs || !before->runs || !before->runs->landscape)
    return;
  Descent descent = training_descent(trace);
  if (descent_size(&descent) != 2)
    return;
  Landscape *blank = make(trace, &descent);
  if (blank->version == before->runs->landscape->version) {
    landscape_free(trace->runs->landscape);
    trace->runs->landscape = before->runs->landscape;
    before->runs->landscape = NULL;
  }
  landscape_free(blank);
}
