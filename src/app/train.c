#include "app/train.h"

#include "base/number.h"
#include "base/random.h"

/* The default of --batch-size, and how far from 0 --init random begins. */
enum { BATCH = 10 };
static const double SPREAD = 0.1;

/* Weights between -SPREAD and SPREAD, intercepts 0; run.h leaves the seed's stream 0 to this. */
static double *random_start(Arena *arena, const Descent *descent, uint64_t seed) {
  Random random = random_seeded(seed, 0);
  double *theta = ARENA_ARRAY(arena, double, descent_size(descent));
  for (size_t i = 0; i < descent_rows(descent) * descent->D; i++)
    theta[i] = SPREAD * (2 * random_unit(&random) - 1);
  return theta;
}

static bool fail_classes(const char *file, const Dataset *data, Error *err) {
  char classes[1024];
  error_usage(err, "--model logistic takes two classes, and %s has %zu: %s", file, data->K,
              text_list(classes, sizeof classes, data->classes, data->K, ", "));
  return error_hint(err, "--model softmax takes any number of them");
}

static size_t batch_size(const Train *train, size_t N) {
  if (train->optimizer == OPTIMIZER_BATCH)
    return N;
  if (train->optimizer == OPTIMIZER_SGD)
    return 1;
  if (train->batch > 0)
    return train->batch;
  return N < BATCH ? N : BATCH;
}

bool train_plan(RunPlan *out, Arena *arena, const Train *train, const Dataset *data, Error *err) {
  RunPlan plan = {.data = data, .descent = train->descent, .shuffle = train->shuffle, .seed = train->seed};
  if (train->descent.model == MODEL_LOGISTIC && data->K != 2)
    return fail_classes(train->data, data, err);
  plan.batch = batch_size(train, data->N);
  if (plan.batch > data->N)
    return error_usage(err, "--batch-size is a whole number from 1 to %zu, the number of samples, not %zu",
                       data->N, plan.batch);
  plan.descent.K = data->K;
  plan.descent.D = data->D;
  plan.updates = train->epochs * ((data->N + plan.batch - 1) / plan.batch);
  plan.start = train->random ? random_start(arena, &plan.descent, train->seed) : NULL;
  *out = plan;
  return true;
}

static void add_names(Text *out, const char *key, const char *const *names, size_t count) {
  text_addf(out, "\"%s\": [", key);
  for (size_t i = 0; i < count; i++) {
    text_add(out, i > 0 ? ", " : "");
    text_add_json(out, names[i]);
  }
  text_add(out, "]");
}

static void add_numbers(Text *out, const double *numbers, size_t count) {
  char number[NUMBER_MAX];
  for (size_t i = 0; i < count; i++)
    text_addf(out, "%s%s", i > 0 ? ", " : "[", number_exact(number, numbers[i]));
  text_add(out, "]");
}

void train_weights(Text *out, const Descent *descent, const Dataset *data, const double *theta,
                   bool standardised) {
  size_t rows = descent_rows(descent), D = descent->D;
  text_add(out, "{ ");
  add_names(out, "classes", data->classes, data->K);
  text_add(out, ",\n  ");
  add_names(out, "features", data->features, D);
  text_add(out, ",\n  \"W\": [");
  for (size_t row = 0; row < rows; row++) {
    text_add(out, row > 0 ? ",\n        " : "");
    add_numbers(out, theta + row * D, D);
  }
  text_add(out, "],\n  \"b\": ");
  add_numbers(out, theta + rows * D, rows);
  if (standardised) {
    text_add(out, ",\n  \"mean\": ");
    add_numbers(out, data->mean, D);
    text_add(out, ",\n  \"scale\": ");
    add_numbers(out, data->scale, D);
  }
  text_add(out, " }\n");
}
