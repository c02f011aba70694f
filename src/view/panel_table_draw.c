/* The numbers of a table, what lies behind them, and what stands around them: names, heads, brackets, signs,
 * sizes, frames. */
#include "view/panel_table_parts.h"

#include "view/parts.h"

#include <math.h>

#define SIGN 2.2 /* u */
#define SIZE_HEAD 1.8
#define TITLE_MOST 18 /* u, of a frame's name at the right */

/* --- Grounds */

/* A class's hue where columns or rows are classes and nothing is negative, else blue and orange by sign: the
 * larger the number, the fuller, but only half, so that the number can be read on it. */
static Color heat_color(const PanelTable *table, const TableBlock *block, Cell cell) {
  const Theme *theme = table->draw->theme;
  double number = draw_number(block->draw, cell),
         share = table->heat_most > 0 ? clamp(fabs(number) / table->heat_most, 0, 1) : 0;
  if (!isfinite(number))
    share = isnan(number) ? 0 : 1;
  Color hue = number < 0 ? theme_class(theme, 3) : theme_class(theme, 0);
  return color_mix(theme->card, hue, share > 0 ? 0.06 + 0.44 * share : 0);
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

static double foot_top(const PanelTable *table, const TableBlock *block) {
  return block->rect.y + block->rect.h + (table->brackets ? 0.4 : 0.15) * table->u;
}

static Rect foot_rect(const PanelTable *table, const TableBlock *block, size_t across) {
  Rect rect = table_rect(table, block, 0, across);
  return (Rect){rect.x, foot_top(table, block) + 0.2 * table->u, rect.w, 2.3 * table->u};
}

/* A row of its own below, a number for each column. */
static void draw_foot(const PanelTable *table, const TableBlock *block) {
  const Draw *draw = table->draw;
  double u = table->u, y = foot_top(table, block);
  canvas_line(draw->canvas, block->rect.x, y, block->rect.x + block->rect.w, y, fmax(0.1 * u, 1),
              draw->theme->muted);
  for (size_t i = 0; i < block->across.count; i++) {
    int col = block->across.at[i];
    if (col < 0)
      continue;
    Cell cell = cells_at(block->foot, (size_t)col);
    Rect rect = foot_rect(table, block, i);
    if (draw_visibility(block->draw, cell) == HIDDEN)
      continue;
    if (draw_editable(block->draw, cell))
      canvas_fill_rect(draw->canvas, rect, radius_of(table),
                       color_fade(draw->theme->field, draw_presence(block->draw, cell)));
    draw_cell(block->draw, rect, cell, look_of(table, block, block->rows, (size_t)col, cell));
  }
}

static void draw_cells(const PanelTable *table) {
  for (size_t i = 0; i < table->count; i++) {
    const TableBlock *block = &table->blocks[i];
    for (size_t down = 0; down < block->down.count; down++)
      for (size_t across = 0; across < block->across.count; across++)
        draw_one(table, block, down, across);
    if (block->foot)
      draw_foot(table, block);
  }
}

/* --- Around them */

static double presence_of(const TableBlock *block) {
  double most = 0;
  for (size_t i = 0; i < cells_count(&block->cells); i++)
    most = fmax(most, draw_presence(block->draw, cells_at(&block->cells, i)));
  return most;
}

/* --- Heads */

/* No larger than the numbers, which is what columns are as wide as. */
static double size_above(const PanelTable *table) {
  return clamp(table->size, SIZE_LEAST, SIZE_HEAD);
}

/* Whether every column of a block has room for its head's words. */
static bool has_room_for_words(const PanelTable *table, const TableBlock *block) {
  for (size_t col = 0; col < block->cols; col++) {
    PanelHead above = table_above(table, block, col);
    if (panel_head_width(table->draw, &above, size_above(table), true) > block->width - 0.4 * table->u)
      return false;
  }
  return true;
}

static void draw_above(const PanelTable *table, const TableBlock *block, double shown) {
  double u = table->u;
  bool full = has_room_for_words(table, block);
  for (size_t i = 0; i < block->across.count; i++) {
    int col = block->across.at[i];
    if (col < 0)
      continue;
    PanelHead above = table_above(table, block, (size_t)col);
    Rect cell = table_rect(table, block, 0, i);
    double high = 2.1 * u, y = block->rect.y - high - 0.3 * u - (table->brackets ? 0.2 * u : 0);
    double width = above.is_class ? cell.w : panel_head_width(table->draw, &above, size_above(table), full);
    panel_head_draw(table->draw, &above, (Rect){cell.x + (cell.w - width) / 2, y, width, high},
                    size_above(table), full, shown);
  }
}

static void draw_side(const PanelTable *table, size_t row, Rect cell) {
  const TableBlock *first = &table->blocks[0];
  double u = table->u, right = table_bracketed(table, first).x - 0.8 * u;
  PanelHead side = table_side(table, row);
  double high = fmin(cell.h, 2.8 * u), width = table->side - 1.0 * u;
  bool full = panel_head_width(table->draw, &side, SIZE_HEAD, true) <= width + 1;
  panel_head_draw(table->draw, &side, (Rect){right - width, cell.y + (cell.h - high) / 2, width, high},
                  clamp(0.75 * high / u, SIZE_LEAST, SIZE_HEAD), full, presence_of(first));
}

/* The last row's, too, where there is one more of them than rows. */
static void draw_sides(const PanelTable *table) {
  const TableBlock *first = &table->blocks[0];
  for (size_t i = 0; i < first->down.count; i++)
    if (first->down.at[i] >= 0)
      draw_side(table, (size_t)first->down.at[i], table_rect(table, first, i, 0));
  if (first->foot && table->side_count > first->rows)
    draw_side(table, first->rows, foot_rect(table, first, 0));
}

static void draw_name(const PanelTable *table, const TableBlock *block, double shown) {
  double u = table->u, y = block->rect.y - table->chips - 0.5 * table->names;
  if (table->names > 0)
    draw_formula_inline(table->draw, ALIGN_CENTER, block->rect.x + block->rect.w / 2, y - 0.1 * u, SIGN,
                        color_fade(table->draw->theme->ink, shown), block->name);
}

/* --- Brackets, signs, sizes */

static void draw_brackets(const PanelTable *table, const TableBlock *block, double shown) {
  const Draw *draw = table->draw;
  double u = table->u, lip = 0.55 * u, line = fmax(0.18 * u, 1);
  Rect rect = table_bracketed(table, block);
  Color ink = color_fade(draw->theme->ink, shown);
  Point left[] = {
      {rect.x + lip, rect.y}, {rect.x, rect.y}, {rect.x, rect.y + rect.h}, {rect.x + lip, rect.y + rect.h}};
  double x = rect.x + rect.w;
  Point right[] = {{x - lip, rect.y}, {x, rect.y}, {x, rect.y + rect.h}, {x - lip, rect.y + rect.h}};
  canvas_stroke(draw->canvas, left, 4, line, ink);
  canvas_stroke(draw->canvas, right, 4, line, ink);
}

static void draw_sign(const PanelTable *table, size_t i, double shown) {
  const TableBlock *block = &table->blocks[i];
  if (i == 0 || !block->sign)
    return;
  Rect before = table_bracketed(table, &table->blocks[i - 1]), here = table_bracketed(table, block);
  double x = (before.x + before.w + here.x) / 2, y = block->rect.y + block->rect.h / 2;
  draw_formula_inline(table->draw, ALIGN_CENTER, x, y, SIGN, color_fade(table->draw->theme->ink, shown),
                      block->sign);
}

/* Thin lines between the rows of a table that has no brackets, right across it. */
static void draw_rules(const PanelTable *table) {
  const TableBlock *first = &table->blocks[0], *last = &table->blocks[table->count - 1];
  double left = first->rect.x - table->side, right = last->rect.x + last->rect.w;
  size_t rows = 0;
  for (size_t i = 0; i < table->count; i++)
    if (table_block_visible(&table->blocks[i]))
      rows = table->blocks[i].down.count > rows ? table->blocks[i].down.count : rows;
  for (size_t i = 0; rows > 0 && i <= rows; i++) {
    double y = round(first->rect.y + (double)i * table->row) - 0.5;
    canvas_line(table->draw->canvas, left, y, right, y, 1, table->draw->theme->hairline);
  }
}

static void draw_shape(const PanelTable *table, const TableBlock *block, double shown) {
  const Draw *draw = table->draw;
  double u = table->u, y = block->rect.y + block->rect.h + (block->foot ? table->foot : 0) + 1.3 * u;
  TextLook look = {SIZE_SMALL, false, color_fade(draw->theme->muted, shown)};
  const char *text = arena_printf(draw->arena, "%zu × %zu", block->repeated ? 1 : block->rows, block->cols);
  draw_text(draw, ALIGN_CENTER, block->rect.x + block->rect.w / 2, y, look, text);
}

/* "rows: samples   columns: features", at the lower edge. */
static void draw_captions(const PanelTable *table) {
  const Draw *draw = table->draw;
  static const StringId WORDS[] = {STRING_TABLE_ROWS, STRING_TABLE_COLUMNS};
  static const char *const KEYS[] = {"rows", "columns"};
  double u = table->u, x = table->rect.x, y = table->rect.y + table->rect.h - 1.1 * u;
  for (size_t i = 0; i < 2; i++) {
    const char *what = panel_phrase(draw, panel_setting(table->panel, KEYS[i]));
    if (!what)
      continue;
    const char *text = draw_words(draw, WORDS[i], what, NULL);
    double room = table->rect.x + table->rect.w - x;
    if (room > 6 * u)
      x += draw_text(draw, ALIGN_LEFT, x, y, (TextLook){SIZE_SMALL, false, draw->theme->muted},
                     draw_fitted(draw, room, SIZE_SMALL, false, text)) +
           2 * u;
  }
}

/* The sum behind the number whose row and column are lit. */
static void draw_equation(const PanelTable *table) {
  const Draw *draw = table->draw;
  const TableBlock *block = table_active_block(table);
  double u = table->u, bottom = 0;
  for (size_t i = 0; i < table->count; i++)
    bottom = fmax(bottom, table->blocks[i].rect.y + table->blocks[i].rect.h);
  bottom += table->foot + (table->shapes && table->below > 0 ? 2.4 * u : 0);
  if (table->equation <= 0 || !block || draw_visibility(block->draw, table->active) == HIDDEN)
    return;
  Text text = {0};
  equation_numeric(&text, block->draw->state->trace, draw->state->step, table->active, table->digits);
  double width = draw_inline_layout(draw, text_get(&text), 2, draw->theme->ink).width;
  double size = 2 * fmin(table->rect.w / fmax(width, 1), 1);
  if (size >= SIZE_LEAST)
    draw_formula_inline(draw, ALIGN_CENTER, table->rect.x + table->rect.w / 2, bottom + 1.6 * u, size,
                        color_fade(draw->theme->ink, draw_presence(block->draw, table->active)),
                        arena_copy(draw->arena, text_get(&text)));
  text_free(&text);
}

static void draw_around(const PanelTable *table) {
  if (!table->brackets)
    draw_rules(table);
  draw_sides(table);
  for (size_t i = 0; i < table->count; i++) {
    const TableBlock *block = &table->blocks[i];
    double shown = presence_of(block);
    if (!table_block_visible(block))
      continue;
    draw_name(table, block, shown);
    draw_above(table, block, shown);
    draw_sign(table, i, shown);
    if (table->brackets)
      draw_brackets(table, block, shown);
    if (table->shapes && table->below > 0)
      draw_shape(table, block, shown);
  }
  if (table->below > 0)
    draw_captions(table);
  draw_equation(table);
}

/* --- Frames */

double table_titles_width(const PanelTable *table) {
  double widest = 0;
  for (size_t i = 0; i < table->frame_count; i++)
    if (table->frames[i].title)
      widest = fmax(widest, draw_text_width(table->draw, SIZE_SMALL, true, table->frames[i].title));
  return widest > 0 ? fmin(widest, TITLE_MOST * table->u) + 1.4 * table->u : 0;
}

static void widen(Rect *rect, Rect more) {
  if (rect->w <= 0) {
    *rect = more;
    return;
  }
  double right = fmax(rect->x + rect->w, more.x + more.w), bottom = fmax(rect->y + rect->h, more.y + more.h);
  rect->x = fmin(rect->x, more.x);
  rect->y = fmin(rect->y, more.y);
  rect->w = right - rect->x;
  rect->h = bottom - rect->y;
}

/* What is on screen of some numbers in a block. */
static Rect framed(const PanelTable *table, const TableBlock *block, const Cells *cells) {
  Rect rect = {0};
  for (size_t down = 0; down < block->down.count; down++)
    for (size_t across = 0; across < block->across.count; across++) {
      int row = block->down.at[down], col = block->across.at[across];
      if (row < 0 || col < 0)
        continue;
      Cell cell = table_cell(block, (size_t)row, (size_t)col);
      bool in = cells->pane == block->cells.pane && cells->value == cell.value &&
                cell.row - cells->row < cells->rows && cell.col - cells->col < cells->cols;
      if (in && draw_visibility(block->draw, cell) != HIDDEN)
        widen(&rect, table_rect(table, block, down, across));
    }
  return rect;
}

/* At the height of what it names, behind the table. */
static void draw_title(const PanelTable *table, const char *title, Rect rect) {
  const Draw *draw = table->draw;
  const TableBlock *last = &table->blocks[table->count - 1];
  double u = table->u, x = table_bracketed(table, last).x + table_bracketed(table, last).w + 1.2 * u;
  double room = table->rect.x + table->rect.w - x;
  if (room > 4 * u)
    draw_text(draw, ALIGN_LEFT, x, rect.y + rect.h / 2, (TextLook){SIZE_SMALL, true, draw->theme->accent},
              draw_fitted(draw, room, SIZE_SMALL, true, title));
}

static void draw_border(const PanelTable *table, Rect rect) {
  double out = 0.15 * table->u;
  canvas_border(table->draw->canvas, (Rect){rect.x - out, rect.y - out, rect.w + 2 * out, rect.h + 2 * out},
                fmin(0.6 * table->u, 0.25 * table->row), fmax(0.24 * table->u, 1),
                table->draw->theme->accent);
}

static void draw_frame(const PanelTable *table, const TableFrame *frame) {
  const char *title = frame->title;
  for (size_t i = 0; i < table->count; i++) {
    Rect rect = framed(table, &table->blocks[i], &frame->cells);
    if (rect.w <= 0)
      continue;
    draw_border(table, rect);
    if (title)
      draw_title(table, title, rect);
    title = NULL;
  }
}

/* Whether the active number has a frame already. */
static bool is_framed(const PanelTable *table) {
  size_t row, col;
  for (size_t i = 0; i < table->frame_count; i++) {
    const TableBlock block = {.cells = table->frames[i].cells};
    if (table_find(&row, &col, &block, table_active_block(table)->cells.pane, table->active))
      return true;
  }
  return false;
}

static void draw_frames(const PanelTable *table) {
  for (size_t i = 0; i < table->frame_count; i++)
    draw_frame(table, &table->frames[i]);
  const TableBlock *block = table_active_block(table);
  if (!table->product || !block || is_framed(table))
    return;
  Rect rect =
      framed(table, block,
             &(Cells){block->cells.pane, table->active.value, table->active.row, 1, table->active.col, 1});
  if (rect.w > 0)
    draw_border(table, rect);
}

void table_draw(const PanelTable *table) {
  draw_cells(table);
  draw_around(table);
  draw_frames(table);
}
