/* What stands below a flow's columns: sums, and the scales of arrows. */
#include "chart/axis.h"
#include "view/panel_flow.h"

#include <math.h>

static bool all_visible(const FlowLane *lane) {
  for (size_t i = 0; i < cells_count(&lane->cells); i++)
    if (flow_visibility(lane, cells_at(&lane->cells, i)) == HIDDEN)
      return false;
  return true;
}

/* "=" if the parts as shown add up to the total as shown, else "≈". */
static const char *sum_sign(const FlowLane *parts, double total, int digits) {
  double unit = pow(10, -digits), sum = 0;
  for (size_t i = 0; i < cells_count(&parts->cells); i++)
    sum += round(draw_number(parts->draw, cells_at(&parts->cells, i)) / unit) * unit;
  return fabs(sum - round(total / unit) * unit) < unit / 2 ? "=" : "≈";
}

/* What stands below a column: a number of the trace, or what an expression gives. */
typedef struct Foot {
  const FlowLane *parts;
  bool is_cell, fresh;
  Cell cell;
  double number;
} Foot;

static bool find_foot(Foot *out, const FlowLayer *layer) {
  const FlowLane *lane = &layer->lanes[0];
  const ViewState *state = lane->draw->state;
  Cells cells;
  if (!layer->sum || !layer->sum->given || layer->sum->count == 0)
    return false;
  const char *text = layer->sum->texts[0].text;
  *out = (Foot){.parts = lane};
  if (cells_find(&cells, state->trace, state->step, text, NULL)) {
    out->is_cell = true;
    out->cell = cells_at(&cells, 0);
    out->fresh = draw_visibility(lane->draw, out->cell) == FRESH;
    out->number = draw_number(lane->draw, out->cell);
    return draw_visibility(lane->draw, out->cell) != HIDDEN;
  }
  out->fresh = layer->fresh;
  return all_visible(lane) && fill_number(&out->number, state->trace, state->step, text, NULL);
}

/* Where a column's sum stands: its number from x on, its name to the left of it. */
static double foot_place(const Flow *flow, const FlowColumn *column, double name, double number) {
  double u = flow->u, left = column->x + name + 0.5 * u, right = column->x + column->width;
  if (column->show != FLOW_BAR)
    return fmax(right - number, left);
  return fmax(left,
              column->full > 0 ? right - column->numbers + 0.6 * u : left + u); /* where numbers begin */
}

/* Returns its left end. */
static double draw_foot(const Flow *flow, const FlowColumn *column) {
  const Draw *draw = flow->draw;
  Foot foot;
  double right = column->x + column->width;
  if (!find_foot(&foot, &column->layers[column->front]) || column->old)
    return right;
  double u = flow->u, y = flow->foot_y, size = fmin(fmax(0.85 * flow->size, 1.7), 2.1);
  int digits = column->digits > 0 ? column->digits : draw->state->digits;
  TextLook look = {size, true, foot.fresh ? draw->theme->ink : draw->theme->muted};
  const PanelSetting *named = flow_setting(flow, column, "sum_name");
  const char *name = named->given
                         ? panel_phrase(draw, named)
                         : arena_printf(draw->arena, "Σ %s", sum_sign(foot.parts, foot.number, digits));
  char number[NUMBER_MAX];
  number_show(number, foot.number, digits);
  double text = draw_digits_width(draw, size, true, number), before = draw_text_width(draw, size, true, name),
         x = foot_place(flow, column, before, text);
  draw_text(draw, ALIGN_RIGHT, x - 0.5 * u, y, look, name);
  if (foot.is_cell) {
    draw_cell(draw, (Rect){x, y - 1.2 * u, text + u, 2.4 * u}, foot.cell,
              (CellLook){.align = ALIGN_LEFT,
                         .size = size,
                         .digits = digits,
                         .bold = true,
                         .color = look.color,
                         .group = panel_group(flow->panel, 6),
                         .col = (int)column->index});
  } else {
    draw_digits(draw, ALIGN_LEFT, x, y, look, number);
  }
  return x - 0.5 * u - before;
}

/* What a length of the arrows stands for, left of `right`. */
static void draw_scale(const Flow *flow, const FlowColumn *column, double right) {
  const Draw *draw = flow->draw;
  double u = flow->u, y = flow->foot_y, room = fmax(right - column->x - 0.8 * u, 0),
         width = fmax(0.14 * u, 1);
  if (!(column->scale > 0) || !isfinite(column->scale))
    return;
  double unit = axis_ceiling(0.16 * (column->width - column->numbers) / column->scale),
         length = unit * column->scale;
  char text[NUMBER_MAX];
  number_show(text, unit, number_decimals(&unit, 1, 6));
  if (length + 0.7 * u + draw_digits_width(draw, SIZE_LEAST, false, text) > room)
    return;
  double x = round(column->x), end = round(x + length);
  Color color = draw->theme->muted;
  canvas_line(draw->canvas, x, y, end, y, width, color);
  canvas_line(draw->canvas, x, y - 0.5 * u, x, y + 0.5 * u, width, color);
  canvas_line(draw->canvas, end, y - 0.5 * u, end, y + 0.5 * u, width, color);
  draw_digits(draw, ALIGN_LEFT, end + 0.7 * u, y, (TextLook){SIZE_LEAST, false, color}, text);
}

void flow_feet_draw(Flow *flow) {
  for (size_t i = 0; i < flow->count; i++) {
    const FlowColumn *column = &flow->columns[i];
    if (!column->shown)
      continue;
    double left = draw_foot(flow, column);
    if (column->show == FLOW_ARROW)
      draw_scale(flow, column, left);
  }
}
