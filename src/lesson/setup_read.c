#include "lesson/setup_read.h"

#include "base/number.h"
#include "base/text.h"
#include "lesson/setup_reader.h"

#include <stdio.h>
#include <string.h>

bool setup_reader_fault(const Reading *reading, const YamlNode *at, const Error *why) {
  error_hint(read_fault(reading, at, "%s", why->what), "%s", why->hint);
  return false;
}

bool setup_reader_is_word(const Setup *setup, unsigned field, const YamlNode *node) {
  double value;
  return node && node->kind == YAML_SCALAR && setup_word(&value, setup, field, node->text);
}

/* --- What a student may change */

/* One end of an editable range. */
static bool read_end(double *out, const SetupReader *reader, unsigned field, const YamlNode *node) {
  Error why = {0};
  return read_number(out, reader->reading, node) &&
         (setup_accepts(&reader->part->setup, field, *out, reader->open[field], &why) ||
          setup_reader_fault(reader->reading, node, &why));
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
    if (setup_reader_is_word(&part->setup, field, node) ||
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
  const char *names[SETUP_FIELDS_MAX];
  size_t count = setup_names(names, &reader->part->setup);
  if (map && !read_map(reader->reading, map, "ranges by name", names, count))
    return;
  for (unsigned field = 0; field < count; field++) {
    const YamlNode *node = map ? yaml_get(map, names[field]) : NULL,
                   *own = own_node(reader->values, names[field], "edit"), *range = node ? node : own;
    if (range && read_range(&reader->part->ranges[field], reader, field, range))
      check_inside(reader, field, range, node ? "editable" : "edit");
  }
}

/* --- All of it */

const YamlNode *setup_read_node(SetupNodes nodes, const Setup *setup, unsigned field, size_t row,
                                size_t col) {
  const char *key = scene_key(setup->scene->given[field]);
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
  bool training = scene->kernel == KERNEL_TRAINING;
  size_t count = 0;
  if (scene->kernel != KERNEL_NONE)
    keys[count++] = "data";
  for (unsigned field = 0; field < scene->given_count; field++) {
    keys[count++] = scene_key(scene->given[field]);
    if (training && field == TRAINING_DATA)
      keys[count++] = "model";
  }
  for (size_t i = 0; i < scene->size_count; i++)
    if (scene->sizes[i].names)
      keys[count++] = scene->sizes[i].names;
  for (int kind = SIDE_CLASSES; training && kind <= SIDE_FEATURES; kind++)
    keys[count++] = scene_side_key((SideKind)kind);
  return count;
}

/* "x, W, b, label and eta": what a lesson has to give. */
static const char *given_expected(char out[160], const Scene *scene) {
  const char *names[1 + SETUP_FIELDS_MAX];
  size_t count = 0;
  if (scene->kernel != KERNEL_NONE)
    names[count++] = "data";
  for (unsigned field = 0; field < scene->given_count; field++)
    if (scene->given[field]->required)
      names[count++] = scene->given[field]->name;
  if (count == 0)
    return "numbers by name";
  return text_list(out, 160, names, count, " and ");
}

static bool read_scene_map(const Reading *reading, const Scene *scene, const YamlNode *map) {
  const char *keys[4 + SETUP_FIELDS_MAX + SCENE_SIZES_MAX];
  char expected[160];
  if (!map && scene->id[0] == '\0') /* it has only values of its own */
    return true;
  return read_map(reading, map, given_expected(expected, scene), keys, given_keys(keys, scene));
}

/* That numbers with a sum add up to it. */
static void check_sum(const SetupReader *reader, unsigned field) {
  const Setup *setup = &reader->part->setup;
  const SceneValue *value = setup->scene->given[field];
  const YamlNode *node = reader->map ? yaml_get(reader->map, value->name) : NULL;
  const YamlNode place = {.line = value->line, .column = value->column};
  Error why = {0};
  if (!node)
    node = own_node(reader->values, value->name, "sum");
  if (reader->known[field] && !setup_adds_up(setup, field, &why))
    setup_reader_fault(reader->reading, node ? node : &place, &why);
}

void setup_read(SetupPart *out, const Reading *reading, const Scene *scene, size_t panes, SetupNodes nodes,
                const YamlNode *editable) {
  static const TrainingData NO_DATA = {.ids = NULL};
  bool training = scene->kernel == KERNEL_TRAINING;
  *out = (SetupPart){.setup = {.scene = scene}};
  if (training)
    training_setup(&out->setup, reading->arena, &NO_DATA, 0, 0, panes);
  if (!read_scene_map(reading, out->setup.scene, nodes.numbers))
    return;
  SetupReader reader = {.reading = reading, .part = out, .map = nodes.numbers, .values = nodes.values};
  if (training)
    training_read(&reader, panes > 0 ? panes : 1);
  else
    given_read(&reader);
  for (unsigned field = 0; field < setup_field_count(&out->setup); field++)
    out->ranges[field] = setup_range_widest(&out->setup, field);
  if (!reader.open[0].editable) /* nothing is known of the shape, which has been reported */
    return;
  read_ranges(&reader, editable);
  for (unsigned field = 0; field < setup_field_count(&out->setup); field++)
    check_sum(&reader, field);
}
