/* Beginning and end of the runs of a training. */
#include "trace/training_pass.h"

#include <stdlib.h>

/* The pane with the smallest batch on screen: its updates are what a tick of the samples' clock is. */
static size_t finest(const Trainings *runs, const Setup *setup) {
  size_t best = 0;
  for (size_t pane = 1; pane < runs->count; pane++) {
    bool better = training_batch(setup, pane) < training_batch(setup, best);
    if (training_shows(setup, pane) && (better || !training_shows(setup, best)))
      best = pane;
  }
  return best;
}

static size_t ticks_of(const Trainings *runs, const Setup *setup) {
  const Clock clock = (Clock)setup_at(setup, TRAINING_CLOCK, 0);
  size_t most = 1;
  if (clock == CLOCK_EPOCHS)
    return (size_t)setup_at(setup, TRAINING_EPOCHS, 0);
  if (clock == CLOCK_SAMPLES)
    return run_planned(runs->at[runs->finest].run);
  for (size_t pane = 0; pane < runs->count; pane++)
    if (training_shows(setup, pane) && run_planned(runs->at[pane].run) > most)
      most = run_planned(runs->at[pane].run);
  return most;
}

static RunPlan plan_of(const Trace *trace, size_t pane, double *start) {
  const Setup *setup = &trace->setup;
  const Dataset *data = &training_data(trace)->set;
  size_t weights = setup_numbers(setup, TRAINING_W), batch = training_batch(setup, pane);
  const Trace other = trace_of_pane(trace, pane);
  for (size_t i = 0; i < weights; i++)
    start[i] = setup_at(setup, TRAINING_W, i);
  for (size_t i = 0; i < setup_numbers(setup, TRAINING_B); i++)
    start[weights + i] = setup_at(setup, TRAINING_B, i);
  return (RunPlan){.data = data,
                   .descent = training_descent(&other),
                   .batch = batch,
                   .updates = (size_t)setup_at(setup, TRAINING_EPOCHS, 0) * ((data->N + batch - 1) / batch),
                   .shuffle = setup_at(setup, TRAINING_SHUFFLE, 0) > 0,
                   .seed = (uint64_t)setup_at(setup, TRAINING_SEED, 0),
                   .start = start};
}

/* Rows of W may be fewer than classes. */
static size_t size_of(const Setup *setup, char name, size_t pane) {
  switch (name) {
  case 'K':
    return setup->training->logistic ? 2 : setup->sizes[TRAINING_R];
  case 'R':
    return setup->sizes[TRAINING_R];
  case 'D':
    return setup->sizes[TRAINING_D];
  case 'm':
    return dataset_first(training_samples(setup));
  default:
    return training_batch(setup, pane);
  }
}

void training_sizes(size_t sizes[SCENE_SIZES_MAX], const Trace *trace, size_t pane) {
  const Scene *scene = trace->lesson->scene;
  for (size_t i = 0; i < scene->size_count; i++)
    sizes[i] = size_of(&trace->setup, scene->sizes[i].name[0], pane);
}

void training_begin(Trace *trace) {
  enum { AT_ONCE = 20000 };
  const Setup *setup = &trace->setup;
  Trainings *runs = calloc(1, sizeof *runs);
  if (!runs)
    abort();
  runs->count = trace->pane_count;
  for (size_t pane = 0; pane < runs->count; pane++) {
    double start[TRAINING_THETA_MAX];
    RunPlan plan = plan_of(trace, pane, start);
    runs->at[pane].run = run_new(&plan);
    run_advance(runs->at[pane].run, 1); /* the first update can always be shown */
  }
  runs->finest = finest(runs, setup);
  runs->ticks = ticks_of(runs, setup);
  trace->runs = runs;
  training_place_values(trace);
  training_advance(trace, AT_ONCE);
}

void training_end(Trace *trace) {
  Trainings *runs = trace->runs;
  if (!runs)
    return;
  for (size_t pane = 0; pane < runs->count; pane++) {
    run_free(runs->at[pane].run);
    arena_free(&runs->at[pane].arena);
  }
  training_regions_free(runs->regions);
  free(runs);
  trace->runs = NULL;
}
