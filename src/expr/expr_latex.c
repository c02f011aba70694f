/* A tree as LaTeX. */
#include "expr/expr_write.h"

#include <string.h>

bool latex_has_letter(const Latex *latex, const Node *node) {
  if (latex->how->numbers || latex->letters == 0)
    return false;
  if (node->kind == NODE_VARIABLE && node->which - latex->given < latex->letters)
    return true;
  for (const Node *part = node->first; part; part = part->next)
    if (latex_has_letter(latex, part))
      return true;
  return node->index && latex_has_letter(latex, node->index);
}

void latex_source(Text *out, const Node *node) {
  const char *end = node->end;
  while (end > node->start && strchr(" \t\r\n", end[-1]))
    end--;
  text_add_n(out, node->start, (size_t)(end - node->start));
}

void latex_template(Latex *latex, const char *command, const Node *node) {
  text_addf(latex->out, "\\%s{", command);
  latex_source(latex->out, node);
  text_add_char(latex->out, '}');
}

void latex_escaped(Text *out, const char *name) {
  for (; *name; name++)
    text_addf(out, *name == '_' ? "\\_" : "%c", *name);
}

void latex_name(Text *out, const char *name) {
  text_add(out, "\\mathrm{");
  latex_escaped(out, name);
  text_add_char(out, '}');
}

void latex_letter(Text *out, const char *name) {
  if (name[1] == '\0')
    text_add(out, name);
  else
    latex_name(out, name);
}

/* As an atom: growing around what is tall. */
void latex_enclosed(Latex *latex, const Text *inner) {
  bool tall = strstr(text_get(inner), "\\frac") || strstr(text_get(inner), "\\sum");
  text_add(latex->out, tall ? "\\left(" : "(");
  text_add(latex->out, text_get(inner));
  text_add(latex->out, tall ? "\\right)" : ")");
}

/* --- Numbers */

/* 1e-3 is 10^{-3}, and 2.5e3 is 2.5 \times 10^{3}. */
static void write_number(Text *out, const char *text) {
  size_t length = strcspn(text, "eE"), digits = length - (length > 1 && text[length - 1] == '.');
  bool power = text[length] != '\0', one = length == 1 && text[0] == '1';
  if (!power || !one) {
    text_add(out, text[0] == '.' ? "0" : "");
    text_add_n(out, text, digits);
  }
  if (power)
    text_addf(out, "%s10^{%s}", one ? "" : " \\times ", text + length + 1 + (text[length + 1] == '+'));
}

static Level number_level(const char *text) {
  return !strpbrk(text, "eE") ? LEVEL_ATOM : text[0] == '1' && text[1] != '.' ? LEVEL_POWER : LEVEL_PRODUCT;
}

static void write_variable(Latex *latex, const Node *node) {
  if (latex_has_letter(latex, node))
    latex_letter(latex->out, node->text);
  else
    latex_template(latex, "v", node);
}

/* Whether it is made of whole numbers that are known wherever the formula stands: a truth of such is 1 or 0.
 */
static bool is_known(const Latex *latex, const Node *node) {
  if (!node->whole || latex_has_letter(latex, node))
    return false;
  for (const Node *part = node->first; part; part = part->next)
    if (!is_known(latex, part))
      return false;
  return node->kind != NODE_FOLD;
}

static bool is_truth(const Node *node) {
  return node->kind == NODE_COMPARISON || node->kind == NODE_TRUTH || node->kind == NODE_AND ||
         node->kind == NODE_OR;
}

/* --- All of it */

Level latex_level(const Latex *latex, const Node *node) {
  switch (node->kind) {
  case NODE_OR:
    return LEVEL_OR;
  case NODE_AND:
    return LEVEL_AND;
  case NODE_COMPARISON:
  case NODE_TRUTH:
    return LEVEL_COMPARISON;
  case NODE_SUM:
  case NODE_NEGATIVE:
    return LEVEL_SUM;
  case NODE_PRODUCT:
    return latex_product_level(latex, node);
  case NODE_NUMBER:
    return number_level(node->text);
  case NODE_CELL:
    return latex_cell_level(latex, node);
  case NODE_UNARY:
    return latex_unary_level(node);
  case NODE_BINARY:
    return latex_binary_level(node);
  case NODE_SHOWN:
    return latex->how->numbers ? LEVEL_ATOM : latex_level(latex, node->first);
  case NODE_FOLD:
    return latex_fold_level(latex, node);
  case NODE_CHANGE:
    return LEVEL_POWER;
  default:
    return LEVEL_ATOM;
  }
}

static void write_function(Latex *latex, const Node *node, Level needed) {
  bool numbers = latex->how->numbers;
  switch (node->kind) {
  case NODE_UNARY:
    latex_unary(latex, node);
    break;
  case NODE_BINARY:
    latex_binary(latex, node);
    break;
  case NODE_SHOWN:
    numbers ? latex_template(latex, "n", node->first) : latex_write(latex, node->first, needed);
    break;
  case NODE_FOLD:
    latex_fold(latex, node);
    break;
  case NODE_CALL:
    latex_call(latex, latex->names->functions[node->which].name, node->first);
    break;
  case NODE_CHANGE:
    numbers ? latex_template(latex, "n", node) : latex_change(latex, node);
    break;
  default: /* parts of lists: latex_fold */
    break;
  }
}

static void write_bare(Latex *latex, const Node *node, Level needed) {
  const LatexIndex indices[2] = {{node->first, NULL}, {node->first ? node->first->next : NULL, NULL}};
  switch (node->kind) {
  case NODE_NUMBER:
    write_number(latex->out, node->text);
    break;
  case NODE_VARIABLE:
    write_variable(latex, node);
    break;
  case NODE_SIZE:
    latex_template(latex, "v", node);
    break;
  case NODE_CELL:
    latex_cell(latex, node, indices);
    break;
  case NODE_NEGATIVE:
    text_add_char(latex->out, '-');
    latex_positive(latex, node);
    break;
  case NODE_SUM:
    latex_sum(latex, node);
    break;
  case NODE_PRODUCT:
    latex_product(latex, node);
    break;
  case NODE_COMPARISON:
    latex_comparison(latex, node, (Comparison)node->which);
    break;
  case NODE_TRUTH:
    latex_truth(latex, node);
    break;
  case NODE_AND:
    latex_logic(latex, node, "and", LEVEL_AND);
    break;
  case NODE_OR:
    latex_logic(latex, node, "or", LEVEL_OR);
    break;
  case NODE_IF:
    latex_if(latex, node, needed);
    break;
  default:
    write_function(latex, node, needed);
    break;
  }
}

void latex_write(Latex *latex, const Node *node, Level needed) {
  Text inner = {0}, *out = latex->out;
  if (latex_level(latex, node) >= needed) {
    write_bare(latex, node, needed);
    return;
  }
  if (is_truth(node) && is_known(latex, node)) {
    latex_template(latex, "n", node);
    return;
  }
  latex->out = &inner;
  write_bare(latex, node, LEVEL_OR);
  latex->out = out;
  latex_enclosed(latex, &inner);
  text_free(&inner);
}

void expr_latex(Text *out, const Expr *expr, const ExprNames *names, const ExprLatex *how) {
  Latex latex = {.out = out, .names = names, .how = how, .given = expr->variable_count};
  latex_write(&latex, expr->root, LEVEL_OR);
}
