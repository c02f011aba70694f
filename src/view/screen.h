/* Where the cards of a lesson's screen lie, for any size of window and text. */
#ifndef STEPMAX_VIEW_SCREEN_H
#define STEPMAX_VIEW_SCREEN_H

#include "canvas/canvas.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct Screen {
  double u;
  bool stacked;                /* narration above the stage, not left of it */
  Rect header, narration, stage, detail, curve, timeline;
} Screen;

/* K rows on the stage. */
Screen screen_layout(int width, int height, double text_scale, size_t K);

#endif
