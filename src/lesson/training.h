/* The numbers of a training run on a data set, with one optimiser a pane: how many samples each update sees.
 *
 * Which data sets there are to choose from is the lesson's (lesson.h); all have the same features and classes
 * in number. */
#ifndef STEPMAX_LESSON_TRAINING_H
#define STEPMAX_LESSON_TRAINING_H

#include <stdbool.h>
#include <stddef.h>

enum {
  TRAINING_CLASSES_MAX = 10,
  TRAINING_FEATURES_MAX = 12,
  TRAINING_THETA_MAX = (TRAINING_FEATURES_MAX + 1) * TRAINING_CLASSES_MAX, /* numbers in W and b */
  TRAINING_PANES_MAX = 4,
  TRAINING_DATA_MAX = 8,
  TRAINING_EPOCHS_MAX = 1000000
};

/* What one step of the cursor is, the same for all panes: an update of each; as many samples as the smallest
 * batch on screen; an epoch. */
typedef enum { CLOCK_UPDATES, CLOCK_SAMPLES, CLOCK_EPOCHS, CLOCK_COUNT } Clock;

typedef struct Training {
  bool logistic;                         /* one sigmoid for two classes; else softmax */
  size_t R, D;                           /* rows of W: the classes, or 1 for one sigmoid; features */
  size_t panes, data_count;              /* how many there are */
  size_t N[TRAINING_DATA_MAX];           /* samples of each data set */
  const char *const *data_ids;           /* of the data sets, NULL at the end; in the lesson's memory */
  double data;                           /* which one, from 0 */
  double eta, alpha;                     /* learning rate > 0; strength of the penalty >= 0 */
  double penalty;                        /* 0 none, 1 L2, 2 L1 */
  double shuffle;                        /* 1: a new order every epoch; 0: that of the data */
  double seed;                           /* a whole number from 0 */
  double epochs;                         /* from 1 */
  double clock;                          /* of type Clock */
  double batch_size[TRAINING_PANES_MAX]; /* 0: all samples */
  double shown[TRAINING_PANES_MAX];      /* 0: the pane is hidden */
  double axes[2]; /* the features, from 1, of the plane that decision regions are shown in */
  double W[TRAINING_CLASSES_MAX * TRAINING_FEATURES_MAX]; /* at the start, W[k * D + d] */
  double b[TRAINING_CLASSES_MAX];
} Training;

/* Its fields. */
enum {
  TRAINING_DATA,
  TRAINING_W,
  TRAINING_B,
  TRAINING_ETA,
  TRAINING_ALPHA,
  TRAINING_PENALTY,
  TRAINING_SHUFFLE,
  TRAINING_SEED,
  TRAINING_EPOCHS,
  TRAINING_BATCH_SIZE,
  TRAINING_SHOWN,
  TRAINING_CLOCK,
  TRAINING_AXES,
  TRAINING_FIELDS
};

extern const struct SceneInfo TRAINING_SCENE;

/* Samples of the chosen data set; samples an update of a pane, 1 to that. */
size_t training_samples(const Training *training);
size_t training_batch(const Training *training, size_t pane);

/* Whether a pane is on screen: without one there would be nothing to see. */
bool training_shows_any(const Training *training);

#endif
