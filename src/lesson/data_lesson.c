#include "lesson/data_lesson.h"

#include "base/file.h"
#include "base/number.h"
#include "base/yaml.h"
#include "lesson/data_read.h"
#include "lesson/splice.h"

#include <string.h>

/* A lesson's text in the making. */
typedef struct Making {
  Arena *arena;
  const char *file, *text;
  size_t size;
  const YamlNode *training, *data; /* its key "training", and the map of its data set */
  Splices splices;
} Making;

bool data_lesson_is_open(const Lesson *lesson) {
  return setup_is_training(&lesson->setup) && lesson->setup.training->count == 1 && lesson->data[0].choose;
}

static bool is_yes(const YamlNode *node) {
  return node && node->kind == YAML_SCALAR && strcmp(node->text, "yes") == 0;
}

static bool find_data(Making *making, const YamlNode *root, Error *err) {
  making->training = yaml_get(root, "training");
  const YamlNode *list = making->training ? yaml_get(making->training, "data") : NULL;
  making->data = list && list->kind == YAML_LIST && list->count == 1 ? &list->items[0] : NULL;
  if (making->data && is_yes(yaml_get(making->data, "choose")) && yaml_get(making->data, "file"))
    return true;
  error_at(err, making->file, 0, 0, "this lesson does not take other data");
  return error_hint(err, "your-data does");
}

/* --- What changes */

static void put(Making *making, const YamlNode *map, const char *behind, const char *key, const char *value) {
  const YamlNode *node = yaml_get(map, key);
  if (node)
    splice_add(&making->splices, node->start, node->end, value);
  else if (yaml_get(map, behind))
    splice_key(&making->splices, making->text, making->size, map, yaml_get(map, behind), key, value);
}

static const char *quoted(Arena *arena, const char *value) {
  Text text = {0};
  yaml_quote(&text, value);
  return text_take(&text, arena);
}

static const char *list_of(Arena *arena, const char *const *names, size_t count) {
  Text text = {0};
  for (size_t i = 0; i < count; i++) {
    text_add(&text, i > 0 ? ", " : "[");
    yaml_quote(&text, names[i]);
  }
  text_add(&text, "]");
  return text_take(&text, arena);
}

/* "[0, 0]" */
static const char *zeros(Arena *arena, size_t count) {
  Text text = {0};
  for (size_t i = 0; i < count; i++)
    text_add(&text, i > 0 ? ", 0" : "[0");
  text_add(&text, "]");
  return text_take(&text, arena);
}

static const char *zero_rows(Arena *arena, size_t rows, size_t cols) {
  Text text = {0};
  const char *row = zeros(arena, cols);
  for (size_t i = 0; i < rows; i++)
    text_addf(&text, "%s%s", i > 0 ? ", " : "[", row);
  text_add(&text, "]");
  return text_take(&text, arena);
}

static void put_source(Making *making, const DataSource *source, const Dataset *set) {
  Arena *arena = making->arena;
  const DatasetChoice *choice = &source->choice;
  put(making, making->data, "file", "file", quoted(arena, source->path));
  put(making, making->data, "file", "title", quoted(arena, file_name(source->path)));
  put(making, making->data, "file", "label", quoted(arena, choice->label));
  put(making, making->data, "file", "features", list_of(arena, set->features, set->D));
  put(making, making->data, "file", "standardize", choice->standardise ? "yes" : "no");
  if (choice->classes)
    put(making, making->data, "file", "classes", list_of(arena, choice->classes, choice->class_count));
  if (choice->every > 1)
    put(making, making->data, "file", "every", arena_printf(arena, "%zu", choice->every));
}

static void put_start(Making *making, const DataSource *source, const Dataset *set) {
  Arena *arena = making->arena;
  size_t rows = source->logistic ? 1 : set->K;
  put(making, making->training, "data", "model", source->logistic ? "logistic" : "softmax");
  put(making, making->training, "data", "W", zero_rows(arena, rows, set->D));
  put(making, making->training, "data", "b", zeros(arena, rows));
}

/* No update has more samples than there are. */
static void hold_batches(Making *making, size_t most) {
  const YamlNode *list = yaml_get(making->training, "batch_size");
  for (size_t i = 0; list && list->kind == YAML_LIST && i < list->count; i++) {
    const YamlNode *node = &list->items[i];
    double number;
    if (node->kind == YAML_SCALAR && number_parse(&number, node->text, NULL) && number > (double)most)
      splice_add(&making->splices, node->start, node->end, arena_printf(making->arena, "%zu", most));
  }
}

/* Which features the template names says nothing of these data. */
static void put_axes(Making *making, const Dataset *set) {
  size_t best[2];
  dataset_best_features(best, set);
  if (yaml_get(making->training, "axes"))
    put(making, making->training, "data", "axes",
        arena_printf(making->arena, "[%zu, %zu]", best[0] + 1, best[1] + 1));
}

static bool check_model(const DataSource *source, const Dataset *set, Error *err) {
  if (set->D > TRAINING_FEATURES_MAX) {
    error_at(err, source->path, 0, 0, "%zu features are too many to show, possible are 1 to %d", set->D,
             TRAINING_FEATURES_MAX);
    return error_hint(err, "choose some of the columns");
  }
  if (!source->logistic || set->K == 2)
    return true;
  error_at(err, source->path, 0, 0, "logistic takes two classes, the data has %zu", set->K);
  return error_hint(err, "softmax takes any number of them");
}

bool data_lesson_make(Lesson *out, Arena *arena, const DataTemplate *template, const DataSource *source,
                      const Dataset *set, ErrorList *errors) {
  const char *file = template->file, *text = template->text;
  size_t size = template->size;
  Making making = {.arena = arena, .file = file, .text = text, .size = size, .splices = {.arena = arena}};
  const YamlNode *root;
  Error err;
  if (!yaml_parse(arena, file, text, size, &root, &err) || !find_data(&making, root, &err) ||
      !check_model(source, set, &err)) {
    *error_list_add(errors) = err;
    return false;
  }
  put_source(&making, source, set);
  put_start(&making, source, set);
  hold_batches(&making, set->N);
  put_axes(&making, set);
  Text made = {0};
  const struct GivenData given = {source->path, *set};
  splice_write(&made, &making.splices, text, size);
  bool ok = lesson_parse_given(out, arena, file, text_get(&made), made.length, &given, errors);
  text_free(&made);
  return ok;
}

/* --- Back again */

static const char *const *copy_names(Arena *arena, const char *const *names, size_t count) {
  const char **copy = ARENA_ARRAY(arena, const char *, count);
  for (size_t i = 0; i < count; i++)
    copy[i] = arena_copy(arena, names[i]);
  return copy;
}

DataSource data_source_copy(Arena *arena, const DataSource *source) {
  DataSource copy = *source;
  copy.path = arena_copy(arena, source->path);
  if (source->choice.label)
    copy.choice.label = arena_copy(arena, source->choice.label);
  if (source->choice.features)
    copy.choice.features = copy_names(arena, source->choice.features, source->choice.feature_count);
  if (source->choice.classes)
    copy.choice.classes = copy_names(arena, source->choice.classes, source->choice.class_count);
  return copy;
}

DataSource data_lesson_source(Arena *arena, const Lesson *lesson) {
  const LessonData *data = &lesson->data[0];
  const DataSource source = {.path = data->path,
                             .choice = {.label = data->label,
                                        .features = data->set.features,
                                        .feature_count = data->set.D,
                                        .every = 1,
                                        .standardise = data->standardised},
                             .logistic = lesson->setup.training->logistic};
  return data_source_copy(arena, &source);
}

/* --- Written elsewhere */

size_t data_lesson_count(const Lesson *lesson) {
  if (!lesson->data)
    return 0;
  return setup_is_training(&lesson->setup) ? lesson->setup.training->count : 1;
}

void data_lesson_write(Text *out, const Lesson *lesson, const Setup *setup, const char *id,
                       const char *const *paths) {
  Arena arena = {0};
  Text written = {0};
  Splices splices = {.arena = &arena};
  const YamlNode *root;
  lesson_write(&written, lesson, setup, id);
  bool readable = yaml_parse(&arena, lesson->file, text_get(&written), written.length, &root, NULL);
  const YamlNode *scene = readable ? yaml_get(root, setup_scene(setup)->id) : NULL;
  const YamlNode *data = scene ? yaml_get(scene, "data") : NULL;
  for (size_t i = 0; data && i < data_lesson_count(lesson); i++) {
    const YamlNode *file = yaml_get(data->kind == YAML_LIST ? &data->items[i] : data, "file");
    if (paths[i] && file)
      splice_add(&splices, file->start, file->end, quoted(&arena, paths[i]));
  }
  splice_write(out, &splices, text_get(&written), written.length);
  text_free(&written);
  arena_free(&arena);
}
