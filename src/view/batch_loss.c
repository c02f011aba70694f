/* The losses of an update's samples: a bar each, and their mean as a line through all of them. */
#include "view/batch_parts.h"

#include "view/groups.h"

#include <math.h>

typedef struct Losses {
  const Batch *batch;
  Span column;
  double axis, scale; /* pixels; of a loss of 1 */
  double numbers;     /* room behind the bars */
} Losses;

static double greatest(const Batch *batch) {
  const Value *loss = &batch->pass->values[VALUE_LOSS];
  double most = 1e-9;
  for (size_t i = 0; i < loss->rows; i++)
    if (isfinite(loss->at[i]))
      most = fmax(most, loss->at[i]);
  return most;
}

static Losses make_losses(const Batch *batch) {
  const Draw *draw = batch->draw;
  char text[NUMBER_MAX];
  double u = batch->u, most = greatest(batch), wide = 0;
  for (size_t i = 0; i < batch->rows; i++) {
    fill_show(text, draw->state->trace, draw->state->step, (Cell){VALUE_LOSS, i, 0}, draw->state->digits);
    wide = fmax(wide, draw_digits_width(draw, batch->size, true, text));
  }
  Losses losses = {.batch = batch, .column = batch->columns[BATCH_LOSS]};
  losses.numbers = fmin(wide + 0.9 * u, 0.6 * losses.column.w);
  losses.axis = losses.column.x + 0.4 * u;
  losses.scale = fmax(losses.column.w - losses.numbers - 0.8 * u, 0) / most;
  return losses;
}

static double end_of(const Losses *losses, double loss) {
  double right = losses->column.x + losses->column.w - losses->numbers - 0.4 * losses->batch->u;
  return clamp(losses->axis + (isfinite(loss) ? loss * losses->scale : INFINITY), losses->axis, right);
}

static void draw_bar(const Losses *losses, size_t i) {
  const Batch *batch = losses->batch;
  const Draw *draw = batch->draw;
  Cell cell = {VALUE_LOSS, i, 0};
  Visibility visible = draw_visibility(draw, cell);
  if (visible == HIDDEN)
    return;
  double u = batch->u, t = visible == FRESH ? stage_stagger(draw->state->progress, i, batch->rows) : 1;
  Rect row = batch_sample_cell(batch, BATCH_LOSS, i, 0);
  double end = end_of(losses, draw_number(draw, cell)), high = round(fmin(0.62 * row.h, 2.6 * u));
  Rect bar = {round(losses->axis), round(row.y + (row.h - high) / 2), round((end - losses->axis) * t), high};
  canvas_fill_rect(draw->canvas, bar, 0, theme_class(draw->theme, batch_label(batch, i)));
  Rect number = {losses->column.x + losses->column.w - losses->numbers, row.y, losses->numbers, row.h};
  draw_cell(draw, number, cell,
            (CellLook){.align = ALIGN_RIGHT,
                       .size = batch->size,
                       .bold = visible == FRESH,
                       .color = color_fade(draw->theme->ink, clamp((t - 0.5) / 0.5, 0, 1)),
                       .group = GROUP_SAMPLES,
                       .row = (int)i,
                       .col = 12 * BATCH_LOSS});
}

static void draw_head(const Losses *losses) {
  const Batch *batch = losses->batch;
  const Draw *draw = batch->draw;
  double u = batch->u, shown = 0, middle = losses->column.x + losses->column.w / 2,
         top = batch_sample_cell(batch, BATCH_LOSS, 0, 0).y;
  for (size_t i = 0; i < batch->rows; i++)
    shown = fmax(shown, draw_presence(draw, (Cell){VALUE_LOSS, i, 0}));
  double y = top - 2.7 * u;
  if (batch->names)
    draw_text(draw, ALIGN_CENTER, middle, y - 1.0 * u,
              (TextLook){SIZE_SMALL, false, color_fade(draw->theme->muted, shown)},
              draw_string(draw, STRING_COLUMN_LOSS));
  y -= batch->names ? 3.4 * u : 1.2 * u;
  const char *symbol = "\\ell = -\\log p";
  if (draw_formula_layout(draw, symbol, 2.3, 0, draw->theme->ink).width > losses->column.w + u)
    symbol = "-\\log p";
  draw_formula_inline(draw, ALIGN_CENTER, middle, y, 2.3, color_fade(draw->theme->ink, shown), symbol);
  size_t seen = 0;
  while (seen < batch->rows && draw_visibility(draw, (Cell){VALUE_LOSS, seen, 0}) != HIDDEN)
    seen++;
  double x = round(losses->axis) - 0.5, bottom = top + (double)seen * batch->row;
  canvas_line(draw->canvas, x, top - 0.2 * u, x, bottom - 0.4 * u, 1,
              color_fade(color_mix(draw->theme->card, draw->theme->muted, 0.7), shown));
}

/* Where the mean stands along the bars; while it is new it slides there. */
static void draw_mean_line(const Losses *losses, ValueId value, bool dashed) {
  const Batch *batch = losses->batch;
  const Draw *draw = batch->draw;
  Cell cell = {value, 0, 0};
  if (draw_visibility(draw, cell) == HIDDEN)
    return;
  double shown = draw_presence(draw, cell), u = batch->u, top = batch_sample_cell(batch, BATCH_LOSS, 0, 0).y;
  double from = value == VALUE_BATCH_LOSS ? 0 : draw_number(draw, (Cell){VALUE_BATCH_LOSS, 0, 0});
  double x = end_of(losses, mix(from, draw_number(draw, cell), shown));
  Point line[] = {{x, top - 0.4 * u}, {x, batch->foot - 1.3 * u}};
  double width = fmax(0.22 * u, 1.5);
  canvas_line(draw->canvas, x, line[0].y, x, line[1].y, width + 0.16 * u, color_fade(draw->theme->card, 0.8));
  if (dashed)
    canvas_stroke_dashed(draw->canvas, line, 2, width, 0.5 * u, 0.5 * u, draw->theme->muted);
  else
    canvas_line(draw->canvas, x, line[0].y, x, line[1].y, width, draw->theme->ink);
}

static double draw_mean(const Losses *losses, ValueId value, double right, bool strong) {
  const Batch *batch = losses->batch;
  const Draw *draw = batch->draw;
  Cell cell = {value, 0, 0};
  double u = batch->u, room = 5.4 * u, size = strong ? 2.1 : 1.8;
  Rect covered = draw_cell(draw, (Rect){right - room, batch->foot - 1.3 * u, room, 2.6 * u}, cell,
                           (CellLook){.align = ALIGN_RIGHT,
                                      .size = size,
                                      .bold = strong,
                                      .digits = draw->state->digits > 3 ? 0 : 3,
                                      .color = color_fade(strong ? draw->theme->ink : draw->theme->muted,
                                                          draw_presence(draw, cell)),
                                      .group = GROUP_BATCH_LOSS,
                                      .col = value == VALUE_BATCH_LOSS_NEXT});
  return covered.x;
}

/* "mean 1.09", and after the update "mean 1.09 → 0.98", below the bars. */
static void draw_foot(const Losses *losses) {
  const Batch *batch = losses->batch;
  const Draw *draw = batch->draw;
  Cell mean = {VALUE_BATCH_LOSS, 0, 0};
  if (draw_visibility(draw, mean) == HIDDEN)
    return;
  double u = batch->u, right = losses->column.x + losses->column.w;
  bool after = draw_visibility(draw, (Cell){VALUE_BATCH_LOSS_NEXT, 0, 0}) != HIDDEN;
  Color muted = color_fade(draw->theme->muted, draw_presence(draw, mean));
  if (after) {
    right = draw_mean(losses, VALUE_BATCH_LOSS_NEXT, right, true) - 0.5 * u;
    right -= draw_text(draw, ALIGN_RIGHT, right, batch->foot, (TextLook){1.8, false, muted}, "→") + 0.5 * u;
  }
  right = draw_mean(losses, VALUE_BATCH_LOSS, right, !after) - 0.8 * u;
  draw_text(draw, ALIGN_RIGHT, right, batch->foot, (TextLook){SIZE_SMALL, false, muted},
            draw_string(draw, STRING_BATCH_MEAN));
}

void batch_losses_draw(const Batch *batch) {
  if (batch->columns[BATCH_LOSS].w <= 0 || !batch_seen(batch, VALUE_LOSS))
    return;
  Losses losses = make_losses(batch);
  bool after = draw_visibility(batch->draw, (Cell){VALUE_BATCH_LOSS_NEXT, 0, 0}) != HIDDEN;
  draw_head(&losses);
  for (size_t i = 0; i < batch->rows; i++)
    draw_bar(&losses, i);
  draw_mean_line(&losses, VALUE_BATCH_LOSS, after);
  draw_mean_line(&losses, VALUE_BATCH_LOSS_NEXT, false);
  draw_foot(&losses);
}
