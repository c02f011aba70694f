/* The given numbers of a scene that is data: sizes follow from the lists that a lesson writes. */
#include "lesson/data_read.h"
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
  bool refused[SCENE_SIZES_MAX]; /* the list that should tell it is too short or too long */
} GivenReader;

static const YamlNode *node_of(const GivenReader *given, const SceneValue *value) {
  return given->reader->map ? yaml_get(given->reader->map, value->name) : NULL;
}

/* --- Sizes */

/* Takes a list's length for a size that nothing has told yet. */
static void take_length(GivenReader *given, const YamlNode *list, const SceneValue *value, SceneSide side,
                        const char *items) {
  const SceneSize *size = &given->given->scene->sizes[side.size];
  if (!side.named || given->given->sizes[side.size] > 0 || given->refused[side.size])
    return;
  size_t count = setup_reader_length(given->reader, list, value->name, items, size->from, size->to);
  given->given->sizes[side.size] = count;
  given->refused[side.size] = count == 0;
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

/* Whether it is known how long a list has to be: else that was reported, and lists cannot be judged by it. */
static bool is_known(const GivenReader *given, SceneSide side) {
  const SceneSize *size = side.named ? &given->given->scene->sizes[side.size] : NULL;
  return !size || size->from == size->to || given->sources[side.size].name;
}

static bool too_many(const GivenReader *given) {
  const Given *numbers = given->given;
  return given_place(numbers, (unsigned)numbers->scene->info->field_count) > GIVEN_NUMBERS_MAX;
}

/* --- Numbers */

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

/* Looks only for faults in the numbers: they have no place while a size is unknown. */
static void look_at_list(const GivenReader *given, const SceneValue *value, unsigned field,
                         const YamlNode *list) {
  const Reading *reading = given->reader->reading;
  if (!read_kind(reading, list, YAML_LIST, value->rank == 2 ? "a list of rows" : "a list of numbers"))
    return;
  for (size_t i = 0; value->rank == 2 && i < list->count; i++)
    if (list->items[i].kind == YAML_LIST)
      setup_reader_nowhere(given->reader, field, &list->items[i]);
  if (value->rank == 1)
    setup_reader_nowhere(given->reader, field, list);
}

static void read_matrix(const GivenReader *given, const SceneValue *value, unsigned field,
                        const YamlNode *node) {
  char like[80];
  const SizeSource *source = value->cols.named ? &given->sources[value->cols.size] : NULL;
  size_t rows = scene_side(value->rows, given->given->sizes),
         cols = is_known(given, value->cols) ? scene_side(value->cols, given->given->sizes) : 0;
  bool itself = source && source->name == value->name;
  snprintf(like, sizeof like, "%s has",
           itself                   ? "the first"
           : source && source->name ? source->name
                                    : "a row");
  setup_reader_matrix(given->reader, field, node, rows, rows, cols, like);
}

static void read_list(const GivenReader *given, const SceneValue *value, unsigned field,
                      const YamlNode *node) {
  char like[80];
  if (!is_known(given, value->rows))
    look_at_list(given, value, field, node);
  else if (value->rank == 2)
    read_matrix(given, value, field, node);
  else
    setup_reader_vector(given->reader, field, node, why_so_long(like, given, value->rows));
}

static void read_field(const GivenReader *given, const SceneValue *value, unsigned field) {
  SetupReader *reader = given->reader;
  const YamlNode *node = node_of(given, value);
  if (!node && value->required && reader->map)
    node = read_key(reader->reading, reader->map, given->given->scene->id, value->name);
  reader->known[field] = !node && !value->required;
  if (!node)
    return;
  if (value->rank == 0)
    reader->known[field] = setup_reader_into(reader, field, 0, 0, node);
  else
    read_list(given, value, field, node);
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
    bool known = is_known(given, (SceneSide){.named = true, .size = i});
    snprintf(counted, sizeof counted, "%s of %s", source->rows ? "rows" : "numbers",
             source->name ? source->name : size->name);
    Phrase *names =
        setup_reader_names(given->reader, size->names, known ? given->given->sizes[i] : 0, counted);
    part->names[scene_side_kind(scene, (SceneSide){.named = true, .size = i})] = names;
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

static void read_data(const GivenReader *given) {
  const Reading *reading = given->reader->reading;
  SetupPart *part = given->reader->part;
  const YamlNode *node =
      given->reader->map ? read_key(reading, given->reader->map, given->given->scene->id, "data") : NULL;
  part->data = ARENA_NEW(reading->arena, LessonData);
  if (node && data_read(part->data, reading, node))
    check_plane(reading, node, &part->data->set);
}

void given_read(SetupReader *reader) {
  GivenReader given = {.reader = reader, .given = &reader->part->setup.given};
  const Scene *scene = given.given->scene;
  if (scene->kernel == KERNEL_OBJECTIVE)
    read_data(&given);
  settle_sizes(&given);
  if (too_many(&given)) {
    const SceneValue *first = given_value(scene, 0);
    YamlNode place = {.line = first->line, .column = first->column};
    read_fault(reader->reading, &place, "the given values have more than %d numbers", GIVEN_NUMBERS_MAX);
    return;
  }
  setup_reader_open(reader);
  for (unsigned field = 0; field < scene->info->field_count; field++) {
    given_put_default(given.given, field);
    read_field(&given, given_value(scene, field), field);
  }
  read_names(&given);
}
