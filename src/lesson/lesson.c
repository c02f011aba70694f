#include "lesson/lesson.h"

#include "base/file.h"
#include "lesson/data_read.h"
#include "lesson/lesson_parts.h"
#include "lesson/panel_read.h"
#include "lesson/read.h"
#include "lesson/scene_read.h"
#include "lesson/setup_read.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Beside the scenes' names, under which their numbers stand. */
static const char *const LESSON_KEYS[] = {"id",     "number", "title",  "subtitle", "about",  "minutes",
                                          "source", "cover",  "scene",  "panes",    "starts", "editable",
                                          "groups", "steps",  "panels", "sizes",    "values", "variants"};

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

static void read_minutes(int *out, const Reading *reading, const YamlNode *node) {
  double minutes;
  if (!node || !read_number(&minutes, reading, node))
    return;
  if (minutes >= 1 && minutes <= LESSON_MINUTES_MAX && floor(minutes) >= minutes)
    *out = (int)minutes;
  else
    read_fault(reading, node, "minutes are a whole number from 1 to %d", LESSON_MINUTES_MAX);
}

static void read_head(Lesson *out, const Reading *reading, const YamlNode *root) {
  static const char WHERE[] = "a lesson";
  out->number = "";
  read_id(&out->id, reading, read_key(reading, root, WHERE, "id"));
  read_number_in_course(&out->number, reading, yaml_get(root, "number"));
  read_phrase(&out->title, reading, read_key(reading, root, WHERE, "title"), TEXT_ONE_LINE);
  read_phrase(&out->subtitle, reading, yaml_get(root, "subtitle"), TEXT_ONE_LINE);
  read_phrase(&out->about, reading, yaml_get(root, "about"), TEXT_ONE_LINE);
  read_phrase(&out->source, reading, yaml_get(root, "source"), TEXT_ONE_LINE | TEXT_FOR_BOTH);
  read_minutes(&out->minutes, reading, yaml_get(root, "minutes"));
}

/* --- The scene */

/* The word under `scene`, NULL after a fault. */
static const char *scene_word(const Reading *reading, const YamlNode *root) {
  const char *word = NULL;
  const YamlNode *node = yaml_get(root, "scene");
  if (!node && (yaml_get(root, "values") || yaml_get(root, "sizes")))
    return "";
  if (!node)
    node = read_key(reading, root, "a lesson", "scene");
  return read_text(&word, reading, node, TEXT_ONE_LINE) ? word : NULL;
}

static void refuse_scene(const Reading *reading, const YamlNode *node, const char *word) {
  const char *names[SCENE_NAMES_MAX];
  size_t count = scene_names(names);
  error_hint_names(read_fault(reading, node, "unknown scene \"%.*s\"", (int)text_cut(word, 80), word), word,
                   names, count);
}

/* Whose key is there, so that its faults are told too. */
static void guess_scene(Lesson *out, const Reading *reading, const YamlNode *root) {
  const char *names[SCENE_NAMES_MAX];
  size_t count = scene_names(names);
  for (size_t i = 0; i < count && !out->scene; i++)
    if (yaml_get(root, names[i]))
      out->scene = scene_load(reading, names[i]);
}

static bool has_own(const YamlNode *root) {
  return yaml_get(root, "values") || yaml_get(root, "sizes");
}

static bool is_training(const Lesson *lesson) {
  return lesson->scene && lesson->scene->kernel == KERNEL_TRAINING;
}

static void read_scene(Lesson *out, const Reading *reading, const YamlNode *root) {
  size_t before = reading->errors->total;
  const char *word = scene_word(reading, root);
  bool own = word && word[0] == '\0'; /* no scene but values of its own */
  if (word && !own)
    out->scene = scene_load(reading, word);
  bool faulty = word && reading->errors->total > before; /* the scene itself */
  bool unknown = !own && !faulty && !out->scene;
  if (unknown && word)
    refuse_scene(reading, yaml_get(root, "scene"), word);
  if (unknown)
    guess_scene(out, reading, root);
  else if (!faulty && has_own(root) && !is_training(out)) /* a training's values depend on its set-up */
    out->scene = scene_read(reading, out->scene, root);
}

/* The key that holds a lesson's numbers: its scene's name; "" where only its own values have some. */
static const char *numbers_key(const Lesson *lesson) {
  return is_training(lesson) ? TRAINING_NAME : lesson->scene->id;
}

/* Another scene's key: its numbers would mean nothing. */
static void refuse_others(const Lesson *lesson, const Reading *reading, const YamlNode *root) {
  const char *own = numbers_key(lesson), *names[SCENE_NAMES_MAX];
  size_t count = scene_names(names);
  for (size_t i = 0; i < count; i++) {
    const YamlNode *node = strcmp(names[i], own) != 0 ? yaml_get(root, names[i]) : NULL;
    if (node && own[0] != '\0')
      read_fault(reading, node, "a lesson of the scene \"%s\" has no \"%s\"", own, names[i]);
    else if (node)
      read_fault(reading, node, "a lesson without a scene has no \"%s\"", names[i]);
  }
}

static void read_setup(Lesson *out, const Reading *reading, const YamlNode *root) {
  if (!out->scene) /* which has been reported */
    return;
  const char *key = numbers_key(out);
  const SetupNodes nodes = {key[0] != '\0' ? read_key(reading, root, "a lesson", key) : NULL,
                            yaml_get(root, "values")};
  SetupPart part;
  setup_read(&part, reading, out->scene, out->pane_count, nodes, yaml_get(root, "editable"));
  refuse_others(out, reading, root);
  out->setup = part.setup;
  memcpy(out->ranges, part.ranges, sizeof out->ranges);
  memcpy(out->names, part.names, sizeof out->names);
  out->data = part.data;
  if (!setup_is_training(&out->setup))
    return;
  out->scene = training_scene(reading, out);
  const Scene *with_own = has_own(root) ? scene_read(reading, out->scene, root) : NULL;
  if (with_own)
    out->scene = with_own;
}

/* The keys that a lesson may have: the scene that it names is one of them. */
static size_t lesson_keys(const char **keys, const YamlNode *root) {
  const YamlNode *scene = yaml_get(root, "scene");
  size_t count = COUNT(LESSON_KEYS);
  memcpy(keys, LESSON_KEYS, sizeof LESSON_KEYS);
  count += scene_names(keys + count);
  if (scene && scene->kind == YAML_SCALAR)
    keys[count++] = scene->text;
  return count;
}

static size_t last_index(const Panel *panel) {
  size_t last = panel->index;
  for (size_t i = 0; i < panel->child_count; i++) {
    size_t other = last_index(panel->children[i]);
    last = other > last ? other : last;
  }
  return last;
}

/* The scene's, once for each pane where there are any; NULL: it has none. */
static const Panel *panels_of_scene(const Lesson *lesson, const Reading *reading) {
  const Panel *panels = lesson->scene ? lesson->scene->panels : NULL;
  if (!panels || lesson->pane_count == 0)
    return panels;
  const Panel **child = ARENA_NEW(reading->arena, const Panel *);
  Panel *panes = ARENA_NEW(reading->arena, Panel);
  *child = panels;
  *panes = (Panel){.kind = PANEL_PANES,
                   .id = "",
                   .weight = 1,
                   .children = child,
                   .child_count = 1,
                   .index = last_index(panels) + 1};
  return panes;
}

/* The step whose picture stands for the lesson. */
static void read_cover(Lesson *out, const Reading *reading, const YamlNode *node) {
  const char *id;
  if (!node || !read_text(&id, reading, node, TEXT_ONE_LINE))
    return;
  for (size_t i = 0; i < out->step_count; i++)
    if (out->steps[i].id && strcmp(out->steps[i].id, id) == 0)
      out->cover = out->steps[i].id;
  if (!out->cover)
    read_fault(reading, node, "the lesson has no step \"%s\"", id);
}

/* The nodes of a lesson, which must be a map; false if anything is wrong with them. */
static bool read_lesson(Lesson *lesson, const Reading *reading, const YamlNode *root) {
  static const char EXPECTED[] = "a lesson with id, title, scene, groups and steps";
  size_t before = reading->errors->total, first = reading->errors->kept;
  const char *keys[COUNT(LESSON_KEYS) + SCENE_NAMES_MAX + 1];
  if (!read_map(reading, root, EXPECTED, keys, lesson_keys(keys, root)))
    return false;
  check_plain(reading, root, lesson->text);
  read_head(lesson, reading, root);
  read_scene(lesson, reading, root);
  lesson_read_panes(lesson, reading, yaml_get(root, "panes"));
  read_setup(lesson, reading, root);
  lesson_read_starts(lesson, reading, yaml_get(root, "starts"));
  lesson_read_groups(lesson, reading, root);
  const YamlNode *panels = yaml_get(root, "panels");
  lesson->panels = panels_of_scene(lesson, reading);
  if (panels)
    lesson->panels = panel_read(reading, panels, lesson->panels);
  else if (!lesson->panels)
    lesson->panels = &PANEL_NOTHING;
  lesson_read_steps(lesson, reading, root);
  read_cover(lesson, reading, yaml_get(root, "cover"));
  read_sort_faults(reading->errors, first);
  return reading->errors->total == before;
}

/* Reads text that lives in the arena already. */
static bool parse(Lesson *out, Arena *arena, const char *file, const char *text, size_t size,
                  const struct GivenData *given, ErrorList *errors) {
  Reading reading = {.arena = arena, .file = arena_copy(arena, file), .errors = errors, .given = given};
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
  return lesson_parse_given(out, arena, file, text, size, NULL, errors);
}

bool lesson_parse_given(Lesson *out, Arena *arena, const char *file, const char *text, size_t size,
                        const struct GivenData *given, ErrorList *errors) {
  if (size > LESSON_BYTES_MAX)
    return error_at(error_list_add(errors), file, 0, 0,
                    "%zu bytes are too many for a lesson, %d are possible", size, LESSON_BYTES_MAX);
  return parse(out, arena, file, arena_copy_n(arena, text, size), size, given, errors);
}

bool lesson_load(Lesson *out, Arena *arena, const char *path, ErrorList *errors) {
  char *text;
  size_t size;
  Error fault = {0};
  if (file_read(arena, path, LESSON_BYTES_MAX, &text, &size, &fault))
    return parse(out, arena, path, text, size, NULL, errors);
  *error_list_add(errors) = fault;
  return false;
}
