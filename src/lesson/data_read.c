#include "lesson/data_read.h"

#include "base/file.h"

#include <math.h>
#include <string.h>

enum { NAMES_MAX = 1000 };

static const char *const KEYS[] = {"id",       "title", "file",        "label", "classes",
                                   "features", "every", "standardize", "choose"};

/* Names of columns or classes, as in the file; NULL: absent. */
static const char *const *read_names(size_t *count, const Reading *reading, const YamlNode *list) {
  return read_texts(count, reading, list, "names", NAMES_MAX);
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
  if (reading->given) { /* read already */
    out->path = arena_copy(reading->arena, reading->given->path);
    out->set = reading->given->set;
    return true;
  }
  bool ok = csv_load(&table, &scratch, out->path, &why) &&
            dataset_from_table(&out->set, reading->arena, &table, choice, &why);
  arena_free(&scratch);
  if (ok)
    return true;
  char text[sizeof why.file + sizeof why.what + sizeof why.hint];
  read_fault(reading, node, "the data cannot be used: %s", error_text(&why, text, sizeof text));
  return false;
}

bool data_read(LessonData *out, const Reading *reading, const YamlNode *node) {
  DatasetChoice choice = {.every = 1};
  const char *name;
  if (!read_map(reading, node, "a data set with id, title, file and label", KEYS, sizeof KEYS / sizeof *KEYS))
    return false;
  bool ok = read_id(&out->id, reading, read_key(reading, node, "a data set", "id"));
  ok &= read_phrase(&out->title, reading, read_key(reading, node, "a data set", "title"),
                    TEXT_ONE_LINE | TEXT_FOR_BOTH);
  const YamlNode *file = read_key(reading, node, "a data set", "file");
  ok &= read_text(&name, reading, file, TEXT_LINES); /* a path may be long */
  ok &= read_text(&choice.label, reading, read_key(reading, node, "a data set", "label"), TEXT_ONE_LINE);
  choice.classes = read_names(&choice.class_count, reading, yaml_get(node, "classes"));
  choice.features = read_names(&choice.feature_count, reading, yaml_get(node, "features"));
  read_flag(&choice.standardise, reading, yaml_get(node, "standardize"));
  const YamlNode *every = yaml_get(node, "every");
  double step = 1;
  if (every && read_number(&step, reading, every) && !(step >= 1 && step <= 1e6 && step == floor(step)))
    read_fault(reading, every, "every takes a whole number from 1");
  else
    choice.every = (size_t)step;
  out->label = choice.label;
  out->standardised = choice.standardise;
  read_flag(&out->choose, reading, yaml_get(node, "choose"));
  return ok && load_data(out, reading, file, name, &choice);
}
