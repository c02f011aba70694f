/* What a training's model says of its data: decision regions over two features, or over one the curve of each
 * run with the errors of the samples of its present update. */
#include "view/panel_scatter.h"

#include "chart/regions.h"
#include "trace/path.h"
#include "trace/training_regions.h"
#include "view/pixels.h"

#include <math.h>

enum { CURVE_POINTS = 72, RINGS_MAX = 60 };

/* ---- the moment ---- */

/* Of a run: an update is made once its first number behind it is on screen. */
static PathMoment moment_of(const Scatter *scatter, const Draw *draw) {
  PanelNumbers next = scatter_numbers(scatter, "next");
  const ViewState *state = draw->state;
  return path_moment(state->trace, state->step, state->asking, next.count > 0 ? &next.at[0].cell : NULL,
                     next.count > 0);
}

/* The updates at this moment of the animation, with a fraction. */
static double updates_now(const Scatter *scatter, const Draw *draw) {
  PathMoment moment = moment_of(scatter, draw);
  return mix((double)moment.before, (double)moment.made, draw->t);
}

/* ---- regions ---- */

typedef struct Painting {
  const Draw *draw;
  const Regions *regions;
} Painting;

static void paint(uint32_t *pixels, int width, int height, void *context) {
  const Painting *painting = context;
  const Regions *regions = painting->regions;
  const Draw *draw = painting->draw;
  Color colors[REGIONS_CLASSES_MAX];
  for (size_t k = 0; k < regions->K; k++)
    colors[k] = theme_class(draw->theme, k);
  RegionsLook look = {.classes = colors,
                      .class_count = regions->K,
                      .card = draw->theme->card,
                      .line = draw->theme->ink,
                      .line_width = fmax(0.16 * draw->u, 1)};
  regions_map(pixels, regions->P, &look, regions->nx, regions->ny, width, height);
}

static void draw_diverged(const Scatter *scatter) {
  const Draw *draw = scatter->draw;
  size_t update;
  if (!path_ends(&update, draw->state->trace))
    return;
  const char *words = draw_words(draw, STRING_DIVERGED_WORDS, draw_count(draw, update), NULL);
  draw_paragraph(draw, rect_inset(scatter->plot.area, draw->u), (TextLook){1.9, true, draw->theme->bad},
                 words, true);
}

static void draw_regions(const Scatter *scatter) {
  const Draw *draw = scatter->draw;
  const Regions *regions = training_regions(draw->state->trace, (size_t)updates_now(scatter, draw));
  Painting painting = {draw, regions};
  if (!regions)
    draw_diverged(scatter);
  else
    pixels_draw(draw, scatter->plot.area, &(PixelsWork){regions->version, paint, &painting});
}

/* ---- curves ---- */

static bool find_curve(Point points[CURVE_POINTS], const Scatter *scatter, const Draw *draw, double updates) {
  const Plot *plot = &scatter->plot;
  double x[CURVE_POINTS], p[CURVE_POINTS];
  for (size_t i = 0; i < CURVE_POINTS; i++)
    x[i] = mix(plot->x.low, plot->x.high, (double)i / (CURVE_POINTS - 1));
  if (!training_probabilities(p, draw->state->trace, updates, x, CURVE_POINTS))
    return false;
  for (size_t i = 0; i < CURVE_POINTS; i++)
    points[i] = plot_at(plot, x[i], p[i]);
  return true;
}

static void draw_curve(const Scatter *scatter, const Draw *draw, bool chosen) {
  const Plot *plot = &scatter->plot;
  double u = draw->u, updates = updates_now(scatter, draw);
  Point points[CURVE_POINTS];
  if (!find_curve(points, scatter, draw, updates))
    return;
  canvas_stroke(draw->canvas, points, CURVE_POINTS, (chosen ? 0.34 : 0.24) * u, panel_color(draw));
  double border = training_border(draw->state->trace, updates);
  if (!(border > plot->x.low && border < plot->x.high))
    return;
  Point line[] = {plot_at(plot, border, 0), plot_at(plot, border, 1)};
  canvas_stroke_dashed(draw->canvas, line, 2, (chosen ? 0.2 : 0.15) * u, 0.7 * u, 0.5 * u, panel_color(draw));
}

/* ---- the samples of an update ---- */

/* Of a run whose samples are marked; count 0: of none. */
typedef struct Chosen {
  const Draw *draw;
  Cells cells;
  size_t count; /* as many as can be told apart */
} Chosen;

static bool is_pointed_at(const Draw *draw, size_t pane) {
  const Target targets[] = {draw->state->hover, draw->state->inspected, draw->state->focus};
  for (size_t i = 0; i < 3; i++)
    if (targets[i].kind == TARGET_HANDLE)
      return targets[i].pane == (int)pane;
  return false;
}

/* The run that is pointed at, else whose samples are new, else the last that is named. */
static Chosen choose(const Scatter *scatter) {
  size_t count, fresh = 0;
  const Cells *cells = panel_cells(scatter->draw, scatter_setting(scatter, "mark"), &count);
  Chosen chosen = {0}, new_one = {0};
  for (size_t i = 0; i < count; i++) {
    const Draw *draw = draw_pane(scatter->draw, cells[i].pane);
    size_t all = cells_count(&cells[i]);
    Chosen this = {draw, cells[i], all < RINGS_MAX ? all : RINGS_MAX};
    Visibility visible = draw_visibility(draw, cells_at(&cells[i], 0));
    if (visible == HIDDEN || !trace_pane_shown(draw->state->trace, cells[i].pane))
      continue;
    chosen = this;
    if (is_pointed_at(draw, cells[i].pane))
      return this;
    if (visible == FRESH) {
      fresh++;
      new_one = this;
    }
  }
  return fresh == 1 ? new_one : chosen;
}

static size_t sample_at(const Chosen *chosen, size_t i) {
  size_t all = cells_count(&chosen->cells);
  return (size_t)draw_number(chosen->draw, cells_at(&chosen->cells, i * all / chosen->count)) - 1;
}

/* From each sample to p at its x, by the model before the update, which is dashed once there is another. */
static void draw_errors(const Scatter *scatter, const Chosen *chosen) {
  const Draw *draw = chosen->draw;
  double before = (double)path_update(draw->state->trace, draw->state->step), u = draw->u,
         t = draw_presence(draw, cells_at(&chosen->cells, 0));
  Point points[CURVE_POINTS];
  if (moment_of(scatter, draw).moved && find_curve(points, scatter, draw, before))
    canvas_stroke_dashed(draw->canvas, points, CURVE_POINTS, 0.15 * u, 0.5 * u, 0.4 * u, panel_color(draw));
  double width = (chosen->count > 12 ? 0.15 : 0.26) * u;
  for (size_t i = 0; i < chosen->count; i++) {
    size_t sample = sample_at(chosen, i);
    double p;
    if (sample >= scatter->count ||
        !training_probabilities(&p, draw->state->trace, before, &scatter->samples[sample].x, 1))
      continue;
    Point at = scatter->places[sample], end = plot_at(&scatter->plot, scatter->samples[sample].x, p);
    canvas_line(draw->canvas, at.x, at.y, at.x, mix(at.y, end.y, t), width, panel_color(draw));
    canvas_circle(draw->canvas, end.x, end.y, 0.36 * u, color_fade(panel_color(draw), t));
  }
}

void scatter_draw_rings(const Scatter *scatter) {
  Chosen chosen = choose(scatter);
  double u = scatter->draw->u, r = scatter->radius + (chosen.count > 12 ? 0.32 : 0.55) * u;
  for (size_t i = 0; i < chosen.count; i++) {
    size_t sample = sample_at(&chosen, i);
    if (sample >= scatter->count)
      continue;
    Point at = scatter->places[sample];
    canvas_circle(scatter->draw->canvas, at.x, at.y, r, scatter->draw->theme->card);
    scatter_draw_shape(scatter, scatter->samples[sample].k, true, at, scatter->radius);
    canvas_border(scatter->draw->canvas, (Rect){at.x - r, at.y - r, 2 * r, 2 * r}, r,
                  (chosen.count > 12 ? 0.18 : 0.28) * u, panel_color(chosen.draw));
  }
}

static void draw_rows(const Scatter *scatter) {
  Rect area = scatter->plot.area;
  for (int label = 0; label < 2; label++) {
    double y = plot_at(&scatter->plot, 0, label).y;
    canvas_line(scatter->draw->canvas, area.x, y, area.x + area.w, y, 1, scatter->draw->theme->hairline);
  }
}

static void draw_curves(const Scatter *scatter) {
  const Trace *trace = scatter->draw->state->trace;
  Chosen chosen = choose(scatter);
  draw_rows(scatter);
  for (size_t i = 0; i < trace->pane_count; i++)
    if (trace_pane_shown(trace, i) && !(chosen.count > 0 && i == chosen.cells.pane))
      draw_curve(scatter, draw_pane(scatter->draw, i), false);
  if (chosen.count == 0)
    return;
  draw_curve(scatter, chosen.draw, true);
  draw_errors(scatter, &chosen);
}

void scatter_draw_model(const Scatter *scatter) {
  if (scatter->regions)
    draw_regions(scatter);
  else if (scatter->data && scatter->up == SCATTER_ROWS && scatter_setting(scatter, "model")->flag)
    draw_curves(scatter);
}
