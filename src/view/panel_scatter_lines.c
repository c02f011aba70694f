/* Lines among the samples of a scatter: a value over what goes across, a border, residuals, a threshold. */
#include "view/panel_scatter.h"

#include "view/parts.h"

#include <math.h>
#include <stdlib.h>

enum { CURVE_POINTS = 121 };

/* As plot_at, but beyond the axes too. */
static Point beyond(const Plot *plot, double x, double y) {
  const Axis *across = &plot->x, *up = &plot->y;
  return (Point){across->from +
                     (x - across->low) / (across->high - across->low) * (across->to - across->from),
                 up->from + (y - up->low) / (up->high - up->low) * (up->to - up->from)};
}

/* The i-th of an option's numbers, if it can be seen. */
static bool number_of(double *out, const Scatter *scatter, const char *key, size_t i) {
  size_t count;
  const Cells *cells = panel_cells(scatter->draw, scatter_setting(scatter, key), &count);
  for (size_t k = 0; k < count; k++) {
    if (i < cells_count(&cells[k])) {
      Cell cell = cells_at(&cells[k], i);
      *out = draw_number(scatter->draw, cell);
      return draw_visibility(scatter->draw, cell) != HIDDEN;
    }
    i -= cells_count(&cells[k]);
  }
  return false;
}

void scatter_take_lines(const Scatter *scatter, double *low, double *high) {
  static const char *const KEYS[] = {"line", "residual"};
  for (size_t k = 0; k < 2; k++)
    for (size_t i = 0; i < scatter->count; i++) {
      double number;
      if (!number_of(&number, scatter, KEYS[k], i) || !isfinite(number))
        continue;
      *low = fmin(*low, number);
      *high = fmax(*high, number);
    }
}

static int by_x(const void *a, const void *b) {
  double x = ((const Point *)a)->x, y = ((const Point *)b)->x;
  return x < y ? -1 : x > y;
}

/* The first sample's number over its own place: smooth, if that place is a given number. */
static size_t smooth_line(Point *out, const Scatter *scatter, Cell of) {
  const Axis *axis = &scatter->plot.x;
  double at[CURVE_POINTS], heights[CURVE_POINTS];
  if (!scatter->samples[0].is_cell)
    return 0;
  for (size_t i = 0; i < CURVE_POINTS; i++)
    at[i] = mix(axis->low, axis->high, (double)i / (CURVE_POINTS - 1));
  if (!cells_sample(heights, scatter->draw->state->trace, scatter->draw->state->step,
                    &(CellsCurves){&of, 1, scatter->samples[0].x_cell}, at, CURVE_POINTS))
    return 0;
  size_t count = 0;
  for (size_t i = 0; i < CURVE_POINTS; i++)
    if (isfinite(heights[i]))
      out[count++] = beyond(&scatter->plot, at[i], heights[i]);
  return count;
}

/* Straight from sample to sample. */
static size_t broken_line(Point *out, const Scatter *scatter) {
  size_t count = 0;
  double height;
  for (size_t i = 0; i < scatter->count; i++)
    if (number_of(&height, scatter, "line", i) && isfinite(height) && isfinite(scatter->samples[i].x))
      out[count++] = beyond(&scatter->plot, scatter->samples[i].x, height);
  qsort(out, count, sizeof *out, by_x);
  return count;
}

static void draw_line(const Scatter *scatter) {
  const Draw *draw = scatter->draw;
  Cell first;
  if (!panel_cell(&first, draw, scatter_setting(scatter, "line")) || scatter->count == 0)
    return;
  Point *points = ARENA_ARRAY(draw->arena, Point, scatter->count + CURVE_POINTS);
  size_t count = smooth_line(points, scatter, first);
  if (count == 0)
    count = broken_line(points, scatter);
  canvas_stroke(draw->canvas, points, count, 0.3 * draw->u,
                color_fade(draw->theme->ink, draw_presence(draw, first)));
}

/* From one end of the axis across to the other, or up where it is steep. */
static void draw_border(const Scatter *scatter) {
  const Draw *draw = scatter->draw;
  const Plot *plot = &scatter->plot;
  double a, b, c;
  if (!number_of(&a, scatter, "border", 0) || !number_of(&b, scatter, "border", 1) ||
      !number_of(&c, scatter, "border", 2) || !isfinite(a + b + c) || (a == 0 && b == 0))
    return;
  bool flat = fabs(a) * (plot->x.high - plot->x.low) <= fabs(b) * (plot->y.high - plot->y.low);
  double x0 = flat ? plot->x.low : -(b * plot->y.low + c) / a,
         x1 = flat ? plot->x.high : -(b * plot->y.high + c) / a, y0 = flat ? -(a * x0 + c) / b : plot->y.low,
         y1 = flat ? -(a * x1 + c) / b : plot->y.high;
  Point from = beyond(plot, x0, y0), to = beyond(plot, x1, y1);
  if (isfinite(from.x + from.y + to.x + to.y))
    canvas_line(draw->canvas, from.x, from.y, to.x, to.y, 0.3 * draw->u, draw->theme->ink);
}

static void draw_residuals(const Scatter *scatter) {
  const Draw *draw = scatter->draw;
  double height;
  Cell first;
  double t = panel_cell(&first, draw, scatter_setting(scatter, "residual")) ? draw_presence(draw, first) : 0;
  for (size_t i = 0; i < scatter->count && t > 0; i++) {
    const ScatterSample *sample = &scatter->samples[i];
    if (!number_of(&height, scatter, "residual", i) || !isfinite(height) || !scatter_is_finite(sample))
      continue;
    Point from = scatter->places[i], to = beyond(&scatter->plot, sample->x, height);
    canvas_line(draw->canvas, from.x, from.y, from.x, mix(from.y, to.y, t), 0.28 * draw->u,
                theme_class(draw->theme, 3));
  }
}

static void draw_diagonal(const Scatter *scatter) {
  const Plot *plot = &scatter->plot;
  const Draw *draw = scatter->draw;
  double low = fmax(plot->x.low, plot->y.low), high = fmin(plot->x.high, plot->y.high), u = draw->u;
  Point line[] = {plot_at(plot, low, low), plot_at(plot, high, high)};
  if (low < high)
    canvas_stroke_dashed(draw->canvas, line, 2, 0.2 * u, 0.9 * u, 0.7 * u, draw->theme->muted);
}

void scatter_draw_lines(const Scatter *scatter) {
  const Draw *draw = scatter->draw;
  Rect before = canvas_set_clip(draw->canvas, scatter->plot.area);
  if (scatter_setting(scatter, "diagonal")->flag)
    draw_diagonal(scatter);
  if (scatter_setting(scatter, "border")->given)
    draw_border(scatter);
  if (scatter->up != SCATTER_STRIP)
    draw_line(scatter);
  draw_residuals(scatter);
  canvas_set_clip(draw->canvas, before);
}

/* ---- the threshold ---- */

static void report_threshold(const Scatter *scatter, Cell cell, Rect rect) {
  const Draw *draw = scatter->draw;
  const Plot *plot = &scatter->plot;
  const Target target = {TARGET_HANDLE, (int)scatter->panel->index, 0, 0, (int)draw->state->trace->pane};
  if (!draw_editable(draw, cell))
    return;
  draw_grip(draw, (Point){rect.x + rect.w / 2, rect.y + 1.4 * draw->u}, draw->theme->ink, target);
  Hit *hit = hits_add(draw->hits, rect, target);
  hit->handle = (Handle){.kind = HANDLE_X,
                         .x = panel_cell_target(draw, cell),
                         .plane = plot->area,
                         .x_low = plot->x.low,
                         .x_high = plot->x.high};
}

void scatter_draw_threshold(const Scatter *scatter) {
  const Draw *draw = scatter->draw;
  const Rect area = scatter->plot.area;
  double u = draw->u, room = 9 * u;
  Cell cell;
  if (!panel_cell(&cell, draw, scatter_setting(scatter, "threshold")))
    return;
  double number = draw_number(draw, cell), presence = draw_presence(draw, cell);
  if (presence <= 0 || !isfinite(number))
    return;
  double x = plot_at(&scatter->plot, number, 0).x;
  Color color = color_fade(draw->theme->ink, presence);
  canvas_stroke_dashed(draw->canvas, (Point[]){{x, area.y}, {x, area.y + area.h}}, 2, 0.25 * u, 0.9 * u,
                       0.6 * u, color);
  report_threshold(scatter, cell, (Rect){x - 1.2 * u, area.y, 2.4 * u, area.h});
  const char *symbol = arena_printf(draw->arena, "%s =", panel_symbol(draw, cell));
  Formula name = draw_formula_layout(draw, symbol, 2, 0, color);
  double left = clamp(x + 1.8 * u, area.x, fmax(area.x + area.w - name.width - room, area.x));
  canvas_fill_rect(draw->canvas, (Rect){left - 0.3 * u, area.y, name.width + 0.6 * u, 2.8 * u}, 0.4 * u,
                   color_fade(draw->theme->card, 0.85));
  formula_draw(&name, draw->canvas, left, area.y + 1.4 * u + 0.68 * u);
  draw_cell(draw, (Rect){left + name.width + 0.6 * u, area.y + 0.1 * u, room - u, 2.6 * u}, cell,
            (CellLook){.align = ALIGN_LEFT,
                       .size = 2,
                       .bold = draw_visibility(draw, cell) == FRESH,
                       .color = color,
                       .group = panel_group(scatter->panel, 2)});
}
