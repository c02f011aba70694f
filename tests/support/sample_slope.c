#include "support/sample_slope.h"

#include "support/check.h"

#include <math.h>
#include <string.h>

#define STEP(id, reveals)                                                                                    \
  "  - { id: " id ", group: a, reveal: " reveals ", title: { ko: a, en: a }, text: { ko: a, en: a } }\n"

static const char LESSON[] =
    "id: downhill\n"
    "title: { ko: a, en: a }\n"
    "scene: slope\n"
    "slope:\n"
    "  data:\n"
    "    id: sepals\n"
    "    title: { ko: a, en: a }\n"
    "    file: data/iris.csv\n"
    "    label: species\n"
    "    classes: [versicolor, virginica]\n"
    "    features: [sepal_length_cm]\n"
    "    standardize: yes\n"
    "  w: -1\n"
    "  b: 2\n"
    "  eps: 0.8\n"
    "  angle: 20\n"
    "  eta: 3\n"
    "  updates: 7\n"
    "editable: { w: [-3, 4], b: [-2.5, 3.5], eps: [0.001, 3], angle: [0, 360], eta: [0.001, 60], updates: "
    "[1, 200] }\n"
    "groups:\n"
    "  - { id: a, title: { ko: a, en: a } }\n"
    "steps:\n" STEP("here", "[w, b, J, db, grad_norm]") STEP("ring", "[dJ_true, least, phi, best_angle]")
        STEP("move",
             "[J_next, J_slice, step_true, step_linear]") "  - { for: update, id: update, group: a, title: { "
                                                          "ko: a, en: a }, text: { ko: a, en: a } }\n";

void sample_slope(Lesson *out, Arena *arena) {
  ErrorList errors = {0};
  if (!lesson_parse(out, arena, "lessons/t.yaml", LESSON, strlen(LESSON), &errors))
    fail_msg("%s (%s)", errors.items[0].what, errors.items[0].hint);
}

int sample_slope_set_up(void **state) {
  return sample_set_up_with(state, sample_slope);
}

double sample_objective(const Trace *trace, double w, double b) {
  const Dataset *data = &trace->lesson->data[0].set;
  double loss = 0;
  for (size_t row = 0; row < data->N; row++) {
    double z = w * data->X[row * data->D] + b;
    loss += log1p(exp(data->labels[row] ? -z : z)) / (double)data->N;
  }
  return loss;
}
