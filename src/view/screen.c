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

/* How the stage and the cards below it share a height: rows first, then the charts. */
static double stage_height(double available, size_t K) {
  double ideal = 15.5 + 5.0 * (double)K, least_chart = clamp(0.28 * available, 10, 22);
  double most = available - least_chart;
  return clamp(ideal, fmin(0.62 * available, most), most);
}

NarrationSize screen_narration(double across, double down) {
  return (NarrationSize){clamp(0.228 * across, 26, 42), clamp(0.2 * down, 15, 26), false};
}

/* Edges to whole pixels, so that cards have crisp ones. */
static void to_pixels(Screen *screen) {
  double u = screen->u;
  Rect *all[] = {&screen->header, &screen->narration, &screen->stage,  &screen->detail,
                 &screen->curve,  &screen->timeline,  &screen->content};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    Rect r = *all[i];
    double x0 = round(r.x * u), y0 = round(r.y * u);
    *all[i] = (Rect){x0, y0, fmax(round((r.x + r.w) * u) - x0, 0), fmax(round((r.y + r.h) * u) - y0, 0)};
  }
}

/* Whose text scale the header, the timeline and the gaps have: theirs alone is not made larger for `words`.
 */
typedef enum { BARS_LARGE, BARS_USUAL } ScreenBars;

/* All but the parts of a worked sample, in u. */
static Screen divide(int width, int height, double text_scale, NarrationSize size, ScreenBars bars) {
  Screen screen = {.u = theme_unit(width, height, text_scale)};
  double u = screen.u, across = width / u, down = height / u;
  screen.bars = bars == BARS_USUAL ? fmin(1 / text_scale, 1) : 1;
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
  return screen;
}

Screen screen_divide(int width, int height, double text_scale, NarrationSize narration) {
  Screen screen = divide(width, height, text_scale, narration, BARS_USUAL);
  to_pixels(&screen);
  return screen;
}

static Screen layout(int width, int height, double text_scale, size_t K) {
  double unit = theme_unit(width, height, text_scale);
  Screen screen =
      divide(width, height, text_scale, screen_narration(width / unit, height / unit), BARS_LARGE);
  double left = screen.content.x, top = screen.content.y, margin = screen.margin;
  double bottom = top + screen.content.h + margin, right = screen.content.w;
  double available = bottom - top - 2 * margin;
  double stage = stage_height(available, K);
  screen.stage = (Rect){left, top, right, stage};
  double chart_top = top + stage + margin, half = (right - margin) / 2;
  screen.detail = (Rect){left, chart_top, half, bottom - margin - chart_top};
  screen.curve = (Rect){left + half + margin, chart_top, half, bottom - margin - chart_top};
  to_pixels(&screen);
  return screen;
}

/* The stage at its tightest, in u: a weight takes 4.4, all the rest 50. */
static bool fits(int width, int height, double scale, size_t K, size_t D) {
  Screen screen = layout(width, height, scale, K);
  double across = screen.stage.w / screen.u, down = screen.stage.h / screen.u;
  if (K == 0) /* charts and tables side by side */
    return across >= 92 && screen.content.h / screen.u >= 57;
  return across >= 4.4 * (double)(D + 1) + 50 && down >= 14.5 + 2.1 * (double)K;
}

double screen_scale(int width, int height, double wanted, size_t K, size_t D) {
  double scale = wanted;
  while (scale > 1.001 && !fits(width, height, scale, K, D))
    scale -= 0.1;
  return fmax(scale, fmin(wanted, 1));
}

Screen screen_layout(int width, int height, double text_scale, size_t K, size_t D) {
  return layout(width, height, screen_scale(width, height, text_scale, K, D), K);
}
