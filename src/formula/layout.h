/* The tree to boxes, by the rules of The TeXbook's appendix G, with the parameters of Computer Modern.
 *
 * Shared by the files that build the parts: rows (layout.c), scripts and limits (scripts.c), fractions,
 * roots, fences and braces (construct.c, delimiter.c), tables (grid.c), broken lines (lines.c).  Building
 * cannot fail halfway: an unknown colour is remembered and reported at the end. */
#ifndef STEPMAX_FORMULA_LAYOUT_H
#define STEPMAX_FORMULA_LAYOUT_H

#include "formula/box.h"
#include "formula/formula.h"
#include "formula/parse.h"

/* TeX's four styles: formulas on their own line, within a sentence, scripts, scripts of scripts. */
typedef enum { LEVEL_DISPLAY, LEVEL_TEXT, LEVEL_SCRIPT, LEVEL_SMALL } LayoutLevel;

typedef struct Setting {
  LayoutLevel level;
  bool cramped; /* superscripts stay lower: below a bar or in a denominator */
  Color ink;
} Setting;

typedef struct FormulaLayout {
  Arena *arena;
  const FormulaStyle *style;
  double size;              /* the em of the main line */
  double least;             /* of any script */
  const NodeColor *unknown; /* the first colour that has no meaning, or NULL */
} FormulaLayout;

/* In ems. */
#define LAYOUT_AXIS 0.25
#define LAYOUT_X_HEIGHT 0.431

double layout_em(const FormulaLayout *layout, Setting setting);
Setting layout_superscript(Setting setting);
Setting layout_subscript(Setting setting);
Setting layout_cramped(Setting setting);

/* An atom of a row that is set, with the space before it. */
typedef struct LayoutItem {
  FormulaBox *box;
  double gap;
  AtomClass atom;
  bool sum; /* an operation of addition: lines may break before it */
} LayoutItem;

/* The items of a list, and the space behind the last one. */
LayoutItem *layout_items(size_t *count, double *behind, FormulaLayout *layout, const FormulaNode *first,
                         Setting setting);
/* Some items side by side. */
FormulaBox *layout_line(Arena *arena, const LayoutItem *items, size_t count);

/* A node of any kind; NULL gives an empty box. */
FormulaBox *layout_node(FormulaLayout *layout, const FormulaNode *node, Setting setting);

/* The one atom inside braces such as {x}, or the node itself. */
const FormulaNode *layout_single(const FormulaNode *node);

FormulaBox *scripts_layout(FormulaLayout *layout, const FormulaNode *node, Setting setting);
FormulaBox *construct_fraction(FormulaLayout *layout, const FormulaNode *node, Setting setting);
FormulaBox *construct_root(FormulaLayout *layout, const FormulaNode *node, Setting setting);
FormulaBox *construct_accent(FormulaLayout *layout, const FormulaNode *node, Setting setting);
FormulaBox *construct_fence(FormulaLayout *layout, const FormulaNode *node, Setting setting);
FormulaBox *construct_boxed(FormulaLayout *layout, const FormulaNode *node, Setting setting);
FormulaBox *construct_brace(FormulaLayout *layout, const FormulaNode *node, Setting setting);
FormulaBox *construct_fenced(FormulaLayout *layout, FormulaBox *body, uint32_t open, uint32_t close,
                             Setting setting);
FormulaBox *grid_layout(FormulaLayout *layout, const FormulaNode *node, Setting setting);

/* A delimiter at least `height` pixels high, its middle on the baseline; code 0: empty. */
FormulaBox *delimiter_layout(FormulaLayout *layout, uint32_t code, double height, Setting setting);
/* A brace of that width lying on the baseline, its point up; for `under` hanging from it, its point down. */
FormulaBox *delimiter_brace(FormulaLayout *layout, double width, bool under, Setting setting);
/* A root sign with its bar over content of that extent; the content's origin goes to *left. */
FormulaBox *delimiter_root(double *left, FormulaLayout *layout, double width, double ascent, double descent,
                           Setting setting);

/* The whole formula: broken into lines where it must be. */
FormulaBox *lines_layout(FormulaLayout *layout, const FormulaNode *root);

#endif
