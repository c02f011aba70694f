/* The samples of a scatter: where they lie, how they look, what can be moved. */
#include "view/panel_scatter.h"

#include "view/parts.h"

#include <math.h>

enum { STACK_MAX = 3, HITS_MAX = 200 };

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

bool scatter_is_finite(const ScatterSample *sample) {
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
  if (!scatter_is_finite(sample) || presence_of(scatter, sample) <= 0)
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
    if (scatter_is_finite(&scatter->samples[k]) &&
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
  if (!sample->is_cell || !scatter_is_finite(sample) || presence_of(scatter, sample) <= 0 ||
      is_below(scatter, i))
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
  if (scatter_is_finite(sample) && presence_of(scatter, sample) > 0)
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
