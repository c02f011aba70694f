/* The glossary as plain text. */
#include "view/transcript.h"

#include "formula/formula.h"

enum { INDENT = 2, FORMULA_INDENT = 4 };

/* "ℓ  loss, loss function" */
static void add_head(Text *out, const GlossaryEntry *entry, Language language) {
  Text head = {0};
  for (size_t i = 0; i < entry->symbol_count; i++)
    text_addf(&head, "%s%s", i ? ", " : "", entry->symbols[i]);
  for (size_t i = 0; i < entry->word_counts[language]; i++)
    text_addf(&head, "%s%s", i ? ", " : head.length ? "  " : "", entry->words[language][i]);
  transcript_wrap(out, text_get(&head), 0, FORMULA_INDENT, TRANSCRIPT_COLUMNS);
  text_free(&head);
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
