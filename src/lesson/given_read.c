/* The numbers of a set-up, each checked and put into its place.  Sizes follow from the lists that a lesson
 * writes; those of a training, from its data. */
#include "lesson/data_read.h"
#include "lesson/setup_reader.h"

#include "base/number.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>

static const SceneValue *value_of(const SetupReader *reader, unsigned field) {
  return reader->part->setup.scene->given[field];
}

static const YamlNode *node_of(const SetupReader *reader, const SceneValue *value) {
  return reader->map ? yaml_get(reader->map, scene_key(value)) : NULL;
}

/* A number, or a word of the field. */
static bool read_value(double *out, const SetupReader *reader, unsigned field, const YamlNode *node) {
  const Setup *setup = &reader->part->setup;
  double number;
  if (node->kind != YAML_SCALAR || !setup_word_of(setup, field, 0))
    return read_number(out, reader->reading, node);
  if (setup_word(out, setup, field, node->text))
    return true;
  if (number_parse(&number, node->text, NULL))
    return read_number(out, reader->reading, node);
  Error *fault = read_fault(reader->reading, node, "%s does not take \"%.*s\"",
                            setup_field_name(setup, field), (int)text_cut(node->text, 80), node->text);
  return setup_hint_words(fault, setup, field);
}

/* Reads one number, or a word of the field, into its place. */
static bool read_into(SetupReader *reader, unsigned field, size_t row, size_t col, const YamlNode *node) {
  Setup *setup = &reader->part->setup;
  double value;
  if (!read_value(&value, reader, field, node))
    return false;
  Error why = {0};
  bool set = setup_reader_is_word(setup, field, node)
                 ? setup_set_word(setup, field, row, col, value, reader->open, &why)
                 : setup_set(setup, field, row, col, value, reader->open, &why);
  return set || setup_reader_fault(reader->reading, node, &why);
}

/* Only looks for faults: the numbers have no place while a size is unknown. */
static void read_nowhere(const SetupReader *reader, unsigned field, const YamlNode *list) {
  double value;
  for (size_t i = 0; i < list->count; i++)
    read_value(&value, reader, field, &list->items[i]);
}

/* --- Sizes */

size_t setup_reader_length(const SetupReader *reader, const YamlNode *list, const char *name,
                           const char *items, size_t min, size_t max) {
  char expected[64];
  snprintf(expected, sizeof expected, "a list of %s", items);
  if (!read_kind(reader->reading, list, YAML_LIST, expected))
    return 0;
  if (list->count >= min && list->count <= max)
    return list->count;
  read_fault(reader->reading, list, "%s has %zu %s, possible are %zu to %zu", name, list->count, items, min,
             max);
  return 0;
}

/* Takes a list's length for a size that nothing has told yet. */
static void take_length(SetupReader *reader, const YamlNode *list, const SceneValue *value, SceneSide side,
                        const char *items) {
  Setup *setup = &reader->part->setup;
  SizeSource *source = &reader->sources[side.size];
  const SceneSize *size = &setup->scene->sizes[side.size];
  if (!side.named || setup->sizes[side.size] > 0 || source->refused)
    return;
  size_t count = setup_reader_length(reader, list, value->name, items, size->from, size->to);
  setup->sizes[side.size] = count;
  source->refused = count == 0;
  if (count == 0)
    return;
  source->name = value->name;
  source->rows = value->rank == 2;
  source->why =
      arena_printf(reader->reading->arena, "%s has %zu%s", value->name, count, source->rows ? " rows" : "");
}

static void take_sizes(SetupReader *reader, const SceneValue *value) {
  const YamlNode *node = node_of(reader, value);
  if (!node || value->rank == 0 || node->kind != YAML_LIST)
    return;
  take_length(reader, node, value, value->rows, value->rank == 2 ? "rows" : "numbers");
  if (value->rank == 2 && node->count > 0 && node->items[0].kind == YAML_LIST)
    take_length(reader, &node->items[0], value, value->cols, "numbers");
}

/* What is known of all sizes; one that nothing tells is as large as it may be, so that the rest can be
 * judged. */
static void settle_sizes(SetupReader *reader) {
  Setup *setup = &reader->part->setup;
  const Scene *scene = setup->scene;
  for (size_t i = 0; i < scene->size_count; i++)
    if (scene->sizes[i].from == scene->sizes[i].to)
      setup->sizes[i] = scene->sizes[i].from;
  for (unsigned field = 0; field < scene->given_count; field++)
    take_sizes(reader, value_of(reader, field));
  for (size_t i = 0; i < scene->size_count; i++)
    if (setup->sizes[i] == 0)
      setup->sizes[i] = scene->sizes[i].to;
}

/* What told of a side; NULL: it is a fixed number. */
static const SizeSource *source_of(const SetupReader *reader, SceneSide side) {
  return side.named ? &reader->sources[side.size] : NULL;
}

/* Whether it is known how long a list has to be: else that was reported, and lists cannot be judged by it. */
static bool is_known(const SetupReader *reader, SceneSide side) {
  const SceneSize *size = side.named ? &reader->part->setup.scene->sizes[side.size] : NULL;
  return !size || size->from == size->to || source_of(reader, side)->name;
}

static bool too_many(const Setup *setup) {
  size_t count = 0;
  for (unsigned field = 0; field < setup_field_count(setup); field++)
    count += setup_numbers(setup, field);
  return count > SETUP_NUMBERS_MAX;
}

/* --- Lists of numbers */

static bool read_vector(SetupReader *reader, unsigned field, const YamlNode *node) {
  const SceneSide side = value_of(reader, field)->rows;
  const SizeSource *source = source_of(reader, side);
  size_t rows = setup_numbers(&reader->part->setup, field);
  bool complete = true;
  if (!read_kind(reader->reading, node, YAML_LIST, "a list of numbers"))
    return false;
  if (node->count != rows) {
    const char *name = setup_field_name(&reader->part->setup, field);
    if (source && source->why)
      read_fault(reader->reading, node, "%s has %zu numbers, %s", name, node->count, source->why);
    else
      read_fault(reader->reading, node, "%s has %zu numbers, it has to have %zu", name, node->count, rows);
    read_nowhere(reader, field, node);
    return false;
  }
  for (size_t i = 0; i < rows; i++)
    complete &= read_into(reader, field, i, 0, &node->items[i]);
  return complete;
}

/* The k-th row of a matrix, from 0; D: how many numbers it has to have, 0 where that is unknown. */
static bool read_row(SetupReader *reader, unsigned field, size_t k, const YamlNode *row, size_t D) {
  const SceneValue *value = value_of(reader, field);
  const SizeSource *source = source_of(reader, value->cols);
  const char *like = source && source->name ? source->name : "a row", *name = value->name;
  char expected[64];
  snprintf(expected, sizeof expected, "a row of %s, a list of numbers", name);
  if (!read_kind(reader->reading, row, YAML_LIST, expected))
    return false;
  if (D == 0 || row->count != D) {
    if (D > 0)
      read_fault(reader->reading, row, "row %zu of %s has %zu numbers, %s has %zu", k + 1, name, row->count,
                 like == name ? "the first" : like, D);
    read_nowhere(reader, field, row);
    return false;
  }
  bool complete = true;
  for (size_t d = 0; d < D; d++)
    complete &= read_into(reader, field, k, d, &row->items[d]);
  return complete;
}

static bool read_matrix(SetupReader *reader, unsigned field, const YamlNode *node) {
  size_t rows, cols;
  setup_shape(&reader->part->setup, field, &rows, &cols);
  size_t D = is_known(reader, value_of(reader, field)->cols) ? cols : 0;
  size_t count = setup_reader_length(reader, node, value_of(reader, field)->name, "rows", rows, rows);
  bool complete = count > 0;
  for (size_t k = 0; k < count; k++)
    complete &= read_row(reader, field, k, &node->items[k], D);
  return complete;
}

/* Of a list that nobody knows how long it has to be. */
static void look_at_list(const SetupReader *reader, unsigned field, const YamlNode *list) {
  bool matrix = value_of(reader, field)->rank == 2;
  if (!read_kind(reader->reading, list, YAML_LIST, matrix ? "a list of rows" : "a list of numbers"))
    return;
  for (size_t i = 0; matrix && i < list->count; i++)
    if (list->items[i].kind == YAML_LIST)
      read_nowhere(reader, field, &list->items[i]);
  if (!matrix)
    read_nowhere(reader, field, list);
}

static void read_field(SetupReader *reader, unsigned field) {
  const SceneValue *value = value_of(reader, field);
  const YamlNode *node = node_of(reader, value);
  if (!node && value->required && reader->map)
    node = read_key(reader->reading, reader->map, reader->part->setup.scene->id, value->name);
  reader->known[field] = !node && !value->required;
  if (!node)
    return;
  if (value->rank == 0)
    reader->known[field] = read_into(reader, field, 0, 0, node);
  else if (!is_known(reader, value->rows))
    look_at_list(reader, field, node);
  else
    reader->known[field] = (value->rank == 2 ? read_matrix : read_vector)(reader, field, node);
}

/* --- Names */

Phrase *setup_reader_names(const SetupReader *reader, const char *key, size_t count, const char *counted) {
  const YamlNode *node = yaml_get(reader->map, key);
  const Reading *reading = reader->reading;
  if (!node || !read_kind(reading, node, YAML_LIST, "a list of names"))
    return NULL;
  if (count > 0 && node->count != count)
    read_fault(reading, node, "%zu names for the %zu %s", node->count, count, counted);
  Phrase *names = ARENA_ARRAY(reading->arena, Phrase, node->count);
  for (size_t i = 0; i < node->count; i++)
    read_phrase(&names[i], reading, &node->items[i], TEXT_ONE_LINE | TEXT_FOR_BOTH);
  return names;
}

static void read_names(SetupReader *reader) {
  const Scene *scene = reader->part->setup.scene;
  for (size_t i = 0; i < scene->size_count && reader->map; i++) {
    const SceneSize *size = &scene->sizes[i];
    const SceneSide side = {.named = true, .size = i};
    const SizeSource *source = source_of(reader, side);
    char counted[64];
    if (!size->names)
      continue;
    snprintf(counted, sizeof counted, "%s of %s", source->rows ? "rows" : "numbers",
             source->name ? source->name : size->name);
    reader->part->names[scene_side_kind(scene, side)] = setup_reader_names(
        reader, size->names, is_known(reader, side) ? reader->part->setup.sizes[i] : 0, counted);
  }
}

/* --- The data of a kernel */

/* J has two parameters only with one feature and one sigmoid. */
static void check_plane(const Reading *reading, const YamlNode *node, const Dataset *set) {
  if (set->K == 2 && set->D == 1)
    return;
  error_hint(read_fault(reading, node, "J(w, b) takes two classes and one feature, the data has %zu and %zu",
                        set->K, set->D),
             "choose them with classes: [...] and features: [...]");
}

static void read_data(SetupReader *reader) {
  const Reading *reading = reader->reading;
  SetupPart *part = reader->part;
  const YamlNode *node = reader->map ? read_key(reading, reader->map, part->setup.scene->id, "data") : NULL;
  part->data = ARENA_NEW(reading->arena, LessonData);
  if (node && data_read(part->data, reading, node))
    check_plane(reading, node, &part->data->set);
}

/* The widest ranges of the shape. */
static void open_ranges(SetupReader *reader) {
  const Setup *setup = &reader->part->setup;
  for (unsigned field = 0; field < setup_field_count(setup); field++) {
    reader->open[field] = setup_range_widest(setup, field);
    reader->open[field].editable = true;
  }
}

void given_read(SetupReader *reader) {
  Setup *setup = &reader->part->setup;
  if (setup->scene->kernel == KERNEL_OBJECTIVE)
    read_data(reader);
  settle_sizes(reader);
  if (too_many(setup)) {
    const SceneValue *first = value_of(reader, 0);
    YamlNode place = {.line = first->line, .column = first->column};
    read_fault(reader->reading, &place, "the given values have more than %d numbers", SETUP_NUMBERS_MAX);
    return;
  }
  open_ranges(reader);
  for (unsigned field = 0; field < setup_field_count(setup); field++) {
    setup_put_default(setup, field);
    read_field(reader, field);
  }
  read_names(reader);
}
