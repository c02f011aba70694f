/* A glossary file of any bytes: reading never fails but with an error that has a text; what is read is found
 * in the file's own text, in order, inside it and never twice at one place, and each row is some entry's. */
#include "fuzz/fuzz.h"
#include "lesson/glossary.h"

#include <stdlib.h>
#include <string.h>

enum { SPANS = 500 };

static void require(bool holds) {
  if (!holds)
    abort();
}

static void look_for(Arena *arena, const Glossary *glossary, Language language, const char *text) {
  GlossarySpan *spans = ARENA_ARRAY(arena, GlossarySpan, SPANS);
  size_t count = glossary_find(spans, SPANS, glossary, language, text), end = 0;
  for (size_t i = 0; i < count; i++) {
    require(spans[i].start >= end && spans[i].end > spans[i].start && spans[i].entry < glossary->count);
    end = spans[i].end;
  }
  require(end <= strlen(text));
  GlossaryRow *rows = ARENA_ARRAY(arena, GlossaryRow, glossary->row_count);
  require(glossary_search(rows, glossary, language, "") == glossary->row_count);
  for (size_t i = 0; i < glossary->row_count; i++) {
    const GlossaryEntry *entry = &glossary->entries[rows[i].entry];
    require(rows[i].sign ? glossary_symbol(glossary, entry->symbols[0]) == rows[i].entry
                         : glossary_search(rows, glossary, language, entry->term.in[language]) > 0);
    require(glossary_search(rows, glossary, language, "") == glossary->row_count);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Arena arena = {0};
  ErrorList *errors = ARENA_NEW(&arena, ErrorList);
  Glossary glossary;
  if (glossary_parse(&glossary, &arena, "fuzz", (const char *)data, size, errors)) {
    const char *text = arena_copy_n(&arena, (const char *)data, size);
    for (Language language = 0; language < LANG_COUNT; language++)
      look_for(&arena, &glossary, language, text);
  } else {
    require(errors->total > 0 && errors->items[0].what[0] != '\0');
  }
  arena_free(&arena);
  return 0;
}
