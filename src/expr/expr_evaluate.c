#include "base/number.h"
#include "expr/expr_evaluation.h"
#include "expr/expr_function.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const ExprDual ZERO = {0, 0};

static ExprDual constant(double number) {
  return (ExprDual){number, 0};
}

ExprDual evaluate_fail(Evaluation *e, int column, const char *what) {
  if (!e->failed)
    error_at(e->err, NULL, 0, column, "%s", what);
  e->failed = true;
  return ZERO;
}

/* --- Values */

const ExprArray *evaluate_array(const Evaluation *e, const Node *node) {
  static const ExprArray NOTHING = {0};
  const ExprInput *input = e->input;
  const ExprArray *values = node->pane == EXPR_OWN_PANE ? input->values
                            : input->of_pane            ? input->of_pane(input->context, node->pane)
                                                        : NULL;
  return values && values[node->which].at ? &values[node->which] : &NOTHING;
}

ExprDual evaluate_cell(Evaluation *e, const ExprCell *cell, const ExprArray *array) {
  const ExprInput *input = e->input;
  const size_t at = cell->row * array->cols + cell->col;
  ExprDual dual = {array->at[at], 0};
  if (input->shown_cell)
    dual.number = input->shown_cell(input->context, *cell, dual.number);
  if (e->slopes && cell->pane == EXPR_OWN_PANE && e->slopes[cell->value].at)
    dual.slope = e->slopes[cell->value].at[at];
  return dual;
}

bool evaluate_is_index(Evaluation *e, size_t *out, double number, const Node *index, size_t count,
                       const char *name) {
  if (e->failed)
    return false;
  if (number >= 1 && number <= (double)count) {
    *out = (size_t)number - 1;
    if ((double)(*out + 1) == number)
      return true;
  }
  char what[160], shown[NUMBER_MAX];
  snprintf(what, sizeof what, "the index of %.40s is %s: it must be a whole number from 1 to %zu", name,
           number_exact(shown, number), count);
  evaluate_fail(e, index->column, what);
  return false;
}

/* The indices of a cell in its array. */
static bool find_indices(Evaluation *e, ExprCell *cell, const Node *node, const ExprArray *array) {
  const char *name = e->expr->names->values[node->which].name;
  const Node *row = node->first, *col = row ? row->next : NULL;
  if (row && !evaluate_is_index(e, &cell->row, evaluate(e, row).number, row, array->rows, name))
    return false;
  return !col || evaluate_is_index(e, &cell->col, evaluate(e, col).number, col, array->cols, name);
}

static bool find_place(Evaluation *e, ExprCell *out, const Node *node, const ExprArray *array) {
  *out = (ExprCell){node->pane, node->which, 0, 0};
  if (!e->cells)
    return find_indices(e, out, node, array);
  size_t kept = cells_keep(e->cells);
  if (!find_indices(e, out, node, array))
    return false;
  cells_settle(e->cells, kept, *out);
  return true;
}

bool evaluate_place(Evaluation *e, ExprCell *out, const Node *node) {
  return find_place(e, out, node, evaluate_array(e, node));
}

/* Whether a number of the value that is being computed is not there yet. */
static bool is_ahead(Evaluation *e, const ExprCell *cell, const ExprArray *array, const Node *node) {
  const ExprInput *input = e->input;
  if (input->own != cell->value + 1 || cell->pane != EXPR_OWN_PANE ||
      cell->row * array->cols + cell->col < input->ready)
    return false;
  char what[160];
  snprintf(what, sizeof what, "%.40s is read where it is not computed yet: only its numbers before can be",
           e->expr->names->values[node->which].name);
  evaluate_fail(e, node->column, what);
  return true;
}

static ExprDual cell_number(Evaluation *e, const Node *node) {
  const ExprArray *array = evaluate_array(e, node);
  ExprCell cell;
  if (!evaluate_work(e, node, 1) || !find_place(e, &cell, node, array))
    return ZERO;
  if (cell.row >= array->rows || cell.col >= array->cols)
    return constant((double)NAN);
  return is_ahead(e, &cell, array, node) ? ZERO : evaluate_cell(e, &cell, array);
}

/* --- Operators */

static ExprDual sum(Evaluation *e, const Node *node) {
  const Node *term = node->first;
  ExprDual total = evaluate(e, term);
  while ((term = term->next)) {
    ExprDual right = evaluate(e, term);
    total.number = term->inverse ? total.number - right.number : total.number + right.number;
    total.slope = term->inverse ? total.slope - right.slope : total.slope + right.slope;
  }
  return total;
}

static ExprDual product_of(ExprDual a, ExprDual b) {
  return (ExprDual){a.number * b.number,
                    evaluate_slope(a.number, b.slope) + evaluate_slope(b.number, a.slope)};
}

static ExprDual quotient_of(ExprDual a, ExprDual b) {
  double number = a.number / b.number;
  return (ExprDual){number, evaluate_slope(1 / b.number, a.slope - evaluate_slope(number, b.slope))};
}

static ExprDual product(Evaluation *e, const Node *node) {
  const Node *factor = node->first;
  ExprDual total = evaluate(e, factor);
  while ((factor = factor->next)) {
    ExprDual right = evaluate(e, factor);
    total = factor->inverse ? quotient_of(total, right) : product_of(total, right);
  }
  return total;
}

static bool compare(Comparison comparison, double a, double b) {
  switch (comparison) {
  case COMPARE_EQUAL:
    return a == b;
  case COMPARE_UNEQUAL:
    return a != b;
  case COMPARE_LESS_EQUAL:
    return a <= b;
  case COMPARE_GREATER_EQUAL:
    return a >= b;
  case COMPARE_LESS:
    return a < b;
  case COMPARE_GREATER:
  case COMPARE_COUNT:
    break;
  }
  return a > b;
}

static ExprDual comparison(Evaluation *e, const Node *node) {
  double left = evaluate(e, node->first).number, right = evaluate(e, node->first->next).number;
  return constant(compare((Comparison)node->which, left, right));
}

/* Parts joined by a word, decided by the first that is `deciding`. */
static ExprDual logic(Evaluation *e, const Node *node, bool deciding) {
  for (const Node *part = node->first; part; part = part->next)
    if ((evaluate(e, part).number != 0) == deciding)
      return constant(deciding);
  return constant(!deciding);
}

/* What decides is not among the cells that the number is computed from: it only says which they are. */
static ExprDual choice(Evaluation *e, const Node *node) {
  const Node *then = node->first->next;
  CellSet *cells = e->cells;
  e->cells = NULL;
  bool holds = evaluate(e, node->first).number != 0;
  e->cells = cells;
  return e->failed ? ZERO : evaluate(e, holds ? then : then->next);
}

/* --- Functions */

static ExprDual unary(Evaluation *e, const Node *node) {
  const Unary *function = &UNARIES[node->which];
  ExprDual of = evaluate(e, node->first);
  double number = function->number(of.number);
  bool flat = of.slope == 0 || !function->derivative;
  return (ExprDual){number, flat ? 0 : function->derivative(of.number, number) * of.slope};
}

static ExprDual binary(Evaluation *e, const Node *node) {
  const Binary *function = &BINARIES[node->which];
  ExprDual a = evaluate(e, node->first), b = evaluate(e, node->first->next);
  ExprDual out = {function->number(a.number, b.number), 0};
  if (a.slope != 0)
    out.slope += function->by_first(a.number, b.number, out.number) * a.slope;
  if (b.slope != 0)
    out.slope += function->by_second(a.number, b.number, out.number) * b.slope;
  return out;
}

/* Rounding for display is no part of what is computed: the slope is that of the number itself. */
static ExprDual shown(Evaluation *e, const Node *node) {
  const ExprInput *input = e->input;
  ExprDual of = evaluate(e, node->first);
  if (!node->whole)
    of.number = input->shown ? input->shown(input->context, of.number) : (double)NAN;
  return of;
}

static ExprDual call(Evaluation *e, const Node *node) {
  const ExprInput *input = e->input;
  double arguments[EXPR_ARGUMENTS_MAX], slopes[EXPR_ARGUMENTS_MAX], gradient[EXPR_ARGUMENTS_MAX] = {0};
  size_t count = 0;
  bool flat = true;
  for (const Node *argument = node->first; argument; argument = argument->next, count++) {
    ExprDual dual = evaluate(e, argument);
    arguments[count] = dual.number;
    slopes[count] = dual.slope;
    flat = flat && dual.slope == 0;
  }
  if (e->failed || !input->call)
    return constant((double)NAN);
  ExprDual out = {input->call(input->context, node->which, arguments, flat ? NULL : gradient), 0};
  for (size_t i = 0; i < count && !flat; i++)
    out.slope += evaluate_slope(gradient[i], slopes[i]);
  return out;
}

static ExprDual change(Evaluation *e, const Node *node) {
  const ExprInput *input = e->input;
  ExprCell of, by;
  if (!evaluate_work(e, node, 1) || !evaluate_place(e, &of, node->first) ||
      !evaluate_place(e, &by, node->first->next) || !input->change)
    return constant((double)NAN);
  return constant(input->change(input->context, (ExprChange)node->which, of, by));
}

/* --- All of it */

ExprDual evaluate_parts(Evaluation *e, const Node *node) {
  ExprDual of;
  switch (node->kind) {
  case NODE_CELL:
    return cell_number(e, node);
  case NODE_NEGATIVE:
    of = evaluate(e, node->first);
    return (ExprDual){0.0 - of.number, 0.0 - of.slope};
  case NODE_SUM:
    return sum(e, node);
  case NODE_PRODUCT:
    return product(e, node);
  case NODE_COMPARISON:
    return comparison(e, node);
  case NODE_TRUTH:
    return constant((evaluate(e, node->first).number != 0) == (node->which != 0));
  case NODE_AND:
    return logic(e, node, false);
  case NODE_OR:
    return logic(e, node, true);
  case NODE_IF:
    return choice(e, node);
  case NODE_UNARY:
    return unary(e, node);
  case NODE_BINARY:
    return binary(e, node);
  case NODE_SHOWN:
    return shown(e, node);
  case NODE_FOLD:
    return evaluate_fold(e, node);
  case NODE_CALL:
    return call(e, node);
  case NODE_CHANGE:
    return change(e, node);
  case NODE_NUMBER:
  case NODE_VARIABLE:
  case NODE_SIZE:
  case NODE_WHOLE:
  case NODE_REPEATED:
    break;
  }
  return ZERO; /* they have no parts, or are parts of lists: evaluate_fold */
}

void evaluation_begin(Evaluation *e, const Expr *expr, const ExprInput *input, Error *err) {
  e->expr = expr;
  e->input = input;
  e->slopes = NULL;
  e->cells = NULL;
  e->err = err;
  e->work = input->work ? *input->work : 0;
  e->failed = false;
  for (size_t i = 0; i < expr->variable_count; i++)
    e->variables[i] = input->variables[i];
}

bool evaluation_end(const Evaluation *e) {
  if (e->input->work)
    *e->input->work = e->work;
  return !e->failed;
}

bool expr_evaluate_dual(ExprDual *out, const Expr *expr, const ExprInput *input, const ExprArray *slopes,
                        Error *err) {
  if (input->skipped) {
    *out = ZERO;
    return true;
  }
  Evaluation e;
  evaluation_begin(&e, expr, input, err);
  e.slopes = slopes;
  ExprDual dual = evaluate(&e, expr->root);
  if (!evaluation_end(&e))
    return false;
  *out = dual;
  return true;
}

bool expr_evaluate(double *out, const Expr *expr, const ExprInput *input, Error *err) {
  ExprDual dual;
  if (!expr_evaluate_dual(&dual, expr, input, NULL, err))
    return false;
  *out = dual.number;
  return true;
}
