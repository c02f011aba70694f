#include "trace/sample.h"

#include "lesson/setup.h"
#include "trace/samples.h"
#include "trace/training_pass.h"
#include "trace/vary.h"

#include <assert.h>
#include <math.h>
#include <time.h>

/* --- The key: all that the numbers depend on */

static bool has_sources(const Trace *trace, ValueId id) {
  const SceneEquation *equation = scene_equation(trace_info(trace, id), trace->variants[trace->pane]);
  return equation->tree || equation->operands;
}

static bool varies(const Sampling *what, Cell cell) {
  for (size_t i = 0; i < what->over_count; i++)
    if (cell_equal(what->over[i], cell))
      return true;
  return false;
}

static uint64_t mix_value(uint64_t hash, const Value *value, ValueId id, const Sampling *what) {
  hash = samples_mix(hash, (double)id);
  for (size_t i = 0; i < value->rows * value->cols; i++)
    if (!varies(what, (Cell){id, i / value->cols, i % value->cols}))
      hash = samples_mix(hash, value->at[i]);
  return hash;
}

/* What is set but is no value of a training: which data, which penalty. */
static uint64_t mix_choices(uint64_t hash, const Trace *trace) {
  const Setup *setup = &trace->setup;
  for (unsigned field = 0; field < setup_field_count(setup); field++) {
    ValueId id;
    if (trace_find(&id, trace, setup_field_name(setup, field)))
      continue;
    for (size_t i = 0; i < setup_numbers(setup, field); i++)
      hash = samples_mix(hash, setup_at(setup, field, i));
  }
  return hash;
}

static uint64_t mix_cells(uint64_t hash, const Cell *cells, size_t count) {
  hash = samples_mix(hash, (double)count);
  for (size_t i = 0; i < count; i++) {
    hash = samples_mix(hash, (double)cells[i].value);
    hash = samples_mix(hash, (double)cells[i].row);
    hash = samples_mix(hash, (double)cells[i].col);
  }
  return hash;
}

/* What is varied need not be given: then all that it is computed from counts as well, and does no harm. */
static uint64_t key_of(const Trace *trace, size_t step, const Sampling *what) {
  bool reads[VALUE_MAX] = {false};
  uint64_t hash = samples_mix(SAMPLES_SEED, (double)trace->variants[trace->pane]);
  for (size_t i = 0; i < what->of_count; i++)
    reads[what->of[i].value] = true;
  scene_mark_sources(reads, trace->lesson->scene, trace->variants[trace->pane]);
  for (ValueId id = 0; id < trace_values(trace); id++)
    if (reads[id] && !has_sources(trace, id))
      hash = mix_value(hash, trace_value(trace, step, id), id, what);
  hash = mix_choices(hash, trace);
  hash = mix_cells(hash, what->of, what->of_count);
  hash = mix_cells(hash, what->over, what->over_count);
  hash = samples_mix(hash, (double)what->points);
  hash = samples_mix(hash, (double)what->columns);
  for (size_t i = 0; i < (what->columns > 0 ? 4 : what->points * what->over_count); i++)
    hash = samples_mix(hash, what->at[i]);
  return hash;
}

/* --- Computing */

/* The places of some cells' values, each once. */
static size_t values_of(size_t *out, const Cell *cells, size_t count) {
  size_t found = 0;
  for (size_t i = 0; i < count; i++) {
    size_t k = 0;
    while (k < found && out[k] != cells[i].value)
      k++;
    if (k == found && found < SCENE_VALUES_MAX)
      out[found++] = cells[i].value;
  }
  return found;
}

/* The settings from `from` to before `to`. */
static void vary_points(double *out, const Trace *trace, size_t step, const Sampling *what, size_t from,
                        size_t to) {
  size_t of[SCENE_VALUES_MAX], by[SCENE_VALUES_MAX];
  double setting[SAMPLE_OVER_MAX] = {0};
  Vary vary;
  for (size_t i = 0; i < what->of_count; i++)
    (void)trace_value(trace, step, what->of[i].value); /* and so what it reads */
  vary_begin(&vary, trace->engines[trace->pane], trace_pass(trace, step)->values, by,
             values_of(by, what->over, what->over_count), of, values_of(of, what->of, what->of_count));
  for (size_t i = from; i < to; i++) {
    sample_setting(setting, what, i);
    for (size_t j = 0; j < what->over_count; j++)
      vary_set(&vary, what->over[j], setting[j]);
    vary_compute(&vary);
    for (size_t c = 0; c < what->of_count; c++)
      out[i * what->of_count + c] = vary_get(&vary, what->of[c]);
  }
}

static bool measure_points(double *out, const Trace *trace, size_t step, const Sampling *what, size_t from,
                           size_t to) {
  bool ok = true;
  for (size_t c = 0; ok && c < what->of_count; c++)
    ok = training_heights(out + c, trace, step, what->of[c], what, from, to);
  return ok;
}

static bool compute(double *out, const Trace *trace, size_t step, const Sampling *what, size_t from,
                    size_t to) {
  if (trace_is_training(trace))
    return measure_points(out, trace, step, what, from, to);
  vary_points(out, trace, step, what, from, to);
  return true;
}

/* What is left, in portions, until the time is up; false: it cannot be computed. */
static bool go_on(Sampled *kept, const Trace *trace, size_t step, const Sampling *what, double most_ms) {
  enum { PORTION = 128 };
  clock_t begun = clock();
  size_t portion = isinf(most_ms) ? what->points : PORTION;
  bool ok = true;
  while (ok && kept->done < what->points && (double)(clock() - begun) * 1000 / CLOCKS_PER_SEC < most_ms) {
    size_t left = what->points - kept->done, to = kept->done + (left < portion ? left : portion);
    ok = compute(kept->numbers, trace, step, what, kept->done, to);
    kept->done = to;
  }
  return ok;
}

const double *sample_part(uint64_t *version, bool *done, const Trace *trace, size_t step,
                          const Sampling *what, double most_ms) {
  assert(what->over_count <= SAMPLE_OVER_MAX);
  uint64_t key = *version = key_of(trace, step, what);
  size_t count = what->points * what->of_count;
  Sampled kept = *samples_get(trace->samples, key, count);
  if (!go_on(&kept, trace, step, what, most_ms)) {
    samples_remove(trace->samples, key);
    return NULL;
  }
  samples_get(trace->samples, key, count)->done = kept.done;
  *done = kept.done == what->points;
  return kept.numbers;
}

const double *sample_numbers(uint64_t *version, const Trace *trace, size_t step, const Sampling *what) {
  bool done;
  return sample_part(version, &done, trace, step, what, INFINITY);
}
