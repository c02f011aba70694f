#include "trace/training.h"

#include "trace/training_pass.h"

#include <math.h>

/* --- The clock */

/* Updates that a pane has made after so many ticks, if nothing ends its run before. */
static size_t planned_at(const Trace *trace, size_t pane, size_t tick) {
  const Run *run = trace->runs->at[pane].run, *finest = trace->runs->at[trace->runs->finest].run;
  const Clock clock = (Clock)setup_at(&trace->setup, TRAINING_CLOCK, 0);
  size_t planned = run_planned(run), made = tick;
  if (clock == CLOCK_SAMPLES)
    made = run_update_at_samples(run, run_samples(finest, tick));
  else if (clock == CLOCK_EPOCHS)
    made = tick * run_updates_per_epoch(run);
  return made < planned ? made : planned;
}

static bool is_finished(const Run *run) {
  size_t update;
  return run_done(run) == run_planned(run) || run_diverged(run, &update);
}

/* The same, where a run that diverged stays at its end. */
static size_t made_at(const Trace *trace, size_t pane, size_t tick) {
  size_t made = planned_at(trace, pane, tick), done = run_done(trace->runs->at[pane].run);
  return made < done ? made : done;
}

static bool tick_is_ready(const Trace *trace, size_t tick) {
  for (size_t pane = 0; pane < trace->pane_count; pane++) {
    const Run *run = trace->runs->at[pane].run;
    if (training_shows(&trace->setup, pane) && !is_finished(run) &&
        planned_at(trace, pane, tick) > run_done(run))
      return false;
  }
  return true;
}

size_t training_ticks(const Trace *trace) {
  return trace->runs->ticks;
}

/* --- Computing */

bool training_advance(Trace *trace, size_t samples) {
  const Setup *setup = &trace->setup;
  const Trainings *runs = trace->runs;
  bool finished = true;
  if (!runs)
    return true;
  for (size_t pane = 0; pane < runs->count; pane++) {
    size_t share = samples / runs->count / training_batch(setup, pane);
    if (training_shows(setup, pane))
      finished = run_advance(runs->at[pane].run, share + 1) && finished;
  }
  return finished;
}

void training_finish(Trace *trace) {
  while (!training_advance(trace, 1000000)) {
  }
}

double training_progress(const Trace *trace) {
  const Setup *setup = &trace->setup;
  const Trainings *runs = trace->runs;
  double least = 1;
  for (size_t pane = 0; runs && pane < runs->count; pane++) {
    const Run *run = runs->at[pane].run;
    if (training_shows(setup, pane) && !is_finished(run))
      least = fmin(least, (double)run_done(run) / (double)run_planned(run));
  }
  return least;
}

/* The most ticks that all panes have made. */
static size_t ticks_ready(const Trace *trace) {
  size_t low = 0, high = trace->runs->ticks; /* `low` is ready */
  while (low < high) {
    size_t middle = low + (high - low + 1) / 2;
    if (tick_is_ready(trace, middle))
      low = middle;
    else
      high = middle - 1;
  }
  return low;
}

size_t training_steps_ready(const Trace *trace) {
  if (!trace->runs)
    return trace->step_count;
  size_t ticks = ticks_ready(trace), low = 1, high = trace->step_count; /* the first `low` steps are ready */
  while (low < high) {
    size_t middle = low + (high - low + 1) / 2;
    if (trace_step(trace, middle - 1).pass < ticks || trace_step(trace, middle - 1).pass == 0)
      low = middle;
    else
      high = middle - 1;
  }
  return low;
}

/* --- What can be asked */

static const PaneRun *pane_run(const Trace *trace) {
  return &trace->runs->at[trace->pane];
}

const LessonData *training_data(const Trace *trace) {
  return &trace->lesson->data[(size_t)setup_at(&trace->setup, TRAINING_DATA, 0)];
}

Descent training_descent(const Trace *trace) {
  const Setup *setup = &trace->setup;
  bool logistic = setup->training->logistic,
       squared =
           trace->lesson->pane_count > 0 && trace->lesson->panes[trace->pane].loss == PANE_SQUARED_ERROR;
  return (Descent){.model = logistic ? MODEL_LOGISTIC : MODEL_SOFTMAX,
                   .loss = squared ? LOSS_MSE : LOSS_CE,
                   .penalty = (PenaltyKind)setup_at(setup, TRAINING_PENALTY, 0),
                   .eta = setup_at(setup, TRAINING_ETA, 0),
                   .alpha = setup_at(setup, TRAINING_ALPHA, 0),
                   .K = logistic ? 2 : setup->sizes[TRAINING_R],
                   .D = setup->sizes[TRAINING_D]};
}

size_t training_updates(const Trace *trace) {
  return run_planned(pane_run(trace)->run);
}

bool training_shown(const Trace *trace) {
  return training_shows(&trace->setup, trace->pane);
}

bool training_diverged(const Trace *trace, size_t *update) {
  return run_diverged(pane_run(trace)->run, update);
}

size_t training_made(const Trace *trace, size_t step, bool made) {
  TraceStep at = trace_step(trace, step);
  if (at.pass == 0 && !at.kind->summary)
    return made ? 1 : 0;
  return made_at(trace, trace->pane, at.pass + (made ? 1 : 0));
}

/* Epochs, with their fractions, that the pane of the smallest batch has seen after so many ticks. */
static double epochs_at(const Trace *trace, size_t tick) {
  size_t finest = trace->runs->finest, made = planned_at(trace, finest, tick);
  return (double)run_samples(trace->runs->at[finest].run, made) / (double)training_data(trace)->set.N;
}

size_t training_same_pass(const Trace *other, const Trace *trace, size_t pass) {
  double wanted = epochs_at(trace, pass + 1) - 1e-9;
  size_t low = 1,
         high = other->runs->ticks > 1 ? other->runs->ticks - 1 : 1; /* the first pass is told in detail */
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (epochs_at(other, middle + 1) >= wanted)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

bool training_opens(const Trace *trace, size_t pass) {
  if (!trace_is_training(trace))
    return true;
  for (size_t pane = 0; pane < trace->pane_count; pane++)
    if (training_shows(&trace->setup, pane) && made_at(trace, pane, pass + 1) == made_at(trace, pane, pass))
      return false;
  return true;
}

size_t training_update_of(const Trace *trace, const StepKind *kind, size_t pass) {
  size_t made = pass == 0 && !kind->summary ? 1 : made_at(trace, trace->pane, pass + 1);
  return made > 0 ? made - 1 : 0;
}

size_t training_epoch_step(const Trace *trace, size_t epoch) {
  size_t low = 0, high = trace->step_count - 1;
  size_t wanted = epoch * run_updates_per_epoch(pane_run(trace)->run);
  while (low < high) {
    size_t middle = low + (high - low) / 2, pass = trace_step(trace, middle).pass;
    if (planned_at(trace, trace->pane, pass + 1) >= wanted)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

void training_theta(double *theta, const Trace *trace, size_t update) {
  run_theta(theta, pane_run(trace)->run, update);
}

const RunPoint *training_curve(const Trace *trace, size_t *count) {
  return run_curve(pane_run(trace)->run, count);
}

size_t training_samples_seen(const Trace *trace, size_t update) {
  return run_samples(pane_run(trace)->run, update);
}
