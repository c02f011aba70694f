/* The right part of the stage: the gradient p - y as hollow arrows, the move -eta (p - y) as solid ones.
 * Both are drawn on one scale, the move's stretched by 1/eta, so that they mirror one another; the scale
 * holds for the whole lesson, so that arrows shrink as the model learns. */
#include "view/arrow.h"
#include "view/groups.h"
#include "view/old.h"
#include "view/stage.h"

#include <math.h>

static double room_for_arrows(const Stage *stage, ColumnId column, ValueId value, double *numbers) {
  Span span = stage->columns[column];
  *numbers =
      fmin(stage_number_width(stage, value, (Extent){0, 0}, stage->draw->state->digits), 0.62 * span.w);
  return fmax(span.w - *numbers - 1.4 * stage->u, 0);
}

static void make_arrows(const Stage *stage, Arrows *gradient, Arrows *move) {
  Extent extent = stage_extent(stage, VALUE_DZ, VALUE_DZ, true);
  Span left = stage->columns[COLUMN_DZ], right = stage->columns[COLUMN_MOVE];
  double left_numbers, right_numbers, range = extent.high - extent.low, eta = old_number(stage->trace, "eta");
  double left_room = room_for_arrows(stage, COLUMN_DZ, VALUE_DZ, &left_numbers);
  double room = fmin(left_room, room_for_arrows(stage, COLUMN_MOVE, VALUE_MOVE, &right_numbers));
  double scale = range > 0 ? room / range : 0;
  *gradient = (Arrows){.value = VALUE_DZ,
                       .scale = scale,
                       .axis = left.x - extent.low * scale,
                       .numbers = {left.x + left.w - left_numbers, left_numbers}};
  *move = (Arrows){.value = VALUE_MOVE,
                   .solid = true,
                   .scale = scale / eta,
                   .axis = right.x + extent.high * scale,
                   .numbers = {right.x + right.w - right_numbers, right_numbers}};
}

/* Once the new forward pass is shown these are numbers of the one before: small, on the line of the other old
 * ones. */
static void draw_number_of(const Stage *stage, const Arrows *arrows, Cell cell, Rect row, double shown) {
  if (arrows->numbers.w <= 0)
    return;
  const Draw *draw = stage->draw;
  double u = stage->u;
  bool old = stage->after && row.h >= 3.5 * u;
  Rect place = {arrows->numbers.x, row.y + 0.2 * u, arrows->numbers.w, row.h - 0.4 * u};
  if (arrows->lines > 1) {
    place.h /= (double)arrows->lines;
    place.y += (double)arrows->line * place.h;
  }
  CellLook look = {.digits = arrows->value == VALUE_DZ && stage->after
                                 ? draw_pair_digits(draw, VALUE_P, VALUE_P_NEXT)
                                 : arrows->digits,
                   .align = ALIGN_RIGHT,
                   .size = old ? SIZE_LEAST : fmin(stage->size, fmax(0.68 * place.h / u, SIZE_LEAST)),
                   .bold = !stage->after && draw_visibility(draw, cell) == FRESH,
                   .color = color_fade(stage->after ? draw->theme->muted : draw->theme->ink, shown),
                   .group = group_of_value(arrows->value),
                   .row = (int)cell.row};
  Cell numeric = {VALUE_DZ_CHECK, cell.row, 0};
  bool checked =
      arrows->value == VALUE_DZ && draw_visibility(draw, numeric) == FRESH && !old && place.h >= 3.1 * u;
  if (old)
    place = (Rect){place.x, place.y + place.h * 0.58, place.w, place.h * 0.42};
  if (checked)
    place.h *= 0.58;
  draw_cell(draw, place, cell, look);
  if (!checked)
    return;
  look.size = SIZE_LEAST;
  look.color = color_fade(draw->theme->good, draw->t);
  look.group += 1;
  draw_cell(draw, (Rect){place.x, place.y + place.h, place.w, (row.h - 0.4 * u) * 0.42}, numeric, look);
}

static void draw_row(const Stage *stage, const Arrows *arrows, size_t k) {
  const Draw *draw = stage->draw;
  Cell cell = {arrows->value, k, 0};
  Visibility visible = draw_visibility(draw, cell);
  if (visible == HIDDEN)
    return;
  const Theme *theme = draw->theme;
  double shown = stage->after ? 1 : draw_presence(draw, cell), value = draw_number(draw, cell);
  Rect row = stage_row(stage, k);
  double length = isfinite(value * arrows->scale) ? value * arrows->scale * shown : 0;
  double strength = stage->after ? 0.8 : visible == FRESH ? 1 : 0.9;
  Color ground = k == stage->label ? theme->tints[k % THEME_CLASSES] : theme->card,
        color = color_mix(ground, stage_color(stage, k), strength);
  bool dot = arrows->line > 0 && fabs(length) < 1; /* there is one already */
  if ((value * arrows->scale < 0 || value * arrows->scale > 0) && shown > 0 && !dot)
    arrow_draw(draw, round(arrows->axis), row.y + row.h / 2, length,
               (ArrowLook){stage->row * 0.3, color, ground, arrows->solid});
  draw_number_of(stage, arrows, cell, row, shown);
}

void stage_arrow_column_draw(const Stage *stage, const Arrows *arrows) {
  if (draw_visibility(stage->draw, (Cell){arrows->value, 0, 0}) == HIDDEN)
    return;
  stage_axis(stage, arrows->axis);
  for (size_t k = 0; k < stage->K; k++)
    draw_row(stage, arrows, k);
}

void stage_arrows_draw(const Stage *stage) {
  Arrows gradient, move;
  make_arrows(stage, &gradient, &move);
  stage_arrow_column_draw(stage, &gradient);
  stage_arrow_column_draw(stage, &move);
}
