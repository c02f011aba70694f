/* Boxes with places: what a formula is drawn from.
 *
 * A box has its origin at its left end on its baseline; lengths are pixels, x to the right, y down.
 * It knows nothing of LaTeX. */
#ifndef STEPMAX_FORMULA_BOX_H
#define STEPMAX_FORMULA_BOX_H

#include "base/arena.h"
#include "canvas/canvas.h"

#include <stddef.h>

typedef enum {
  BOX_GROUP, /* only its children */
  BOX_TEXT,  /* text, face, size */
  BOX_RULE,  /* filled, from its baseline up by ascent */
  BOX_PATH,  /* a filled outline */
  BOX_FRAME  /* a border of `size` pixels around its whole extent, and its children */
} BoxKind;

typedef struct FormulaBox FormulaBox;
struct FormulaBox {
  BoxKind kind;
  double width, ascent, descent; /* descent is positive below the baseline */
  double italic;                 /* how much more room a superscript or a neighbour needs: slanted ink */
  double x, y;                   /* its origin in its parent */
  FormulaBox *first, *last, *next;
  Color color;
  Face face;
  double size;
  const char *text;
  const Point *points;
  size_t count;
};

FormulaBox *box_group(Arena *arena);

/* Puts child with its origin at x, y; the parent grows to hold it. */
void box_add(FormulaBox *parent, FormulaBox *child, double x, double y);

/* The same, so that the child's middle lies `axis` above the parent's baseline. */
void box_add_centred(FormulaBox *parent, FormulaBox *child, double x, double axis);

/* Text in one run; its ascent and descent are those of the ink. */
FormulaBox *box_text(Arena *arena, const Font *font, Face face, double size, Color color, const char *text);

FormulaBox *box_rule(Arena *arena, double width, double thickness, Color color);

/* An outline that grows point by point. */
typedef struct Outline {
  Arena *arena;
  Point *points;
  size_t count, capacity;
} Outline;

void outline_to(Outline *outline, double x, double y);
/* A cubic curve from the last point. */
void outline_curve(Outline *outline, double x1, double y1, double x2, double y2, double x3, double y3);
/* The box of a finished outline, whose extent is given. */
FormulaBox *box_path(const Outline *outline, double width, double ascent, double descent, Color color);

/* The thickness of a rule at that em: whole pixels, so that it is crisp. */
double box_rule_thickness(double em);

#endif
