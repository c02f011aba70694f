#include "formula/layout.h"

#include <math.h>

/* Computer Modern's parameters of fractions, in ems. */
#define NUMERATOR_DISPLAY 0.677
#define NUMERATOR_TEXT 0.394
#define DENOMINATOR_DISPLAY 0.686
#define DENOMINATOR_TEXT 0.345
#define BAR_GAP_DISPLAY 0.12
#define BAR_GAP_TEXT 0.04
#define FRACTION_MARGIN 0.12
#define BOXED_MARGIN 0.3
#define BRACE_GAP 0.12
/* A fence spans this part of its content, or all but this much (ems): half of TeX's, so that the first and
 * the last row of a high matrix stay inside. */
#define FENCE_COVER 0.901
#define FENCE_SHORT 0.25

static Setting fraction_part(Setting setting) {
  if (setting.level == LEVEL_DISPLAY)
    setting.level = LEVEL_TEXT;
  else if (setting.level == LEVEL_TEXT)
    setting.level = LEVEL_SCRIPT;
  else
    setting.level = LEVEL_SMALL;
  return setting;
}

FormulaBox *construct_fraction(FormulaLayout *layout, const FormulaNode *node, Setting setting) {
  if (node->amount)
    setting.level = node->amount > 0 ? LEVEL_DISPLAY : LEVEL_TEXT;
  bool display = setting.level == LEVEL_DISPLAY;
  double em = layout_em(layout, setting), bar = box_rule_thickness(em), axis = floor(LAYOUT_AXIS * em + 0.5);
  double margin = FRACTION_MARGIN * em, gap = (display ? BAR_GAP_DISPLAY : BAR_GAP_TEXT) * em;
  Setting part = fraction_part(setting);
  FormulaBox *above = layout_node(layout, node->body, part);
  FormulaBox *below = layout_node(layout, node->other, layout_cramped(part));
  double half = bar / 2;
  double up = fmax((display ? NUMERATOR_DISPLAY : NUMERATOR_TEXT) * em, axis + half + gap + above->descent);
  double down =
      fmax((display ? DENOMINATOR_DISPLAY : DENOMINATOR_TEXT) * em, below->ascent + gap + half - axis);
  double width = fmax(above->width, below->width);
  FormulaBox *box = box_group(layout->arena);
  box_add(box, above, margin + (width - above->width) / 2, -up);
  box_add(box, below, margin + (width - below->width) / 2, down);
  box_add(box, box_rule(layout->arena, width, bar, setting.ink), margin, -floor(axis - half + 0.5));
  box->width = width + 2 * margin;
  return box;
}

FormulaBox *construct_root(FormulaLayout *layout, const FormulaNode *node, Setting setting) {
  double em = layout_em(layout, setting), left, start = 0;
  FormulaBox *content = layout_node(layout, node->body, layout_cramped(setting));
  FormulaBox *root =
      delimiter_root(&left, layout, content->width, content->ascent, content->descent, setting);
  FormulaBox *box = box_group(layout->arena);
  if (node->other) {
    Setting small = {LEVEL_SMALL, false, setting.ink};
    FormulaBox *index = layout_node(layout, node->other, small);
    start = fmax(0, index->width - 0.4 * em);
    double rise = 0.6 * (root->ascent - root->descent) + index->descent;
    box_add(box, index, fmax(0, 0.4 * em - index->width), -rise);
  }
  box_add(box, root, start, 0);
  box_add(box, content, start + left, 0);
  return box;
}

/* How far an accent moves to the right of the middle: along the slant of its letter. */
static double accent_skew(const FormulaNode *base, const FormulaBox *box) {
  bool slanted =
      base && base->kind == NODE_SYMBOL && (base->face == FACE_ITALIC || base->face == FACE_BOLD_ITALIC);
  return slanted ? 0.125 * box->ascent : 0;
}

FormulaBox *construct_accent(FormulaLayout *layout, const FormulaNode *node, Setting setting) {
  double em = layout_em(layout, setting);
  const Font *font = layout->style->font;
  FormulaBox *base = layout_node(layout, node->body, layout_cramped(setting));
  const char *text = node->text;
  FormulaBox *accent = box_text(layout->arena, font, FACE_MAIN, em, setting.ink, text);
  GlyphBox glyph = font_glyph(font, FACE_MAIN, node->code);
  double middle = (glyph.x0 + glyph.x1) / 2 * em;
  double rise = base->ascent - fmin(base->ascent, LAYOUT_X_HEIGHT * em);
  double x = base->width / 2 + accent_skew(layout_single(node->body), base) - middle;
  FormulaBox *box = box_group(layout->arena);
  box_add(box, base, 0, 0);
  box_add(box, accent, x, -rise);
  box->width = base->width;
  box->italic = base->italic;
  return box;
}

FormulaBox *construct_fenced(FormulaLayout *layout, FormulaBox *body, uint32_t open, uint32_t close,
                             Setting setting) {
  double em = layout_em(layout, setting), axis = LAYOUT_AXIS * em;
  double reach = fmax(body->ascent - axis, body->descent + axis);
  double height = fmax(2 * reach * FENCE_COVER, 2 * reach - FENCE_SHORT * em);
  FormulaBox *left = delimiter_layout(layout, open, height, setting);
  FormulaBox *right = delimiter_layout(layout, close, height, setting);
  FormulaBox *box = box_group(layout->arena);
  box_add_centred(box, left, 0, axis);
  box_add(box, body, left->width, 0);
  box_add_centred(box, right, left->width + body->width, axis);
  return box;
}

FormulaBox *construct_fence(FormulaLayout *layout, const FormulaNode *node, Setting setting) {
  FormulaBox *body = layout_node(layout, node->body, setting);
  return construct_fenced(layout, body, node->open, node->close, setting);
}

FormulaBox *construct_boxed(FormulaLayout *layout, const FormulaNode *node, Setting setting) {
  double em = layout_em(layout, setting), margin = BOXED_MARGIN * em;
  FormulaBox *body = layout_node(layout, node->body, setting);
  FormulaBox *box = box_group(layout->arena);
  box_add(box, body, margin, 0);
  box->kind = BOX_FRAME;
  box->size = box_rule_thickness(em);
  box->color = setting.ink;
  box->width = body->width + 2 * margin;
  box->ascent = body->ascent + margin;
  box->descent = body->descent + margin;
  return box;
}

FormulaBox *construct_brace(FormulaLayout *layout, const FormulaNode *node, Setting setting) {
  double em = layout_em(layout, setting), gap = BRACE_GAP * em;
  FormulaBox *body = layout_node(layout, node->body, setting);
  FormulaBox *brace = delimiter_brace(layout, body->width, node->under, setting);
  FormulaBox *box = box_group(layout->arena);
  box_add(box, body, 0, 0);
  box_add(box, brace, 0, node->under ? body->descent + gap : -(body->ascent + gap));
  return box;
}
