/* LaTeX of functions of a list. */
#include "expr/expr_function.h"
#include "expr/expr_write.h"

#include <string.h>

/* How the items of a list are written. */
typedef struct ListForm {
  const char *separator;
  const char *before, *behind; /* around each item */
  const char *repeat;          /* in symbols, what stands before what is repeated: "\\sum" */
  bool limits;                 /* the letter's range below and above it, not only the letter */
  Level needed;
} ListForm;

static const ListForm SUM = {" + ", "", "", "\\sum", true, LEVEL_PREFIX};
static const ListForm EXPONENTIALS = {" + ", "e^{", "}", "\\sum", true, LEVEL_OR};

/* --- What is repeated */

/* Writes the repetition's head: \each{j}{K}{ + }{ or \sum_{j=1}^{\v{K}} and a space. */
static void begin_repeated(Latex *latex, const ListForm *form, const char *letter, const Node *count,
                           const char *count_source) {
  Text *out = latex->out;
  if (latex->how->numbers) {
    text_addf(out, "\\each{%s}{", letter);
    if (count)
      latex_source(out, count);
    else
      text_add(out, count_source);
    text_addf(out, "}{%s}{", form->separator);
    return;
  }
  text_addf(out, "%s_{", form->repeat);
  latex_letter(out, letter);
  if (form->limits && (count || count_source)) {
    text_add(out, "=1}^{");
    if (count)
      latex_write(latex, count, LEVEL_OR);
    else
      text_addf(out, "\\v{%s}", count_source);
  }
  text_add(out, "} ");
}

static void end_repeated(Latex *latex) {
  text_add(latex->out, latex->how->numbers ? "}" : "");
}

static void write_repeated(Latex *latex, const ListForm *form, const Node *item) {
  const Node *count = item->first, *body = count->next;
  begin_repeated(latex, form, item->text, count, NULL);
  latex->letters++;
  text_add(latex->out, form->before);
  latex_write(latex, body, form->needed);
  text_add(latex->out, form->behind);
  latex->letters--;
  end_repeated(latex);
}

/* --- Whole values */

static const char *length_of(const Latex *latex, const Node *value, bool columns) {
  const ExprLatex *how = latex->how;
  return how->length ? how->length(how->context, value->which, columns) : NULL;
}

/* Its letters may be those of a sum around it: nothing but the value itself stands behind them. */
static void write_whole(Latex *latex, const ListForm *form, const Node *item) {
  int rank = latex->names->values[item->which].rank;
  const LatexIndex indices[2] = {{NULL, rank > 1 ? "i" : "j"}, {NULL, rank > 1 ? "j" : NULL}};
  for (size_t i = 0; i < 2 && indices[i].letter; i++)
    begin_repeated(latex, form, indices[i].letter, NULL, length_of(latex, item, i > 0));
  text_add(latex->out, form->before);
  latex_cell(latex, item, indices);
  text_add(latex->out, form->behind);
  for (size_t i = 0; i < 2 && indices[i].letter; i++)
    end_repeated(latex);
}

/* Whether a whole value in the list cannot be written number by number. */
static bool has_unknown_length(const Latex *latex, const Node *fold) {
  if (!latex->how->numbers)
    return false;
  for (const Node *item = fold->first; item; item = item->next)
    if (item->kind == NODE_WHOLE)
      for (int i = 0; i < latex->names->values[item->which].rank; i++)
        if (!length_of(latex, item, i > 0))
          return true;
  return false;
}

/* --- Lists */

static bool is_many(const Node *item) {
  return item->kind == NODE_WHOLE || item->kind == NODE_REPEATED;
}

static void write_list(Latex *latex, const ListForm *form, const Node *list) {
  for (const Node *item = list; item; item = item->next) {
    text_add(latex->out, item == list ? "" : form->separator);
    if (item->kind == NODE_WHOLE) {
      write_whole(latex, form, item);
    } else if (item->kind == NODE_REPEATED) {
      write_repeated(latex, form, item);
    } else {
      text_add(latex->out, form->before);
      latex_write(latex, item, form->needed);
      text_add(latex->out, form->behind);
    }
  }
}

/* \log of the sum, in parentheses unless that is a single \sum. */
static void write_log_sum(Latex *latex, const Node *fold) {
  bool single = !latex->how->numbers && is_many(fold->first) && !fold->first->next;
  Text inner = {0}, *out = latex->out;
  latex->out = &inner;
  write_list(latex, &EXPONENTIALS, fold->first);
  latex->out = out;
  text_add(out, "\\log ");
  if (single)
    text_add(out, text_get(&inner));
  else
    latex_enclosed(latex, &inner);
  text_free(&inner);
}

/* A share as a fraction, if which number is above can be said; else by the function's name. */
static void write_share(Latex *latex, const Node *fold) {
  const Node *list = fold->first;
  const ListForm plain = {", ", "", "", "", false, LEVEL_OR};
  if (list->kind == NODE_WHOLE && !list->next && latex->names->values[list->which].rank == 1) {
    const LatexIndex indices[2] = {{fold->index, NULL}, {NULL, NULL}};
    text_add(latex->out, "\\frac{e^{");
    latex_cell(latex, list, indices);
    text_add(latex->out, "}}{");
    write_list(latex, &EXPONENTIALS, list);
    text_add_char(latex->out, '}');
    return;
  }
  text_add(latex->out, "\\operatorname{softmax}_{");
  latex_write(latex, fold->index, LEVEL_OR);
  text_add(latex->out, "}(");
  write_list(latex, &plain, list);
  text_add_char(latex->out, ')');
}

/* \max(a, b), or in symbols \max_j a_j. */
static void write_choice(Latex *latex, const Node *fold) {
  const char *name = fold->which == FOLD_MIN   ? "\\min"
                     : fold->which == FOLD_MAX ? "\\max"
                                               : "\\operatorname*{argmax}";
  const ListForm form = {", ", "", "", name, false, LEVEL_OR},
                 single = {"", "", "", name, false, LEVEL_PREFIX};
  if (!latex->how->numbers && is_many(fold->first) && !fold->first->next) {
    write_list(latex, &single, fold->first);
    return;
  }
  Text inner = {0}, *out = latex->out;
  latex->out = &inner;
  write_list(latex, &form, fold->first);
  latex->out = out;
  text_add(out, name);
  latex_enclosed(latex, &inner);
  text_free(&inner);
}

void latex_fold(Latex *latex, const Node *fold) {
  if (has_unknown_length(latex, fold)) {
    latex_template(latex, "n", fold);
    return;
  }
  switch ((Fold)fold->which) {
  case FOLD_SUM:
    write_list(latex, &SUM, fold->first);
    break;
  case FOLD_LOG_SUM_EXP:
    write_log_sum(latex, fold);
    break;
  case FOLD_SOFTMAX:
    write_share(latex, fold);
    break;
  case FOLD_MIN:
  case FOLD_MAX:
  case FOLD_ARGMAX:
  case FOLD_COUNT:
    write_choice(latex, fold);
    break;
  }
}

Level latex_fold_level(const Latex *latex, const Node *fold) {
  bool single = !fold->first->next, many = is_many(fold->first);
  if (has_unknown_length(latex, fold))
    return LEVEL_ATOM;
  switch ((Fold)fold->which) {
  case FOLD_SUM:
    return !single               ? LEVEL_SUM
           : !many               ? latex_level(latex, fold->first)
           : latex->how->numbers ? LEVEL_SUM
                                 : LEVEL_PREFIX;
  case FOLD_LOG_SUM_EXP:
    return LEVEL_PREFIX;
  case FOLD_SOFTMAX:
    return LEVEL_POWER;
  default:
    return single && many && !latex->how->numbers ? LEVEL_PREFIX : LEVEL_ATOM;
  }
}
