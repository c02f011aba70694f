#include "trace/training_regions.h"

#include "trace/samples.h"
#include "trace/training_pass.h"

#include <math.h>
#include <stdlib.h>

enum { NX = 65, NY = 49 };

#define MARGIN 0.06 /* of the samples' range, on each side */

/* FNV-1a. */
static uint64_t mix_in(uint64_t hash, const void *bytes, size_t size) {
  const unsigned char *at = bytes;
  for (size_t i = 0; i < size; i++)
    hash = (hash ^ at[i]) * 1099511628211u;
  return hash;
}

static void set_range(Regions *regions, const Dataset *data, size_t axis) {
  double low = INFINITY, high = -INFINITY;
  for (size_t i = 0; i < data->N; i++) {
    double x = data->X[i * data->D + regions->axes[axis]];
    low = fmin(low, x);
    high = fmax(high, x);
  }
  double margin = fmax(MARGIN * (high - low), 1e-9);
  regions->low[axis] = low - margin;
  regions->high[axis] = high + margin;
}

/* What it is computed from: theta, the plane, and the means at which the other features are held. */
static uint64_t version_of(const Regions *regions, const double *theta, size_t size, const double *mean,
                           size_t D) {
  uint64_t hash = mix_in(14695981039346656037u, theta, size * sizeof *theta);
  hash = mix_in(hash, regions->axes, sizeof regions->axes);
  hash = mix_in(hash, regions->low, sizeof regions->low);
  hash = mix_in(hash, regions->high, sizeof regions->high);
  return mix_in(hash, mean, D * sizeof *mean);
}

static void compute(double *P, const Regions *regions, const Descent *descent, const double *theta,
                    const double *mean) {
  double x[TRAINING_FEATURES_MAX];
  for (size_t d = 0; d < descent->D; d++)
    x[d] = mean[d];
  for (size_t row = 0; row < NY; row++)
    for (size_t column = 0; column < NX; column++) {
      double across = (double)column / (NX - 1), up = (double)row / (NY - 1);
      x[regions->axes[0]] = regions->low[0] + (regions->high[0] - regions->low[0]) * across;
      x[regions->axes[1]] = regions->low[1] + (regions->high[1] - regions->low[1]) * up;
      descent_predict(P + (row * NX + column) * descent->K, descent, theta, x);
    }
}

static Regions *place_of(const Trace *trace, size_t K) {
  Trainings *runs = trace->runs;
  if (!runs->regions)
    runs->regions = calloc(1, sizeof *runs->regions);
  if (!runs->regions)
    abort();
  *runs->regions = (Regions){.nx = NX, .ny = NY, .K = K};
  return runs->regions;
}

const Regions *training_regions(const Trace *trace, size_t update) {
  double theta[TRAINING_THETA_MAX], mean[TRAINING_FEATURES_MAX], scale[TRAINING_FEATURES_MAX];
  const Dataset *data = &training_data(trace)->set;
  Descent descent = training_descent(trace);
  if (descent.D < 2)
    return NULL;
  training_theta(theta, trace, update);
  for (size_t i = 0; i < descent_size(&descent); i++)
    if (!isfinite(theta[i]))
      return NULL;
  Regions *regions = place_of(trace, descent.K);
  for (size_t i = 0; i < 2; i++)
    regions->axes[i] = (size_t)setup_at(&trace->setup, TRAINING_AXES, i) - 1;
  set_range(regions, data, 0);
  set_range(regions, data, 1);
  dataset_moments(mean, scale, data->X, data->N, data->D);
  regions->version = version_of(regions, theta, descent_size(&descent), mean, descent.D);
  Sampled *kept = samples_get(trace->samples, regions->version, (size_t)NX * NY * descent.K);
  if (kept->done == 0)
    compute(kept->numbers, regions, &descent, theta, mean);
  kept->done = 1;
  regions->P = kept->numbers;
  return regions;
}

void training_regions_free(Regions *regions) {
  free(regions);
}
