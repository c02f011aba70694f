#include "lesson/scene_read.h"

#include "base/file.h"
#include "base/text.h"
#include "lesson/panel_read.h"
#include "lesson/scene_compile.h"
#include "lesson/scene_files.h"
#include "lesson/scene_parts.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const SCENE_KEYS[] = {"id", "sizes", "variants", "values", "panels", "kernel", "base"};
static const char *const SIZE_KEYS[] = {"from", "to", "names"};

/* --- Sizes */

static bool whole_between(size_t *out, const Reading *reading, const YamlNode *node, const char *what,
                          size_t from, size_t to) {
  double number;
  if (!read_number(&number, reading, node))
    return false;
  if (number >= (double)from && number <= (double)to && number == floor(number)) {
    *out = (size_t)number;
    return true;
  }
  read_fault(reading, node, "%s is a whole number from %zu to %zu", what, from, to);
  return false;
}

static void read_names_key(const char **out, const Reading *reading, const YamlNode *node) {
  const char *keys[SIDE_NAMED_COUNT];
  size_t count = 0, choice;
  for (int kind = SIDE_CLASSES; kind < SIDE_NAMED_COUNT; kind++)
    keys[count++] = scene_side_key((SideKind)kind);
  if (read_choice(&choice, reading, node, "names", keys, count))
    *out = keys[choice];
}

static void read_size_map(SceneSize *size, const Reading *reading, const YamlNode *node) {
  if (!read_map(reading, node, "a number, or from and to", SIZE_KEYS, COUNT(SIZE_KEYS)))
    return;
  const YamlNode *from = read_key(reading, node, "a size", "from"),
                 *to = read_key(reading, node, "a size", "to");
  if (from)
    whole_between(&size->from, reading, from, "a size", 1, SCENE_ROWS_MAX);
  if (to)
    whole_between(&size->to, reading, to, "a size", size->from, SCENE_ROWS_MAX);
  read_names_key(&size->names, reading, yaml_get(node, "names"));
}

static void read_size(SceneReader *reader, const YamlNode *key, const YamlNode *node) {
  Scene *scene = reader->scene;
  const Reading *reading = reader->reading;
  if (scene->size_count == SCENE_SIZES_MAX) {
    read_fault(reading, key, "more than %d sizes", SCENE_SIZES_MAX);
    return;
  }
  if (!scene_is_name(key->text)) {
    read_fault(reading, key, "\"%.*s\" is no name for a size", (int)text_cut(key->text, 40), key->text);
    return;
  }
  SceneSize *size = &scene->sizes[scene->size_count++];
  *size = (SceneSize){.name = arena_copy(reading->arena, key->text), .from = 1, .to = SCENE_ROWS_MAX};
  if (node->kind == YAML_MAP)
    read_size_map(size, reading, node);
  else if (whole_between(&size->from, reading, node, "a size", 1, SCENE_ROWS_MAX))
    size->to = size->from;
}

static void read_sizes(SceneReader *reader, const YamlNode *map) {
  if (!map || !read_kind(reader->reading, map, YAML_MAP, "sizes by name"))
    return;
  for (size_t i = 0; i < map->count; i++)
    read_size(reader, &map->keys[i], &map->items[i]);
}

/* --- Values */

bool scene_find_size(size_t *out, const Scene *scene, const char *name) {
  for (size_t i = 0; i < scene->size_count; i++)
    if (strcmp(scene->sizes[i].name, name) == 0) {
      *out = i;
      return true;
    }
  return false;
}

/* The place for a new value, or for one that a base has; false after reporting that there is none. */
static bool find_place(size_t *out, const SceneReader *reader, const YamlNode *key, const char *name) {
  const Scene *scene = reader->scene;
  size_t size;
  bool is_size = scene_find_size(&size, scene, name);
  *out = scene->value_count;
  if (is_size || expr_is_reserved(name))
    read_fault(reader->reading, key, "\"%s\" is %s, and cannot be a value", name,
               is_size ? "a size" : "a word of the formulas");
  else if (scene_find(out, scene, name) && *out >= scene->inherited)
    read_fault(reader->reading, key, "there is a value \"%s\" already", name);
  else if (*out == SCENE_VALUES_MAX)
    read_fault(reader->reading, key, "too many values");
  else
    return true;
  return false;
}

static void read_value(SceneReader *reader, const YamlNode *key, const YamlNode *node) {
  Scene *scene = reader->scene;
  SceneValue value;
  size_t place;
  if (!scene_read_head(&value, reader, key) || !find_place(&place, reader, key, value.name))
    return;
  scene_read_body(&value, reader, node);
  if (value.chooses)
    scene->chosen = place + 1;
  scene->values[place] = value;
  if (place == scene->value_count)
    scene->value_count++;
}

/* The places of the values that others name: all have been read. */
static void link_value(const SceneReader *reader, const YamlNode *map, const char *key, size_t *out) {
  const char *names[SCENE_VALUES_MAX];
  const Scene *scene = reader->scene;
  size_t found;
  for (size_t i = 0; i < scene->value_count; i++)
    names[i] = scene->values[i].name;
  if (read_choice(&found, reader->reading, yaml_get(map, key), "value", names, scene->value_count))
    *out = found + 1;
}

/* The value whose head this is, which has been read. */
static SceneValue *value_of_key(const SceneReader *reader, const YamlNode *key) {
  size_t place;
  const char *name = arena_copy_n(reader->reading->arena, key->text, strcspn(key->text, "[ "));
  return scene_find(&place, reader->scene, name) ? &reader->scene->values[place] : NULL;
}

static void read_values(SceneReader *reader, const YamlNode *map) {
  if (!map || !read_kind(reader->reading, map, YAML_MAP, "values by name"))
    return;
  size_t errors = reader->reading->errors->total;
  for (size_t i = 0; i < map->count; i++)
    read_value(reader, &map->keys[i], &map->items[i]);
  if (reader->reading->errors->total > errors)
    return;
  for (size_t i = 0; i < map->count; i++) {
    SceneValue *value = value_of_key(reader, &map->keys[i]);
    link_value(reader, &map->items[i], "record", &value->record);
    link_value(reader, &map->items[i], "next", &value->next);
    link_value(reader, &map->items[i], "with", &value->with);
  }
}

static void read_variant_names(Scene *scene, const Reading *reading, const YamlNode *list) {
  size_t count;
  const char **names =
      read_texts(&count, reading, list, "variants", SCENE_VARIANTS_MAX - scene->variant_count);
  for (size_t i = 0; i < count; i++)
    scene->variants[scene->variant_count++] = names[i];
}

/* An empty scene with room for all values, or what another has; what is read then holds in place of that. */
static Scene *begin(const Reading *reading, const Scene *base) {
  Scene *scene = ARENA_NEW(reading->arena, Scene);
  SceneValue *values = ARENA_ARRAY(reading->arena, SceneValue, SCENE_VALUES_MAX);
  *scene = base ? *base : (Scene){.id = ""};
  if (base)
    memcpy(values, base->values, base->value_count * sizeof *values);
  scene->values = values;
  scene->inherited = scene->value_count;
  return scene;
}

static const Scene *finish(SceneReader *reader, size_t errors_before) {
  if (reader->reading->errors->total == errors_before)
    scene_compile(reader->reading, reader->scene);
  return reader->reading->errors->total == errors_before ? reader->scene : NULL;
}

static void read_kernel(Scene *scene, const Reading *reading, const YamlNode *node) {
  static const char *const KERNELS[KERNEL_COUNT] = {"none", "objective", "training"};
  size_t kernel;
  if (read_choice(&kernel, reading, node, "kernel", KERNELS, KERNEL_COUNT))
    scene->kernel = (Kernel)kernel;
}

/* All that another scene has. */
static const Scene *read_base(const Reading *reading, const YamlNode *node) {
  const char *id;
  if (!node || !read_text(&id, reading, node, TEXT_ONE_LINE))
    return NULL;
  const Scene *base = scene_load(reading, id);
  if (!base)
    read_fault(reading, node, "there is no scene \"%s\"", id);
  return base;
}

/* What a scene's file and a lesson of its own have in common. */
static void read_parts(SceneReader *reader, const YamlNode *root) {
  read_sizes(reader, yaml_get(root, "sizes"));
  read_variant_names(reader->scene, reader->reading, yaml_get(root, "variants"));
  read_values(reader, yaml_get(root, "values"));
}

static const Scene *read_file(const Reading *reading, const char *id, const YamlNode *root) {
  size_t before = reading->errors->total;
  if (!read_map(reading, root, "a scene with sizes and values", SCENE_KEYS, COUNT(SCENE_KEYS)))
    return NULL;
  SceneReader reader = {.reading = reading,
                        .scene = begin(reading, read_base(reading, yaml_get(root, "base")))};
  reader.scene->id = arena_copy(reading->arena, id);
  read_kernel(reader.scene, reading, yaml_get(root, "kernel"));
  read_parts(&reader, root);
  if (yaml_get(root, "panels"))
    reader.scene->panels = panel_read(reading, yaml_get(root, "panels"), NULL);
  return finish(&reader, before);
}

/* --- Where scenes are found */

static const Scene *parse(const Reading *reading, const char *id, const char *file, const char *text,
                          size_t size) {
  Reading of_scene = *reading;
  const YamlNode *root;
  Error fault = {0};
  of_scene.file = arena_copy(reading->arena, file);
  if (yaml_parse(reading->arena, of_scene.file, text, size, &root, &fault))
    return read_file(&of_scene, id, root);
  *error_list_add(reading->errors) = fault;
  return NULL;
}

static bool beside_lesson(char **text, size_t *size, char path[512], const Reading *reading, const char *id) {
  const char *slash = strrchr(reading->file, '/');
  int folder = slash ? (int)(slash - reading->file) + 1 : 0;
  enum { BYTES_MAX = 1000000 };
  int length = snprintf(path, 512, "%.*sscenes/%s.yaml", folder, reading->file, id);
  return length > 0 && length < 512 && file_read(reading->arena, path, BYTES_MAX, text, size, NULL);
}

const Scene *scene_load(const Reading *reading, const char *id) {
  char *text, path[512];
  size_t size;
  bool known = strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(id);
  if (known && beside_lesson(&text, &size, path, reading, id))
    return parse(reading, id, path, text, size);
  for (const SceneFile *file = SCENE_FILES; file->id; file++)
    if (strcmp(file->id, id) == 0) {
      snprintf(path, sizeof path, "scenes/%s.yaml", id);
      return parse(reading, id, path, file->text, file->size);
    }
  return NULL;
}

size_t scene_names(const char *out[SCENE_NAMES_MAX]) {
  size_t count = 0;
  for (const SceneFile *file = SCENE_FILES; file->id && count < SCENE_NAMES_MAX; file++)
    if (!strstr(file->text, "\nbase:")) /* another form of one that is named */
      out[count++] = file->id;
  return count;
}

const Scene *scene_read(const Reading *reading, const Scene *base, const YamlNode *root) {
  size_t before = reading->errors->total;
  SceneReader reader = {.reading = reading, .scene = begin(reading, base), .own = true};
  read_parts(&reader, root);
  return finish(&reader, before);
}
