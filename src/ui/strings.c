#include "ui/strings.h"

#include "base/file.h"
#include "base/particle.h"
#include "base/text.h"
#include "base/yaml.h"

#include <assert.h>
#include <string.h>

enum { STRINGS_BYTES_MAX = 256 * 1024, ARGUMENTS_MAX = 3 };

static const char *const KEYS[STRING_COUNT] = {
    "",
#define STRING(name, key) key,
#include "ui/strings_list.h"
#undef STRING
};

/* The argument that a placeholder at `at` stands for, or -1: "{0}" is 0. */
static int placeholder(const char *at) {
  bool is_one = at[0] == '{' && at[1] >= '0' && at[1] < '0' + ARGUMENTS_MAX && at[2] == '}';
  return is_one ? at[1] - '0' : -1;
}

/* Which arguments a string takes: bit n for "{n}". */
static unsigned arguments_of(const char *string) {
  unsigned used = 0;
  for (const char *at = string; *at; at++) {
    int argument = placeholder(at);
    if (argument >= 0)
      used |= 1U << argument;
  }
  return used;
}

static bool read_map(Strings *strings, Language language, const char *path, const YamlNode *map, Error *err) {
  ErrorList unknown = {0};
  yaml_check_keys(map, path, KEYS + 1, STRING_COUNT - 1, &unknown);
  if (unknown.total > 0) {
    *err = unknown.items[0];
    return false;
  }
  for (int id = 1; id < STRING_COUNT; id++) {
    const YamlNode *value = yaml_get(map, KEYS[id]);
    if (!value)
      return error_at(err, path, 0, 0, "the key \"%s\" is missing", KEYS[id]);
    if (value->kind != YAML_SCALAR || value->text[0] == '\0')
      return error_at(err, path, value->line, value->column, "\"%s\" must be a text", KEYS[id]);
    strings->in[language][id] = value->text;
  }
  return true;
}

static bool read_language(Strings *strings, Language language, const char *folder, Error *err) {
  const char *name = arena_printf(&strings->arena, "%s.yaml", language_code(language));
  const char *path = file_join(&strings->arena, folder, name);
  char *data;
  size_t size;
  const YamlNode *root;
  if (!file_read(&strings->arena, path, STRINGS_BYTES_MAX, &data, &size, err) ||
      !yaml_parse(&strings->arena, path, data, size, &root, err))
    return false;
  if (root->kind != YAML_MAP)
    return error_at(err, path, root->line, root->column, "must be a list of keys, each with its words");
  return read_map(strings, language, path, root, err);
}

/* A translation that leaves out an argument would hide what the program has to say. */
static bool check_arguments(const Strings *strings, const char *folder, Error *err) {
  for (int id = 1; id < STRING_COUNT; id++)
    if (arguments_of(strings->in[LANG_EN][id]) != arguments_of(strings->in[LANG_KO][id]))
      return error_at(err, folder, 0, 0, "en.yaml and ko.yaml use different placeholders in \"%s\"",
                      KEYS[id]);
  return true;
}

bool strings_load(Strings *out, const char *folder, Error *err) {
  Strings strings = {0};
  for (int language = 0; language < LANG_COUNT; language++) {
    strings.in[language][STRING_NONE] = "";
    if (!read_language(&strings, (Language)language, folder, err)) {
      arena_free(&strings.arena);
      return false;
    }
  }
  if (!check_arguments(&strings, folder, err)) {
    arena_free(&strings.arena);
    return false;
  }
  *out = strings;
  return true;
}

void strings_free(Strings *strings) {
  arena_free(&strings->arena);
  *strings = (Strings){0};
}

const char *strings_get(const Strings *strings, Language language, StringId id) {
  assert(language < LANG_COUNT && id < STRING_COUNT);
  return strings->in[language][id];
}

/* A particle behind an argument, in the form that this takes; returns how many bytes it has in the string. */
static size_t add_particle(Text *text, Language language, const char *at) {
  const char *right;
  size_t length = language == LANG_KO ? particle_at(&right, text_get(text), at) : 0;
  if (length == 0 && language == LANG_KO)
    length = particle_both(&right, at);
  text_add(text, length > 0 ? right : "");
  return length;
}

const char *strings_format(Arena *arena, const Strings *strings, Language language, StringId id,
                           const char *zero, const char *one, const char *two) {
  const char *arguments[ARGUMENTS_MAX] = {zero, zero ? one : NULL, zero && one ? two : NULL};
  const char *at = strings_get(strings, language, id);
  Text text = {0};
  while (*at) {
    int argument = placeholder(at);
    if (argument < 0) {
      text_add_char(&text, *at++);
      continue;
    }
    at += strlen("{0}");
    if (arguments[argument]) {
      text_add(&text, arguments[argument]);
      at += add_particle(&text, language, at);
    }
  }
  const char *result = arena_copy_n(arena, text_get(&text), text.length);
  text_free(&text);
  return result;
}
