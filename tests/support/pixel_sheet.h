/* A small black canvas and its pixels, for tests of the rasteriser: what is drawn in white leaves its
 * coverage in the channels. */
#ifndef STEPMAX_TESTS_PIXEL_SHEET_H
#define STEPMAX_TESTS_PIXEL_SHEET_H

#include "canvas/raster.h"

enum { SHEET_SIDE = 96, SHEET_PIXELS = SHEET_SIDE * SHEET_SIDE };

typedef struct PixelSheet {
  Canvas canvas;
  Raster *raster;
  uint32_t words[SHEET_PIXELS];
} PixelSheet;

/* A cmocka setup and teardown: *state is a new PixelSheet. */
int sheet_begin(void **state);
int sheet_end(void **state);

void sheet_clear(PixelSheet *sheet); /* an empty canvas again */
void sheet_draw(PixelSheet *sheet);
int sheet_level(const PixelSheet *sheet, int x, int y); /* the blue channel, 0 to 255 */

#endif
