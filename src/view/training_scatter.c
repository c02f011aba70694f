/* The data of a model with one feature: x across, the two classes as rows at y = 0 and y = 1, each run's p(x)
 * and the place where it changes its mind, and the samples of the chosen run's update with their errors. */
#include "view/parts.h"
#include "view/plot.h"
#include "view/training_parts.h"

#include <math.h>

enum { MARKS_MAX = 600, RINGS_MAX = 60, CURVE_POINTS = 72, STACK_MAX = 3 };

typedef struct TrainingScatter {
  const TrainingScene *scene;
  const Draw *draw;
  const Dataset *set;
  Plot plot;
  double low, high, radius;
} TrainingScatter;

static void find_range(TrainingScatter *scatter) {
  const Dataset *set = scatter->set;
  scatter->low = INFINITY;
  scatter->high = -INFINITY;
  for (size_t i = 0; i < set->N; i++) {
    scatter->low = fmin(scatter->low, set->X[i]);
    scatter->high = fmax(scatter->high, set->X[i]);
  }
  double margin = 0.08 * fmax(scatter->high - scatter->low, 1e-9);
  scatter->low -= margin;
  scatter->high += margin;
}

/* How many earlier samples of the class lie under this one: it is then drawn that much farther out. */
static size_t stacked_on(const TrainingScatter *scatter, size_t sample) {
  const Dataset *set = scatter->set;
  double near = 0.8 * scatter->radius * (scatter->high - scatter->low) / scatter->plot.area.w;
  size_t below = 0;
  if (set->N > MARKS_MAX)
    return 0;
  for (size_t i = 0; i < sample; i++)
    below += set->labels[i] == set->labels[sample] && fabs(set->X[i] - set->X[sample]) < near;
  return below < STACK_MAX ? below : STACK_MAX;
}

static Point place_of(const TrainingScatter *scatter, size_t sample) {
  const Dataset *set = scatter->set;
  Point at = plot_at(&scatter->plot, set->X[sample], set->labels[sample]);
  bool up = set->labels[sample] > 0;
  double edge = up ? scatter->plot.area.y : scatter->plot.area.y + scatter->plot.area.h,
         out = 1.7 * scatter->radius * (double)stacked_on(scatter, sample);
  out = fmin(out, fmax(fabs(edge - at.y) - 1.6 * scatter->radius, 0));
  at.y += up ? -out : out;
  return at;
}

/* Solid for y = 1, hollow for y = 0. */
static void draw_sample(const TrainingScatter *scatter, size_t sample) {
  const Draw *draw = scatter->draw;
  Point at = place_of(scatter, sample);
  double r = scatter->radius;
  canvas_circle(draw->canvas, at.x, at.y, r + 0.2 * draw->u, draw->theme->card);
  canvas_circle(draw->canvas, at.x, at.y, r, draw->theme->muted);
  if (!scatter->set->labels[sample])
    canvas_circle(draw->canvas, at.x, at.y, 0.6 * r, draw->theme->card);
}

static void draw_samples(const TrainingScatter *scatter) {
  size_t N = scatter->set->N, drawn = N < MARKS_MAX ? N : MARKS_MAX;
  for (size_t i = 0; i < drawn; i++)
    draw_sample(scatter, N <= MARKS_MAX ? i : (size_t)((double)i * (double)N / MARKS_MAX));
}

/* ---- the models ---- */

static double predicted(const TrainingPane *pane, const double *theta, double x) {
  Descent descent = training_descent(pane->trace);
  double p[2];
  descent_predict(p, &descent, theta, &x);
  return p[1];
}

static size_t trace_curve(Point *points, const TrainingScatter *scatter, const TrainingPane *pane,
                          const double *theta) {
  for (size_t i = 0; i < CURVE_POINTS; i++) {
    double x = mix(scatter->low, scatter->high, (double)i / (CURVE_POINTS - 1));
    points[i] = plot_at(&scatter->plot, x, predicted(pane, theta, x));
  }
  return CURVE_POINTS;
}

static void draw_model(const TrainingScatter *scatter, const TrainingPane *pane, bool chosen) {
  const Draw *draw = scatter->draw;
  double u = draw->u, w = pane->theta[0], b = pane->theta[1], border = -b / w;
  Point points[CURVE_POINTS];
  if (!isfinite(w) || !isfinite(b))
    return;
  size_t count = trace_curve(points, scatter, pane, pane->theta);
  canvas_stroke(draw->canvas, points, count, (chosen ? 0.34 : 0.24) * u, pane->color);
  if (!isfinite(border) || border <= scatter->low || border >= scatter->high)
    return;
  Point line[] = {plot_at(&scatter->plot, border, 0), plot_at(&scatter->plot, border, 1)};
  canvas_stroke_dashed(draw->canvas, line, 2, (chosen ? 0.2 : 0.15) * u, 0.7 * u, 0.5 * u, pane->color);
}

/* ---- the samples of this update ---- */

/* As many as can be told apart. */
typedef struct Chosen {
  const TrainingPane *pane;
  const Value *samples; /* all of them */
  size_t count;         /* how many are drawn */
  double theta[2];      /* where their gradient is taken */
} Chosen;

static bool find_chosen(Chosen *out, const TrainingPane *pane) {
  const Pass *pass = trace_pass(pane->trace, pane->draw->state->step);
  const Value *samples = &pass->values[VALUE_SAMPLE];
  *out = (Chosen){
      .pane = pane, .samples = samples, .count = samples->rows < RINGS_MAX ? samples->rows : RINGS_MAX};
  out->theta[0] = pass->values[VALUE_W].at[0];
  out->theta[1] = pass->values[VALUE_B].at[0];
  return training_seen(pane, VALUE_SAMPLE) && isfinite(out->theta[0]) && isfinite(out->theta[1]);
}

static size_t sample_at(const Chosen *chosen, size_t i) {
  return (size_t)chosen->samples->at[i * chosen->samples->rows / chosen->count] - 1;
}

/* From each sample to p at its x, by the model before the update, which is dashed once there is another. */
static void draw_errors(const TrainingScatter *scatter, const Chosen *chosen) {
  const TrainingPane *pane = chosen->pane;
  const Draw *draw = pane->draw;
  double u = draw->u, t = draw_presence(draw, TRAINING_CELL(VALUE_DW));
  if (pane->moved) {
    Point points[CURVE_POINTS];
    size_t count = trace_curve(points, scatter, pane, chosen->theta);
    canvas_stroke_dashed(draw->canvas, points, count, 0.15 * u, 0.5 * u, 0.4 * u, pane->color);
  }
  double width = (chosen->count > 12 ? 0.15 : 0.26) * u;
  for (size_t i = 0; i < chosen->count; i++) {
    size_t sample = sample_at(chosen, i);
    double x = scatter->set->X[sample];
    Point at = place_of(scatter, sample), p = plot_at(&scatter->plot, x, predicted(pane, chosen->theta, x));
    canvas_line(draw->canvas, at.x, at.y, at.x, mix(at.y, p.y, t), width, pane->color);
    canvas_circle(draw->canvas, p.x, p.y, 0.36 * u, color_fade(pane->color, t));
  }
}

static void draw_rings(const TrainingScatter *scatter, const Chosen *chosen) {
  const Draw *draw = chosen->pane->draw;
  double u = draw->u, r = scatter->radius + (chosen->count > 12 ? 0.32 : 0.55) * u;
  for (size_t i = 0; i < chosen->count; i++) {
    Point at = place_of(scatter, sample_at(chosen, i));
    canvas_circle(draw->canvas, at.x, at.y, r, draw->theme->card);
    draw_sample(scatter, sample_at(chosen, i));
    canvas_border(draw->canvas, (Rect){at.x - r, at.y - r, 2 * r, 2 * r}, r,
                  (chosen->count > 12 ? 0.18 : 0.28) * u, chosen->pane->color);
  }
}

/* ---- words ---- */

static void draw_rows(const TrainingScatter *scatter) {
  Rect area = scatter->plot.area;
  for (int label = 0; label < 2; label++) {
    double y = plot_at(&scatter->plot, 0, label).y;
    canvas_line(scatter->draw->canvas, area.x, y, area.x + area.w, y, 1, scatter->draw->theme->hairline);
  }
}

static const char *x_name(const TrainingScatter *scatter) {
  const Draw *draw = scatter->draw;
  const LessonData *data = scatter->scene->data;
  const char *title = data->title.in[draw->state->language];
  if (!title)
    title = data->set.features[0];
  bool scaled = data->set.scale && data->set.scale[0] < 1 + 1e-12 && data->set.scale[0] > 1 - 1e-12 &&
                fabs(data->set.mean[0]) < 1e-12;
  return strings_format(draw->arena, draw->strings, draw->state->language,
                        scaled ? STRING_FEATURE_AXIS : STRING_FEATURE_AXIS_SCALED, title, NULL, NULL);
}

/* "● virginica", from the right. Returns its left end. */
static double draw_class(const TrainingScatter *scatter, size_t label, double right, double y) {
  const Draw *draw = scatter->draw;
  double u = draw->u, r = 0.6 * u;
  const char *name = scatter->set->classes[label];
  right -= draw_text(draw, ALIGN_RIGHT, right, y, (TextLook){SIZE_SMALL, false, draw->theme->muted}, name) +
           1.2 * u;
  canvas_circle(draw->canvas, right, y, r, draw->theme->muted);
  if (label == 0)
    canvas_circle(draw->canvas, right, y, 0.6 * r, draw->theme->card);
  return right - 1.6 * u;
}

static double class_width(const TrainingScatter *scatter, size_t label) {
  return draw_text_width(scatter->draw, SIZE_SMALL, false, scatter->set->classes[label]) +
         3 * scatter->draw->u;
}

static void draw_head(const TrainingScatter *scatter, Rect rect) {
  const Draw *draw = scatter->draw;
  double u = draw->u, y = rect.y + rect.h / 2, right = rect.x + rect.w;
  const char *name = draw_string(draw, STRING_DATA_CARD);
  double x =
      rect.x + draw_text(draw, ALIGN_LEFT, rect.x, y, (TextLook){1.8, true, draw->theme->muted}, name) + u;
  if (x + class_width(scatter, 0) + class_width(scatter, 1) <= right)
    draw_class(scatter, 1, draw_class(scatter, 0, right, y), y);
}

static void draw_data(TrainingScatter *scatter, Rect rect) {
  const Draw *draw = scatter->draw;
  const TrainingScene *scene = scatter->scene;
  double u = draw->u;
  PlotFrame frame = {
      .x_low = scatter->low, .x_high = scatter->high, .y_low = -0.32, .y_high = 1.32, .share_y = true};
  if (rect.h > 13 * u)
    frame.x_name = x_name(scatter);
  scatter->plot = plot_begin(draw, rect, &frame);
  scatter->radius = clamp(0.62 * u, 2, 12);
  draw_rows(scatter);
  const TrainingPane *chosen = scene->count > 0 ? &scene->panes[scene->chosen] : NULL;
  bool seen = chosen && training_seen(chosen, VALUE_W);
  for (size_t i = 0; seen && i < scene->count; i++)
    if (i != scene->chosen)
      draw_model(scatter, &scene->panes[i], false);
  Chosen samples;
  bool update = seen && find_chosen(&samples, chosen);
  if (seen)
    draw_model(scatter, chosen, true);
  if (update)
    draw_errors(scatter, &samples);
  draw_samples(scatter);
  if (update)
    draw_rings(scatter, &samples);
}

void training_scatter_draw(const TrainingScene *scene, Rect rect) {
  const Draw *draw = scene->draw;
  TrainingScatter scatter = {.scene = scene, .draw = draw, .set = &scene->data->set};
  double u = draw->u, pad = rect.h < 16 * u ? 1.0 * u : 1.8 * u, head = 2.8 * u;
  int card = draw_card(draw, rect);
  Rect inner = rect_inset(rect, pad);
  draw_head(&scatter, (Rect){inner.x, inner.y, inner.w, head});
  Rect below = {inner.x, inner.y + head + 0.2 * u, inner.w, inner.h - head - 0.2 * u};
  if (scene->landscape && below.h > 5 * u) {
    find_range(&scatter);
    draw_data(&scatter, below);
  }
  canvas_end_card(draw->canvas, card);
}
