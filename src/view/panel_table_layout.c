/* Where the blocks of a table lie: as large and with as many digits as fit; what still is too much is left
 * out in the middle. */
#include "view/panel_table_parts.h"

#include <math.h>

#define SIZE_BEST 2.3
#define ROW_LEAST 2.1 /* u */
#define ROW_BEST 4.6
#define BRACKET 0.9 /* u, on either side of a matrix */
#define GAP 2.4     /* u, between blocks with nothing between them; less where room is short */
#define GAP_LEAST 0.9
#define SIGN 2.2  /* u, the size of what stands between blocks */
#define NAMES 3.4 /* heights of lines, u */
#define CHIPS 2.5
#define FOOT 2.8
#define LINE 2.4
#define EQUATION 3.2
#define SPARE_ABOVE 2.0

/* --- Measures */

static double widest_of(const Draw *draw, const Cells *cells, double size, int digits) {
  double widest = 0;
  for (size_t i = 0; cells && i < cells_count(cells); i++) {
    PanelNumber number = {draw, cells_at(cells, i)};
    widest = fmax(widest, draw_digits_width(draw, size, true, panel_shown(&number, digits)));
  }
  return widest;
}

static double head_width(const PanelTable *table, const TableBlock *block, double size) {
  double widest = 0;
  for (size_t col = 0; col < block->cols; col++) {
    PanelHead above = table_above(table, block, col);
    widest = fmax(widest, panel_head_width(table->draw, &above, fmin(size, 1.8), false));
  }
  return widest;
}

static double column_width(const PanelTable *table, const TableBlock *block, double size, int digits) {
  double u = table->u, widest = widest_of(block->draw, &block->cells, size, digits);
  widest = fmax(widest, widest_of(block->draw, block->foot, size, digits));
  return fmax(fmax(widest + 1.3 * u, head_width(table, block, size) + 0.5 * u), 3 * u);
}

/* What lies before a block: a sign or a gap, and its left bracket. */
static double before_block(const PanelTable *table, size_t i) {
  const TableBlock *block = &table->blocks[i];
  double u = table->u, width = table->brackets ? BRACKET * u : 0;
  if (i == 0)
    return width;
  if (!block->sign || block->sign[0] == '\0')
    return width + (table->brackets ? 1.2 : table->tight ? GAP_LEAST : GAP) * u;
  return width + draw_inline_layout(table->draw, block->sign, SIGN, table->draw->theme->ink).width + 1.8 * u;
}

static double block_width(const TableBlock *block) {
  double name = draw_inline_layout(block->draw, block->name, SIGN, block->draw->theme->ink).width;
  return fmax((double)block->across.count * block->width, name);
}

static double side_width(const PanelTable *table, bool full) {
  double widest = 0;
  size_t rows = table->count > 0 ? table->blocks[0].rows + (table->blocks[0].foot ? 1 : 0) : 0;
  for (size_t row = 0; row < rows; row++) {
    PanelHead side = table_side(table, row);
    widest = fmax(widest, panel_head_width(table->draw, &side, 1.8, full));
  }
  return widest > 0 ? widest + 1.0 * table->u : 0;
}

/* With the blocks' columns as they are on screen. */
static double width_now(const PanelTable *table) {
  double width = table->side;
  for (size_t i = 0; i < table->count; i++)
    width +=
        before_block(table, i) + block_width(&table->blocks[i]) + (table->brackets ? BRACKET * table->u : 0);
  return width;
}

/* --- Which rows and columns */

static bool shows(const TableLines *lines, size_t index) {
  for (size_t i = 0; i < lines->count; i++)
    if (lines->at[i] == (int)index)
      return true;
  return false;
}

/* At most `most` of `all` lines: the first ones, dots, and the last one; `must` is among them. */
static TableLines choose(size_t all, size_t most, size_t must) {
  TableLines lines = {0};
  if (most > TABLE_LINES_MAX)
    most = TABLE_LINES_MAX;
  if (all <= most) {
    for (size_t i = 0; i < all; i++)
      lines.at[lines.count++] = (int)i;
    return lines;
  }
  size_t first = most > 3 ? most - 2 : 1;
  for (size_t i = 0; i < first; i++)
    lines.at[lines.count++] = (int)i;
  lines.at[lines.count++] = -1;
  lines.at[lines.count++] = (int)all - 1;
  if (must < all && !shows(&lines, must) && first > 1) {
    lines.at[first - 2] = -1;
    lines.at[first - 1] = (int)must;
  }
  return lines;
}

/* The first line of a block that a frame, or what is active, needs. */
static size_t needed(const PanelTable *table, const TableBlock *block, bool rows) {
  size_t row, col;
  if (table_active_block(table) == block && table_find(&row, &col, block, block->cells.pane, table->active))
    return rows ? row : col;
  for (size_t i = 0; i < table->frame_count; i++) {
    const Cells *cells = &table->frames[i].cells;
    if (table_find(&row, &col, block, cells->pane, cells_at(cells, 0)))
      return rows ? row : col;
  }
  return SIZE_MAX;
}

static void choose_columns(PanelTable *table, size_t most) {
  for (size_t i = 0; i < table->count; i++) {
    TableBlock *block = &table->blocks[i];
    block->across = choose(block->cols, most, needed(table, block, false));
  }
}

/* Blocks of as many rows show the same ones, so that a row can be followed. */
static void choose_rows(PanelTable *table, size_t most) {
  for (size_t i = 0; i < table->count; i++) {
    size_t must = SIZE_MAX;
    for (size_t k = 0; k < table->count && must == SIZE_MAX; k++)
      if (table->blocks[k].rows == table->blocks[i].rows)
        must = needed(table, &table->blocks[k], true);
    table->blocks[i].down = choose(table->blocks[i].rows, most, must);
  }
}

static void set_columns(PanelTable *table, double size, int digits) {
  table->size = size;
  table->digits = digits;
  for (size_t i = 0; i < table->count; i++)
    table->blocks[i].width = column_width(table, &table->blocks[i], size, digits);
}

double table_width(PanelTable *table, double size, int digits) {
  table->side = side_width(table, false);
  choose_columns(table, TABLE_LINES_MAX);
  set_columns(table, size, digits);
  return width_now(table) + table_titles_width(table);
}

/* --- Heights */

static void set_lines(PanelTable *table) {
  double u = table->u;
  bool captions = panel_setting(table->panel, "rows")->given || panel_setting(table->panel, "columns")->given;
  bool named = table->head_count == 0 || panel_setting(table->panel, "names")->given;
  table->names = named ? NAMES * u : 0; /* heads say it all */
  table->chips = table->foot = 0;
  for (size_t i = 0; i < table->count; i++) {
    const TableBlock *block = &table->blocks[i];
    table->foot = block->foot ? FOOT * u : table->foot;
    for (size_t col = 0; col < block->cols; col++) {
      PanelHead above = table_above(table, block, col);
      table->chips = panel_has_head(&above) ? CHIPS * u : table->chips;
    }
  }
  table->below = (captions ? LINE * u : 0) + (table->shapes ? LINE * u : 0);
}

double table_height(const PanelTable *table, double row) {
  PanelTable measured = *table;
  set_lines(&measured);
  return measured.names + measured.chips + row * (double)table->rows + measured.foot + measured.below +
         (table->product ? EQUATION * table->u : 0) + 0.6 * table->u;
}

double table_best_width(PanelTable *table) {
  return table_width(table, SIZE_BEST, table->draw->state->digits);
}

double table_best_height(const PanelTable *table) {
  return table_height(table, ROW_BEST * table->u);
}

/* --- Arranging */

static void shrink(PanelTable *table, double width, double least) {
  for (double size = table->size; width_now(table) > width && size > least; size -= 0.1)
    set_columns(table, fmax(size - 0.1, least), table->digits);
}

static double columns_width(const PanelTable *table) {
  double columns = 0;
  for (size_t i = 0; i < table->count; i++)
    columns += (double)table->blocks[i].across.count * table->blocks[i].width;
  return columns;
}

/* Far too little room: numbers will be as brief as they must. */
static void squeeze(PanelTable *table, double width) {
  double over = width_now(table) - width, columns = columns_width(table);
  if (over <= 0)
    return;
  for (size_t i = 0; i < table->count; i++)
    table->blocks[i].width *= fmax(1 - over / columns, 0.2);
}

/* Smaller numbers first, then less between them and beside them, then fewer columns, and at last fewer
 * digits. */
static void fit_across(PanelTable *table, double width) {
  size_t most = table->cols;
  table->side = side_width(table, true);
  choose_columns(table, TABLE_LINES_MAX);
  set_columns(table, SIZE_BEST, table->draw->state->digits);
  if (width_now(table) > width - table->titles)
    table->side = side_width(table, false);
  shrink(table, width - table->titles, SIZE_SMALL);
  table->tight = width_now(table) > width - table->titles;
  if (width_now(table) > width - table->titles)
    table->titles = 0;
  shrink(table, width, SIZE_LEAST);
  for (; width_now(table) > width && most > 3; most--)
    choose_columns(table, most - 1);
  while (width_now(table) > width && table->digits > 1)
    set_columns(table, SIZE_LEAST, table->digits - 1);
  squeeze(table, width);
}

/* Wider columns where there is room, but not so wide that a row falls apart. */
static void spread_across(PanelTable *table, double width) {
  double spare = width - width_now(table), factor = clamp(1 + spare / fmax(columns_width(table), 1), 1, 1.4);
  for (size_t i = 0; i < table->count; i++)
    table->blocks[i].width = floor(table->blocks[i].width * factor);
}

static void fit_down(PanelTable *table, Rect rect) {
  double u = table->u;
  set_lines(table);
  double fixed = table->names + table->chips + table->foot, room = rect.h - fixed - table->below;
  if (table->product && room - EQUATION * u >= 1.15 * ROW_LEAST * u * (double)table->rows) {
    table->equation = EQUATION * u;
    room -= table->equation;
  }
  if (room < ROW_LEAST * u * (double)table->rows) {
    room += table->below;
    table->below = 0;
  }
  if (room < ROW_LEAST * u * fmin((double)table->rows, 3)) {
    room += table->names;
    table->names = 0;
  }
  size_t most = (size_t)fmax(floor(room / (ROW_LEAST * u)), 3);
  choose_rows(table, most);
  double rows = fmin((double)table->rows, (double)most);
  table->row = clamp(room / rows, 1.6 * u, ROW_BEST * u);
  table->size = fmin(table->size, fmax(0.65 * table->row / u, SIZE_LEAST));
}

static size_t most_down(const PanelTable *table) {
  size_t most = 0;
  for (size_t i = 0; i < table->count; i++)
    most = table->blocks[i].down.count > most ? table->blocks[i].down.count : most;
  return most;
}

/* Below the panel's head, in the middle across; matrices with fewer rows in the middle of the others. */
static void place_blocks(PanelTable *table, Rect rect) {
  double u = table->u, high = table->row * (double)most_down(table);
  double used = table->names + table->chips + high + table->foot + table->below + table->equation;
  double top = rect.y + clamp((rect.h - used) / 2, 0, SPARE_ABOVE * u) + table->names + table->chips;
  double x = rect.x + fmax(rect.w - width_now(table) - table->titles, 0) / 2 + table->side;
  for (size_t i = 0; i < table->count; i++) {
    TableBlock *block = &table->blocks[i];
    double own = table->row * (double)block->down.count;
    double across = (double)block->across.count * block->width;
    x += before_block(table, i);
    double y = table->brackets ? top + (high - own) / 2 : top;
    block->rect = (Rect){round(x + (block_width(block) - across) / 2), round(y), across, own};
    x += block_width(block) + (table->brackets ? BRACKET * u : 0);
  }
}

void table_arrange(PanelTable *table, Rect rect) {
  table->rect = rect;
  table->titles = table_titles_width(table);
  fit_across(table, rect.w);
  spread_across(table, rect.w - table->titles);
  fit_down(table, rect);
  place_blocks(table, rect);
}

Rect table_rect(const PanelTable *table, const TableBlock *block, size_t down, size_t across) {
  double in = fmin(0.12 * table->u, 0.06 * table->row);
  return (Rect){block->rect.x + (double)across * block->width + in,
                block->rect.y + (double)down * table->row + in, block->width - 2 * in, table->row - 2 * in};
}

Rect table_bracketed(const PanelTable *table, const TableBlock *block) {
  double out = table->brackets ? 0.5 * table->u : 0;
  return (Rect){block->rect.x - out, block->rect.y - 0.1 * table->u, block->rect.w + 2 * out,
                block->rect.h + 0.2 * table->u};
}
