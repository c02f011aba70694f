/* LaTeX of operators: what of signs, fractions and powers is written for them. */
#include "expr/expr_write.h"

#include <string.h>

static bool same(const Node *a, const Node *b) {
  if (a->kind != b->kind || a->which != b->which || a->pane != b->pane || a->number != b->number)
    return false;
  const Node *x = a->first, *y = b->first;
  for (; x && y; x = x->next, y = y->next)
    if (x->inverse != y->inverse || !same(x, y))
      return false;
  return !x && !y && !a->index == !b->index && (!a->index || same(a->index, b->index));
}

/* How many equal factors stand here, one behind the other. */
static size_t run_length(const Node *factor) {
  size_t count = 1;
  for (const Node *next = factor->next; next && !next->inverse && !factor->inverse && same(factor, next);
       next = next->next)
    count++;
  return count;
}

/* Whether a product or the like begins with a minus, which a sum around it takes as its own. */
bool latex_is_negative(const Node *node) {
  return node->kind == NODE_NEGATIVE ||
         (node->kind == NODE_PRODUCT && node->first->kind == NODE_NEGATIVE && run_length(node->first) == 1);
}

static void write_product(Latex *latex, const Node *node, bool without_sign);

/* Without the minus that it begins with. */
void latex_positive(Latex *latex, const Node *node) {
  if (node->kind == NODE_NEGATIVE)
    latex_write(latex, node->first, LEVEL_PREFIX);
  else
    write_product(latex, node, true);
}

void latex_sum(Latex *latex, const Node *node) {
  latex_write(latex, node->first, LEVEL_SUM);
  for (const Node *term = node->first->next; term; term = term->next) {
    bool negative = latex_is_negative(term);
    text_add(latex->out, term->inverse != negative ? " - " : " + ");
    if (negative)
      latex_positive(latex, term);
    else
      latex_write(latex, term, LEVEL_PREFIX);
  }
}

static bool begins_with(const char *text, const char *start) {
  return strncmp(text, start, strlen(start)) == 0;
}

/* Adds a factor behind others: side by side in symbols, but with a point where two numbers would meet. */
static void join(Latex *latex, Text *product, const Text *factor) {
  const char *text = text_get(factor);
  bool number = (*text >= '0' && *text <= '9') || begins_with(text, "\\v{") || begins_with(text, "\\n{");
  bool group = *text == '(' || begins_with(text, "\\left(") || begins_with(text, "\\frac");
  if (product->length > 0) {
    bool behind = product->data[product->length - 1] == ')';
    text_add(product, latex->how->numbers || number ? " \\cdot " : group || behind ? "\\, " : " ");
  }
  text_add(product, text);
}

void latex_base(Latex *latex, const Node *node) {
  Text inner = {0}, *out = latex->out;
  if (node->kind != NODE_IF) { /* whose sides would each have to be raised */
    latex_write(latex, node, LEVEL_ATOM);
    return;
  }
  latex->out = &inner;
  latex_write(latex, node, LEVEL_OR);
  latex->out = out;
  latex_enclosed(latex, &inner);
  text_free(&inner);
}

/* A factor, or several equal ones as a power. */
static void write_factor(Latex *latex, const Node *factor, size_t count, Level needed) {
  if (count == 1) {
    latex_write(latex, factor, needed);
    return;
  }
  latex_base(latex, factor);
  text_addf(latex->out, count < 10 ? "^%zu" : "^{%zu}", count);
}

/* Factors from *at on, up to one that is inverse if these are not, and the other way round.  Alone in a
 * fraction, one needs no parentheses. */
static void write_factors(Latex *latex, Text *product, const Node **at, bool without_sign) {
  bool inverse = (*at)->inverse, alone = product->length == 0;
  Text *out = latex->out;
  while (*at && (*at)->inverse == inverse) {
    const Node *factor = *at;
    size_t count = run_length(factor);
    for (size_t i = 0; i < count; i++)
      *at = (*at)->next;
    bool last = !*at || (*at)->inverse != inverse;
    Text text = {0};
    latex->out = &text;
    if (without_sign && factor->kind == NODE_NEGATIVE)
      factor = factor->first;
    write_factor(latex, factor, count,
                 !last                       ? LEVEL_PRODUCT
                 : alone && (inverse || *at) ? LEVEL_OR
                                             : LEVEL_PREFIX);
    join(latex, product, &text);
    text_free(&text);
    alone = without_sign = false;
  }
  latex->out = out;
}

/* a b / c d is a fraction with a b above c, and d beside it. */
static void write_product(Latex *latex, const Node *node, bool without_sign) {
  Text product = {0}, below = {0};
  const Node *factor = node->first;
  bool negative = latex_is_negative(node);
  if (negative && !without_sign)
    text_add_char(latex->out, '-');
  write_factors(latex, &product, &factor, negative);
  while (factor && factor->inverse) {
    Text fraction = {0};
    text_clear(&below);
    write_factors(latex, &below, &factor, false);
    text_addf(&fraction, "\\frac{%s}{%s}", text_get(&product), text_get(&below));
    text_free(&product);
    product = fraction;
    if (factor)
      write_factors(latex, &product, &factor, false);
  }
  text_add(latex->out, text_get(&product));
  text_free(&product);
  text_free(&below);
}

void latex_product(Latex *latex, const Node *node) {
  write_product(latex, node, false);
}

Level latex_product_level(const Latex *latex, const Node *node) {
  const Node *last = node->first;
  bool power = !last->next->inverse;
  for (; last->next; last = last->next)
    power = power && !last->next->inverse && same(node->first, last->next);
  if (latex_is_negative(node))
    return LEVEL_SUM;
  if (power || last->inverse)
    return LEVEL_POWER;
  return latex_level(latex, last) == LEVEL_PREFIX ? LEVEL_PREFIX : LEVEL_PRODUCT;
}

/* --- Comparisons and logic */

static const char *const SIGNS[COMPARE_COUNT] = {"=", "\\ne", "\\le", "\\ge", "<", ">"};

void latex_comparison(Latex *latex, const Node *node, Comparison comparison) {
  latex_write(latex, node->first, LEVEL_SUM);
  text_addf(latex->out, " %s ", SIGNS[comparison]);
  latex_write(latex, node->first->next, LEVEL_SUM);
}

static void write_not(Latex *latex, const Node *node) {
  text_add(latex->out, "\\mathrm{not}\\; ");
  latex_write(latex, node, LEVEL_SUM);
}

void latex_truth(Latex *latex, const Node *node) {
  if (node->which)
    latex_write(latex, node->first, LEVEL_COMPARISON);
  else
    write_not(latex, node->first);
}

void latex_logic(Latex *latex, const Node *node, const char *word, Level level) {
  for (const Node *part = node->first; part; part = part->next) {
    if (part != node->first)
      text_addf(latex->out, " \\;\\mathrm{%s}\\; ", word);
    latex_write(latex, part, level + 1);
  }
}

static bool has_choice(const Node *node) {
  for (const Node *part = node->first; part; part = part->next)
    if (part->kind == NODE_IF || has_choice(part))
      return true;
  return node->index && has_choice(node->index);
}

/* The opposite of a condition; short, lest conditions within conditions double again and again. */
static void write_opposite(Latex *latex, const Node *node) {
  static const Comparison OPPOSITES[COMPARE_COUNT] = {COMPARE_UNEQUAL,       COMPARE_EQUAL,
                                                      COMPARE_GREATER,       COMPARE_LESS,
                                                      COMPARE_GREATER_EQUAL, COMPARE_LESS_EQUAL};
  if (node->kind == NODE_COMPARISON && !has_choice(node))
    latex_comparison(latex, node, OPPOSITES[node->which]);
  else
    text_add(latex->out, "\\mathrm{else}");
}

/* One of the two sides where the condition is known, else both. */
void latex_if(Latex *latex, const Node *node, Level needed) {
  const Node *condition = node->first, *then = condition->next, *otherwise = then->next;
  if (!latex_has_letter(latex, condition)) {
    latex_template(latex, "if", condition);
    text_add_char(latex->out, '{');
    latex_write(latex, then, needed);
    text_add(latex->out, "}{");
    latex_write(latex, otherwise, needed);
    text_add_char(latex->out, '}');
    return;
  }
  text_add(latex->out, "\\begin{cases} ");
  latex_write(latex, then, LEVEL_OR);
  text_add(latex->out, " & ");
  latex_write(latex, condition, LEVEL_OR);
  text_add(latex->out, " \\\\ ");
  latex_write(latex, otherwise, LEVEL_OR);
  text_add(latex->out, " & ");
  write_opposite(latex, condition);
  text_add(latex->out, " \\end{cases}");
}
