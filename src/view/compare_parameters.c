/* x, W and b in one card: what can be edited, and what an update made of it in each pane. */
#include "view/compare.h"
#include "view/groups.h"
#include "view/parts.h"

#include <math.h>

typedef struct Grid {
  const Compare *compare;
  Rect area;
  double chip, cell, row; /* of the classes' numbers, of a weight or an intercept, of all rows */
  double gap;             /* between W and b */
  bool after;             /* the panes have parameters of their own: a line for each in every cell */
  bool label_only;        /* all rows have no room: the right class alone is shown */
  Fit fit;
  bool legible; /* cells have room for a digit and its sign: else their tints stand alone */
} Grid;

static size_t lines(const Grid *grid) {
  return grid->after ? grid->compare->count : 1;
}

static Rect grid_cell(const Grid *grid, size_t row, size_t col) {
  const Compare *compare = grid->compare;
  double x = grid->area.x + grid->chip + (double)col * grid->cell +
             (col >= compare->common.D ? grid->gap : 0),
         in = 0.12 * compare->u;
  return (Rect){x + in, grid->area.y + (double)row * grid->row + in, grid->cell - 2 * in, grid->row - 2 * in};
}

#define LINE 1.55 /* u, of a number in a cell */

static bool is_left_out(const Grid *grid, size_t k) {
  return grid->label_only && k != grid->compare->common.label;
}

static size_t grid_row(const Grid *grid, size_t k) {
  return grid->label_only ? 1 : k + 1;
}

static Cell parameter(const Draw *draw, size_t D, size_t k, size_t col) {
  bool next = draw_visibility(draw, (Cell){VALUE_W_NEXT, 0, 0}) != HIDDEN;
  if (col < D)
    return (Cell){next ? VALUE_W_NEXT : VALUE_W, k, col};
  return (Cell){next ? VALUE_B_NEXT : VALUE_B, k, 0};
}

static Fit fit_numbers(const Grid *grid) {
  const Draw *draw = grid->compare->draw;
  bool next = draw_visibility(draw, (Cell){VALUE_W_NEXT, 0, 0}) != HIDDEN;
  const ValueId values[] = {next ? VALUE_W_NEXT : VALUE_W, next ? VALUE_B_NEXT : VALUE_B, VALUE_X};
  double high = (grid->row / grid->compare->u - 0.3) / (double)lines(grid);
  int digits = draw->state->digits;
  return draw_fit(draw, values, 3, grid->cell - 0.8 * grid->compare->u,
                  (Fit){clamp(0.62 * high, SIZE_LEAST, 1.9), next && digits < 3 ? 3 : digits});
}

static void draw_parameter(const Grid *grid, size_t k, size_t col) {
  const Compare *compare = grid->compare;
  const Draw *first = compare->draw;
  Cell cell = parameter(first, compare->common.D, k, col);
  if (is_left_out(grid, k) || draw_visibility(first, cell) == HIDDEN)
    return;
  const Theme *theme = first->theme;
  Rect rect = grid_cell(grid, grid_row(grid, k), col);
  double value = draw_number(first, cell), shown = draw_presence(first, cell), original;
  bool bias = col >= compare->common.D;
  Color ground = bias || !(value < 0 || value > 0) ? theme->field
                 : value > 0                       ? theme->positive
                                                   : theme->negative;
  canvas_fill_rect(first->canvas, rect, 0.5 * compare->u, color_fade(ground, shown));
  if (draw_original(first, cell, &original))
    canvas_border(first->canvas, rect, 0.5 * compare->u, 0.18 * compare->u, theme->accent);
  double high = rect.h / (double)lines(grid);
  for (size_t i = 0; i < lines(grid); i++) {
    const Draw *draw = compare->panes[i].stage.draw;
    draw_cell(draw, (Rect){rect.x, rect.y + (double)i * high, rect.w, high}, cell,
              (CellLook){.align = ALIGN_CENTER,
                         .size = grid->fit.size,
                         .digits = grid->fit.digits,
                         .bold = draw_visibility(draw, cell) == FRESH,
                         .hidden = !grid->legible,
                         .color = color_fade(theme->ink, draw_presence(draw, cell)),
                         .group = group_of_value(VALUE_W),
                         .row = (int)(k * lines(grid) + i),
                         .col = (int)col});
  }
}

static void draw_input(const Grid *grid, size_t d) {
  const Draw *draw = grid->compare->draw;
  Cell cell = {VALUE_X, d, 0};
  Rect rect = grid_cell(grid, 0, d);
  double shown = draw_presence(draw, cell), original;
  if (draw_visibility(draw, cell) == HIDDEN)
    return;
  canvas_fill_rect(draw->canvas, rect, 0.5 * draw->u, color_fade(draw->theme->field, shown));
  if (draw_original(draw, cell, &original))
    canvas_border(draw->canvas, rect, 0.5 * draw->u, 0.18 * draw->u, draw->theme->accent);
  draw_cell(draw, rect, cell,
            (CellLook){.align = ALIGN_CENTER,
                       .size = clamp(0.6 * grid->row / draw->u, SIZE_LEAST, 1.9),
                       .bold = true,
                       .hidden = !grid->legible,
                       .color = color_fade(draw->theme->ink, shown),
                       .group = group_of_value(VALUE_X),
                       .col = (int)d});
}

/* The names of what stands in the rows and columns. */
static void draw_names(const Grid *grid) {
  const Compare *compare = grid->compare;
  const Draw *draw = compare->draw;
  double u = compare->u, size = clamp(0.6 * grid->row / u, SIZE_LEAST, 2);
  Rect input = grid_cell(grid, 0, 0), intercepts = grid_cell(grid, 0, compare->common.D);
  Color ink = draw->theme->ink;
  bool next = draw_visibility(draw, (Cell){VALUE_B_NEXT, 0, 0}) != HIDDEN;
  if (draw_visibility(draw, (Cell){VALUE_X, 0, 0}) != HIDDEN)
    draw_formula_inline(draw, ALIGN_RIGHT, input.x - 0.7 * u, input.y + input.h / 2, size, ink,
                        "\\mathbf{x}");
  if (draw_visibility(draw, (Cell){VALUE_B, 0, 0}) != HIDDEN)
    draw_formula_inline(draw, ALIGN_CENTER, intercepts.x + intercepts.w / 2, intercepts.y + intercepts.h / 2,
                        size, ink, next ? "\\mathbf{b}'" : "\\mathbf{b}");
  for (size_t k = 0; k < compare->common.K; k++) {
    if (is_left_out(grid, k))
      continue;
    Rect cell = grid_cell(grid, grid_row(grid, k), 0);
    for (size_t i = 0; i < compare->count && grid->after; i++)
      compare_mark(draw, i, cell.x - 0.7 * u, cell.y + cell.h * ((double)i + 0.5) / (double)compare->count,
                   0.35 * u, draw->theme->muted);
    draw_digits(draw, ALIGN_RIGHT, cell.x - (grid->after ? 1.5 : 0.9) * u, cell.y + cell.h / 2,
                (TextLook){fmin(size, 1.9), true, stage_color(&compare->common, k)},
                arena_printf(draw->arena, "%zu", k + 1));
  }
}

void compare_parameters_draw(const Compare *compare) {
  const Draw *draw = compare->draw;
  size_t K = compare->common.K, D = compare->common.D;
  double u = compare->u;
  int card = draw_card(draw, compare->parameters);
  bool next = draw_visibility(draw, (Cell){VALUE_W_NEXT, 0, 0}) != HIDDEN;
  Rect inner = card_head(draw, compare->parameters, draw_string(draw, STRING_COMPARE_PARAMETERS),
                         next ? "W',\\;\\mathbf{b}'" : "W,\\;\\mathbf{b}");
  Grid grid = {.compare = compare, .chip = 3 * u, .gap = 0.8 * u};
  grid.after = next || trace_step(draw->state->trace, draw->state->step).pass > 0;
  double across = inner.w - grid.chip - grid.gap;
  grid.cell = fmin(across / (double)(D + 1), 7.5 * u);
  grid.row = fmin(inner.h / (double)(K + 1), 4.4 * u);
  grid.label_only = grid.row < (LINE * (double)lines(&grid) + 0.25) * u;
  if (grid.label_only)
    grid.row = fmin(inner.h / 2, 4.4 * u);
  double used = grid.chip + grid.gap + grid.cell * (double)(D + 1);
  grid.area = (Rect){inner.x + fmax(inner.w - used - grid.chip, 0) / 2,
                     inner.y + clamp(inner.h - grid.row * (double)(grid.label_only ? 2 : K + 1), 0, 0.6 * u),
                     used, inner.h};
  grid.fit = fit_numbers(&grid);
  grid.legible = grid.cell - 0.54 * u >= draw_digits_width(draw, SIZE_LEAST, true, "−0");
  draw_names(&grid);
  for (size_t d = 0; d < D; d++)
    draw_input(&grid, d);
  for (size_t k = 0; k < K; k++)
    for (size_t col = 0; col <= D; col++)
      draw_parameter(&grid, k, col);
  canvas_end_card(draw->canvas, card);
}
