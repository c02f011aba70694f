#include "trace/sample.h"

#include "lesson/setup.h"
#include "trace/samples.h"
#include "trace/training_pass.h"
#include "trace/vary.h"

#include <assert.h>
#include <math.h>

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

static void vary_points(double *out, const Trace *trace, size_t step, const Sampling *what) {
  size_t of[SCENE_VALUES_MAX], by[SCENE_VALUES_MAX];
  double setting[SAMPLE_OVER_MAX] = {0};
  Vary vary;
  for (size_t i = 0; i < what->of_count; i++)
    (void)trace_value(trace, step, what->of[i].value); /* and so what it reads */
  vary_begin(&vary, trace->engines[trace->pane], trace_pass(trace, step)->values, by,
             values_of(by, what->over, what->over_count), of, values_of(of, what->of, what->of_count));
  for (size_t i = 0; i < what->points; i++) {
    sample_setting(setting, what, i);
    for (size_t j = 0; j < what->over_count; j++)
      vary_set(&vary, what->over[j], setting[j]);
    vary_compute(&vary);
    for (size_t c = 0; c < what->of_count; c++)
      out[i * what->of_count + c] = vary_get(&vary, what->of[c]);
  }
}

static bool measure_points(double *out, const Trace *trace, size_t step, const Sampling *what) {
  bool ok = true;
  for (size_t c = 0; ok && c < what->of_count; c++)
    ok = training_heights(out + c, trace, step, what->of[c], what);
  return ok;
}

const double *sample_numbers(uint64_t *version, const Trace *trace, size_t step, const Sampling *what) {
  assert(what->over_count <= SAMPLE_OVER_MAX);
  uint64_t key = key_of(trace, step, what);
  const double *kept = samples_find(trace->samples, key);
  if (version)
    *version = key;
  if (kept)
    return kept;
  double *out = samples_add(trace->samples, key, what->points * what->of_count);
  if (!trace_is_training(trace)) {
    vary_points(out, trace, step, what);
  } else if (!measure_points(out, trace, step, what)) {
    samples_remove(trace->samples, key);
    return NULL;
  }
  return out;
}
