/* The panel `table`, in parts: blocks of numbers and where they lie, what is drawn in them, tables of words.
 */
#ifndef STEPMAX_VIEW_PANEL_TABLE_PARTS_H
#define STEPMAX_VIEW_PANEL_TABLE_PARTS_H

#include "view/panel_numbers.h"

enum { TABLE_BLOCKS_MAX = 16, TABLE_LINES_MAX = 40, TABLE_FRAMES_MAX = 32 };

/* Which rows, or columns, are on screen; of many the first and the last, with dots between. */
typedef struct TableLines {
  int at[TABLE_LINES_MAX]; /* -1: dots */
  size_t count;
} TableLines;

/* Numbers that are framed; the title stands at the first of an item's. */
typedef struct TableFrame {
  Cells cells;
  const char *title; /* NULL: none */
} TableFrame;

/* A matrix or vector. */
typedef struct TableBlock {
  const Draw *draw; /* of its pane */
  Cells cells;
  bool turned;
  size_t rows, cols; /* as drawn */
  size_t repeated;   /* rows that a single row stands for; 0: it stands for itself */
  const char *name;
  const char *sign; /* between it and the block before; NULL: none */
  size_t offset;    /* columns of the blocks before */
  bool heat;
  const Cells *foot; /* a last row; NULL: none */
  TableLines across, down;
  Rect rect;    /* of its cells */
  double width; /* of a column */
} TableBlock;

typedef struct PanelTable {
  const Draw *draw;
  const Panel *panel;
  double u;
  TableBlock blocks[TABLE_BLOCKS_MAX];
  size_t count, rows, cols; /* rows: the most; cols: of all blocks */
  bool brackets, product, shapes;
  const char *const *heads, *const *sides;
  size_t head_count, side_count;
  PanelNumbers only;
  TableFrame frames[TABLE_FRAMES_MAX];
  size_t frame_count;
  double heat_most; /* the greatest size among the coloured numbers */
  Cell active;      /* the number that is pointed at, or else framed */
  size_t active_at; /* its block; SIZE_MAX: there is none */
  /* The layout. */
  Rect rect;
  double side; /* the width of what stands before the rows */
  double row, size;
  int digits;
  double names, chips, foot, below, equation; /* heights of the lines above and below the cells */
  bool tight;                                 /* little room: blocks stand close */
  double titles;                              /* width of the frames' names on the right */
} PanelTable;

/* The number at a row and column as drawn. */
Cell table_cell(const TableBlock *block, size_t row, size_t col);
bool table_block_visible(const TableBlock *block);
/* Where a number of a value is drawn in a block; false: it is not in it. */
bool table_find(size_t *row, size_t *col, const TableBlock *block, size_t pane, Cell cell);

/* The block of the active number; NULL: there is none. */
const TableBlock *table_active_block(const PanelTable *table);

/* Sets the layout in rect, with as many digits and as large as fit. */
void table_arrange(PanelTable *table, Rect rect);
/* The least width and height in pixels. */
double table_width(PanelTable *table, double size, int digits);
double table_height(const PanelTable *table, double row);
/* Those at which nothing is smaller than it might be. */
double table_best_width(PanelTable *table);
double table_best_height(const PanelTable *table);
/* The place of a cell by its place on screen, and of the whole block with its brackets. */
Rect table_rect(const PanelTable *table, const TableBlock *block, size_t down, size_t across);
Rect table_bracketed(const PanelTable *table, const TableBlock *block);

/* A row's or column's head; empty where it has none. */
PanelHead table_side(const PanelTable *table, size_t row);
PanelHead table_above(const PanelTable *table, const TableBlock *block, size_t col);

void table_draw(const PanelTable *table);
/* The names of frames that stand at the right. */
double table_titles_width(const PanelTable *table);

/* --- Tables of words */
bool table_has_words(const Panel *panel);
PanelRoom table_words_room(const Draw *draw, const Panel *panel);
void table_words_draw(const Draw *draw, const Panel *panel, Rect rect);
void table_words_print(Text *out, const Draw *draw, const Panel *panel);

#endif
