#include "app/bench.h"
#include "app/output.h"
#include "app/subject.h"
#include "base/random.h"
#include "trace/run.h"

enum { ROUNDS = 5, SAMPLES = 1000 * 1000, POINTS = 1000, FEATURES = 3, CLASSES = 5 };

void bench_points(Dataset *out, Arena *arena) {
  double *X = ARENA_ARRAY(arena, double, POINTS *FEATURES);
  uint8_t *labels = ARENA_ARRAY(arena, uint8_t, POINTS);
  Random random = random_seeded(1, 0);
  for (size_t i = 0; i < POINTS; i++) {
    labels[i] = (uint8_t)(i % CLASSES);
    for (size_t d = 0; d < FEATURES; d++) {
      size_t centre = (labels[i] + 2 * d) % CLASSES;
      X[i * FEATURES + d] = (double)centre - 2 + 2 * random_unit(&random) - 1;
    }
  }
  *out = (Dataset){.N = POINTS, .D = FEATURES, .K = CLASSES, .X = X, .labels = labels};
}

bool bench_iris(Dataset *out, const Call *call, bool two_classes, Error *err) {
  static const char *const TWO[] = {"versicolor", "virginica"};
  DatasetChoice choice = {
      .label = "species", .classes = two_classes ? TWO : NULL, .class_count = two_classes ? 2 : 0};
  Paths paths;
  Table table;
  return subject_paths(&paths, call, err) &&
         csv_load(&table, call->arena, arena_printf(call->arena, "%s/data/iris.csv", paths.lessons), err) &&
         dataset_from_table(out, call->arena, &table, &choice, err);
}

typedef struct Case {
  const char *name;
  size_t data, batch; /* which of the data sets; 0: all samples */
  ModelKind model;
} Case;
enum { DATA_POINTS, DATA_IRIS, DATA_TWO, DATA_COUNT };
static const Case CASES[] = {{"train.samples_per_second", DATA_POINTS, 1, MODEL_SOFTMAX},
                             {"train.batch10.samples_per_second", DATA_POINTS, 10, MODEL_SOFTMAX},
                             {"train.all.samples_per_second", DATA_POINTS, 0, MODEL_SOFTMAX},
                             {"iris.samples_per_second", DATA_IRIS, 1, MODEL_SOFTMAX},
                             {"iris.batch10.samples_per_second", DATA_IRIS, 10, MODEL_SOFTMAX},
                             {"iris.all.samples_per_second", DATA_IRIS, 0, MODEL_SOFTMAX},
                             {"logistic.samples_per_second", DATA_TWO, 1, MODEL_LOGISTIC}};
enum { CASE_COUNT = sizeof CASES / sizeof CASES[0] };

/* Samples a second, from a run's start to its end, its history recorded. */
static double rate(const Case *tried, const Dataset *data) {
  size_t batch = tried->batch > 0 ? tried->batch : data->N;
  RunPlan plan = {.data = data,
                  .descent = {.model = tried->model, .eta = 0.01, .K = data->K, .D = data->D},
                  .batch = batch,
                  .updates = SAMPLES / batch};
  double begun = bench_now();
  Run *run = run_new(&plan);
  run_advance(run, plan.updates);
  double seconds = (bench_now() - begun) / 1e3, samples = (double)run_samples(run, run_done(run));
  run_free(run);
  return samples / seconds;
}

static bool train(const Call *call, Error *err) {
  Dataset data[DATA_COUNT];
  double rates[CASE_COUNT][ROUNDS];
  Text out = {0};
  bench_points(&data[DATA_POINTS], call->arena);
  if (!bench_iris(&data[DATA_IRIS], call, false, err) || !bench_iris(&data[DATA_TWO], call, true, err))
    return false;
  /* They take turns, so that what else the machine does meets all. */
  for (size_t round = 0; round < ROUNDS; round++)
    for (size_t i = 0; i < CASE_COUNT; i++)
      rates[i][round] = rate(&CASES[i], &data[CASES[i].data]);
  for (size_t i = 0; i < CASE_COUNT; i++)
    bench_figure(&out, CASES[i].name, bench_part(rates[i], ROUNDS, 0.5), "1/s");
  return output_take(&out, err);
}

bool bench_train(const Call *call, ErrorList *errors) {
  Error err;
  return train(call, &err) || verbs_fail(errors, &err);
}
