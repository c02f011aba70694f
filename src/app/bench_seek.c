#include "app/bench.h"
#include "app/output.h"
#include "base/random.h"
#include "trace/run.h"

enum { UPDATES = 1000 * 1000, JUMPS = 2000, BATCH = 10 };

/* One figure a line, to a tenth of a microsecond. */
static void add_times(Text *out, const char *name, double *ms) {
  text_addf(out, "%s.median\t%.4f\tms\n", name, bench_part(ms, JUMPS, 0.5));
  text_addf(out, "%s.worst\t%.4f\tms\n", name, bench_part(ms, JUMPS, 1));
}

/* Jumps to updates drawn at random, each time reading theta and the samples of the next update. */
static void jump(double *ms, Run *run, Arena *arena, size_t size) {
  Random random = random_seeded(1, 1);
  double *theta = ARENA_ARRAY(arena, double, size);
  for (size_t i = 0; i < JUMPS; i++) {
    size_t update = (size_t)random_below(&random, UPDATES), count;
    double begun = bench_now();
    run_theta(theta, run, update);
    (void)run_rows(run, update, &count);
    ms[i] = bench_now() - begun;
  }
}

static void seek(Text *out, const char *name, const char *bytes_name, const Dataset *data, size_t batch,
                 Arena *arena) {
  RunPlan plan = {.data = data,
                  .descent = {.eta = 0.01, .K = data->K, .D = data->D},
                  .batch = batch,
                  .updates = UPDATES,
                  .shuffle = true,
                  .seed = 1};
  double *ms = ARENA_ARRAY(arena, double, JUMPS);
  Run *run = run_new(&plan);
  run_advance(run, UPDATES);
  jump(ms, run, arena, descent_size(&plan.descent));
  add_times(out, name, ms);
  text_addf(out, "%s\t%zu\tB\n", bytes_name, run_bytes(run));
  run_free(run);
}

static bool seek_all(const Call *call, Error *err) {
  Dataset points, iris;
  Text out = {0};
  bench_points(&points, call->arena);
  if (!bench_iris(&iris, call, false, err))
    return false;
  seek(&out, "seek", "history.bytes", &points, 1, call->arena);
  seek(&out, "seek.batch10", "history.batch10.bytes", &iris, BATCH, call->arena);
  return output_take(&out, err);
}

bool bench_seek(const Call *call, ErrorList *errors) {
  Error err;
  return seek_all(call, &err) || verbs_fail(errors, &err);
}
