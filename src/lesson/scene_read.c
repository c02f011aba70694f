#include "lesson/scene_read.h"

#include "base/file.h"
#include "base/text.h"
#include "lesson/panel_read.h"
#include "lesson/scene_compile.h"
#include "lesson/scene_files.h"
#include "lesson/scene_old.h"
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

static void read_size_map(SceneSize *size, const Reading *reading, const YamlNode *node) {
  if (!read_map(reading, node, "a number, or from and to", SIZE_KEYS, COUNT(SIZE_KEYS)))
    return;
  const YamlNode *from = read_key(reading, node, "a size", "from"),
                 *to = read_key(reading, node, "a size", "to");
  if (from)
    whole_between(&size->from, reading, from, "a size", 1, SCENE_ROWS_MAX);
  if (to)
    whole_between(&size->to, reading, to, "a size", size->from, SCENE_ROWS_MAX);
  read_text(&size->names, reading, yaml_get(node, "names"), TEXT_ONE_LINE);
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

static bool is_inherited(const Scene *scene, size_t place) {
  for (size_t i = 0; i < scene->inherited; i++)
    if (scene->listed[i] == place)
      return true;
  return false;
}

/* The place for a new value, or for one that a base has; SIZE_MAX after reporting that there is none. */
static size_t new_place(SceneReader *reader, const YamlNode *key, const char *name) {
  Scene *scene = reader->scene;
  size_t place = scene_old_place(name);
  if (scene_find(&place, scene, name)) {
    if (is_inherited(scene, place))
      return place;
    read_fault(reader->reading, key, "there is a value \"%s\" already", name);
    return SIZE_MAX;
  }
  if (place == SIZE_MAX)
    place = scene->value_count;
  if (place >= SCENE_VALUES_MAX || scene->listed_count == SCENE_VALUES_MAX) {
    read_fault(reader->reading, key, "too many values");
    return SIZE_MAX;
  }
  if (place == scene->value_count)
    scene->value_count++;
  scene->listed[scene->listed_count++] = place;
  return place;
}

static bool is_size(const Scene *scene, const char *name) {
  for (size_t i = 0; i < scene->size_count; i++)
    if (strcmp(scene->sizes[i].name, name) == 0)
      return true;
  return false;
}

static void read_value(SceneReader *reader, const YamlNode *key, const YamlNode *node) {
  SceneValue value;
  if (!scene_read_head(&value, reader, key))
    return;
  if (expr_is_reserved(value.name) || is_size(reader->scene, value.name)) {
    read_fault(reader->reading, key, "\"%s\" is %s, and cannot be a value", value.name,
               is_size(reader->scene, value.name) ? "a size" : "a word of the formulas");
    return;
  }
  size_t place = new_place(reader, key, value.name);
  if (place == SIZE_MAX)
    return;
  scene_read_body(&value, reader, node);
  if (value.chooses)
    reader->scene->chosen = place + 1;
  reader->scene->values[place] = value;
}

/* The places of the values that others name: all have been read. */
static void link_value(SceneReader *reader, const YamlNode *map, const char *key, size_t *out) {
  const char *name;
  Scene *scene = reader->scene;
  const YamlNode *node = yaml_get(map, key);
  size_t found;
  if (!node || !read_text(&name, reader->reading, node, TEXT_ONE_LINE))
    return;
  if (scene_find(&found, scene, name)) {
    *out = found + 1;
    return;
  }
  const char *names[SCENE_VALUES_MAX];
  for (size_t i = 0; i < scene->listed_count; i++)
    names[i] = scene->values[scene->listed[i]].name;
  error_hint_names(
      read_fault(reader->reading, node, "there is no value \"%.*s\"", (int)text_cut(name, 80), name), name,
      names, scene->listed_count);
}

/* The value whose head this is: its head has been read, so its name can be found. */
static SceneValue *value_of_key(Scene *scene, const YamlNode *key) {
  size_t length = strcspn(key->text, "[ ");
  for (size_t i = 0; i < scene->listed_count; i++) {
    SceneValue *value = &scene->values[scene->listed[i]];
    if (strlen(value->name) == length && strncmp(value->name, key->text, length) == 0)
      return value;
  }
  return NULL;
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
    SceneValue *value = value_of_key(reader->scene, &map->keys[i]);
    link_value(reader, &map->items[i], "record", &value->record);
    link_value(reader, &map->items[i], "next", &value->next);
    link_value(reader, &map->items[i], "with", &value->with);
  }
}

static void read_variant_names(Scene *scene, const Reading *reading, const YamlNode *list) {
  if (!list || !read_kind(reading, list, YAML_LIST, "a list of words"))
    return;
  if (scene->variant_count + list->count > SCENE_VARIANTS_MAX) {
    read_fault(reading, list, "%zu variants, possible are %d", scene->variant_count + list->count,
               SCENE_VARIANTS_MAX);
    return;
  }
  for (size_t i = 0; i < list->count; i++)
    if (read_text(&scene->variants[scene->variant_count], reading, &list->items[i], TEXT_ONE_LINE))
      scene->variant_count++;
}

static void make_room(Scene *scene, Arena *arena) {
  scene->values = ARENA_ARRAY(arena, SceneValue, SCENE_VALUES_MAX);
  scene->listed = ARENA_ARRAY(arena, size_t, SCENE_VALUES_MAX);
  scene->value_count = scene_old_places();
}

static void take_base(Scene *scene, const Scene *base) {
  Scene own = *scene;
  *scene = *base;
  scene->id = own.id;
  scene->values = own.values;
  scene->listed = own.listed;
  memcpy(scene->values, base->values, base->value_count * sizeof *base->values);
  memcpy(scene->listed, base->listed, base->listed_count * sizeof *base->listed);
  scene->inherited = base->listed_count;
}

static const Scene *finish(SceneReader *reader, size_t errors_before) {
  if (reader->reading->errors->total == errors_before)
    scene_compile(reader->reading, reader->scene);
  return reader->reading->errors->total == errors_before ? reader->scene : NULL;
}

static void read_kernel(Scene *scene, const Reading *reading, const YamlNode *node) {
  if (!node)
    return;
  scene->objective = scene_is_word(node, "objective");
  scene->training = scene_is_word(node, "training");
  if (!scene->objective && !scene->training)
    read_fault(reading, node, "a kernel is objective or training");
}

/* All that another scene has; what this one says of a value holds in place of what that says. */
static void read_base(Scene *scene, const Reading *reading, const YamlNode *node) {
  const char *id;
  if (!node || !read_text(&id, reading, node, TEXT_ONE_LINE))
    return;
  const Scene *base = scene_load(reading, id);
  if (base)
    take_base(scene, base);
  else
    read_fault(reading, node, "there is no scene \"%s\"", id);
}

static const Scene *read_file(const Reading *reading, const char *id, const YamlNode *root) {
  size_t before = reading->errors->total;
  Scene *scene = ARENA_NEW(reading->arena, Scene);
  SceneReader reader = {.reading = reading, .scene = scene};
  if (!read_map(reading, root, "a scene with sizes and values", SCENE_KEYS, COUNT(SCENE_KEYS)))
    return NULL;
  scene->id = arena_copy(reading->arena, id);
  make_room(scene, reading->arena);
  read_kernel(scene, reading, yaml_get(root, "kernel"));
  read_base(scene, reading, yaml_get(root, "base"));
  read_sizes(&reader, yaml_get(root, "sizes"));
  read_variant_names(scene, reading, yaml_get(root, "variants"));
  read_values(&reader, yaml_get(root, "values"));
  if (yaml_get(root, "panels"))
    scene->panels = panel_read(reading, yaml_get(root, "panels"));
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
  Scene *scene = ARENA_NEW(reading->arena, Scene);
  SceneReader reader = {.reading = reading, .scene = scene};
  scene->id = base ? base->id : "";
  make_room(scene, reading->arena);
  if (base)
    take_base(scene, base);
  read_sizes(&reader, yaml_get(root, "sizes"));
  read_variant_names(scene, reading, yaml_get(root, "variants"));
  reader.own = true;
  read_values(&reader, yaml_get(root, "values"));
  return finish(&reader, before);
}
