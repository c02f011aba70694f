#include "support/fixed_font.h"

#include "base/text.h"

#include <math.h>
#include <string.h>

#define TIMES_8(x) x x x x x x x x

/* One row of full coverage, which a mask repeats with a stride of 0. */
static const uint8_t full_row[FIXED_FONT_WIDEST + 1] = TIMES_8(TIMES_8(TIMES_8("\377\377\377\377")));

static const double CAP = 0.7;

static double advance(uint32_t codepoint) {
  bool east_asian =
      (codepoint >= 0x1100 && codepoint < 0x1200) || (codepoint >= 0x2e80 && codepoint < 0xd7b0) ||
      (codepoint >= 0xf900 && codepoint < 0xfb00) || (codepoint >= 0xff00 && codepoint < 0xff61);
  return east_asian ? 1 : 0.6;
}

static double fixed_width(void *self, Face face, double size, TextStyle style, const char *text) {
  (void)self, (void)face, (void)style;
  double ems = 0;
  for (uint32_t c = text_next(&text); c != 0; c = text_next(&text))
    ems += advance(c);
  return ems * size;
}

static TextMask fixed_mask(void *self, Face face, double size, TextStyle style, const char *text) {
  TextMask mask = {.coverage = full_row};
  if (text[strspn(text, " ")] == '\0')
    return mask;
  double width = floor(fixed_width(self, face, size, style, text) + 0.5);
  mask.width = (int)fmin(width, FIXED_FONT_WIDEST);
  mask.height = (int)floor(CAP * size + 0.5);
  mask.top = -mask.height;
  return mask;
}

static GlyphBox fixed_glyph(void *self, Face face, uint32_t codepoint) {
  (void)self, (void)face;
  double width = advance(codepoint);
  if (codepoint == ' ')
    return (GlyphBox){.advance = width};
  return (GlyphBox){.advance = width, .x0 = 0, .x1 = width, .y0 = 0, .y1 = CAP};
}

static bool fixed_has(void *self, Face face, uint32_t codepoint) {
  (void)self, (void)face;
  return codepoint < 0xe000 || codepoint > 0xf8ff;
}

static FaceMetrics fixed_metrics(void *self, Face face) {
  (void)self, (void)face;
  return (FaceMetrics){.ascent = 0.9, .descent = 0.3, .cap = CAP, .x_height = 0.5};
}

static const FontOps fixed_ops = {fixed_width, fixed_mask, fixed_glyph, fixed_has, fixed_metrics};

const Font fixed_font = {&fixed_ops, NULL};
