/* A lesson as plain text: what the screen shows, for a screen reader, a terminal or a handout.
 *
 * Every step has its number, its title, its text and its formula with the numbers put in, and the
 * values that are new at it with their names, and what its panels show.  Lines are at most TRANSCRIPT_COLUMNS
 * wide where their words allow it; a Hangul syllable counts two columns. */
#ifndef STEPMAX_VIEW_TRANSCRIPT_H
#define STEPMAX_VIEW_TRANSCRIPT_H

#include "base/language.h"
#include "base/text.h"
#include "lesson/glossary.h"
#include "trace/trace.h"
#include "ui/strings.h"

#include <stddef.h>

enum { TRANSCRIPT_COLUMNS = 78 };

typedef struct TranscriptOptions {
  const Strings *strings;
  Language language;
  int digits; /* 2, 4, 6 */
  bool open;  /* where a step asks, only that, without the answer and what the step then says */
} TranscriptOptions;

/* Adds the lesson's title and all its steps. */
void transcript_lesson(Text *out, const Trace *trace, const TranscriptOptions *options);

/* Adds one step.  A text or formula that cannot be filled in is shown as it is written. */
void transcript_step(Text *out, const Trace *trace, size_t step, const TranscriptOptions *options);

/* Adds the glossary: each entry's signs and words, what it means, its formula and its lesson. */
void transcript_glossary(Text *out, const Glossary *glossary, const Strings *strings, Language language);

/* Adds text with its words wrapped at `columns`: the first line as far in as `indent`, the others as
 * far as `hanging`.  A no-break space keeps its two words together and becomes a space; a line's end in
 * text stays one.  Ends with a line's end. */
void transcript_wrap(Text *out, const char *text, size_t indent, size_t hanging, size_t columns);

#endif
