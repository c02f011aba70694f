/* The samples of a scatter: where they lie, how they look, what can be moved; and the lines between them. */
#include "view/panel_scatter.h"

#include "view/parts.h"

#include <math.h>
#include <stdlib.h>

enum { STACK_MAX = 3, HITS_MAX = 200, CURVE_POINTS = 121 };

/* ---- places ---- */

/* How many earlier samples of the row lie under this one: it is then drawn that much farther out. */
static size_t stacked_on(const Scatter *scatter, size_t sample) {
  const Axis *axis = &scatter->plot.x;
  const ScatterSample *at = &scatter->samples[sample];
  double near = 0.8 * scatter->radius * (axis->high - axis->low) / scatter->plot.area.w;
  size_t below = 0;
  for (size_t i = 0; i < sample; i++) {
    const ScatterSample *other = &scatter->samples[i];
    below += (scatter->up == SCATTER_STRIP || other->k == at->k) && fabs(other->x - at->x) < near;
  }
  return below;
}

static Point row_place(const Scatter *scatter, size_t sample) {
  Rect area = scatter->plot.area;
  const ScatterSample *at = &scatter->samples[sample];
  Point point = plot_at(&scatter->plot, at->x, at->y);
  bool up = scatter->up == SCATTER_STRIP || at->y > 0;
  double bottom = area.y + area.h, edge = up ? area.y : bottom,
         most = scatter->up == SCATTER_STRIP ? 40 : STACK_MAX;
  if (scatter->up == SCATTER_STRIP)
    point.y = bottom - 1.8 * scatter->radius;
  double out = 1.9 * scatter->radius * fmin((double)stacked_on(scatter, sample), most);
  out = fmin(out, fmax(fabs(edge - point.y) - 1.6 * scatter->radius, 0));
  point.y += up ? -out : out;
  return point;
}

void scatter_place(Scatter *scatter) {
  scatter->places = ARENA_ARRAY(scatter->draw->arena, Point, scatter->count + 1);
  for (size_t i = 0; i < scatter->count; i++)
    scatter->places[i] = scatter->up == SCATTER_PLANE
                             ? plot_at(&scatter->plot, scatter->samples[i].x, scatter->samples[i].y)
                             : row_place(scatter, i);
}

/* ---- samples ---- */

static bool is_finite(const ScatterSample *sample) {
  return isfinite(sample->x) && isfinite(sample->y);
}

static double presence_of(const Scatter *scatter, const ScatterSample *sample) {
  return sample->is_cell ? fmin(draw_presence(scatter->draw, sample->x_cell),
                                draw_presence(scatter->draw, sample->y_cell))
                         : 1;
}

static Color color_of(const Scatter *scatter, const ScatterSample *sample) {
  const Theme *theme = scatter->draw->theme;
  return sample->classed ? theme_class(theme, sample->k) : theme->muted;
}

/* Several runs have the colours of classes: then one class is solid, the other hollow. */
void scatter_draw_plain(const Scatter *scatter, size_t sample) {
  const Draw *draw = scatter->draw;
  Point at = scatter->places[sample];
  double r = scatter->radius;
  canvas_circle(draw->canvas, at.x, at.y, r + 0.2 * draw->u, draw->theme->card);
  canvas_circle(draw->canvas, at.x, at.y, r, draw->theme->muted);
  if (scatter->samples[sample].y <= 0)
    canvas_circle(draw->canvas, at.x, at.y, 0.6 * r, draw->theme->card);
}

static void draw_sample(const Scatter *scatter, size_t i) {
  const Draw *draw = scatter->draw;
  const ScatterSample *sample = &scatter->samples[i];
  Point at = scatter->places[i];
  if (!is_finite(sample) || presence_of(scatter, sample) <= 0)
    return;
  double before = canvas_set_alpha(draw->canvas, presence_of(scatter, sample));
  if (scatter_is_shared(scatter))
    scatter_draw_plain(scatter, i);
  else
    mark_draw(draw->canvas, sample->classed ? sample->k : 0, at.x, at.y, scatter->radius,
              color_of(scatter, sample), draw->theme->card);
  canvas_set_alpha(draw->canvas, before);
}

static Handle handle_of(const Scatter *scatter, const ScatterSample *sample) {
  const Draw *draw = scatter->draw;
  const Plot *plot = &scatter->plot;
  bool x = draw_editable(draw, sample->x_cell),
       y = scatter->up == SCATTER_PLANE && draw_editable(draw, sample->y_cell);
  Handle handle = {.kind = x && y ? HANDLE_XY
                           : x    ? HANDLE_X
                           : y    ? HANDLE_Y
                                  : HANDLE_NONE,
                   .x = panel_cell_target(draw, sample->x_cell),
                   .y = panel_cell_target(draw, sample->y_cell),
                   .plane = plot->area,
                   .x_low = plot->x.low,
                   .x_high = plot->x.high,
                   .y_low = plot->y.low,
                   .y_high = plot->y.high};
  if (!scatter_setting(scatter, "drag")->flag)
    handle.kind = HANDLE_NONE;
  return handle;
}

/* A grip with the sample's mark in it. */
static void draw_held(const Scatter *scatter, size_t i, Target target) {
  const Draw *draw = scatter->draw;
  const ScatterSample *sample = &scatter->samples[i];
  Point at = scatter->places[i];
  draw_grip(draw, at, draw->theme->card, target);
  mark_draw(draw->canvas, sample->classed ? sample->k : 0, at.x, at.y, 0.5 * draw->u,
            color_of(scatter, sample), draw->theme->card);
}

static Rect hit_rect(const Scatter *scatter, size_t i) {
  double r = fmax(scatter->radius + 0.3 * scatter->draw->u, 1.15 * scatter->draw->u);
  return (Rect){scatter->places[i].x - r, scatter->places[i].y - r, 2 * r, 2 * r};
}

/* Under a later sample, and so not to be pointed at. */
static bool is_below(const Scatter *scatter, size_t i) {
  for (size_t k = i + 1; k < scatter->count; k++)
    if (is_finite(&scatter->samples[k]) &&
        rect_contains(hit_rect(scatter, k), scatter->places[i].x, scatter->places[i].y))
      return true;
  return false;
}

/* A sample that is two numbers of the trace is pointed at as the one across, or the one up if only that can
 * be changed. */
static void report_sample(const Scatter *scatter, size_t i) {
  const Draw *draw = scatter->draw;
  const ScatterSample *sample = &scatter->samples[i];
  Rect rect = hit_rect(scatter, i);
  if (!sample->is_cell || !is_finite(sample) || presence_of(scatter, sample) <= 0 || is_below(scatter, i))
    return;
  Handle handle = handle_of(scatter, sample);
  Cell cell = handle.kind == HANDLE_Y ? sample->y_cell : sample->x_cell;
  Target target = panel_cell_target(draw, cell);
  if (handle.kind != HANDLE_NONE)
    draw_held(scatter, i, target);
  draw_focus(draw, rect, target);
  Hit *hit = hits_add(draw->hits, rect, target);
  hit->editable = draw_editable(draw, cell);
  hit->focusable = true;
  hit->group = panel_group(scatter->panel, 0);
  hit->col = (int)i;
  hit->handle = handle;
}

void scatter_draw_samples(const Scatter *scatter) {
  for (size_t i = 0; i < scatter->count; i++)
    draw_sample(scatter, i);
  for (size_t i = 0; i < scatter->count && i < HITS_MAX; i++)
    report_sample(scatter, i);
}

/* ---- marked ones ---- */

static void draw_ringed(const Scatter *scatter, size_t i) {
  const Draw *draw = scatter->draw;
  const ScatterSample *sample = &scatter->samples[i];
  Point at = scatter->places[i];
  if (is_finite(sample) && presence_of(scatter, sample) > 0)
    mark_draw_ringed(draw->canvas, sample->classed ? sample->k : 0, at, 1.15 * scatter->radius,
                     color_of(scatter, sample), draw->theme->card, draw->theme->ink);
}

void scatter_draw_marked(const Scatter *scatter) {
  enum { MARKED_MAX = 150 };
  size_t count, total = scatter->data ? scatter->data->set.N : scatter->count;
  const Cells *cells = panel_cells(scatter->draw, scatter_setting(scatter, "mark"), &count);
  if (scatter_is_shared(scatter)) {
    scatter_draw_rings(scatter);
    return;
  }
  for (size_t c = 0; c < count; c++) {
    const Draw *draw = draw_pane(scatter->draw, cells[c].pane);
    size_t marked = cells_count(&cells[c]);
    for (size_t i = 0; marked < total && i < marked && i < MARKED_MAX; i++) {
      double number = draw_number(draw, cells_at(&cells[c], i));
      if (draw_visibility(draw, cells_at(&cells[c], i)) != HIDDEN && number >= 1 &&
          number <= (double)scatter->count && scatter->count == total)
        draw_ringed(scatter, (size_t)number - 1);
    }
  }
}

/* ---- lines ---- */

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
    if (!number_of(&height, scatter, "residual", i) || !isfinite(height) || !is_finite(sample))
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
