/* The glossary's terms in a step: where they stand in its words and formulas, and the card that explains the
 * one that is pointed at or has the focus. */
#ifndef STEPMAX_VIEW_TERMS_H
#define STEPMAX_VIEW_TERMS_H

#include "view/pen.h"

/* What was found in the texts of the last pictures, so that a text is searched once and not in every frame.
 */
TermsKept *terms_kept_new(void);
void terms_kept_free(TermsKept *kept); /* NULL: nothing */
/* Begins a picture: no entry has been seen in it yet. */
void terms_begin(TermsKept *kept);

/* The terms of a text, in its order; none where there is no glossary.  Valid until the picture is done. */
const GlossarySpan *terms_in(const Draw *draw, const char *text, size_t *count);

/* A part of a text that stands in one line: a word with what an operator holds to it. */
typedef struct TermPiece {
  const char *text; /* as it is drawn */
  size_t from;      /* its first byte in the whole text */
  double x, y;      /* pixels: its left edge, and the middle of its capital letters */
  TextLook look;
} TermPiece;

/* Makes the terms of a piece hits; with `underlined` a dotted line stands below each word where its entry
 * comes first in the text. */
void terms_mark(const Draw *draw, const TermPiece *piece, const GlossarySpan *spans, size_t count,
                bool underlined);

/* Makes hits of the signs among the commands that the canvas has got since it had `before` of them. */
void terms_mark_formula(const Draw *draw, size_t before);

/* The same for the panels, after all that can be pointed at in them, which comes first; no key goes to these.
 */
void terms_mark_panels(const Draw *draw, size_t before);

/* What an entry says down a column: its head (a size of letters in u), its text, its formula. */
void term_write(Pen *pen, const GlossaryEntry *entry, double head);

/* The explanation of a term over what has been drawn so far, inside an area, but not on the term itself;
 * nothing where it does not stand in this picture. */
void term_card_draw(const Draw *draw, Target target, Rect area);

#endif
