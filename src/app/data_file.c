#include "app/data_file.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

bool data_file_is(const char *path) {
  size_t length = strlen(path);
  return length > 4 && strcasecmp(path + length - 4, ".csv") == 0;
}

bool data_file_read(DataSource *out, bool *given, Arena *arena, const Options *options, const char *word,
                    Error *err) {
  static const char *const MODELS[] = {"softmax", "logistic"};
  static const OptionId OF_DATA[] = {OPTION_LABEL, OPTION_FEATURES, OPTION_MODEL};
  const char *data = options->value[OPTION_DATA];
  bool is_file = word && data_file_is(word);
  DatasetChoice choice = {.label = options->value[OPTION_LABEL], .standardise = true};
  size_t model = 0;
  *given = is_file || data;
  if (is_file && data)
    return error_usage(err, "two files of data, \"%s\" and \"%s\": one is possible", word, data);
  for (size_t i = 0; !*given && i < sizeof OF_DATA / sizeof *OF_DATA; i++)
    if (options->given[OF_DATA[i]])
      return error_usage(err, "%s needs --data FILE.csv", option_info(OF_DATA[i])->name);
  if (!options_names(&choice.features, &choice.feature_count, arena, options, OPTION_FEATURES, err) ||
      !options_choice(&model, options, OPTION_MODEL, MODELS, 2, err))
    return false;
  *out = (DataSource){.path = is_file ? word : data, .choice = choice, .logistic = model == 1};
  return true;
}

/* So that a lesson saved elsewhere still finds it. */
static const char *absolute(Arena *arena, const char *path) {
  char found[PATH_MAX];
  return arena_copy(arena, realpath(path, found) ? found : path);
}

static bool load(Dataset *out, Columns *columns, DataSource *source, Arena *arena, Error *err) {
  Arena scratch = {0};
  Table table;
  bool ok = csv_load(&table, &scratch, source->path, err);
  if (ok) {
    columns_look(columns, arena, &table);
    columns_choose(&source->choice, arena, columns);
    ok = dataset_from_table(out, arena, &table, &source->choice, err);
  }
  arena_free(&scratch);
  return ok;
}

bool data_file_open(Lesson *out, Columns *columns, DataSource *source, Arena *arena,
                    const DataTemplate *template, ErrorList *errors) {
  Dataset set;
  Error err;
  *columns = (Columns){0};
  if (!load(&set, columns, source, arena, &err)) {
    *error_list_add(errors) = err;
    return false;
  }
  source->path = absolute(arena, source->path);
  return data_lesson_make(out, arena, template, source, &set, errors);
}
