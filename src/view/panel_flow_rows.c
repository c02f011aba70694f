/* A flow's rows: their colours, their chips, the band of the right one. */
#include "chart/mark.h"
#include "view/panel_flow.h"

#include <math.h>

/* Of the class of a sample; -1: it has none. */
static int class_of(const Flow *flow, size_t row) {
  double number = draw_number(flow->draw, cells_at(&flow->classes, row));
  return number >= 1 ? (int)number - 1 : -1;
}

Color flow_color(const Flow *flow, size_t row) {
  const Theme *theme = flow->draw->theme;
  bool apart = flow->side == SIDE_CLASSES || flow->side == SIDE_SITUATIONS;
  if (!flow->classed)
    return theme_class(theme, apart ? row : 0);
  int k = class_of(flow, row < cells_count(&flow->classes) ? row : 0);
  return k >= 0 ? theme_class(theme, (size_t)k) : theme->muted;
}

CellLook flow_look(const Flow *flow, const FlowColumn *column, const FlowLane *lane, Cell cell, size_t row) {
  const Theme *theme = flow->draw->theme;
  Visibility visible = draw_visibility(lane->draw, cell);
  return (CellLook){.align = ALIGN_LEFT,
                    .size = flow_size(flow, column),
                    .least = flow->least,
                    .digits = column->digits,
                    .bold = !column->old && visible == FRESH,
                    .color = column->old && visible == KNOWN ? theme->muted : theme->ink,
                    .group = panel_group(flow->panel, 0),
                    .row = (int)row,
                    .col = 20 * (int)column->index};
}

/* As wide as what the row has. */
void flow_label_draw(const Flow *flow) {
  const Draw *draw = flow->draw;
  if (!flow->labelled || flow->label >= flow->drawn)
    return;
  double u = flow->u, shown = draw_presence(draw, cells_at(&flow->classes, 0));
  Rect row = rect_inset(flow_row(flow, flow->label), 0.1 * u);
  row.w = fmin(flow_end(flow) + u - row.x, row.w);
  canvas_fill_rect(draw->canvas, row, u, color_fade(draw->theme->tints[flow->label % THEME_CLASSES], shown));
  canvas_border(draw->canvas, row, u, 0.18 * u, color_fade(flow_color(flow, flow->label), shown));
}

/* ---- chips */

typedef struct Chip {
  const char *number;    /* what `rows` says, else the row's place */
  const PanelNumber *of; /* where the number is one of the trace; else NULL */
  const char *name;      /* of the row's class or situation; NULL: the lesson gives none */
  int mark;              /* of a sample's class, which goes before the number; -1: none */
  Color ground, ink;
} Chip;

static Chip chip_of(const Flow *flow, size_t row) {
  const Draw *draw = flow->draw;
  PanelNumbers rows = panel_numbers(draw, panel_setting(flow->panel, "rows"));
  bool seen = flow->classed && draw_visibility(draw, cells_at(&flow->classes, row)) != HIDDEN,
       bare = flow->classed ? !seen : flow->side == SIDE_PLAIN || flow->side == SIDE_SAMPLES;
  Chip chip = {.of = row < rows.count ? &rows.at[row] : NULL,
               .mark = seen ? class_of(flow, row) : -1,
               .ground = bare ? draw->theme->field : flow_color(flow, row),
               .ink = bare ? draw->theme->ink : draw->theme->on_class};
  chip.number = chip.of ? panel_shown(chip.of, 0) : arena_printf(draw->arena, "%zu", row + 1);
  chip.name = flow_name(flow, row);
  if (!chip.name && chip.mark >= 0)
    chip.name = panel_side_name(draw, SIDE_CLASSES, (size_t)chip.mark);
  return chip;
}

double flow_chips_width(const Flow *flow) {
  const Draw *draw = flow->draw;
  double u = flow->u, widest = 0;
  for (size_t row = 0; row < flow->rows; row++) {
    Chip chip = chip_of(flow, row);
    double width = draw_digits_width(draw, flow->size, true, chip.number) + (flow->classed ? 3.6 : 1.6) * u;
    if (chip.name)
      width += draw_text_width(draw, flow->name_size, true, chip.name) + 0.8 * u;
    widest = fmax(widest, width);
  }
  double most = flow->name_count > 0 ? 0.4 : 0.2; /* of the panel: names of its own are meant to be read */
  return fmax(fmin(widest, most * flow->rect.w), 3.4 * u);
}

/* A click makes the chip's row the right one; its number can be pointed at where it is one of the trace. */
static void add_hits(const Flow *flow, const Chip *chip, Rect rect, size_t row) {
  const Draw *draw = flow->draw;
  if (chip->of)
    draw_cell(chip->of->draw, rect, chip->of->cell,
              (CellLook){.align = ALIGN_CENTER,
                         .size = flow->size,
                         .hidden = true,
                         .group = panel_group(flow->panel, 2),
                         .row = (int)row});
  if (!flow->labelled || !draw_editable(draw, cells_at(&flow->classes, 0)))
    return;
  Action action = {.kind = ACTION_LABEL, .arg = (int)row + 1};
  Target target = target_of_action(action);
  draw_focus(draw, rect, target);
  Hit *hit = hits_add(draw->hits, rect, target);
  hit->action = action;
  hit->focusable = true;
  hit->tip = STRING_LABEL;
  hit->group = panel_group(flow->panel, 2);
  hit->row = (int)row;
}

static void draw_chip(const Flow *flow, size_t row) {
  const Draw *draw = flow->draw;
  double u = flow->u, height = fmin(flow->row - fmin(0.6 * u, 0.15 * flow->row), 3.8 * u);
  Rect whole = flow_row(flow, row);
  Rect rect = {whole.x + 0.7 * u, whole.y + (whole.h - height) / 2, flow->chips - 0.2 * u, height};
  double x = rect.x + 0.8 * u, y = rect.y + rect.h / 2, right = rect.x + rect.w - 0.3 * u;
  const Chip chip = chip_of(flow, row);
  TextLook look = {fmax(fmin(flow->size, 0.8 * height / u), flow->least), true, chip.ink};
  canvas_fill_rect(draw->canvas, rect, fmin(0.6 * u, 0.2 * rect.h), chip.ground);
  if (chip.mark >= 0) {
    mark_draw(draw->canvas, (size_t)chip.mark, x + 0.6 * u, y, fmin(0.6 * u, 0.22 * height), look.color,
              color_fade(look.color, 0));
    x += 2 * u;
  }
  if (chip.name) {
    double size = fmin(flow->name_size, look.size);
    x += draw_digits(draw, ALIGN_LEFT, x, y, look, chip.number) + 0.6 * u;
    if (right - x > 1.5 * size * u)
      draw_text(draw, ALIGN_LEFT, x, y, (TextLook){size, true, look.color},
                draw_fitted(draw, right - x, size, true, chip.name));
  } else {
    draw_digits(draw, ALIGN_CENTER, (x - 0.8 * u + rect.x + rect.w) / 2, y, look, chip.number);
  }
  add_hits(flow, &chip, rect, row);
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
