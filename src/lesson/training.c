#include "lesson/training.h"

#include "lesson/setup.h"

#include <assert.h>
#include <float.h>
#include <math.h>
#include <string.h>

const char TRAINING_NAME[] = "training";

static const char *const PENALTIES[] = {"none", "l2", "l1", NULL};
static const char *const SWITCH[] = {"no", "yes", NULL};
static const char *const CLOCKS[] = {"updates", "samples", "epochs", NULL};
static const char *const SIZES[] = {"all", NULL};

#define FIELD(its_name, ...)                                                                                 \
  { .name = (its_name), .given = true, .sum = NAN, __VA_ARGS__ }
#define NUMBER .rows = {.size = 1}, .cols = {.size = 1}
#define VECTOR(its_size) .rank = 1, .rows = {.named = true, .size = (its_size)}, .cols = {.size = 1}
#define WHOLE(from, to) .whole = true, .min = (from), .max = (to)
#define ANY .min = -DBL_MAX, .max = DBL_MAX

/* What a field takes at most may follow from the data and the panes: training_setup. */
static const SceneValue FIELDS[TRAINING_FIELDS] = {
    [TRAINING_DATA] = FIELD("data", NUMBER, .key = "chosen", .whole = true), /* "data" lists all in a file */
    [TRAINING_W] = FIELD("W", .rank = 2, .rows = {.named = true, .size = TRAINING_R},
                         .cols = {.named = true, .size = TRAINING_D}, .required = true, ANY),
    [TRAINING_B] = FIELD("b", VECTOR(TRAINING_R), .required = true, ANY),
    [TRAINING_ETA] = FIELD("eta", NUMBER, .required = true, .above = true, .max = DBL_MAX),
    [TRAINING_ALPHA] = FIELD("alpha", NUMBER, .max = DBL_MAX),
    [TRAINING_PENALTY] = FIELD("penalty", NUMBER, .words = PENALTIES, WHOLE(0, 2)),
    [TRAINING_SHUFFLE] = FIELD("shuffle", NUMBER, .words = SWITCH, WHOLE(0, 1)),
    [TRAINING_SEED] = FIELD("seed", NUMBER, .start = 1, WHOLE(0, 4294967295.0)),
    [TRAINING_EPOCHS] = FIELD("epochs", NUMBER, .required = true, WHOLE(1, TRAINING_EPOCHS_MAX)),
    [TRAINING_BATCH_SIZE] =
        FIELD("batch_size", VECTOR(TRAINING_PANES), .required = true, .words = SIZES, .whole = true),
    [TRAINING_SHOWN] = FIELD("shown", VECTOR(TRAINING_PANES), .start = 1, .words = SWITCH, WHOLE(0, 1)),
    [TRAINING_CLOCK] = FIELD("clock", NUMBER, .words = CLOCKS, WHOLE(0, 2)),
    [TRAINING_AXES] = FIELD("axes", VECTOR(TRAINING_PLANE), WHOLE(1, 1))};

/* Of all data sets: another one may be chosen, and a batch is never more than that has. */
static size_t most_samples(const TrainingData *data) {
  size_t most = data->N[0];
  for (size_t i = 1; i < data->count; i++)
    most = data->N[i] > most ? data->N[i] : most;
  return most;
}

void training_setup(Setup *out, Arena *arena, const TrainingData *data, size_t R, size_t D, size_t panes) {
  const size_t sizes[TRAINING_SIZES] = {R, D, panes, 2};
  double *axes = ARENA_ARRAY(arena, double, 2);
  Scene *scene = ARENA_NEW(arena, Scene);
  for (size_t i = 0; i < 2; i++)
    axes[i] = (double)data->best[i] + 1;
  *scene = (Scene){.id = TRAINING_NAME,
                   .kernel = KERNEL_TRAINING,
                   .size_count = TRAINING_SIZES,
                   .values = ARENA_ARRAY(arena, SceneValue, TRAINING_FIELDS),
                   .value_count = TRAINING_FIELDS,
                   .given = ARENA_ARRAY(arena, const SceneValue *, TRAINING_FIELDS),
                   .given_count = TRAINING_FIELDS};
  *out = (Setup){.scene = scene, .training = data};
  memcpy(scene->values, FIELDS, sizeof FIELDS);
  scene->values[TRAINING_DATA].words = data->ids;
  scene->values[TRAINING_DATA].max = data->count > 0 ? (double)data->count - 1 : 0;
  scene->values[TRAINING_BATCH_SIZE].max = (double)most_samples(data);
  scene->values[TRAINING_AXES].max = D > 1 ? (double)D : 1;
  scene->values[TRAINING_AXES].starts = axes;
  if (panes == 1) /* the only pane is never hidden */
    scene->values[TRAINING_SHOWN].min = 1;
  for (size_t i = 0; i < TRAINING_SIZES; i++) {
    scene->sizes[i] = (SceneSize){.name = "", .from = sizes[i], .to = sizes[i]};
    out->sizes[i] = sizes[i];
  }
  for (unsigned field = 0; field < TRAINING_FIELDS; field++) {
    scene->given[field] = &scene->values[field];
    setup_put_default(out, field);
  }
}

size_t training_samples(const Setup *setup) {
  return setup->training->N[(size_t)setup_at(setup, TRAINING_DATA, 0)];
}

size_t training_batch(const Setup *setup, size_t pane) {
  size_t N = training_samples(setup), wanted = (size_t)setup_at(setup, TRAINING_BATCH_SIZE, pane);
  return wanted == 0 || wanted > N ? N : wanted;
}

bool training_shows(const Setup *setup, size_t pane) {
  return setup_at(setup, TRAINING_SHOWN, pane) > 0;
}

bool training_shows_any(const Setup *setup) {
  bool any = false;
  for (size_t pane = 0; pane < setup->sizes[TRAINING_PANES]; pane++)
    any = any || training_shows(setup, pane);
  return any;
}
