/* The cells of the matrices, row by row a sample, and their heads. */
#include "view/batch_parts.h"

#include "view/groups.h"

#include <math.h>
#include <stdio.h>

/* How a cell's ground looks. */
typedef enum { GROUND_PLAIN, GROUND_SIGN, GROUND_SHARE, GROUND_ONE } Ground;

/* A matrix: a block of cells of one value, in the place of a column. */
typedef struct Block {
  ValueId value;
  BatchColumn column;
  size_t offset; /* cells to the left of it in the column */
  Ground ground;
  bool by_class; /* its columns are classes */
  const char *symbol, *brief;
  StringId name;
} Block;

static const Block blocks[] = {
    {VALUE_BIG_X, BATCH_X, 0, GROUND_PLAIN, false, "X", "X", STRING_COLUMN_BIG_X},
    {VALUE_BIG_Z, BATCH_Z, 0, GROUND_SIGN, true, "Z = XW + \\mathbf{b}", "Z", STRING_COLUMN_Z},
    {VALUE_EXP_BIG_Z, BATCH_EXP, 0, GROUND_PLAIN, true, "e^{Z}", "e^{Z}", STRING_COLUMN_EXP},
    {VALUE_BIG_P, BATCH_P, 0, GROUND_SHARE, true, "P", "P", STRING_COLUMN_P},
    {VALUE_BIG_Y, BATCH_Y, 0, GROUND_ONE, true, "Y", "Y", STRING_COLUMN_Y},
    {VALUE_BIG_DZ, BATCH_DZ, 0, GROUND_SIGN, true, "P - Y", "P - Y", STRING_COLUMN_DZ}};
enum { BLOCKS = sizeof blocks / sizeof *blocks };

#define NUMBER_SIZE 1.9 /* u */

static Fit fit_of(const Batch *batch, const Block *block) {
  Rect cell = batch_sample_cell(batch, block->column, 0, 0);
  return draw_fit(batch->draw, &block->value, 1, cell.w - 0.35 * batch->u,
                  (Fit){NUMBER_SIZE, batch->draw->state->digits});
}

double batch_number_size(const Batch *batch) {
  double size = clamp(0.62 * batch->row / batch->u, SIZE_LEAST, NUMBER_SIZE);
  for (size_t i = 0; i < BLOCKS; i++)
    if (batch->columns[blocks[i].column].w > 0 && blocks[i].ground != GROUND_ONE)
      size = fmin(size, fit_of(batch, &blocks[i]).size);
  return size;
}

static double cell_presence(const Batch *batch, Cell cell) {
  const Draw *draw = batch->draw;
  if (draw_visibility(draw, cell) != FRESH)
    return draw_presence(draw, cell);
  return clamp((stage_stagger(draw->state->progress, cell.row, batch->rows) - 0.3) / 0.7, 0, 1);
}

static Color sign_color(const Theme *theme, double number) {
  return number > 0 ? theme->positive : number < 0 ? theme->negative : theme->field;
}

static double radius_of(const Batch *batch) {
  return fmin(0.5 * batch->u, 0.2 * batch->row);
}

static void draw_share(const Batch *batch, Rect rect, double share, Color color, double shown) {
  Rect filled = {rect.x, rect.y + rect.h - fmax(0.24 * batch->u, 2), round(rect.w * clamp(share, 0, 1)),
                 fmax(0.24 * batch->u, 2)};
  canvas_fill_rect(batch->draw->canvas, filled, 0, color_fade(color, shown));
}

static void draw_ground(const Batch *batch, const Block *block, Rect rect, Cell cell, double shown) {
  const Draw *draw = batch->draw;
  const Theme *theme = draw->theme;
  double number = draw_number(draw, cell);
  Color color = theme_class(theme, cell.col);
  bool one = block->ground == GROUND_ONE;
  if (one && number < 0.5)
    return;
  Color ground = one ? color : block->ground == GROUND_SIGN ? sign_color(theme, number) : theme->field;
  canvas_fill_rect(draw->canvas, rect, radius_of(batch), color_fade(ground, shown));
  if (block->ground == GROUND_SHARE)
    draw_share(batch, rect, number, color, shown);
}

static Color ink_of(const Batch *batch, const Block *block, Cell cell) {
  const Theme *theme = batch->draw->theme;
  if (block->ground != GROUND_ONE)
    return theme->ink;
  return draw_number(batch->draw, cell) < 0.5 ? theme->muted : theme->on_class;
}

static void draw_sample_number(const Batch *batch, const Block *block, int digits, Cell cell) {
  const Draw *draw = batch->draw;
  Visibility visible = draw_visibility(draw, cell);
  if (visible == HIDDEN)
    return;
  double shown = cell_presence(batch, cell);
  Rect rect = batch_sample_cell(batch, block->column, cell.row, cell.col + block->offset);
  draw_ground(batch, block, rect, cell, shown);
  draw_cell(draw, rect, cell,
            (CellLook){.align = ALIGN_CENTER,
                       .size = batch->size,
                       .digits = digits,
                       .bold = visible == FRESH,
                       .color = color_fade(ink_of(batch, block, cell), shown),
                       .group = GROUP_SAMPLES,
                       .row = (int)cell.row,
                       .col = 12 * (int)block->column + (int)cell.col});
}

/* ---- heads ---- */

/* The number of a class above a column of cells. */
static void draw_class_chip(const Batch *batch, Rect below, size_t k, double shown) {
  const Draw *draw = batch->draw;
  char text[NUMBER_MAX];
  double u = batch->u, high = 2.0 * u;
  Rect chip = {below.x, below.y - high - 0.35 * u, below.w, high};
  canvas_fill_rect(draw->canvas, chip, 0.5 * u, color_fade(theme_class(draw->theme, k), shown));
  draw_digits(draw, ALIGN_CENTER, chip.x + chip.w / 2, chip.y + chip.h / 2,
              (TextLook){SIZE_SMALL, true, color_fade(draw->theme->on_class, shown)},
              number_show(text, (double)k + 1, 0));
}

static void draw_feature_symbol(const Batch *batch, Rect below, size_t d, double shown) {
  char symbol[32];
  snprintf(symbol, sizeof symbol, "x_{%zu}", d + 1);
  draw_formula_inline(batch->draw, ALIGN_CENTER, below.x + below.w / 2, below.y - 1.35 * batch->u, 1.8,
                      color_fade(batch->draw->theme->muted, shown), symbol);
}

/* A symbol and its name above the cells whose first one is `below`; a briefer symbol where room is short. */
static void draw_head(const Batch *batch, Rect below, double wide, const char *symbol, const char *brief,
                      StringId name, double shown) {
  const Draw *draw = batch->draw;
  double u = batch->u, middle = below.x + wide / 2, y = below.y - 2.7 * u;
  const char *word = draw_string(draw, name);
  if (batch->names && draw_text_width(draw, SIZE_SMALL, false, word) <= wide + u)
    draw_text(draw, ALIGN_CENTER, middle, y - 1.0 * u,
              (TextLook){SIZE_SMALL, false, color_fade(draw->theme->muted, shown)}, word);
  y -= batch->names ? 3.4 * u : 1.2 * u;
  Formula formula = draw_formula_layout(draw, symbol, 2.3, 0, draw->theme->ink);
  draw_formula_inline(draw, ALIGN_CENTER, middle, y, 2.3, color_fade(draw->theme->ink, shown),
                      formula.width <= wide + 1.2 * u ? symbol : brief);
}

static double value_presence(const Batch *batch, ValueId value) {
  double most = 0;
  for (size_t i = 0; i < batch->pass->values[value].rows; i++)
    most = fmax(most, draw_presence(batch->draw, (Cell){value, i, 0}));
  return most;
}

static void draw_block_head(const Batch *batch, const Block *block) {
  size_t count = block->by_class ? batch->K : batch->D;
  double shown = value_presence(batch, block->value);
  Rect first = batch_sample_cell(batch, block->column, 0, block->offset),
       last = batch_sample_cell(batch, block->column, 0, block->offset + count - 1);
  draw_head(batch, first, last.x + last.w - first.x, block->symbol, block->brief, block->name, shown);
  for (size_t j = 0; j < count; j++) {
    Rect below = batch_sample_cell(batch, block->column, 0, block->offset + j);
    if (block->by_class)
      draw_class_chip(batch, below, j, shown);
    else
      draw_feature_symbol(batch, below, j, shown);
  }
}

static void draw_block(const Batch *batch, const Block *block) {
  if (batch->columns[block->column].w <= 0 || !batch_seen(batch, block->value))
    return;
  size_t count = block->by_class ? batch->K : batch->D;
  int digits = fit_of(batch, block).digits;
  draw_block_head(batch, block);
  for (size_t i = 0; i < batch->rows; i++)
    for (size_t j = 0; j < count; j++)
      draw_sample_number(batch, block, digits, (Cell){block->value, i, j});
}

/* The sum of a row of e^Z, behind it. */
static void draw_sums(const Batch *batch) {
  const Block sums = {VALUE_SUM_EXP, BATCH_EXP, batch->K, GROUND_PLAIN, false, NULL, NULL, STRING_NONE};
  const ValueId value = VALUE_SUM_EXP;
  if (batch->columns[BATCH_EXP].w <= 0 || !batch_seen(batch, value))
    return;
  Rect cell = batch_sample_cell(batch, BATCH_EXP, 0, batch->K);
  draw_formula_inline(batch->draw, ALIGN_CENTER, cell.x + cell.w / 2, cell.y - 1.35 * batch->u, 1.8,
                      color_fade(batch->draw->theme->ink, value_presence(batch, value)), "\\Sigma");
  for (size_t i = 0; i < batch->rows; i++)
    draw_sample_number(batch, &sums, fit_of(batch, &sums).digits, (Cell){value, i, 0});
}

/* ---- samples ---- */

/* Where the loss, the target or the gradient is on screen, the probability that counts is framed. */
static void draw_right_ones(const Batch *batch) {
  const Draw *draw = batch->draw;
  if (batch->columns[BATCH_P].w <= 0)
    return;
  for (size_t i = 0; i < batch->rows; i++) {
    double shown = draw_presence(draw, (Cell){VALUE_LOSS, i, 0});
    if (draw_visibility(draw, (Cell){VALUE_LOSS, i, 0}) == HIDDEN)
      continue;
    size_t k = batch_label(batch, i);
    canvas_border(draw->canvas, batch_sample_cell(batch, BATCH_P, i, k), radius_of(batch),
                  fmax(0.2 * batch->u, 1), color_fade(theme_class(draw->theme, k), shown));
  }
}

/* A sample's number in the data on its class's colour, with the class's mark, and its name where there is
 * room. */
static void draw_chip(const Batch *batch, size_t i) {
  const Draw *draw = batch->draw;
  double u = batch->u, shown = cell_presence(batch, (Cell){VALUE_SAMPLE, i, 0});
  Rect rect = batch_sample_cell(batch, BATCH_CHIP, i, 0);
  rect.w = batch->columns[BATCH_CHIP].w - 0.3 * u;
  bool known = draw_visibility(draw, (Cell){VALUE_LABEL, i, 0}) != HIDDEN,
       high = known && batch->chip == CHIP_HIGH && rect.h >= 3.1 * u,
       aside = known && batch->chip == CHIP_LONG;
  size_t k = batch_label(batch, i);
  Color ground = known ? theme_class(draw->theme, k) : draw->theme->field,
        ink = color_fade(known ? draw->theme->on_class : draw->theme->ink, shown);
  canvas_fill_rect(draw->canvas, rect, radius_of(batch), color_fade(ground, shown));
  Cell cell = {VALUE_SAMPLE, i, 0};
  Rect around = {rect.x - 0.2 * u, rect.y - 0.25 * u, rect.w + 0.4 * u, rect.h + 0.5 * u};
  char number[NUMBER_MAX];
  const char *name = batch_class(draw, batch->set, k);
  double left = rect.x + (aside ? 0 : (rect.w - 5.6 * u) / 2), y = rect.y + (high ? 0.27 : 0.5) * rect.h,
         size = clamp((high ? 0.45 : 0.62) * batch->row / u, SIZE_LEAST, 1.7);
  if (known)
    mark_draw(draw->canvas, k, left + 1.3 * u, y, fmin(0.62 * u, 0.22 * rect.h), ink, color_fade(ink, 0));
  draw_cell(
      draw, around, cell,
      (CellLook){.align = ALIGN_CENTER, .size = size, .hidden = true, .group = GROUP_SAMPLES, .row = (int)i});
  fill_show(number, draw->state->trace, draw->state->step, cell, 0);
  draw_digits(draw, aside ? ALIGN_RIGHT : ALIGN_CENTER, left + (aside ? 5.6 : 3.85) * u, y,
              (TextLook){size, true, ink}, number);
  if (aside)
    draw_text(draw, ALIGN_LEFT, left + 6.1 * u, y, (TextLook){SIZE_SMALL, true, ink}, name);
  else if (high)
    draw_text(draw, ALIGN_CENTER, rect.x + rect.w / 2, rect.y + 0.74 * rect.h,
              (TextLook){SIZE_LEAST, true, ink}, draw_fitted(draw, rect.w - 0.4 * u, SIZE_LEAST, true, name));
}

static void draw_chips(const Batch *batch) {
  const Draw *draw = batch->draw;
  double u = batch->u;
  for (size_t i = 0; i < batch->rows; i++)
    if (draw_visibility(draw, (Cell){VALUE_SAMPLE, i, 0}) != HIDDEN)
      draw_chip(batch, i);
  if (batch->rows < batch->n && batch_seen(batch, VALUE_SAMPLE)) {
    char count[NUMBER_MAX];
    const char *more = strings_format(draw->arena, draw->strings, draw->state->language, STRING_BATCH_MORE,
                                      number_show(count, (double)(batch->n - batch->rows), 0), NULL, NULL);
    draw_text(draw, ALIGN_LEFT, batch->columns[BATCH_CHIP].x + 0.6 * u, batch->foot,
              (TextLook){SIZE_SMALL, false, draw->theme->muted}, more);
  }
}

/* ---- W, b and the gradients by them ---- */

/* A matrix of parameters above a block, with a row for the intercept below it. */
typedef struct Above {
  BatchColumn column;
  ValueId W, b, W_next, b_next; /* next: VALUE_COUNT, none */
  const char *symbol;
  StringId name;
  int group;
} Above;

static const Above parameters = {BATCH_Z,      VALUE_W, VALUE_B,         VALUE_W_NEXT,
                                 VALUE_B_NEXT, "W",     STRING_COLUMN_W, GROUP_BATCH_WEIGHTS};
static const Above gradients = {BATCH_DZ,         VALUE_DW,
                                VALUE_DB,         VALUE_COUNT,
                                VALUE_COUNT,      "\\partial J_B / \\partial W",
                                STRING_COLUMN_DZ, GROUP_BATCH_GRADIENTS};

/* The batch is all of the data. */
static const char *const GRADIENT_OF_ALL = "\\partial J / \\partial W";

/* The number before any edit, struck through, or the one before the update, below the present one. */
static void draw_second(const Batch *batch, Rect rect, Cell before, bool struck, double original, int group) {
  const Draw *draw = batch->draw;
  char text[NUMBER_MAX];
  if (!struck) {
    draw_cell(draw, rect, before,
              (CellLook){.align = ALIGN_CENTER,
                         .size = SIZE_LEAST,
                         .color = draw->theme->muted,
                         .group = group,
                         .row = (int)before.col,
                         .col = (int)before.row});
    return;
  }
  number_show(text, original, number_decimals(&original, 1, 4));
  double wide = draw_digits_width(draw, SIZE_LEAST, false, text), x = rect.x + rect.w / 2,
         y = rect.y + rect.h / 2;
  if (wide > rect.w)
    return;
  draw_digits(draw, ALIGN_CENTER, x, y, (TextLook){SIZE_LEAST, false, draw->theme->muted}, text);
  canvas_line(draw->canvas, x - wide / 2, y, x + wide / 2, y, 0.12 * batch->u, draw->theme->muted);
}

/* d: D is the intercept. */
static void draw_parameter(const Batch *batch, const Above *above, Fit fit, size_t d, size_t k) {
  const Draw *draw = batch->draw;
  bool bias = d == batch->D;
  Cell before = bias ? (Cell){above->b, k, 0} : (Cell){above->W, k, d}, now = before;
  double original = 0;
  if (above->W_next != VALUE_COUNT)
    now = bias ? (Cell){above->b_next, k, 0} : (Cell){above->W_next, k, d};
  bool after = now.value != before.value && draw_visibility(draw, now) != HIDDEN;
  if (!after)
    now = before;
  Visibility visible = draw_visibility(draw, now);
  if (visible == HIDDEN)
    return;
  bool struck = !after && draw_original(draw, now, &original);
  double shown = after ? 1 : draw_presence(draw, now), ink = draw_presence(draw, now);
  Rect rect = batch_weight_cell(batch, above->column, d, k), main = rect;
  Color ground = bias ? draw->theme->field : sign_color(draw->theme, draw_number(draw, now));
  canvas_fill_rect(draw->canvas, rect, radius_of(batch), color_fade(ground, shown));
  if (struck)
    canvas_border(draw->canvas, rect, radius_of(batch), 0.18 * batch->u, draw->theme->accent);
  bool second = (after || struck) && rect.h >= 3.1 * batch->u;
  if (second)
    main.h = 0.56 * rect.h;
  draw_cell(draw, main, now,
            (CellLook){.align = ALIGN_CENTER,
                       .size = fmin(fit.size, fmax(0.62 * batch->row / batch->u, SIZE_LEAST)),
                       .digits = fit.digits,
                       .bold = visible == FRESH,
                       .color = color_fade(draw->theme->ink, ink),
                       .group = above->group,
                       .row = (int)d,
                       .col = (int)k});
  if (second)
    draw_second(batch, (Rect){rect.x, rect.y + main.h, rect.w, rect.h - main.h - 0.2 * batch->u}, before,
                struck, original, above->group + 1);
}

/* The features' names to the left of the rows of W, in the room above X; they come with X. */
static void draw_row_names(const Batch *batch) {
  const Draw *draw = batch->draw;
  double u = batch->u, right = batch->columns[BATCH_Z].x - 0.9 * u, left = batch->rect.x;
  double features = fmax(value_presence(batch, VALUE_BIG_X), value_presence(batch, VALUE_W));
  for (size_t d = 0; d <= batch->D; d++) {
    Rect cell = batch_weight_cell(batch, BATCH_Z, d, 0);
    double y = cell.y + cell.h / 2;
    double shown = d < batch->D ? features : value_presence(batch, VALUE_B);
    char symbol[32];
    snprintf(symbol, sizeof symbol, d < batch->D ? "x_{%zu}" : "\\mathbf{b}", d + 1);
    if (d == batch->D && !batch_seen(batch, VALUE_B))
      return;
    double wide =
        draw_formula_inline(draw, ALIGN_RIGHT, right, y, 1.9, color_fade(draw->theme->ink, shown), symbol);
    const char *name = d < batch->D ? batch_feature(draw, batch->set, d) : draw_string(draw, STRING_COLUMN_B);
    double room = right - wide - 0.8 * u - left;
    if (room > 5 * u)
      draw_text(draw, ALIGN_RIGHT, right - wide - 0.8 * u, y,
                (TextLook){SIZE_SMALL, false, color_fade(draw->theme->muted, shown)},
                draw_fitted(draw, room, SIZE_SMALL, false, name));
  }
}

static void draw_above(const Batch *batch, const Above *above) {
  const Draw *draw = batch->draw;
  const ValueId values[] = {above->W, above->b, above->W_next, above->b_next};
  double u = batch->u, shown = value_presence(batch, above->W);
  if (batch->columns[above->column].w <= 0 || !batch_seen(batch, above->W))
    return;
  bool after = above->W_next != VALUE_COUNT && batch_seen(batch, above->W_next);
  Rect first = batch_weight_cell(batch, above->column, 0, 0),
       last = batch_weight_cell(batch, above->column, 0, batch->K - 1);
  Fit fit = draw_fit(draw, values, after ? 4 : 2, first.w - 0.4 * u, (Fit){NUMBER_SIZE, draw->state->digits});
  const char *symbol = above == &gradients && batch->n == batch->set->N ? GRADIENT_OF_ALL : above->symbol;
  draw_head(batch, first, last.x + last.w - first.x, symbol, symbol, above->name, shown);
  for (size_t k = 0; k < batch->K; k++) {
    draw_class_chip(batch, batch_weight_cell(batch, above->column, 0, k), k, shown);
    for (size_t d = 0; d <= batch->D; d++)
      draw_parameter(batch, above, fit, d, k);
  }
}

void batch_blocks_draw(const Batch *batch) {
  draw_chips(batch);
  for (size_t i = 0; i < BLOCKS; i++)
    draw_block(batch, &blocks[i]);
  draw_sums(batch);
  draw_right_ones(batch);
  draw_above(batch, &parameters);
  if (batch_seen(batch, VALUE_W) || batch_seen(batch, VALUE_BIG_X))
    draw_row_names(batch);
  draw_above(batch, &gradients);
}
