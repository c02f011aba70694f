#include "app/bench.h"

#include <math.h>
#include <stdlib.h>
#include <time.h>

double bench_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec * 1e-6;
}

static int compare(const void *a, const void *b) {
  double p = *(const double *)a, q = *(const double *)b;
  return (p > q) - (p < q);
}

double bench_part(double *samples, size_t count, double part) {
  qsort(samples, count, sizeof *samples, compare);
  size_t rank = (size_t)ceil(part * (double)count);
  return samples[rank > 0 ? rank - 1 : 0];
}

void bench_figure(Text *out, const char *name, double value, const char *unit) {
  text_addf(out, "%s\t%.2f\t%s\n", name, value, unit);
}

const char *bench_lesson(const Call *call) {
  return call->word_count > 1 ? call->words[1] : "one-sample";
}
