/* Source text to a tree.
 *
 * Knows the grammar of the subset and what is a fault in it; knows no sizes and no fonts beyond which
 * face a symbol asks for. */
#ifndef STEPMAX_FORMULA_PARSE_H
#define STEPMAX_FORMULA_PARSE_H

#include "base/arena.h"
#include "base/error.h"
#include "formula/symbols.h"

#include <stdbool.h>
#include <stddef.h>

enum {
  PARSE_MAX_DEPTH = 64,    /* groups within groups */
  PARSE_MAX_LENGTH = 8192, /* bytes of source */
  PARSE_MAX_COLUMNS = 32,  /* of a table */
  PARSE_MAX_ROWS = 128
};

typedef enum {
  NODE_SYMBOL,   /* text, face */
  NODE_BIG,      /* text, code: a large operator */
  NODE_SPACE,    /* amount (mu) */
  NODE_ROW,      /* body: a list, possibly empty */
  NODE_TEXT,     /* text, face: words of the user interface's font */
  NODE_FRACTION, /* body over other; amount: 0 as its place asks, 1 display, -1 text style */
  NODE_ROOT,     /* body; other: the index, or NULL */
  NODE_SCRIPTS,  /* body: the base; sub, sup or NULL */
  NODE_ACCENT,   /* body below code */
  NODE_FENCE,    /* body between open and close (0: none) */
  NODE_TABLE,    /* cells[rows * columns] between open and close; table: its kind */
  NODE_BRACE,    /* body; under: brace below it, else above; scripts become its label */
  NODE_BOXED     /* body */
} FormulaNodeKind;

typedef enum { TABLE_MATRIX, TABLE_CASES, TABLE_ALIGNED } TableKind;

/* A name of \color, and where it stood. */
typedef struct NodeColor {
  const char *name;
  int column;
} NodeColor;

typedef struct FormulaNode FormulaNode;
struct FormulaNode {
  FormulaNodeKind kind;
  AtomClass atom;     /* as its neighbours see it: a sign has become CLASS_ORD */
  AtomClass own_atom; /* as it is written */
  bool sign;          /* a plus or minus that is no operation between two operands */
  bool limits;        /* scripts go above and below in display style */
  bool always_limits; /* by \limits: in every style */
  bool under;
  Face face;
  uint32_t code, open, close;
  int amount;
  const char *text;          /* UTF-8 */
  const NodeColor *color;    /* NULL: the colour around it */
  FormulaNode *next;         /* its neighbour in a row */
  FormulaNode *body, *other; /* each a NODE_ROW, or a single node */
  FormulaNode *sub, *sup;
  FormulaNode **cells; /* each a NODE_ROW */
  size_t rows, columns;
  TableKind table;
};

/* Whether \color{name}{...} may be written. */
typedef bool ColorKnown(const char *name);

/* The tree of a whole formula: a NODE_ROW.  It lives in the arena.  The error's column counts
 * characters from 1. */
bool parse_formula(FormulaNode **out, Arena *arena, const char *source, ColorKnown *known,
                   Error *err) MUST_CHECK;

/* The space between two neighbours in mu (1/18 em): 0, 3, 4 or 5.  In scripts (`tight`) only the
 * thin space around operators remains. */
int parse_gap(AtomClass left, AtomClass right, bool tight);

#endif
