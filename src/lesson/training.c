#include "lesson/training.h"

#include "lesson/setup.h"

#include <assert.h>
#include <float.h>
#include <string.h>

static const char *const NAMES[TRAINING_FIELDS] = {"data",    "W",       "b",    "eta",    "alpha",
                                                   "penalty", "shuffle", "seed", "epochs", "batch_size",
                                                   "shown",   "clock",   "axes"};

/* "data" lists all data sets in a file. */
static const char *const KEYS[TRAINING_FIELDS] = {"chosen",  "W",       "b",    "eta",    "alpha",
                                                  "penalty", "shuffle", "seed", "epochs", "batch_size",
                                                  "shown",   "clock",   "axes"};

static const char *const *words(const Setup *setup, unsigned field) {
  static const char *const PENALTIES[] = {"none", "l2", "l1", NULL};
  static const char *const SWITCH[] = {"no", "yes", NULL};
  static const char *const CLOCKS[] = {"updates", "samples", "epochs", NULL};
  static const char *const SIZES[] = {"all", NULL};
  switch (field) {
  case TRAINING_DATA:
    return setup->training.data_ids;
  case TRAINING_PENALTY:
    return PENALTIES;
  case TRAINING_SHUFFLE:
  case TRAINING_SHOWN:
    return SWITCH;
  case TRAINING_CLOCK:
    return CLOCKS;
  case TRAINING_BATCH_SIZE:
    return SIZES;
  default:
    return NULL;
  }
}

static void shape(size_t *rows, size_t *cols, const Setup *setup, unsigned field) {
  const Training *training = &setup->training;
  bool by_pane = field == TRAINING_BATCH_SIZE || field == TRAINING_SHOWN;
  bool by_class = field == TRAINING_W || field == TRAINING_B;
  *rows = by_pane ? training->panes : by_class ? training->R : field == TRAINING_AXES ? 2 : 1;
  *cols = field == TRAINING_W ? training->D : 1;
}

/* Where a field's numbers begin. */
static const size_t PLACES[TRAINING_FIELDS] = {[TRAINING_DATA] = offsetof(Training, data),
                                               [TRAINING_W] = offsetof(Training, W),
                                               [TRAINING_B] = offsetof(Training, b),
                                               [TRAINING_ETA] = offsetof(Training, eta),
                                               [TRAINING_ALPHA] = offsetof(Training, alpha),
                                               [TRAINING_PENALTY] = offsetof(Training, penalty),
                                               [TRAINING_SHUFFLE] = offsetof(Training, shuffle),
                                               [TRAINING_SEED] = offsetof(Training, seed),
                                               [TRAINING_EPOCHS] = offsetof(Training, epochs),
                                               [TRAINING_BATCH_SIZE] = offsetof(Training, batch_size),
                                               [TRAINING_SHOWN] = offsetof(Training, shown),
                                               [TRAINING_CLOCK] = offsetof(Training, clock),
                                               [TRAINING_AXES] = offsetof(Training, axes)};

static double get(const Setup *setup, unsigned field, size_t index) {
  double number;
  assert(field < TRAINING_FIELDS);
  memcpy(&number, (const char *)&setup->training + PLACES[field] + index * sizeof number, sizeof number);
  return number;
}

static void put(Setup *setup, unsigned field, size_t index, double value) {
  assert(field < TRAINING_FIELDS);
  memcpy((char *)&setup->training + PLACES[field] + index * sizeof value, &value, sizeof value);
}

/* Of all data sets: another one may be chosen, and a batch is never more than that has. */
static size_t most_samples(const Training *training) {
  size_t most = training->N[0];
  for (size_t i = 1; i < training->data_count; i++)
    most = training->N[i] > most ? training->N[i] : most;
  return most;
}

static SetupRange widest(const Setup *setup, unsigned field) {
  const Training *training = &setup->training;
  switch (field) {
  case TRAINING_DATA:
    return (SetupRange){false, true, 0, training->data_count > 0 ? (double)training->data_count - 1 : 0};
  case TRAINING_ETA:
    return (SetupRange){false, false, DBL_TRUE_MIN, DBL_MAX};
  case TRAINING_ALPHA:
    return (SetupRange){false, false, 0, DBL_MAX};
  case TRAINING_PENALTY:
  case TRAINING_CLOCK:
    return (SetupRange){false, true, 0, 2};
  case TRAINING_SHUFFLE:
    return (SetupRange){false, true, 0, 1};
  case TRAINING_SHOWN: /* the only pane is never hidden */
    return (SetupRange){false, true, training->panes == 1 ? 1 : 0, 1};
  case TRAINING_SEED:
    return (SetupRange){false, true, 0, 4294967295.0};
  case TRAINING_EPOCHS:
    return (SetupRange){false, true, 1, TRAINING_EPOCHS_MAX};
  case TRAINING_AXES:
    return (SetupRange){false, true, 1, training->D > 0 ? (double)training->D : 1};
  case TRAINING_BATCH_SIZE:
    return (SetupRange){false, true, 0, (double)most_samples(training)};
  default:
    return (SetupRange){false, false, -DBL_MAX, DBL_MAX};
  }
}

const SceneInfo TRAINING_SCENE = {"training", NAMES, KEYS, TRAINING_FIELDS, words, shape, get, put, widest};

size_t training_samples(const Training *training) {
  size_t data = (size_t)training->data;
  assert(data < TRAINING_DATA_MAX);
  return training->N[data];
}

size_t training_batch(const Training *training, size_t pane) {
  assert(pane < training->panes);
  size_t N = training_samples(training), wanted = (size_t)training->batch_size[pane];
  return wanted == 0 || wanted > N ? N : wanted;
}

bool training_shows_any(const Training *training) {
  bool any = false;
  for (size_t pane = 0; pane < training->panes; pane++)
    any = any || training->shown[pane] > 0;
  return any;
}
