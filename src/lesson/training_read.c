/* The key "training" of a lesson: data sets, a model and where it starts, and how each pane descends. */
#include "lesson/data_read.h"
#include "lesson/lesson_parts.h"
#include "lesson/scene_read.h"
#include "lesson/setup_reader.h"

#include <stdio.h>
#include <string.h>

const char *const TRAINING_KEYS[] = {"data",  "chosen",  "model",   "W",       "b",       "eta",
                                     "alpha", "penalty", "shuffle", "seed",    "epochs",  "batch_size",
                                     "shown", "clock",   "axes",    "classes", "features"};
const size_t TRAINING_KEY_COUNT = sizeof TRAINING_KEYS / sizeof *TRAINING_KEYS;

/* All data sets must fit the same W and b. */
static bool fits(const Reading *reading, const YamlNode *node, const Dataset *one, const Dataset *first) {
  if (one->K == first->K && one->D == first->D)
    return true;
  read_fault(reading, node, "this data set has %zu classes and %zu features, the first has %zu and %zu",
             one->K, one->D, first->K, first->D);
  return false;
}

static bool small_enough(const Reading *reading, const YamlNode *node, const Dataset *set) {
  if (set->D <= TRAINING_FEATURES_MAX)
    return true;
  error_hint(read_fault(reading, node, "%zu features are too many to show, possible are 1 to %d", set->D,
                        TRAINING_FEATURES_MAX),
             "choose some with features: [...]");
  return false;
}

static bool read_data(SetupReader *reader) {
  const Reading *reading = reader->reading;
  Training *training = &reader->part->setup.training;
  const YamlNode *list = read_key(reading, reader->map, "training", "data");
  size_t count = setup_reader_length(reader, list, "data", "data sets", 1, TRAINING_DATA_MAX);
  LessonData *data = ARENA_ARRAY(reading->arena, LessonData, count);
  Reading plain = *reading;
  plain.given = NULL;
  bool ok = count > 0;
  for (size_t i = 0; i < count; i++) {
    const YamlNode *node = &list->items[i];
    bool readable = data_read(&data[i], i == 0 ? reading : &plain, node) &&
                    small_enough(reading, node, &data[i].set) &&
                    (!ok || i == 0 || fits(reading, node, &data[i].set, &data[0].set));
    training->N[i] = readable ? data[i].set.N : 1;
    ok = ok && readable;
  }
  training->data_count = ok ? count : 0;
  reader->part->data = data;
  return ok;
}

static Phrase *names_of(const Reading *reading, const char *const *names, size_t count) {
  Phrase *phrases = ARENA_ARRAY(reading->arena, Phrase, count);
  for (size_t i = 0; i < count; i++)
    for (int language = 0; language < LANG_COUNT; language++)
      phrases[i].in[language] = names[i];
  return phrases;
}

/* With a single data set, classes and features are called what it calls them, unless the lesson names them.
 */
static void take_names(SetupReader *reader) {
  const Dataset *set = &reader->part->data[0].set;
  SetupPart *part = reader->part;
  if (part->setup.training.data_count != 1)
    return;
  if (!part->names[SIDE_CLASSES])
    part->names[SIDE_CLASSES] = names_of(reader->reading, set->classes, set->K);
  if (!part->names[SIDE_FEATURES])
    part->names[SIDE_FEATURES] = names_of(reader->reading, set->features, set->D);
}

static bool read_model(SetupReader *reader) {
  const Reading *reading = reader->reading;
  const YamlNode *node = yaml_get(reader->map, "model");
  bool logistic = node && node->kind == YAML_SCALAR && strcmp(node->text, "logistic") == 0;
  if (node && !logistic && (node->kind != YAML_SCALAR || strcmp(node->text, "softmax") != 0))
    read_fault(reading, node, "expected softmax or logistic");
  if (logistic && reader->part->data[0].set.K != 2) {
    read_fault(reading, node, "logistic takes two classes, the data has %zu", reader->part->data[0].set.K);
    return false;
  }
  reader->part->setup.training.logistic = logistic;
  return true;
}

static const char *const NO_IDS[] = {NULL};

static const char *const *ids_of(const Reading *reading, const LessonData *data, size_t count) {
  const char **ids = ARENA_ARRAY(reading->arena, const char *, count + 1);
  for (size_t i = 0; i < count; i++)
    ids[i] = data[i].id;
  return ids;
}

void training_read(SetupReader *reader) {
  const Reading *reading = reader->reading;
  Training *training = &reader->part->setup.training;
  training->panes = reader->panes > 0 ? reader->panes : 1;
  training->N[0] = 1;
  for (size_t pane = 0; pane < training->panes; pane++)
    training->shown[pane] = 1;
  training->seed = 1;
  training->data_ids = NO_IDS;
  if (!read_data(reader) || !read_model(reader))
    return; /* without data nothing else can be judged */
  training->data_ids = ids_of(reading, reader->part->data, training->data_count);
  const Dataset *set = &reader->part->data[0].set;
  training->R = training->logistic ? 1 : set->K;
  training->D = set->D;
  training->axes[0] = 1;
  training->axes[1] = set->D > 1 ? 2 : 1;
  reader->part->names[SIDE_CLASSES] = setup_reader_names(reader, "classes", set->K, "classes of the data");
  reader->part->names[SIDE_FEATURES] = setup_reader_names(reader, "features", set->D, "features of the data");
  take_names(reader);
  setup_reader_open(reader);
  setup_reader_scalar(reader, TRAINING_DATA, true);
  char like[96];
  setup_reader_matrix(reader, TRAINING_W, read_key(reading, reader->map, "training", "W"), training->R,
                      training->R, training->D, "the data has");
  snprintf(like, sizeof like, "W has %zu rows", training->R);
  setup_reader_vector(reader, TRAINING_B, read_key(reading, reader->map, "training", "b"), like);
  snprintf(like, sizeof like, "there are %zu panes", training->panes);
  setup_reader_vector(reader, TRAINING_BATCH_SIZE, read_key(reading, reader->map, "training", "batch_size"),
                      like);
  const YamlNode *shown = yaml_get(reader->map, "shown");
  setup_reader_vector(reader, TRAINING_SHOWN, shown, like);
  if (reader->known[TRAINING_SHOWN] && !training_shows_any(training))
    read_fault(reading, shown, "this hides every pane, and one has to be on screen");
  setup_reader_vector(reader, TRAINING_AXES, yaml_get(reader->map, "axes"), "the plane has 2 axes");
  setup_reader_scalar(reader, TRAINING_ETA, false);
  setup_reader_scalar(reader, TRAINING_EPOCHS, false);
  static const unsigned OPTIONAL[] = {TRAINING_ALPHA, TRAINING_PENALTY, TRAINING_SHUFFLE, TRAINING_SEED,
                                      TRAINING_CLOCK};
  for (size_t i = 0; i < sizeof OPTIONAL / sizeof *OPTIONAL; i++)
    setup_reader_scalar(reader, OPTIONAL[i], true);
  if (training->alpha > 0 && !yaml_get(reader->map, "penalty"))
    training->penalty = 1; /* as `stepmax train` has it: alpha alone is L2's */
}

const Scene *training_scene(const Reading *reading, const Lesson *lesson) {
  bool rows = !lesson->setup.training.logistic;
  for (size_t pane = 0; pane < lesson->pane_count; pane++)
    rows = rows && lesson->panes[pane].loss == PANE_CROSS_ENTROPY;
  return rows ? scene_load(reading, "training-rows") : lesson->scene;
}
