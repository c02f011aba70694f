/* Numbers in a row below a picture: each with a sample of what it belongs to, and its symbol. */
#include "view/slope_parts.h"

#include <math.h>

#define SIZE 1.8
#define LINE 3.0 /* u */
#define GAP_LEAST 1.2
#define GAP_MOST 3.2

static double key_width(const SlopeReadout *readout) {
  switch (readout->look) {
  case SAMPLE_SOLID:
  case SAMPLE_DASHED:
    return 3.2;
  case SAMPLE_DISC:
  case SAMPLE_RING:
    return 2.0;
  case SAMPLE_NONE:
    break;
  }
  return 0;
}

/* "= −0.0000", in pixels. */
static double number_width(const Draw *draw) {
  return draw_digits_width(draw, SIZE, true, "−0.0000");
}

static Formula symbol_of(const Draw *draw, const SlopeReadout *readout, Color color) {
  return draw_formula_layout(draw, arena_printf(draw->arena, "%s =", readout->symbol), SIZE, 0, color);
}

static double readout_width(const Draw *draw, const SlopeReadout *readout) {
  Formula symbol = symbol_of(draw, readout, draw->theme->ink);
  return key_width(readout) * draw->u + symbol.width + 0.6 * draw->u + number_width(draw);
}

/* How many of the readouts from `first` on stand in one line. */
static size_t in_line(const Draw *draw, const SlopeReadout *readouts, size_t first, size_t count,
                      double width) {
  double taken = 0;
  size_t i = first;
  for (; i < count; i++) {
    taken += readout_width(draw, &readouts[i]) + (i > first ? GAP_LEAST * draw->u : 0);
    if (taken > width && i > first)
      break;
  }
  return i - first;
}

double slope_readouts_height(const SlopeView *view, const SlopeReadout *readouts, size_t count,
                             double width) {
  double height = 0;
  for (size_t i = 0; i < count; i += in_line(view->draw, readouts, i, count, width))
    height += LINE * view->draw->u;
  return height;
}

static void draw_key(const Draw *draw, const SlopeReadout *readout, double x, double y, Color color) {
  double u = draw->u, middle = x + 0.8 * u;
  Point line[] = {{x, y}, {x + 2.5 * u, y}};
  switch (readout->look) {
  case SAMPLE_SOLID:
    canvas_stroke(draw->canvas, line, 2, 0.35 * u, color);
    break;
  case SAMPLE_DASHED:
    canvas_stroke_dashed(draw->canvas, line, 2, 0.3 * u, 0.9 * u, 0.7 * u, color);
    break;
  case SAMPLE_DISC:
  case SAMPLE_RING:
    canvas_circle(draw->canvas, middle, y, 0.75 * u, color);
    if (readout->look == SAMPLE_RING)
      canvas_circle(draw->canvas, middle, y, 0.48 * u, draw->theme->card);
    break;
  case SAMPLE_NONE:
    break;
  }
}

static void draw_one(const SlopeView *view, const SlopeReadout *readout, double x, double y, int group,
                     int col) {
  const Draw *draw = view->draw;
  double u = draw->u, presence = draw_presence(draw, SLOPE_CELL(readout->value));
  Color ink = color_fade(draw->theme->ink, presence);
  if (presence <= 0)
    return;
  draw_key(draw, readout, x, y, color_fade(readout->color, presence));
  x += key_width(readout) * u;
  Formula symbol = symbol_of(draw, readout, ink);
  formula_draw(&symbol, draw->canvas, x, y + 0.34 * SIZE * u); /* on the number's line */
  x += symbol.width + 0.6 * u;
  bool fresh = draw_visibility(draw, SLOPE_CELL(readout->value)) == FRESH;
  Rect number = draw_cell(
      draw, (Rect){x, y - 1.3 * u, number_width(draw) + 0.2 * u, 2.6 * u}, SLOPE_CELL(readout->value),
      (CellLook){.align = ALIGN_LEFT, .size = SIZE, .bold = fresh, .color = ink, .group = group, .col = col});
  if (readout->unit)
    draw_text(draw, ALIGN_LEFT, number.x + number.w, y, (TextLook){SIZE, fresh, ink}, readout->unit);
}

/* The gap that spreads a line's readouts over the width, within limits. */
static double gap_of(const Draw *draw, const SlopeReadout *readouts, size_t count, double width) {
  double taken = 0;
  for (size_t i = 0; i < count; i++)
    taken += readout_width(draw, &readouts[i]);
  double gap = count > 1 ? (width - taken) / (double)(count - 1) : 0;
  return clamp(gap, 0, GAP_MOST * draw->u);
}

void slope_readouts_draw(const SlopeView *view, const SlopeReadout *readouts, size_t count, Rect rect,
                         int group) {
  const Draw *draw = view->draw;
  double u = draw->u, y = rect.y + LINE * u / 2 + 0.3 * u;
  for (size_t first = 0, taken; first < count; first += taken, y += LINE * u) {
    taken = in_line(draw, readouts, first, count, rect.w);
    double x = rect.x, gap = gap_of(draw, readouts + first, taken, rect.w);
    for (size_t i = first; i < first + taken; i++) {
      draw_one(view, &readouts[i], x, y, group, (int)i);
      x += readout_width(draw, &readouts[i]) + gap;
    }
  }
}
