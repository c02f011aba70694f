/* What the benchmarks share: figures printed a line each, medians, the clock. */
#ifndef STEPMAX_APP_BENCH_H
#define STEPMAX_APP_BENCH_H

#include "app/verbs.h"
#include "base/error.h"
#include "base/text.h"
#include "data/dataset.h"

#include <stddef.h>

/* Milliseconds since some moment. */
double bench_now(void);

/* The value under which the share `part` (0 to 1) of the samples lies, by the nearest rank.  Sorts them;
 * count >= 1. */
double bench_part(double *samples, size_t count, double part);

/* "NAME<tab>VALUE<tab>UNIT" */
void bench_figure(Text *out, const char *name, double value, const char *unit);

/* The lesson of the call, "one-sample" if none is named. */
const char *bench_lesson(const Call *call);

/* A thousand samples of five classes with three features: what training is measured on.  In the arena. */
void bench_points(Dataset *out, Arena *arena);
/* Iris from the folder of lessons, or only versicolor and virginica; the same. */
bool bench_iris(Dataset *out, const Call *call, bool two_classes, Error *err) MUST_CHECK;

/* One benchmark each; the last two run in a process of their own for bench_start. */
bool bench_frames(const Call *call, ErrorList *errors);
bool bench_edit(const Call *call, ErrorList *errors);
bool bench_list(const Call *call, ErrorList *errors);
bool bench_train(const Call *call, ErrorList *errors);
bool bench_seek(const Call *call, ErrorList *errors);
bool bench_start(const Call *call, ErrorList *errors);
bool bench_start_window(const Call *call, ErrorList *errors);
bool bench_start_floor(const Call *call, ErrorList *errors);

#endif
