/* The glossary as plain text. */
#include "view/transcript.h"

#include "formula/formula.h"

#include <string.h>

enum { INDENT = 2, FORMULA_INDENT = 4 };

/* "ℓ: loss (손실)" */
static void add_head(Text *out, const GlossaryEntry *entry, Language language) {
  const char *other = entry->term.in[language == LANG_KO ? LANG_EN : LANG_KO];
  for (size_t i = 0; i < entry->symbol_count; i++)
    text_addf(out, "%s%s", entry->symbols[i], i + 1 < entry->symbol_count ? ", " : ": ");
  text_add(out, entry->term.in[language]);
  if (strcmp(entry->term.in[language], other) != 0)
    text_addf(out, " (%s)", other);
  text_add_char(out, '\n');
}

static void add_entry(Text *out, const GlossaryEntry *entry, const Strings *strings, Language language) {
  add_head(out, entry, language);
  transcript_wrap(out, entry->text.in[language], INDENT, INDENT, TRANSCRIPT_COLUMNS);
  if (entry->formula) {
    text_addf(out, "%*s", FORMULA_INDENT, "");
    if (!formula_text(out, entry->formula, NULL))
      text_add(out, " ?"); /* it stands as it is written */
    text_add_char(out, '\n');
  }
  if (entry->lesson) {
    Arena arena = {0};
    text_addf(out, "%*s%s\n", INDENT, "",
              strings_format(&arena, strings, language, STRING_GLOSSARY_LESSON, entry->lesson, NULL, NULL));
    arena_free(&arena);
  }
}

void transcript_glossary(Text *out, const Glossary *glossary, const Strings *strings, Language language) {
  text_addf(out, "%s\n", strings_get(strings, language, STRING_GLOSSARY_TITLE));
  for (size_t i = 0; i < glossary->row_count; i++) {
    GlossaryRow row = glossary->rows[language][i];
    const GlossaryEntry *entry = &glossary->entries[row.entry];
    if (!row.sign && entry->symbol_count > 0)
      continue; /* it has stood under its sign */
    text_add_char(out, '\n');
    add_entry(out, entry, strings, language);
  }
}
