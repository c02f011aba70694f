/* Which rows of other values a row of an equation reads, told without evaluating it. */
#include "expr/expr_tree.h"

#include <string.h>

typedef struct RowReader {
  size_t chosen; /* the value that is the number of a row, + 1 */
  ExprRows *rows;
} RowReader;

static ExprRows rows_of_index(const RowReader *reader, const Node *index) {
  const Node *second = index ? index->next : NULL;
  if (index && index->kind == NODE_VARIABLE && index->which == 0)
    return second && second->kind == NODE_VARIABLE && second->which == 1 ? EXPR_ROWS_SAME : EXPR_ROWS_OWN;
  if (index && index->kind == NODE_CELL && reader->chosen > 0 && index->which + 1 == reader->chosen)
    return EXPR_ROWS_CHOSEN;
  return EXPR_ROWS_ALL;
}

static void read_rows(const RowReader *reader, const Node *node) {
  if ((node->kind == NODE_CELL || node->kind == NODE_WHOLE) && node->pane == EXPR_OWN_PANE) {
    ExprRows rows = rows_of_index(reader, node->kind == NODE_CELL ? node->first : NULL);
    ExprRows *so_far = &reader->rows[node->which];
    bool own = (*so_far == EXPR_ROWS_SAME || *so_far == EXPR_ROWS_OWN) && rows <= EXPR_ROWS_OWN;
    *so_far = *so_far == EXPR_ROWS_NONE || *so_far == rows ? rows : own ? EXPR_ROWS_OWN : EXPR_ROWS_ALL;
  }
  for (const Node *part = node->first; part; part = part->next)
    read_rows(reader, part);
  if (node->index)
    read_rows(reader, node->index);
}

void expr_rows(ExprRows *rows, const Expr *expr, size_t chosen) {
  read_rows(&(RowReader){chosen, rows}, expr->root);
}
