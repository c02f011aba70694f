/* The terms and symbols of the course, each with a sentence or two that say what it is, in both languages.
 *
 * They stand in a file of their own, <lessons>/course/glossary.yaml:
 *
 *     glossary:
 *       - term: { ko: 점수, en: score }
 *         also: { ko: [클래스 점수], en: [class score] }     # other spellings; may be left out
 *         text: { ko: ..., en: ... }
 *         formula: 'z_k = w_k^\top x + b_k'                  # may be left out
 *         lesson: five-scores                                # that teaches it; may be left out
 *       - symbols: [∂]                                       # an entry for a sign
 *         term: { ko: 편미분 기호, en: partial derivative sign }
 *         text: ...
 *
 * What is read here is plain data: how a text is searched for them is told below, how they look elsewhere. */
#ifndef STEPMAX_LESSON_GLOSSARY_H
#define STEPMAX_LESSON_GLOSSARY_H

#include "base/arena.h"
#include "base/error.h"
#include "base/language.h"
#include "base/yaml.h"

#include <stdbool.h>
#include <stddef.h>

enum {
  GLOSSARY_BYTES_MAX = 500000,
  GLOSSARY_ENTRIES_MAX = 300,
  GLOSSARY_WORDS_MAX = 16, /* other spellings, or signs, of an entry */
  GLOSSARY_TEXT_MAX = 700  /* bytes of what it says: a card's worth */
};

#define GLOSSARY_FILE "course/glossary.yaml" /* in a folder of lessons */

typedef struct GlossaryEntry {
  Phrase term, text;
  const char *const *symbols; /* one meaning in both languages; the first stands for all */
  size_t symbol_count;
  const char *const *words[LANG_COUNT]; /* the term, then its other spellings */
  size_t word_counts[LANG_COUNT];
  const char *formula; /* NULL: none */
  const char *lesson;  /* the id of the lesson that teaches it; NULL: none */
  int formula_line, formula_column, lesson_line, lesson_column;
} GlossaryEntry;

/* A spelling that is looked for in texts. */
typedef struct GlossaryWord {
  const char *text;
  size_t entry;
  bool symbol; /* just as it is written; else capitals do not matter */
} GlossaryWord;

/* A line of the list: an entry under its first sign, or under its word. */
typedef struct GlossaryRow {
  size_t entry;
  bool sign;
} GlossaryRow;

/* {0} has no entry. */
typedef struct Glossary {
  const char *file;
  const GlossaryEntry *entries; /* in the order of the file */
  size_t count;
  const GlossaryRow *rows[LANG_COUNT]; /* signs, in the order of the file, then all words by the alphabet */
  size_t row_count;
  const GlossaryWord *index[LANG_COUNT]; /* by first character, longer ones first */
  size_t index_count[LANG_COUNT];
} Glossary;

/* Reads a file.  On faults returns false with at least one more error in the list, each with the file and,
 * but where the file itself cannot be read, line and column; *out is left alone.  Whether formulas can be set
 * and lessons exist is for others to say.  Everything lives in the arena. */
bool glossary_load(Glossary *out, Arena *arena, const char *path, ErrorList *errors) MUST_CHECK;
/* The same from memory, which is copied; `file` is for messages. */
bool glossary_parse(Glossary *out, Arena *arena, const char *file, const char *text, size_t size,
                    ErrorList *errors) MUST_CHECK;

/* Whether a file says that it is one: "glossary:" is its first key.  False, too, where it cannot be read. */
bool glossary_is(const char *path);

/* An entry's word or sign in a text: bytes [start, end). */
typedef struct GlossarySpan {
  size_t start, end, entry;
  bool symbol; /* found by a sign, not by a word */
  bool first;  /* the entry has not been found so before in this text */
} GlossarySpan;

/* Where words and signs of the glossary stand in a text, in its order, none inside another: the longest that
 * fits at the beginning of a word.  In Korean what follows a noun may be joined to it, in English a plural's
 * ending; a part of a longer word is nothing.  Returns how many, at most `most`. */
size_t glossary_find(GlossarySpan *out, size_t most, const Glossary *glossary, Language language,
                     const char *text);

/* The entry that has this very sign, or GLOSSARY_NOTHING. */
enum { GLOSSARY_NOTHING = GLOSSARY_ENTRIES_MAX };
size_t glossary_symbol(const Glossary *glossary, const char *sign);

/* The rows of words that have what is typed in them, in either language, or as a sign, and that of the sign
 * itself; all, where nothing is typed.  `out` has room for all; returns how many. */
size_t glossary_search(GlossaryRow *out, const Glossary *glossary, Language language, const char *typed);

/* Where a row stands among those, else its entry under another head; 0 where it does not. */
size_t glossary_place(const GlossaryRow *rows, size_t count, GlossaryRow row);

/* How a word begins like what is typed: 2 it is the same, 1 it begins with it, 0 neither. */
int glossary_begins(const char *word, const char *typed);

#endif
