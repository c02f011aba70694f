/* What writes a tree as LaTeX, for src/expr alone (expr_latex*.c). */
#ifndef STEPMAX_EXPR_EXPR_WRITE_H
#define STEPMAX_EXPR_EXPR_WRITE_H

#include "expr/expr_tree.h"

/* How strongly the parts of a written formula hold together, from weakest to strongest; what holds together
 * less than its surroundings need is put in parentheses. */
typedef enum {
  LEVEL_OR,
  LEVEL_AND,
  LEVEL_COMPARISON,
  LEVEL_SUM,
  LEVEL_PREFIX, /* reaches as far to the right as it can: \sum a, \log a */
  LEVEL_PRODUCT,
  LEVEL_POWER, /* cannot be raised as it is: a^2, \frac{a}{b} */
  LEVEL_ATOM
} Level;

typedef struct Latex {
  Text *out;
  const ExprNames *names;
  const ExprLatex *how;
  size_t given,
      letters; /* variables from `given` on, so many of them, are letters where symbols are written */
} Latex;

/* Writes a node where the surroundings need a level. */
void latex_write(Latex *latex, const Node *node, Level needed);
Level latex_level(const Latex *latex, const Node *node);

/* Adds a text in parentheses, growing ones around what is tall. */
void latex_enclosed(Latex *latex, const Text *inner);

/* Whether a variable in it is a letter, so that it has no number. */
bool latex_has_letter(const Latex *latex, const Node *node);

/* The expression that a node was read from. */
void latex_source(Text *out, const Node *node);
/* \COMMAND{the node's source}: "n", "v", "if". */
void latex_template(Latex *latex, const char *command, const Node *node);

/* A name of the reader's, and as upright letters; a variable's. */
void latex_escaped(Text *out, const char *name);
void latex_name(Text *out, const char *name);
void latex_letter(Text *out, const char *name);

/* --- expr_latex_operator.c */

/* Whether a product or the like begins with a minus, which a sum around it takes as its own; and what is
 * behind it. */
bool latex_is_negative(const Node *node);
void latex_positive(Latex *latex, const Node *node);

void latex_sum(Latex *latex, const Node *node);
void latex_product(Latex *latex, const Node *node);
Level latex_product_level(const Latex *latex, const Node *node);
/* What is raised. */
void latex_base(Latex *latex, const Node *node);
void latex_comparison(Latex *latex, const Node *node, Comparison comparison);
void latex_truth(Latex *latex, const Node *node);
void latex_logic(Latex *latex, const Node *node, const char *word, Level level);
void latex_if(Latex *latex, const Node *node, Level needed);

/* --- expr_latex_function.c */

void latex_unary(Latex *latex, const Node *node);
Level latex_unary_level(const Node *node);
void latex_binary(Latex *latex, const Node *node);
Level latex_binary_level(const Node *node);
void latex_call(Latex *latex, const char *name, const Node *list);
void latex_change(Latex *latex, const Node *node);

/* --- expr_latex_list.c */

void latex_fold(Latex *latex, const Node *fold);
Level latex_fold_level(const Latex *latex, const Node *fold);

/* --- expr_latex_cell.c */

/* A number of a value: where its indices stand there are nodes, or letters. */
typedef struct LatexIndex {
  const Node *node;
  const char *letter; /* if there is no node */
} LatexIndex;
void latex_cell(Latex *latex, const Node *cell, const LatexIndex indices[2]);
Level latex_cell_level(const Latex *latex, const Node *cell);

#endif
