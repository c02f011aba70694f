/* A lesson's file with other numbers: the text as it was read, with numbers spliced in. */
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

static const char *number_text(Arena *arena, const Setup *setup, unsigned field, size_t index) {
  size_t rows, cols;
  setup_shape(setup, field, &rows, &cols);
  double value = setup_get(setup, field, index / cols, index % cols);
  const char *word = setup_word_of(setup, field, value);
  char number[NUMBER_MAX];
  return word ? word : arena_copy(arena, number_exact(number, value));
}

/* All of a scalar or vector, for a key that the file does not have. */
static const char *whole_text(Arena *arena, const Setup *setup, unsigned field, size_t count) {
  const char *list = number_text(arena, setup, field, 0);
  for (size_t i = 1; i < count; i++)
    list = arena_printf(arena, "%s, %s", list, number_text(arena, setup, field, i));
  return count == 1 ? list : arena_printf(arena, "[%s]", list);
}

static bool is_line(const YamlNode *node) {
  return node && node->kind == YAML_SCALAR;
}

/* What a new key goes behind: a number on a line of its own before it in the scene's order, else behind it,
 * else whatever comes last. */
static const YamlNode *place_behind(const YamlNode *map, const Setup *setup, unsigned field) {
  const SceneInfo *scene = setup_scene(setup);
  for (unsigned before = field; before-- > 0;)
    if (is_line(yaml_get(map, scene->keys[before])))
      return yaml_get(map, scene->keys[before]);
  for (unsigned after = field + 1; after < scene->field_count; after++)
    if (is_line(yaml_get(map, scene->keys[after])))
      return yaml_get(map, scene->keys[after]);
  return map->count > 0 ? &map->items[map->count - 1] : NULL;
}

static void change_field(Splices *splices, Arena *arena, const Lesson *lesson, const YamlNode *map,
                         const Setup *setup, unsigned field) {
  size_t rows, cols;
  setup_shape(setup, field, &rows, &cols);
  for (size_t i = 0; i < rows * cols; i++) {
    double value = setup_get(setup, field, i / cols, i % cols);
    if (same_bits(value, setup_get(&lesson->setup, field, i / cols, i % cols)))
      continue;
    const YamlNode *node = setup_read_node(map, &lesson->setup, field, i / cols, i % cols);
    if (!node) {
      splice_key(splices, lesson->text, lesson->size, map, place_behind(map, setup, field),
                 setup_scene(setup)->keys[field], whole_text(arena, setup, field, rows * cols));
      return;
    }
    splice_add(splices, node->start, node->end, number_text(arena, setup, field, i));
  }
}

bool lesson_id_of_path(char *out, size_t size, const char *path) {
  const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
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
  const YamlNode *map = yaml_get(root, setup_scene(setup)->name);
  for (unsigned field = 0; field < setup_field_count(setup); field++)
    change_field(&splices, &arena, lesson, map, setup, field);
  splice_write(out, &splices, lesson->text, lesson->size);
  arena_free(&arena);
}
