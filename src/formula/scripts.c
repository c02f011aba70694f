#include "formula/layout.h"

#include <math.h>

/* Computer Modern's parameters of sub- and superscripts, in ems. */
#define SUP_DISPLAY 0.413
#define SUP_TEXT 0.363
#define SUP_CRAMPED 0.289
#define SUB_ALONE 0.150
#define SUB_BELOW_SUP 0.247
#define SUP_DROP 0.386
#define SUB_DROP 0.050
#define SCRIPT_GAP 0.16   /* between a subscript and a superscript, at least */
#define SCRIPT_SPACE 0.05 /* behind scripts */
#define LIMIT_ABOVE_GAP 0.111
#define LIMIT_BELOW_GAP 0.166
#define LIMIT_ABOVE_RISE 0.2
#define LIMIT_BELOW_DROP 0.6
#define LIMIT_MARGIN 0.1

static FormulaBox *set_limits(FormulaLayout *layout, const FormulaNode *node, FormulaBox *base,
                              Setting setting) {
  double em = layout_em(layout, setting), slant = base->italic / 2;
  FormulaBox *box = box_group(layout->arena);
  FormulaBox *above = node->sup ? layout_node(layout, node->sup, layout_superscript(setting)) : NULL;
  FormulaBox *below = node->sub ? layout_node(layout, node->sub, layout_subscript(setting)) : NULL;
  double width = fmax(base->width, fmax(above ? above->width + slant : 0, below ? below->width + slant : 0));
  box_add(box, base, (width - base->width) / 2, 0);
  if (above) {
    double gap = fmax(LIMIT_ABOVE_GAP * em, LIMIT_ABOVE_RISE * em - above->descent);
    box_add(box, above, (width - above->width) / 2 + slant, -(base->ascent + gap + above->descent));
    box->ascent += LIMIT_MARGIN * em;
  }
  if (below) {
    double gap = fmax(LIMIT_BELOW_GAP * em, LIMIT_BELOW_DROP * em - below->ascent);
    box_add(box, below, (width - below->width) / 2 - slant, base->descent + gap + below->ascent);
    box->descent += LIMIT_MARGIN * em;
  }
  box->width = width;
  return box;
}

typedef struct Shifts {
  double up, down;
} Shifts;

/* How far scripts of what is no single character, with an accent or without, move from the base's top and
 * bottom. */
static Shifts start_shifts(const FormulaLayout *layout, const FormulaNode *base, const FormulaBox *box,
                           Setting setting) {
  base = layout_single(base);
  if (!base || base->kind == NODE_SYMBOL || base->kind == NODE_TEXT || base->kind == NODE_ACCENT)
    return (Shifts){0, 0};
  double up = box->ascent - SUP_DROP * layout_em(layout, layout_superscript(setting));
  return (Shifts){up, box->descent + SUB_DROP * layout_em(layout, layout_subscript(setting))};
}

/* The TeXbook, appendix G, rules 18b to 18f. */
static Shifts script_shifts(Shifts at, const FormulaBox *sup, const FormulaBox *sub, Setting setting,
                            double em) {
  double least = setting.cramped ? SUP_CRAMPED : setting.level == LEVEL_DISPLAY ? SUP_DISPLAY : SUP_TEXT;
  if (sub && !sup) {
    at.down = fmax(at.down, fmax(SUB_ALONE * em, sub->ascent - 0.8 * LAYOUT_X_HEIGHT * em));
    return at;
  }
  if (sup)
    at.up = fmax(at.up, fmax(least * em, sup->descent + LAYOUT_X_HEIGHT * em / 4));
  if (!sub || !sup)
    return at;
  at.down = fmax(at.down, SUB_BELOW_SUP * em);
  double gap = at.up - sup->descent - (sub->ascent - at.down);
  if (gap < SCRIPT_GAP * em) {
    at.down += SCRIPT_GAP * em - gap;
    double rise = 0.8 * LAYOUT_X_HEIGHT * em - (at.up - sup->descent);
    if (rise > 0) {
      at.up += rise;
      at.down -= rise;
    }
  }
  return at;
}

static bool has_limits(const FormulaNode *node, Setting setting) {
  const FormulaNode *base = node->body;
  return node->always_limits || (node->limits && setting.level == LEVEL_DISPLAY && base);
}

FormulaBox *scripts_layout(FormulaLayout *layout, const FormulaNode *node, Setting setting) {
  double em = layout_em(layout, setting);
  FormulaBox *base = layout_node(layout, node->body, setting);
  if (has_limits(node, setting))
    return set_limits(layout, node, base, setting);
  FormulaBox *sup = node->sup ? layout_node(layout, node->sup, layout_superscript(setting)) : NULL;
  FormulaBox *sub = node->sub ? layout_node(layout, node->sub, layout_subscript(setting)) : NULL;
  Shifts at = script_shifts(start_shifts(layout, node->body, base, setting), sup, sub, setting, em);
  FormulaBox *box = box_group(layout->arena);
  box_add(box, base, 0, 0);
  if (sup)
    box_add(box, sup, base->width + base->italic, -at.up);
  if (sub)
    box_add(box, sub, base->width, at.down);
  box->width += SCRIPT_SPACE * em;
  return box;
}
