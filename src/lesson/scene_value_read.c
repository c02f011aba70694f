/* A value of a scene, read from its nodes: its head, what it is given, its equations. */
#include "lesson/scene_parts.h"

#include "base/text.h"

#include <float.h>
#include <math.h>
#include <stddef.h>
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

static bool find_size(size_t *out, const Head *head, const char *name) {
  const Scene *scene = head->reader->scene;
  const char *names[SCENE_SIZES_MAX];
  for (size_t i = 0; i < scene->size_count; i++)
    names[i] = scene->sizes[i].name;
  if (scene_find_size(out, scene, name))
    return true;
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
  return find_size(&out->size, head, size);
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
      if (strcmp(value->rows.index, value->cols.index) == 0)
        return head_fault(&head);
    } else if (strcmp(value->rows.index, value->cols.index) == 0)
      value->cols.index = "k"; /* a list's own index is its row's, whatever its letter */
    if (*head.at++ != ']')
      return head_fault(&head);
  }
  skip_blanks(&head);
  return *head.at == '\0' || head_fault(&head);
}

/* --- What a value is given */

/* Whether a node is this word; NULL is none. */
static bool is_word(const YamlNode *node, const char *word) {
  return node && node->kind == YAML_SCALAR && strcmp(node->text, word) == 0;
}

/* All sizes of a value with a list of its own numbers must be fixed. */
static void read_starts(SceneValue *value, const SceneReader *reader, const YamlNode *node) {
  const Reading *reading = reader->reading;
  size_t sizes[SCENE_SIZES_MAX];
  for (size_t i = 0; i < reader->scene->size_count; i++)
    sizes[i] = reader->scene->sizes[i].from;
  size_t wanted = scene_numbers(value, sizes), errors = reading->errors->total;
  double *numbers = ARENA_ARRAY(reading->arena, double, wanted);
  size_t found = read_numbers(numbers, wanted, reading, node, value->words);
  if (reading->errors->total > errors)
    return;
  if (found == wanted)
    value->starts = numbers;
  else
    read_fault(reading, node, "%s takes %zu numbers, found %zu", value->name, wanted, found);
}

static void read_given(SceneValue *value, const SceneReader *reader, const YamlNode *node) {
  value->given = true;
  value->required = is_word(node, "required");
  if (value->required && reader->own)
    error_hint(
        read_fault(reader->reading, node, "%s has to be given here: the lesson itself has it", value->name),
        "write its numbers");
  if (value->required)
    return;
  if (node->kind == YAML_LIST)
    read_starts(value, reader, node);
  else
    read_numbers(&value->start, 1, reader->reading, node, value->words);
}

static void read_words(SceneValue *value, const Reading *reading, const YamlNode *list) {
  size_t count;
  value->words = read_texts(&count, reading, list, "words", SCENE_WORDS_MAX);
  value->whole = value->whole || value->words;
  value->min = value->words ? 0 : -DBL_MAX;
  value->max = value->words ? (double)count - 1 : DBL_MAX;
}

static void read_limits(SceneValue *value, const SceneReader *reader, const YamlNode *map) {
  const Reading *reading = reader->reading;
  const YamlNode *least = yaml_get(map, "least"), *most = yaml_get(map, "most"),
                 *above = yaml_get(map, "above");
  size_t size;
  if (least)
    read_number(&value->min, reading, least);
  if (above)
    value->above = read_number(&value->min, reading, above);
  if (most && most->kind == YAML_SCALAR && scene_find_size(&size, reader->scene, most->text))
    value->most = size + 1;
  else if (most)
    read_number(&value->max, reading, most);
}

/* --- The rest of a value */

/* What is said of it with yes or no. */
static const struct {
  const char *key;
  size_t place;
} FLAGS[] = {{"whole", offsetof(SceneValue, whole)},     {"chooses", offsetof(SceneValue, chooses)},
             {"counts", offsetof(SceneValue, counts)},   {"filled", offsetof(SceneValue, filled)},
             {"counter", offsetof(SceneValue, counter)}, {"known", offsetof(SceneValue, known)},
             {"kept", offsetof(SceneValue, kept)},       {"apart", offsetof(SceneValue, apart)},
             {"anew", offsetof(SceneValue, anew)}};

static const char *const VALUE_KEYS[] = {"title", "given", "symbol", "style", "least", "most", "above",
                                         "words", "sum",   "record", "next",  "panes", "with", "when"};
static const char *const EQUATION_KEYS[] = {"is", "symbolic", "numeric", "parts", "operands"};
static const char *const VARIANT_KEYS[] = {"is", "symbolic", "numeric", "parts", "operands", "symbol"};
enum { KEYS_MAX = COUNT(VALUE_KEYS) + COUNT(EQUATION_KEYS) + COUNT(FLAGS) + SCENE_VARIANTS_MAX + 1 };

/* All keys that a value may have, variants by their names among them. */
static size_t list_keys(const char *keys[KEYS_MAX], const SceneReader *reader) {
  size_t count = COUNT(VALUE_KEYS);
  memcpy(keys, VALUE_KEYS, sizeof VALUE_KEYS);
  for (size_t i = 0; i < COUNT(EQUATION_KEYS); i++)
    keys[count++] = EQUATION_KEYS[i];
  for (size_t i = 0; i < COUNT(FLAGS); i++)
    keys[count++] = FLAGS[i].key;
  for (size_t i = 0; i < reader->scene->variant_count; i++)
    keys[count++] = reader->scene->variants[i];
  if (reader->own)
    keys[count++] = "edit"; /* setup_read.c reads it, and `editable` of the values of a scene file */
  return count;
}

/* "none" is said where the mechanism would word something that is better left out. */
static void read_equation(SceneEquation *out, const Reading *reading, const YamlNode *map) {
  const YamlNode *is = yaml_get(map, "is");
  if (is && read_text(&out->is, reading, is, TEXT_LINES)) {
    out->line = is->line;
    out->column = is->column + is->quoted;
  }
  read_text(&out->symbolic, reading, yaml_get(map, "symbolic"), TEXT_LINES);
  read_text(&out->numeric, reading, yaml_get(map, "numeric"), TEXT_LINES);
  read_text(&out->parts, reading, yaml_get(map, "parts"), TEXT_LINES);
  read_text(&out->reads, reading, yaml_get(map, "operands"), TEXT_LINES);
}

static void read_symbol(SceneSymbol *out, const Reading *reading, const YamlNode *map) {
  const YamlNode *symbol = yaml_get(map, "symbol");
  if (read_text(&out->text, reading, symbol, TEXT_ONE_LINE)) {
    out->line = symbol->line;
    out->column = symbol->column;
  }
}

static void read_variants(SceneValue *value, const SceneReader *reader, const YamlNode *map) {
  const Scene *scene = reader->scene;
  for (size_t i = 0; i < scene->variant_count; i++) {
    const YamlNode *node = yaml_get(map, scene->variants[i]);
    if (!node || !read_map(reader->reading, node, "another equation", VARIANT_KEYS, COUNT(VARIANT_KEYS)))
      continue;
    read_equation(&value->variants[i], reader->reading, node);
    read_symbol(&value->symbols[i], reader->reading, node);
  }
}

void scene_read_body(SceneValue *value, const SceneReader *reader, const YamlNode *map) {
  const Reading *reading = reader->reading;
  const char *keys[KEYS_MAX];
  size_t style;
  if (!read_map(reading, map, "what a value is", keys, list_keys(keys, reader)))
    return;
  for (size_t i = 0; i < COUNT(FLAGS); i++)
    read_flag((bool *)((char *)value + FLAGS[i].place), reading, yaml_get(map, FLAGS[i].key));
  read_phrase(&value->title, reading, yaml_get(map, "title"), TEXT_ONE_LINE | TEXT_FOR_BOTH);
  read_symbol(&value->symbol, reading, map);
  read_text(&value->when, reading, yaml_get(map, "when"), TEXT_ONE_LINE);
  read_words(value, reading, yaml_get(map, "words"));
  read_limits(value, reader, map);
  if (read_choice(&style, reading, yaml_get(map, "style"), "style", STYLES, SHOWN_COUNT))
    value->style = (NumberStyle)style;
  if (yaml_get(map, "given"))
    read_given(value, reader, yaml_get(map, "given"));
  if (yaml_get(map, "sum"))
    read_number(&value->sum, reading, yaml_get(map, "sum"));
  value->in_panes = is_word(yaml_get(map, "panes"), "only");
  read_equation(&value->equation, reading, map);
  read_variants(value, reader, map);
}
