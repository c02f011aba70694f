/* Pixels as a PNG file in memory (libpng). */
#ifndef STEPMAX_CANVAS_PNG_H
#define STEPMAX_CANVAS_PNG_H

#include "base/error.h"
#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>

/* Adds an 8-bit RGB PNG to out (a Text used as bytes) of `height` rows of `width` 0x..RRGGBB words, `stride`
 * from one row to the next.  Fails only where libpng says so. */
bool png_write(Text *out, const uint32_t *pixels, int width, int height, int stride, Error *err) MUST_CHECK;

#endif
