/* Formulas typeset before: most of a picture's stand in the next one too, at the same size. */
#ifndef STEPMAX_VIEW_FORMULAS_H
#define STEPMAX_VIEW_FORMULAS_H

#include "view/draw.h"

FormulasKept *formulas_new(void);
void formulas_free(FormulasKept *kept); /* NULL: nothing */
/* A frame begins: where they have become too many, all are forgotten. */
void formulas_begin(FormulasKept *kept);

/* As formula_layout; the formula lives until the frame ends, or as long as the arena of a draw that keeps
 * none.  Of the style, font and names of colours must be those of the theme. */
bool formulas_layout(Formula *out, const Draw *draw, const char *source, const FormulaStyle *style,
                     Error *err) MUST_CHECK;

#endif
