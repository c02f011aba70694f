#include "lesson/read.h"

#include "lesson/lesson.h"

#include "base/number.h"
#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

Error *read_fault(const Reading *reading, const YamlNode *at, const char *format, ...) {
  Error *fault = error_list_add(reading->errors);
  char what[sizeof fault->what];
  va_list args;
  va_start(args, format);
  vsnprintf(what, sizeof what, format, args);
  va_end(args);
  what[text_cut(what, sizeof what - 1)] = '\0';
  error_at(fault, reading->file, at->line, at->column, "%s", what);
  return fault;
}

const YamlNode *read_key(const Reading *reading, const YamlNode *map, const char *where, const char *key) {
  const YamlNode *value = yaml_get(map, key);
  if (!value)
    read_fault(reading, map, "%s needs the key \"%s\"", where, key);
  return value;
}

static const char *kind_name(const YamlNode *node) {
  if (node->kind == YAML_LIST)
    return "a list";
  if (node->kind == YAML_MAP)
    return "keys with values";
  return node->text[0] == '\0' ? "nothing" : "a single value";
}

bool read_kind(const Reading *reading, const YamlNode *node, YamlKind kind, const char *what) {
  if (!node)
    return false;
  if (node->kind == kind)
    return true;
  read_fault(reading, node, "expected %s, found %s", what, kind_name(node));
  return false;
}

bool read_map(const Reading *reading, const YamlNode *node, const char *what, const char *const *allowed,
              size_t count) {
  if (!read_kind(reading, node, YAML_MAP, what))
    return false;
  yaml_check_keys(node, reading->file, allowed, count, reading->errors);
  return true;
}

bool read_number(double *out, const Reading *reading, const YamlNode *node) {
  if (!read_kind(reading, node, YAML_SCALAR, "a number"))
    return false;
  if (node->quoted) {
    error_hint(read_fault(reading, node, "expected a number, found a text in quotes"),
               "write the number without quotes");
    return false;
  }
  Error why = {0};
  if (number_parse(out, node->text, &why))
    return true;
  error_hint(read_fault(reading, node, "%s", why.what), "%s", why.hint);
  return false;
}

static bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t';
}

/* Control characters have no picture; a line's end has one only where several lines are. */
static bool check_characters(const Reading *reading, const YamlNode *node, const char *text, TextForm form) {
  for (; *text; text++) {
    unsigned char c = (unsigned char)*text;
    if (c == '\n' && (form & TEXT_ONE_LINE)) {
      read_fault(reading, node, "this text has to be a single line");
      return false;
    }
    if ((c < 0x20 && c != '\n') || c == 0x7F) {
      read_fault(reading, node, "a text cannot contain a tab or another control character");
      return false;
    }
  }
  return true;
}

bool read_text(const char **out, const Reading *reading, const YamlNode *node, TextForm form) {
  if (!node)
    return false;
  if (node->kind != YAML_SCALAR) {
    error_hint(read_fault(reading, node, "expected a text, found %s", kind_name(node)),
               "a text that starts with [ or { needs quotes");
    return false;
  }
  const char *start = node->text;
  while (is_space(*start))
    start++;
  size_t length = strlen(start);
  while (length > 0 && is_space(start[length - 1]))
    length--;
  if (length == 0) {
    read_fault(reading, node, "this text is empty");
    return false;
  }
  int most = (form & TEXT_ONE_LINE) != 0 ? READ_LINE_MAX : READ_TEXT_MAX;
  if (length > (size_t)most) {
    read_fault(reading, node, "this text of %zu bytes is longer than %d", length, most);
    return false;
  }
  const char *text = arena_copy_n(reading->arena, start, length);
  if (!check_characters(reading, node, text, form))
    return false;
  *out = text;
  return true;
}

bool read_choice(size_t *out, const Reading *reading, const YamlNode *node, const char *what,
                 const char *const *choices, size_t count) {
  const char *word;
  if (!read_text(&word, reading, node, TEXT_ONE_LINE))
    return false;
  for (size_t i = 0; i < count; i++)
    if (strcmp(word, choices[i]) == 0) {
      *out = i;
      return true;
    }
  return error_hint_names(
      read_fault(reading, node, "unknown %s \"%.*s\"", what, (int)text_cut(word, 80), word), word, choices,
      count);
}

bool read_flag(bool *out, const Reading *reading, const YamlNode *node) {
  static const char *const WORDS[] = {"no", "yes", "false", "true"};
  if (!node)
    return false;
  for (size_t i = 0; node->kind == YAML_SCALAR && i < sizeof WORDS / sizeof *WORDS; i++)
    if (strcmp(node->text, WORDS[i]) == 0) {
      *out = i % 2 == 1;
      return true;
    }
  read_fault(reading, node, "expected yes or no");
  return false;
}

size_t read_length(const Reading *reading, const YamlNode *list, const char *what, size_t max) {
  char expected[64];
  snprintf(expected, sizeof expected, "a list of %s", what);
  if (!read_kind(reading, list, YAML_LIST, expected))
    return 0;
  if (list->count > 0 && list->count <= max)
    return list->count;
  read_fault(reading, list, "%zu %s, possible are 1 to %zu", list->count, what, max);
  return 0;
}

const char **read_texts(size_t *count, const Reading *reading, const YamlNode *list, const char *what,
                        size_t max) {
  size_t length = read_length(reading, list, what, max);
  const char **texts = ARENA_ARRAY(reading->arena, const char *, length + 1);
  bool ok = length > 0;
  for (size_t i = 0; i < length; i++)
    ok = read_text(&texts[i], reading, &list->items[i], TEXT_ONE_LINE) && ok;
  *count = ok ? length : 0;
  return ok ? texts : NULL;
}

static bool read_word(double *out, const YamlNode *node, const char *const *words) {
  for (size_t i = 0; words && words[i]; i++)
    if (strcmp(node->text, words[i]) == 0) {
      *out = (double)i;
      return true;
    }
  return false;
}

size_t read_numbers(double *out, size_t max, const Reading *reading, const YamlNode *node,
                    const char *const *words) {
  double beyond = 0, *place = max > 0 ? out : &beyond;
  if (node->kind == YAML_SCALAR && read_word(place, node, words))
    return 1;
  if (node->kind != YAML_LIST)
    return read_number(place, reading, node) ? 1 : 0;
  size_t count = 0;
  for (size_t i = 0; i < node->count; i++) {
    size_t kept = count < max ? count : max;
    count += read_numbers(out + kept, max - kept, reading, &node->items[i], words);
  }
  return count;
}

bool read_id(const char **out, const Reading *reading, const YamlNode *node) {
  const char *id;
  if (!read_text(&id, reading, node, TEXT_ONE_LINE))
    return false;
  if (strlen(id) > LESSON_ID_MAX) {
    read_fault(reading, node, "this id of %zu bytes is longer than %d", strlen(id), LESSON_ID_MAX);
    return false;
  }
  if (id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-")] != '\0') {
    error_hint(read_fault(reading, node, "\"%s\" is no id", id),
               "an id has small letters a to z, digits and '-' only");
    return false;
  }
  *out = id;
  return true;
}

static const char *id_of(const void *items, size_t place, size_t size) {
  return *(const char *const *)((const char *)items + place * size);
}

bool read_is_new(const Reading *reading, const YamlNode *at, const char *what, const void *items,
                 size_t count, size_t size) {
  const char *id = id_of(items, count, size);
  size_t place = 0;
  while (place < count && strcmp(id_of(items, place, size), id) != 0)
    place++;
  if (place < count)
    read_fault(reading, at, "there is a %s \"%s\" already", what, id);
  return place == count;
}

static void place_phrase(Phrase *phrase, Language language, const char *text, const YamlNode *node) {
  phrase->in[language] = text;
  phrase->line[language] = node->line;
  phrase->column[language] = node->column;
}

static bool read_for_both(Phrase *out, const Reading *reading, const YamlNode *node, TextForm form) {
  const char *text;
  if (!read_text(&text, reading, node, form))
    return false;
  for (Language language = 0; language < LANG_COUNT; language++)
    place_phrase(out, language, text, node);
  return true;
}

static bool read_language(Phrase *out, const Reading *reading, const YamlNode *map, Language language,
                          TextForm form) {
  const char *code = language_code(language), *text;
  const YamlNode *node = yaml_get(map, code);
  if (!node) {
    error_hint(read_fault(reading, map, "the language \"%s\" is missing", code),
               "a text is written { ko: ..., en: ... }");
    return false;
  }
  if (!read_text(&text, reading, node, form))
    return false;
  place_phrase(out, language, text, node);
  return true;
}

/* Reports keys that are no language.  In { ko: one, two, en: three } YAML takes "two" for a key. */
static bool check_languages(const Reading *reading, const YamlNode *map) {
  static const char *const CODES[] = {"ko", "en"};
  bool known = true;
  for (size_t i = 0; i < map->count; i++) {
    const char *key = map->keys[i].text;
    if (strcmp(key, CODES[0]) == 0 || strcmp(key, CODES[1]) == 0)
      continue;
    known = false;
    Error *fault = read_fault(reading, &map->keys[i], "unknown key \"%.*s\"", (int)text_cut(key, 80), key);
    const YamlNode *value = &map->items[i];
    if (value->kind == YAML_SCALAR && !value->quoted && value->text[0] == '\0')
      error_hint(fault, "between { and } a text with a comma needs quotes");
    else
      error_hint_names(fault, key, CODES, LANG_COUNT);
  }
  return known;
}

bool read_phrase(Phrase *out, const Reading *reading, const YamlNode *node, TextForm form) {
  if (!node)
    return false;
  if (node->kind == YAML_SCALAR && (form & TEXT_FOR_BOTH))
    return read_for_both(out, reading, node, form);
  if (node->kind != YAML_MAP) {
    error_hint(read_fault(reading, node, "expected a text in both languages, found %s", kind_name(node)),
               "write { ko: ..., en: ... }");
    return false;
  }
  bool known = check_languages(reading, node);
  Phrase phrase = {0};
  for (Language language = 0; language < LANG_COUNT; language++)
    if (!read_language(&phrase, reading, node, language, form))
      known = false;
  if (known)
    *out = phrase;
  return known;
}

void read_sort_faults(ErrorList *errors, size_t first) {
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
