/* What the drawing code asks of fonts.  The one real implementation is in sdl/;
 * tests have a simple one with fixed metrics. */
#ifndef STEPMAX_CANVAS_FONT_H
#define STEPMAX_CANVAS_FONT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum {
  FACE_UI, /* Pretendard Regular */
  FACE_UI_BOLD,
  FACE_MAIN, /* KaTeX Main: upright mathematics */
  FACE_MAIN_BOLD,
  FACE_ITALIC, /* KaTeX Math Italic: variables */
  FACE_BOLD_ITALIC,
  FACE_SIZE1, /* larger delimiters and operators */
  FACE_SIZE2,
  FACE_SIZE3,
  FACE_SIZE4,
  FACE_AMS,
  FACE_COUNT
} Face;

typedef enum {
  STYLE_PLAIN,
  STYLE_TABULAR /* digits (and '.', '−', '+', ',', ' ') in cells of equal width, so that
                   changing numbers don't jitter */
} TextStyle;

/* A text drawn once: coverage from 0 to 255, row after row, `stride` bytes apart.  The top left
 * pixel goes to (pen x + left, baseline + top). */
typedef struct TextMask {
  const uint8_t *coverage;
  int width, height, stride;
  int left, top;
} TextMask;

/* One glyph's box in ems, relative to the pen on the baseline, y up: ink from x0 to x1 and
 * y0 (below, negative) to y1; the pen moves by advance. */
typedef struct GlyphBox {
  double advance, x0, x1, y0, y1;
} GlyphBox;

/* In ems of the face, all positive: how far lines reach above and below the
 * baseline, the height of capital letters and digits, of a small x. */
typedef struct FaceMetrics {
  double ascent, descent, cap, x_height;
} FaceMetrics;

typedef struct Font Font;
typedef struct FontOps {
  /* The advance width in pixels of UTF-8 text at an em of `size` pixels. */
  double (*width)(void *self, Face face, double size, TextStyle style, const char *text);
  /* The text's mask, valid until the font's next call of mask (implementations keep a cache); empty
   * (width 0) for blank text. */
  TextMask (*mask)(void *self, Face face, double size, TextStyle style, const char *text);
  /* Sizes are scalable: measured once at a large size, in ems. A missing glyph has the replacement's box. */
  GlyphBox (*glyph)(void *self, Face face, uint32_t codepoint);
  /* Whether the face, or a face it falls back to, has the glyph. */
  bool (*has)(void *self, Face face, uint32_t codepoint);
  FaceMetrics (*metrics)(void *self, Face face);
} FontOps;

struct Font {
  const FontOps *ops;
  void *self;
};

/* Short forms. */
static inline double font_width(const Font *font, Face face, double size, TextStyle style, const char *text) {
  return font->ops->width(font->self, face, size, style, text);
}
static inline TextMask font_mask(const Font *font, Face face, double size, TextStyle style,
                                 const char *text) {
  return font->ops->mask(font->self, face, size, style, text);
}
static inline GlyphBox font_glyph(const Font *font, Face face, uint32_t codepoint) {
  return font->ops->glyph(font->self, face, codepoint);
}
static inline bool font_has(const Font *font, Face face, uint32_t codepoint) {
  return font->ops->has(font->self, face, codepoint);
}
static inline FaceMetrics font_metrics(const Font *font, Face face) {
  return font->ops->metrics(font->self, face);
}

/* A face's file in assets/fonts, and for SVG its family ("Pretendard"), the families to take where that
 * is missing (a CSS list that ends in a generic one), weight and slant. */
typedef struct FaceName {
  const char *file, *family, *fallback;
  bool bold, italic;
} FaceName;
FaceName face_name(Face face);

#endif
