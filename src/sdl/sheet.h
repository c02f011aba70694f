/* A scratch sheet on which the parts of one text are put together, for fonts.c. */
#ifndef STEPMAX_SDL_SHEET_H
#define STEPMAX_SDL_SHEET_H

#include "canvas/font.h"

#include <stddef.h>
#include <stdint.h>

/* Coverage of the pixels from x in [x0, x0 + width) and y in [y0, y0 + height), relative to the pen
 * at the text's start on the baseline, y down.  {0} is an empty sheet. */
typedef struct Sheet {
  uint8_t *at;
  size_t capacity;
  int x0, y0, width, height;
} Sheet;

/* Clears the sheet and gives it this place and size; the memory is kept between texts. */
void sheet_begin(Sheet *sheet, int x0, int y0, int width, int height);
void sheet_free(Sheet *sheet);

/* Lays a mask on the sheet, its pen at (x, y); where it overlaps what is there, the larger coverage
 * stays.  What falls outside the sheet is cut. */
void sheet_put(Sheet *sheet, TextMask mask, int x, int y);

/* The smallest mask that holds all ink; it points into the sheet. */
TextMask sheet_ink(const Sheet *sheet);

#endif
