/* Formulas: the LaTeX subset that teachers know, typeset as boxes.
 *
 * Source text -> parsed tree -> boxes with places -> canvas commands, or plain text.  It knows letters,
 * sizes and colours, but no lesson and no number: placeholders are filled in before.
 *
 * The subset:
 * - letters (italic), digits; Greek \alpha ... \Omega; ^ _ ' and the same as Unicode characters (x², 10⁻³);
 * - + - \pm \cdot \times \div \odot \circ = < > \le \ge \ne \approx \equiv \sim \propto \in \notin \to
 *   \leftarrow \Rightarrow \mapsto \mid ..., also as Unicode characters; '-' is a minus;
 * - \infty \partial \nabla \ell \top \forall \exists \ldots \cdots \vdots \ddots \% \# \& \_ \$ \{ \} \|;
 * - \frac \dfrac \tfrac \sqrt[n]{}; \sum \prod \int \min \max \lim with limits, \limits \nolimits;
 * - \log \exp \ln \sin \cos \tan \tanh \arg ..., \operatorname{}, \operatorname*{};
 * - \text{} \textbf{} (the UI's font, Hangul too); \mathrm{} \mathbf{} \boldsymbol{} \mathbb{R};
 * - \hat \bar \vec \tilde \dot; \boxed{}; \underbrace{}_{} \overbrace{}^{};
 * - \left \right with ( ) [ ] \{ \} | \| \langle \rangle \lfloor \rfloor \lceil \rceil, and . for none;
 * - \begin{matrix|pmatrix|bmatrix|Bmatrix|vmatrix|Vmatrix|cases|aligned} with & and \\: at most 32 columns
 *   and 128 rows; numbers of equal decimals stand flush right;
 * - \quad \qquad \, \: \; \! and a backslash with a space;
 * - \color{name}{...} with a name that the caller knows ("class4", "muted"): the spacing around it is as if
 *   it were not there.
 *
 * A source is at most 8192 bytes long, its groups at most 64 deep. */
#ifndef STEPMAX_FORMULA_FORMULA_H
#define STEPMAX_FORMULA_FORMULA_H

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "canvas/canvas.h"

#include <stdbool.h>

typedef struct FormulaStyle {
  const Font *font;
  double size;  /* the em of the main line, in pixels, > 0 */
  double least; /* no script is set smaller than this em; 0: 0.5 of size */
  Color ink;
  double max_width;  /* lines are broken at relations, then at + and -, to stay within; 0: never.  What still
                        is too wide is set smaller, down to `least`; what is wider even then stays so. */
  bool inline_style; /* limits beside, small fractions, as inside a sentence */
  /* The colour of a name in \color{name}{...}; false: unknown (an error).  May be NULL: none known. */
  bool (*color)(const void *self, const char *name, Color *out);
  const void *self;
} FormulaStyle;

/* Valid as long as the arena that it was set in.  A formula of several lines has the baseline of its
 * first one.  Ascent and descent are those of the ink, so they differ from formula to formula: to put
 * formulas under each other, advance by ascent + descent and a gap. */
typedef struct Formula {
  double width, ascent, descent; /* pixels; descent is positive */
  const struct FormulaBox *box;
} Formula;

/* Typesets source.  The result lives in the arena.  Errors have a column that counts characters of source
 * from 1 (no file, no line), and a hint: the nearest known command, the missing brace. */
bool formula_layout(Formula *out, Arena *arena, const char *source, const FormulaStyle *style,
                    Error *err) MUST_CHECK;

/* Draws it with its left end at x on the baseline, both rounded to whole pixels; through
 * canvas_set_alpha it fades.  Every text is added with ROLE_FORMULA. */
void formula_draw(const Formula *formula, Canvas *canvas, double x, double baseline);

/* Only checks. `known` tells which names of colours there are; NULL: any passes. */
bool formula_check(const char *source, bool (*known)(const char *name), Error *err) MUST_CHECK;

/* Adds a reading in one line of plain text: "∂ℓ/∂z₄ = p₄ − y₄", "pₖ = e^(zₖ) / Σₖ e^(zₖ)", with Unicode's
 * sub- and superscripts where they exist, W_(4,2) where not; matrices as (1, 2; 3, 4).  On a fault adds
 * the source itself and returns false. */
bool formula_text(Text *out, const char *source, Error *err) MUST_CHECK;

#endif
