/* The cells that a number is computed from: an evaluation that takes note of what it reads. */
#include "expr/expr_evaluation.h"

#include <stdint.h>
#include <string.h>

/* A place in the order of reading; not settled: of a cell whose indices are being read, or that was there
 * already. */
typedef struct Place {
  ExprCell cell;
  bool settled;
} Place;

/* Cells in the order in which they were first read, each once.  `slots` finds a cell by a hash of it: the
 * place in `list` and one; 0: free. */
struct CellSet {
  Arena arena;
  Place *list;
  size_t count, capacity;
  size_t *slots, slot_count; /* a power of two, at least twice the capacity */
};

static bool same_cell(ExprCell a, ExprCell b) {
  return a.pane == b.pane && a.value == b.value && a.row == b.row && a.col == b.col;
}

/* The cell's slot, or the free one where it belongs. */
static size_t *slot_of(const CellSet *cells, ExprCell cell) {
  const uint64_t parts[] = {cell.pane, cell.value, cell.row, cell.col};
  uint64_t hash = 0;
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
    hash = (hash ^ parts[i]) * 0x9E3779B97F4A7C15u, hash ^= hash >> 32;
  size_t at = (size_t)hash & (cells->slot_count - 1);
  while (cells->slots[at] != 0 && !same_cell(cells->list[cells->slots[at] - 1].cell, cell))
    at = (at + 1) & (cells->slot_count - 1);
  return &cells->slots[at];
}

static void grow(CellSet *cells) {
  enum { AT_FIRST = 32 };
  const Place *old = cells->list;
  cells->capacity = cells->capacity > 0 ? 2 * cells->capacity : AT_FIRST;
  cells->slot_count = 2 * cells->capacity;
  cells->list = ARENA_ARRAY(&cells->arena, Place, cells->capacity);
  cells->slots = ARENA_ARRAY(&cells->arena, size_t, cells->slot_count);
  if (old)
    memcpy(cells->list, old, cells->count * sizeof *old);
  for (size_t i = 0; i < cells->count; i++)
    if (cells->list[i].settled)
      *slot_of(cells, cells->list[i].cell) = i + 1;
}

size_t cells_keep(CellSet *cells) {
  if (cells->count == cells->capacity)
    grow(cells);
  cells->list[cells->count] = (Place){.settled = false};
  return cells->count++;
}

void cells_settle(CellSet *cells, size_t kept, ExprCell cell) {
  size_t *slot = slot_of(cells, cell);
  if (*slot == 0) {
    *slot = kept + 1;
    cells->list[kept] = (Place){cell, true};
  } else if (kept + 1 == cells->count) {
    cells->count--;
  }
}

size_t expr_cells(ExprCell *out, size_t max, const Expr *expr, const ExprInput *input) {
  if (input->skipped)
    return 0;
  CellSet cells = {0};
  Evaluation e;
  evaluation_begin(&e, expr, input, NULL);
  e.cells = &cells;
  evaluate(&e, expr->root);
  evaluation_end(&e);
  size_t count = 0;
  for (size_t i = 0; i < cells.count; i++)
    if (cells.list[i].settled) {
      if (count < max)
        out[count] = cells.list[i].cell;
      count++;
    }
  arena_free(&cells.arena);
  return count;
}

bool expr_is_cell(ExprCell *cell, const Expr *expr, const ExprInput *input) {
  const Node *root = expr->root;
  if (root->kind != NODE_CELL || root->enclosed || input->skipped)
    return false;
  Evaluation e;
  evaluation_begin(&e, expr, input, NULL);
  return evaluate_place(&e, cell, root);
}
