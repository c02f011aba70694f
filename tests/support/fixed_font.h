/* A font whose metrics are plain numbers, for tests that must not need SDL.
 *
 * Every glyph is 0.6 em wide, those of East Asian scripts 1 em; styles and faces make no
 * difference.  Its ink is the box from the baseline to 0.7 em above it, over the whole advance;
 * spaces have none.  A text's mask is one filled box, at most FIXED_FONT_WIDEST pixels wide. */
#ifndef STEPMAX_TESTS_FIXED_FONT_H
#define STEPMAX_TESTS_FIXED_FONT_H

#include "canvas/font.h"

enum { FIXED_FONT_WIDEST = 2048 };

/* Has every code point but those of the private use area U+E000 to U+F8FF. */
extern const Font fixed_font;

#endif
