/* The numbers of a table and what lies behind them. */
#include "view/panel_table_parts.h"

#include <math.h>

/* --- Grounds */

/* A class's hue where columns or rows are classes and nothing is negative, else blue and orange by sign: the
 * larger the number, the fuller, as far as the number can be read on it. */
static Color heat_color(const PanelTable *table, const TableBlock *block, Cell cell) {
  const Draw *draw = table->draw;
  const Theme *theme = draw->theme;
  double number = draw_number(block->draw, cell),
         share = table->heat_most > 0 ? clamp(fabs(number) / table->heat_most, 0, 1) : 0;
  if (!isfinite(number))
    share = isnan(number) ? 0 : 1;
  Color hue = number < 0 ? theme_class(theme, 3) : theme_class(theme, 0);
  Color color = color_mix(theme->card, hue, share > 0 ? 0.06 + 0.44 * share : 0);
  for (double strength = 0.44 * share; color_contrast(theme->ink, color) < 4.5 && strength > 0;
       strength -= 0.04)
    color = color_mix(theme->card, hue, 0.06 + strength);
  return color;
}

/* A table of answers or probabilities: none is negative, and each column is a class's. */
static bool is_by_class(const TableBlock *block) {
  if (!panel_columns_are_classes(block->draw, block->cells.value))
    return false;
  for (size_t i = 0; i < cells_count(&block->cells); i++)
    if (draw_number(block->draw, cells_at(&block->cells, i)) < 0)
      return false;
  return true;
}

static Color class_color(const TableBlock *block, Cell cell) {
  const Theme *theme = block->draw->theme;
  double share = clamp(draw_number(block->draw, cell), 0, 1);
  return color_mix(theme->card, theme_class(theme, cell.col), isnan(share) ? 0 : 0.45 * share);
}

static double radius_of(const PanelTable *table) {
  return fmin(0.5 * table->u, 0.2 * table->row);
}

static bool is_lit(const PanelTable *table, const TableBlock *block, size_t row, size_t col) {
  size_t at_row, at_col;
  const TableBlock *result = table_active_block(table);
  if (!table->product || !result || table->count < 3 || block == result ||
      !table_find(&at_row, &at_col, result, result->cells.pane, table->active))
    return false;
  size_t i = (size_t)(block - table->blocks);
  if (i == 0)
    return row == at_row;
  if (i == 1)
    return col == (block->cols > at_col ? at_col : 0);
  return row == (block->rows > at_row ? at_row : 0) && col == (block->cols > at_col ? at_col : 0);
}

static void draw_ground(const PanelTable *table, const TableBlock *block, Rect rect, Cell cell,
                        double shown) {
  const Draw *draw = table->draw;
  const Theme *theme = draw->theme;
  double original;
  bool heat = block->heat, editable = draw_editable(block->draw, cell);
  Color color =
      heat ? is_by_class(block) ? class_color(block, cell) : heat_color(table, block, cell) : theme->field;
  Role before = canvas_set_role(draw->canvas, ROLE_DECORATION); /* its number says what it says */
  if (heat || editable)
    canvas_fill_rect(draw->canvas, rect, radius_of(table), color_fade(color, shown));
  canvas_set_role(draw->canvas, before);
  if (editable && draw_original(block->draw, cell, &original))
    canvas_border(draw->canvas, rect, radius_of(table), 0.18 * table->u, theme->accent);
}

static void draw_light(const PanelTable *table, Rect rect, double shown) {
  const Theme *theme = table->draw->theme;
  Role before = canvas_set_role(table->draw->canvas, ROLE_DECORATION);
  canvas_fill_rect(table->draw->canvas, rect, radius_of(table),
                   color_fade(color_mix(theme->card, theme->accent, 0.22), shown));
  canvas_set_role(table->draw->canvas, before);
}

/* --- Numbers */

/* Whether the number plays no part: its place in `only` is 0. */
static bool is_struck(const PanelTable *table, const TableBlock *block, size_t row, size_t col) {
  size_t i = block->turned ? col * block->cells.cols + row : row * block->cells.cols + col;
  if (block != table->blocks || i >= table->only.count)
    return false;
  double only = panel_value(&table->only.at[i]);
  return panel_visible(&table->only.at[i]) && !(only < 0 || only > 0);
}

/* Row number `rows` is the row below. */
static CellLook look_of(const PanelTable *table, const TableBlock *block, size_t row, size_t col, Cell cell) {
  const Draw *draw = table->draw;
  bool copy = block->repeated && row > 0 && row < block->rows,
       pale = copy || (row < block->rows && is_struck(table, block, row, col));
  Color ink = pale ? draw->theme->muted : draw->theme->ink;
  return (CellLook){.align = ALIGN_CENTER,
                    .size = table->size,
                    .digits = table->digits,
                    .bold = !pale && draw_visibility(block->draw, cell) == FRESH,
                    .color = color_fade(ink, draw_presence(block->draw, cell)),
                    .quiet = copy,
                    .group = panel_group(table->panel, 0),
                    .row = (int)row,
                    .col = panel_column(draw, block->offset + col)};
}

/* Where even the briefest form of a number finds no room, its ground stands alone. */
static bool is_legible(const Draw *draw, Rect rect, Cell cell, CellLook look) {
  double size = look.size;
  double room = rect.w - 0.3 * draw->u;
  const char *text = draw_cell_text(draw, cell, look.digits, room, &size, look.bold);
  return draw_digits_width(draw, size, look.bold, text) <= room;
}

static void draw_number_in(const PanelTable *table, const TableBlock *block, Rect rect, size_t row,
                           size_t col) {
  Cell cell = table_cell(block, row, col);
  double u = table->u;
  CellLook look = look_of(table, block, row, col, cell);
  look.hidden = !is_legible(block->draw, rect, cell, look);
  Rect covered = draw_cell(block->draw, rect, cell, look);
  if (is_struck(table, block, row, col))
    canvas_line(table->draw->canvas, covered.x - 0.3 * u, covered.y + covered.h / 2,
                covered.x + covered.w + 0.3 * u, covered.y + covered.h / 2, fmax(0.12 * u, 1), look.color);
}

static void draw_dots(const PanelTable *table, Rect rect, bool across, bool down) {
  double u = table->u, x = rect.x + rect.w / 2, y = rect.y + rect.h / 2;
  for (int i = -1; i <= 1; i++)
    canvas_circle(table->draw->canvas, x + (across ? i * 0.7 * u : 0), y + (down ? i * 0.6 * u : 0), 0.16 * u,
                  table->draw->theme->muted);
}

static void draw_one(const PanelTable *table, const TableBlock *block, size_t down, size_t across) {
  int row = block->down.at[down], col = block->across.at[across];
  Rect rect = table_rect(table, block, down, across);
  if (row < 0 || col < 0) {
    draw_dots(table, rect, col < 0, row < 0);
    return;
  }
  Cell cell = table_cell(block, (size_t)row, (size_t)col);
  double shown = draw_presence(block->draw, cell);
  if (draw_visibility(block->draw, cell) == HIDDEN)
    return;
  if (!is_struck(table, block, (size_t)row, (size_t)col))
    draw_ground(table, block, rect, cell, block->repeated && row > 0 ? 0.35 * shown : shown);
  if (is_lit(table, block, (size_t)row, (size_t)col))
    draw_light(table, rect, shown);
  draw_number_in(table, block, rect, (size_t)row, (size_t)col);
}

/* A row of its own below, a number for each column. */
static void draw_foot(const PanelTable *table, const TableBlock *block) {
  const Draw *draw = table->draw;
  double u = table->u, y = block->rect.y + block->rect.h + (table->brackets ? 0.4 : 0.15) * u;
  canvas_line(draw->canvas, block->rect.x, y, block->rect.x + block->rect.w, y, fmax(0.1 * u, 1),
              draw->theme->muted);
  for (size_t i = 0; i < block->across.count; i++) {
    int col = block->across.at[i];
    if (col < 0)
      continue;
    Cell cell = cells_at(block->foot, (size_t)col);
    Rect rect = table_rect(table, block, 0, i);
    rect.y = y + 0.2 * u;
    rect.h = 2.3 * u;
    if (draw_visibility(block->draw, cell) == HIDDEN)
      continue;
    if (draw_editable(block->draw, cell))
      canvas_fill_rect(draw->canvas, rect, radius_of(table),
                       color_fade(draw->theme->field, draw_presence(block->draw, cell)));
    draw_cell(block->draw, rect, cell, look_of(table, block, block->rows, (size_t)col, cell));
  }
}

void table_draw_cells(const PanelTable *table) {
  for (size_t i = 0; i < table->count; i++) {
    const TableBlock *block = &table->blocks[i];
    for (size_t down = 0; down < block->down.count; down++)
      for (size_t across = 0; across < block->across.count; across++)
        draw_one(table, block, down, across);
    if (block->foot)
      draw_foot(table, block);
  }
}
