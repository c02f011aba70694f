/* Delimiters of any height: a glyph where the fonts have one, beyond that an outline of our own, so
 * that there are no seams between pieces. */
#include "formula/layout.h"

#include "base/text.h"

#include <math.h>

#define NULL_WIDTH 0.12 /* of an empty delimiter */

typedef void DrawHalf(Outline *outline, double height, double em);

/* ---- outlines: the left delimiter, from its top right end down and back, y from 0 to height ---- */

static void draw_parenthesis(Outline *outline, double height, double em) {
  double width = 0.5 * em, stem = 0.1 * em, hook = fmin(height / 2, 1.7 * em), tip = 0.035 * em;
  outline_to(outline, width, 0);
  outline_curve(outline, 0.45 * width, 0.2 * hook, 0, 0.58 * hook, 0, hook);
  outline_to(outline, 0, height - hook);
  outline_curve(outline, 0, height - 0.58 * hook, 0.45 * width, height - 0.2 * hook, width, height);
  outline_to(outline, width + tip / 2, height - tip);
  outline_curve(outline, 0.62 * width, height - 0.27 * hook, stem, height - 0.6 * hook, stem, height - hook);
  outline_to(outline, stem, hook);
  outline_curve(outline, stem, 0.6 * hook, 0.62 * width, 0.27 * hook, width + tip / 2, tip);
}

static void draw_bracket(Outline *outline, double height, double em) {
  double stem = box_rule_thickness(1.4 * em), lip = 0.3 * em, bar = box_rule_thickness(em);
  outline_to(outline, lip, 0);
  outline_to(outline, 0, 0);
  outline_to(outline, 0, height);
  outline_to(outline, lip, height);
  outline_to(outline, lip, height - bar);
  outline_to(outline, stem, height - bar);
  outline_to(outline, stem, bar);
  outline_to(outline, lip, bar);
}

/* A brace with its point at the left, x from 0 to width. */
static void brace_outline(Outline *outline, double height, double width, double stem, double hook) {
  double tip = 0.3 * stem, spine = width / 2 - stem / 2, inner = spine + stem, half = height / 2;
  outline_to(outline, width, 0);
  outline_curve(outline, width - 0.6 * (width - spine), 0, spine, 0.35 * hook, spine, hook);
  outline_to(outline, spine, half - hook);
  outline_curve(outline, spine, half - 0.4 * hook, 0.6 * spine, half - tip, 0, half - tip / 2);
  outline_to(outline, 0, half + tip / 2);
  outline_curve(outline, 0.6 * spine, half + tip, spine, half + 0.4 * hook, spine, half + hook);
  outline_to(outline, spine, height - hook);
  outline_curve(outline, spine, height - 0.35 * hook, width - 0.6 * (width - spine), height, width, height);
  outline_to(outline, width, height - tip);
  outline_curve(outline, width - 0.5 * (width - inner), height - 1.5 * tip, inner, height - 0.4 * hook, inner,
                height - hook);
  outline_to(outline, inner, half + hook);
  outline_curve(outline, inner, half + 0.45 * hook, inner, half + 0.3 * hook, 0.35 * width, half);
  outline_curve(outline, inner, half - 0.3 * hook, inner, half - 0.45 * hook, inner, half - hook);
  outline_to(outline, inner, hook);
  outline_curve(outline, inner, 0.4 * hook, width - 0.5 * (width - inner), 1.5 * tip, width, tip);
}

static void draw_brace(Outline *outline, double height, double em) {
  brace_outline(outline, height, 0.55 * em, 0.1 * em, fmin(height / 4, 0.8 * em));
}

static void draw_bar(Outline *outline, double height, double em) {
  double stem = box_rule_thickness(em);
  outline_to(outline, 0, 0);
  outline_to(outline, 0, height);
  outline_to(outline, stem, height);
  outline_to(outline, stem, 0);
}

static void draw_angle(Outline *outline, double height, double em) {
  double width = 0.5 * em, stem = 0.06 * em;
  outline_to(outline, width, 0);
  outline_to(outline, 0, height / 2);
  outline_to(outline, width, height);
  outline_to(outline, width + stem, height - 0.4 * stem);
  outline_to(outline, 1.1 * stem, height / 2);
  outline_to(outline, width + stem, 0.4 * stem);
}

typedef struct Shape {
  uint32_t left, right;
  DrawHalf *draw;
  double width, margin; /* ems: of the ink, and of the space to its left and right */
  bool glyphs;          /* Size1 to Size4 have it */
} Shape;

static const Shape *find_shape(uint32_t code) {
  static const Shape shapes[] = {
      {'(', ')', draw_parenthesis, 0.52, 0.12, true},  {'[', ']', draw_bracket, 0.3, 0.15, true},
      {'{', '}', draw_brace, 0.55, 0.12, true},        {'|', '|', draw_bar, 0.05, 0.13, false},
      {0x2225, 0x2225, draw_bar, 0.25, 0.13, false},   {0x27e8, 0x27e9, draw_angle, 0.56, 0.12, true},
      {0x230a, 0x230b, draw_bracket, 0.3, 0.15, true}, {0x2308, 0x2309, draw_bracket, 0.3, 0.15, true},
  };
  for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
    if (shapes[i].left == code || shapes[i].right == code)
      return &shapes[i];
  return NULL;
}

static FormulaBox *draw_shape(FormulaLayout *layout, const Shape *shape, bool right, double height,
                              Setting setting) {
  double em = layout_em(layout, setting), margin = shape->margin * em, width = shape->width * em;
  height = ceil(height);
  Outline outline = {.arena = layout->arena};
  shape->draw(&outline, height, em);
  for (size_t i = 0; i < outline.count; i++) {
    Point *point = &outline.points[i];
    *point = (Point){margin + (right ? width - point->x : point->x), point->y - height};
  }
  FormulaBox *path = box_path(&outline, width + 2 * margin, height, 0, setting.ink);
  FormulaBox *box = box_group(layout->arena);
  box_add_centred(box, path, 0, 0);
  return box;
}

static FormulaBox *double_bar(FormulaLayout *layout, const Shape *shape, double height, Setting setting) {
  double em = layout_em(layout, setting), apart = floor(0.2 * em + 0.5);
  FormulaBox *box = draw_shape(layout, shape, false, height, setting);
  FormulaBox *second = draw_shape(layout, shape, false, height, setting);
  double width = box->width;
  box_add(box, second, apart, 0);
  box->width = width;
  return box;
}

/* The smallest glyph that is high enough, centred; NULL: none is. */
static FormulaBox *glyph_shape(FormulaLayout *layout, uint32_t code, bool sizes, double height,
                               Setting setting) {
  static const Face faces[] = {FACE_MAIN, FACE_SIZE1, FACE_SIZE2, FACE_SIZE3, FACE_SIZE4};
  double em = layout_em(layout, setting);
  const Font *font = layout->style->font;
  size_t count = sizes ? sizeof faces / sizeof *faces : 1;
  for (size_t i = 0; i < count; i++) {
    GlyphBox glyph = font_glyph(font, faces[i], code);
    if ((glyph.y1 - glyph.y0) * em < height)
      continue;
    Text text = {0};
    text_add_codepoint(&text, code);
    FormulaBox *box = box_group(layout->arena);
    const char *kept = arena_copy(layout->arena, text_get(&text));
    box_add_centred(box, box_text(layout->arena, font, faces[i], em, setting.ink, kept), 0, 0);
    text_free(&text);
    return box;
  }
  return NULL;
}

FormulaBox *delimiter_layout(FormulaLayout *layout, uint32_t code, double height, Setting setting) {
  const Shape *shape = find_shape(code);
  if (code == 0) {
    FormulaBox *empty = box_group(layout->arena);
    empty->width = NULL_WIDTH * layout_em(layout, setting);
    return empty;
  }
  FormulaBox *glyph = glyph_shape(layout, code, !shape || shape->glyphs, height, setting);
  if (glyph)
    return glyph;
  if (!shape)
    return glyph_shape(layout, code, true, 0, setting);
  if (code == 0x2225)
    return double_bar(layout, shape, height, setting);
  return draw_shape(layout, shape, code == shape->right && shape->left != shape->right, height, setting);
}

FormulaBox *delimiter_brace(FormulaLayout *layout, double width, bool under, Setting setting) {
  double em = layout_em(layout, setting), height = 0.3 * em;
  Outline outline = {.arena = layout->arena};
  brace_outline(&outline, width, height, 0.09 * em, fmin(width / 4, 0.35 * em));
  for (size_t i = 0; i < outline.count; i++) {
    Point point = outline.points[i];
    outline.points[i] = (Point){point.y, under ? height - point.x : point.x - height};
  }
  return box_path(&outline, width, under ? 0 : height, under ? height : 0, setting.ink);
}

FormulaBox *delimiter_root(double *left, FormulaLayout *layout, double width, double ascent, double descent,
                           Setting setting) {
  double em = layout_em(layout, setting), bar = box_rule_thickness(em);
  double clear = 0.04 * em + (setting.level == LEVEL_DISPLAY ? LAYOUT_X_HEIGHT : 0.04) * em / 4;
  double top = ceil(ascent + clear) + bar, bottom = fmax(descent, 0.04 * em) + 0.08 * em;
  double height = top + bottom, sign = fmin(0.86, 0.62 + 0.2 * height / em) * em;
  double low = bottom - 0.02 * em, knee = bottom - fmin(0.55 * height, 0.62 * em + 0.12 * height);
  double thin = 0.055 * em, thick = 0.1 * em, start = 0.06 * em, tick = 0.2 * em, foot = 0.46 * sign + start;
  Outline outline = {.arena = layout->arena};
  outline_to(&outline, sign + width, -top);
  outline_to(&outline, sign + width, -top + bar);
  outline_to(&outline, sign + 0.01 * em, -top + bar);
  outline_to(&outline, foot + 0.02 * em, low);
  outline_to(&outline, foot - thin, low);
  outline_to(&outline, tick + 0.02 * em, knee + 1.1 * thick);
  outline_to(&outline, start + 0.03 * em, knee + 0.14 * em + 0.02 * em);
  outline_to(&outline, start, knee + 0.13 * em);
  outline_to(&outline, tick + thick, knee);
  outline_to(&outline, foot, low - 2.1 * thin);
  outline_to(&outline, sign - thin + 0.015 * em, -top);
  *left = sign;
  return box_path(&outline, sign + width, top, bottom, setting.ink);
}
