#include "trace/sample.h"

#include "lesson/setup.h"
#include "trace/samples.h"
#include "trace/scene.h"

#include <assert.h>
#include <math.h>

double sample_cell(const Pass *pass, Cell cell) {
  const Value *value = &pass->values[cell.value];
  return cell.row < value->rows && cell.col < value->cols ? value->at[cell.row * value->cols + cell.col]
                                                          : NAN;
}

static bool same_cell(Cell a, Cell b) {
  return a.value == b.value && a.row == b.row && a.col == b.col;
}

bool sample_varies(size_t *i, const Sampling *what, Cell cell) {
  for (*i = 0; *i < what->over_count; (*i)++)
    if (same_cell(what->over[*i], cell))
      return true;
  return false;
}

static double node_at(const double range[2], size_t i, size_t count) {
  return range[0] + (range[1] - range[0]) * (double)i / (double)(count - 1);
}

void sample_setting(double *out, const Sampling *what, size_t i) {
  if (what->columns > 0) {
    out[0] = node_at(what->at, i % what->columns, what->columns);
    out[1] = node_at(what->at + 2, i / what->columns, what->points / what->columns);
    return;
  }
  for (size_t j = 0; j < what->over_count; j++)
    out[j] = what->at[i * what->over_count + j];
}

/* --- The key: all that the numbers depend on */

/* The value, and all that it is computed from. */
static void collect(bool reads[VALUE_COUNT], const Trace *trace, ValueId id) {
  if (reads[id])
    return;
  reads[id] = true;
  const Relation *relation = relation_of(trace, id);
  for (size_t i = 0; i < relation->count; i++)
    collect(reads, trace, relation->operands[i].value);
}

static uint64_t mix_value(uint64_t hash, const Pass *pass, ValueId id, const Sampling *what) {
  const Value *value = &pass->values[id];
  hash = samples_mix(hash, (double)id);
  for (size_t i = 0, varied; i < value->rows * value->cols; i++)
    if (!sample_varies(&varied, what, (Cell){id, i / value->cols, i % value->cols}))
      hash = samples_mix(hash, value->at[i]);
  return hash;
}

/* What is set but is no value of the scene: which data, which penalty. */
static uint64_t mix_choices(uint64_t hash, const Trace *trace) {
  const Setup *setup = &trace->setup;
  for (unsigned field = 0; field < setup_field_count(setup); field++) {
    size_t rows, cols;
    ValueId id;
    if (value_find(&id, setup_field_name(setup, field)) && trace_shape(trace, id) != SHAPE_NONE)
      continue;
    setup_shape(setup, field, &rows, &cols);
    for (size_t i = 0; i < rows * cols; i++)
      hash = samples_mix(hash, setup_get(setup, field, i / cols, i % cols));
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

static PaneLoss loss_of(const Trace *trace) {
  return trace->lesson->pane_count > 0 ? trace->lesson->panes[trace->pane].loss : PANE_CROSS_ENTROPY;
}

static uint64_t key_of(const Trace *trace, const Pass *pass, const Sampling *what) {
  bool reads[VALUE_COUNT] = {false};
  uint64_t hash = samples_mix(SAMPLES_SEED, (double)loss_of(trace));
  for (size_t i = 0; i < what->of_count; i++)
    collect(reads, trace, what->of[i].value);
  for (int id = 0; id < VALUE_COUNT; id++)
    if (reads[id] && relation_of(trace, (ValueId)id)->count == 0)
      hash = mix_value(hash, pass, (ValueId)id, what);
  hash = mix_choices(hash, trace);
  hash = mix_cells(hash, what->of, what->of_count);
  hash = mix_cells(hash, what->over, what->over_count);
  hash = samples_mix(hash, (double)what->points);
  hash = samples_mix(hash, (double)what->columns);
  for (size_t i = 0; i < (what->columns > 0 ? 4 : what->points * what->over_count); i++)
    hash = samples_mix(hash, what->at[i]);
  return hash;
}

/* --- Computing: a pass from the present numbers, with some of them changed */

typedef struct Field {
  unsigned field;
  size_t index;
} Field;

static bool find_field(Field *out, const Setup *setup, Cell cell) {
  size_t rows, cols;
  if (!setup_field_find(&out->field, setup, value_info(cell.value)->name))
    return false;
  setup_shape(setup, out->field, &rows, &cols);
  out->index = cell.row * cols + cell.col;
  return cell.row < rows && cell.col < cols;
}

static void put(Setup *setup, Field field, double number) {
  setup_scene(setup->scene)->put(setup, field.field, field.index, number);
}

/* The set-up from which the pass would be the first one. */
static void take_present(Setup *setup, const Pass *pass) {
  for (int id = 0; id < VALUE_COUNT; id++) {
    const Value *value = &pass->values[id];
    Field field;
    for (size_t i = 0; i < value->rows * value->cols; i++)
      if (find_field(&field, setup, (Cell){(ValueId)id, i / value->cols, i % value->cols}))
        put(setup, field, value->at[i]);
  }
  Field updates;
  if (find_field(&updates, setup, (Cell){VALUE_UPDATES, 0, 0}))
    put(setup, updates, 1);
}

static bool run_points(double *out, const Trace *trace, const Pass *pass, const Sampling *what) {
  double setting[SAMPLE_OVER_MAX];
  Field fields[SAMPLE_OVER_MAX];
  Setup present = trace->setup;
  Arena arena = {0};
  for (size_t j = 0; j < what->over_count; j++)
    if (!find_field(&fields[j], &present, what->over[j]))
      return false;
  take_present(&present, pass);
  for (size_t i = 0; i < what->points; i++) {
    Setup setup = present;
    sample_setting(setting, what, i);
    for (size_t j = 0; j < what->over_count; j++)
      put(&setup, fields[j], setting[j]);
    const Pass *other = trace->scene->run(&arena, trace->lesson, &setup, loss_of(trace));
    for (size_t c = 0; c < what->of_count; c++)
      out[i * what->of_count + c] = sample_cell(other, what->of[c]);
    arena_reset(&arena);
  }
  arena_free(&arena);
  return true;
}

/* By the scene's own shorter way, if it has one to all of them. */
static bool take_short_way(double *out, const Trace *trace, const Pass *pass, const Sampling *what) {
  bool ok = trace->scene->heights != NULL;
  for (size_t c = 0; ok && c < what->of_count; c++)
    ok = trace->scene->heights(out + c, trace, pass, &what->of[c], what);
  return ok;
}

const double *sample_numbers(uint64_t *version, const Trace *trace, size_t step, const Sampling *what) {
  assert(what->over_count <= SAMPLE_OVER_MAX);
  const Pass *pass = trace_pass(trace, step);
  uint64_t key = key_of(trace, pass, what);
  const double *kept = samples_find(trace->samples, key);
  if (version)
    *version = key;
  if (kept)
    return kept;
  double *out = samples_add(trace->samples, key, what->points * what->of_count);
  if (take_short_way(out, trace, pass, what) || (trace->scene->run && run_points(out, trace, pass, what)))
    return out;
  samples_remove(trace->samples, key);
  return NULL;
}
