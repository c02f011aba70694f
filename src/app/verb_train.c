#include "app/output.h"
#include "app/train.h"
#include "app/verbs.h"
#include "base/file.h"
#include "base/number.h"

#include <math.h>
#include <sys/stat.h>

/* A run under way, and room to look at it. */
typedef struct Training {
  const Train *train;
  const RunPlan *plan;
  Run *run;
  double *theta, *scratch;
} Training;

/* Puts theta of an update into training->theta; false if its loss or its objective is not finite. */
static bool measure(Measure *out, Training *training, size_t update) {
  const Dataset *data = training->plan->data;
  run_theta(training->theta, training->run, update);
  *out = descent_measure(&training->plan->descent, training->theta, data->X, data->labels, data->N,
                         training->scratch);
  return isfinite(out->mean_loss) && isfinite(out->objective);
}

/* Whether a run with another learning rate is at a lower objective after so many updates. */
static bool descends(const Training *training, double eta, size_t updates) {
  RunPlan plan = *training->plan;
  Training trial = *training;
  Measure start, end;
  size_t ignored;
  plan.descent.eta = eta;
  trial.plan = &plan;
  trial.run = run_new(&plan);
  bool lower = measure(&start, &trial, 0);
  (void)run_advance(trial.run, updates);
  lower = lower && !run_diverged(trial.run, &ignored) && measure(&end, &trial, run_done(trial.run)) &&
          end.objective < start.objective;
  run_free(trial.run);
  return lower;
}

#define TENTHS 8  /* that are tried at most */
#define LONGER 20 /* a smaller rate takes more updates to diverge */

/* The first power of ten below eta with which the run goes down. */
static double smaller_eta(const Training *training, double eta, size_t bad) {
  size_t planned = run_planned(training->run), updates = bad < planned / LONGER ? LONGER * bad : planned;
  double tenth = pow(10, round(log10(eta)) - 1);
  for (int i = 1; i < TENTHS && !descends(training, tenth, updates); i++)
    tenth /= 10;
  return tenth;
}

/* The loss was finite at the update `good` and is not at `bad`: says where that began. */
static bool fail_diverged(Training *training, size_t good, size_t bad, Error *err) {
  char eta[NUMBER_MAX], smaller[NUMBER_MAX];
  double used = training->plan->descent.eta;
  Measure measured;
  while (bad - good > 1) {
    size_t middle = good + (bad - good) / 2;
    *(measure(&measured, training, middle) ? &good : &bad) = middle;
  }
  error_set(err, "the run diverged: at update %zu the loss is not finite any more", bad);
  return error_hint(err, "--eta %s is too large here; try --eta %s", number_exact(eta, used),
                    number_exact(smaller, smaller_eta(training, used, bad)));
}

/* From zeros every score is 0; from random weights it is beyond all bounds where a feature is. */
static bool fail_start(Error *err) {
  error_set(err, "the loss is not finite at the start: a feature is too large");
  return error_hint(err, "--standardize makes it small");
}

static bool print_row(const Training *training, size_t update, const Measure *measured, Error *err) {
  char epoch[NUMBER_MAX], loss[NUMBER_MAX], objective[NUMBER_MAX], accuracy[NUMBER_MAX];
  size_t samples = run_samples(training->run, update);
  Text row = {0};
  text_addf(&row, "%zu,%s,%zu,%s,%s,%s\n", update,
            number_exact(epoch, (double)samples / (double)training->plan->data->N), samples,
            number_exact(loss, measured->mean_loss), number_exact(objective, measured->objective),
            number_exact(accuracy, measured->accuracy));
  return output_take(&row, err);
}

/* A row at the start, after every so many updates, and at the end. */
static bool print_rows(Training *training, Error *err) {
  Run *run = training->run;
  size_t every = training->train->every ? training->train->every : run_updates_per_epoch(run);
  size_t printed = 0, ignored;
  Measure measured;
  bool done = false;
  if (!output_text("update,epoch,samples,mean_loss,objective,accuracy\n", err))
    return false;
  if (!measure(&measured, training, 0))
    return fail_start(err);
  while (print_row(training, printed, &measured, err)) {
    if (done)
      return true;
    size_t left = run_planned(run) - printed;
    done = run_advance(run, every < left ? every : left);
    if (run_diverged(run, &ignored) || !measure(&measured, training, run_done(run)))
      return fail_diverged(training, printed, run_done(run), err);
    printed = run_done(run);
  }
  return false;
}

static bool write_weights(const Training *training, Error *err) {
  const Train *train = training->train;
  if (!train->weights_out)
    return true;
  Text json = {0};
  train_weights(&json, &training->plan->descent, training->plan->data, training->theta,
                train->choice.standardise);
  bool ok = file_replace(train->weights_out, json.data, json.length, err);
  text_free(&json);
  return ok;
}

static bool train_all(const Train *train, const RunPlan *plan, Arena *arena, Error *err) {
  Training training = {.train = train,
                       .plan = plan,
                       .run = run_new(plan),
                       .theta = ARENA_ARRAY(arena, double, descent_size(&plan->descent)),
                       .scratch = ARENA_ARRAY(arena, double, descent_scratch(&plan->descent))};
  bool ok = print_rows(&training, err) && write_weights(&training, err);
  run_free(training.run);
  return ok;
}

/* The table is needed only until the numbers are out of it. */
static bool load(Dataset *out, Arena *arena, const Train *train, Error *err) {
  Arena text = {0};
  Table table;
  bool ok = csv_load(&table, &text, train->data, err) &&
            dataset_from_table(out, arena, &table, &train->choice, err);
  arena_free(&text);
  return ok;
}

/* The data are not to be replaced by what was made of them. */
static bool check_weights_out(const Train *train, Error *err) {
  struct stat data, weights;
  if (train->weights_out && stat(train->data, &data) == 0 && stat(train->weights_out, &weights) == 0 &&
      data.st_dev == weights.st_dev && data.st_ino == weights.st_ino)
    return error_usage(err, "--weights-out and --data are the same file, \"%s\"", train->data);
  return true;
}

bool verb_train(const Call *call, ErrorList *errors) {
  Train train;
  Dataset data;
  RunPlan plan;
  Error err;
  bool ok = train_read(&train, call->arena, call->options, &err) && check_weights_out(&train, &err) &&
            load(&data, call->arena, &train, &err) && train_plan(&plan, call->arena, &train, &data, &err) &&
            train_all(&train, &plan, call->arena, &err);
  return ok || verbs_fail(errors, &err);
}
