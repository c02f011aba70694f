/* The rasteriser: a canvas's commands into a 32-bit pixel buffer, antialiased, on the
 * CPU.  Deterministic: the same list gives the same pixels. */
#ifndef STEPMAX_CANVAS_RASTER_H
#define STEPMAX_CANVAS_RASTER_H

#include "canvas/canvas.h"

#include <stdint.h>

/* 0xAARRGGBB words in machine order, `stride` of them a row (not bytes). */
typedef struct Pixels {
  uint32_t *at;
  int width, height, stride;
} Pixels;

typedef struct Raster Raster; /* scratch memory, kept between pictures */
Raster *raster_new(void);
void raster_free(Raster *raster);

/* Fills the buffer with the canvas's ground and draws all commands; parts outside the buffer are
 * cut. The alpha byte is always written 255. */
void raster_draw(Raster *raster, Pixels out, const Canvas *canvas);

/* The same over what this raster drew into this very buffer last, whose pixels must be as it left them: only
 * what has changed is drawn, and all pixels come out as raster_draw makes them. */
void raster_update(Raster *raster, Pixels out, const Canvas *canvas);
/* The buffer has other pixels now, or is another one at the same address. */
void raster_forget(Raster *raster);

#endif
