/* How the gradient of W comes about, and what it does to the right class's weights. */
#include "view/detail.h"
#include "view/old.h"

#include "view/groups.h"

#include <math.h>

/* A table with x above and p - y at the left. */
typedef struct UpdateTable {
  const Draw *draw;
  Rect area; /* of the products */
  double cell_w, row;
  Fit fit;
} UpdateTable;

static Rect table_cell(const UpdateTable *table, size_t k, size_t d) {
  double gap = 0.12 * table->draw->u;
  return (Rect){table->area.x + (double)d * table->cell_w + gap, table->area.y + (double)k * table->row + gap,
                table->cell_w - 2 * gap, table->row - 2 * gap};
}

static void draw_margins(const UpdateTable *table, size_t K, size_t D) {
  const Draw *draw = table->draw;
  double u = draw->u;
  CellLook look = {.align = ALIGN_CENTER,
                   .size = fmin(1.9, table->row / u * 0.7),
                   .color = draw->theme->ink,
                   .group = GROUP_DETAIL_MARGINS};
  for (size_t d = 0; d < D; d++) {
    Rect cell = table_cell(table, 0, d);
    look.col = (int)d;
    draw_cell(draw, (Rect){cell.x, table->area.y - table->row - 0.3 * u, cell.w, table->row},
              (Cell){VALUE_X, d, 0}, look);
  }
  double y = table->area.y - 0.5 * table->row - 0.3 * u;
  draw_formula(draw, ALIGN_RIGHT, table->area.x - 0.8 * u, y, 1.8, draw->theme->muted,
               "\\mathbf{p}-\\mathbf{y}");
  draw_formula(draw, ALIGN_LEFT, table->area.x + table->cell_w * (double)D + 0.6 * u, y, 1.8,
               draw->theme->muted, "\\mathbf{x}");
  look.align = ALIGN_RIGHT;
  look.col = 0;
  for (size_t k = 0; k < K; k++) {
    Rect cell = table_cell(table, k, 0);
    look.row = (int)k;
    look.color = theme_class(draw->theme, k);
    look.bold = true;
    draw_cell(draw, (Rect){table->area.x - 8.8 * u, cell.y, 8 * u, cell.h}, (Cell){VALUE_DZ, k, 0}, look);
  }
}

static void draw_products(const UpdateTable *table, size_t K, size_t D) {
  const Draw *draw = table->draw;
  const Theme *theme = draw->theme;
  for (size_t k = 0; k < K; k++)
    for (size_t d = 0; d < D; d++) {
      Cell cell = {VALUE_DW, k, d};
      Rect rect = table_cell(table, k, d);
      double value = draw_number(draw, cell);
      canvas_fill_rect(draw->canvas, rect, 0.4 * draw->u,
                       color_fade(value > 0   ? theme->positive
                                  : value < 0 ? theme->negative
                                              : theme->field,
                                  draw->t));
      draw_cell(draw, rect, cell,
                (CellLook){.align = ALIGN_CENTER,
                           .size = table->fit.size,
                           .digits = table->fit.digits,
                           .bold = true,
                           .color = color_fade(theme->ink, draw->t),
                           .group = GROUP_DETAIL_PRODUCTS,
                           .row = (int)k,
                           .col = (int)d});
    }
}

bool detail_outer(const Draw *draw, Rect rect) {
  const Trace *trace = draw->state->trace;
  size_t K = trace_dimension(trace, 'K');
  double u = draw->u;
  if (old_number(trace, "alpha") > 0) /* then the gradient is more than the product of its margins */
    return false;
  if (rect.h - 5 * u < 2.2 * u * (double)(K + 1))
    return false;
  const char *head = "\\partial \\ell/\\partial W=(\\mathbf{p}-\\mathbf{y})\\,\\mathbf{x}^{\\top}";
  Rect inner = card_head(draw, rect, draw_string(draw, STRING_COLUMN_DW), head);
  UpdateTable table = {.draw = draw, .row = fmin(inner.h / ((double)K + 1), 4 * u)};
  table.cell_w = fmin((inner.w - 10 * u) / (double)trace_dimension(trace, 'D'), 9 * u);
  double wide = table.cell_w * (double)trace_dimension(trace, 'D');
  table.area = (Rect){inner.x + (inner.w - wide + 8 * u) / 2, inner.y + table.row + 0.2 * u, wide,
                      table.row * (double)K};
  ValueId products[] = {VALUE_DW};
  table.fit = draw_fit(draw, products, 1, table.cell_w - 0.8 * u,
                       (Fit){fmin(2, table.row / u * 0.7), draw->state->digits});
  if (table.fit.size * draw->u * 4 > table.cell_w * 2 && table.cell_w < 4.4 * u)
    return false;
  draw_margins(&table, K, trace_dimension(trace, 'D'));
  draw_products(&table, K, trace_dimension(trace, 'D'));
  return true;
}

/* "W' = 0.4 - 0.01 * (-1.99) = 0.420", with a digit more than usual: the change is small. */
static const char *update_of(const Draw *draw, Cell cell) {
  Text equation = {0};
  int digits = draw->state->digits > 3 ? draw->state->digits : 3;
  equation_numeric(&equation, draw->state->trace, draw->state->step, cell, digits);
  const char *copy = arena_copy(draw->arena, text_get(&equation));
  text_free(&equation);
  return copy;
}

bool detail_update(const Draw *draw, Rect rect) {
  const Trace *trace = draw->state->trace;
  double u = draw->u, room = rect.h - 5.5 * u;
  size_t D = trace_dimension(trace, 'D'), c = old_right_row(trace), rows = D + 1;
  double pitch = fmin(room / (double)rows, 4.4 * u), size = fmin(2.3, pitch / u * 0.62);
  const char *lines[OLD_FEATURES_MAX + 1];
  for (size_t d = 0; d < rows; d++) {
    lines[d] = update_of(draw, d < D ? (Cell){VALUE_W_NEXT, c, d} : (Cell){VALUE_B_NEXT, c, 0});
    double wide = draw_formula_layout(draw, lines[d], size, 0, draw->theme->ink).width;
    size *= fmin((rect.w - 7 * u) / wide, 1);
  }
  if (pitch < 2.8 * u || size < SIZE_LEAST)
    return false;
  Rect inner = card_head(draw, rect, draw_string(draw, STRING_UPDATE_CARD),
                         "W\'=W-\\eta\\,\\partial\\ell/\\partial W");
  double before = canvas_set_alpha(draw->canvas, draw->t);
  for (size_t d = 0; d < rows; d++) {
    double y = inner.y + ((double)d + 0.5) * pitch + (inner.h - pitch * (double)rows) / 2;
    draw_formula(draw, ALIGN_LEFT, inner.x + u, y, size, draw->theme->ink, lines[d]);
  }
  canvas_set_alpha(draw->canvas, before);
  return true;
}
