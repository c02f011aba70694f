#include "formula/layout.h"

#include <math.h>
#include <string.h>

/* In ems, as in LaTeX: rows 1.2 apart with a strut, columns 1 apart. */
#define ROW_ASCENT 0.84
#define ROW_DESCENT 0.36
#define ROW_GAP 0.1
#define CASES_STRETCH 1.2
#define ALIGNED_GAP 0.3
#define COLUMN_GAP 1.0
#define PAIR_GAP 2.0

typedef struct Grid {
  FormulaBox **cells;
  double *widths;
  double *ascents, *descents;
} Grid;

static Setting cell_setting(const FormulaNode *node, Setting setting) {
  if (node->table != TABLE_ALIGNED && setting.level == LEVEL_DISPLAY)
    setting.level = LEVEL_TEXT;
  return setting;
}

static Grid set_cells(FormulaLayout *layout, const FormulaNode *node, Setting setting, double em) {
  Grid grid = {
      .cells = ARENA_ARRAY(layout->arena, FormulaBox *, node->rows * node->columns),
      .widths = ARENA_ARRAY(layout->arena, double, node->columns),
      .ascents = ARENA_ARRAY(layout->arena, double, node->rows),
      .descents = ARENA_ARRAY(layout->arena, double, node->rows),
  };
  double stretch = node->table == TABLE_CASES ? CASES_STRETCH : 1;
  for (size_t r = 0; r < node->rows; r++) {
    grid.ascents[r] = ROW_ASCENT * stretch * em;
    grid.descents[r] = ROW_DESCENT * stretch * em;
    for (size_t c = 0; c < node->columns; c++) {
      FormulaBox *cell = layout_node(layout, node->cells[r * node->columns + c], cell_setting(node, setting));
      grid.cells[r * node->columns + c] = cell;
      grid.widths[c] = fmax(grid.widths[c], cell->width);
      grid.ascents[r] = fmax(grid.ascents[r], cell->ascent + ROW_GAP / 2 * em);
      grid.descents[r] = fmax(grid.descents[r], cell->descent + ROW_GAP / 2 * em);
    }
  }
  return grid;
}

/* How many decimals the cell has, if it is one number with or without a sign; -1: it is something else. */
static int decimals_of(const FormulaNode *cell) {
  const FormulaNode *last = cell && cell->body && cell->body->sign ? cell->body->next
                            : cell                                 ? cell->body
                                                                   : NULL;
  if (!last || last->next || last->kind != NODE_SYMBOL || last->text[0] < '0' || last->text[0] > '9')
    return -1;
  const char *point = strchr(last->text, '.');
  return point ? (int)strlen(point + 1) : 0;
}

/* A column of numbers with the same decimals stands flush right, so that a minus does not push its digits
 * aside. */
static bool is_number_column(const FormulaNode *node, size_t column) {
  int decimals = decimals_of(node->cells[column]);
  for (size_t r = 1; r < node->rows; r++)
    if (decimals_of(node->cells[r * node->columns + column]) != decimals)
      return false;
  return decimals >= 0;
}

/* Where a cell stands in its column: 0 left, 0.5 centred, 1 right. */
static double column_align(const FormulaNode *node, size_t column) {
  switch (node->table) {
  case TABLE_CASES:
    return 0;
  case TABLE_ALIGNED:
    return column % 2 == 0 ? 1 : 0;
  case TABLE_MATRIX:
    break;
  }
  return is_number_column(node, column) ? 1 : 0.5;
}

static double gap_before(const FormulaNode *node, size_t column) {
  if (column == 0)
    return 0;
  if (node->table == TABLE_ALIGNED)
    return column % 2 == 1 ? 0 : PAIR_GAP;
  return COLUMN_GAP;
}

/* The rows below each other, the origin at the top left. */
static FormulaBox *place_cells(FormulaLayout *layout, const FormulaNode *node, const Grid *grid, double em) {
  FormulaBox *box = box_group(layout->arena);
  double y = 0;
  for (size_t r = 0; r < node->rows; r++) {
    double x = 0;
    y += r > 0 && node->table == TABLE_ALIGNED ? ALIGNED_GAP * em : 0;
    y = floor(y + grid->ascents[r] + 0.5);
    for (size_t c = 0; c < node->columns; c++) {
      FormulaBox *cell = grid->cells[r * node->columns + c];
      x += gap_before(node, c) * em;
      box_add(box, cell, x + column_align(node, c) * (grid->widths[c] - cell->width), y);
      x += grid->widths[c];
    }
    box->width = fmax(box->width, x);
    y += grid->descents[r];
  }
  box->ascent = 0;
  box->descent = y;
  return box;
}

FormulaBox *grid_layout(FormulaLayout *layout, const FormulaNode *node, Setting setting) {
  double em = layout_em(layout, setting);
  Grid grid = set_cells(layout, node, setting, em);
  FormulaBox *box = box_group(layout->arena);
  box_add_centred(box, place_cells(layout, node, &grid, em), 0, LAYOUT_AXIS * em);
  if (!node->open && !node->close)
    return box;
  return construct_fenced(layout, box, node->open, node->close, setting);
}
