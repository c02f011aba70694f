/* Matrices, vectors and samples with their numbers: what the options say. */
#include "view/panel_table_parts.h"

#include <math.h>
#include <string.h>

/* --- Blocks */

Cell table_cell(const TableBlock *block, size_t row, size_t col) {
  if (block->repeated)
    row = 0;
  return block->turned ? (Cell){block->cells.value, block->cells.row + col, block->cells.col + row}
                       : (Cell){block->cells.value, block->cells.row + row, block->cells.col + col};
}

static PanelNumber table_number(const TableBlock *block, size_t row, size_t col) {
  return (PanelNumber){block->draw, table_cell(block, row, col)};
}

bool table_block_visible(const TableBlock *block) {
  return panel_cells_visible(block->draw, &block->cells, KNOWN);
}

bool table_find(size_t *row, size_t *col, const TableBlock *block, size_t pane, Cell cell) {
  const Cells *cells = &block->cells;
  if (cells->pane != pane || cells->value != cell.value || cell.row - cells->row >= cells->rows ||
      cell.col - cells->col >= cells->cols)
    return false;
  *row = block->turned ? cell.col - cells->col : cell.row - cells->row;
  *col = block->turned ? cell.row - cells->row : cell.col - cells->col;
  return true;
}

static bool is_same(const Cells *a, const Cells *b) {
  return a->pane == b->pane && a->value == b->value && a->row == b->row && a->rows == b->rows &&
         a->col == b->col && a->cols == b->cols;
}

static bool is_among(const Draw *draw, const Panel *panel, const char *key, const Cells *cells) {
  size_t count;
  const Cells *list = panel_cells(draw, panel_setting(panel, key), &count);
  for (size_t i = 0; i < count; i++)
    if (is_same(&list[i], cells))
      return true;
  return false;
}

/* The row below the i-th block, if it has a number for each column. */
static const Cells *foot_of(const Draw *draw, const Panel *panel, size_t i, size_t cols) {
  size_t count;
  const Cells *list = panel_cells(draw, panel_setting(panel, "foot"), &count);
  return i < count && cells_count(&list[i]) == cols ? &list[i] : NULL;
}

static TableBlock block_of(const Draw *draw, const Panel *panel, const Cells *cells, size_t i) {
  TableBlock block = {.draw = draw_pane(draw, cells->pane), .cells = *cells};
  block.turned = is_among(draw, panel, "turn", cells);
  block.rows = block.turned ? cells->cols : cells->rows;
  block.cols = block.turned ? cells->rows : cells->cols;
  block.heat = is_among(draw, panel, "heat", cells);
  block.foot = foot_of(draw, panel, i, block.cols);
  return block;
}

static bool is_part_of_matrix(const TableBlock *block) {
  const ViewState *state = block->draw->state;
  const Value *value = trace_value(state->trace, state->step, block->cells.value);
  return value->cols > 1 && block->cells.rows < value->rows;
}

/* Of a number its own symbol, of a row of a matrix "W_{4}". */
static const char *name_of(const TableBlock *block) {
  Arena *arena = block->draw->arena;
  if (cells_count(&block->cells) == 1)
    return panel_symbol(block->draw, cells_at(&block->cells, 0));
  const char *symbol = panel_value_symbol(block->draw, block->cells.value);
  if (is_part_of_matrix(block))
    symbol = arena_printf(arena, "%s_{%zu}", symbol, block->cells.row + 1);
  return block->turned ? arena_printf(arena, "%s^{\\top}", symbol) : symbol;
}

/* A row added to a matrix is added to each of its rows. */
static void repeat_rows(PanelTable *table) {
  for (size_t i = 1; i < table->count; i++) {
    TableBlock *block = &table->blocks[i];
    size_t most = 0;
    for (size_t k = 0; k < table->count; k++)
      most =
          table->blocks[k].rows > most && table->blocks[k].cols == block->cols ? table->blocks[k].rows : most;
    if (block->sign && strcmp(block->sign, "+") == 0 && block->rows == 1 && block->cols > 1 && most > 1)
      block->rows = block->repeated = most;
  }
}

static void add_blocks(PanelTable *table) {
  const Draw *draw = table->draw;
  const Panel *panel = table->panel;
  size_t count, name_count, sign_count;
  const Cells *cells = panel_cells(draw, panel_setting(panel, "of"), &count);
  const char *const *names =
      panel_names(draw, panel_formula(draw, panel_setting(panel, "names")), &name_count);
  const char *const *signs =
      panel_names(draw, panel_formula(draw, panel_setting(panel, "signs")), &sign_count);
  for (size_t i = 0; i < count && table->count < TABLE_BLOCKS_MAX; i++) {
    if (cells_count(&cells[i]) == 0)
      continue;
    TableBlock *block = &table->blocks[table->count++];
    *block = block_of(draw, panel, &cells[i], i);
    block->name = i < name_count ? names[i] : name_of(block);
    block->sign = i > 0 && i - 1 < sign_count ? signs[i - 1] : NULL;
  }
  repeat_rows(table);
  for (size_t i = 0; i < table->count; i++) {
    table->blocks[i].offset = table->cols;
    table->cols += table->blocks[i].cols;
    table->rows = table->blocks[i].rows > table->rows ? table->blocks[i].rows : table->rows;
  }
}

/* --- What stands out */

const TableBlock *table_active_block(const PanelTable *table) {
  return table->active_at < table->count ? &table->blocks[table->active_at] : NULL;
}

static bool activate(PanelTable *table, size_t block, size_t pane, Cell cell) {
  size_t row, col;
  if (!table_find(&row, &col, &table->blocks[block], pane, cell))
    return false;
  table->active = cell;
  table->active_at = block;
  return true;
}

/* The number whose row and column light up: what is pointed at in the result, else what is framed. */
static void find_active(PanelTable *table) {
  const ViewState *state = table->draw->state;
  size_t result = table->count - 1;
  const Target targets[] = {state->hover, state->inspected, state->focus};
  for (size_t i = 0; i < 3; i++)
    if (targets[i].kind == TARGET_CELL &&
        activate(table, result, (size_t)targets[i].pane,
                 (Cell){(ValueId)targets[i].a, (size_t)targets[i].b, (size_t)targets[i].c}))
      return;
  for (size_t i = 0; i < table->frame_count; i++)
    if (activate(table, result, table->frames[i].cells.pane, cells_at(&table->frames[i].cells, 0)))
      return;
}

static void add_frames(PanelTable *table) {
  const Draw *draw = table->draw;
  for (size_t i = 0; i < panel_setting(table->panel, "frame")->count; i++) {
    size_t count;
    const Cells *cells = panel_cells(draw, panel_item_setting(table->panel, "frame", i, "of"), &count);
    const char *title = panel_phrase(draw, panel_item_setting(table->panel, "frame", i, "title"));
    for (size_t k = 0; k < count && table->frame_count < TABLE_FRAMES_MAX; k++)
      table->frames[table->frame_count++] = (TableFrame){cells[k], k == 0 ? title : NULL};
  }
}

static double greatest(const PanelTable *table) {
  double most = 0;
  for (size_t i = 0; i < table->count; i++)
    for (size_t k = 0; k < cells_count(&table->blocks[i].cells) && table->blocks[i].heat; k++) {
      double size = fabs(draw_number(table->blocks[i].draw, cells_at(&table->blocks[i].cells, k)));
      if (isfinite(size))
        most = fmax(most, size);
    }
  return most;
}

static PanelTable table_read(const Draw *draw, const Panel *panel) {
  PanelTable table = {.draw = draw,
                      .panel = panel,
                      .u = draw->u,
                      .product = panel_setting(panel, "product")->flag,
                      .shapes = panel_setting(panel, "shape")->flag,
                      .brackets = panel_setting(panel, "signs")->given};
  table.heads = panel_names(draw, panel_formula(draw, panel_setting(panel, "heads")), &table.head_count);
  table.sides = panel_names(draw, panel_formula(draw, panel_setting(panel, "sides")), &table.side_count);
  table.only = panel_numbers(draw, panel_setting(panel, "only"));
  add_blocks(&table);
  add_frames(&table);
  table.heat_most = greatest(&table);
  table.active_at = SIZE_MAX;
  if (table.count > 0)
    find_active(&table);
  return table;
}

/* --- Heads */

static PanelHead named(const char *symbol) {
  return (PanelHead){.symbol = symbol[0] != '\0' ? symbol : NULL};
}

PanelHead table_side(const PanelTable *table, size_t row) {
  const TableBlock *first = &table->blocks[0];
  if (row < table->side_count)
    return named(table->sides[row]);
  if (table->side_count > 0 || first->rows <= row || first->rows < 2)
    return (PanelHead){0};
  PanelNumber number = table_number(first, row, 0);
  PanelHead head = first->turned ? panel_column_head(&number) : panel_row_head(&number);
  if (!head.is_class && !head.name && !first->turned && first->cells.cols > 1)
    head.symbol = arena_printf(table->draw->arena, "%zu", number.cell.row + 1);
  bool alone = table->brackets && !head.is_class && !head.name; /* the matrix says it all */
  if (alone)
    return (PanelHead){0};
  return head;
}

PanelHead table_above(const PanelTable *table, const TableBlock *block, size_t col) {
  if (block->offset + col < table->head_count)
    return named(table->heads[block->offset + col]);
  if (table->head_count > 0 || block->cols < 2)
    return (PanelHead){0};
  PanelNumber number = table_number(block, 0, col);
  PanelHead head = block->turned ? panel_row_head(&number) : panel_column_head(&number);
  return head.is_class || !table->brackets || head.name ? head : (PanelHead){0};
}

/* --- The panel */

static PanelRoom room(const Draw *draw, const Panel *panel) {
  if (table_has_words(panel))
    return table_words_room(draw, panel);
  PanelTable table = table_read(draw, panel);
  double u = draw->u, width = fmin(table_width(&table, SIZE_SMALL, draw->state->digits) / u, 60);
  size_t rows = table.rows;
  table.rows = rows < 8 ? rows : 8;
  double height = table_height(&table, 2.3 * u) / u;
  table.rows = rows;
  return (PanelRoom){fmax(width, 12), fmax(height, 8), 0, table_height(&table, 4.2 * u) / u};
}

/* Whether a table, or all tables of a row of them, have room to spare in rect. */
static bool has_room(const Draw *draw, const Panel *panel, Rect rect) {
  for (size_t i = 0; i < panel->child_count; i++)
    if (!has_room(draw, panel->children[i], rect))
      return false;
  if (panel->kind != PANEL_TABLE || table_has_words(panel))
    return true;
  PanelTable table = table_read(draw, panel);
  return table.count == 0 ||
         (table_best_width(&table) <= 0.85 * rect.w && table_best_height(&table) <= rect.h);
}

/* Of the panel that matters most the letters are larger where rows and columns have room to spare: some more
 * across, where a number that changes may become longer. */
static const Draw *enlarged(const Draw *draw, const Panel *panel, Rect rect) {
  static const double SCALES[] = {1.4, 1.25, 1.12};
  for (size_t i = 0; panel_is_main(draw, panel) && i < sizeof SCALES / sizeof *SCALES; i++) {
    const Draw *larger = draw_scaled(draw, SCALES[i]);
    if (has_room(larger, draw->main->kind == PANEL_ROW ? draw->main : panel, rect))
      return larger;
  }
  return draw;
}

static void draw_table(const Draw *draw, const Panel *panel, Rect rect) {
  if (table_has_words(panel)) {
    table_words_draw(draw, panel, rect);
    return;
  }
  PanelTable table = table_read(enlarged(draw, panel, rect), panel);
  if (table.count == 0)
    return;
  table_arrange(&table, rect);
  table_draw(&table);
}

/* "Table: W (5 × 3), x (3 × 1)", "Framed: z₄ = 3.00" */
static void print(Text *out, const Draw *draw, const Panel *panel) {
  if (table_has_words(panel)) {
    table_words_print(out, draw, panel);
    return;
  }
  PanelTable table = table_read(draw, panel);
  Text list = {0};
  for (size_t i = 0; i < table.count; i++)
    if (table_block_visible(&table.blocks[i]))
      text_addf(&list, "%s%s (%zu × %zu)", list.length > 0 ? ", " : "",
                panel_plain(draw, table.blocks[i].name), table.blocks[i].rows, table.blocks[i].cols);
  panel_print_line(out, draw, STRING_PRINT_TABLE, text_get(&list));
  text_clear(&list);
  for (size_t i = 0; i < panel_setting(panel, "frame")->count; i++) {
    PanelNumbers framed = panel_numbers(draw, panel_item_setting(panel, "frame", i, "of"));
    panel_print_numbers(&list, &framed);
  }
  panel_print_line(out, draw, STRING_PRINT_FRAME, text_get(&list));
  text_free(&list);
}

const PanelLook PANEL_TABLE_LOOK = {room, draw_table, print};
