#include "app/icon.h"

#include <assert.h>

/* The drawing is 128 units wide. */
#define SCALE (ICON_SIZE / 128.0)

static void bar(Canvas *canvas, double x, double top, Color color) {
  canvas_fill_rect(canvas, (Rect){x * SCALE, top * SCALE, 20 * SCALE, (101.5 - top) * SCALE}, 3 * SCALE,
                   color);
}

void icon_draw(Raster *raster, Pixels out) {
  assert(out.width == ICON_SIZE && out.height == ICON_SIZE);
  Canvas canvas = {0};
  const Color ink = RGB(0x1B2430), rising = RGB(0xC2410C);
  canvas_begin(&canvas, NULL, ICON_SIZE, ICON_SIZE, RGB(0xFFFFFF));
  canvas_line(&canvas, 22 * SCALE, 104 * SCALE, 106 * SCALE, 104 * SCALE, 5 * SCALE, ink);
  bar(&canvas, 26, 68, RGB(0x0072B2));
  bar(&canvas, 54, 80, RGB(0xB36B00));
  bar(&canvas, 82, 46, rising);
  const Point head[] = {{85 * SCALE, 28 * SCALE}, {92 * SCALE, 21 * SCALE}, {99 * SCALE, 28 * SCALE}};
  canvas_line(&canvas, 92 * SCALE, 38 * SCALE, 92 * SCALE, 22 * SCALE, 5 * SCALE, rising);
  canvas_stroke(&canvas, head, sizeof head / sizeof *head, 5 * SCALE, rising);
  raster_draw(raster, out, &canvas);
  canvas_free(&canvas);
}
