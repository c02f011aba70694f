#include "trace/trace.h"

#include "trace/data_scene.h"
#include "trace/pass.h"
#include "trace/samples.h"
#include "trace/scope.h"
#include "trace/slope.h"
#include "trace/steps.h"
#include "trace/training_pass.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

/* The first of the opened passes that is at least `pass`. */
static size_t place_of(const Opened *opened, size_t pass) {
  size_t at = 0;
  while (at < opened->count && opened->passes[at] < pass)
    at++;
  return at;
}

bool opened_get(const Opened *opened, size_t pass) {
  size_t at = place_of(opened, pass);
  return at < opened->count && opened->passes[at] == pass;
}

static void remove_at(Opened *opened, size_t at) {
  memmove(&opened->passes[at], &opened->passes[at + 1], (--opened->count - at) * sizeof *opened->passes);
}

void opened_set(Opened *opened, size_t pass, bool open) {
  if (opened_get(opened, pass) == open)
    return;
  if (!open) {
    remove_at(opened, place_of(opened, pass));
    return;
  }
  if (opened->count == OPENED_MAX)
    remove_at(opened, 0);
  size_t at = place_of(opened, pass);
  memmove(&opened->passes[at + 1], &opened->passes[at], (opened->count++ - at) * sizeof *opened->passes);
  opened->passes[at] = pass;
}

/* --- Building */

/* The numbers that a step starts from: an index as LessonStep.start. */
static void run_start(Trace *trace, size_t start) {
  Setup setup = trace->setup;
  if (start < LESSON_STARTS_MAX)
    lesson_start(&setup, trace->lesson, start);
  for (size_t pane = 0; pane < trace->pane_count; pane++)
    trace->passes[pane][start] = passes_run(&trace->arena, trace->engines[pane], &setup, trace->pass_count);
}

/* From the set-up's own numbers, and from every start that a step names. */
static void run_all(Trace *trace) {
  for (size_t pane = 0; pane < trace->pane_count; pane++)
    trace->engines[pane] =
        engine_new(&trace->arena, trace->lesson, trace->variants[pane], trace->sizes[pane]);
  run_start(trace, LESSON_STARTS_MAX);
  for (size_t i = 0; i < trace->lesson->step_count; i++) {
    size_t start = trace->lesson->steps[i].start;
    if (!trace->passes[0][start])
      run_start(trace, start);
  }
}

/* What is known before anything is computed. */
static void begin(Trace *trace) {
  const Lesson *lesson = trace->lesson;
  data_scene_describe(trace);
  for (size_t pane = 0; pane < trace->pane_count; pane++) {
    size_t *sizes = ARENA_ARRAY(&trace->arena, size_t, SCENE_SIZES_MAX);
    data_scene_sizes(sizes, lesson->scene, &trace->setup, pane);
    trace->sizes[pane] = sizes;
    trace->variants[pane] = lesson->pane_count > 0 ? lesson->panes[pane].loss : 0;
  }
  if (trace_is_training(trace)) {
    training_begin(trace);
    trace->pass_count = training_ticks(trace);
  } else {
    trace->pass_count = engine_updates(lesson->scene, &trace->setup);
  }
}

bool trace_build(Trace *out, const Lesson *lesson, const Setup *setup, const Opened *opened, Error *err) {
  Trace trace = {.lesson = lesson,
                 .setup = *setup,
                 .pane_count = lesson->pane_count > 0 ? lesson->pane_count : 1,
                 .samples = samples_new()};
  begin(&trace);
  if (!steps_list(&trace, opened, err)) {
    trace_free(&trace);
    return false;
  }
  if (!trace_is_training(&trace))
    run_all(&trace);
  slope_begin(&trace);
  scope_begin(&trace);
  *out = trace;
  return true;
}

void trace_free(Trace *trace) {
  training_end(trace);
  slope_end(trace);
  samples_free(trace->samples);
  scope_end(trace);
  arena_free(&trace->arena);
  *trace = (Trace){0};
}

void trace_keep_samples(Trace *trace, Trace *before) {
  Samples *blank = trace->samples;
  trace->samples = before->samples;
  before->samples = blank;
}

Trace trace_of_pane(const Trace *trace, size_t pane) {
  assert(pane < trace->pane_count);
  Trace other = *trace;
  other.pane = pane;
  return other;
}

bool trace_pane_shown(const Trace *trace, size_t pane) {
  return trace->setup.scene != SCENE_TRAINING || trace->setup.training.shown[pane] > 0;
}

bool trace_find_pane(size_t *out, const Trace *trace, const char *id, size_t length) {
  const Lesson *lesson = trace->lesson;
  for (size_t i = 0; i < lesson->pane_count; i++)
    if (strlen(lesson->panes[i].id) == length && strncmp(lesson->panes[i].id, id, length) == 0) {
      *out = i;
      return true;
    }
  return false;
}

const Error *trace_fault(const Trace *trace, size_t pane) {
  const Engine *engine = trace->engines[pane];
  return engine && engine->fault.kind != ERROR_NONE ? &engine->fault : NULL;
}

Shape trace_shape(const Trace *trace, ValueId id) {
  assert((unsigned)id < VALUE_MAX);
  return trace->shapes[id];
}

size_t trace_dimension(const Trace *trace, char name) {
  const Scene *scene = trace->lesson->scene;
  for (size_t i = 0; i < scene->size_count; i++)
    if (scene->sizes[i].name[0] == name && scene->sizes[i].name[1] == '\0')
      return trace->sizes[trace->pane][i];
  return 0;
}

size_t trace_rows(const Trace *trace, ValueId id) {
  if (!shape_by_row(trace_shape(trace, id)))
    return 0;
  return scene_side(trace->lesson->scene->values[id].rows, trace->sizes[trace->pane]);
}

const ValueInfo *trace_info(const Trace *trace, ValueId id) {
  return &trace->infos[id];
}

bool trace_find(ValueId *out, const Trace *trace, const char *name) {
  size_t place;
  if (!scene_find(&place, trace->lesson->scene, name) || trace_shape(trace, (ValueId)place) == SHAPE_NONE)
    return false;
  *out = (ValueId)place;
  return true;
}

size_t trace_names(const char *out[VALUE_MAX], const Trace *trace) {
  size_t count = 0;
  for (int id = 0; id < VALUE_MAX; id++)
    if (trace_shape(trace, (ValueId)id) != SHAPE_NONE)
      out[count++] = trace_info(trace, (ValueId)id)->name;
  return count;
}

bool trace_right_row(size_t *out, const Trace *trace) {
  const Scene *scene = trace->lesson->scene;
  unsigned field;
  if (scene->chosen == 0 || !setup_field_find(&field, &trace->setup, scene->values[scene->chosen - 1].name))
    return false;
  *out = (size_t)setup_get(&trace->setup, field, 0, 0) - 1;
  return true;
}

bool trace_given(const Trace *trace, ValueId id) {
  unsigned field;
  return setup_field_find(&field, &trace->setup, trace_info(trace, id)->name);
}

static const TraceSegment *segment_of(const Trace *trace, size_t step) {
  assert(step < trace->step_count);
  const TraceSegment *segment = trace->segments;
  while (segment + 1 < trace->segments + trace->segment_count && segment[1].first <= step)
    segment++;
  return segment;
}

TraceStep trace_step(const Trace *trace, size_t step) {
  const TraceSegment *segment = segment_of(trace, step);
  size_t at = step - segment->first;
  return (TraceStep){&segment->kinds[at % segment->count], segment->pass + at / segment->count};
}

char *trace_step_id(char out[TRACE_ID_MAX], const Trace *trace, size_t step) {
  TraceStep at = trace_step(trace, step);
  const char *id = at.kind->source->id;
  if (at.kind->within)
    snprintf(out, TRACE_ID_MAX, "%s-%zu/%s", at.kind->within->id, at.pass + 1, id);
  else if (at.kind->summary)
    snprintf(out, TRACE_ID_MAX, "%s-%zu", id, at.pass + 1);
  else
    snprintf(out, TRACE_ID_MAX, "%s", id);
  return out;
}

Visibility trace_visibility(const Trace *trace, size_t step, Cell cell) {
  const StepKind *kind = trace_step(trace, step).kind;
  RowSet row = (RowSet)(1u << (cell.row < 15 ? cell.row : 15));
  return kind->fresh[trace->pane][cell.value] & row   ? FRESH
         : kind->known[trace->pane][cell.value] & row ? KNOWN
                                                      : HIDDEN;
}

const Pass *trace_pass_of(const Trace *trace, const StepKind *kind, size_t pass) {
  assert(pass < trace->pass_count);
  if (trace->runs)
    return training_pass(trace, kind, pass);
  Pass *found = &trace->passes[trace->pane][kind->source->start][pass];
  pass_complete(trace->engines[trace->pane], found);
  return found;
}

const Pass *trace_pass_at(const Trace *trace, size_t step, size_t pass) {
  return trace_pass_of(trace, trace_step(trace, step).kind, pass);
}

const Pass *trace_pass(const Trace *trace, size_t step) {
  return trace_pass_at(trace, step, trace_step(trace, step).pass);
}

const Value *trace_value(const Trace *trace, size_t step, ValueId id) {
  const TraceStep at = trace_step(trace, step);
  return trace->runs ? training_value(trace, at.kind, at.pass, id) : &trace_pass(trace, step)->values[id];
}

double trace_number(const Trace *trace, size_t step, Cell cell) {
  const Value *value = trace_value(trace, step, cell.value);
  assert(cell.row < value->rows && cell.col < value->cols);
  return value->at[cell.row * value->cols + cell.col];
}

/* --- Finding a place */

size_t trace_pass_step(const Trace *trace, size_t pass) {
  size_t first = 0;
  for (size_t i = 0; i < trace->segment_count; i++) {
    const TraceSegment *segment = &trace->segments[i];
    if (segment->pass > pass)
      break;
    size_t last = segment->pass + segment->passes - 1, at = pass < last ? pass : last;
    if (i == 0 || at > segment->pass || at != trace_step(trace, segment->first - 1).pass)
      first = segment->first + (at - segment->pass) * segment->count;
  }
  return first;
}

static size_t last_of_pass(const Trace *trace, size_t pass) {
  size_t last = 0;
  for (size_t i = 0; i < trace->segment_count; i++) {
    const TraceSegment *segment = &trace->segments[i];
    if (segment->pass > pass)
      break;
    size_t passes = pass - segment->pass + 1 < segment->passes ? pass - segment->pass + 1 : segment->passes;
    last = segment->first + passes * segment->count - 1;
  }
  return last;
}

/* A step of `other` that shows the same lesson's step of the same pass. */
static bool find_same(size_t *out, const Trace *other, TraceStep wanted) {
  for (size_t i = 0; i < other->segment_count; i++) {
    const TraceSegment *segment = &other->segments[i];
    bool repeats = segment->kinds[0].summary || segment->kinds[0].within;
    if (repeats && wanted.pass - segment->pass >= segment->passes)
      continue;
    for (size_t k = 0; k < segment->count; k++) {
      const StepKind *kind = &segment->kinds[k];
      if (strcmp(kind->source->id, wanted.kind->source->id) != 0 || kind->summary != wanted.kind->summary ||
          !kind->within != !wanted.kind->within)
        continue;
      *out = segment->first + k + (repeats ? (wanted.pass - segment->pass) * segment->count : 0);
      return true;
    }
  }
  return false;
}

size_t trace_same_step(const Trace *other, const Trace *trace, size_t step) {
  assert(step < trace->step_count && other->step_count > 0);
  TraceStep wanted = trace_step(trace, step);
  size_t same, pass = wanted.pass;
  if (trace->runs && other->runs && (wanted.kind->summary || wanted.kind->within))
    wanted.pass = training_same_pass(other, trace, pass);
  if (find_same(&same, other, wanted))
    return same;
  size_t first = trace_pass_step(other, wanted.pass), last = last_of_pass(other, wanted.pass);
  if (trace_step(other, last).pass < wanted.pass)
    return last;
  size_t offset = step - trace_pass_step(trace, pass);
  return first + offset < last ? first + offset : last;
}

size_t trace_update_step(const Trace *trace, size_t step, int direction) {
  size_t pass = trace_step(trace, step).pass;
  if (direction < 0)
    return pass == 0 ? step : trace_pass_step(trace, pass - 1);
  size_t next = last_of_pass(trace, pass) + 1;
  return next < trace->step_count ? next : step;
}
