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
  bool is_cell, fresh, changed;
  Cell cell, before; /* before: what it was, where it has changed */
  double number;
} Foot;

/* A second number comes behind the first once it is seen. */
static void find_change(Foot *out, const FlowLayer *layer) {
  const Draw *draw = layer->lanes[0].draw;
  Cells cells;
  if (layer->sum->count < 2 ||
      !cells_find(&cells, draw->state->trace, draw->state->step, layer->sum->texts[1].text, NULL) ||
      draw_visibility(draw, cells_at(&cells, 0)) == HIDDEN)
    return;
  out->changed = true;
  out->before = out->cell;
  out->cell = cells_at(&cells, 0);
}

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
    find_change(out, layer);
    out->fresh = draw_visibility(lane->draw, out->cell) == FRESH;
    out->number = draw_number(lane->draw, out->cell);
    return draw_visibility(lane->draw, out->cell) != HIDDEN;
  }
  out->fresh = layer->fresh;
  return all_visible(lane) && fill_number(&out->number, state->trace, state->step, text, NULL);
}

/* How far a column's foot may reach: to the next one that is there. */
static double foot_end(const Flow *flow, const FlowColumn *column) {
  for (size_t i = (size_t)(column - flow->columns) + 1; i < flow->count; i++)
    if (flow->columns[i].shown)
      return flow->columns[i].x - 0.8 * flow->u;
  return flow->rect.x + flow->rect.w;
}

/* And how far to the left: below the column before, where nothing stands there. */
static double foot_start(const Flow *flow, const FlowColumn *column, const Foot *foot) {
  for (size_t i = (size_t)(column - flow->columns); foot->changed && i-- > 0;)
    if (flow->columns[i].shown)
      return flow_setting(flow, &flow->columns[i], "sum")->given ? column->x : flow->columns[i].x;
  return column->x;
}

/* A sum and its name, as they fit. */
typedef struct FootText {
  const char *name, *number;
  TextLook look;
  double name_width, width; /* of the number */
  double before;            /* the width of what it was and the arrow; 0: not written */
  int digits;
} FootText;

static const char *foot_name(const Flow *flow, const FlowColumn *column, const Foot *foot, int digits) {
  const PanelSetting *named = flow_setting(flow, column, "sum_name");
  if (named->given)
    return panel_phrase(flow->draw, named);
  return arena_printf(flow->draw->arena, "Σ %s", sum_sign(foot->parts, foot->number, digits));
}

#define ARROW_WIDTH 2.6 /* u, between what a number was and what it is */

static double before_width(const Flow *flow, const Foot *foot, const FootText *text) {
  char number[NUMBER_MAX];
  if (!foot->changed)
    return 0;
  number_show(number, draw_number(flow->draw, foot->before), text->digits);
  return draw_digits_width(flow->draw, text->look.size, false, number) + ARROW_WIDTH * flow->u;
}

/* With as many digits as there is room for, one more where a change is to be seen; false: there is none at
 * all. */
static bool fit_foot(FootText *out, const Flow *flow, const FlowColumn *column, const Foot *foot,
                     double room) {
  const Draw *draw = flow->draw;
  const Theme *theme = draw->theme;
  out->look = (TextLook){clamp(0.85 * flow->size, 1.7, 2.1), true, foot->fresh ? theme->ink : theme->muted};
  char *number = arena_alloc(draw->arena, NUMBER_MAX);
  out->number = number;
  for (out->digits = (column->digits > 0 ? column->digits : draw->state->digits) + foot->changed;
       out->digits >= 0; out->digits--) {
    number_show(number, foot->number, out->digits);
    out->name = foot_name(flow, column, foot, out->digits);
    out->name_width = draw_text_width(draw, out->look.size, true, out->name);
    out->width = draw_digits_width(draw, out->look.size, true, number);
    double used = out->name_width + 0.5 * flow->u + out->width, before = before_width(flow, foot, out);
    out->before = used + before <= room ? before : 0;
    if (used <= room)
      return true;
  }
  return false;
}

/* Where the number begins: below those of its column. */
static double foot_place(const Flow *flow, const FlowColumn *column, const Foot *foot, const FootText *text) {
  double u = flow->u, left = foot_start(flow, column, foot) + text->name_width + 0.5 * u + text->before,
         right = column->x + column->width, x = right - text->width;
  if (column->show == FLOW_BAR)
    x = column->full > 0 ? right - column->numbers + 0.6 * u
        : foot->changed  ? foot_end(flow, column) - text->width
                         : left + u;
  return fmax(fmin(x, foot_end(flow, column) - text->width), left);
}

/* What the number was, and an arrow; x: where the number begins. */
static void draw_before(const Flow *flow, const Foot *foot, const FootText *text, double x) {
  const Draw *draw = flow->draw;
  double u = flow->u, y = flow->foot_y, left = x - text->before;
  Color color = draw->theme->muted;
  if (text->before <= 0)
    return;
  draw_cell(draw, (Rect){left, y - 1.2 * u, text->before - ARROW_WIDTH * u + 0.1 * u, 2.4 * u}, foot->before,
            (CellLook){.align = ALIGN_LEFT,
                       .size = text->look.size,
                       .digits = text->digits,
                       .color = color,
                       .group = panel_group(flow->panel, 5)});
  const Point head[] = {{x - 1.2 * u, y - 0.4 * u}, {x - 0.7 * u, y}, {x - 1.2 * u, y + 0.4 * u}};
  canvas_line(draw->canvas, x - 2 * u, y, x - 0.7 * u, y, 0.16 * u, color);
  canvas_stroke(draw->canvas, head, 3, 0.16 * u, color);
}

/* Returns its left end. */
static double draw_foot(const Flow *flow, const FlowColumn *column) {
  const Draw *draw = flow->draw;
  Foot foot;
  FootText text;
  double u = flow->u, y = flow->foot_y, right = column->x + column->width;
  if (!find_foot(&foot, &column->layers[column->front]) || column->old ||
      !fit_foot(&text, flow, column, &foot, foot_end(flow, column) - foot_start(flow, column, &foot)))
    return right;
  double x = foot_place(flow, column, &foot, &text);
  draw_text(draw, ALIGN_RIGHT, x - 0.5 * u - text.before, y, text.look, text.name);
  draw_before(flow, &foot, &text, x);
  if (foot.is_cell)
    draw_cell(draw, (Rect){x, y - 1.2 * u, text.width + 0.1 * u, 2.4 * u}, foot.cell,
              (CellLook){.align = ALIGN_LEFT,
                         .size = text.look.size,
                         .digits = text.digits,
                         .bold = true,
                         .color = text.look.color,
                         .group = panel_group(flow->panel, 6),
                         .col = (int)column->index});
  else
    draw_digits(draw, ALIGN_LEFT, x, y, text.look, text.number);
  return x - 0.5 * u - text.before - text.name_width;
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
