#include "sdl/sheet.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

void sheet_begin(Sheet *sheet, int x0, int y0, int width, int height) {
  assert(width > 0 && height > 0);
  size_t size = (size_t)width * (size_t)height;
  if (size > sheet->capacity) {
    free(sheet->at);
    sheet->at = malloc(size);
    if (sheet->at == NULL)
      abort();
    sheet->capacity = size;
  }
  memset(sheet->at, 0, size);
  sheet->x0 = x0;
  sheet->y0 = y0;
  sheet->width = width;
  sheet->height = height;
}

void sheet_free(Sheet *sheet) {
  free(sheet->at);
  *sheet = (Sheet){0};
}

static int larger(int a, int b) {
  return a > b ? a : b;
}
static int smaller(int a, int b) {
  return a < b ? a : b;
}

void sheet_put(Sheet *sheet, TextMask mask, int x, int y) {
  int left = x + mask.left - sheet->x0, top = y + mask.top - sheet->y0;
  int first = larger(0, -left), end = smaller(mask.width, sheet->width - left);
  int row = larger(0, -top), last = smaller(mask.height, sheet->height - top);
  for (; row < last; row++) {
    const uint8_t *from = mask.coverage + row * mask.stride;
    uint8_t *to = sheet->at + (size_t)(top + row) * (size_t)sheet->width + left;
    for (int i = first; i < end; i++)
      to[i] = from[i] > to[i] ? from[i] : to[i];
  }
}

static const uint8_t *row_at(const Sheet *sheet, int y) {
  return sheet->at + (size_t)y * (size_t)sheet->width;
}

static bool row_is_blank(const Sheet *sheet, int y) {
  const uint8_t *row = row_at(sheet, y);
  return row[0] == 0 && memcmp(row, row + 1, (size_t)sheet->width - 1) == 0;
}

TextMask sheet_ink(const Sheet *sheet) {
  int top = 0, bottom = sheet->height;
  while (top < bottom && row_is_blank(sheet, top))
    top++;
  while (top < bottom && row_is_blank(sheet, bottom - 1))
    bottom--;
  int left = sheet->width, right = 0;
  for (int y = top; y < bottom; y++) {
    const uint8_t *row = row_at(sheet, y);
    for (int x = 0; x < left; x++)
      if (row[x] != 0)
        left = x;
    for (int x = sheet->width; x > right; x--)
      if (row[x - 1] != 0)
        right = x;
  }
  if (top == bottom)
    return (TextMask){0};
  return (TextMask){.coverage = row_at(sheet, top) + left,
                    .width = right - left,
                    .height = bottom - top,
                    .stride = sheet->width,
                    .left = sheet->x0 + left,
                    .top = sheet->y0 + top};
}
