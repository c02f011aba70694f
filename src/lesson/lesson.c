#include "lesson/lesson.h"

#include "base/file.h"
#include "lesson/chain_read.h"
#include "lesson/read.h"

#include <stdio.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const LESSON_KEYS[] = {"id",    "number", "title",    "subtitle", "source",
                                          "scene", "chain",  "editable", "groups",   "steps"};
static const char *const GROUP_KEYS[] = {"id", "title"};
static const char *const STEP_KEYS[] = {"id", "for", "group", "reveal", "title", "text", "formula"};
static const char *const SCENES[] = {"chain"};
static const char *const REPEATS[] = {"update"};
static const char *const PARTS[] = {"label", "others"};

/* A tag or an anchor: of no use without aliases, and mostly a text that starts with ! or & by mistake. */
static void check_plain(const Reading *reading, const YamlNode *node, const char *source) {
  char first = source[node->start];
  if (first == '!' || first == '&')
    error_hint(read_fault(reading, node, "YAML's tags (!) and anchors (&) are not used here"),
               "a text that starts with %c needs quotes", first);
  for (size_t i = 0; i < node->count; i++) {
    if (node->kind == YAML_MAP)
      check_plain(reading, &node->keys[i], source);
    check_plain(reading, &node->items[i], source);
  }
}

/* A word that has to be one of a few. */
static bool read_choice(const Reading *reading, const YamlNode *node, const char *what,
                        const char *const *choices, size_t count) {
  const char *word;
  if (!read_text(&word, reading, node, TEXT_ONE_LINE))
    return false;
  for (size_t i = 0; i < count; i++)
    if (strcmp(word, choices[i]) == 0)
      return true;
  read_hint_names(read_fault(reading, node, "unknown %s \"%.*s\"", what, (int)text_cut(word, 80), word), word,
                  choices, count);
  return false;
}

static void read_number_in_course(const char **out, const Reading *reading, const YamlNode *node) {
  const char *number;
  if (!read_text(&number, reading, node, TEXT_ONE_LINE))
    return;
  if (strlen(number) > LESSON_NUMBER_MAX || number[strspn(number, "0123456789")] != '\0')
    error_hint(read_fault(reading, node, "the number of a lesson has 1 to %d digits", LESSON_NUMBER_MAX),
               "number: \"05\"");
  else
    *out = number;
}

static void read_head(Lesson *out, const Reading *reading, const YamlNode *root) {
  static const char WHERE[] = "a lesson";
  out->number = out->source = "";
  read_id(&out->id, reading, read_key(reading, root, WHERE, "id"));
  read_number_in_course(&out->number, reading, yaml_get(root, "number"));
  read_phrase(&out->title, reading, read_key(reading, root, WHERE, "title"), TEXT_ONE_LINE);
  read_phrase(&out->subtitle, reading, yaml_get(root, "subtitle"), TEXT_ONE_LINE);
  read_text(&out->source, reading, yaml_get(root, "source"), TEXT_ONE_LINE);
  read_choice(reading, read_key(reading, root, WHERE, "scene"), "scene", SCENES, COUNT(SCENES));
}

static void read_numbers(Lesson *out, const Reading *reading, const YamlNode *root) {
  ChainPart part;
  chain_read(&part, reading, read_key(reading, root, "a lesson", "chain"), yaml_get(root, "editable"));
  out->chain = part.chain;
  memcpy(out->ranges, part.ranges, sizeof out->ranges);
  out->classes = part.classes;
  out->features = part.features;
}

/* A list's length, or 0 after reporting that it is none, empty or too long. */
static size_t read_length(const Reading *reading, const YamlNode *list, const char *what, size_t max) {
  char expected[64];
  snprintf(expected, sizeof expected, "a list of %s", what);
  if (!read_kind(reading, list, YAML_LIST, expected))
    return 0;
  if (list->count > 0 && list->count <= max)
    return list->count;
  read_fault(reading, list, "%zu %s, possible are 1 to %zu", list->count, what, max);
  return 0;
}

static void read_group(Lesson *out, const Reading *reading, const YamlNode *node) {
  LessonGroup *group = &out->groups[out->group_count];
  *group = (LessonGroup){.id = ""};
  if (!read_map(reading, node, "a group with id and title", GROUP_KEYS, COUNT(GROUP_KEYS)))
    return;
  const YamlNode *id = read_key(reading, node, "a group", "id");
  read_phrase(&group->title, reading, read_key(reading, node, "a group", "title"), TEXT_ONE_LINE);
  if (!read_id(&group->id, reading, id))
    return;
  for (size_t i = 0; i < out->group_count; i++)
    if (strcmp(out->groups[i].id, group->id) == 0) {
      read_fault(reading, id, "there is a group \"%s\" already", group->id);
      return;
    }
  out->group_count++;
}

static void read_groups(Lesson *out, const Reading *reading, const YamlNode *root) {
  const YamlNode *list = read_key(reading, root, "a lesson", "groups");
  size_t count = read_length(reading, list, "groups", LESSON_GROUPS_MAX);
  for (size_t i = 0; i < count; i++)
    read_group(out, reading, &list->items[i]);
}

/* The group that a step names.  Where no group is readable, only that is reported. */
static void read_step_group(LessonStep *step, const Lesson *lesson, const Reading *reading,
                            const YamlNode *node) {
  const char *id, *known[LESSON_GROUPS_MAX];
  if (!read_text(&id, reading, node, TEXT_ONE_LINE))
    return;
  for (size_t i = 0; i < lesson->group_count; i++) {
    known[i] = lesson->groups[i].id;
    if (strcmp(known[i], id) == 0) {
      step->group = i;
      return;
    }
  }
  if (lesson->group_count > 0)
    read_hint_names(read_fault(reading, node, "unknown group \"%.*s\"", (int)text_cut(id, 80), id), id, known,
                    lesson->group_count);
}

/* NAME or NAME[part]. */
static void read_reveal(Reveal *out, const Reading *reading, const YamlNode *node) {
  static const char LETTERS[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
  const char *text;
  if (!read_text(&text, reading, node, TEXT_ONE_LINE))
    return;
  size_t length = strspn(text, LETTERS), end = strlen(text);
  const char *part = text + length;
  bool parted = *part == '[' && text[end - 1] == ']';
  if (length == 0 || (*part != '\0' && !parted)) {
    error_hint(read_fault(reading, node, "\"%.*s\" names no value", (int)text_cut(text, 80), text),
               "write a name, \"name[label]\" or \"name[others]\"");
    return;
  }
  *out = (Reveal){.name = arena_copy_n(reading->arena, text, length),
                  .rows = ROWS_ALL,
                  .line = node->line,
                  .column = node->column};
  if (!parted)
    return;
  part = arena_copy_n(reading->arena, part + 1, end - length - 2);
  if (strcmp(part, PARTS[0]) == 0)
    out->rows = ROWS_LABEL;
  else if (strcmp(part, PARTS[1]) == 0)
    out->rows = ROWS_OTHERS;
  else
    read_hint_names(
        read_fault(reading, node, "unknown part [%.*s] of a value", (int)text_cut(part, 80), part), part,
        PARTS, COUNT(PARTS));
}

static void read_reveals(LessonStep *step, const Reading *reading, const YamlNode *list) {
  if (!list || !read_kind(reading, list, YAML_LIST, "a list of values"))
    return;
  Reveal *reveals = ARENA_ARRAY(reading->arena, Reveal, list->count);
  for (size_t i = 0; i < list->count; i++)
    read_reveal(&reveals[i], reading, &list->items[i]);
  step->reveals = reveals;
  step->reveal_count = list->count;
}

static void read_step(LessonStep *step, const Lesson *lesson, const Reading *reading, const YamlNode *node) {
  static const char WHERE[] = "a step";
  *step = (LessonStep){.id = "", .line = node->line, .column = node->column};
  if (!read_map(reading, node, "a step with id, group, title and text", STEP_KEYS, COUNT(STEP_KEYS)))
    return;
  const YamlNode *repeat = yaml_get(node, "for");
  step->each_update = repeat && read_choice(reading, repeat, "repetition", REPEATS, COUNT(REPEATS));
  read_id(&step->id, reading, read_key(reading, node, WHERE, "id"));
  read_step_group(step, lesson, reading, read_key(reading, node, WHERE, "group"));
  read_reveals(step, reading, yaml_get(node, "reveal"));
  read_phrase(&step->title, reading, read_key(reading, node, WHERE, "title"), TEXT_ONE_LINE);
  read_phrase(&step->text, reading, read_key(reading, node, WHERE, "text"), TEXT_LINES);
  read_phrase(&step->formula, reading, yaml_get(node, "formula"), TEXT_FOR_BOTH);
}

/* Whether id is what a repeated step is called in the trace: its own id, '-' and a number. */
static bool is_repetition(const char *id, const LessonStep *step) {
  size_t length = strlen(step->id);
  if (!step->each_update || strncmp(id, step->id, length) != 0 || id[length] != '-')
    return false;
  const char *digits = id + length + 1;
  return *digits != '\0' && digits[strspn(digits, "0123456789")] == '\0';
}

static void check_step_ids(const Lesson *lesson, const Reading *reading, const YamlNode *list) {
  for (size_t i = 0; i < lesson->step_count; i++)
    for (size_t j = 0; j < lesson->step_count; j++) {
      const LessonStep *a = &lesson->steps[j], *b = &lesson->steps[i];
      if (b->id[0] == '\0' || a->id[0] == '\0')
        continue;
      if (j < i && strcmp(a->id, b->id) == 0)
        error_hint(
            read_fault(reading, yaml_get(&list->items[i], "id"), "there is a step \"%s\" already", b->id),
            "the first is in line %d", a->line);
      else if (is_repetition(b->id, a))
        error_hint(read_fault(reading, yaml_get(&list->items[i], "id"),
                              "\"%s\" is what a repetition of the step \"%s\" is called", b->id, a->id),
                   "choose another id");
    }
}

static void read_steps(Lesson *out, const Reading *reading, const YamlNode *root) {
  const YamlNode *list = read_key(reading, root, "a lesson", "steps");
  size_t count = read_length(reading, list, "steps", LESSON_STEPS_MAX), once = 0;
  out->steps = ARENA_ARRAY(reading->arena, LessonStep, count);
  out->step_count = count;
  for (size_t i = 0; i < count; i++) {
    read_step(&out->steps[i], out, reading, &list->items[i]);
    once += !out->steps[i].each_update;
  }
  if (count > 0 && once == 0)
    read_fault(reading, list, "at least one step without \"for\" is needed");
  check_step_ids(out, reading, list);
}

/* The faults from the `first` on, from the file's top to its end. */
static void sort_faults(ErrorList *errors, size_t first) {
  for (size_t i = first + 1; i < errors->kept; i++) {
    Error fault = errors->items[i];
    size_t at = i;
    for (; at > first; at--) {
      const Error *before = &errors->items[at - 1];
      if (before->line < fault.line || (before->line == fault.line && before->column <= fault.column))
        break;
      errors->items[at] = *before;
    }
    errors->items[at] = fault;
  }
}

/* The nodes of a lesson, which must be a map; false if anything is wrong with them. */
static bool read_lesson(Lesson *lesson, const Reading *reading, const YamlNode *root) {
  static const char EXPECTED[] = "a lesson with id, title, chain, groups and steps";
  size_t before = reading->errors->total, first = reading->errors->kept;
  if (!read_map(reading, root, EXPECTED, LESSON_KEYS, COUNT(LESSON_KEYS)))
    return false;
  check_plain(reading, root, lesson->text);
  read_head(lesson, reading, root);
  read_numbers(lesson, reading, root);
  read_groups(lesson, reading, root);
  read_steps(lesson, reading, root);
  sort_faults(reading->errors, first);
  return reading->errors->total == before;
}

/* Reads text that lives in the arena already. */
static bool parse(Lesson *out, Arena *arena, const char *file, const char *text, size_t size,
                  ErrorList *errors) {
  Reading reading = {.arena = arena, .file = arena_copy(arena, file), .errors = errors};
  Lesson lesson = {.file = reading.file, .text = text, .size = size};
  const YamlNode *root;
  Error fault = {0};
  if (!yaml_parse(arena, reading.file, text, size, &root, &fault)) {
    if (strstr(fault.what, "did not find expected ','"))
      error_hint(&fault, "between brackets or braces, a text that holds one of [ ] { } , : needs quotes");
    *error_list_add(errors) = fault;
    return false;
  }
  if (!read_lesson(&lesson, &reading, root))
    return false;
  *out = lesson;
  return true;
}

bool lesson_parse(Lesson *out, Arena *arena, const char *file, const char *text, size_t size,
                  ErrorList *errors) {
  if (size > LESSON_BYTES_MAX)
    return error_at(error_list_add(errors), file, 0, 0,
                    "%zu bytes are too many for a lesson, %d are possible", size, LESSON_BYTES_MAX);
  return parse(out, arena, file, arena_copy_n(arena, text, size), size, errors);
}

bool lesson_load(Lesson *out, Arena *arena, const char *path, ErrorList *errors) {
  char *text;
  size_t size;
  Error fault = {0};
  if (file_read(arena, path, LESSON_BYTES_MAX, &text, &size, &fault))
    return parse(out, arena, path, text, size, errors);
  *error_list_add(errors) = fault;
  return false;
}
