/* The runs behind a trace of the scene "training": one for each pane, all on one clock.
 *
 * A step of such a trace is a tick of the clock (training.h of lesson/): an update of every pane, as many
 * samples as the smallest batch, or an epoch.  Runs are computed in slices, so that no window waits; what is
 * done can be read meanwhile.  The functions below read the trace's own pane (trace_of_pane). */
#ifndef STEPMAX_TRACE_TRAINING_H
#define STEPMAX_TRACE_TRAINING_H

#include "model/descent.h"
#include "trace/run.h"
#include "trace/trace.h"

/* Computes more, about so many samples' worth of gradients; true when nothing is left to do.  True at once
 * for other scenes. */
bool training_advance(Trace *trace, size_t samples);
/* All of it. */
void training_finish(Trace *trace);
/* How much is done, from 0 to 1, and the steps that can be shown: the first so many of step_count. */
double training_progress(const Trace *trace);
size_t training_steps_ready(const Trace *trace);

/* What does not change with the cursor. */
const LessonData *training_data(const Trace *trace); /* the data set that is chosen */
Descent training_descent(const Trace *trace);        /* the model, its loss and penalty, eta and alpha */
size_t training_updates(const Trace *trace);         /* planned, of the pane */
bool training_shown(const Trace *trace);             /* the pane is not hidden */
/* The update that made a number that is not finite, from 1; false: none did (so far). */
bool training_diverged(const Trace *trace, size_t *update);

/* Updates that the pane has made after `step`'s tick.  A repeated step counts its own tick; the lesson's
 * steps before the repeated ones show update 0: before it, they have made none (made: false), after it one.
 */
size_t training_made(const Trace *trace, size_t step, bool made);
/* Whether a pass can be opened into its steps: they tell of one update of each run that is shown, so all of
 * them have to make one in it.  True for other scenes. */
bool training_opens(const Trace *trace, size_t pass);
/* The first step at which the clock has seen so many epochs of the pane's data, or the last step. */
size_t training_epoch_step(const Trace *trace, size_t epoch);

/* The number in the data, from 1, of a sample of the step's update; of other scenes, of its row. */
size_t training_sample(const Trace *trace, size_t step, size_t row);
/* Whether what the parameters are after the step's update is on screen. */
bool training_moves(const Trace *trace, size_t step);

/* theta (descent.h: W row after row, then b) after so many updates, at most as many as are done. */
void training_theta(double *theta, const Trace *trace, size_t update);
/* Measures over the run so far (run.h). */
const RunPoint *training_curve(const Trace *trace, size_t *count);
size_t training_samples_seen(const Trace *trace, size_t update);

#endif
