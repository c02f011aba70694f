/* Loss and probability of the right class over the updates, a curve a pane. */
#include "view/compare.h"
#include "view/controls.h"
#include "view/groups.h"
#include "view/parts.h"
#include "view/place.h"
#include "view/plot.h"

#include <math.h>

/* A number over the updates. */
typedef struct Series {
  ValueId before, after;
  size_t row;
  int chart; /* as in plot.h */
  const char *title, *symbol, *y_name;
  double highest; /* of the axis; 0: as much as there is */
} Series;

/* After n updates; n = 0 is the start. */
static double number_after(const Draw *draw, const Series *series, size_t n) {
  const Trace *trace = draw->state->trace;
  bool last = n == trace->pass_count;
  const Pass *pass = trace_pass_at(trace, draw->state->step, last ? n - 1 : n);
  return pass->values[last ? series->after : series->before].at[series->row];
}

/* The updates that a pane has made so far. */
static size_t updates_made(const Draw *draw, const Series *series) {
  size_t pass = trace_step(draw->state->trace, draw->state->step).pass;
  return pass + (draw_visibility(draw, (Cell){series->after, series->row, 0}) != HIDDEN);
}

static bool is_shown(const Draw *draw, const Series *series) {
  return draw_visibility(draw, (Cell){series->before, series->row, 0}) != HIDDEN ||
         draw_visibility(draw, (Cell){series->after, series->row, 0}) != HIDDEN;
}

static double greatest(const Compare *compare, const Series *series) {
  double most = 0;
  for (size_t i = 0; i < compare->count; i++) {
    const Draw *draw = compare->panes[i].stage.draw;
    for (size_t n = 0; n <= draw->state->trace->pass_count; n++) {
      double number = number_after(draw, series, n);
      most = isfinite(number) ? fmax(most, number) : most;
    }
  }
  return most > 0 ? most : 1;
}

/* A pane's curve up to now, its newest piece growing; returns its end. */
static Point draw_curve(const Compare *compare, const Series *series, Plot *plot, size_t pane, Color color) {
  const Draw *draw = compare->panes[pane].stage.draw;
  size_t last = updates_made(draw, series);
  double *x = ARENA_ARRAY(draw->arena, double, last + 1), *y = ARENA_ARRAY(draw->arena, double, last + 1);
  for (size_t n = 0; n <= last; n++) {
    x[n] = (double)n;
    y[n] = number_after(draw, series, n);
  }
  if (draw_visibility(draw, (Cell){series->after, series->row, 0}) == FRESH) {
    x[last] = mix(x[last - 1], x[last], draw->t);
    y[last] = mix(y[last - 1], y[last], draw->t);
  }
  plot_curve(plot, x, y, last + 1, pane == 0 ? 0.2 : 0.3, color);
  for (size_t n = 0; n < last && last <= 40; n++) {
    Point at = plot_at(plot, x[n], y[n]);
    compare_mark(draw, pane, at.x, at.y, 0.45 * draw->u, color);
  }
  Point end = plot_at(plot, x[last], y[last]);
  compare_mark(draw, pane, end.x, end.y, 0.85 * draw->u, color);
  return end;
}

/* --- The labels behind the present point */

static const char *label_text(const Compare *compare, const Series *series, size_t pane, size_t n,
                              bool named) {
  const Draw *draw = compare->panes[pane].stage.draw;
  char number[NUMBER_MAX];
  int digits = draw->state->digits > 3 ? draw->state->digits : 3;
  number_show(number, number_after(draw, series, n), digits);
  return named ? arena_printf(draw->arena, "%s %s",
                              compare->panes[pane].pane->title.in[draw->state->language], number)
               : arena_copy(draw->arena, number);
}

/* The room that the numbers need to the right of the present point. */
static double label_room(const Compare *compare, const Series *series) {
  double widest = 0;
  for (size_t i = 0; i < compare->count; i++)
    widest = fmax(widest,
                  draw_text_width(compare->draw, SIZE_SMALL, true, label_text(compare, series, i, 0, false)));
  return widest + 0.8 * compare->u;
}

/* Whether there was room to push labels apart. */
static bool stand_apart(const double *at, size_t count, double height) {
  for (size_t i = 0; i < count; i++)
    for (size_t j = 0; j < i; j++)
      if (fabs(at[i] - at[j]) < height)
        return false;
  return true;
}

static void draw_labels(const Compare *compare, const Series *series, const Plot *plot, const Point *ends) {
  const Draw *draw = compare->draw;
  double u = compare->u, at[LESSON_PANES_MAX], right = 0;
  size_t shown[LESSON_PANES_MAX], count = 0;
  for (size_t i = 0; i < compare->count; i++) {
    if (!is_shown(compare->panes[i].stage.draw, series) || (i > 0 && !compare->apart && series->row > 0))
      continue;
    right = fmax(right, ends[i].x);
    at[count] = ends[i].y;
    shown[count++] = i;
  }
  places_spread(at, count, 2.2 * u, plot->area.y + 0.6 * u, plot->area.y + plot->area.h - 1.2 * u);
  if (!stand_apart(at, count, 1.9 * u))
    return;
  for (size_t i = 0; i < count; i++) {
    const Draw *pane = compare->panes[shown[i]].stage.draw;
    const char *text = label_text(compare, series, shown[i], updates_made(pane, series), false);
    double wide = draw_text_width(draw, SIZE_SMALL, true, text), x = right + 1.5 * u;
    canvas_fill_rect(draw->canvas, (Rect){x - 0.3 * u, at[i] - u, wide + 0.6 * u, 2 * u}, 0.4 * u,
                     color_fade(draw->theme->card, 0.85));
    draw_text(draw, ALIGN_LEFT, x, at[i], (TextLook){SIZE_SMALL, true, draw->theme->ink}, text);
  }
}

/* What every pane has where the pointer is. */
static void draw_reading(const Compare *compare, const Series *series, const Plot *plot, size_t n,
                         Color color) {
  const Draw *draw = compare->draw;
  double u = compare->u, at[LESSON_PANES_MAX], x = axis_at(&plot->x, (double)n);
  for (size_t i = 0; i < compare->count; i++)
    at[i] = axis_at(&plot->y, number_after(compare->panes[i].stage.draw, series, n));
  for (size_t i = 0; i < compare->count; i++)
    compare_mark(draw, i, x, at[i], 0.8 * u, color);
  places_spread(at, compare->count, 2.2 * u, plot->area.y + 0.6 * u, plot->area.y + plot->area.h - 1.2 * u);
  for (size_t i = 0; i < compare->count; i++) {
    const char *text = label_text(compare, series, i, n, true);
    double wide = draw_text_width(draw, SIZE_SMALL, true, text),
           left = x + 1.5 * u + wide <= plot->area.x + plot->area.w ? x + 1.5 * u : x - 1.5 * u - wide;
    canvas_fill_rect(draw->canvas, (Rect){left - 0.3 * u, at[i] - u, wide + 0.6 * u, 2 * u}, 0.4 * u,
                     color_fade(draw->theme->card, 0.9));
    draw_text(draw, ALIGN_LEFT, left, at[i], (TextLook){SIZE_SMALL, true, draw->theme->ink}, text);
  }
}

static void draw_chart(const Compare *compare, Rect inner, const Series *series) {
  const Draw *draw = compare->draw;
  double u = compare->u;
  Rect rect = {inner.x, inner.y, inner.w - label_room(compare, series), inner.h};
  PlotFrame frame = {.x_high = (double)draw->state->trace->pass_count,
                     .y_high = series->highest > 0 ? series->highest : greatest(compare, series),
                     .whole_x = true,
                     .x_name = inner.h > 11 * u ? draw_string(draw, STRING_CURVE_AXIS) : NULL,
                     .y_name = inner.h > 14 * u ? series->y_name : NULL};
  Plot plot = plot_begin(draw, rect, &frame);
  Color color = stage_color(&compare->common, compare->common.label);
  Point ends[LESSON_PANES_MAX] = {{0, 0}};
  size_t last = 0;
  for (size_t i = 0; i < compare->count; i++) {
    const Draw *pane = compare->panes[i].stage.draw;
    if (!is_shown(pane, series))
      continue;
    ends[i] = draw_curve(compare, series, &plot, i, color);
    last = updates_made(pane, series);
  }
  double pointed = last > 0 ? plot_probe(&plot, series->chart, 0, (double)last, last + 1) : NAN;
  if (isnan(pointed))
    draw_labels(compare, series, &plot, ends);
  else
    draw_reading(compare, series, &plot, (size_t)lround(pointed), color);
}

/* Which mark is which pane, from the right end; left out where it does not fit. */
static void draw_legend(const Compare *compare, double left, double right, double y) {
  const Draw *draw = compare->draw;
  double u = compare->u, x = right;
  TextLook look = {SIZE_SMALL, false, draw->theme->muted};
  for (size_t i = 0; i < compare->count; i++)
    x -= draw_text_width(draw, look.size, false, compare->panes[i].pane->title.in[draw->state->language]) +
         3 * u;
  for (size_t i = 0; i < compare->count && x > left; i++) {
    compare_mark(draw, i, x + 1.8 * u, y, 0.55 * u, stage_color(&compare->common, compare->common.label));
    x += draw_text(draw, ALIGN_LEFT, x + 3 * u, y, look,
                   compare->panes[i].pane->title.in[draw->state->language]) +
         3 * u;
  }
}

static const Control CONTROLS[] = {{VALUE_UPDATES, STRING_UPDATES, NULL}, {VALUE_ETA, STRING_ETA, "\\eta"}};

void compare_charts_draw(const Compare *compare) {
  const Draw *draw = compare->draw;
  const char *name = draw_string(draw, STRING_LOSS_CARD);
  Series losses = {VALUE_LOSS, VALUE_LOSS_NEXT, 0, CHART_CURVE, name, "\\ell", NULL, 0};
  Series probabilities = {VALUE_P,
                          VALUE_P_NEXT,
                          compare->common.label,
                          CHART_PROBABILITY,
                          draw_string(draw, STRING_COMPARE_PROBABILITY),
                          arena_printf(draw->arena, "p_{%zu}", compare->common.label + 1),
                          NULL,
                          1};
  int card = draw_card(draw, compare->losses);
  Rect inner = card_head(draw, compare->losses, losses.title, NULL);
  double title = draw_text_width(draw, 1.8, true, losses.title) + 1.5 * compare->u;
  controls_draw(draw, CONTROLS, 2, inner.w - title, inner.x + inner.w, inner.y - 1.5 * compare->u,
                GROUP_CONTROLS);
  draw_chart(compare, inner, &losses);
  canvas_end_card(draw->canvas, card);
  card = draw_card(draw, compare->probabilities);
  inner = card_head(draw, compare->probabilities, probabilities.title, probabilities.symbol);
  title = draw_text_width(draw, 1.8, true, probabilities.title) + 6 * compare->u;
  draw_legend(compare, inner.x + title, inner.x + inner.w, inner.y - 1.5 * compare->u);
  draw_chart(compare, inner, &probabilities);
  canvas_end_card(draw->canvas, card);
}
