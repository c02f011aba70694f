/* -log p with the present point, and the one before the update. */
#include "view/detail.h"
#include "view/old.h"

#include "view/groups.h"

#include <math.h>

static void draw_point(const Draw *draw, const Plot *plot, double p, double loss, bool before, Color color) {
  Point at = plot_at(plot, clamp(p, 0, 1), loss), drop[2] = {at, {at.x, plot->area.y + plot->area.h}};
  if (!before)
    canvas_stroke_dashed(draw->canvas, drop, 2, 0.2 * draw->u, 0.7 * draw->u, 0.6 * draw->u, color);
  plot_mark(plot, clamp(p, 0, 1), loss, before, before ? 0.7 : 0.9, before ? draw->theme->muted : color);
}

static void draw_curve(Plot *plot, Color color) {
  enum { SAMPLES = 161 };
  double x[SAMPLES], y[SAMPLES];
  for (int i = 0; i < SAMPLES; i++) { /* evenly in the loss, so that the steep end is smooth too */
    y[i] = plot->y.high * (double)i / (SAMPLES - 1);
    x[i] = exp(-y[i]);
  }
  plot_curve(plot, x, y, SAMPLES, 0.3, color);
}

/* The loss and the probability that are shown, before and after. */
typedef struct Losses {
  bool after;
  double p, loss, p_next, loss_next;
  Cell cell; /* of the present loss */
  int digits;
} Losses;

static Losses losses_now(const Draw *draw) {
  size_t c = old_right_row(draw->state->trace);
  Losses losses = {.after = draw_visibility(draw, (Cell){VALUE_LOSS_NEXT, 0, 0}) != HIDDEN,
                   .digits = draw->state->digits};
  losses.p = draw_number(draw, (Cell){VALUE_P, c, 0});
  losses.loss = draw_number(draw, (Cell){VALUE_LOSS, 0, 0});
  losses.p_next = draw_number(draw, (Cell){VALUE_P_NEXT, c, 0});
  losses.loss_next = draw_number(draw, (Cell){VALUE_LOSS_NEXT, 0, 0});
  losses.cell = (Cell){losses.after ? VALUE_LOSS_NEXT : VALUE_LOSS, 0, 0};
  if (losses.after)
    losses.digits = draw_pair_digits(draw, VALUE_LOSS, VALUE_LOSS_NEXT);
  return losses;
}

static double highest(const Losses *losses) {
  double most = isfinite(losses->loss) ? losses->loss : 0;
  if (losses->after && isfinite(losses->loss_next))
    most = fmax(most, losses->loss_next);
  return most > 3 ? axis_ceiling(most * 1.02) : 3;
}

/* The curve's own values where the pointer is. */
static void draw_reading(const Plot *plot, double p, Color color) {
  char probability[NUMBER_MAX], loss[NUMBER_MAX];
  number_show(probability, p, 2);
  number_show(loss, -log(p), 2);
  plot_mark(plot, p, -log(p), true, 0.7, color);
  plot_label(plot, p, -log(p), arena_printf(plot->draw->arena, "-\\log %s=%s", probability, loss),
             plot->draw->theme->ink);
}

void detail_loss(const Draw *draw, Rect rect) {
  size_t c = old_right_row(draw->state->trace);
  Losses losses = losses_now(draw);
  double u = draw->u, t = draw_presence(draw, losses.cell);
  Rect inner = card_head(draw, rect, draw_string(draw, STRING_LOSS_CARD),
                         arena_printf(draw->arena, "\\ell=-\\log p_{%zu}", c + 1));
  draw_cell(draw, (Rect){inner.x + inner.w - 12 * u, inner.y - 3 * u, 12 * u, 3 * u}, losses.cell,
            (CellLook){.align = ALIGN_RIGHT,
                       .size = 2.4,
                       .digits = losses.digits,
                       .bold = true,
                       .color = draw->theme->ink,
                       .group = GROUP_DETAIL_RESULT});
  PlotFrame frame = {.x_high = 1,
                     .y_high = highest(&losses),
                     .x_name = inner.h > 11 * u ? draw_string(draw, STRING_PROBABILITY_AXIS) : NULL};
  Plot plot = plot_begin(draw, inner, &frame);
  Color color = theme_class(draw->theme, c);
  draw_curve(&plot, color);
  if (losses.after)
    draw_point(draw, &plot, losses.p, losses.loss, true, color);
  double here = losses.after ? mix(losses.p, losses.p_next, t) : losses.p;
  draw_point(draw, &plot, here,
             losses.after ? (t < 1 ? -log(here) : losses.loss_next) : mix(0, losses.loss, t), false, color);
  double pointed = plot_probe(&plot, CHART_LOSS, 0.01, 1, 100);
  if (!isnan(pointed)) {
    draw_reading(&plot, pointed, color);
    return;
  }
  if (t < 1)
    return;
  /* Both numbers with the same digits; "\\approx" where the one as shown does not give the other. */
  const char *label =
      arena_printf(draw->arena,
                   losses.after ? "-\\log \\n{p_next[label]:%d}\\is{loss_next:%d}{-log(p_next[label])}"
                                : "-\\log \\n{p[label]:%d}\\is{loss:%d}{-log(p[label])}",
                   losses.digits, losses.digits);
  plot_label(&plot, losses.after ? losses.p_next : losses.p, losses.after ? losses.loss_next : losses.loss,
             filled_formula(draw, label), draw->theme->ink);
}
