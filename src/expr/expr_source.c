/* A tree as the expression that it was read from, in one form whatever spaces and parentheses that had. */
#include "expr/expr_function.h"
#include "expr/expr_write.h"

static void write(Text *out, const ExprNames *names, const Node *node, Level needed);

/* Parts from `node` on, with a comma between two. */
static void write_list(Text *out, const ExprNames *names, const Node *node) {
  for (const Node *part = node; part; part = part->next) {
    text_add(out, part == node ? "" : ", ");
    write(out, names, part, LEVEL_OR);
  }
}

static void write_call(Text *out, const ExprNames *names, const char *name, const Node *list) {
  text_addf(out, "%s(", name);
  write_list(out, names, list);
  text_add_char(out, ')');
}

static void write_value(Text *out, const ExprNames *names, const Node *node) {
  if (node->pane != EXPR_OWN_PANE)
    text_addf(out, "%s.", names->panes[node->pane]);
  text_add(out, names->values[node->which].name);
}

static void write_cell(Text *out, const ExprNames *names, const Node *node) {
  write_value(out, names, node);
  for (const Node *index = node->first; index; index = index->next) {
    text_add_char(out, index == node->first ? '[' : ',');
    write(out, names, index, LEVEL_OR);
  }
  if (node->first)
    text_add_char(out, ']');
}

/* Parts joined by one sign, or another in front of those that are inverse. */
static void write_chain(Text *out, const ExprNames *names, const Node *node, const char *sign,
                        const char *inverse, Level level) {
  for (const Node *part = node->first; part; part = part->next) {
    bool first = part == node->first;
    text_add(out, first ? "" : part->inverse ? inverse : sign);
    write(out, names, part, first ? level : level + 1);
  }
}

static void write_if(Text *out, const ExprNames *names, const Node *node) {
  text_add(out, "if(");
  write(out, names, node->first, LEVEL_OR);
  text_add(out, ": ");
  write_list(out, names, node->first->next);
  text_add_char(out, ')');
}

static void write_fold(Text *out, const ExprNames *names, const Node *node) {
  write_call(out, names, function_name(FUNCTION_FOLD, node->which), node->first);
  if (!node->index)
    return;
  text_add_char(out, '[');
  write(out, names, node->index, LEVEL_OR);
  text_add_char(out, ']');
}

static void write_repeated(Text *out, const ExprNames *names, const Node *node) {
  text_addf(out, "%s to ", node->text);
  write(out, names, node->first, LEVEL_OR);
  text_add(out, ": ");
  write(out, names, node->first->next, LEVEL_OR);
}

static Level level_of(const Node *node) {
  switch (node->kind) {
  case NODE_OR:
    return LEVEL_OR;
  case NODE_AND:
    return LEVEL_AND;
  case NODE_TRUTH:
  case NODE_COMPARISON:
    return LEVEL_COMPARISON;
  case NODE_SUM:
    return LEVEL_SUM;
  case NODE_PRODUCT:
    return LEVEL_PRODUCT;
  case NODE_NEGATIVE:
    return LEVEL_POWER;
  default:
    return LEVEL_ATOM;
  }
}

static const char *function_of(const ExprNames *names, const Node *node) {
  switch (node->kind) {
  case NODE_UNARY:
    return function_name(FUNCTION_UNARY, node->which);
  case NODE_BINARY:
    return function_name(FUNCTION_BINARY, node->which);
  case NODE_CHANGE:
    return function_name(FUNCTION_CHANGE, node->which);
  case NODE_CALL:
    return names->functions[node->which].name;
  default:
    return function_name(FUNCTION_SHOWN, 0);
  }
}

static void write_comparison(Text *out, const ExprNames *names, const Node *node) {
  write(out, names, node->first, LEVEL_SUM);
  text_addf(out, " %s ", COMPARISON_SIGNS[node->which]);
  write(out, names, node->first->next, LEVEL_SUM);
}

/* What begins with a sign or a word. */
static void write_behind(Text *out, const ExprNames *names, const char *sign, const Node *part,
                         Level needed) {
  text_add(out, sign);
  write(out, names, part, needed);
}

static void write_bare(Text *out, const ExprNames *names, const Node *node) {
  switch (node->kind) {
  case NODE_NUMBER:
  case NODE_VARIABLE:
  case NODE_SIZE:
    text_add(out, node->text);
    break;
  case NODE_CELL:
    write_cell(out, names, node);
    break;
  case NODE_NEGATIVE:
    write_behind(out, names, "-", node->first, LEVEL_ATOM);
    break;
  case NODE_SUM:
    write_chain(out, names, node, " + ", " - ", LEVEL_SUM);
    break;
  case NODE_PRODUCT:
    write_chain(out, names, node, " * ", " / ", LEVEL_PRODUCT);
    break;
  case NODE_COMPARISON:
    write_comparison(out, names, node);
    break;
  case NODE_TRUTH:
    write_behind(out, names, node->which ? "not not " : "not ", node->first, LEVEL_COMPARISON);
    break;
  case NODE_AND:
    write_chain(out, names, node, " and ", "", LEVEL_AND);
    break;
  case NODE_OR:
    write_chain(out, names, node, " or ", "", LEVEL_OR);
    break;
  case NODE_IF:
    write_if(out, names, node);
    break;
  case NODE_FOLD:
    write_fold(out, names, node);
    break;
  case NODE_WHOLE:
    write_value(out, names, node);
    break;
  case NODE_REPEATED:
    write_repeated(out, names, node);
    break;
  default:
    write_call(out, names, function_of(names, node), node->first);
    break;
  }
}

static void write(Text *out, const ExprNames *names, const Node *node, Level needed) {
  bool enclosed = level_of(node) < needed;
  text_add(out, enclosed ? "(" : "");
  write_bare(out, names, node);
  text_add(out, enclosed ? ")" : "");
}

void write_source(Text *out, const ExprNames *names, const Node *node) {
  write(out, names, node, LEVEL_OR);
}
