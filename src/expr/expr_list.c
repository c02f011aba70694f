/* Functions of a list: one item after another, none of them kept. */
#include "expr/expr_evaluation.h"
#include "expr/expr_function.h"

#include <math.h>

/* What has been seen of a list.
 *
 * For log_sum_exp and softmax, `chosen` is the largest number and everything is relative to its exponential,
 * so that none overflows; the largest one's own 1 is left out of `others`, so that a sum next to it keeps its
 * last bits. */
typedef struct Folding {
  Fold function;
  size_t count, best; /* best: the place of the largest number, from 1 */
  ExprDual total, chosen;
  double others,
      slopes;   /* of e^(item - largest), and of its products with the slopes, the largest's left out */
  size_t share; /* of softmax: which item's is wanted, from 0 */
  ExprDual wanted;
} Folding;

static void choose(Folding *folding, ExprDual item) {
  folding->chosen = item;
  folding->best = folding->count + 1;
}

static void add_exponential(Folding *folding, ExprDual item) {
  if (folding->count == folding->share)
    folding->wanted = item;
  const ExprDual old = folding->chosen;
  if (folding->count == 0) {
    choose(folding, item);
  } else if (item.number > old.number) {
    double scale = exp(old.number - item.number);
    folding->others = (folding->others + 1) * scale;
    folding->slopes = (folding->slopes + old.slope) * scale;
    choose(folding, item);
  } else if (!(item.number <= -HUGE_VAL)) {
    double weight = exp(item.number - old.number);
    folding->others += weight;
    folding->slopes += evaluate_slope(weight, item.slope);
  }
}

static void add(Folding *folding, ExprDual item) {
  const ExprDual *chosen = &folding->chosen;
  switch (folding->function) {
  case FOLD_SUM:
    folding->total.number += item.number;
    folding->total.slope += item.slope;
    break;
  case FOLD_MIN:
    if (folding->count == 0 || item.number < chosen->number || isnan(item.number))
      choose(folding, item);
    break;
  case FOLD_MAX:
  case FOLD_ARGMAX:
    if (folding->count == 0 || item.number > chosen->number || isnan(item.number))
      choose(folding, item);
    break;
  case FOLD_LOG_SUM_EXP:
  case FOLD_SOFTMAX:
  case FOLD_COUNT:
    add_exponential(folding, item);
    break;
  }
  folding->count++;
}

static ExprDual result(const Folding *folding) {
  const ExprDual chosen = folding->chosen;
  double sum = 1 + folding->others, slope = (folding->slopes + chosen.slope) / sum;
  switch (folding->function) {
  case FOLD_SUM:
    return folding->total;
  case FOLD_MIN:
  case FOLD_MAX:
    return chosen;
  case FOLD_ARGMAX:
    return (ExprDual){(double)folding->best, 0};
  case FOLD_LOG_SUM_EXP:
    return (ExprDual){chosen.number + log1p(folding->others), slope};
  case FOLD_SOFTMAX:
  case FOLD_COUNT:
    break;
  }
  double share = exp(folding->wanted.number - chosen.number) / sum;
  return (ExprDual){share, evaluate_slope(share, folding->wanted.slope - slope)};
}

/* All numbers of a value.  Reading one costs little beside a name's. */
static void add_whole(Evaluation *e, Folding *folding, const Node *item) {
  enum { NUMBERS_PER_WORK = 16 };
  const ExprArray *array = evaluate_array(e, item);
  ExprCell cell = {item->pane, item->which, 0, 0};
  if (!evaluate_work(e, item, 1 + array->rows * array->cols / NUMBERS_PER_WORK))
    return;
  for (cell.row = 0; cell.row < array->rows; cell.row++)
    for (cell.col = 0; cell.col < array->cols; cell.col++) {
      if (e->cells)
        cells_settle(e->cells, cells_keep(e->cells), cell);
      add(folding, evaluate_cell(e, &cell, array));
    }
}

static void add_repeated(Evaluation *e, Folding *folding, const Node *item) {
  const Node *body = item->first->next;
  double count = evaluate(e, item->first).number;
  if (!(count >= 0 && count <= EXPR_COUNT_MAX && count == floor(count)))
    evaluate_fail(e, item->first->column, "the count must be a whole number from 0 to 1000");
  for (double i = 1; i <= count && !e->failed; i++) {
    e->variables[item->which] = i;
    add(folding, evaluate(e, body));
  }
}

static void add_list(Evaluation *e, Folding *folding, const Node *item) {
  for (; item && !e->failed; item = item->next) {
    if (item->kind == NODE_WHOLE)
      add_whole(e, folding, item);
    else if (item->kind == NODE_REPEATED)
      add_repeated(e, folding, item);
    else
      add(folding, evaluate(e, item));
  }
}

/* Before the index is read, so that the cells of the list come first. */
static void note_cells(Evaluation *e, const Node *list) {
  Folding folding = {.function = FOLD_SUM};
  if (e->cells)
    add_list(e, &folding, list);
}

/* Which share of a softmax is wanted; whether the list has it is known only behind the list. */
static size_t find_share(Evaluation *e, const Node *node, double *index) {
  if (!node->index)
    return 0;
  note_cells(e, node->first);
  *index = evaluate(e, node->index).number;
  return *index >= 1 && *index <= EXPR_WORK_MAX ? (size_t)*index - 1 : 0;
}

ExprDual evaluate_fold(Evaluation *e, const Node *node) {
  double index = 1;
  Folding folding = {.function = (Fold)node->which};
  folding.share = find_share(e, node, &index);
  add_list(e, &folding, node->first);
  if (e->failed || folding.function == FOLD_SUM)
    return folding.total;
  if (folding.count == 0 && folding.function == FOLD_LOG_SUM_EXP)
    return (ExprDual){(double)-INFINITY, 0};
  if (folding.count == 0)
    return evaluate_fail(e, node->first->column, "there is nothing to choose from");
  if (node->index && !evaluate_is_index(e, &folding.share, index, node->index, folding.count, "softmax"))
    return folding.total;
  return result(&folding);
}
