#include "lesson/lesson_parts.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const START_KEYS[] = {"id", "title", "set"};

/* The numbers of a field in a row: from one for all, a list, or a list of rows. */
static size_t collect(double *out, size_t max, const Reading *reading, const YamlNode *node) {
  if (node->kind != YAML_LIST) {
    if (max > 0 && !read_number(out, reading, node))
      return SIZE_MAX;
    return 1;
  }
  size_t count = 0;
  for (size_t i = 0; i < node->count; i++) {
    size_t more = collect(out + count, max > count ? max - count : 0, reading, &node->items[i]);
    if (more == SIZE_MAX)
      return more;
    count += more;
  }
  return count;
}

/* Whether a field's numbers could stand together in the lesson. */
static bool add_up(const Lesson *lesson, unsigned field, const double *numbers, size_t count, Error *err) {
  Setup setup = lesson->setup;
  for (size_t i = 0; i < count; i++)
    setup_scene(&setup)->put(&setup, field, i, numbers[i]);
  return setup_adds_up(&setup, field, err);
}

static void read_set(LessonStart *start, const Lesson *lesson, const Reading *reading, unsigned field,
                     const YamlNode *node) {
  size_t rows, cols;
  setup_shape(&lesson->setup, field, &rows, &cols);
  size_t wanted = rows * cols;
  double *numbers = ARENA_ARRAY(reading->arena, double, wanted);
  size_t found = collect(numbers, wanted, reading, node);
  if (found == SIZE_MAX)
    return;
  if (found != wanted && (found != 1 || node->kind == YAML_LIST)) {
    read_fault(reading, node, "%s takes one number or %zu, found %zu",
               setup_field_name(&lesson->setup, field), wanted, found);
    return;
  }
  SetupRange range = lesson->ranges[field]; /* where it can't be edited, the widest */
  Error why = {0};
  for (size_t i = 0; i < wanted; i++) {
    numbers[i] = numbers[found == 1 ? 0 : i];
    if (!setup_accepts(&lesson->setup, field, numbers[i], range, &why)) {
      read_fault(reading, node, "%s", why.what);
      return;
    }
  }
  if (add_up(lesson, field, numbers, wanted, &why))
    start->sets[start->set_count++] = (LessonSet){field, numbers};
  else
    read_fault(reading, node, "%s", why.what);
}

static void read_start(Lesson *out, const Reading *reading, const YamlNode *node) {
  LessonStart *start = &out->starts[out->start_count];
  *start = (LessonStart){.id = ""};
  if (!read_map(reading, node, "a start with id, title and set", START_KEYS, COUNT(START_KEYS)))
    return;
  const SceneInfo *scene = setup_scene(&out->setup);
  const YamlNode *set = read_key(reading, node, "a start", "set");
  read_phrase(&start->title, reading, read_key(reading, node, "a start", "title"), TEXT_ONE_LINE);
  if (set && out->scene && /* else no number can be judged, which has been reported */
      read_map(reading, set, "numbers by name", scene->fields, scene->field_count))
    for (unsigned field = 0; field < scene->field_count; field++)
      if (yaml_get(set, scene->fields[field]))
        read_set(start, out, reading, field, yaml_get(set, scene->fields[field]));
  const YamlNode *id = read_key(reading, node, "a start", "id");
  if (!read_id(&start->id, reading, id))
    return;
  for (size_t i = 0; i < out->start_count; i++)
    if (strcmp(out->starts[i].id, start->id) == 0) {
      read_fault(reading, id, "there is a start \"%s\" already", start->id);
      return;
    }
  out->start_count++;
}

void lesson_read_starts(Lesson *out, const Reading *reading, const YamlNode *list) {
  size_t count = list ? read_length(reading, list, "starts", LESSON_STARTS_MAX) : 0;
  for (size_t i = 0; i < count; i++)
    read_start(out, reading, &list->items[i]);
}
