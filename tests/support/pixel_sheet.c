#include "support/pixel_sheet.h"

#include "support/fixed_font.h"

#include <stdlib.h>

void sheet_clear(PixelSheet *sheet) {
  canvas_begin(&sheet->canvas, &fixed_font, SHEET_SIDE, SHEET_SIDE, RGB(0x000000));
}

int sheet_begin(void **state) {
  PixelSheet *sheet = calloc(1, sizeof *sheet);
  if (sheet == NULL)
    return -1;
  sheet->raster = raster_new();
  sheet_clear(sheet);
  *state = sheet;
  return 0;
}

int sheet_end(void **state) {
  PixelSheet *sheet = *state;
  canvas_free(&sheet->canvas);
  raster_free(sheet->raster);
  free(sheet);
  return 0;
}

void sheet_draw(PixelSheet *sheet) {
  raster_draw(sheet->raster, (Pixels){sheet->words, SHEET_SIDE, SHEET_SIDE, SHEET_SIDE}, &sheet->canvas);
}

int sheet_level(const PixelSheet *sheet, int x, int y) {
  return (int)(sheet->words[y * SHEET_SIDE + x] & 0xff);
}
