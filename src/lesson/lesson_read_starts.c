#include "lesson/lesson_parts.h"

#include "base/text.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const START_KEYS[] = {"id", "title", "set"};

/* Numbers and words as `--set` has them: "1,0,0,1". */
static bool add_numbers(Text *out, const Reading *reading, const YamlNode *node) {
  if (node->kind == YAML_SCALAR) {
    text_addf(out, "%s%s", out->length > 0 ? "," : "", node->text);
    return true;
  }
  bool ok = read_kind(reading, node, YAML_LIST, "a number or a list of numbers");
  for (size_t i = 0; ok && i < node->count; i++)
    ok = add_numbers(out, reading, &node->items[i]);
  return ok;
}

/* Puts what is set into the start's numbers; where a student cannot change it, it takes all that it can. */
static bool assign(Setup *setup, const Lesson *lesson, unsigned field, const char *numbers, Error *why) {
  SetupRange ranges[SETUP_FIELDS_MAX];
  memcpy(ranges, lesson->ranges, sizeof ranges);
  ranges[field].editable = true;
  Text assignment = {0};
  text_addf(&assignment, "%s=%s", setup_field_name(setup, field), numbers);
  bool ok = setup_assign(setup, text_get(&assignment), ranges, why);
  text_free(&assignment);
  return ok;
}

static bool read_set(Setup *setup, const Lesson *lesson, const Reading *reading, unsigned field,
                     const YamlNode *node) {
  Text numbers = {0};
  Error why = {0};
  size_t rows, cols;
  setup_shape(setup, field, &rows, &cols);
  bool readable = add_numbers(&numbers, reading, node), ok = readable;
  if (readable && node->kind == YAML_LIST && !strchr(text_get(&numbers), ',') && rows * cols > 1)
    ok = error_set(&why, "%s takes %zu numbers, found a list of one", setup_field_name(setup, field),
                   rows * cols);
  ok = ok && assign(setup, lesson, field, text_get(&numbers), &why);
  text_free(&numbers);
  return ok || !readable || error_hint(read_fault(reading, node, "%s", why.what), "%s", why.hint);
}

static void read_sets(LessonStart *start, const Lesson *lesson, const Reading *reading, const YamlNode *set) {
  const char *names[SETUP_FIELDS_MAX];
  size_t count = setup_names(names, &lesson->setup);
  Setup *setup = ARENA_NEW(reading->arena, Setup);
  *setup = lesson->setup;
  start->setup = setup;
  if (!set || !lesson->scene || /* no number can be judged, which has been reported */
      !read_map(reading, set, "numbers by name", names, count))
    return;
  for (unsigned field = 0; field < count; field++) {
    const YamlNode *node = yaml_get(set, names[field]);
    start->sets[field] = node && read_set(setup, lesson, reading, field, node);
  }
}

static void read_start(Lesson *out, const Reading *reading, const YamlNode *node) {
  LessonStart *start = &out->starts[out->start_count];
  *start = (LessonStart){.id = ""};
  if (!read_map(reading, node, "a start with id, title and set", START_KEYS, COUNT(START_KEYS)))
    return;
  read_phrase(&start->title, reading, read_key(reading, node, "a start", "title"), TEXT_ONE_LINE);
  read_sets(start, out, reading, read_key(reading, node, "a start", "set"));
  const YamlNode *id = read_key(reading, node, "a start", "id");
  if (read_id(&start->id, reading, id) && READ_IS_NEW(reading, id, "start", out->starts, out->start_count))
    out->start_count++;
}

void lesson_read_starts(Lesson *out, const Reading *reading, const YamlNode *list) {
  size_t count = list ? read_length(reading, list, "starts", LESSON_STARTS_MAX) : 0;
  for (size_t i = 0; i < count; i++)
    read_start(out, reading, &list->items[i]);
}
