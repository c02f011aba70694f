#include "lesson/glossary_index.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

static uint32_t small(uint32_t c) {
  return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

/* By characters, capitals like small letters. */
static int compare(const char *a, const char *b) {
  for (;;) {
    uint32_t c = small(text_next(&a)), d = small(text_next(&b));
    if (c != d)
      return c < d ? -1 : 1;
    if (c == 0)
      return 0;
  }
}

bool glossary_same(const char *a, const char *b) {
  return compare(a, b) == 0;
}

/* --- For texts */

static uint32_t first_of(const char *word) {
  return small(text_next(&word));
}

static int compare_words(const void *a, const void *b) {
  const GlossaryWord *p = a, *q = b;
  uint32_t c = first_of(p->text), d = first_of(q->text);
  size_t i = strlen(p->text), j = strlen(q->text);
  if (c != d)
    return c < d ? -1 : 1;
  if (i != j)
    return i > j ? -1 : 1;
  int order = strcmp(p->text, q->text);
  return order != 0 ? order : p->entry < q->entry ? -1 : p->entry > q->entry;
}

size_t glossary_index(const GlossaryWord **out, Arena *arena, const GlossaryEntry *entries, size_t count,
                      Language language) {
  size_t most = 0, used = 0;
  for (size_t i = 0; i < count; i++)
    most += entries[i].word_counts[language] + entries[i].symbol_count;
  GlossaryWord *words = ARENA_ARRAY(arena, GlossaryWord, most);
  for (size_t i = 0; i < count; i++) {
    for (size_t k = 0; k < entries[i].word_counts[language]; k++)
      words[used++] = (GlossaryWord){entries[i].words[language][k], i, false};
    for (size_t k = 0; k < entries[i].symbol_count; k++)
      words[used++] = (GlossaryWord){entries[i].symbols[k], i, true};
  }
  if (used > 0)
    qsort(words, used, sizeof *words, compare_words);
  *out = words;
  return used;
}

/* --- For a list */

typedef struct Place {
  const char *word;
  GlossaryRow row;
} Place;

/* Signs stand as in the file. */
static int compare_places(const void *a, const void *b) {
  const Place *p = a, *q = b;
  if (p->row.sign != q->row.sign)
    return p->row.sign ? -1 : 1;
  int order = p->row.sign ? 0 : compare(p->word, q->word);
  return order != 0 ? order : p->row.entry < q->row.entry ? -1 : p->row.entry > q->row.entry;
}

static const GlossaryRow *rows_of(size_t *count, const Glossary *glossary, Arena *arena, Language language) {
  Place *places = ARENA_ARRAY(arena, Place, 2 * glossary->count);
  size_t used = 0;
  for (size_t i = 0; i < glossary->count; i++) {
    const char *word = glossary->entries[i].term.in[language];
    if (glossary->entries[i].symbol_count > 0)
      places[used++] = (Place){word, {i, true}};
    places[used++] = (Place){word, {i, false}};
  }
  if (used > 0)
    qsort(places, used, sizeof *places, compare_places);
  GlossaryRow *rows = ARENA_ARRAY(arena, GlossaryRow, used);
  for (size_t i = 0; i < used; i++)
    rows[i] = places[i].row;
  *count = used;
  return rows;
}

void glossary_arrange(Glossary *glossary, Arena *arena) {
  for (Language language = 0; language < LANG_COUNT; language++) {
    glossary->rows[language] = rows_of(&glossary->row_count, glossary, arena, language);
    glossary->index_count[language] =
        glossary_index(&glossary->index[language], arena, glossary->entries, glossary->count, language);
  }
}

/* --- What is typed */

static bool contains(const char *word, const char *typed) {
  for (const char *at = word; *at; text_next(&at)) {
    const char *a = at, *b = typed;
    while (*b) {
      const char *next = a;
      if (small(text_next(&next)) != small(text_next(&b)))
        break;
      a = next;
      if (!*b)
        return true;
    }
  }
  return false;
}

int glossary_begins(const char *word, const char *typed) {
  while (*typed) {
    if (small(text_next(&word)) != small(text_next(&typed)))
      return 0;
  }
  return *word ? 1 : 2;
}

static bool has_sign(const GlossaryEntry *entry, const char *typed) {
  for (size_t i = 0; i < entry->symbol_count; i++)
    if (strcmp(entry->symbols[i], typed) == 0)
      return true;
  return false;
}

/* A sign is meant by itself alone. */
static bool is_meant(const GlossaryEntry *entry, bool sign, const char *typed) {
  if (sign || has_sign(entry, typed))
    return has_sign(entry, typed);
  for (Language language = 0; language < LANG_COUNT; language++)
    for (size_t i = 0; i < entry->word_counts[language]; i++)
      if (contains(entry->words[language][i], typed))
        return true;
  return false;
}

size_t glossary_search(GlossaryRow *out, const Glossary *glossary, Language language, const char *typed) {
  size_t count = 0;
  for (size_t i = 0; i < glossary->row_count; i++) {
    GlossaryRow row = glossary->rows[language][i];
    if (*typed == '\0' || is_meant(&glossary->entries[row.entry], row.sign, typed))
      out[count++] = row;
  }
  return count;
}

size_t glossary_place(const GlossaryRow *rows, size_t count, GlossaryRow row) {
  size_t near = count;
  for (size_t i = 0; i < count; i++) {
    if (rows[i].entry == row.entry && rows[i].sign == row.sign)
      return i;
    if (rows[i].entry == row.entry)
      near = i;
  }
  return near < count ? near : 0;
}
