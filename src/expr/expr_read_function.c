#include "expr/expr_function.h"
#include "expr/expr_read.h"

#include <stdio.h>

enum { NAME_SHOWN_MAX = 40 };

/* --- Lists */

/* A whole value by its bare name; NULL, and nothing read, if that is not what stands there. */
static Node *accept_whole(Reader *reader) {
  Scan *scan = &reader->scan;
  const char *start = scan->at;
  size_t value, place;
  Word word = scan_name(scan);
  bool hidden = read_find_variable(&place, reader, word), of_pane = read_find_pane(&place, reader, word);
  if (of_pane) {
    scan->at += word.length + 1;
    word = scan_name(scan);
  }
  scan->at += word.length;
  char next = scan_peek(scan);
  if (hidden || !read_find_value(&value, reader, word) || reader->names->values[value].rank == 0 ||
      (next != ',' && next != ')')) {
    scan->at = start;
    return NULL;
  }
  Node *node = read_node(reader, NODE_WHOLE, start);
  node->which = value;
  node->pane = of_pane ? place : EXPR_OWN_PANE;
  node->whole = reader->names->values[value].whole;
  return node;
}

/* `j to COUNT: EXPR`, behind the `to`. */
static Node *read_repeated(Reader *reader, Word name) {
  Node *node = read_node(reader, NODE_REPEATED, name.at), *count = read_expression(reader);
  if (!count || !scan_expect(&reader->scan, ":", "a : is missing behind the count"))
    return NULL;
  if (reader->variable_count == EXPR_VARIABLES_MAX)
    return read_fail(reader, name.at, "too many repetitions within one another");
  node->text = arena_copy_n(reader->arena, name.at, name.length);
  node->which = reader->variable_count;
  reader->variables[reader->variable_count++] = name;
  Node *body = read_expression(reader);
  reader->variable_count--;
  if (!body)
    return NULL;
  node->first = count;
  count->next = body;
  node->whole = body->whole;
  return node;
}

static Node *read_item(Reader *reader) {
  Scan *scan = &reader->scan;
  scan_peek(scan);
  Node *whole = accept_whole(reader);
  if (whole)
    return whole;
  const char *start = scan->at;
  Word name = scan_name(scan);
  scan->at += name.length;
  if (name.length > 0 && scan_accept_name(scan, "to"))
    return read_repeated(reader, name);
  scan->at = start;
  return read_expression(reader);
}

/* softmax(LIST)[k]: which share. */
static Node *read_share(Reader *reader, Node *fold) {
  Scan *scan = &reader->scan;
  if (!scan_expect(scan, "[", "which share is missing, as in softmax(z)[1]"))
    return NULL;
  fold->index = read_expression(reader);
  return fold->index && scan_expect(scan, "]", "a ] is missing") ? fold : NULL;
}

static Node *read_fold(Reader *reader, Word word, Fold function) {
  Scan *scan = &reader->scan;
  Node *fold = read_node(reader, NODE_FOLD, word.at), *last = NULL;
  bool whole = true;
  fold->which = function;
  do {
    Node *item = read_item(reader);
    if (!item)
      return NULL;
    *(last ? &last->next : &fold->first) = item;
    last = item;
    whole = whole && item->whole;
  } while (scan_accept(scan, ","));
  if (!scan_expect(scan, ")", "a ) is missing"))
    return NULL;
  if (function == FOLD_SOFTMAX)
    return read_share(reader, fold);
  fold->whole = function == FOLD_ARGMAX || (function != FOLD_LOG_SUM_EXP && whole);
  return fold;
}

/* --- Functions */

/* `count` arguments and the closing parenthesis. */
static Node *read_arguments(Reader *reader, Node *node, Word word, size_t count) {
  Scan *scan = &reader->scan;
  Node **place = &node->first;
  for (size_t i = 0; i < count; i++, place = &(*place)->next) {
    if (i > 0 && !scan_accept(scan, ",")) {
      char what[128];
      snprintf(what, sizeof what, "a , is missing: %.*s takes %zu numbers",
               (int)(word.length < NAME_SHOWN_MAX ? word.length : NAME_SHOWN_MAX), word.at, count);
      return read_fail(reader, scan->at, what);
    }
    *place = read_expression(reader);
    if (!*place)
      return NULL;
  }
  return scan_expect(scan, ")", "a ) is missing") ? node : NULL;
}

static Node *read_if(Reader *reader, Node *node) {
  Scan *scan = &reader->scan;
  Node *condition = node->first = read_expression(reader);
  if (!condition || !scan_expect(scan, ":", "a : is missing behind the condition"))
    return NULL;
  Node *then = condition->next = read_expression(reader);
  if (!then || !scan_expect(scan, ",", "the other side is missing: if is written as in if(c: 1, 2)"))
    return NULL;
  Node *otherwise = then->next = read_expression(reader);
  if (!otherwise || !scan_expect(scan, ")", "a ) is missing"))
    return NULL;
  node->whole = then->whole && otherwise->whole;
  return node;
}

/* difference and derivative are of a number of a value by a number of a value. */
static Node *read_change(Reader *reader, Node *node, Word word) {
  Scan *scan = &reader->scan;
  scan_peek(scan);
  const char *at[2] = {scan->at, NULL};
  Node *of = node->first = read_expression(reader);
  if (!of || !scan_expect(scan, ",", "a , is missing: of which value by which"))
    return NULL;
  scan_peek(scan);
  at[1] = scan->at;
  Node *by = of->next = read_expression(reader);
  if (!by || !scan_expect(scan, ")", "a ) is missing"))
    return NULL;
  const Node *arguments[2] = {of, by};
  for (size_t i = 0; i < 2; i++) {
    if (arguments[i]->kind == NODE_CELL && !arguments[i]->enclosed)
      continue;
    char what[128];
    snprintf(what, sizeof what, "%.*s is of a value by a value, with their indices", (int)word.length,
             word.at);
    return read_fail(reader, at[i], what);
  }
  return node;
}

Node *read_function(Reader *reader, Word word, FunctionKind kind, size_t which) {
  static const NodeKind KINDS[] = {[FUNCTION_UNARY] = NODE_UNARY,
                                   [FUNCTION_BINARY] = NODE_BINARY,
                                   [FUNCTION_SHOWN] = NODE_SHOWN,
                                   [FUNCTION_CHANGE] = NODE_CHANGE,
                                   [FUNCTION_IF] = NODE_IF};
  if (!scan_accept(&reader->scan, "("))
    return read_fail_word(reader, word, "", " is a function: a ( must follow");
  if (kind == FUNCTION_FOLD)
    return read_fold(reader, word, (Fold)which);
  Node *node = read_node(reader, KINDS[kind], word.at);
  node->which = which;
  if (kind == FUNCTION_IF)
    return read_if(reader, node);
  if (kind == FUNCTION_CHANGE)
    return read_change(reader, node, word);
  if (!read_arguments(reader, node, word, kind == FUNCTION_BINARY ? 2 : 1))
    return NULL;
  FunctionWhole whole = kind == FUNCTION_UNARY ? UNARIES[which].whole : WHOLE_IF_ARGUMENT;
  node->whole = kind != FUNCTION_BINARY &&
                (whole == WHOLE_ALWAYS || (whole == WHOLE_IF_ARGUMENT && node->first->whole));
  return node;
}

Node *read_call(Reader *reader, Word word, size_t function) {
  Node *node = read_node(reader, NODE_CALL, word.at);
  node->which = function;
  if (!scan_accept(&reader->scan, "("))
    return read_fail_word(reader, word, "", " is a function: a ( must follow");
  return read_arguments(reader, node, word, reader->names->functions[function].count);
}
