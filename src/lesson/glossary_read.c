/* Reading the glossary's file. */
#include "base/file.h"
#include "base/text.h"
#include "lesson/glossary_index.h"
#include "lesson/lesson.h"
#include "lesson/read.h"

#include <string.h>

/* --- One entry */

static void copy_words(const char **out, size_t *count, const Phrase *term, Language language,
                       const char *const *also, size_t also_count) {
  out[0] = term->in[language];
  for (size_t i = 0; i < also_count; i++)
    out[i + 1] = also[i];
  *count = also_count + 1;
}

/* The term and its other spellings. */
static void read_words(GlossaryEntry *entry, const Reading *reading, const YamlNode *also) {
  static const char *const LANGUAGES[] = {"ko", "en"};
  if (also)
    (void)read_map(reading, also, "other spellings, { ko: [...], en: [...] }", LANGUAGES, LANG_COUNT);
  for (Language language = 0; language < LANG_COUNT; language++) {
    const YamlNode *list = also ? yaml_get(also, language_code(language)) : NULL;
    size_t count = 0;
    const char **others = list ? read_texts(&count, reading, list, "spellings", GLOSSARY_WORDS_MAX) : NULL;
    const char **words = ARENA_ARRAY(reading->arena, const char *, count + 1);
    copy_words(words, &entry->word_counts[language], &entry->term, language, others, count);
    entry->words[language] = words;
  }
}

static void check_length(const Reading *reading, const GlossaryEntry *entry, const YamlNode *text) {
  for (Language language = 0; language < LANG_COUNT; language++)
    if (strlen(entry->text.in[language]) > GLOSSARY_TEXT_MAX)
      read_fault(reading, yaml_get(text, language_code(language)),
                 "this text of %zu bytes is longer than %d, what a card has room for",
                 strlen(entry->text.in[language]), GLOSSARY_TEXT_MAX);
}

static bool read_entry(GlossaryEntry *out, const Reading *reading, const YamlNode *node) {
  static const char *const KEYS[] = {"symbols", "term", "also", "text", "formula", "lesson"};
  GlossaryEntry entry = {.formula = NULL};
  if (!read_map(reading, node, "an entry with term and text", KEYS, sizeof KEYS / sizeof *KEYS))
    return false;
  const YamlNode *symbols = yaml_get(node, "symbols"), *formula = yaml_get(node, "formula"),
                 *lesson = yaml_get(node, "lesson"), *text = read_key(reading, node, "an entry", "text");
  bool good = read_phrase(&entry.term, reading, read_key(reading, node, "an entry", "term"), TEXT_ONE_LINE);
  if (good)
    read_words(&entry, reading, yaml_get(node, "also"));
  if (read_phrase(&entry.text, reading, text, TEXT_LINES))
    check_length(reading, &entry, text);
  if (symbols)
    entry.symbols = read_texts(&entry.symbol_count, reading, symbols, "signs", GLOSSARY_WORDS_MAX);
  if (read_text(&entry.formula, reading, formula, TEXT_ONE_LINE)) {
    entry.formula_line = formula->line;
    entry.formula_column = formula->column;
  }
  if (read_id(&entry.lesson, reading, lesson)) {
    entry.lesson_line = lesson->line;
    entry.lesson_column = lesson->column;
  }
  *out = entry;
  return good;
}

/* --- All of them */

/* A sign and a word may look alike; signs differ by their capitals too. */
static bool same_word(const GlossaryWord *a, const GlossaryWord *b) {
  return a->symbol == b->symbol &&
         (a->symbol ? strcmp(a->text, b->text) == 0 : glossary_same(a->text, b->text));
}

/* A word leads to one entry. */
static void check_once(const Reading *reading, const YamlNode *list, const GlossaryEntry *entries,
                       Language language) {
  const GlossaryWord *index;
  size_t count = glossary_index(&index, reading->arena, entries, list->count, language);
  for (size_t i = 1; i < count; i++)
    for (size_t j = i; j-- > 0 && strlen(index[j].text) == strlen(index[i].text);) {
      if (index[i].entry == index[j].entry || !same_word(&index[j], &index[i]))
        continue;
      bool ordered = index[j].entry < index[i].entry;
      const GlossaryWord *first = &index[ordered ? j : i], *again = &index[ordered ? i : j];
      read_fault(reading, &list->items[again->entry], "\"%s\" stands in the entry of line %d already",
                 again->text, list->items[first->entry].line);
    }
}

static bool read_all(Glossary *out, const Reading *reading, const YamlNode *root) {
  static const char *const KEYS[] = {"glossary"};
  size_t before = reading->errors->total;
  if (!read_map(reading, root, "the key \"glossary\"", KEYS, 1))
    return false;
  const YamlNode *list = read_key(reading, root, "the file", "glossary");
  size_t count = list ? read_length(reading, list, "entries", GLOSSARY_ENTRIES_MAX) : 0;
  GlossaryEntry *entries = ARENA_ARRAY(reading->arena, GlossaryEntry, count);
  bool all = count > 0;
  for (size_t i = 0; i < count; i++)
    all = read_entry(&entries[i], reading, &list->items[i]) && all;
  for (Language language = 0; language < LANG_COUNT && all; language++)
    check_once(reading, list, entries, language);
  if (!all || reading->errors->total > before)
    return false;
  *out = (Glossary){.file = arena_copy(reading->arena, reading->file), .entries = entries, .count = count};
  glossary_arrange(out, reading->arena);
  return true;
}

bool glossary_parse(Glossary *out, Arena *arena, const char *file, const char *text, size_t size,
                    ErrorList *errors) {
  const Reading reading = {.arena = arena, .file = file, .errors = errors};
  const YamlNode *root;
  size_t first = errors->kept;
  Error err;
  if (!yaml_parse(arena, file, text, size, &root, &err)) {
    *error_list_add(errors) = err;
    return false;
  }
  bool ok = read_all(out, &reading, root);
  read_sort_faults(errors, first);
  return ok;
}

bool glossary_load(Glossary *out, Arena *arena, const char *path, ErrorList *errors) {
  char *text;
  size_t size;
  Error err;
  if (!file_read(arena, path, GLOSSARY_BYTES_MAX, &text, &size, &err)) {
    *error_list_add(errors) = err;
    return false;
  }
  return glossary_parse(out, arena, path, text, size, errors);
}

bool glossary_is(const char *path) {
  Arena scratch = {0};
  char *text;
  size_t size;
  const YamlNode *root;
  bool is = file_read(&scratch, path, GLOSSARY_BYTES_MAX, &text, &size, NULL);
  if (is && yaml_parse(&scratch, path, text, size, &root, NULL)) {
    is = yaml_get(root, "glossary") != NULL;
  } else if (is) { /* a fault is told as one of what the file means to be */
    const char *at = strstr(text, "glossary:");
    is = at && (at == text || at[-1] == '\n');
  }
  arena_free(&scratch);
  return is;
}
