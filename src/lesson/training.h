/* The numbers of a training run on a data set, with one optimiser a pane: how many samples each update sees.
 *
 * They are fields of a set-up like those of any scene, but for what is told of them here and not in a scene
 * file: the kernel computes with them by their places, and their ranges follow from the data.  Which data
 * sets there are to choose from is the lesson's (lesson.h); all have the same features and classes in number.
 */
#ifndef STEPMAX_LESSON_TRAINING_H
#define STEPMAX_LESSON_TRAINING_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

struct Setup;

enum {
  TRAINING_CLASSES_MAX = 10,
  TRAINING_FEATURES_MAX = 12,
  TRAINING_THETA_MAX = (TRAINING_FEATURES_MAX + 1) * TRAINING_CLASSES_MAX, /* numbers in W and b */
  TRAINING_DATA_MAX = 8,
  TRAINING_EPOCHS_MAX = 1000000
};

/* What one step of the cursor is, the same for all panes: an update of each; as many samples as the smallest
 * batch on screen; an epoch. */
typedef enum { CLOCK_UPDATES, CLOCK_SAMPLES, CLOCK_EPOCHS, CLOCK_COUNT } Clock;

typedef struct TrainingData {
  bool logistic;               /* one sigmoid for two classes; else softmax */
  size_t count;                /* of data sets */
  size_t N[TRAINING_DATA_MAX]; /* samples of each */
  const char *const *ids;      /* of each, NULL at the end */
  size_t best[2];              /* the features, from 0, for decision regions where a lesson names none */
} TrainingData;

/* The fields. */
enum {
  TRAINING_DATA, /* the data set, from 0 */
  TRAINING_W,    /* at the start */
  TRAINING_B,
  TRAINING_ETA,        /* learning rate > 0 */
  TRAINING_ALPHA,      /* strength of the penalty >= 0 */
  TRAINING_PENALTY,    /* 0 none, 1 L2, 2 L1 */
  TRAINING_SHUFFLE,    /* 1: a new order every epoch; 0: that of the data */
  TRAINING_SEED,       /* a whole number from 0 */
  TRAINING_EPOCHS,     /* from 1 */
  TRAINING_BATCH_SIZE, /* of each pane; 0: all samples */
  TRAINING_SHOWN,      /* 0: the pane is hidden */
  TRAINING_CLOCK,      /* of type Clock */
  TRAINING_AXES,       /* the features, from 1, of the plane that decision regions are shown in */
  TRAINING_FIELDS
};

/* The sizes. */
enum {
  TRAINING_R, /* rows of W: the classes, or 1 for one sigmoid */
  TRAINING_D, /* features */
  TRAINING_PANES,
  TRAINING_PLANE, /* its axes */
  TRAINING_SIZES
};

extern const char TRAINING_NAME[]; /* of the key that holds them in a lesson file */

/* A set-up of this shape, with what its fields are where a lesson does not say; data is kept. */
void training_setup(struct Setup *out, Arena *arena, const TrainingData *data, size_t R, size_t D,
                    size_t panes);

/* Samples of the chosen data set; samples an update of a pane, 1 to that. */
size_t training_samples(const struct Setup *setup);
size_t training_batch(const struct Setup *setup, size_t pane);

/* Whether a pane is on screen, and whether any is: without one there would be nothing to see. */
bool training_shows(const struct Setup *setup, size_t pane);
bool training_shows_any(const struct Setup *setup);

#endif
