/* What glossary_read.c and glossary_find.c share: the words of a glossary as they are looked up. */
#ifndef STEPMAX_LESSON_GLOSSARY_INDEX_H
#define STEPMAX_LESSON_GLOSSARY_INDEX_H

#include "lesson/glossary.h"

/* Whether two words are the same but for capitals. */
bool glossary_same(const char *a, const char *b);

/* All words and signs of the entries in a language, by first character, longer ones first; returns how many.
 */
size_t glossary_index(const GlossaryWord **out, Arena *arena, const GlossaryEntry *entries, size_t count,
                      Language language);

/* Fills in the rows and indices of a glossary that has its entries. */
void glossary_arrange(Glossary *glossary, Arena *arena);

#endif
