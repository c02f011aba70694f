/* The key "training" of a lesson: data sets, a model and where it starts, and how each pane descends. */
#include "lesson/data_read.h"
#include "lesson/lesson_parts.h"
#include "lesson/scene_read.h"
#include "lesson/setup_reader.h"

#include <stdio.h>
#include <string.h>

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

static bool read_data(SetupReader *reader, TrainingData *training) {
  const Reading *reading = reader->reading;
  const YamlNode *list = read_key(reading, reader->map, "training", "data");
  size_t count = setup_reader_length(reader, list, "data", "data sets", 1, TRAINING_DATA_MAX);
  LessonData *data = ARENA_ARRAY(reading->arena, LessonData, count);
  const char **ids = ARENA_ARRAY(reading->arena, const char *, count + 1);
  Reading plain = *reading;
  plain.given = NULL;
  bool ok = count > 0;
  for (size_t i = 0; i < count; i++) {
    const YamlNode *node = &list->items[i];
    bool readable = data_read(&data[i], i == 0 ? reading : &plain, node) &&
                    small_enough(reading, node, &data[i].set) &&
                    (!ok || i == 0 || fits(reading, node, &data[i].set, &data[0].set));
    ids[i] = data[i].id;
    training->N[i] = data[i].set.N;
    ok = ok && readable;
  }
  if (ok)
    dataset_best_features(training->best, &data[0].set);
  training->ids = ids;
  training->count = count;
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
static void take_names(SetupReader *reader, const TrainingData *data) {
  const Dataset *set = &reader->part->data[0].set;
  SetupPart *part = reader->part;
  part->names[SIDE_CLASSES] = setup_reader_names(reader, "classes", set->K, "classes of the data");
  part->names[SIDE_FEATURES] = setup_reader_names(reader, "features", set->D, "features of the data");
  if (data->count != 1)
    return;
  if (!part->names[SIDE_CLASSES])
    part->names[SIDE_CLASSES] = names_of(reader->reading, set->classes, set->K);
  if (!part->names[SIDE_FEATURES])
    part->names[SIDE_FEATURES] = names_of(reader->reading, set->features, set->D);
}

static bool read_model(const SetupReader *reader, TrainingData *data) {
  const Reading *reading = reader->reading;
  const YamlNode *node = yaml_get(reader->map, "model");
  bool logistic = node && node->kind == YAML_SCALAR && strcmp(node->text, "logistic") == 0;
  if (node && !logistic && (node->kind != YAML_SCALAR || strcmp(node->text, "softmax") != 0))
    read_fault(reading, node, "expected softmax or logistic");
  if (logistic && reader->part->data[0].set.K != 2) {
    read_fault(reading, node, "logistic takes two classes, the data has %zu", reader->part->data[0].set.K);
    return false;
  }
  data->logistic = logistic;
  return true;
}

/* Why lists are as long as they have to be. */
static void tell_sizes(SetupReader *reader, size_t R, size_t panes) {
  Arena *arena = reader->reading->arena;
  reader->sources[TRAINING_R].why = arena_printf(arena, "W has %zu rows", R);
  reader->sources[TRAINING_D].name = "the data";
  reader->sources[TRAINING_PANES].why = arena_printf(arena, "there are %zu panes", panes);
  reader->sources[TRAINING_PLANE].why = "the plane has 2 axes";
}

void training_read(SetupReader *reader, size_t panes) {
  const Reading *reading = reader->reading;
  Setup *setup = &reader->part->setup;
  TrainingData *data = ARENA_NEW(reading->arena, TrainingData);
  if (!read_data(reader, data) || !read_model(reader, data))
    return; /* without data nothing else can be judged */
  const Dataset *set = &reader->part->data[0].set;
  size_t R = data->logistic ? 1 : set->K;
  training_setup(setup, reading->arena, data, R, set->D, panes);
  take_names(reader, data);
  tell_sizes(reader, R, panes);
  given_read(reader);
  if (reader->known[TRAINING_SHOWN] && !training_shows_any(setup))
    read_fault(reading, yaml_get(reader->map, "shown"), "this hides every pane, and one has to be on screen");
  if (setup_at(setup, TRAINING_ALPHA, 0) > 0 && !yaml_get(reader->map, "penalty"))
    setup_put(setup, TRAINING_PENALTY, 0, 1); /* as `stepmax train` has it: alpha alone is L2's */
}

const Scene *training_scene(const Reading *reading, const Lesson *lesson) {
  bool rows = !lesson->setup.training->logistic;
  for (size_t pane = 0; pane < lesson->pane_count; pane++)
    rows = rows && lesson->panes[pane].loss == PANE_CROSS_ENTROPY;
  return rows ? scene_load(reading, "training-rows") : lesson->scene;
}
