/* A value of a scene, read from its nodes: its head, what it is given, its equations. */
#include "lesson/scene_parts.h"

#include "base/number.h"
#include "base/text.h"

#include <float.h>
#include <math.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const STYLES[SHOWN_COUNT] = {"plain",  "given",       "each",  "few",
                                                "alike",  "significant", "loss",  "fine",
                                                "needed", "given-fine",  "tenth", "percent"};
static const char LETTERS[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";

bool scene_is_name(const char *text) {
  return text[0] != '\0' && strlen(text) <= 40 && text[strspn(text, LETTERS)] == '\0' &&
         !(text[0] >= '0' && text[0] <= '9');
}

/* --- The head of a value: NAME, NAME[k to K], NAME[k to K, d to D] */

typedef struct Head {
  SceneReader *reader;
  const YamlNode *key;
  const char *at;
} Head;

static bool head_fault(const Head *head) {
  error_hint(read_fault(head->reader->reading, head->key, "\"%.*s\" names no value",
                        (int)text_cut(head->key->text, 80), head->key->text),
             "write NAME, NAME[k to K] or NAME[k to K, d to D]");
  return false;
}

static void skip_blanks(Head *head) {
  head->at += strspn(head->at, " ");
}

static const char *head_name(Head *head) {
  skip_blanks(head);
  size_t length = strspn(head->at, LETTERS);
  const char *name = arena_copy_n(head->reader->reading->arena, head->at, length);
  head->at += length;
  skip_blanks(head);
  return name;
}

static bool find_size(size_t *out, const Scene *scene, const char *name) {
  for (size_t i = 0; i < scene->size_count; i++)
    if (strcmp(scene->sizes[i].name, name) == 0) {
      *out = i;
      return true;
    }
  return false;
}

static bool unknown_size(const Head *head, const char *name) {
  const Scene *scene = head->reader->scene;
  const char *names[SCENE_SIZES_MAX];
  for (size_t i = 0; i < scene->size_count; i++)
    names[i] = scene->sizes[i].name;
  Error *fault = read_fault(head->reader->reading, head->key, "there is no size \"%s\"", name);
  return error_hint_names(fault, name, names, scene->size_count);
}

/* `k to K` or `k to 3`. */
static bool head_side(Head *head, SceneSide *out) {
  out->index = head_name(head);
  if (!scene_is_name(out->index) || strncmp(head->at, "to ", 3) != 0)
    return head_fault(head);
  head->at += 3;
  const char *size = head_name(head);
  if (size[0] >= '1' && size[0] <= '9' && strlen(size) <= 2) {
    out->named = false;
    out->size = (size_t)(size[0] - '0');
    if (size[1] >= '0' && size[1] <= '9')
      out->size = out->size * 10 + (size_t)(size[1] - '0');
    return out->size <= SCENE_ROWS_MAX || head_fault(head);
  }
  out->named = true;
  return find_size(&out->size, head->reader->scene, size) || unknown_size(head, size);
}

bool scene_read_head(SceneValue *value, SceneReader *reader, const YamlNode *key) {
  Head head = {reader, key, key->text};
  *value = (SceneValue){.name = head_name(&head),
                        .file = reader->reading->file,
                        .line = key->line,
                        .column = key->column,
                        .sum = NAN};
  value->rows = (SceneSide){.size = 1, .index = "k"};
  value->cols = (SceneSide){.size = 1, .index = "d"};
  if (!scene_is_name(value->name))
    return head_fault(&head);
  if (*head.at == '[') {
    head.at++;
    value->rank = 1;
    if (!head_side(&head, &value->rows))
      return false;
    if (*head.at == ',') {
      head.at++;
      value->rank = 2;
      if (!head_side(&head, &value->cols))
        return false;
    }
    if (*head.at++ != ']')
      return head_fault(&head);
  }
  skip_blanks(&head);
  return *head.at == '\0' || head_fault(&head);
}

/* --- What a value is given */

bool scene_is_word(const YamlNode *node, const char *word) {
  return node->kind == YAML_SCALAR && strcmp(node->text, word) == 0;
}

/* The numbers of a list, or of a list of rows. */
static size_t collect(double *out, size_t most, const Reading *reading, const YamlNode *node) {
  if (node->kind != YAML_LIST)
    return most > 0 && read_number(out, reading, node) ? 1 : 0;
  size_t count = 0;
  for (size_t i = 0; i < node->count && count < most; i++)
    count += collect(out + count, most - count, reading, &node->items[i]);
  return count;
}

/* All sizes of a value with a list of its own numbers must be fixed. */
static void read_starts(SceneValue *value, const SceneReader *reader, const YamlNode *node) {
  const Reading *reading = reader->reading;
  size_t sizes[SCENE_SIZES_MAX];
  for (size_t i = 0; i < reader->scene->size_count; i++)
    sizes[i] = reader->scene->sizes[i].from;
  size_t wanted = scene_numbers(value, sizes);
  double *numbers = ARENA_ARRAY(reading->arena, double, wanted + 1);
  size_t errors = reading->errors->total, found = collect(numbers, wanted + 1, reading, node);
  if (reading->errors->total > errors)
    return;
  if (found != wanted)
    read_fault(reading, node, "%s takes %zu numbers, found %s%zu", value->name, wanted,
               found > wanted ? "more than " : "", found > wanted ? wanted : found);
  else
    value->starts = numbers;
}

static void read_given(SceneValue *value, const SceneReader *reader, const YamlNode *node) {
  value->given = true;
  value->required = scene_is_word(node, "required");
  if (value->required && reader->own)
    error_hint(
        read_fault(reader->reading, node, "%s has to be given here: the lesson itself has it", value->name),
        "write its numbers");
  if (value->required)
    return;
  for (size_t i = 0; node->kind == YAML_SCALAR && value->words && value->words[i]; i++)
    if (scene_is_word(node, value->words[i])) {
      value->start = (double)i;
      return;
    }
  if (node->kind == YAML_LIST)
    read_starts(value, reader, node);
  else
    read_number(&value->start, reader->reading, node);
}

/* `edit: [least, greatest]`, or `all` where there are few to choose from. */
static void read_edit(SceneValue *value, const Reading *reading, const YamlNode *node) {
  if (!node)
    return;
  value->edit = true;
  value->edit_min = value->min;
  value->edit_max = value->max;
  if (scene_is_word(node, "all") && value->whole && value->max - value->min < 100)
    return;
  if (node->kind != YAML_LIST || node->count != 2) {
    error_hint(read_fault(reading, node, "expected the range of %s", value->name), "write [least, greatest]");
    return;
  }
  read_number(&value->edit_min, reading, &node->items[0]);
  read_number(&value->edit_max, reading, &node->items[1]);
  if (value->edit_min > value->edit_max)
    read_fault(reading, node, "the range of %s ends below its start", value->name);
}

/* The numbers that a lesson's own value begins with; returns how many. */
static size_t own_numbers(const double **out, const SceneValue *value, const SceneReader *reader) {
  size_t sizes[SCENE_SIZES_MAX];
  for (size_t i = 0; i < reader->scene->size_count; i++)
    sizes[i] = reader->scene->sizes[i].from;
  *out = value->starts ? value->starts : &value->start;
  return value->starts ? scene_numbers(value, sizes) : 1;
}

/* That the numbers have the sum that dragging them keeps. */
static void check_sum(const SceneValue *value, const SceneReader *reader, const YamlNode *node) {
  const double *numbers;
  size_t count = own_numbers(&numbers, value, reader);
  double sum = 0;
  char shown[NUMBER_MAX];
  for (size_t i = 0; i < count; i++)
    sum += numbers[i];
  if (value->starts && !(fabs(sum - value->sum) <= 1e-9))
    read_fault(reader->reading, node, "the numbers of %s add up to %s", value->name,
               number_exact(shown, sum));
}

/* That they lie where they can be edited to. */
static void check_inside(const SceneValue *value, const SceneReader *reader, const YamlNode *node) {
  const double *numbers;
  size_t count = own_numbers(&numbers, value, reader);
  char shown[NUMBER_MAX];
  for (size_t i = 0; node && value->edit && value->edit_min <= value->edit_max && i < count; i++)
    if (!(numbers[i] >= value->edit_min && numbers[i] <= value->edit_max)) {
      read_fault(reader->reading, node, "%s begins at %s, outside of what it can be edited to", value->name,
                 number_exact(shown, numbers[i]));
      return;
    }
}

static void read_words(SceneValue *value, const Reading *reading, const YamlNode *list) {
  if (!list || !read_kind(reading, list, YAML_LIST, "a list of words"))
    return;
  if (list->count == 0 || list->count > SCENE_WORDS_MAX) {
    read_fault(reading, list, "%zu words, possible are 1 to %d", list->count, SCENE_WORDS_MAX);
    return;
  }
  const char **words = ARENA_ARRAY(reading->arena, const char *, list->count + 1);
  for (size_t i = 0; i < list->count; i++) {
    words[i] = "";
    read_text(&words[i], reading, &list->items[i], TEXT_ONE_LINE);
  }
  value->words = words;
  value->whole = true;
  value->max = (double)list->count - 1;
}

static void read_limits(SceneValue *value, const SceneReader *reader, const YamlNode *map) {
  const Reading *reading = reader->reading;
  const YamlNode *least = yaml_get(map, "least"), *most = yaml_get(map, "most"),
                 *above = yaml_get(map, "above");
  value->min = value->words ? 0 : -DBL_MAX;
  if (!value->words)
    value->max = DBL_MAX;
  if (least)
    read_number(&value->min, reading, least);
  if (above) {
    read_number(&value->min, reading, above);
    value->above = true;
  }
  size_t size;
  if (most && most->kind == YAML_SCALAR && find_size(&size, reader->scene, most->text))
    value->most = size + 1;
  else if (most)
    read_number(&value->max, reading, most);
}

/* --- The rest of a value */

static bool read_yes(const Reading *reading, const YamlNode *node) {
  if (!node)
    return false;
  if (!scene_is_word(node, "yes") && !scene_is_word(node, "no"))
    read_fault(reading, node, "expected yes or no");
  return scene_is_word(node, "yes");
}

static void read_style(SceneValue *value, const Reading *reading, const YamlNode *node) {
  const char *word;
  if (!node || !read_text(&word, reading, node, TEXT_ONE_LINE))
    return;
  for (int i = 0; i < SHOWN_COUNT; i++)
    if (strcmp(STYLES[i], word) == 0) {
      value->style = (NumberStyle)i;
      return;
    }
  error_hint_names(read_fault(reading, node, "unknown style \"%.*s\"", (int)text_cut(word, 80), word), word,
                   STYLES, SHOWN_COUNT);
}

/* "none" is said where the mechanism would word something that is better left out. */
static const char *wording(const Reading *reading, const YamlNode *map, const char *key) {
  const char *text = NULL;
  read_text(&text, reading, yaml_get(map, key), TEXT_LINES);
  return text;
}

static void read_equation(SceneEquation *out, const Reading *reading, const YamlNode *map) {
  const YamlNode *is = yaml_get(map, "is");
  if (is && read_text(&out->is, reading, is, TEXT_LINES)) {
    out->line = is->line;
    out->column = is->column + is->quoted;
  }
  out->symbolic = wording(reading, map, "symbolic");
  out->numeric = wording(reading, map, "numeric");
  out->parts = wording(reading, map, "parts");
  out->reads = wording(reading, map, "operands");
}

static void read_variants(SceneValue *value, const SceneReader *reader, const YamlNode *map) {
  static const char *const KEYS[] = {"is", "symbolic", "numeric", "parts", "operands"};
  const Scene *scene = reader->scene;
  for (size_t i = 0; i < scene->variant_count; i++) {
    const YamlNode *node = yaml_get(map, scene->variants[i]);
    if (node && read_map(reader->reading, node, "another equation", KEYS, COUNT(KEYS)))
      read_equation(&value->variants[i], reader->reading, node);
  }
}

static const char *const VALUE_KEYS[] = {
    "title", "given", "is",    "symbol", "symbolic", "numeric", "parts",  "whole",   "style", "least",
    "most",  "above", "words", "sum",    "counts",   "counter", "record", "next",    "known", "kept",
    "apart", "anew",  "panes", "with",   "edit",     "chooses", "filled", "operands"};

void scene_read_body(SceneValue *value, const SceneReader *reader, const YamlNode *map) {
  const Reading *reading = reader->reading;
  const char *keys[COUNT(VALUE_KEYS) + SCENE_VARIANTS_MAX];
  size_t count = COUNT(VALUE_KEYS);
  memcpy(keys, VALUE_KEYS, sizeof VALUE_KEYS);
  for (size_t i = 0; i < reader->scene->variant_count; i++)
    keys[count++] = reader->scene->variants[i];
  if (!read_map(reading, map, "what a value is", keys, count))
    return;
  read_phrase(&value->title, reading, yaml_get(map, "title"), TEXT_ONE_LINE | TEXT_FOR_BOTH);
  read_text(&value->symbol, reading, yaml_get(map, "symbol"), TEXT_ONE_LINE);
  value->whole = read_yes(reading, yaml_get(map, "whole"));
  read_words(value, reading, yaml_get(map, "words"));
  read_limits(value, reader, map);
  read_style(value, reading, yaml_get(map, "style"));
  if (yaml_get(map, "given"))
    read_given(value, reader, yaml_get(map, "given"));
  read_edit(value, reading, yaml_get(map, "edit"));
  if (yaml_get(map, "sum") && read_number(&value->sum, reading, yaml_get(map, "sum")))
    check_sum(value, reader, yaml_get(map, "sum"));
  check_inside(value, reader, yaml_get(map, "given"));
  value->chooses = read_yes(reading, yaml_get(map, "chooses"));
  value->counts = read_yes(reading, yaml_get(map, "counts"));
  value->filled = read_yes(reading, yaml_get(map, "filled"));
  value->counter = read_yes(reading, yaml_get(map, "counter"));
  value->known = read_yes(reading, yaml_get(map, "known"));
  value->kept = read_yes(reading, yaml_get(map, "kept"));
  value->apart = read_yes(reading, yaml_get(map, "apart"));
  value->anew = read_yes(reading, yaml_get(map, "anew"));
  value->in_panes = yaml_get(map, "panes") && scene_is_word(yaml_get(map, "panes"), "only");
  read_equation(&value->equation, reading, map);
  read_variants(value, reader, map);
}
