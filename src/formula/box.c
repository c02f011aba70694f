#include "formula/box.h"

#include "base/text.h"

#include <math.h>
#include <string.h>

FormulaBox *box_group(Arena *arena) {
  return ARENA_NEW(arena, FormulaBox);
}

void box_add(FormulaBox *parent, FormulaBox *child, double x, double y) {
  child->x = x;
  child->y = y;
  if (parent->last)
    parent->last->next = child;
  else
    parent->first = child;
  parent->last = child;
  parent->width = fmax(parent->width, x + child->width);
  parent->ascent = fmax(parent->ascent, child->ascent - y);
  parent->descent = fmax(parent->descent, child->descent + y);
}

void box_add_centred(FormulaBox *parent, FormulaBox *child, double x, double axis) {
  box_add(parent, child, x, (child->ascent - child->descent) / 2 - axis);
}

/* The ink of slanted letters leans over their advance; 0.04 em more keeps what follows clear of it
 * (Computer Modern's own corrections are its overhang and 0.02 to 0.05 em). */
static double italic_of(Face face, GlyphBox glyph) {
  double overhang = glyph.x1 - glyph.advance;
  bool slanted = face == FACE_ITALIC || face == FACE_BOLD_ITALIC;
  bool leans = overhang > (slanted ? -0.01 : 0.01) && glyph.advance > 0;
  return leans && face != FACE_UI && face != FACE_UI_BOLD ? overhang + 0.04 : 0;
}

FormulaBox *box_text(Arena *arena, const Font *font, Face face, double size, Color color, const char *text) {
  FormulaBox *box = box_group(arena);
  box->kind = BOX_TEXT;
  box->face = face;
  box->size = size;
  box->color = color;
  box->text = text;
  box->width = font_width(font, face, size, STYLE_PLAIN, text);
  const char *next = text;
  for (uint32_t code; (code = text_next(&next));) {
    if (code == ' ')
      continue;
    GlyphBox glyph = font_glyph(font, face, code);
    box->ascent = fmax(box->ascent, glyph.y1 * size);
    box->descent = fmax(box->descent, -glyph.y0 * size);
    box->italic = italic_of(face, glyph) * size;
  }
  return box;
}

double box_rule_thickness(double em) {
  return fmax(1, floor(0.045 * em + 0.5));
}

FormulaBox *box_rule(Arena *arena, double width, double thickness, Color color) {
  FormulaBox *box = box_group(arena);
  box->kind = BOX_RULE;
  box->width = width;
  box->ascent = thickness;
  box->color = color;
  return box;
}

void outline_to(Outline *outline, double x, double y) {
  if (outline->count == outline->capacity) {
    size_t capacity = outline->capacity ? 2 * outline->capacity : 32;
    Point *points = ARENA_ARRAY(outline->arena, Point, capacity);
    if (outline->count)
      memcpy(points, outline->points, outline->count * sizeof *points);
    outline->points = points;
    outline->capacity = capacity;
  }
  outline->points[outline->count++] = (Point){x, y};
}

void outline_curve(Outline *outline, double x1, double y1, double x2, double y2, double x3, double y3) {
  enum { STEPS = 14 };
  Point from = outline->points[outline->count - 1];
  for (int i = 1; i <= STEPS; i++) {
    double t = (double)i / STEPS, s = 1 - t;
    double a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
    outline_to(outline, a * from.x + b * x1 + c * x2 + d * x3, a * from.y + b * y1 + c * y2 + d * y3);
  }
}

FormulaBox *box_path(const Outline *outline, double width, double ascent, double descent, Color color) {
  FormulaBox *box = box_group(outline->arena);
  box->kind = BOX_PATH;
  box->points = outline->points;
  box->count = outline->count;
  box->width = width;
  box->ascent = ascent;
  box->descent = descent;
  box->color = color;
  return box;
}
