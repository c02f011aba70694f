/* A formula in each row of a flow, and a bar behind it as long as a number says. */
#include "view/panel_flow.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define BAR_LEAST 5 /* u, of the longest: shorter ones say nothing */

/* The row's part of what is separated by &; "": there is none. */
static const char *part_of(const Flow *flow, const PanelSetting *setting, size_t row) {
  const char *all = panel_formula(flow->draw, setting);
  for (; all && row > 0; row--) {
    all = strchr(all, '&');
    all += all != NULL;
  }
  return all ? arena_copy_n(flow->draw->arena, all, strcspn(all, "&")) : "";
}

static double length_of(const Flow *flow, const FlowColumn *column, size_t row) {
  double number = strtod(part_of(flow, flow_setting(flow, column, "lengths"), row), NULL);
  return isfinite(number) ? fabs(number) : 0;
}

double flow_formulas_width(const Flow *flow, const FlowColumn *column) {
  const PanelSetting *lines = flow_setting(flow, column, "lines");
  double widest = 0;
  for (size_t row = 0; column->shown && row < flow->rows; row++) {
    Formula formula =
        draw_formula_layout(flow->draw, part_of(flow, lines, row), flow->size, 0, flow->draw->theme->ink);
    widest = fmax(widest, formula.width);
  }
  return widest + 0.4 * flow->u;
}

/* On one scale; behind the widest formula. */
static void draw_bars(const Flow *flow, const FlowColumn *column, double left, double shown) {
  double most = 0, room = column->x + column->width - left;
  for (size_t row = 0; row < flow->rows; row++)
    most = fmax(most, length_of(flow, column, row));
  if (room < BAR_LEAST * flow->u || !(most > 0))
    return;
  for (size_t row = 0; row < flow->drawn; row++) {
    Rect rect = flow_row(flow, row);
    double length = room * length_of(flow, column, row) / most * shown;
    canvas_fill_rect(flow->draw->canvas, (Rect){left, rect.y + 0.28 * rect.h, length, 0.44 * rect.h}, 0,
                     color_fade(flow_color(flow, row), 0.9));
  }
  bar_axis_draw(flow->draw,
                &(BarScale){.high = 1, .area = {left, flow->top, room, (double)flow->drawn * flow->row}});
}

void flow_formulas_draw(Flow *flow, const FlowColumn *column) {
  const Draw *draw = flow->draw;
  const FlowLane *lane = &column->layers[0].lanes[0];
  const PanelSetting *lines = flow_setting(flow, column, "lines"),
                     *lengths = flow_setting(flow, column, "lengths");
  double shown = draw_presence(lane->draw, cells_at(&lane->cells, 0)),
         widest = flow_formulas_width(flow, column), size = flow->size * fmin(column->width / widest, 1);
  if (size < SIZE_LEAST)
    return;
  for (size_t row = 0; row < flow->drawn; row++) {
    Rect rect = flow_row(flow, row);
    bool nothing = lengths->given && !(length_of(flow, column, row) > 0);
    draw_formula_inline(draw, ALIGN_LEFT, column->x, rect.y + rect.h / 2, size,
                        color_fade(nothing ? draw->theme->muted : draw->theme->ink, shown),
                        part_of(flow, lines, row));
  }
  if (lengths->given)
    draw_bars(flow, column, column->x + widest + 1.6 * flow->u, shown);
}
