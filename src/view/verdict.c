#include "view/verdict.h"

void verdict_draw(const Draw *draw, AskResult result, double x, double y, double size, Color color) {
  double s = size / 2, wide = 0.17 * size;
  const Point tick[] = {{x - 0.95 * s, y + 0.1 * s}, {x - 0.25 * s, y + 0.75 * s}, {x + s, y - 0.75 * s}};
  const Rect ring = {x - 0.8 * s, y - 0.8 * s, 1.6 * s, 1.6 * s};
  switch (result) {
  case ASK_RIGHT:
    canvas_stroke(draw->canvas, tick, 3, wide, color);
    break;
  case ASK_WRONG:
    canvas_line(draw->canvas, x - 0.75 * s, y - 0.75 * s, x + 0.75 * s, y + 0.75 * s, wide, color);
    canvas_line(draw->canvas, x - 0.75 * s, y + 0.75 * s, x + 0.75 * s, y - 0.75 * s, wide, color);
    break;
  case ASK_SKIPPED:
    canvas_line(draw->canvas, x - 0.75 * s, y, x + 0.75 * s, y, wide, color);
    break;
  case ASK_OPEN:
  case ASK_RESULTS:
    canvas_border(draw->canvas, ring, 0.8 * s, wide, color);
    break;
  }
}

Color verdict_color(const Draw *draw, AskResult result) {
  const Theme *theme = draw->theme;
  return result == ASK_RIGHT ? theme->good : result == ASK_WRONG ? theme->bad : theme->muted;
}
