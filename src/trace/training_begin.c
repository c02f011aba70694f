/* Beginning and end of the runs of a training. */
#include "trace/training_pass.h"

#include <stdlib.h>
#include <string.h>

/* The pane with the smallest batch on screen: its updates are what a tick of the samples' clock is. */
static size_t finest(const Trainings *runs, const Training *training) {
  size_t best = 0;
  for (size_t pane = 1; pane < runs->count; pane++) {
    bool better = training_batch(training, pane) < training_batch(training, best);
    if (training->shown[pane] > 0 && (better || training->shown[best] <= 0))
      best = pane;
  }
  return best;
}

static size_t ticks_of(const Trainings *runs, const Training *training) {
  size_t most = 1;
  if ((Clock)training->clock == CLOCK_EPOCHS)
    return (size_t)training->epochs;
  if ((Clock)training->clock == CLOCK_SAMPLES)
    return run_planned(runs->at[runs->finest].run);
  for (size_t pane = 0; pane < runs->count; pane++)
    if (training->shown[pane] > 0 && run_planned(runs->at[pane].run) > most)
      most = run_planned(runs->at[pane].run);
  return most;
}

static RunPlan plan_of(const Trace *trace, size_t pane, double *start) {
  const Training *training = &trace->setup.training;
  const Dataset *data = &trace->lesson->data[(size_t)training->data].set;
  size_t weights = training->R * training->D, batch = training_batch(training, pane);
  const Trace other = trace_of_pane(trace, pane);
  memcpy(start, training->W, weights * sizeof *start);
  memcpy(start + weights, training->b, training->R * sizeof *start);
  return (RunPlan){.data = data,
                   .descent = training_descent(&other),
                   .batch = batch,
                   .updates = (size_t)training->epochs * ((data->N + batch - 1) / batch),
                   .shuffle = training->shuffle > 0,
                   .seed = (uint64_t)training->seed,
                   .start = start};
}

/* Rows of W may be fewer than classes. */
static size_t size_of(const Training *training, char name, size_t pane) {
  switch (name) {
  case 'K':
    return training->logistic ? 2 : training->R;
  case 'R':
    return training->R;
  case 'D':
    return training->D;
  default:
    return training_batch(training, pane);
  }
}

void training_sizes(size_t sizes[SCENE_SIZES_MAX], const Trace *trace, size_t pane) {
  const Scene *scene = trace->lesson->scene;
  for (size_t i = 0; i < scene->size_count; i++)
    sizes[i] = size_of(&trace->setup.training, scene->sizes[i].name[0], pane);
}

void training_begin(Trace *trace) {
  enum { AT_ONCE = 20000 };
  const Training *training = &trace->setup.training;
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
  runs->finest = finest(runs, training);
  runs->ticks = ticks_of(runs, training);
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
