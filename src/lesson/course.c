#include "lesson/course.h"

#include "base/file.h"
#include "lesson/read.h"

#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char COURSE_FOLDER[] = "course", COURSE_FILE[] = "course/course.yaml";
static const char *const COURSE_KEYS[] = {"groups"};
static const char *const GROUP_KEYS[] = {"title", "lessons"};

/* The lessons of a folder while they are put into an order. */
typedef struct Places {
  Course *course;
  CatalogueEntry *entries;
  size_t count;
  size_t *places; /* of each entry: its place in the course; SIZE_MAX: not named so far */
  size_t placed;
} Places;

static const size_t NOWHERE = (size_t)-1;

/* A good file takes an id before one with faults. */
static size_t entry_with(const Places *places, const char *id) {
  size_t found = NOWHERE;
  for (size_t i = 0; i < places->count; i++)
    if (strcmp(places->entries[i].id, id) == 0 && (found == NOWHERE || places->entries[found].broken))
      found = i;
  return found;
}

static void refuse_unknown(const Places *places, const Reading *reading, const YamlNode *node,
                           const char *id) {
  const char **ids = ARENA_ARRAY(reading->arena, const char *, places->count);
  for (size_t i = 0; i < places->count; i++)
    ids[i] = places->entries[i].id;
  Error *fault = read_fault(reading, node, "there is no lesson \"%s\" in this folder", id);
  if (places->count > 0)
    error_hint_names(fault, id, ids, places->count);
}

static void place_lesson(Places *places, const Reading *reading, const YamlNode *node) {
  const char *id;
  if (!read_id(&id, reading, node))
    return;
  size_t entry = entry_with(places, id);
  if (entry == NOWHERE) {
    refuse_unknown(places, reading, node, id);
  } else if (places->places[entry] != NOWHERE) {
    read_fault(reading, node, "the lesson \"%s\" stands in the course already", id);
  } else {
    places->places[entry] = places->placed++;
    places->entries[entry].group = places->course->group_count;
  }
}

static void read_group(Places *places, const Reading *reading, const YamlNode *node) {
  static const char WHERE[] = "a group";
  Course *course = places->course;
  Phrase title = {0};
  if (!read_map(reading, node, "a group with title and lessons", GROUP_KEYS, COUNT(GROUP_KEYS)))
    return;
  read_phrase(&title, reading, read_key(reading, node, WHERE, "title"), TEXT_ONE_LINE);
  const YamlNode *list = read_key(reading, node, WHERE, "lessons");
  size_t count = list ? read_length(reading, list, "lessons", COURSE_LESSONS_MAX) : 0;
  size_t before = places->placed;
  for (size_t i = 0; i < count; i++)
    place_lesson(places, reading, &list->items[i]);
  if (places->placed > before)
    course->titles[course->group_count++] = title;
}

static void read_course(Places *places, const Reading *reading, const char *path) {
  char *text;
  size_t size;
  const YamlNode *root;
  Error fault;
  if (!file_read(reading->arena, path, LESSON_BYTES_MAX, &text, &size, &fault) ||
      !yaml_parse(reading->arena, path, text, size, &root, &fault)) {
    *error_list_add(reading->errors) = fault;
    return;
  }
  if (!read_map(reading, root, "a course with groups", COURSE_KEYS, COUNT(COURSE_KEYS)))
    return;
  const YamlNode *list = read_key(reading, root, "a course", "groups");
  size_t count = list ? read_length(reading, list, "groups", COURSE_GROUPS_MAX) : 0;
  for (size_t i = 0; i < count; i++)
    read_group(places, reading, &list->items[i]);
}

/* What the course does not name keeps its order, behind. */
static void place_others(Places *places) {
  Course *course = places->course;
  size_t before = places->placed;
  for (size_t i = 0; i < places->count; i++)
    if (places->places[i] == NOWHERE) {
      places->places[i] = places->placed++;
      places->entries[i].group = course->group_count;
    }
  if (places->placed > before)
    course->titles[course->group_count++] = (Phrase){0};
}

static void sort(const Places *places, Arena *arena) {
  CatalogueEntry *before = ARENA_ARRAY(arena, CatalogueEntry, places->count);
  for (size_t i = 0; i < places->count; i++)
    before[i] = places->entries[i];
  for (size_t i = 0; i < places->count; i++)
    places->entries[places->places[i]] = before[i];
}

/* The titles live in `reading->arena`. */
static void arrange(Places *places, const Reading *reading, const char *path) {
  places->places = ARENA_ARRAY(reading->arena, size_t, places->count);
  for (size_t i = 0; i < places->count; i++)
    places->places[i] = NOWHERE;
  size_t first = reading->errors->kept;
  if (file_exists(path))
    read_course(places, reading, path);
  read_sort_faults(reading->errors, first);
  place_others(places);
  sort(places, reading->arena);
}

void course_arrange(Course *out, CatalogueEntry *entries, size_t count, Arena *arena, const char *folder,
                    ErrorList *errors) {
  const char *path = file_join(arena, folder, COURSE_FILE);
  const Reading reading = {.arena = arena, .file = path, .errors = errors};
  *out = (Course){0};
  arrange(&(Places){.course = out, .entries = entries, .count = count}, &reading, path);
}

bool course_is_file(const char *path) {
  Arena arena = {0};
  const char *name = strrchr(COURSE_FILE, '/') + 1, *slash = strrchr(path, '/');
  size_t length = slash ? (size_t)(slash - path) : 0;
  const char *folder = file_name(arena_copy_n(&arena, path, length));
  bool is = strcmp(file_name(path), name) == 0 && (!slash || strcmp(folder, COURSE_FOLDER) == 0);
  arena_free(&arena);
  return is;
}

bool course_check(const char *path, ErrorList *errors) {
  Arena arena = {0};
  CatalogueEntry *entries;
  size_t count, before = errors->total;
  Course course = {0};
  Error err;
  const char *slash = strrchr(path, '/');
  const char *own = slash ? arena_copy_n(&arena, path, (size_t)(slash - path)) : ".";
  const Reading reading = {.arena = &arena, .file = path, .errors = errors};
  if (!file_exists(path)) {
    error_set(error_list_add(errors), "%s: no such file", path);
  } else if (!catalogue_read(&entries, &count, &arena, file_join(&arena, own, ".."), &err)) {
    *error_list_add(errors) = err;
  } else {
    Places places = {.course = &course, .entries = entries, .count = count};
    arrange(&places, &reading, path);
  }
  arena_free(&arena);
  return errors->total == before;
}
