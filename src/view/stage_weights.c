/* The left part of the stage: class chips, the input, the label, weights and biases. */
#include "view/stage.h"

#include "view/groups.h"

#include <math.h>
#include <stdio.h>

void stage_chip_draw(const Stage *stage, size_t k) {
  const Draw *draw = stage->draw;
  double u = stage->u, high = fmin(stage->row - 0.6 * u, 3.4 * u);
  Span column = stage->columns[COLUMN_CHIP];
  Rect row = stage_row(stage, k), chip = {column.x, row.y + (row.h - high) / 2, column.w, high};
  canvas_fill_rect(draw->canvas, chip, 0.6 * u, stage_color(stage, k));
  char number[NUMBER_MAX];
  snprintf(number, sizeof number, "%zu", k + 1);
  double y = chip.y + chip.h / 2;
  TextLook look = {stage->size, true, draw->theme->on_class};
  const Phrase *names = draw->state->lesson->classes;
  if (!names) {
    draw_digits(draw, ALIGN_CENTER, chip.x + chip.w / 2, y, look, number);
  } else {
    double x = chip.x + 0.8 * u, size = fmin(1.7, stage->size);
    x += draw_digits(draw, ALIGN_LEFT, x, y, look, number) + 0.6 * u;
    const char *name = names[k].in[draw->state->language];
    draw_text(draw, ALIGN_LEFT, x, y, (TextLook){size, true, draw->theme->on_class},
              draw_fitted(draw, chip.x + chip.w - 0.4 * u - x, size, true, name));
  }
  Action action = {.kind = ACTION_LABEL, .arg = (int)k + 1};
  Target target = target_of_action(action);
  draw_focus(draw, chip, target);
  Hit *hit = hits_add(draw->hits, chip, target);
  hit->action = action;
  hit->focusable = true;
  hit->tip = STRING_LABEL;
  hit->group = GROUP_CLASSES;
  hit->row = (int)k;
}

/* The original of an edited number, small and struck through. */
static void draw_struck(const Stage *stage, Rect rect, double value) {
  const Draw *draw = stage->draw;
  char text[NUMBER_MAX];
  number_show(text, value, number_decimals(&value, 1, 4));
  double y = rect.y + rect.h / 2, wide = draw_digits_width(draw, SIZE_LEAST, false, text),
         x = rect.x + rect.w / 2;
  if (wide > rect.w)
    return;
  draw_digits(draw, ALIGN_CENTER, x, y, (TextLook){SIZE_LEAST, false, draw->theme->muted}, text);
  canvas_line(draw->canvas, x - wide / 2, y, x + wide / 2, y, 0.12 * stage->u, draw->theme->muted);
}

/* A cell with one number, or with a second, small one below it. */
typedef struct CellParts {
  Rect main, second;
} CellParts;

static CellParts split(const Stage *stage, Rect rect, bool second) {
  if (!second || rect.h < 3.2 * stage->u)
    return (CellParts){rect, {rect.x, rect.y + rect.h, 0, 0}};
  double high = rect.h * 0.54;
  return (CellParts){{rect.x, rect.y + 0.15 * stage->u, rect.w, high},
                     {rect.x, rect.y + high, rect.w, rect.h - high - 0.15 * stage->u}};
}

static void draw_inputs(const Stage *stage) {
  const Draw *draw = stage->draw;
  const Phrase *names = draw->state->lesson->features;
  double u = stage->u, y = stage->x_row.y + stage->x_row.h / 2;
  double shown = draw_presence(draw, (Cell){VALUE_X, 0, 0});
  if (draw_visibility(draw, (Cell){VALUE_X, 0, 0}) == HIDDEN)
    return;
  draw_formula(draw, ALIGN_RIGHT, stage->columns[COLUMN_W].x - 0.7 * u, y, 2.1, draw->theme->ink,
               "\\mathbf{x}");
  for (size_t d = 0; d < stage->D; d++) {
    Cell cell = {VALUE_X, d, 0};
    Rect rect = stage_input(stage, d);
    double original;
    bool edited = draw_original(draw, cell, &original);
    canvas_fill_rect(draw->canvas, rect, 0.6 * u, color_fade(draw->theme->field, shown));
    CellParts parts = split(stage, rect, edited);
    draw_cell(draw, parts.main, cell,
              (CellLook){.align = ALIGN_CENTER,
                         .size = stage->size,
                         .bold = true,
                         .color = color_fade(draw->theme->ink, shown),
                         .group = group_of_value(VALUE_X),
                         .col = (int)d});
    if (edited && parts.second.h > 0)
      draw_struck(stage, parts.second, original);
    if (!names)
      continue;
    const char *name = names[d].in[draw->state->language];
    if (draw_text_width(draw, SIZE_SMALL, false, name) <= rect.w + 0.6 * u)
      draw_text(draw, ALIGN_CENTER, rect.x + rect.w / 2, stage->names_y,
                (TextLook){SIZE_SMALL, false, draw->theme->muted}, name);
  }
}

/* The label stands in the row of the input, behind it: both are what the sample brings. */
static void draw_label(const Stage *stage) {
  const Draw *draw = stage->draw;
  Cell cell = {VALUE_LABEL, 0, 0};
  if (draw_visibility(draw, cell) == HIDDEN)
    return;
  double u = stage->u, wide = 4.4 * u, shown = draw_presence(draw, cell),
         y = stage->x_row.y + stage->x_row.h / 2;
  const char *name = draw_string(draw, STRING_VALUE_LABEL);
  double x = stage->columns[COLUMN_Z].x + 0.6 * u;
  x += draw_text(draw, ALIGN_LEFT, x, y, (TextLook){SIZE_SMALL, false, draw->theme->muted}, name) + 0.8 * u;
  Rect rect = {x, stage->x_row.y, wide, stage->x_row.h};
  canvas_fill_rect(draw->canvas, rect, 0.6 * u, color_fade(stage_color(stage, stage->label), shown));
  draw_cell(draw, rect, cell,
            (CellLook){.align = ALIGN_CENTER,
                       .size = stage->size,
                       .bold = true,
                       .color = color_fade(draw->theme->on_class, shown),
                       .group = group_of_value(VALUE_LABEL)});
  const Phrase *names = draw->state->lesson->classes;
  if (!names)
    return;
  const char *who = names[stage->label].in[draw->state->language];
  double left = rect.x + wide + 0.8 * u, room = stage->columns[COLUMN_P].x - left - u;
  if (draw_text_width(draw, SIZE_SMALL, true, who) <= room)
    draw_text(draw, ALIGN_LEFT, left, y, (TextLook){SIZE_SMALL, true, draw->theme->ink}, who);
}

/* What a weight's cell shows now: the number, and the one below it. */
typedef struct Weight {
  Cell main, second;
  bool has_second, struck;
  double original;
} Weight;

static Weight weight_now(const Stage *stage, size_t k, size_t d) {
  const Draw *draw = stage->draw;
  bool bias = d >= stage->D;
  size_t col = bias ? 0 : d;
  Cell now = {bias ? VALUE_B : VALUE_W, k, col}, next = {bias ? VALUE_B_NEXT : VALUE_W_NEXT, k, col};
  Cell gradient = {bias ? VALUE_DB : VALUE_DW, k, col}, product = {VALUE_PRODUCTS, k, col};
  Weight weight = {.main = now};
  if (draw_visibility(draw, next) != HIDDEN)
    return (Weight){.main = next, .second = now, .has_second = true};
  if (draw_visibility(draw, gradient) != HIDDEN)
    return (Weight){.main = gradient, .second = now, .has_second = true};
  if (!bias && stage->scoring && draw_visibility(draw, product) != HIDDEN)
    return (Weight){.main = product, .second = now, .has_second = true};
  weight.struck =
      draw_original(draw, now, &weight.original) && trace_step(stage->trace, draw->state->step).pass == 0;
  return weight;
}

#define PRODUCTS_SHARE 0.3 /* of a row's time, where products and score are new together */

/* A product appears when x has come down to its weight. */
static double weight_presence(const Stage *stage, Cell cell) {
  const Draw *draw = stage->draw;
  double shown = draw_presence(draw, cell);
  if (cell.value != VALUE_PRODUCTS || draw_visibility(draw, cell) != FRESH)
    return shown;
  if (draw_visibility(draw, (Cell){VALUE_Z, cell.row, 0}) == FRESH)
    return clamp(stage_row_progress(stage, cell.row) / PRODUCTS_SHARE, 0, 1);
  return clamp((stage_stagger(draw->state->progress, cell.col, stage->D) - 0.7) / 0.3, 0, 1);
}

static void draw_weight(const Stage *stage, size_t k, size_t d) {
  const Draw *draw = stage->draw;
  Weight weight = weight_now(stage, k, d);
  Visibility visible = draw_visibility(draw, weight.main);
  if (visible == HIDDEN)
    return;
  bool bias = d >= stage->D, product = weight.main.value == VALUE_PRODUCTS;
  double shown = weight_presence(stage, weight.main),
         ground_shown = product ? 1 : draw_presence(draw, weight.main);
  double sign = draw_number(draw, product ? weight.second : weight.main);
  const Theme *theme = draw->theme;
  Rect rect = stage_weight(stage, k, d);
  Color ground = bias || !(sign < 0 || sign > 0) ? theme->field
                 : sign > 0                      ? theme->positive
                                                 : theme->negative;
  if (k == stage->label) /* the band of the right class would swallow the tints */
    canvas_fill_rect(draw->canvas, (Rect){rect.x - 0.15 * stage->u, rect.y, rect.w + 0.3 * stage->u, rect.h},
                     0.5 * stage->u, color_fade(theme->card, ground_shown));
  canvas_fill_rect(draw->canvas, rect, 0.5 * stage->u, color_fade(ground, ground_shown));
  CellParts parts = split(stage, rect, weight.has_second || weight.struck);
  CellLook look = {.align = ALIGN_CENTER,
                   .size = stage->weights.size,
                   .digits = stage->weights.digits,
                   .bold = visible == FRESH,
                   .color = color_fade(theme->ink, shown),
                   .group = group_of_value(VALUE_W),
                   .row = (int)k,
                   .col = (int)d};
  draw_cell(draw, parts.main, weight.main, look);
  if (parts.second.h <= 0)
    return;
  if (weight.struck)
    draw_struck(stage, parts.second, weight.original);
  if (!weight.has_second)
    return;
  look.size = SIZE_LEAST;
  look.exact = weight.main.value == VALUE_W_NEXT || weight.main.value == VALUE_B_NEXT;
  look.bold = false;
  look.color = theme->muted;
  look.group += 1;
  draw_cell(draw, parts.second, weight.second, look);
}

/* The outer product: p - y comes to its row of weights, and x down from above. */
static void fly_into_gradient(const Stage *stage, size_t k) {
  const Draw *draw = stage->draw;
  bool summary = trace_step(stage->trace, draw->state->step).kind->summary;
  if (summary || draw_visibility(draw, (Cell){VALUE_DW, k, 0}) != FRESH)
    return;
  Rect row = stage_row(stage, k), last = stage_weight(stage, k, stage->D);
  Span arrows = stage->columns[COLUMN_DZ];
  Point start = {arrows.x + arrows.w - 2 * stage->u, row.y + row.h / 2};
  Point end = {last.x + last.w / 2, last.y + last.h / 3};
  stage_fly(stage, (Cell){VALUE_DZ, k, 0}, stage_color(stage, k), start, end, draw->t);
  for (size_t d = 0; d < stage->D && k == 0; d++) {
    Rect cell = stage_weight(stage, k, d), above = stage_input(stage, d);
    Point from = {above.x + above.w / 2, above.y + above.h / 2},
          to = {cell.x + cell.w / 2, cell.y + cell.h / 3};
    stage_fly(stage, (Cell){VALUE_X, d, 0}, draw->theme->ink, from, to, draw->t);
  }
}

/* x comes down to the weights that it multiplies; products go on into the score. */
static void draw_flights(const Stage *stage, size_t k) {
  const Draw *draw = stage->draw;
  bool products = draw_visibility(draw, (Cell){VALUE_PRODUCTS, k, 0}) == FRESH;
  bool score = draw_visibility(draw, (Cell){VALUE_Z, k, 0}) == FRESH;
  Point place = stage_score_place(stage, k);
  double t = stage_row_progress(stage, k);
  if (products && score) /* the products are seen before they leave */
    t = clamp((t - PRODUCTS_SHARE) / (1 - PRODUCTS_SHARE), 0, 1);
  for (size_t d = 0; d <= stage->D; d++) {
    Rect from = stage_input(stage, d), cell = stage_weight(stage, k, d);
    Point at = {cell.x + cell.w / 2, cell.y + cell.h / 3};
    Cell part = d < stage->D ? (Cell){VALUE_PRODUCTS, k, d} : (Cell){VALUE_B, k, 0};
    if (score)
      stage_fly(stage, part, stage_color(stage, k), at, place, stage_stagger(t, d, stage->D + 1));
    else if (products && d < stage->D)
      stage_fly(stage, (Cell){VALUE_X, d, 0}, draw->theme->ink,
                (Point){from.x + from.w / 2, from.y + from.h / 2}, at, stage_stagger(t, d, stage->D));
  }
}

void stage_weights_draw(const Stage *stage) {
  for (size_t k = 0; k < stage->K; k++)
    stage_chip_draw(stage, k);
  draw_inputs(stage);
  draw_label(stage);
  for (size_t k = 0; k < stage->K; k++)
    for (size_t d = 0; d <= stage->D; d++)
      draw_weight(stage, k, d);
  if (stage->draw->state->progress >= 1)
    return;
  for (size_t k = 0; k < stage->K; k++) {
    draw_flights(stage, k);
    fly_into_gradient(stage, k);
  }
}
