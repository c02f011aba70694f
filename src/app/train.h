/* What stepmax train is told by its options, what that means for a data set, and the file of weights.
 *
 * It trains nothing itself and prints nothing. */
#ifndef STEPMAX_APP_TRAIN_H
#define STEPMAX_APP_TRAIN_H

#include "app/options.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "data/dataset.h"
#include "trace/run.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum { OPTIMIZER_BATCH, OPTIMIZER_MINIBATCH, OPTIMIZER_SGD } Optimizer;

typedef struct Train {
  const char *data;     /* the path of the CSV file */
  DatasetChoice choice; /* of its columns */
  Descent descent;      /* K and D are not known yet: 0 */
  Optimizer optimizer;
  size_t batch; /* samples an update of OPTIMIZER_MINIBATCH; 0: not given */
  size_t epochs;
  size_t every;         /* updates between two rows of output; 0: an epoch */
  bool shuffle, random; /* the order of samples; the start */
  uint64_t seed;
  const char *weights_out; /* NULL: not written */
} Train;

/* Reads the options; the texts stay those of the command line.  Errors, all ERROR_USAGE: no --data or no
 * --label, a value that is none of those allowed, and options that contradict each other (--batch-size with
 * an optimizer that has no choice, --shuffle where every update takes all samples, --seed with nothing
 * random, --penalty without a strength, a strength without a penalty). */
bool train_read(Train *out, Arena *arena, const Options *options, Error *err) MUST_CHECK;

/* The run over these samples; its start lives in the arena.  Errors, ERROR_USAGE as well: --batch-size is
 * more than there are samples; --model logistic with other than two classes. */
bool train_plan(RunPlan *out, Arena *arena, const Train *train, const Dataset *data, Error *err) MUST_CHECK;

/* Adds theta as JSON: "classes", "features", "W" (a row a class, one for MODEL_LOGISTIC), "b", and where the
 * features were standardised "mean" and "scale", which theta expects to be taken away and divided by. */
void train_weights(Text *out, const Descent *descent, const Dataset *data, const double *theta,
                   bool standardised);

#endif
