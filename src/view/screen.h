/* Where the cards of a lesson's screen lie, for any size of window and text. */
#ifndef STEPMAX_VIEW_SCREEN_H
#define STEPMAX_VIEW_SCREEN_H

#include "canvas/canvas.h"

#include <stdbool.h>
#include <stddef.h>

/* Below this width in heights the narration stands above the rest. */
#define SCREEN_STACKED 1.45

typedef struct Screen {
  double u;
  double margin; /* between cards, in u */
  double bars;   /* how large letters in header and timeline are, as a share of all others */
  bool stacked;  /* narration above the panels, not left of them */
  Rect header, narration, timeline;
  Rect content; /* all that is left for the panels */
} Screen;

/* In u: how wide the narration is beside the rest, and how high above it. */
typedef struct NarrationSize {
  double width, height;
  bool above; /* on wide screens, too */
} NarrationSize;
/* As it is if nobody asks for more, on a screen of so many u. */
NarrationSize screen_narration(double across, double down);

/* Text that is larger than usual leaves the header, the timeline and the gaps as they are: the words and
 * numbers of the step have the room. */
Screen screen_divide(int width, int height, double text_scale, NarrationSize narration);

#endif
