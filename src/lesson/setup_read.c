#include "lesson/setup_read.h"

#include "base/number.h"
#include "base/text.h"
#include "lesson/setup_reader.h"

#include <stdio.h>
#include <string.h>

static bool fault_of(const Reading *reading, const YamlNode *at, const Error *why) {
  error_hint(read_fault(reading, at, "%s", why->what), "%s", why->hint);
  return false;
}

void setup_reader_open(SetupReader *reader) {
  const Setup *setup = &reader->part->setup;
  for (unsigned field = 0; field < setup_field_count(setup); field++) {
    reader->open[field] = setup_range_widest(setup, field);
    reader->open[field].editable = true;
  }
}

/* A word (such as "all" for a batch size) may stand outside the range of numbers. */
static bool is_word(const Setup *setup, unsigned field, const YamlNode *node) {
  double value;
  return node && node->kind == YAML_SCALAR && setup_word(&value, setup, field, node->text);
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

bool setup_reader_into(SetupReader *reader, unsigned field, size_t row, size_t col, const YamlNode *node) {
  Setup *setup = &reader->part->setup;
  double value;
  if (!read_value(&value, reader, field, node))
    return false;
  Error why = {0};
  bool set = is_word(setup, field, node) ? setup_set_word(setup, field, row, col, value, reader->open, &why)
                                         : setup_set(setup, field, row, col, value, reader->open, &why);
  return set || fault_of(reader->reading, node, &why);
}

void setup_reader_nowhere(const SetupReader *reader, unsigned field, const YamlNode *list) {
  double value;
  for (size_t i = 0; i < list->count; i++)
    read_value(&value, reader, field, &list->items[i]);
}

void setup_reader_scalar(SetupReader *reader, unsigned field, bool optional) {
  const Setup *setup = &reader->part->setup;
  const char *name = setup_scene(setup)->keys[field];
  const YamlNode *node = optional ? yaml_get(reader->map, name)
                                  : read_key(reader->reading, reader->map, setup_scene(setup)->name, name);
  reader->known[field] = node ? setup_reader_into(reader, field, 0, 0, node) : optional;
}

void setup_reader_vector(SetupReader *reader, unsigned field, const YamlNode *node, const char *like) {
  const Setup *setup = &reader->part->setup;
  size_t rows, cols;
  setup_shape(setup, field, &rows, &cols);
  if (!read_kind(reader->reading, node, YAML_LIST, "a list of numbers"))
    return;
  if (rows == 0 || node->count != rows) {
    if (rows > 0)
      read_fault(reader->reading, node, "%s has %zu numbers, %s", setup_field_name(setup, field), node->count,
                 like);
    setup_reader_nowhere(reader, field, node);
    return;
  }
  bool complete = true;
  for (size_t i = 0; i < rows; i++)
    complete &= setup_reader_into(reader, field, i, 0, &node->items[i]);
  reader->known[field] = complete;
}

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

static bool read_row(SetupReader *reader, unsigned field, size_t k, const YamlNode *row, size_t D,
                     const char *like) {
  const char *name = setup_field_name(&reader->part->setup, field);
  char expected[64];
  snprintf(expected, sizeof expected, "a row of %s, a list of numbers", name);
  if (!read_kind(reader->reading, row, YAML_LIST, expected))
    return false;
  if (D == 0 || row->count != D) {
    if (D > 0)
      read_fault(reader->reading, row, "row %zu of %s has %zu numbers, %s %zu", k + 1, name, row->count, like,
                 D);
    setup_reader_nowhere(reader, field, row);
    return false;
  }
  bool complete = true;
  for (size_t d = 0; d < D; d++)
    complete &= setup_reader_into(reader, field, k, d, &row->items[d]);
  return complete;
}

void setup_reader_matrix(SetupReader *reader, unsigned field, const YamlNode *node, size_t min, size_t max,
                         size_t D, const char *like) {
  const char *name = setup_field_name(&reader->part->setup, field);
  size_t rows = setup_reader_length(reader, node, name, "rows", min, max);
  bool complete = rows > 0;
  for (size_t k = 0; k < rows; k++)
    complete &= read_row(reader, field, k, &node->items[k], D, like);
  reader->known[field] = complete;
}

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

/* --- What a student may change */

/* One end of an editable range. */
static bool read_end(double *out, const SetupReader *reader, unsigned field, const YamlNode *node) {
  Error why = {0};
  return read_number(out, reader->reading, node) &&
         (setup_accepts(&reader->part->setup, field, *out, reader->open[field], &why) ||
          fault_of(reader->reading, node, &why));
}

/* Whether a field may be free in all that it can take: there are few to choose from, or words for some. */
static bool has_all(const SetupReader *reader, unsigned field) {
  const SetupRange *open = &reader->open[field];
  bool words = setup_word_of(&reader->part->setup, field, 0) != NULL;
  return open->whole && (words || open->max - open->min < 100);
}

/* Reads [least, greatest], or "all" where there are few to choose from. */
static bool read_range(SetupRange *out, const SetupReader *reader, unsigned field, const YamlNode *node) {
  const char *name = setup_field_name(&reader->part->setup, field);
  bool all = has_all(reader, field);
  SetupRange range = reader->open[field];
  if (all && node->kind == YAML_SCALAR && strcmp(node->text, "all") == 0) {
    *out = range;
    return true;
  }
  if (node->kind != YAML_LIST || node->count != 2)
    return error_hint(read_fault(reader->reading, node, "expected the range of %s", name),
                      "write %s[least, greatest]", all ? "all or " : "");
  bool readable = read_end(&range.min, reader, field, &node->items[0]);
  if (!read_end(&range.max, reader, field, &node->items[1]) || !readable)
    return false;
  if (range.min <= range.max)
    *out = range;
  else
    read_fault(reader->reading, node, "the range of %s ends below its start", name);
  return range.min <= range.max;
}

/* That the lesson's own numbers are in the range that it lets a student move in. */
static void check_inside(const SetupReader *reader, unsigned field, const YamlNode *range, const char *key) {
  const SetupPart *part = reader->part;
  const YamlNode *reported = NULL;
  size_t rows, cols;
  setup_shape(&part->setup, field, &rows, &cols);
  for (size_t i = 0; i < rows * cols && reader->known[field]; i++) {
    double value = setup_at(&part->setup, field, i);
    Error why = {0};
    const YamlNode *node =
        setup_read_node((SetupNodes){reader->map, reader->values}, &part->setup, field, i / cols, i % cols);
    if (is_word(&part->setup, field, node) ||
        setup_accepts(&part->setup, field, value, part->ranges[field], &why))
      continue;
    const YamlNode *place = node ? node : range;
    if (place != reported) /* one number may stand for many */
      error_hint(read_fault(reader->reading, place, "%s", why.what), "its range is in line %d, under \"%s\"",
                 range->line, key);
    reported = place;
  }
}

/* What is said of an own value: its key may name its indices too, as `P[k to K]`. */
static const YamlNode *own_node(const YamlNode *values, const char *name, const char *key) {
  size_t length = strlen(name);
  for (size_t i = 0; values && values->kind == YAML_MAP && i < values->count; i++) {
    const char *head = values->keys[i].text;
    if (strncmp(head, name, length) == 0 && strchr("[ ", head[length])) /* or its end */
      return yaml_get(&values->items[i], key);
  }
  return NULL;
}

/* Under "editable", or at the lesson's own value under "edit". */
static void read_ranges(SetupReader *reader, const YamlNode *map) {
  const SceneInfo *scene = setup_scene(&reader->part->setup);
  if (map && !read_map(reader->reading, map, "ranges by name", scene->fields, scene->field_count))
    return;
  for (unsigned field = 0; field < scene->field_count; field++) {
    const YamlNode *node = map ? yaml_get(map, scene->fields[field]) : NULL,
                   *own = own_node(reader->values, scene->fields[field], "edit"), *range = node ? node : own;
    if (range && read_range(&reader->part->ranges[field], reader, field, range))
      check_inside(reader, field, range, node ? "editable" : "edit");
  }
}

/* --- All of it */

const YamlNode *setup_read_node(SetupNodes nodes, const Setup *setup, unsigned field, size_t row,
                                size_t col) {
  const char *key = setup_scene(setup)->keys[field];
  const YamlNode *node = nodes.numbers ? yaml_get(nodes.numbers, key) : NULL;
  size_t rows, cols;
  setup_shape(setup, field, &rows, &cols);
  if (!node)
    node = own_node(nodes.values, key, "given");
  if (!node || node->kind != YAML_LIST)
    return node;
  bool by_rows = node->items[0].kind == YAML_LIST;
  return by_rows ? &node->items[row].items[col] : &node->items[row * cols + col];
}

/* The keys that the map of a scene may have: the data of its kernel, its given values, and names for what its
 * sizes count. */
static size_t given_keys(const char **keys, const Scene *scene) {
  size_t count = 0;
  if (scene->kernel == KERNEL_OBJECTIVE)
    keys[count++] = "data";
  for (unsigned field = 0; field < scene->info->field_count; field++)
    keys[count++] = scene->info->fields[field];
  for (size_t i = 0; i < scene->size_count; i++)
    if (scene->sizes[i].names)
      keys[count++] = scene->sizes[i].names;
  return count;
}

/* "x, W, b, label and eta": what a lesson has to give. */
static const char *given_expected(char out[160], const Scene *scene) {
  const char *names[1 + SETUP_FIELDS_MAX];
  size_t count = 0, length = 0;
  if (scene->kernel == KERNEL_OBJECTIVE)
    names[count++] = "data";
  for (unsigned field = 0; field < scene->info->field_count; field++)
    if (given_value(scene, field)->required)
      names[count++] = scene->info->fields[field];
  snprintf(out, 160, "numbers by name");
  for (size_t i = 0; i < count && length < 120; i++)
    length += (size_t)snprintf(out + length, 160 - length, "%s%s",
                               i == 0           ? ""
                               : i + 1 == count ? " and "
                                                : ", ",
                               names[i]);
  return out;
}

static bool read_scene_map(const Reading *reading, const Scene *scene, const YamlNode *map) {
  const char *keys[1 + SETUP_FIELDS_MAX + SCENE_SIZES_MAX];
  char expected[160];
  if (scene->kernel == KERNEL_TRAINING)
    return read_map(reading, map, "data, W, b, eta, epochs and batch_size", TRAINING_KEYS,
                    TRAINING_KEY_COUNT);
  if (!map) /* it has only values of its own */
    return scene->id[0] == '\0';
  return read_map(reading, map, given_expected(expected, scene), keys, given_keys(keys, scene));
}

/* That numbers with a sum add up to it. */
static void check_sum(const SetupReader *reader, unsigned field) {
  const Setup *setup = &reader->part->setup;
  const SceneValue *value = given_value(setup->given.scene, field);
  const YamlNode *node = reader->map ? yaml_get(reader->map, value->name) : NULL;
  const YamlNode place = {.line = value->line, .column = value->column};
  Error why = {0};
  if (!node)
    node = own_node(reader->values, value->name, "sum");
  if (reader->known[field] && !setup_adds_up(setup, field, &why))
    fault_of(reader->reading, node ? node : &place, &why);
}

void setup_read(SetupPart *out, const Reading *reading, const Scene *scene, size_t panes, SetupNodes nodes,
                const YamlNode *editable) {
  bool training = scene->kernel == KERNEL_TRAINING;
  *out = (SetupPart){.setup = {.kernel = scene->kernel}};
  if (!training)
    out->setup.given.scene = scene;
  if (!read_scene_map(reading, scene, nodes.numbers))
    return;
  SetupReader reader = {
      .reading = reading, .part = out, .panes = panes, .map = nodes.numbers, .values = nodes.values};
  (training ? training_read : given_read)(&reader);
  for (unsigned field = 0; field < setup_field_count(&out->setup); field++)
    out->ranges[field] = setup_range_widest(&out->setup, field);
  if (!reader.open[0].editable) /* nothing is known of the shape, which has been reported */
    return;
  read_ranges(&reader, editable);
  for (unsigned field = 0; !training && field < setup_field_count(&out->setup); field++)
    check_sum(&reader, field);
}
