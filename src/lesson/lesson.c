#include "lesson/lesson.h"

#include "base/file.h"
#include "lesson/data_read.h"
#include "lesson/panel_read.h"
#include "lesson/read.h"
#include "lesson/setup_read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const LESSON_KEYS[] = {"id",       "number", "title",    "subtitle", "source", "scene",
                                          "chain",    "neuron", "training", "slope",    "panes",  "starts",
                                          "editable", "groups", "steps",    "panels"};
static const char *const GROUP_KEYS[] = {"id", "title"};
static const char *const STEP_KEYS[] = {"id",    "for",  "model",   "group", "start", "reveal",
                                        "title", "text", "formula", "ask",   "main"};
static const char *const ASK_KEYS[] = {"question", "choices", "answer"};
static const char *const PANE_KEYS[] = {"id", "title", "note", "loss"};
static const char *const LOSSES[] = {"ce", "mse"};
static const char *const START_KEYS[] = {"id", "title", "set"};
static const char *const SCENES[SCENE_COUNT] = {"chain", "neuron", "training", "slope"};
static const char *const REPEATS[] = {"update"};
static const char *const MODELS[] = {"softmax", "logistic"};
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

/* A word that has to be one of a few; *out is its place among them. */
static bool read_choice(size_t *out, const Reading *reading, const YamlNode *node, const char *what,
                        const char *const *choices, size_t count) {
  const char *word;
  if (!read_text(&word, reading, node, TEXT_ONE_LINE))
    return false;
  for (size_t i = 0; i < count; i++)
    if (strcmp(word, choices[i]) == 0) {
      *out = i;
      return true;
    }
  error_hint_names(read_fault(reading, node, "unknown %s \"%.*s\"", what, (int)text_cut(word, 80), word),
                   word, choices, count);
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
  size_t scene = SCENE_COUNT;
  if (read_choice(&scene, reading, read_key(reading, root, WHERE, "scene"), "scene", SCENES, COUNT(SCENES)))
    out->setup.scene = (Scene)scene;
  else
    for (scene = 0; scene < SCENE_COUNT; scene++) /* whose key is there, so that its faults are told too */
      if (yaml_get(root, SCENES[scene]))
        out->setup.scene = (Scene)scene;
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

static void read_pane(Lesson *out, const Reading *reading, const YamlNode *node) {
  LessonPane *pane = &out->panes[out->pane_count];
  *pane = (LessonPane){.id = ""};
  if (!read_map(reading, node, "a pane with id and title", PANE_KEYS, COUNT(PANE_KEYS)))
    return;
  const YamlNode *id = read_key(reading, node, "a pane", "id"), *loss = yaml_get(node, "loss");
  read_phrase(&pane->title, reading, read_key(reading, node, "a pane", "title"), TEXT_ONE_LINE);
  read_phrase(&pane->note, reading, yaml_get(node, "note"), TEXT_ONE_LINE);
  size_t choice;
  if (loss && read_choice(&choice, reading, loss, "loss", LOSSES, COUNT(LOSSES)))
    pane->loss = choice == 0 ? PANE_CROSS_ENTROPY : PANE_SQUARED_ERROR;
  if (!read_id(&pane->id, reading, id))
    return;
  if (strpbrk(pane->id, "-") || (pane->id[0] >= '0' && pane->id[0] <= '9')) {
    error_hint(read_fault(reading, id, "the id of a pane begins with a letter and has no '-'"),
               "texts and formulas write a value of a pane as in \"sgd.loss\"");
    return;
  }
  for (size_t i = 0; i < out->pane_count; i++)
    if (strcmp(out->panes[i].id, pane->id) == 0) {
      read_fault(reading, id, "there is a pane \"%s\" already", pane->id);
      return;
    }
  out->pane_count++;
}

static void read_panes(Lesson *out, const Reading *reading, const YamlNode *list) {
  size_t count = list ? read_length(reading, list, "panes", LESSON_PANES_MAX) : 0;
  for (size_t i = 0; i < count; i++)
    read_pane(out, reading, &list->items[i]);
}

static void read_numbers(Lesson *out, const Reading *reading, const YamlNode *root) {
  Scene scene = out->setup.scene;
  const YamlNode *map = read_key(reading, root, "a lesson", SCENES[scene]);
  SetupPart part;
  setup_read(&part, reading, scene, out->pane_count, map, yaml_get(root, "editable"));
  for (size_t i = 0; i < SCENE_COUNT; i++)
    if (i != scene && yaml_get(root, SCENES[i]))
      read_fault(reading, yaml_get(root, SCENES[i]), "a lesson of the scene \"%s\" has no \"%s\"",
                 SCENES[scene], SCENES[i]);
  out->setup = part.setup;
  memcpy(out->ranges, part.ranges, sizeof out->ranges);
  out->classes = part.classes;
  out->features = part.features;
  out->situations = part.situations;
  out->data = part.data;
}

/* --- Other numbers to start from */

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
  for (size_t i = 0; i < wanted; i++) {
    Error why = {0};
    numbers[i] = numbers[found == 1 ? 0 : i];
    if (!setup_accepts(&lesson->setup, field, numbers[i], range, &why)) {
      read_fault(reading, node, "%s", why.what);
      return;
    }
  }
  start->sets[start->set_count++] = (LessonSet){field, numbers};
}

static void read_start(Lesson *out, const Reading *reading, const YamlNode *node) {
  LessonStart *start = &out->starts[out->start_count];
  *start = (LessonStart){.id = ""};
  if (!read_map(reading, node, "a start with id, title and set", START_KEYS, COUNT(START_KEYS)))
    return;
  const SceneInfo *scene = setup_scene(out->setup.scene);
  const YamlNode *set = read_key(reading, node, "a start", "set");
  read_phrase(&start->title, reading, read_key(reading, node, "a start", "title"), TEXT_ONE_LINE);
  if (set && read_map(reading, set, "numbers by name", scene->fields, scene->field_count))
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

static void read_starts(Lesson *out, const Reading *reading, const YamlNode *list) {
  size_t count = list ? read_length(reading, list, "starts", LESSON_STARTS_MAX) : 0;
  for (size_t i = 0; i < count; i++)
    read_start(out, reading, &list->items[i]);
}

/* --- Steps */

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
    error_hint_names(read_fault(reading, node, "unknown group \"%.*s\"", (int)text_cut(id, 80), id), id,
                     known, lesson->group_count);
}

/* What stands before a '.' is a pane; *text is moved behind it. */
static const char *read_reveal_pane(const Reading *reading, const char **text) {
  const char *dot = strchr(*text, '.');
  if (!dot || dot == *text)
    return NULL;
  const char *pane = arena_copy_n(reading->arena, *text, (size_t)(dot - *text));
  *text = dot + 1;
  return pane;
}

/* NAME, NAME[part], or one of them behind PANE. */
static void read_reveal(Reveal *out, const Reading *reading, const YamlNode *node) {
  static const char LETTERS[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
  const char *whole;
  if (!read_text(&whole, reading, node, TEXT_ONE_LINE))
    return;
  const char *text = whole, *pane = read_reveal_pane(reading, &text);
  size_t length = strspn(text, LETTERS), end = strlen(text);
  const char *part = text + length;
  bool parted = *part == '[' && text[end - 1] == ']';
  if (length == 0 || (*part != '\0' && !parted)) {
    error_hint(read_fault(reading, node, "\"%.*s\" names no value", (int)text_cut(whole, 80), whole),
               "write a name, \"name[label]\" or \"name[others]\"");
    return;
  }
  *out = (Reveal){.name = arena_copy_n(reading->arena, text, length),
                  .rows = ROWS_ALL,
                  .pane = pane,
                  .line = node->line,
                  .column = node->column};
  if (!parted)
    return;
  part = arena_copy_n(reading->arena, part + 1, end - length - 2);
  size_t digits = strspn(part, "0123456789");
  if (part[0] >= '1' && part[0] <= '9' && part[digits] == '\0' && digits <= 2) {
    out->rows = ROWS_ONE;
    out->row = strtoul(part, NULL, 10) - 1;
  } else if (strcmp(part, PARTS[0]) == 0)
    out->rows = ROWS_LABEL;
  else if (strcmp(part, PARTS[1]) == 0)
    out->rows = ROWS_OTHERS;
  else
    error_hint_names(
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

static void read_ask(LessonAsk *ask, const Reading *reading, const YamlNode *node) {
  static const char WHERE[] = "a question";
  if (!node || !read_map(reading, node, "a question with choices and an answer", ASK_KEYS, COUNT(ASK_KEYS)))
    return;
  read_phrase(&ask->question, reading, read_key(reading, node, WHERE, "question"), TEXT_ONE_LINE);
  const YamlNode *choices = read_key(reading, node, WHERE, "choices");
  ask->count = choices ? read_length(reading, choices, "choices", LESSON_CHOICES_MAX) : 0;
  if (ask->count == 1)
    read_fault(reading, choices, "a question needs at least 2 choices");
  for (size_t i = 0; i < ask->count; i++)
    read_phrase(&ask->choices[i], reading, &choices->items[i], TEXT_ONE_LINE | TEXT_FOR_BOTH);
  const YamlNode *answer = read_key(reading, node, WHERE, "answer");
  ask->answer = "1";
  if (read_text(&ask->answer, reading, answer, TEXT_ONE_LINE)) {
    ask->line = answer->line;
    ask->column = answer->column;
  }
}

static size_t read_step_start(const Lesson *lesson, const Reading *reading, const YamlNode *node) {
  const char *ids[LESSON_STARTS_MAX];
  size_t start = LESSON_STARTS_MAX;
  for (size_t i = 0; i < lesson->start_count; i++)
    ids[i] = lesson->starts[i].id;
  if (node)
    read_choice(&start, reading, node, "start", ids, lesson->start_count);
  return start;
}

static void read_step_main(LessonStep *step, const Lesson *lesson, const Reading *reading,
                           const YamlNode *node) {
  const char *id;
  if (!node || !read_id(&id, reading, node))
    return;
  if (lesson->panels && panel_find(lesson->panels, id))
    step->main = id;
  else
    read_fault(reading, node, "there is no panel \"%s\"", id);
}

static void read_step(LessonStep *step, const Lesson *lesson, const Reading *reading, const YamlNode *node) {
  static const char WHERE[] = "a step";
  *step = (LessonStep){.id = "", .start = LESSON_STARTS_MAX, .line = node->line, .column = node->column};
  if (!read_map(reading, node, "a step with id, group, title and text", STEP_KEYS, COUNT(STEP_KEYS)))
    return;
  const YamlNode *repeat = yaml_get(node, "for");
  size_t repetition;
  step->each_update =
      repeat && read_choice(&repetition, reading, repeat, "repetition", REPEATS, COUNT(REPEATS));
  read_id(&step->id, reading, read_key(reading, node, WHERE, "id"));
  read_step_group(step, lesson, reading, read_key(reading, node, WHERE, "group"));
  read_reveals(step, reading, yaml_get(node, "reveal"));
  read_phrase(&step->title, reading, read_key(reading, node, WHERE, "title"), TEXT_ONE_LINE);
  read_phrase(&step->text, reading, read_key(reading, node, WHERE, "text"), TEXT_LINES);
  read_phrase(&step->formula, reading, yaml_get(node, "formula"), TEXT_FOR_BOTH);
  read_ask(&step->ask, reading, yaml_get(node, "ask"));
  step->start = read_step_start(lesson, reading, yaml_get(node, "start"));
  read_step_main(step, lesson, reading, yaml_get(node, "main"));
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

/* Whether a step is of the model that is trained: `model: softmax` or `model: logistic`, else of any. */
static bool is_of_model(const Lesson *lesson, const Reading *reading, const YamlNode *step) {
  const YamlNode *node = yaml_get(step, "model");
  size_t model;
  if (!node || !read_choice(&model, reading, node, "model", MODELS, COUNT(MODELS)))
    return true;
  if (lesson->setup.scene == SCENE_TRAINING)
    return (model == 1) == lesson->setup.training.logistic;
  read_fault(reading, node, "only steps of the scene \"training\" have a model");
  return true;
}

static void leave_out_steps(Lesson *lesson, const Reading *reading, const YamlNode *list) {
  size_t kept = 0;
  for (size_t i = 0; i < lesson->step_count; i++)
    if (is_of_model(lesson, reading, &list->items[i]))
      lesson->steps[kept++] = lesson->steps[i];
  lesson->step_count = kept;
}

static void read_steps(Lesson *out, const Reading *reading, const YamlNode *root) {
  const YamlNode *list = read_key(reading, root, "a lesson", "steps");
  size_t count = read_length(reading, list, "steps", LESSON_STEPS_MAX), once = 0;
  out->steps = ARENA_ARRAY(reading->arena, LessonStep, count);
  out->step_count = count;
  for (size_t i = 0; i < count; i++)
    read_step(&out->steps[i], out, reading, &list->items[i]);
  check_step_ids(out, reading, list);
  leave_out_steps(out, reading, list);
  for (size_t i = 0; i < out->step_count; i++)
    once += !out->steps[i].each_update;
  if (count > 0 && once == 0)
    read_fault(reading, list, "at least one step without \"for\" is needed");
}

/* The nodes of a lesson, which must be a map; false if anything is wrong with them. */
static bool read_lesson(Lesson *lesson, const Reading *reading, const YamlNode *root) {
  static const char EXPECTED[] = "a lesson with id, title, scene, groups and steps";
  size_t before = reading->errors->total, first = reading->errors->kept;
  if (!read_map(reading, root, EXPECTED, LESSON_KEYS, COUNT(LESSON_KEYS)))
    return false;
  check_plain(reading, root, lesson->text);
  read_head(lesson, reading, root);
  read_panes(lesson, reading, yaml_get(root, "panes"));
  read_numbers(lesson, reading, root);
  read_starts(lesson, reading, yaml_get(root, "starts"));
  read_groups(lesson, reading, root);
  if (yaml_get(root, "panels"))
    lesson->panels = panel_read(reading, yaml_get(root, "panels"));
  read_steps(lesson, reading, root);
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
