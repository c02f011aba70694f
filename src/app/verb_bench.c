#include "app/bench.h"

#include <string.h>

typedef struct Bench {
  const char *name;
  bool (*run)(const Call *, ErrorList *);
} Bench;

/* The hidden ones behind the first KNOWN are what bench_start starts. */
static const Bench BENCHES[] = {{"frames", bench_frames},
                                {"edit", bench_edit},
                                {"list", bench_list},
                                {"start", bench_start},
                                {"seek", bench_seek},
                                {"train", bench_train},
                                {"start-window", bench_start_window},
                                {"start-floor", bench_start_floor}};
enum { BENCH_COUNT = sizeof BENCHES / sizeof BENCHES[0], KNOWN = 6 };

static bool fail_unknown(const char *name, Error *err) {
  const char *names[KNOWN];
  for (size_t i = 0; i < KNOWN; i++)
    names[i] = BENCHES[i].name;
  const char *nearest = text_nearest(name, names, KNOWN);
  error_usage(err, "unknown benchmark \"%s\"; there are frames, edit, list, start, seek and train", name);
  return nearest ? error_hint(err, "did you mean %s?", nearest) : false;
}

bool verb_bench(const Call *call, ErrorList *errors) {
  for (size_t i = 0; i < BENCH_COUNT; i++)
    if (strcmp(call->words[0], BENCHES[i].name) == 0)
      return BENCHES[i].run(call, errors);
  Error err;
  fail_unknown(call->words[0], &err);
  return verbs_fail(errors, &err);
}
