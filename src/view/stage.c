#include "view/stage.h"

#include "view/old.h"
#include "view/parts.h"

#include <math.h>
#include <stdio.h>

/* Widths in u: as designed, and the least with which numbers at 1.5 u still fit. */
typedef struct Width {
  double ideal, least;
} Width;

static double chip_width(const Stage *stage) {
  const Phrase *names = stage->draw->state->lesson->classes;
  double widest = 3.2 * stage->u;
  for (size_t k = 0; k < stage->K; k++) {
    char number[NUMBER_MAX];
    snprintf(number, sizeof number, "%zu", k + 1);
    double wide = draw_text_width(stage->draw, stage->size, true, number) + 2 * stage->u;
    if (names)
      wide +=
          draw_text_width(stage->draw, 1.7, true, names[k].in[stage->draw->state->language]) + 0.6 * stage->u;
    widest = fmax(widest, wide);
  }
  return fmin(widest, 0.18 * stage->rect.w);
}

/* The space behind a column: b stands close to W, and the two kinds of arrows keep apart. */
static double column_gap(int column, double usual) {
  if (column + 1 == COLUMN_COUNT)
    return 0;
  if (column + 1 == COLUMN_B)
    return 0.3;
  return column + 1 == COLUMN_MOVE || column + 1 == COLUMN_DZ ? 1.7 * usual : usual;
}

static void set_columns(Stage *stage) {
  double u = stage->u, pad = 1.6 * u, D = (double)stage->D;
  const Draw *draw = stage->draw;
  double tight = draw_digits_width(draw, SIZE_LEAST, true, "−0.00") / u;
  bool many =
      draw->state->digits > 2 && stage->D <= 4; /* room for four decimals, where the bars can spare it */
  double weight = many ? draw_digits_width(draw, SIZE_LEAST, true, "−0.0000") / u : tight;
  Width widths[COLUMN_COUNT] = {
      [COLUMN_CHIP] = {chip_width(stage) / u, chip_width(stage) / u},
      [COLUMN_W] = {D * fmax(6.4, weight + 0.7), D * (weight + 0.7)},
      [COLUMN_B] = {fmax(6.4, weight + 0.7), weight + 0.7},
      [COLUMN_Z] = {13.5, 2 * tight},
      [COLUMN_EXP] = {13, 2 * tight},
      [COLUMN_P] = {12.5, 2 * tight},
      [COLUMN_Y] = {4.4, 3.4},
      [COLUMN_DZ] = {16, 2.2 * tight},
      [COLUMN_MOVE] = {18.5, 2.6 * tight},
  };
  double ideal = 0, least = 0, gap_ideal = 1.5, gap_least = 0.6, room = (stage->rect.w - 2 * pad) / u;
  for (int i = 0; i < COLUMN_COUNT; i++) {
    ideal += widths[i].ideal + column_gap(i, gap_ideal);
    least += widths[i].least + column_gap(i, gap_least);
  }
  double f = clamp((room - least) / (ideal - least), 0, 1), squeeze = fmin(room / least, 1);
  double spare = fmax(room - ideal, 0) / 5,
         x = stage->rect.x + pad; /* what is left goes to bars and arrows */
  for (int i = 0; i < COLUMN_COUNT; i++) {
    bool stretches = i == COLUMN_Z || i == COLUMN_EXP || i == COLUMN_P || i == COLUMN_DZ || i == COLUMN_MOVE;
    double wide = (mix(widths[i].least, widths[i].ideal, f) * squeeze + (stretches ? spare : 0)) * u;
    stage->columns[i] = (Span){x, wide};
    x += wide + column_gap(i, mix(gap_least, gap_ideal, f)) * squeeze * u;
  }
  stage->cell_w = stage->columns[COLUMN_W].w / D;
}

static void set_rows(Stage *stage) {
  double u = stage->u, high = stage->rect.h / u, K = (double)stage->K;
  double fixed = clamp(0.38 * high, 11.5, 17), ease = (fixed - 11.5) / 5.5;
  double y = stage->rect.y + mix(0.8, 1.6, ease) * u;
  stage->symbols_y = y + 1.5 * u;
  stage->names_y = y + mix(3.8, 4.4, ease) * u;
  y += mix(4.9, 6, ease) * u;
  double x_high = mix(2.6, 4, ease) * u;
  stage->x_row = (Rect){stage->rect.x, y, stage->rect.w, x_high};
  stage->top = y + x_high + mix(0.5, 1.2, ease) * u;
  double sums = mix(2.4, 3, ease) * u, bottom = stage->rect.y + stage->rect.h - mix(0.4, 1, ease) * u;
  stage->row = (bottom - sums - stage->top) / K;
  stage->row = fmin(stage->row, 7.2 * u);
  stage->sums_y = stage->top + K * stage->row + sums * 0.55;
  stage->size = clamp(stage->row / u * 0.58, SIZE_LEAST, 2.1);
}

/* The numbers that stand in the cells of W and b now. */
static void fit_weights(Stage *stage) {
  const Draw *draw = stage->draw;
  ValueId values[] = {VALUE_W, VALUE_B, VALUE_W, VALUE_B};
  int digits = draw->state->digits;
  if (draw_visibility(draw, (Cell){VALUE_W_NEXT, 0, 0}) != HIDDEN) {
    values[2] = VALUE_W_NEXT;
    values[3] = VALUE_B_NEXT;
    digits = digits > 3 ? digits : 3; /* an update changes little */
  } else if (draw_visibility(draw, (Cell){VALUE_DW, 0, 0}) != HIDDEN) {
    values[2] = VALUE_DW;
    values[3] = VALUE_DB;
  } else if (stage->scoring) {
    values[2] = VALUE_PRODUCTS;
  }
  double cell_high =
      stage_weight(stage, 0, 0).h / stage->u; /* two numbers share it where there is a second one */
  bool two_lines = values[2] != VALUE_W;
  double width = fmin(stage->cell_w, stage->columns[COLUMN_B].w) - 0.6 * stage->u;
  stage->weights =
      draw_fit(draw, values, 4, width,
               (Fit){two_lines ? fmin(stage->size, fmax(0.5 * cell_high, SIZE_LEAST)) : stage->size, digits});
}

static bool is_scoring(const Stage *stage) {
  for (size_t k = 0; k < stage->K; k++)
    if (draw_visibility(stage->draw, (Cell){VALUE_Z, k, 0}) != KNOWN)
      return true;
  return false;
}

static Stage make_stage(const Draw *draw, Rect rect) {
  const Trace *trace = draw->state->trace;
  Stage stage = {.draw = draw, .trace = trace, .rect = rect, .u = draw->u};
  stage.K = trace_dimension(trace, 'K');
  stage.D = trace_dimension(trace, 'D');
  stage.label = old_right_row(trace);
  stage.scoring = is_scoring(&stage);
  stage.after = draw_visibility(draw, (Cell){VALUE_P_NEXT, 0, 0}) != HIDDEN;
  set_rows(&stage);
  set_columns(&stage);
  fit_weights(&stage);
  return stage;
}

Rect stage_row(const Stage *stage, size_t k) {
  return (Rect){stage->rect.x, stage->top + (double)k * stage->row, stage->rect.w, stage->row};
}

Rect stage_lane(const Stage *stage, size_t k) {
  Rect row = stage_row(stage, k);
  if (stage->lanes > 0) {
    row.h /= (double)stage->lanes;
    row.y += (double)stage->lane * row.h;
  }
  return row;
}

Rect stage_weight(const Stage *stage, size_t k, size_t d) {
  double u = stage->u, gap = 0.15 * u, high = fmin(stage->row - 0.7 * u, 5.4 * u);
  Rect row = stage_row(stage, k);
  bool bias = d >= stage->D;
  double x = bias ? stage->columns[COLUMN_B].x : stage->columns[COLUMN_W].x + (double)d * stage->cell_w;
  double wide = bias ? stage->columns[COLUMN_B].w : stage->cell_w;
  return (Rect){x + gap, row.y + (row.h - high) / 2, wide - 2 * gap, high};
}

Rect stage_input(const Stage *stage, size_t d) {
  Rect weight = stage_weight(stage, 0, d);
  return (Rect){weight.x, stage->x_row.y, weight.w, stage->x_row.h};
}

Color stage_color(const Stage *stage, size_t k) {
  return theme_class(stage->draw->theme, k);
}

double stage_row_progress(const Stage *stage, size_t k) {
  size_t before = 0, fresh = 0;
  for (size_t i = 0; i < stage->K; i++) {
    bool is_fresh = draw_visibility(stage->draw, (Cell){VALUE_Z, i, 0}) == FRESH;
    before += is_fresh && i < k;
    fresh += is_fresh;
  }
  double t = stage->draw->state->progress;
  return fresh > 1 ? stage_stagger(t, before, fresh) : t;
}

Shown stage_shown(const Stage *stage, ValueId before, ValueId after, size_t k) {
  double now = draw_presence(stage->draw, (Cell){after, k, 0});
  if (now > 0 || draw_visibility(stage->draw, (Cell){after, k, 0}) != HIDDEN)
    return (Shown){after, before, true, now};
  Cell cell = {before, k, 0};
  double presence = draw_presence(stage->draw, cell);
  if (before == VALUE_Z &&
      draw_visibility(stage->draw, cell) == FRESH) /* it grows when its products arrive */
    presence = ease_out(clamp(2 * stage_row_progress(stage, k) - 1, 0, 1));
  return (Shown){before, before, false, presence};
}

double stage_stagger(double t, size_t i, size_t n) {
  double length = 0.55, start = n > 1 ? (1 - length) * (double)i / (double)(n - 1) : 0;
  return clamp((t - start) / length, 0, 1);
}

void stage_fly(const Stage *stage, Cell cell, Color color, Point from, Point to, double e) {
  if (e <= 0 || e >= 1)
    return;
  const Draw *draw = stage->draw;
  double size = stage->size, alpha = e < 0.8 ? 1 : (1 - e) / 0.2;
  const char *text = draw_cell_text(draw, cell, draw->state->digits, 12 * stage->u, &size, true);
  Role before = canvas_set_role(draw->canvas, ROLE_DECORATION);
  draw_digits(draw, ALIGN_CENTER, mix(from.x, to.x, e), mix(from.y, to.y, e),
              (TextLook){size, true, color_fade(color, alpha)}, text);
  canvas_set_role(draw->canvas, before);
}

/* ---- the heads of the columns ---- */

static bool any_visible(const Stage *stage, ValueId value) {
  size_t rows = trace_pass(stage->trace, stage->draw->state->step)->values[value].rows;
  for (size_t k = 0; k < rows; k++)
    if (draw_visibility(stage->draw, (Cell){value, k, 0}) != HIDDEN)
      return true;
  return false;
}

void stage_head_draw(const Stage *stage, const Head *head, Span column) {
  if (!any_visible(stage, head->value))
    return;
  const Draw *draw = stage->draw;
  double middle = column.x + column.w / 2;
  const char *symbol = head->symbol;
  double room = column.w + 0.2 * stage->u, size = 2.3;
  if (draw_formula_layout(draw, symbol, size, 0, draw->theme->ink).width > room)
    symbol = head->brief;
  double wide = draw_formula_layout(draw, symbol, size, 0, draw->theme->ink).width;
  if (wide > room)
    size = fmax(size * room / wide, 1.2);
  draw_formula(draw, ALIGN_CENTER, middle, stage->symbols_y, size, draw->theme->ink, symbol);
  const char *name = draw_string(draw, head->name);
  if (draw_text_width(draw, SIZE_SMALL, false, name) <= column.w + 0.4 * stage->u)
    draw_text(draw, ALIGN_CENTER, middle, stage->names_y, (TextLook){SIZE_SMALL, false, draw->theme->muted},
              name);
}

static void draw_head(const Stage *stage, const Head *head) {
  stage_head_draw(stage, head, stage->columns[head->column]);
}

/* The heads of W and b say which of their numbers stands in front: the gradient, the new ones, or they
 * themselves. */
static void draw_parameter_heads(const Stage *stage) {
  const Draw *draw = stage->draw;
  bool next = draw_visibility(draw, (Cell){VALUE_W_NEXT, 0, 0}) != HIDDEN;
  bool gradient = !next && draw_visibility(draw, (Cell){VALUE_DW, 0, 0}) != HIDDEN;
  Head weights = {COLUMN_W, VALUE_W, "W", "W", STRING_COLUMN_W},
       bias = {COLUMN_B, VALUE_B, "\\mathbf{b}", "\\mathbf{b}", STRING_COLUMN_B};
  const char *of = old_number(stage->trace, "alpha") > 0 ? "J" : "\\ell";
  if (next) {
    weights.symbol = weights.brief = "W'";
    bias.symbol = bias.brief = "\\mathbf{b}'";
  } else if (stage->scoring && draw_visibility(draw, (Cell){VALUE_PRODUCTS, stage->label, 0}) != HIDDEN) {
    weights.symbol = weights.brief = "W_{kj}\\,x_j";
    weights.name = STRING_PRODUCTS_HEAD;
  } else if (gradient) {
    weights.symbol = weights.brief = arena_printf(draw->arena, "{\\partial %s}/{\\partial W}", of);
    bias.symbol = bias.brief = arena_printf(draw->arena, "{\\partial %s}/{\\partial\\mathbf{b}}", of);
    weights.name = STRING_COLUMN_DW;
    bias.name = STRING_COLUMN_DB;
  }
  if (draw->state->lesson->features)
    weights.name = STRING_NONE;
  draw_head(stage, &weights);
  draw_head(stage, &bias);
}

static void draw_heads(const Stage *stage) {
  static const Head fixed[] = {
      {COLUMN_Y, VALUE_Y, "\\mathbf{y}", "\\mathbf{y}", STRING_COLUMN_Y},
      {COLUMN_DZ, VALUE_DZ, "\\mathbf{p}-\\mathbf{y}", "\\mathbf{p}-\\mathbf{y}", STRING_COLUMN_DZ},
      {COLUMN_MOVE, VALUE_MOVE, "-\\eta\\,(\\mathbf{p}-\\mathbf{y})", "-\\eta(\\mathbf{p}-\\mathbf{y})",
       STRING_COLUMN_MOVE},
  };
  /* After the update the numbers in front are the new ones. */
  static const Head before[] = {
      {COLUMN_Z, VALUE_Z, "\\mathbf{z}=W\\mathbf{x}+\\mathbf{b}", "\\mathbf{z}", STRING_COLUMN_Z},
      {COLUMN_EXP, VALUE_EXP_Z, "e^{z}", "e^{z}", STRING_COLUMN_EXP},
      {COLUMN_P, VALUE_P, "\\mathbf{p}", "\\mathbf{p}", STRING_COLUMN_P},
  };
  static const Head after[] = {
      {COLUMN_Z, VALUE_Z, "\\mathbf{z}'=W'\\mathbf{x}+\\mathbf{b}'", "\\mathbf{z}'", STRING_COLUMN_Z},
      {COLUMN_EXP, VALUE_EXP_Z, "e^{z'}", "e^{z'}", STRING_COLUMN_EXP},
      {COLUMN_P, VALUE_P, "\\mathbf{p}'", "\\mathbf{p}'", STRING_COLUMN_P},
  };
  draw_parameter_heads(stage);
  for (size_t i = 0; i < 3; i++)
    draw_head(stage, stage->after ? &after[i] : &before[i]);
  for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
    draw_head(stage, &fixed[i]);
}

void stage_label_row_draw(const Stage *stage) {
  const Draw *draw = stage->draw;
  double shown = draw_presence(draw, (Cell){VALUE_LABEL, 0, 0}), u = stage->u;
  Rect row = rect_inset(stage_row(stage, stage->label), 0.1 * u);
  row.x += 0.6 * u;
  row.w -= 1.2 * u;
  canvas_fill_rect(draw->canvas, row, u, color_fade(draw->theme->tints[stage->label % THEME_CLASSES], shown));
  canvas_border(draw->canvas, row, u, 0.18 * u, color_fade(stage_color(stage, stage->label), shown));
}

void stage_draw(const Draw *draw, Rect rect) {
  int card = draw_card(draw, rect);
  Stage stage = make_stage(draw, rect);
  stage_label_row_draw(&stage);
  draw_heads(&stage);
  stage_weights_draw(&stage);
  stage_bars_draw(&stage);
  stage_arrows_draw(&stage);
  canvas_end_card(draw->canvas, card);
}
