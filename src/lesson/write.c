/* A lesson's file with other numbers: the text as it was read, with numbers spliced in. */
#include "base/file.h"
#include "base/number.h"
#include "base/yaml.h"
#include "lesson/lesson.h"
#include "lesson/setup_read.h"
#include "lesson/splice.h"

#include <assert.h>
#include <string.h>

static bool same_bits(double a, double b) {
  return memcmp(&a, &b, sizeof a) == 0;
}

static const char *number_text(Arena *arena, const Setup *setup, unsigned field, size_t row, size_t col) {
  double value = setup_get(setup, field, row, col);
  const char *word = setup_word_of(setup, field, value);
  char number[NUMBER_MAX];
  return word ? word : arena_copy(arena, number_exact(number, value));
}

/* All of a field: a number, a list, or a list of rows. */
static const char *whole_text(Arena *arena, const Setup *setup, unsigned field) {
  size_t rows, cols;
  setup_shape(setup, field, &rows, &cols);
  Text text = {0};
  for (size_t i = 0; i < rows; i++)
    for (size_t j = 0; j < cols; j++)
      text_addf(&text, "%s%s%s%s", i + j > 0 ? ", " : "", cols > 1 && j == 0 ? "[" : "",
                number_text(arena, setup, field, i, j), cols > 1 && j + 1 == cols ? "]" : "");
  const char *list =
      rows * cols == 1 ? arena_copy(arena, text_get(&text)) : arena_printf(arena, "[%s]", text_get(&text));
  text_free(&text);
  return list;
}

static bool is_line(const YamlNode *node) {
  return node && node->kind == YAML_SCALAR;
}

/* What a new key goes behind: a number on a line of its own before it in the scene's order, else behind it,
 * else whatever comes last. */
static const YamlNode *place_behind(const YamlNode *map, const Setup *setup, unsigned field) {
  const Scene *scene = setup->scene;
  for (unsigned before = field; before-- > 0;)
    if (is_line(yaml_get(map, scene_key(scene->given[before]))))
      return yaml_get(map, scene_key(scene->given[before]));
  for (unsigned after = field + 1; after < scene->given_count; after++)
    if (is_line(yaml_get(map, scene_key(scene->given[after]))))
      return yaml_get(map, scene_key(scene->given[after]));
  return map->count > 0 ? &map->items[map->count - 1] : NULL;
}

/* Whether one number in the file stands for all of a field. */
static bool is_once(SetupNodes nodes, const Setup *setup, unsigned field) {
  size_t rows, cols;
  setup_shape(setup, field, &rows, &cols);
  return rows * cols > 1 && setup_read_node(nodes, setup, field, 0, 0) ==
                                setup_read_node(nodes, setup, field, rows - 1, cols - 1);
}

/* All of a field, where the file has one number for it or none. */
static void write_whole(Splices *splices, const Lesson *lesson, SetupNodes nodes, const Setup *setup,
                        unsigned field) {
  const YamlNode *node = setup_read_node(nodes, &lesson->setup, field, 0, 0);
  const char *text = whole_text(splices->arena, setup, field);
  if (node)
    splice_add(splices, node->start, node->end, text);
  else
    splice_key(splices, lesson->text, lesson->size, nodes.numbers, place_behind(nodes.numbers, setup, field),
               scene_key(setup->scene->given[field]), text);
}

static void change_field(Splices *splices, const Lesson *lesson, SetupNodes nodes, const Setup *setup,
                         unsigned field) {
  size_t rows, cols;
  setup_shape(setup, field, &rows, &cols);
  for (size_t i = 0; i < rows * cols; i++) {
    if (same_bits(setup_at(setup, field, i), setup_at(&lesson->setup, field, i)))
      continue;
    const YamlNode *node = setup_read_node(nodes, &lesson->setup, field, i / cols, i % cols);
    if (!node || is_once(nodes, &lesson->setup, field)) {
      write_whole(splices, lesson, nodes, setup, field);
      return;
    }
    splice_add(splices, node->start, node->end,
               number_text(splices->arena, setup, field, i / cols, i % cols));
  }
}

bool lesson_id_of_path(char *out, size_t size, const char *path) {
  const char *name = file_name(path);
  const char *behind = name + strspn(name, "0123456789");
  if (behind > name && *behind == '-') /* "05-one-sample.yaml": the number is the place in the course */
    name = behind + 1;
  size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-");
  if (length == 0 || length >= size || (name[length] != '\0' && name[length] != '.'))
    return false;
  memcpy(out, name, length);
  out[length] = '\0';
  return true;
}

void lesson_write(Text *out, const Lesson *lesson, const Setup *setup, const char *id) {
  assert(setup_same_shape(setup, &lesson->setup));
  Arena arena = {0};
  const YamlNode *root;
  bool readable = yaml_parse(&arena, lesson->file, lesson->text, lesson->size, &root, NULL);
  assert(readable);
  (void)readable;
  Splices splices = {.arena = &arena};
  if (id && strcmp(id, lesson->id) != 0) {
    const YamlNode *node = yaml_get(root, "id");
    splice_add(&splices, node->start, node->end, id);
  }
  const SetupNodes nodes = {yaml_get(root, setup_scene(setup)->id), yaml_get(root, "values")};
  for (unsigned field = 0; field < setup_field_count(setup); field++)
    change_field(&splices, lesson, nodes, setup, field);
  splice_write(out, &splices, lesson->text, lesson->size);
  arena_free(&arena);
}
