#include "formula/parse_state.h"

#include "base/text.h"

#include <string.h>

typedef struct Environment {
  const char *name;
  TableKind table;
  uint32_t open, close;
} Environment;

static const Environment environments[] = {
    {"matrix", TABLE_MATRIX, 0, 0},      {"pmatrix", TABLE_MATRIX, '(', ')'},
    {"bmatrix", TABLE_MATRIX, '[', ']'}, {"vmatrix", TABLE_MATRIX, '|', '|'},
    {"Bmatrix", TABLE_MATRIX, '{', '}'}, {"Vmatrix", TABLE_MATRIX, 0x2225, 0x2225},
    {"cases", TABLE_CASES, '{', 0},      {"aligned", TABLE_ALIGNED, 0, 0},
};

enum { ENVIRONMENTS = sizeof environments / sizeof *environments };

static const Environment *find_environment(ParseState *state, const char *name, const char *where) {
  const char *names[ENVIRONMENTS];
  for (size_t i = 0; i < ENVIRONMENTS; i++) {
    names[i] = environments[i].name;
    if (strcmp(name, names[i]) == 0)
      return &environments[i];
  }
  parse_fail(state, where, "unknown environment \"%.40s\"", text_is_utf8(name, strlen(name)) ? name : "?");
  const char *nearest = strlen(name) < 40 ? text_nearest(name, names, ENVIRONMENTS) : NULL;
  if (nearest)
    error_hint(state->err, "did you mean %s?", nearest);
  else
    error_hint(state->err, "there are matrix, pmatrix, bmatrix, vmatrix, cases and aligned");
  return NULL;
}

/* The cells as they are read: a chain, row by row. */
typedef struct Cell {
  FormulaNode *row;
  size_t line, column;
  struct Cell *next;
} Cell;

typedef struct Cells {
  Cell *first, **end;
  size_t rows, columns;
} Cells;

static bool read_cell(Cells *cells, ParseState *state, size_t line, size_t column, TableKind table) {
  if (column >= PARSE_MAX_COLUMNS)
    return parse_fail(state, state->at, "more than %d columns", PARSE_MAX_COLUMNS);
  if (line >= PARSE_MAX_ROWS)
    return parse_fail(state, state->at, "more than %d rows", PARSE_MAX_ROWS);
  Cell *cell = ARENA_NEW(state->arena, Cell);
  if (!parse_row(&cell->row, state, 0))
    return false;
  if (table == TABLE_ALIGNED && column % 2 == 1) {
    /* An empty atom in front: what follows the & of an aligned line has something to its left. */
    FormulaNode *empty = parse_node(state, NODE_ROW, CLASS_ORD);
    empty->next = cell->row->body;
    cell->row->body = empty;
    parse_resolve(empty);
  }
  cell->line = line;
  cell->column = column;
  *cells->end = cell;
  cells->end = &cell->next;
  if (column >= cells->columns)
    cells->columns = column + 1;
  cells->rows = line + 1;
  return true;
}

static bool read_cells(Cells *cells, ParseState *state, TableKind table, const char *name,
                       const char *where) {
  size_t line = 0, column = 0;
  for (;;) {
    if (!read_cell(cells, state, line, column, table))
      return false;
    if (*state->at == '&') {
      state->at++;
      column++;
    } else if (parse_at_command(state, "\\")) {
      state->at += strlen("\\\\");
      parse_skip_space(state);
      if (parse_at_command(state, "end")) /* a last line break starts no empty row */
        return true;
      line++;
      column = 0;
    } else if (parse_at_command(state, "end")) {
      return true;
    } else if (*state->at == '\0') {
      return parse_fail(state, where, "\\begin{%s} without its \\end{%s}", name, name);
    } else {
      return parse_fail(state, state->at, "%s inside {%s}",
                        *state->at == '}' ? "a } without its {" : "\\right without its \\left", name);
    }
  }
}

bool parse_table(FormulaNode **out, ParseState *state, const char *where) {
  const char *name, *end_name;
  if (!parse_word(&name, state, "begin", where))
    return false;
  const Environment *environment = find_environment(state, name, where);
  if (!environment)
    return false;
  Cells cells = {.end = &cells.first};
  if (!read_cells(&cells, state, environment->table, name, where))
    return false;
  const char *end = state->at;
  state->at += strlen("\\end");
  if (!parse_word(&end_name, state, "end", end))
    return false;
  if (strcmp(name, end_name) != 0)
    return parse_fail(state, end, "\\begin{%s} ends with \\end{%.40s}", name,
                      text_is_utf8(end_name, strlen(end_name)) ? end_name : "?");
  FormulaNode *node =
      parse_node(state, NODE_TABLE, environment->table == TABLE_ALIGNED ? CLASS_ORD : CLASS_INNER);
  node->table = environment->table;
  node->open = environment->open;
  node->close = environment->close;
  node->rows = cells.rows;
  node->columns = cells.columns;
  node->cells = ARENA_ARRAY(state->arena, FormulaNode *, cells.rows * cells.columns);
  for (const Cell *cell = cells.first; cell; cell = cell->next)
    node->cells[cell->line * cells.columns + cell->column] = cell->row;
  *out = node;
  return true;
}
