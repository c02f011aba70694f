/* Loss and output after every update so far, each situation in each pane a curve: its colour is the
 * situation's, its line the pane's. */
#include "view/neuron_parts.h"
#include "view/old.h"
#include "view/parts.h"
#include "view/place.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { CURVES_MAX = LESSON_PANES_MAX * OLD_SITUATIONS_MAX, PROBES_MAX = 201, POINTS_MOST = 800 };
#define LABEL_PITCH 1.9 /* u */
#define LABEL_CLOSE 1.2 /* u; ends of one pane nearer than this share a label */

/* One of the two charts. */
typedef struct Kind {
  int chart;
  ValueId all, next; /* after 0, 1, ... updates, and after the present one */
} Kind;

static const Kind LOSSES = {CHART_LOSSES, VALUE_LOSSES, VALUE_LOSS_NEXT};
static const Kind OUTPUTS = {CHART_OUTPUTS, VALUE_OUTPUTS, VALUE_O_NEXT};

/* The name at the end of one or more curves of a pane. */
typedef struct Label {
  size_t pane;
  size_t situations[OLD_SITUATIONS_MAX], count;
  double y, value; /* pixels; of the first */
} Label;

typedef struct Chart {
  const NeuronView *view;
  Kind kind;
  Plot plot;
  size_t last; /* updates made, the present one included */
  Label labels[CURVES_MAX];
  size_t label_count;
} Chart;

static const char *pane_title(const Draw *draw) {
  const Lesson *lesson = draw->state->lesson;
  return lesson->pane_count > 0 ? lesson->panes[draw->state->trace->pane].title.in[draw->state->language]
                                : "";
}

/* Situation s's number after n updates. */
static double after(const Draw *draw, const Kind *kind, size_t n, size_t s) {
  const Pass *pass = trace_pass(draw->state->trace, draw->state->step);
  const Value *all = &pass->values[kind->all];
  return n < all->rows ? all->at[n * all->cols + s] : pass->values[kind->next].at[s];
}

/* Where the curve has come to: the newest piece grows out of the point before. */
static Point end_of(const Chart *chart, const Draw *draw, size_t s) {
  Point from = plot_at(&chart->plot, (double)chart->last - 1, after(draw, &chart->kind, chart->last - 1, s)),
        to = plot_at(&chart->plot, (double)chart->last, after(draw, &chart->kind, chart->last, s));
  double shown = draw_presence(draw, (Cell){chart->kind.next, s, 0});
  return (Point){mix(from.x, to.x, shown), mix(from.y, to.y, shown)};
}

static void draw_curve(const Chart *chart, const Draw *draw, size_t s) {
  size_t stride = chart->last / POINTS_MOST + 1, count = 0; /* no more of them than can be seen */
  Point *points = ARENA_ARRAY(draw->arena, Point, chart->last / stride + 2);
  for (size_t i = 0; i < chart->last; i += stride)
    points[count++] = plot_at(&chart->plot, (double)i, after(draw, &chart->kind, i, s));
  points[count++] = end_of(chart, draw, s);
  neuron_line(draw, draw->state->trace->pane, points, count, 0.3, theme_class(draw->theme, s));
}

static void draw_end(const Chart *chart, const Draw *draw, size_t s) {
  Point end = end_of(chart, draw, s);
  canvas_circle(draw->canvas, end.x, end.y, 0.9 * draw->u, draw->theme->card);
  canvas_circle(draw->canvas, end.x, end.y, 0.7 * draw->u, theme_class(draw->theme, s));
}

/* ---- labels ---- */

static int by_height(const void *a, const void *b) {
  double one = ((const Label *)a)->y, other = ((const Label *)b)->y;
  return one < other ? -1 : one > other;
}

static void list_labels(Chart *chart, size_t at) {
  const NeuronView *view = chart->view;
  chart->label_count = 0;
  for (size_t i = 0; i < view->count; i++)
    for (size_t s = 0; s < view->S; s++) {
      double value = after(view->panes[i], &chart->kind, at, s);
      chart->labels[chart->label_count++] = (Label){
          .pane = i, .situations = {s}, .count = 1, .value = value, .y = plot_at(&chart->plot, 0, value).y};
    }
  qsort(chart->labels, chart->label_count, sizeof *chart->labels, by_height);
}

/* Joins label i with the next one of its pane, j. */
static void join(Chart *chart, size_t i, size_t j) {
  Label *one = &chart->labels[i], *other = &chart->labels[j];
  one->y =
      (one->y * (double)one->count + other->y * (double)other->count) / (double)(one->count + other->count);
  for (size_t k = 0; k < other->count; k++)
    one->situations[one->count++] = other->situations[k];
  memmove(other, other + 1, (chart->label_count - j - 1) * sizeof *other);
  chart->label_count--;
}

/* The nearest two of one pane share a label if they are nearer than `limit`; false: no two are. */
static bool join_nearest(Chart *chart, double limit) {
  size_t best_i = 0, best_j = 0;
  double least = limit;
  for (size_t i = 0; i < chart->label_count; i++)
    for (size_t j = i + 1; j < chart->label_count; j++) {
      double apart = chart->labels[j].y - chart->labels[i].y;
      if (chart->labels[i].pane != chart->labels[j].pane || apart >= least)
        continue;
      least = apart;
      best_i = i;
      best_j = j;
    }
  if (least < limit)
    join(chart, best_i, best_j);
  return least < limit;
}

static int by_number(const void *a, const void *b) {
  size_t one = *(const size_t *)a, other = *(const size_t *)b;
  return one < other ? -1 : one > other;
}

/* "MSE 1, 3"; where the pointer is, "MSE 2  0.9971". */
static const char *label_text(const Chart *chart, Label *label, bool reading) {
  const Draw *draw = chart->view->panes[label->pane];
  const char *text = pane_title(draw);
  qsort(label->situations, label->count, sizeof *label->situations, by_number);
  for (size_t i = 0; i < label->count; i++)
    text = arena_printf(draw->arena, i == 0 ? "%s %zu" : "%s, %zu", text, label->situations[i] + 1);
  if (!reading || label->count > 1)
    return text;
  char number[NUMBER_MAX];
  fill_show_as(number, draw->state->trace, draw->state->step, (Cell){chart->kind.next, 0, 0}, label->value,
               4);
  return arena_printf(draw->arena, "%s  %s", text, number);
}

/* The widest label, with a number; what is kept free at the right. */
static double label_room(const NeuronView *view) {
  double widest = 0;
  for (size_t i = 0; i < view->count; i++)
    widest = fmax(widest, draw_text_width(view->draw, SIZE_SMALL, true, pane_title(view->panes[i])));
  const char *list = " 1";
  for (size_t s = 1; s < view->S; s++)
    list = arena_printf(view->draw->arena, "%s, 1", list);
  double numbers = fmax(draw_text_width(view->draw, SIZE_SMALL, true, list),
                        draw_text_width(view->draw, SIZE_SMALL, true, " 1  0.0000"));
  return widest + numbers + 1.6 * view->draw->u;
}

/* As many as there is room for; only where the pointer is has each curve its number. */
static void choose_labels(Chart *chart, size_t at, bool reading, size_t most) {
  list_labels(chart, at);
  while (!reading && join_nearest(chart, LABEL_CLOSE * chart->view->draw->u)) {
  }
  while (chart->label_count > most && join_nearest(chart, INFINITY)) {
  }
  qsort(chart->labels, chart->label_count, sizeof *chart->labels, by_height);
}

/* The ground of one label must not cover the words of another: all grounds come first. */
static void write_labels(Chart *chart, double x, const double *y, bool reading) {
  const Draw *draw = chart->view->draw;
  double u = draw->u, pitch = LABEL_PITCH * u;
  const char *texts[CURVES_MAX];
  for (size_t i = 0; i < chart->label_count; i++) {
    texts[i] = label_text(chart, &chart->labels[i], reading);
    double wide = draw_text_width(draw, SIZE_SMALL, true, texts[i]);
    canvas_fill_rect(draw->canvas, (Rect){x - 0.3 * u, y[i] - pitch / 2, wide + 0.6 * u, pitch}, 0,
                     color_fade(draw->theme->card, 0.85));
  }
  for (size_t i = 0; i < chart->label_count; i++) {
    const Label *label = &chart->labels[i];
    Color color = label->count > 1 ? draw->theme->ink : theme_class(draw->theme, label->situations[0]);
    draw_text(draw, ALIGN_LEFT, x, y[i], (TextLook){SIZE_SMALL, true, color}, texts[i]);
  }
}

/* Right of the ends of the curves, pushed apart. */
static void draw_labels(Chart *chart, size_t at, bool reading) {
  const Draw *draw = chart->view->draw;
  double u = draw->u, pitch = LABEL_PITCH * u, y[CURVES_MAX];
  double low = chart->plot.area.y, high = chart->plot.area.y + chart->plot.area.h - 1.4 * u;
  choose_labels(chart, at, reading, (size_t)fmax((high - low) / pitch + 1, (double)chart->view->count));
  for (size_t i = 0; i < chart->label_count; i++)
    y[i] = chart->labels[i].y;
  places_spread(y, chart->label_count, pitch, low - 0.4 * u, high + pitch / 2);
  for (size_t i = 0; i < chart->label_count && reading; i++)
    plot_mark(&chart->plot, (double)at, chart->labels[i].value, true, 0.6,
              theme_class(draw->theme, chart->labels[i].situations[0]));
  write_labels(chart, plot_at(&chart->plot, (double)at, 0).x + 1.5 * u, y, reading);
}

/* ---- a chart ---- */

static double greatest(const NeuronView *view, const Kind *kind) {
  double most = 0;
  for (size_t i = 0; i < view->count; i++) {
    const Trace *trace = view->panes[i]->state->trace;
    const Pass *last = trace_pass_at(trace, view->draw->state->step, trace->pass_count - 1);
    const Value *all = &last->values[kind->all];
    for (size_t j = 0; j < all->rows * all->cols; j++)
      most = isfinite(all->at[j]) ? fmax(most, all->at[j]) : most;
    for (size_t s = 0; s < view->S; s++)
      most = isfinite(last->values[kind->next].at[s]) ? fmax(most, last->values[kind->next].at[s]) : most;
  }
  return most > 0 ? most : 1;
}

/* The target across the chart of o. */
static void draw_target(const Chart *chart) {
  const Draw *draw = chart->view->draw;
  Rect area = chart->plot.area;
  double y = plot_at(&chart->plot, 0, draw_number(draw, (Cell){VALUE_Y, 0, 0})).y, u = draw->u;
  canvas_stroke_dashed(draw->canvas, (Point[]){{area.x, y}, {area.x + area.w, y}}, 2, 0.2 * u, 0.6 * u,
                       0.6 * u, draw->theme->ink);
}

/* "target y = 0" behind a piece of its line, at the right of the card's head. */
static void draw_target_key(const Draw *draw, Rect inner, double left) {
  char number[NUMBER_MAX];
  double u = draw->u, y = inner.y - 1.5 * u, right = inner.x + inner.w;
  number_show(number, draw_number(draw, (Cell){VALUE_Y, 0, 0}), 0);
  const char *text = arena_printf(draw->arena, "%s y = %s", draw_string(draw, STRING_TARGET_LINE), number);
  double wide = draw_text_width(draw, SIZE_SMALL, false, text), x = right - wide - 0.8 * u;
  if (x - 3 * u < left)
    return;
  draw_text(draw, ALIGN_RIGHT, right, y, (TextLook){SIZE_SMALL, false, draw->theme->muted}, text);
  canvas_stroke_dashed(draw->canvas, (Point[]){{x - 3 * u, y}, {x, y}}, 2, 0.2 * u, 0.6 * u, 0.6 * u,
                       draw->theme->ink);
}

/* Behind the axis's last tick, where the labels of the curves leave a line free. */
static void draw_axis_name(const Chart *chart, double right) {
  const Draw *draw = chart->view->draw;
  double u = draw->u, x = chart->plot.area.x + chart->plot.area.w + 2.6 * u;
  const char *name = draw_string(draw, STRING_CURVE_AXIS);
  if (x + draw_text_width(draw, SIZE_SMALL, false, name) <= right)
    draw_text(draw, ALIGN_LEFT, x, chart->plot.area.y + chart->plot.area.h + 2 * u,
              (TextLook){SIZE_SMALL, false, draw->theme->muted}, name);
}

static void draw_chart(const NeuronView *view, const Kind *kind, Rect rect, StringId name,
                       const char *symbol) {
  const Draw *draw = view->draw;
  const Trace *trace = draw->state->trace;
  double u = draw->u;
  int card = draw_card(draw, rect);
  Rect inner = card_head(draw, rect, draw_string(draw, name), symbol);
  if (kind->all == VALUE_OUTPUTS)
    draw_target_key(draw, inner, inner.x + draw_text_width(draw, 1.8, true, draw_string(draw, name)) + 6 * u);
  Rect charted = {inner.x, inner.y, inner.w - label_room(view), inner.h};
  PlotFrame frame = {.x_high = (double)trace->pass_count,
                     .y_high = kind->all == VALUE_OUTPUTS ? 1 : greatest(view, kind),
                     .whole_x = true,
                     .share_y = kind->all == VALUE_OUTPUTS};
  Chart chart = {.view = view, .kind = *kind, .plot = plot_begin(draw, charted, &frame)};
  chart.last = trace_step(trace, draw->state->step).pass + 1;
  draw_axis_name(&chart, inner.x + inner.w);
  if (kind->all == VALUE_OUTPUTS)
    draw_target(&chart);
  for (size_t i = 0; i < view->count; i++)
    for (size_t s = 0; s < view->S; s++)
      draw_curve(&chart, view->panes[i], s);
  for (size_t i = 0; i < view->count; i++)
    for (size_t s = 0; s < view->S; s++)
      draw_end(&chart, view->panes[i], s);
  size_t probes = chart.last + 1 < PROBES_MAX ? chart.last + 1 : PROBES_MAX;
  double pointed = plot_probe(&chart.plot, kind->chart, 0, (double)chart.last, probes);
  if (!isnan(pointed))
    draw_labels(&chart, (size_t)lround(pointed), true);
  else if (draw->t >= 1)
    draw_labels(&chart, chart.last, false);
  canvas_end_card(draw->canvas, card);
}

void neuron_training_draw(const NeuronView *view, Rect left, Rect right) {
  draw_chart(view, &LOSSES, left, STRING_LOSS_CARD, "\\ell");
  draw_chart(view, &OUTPUTS, right, STRING_OUTPUT_CARD, "o");
}
