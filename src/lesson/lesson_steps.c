#include "lesson/lesson_parts.h"

#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const GROUP_KEYS[] = {"id", "title"};
static const char *const STEP_KEYS[] = {"id",    "for",  "model",   "group", "start", "reveal",
                                        "title", "text", "formula", "ask",   "main"};
static const char *const ASK_KEYS[] = {"question", "choices", "answer", "keep"};
static const char *const REPEATS[] = {"update", "epoch"};
static const char *const MODELS[] = {"softmax", "logistic"};
static const char *const PARTS[] = {"label", "others"};

static void read_group(Lesson *out, const Reading *reading, const YamlNode *node) {
  LessonGroup *group = &out->groups[out->group_count];
  *group = (LessonGroup){.id = ""};
  if (!read_map(reading, node, "a group with id and title", GROUP_KEYS, COUNT(GROUP_KEYS)))
    return;
  const YamlNode *id = read_key(reading, node, "a group", "id");
  read_phrase(&group->title, reading, read_key(reading, node, "a group", "title"), TEXT_ONE_LINE);
  if (read_id(&group->id, reading, id) && READ_IS_NEW(reading, id, "group", out->groups, out->group_count))
    out->group_count++;
}

void lesson_read_groups(Lesson *out, const Reading *reading, const YamlNode *root) {
  const YamlNode *list = read_key(reading, root, "a lesson", "groups");
  size_t count = read_length(reading, list, "groups", LESSON_GROUPS_MAX);
  for (size_t i = 0; i < count; i++)
    read_group(out, reading, &list->items[i]);
}

/* The group that a step names.  Where no group is readable, only that is reported. */
static void read_step_group(LessonStep *step, const Lesson *lesson, const Reading *reading,
                            const YamlNode *node) {
  const char *ids[LESSON_GROUPS_MAX];
  for (size_t i = 0; i < lesson->group_count; i++)
    ids[i] = lesson->groups[i].id;
  if (lesson->group_count > 0)
    read_choice(&step->group, reading, node, "group", ids, lesson->group_count);
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

/* A number from 1 to 99; *text is moved behind it. */
static bool read_place(size_t *out, const char **text) {
  size_t digits = strspn(*text, "0123456789");
  if (**text < '1' || **text > '9' || digits > 2)
    return false;
  *out = strtoul(*text, NULL, 10) - 1;
  *text += digits;
  return true;
}

/* "2" or "2,3" */
static bool read_places(Reveal *out, const char *part) {
  size_t row, number = 0;
  if (!read_place(&row, &part))
    return false;
  bool two = *part == ',';
  part += two ? 1 + strspn(part + 1, " ") : 0;
  if ((two && !read_place(&number, &part)) || *part != '\0')
    return false;
  out->rows = two ? ROWS_NUMBER : ROWS_ONE;
  out->row = row;
  out->number = number;
  return true;
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
  if (read_places(out, part))
    return;
  if (strcmp(part, PARTS[0]) == 0)
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
  read_flag(&ask->keep, reading, yaml_get(node, "keep"));
}

static size_t read_step_start(const Lesson *lesson, const Reading *reading, const YamlNode *node) {
  const char *ids[LESSON_STARTS_MAX];
  size_t start = LESSON_STARTS_MAX;
  for (size_t i = 0; i < lesson->start_count; i++)
    ids[i] = lesson->starts[i].id;
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
  size_t repetition;
  step->each_update =
      read_choice(&repetition, reading, yaml_get(node, "for"), "repetition", REPEATS, COUNT(REPEATS));
  step->epochs = step->each_update && repetition == 1;
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
  if (setup_is_training(&lesson->setup))
    return (model == 1) == lesson->setup.training->logistic;
  read_fault(reading, node, "only steps of a training have a model");
  return true;
}

static void leave_out_steps(Lesson *lesson, const Reading *reading, const YamlNode *list) {
  size_t kept = 0;
  for (size_t i = 0; i < lesson->step_count; i++)
    if (is_of_model(lesson, reading, &list->items[i]))
      lesson->steps[kept++] = lesson->steps[i];
  lesson->step_count = kept;
}

void lesson_read_steps(Lesson *out, const Reading *reading, const YamlNode *root) {
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
