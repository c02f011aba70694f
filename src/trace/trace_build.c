/* Building a trace, and taking it down. */
#include "trace/pass.h"
#include "trace/samples.h"
#include "trace/scope.h"
#include "trace/steps.h"
#include "trace/training_pass.h"
#include "trace/vary.h"

#include <string.h>

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
  run_start(trace, LESSON_STARTS_MAX);
  for (size_t i = 0; i < trace->lesson->step_count; i++) {
    size_t start = trace->lesson->steps[i].start;
    if (!trace->passes[0][start])
      run_start(trace, start);
  }
}

/* Of a training the kernel fills in the values; its engines compute those that the lesson has beside them. */
static bool has_equations(const Scene *scene) {
  for (size_t i = 0; i < scene->value_count; i++)
    if (scene->values[i].equation.tree)
      return true;
  return false;
}

static void make_engines(Trace *trace) {
  for (size_t pane = 0; pane < trace->pane_count; pane++)
    trace->engines[pane] =
        engine_new(&trace->arena, trace->lesson, trace->variants[pane], trace->sizes[pane], vary_change);
}

/* What is known before anything is computed. */
static void begin(Trace *trace) {
  const Lesson *lesson = trace->lesson;
  for (size_t pane = 0; pane < trace->pane_count; pane++) {
    size_t *sizes = ARENA_ARRAY(&trace->arena, size_t, SCENE_SIZES_MAX);
    if (trace_is_training(trace))
      training_sizes(sizes, trace, pane);
    else
      memcpy(sizes, trace->setup.sizes, sizeof trace->setup.sizes);
    trace->sizes[pane] = sizes;
    trace->variants[pane] = lesson->pane_count > 0 ? lesson->panes[pane].loss : 0;
  }
  if (!trace_is_training(trace) || has_equations(lesson->scene))
    make_engines(trace);
  if (trace_is_training(trace)) {
    training_begin(trace);
    trace->pass_count = training_ticks(trace);
  } else {
    trace->pass_count = engine_updates(lesson->scene, &trace->setup);
  }
}

static uint64_t version_of(const Setup *setup, const Opened *opened) {
  uint64_t hash = SAMPLES_SEED;
  for (unsigned field = 0; field < setup_field_count(setup); field++)
    for (size_t i = 0; i < setup_numbers(setup, field); i++)
      hash = samples_mix(hash, setup_at(setup, field, i));
  for (size_t i = 0; opened && i < opened->count; i++)
    hash = samples_mix(hash, (double)opened->passes[i]);
  return hash;
}

bool trace_build(Trace *out, const Lesson *lesson, const Setup *setup, const Opened *opened, Error *err) {
  Trace trace = {.lesson = lesson,
                 .setup = *setup,
                 .pane_count = lesson->pane_count > 0 ? lesson->pane_count : 1,
                 .samples = samples_new(),
                 .version = version_of(setup, opened)};
  begin(&trace);
  if (!steps_list(&trace, opened, err)) {
    trace_free(&trace);
    return false;
  }
  if (!trace_is_training(&trace))
    run_all(&trace);
  scope_begin(&trace);
  *out = trace;
  return true;
}

void trace_free(Trace *trace) {
  training_end(trace);
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
