#include "lesson/training.h"

#include "lesson/setup.h"

#include <assert.h>
#include <float.h>
#include <stddef.h>
#include <string.h>

static const char *const PENALTIES[] = {"none", "l2", "l1", NULL};
static const char *const SWITCH[] = {"no", "yes", NULL};
static const char *const CLOCKS[] = {"updates", "samples", "epochs", NULL};
static const char *const SIZES[] = {"all", NULL};

/* What a field is; what it takes at most may follow from the data or the model instead. */
typedef struct Field {
  size_t place; /* of its first number */
  const char *const *words;
  bool whole;
  double min, max;
} Field;
static const Field FIELDS[TRAINING_FIELDS] = {
    [TRAINING_DATA] = {offsetof(Training, data), NULL, true, 0, 0},
    [TRAINING_W] = {offsetof(Training, W), NULL, false, -DBL_MAX, DBL_MAX},
    [TRAINING_B] = {offsetof(Training, b), NULL, false, -DBL_MAX, DBL_MAX},
    [TRAINING_ETA] = {offsetof(Training, eta), NULL, false, DBL_TRUE_MIN, DBL_MAX},
    [TRAINING_ALPHA] = {offsetof(Training, alpha), NULL, false, 0, DBL_MAX},
    [TRAINING_PENALTY] = {offsetof(Training, penalty), PENALTIES, true, 0, 2},
    [TRAINING_SHUFFLE] = {offsetof(Training, shuffle), SWITCH, true, 0, 1},
    [TRAINING_SEED] = {offsetof(Training, seed), NULL, true, 0, 4294967295.0},
    [TRAINING_EPOCHS] = {offsetof(Training, epochs), NULL, true, 1, TRAINING_EPOCHS_MAX},
    [TRAINING_BATCH_SIZE] = {offsetof(Training, batch_size), SIZES, true, 0, 0},
    [TRAINING_SHOWN] = {offsetof(Training, shown), SWITCH, true, 0, 1},
    [TRAINING_CLOCK] = {offsetof(Training, clock), CLOCKS, true, 0, 2},
    [TRAINING_AXES] = {offsetof(Training, axes), NULL, true, 1, 1}};

static const char *const NAMES[TRAINING_FIELDS] = {"data",    "W",       "b",    "eta",    "alpha",
                                                   "penalty", "shuffle", "seed", "epochs", "batch_size",
                                                   "shown",   "clock",   "axes"};

/* "data" lists all data sets in a file. */
static const char *const KEYS[TRAINING_FIELDS] = {"chosen",  "W",       "b",    "eta",    "alpha",
                                                  "penalty", "shuffle", "seed", "epochs", "batch_size",
                                                  "shown",   "clock",   "axes"};

static const char *const *words(const Setup *setup, unsigned field) {
  return field == TRAINING_DATA ? setup->training.data_ids : FIELDS[field].words;
}

static void shape(size_t *rows, size_t *cols, const Setup *setup, unsigned field) {
  const Training *training = &setup->training;
  bool by_pane = field == TRAINING_BATCH_SIZE || field == TRAINING_SHOWN;
  bool by_class = field == TRAINING_W || field == TRAINING_B;
  *rows = by_pane ? training->panes : by_class ? training->R : field == TRAINING_AXES ? 2 : 1;
  *cols = field == TRAINING_W ? training->D : 1;
}

static double get(const Setup *setup, unsigned field, size_t index) {
  double number;
  assert(field < TRAINING_FIELDS);
  memcpy(&number, (const char *)&setup->training + FIELDS[field].place + index * sizeof number,
         sizeof number);
  return number;
}

static void put(Setup *setup, unsigned field, size_t index, double value) {
  assert(field < TRAINING_FIELDS);
  memcpy((char *)&setup->training + FIELDS[field].place + index * sizeof value, &value, sizeof value);
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
  SetupRange range = {.whole = FIELDS[field].whole, .min = FIELDS[field].min, .max = FIELDS[field].max};
  if (field == TRAINING_DATA && training->data_count > 0)
    range.max = (double)training->data_count - 1;
  if (field == TRAINING_BATCH_SIZE)
    range.max = (double)most_samples(training);
  if (field == TRAINING_AXES && training->D > 0)
    range.max = (double)training->D;
  if (field == TRAINING_SHOWN && training->panes == 1) /* the only pane is never hidden */
    range.min = 1;
  return range;
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
