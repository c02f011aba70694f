/* The card below the stage: what lies behind the numbers that are new. */
#include "view/detail.h"

#include "view/old.h"

#include <math.h>

static bool visible(const Draw *draw, ValueId value, size_t row) {
  return draw_visibility(draw, (Cell){value, row, 0}) != HIDDEN;
}

/* The class whose sum is shown: the one that is pointed at, else the right one. */
static size_t class_in_detail(const Draw *draw) {
  size_t label = old_right_row(draw->state->trace);
  bool score =
      draw->inspecting && (draw->inspected.value == VALUE_Z || draw->inspected.value == VALUE_PRODUCTS);
  return score && visible(draw, VALUE_Z, draw->inspected.row) ? draw->inspected.row : label;
}

/* A curve over exponentials is of use only while the smallest can be told from the axis. */
static bool exponentials_can_be_drawn(const Draw *draw) {
  const Value *values = &trace_pass(draw->state->trace, draw->state->step)->values[VALUE_EXP_Z];
  for (size_t k = 0; k < values->rows; k++)
    if (!(values->at[k] < 1e6))
      return false;
  return true;
}

static bool is_new(const Draw *draw, ValueId value) {
  return !trace_step(draw->state->trace, draw->state->step).kind->summary &&
         draw_visibility(draw, (Cell){value, 0, 0}) == FRESH;
}

bool detail_is_alone(const Draw *draw) {
  bool first = trace_step(draw->state->trace, draw->state->step).pass == 0;
  return first && !visible(draw, VALUE_LOSS, 0);
}

void detail_draw(const Draw *draw, Rect rect) {
  int card = draw_card(draw, rect);
  size_t c = old_right_row(draw->state->trace);
  bool sum = visible(draw, VALUE_SUM_EXP, 0);
  if (visible(draw, VALUE_LOSS, 0)) {
    bool drawn = (is_new(draw, VALUE_DW) && detail_outer(draw, rect)) ||
                 (is_new(draw, VALUE_W_NEXT) && !visible(draw, VALUE_Z_NEXT, c) && detail_update(draw, rect));
    if (!drawn)
      detail_loss(draw, rect);
  } else if (visible(draw, VALUE_EXP_Z, c)) {
    if (!sum && exponentials_can_be_drawn(draw))
      detail_exponentials(draw, rect);
    else
      detail_shares(draw, rect);
  } else if (visible(draw, VALUE_PRODUCTS, c) || visible(draw, VALUE_Z, c)) {
    detail_score(draw, rect, class_in_detail(draw));
  } else {
    detail_input(draw, rect);
  }
  canvas_end_card(draw->canvas, card);
}
