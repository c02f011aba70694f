/* What the rasteriser's files share: where and with what to paint, and the scratch memory.
 *
 * A shape is first turned into coverage in a box of scratch memory, a band of rows at a time so
 * that the memory stays small and in the cache, and then blended into the picture once. */
#ifndef STEPMAX_CANVAS_RASTER_PARTS_H
#define STEPMAX_CANVAS_RASTER_PARTS_H

#include "canvas/raster.h"

/* Whole pixels, left <= x < right and top <= y < bottom; empty when right <= left or bottom <= top. */
typedef struct PixelBox {
  int left, top, right, bottom;
} PixelBox;

PixelBox box_intersect(PixelBox a, PixelBox b);
bool box_is_empty(PixelBox box);
/* The pixels that the area from left to right and top to bottom touches, as far as they lie in `within`;
 * empty where an edge is no number. */
PixelBox box_around(double left, double top, double right, double bottom, PixelBox within);

/* The same around points, and `margin` more to each side; points that are no numbers don't count. */
PixelBox points_box(const Point *points, size_t count, double margin, PixelBox within);

typedef struct Brush {
  Pixels out;
  PixelBox clip;  /* inside out: the shape is cut to it */
  PixelBox write; /* inside clip: only these pixels are painted, and they come out as if all were */
  uint32_t color; /* 0xffRRGGBB */
  uint32_t alpha; /* 0 to 256 */
} Brush;

uint32_t *brush_at(const Brush *brush, int x, int y);

/* A coverage in [0, 1] times an alpha, 0 to 256; 256 stands for exactly the colour. */
uint32_t alpha_part(double coverage, uint32_t alpha);

void span_solid(uint32_t *to, int count, uint32_t color, uint32_t alpha);
/* Each pixel with its own coverage of 0 to 255, times alpha. */
void span_mask(uint32_t *to, const uint8_t *coverage, int count, uint32_t color, uint32_t alpha);

/* The pixels of another picture, each with its own colour. */
void span_copy(uint32_t *to, const uint32_t *from, int count, uint32_t alpha);

enum { BAND_CELLS = 1 << 16, BAND_ROWS = 1024 };

/* Between two shapes all of sums and mask is 0. */
struct Raster {
  float *sums;   /* of a fill: each pixel's change of coverage against its left neighbour */
  uint8_t *mask; /* of a stroke: coverage */
  int cells;     /* how many of each there are */
  int stride;    /* of the band in work */
  PixelBox band;
  PixelBox write;                      /* of the brush in work, in the picture */
  struct Damage *damage;               /* NULL: nothing is known of what was drawn before */
  int low[BAND_ROWS], high[BAND_ROWS]; /* of each row of the band: the columns that were touched */
};

/* Lays the first band, later the next one that has pixels to paint, over `box`; false when all of it is done.
 * Before the first call the band is set by band_start.  Bands lie where they would for the whole shape,
 * whatever part of it is painted: so the same sums give the same pixels. */
void band_start(Raster *raster, const Brush *brush, PixelBox box);
bool band_next(Raster *raster, PixelBox box);

/* As fmax and fmin, which are calls. */
static inline double larger(double a, double b) {
  return a > b ? a : b;
}
static inline double smaller(double a, double b) {
  return a < b ? a : b;
}

/* Coordinates beyond this many pixels are drawn as if they were there. */
static const double FARTHEST = 1e9;
double coordinate_limit(double value); /* what is no number stays none */

/* One command of the kind that the name says; the colour is the brush's. */
void raster_rect(Raster *raster, const Brush *brush, const Command *command); /* border too */
void raster_path(Raster *raster, const Brush *brush, const Command *command);
void raster_stroke(Raster *raster, const Brush *brush, const Command *command);
void raster_image(const Brush *brush, const Command *command);

/* Scratch memory for a picture of this width. */
void raster_reserve(Raster *raster, int width);
/* Draws the commands that reach a box of the picture, on its ground; reach: raster_reach of each, NULL:
 * unknown. */
void raster_box(Raster *raster, Pixels out, PixelBox box, const Canvas *canvas, const PixelBox *reach);
/* The pixels that a command may touch. */
PixelBox raster_reach(const Command *command, const Font *font, PixelBox picture);
void damage_free(struct Damage *damage);

#endif
