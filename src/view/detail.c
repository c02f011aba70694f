/* The card below the stage: what lies behind the present numbers.
 * The input at first, then the sum behind a score, the shares of the total, and at last -log p. */
#include "view/parts.h"
#include "view/plot.h"

#include <math.h>
#include <stdio.h>

static bool visible(const Draw *draw, ValueId value, size_t row) {
  return draw_visibility(draw, (Cell){value, row, 0}) != HIDDEN;
}

/* ---- columns: the input, and the sum behind a score ---- */

/* Upright bars side by side, each from one level to another. */
typedef struct Columns {
  const Draw *draw;
  Rect area;     /* of the bars */
  Axis axis;
  double pitch;
  size_t count;
} Columns;

static Columns make_columns(const Draw *draw, Rect rect, size_t count, double low, double high) {
  double u = draw->u;
  Columns columns = {.draw = draw, .count = count};
  columns.area = (Rect){rect.x, rect.y + 2.2 * u, rect.w, fmax(rect.h - 6 * u, 1.5 * u)};
  columns.pitch = fmin(rect.w / (double)count, 9 * u);
  columns.area.x += (rect.w - columns.pitch * (double)count) / 2;
  columns.axis = axis_make(fmin(low, 0), fmax(high, 0), columns.area.y + columns.area.h, columns.area.y, 4);
  return columns;
}

/* Bar i from level a to b; its number stands beyond b, its name at the bottom. */
static void draw_column(const Columns *columns, size_t i, double a, double b, Cell cell, Color color, const char *name) {
  const Draw *draw = columns->draw;
  double u = draw->u, shown = draw_presence(draw, cell), wide = fmin(columns->pitch * 0.62, 4.6 * u);
  double middle = columns->area.x + ((double)i + 0.5) * columns->pitch;
  double from = axis_at(&columns->axis, a), to = mix(from, axis_at(&columns->axis, b), shown);
  canvas_fill_rect(draw->canvas, (Rect){round(middle - wide / 2), round(fmin(from, to)), round(wide), round(fabs(to - from))}, 0,
                   color_fade(color, shown));
  Rect place = {middle - columns->pitch / 2, to < from || (b >= a) ? to - 2.2 * u : to + 0.2 * u, columns->pitch, 2 * u};
  draw_cell(draw, place, cell, (CellLook){.align = ALIGN_CENTER, .size = 1.8, .bold = true, .color = color_fade(draw->theme->ink, shown),
            .group = 400, .col = (int)i});
  Formula label = draw_formula_layout(draw, name, 1.8, columns->pitch, draw->theme->muted);
  formula_draw(&label, draw->canvas, middle - label.width / 2, columns->area.y + columns->area.h + 3.4 * u);
}

static void draw_zero(const Columns *columns) {
  const Draw *draw = columns->draw;
  double y = round(axis_at(&columns->axis, 0)) - 0.5, half = columns->pitch * (double)columns->count;
  canvas_line(draw->canvas, columns->area.x, y, columns->area.x + half, y, 1, draw->theme->muted);
}

static const char *feature_name(const Draw *draw, size_t d) {
  const Phrase *names = draw->state->lesson->features;
  if (names) return arena_printf(draw->arena, "\\text{%s}", names[d].in[draw->state->language]);
  return arena_printf(draw->arena, "x_{%zu}", d + 1);
}

static void draw_input(const Draw *draw, Rect rect) {
  const Value *x = &trace_pass(draw->state->trace, draw->state->step)->values[VALUE_X];
  Rect inner = card_head(draw, rect, draw_string(draw, STRING_VALUE_X), "\\mathbf{x}");
  double low = 0, high = 0;
  for (size_t d = 0; d < x->rows; d++) {
    low = fmin(low, x->at[d]);
    high = fmax(high, x->at[d]);
  }
  Columns columns = make_columns(draw, inner, x->rows, low, high);
  for (size_t d = 0; d < x->rows; d++)
    draw_column(&columns, d, 0, x->at[d], (Cell){VALUE_X, d, 0}, color_mix(draw->theme->card, draw->theme->muted, 0.75), feature_name(draw, d));
  draw_zero(&columns);
}

/* Products and the bias, each standing on the sum so far; the score beside them. */
static void draw_score(const Draw *draw, Rect rect, size_t k) {
  const Pass *pass = trace_pass(draw->state->trace, draw->state->step);
  const double *products = pass->values[VALUE_PRODUCTS].at;
  size_t D = draw->state->trace->chain.D;
  double sum = 0, low = 0, high = 0, z = pass->values[VALUE_Z].at[k], b = pass->values[VALUE_B].at[k];
  for (size_t d = 0; d <= D; d++) {
    sum += d < D ? products[k * D + d] : b;
    low = fmin(low, sum);
    high = fmax(high, sum);
  }
  const char *head = arena_printf(draw->arena, "z_{%zu}=\\sum_{j} W_{%zu j}\\,x_j+b_{%zu}", k + 1, k + 1, k + 1);
  Rect inner = card_head(draw, rect, draw_string(draw, STRING_COLUMN_Z), head);
  Columns columns = make_columns(draw, inner, D + 2, low, high);
  const Theme *theme = draw->theme;
  sum = 0;
  for (size_t d = 0; d <= D; d++) {
    double part = d < D ? products[k * D + d] : b;
    Cell cell = d < D ? (Cell){VALUE_PRODUCTS, k, d} : (Cell){VALUE_B, k, 0};
    const char *name = d < D ? arena_printf(draw->arena, "W_{%zu,%zu}x_{%zu}", k + 1, d + 1, d + 1) : arena_printf(draw->arena, "b_{%zu}", k + 1);
    if (visible(draw, d < D ? VALUE_PRODUCTS : VALUE_Z, k) || visible(draw, VALUE_Z, k))
      draw_column(&columns, d, sum, sum + part, cell, color_mix(theme->card, theme_class(theme, k), 0.55), name);
    sum += part;
  }
  if (visible(draw, VALUE_Z, k))
    draw_column(&columns, D + 1, 0, z, (Cell){VALUE_Z, k, 0}, theme_class(theme, k), arena_printf(draw->arena, "z_{%zu}", k + 1));
  draw_zero(&columns);
}

/* ---- shares ---- */

static void draw_segment(const Draw *draw, Rect segment, size_t k, double shown) {
  const Theme *theme = draw->theme;
  double u = draw->u, x = segment.x + segment.w / 2;
  canvas_fill_rect(draw->canvas, segment, 0, color_fade(theme_class(theme, k), shown));
  char number[NUMBER_MAX];
  snprintf(number, sizeof number, "%zu", k + 1);
  if (segment.w > 2.4 * u) draw_digits(draw, ALIGN_CENTER, x, segment.y + segment.h / 2, (TextLook){2, true, color_fade(theme->on_class, shown)}, number);
  if (segment.w < 4 * u) return;
  CellLook look = {.align = ALIGN_CENTER, .size = 1.8, .color = color_fade(theme->ink, shown), .group = 400, .col = (int)k};
  draw_cell(draw, (Rect){segment.x, segment.y - 2.8 * u, segment.w, 2.4 * u}, (Cell){VALUE_EXP_Z, k, 0}, look);
  if (!visible(draw, VALUE_P, k)) return;
  look.bold = true;
  look.row = 1;
  look.color = color_fade(theme->ink, draw_presence(draw, (Cell){VALUE_P, k, 0}));
  draw_cell(draw, (Rect){segment.x, segment.y + segment.h + 0.4 * u, segment.w, 2.4 * u}, (Cell){VALUE_P, k, 0}, look);
}

static void draw_shares(const Draw *draw, Rect rect) {
  const char *head = "p_k=\\frac{e^{z_k}}{\\sum_j e^{z_j}}";
  size_t K = draw->state->trace->chain.K;
  const double *p = trace_pass(draw->state->trace, draw->state->step)->values[VALUE_P].at;
  bool divided = visible(draw, VALUE_P, draw->state->trace->chain.label - 1);
  Rect inner = card_head(draw, rect, draw_string(draw, STRING_COLUMN_EXP), divided ? NULL : "e^{z_k}");
  if (divided) draw_formula_inline(draw, ALIGN_RIGHT, inner.x + inner.w, inner.y - 1.5 * draw->u, 2.4, draw->theme->ink, head);
  double u = draw->u, high = clamp(0.32 * inner.h, 2.4 * u, 6 * u), x = inner.x;
  double y = inner.y + (inner.h - high) / 2;
  for (size_t k = 0; k < K; k++) {
    double shown = draw_presence(draw, (Cell){VALUE_EXP_Z, k, 0}), wide = isfinite(p[k]) ? p[k] * inner.w : 0;
    double right = round(x + wide), left = round(x);
    draw_segment(draw, (Rect){left, round(y), fmax(right - left - 1, 0), round(high)}, k, shown);
    x += wide;
  }
}

/* ---- -log p ---- */

static void draw_point(const Draw *draw, const Plot *plot, double p, double loss, bool before, Color color) {
  if (!(p > 0) || p > 1) p = p > 1 ? 1 : 0;
  Point at = plot_at(plot, p, loss);
  Point drop[2] = {at, {at.x, plot->area.y + plot->area.h}};
  if (!before) canvas_stroke_dashed(draw->canvas, drop, 2, 0.2 * draw->u, 0.7 * draw->u, 0.6 * draw->u, color);
  plot_mark(plot, p, loss, before, before ? 0.7 : 0.9, before ? draw->theme->muted : color);
}

static void draw_log_curve(Plot *plot, Color color) {
  enum { SAMPLES = 161 };
  double x[SAMPLES], y[SAMPLES];
  for (int i = 0; i < SAMPLES; i++) { /* evenly in the loss, so that the steep end is smooth too */
    y[i] = plot->y.high * (double)i / (SAMPLES - 1);
    x[i] = exp(-y[i]);
  }
  plot_curve(plot, x, y, SAMPLES, 0.3, color);
}

static void draw_loss(const Draw *draw, Rect rect) {
  const Trace *trace = draw->state->trace;
  size_t c = trace->chain.label - 1;
  const Pass *pass = trace_pass(trace, draw->state->step);
  double p = pass->values[VALUE_P].at[c], loss = pass->values[VALUE_LOSS].at[0];
  bool after = visible(draw, VALUE_LOSS_NEXT, 0);
  double p_next = pass->values[VALUE_P_NEXT].at[c], loss_next = pass->values[VALUE_LOSS_NEXT].at[0];
  Rect inner = card_head(draw, rect, draw_string(draw, STRING_LOSS_CARD), arena_printf(draw->arena, "\\ell=-\\log p_{%zu}", c + 1));
  double u = draw->u, most = fmax(isfinite(loss) ? loss : 0, after && isfinite(loss_next) ? loss_next : 0);
  Cell cell = {after ? VALUE_LOSS_NEXT : VALUE_LOSS, 0, 0};
  draw_cell(draw, (Rect){inner.x + inner.w - 9 * u, inner.y - 3 * u, 9 * u, 3 * u}, cell,
            (CellLook){.align = ALIGN_RIGHT, .size = 2.4, .bold = true, .color = draw->theme->ink, .group = 401});
  PlotFrame frame = {.x_high = 1, .y_high = most > 3 ? axis_ceiling(most * 1.02) : 3,
                     .x_name = inner.h > 11 * u ? draw_string(draw, STRING_PROBABILITY_AXIS) : NULL,
};
  Plot plot = plot_begin(draw, inner, &frame);
  Color color = theme_class(draw->theme, c);
  draw_log_curve(&plot, color);
  if (after) draw_point(draw, &plot, p, loss, true, color);
  double t = draw_presence(draw, cell);
  double here = after ? mix(p, p_next, t) : p;
  draw_point(draw, &plot, here, after ? -log(here) : mix(0, loss, t), false, color);
  const char *label = after ? "-\\log \\n{p_next[label]}=\\mathbf{\\n{loss_next}}" : "-\\log \\n{p[label]}=\\mathbf{\\n{loss}}";
  if (t >= 1) plot_label(&plot, after ? p_next : p, after ? loss_next : loss, filled_formula(draw, label), draw->theme->ink);
}

/* The class whose sum is shown: the one that is pointed at, else the right one. */
static size_t class_in_detail(const Draw *draw) {
  bool score = draw->inspecting && (draw->inspected.value == VALUE_Z || draw->inspected.value == VALUE_PRODUCTS);
  size_t k = score ? draw->inspected.row : draw->state->trace->chain.label - 1;
  return visible(draw, VALUE_Z, k) ? k : draw->state->trace->chain.label - 1;
}

void detail_draw(const Draw *draw, Rect rect) {
  int card = draw_card(draw, rect);
  size_t c = draw->state->trace->chain.label - 1;
  if (visible(draw, VALUE_LOSS, 0)) draw_loss(draw, rect);
  else if (visible(draw, VALUE_EXP_Z, c)) draw_shares(draw, rect);
  else if (visible(draw, VALUE_PRODUCTS, c) || visible(draw, VALUE_Z, c)) draw_score(draw, rect, class_in_detail(draw));
  else draw_input(draw, rect);
  canvas_end_card(draw->canvas, card);
}
