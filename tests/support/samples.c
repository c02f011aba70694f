#include "support/samples.h"

#include "base/random.h"
#include "support/check.h"

Dataset samples_random(Arena *arena, uint64_t seed, size_t N, size_t D, size_t K) {
  Random random = random_seeded(seed, 0);
  double *X = ARENA_ARRAY(arena, double, N *D);
  uint8_t *labels = ARENA_ARRAY(arena, uint8_t, N);
  for (size_t i = 0; i < N * D; i++)
    X[i] = 4 * random_unit(&random) - 2;
  for (size_t i = 0; i < N; i++)
    labels[i] = (uint8_t)random_below(&random, K);
  return (Dataset){.N = N, .D = D, .K = K, .X = X, .labels = labels};
}

Dataset samples_iris(Arena *arena, const char *const *classes, size_t class_count, bool standardise) {
  DatasetChoice choice = {
      .label = "species", .classes = classes, .class_count = class_count, .standardise = standardise};
  Table table;
  Dataset data = {0};
  Error err;
  if (!csv_load(&table, arena, "lessons/data/iris.csv", &err) ||
      !dataset_from_table(&data, arena, &table, &choice, &err))
    fail_msg("%s", err.what);
  return data;
}
