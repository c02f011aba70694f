/* A training run that can be rewound: any of its updates, whatever its length, bit for bit.
 *
 * Parameters are kept at checkpoints; what lies between is computed again from the one before, with the same
 * arithmetic in the same order.  The order of samples in an epoch depends on seed and epoch alone.  A run
 * advances in slices, so that whoever has a window never waits for it, and what is done can be read meanwhile
 * (by the thread that advances it: a run is one thread's at a time).
 *
 * How far checkpoints lie apart: one an update as long as they take no more than 2 MB; then further, as long
 * as what lies between is computed again within about half a millisecond; then more of them, up to
 * RUN_BYTES_MAX. */
#ifndef STEPMAX_TRACE_RUN_H
#define STEPMAX_TRACE_RUN_H

#include "data/dataset.h"
#include "model/descent.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { RUN_BYTES_MAX = 24 * 1024 * 1024, RUN_CURVE_MAX = 2048 };

typedef struct RunPlan {
  const Dataset *data; /* must outlive the run */
  Descent descent;     /* K and D those of the data; two classes for MODEL_LOGISTIC */
  size_t batch;        /* samples an update, 1 to N; the last batch of an epoch may be shorter */
  size_t updates;      /* how many are made */
  bool shuffle;        /* a new order every epoch; else that of the data */
  uint64_t seed;       /* epoch e (from 0) has its stream e + 1; stream 0 is for a random start */
  const double *start; /* theta at update 0, copied; NULL: zeros */
} RunPlan;

typedef struct Run Run;
/* Measures theta at update 0 and makes no update.  Free the result with run_free. */
Run *run_new(const RunPlan *plan);
void run_free(Run *run); /* NULL is fine */

/* Makes up to `updates` more; true when there is nothing left to do: all are made, or the run diverged.
 * However the updates are divided into calls, the run is the same. */
bool run_advance(Run *run, size_t updates);

size_t run_planned(const Run *run);
size_t run_done(const Run *run); /* updates made: theta is known at 0 .. run_done */
/* Whether an update made a number that is not finite; *update is the first such, from 1: the run ends with
 * it, and run_done is that update, whose theta can be read.  *update is left alone otherwise. */
bool run_diverged(const Run *run, size_t *update);

size_t run_updates_per_epoch(const Run *run);
/* Samples seen after so many updates (a short last batch counts by its own size). */
size_t run_samples(const Run *run, size_t update);
/* The most updates, up to run_planned, for which run_samples is at most so many. */
size_t run_update_at_samples(const Run *run, size_t samples);

/* theta after `update` updates, at most run_done.  Going forward from the last one asked for costs the
 * updates between; anything else costs at most a checkpoint's distance of updates. */
void run_theta(double *theta, Run *run, size_t update);
/* The samples that update number `update` (from 0, below run_planned, made or not) uses: rows of the data,
 * valid until the next call of this or of run_theta. */
const uint32_t *run_rows(Run *run, size_t update, size_t *count);

/* Measures over all samples, in order, from update 0 on, up to what is done; at most RUN_CURVE_MAX.  They lie
 * evenly over what is planned, and at the last planned update there is one too.  Where they lie is fixed at
 * the start: one an update, unless measuring would then go through more samples than a 16th of those that
 * training goes through, or than a hundred thousand, whichever is more; at least 32 even so.  Where a run
 * diverges, the curve ends before. */
typedef struct RunPoint {
  size_t update;
  Measure measure;
} RunPoint;
const RunPoint *run_curve(const Run *run, size_t *count);

size_t run_bytes(const Run *run); /* of memory for its history: checkpoints, curve, order */

#endif
