/* What stands below a flow's columns: sums, and what a length of arrows stands for. */
#include "view/panel_flow.h"

#include <math.h>

#define ARROW_WIDTH 2.6 /* u, between what a number was and what it is */

/* What stands below a column: a number of the trace, or what an expression gives; and its name. */
typedef struct Foot {
  PanelNumber cell, before; /* cell.draw NULL: an expression; before.draw NULL: it has not changed */
  double number;
  bool fresh;
  int digits;
  const char *name, *text;
  TextLook look;
  double left, end, name_width, width; /* pixels: where it may lie; of the number */
  double before_width;                 /* of what it was and the arrow; 0: not written */
} Foot;

static bool find_cell(PanelNumber *out, const FlowLayer *layer, size_t i) {
  const Draw *draw = layer->lanes[0].draw;
  Cells cells;
  if (i >= layer->sum->count ||
      !cells_find(&cells, draw->state->trace, draw->state->step, layer->sum->texts[i].text, NULL))
    return false;
  *out = (PanelNumber){draw, cells_at(&cells, 0)};
  return true;
}

/* A second number comes behind the first once it is seen. */
static bool find_foot(Foot *out, const FlowLayer *layer) {
  const ViewState *state = layer->lanes[0].draw->state;
  PanelNumber second;
  *out = (Foot){.fresh = layer->fresh};
  if (layer->sum->count == 0)
    return false;
  if (!find_cell(&out->cell, layer, 0))
    return layer->complete &&
           fill_number(&out->number, state->trace, state->step, layer->sum->texts[0].text, NULL);
  if (find_cell(&second, layer, 1) && panel_visible(&second)) {
    out->before = out->cell;
    out->cell = second;
  }
  out->fresh = panel_is_fresh(&out->cell);
  out->number = panel_value(&out->cell);
  return panel_visible(&out->cell);
}

/* "=" if the parts as shown add up to the total as shown, else "≈". */
static const char *sum_sign(const FlowLane *parts, double total, int digits) {
  double sum = 0;
  for (size_t i = 0; i < cells_count(&parts->cells); i++)
    sum += fill_rounded_number(draw_number(parts->draw, cells_at(&parts->cells, i)), digits);
  double unit = pow(10, -digits), shown = fill_rounded_number(total, digits);
  return sum == shown || fabs(sum - shown) < unit / 2 ? "=" : "≈"; /* all of them may be endless */
}

/* It may reach to the next column that is there and, where it has changed, below the one before, if nothing
 * stands there. */
static void find_ends(Foot *foot, const Flow *flow, const FlowColumn *column) {
  foot->left = column->x;
  foot->end = flow->rect.x + flow->rect.w;
  for (size_t i = column->index; foot->before.draw && i-- > 0;)
    if (flow->columns[i].shown) {
      foot->left = flow_setting(flow, &flow->columns[i], "sum")->given ? column->x : flow->columns[i].x;
      break;
    }
  for (size_t i = column->index + 1; i < flow->count; i++)
    if (flow->columns[i].shown) {
      foot->end = flow->columns[i].x - 0.8 * flow->u;
      break;
    }
}

/* With so many digits; false: there is no room. */
static bool fits(Foot *foot, const Flow *flow, const FlowColumn *column, int digits) {
  const Draw *draw = flow->draw;
  const PanelSetting *named = flow_setting(flow, column, "sum_name");
  double u = flow->u, room = foot->end - foot->left;
  char *text = arena_alloc(draw->arena, NUMBER_MAX);
  foot->digits = digits;
  foot->text = number_show(text, foot->number, digits);
  foot->name = named->given
                   ? panel_phrase(draw, named)
                   : arena_printf(draw->arena, "Σ %s",
                                  sum_sign(&column->layers[column->front].lanes[0], foot->number, digits));
  foot->name_width = draw_text_width(draw, foot->look.size, true, foot->name) + 0.5 * u;
  foot->width = draw_digits_width(draw, foot->look.size, true, foot->text);
  foot->before_width = 0;
  if (foot->before.draw)
    foot->before_width =
        draw_digits_width(draw, foot->look.size, false, panel_shown(&foot->before, digits)) + ARROW_WIDTH * u;
  if (foot->name_width + foot->width + foot->before_width > room)
    foot->before_width = 0;
  return foot->name_width + foot->width <= room;
}

/* Where the number begins: below those of its column. */
static double place_of(const Flow *flow, const FlowColumn *column, const Foot *foot) {
  double u = flow->u, least = foot->left + foot->name_width + foot->before_width,
         right = column->x + column->width, x = right - foot->width;
  if (column->show == FLOW_BAR)
    x = column->full > 0    ? right - column->numbers + 0.6 * u
        : foot->before.draw ? foot->end - foot->width
                            : least + u;
  return fmax(fmin(x, foot->end - foot->width), least);
}

static void draw_number_at(const Flow *flow, const FlowColumn *column, const Foot *foot, double x) {
  double y = flow->foot_y, u = flow->u;
  if (foot->cell.draw)
    draw_cell(foot->cell.draw, (Rect){x, y - 1.2 * u, foot->width + 0.1 * u, 2.4 * u}, foot->cell.cell,
              (CellLook){.align = ALIGN_LEFT,
                         .size = foot->look.size,
                         .digits = foot->digits,
                         .bold = true,
                         .color = foot->look.color,
                         .group = panel_group(flow->panel, 6),
                         .col = (int)column->index});
  else
    draw_digits(flow->draw, ALIGN_LEFT, x, y, foot->look, foot->text);
}

/* What the number was, and an arrow; x: where the number begins. */
static void draw_before(const Flow *flow, const Foot *foot, double x) {
  const Draw *draw = flow->draw;
  double u = flow->u, y = flow->foot_y, left = x - foot->before_width;
  if (foot->before_width <= 0)
    return;
  draw_cell(foot->before.draw,
            (Rect){left, y - 1.2 * u, foot->before_width - ARROW_WIDTH * u + 0.1 * u, 2.4 * u},
            foot->before.cell,
            (CellLook){.align = ALIGN_LEFT,
                       .size = foot->look.size,
                       .digits = foot->digits,
                       .color = draw->theme->muted,
                       .group = panel_group(flow->panel, 5)});
  bar_change_draw(draw, x - 2 * u, x - 0.7 * u, y);
}

/* Returns its left end. */
static double draw_foot(const Flow *flow, const FlowColumn *column) {
  double right = column->x + column->width;
  Foot foot;
  if (column->old || !find_foot(&foot, &column->layers[column->front]))
    return right;
  foot.look = (TextLook){clamp(0.85 * flow->size, fmax(flow->least, 1.7), 2.1), true,
                         foot.fresh ? flow->draw->theme->ink : flow->draw->theme->muted};
  find_ends(&foot, flow, column);
  int digits = column->digits + (foot.before.draw != NULL);
  while (digits >= 0 && !fits(&foot, flow, column, digits))
    digits--;
  if (digits < 0)
    return right;
  double x = place_of(flow, column, &foot), left = x - foot.before_width - foot.name_width;
  draw_text(flow->draw, ALIGN_LEFT, left, flow->foot_y, foot.look, foot.name);
  draw_before(flow, &foot, x);
  draw_number_at(flow, column, &foot, x);
  return left;
}

void flow_feet_draw(Flow *flow) {
  for (size_t i = 0; i < flow->count; i++) {
    const FlowColumn *column = &flow->columns[i];
    if (!column->shown)
      continue;
    double left = draw_foot(flow, column);
    if (column->show == FLOW_ARROW)
      flow_arrows_key(flow, column, left);
  }
}
