/* Maps as pixels, kept from frame to frame while neither what they show nor their size nor the theme
 * changes. */
#ifndef STEPMAX_VIEW_PIXELS_H
#define STEPMAX_VIEW_PIXELS_H

#include "view/draw.h"

#include <stdint.h>

PixelsKept *pixels_new(void);
void pixels_free(PixelsKept *kept); /* NULL: nothing */
/* A frame begins: what the one before it showed may make room. */
void pixels_begin(PixelsKept *kept);

/* What a picture shows, and how it is painted: width times height pixels (as of canvas_image). */
typedef struct PixelsWork {
  uint64_t version; /* the same number: the same picture */
  void (*paint)(uint32_t *pixels, int width, int height, void *context);
  void *context;
} PixelsWork;

/* Draws it into rect, whose edges are moved to whole pixels; painted only if it is not kept.  While
 * panels move, at any size that is kept, and, where it is hurried, at half of its own. */
void pixels_draw(const Draw *draw, Rect rect, const PixelsWork *work);

#endif
