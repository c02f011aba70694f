/* The samples of a scatter: where they lie, how they look, what can be moved. */
#include "view/panel_scatter.h"

#include "chart/mark.h"

#include <math.h>

enum { STACK_MAX = 3, STRIP_STACK_MAX = 40, HITS_MAX = 200, MARKED_MAX = 150 };

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
