/* A formula in each row of a flow, and a bar behind it as long as an expression says. */
#include "view/panel_flow.h"
#include "view/parts.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#define BAR_LEAST 5 /* u, of the longest: shorter ones say nothing */

/* Whether the word `row` stands here, and is not a part of another one. */
static bool is_row(const char *text, const char *at) {
  bool begins = at == text || !(isalnum((unsigned char)at[-1]) || at[-1] == '_' || at[-1] == '\\');
  return begins && !isalnum((unsigned char)at[3]) && at[3] != '_';
}

/* A source with the row's number in place of the word `row`. */
static const char *of_row(const Flow *flow, const char *source, size_t row) {
  Text out = {0};
  const char *from = source;
  for (const char *at = strstr(source, "row"); at; at = strstr(at + 1, "row")) {
    if (!is_row(source, at))
      continue;
    text_add_n(&out, from, (size_t)(at - from));
    text_addf(&out, "%zu", row + 1);
    from = at + 3;
  }
  text_add(&out, from);
  const char *copy = arena_copy(flow->draw->arena, text_get(&out));
  text_free(&out);
  return copy;
}

static const char *formula_of(const Flow *flow, const FlowColumn *column, size_t row) {
  const PanelSetting *line = flow_setting(flow, column, "line");
  const char *source = line->given ? line->phrase.in[flow->draw->state->language] : NULL;
  return source ? filled_formula(flow->draw, of_row(flow, source, row)) : "";
}

static double length_of(const Flow *flow, const FlowColumn *column, size_t row) {
  const PanelSetting *length = flow_setting(flow, column, "length");
  const ViewState *state = flow->draw->state;
  double number;
  if (!length->given || length->count == 0 ||
      !fill_number(&number, state->trace, state->step, of_row(flow, length->texts[0].text, row), NULL))
    return 0;
  return isfinite(number) ? number : 0;
}

double flow_formulas_width(const Flow *flow, const FlowColumn *column) {
  double widest = 0;
  for (size_t row = 0; column->shown && row < flow->rows; row++)
    widest = fmax(widest, draw_formula_layout(flow->draw, formula_of(flow, column, row), flow->size, 0,
                                              flow->draw->theme->ink)
                              .width);
  return widest + 0.4 * flow->u;
}

/* On one scale; behind the widest formula. */
static void draw_bars(const Flow *flow, const FlowColumn *column, double left, double shown) {
  double most = 0, room = column->x + column->width - left;
  for (size_t row = 0; row < flow->rows; row++)
    most = fmax(most, fabs(length_of(flow, column, row)));
  if (room < BAR_LEAST * flow->u || !(most > 0))
    return;
  for (size_t row = 0; row < flow->drawn; row++) {
    Rect rect = flow_row(flow, row);
    double length = room * fabs(length_of(flow, column, row)) / most * shown;
    canvas_fill_rect(flow->draw->canvas, (Rect){left, rect.y + 0.28 * rect.h, length, 0.44 * rect.h}, 0,
                     color_fade(flow_color(flow, row), 0.9));
  }
  flow_axis_draw(flow, left);
}

void flow_formulas_draw(Flow *flow, const FlowColumn *column) {
  const Draw *draw = flow->draw;
  const FlowLane *lane = &column->layers[0].lanes[0];
  double shown = draw_presence(lane->draw, cells_at(&lane->cells, 0)),
         widest = flow_formulas_width(flow, column), size = flow->size * fmin(column->width / widest, 1);
  if (size < SIZE_LEAST)
    return;
  for (size_t row = 0; row < flow->drawn; row++) {
    Rect rect = flow_row(flow, row);
    bool nothing = flow_setting(flow, column, "length")->given && !(fabs(length_of(flow, column, row)) > 0);
    draw_formula_inline(draw, ALIGN_LEFT, column->x, rect.y + rect.h / 2, size,
                        color_fade(nothing ? draw->theme->muted : draw->theme->ink, shown),
                        formula_of(flow, column, row));
  }
  if (flow_setting(flow, column, "length")->given)
    draw_bars(flow, column, column->x + widest + 1.6 * flow->u, shown);
}
