/* The given numbers of a scene that is data: sizes follow from the lists that a lesson writes. */
#include "lesson/setup_reader.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

/* What a size was told by: "W has 5 rows". */
typedef struct SizeSource {
  const char *name;
  bool rows;
} SizeSource;

typedef struct GivenReader {
  SetupReader *reader;
  Given *given;
  SizeSource sources[SCENE_SIZES_MAX];
} GivenReader;

static const YamlNode *node_of(const GivenReader *given, const SceneValue *value) {
  return given->reader->map ? yaml_get(given->reader->map, value->name) : NULL;
}

/* --- Sizes */

/* Takes a list's length for a size that is not known yet; false after a fault. */
static void take_length(GivenReader *given, const YamlNode *list, const SceneValue *value, SceneSide side,
                        const char *items) {
  const SceneSize *size = &given->given->scene->sizes[side.size];
  if (!side.named || given->given->sizes[side.size] > 0 || size->from == size->to)
    return;
  size_t count = setup_reader_length(given->reader, list, value->name, items, size->from, size->to);
  given->given->sizes[side.size] = count;
  if (count > 0)
    given->sources[side.size] = (SizeSource){value->name, value->rank == 2};
}

static void take_sizes(GivenReader *given, const SceneValue *value) {
  const YamlNode *node = node_of(given, value);
  if (!node || value->rank == 0 || node->kind != YAML_LIST)
    return;
  take_length(given, node, value, value->rows, value->rank == 2 ? "rows" : "numbers");
  if (value->rank == 2 && node->count > 0 && node->items[0].kind == YAML_LIST)
    take_length(given, &node->items[0], value, value->cols, "numbers");
}

/* What is known of all sizes; one that nothing tells is as large as it may be, so that the rest can be
 * judged. */
static void settle_sizes(GivenReader *given) {
  const Scene *scene = given->given->scene;
  for (size_t i = 0; i < scene->size_count; i++)
    if (scene->sizes[i].from == scene->sizes[i].to)
      given->given->sizes[i] = scene->sizes[i].from;
  for (unsigned field = 0; field < scene->info->field_count; field++)
    take_sizes(given, given_value(scene, field));
  for (size_t i = 0; i < scene->size_count; i++)
    if (given->given->sizes[i] == 0)
      given->given->sizes[i] = scene->sizes[i].to;
}

static bool too_many(const GivenReader *given) {
  const Given *numbers = given->given;
  return given_place(numbers, (unsigned)numbers->scene->info->field_count) > GIVEN_NUMBERS_MAX;
}

/* --- Numbers */

static void put_defaults(GivenReader *given, const SceneValue *value, unsigned field) {
  size_t place = given_place(given->given, field), count = scene_numbers(value, given->given->sizes);
  for (size_t i = 0; i < count; i++)
    given->given->numbers[place + i] = value->starts ? value->starts[i] : value->start;
  given->reader->known[field] = !value->required;
}

/* Why a list has to be as long as it has: "W has 5 rows". */
static const char *why_so_long(char out[80], const GivenReader *given, SceneSide side) {
  const SizeSource *source = side.named ? &given->sources[side.size] : NULL;
  size_t count = scene_side(side, given->given->sizes);
  if (source && source->name)
    snprintf(out, 80, "%s has %zu%s", source->name, count, source->rows ? " rows" : "");
  else
    snprintf(out, 80, "it has to have %zu", count);
  return out;
}

static void nothing(Setup *setup, size_t rows) {
  (void)setup;
  (void)rows;
}

static void read_matrix(GivenReader *given, const SceneValue *value, unsigned field, const YamlNode *node) {
  char like[80];
  const SizeSource *source = value->cols.named ? &given->sources[value->cols.size] : NULL;
  size_t rows = scene_side(value->rows, given->given->sizes);
  snprintf(like, sizeof like, "%s has", source && source->name ? source->name : "a row");
  setup_reader_matrix(given->reader, field, node, rows, rows, scene_side(value->cols, given->given->sizes),
                      like, nothing);
}

static void read_field(GivenReader *given, const SceneValue *value, unsigned field) {
  SetupReader *reader = given->reader;
  char like[80];
  const YamlNode *node = node_of(given, value);
  if (!node && !value->required)
    return;
  if (!node && reader->map)
    node = read_key(reader->reading, reader->map, given->given->scene->id, value->name);
  if (!node)
    return;
  reader->known[field] = false;
  if (value->rank == 0)
    reader->known[field] = setup_reader_into(reader, field, 0, 0, node);
  else if (value->rank == 1)
    setup_reader_vector(reader, field, node, why_so_long(like, given, value->rows));
  else
    read_matrix(given, value, field, node);
}

static void read_names(GivenReader *given) {
  const Scene *scene = given->given->scene;
  SetupPart *part = given->reader->part;
  for (size_t i = 0; i < scene->size_count && given->reader->map; i++) {
    const SceneSize *size = &scene->sizes[i];
    char counted[64];
    if (!size->names)
      continue;
    const SizeSource *source = &given->sources[i];
    snprintf(counted, sizeof counted, "%s of %s", source->rows ? "rows" : "numbers",
             source->name ? source->name : size->name);
    Phrase *names = setup_reader_names(given->reader, size->names, given->given->sizes[i], counted);
    if (strcmp(size->names, "classes") == 0)
      part->classes = names;
    else if (strcmp(size->names, "features") == 0)
      part->features = names;
    else
      part->situations = names;
  }
}

void given_read(SetupReader *reader) {
  GivenReader given = {.reader = reader, .given = &reader->part->setup.given};
  const Scene *scene = given.given->scene;
  settle_sizes(&given);
  if (too_many(&given)) {
    const SceneValue *first = given_value(scene, 0);
    YamlNode place = {.line = first->line, .column = first->column};
    read_fault(reader->reading, &place, "the given values have more than %d numbers", GIVEN_NUMBERS_MAX);
    return;
  }
  setup_reader_open(reader);
  for (unsigned field = 0; field < scene->info->field_count; field++) {
    put_defaults(&given, given_value(scene, field), field);
    read_field(&given, given_value(scene, field), field);
  }
  read_names(&given);
}
