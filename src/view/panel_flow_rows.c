/* A flow's rows: their colours, their chips, the band of the right one. */
#include "chart/mark.h"
#include "view/panel_flow.h"

#include <math.h>
#include <stdio.h>

Color flow_color(const Flow *flow, size_t row) {
  if (!flow->classed)
    return theme_class(flow->draw->theme,
                       flow->side == SIDE_CLASSES || flow->side == SIDE_SITUATIONS ? row : 0);
  Cell cell = cells_at(&flow->classes, row < cells_count(&flow->classes) ? row : 0);
  double number = draw_number(flow->draw, cell);
  return number >= 1 ? theme_class(flow->draw->theme, (size_t)number - 1) : flow->draw->theme->muted;
}

void flow_axis_draw(const Flow *flow, double x) {
  const Theme *theme = flow->draw->theme;
  double y = flow->top + 0.2 * flow->u;
  x = round(x) - 0.5;
  canvas_line(flow->draw->canvas, x, y, x, y + (double)flow->drawn * flow->row - 0.4 * flow->u, 1,
              color_mix(theme->card, theme->muted, 0.7));
}

CellLook flow_look(const Flow *flow, const FlowColumn *column, const FlowLane *lane, Cell cell, size_t row) {
  return (CellLook){.align = ALIGN_LEFT,
                    .size = flow_size(flow, column),
                    .digits = column->digits,
                    .bold = !column->old && flow_visibility(lane, cell) == FRESH,
                    .color = column->old && flow_visibility(lane, cell) == KNOWN ? flow->draw->theme->muted
                                                                                 : flow->draw->theme->ink,
                    .group = panel_group(flow->panel, 0),
                    .row = (int)row,
                    .col = 20 * (int)column->index};
}

/* ---- the right row, and the rows' chips */

void flow_label_draw(const Flow *flow) {
  const Draw *draw = flow->draw;
  size_t count;
  const Cells *cells = panel_cells(draw, panel_setting(flow->panel, "label"), &count);
  if (!flow->labelled || flow->label >= flow->drawn || count == 0)
    return;
  double u = flow->u, shown = draw_presence(draw, cells_at(cells, 0));
  Rect row = rect_inset(flow_row(flow, flow->label), 0.1 * u);
  canvas_fill_rect(draw->canvas, row, u, color_fade(draw->theme->tints[flow->label % THEME_CLASSES], shown));
  canvas_border(draw->canvas, row, u, 0.18 * u, color_fade(flow_color(flow, flow->label), shown));
}

/* Of a row's class or situation. */
const char *flow_row_name(const Flow *flow, size_t row) {
  if (!flow->classed)
    return flow_name(flow, flow->side, row);
  double number = draw_number(flow->draw, cells_at(&flow->classes, row));
  return number >= 1 ? flow_name(flow, SIDE_CLASSES, (size_t)number - 1) : NULL;
}

/* A click makes the chip's row the right one. */
static void add_chip_hit(const Flow *flow, Rect chip, size_t row) {
  const Draw *draw = flow->draw;
  Cell label;
  if (!flow->labelled || !panel_cell(&label, draw, panel_setting(flow->panel, "label")) ||
      !draw_editable(draw, label))
    return;
  Action action = {.kind = ACTION_LABEL, .arg = (int)row + 1};
  Target target = target_of_action(action);
  draw_focus(draw, chip, target);
  Hit *hit = hits_add(draw->hits, chip, target);
  hit->action = action;
  hit->focusable = true;
  hit->tip = STRING_LABEL;
  hit->group = panel_group(flow->panel, 2);
  hit->row = (int)row;
}

/* A row's own number: what `rows` says, else its place. */
const char *flow_row_number(const Flow *flow, size_t row) {
  char number[NUMBER_MAX];
  size_t count;
  const Cells *cells = panel_cells(flow->draw, panel_setting(flow->panel, "rows"), &count);
  if (count > 0 && row < cells_count(cells))
    fill_show(number, flow->draw->state->trace, flow->draw->state->step, cells_at(cells, row), 0);
  else
    snprintf(number, sizeof number, "%zu", row + 1);
  return arena_copy(flow->draw->arena, number);
}

/* Whether it can be told of which class a sample is. */
static bool class_seen(const Flow *flow, size_t row) {
  return flow->classed && draw_visibility(flow->draw, cells_at(&flow->classes, row)) != HIDDEN;
}

/* The number can be pointed at where it is one of the trace. */
static void add_number_hit(const Flow *flow, Rect chip, size_t row) {
  size_t count;
  const Cells *cells = panel_cells(flow->draw, panel_setting(flow->panel, "rows"), &count);
  if (count > 0 && row < cells_count(cells))
    draw_cell(flow->draw, chip, cells_at(cells, row),
              (CellLook){.align = ALIGN_CENTER,
                         .size = flow->size,
                         .hidden = true,
                         .group = panel_group(flow->panel, 2),
                         .row = (int)row});
}

static void draw_chip(const Flow *flow, size_t row) {
  const Draw *draw = flow->draw;
  double u = flow->u, height = fmin(flow->row - fmin(0.6 * u, 0.15 * flow->row), 3.8 * u);
  Rect whole = flow_row(flow, row);
  Rect chip = {whole.x + 0.7 * u, whole.y + (whole.h - height) / 2, flow->chips - 0.2 * u, height};
  double x = chip.x + 0.8 * u, y = chip.y + chip.h / 2, right = chip.x + chip.w - 0.3 * u;
  TextLook look = {fmin(flow->size, 0.8 * height / u), true, draw->theme->on_class};
  const char *name = flow_row_name(flow, row), *number = flow_row_number(flow, row);
  bool seen = flow->classed && class_seen(flow, row),
       bare = flow->classed ? !seen : flow->side == SIDE_PLAIN || flow->side == SIDE_SAMPLES;
  canvas_fill_rect(draw->canvas, chip, fmin(0.6 * u, 0.2 * chip.h),
                   bare ? draw->theme->field : flow_color(flow, row));
  if (bare)
    look.color = draw->theme->ink;
  if (seen) {
    size_t k = (size_t)draw_number(draw, cells_at(&flow->classes, row)) - 1;
    mark_draw(draw->canvas, k, x + 0.6 * u, y, fmin(0.6 * u, 0.22 * height), look.color,
              color_fade(look.color, 0));
    x += 2 * u;
  }
  if (!name || (flow->classed && !seen)) {
    draw_digits(draw, ALIGN_CENTER, (x - 0.8 * u + chip.x + chip.w) / 2, y, look, number);
  } else {
    double size = fmin(flow->name_size, look.size);
    x += draw_digits(draw, ALIGN_LEFT, x, y, look, number) + 0.6 * u;
    if (right - x > 1.5 * size * u)
      draw_text(draw, ALIGN_LEFT, x, y, (TextLook){size, true, look.color},
                draw_fitted(draw, right - x, size, true, name));
  }
  add_number_hit(flow, chip, row);
  add_chip_hit(flow, chip, row);
}

void flow_chips_draw(const Flow *flow) {
  for (size_t row = 0; row < flow->drawn; row++)
    draw_chip(flow, row);
  if (flow->drawn == flow->rows)
    return;
  char count[NUMBER_MAX];
  const Draw *draw = flow->draw;
  const char *more = strings_format(draw->arena, draw->strings, draw->state->language, STRING_BATCH_MORE,
                                    number_show(count, (double)(flow->rows - flow->drawn), 0), NULL, NULL);
  draw_text(draw, ALIGN_LEFT, flow->rect.x + 0.7 * flow->u, flow->foot_y,
            (TextLook){SIZE_SMALL, false, draw->theme->muted}, more);
}
