/* The learning curve: the loss after every update so far, and the descent's controls. */
#include "view/controls.h"
#include "view/groups.h"
#include "view/old.h"
#include "view/parts.h"
#include "view/plot.h"

#include <math.h>
#include <string.h>

/* The controls of the descent, from the right. */
static const Control controls[] = {{VALUE_UPDATES, STRING_UPDATES, NULL},
                                   {VALUE_ALPHA, STRING_ALPHA, "\\alpha"},
                                   {VALUE_ETA, STRING_ETA, "\\eta"}};
enum { CONTROLS = sizeof controls / sizeof *controls };

static double greatest_loss(const Trace *trace, const StepKind *kind) {
  double greatest = 0;
  for (size_t i = 0; i < trace->pass_count; i++) {
    double before = trace_pass_of(trace, kind, i)->values[VALUE_LOSS].at[0],
           after = trace_pass_of(trace, kind, i)->values[VALUE_LOSS_NEXT].at[0];
    if (isfinite(before))
      greatest = fmax(greatest, before);
    if (isfinite(after))
      greatest = fmax(greatest, after);
  }
  return greatest;
}

/* The loss after n updates; n = 0 is the start. */
static double loss_after(const Trace *trace, const StepKind *kind, size_t n) {
  return n < trace->pass_count ? trace_pass_of(trace, kind, n)->values[VALUE_LOSS].at[0]
                               : trace_pass_of(trace, kind, n - 1)->values[VALUE_LOSS_NEXT].at[0];
}

static void draw_original_curve(const Draw *draw, const Plot *plot, const StepKind *kind, size_t last) {
  const Trace *original = draw->state->original;
  if (!original || original == draw->state->trace)
    return;
  size_t count = last + 1 <= original->pass_count + 1 ? last + 1 : original->pass_count + 1;
  Point *points = ARENA_ARRAY(draw->arena, Point, count);
  for (size_t i = 0; i < count; i++)
    points[i] = plot_at(plot, (double)i, loss_after(original, kind, i));
  if (count > 1)
    canvas_stroke_dashed(draw->canvas, points, count, 0.2 * draw->u, 0.8 * draw->u, 0.6 * draw->u,
                         draw->theme->muted);
}

static void draw_losses(const Draw *draw, Plot *plot) {
  const Trace *trace = draw->state->trace;
  const TraceStep at = trace_step(trace, draw->state->step), *step = &at;
  Cell next = {VALUE_LOSS_NEXT, 0, 0};
  Visibility after = draw_visibility(draw, next);
  size_t last = step->pass + (after == HIDDEN ? 0 : 1);
  double *x = ARENA_ARRAY(draw->arena, double, last + 1), *y = ARENA_ARRAY(draw->arena, double, last + 1);
  for (size_t i = 0; i <= last; i++) {
    x[i] = (double)i;
    y[i] = loss_after(trace, step->kind, i);
  }
  if (after == FRESH) { /* the newest piece grows out of the last point */
    x[last] = mix(x[last - 1], x[last], draw->t);
    y[last] = mix(y[last - 1], y[last], draw->t);
  }
  Color color = theme_class(draw->theme, old_right_row(trace));
  draw_original_curve(draw, plot, step->kind, last);
  plot_curve(plot, x, y, last + 1, 0.3, color);
  if (last <= 40)
    for (size_t i = 0; i < last; i++)
      plot_mark(plot, x[i], y[i], false, 0.45, color);
  plot_mark(plot, x[last], y[last], false, 0.85, color);
  double pointed = plot_probe(plot, CHART_CURVE, 0, (double)last, last + 1);
  size_t shown = isnan(pointed) ? last : (size_t)lround(pointed);
  char number[NUMBER_MAX];
  int digits = after == HIDDEN ? draw->state->digits : draw_pair_digits(draw, VALUE_LOSS, VALUE_LOSS_NEXT);
  number_show(number, loss_after(trace, step->kind, shown), digits);
  const char *label =
      isnan(pointed) ? arena_printf(draw->arena, "\\text{%s}\\;%s", draw_string(draw, STRING_NOW), number)
                     : arena_printf(draw->arena, "\\ell^{(%zu)}=%s", shown, number);
  if (shown != last)
    plot_mark(plot, x[shown], y[shown], true, 0.8, color);
  plot_label(plot, x[shown], y[shown], label, draw->theme->ink);
}

void curve_draw(const Draw *draw, Rect rect) {
  int card = draw_card(draw, rect);
  double u = draw->u;
  const char *name = draw_string(draw, STRING_CURVE_CARD);
  double title = draw_text_width(draw, 1.8, true, name) + 1.5 * u;
  bool titled = rect.w - 4 * u - title >= controls_least(draw, controls, CONTROLS);
  Rect inner = card_head(draw, rect, titled ? name : "", NULL);
  controls_draw(draw, controls, CONTROLS, inner.w - (titled ? title : 0), inner.x + inner.w,
                inner.y - 1.5 * u, GROUP_CONTROLS);
  const Trace *trace = draw->state->trace;
  const StepKind *kind = trace_step(trace, draw->state->step).kind;
  double greatest = greatest_loss(trace, kind);
  if (draw->state->original)
    greatest = fmax(greatest, greatest_loss(draw->state->original, kind));
  PlotFrame frame = {.x_high = (double)trace->pass_count,
                     .y_high = greatest > 0 ? greatest : 1,
                     .whole_x = true,
                     .x_name = inner.h > 11 * u ? draw_string(draw, STRING_CURVE_AXIS) : NULL,
                     .y_name = inner.h > 14 * u ? draw_string(draw, STRING_LOSS_AXIS) : NULL};
  Plot plot = plot_begin(draw, inner, &frame);
  draw_losses(draw, &plot);
  canvas_end_card(draw->canvas, card);
}
