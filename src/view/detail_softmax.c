/* From scores to probabilities: e^z as a curve, then the exponentials as shares of their sum. */
#include "view/detail.h"
#include "view/old.h"

#include "view/groups.h"

#include <math.h>
#include <stdio.h>

/* ---- e^z ---- */

static void draw_curve(Plot *plot, Color color) {
  enum { SAMPLES = 121 };
  double x[SAMPLES], y[SAMPLES];
  for (int i = 0; i < SAMPLES; i++) {
    x[i] = mix(plot->x.low, plot->x.high, (double)i / (SAMPLES - 1));
    y[i] = exp(x[i]);
  }
  plot_curve(plot, x, y, SAMPLES, 0.25, color);
}

/* Below the curve: the numbers of the classes whose points lie there. */
static void draw_class_names(const Draw *draw, const Plot *plot, const double *z, size_t K) {
  double u = draw->u;
  for (size_t k = 0; k < K; k++) {
    Text names = {0};
    bool first = true;
    for (size_t j = 0; j < K; j++) {
      double apart = fabs(axis_at(&plot->x, z[j]) - axis_at(&plot->x, z[k]));
      if (apart > 1.6 * u)
        continue;
      if (j < k)
        first = false;
      text_addf(&names, "%s%zu", names.length ? ", " : "", j + 1);
    }
    Point at = plot_at(plot, z[k], exp(z[k]));
    TextLook look = {SIZE_SMALL, true, draw->theme->ink};
    if (first)
      draw_text(draw, ALIGN_CENTER, at.x, fmax(at.y - 2 * u, plot->area.y), look, text_get(&names));
    text_free(&names);
  }
}

void detail_exponentials(const Draw *draw, Rect rect) {
  const Trace *trace = draw->state->trace;
  const Pass *pass = trace_pass(trace, draw->state->step);
  const double *z = pass->values[VALUE_Z].at, *e = pass->values[VALUE_EXP_Z].at;
  size_t K = trace_dimension(trace, 'K');
  double low = 0, high = 1, most = 1;
  for (size_t k = 0; k < K; k++) {
    low = fmin(low, z[k]);
    high = fmax(high, z[k]);
    most = fmax(most, e[k]);
  }
  Rect inner = card_head(draw, rect, draw_string(draw, STRING_EXP_CARD), "e^{z}");
  PlotFrame frame = {.x_low = low - 0.4,
                     .x_high = high + 0.15,
                     .y_high = most * 1.05,
                     .x_name = inner.h > 11 * draw->u ? draw_string(draw, STRING_SCORE_AXIS) : NULL};
  Plot plot = plot_begin(draw, inner, &frame);
  draw_curve(&plot, color_mix(draw->theme->card, draw->theme->muted, 0.75));
  for (size_t k = 0; k < K; k++) {
    Point top = plot_at(&plot, z[k], e[k] * draw->t), stem[2] = {top, {top.x, plot.area.y + plot.area.h}};
    canvas_stroke(draw->canvas, stem, 2, 0.35 * draw->u, theme_class(draw->theme, k));
    plot_mark(&plot, z[k], e[k] * draw->t, false, 0.7, theme_class(draw->theme, k));
  }
  if (draw->t < 1)
    return;
  draw_class_names(draw, &plot, z, K);
}

/* ---- shares ---- */

/* Texts side by side in one line: each as near to its place as the others let it be. */
typedef struct Label {
  double middle, width, x;
} Label;

static void spread(Label *labels, size_t count, double left, double right, double gap) {
  double edge = left;
  for (size_t i = 0; i < count; i++) {
    labels[i].x = fmax(labels[i].middle - labels[i].width / 2, edge);
    edge = labels[i].x + labels[i].width + gap;
  }
  edge = right;
  for (size_t i = count; i-- > 0;) {
    labels[i].x = fmin(labels[i].x, edge - labels[i].width);
    edge = labels[i].x - gap;
  }
}

typedef struct Shares {
  const Draw *draw;
  size_t K;
  Rect bar;
  double edges[OLD_CLASSES_MAX + 1]; /* of the segments, pixels */
} Shares;

/* The numbers of a value above or below the segments, with a line to a segment where a number had to give
 * way. */
static void draw_line_of_numbers(const Shares *shares, ValueId value, double y, bool below) {
  const Draw *draw = shares->draw;
  double u = draw->u, size = 1.9;
  Label labels[OLD_CLASSES_MAX];
  for (size_t k = 0; k < shares->K; k++) {
    char text[NUMBER_MAX];
    fill_show(text, draw->state->trace, draw->state->step, (Cell){value, k, 0}, draw->state->digits);
    labels[k] =
        (Label){(shares->edges[k] + shares->edges[k + 1]) / 2, draw_digits_width(draw, size, true, text), 0};
  }
  spread(labels, shares->K, shares->bar.x, shares->bar.x + shares->bar.w, 0.9 * u);
  for (size_t k = 0; k < shares->K; k++) {
    Cell cell = {value, k, 0};
    double shown = draw_presence(draw, cell), middle = labels[k].x + labels[k].width / 2;
    if (draw_visibility(draw, cell) == HIDDEN)
      continue;
    double from = below ? shares->bar.y + shares->bar.h : shares->bar.y,
           to = below ? y - 1.1 * u : y + 1.1 * u;
    canvas_line(draw->canvas, labels[k].middle, from, middle, to, fmax(0.1 * u, 1),
                color_fade(theme_class(draw->theme, k), shown));
    draw_cell(draw, (Rect){labels[k].x, y - 1.1 * u, labels[k].width + 0.2 * u, 2.2 * u}, cell,
              (CellLook){.align = ALIGN_LEFT,
                         .size = size,
                         .bold = below && draw_visibility(draw, cell) == FRESH,
                         .color = color_fade(draw->theme->ink, shown),
                         .group = GROUP_DETAIL,
                         .row = below,
                         .col = (int)k});
  }
}

static void draw_segments(const Shares *shares) {
  const Draw *draw = shares->draw;
  double u = draw->u, grown = draw_presence(draw, (Cell){VALUE_SUM_EXP, 0, 0});
  double right = shares->bar.x + shares->bar.w * (grown > 0 ? grown : 1);
  for (size_t k = 0; k < shares->K; k++) {
    double x0 = round(shares->edges[k]), x1 = round(fmin(shares->edges[k + 1], right));
    if (x1 <= x0)
      continue;
    double gap = k + 1 < shares->K && x1 - x0 > 3 ? 1 : 0;
    canvas_fill_rect(draw->canvas, (Rect){x0, shares->bar.y, x1 - x0 - gap, shares->bar.h}, 0,
                     theme_class(draw->theme, k));
    char number[NUMBER_MAX];
    snprintf(number, sizeof number, "%zu", k + 1);
    if (x1 - x0 > draw_digits_width(draw, 2, true, number) + 0.6 * u)
      draw_digits(draw, ALIGN_CENTER, (x0 + x1) / 2, shares->bar.y + shares->bar.h / 2,
                  (TextLook){2, true, draw->theme->on_class}, number);
  }
}

static const char *head_of(const Draw *draw, bool divided) {
  char sum[NUMBER_MAX];
  if (divided)
    return "p_k=e^{z_k}\\,/\\,\\sum_j e^{z_j}";
  fill_show(sum, draw->state->trace, draw->state->step, (Cell){VALUE_SUM_EXP, 0, 0}, draw->state->digits);
  return arena_printf(draw->arena, "\\sum_k e^{z_k}=%s", sum);
}

void detail_shares(const Draw *draw, Rect rect) {
  const Trace *trace = draw->state->trace;
  const double *p = trace_pass(trace, draw->state->step)->values[VALUE_P].at;
  bool divided = draw_visibility(draw, (Cell){VALUE_P, old_right_row(trace), 0}) != HIDDEN;
  Rect inner = card_head(draw, rect, draw_string(draw, divided ? STRING_SHARE_CARD : STRING_SUM_CARD),
                         head_of(draw, divided));
  double u = draw->u, high = round(clamp(0.3 * inner.h, 2.2 * u, 6.5 * u)), x = inner.x;
  Shares shares = {.draw = draw,
                   .K = trace_dimension(trace, 'K'),
                   .bar = {inner.x, round(inner.y + (inner.h - high) / 2), inner.w, high}};
  for (size_t k = 0; k < shares.K; k++) {
    shares.edges[k] = x;
    x += isfinite(p[k]) ? p[k] * inner.w : 0;
  }
  shares.edges[shares.K] = x;
  draw_segments(&shares);
  double away = fmin(3 * u, (inner.h - high) / 2 - 1.2 * u);
  draw_line_of_numbers(&shares, VALUE_EXP_Z, shares.bar.y - away, false);
  draw_line_of_numbers(&shares, VALUE_P, shares.bar.y + shares.bar.h + away, true);
}
