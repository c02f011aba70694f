/* The key "training" of a lesson: data sets, a model and where it starts, and how each pane descends. */
#include "base/file.h"
#include "lesson/setup_reader.h"

#include <stdio.h>
#include <string.h>

const char *const TRAINING_KEYS[] = {"data",    "model",   "W",    "b",      "eta",        "alpha",
                                     "penalty", "shuffle", "seed", "epochs", "batch_size", "clock"};
const size_t TRAINING_KEY_COUNT = sizeof TRAINING_KEYS / sizeof *TRAINING_KEYS;

static const char *const DATA_KEYS[] = {"id",       "title", "file", "label", "classes",
                                        "features", "every", "standardize"};

/* A list of names of columns or classes, as in the file; NULL: absent. */
static const char *const *read_words(size_t *count, const Reading *reading, const YamlNode *list) {
  *count = 0;
  if (!list || !read_kind(reading, list, YAML_LIST, "a list of names"))
    return NULL;
  const char **words = ARENA_ARRAY(reading->arena, const char *, list->count);
  for (size_t i = 0; i < list->count; i++)
    if (!read_text(&words[i], reading, &list->items[i], TEXT_ONE_LINE))
      return NULL;
  *count = list->count;
  return words;
}

static bool read_switch(const Reading *reading, const YamlNode *node) {
  if (!node)
    return false;
  bool yes = node->kind == YAML_SCALAR && strcmp(node->text, "yes") == 0;
  if (!yes && (node->kind != YAML_SCALAR || strcmp(node->text, "no") != 0))
    read_fault(reading, node, "expected yes or no");
  return yes;
}

/* A path as the lesson writes it: beside the lesson's own file. */
static const char *data_path(const Reading *reading, const char *name) {
  const char *slash = strrchr(reading->file, '/');
  if (!slash || name[0] == '/')
    return name;
  const char *folder = arena_copy_n(reading->arena, reading->file, (size_t)(slash - reading->file));
  return file_join(reading->arena, folder, name);
}

static bool load_data(LessonData *out, const Reading *reading, const YamlNode *node, const char *name,
                      const DatasetChoice *choice) {
  Arena scratch = {0};
  Table table;
  Error why = {0};
  out->path = data_path(reading, name);
  bool ok = csv_load(&table, &scratch, out->path, &why) &&
            dataset_from_table(&out->set, reading->arena, &table, choice, &why);
  arena_free(&scratch);
  if (ok)
    return true;
  char text[sizeof why.file + sizeof why.what + sizeof why.hint];
  read_fault(reading, node, "the data cannot be used: %s", error_text(&why, text, sizeof text));
  return false;
}

static bool read_data_set(LessonData *out, const Reading *reading, const YamlNode *node) {
  DatasetChoice choice = {.every = 1};
  const char *name;
  if (!read_map(reading, node, "a data set with id, title, file and label", DATA_KEYS,
                sizeof DATA_KEYS / sizeof *DATA_KEYS))
    return false;
  bool ok = read_id(&out->id, reading, read_key(reading, node, "a data set", "id"));
  ok &= read_phrase(&out->title, reading, read_key(reading, node, "a data set", "title"),
                    TEXT_ONE_LINE | TEXT_FOR_BOTH);
  const YamlNode *file = read_key(reading, node, "a data set", "file");
  ok &= read_text(&name, reading, file, TEXT_ONE_LINE);
  ok &= read_text(&choice.label, reading, read_key(reading, node, "a data set", "label"), TEXT_ONE_LINE);
  choice.classes = read_words(&choice.class_count, reading, yaml_get(node, "classes"));
  choice.features = read_words(&choice.feature_count, reading, yaml_get(node, "features"));
  choice.standardise = read_switch(reading, yaml_get(node, "standardize"));
  const YamlNode *every = yaml_get(node, "every");
  double step = 1;
  if (every && read_number(&step, reading, every) && (step < 1 || step > 1e6))
    read_fault(reading, every, "every takes a whole number from 1");
  else
    choice.every = (size_t)step;
  return ok && load_data(out, reading, file, name, &choice);
}

/* All data sets must fit the same W and b. */
static bool fits(const Reading *reading, const YamlNode *node, const Dataset *one, const Dataset *first) {
  if (one->K == first->K && one->D == first->D)
    return true;
  read_fault(reading, node, "this data set has %zu classes and %zu features, the first has %zu and %zu", one->K,
             one->D, first->K, first->D);
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
  bool ok = count > 0;
  for (size_t i = 0; i < count; i++) {
    const YamlNode *node = &list->items[i];
    bool readable = read_data_set(&data[i], reading, node) && small_enough(reading, node, &data[i].set) &&
                    (!ok || i == 0 || fits(reading, node, &data[i].set, &data[0].set));
    training->N[i] = readable ? data[i].set.N : 1;
    ok = ok && readable;
  }
  training->data_count = ok ? count : 0;
  reader->part->data = data;
  return ok;
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

static void rows_known(Setup *setup, size_t rows) {
  (void)setup; /* they follow from the data */
  (void)rows;
}

void training_read(SetupReader *reader) {
  const Reading *reading = reader->reading;
  Training *training = &reader->part->setup.training;
  training->panes = reader->panes;
  training->N[0] = 1;
  for (size_t pane = 0; pane < training->panes; pane++)
    training->shown[pane] = 1;
  if (!read_data(reader) || !read_model(reader))
    return; /* without data nothing else can be judged */
  const Dataset *set = &reader->part->data[0].set;
  training->R = training->logistic ? 1 : set->K;
  training->D = set->D;
  setup_reader_open(reader);
  char like[96];
  setup_reader_matrix(reader, TRAINING_W, read_key(reading, reader->map, "training", "W"), training->R,
                      training->R, training->D, "the data has", rows_known);
  snprintf(like, sizeof like, "W has %zu rows", training->R);
  setup_reader_vector(reader, TRAINING_B, read_key(reading, reader->map, "training", "b"), like);
  snprintf(like, sizeof like, "there are %zu panes", training->panes);
  setup_reader_vector(reader, TRAINING_BATCH_SIZE, read_key(reading, reader->map, "training", "batch_size"),
                      like);
  setup_reader_scalar(reader, TRAINING_ETA, false);
  setup_reader_scalar(reader, TRAINING_EPOCHS, false);
  static const unsigned OPTIONAL[] = {TRAINING_ALPHA, TRAINING_PENALTY, TRAINING_SHUFFLE, TRAINING_SEED,
                                      TRAINING_CLOCK};
  for (size_t i = 0; i < sizeof OPTIONAL / sizeof *OPTIONAL; i++)
    setup_reader_scalar(reader, OPTIONAL[i], true);
}
