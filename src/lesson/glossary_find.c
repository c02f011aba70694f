/* The glossary's words and signs in a text. */
#include "base/ending.h"
#include "base/text.h"
#include "lesson/glossary.h"

#include <string.h>

static bool is_letter(uint32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static uint32_t small(uint32_t c) {
  return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

/* A text with the place that is looked at, and the characters before it, 0 where there are none. */
typedef struct Scan {
  const char *text, *at;
  uint32_t before, before_that;
} Scan;

/* How many bytes of text a word covers, its blanks any white space; 0: it does not stand here. */
static size_t covers(const GlossaryWord *word, const char *text) {
  const char *at = text, *want = word->text;
  while (*want) {
    uint32_t c = text_next(&want), d = text_next(&at);
    bool blank = c == ' ' && (d == ' ' || d == '\n' || d == 0xA0);
    if (!blank && c != d && (word->symbol || small(c) != small(d)))
      return 0;
  }
  return (size_t)(at - text);
}

/* Whether letters before or behind would make it a part of another word: "loss" in "glossary", "mini-batch",
 * "np.log". */
static bool begins_here(const Scan *scan, uint32_t first) {
  bool word = is_letter(first) || ending_is_hangul(first);
  if (!word)
    return true;
  bool joined = scan->before == '-' || scan->before == '.';
  return !is_letter(scan->before) && !ending_is_hangul(scan->before) &&
         !(joined && (is_letter(scan->before_that) || ending_is_hangul(scan->before_that)));
}

static bool no_letter(const char *at) {
  uint32_t c = text_next(&at), next = text_next(&at);
  return !is_letter(c) && !((c == '-' || c == '.') && is_letter(next));
}

/* A plural or nothing. */
static size_t plural(const char *at) {
  static const char *const ENDINGS[] = {"s", "es"};
  for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
    size_t length = strlen(ENDINGS[i]);
    if (strncmp(at, ENDINGS[i], length) == 0 && no_letter(at + length))
      return length;
  }
  return 0;
}

/* Whether the word that ends with `last` ends at `at`; *more: the bytes of its plural. */
static bool ends_here(const GlossaryWord *word, uint32_t last, Language language, const char *at,
                      size_t *more) {
  const char *next = at;
  uint32_t c = text_next(&next);
  bool letter = is_letter(last);
  *more = 0;
  if (ending_is_hangul(c))
    return language == LANG_KO && ending_only(at);
  if (!letter || no_letter(at))
    return true;
  *more = word->symbol || language != LANG_EN ? 0 : plural(at);
  return *more > 0;
}

static uint32_t last_of(const char *text, size_t length) {
  uint32_t last = 0;
  for (const char *at = text; at < text + length;)
    last = text_next(&at);
  return last;
}

/* The first word of the index with this first character. */
static size_t first_with(const GlossaryWord *index, size_t count, uint32_t c) {
  size_t low = 0, high = count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    const char *word = index[middle].text;
    if (small(text_next(&word)) < c)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* The longest word at the place of the scan. */
static bool match(GlossarySpan *out, const Glossary *glossary, Language language, const Scan *scan) {
  const char *next = scan->at;
  uint32_t first = text_next(&next);
  const GlossaryWord *index = glossary->index[language];
  size_t count = glossary->index_count[language];
  if (!begins_here(scan, first))
    return false;
  for (size_t i = first_with(index, count, small(first)); i < count; i++) {
    const char *word = index[i].text;
    if (small(text_next(&word)) != small(first))
      return false;
    size_t length = covers(&index[i], scan->at), more;
    if (length == 0 || !ends_here(&index[i], last_of(scan->at, length), language, scan->at + length, &more))
      continue;
    size_t start = (size_t)(scan->at - scan->text);
    *out = (GlossarySpan){
        .start = start, .end = start + length + more, .entry = index[i].entry, .symbol = index[i].symbol};
    return true;
  }
  return false;
}

static bool is_first(const GlossarySpan *spans, size_t count, const GlossarySpan *span) {
  for (size_t i = 0; i < count; i++)
    if (spans[i].entry == span->entry && spans[i].symbol == span->symbol)
      return false;
  return true;
}

size_t glossary_find(GlossarySpan *out, size_t most, const Glossary *glossary, Language language,
                     const char *text) {
  size_t count = 0;
  for (Scan scan = {text, text, 0, 0}; *scan.at && count < most;) {
    const char *end = scan.at;
    bool found = match(&out[count], glossary, language, &scan);
    if (found) {
      out[count].first = is_first(out, count, &out[count]);
      end = text + out[count++].end;
    }
    do {
      scan.before_that = scan.before;
      scan.before = text_next(&scan.at);
    } while (found && scan.at < end);
  }
  return count;
}

size_t glossary_symbol(const Glossary *glossary, const char *sign) {
  for (size_t i = 0; i < glossary->count; i++)
    for (size_t k = 0; k < glossary->entries[i].symbol_count; k++)
      if (strcmp(glossary->entries[i].symbols[k], sign) == 0)
        return i;
  return GLOSSARY_NOTHING;
}
