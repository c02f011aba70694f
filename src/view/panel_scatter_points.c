/* The samples of a scatter: where they lie, how they look, what can be moved; and the lines among them: a
 * value over what goes across, a border, residuals, a threshold. */
#include "view/panel_scatter.h"

#include "chart/mark.h"
#include "view/tag.h"

#include <math.h>
#include <stdlib.h>

enum { STACK_MAX = 3, STRIP_STACK_MAX = 40, HITS_MAX = 200, MARKED_MAX = 150, CURVE_POINTS = 121 };

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
  bool strip = scatter->up == SCATTER_STRIP, up = strip || at->y > 0;
  double bottom = area.y + area.h, edge = up ? area.y : bottom, r = scatter->radius,
         out = 1.9 * r * fmin((double)stacked_on(scatter, sample), strip ? STRIP_STACK_MAX : STACK_MAX);
  if (strip)
    point.y = bottom - 1.8 * r;
  out = fmin(out, fmax(fabs(edge - point.y) - 1.6 * r, 0));
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

bool scatter_is_finite(const ScatterSample *sample) {
  return isfinite(sample->x) && isfinite(sample->y);
}

/* 0 also where it has no place. */
static double presence_of(const ScatterSample *sample) {
  double presence = sample->across ? fmin(panel_presence(sample->across), panel_presence(sample->up)) : 1;
  return scatter_is_finite(sample) ? presence : 0;
}

/* Several runs have the colours of classes: then one class is solid, the other hollow. */
void scatter_draw_shape(const Scatter *scatter, size_t k, bool classed, Point at, double radius) {
  const Draw *draw = scatter->draw;
  const Theme *theme = draw->theme;
  if (!scatter->shared) {
    mark_draw(draw->canvas, classed ? k : 0, at.x, at.y, radius,
              classed ? theme_class(theme, k) : theme->muted, theme->card);
    return;
  }
  canvas_circle(draw->canvas, at.x, at.y, radius + 0.2 * draw->u, theme->card);
  canvas_circle(draw->canvas, at.x, at.y, radius, theme->muted);
  if (k == 0)
    canvas_circle(draw->canvas, at.x, at.y, 0.6 * radius, theme->card);
}

static void draw_sample(const Scatter *scatter, size_t i, double radius) {
  const ScatterSample *sample = &scatter->samples[i];
  double presence = presence_of(sample);
  if (presence <= 0)
    return;
  double before = canvas_set_alpha(scatter->draw->canvas, presence);
  scatter_draw_shape(scatter, sample->k, sample->classed, scatter->places[i], radius);
  canvas_set_alpha(scatter->draw->canvas, before);
}

static Rect hit_rect(const Scatter *scatter, size_t i) {
  double r = fmax(scatter->radius + 0.3 * scatter->draw->u, 1.15 * scatter->draw->u);
  return (Rect){scatter->places[i].x - r, scatter->places[i].y - r, 2 * r, 2 * r};
}

/* Under a later sample, and so not to be pointed at. */
static bool is_below(const Scatter *scatter, size_t i) {
  for (size_t k = i + 1; k < scatter->count; k++)
    if (scatter_is_finite(&scatter->samples[k]) &&
        rect_contains(hit_rect(scatter, k), scatter->places[i].x, scatter->places[i].y))
      return true;
  return false;
}

/* A sample that is two numbers of the trace is pointed at as the one across, or the one up if only that can
 * be changed.  One that can be moved is a grip with its mark in it. */
static void report_sample(const Scatter *scatter, size_t i) {
  const Draw *draw = scatter->draw;
  const ScatterSample *sample = &scatter->samples[i];
  if (!sample->across || presence_of(sample) <= 0 || is_below(scatter, i))
    return;
  Handle handle = {.kind = HANDLE_NONE};
  if (scatter_setting(scatter, "drag")->flag)
    handle = plot_handle_plane(&scatter->plot, sample->across->cell,
                               scatter->up == SCATTER_PLANE ? &sample->up->cell : NULL);
  const PanelNumber *number = handle.kind == HANDLE_Y ? sample->up : sample->across;
  Target target = panel_target(number);
  Rect rect = hit_rect(scatter, i);
  if (handle.kind != HANDLE_NONE) {
    draw_grip(draw, scatter->places[i], draw->theme->card, target);
    draw_sample(scatter, i, 0.5 * draw->u);
  }
  draw_focus(draw, rect, target);
  Hit *hit = hits_add(draw->hits, rect, target);
  hit->editable = draw_editable(number->draw, number->cell);
  hit->focusable = true;
  hit->group = panel_group(scatter->panel, 0);
  hit->col = (int)i;
  hit->handle = handle;
}

void scatter_draw_samples(const Scatter *scatter) {
  for (size_t i = 0; i < scatter->count; i++)
    draw_sample(scatter, i, scatter->radius);
  for (size_t i = 0; i < scatter->count && i < HITS_MAX; i++)
    report_sample(scatter, i);
}

/* ---- marked ones ---- */

static void draw_ringed(const Scatter *scatter, size_t i) {
  const Theme *theme = scatter->draw->theme;
  const ScatterSample *sample = &scatter->samples[i];
  if (presence_of(sample) > 0)
    mark_draw_ringed(scatter->draw->canvas, sample->classed ? sample->k : 0, scatter->places[i],
                     1.15 * scatter->radius, sample->classed ? theme_class(theme, sample->k) : theme->muted,
                     theme->card, theme->ink);
}

/* None where all are marked, or where the numbers are those of samples that are not all drawn. */
void scatter_draw_marked(const Scatter *scatter) {
  PanelNumbers marked = scatter_numbers(scatter, "mark");
  size_t total = scatter->data ? scatter->data->set.N : scatter->count;
  if (scatter->shared) {
    scatter_draw_rings(scatter);
    return;
  }
  for (size_t i = 0; i < marked.count && i < MARKED_MAX && marked.count < total && total == scatter->count;
       i++) {
    double number = panel_value(&marked.at[i]);
    if (panel_visible(&marked.at[i]) && number >= 1 && number <= (double)total)
      draw_ringed(scatter, (size_t)number - 1);
  }
}

/* ---- lines ---- */

static int by_x(const void *a, const void *b) {
  double x = ((const Point *)a)->x, y = ((const Point *)b)->x;
  return x < y ? -1 : x > y;
}

/* The first sample's number over its own place: smooth, if that place is a given number. */
static size_t smooth_line(Point *out, const Scatter *scatter, Cell of) {
  const Axis *axis = &scatter->plot.x;
  double at[CURVE_POINTS], heights[CURVE_POINTS];
  size_t count = 0;
  for (size_t i = 0; i < CURVE_POINTS; i++)
    at[i] = mix(axis->low, axis->high, (double)i / (CURVE_POINTS - 1));
  if (!scatter->samples[0].across ||
      !cells_sample(heights, scatter->draw->state->trace, scatter->draw->state->step,
                    &(CellsCurves){&of, 1, scatter->samples[0].across->cell}, at, CURVE_POINTS))
    return 0;
  for (size_t i = 0; i < CURVE_POINTS; i++)
    if (isfinite(heights[i]))
      out[count++] = plot_beyond(&scatter->plot, at[i], heights[i]);
  return count;
}

/* Straight from sample to sample. */
static size_t broken_line(Point *out, const Scatter *scatter, const PanelNumbers *line) {
  size_t count = 0;
  for (size_t i = 0; i < scatter->count && i < line->count; i++) {
    double height = panel_value(&line->at[i]);
    if (panel_visible(&line->at[i]) && isfinite(height) && isfinite(scatter->samples[i].x))
      out[count++] = plot_beyond(&scatter->plot, scatter->samples[i].x, height);
  }
  qsort(out, count, sizeof *out, by_x);
  return count;
}

static void draw_line(const Scatter *scatter) {
  const Draw *draw = scatter->draw;
  PanelNumbers line = scatter_numbers(scatter, "line");
  if (line.count == 0 || scatter->count == 0 || scatter->up == SCATTER_STRIP)
    return;
  Point *points = ARENA_ARRAY(draw->arena, Point, scatter->count + CURVE_POINTS);
  size_t count = smooth_line(points, scatter, line.at[0].cell);
  if (count == 0)
    count = broken_line(points, scatter, &line);
  canvas_stroke(draw->canvas, points, count, 0.3 * draw->u,
                color_fade(draw->theme->ink, panel_presence(&line.at[0])));
}

/* From one end of the axis across to the other, or up where it is steep. */
static void draw_border(const Scatter *scatter) {
  const Draw *draw = scatter->draw;
  const Axis *x = &scatter->plot.x, *y = &scatter->plot.y;
  PanelNumbers border = scatter_numbers(scatter, "border");
  double n[3];
  for (size_t i = 0; i < 3; i++)
    n[i] = border.count == 3 && panel_visible(&border.at[i]) ? panel_value(&border.at[i]) : NAN;
  double a = n[0], b = n[1], c = n[2];
  bool flat = fabs(a) * (x->high - x->low) <= fabs(b) * (y->high - y->low);
  double x0 = flat ? x->low : -(b * y->low + c) / a, x1 = flat ? x->high : -(b * y->high + c) / a,
         y0 = flat ? -(a * x0 + c) / b : y->low, y1 = flat ? -(a * x1 + c) / b : y->high;
  if (!isfinite(x0 + x1 + y0 + y1))
    return;
  Point from = plot_beyond(&scatter->plot, x0, y0), to = plot_beyond(&scatter->plot, x1, y1);
  canvas_line(draw->canvas, from.x, from.y, to.x, to.y, 0.3 * draw->u, draw->theme->ink);
}

static void draw_residuals(const Scatter *scatter) {
  const Draw *draw = scatter->draw;
  PanelNumbers residuals = scatter_numbers(scatter, "residual");
  for (size_t i = 0; i < scatter->count && i < residuals.count; i++) {
    const ScatterSample *sample = &scatter->samples[i];
    double height = panel_value(&residuals.at[i]), t = panel_presence(&residuals.at[i]);
    if (t <= 0 || !isfinite(height) || !scatter_is_finite(sample))
      continue;
    Point from = scatter->places[i], to = plot_beyond(&scatter->plot, sample->x, height);
    canvas_line(draw->canvas, from.x, from.y, from.x, mix(from.y, to.y, t), 0.28 * draw->u,
                theme_class(draw->theme, 3));
  }
}

static void draw_diagonal(const Scatter *scatter) {
  const Plot *plot = &scatter->plot;
  const Draw *draw = scatter->draw;
  double low = fmax(plot->x.low, plot->y.low), high = fmin(plot->x.high, plot->y.high), u = draw->u;
  if (scatter_setting(scatter, "diagonal")->flag && low < high)
    canvas_stroke_dashed(draw->canvas, (Point[]){plot_at(plot, low, low), plot_at(plot, high, high)}, 2,
                         0.2 * u, 0.9 * u, 0.7 * u, draw->theme->muted);
}

void scatter_draw_lines(const Scatter *scatter) {
  Rect before = canvas_set_clip(scatter->draw->canvas, scatter->plot.area);
  draw_diagonal(scatter);
  draw_border(scatter);
  draw_line(scatter);
  draw_residuals(scatter);
  canvas_set_clip(scatter->draw->canvas, before);
}

/* ---- the threshold ---- */

static void report_threshold(const Scatter *scatter, Cell cell, double x) {
  const Draw *draw = scatter->draw;
  Rect area = scatter->plot.area;
  double u = draw->u;
  const Target target = {TARGET_HANDLE, (int)scatter->panel->index, 0, 0, (int)draw->state->trace->pane};
  if (!draw_editable(draw, cell))
    return;
  draw_grip(draw, (Point){x, area.y + 1.4 * u}, draw->theme->ink, target);
  Hit *hit = hits_add(draw->hits, (Rect){x - 1.2 * u, area.y, 2.4 * u, area.h}, target);
  hit->handle = plot_handle(&scatter->plot, 'x', cell, cell, 1);
}

void scatter_draw_threshold(const Scatter *scatter) {
  const Draw *draw = scatter->draw;
  const Rect area = scatter->plot.area;
  double u = draw->u;
  PanelNumbers threshold = scatter_numbers(scatter, "threshold");
  if (threshold.count == 0 || panel_presence(&threshold.at[0]) <= 0 ||
      !isfinite(panel_value(&threshold.at[0])))
    return;
  Cell cell = threshold.at[0].cell;
  double x = plot_at(&scatter->plot, panel_value(&threshold.at[0]), 0).x;
  Color color = color_fade(draw->theme->ink, panel_presence(&threshold.at[0]));
  canvas_stroke_dashed(draw->canvas, (Point[]){{x, area.y}, {x, area.y + area.h}}, 2, 0.25 * u, 0.9 * u,
                       0.6 * u, color);
  report_threshold(scatter, cell, x);
  PlacedTag placed = {.tag = {.draw = draw,
                              .name = arena_printf(draw->arena, "%s =", panel_symbol(draw, cell)),
                              .cell = cell,
                              .numbered = true,
                              .color = color,
                              .group = panel_group(scatter->panel, 2)},
                      .y = area.y + 1.4 * u};
  placed.x = clamp(x + 1.8 * u, area.x, fmax(area.x + area.w - tag_width(&placed.tag), area.x));
  placed.tag.at = (Point){placed.x, placed.y};
  tag_draw(&placed);
}
