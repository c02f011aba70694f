#include "view/screen.h"

#include "ui/theme.h"
#include "view/draw.h"

#include <math.h>

/* Heights in u of what is the same on every screen; they give way when the text is large. */
typedef struct Heights {
  double header, margin, timeline;
} Heights;

static Heights heights(double down) {
  double ease = clamp((down - 60) / 30, 0, 1); /* 60 u high: tight; 90 u: as designed */
  return (Heights){mix(5, 6, ease), mix(1.2, 2, ease), mix(7.6, 8.8, ease)};
}

NarrationSize screen_narration(double across, double down) {
  return (NarrationSize){clamp(0.228 * across, 26, 42), clamp(0.2 * down, 15, 26), false};
}

/* Edges to whole pixels, so that cards have crisp ones. */
static void to_pixels(Screen *screen) {
  double u = screen->u;
  Rect *all[] = {&screen->header, &screen->narration, &screen->timeline, &screen->content};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    Rect r = *all[i];
    double x0 = round(r.x * u), y0 = round(r.y * u);
    *all[i] = (Rect){x0, y0, fmax(round((r.x + r.w) * u) - x0, 0), fmax(round((r.y + r.h) * u) - y0, 0)};
  }
}

Screen screen_divide(int width, int height, double text_scale, NarrationSize size) {
  Screen screen = {.u = theme_unit(width, height, text_scale), .bars = fmin(1 / text_scale, 1)};
  double u = screen.u, across = width / u, down = height / u;
  Heights h = heights(down / screen.bars);
  double margin = h.margin * screen.bars, left = margin, top = h.header * screen.bars + margin;
  double timeline = h.timeline * screen.bars, bottom = down - margin - timeline;
  screen.margin = margin;
  screen.stacked = size.above || across / down < SCREEN_STACKED;
  screen.header = (Rect){0, 0, across, h.header * screen.bars};
  screen.timeline = (Rect){margin, bottom, across - 2 * margin, timeline};
  if (screen.stacked) {
    screen.narration = (Rect){margin, top, across - 2 * margin, size.height};
    top += size.height + margin;
  } else {
    screen.narration = (Rect){margin, top, size.width, bottom - margin - top};
    left += size.width + margin;
  }
  screen.content = (Rect){left, top, across - margin - left, bottom - margin - top};
  to_pixels(&screen);
  return screen;
}
