#include "expr/expr_read.h"

#include "base/number.h"

#include <string.h>

/* A longer sign before the one that it begins with. */
static const char *const COMPARISON_SIGNS[COMPARE_COUNT] = {"==", "!=", "<=", ">=", "<", ">"};

Node *read_node(Reader *reader, NodeKind kind, const char *at) {
  Node *node = ARENA_NEW(reader->arena, Node);
  node->kind = kind;
  node->pane = EXPR_OWN_PANE;
  node->column = scan_column_of(&reader->scan, at);
  return node;
}

/* A node around one that it begins with. */
static Node *read_around(Reader *reader, NodeKind kind, Node *first) {
  Node *node = ARENA_NEW(reader->arena, Node);
  node->kind = kind;
  node->pane = EXPR_OWN_PANE;
  node->column = first->column;
  node->whole = first->whole;
  node->first = first;
  return node;
}

Node *read_fail(Reader *reader, const char *at, const char *what) {
  scan_fail(&reader->scan, at, what);
  return NULL;
}

Node *read_fail_word(Reader *reader, Word word, const char *before, const char *behind) {
  scan_fail_word(&reader->scan, word, before, behind);
  return NULL;
}

/* Digits, a point, digits, and a power of ten if a digit follows its e. */
static const char *literal_end(bool *whole, const char *at, const char *end) {
  for (*whole = true; at < end && (scan_is_digit(*at) || *at == '.'); at++)
    *whole = *at != '.' && *whole;
  if (at == end || (*at != 'e' && *at != 'E'))
    return at;
  const char *power = at + 1;
  power += power < end && (*power == '-' || *power == '+');
  if (power == end || !scan_is_digit(*power))
    return at;
  *whole = false;
  while (power < end && scan_is_digit(*power))
    power++;
  return power;
}

static Node *read_literal(Reader *reader) {
  Scan *scan = &reader->scan;
  Node *node = read_node(reader, NODE_NUMBER, scan->at);
  const char *start = scan->at, *end = literal_end(&node->whole, start, scan->end);
  Word word = {start, (size_t)(end - start)};
  if (word.length >= NUMBER_MAX)
    return read_fail(reader, start, "this number is too long");
  node->text = arena_copy_n(reader->arena, start, word.length);
  if (!number_parse(&node->number, node->text, NULL))
    return read_fail_word(reader, word, "", " is not a number");
  scan->at = end;
  return node;
}

/* Remembers where a node that has been read begins, and that it ends here. */
static Node *from_source(const Reader *reader, const char *start, Node *node) {
  if (node) {
    node->start = start;
    node->end = reader->scan.at;
  }
  return node;
}

static Node *read_primary(Reader *reader) {
  Scan *scan = &reader->scan;
  char next = scan_peek(scan);
  if (scan_accept(scan, "(")) {
    Node *node = read_expression(reader);
    if (!node || !scan_expect(scan, ")", "a ) is missing"))
      return NULL;
    node->enclosed = true;
    return node;
  }
  if (scan_is_digit(next) || next == '.')
    return read_literal(reader);
  Word word = scan_name(scan);
  if (word.length > 0 && !scan_word_is(word, "and") && !scan_word_is(word, "or") && !scan_word_is(word, "to"))
    return from_source(reader, word.at, read_name(reader, word));
  read_fail(reader, scan->at, "a number or a name is missing here");
  static const char *const CURLED[] = {"\xE2\x80\x98", "\xE2\x80\x99", "\xE2\x80\x9C", "\xE2\x80\x9D"};
  for (size_t i = 0; i < sizeof CURLED / sizeof *CURLED; i++)
    if (scan_accept(scan, CURLED[i]))
      error_hint(scan->err, "write a straight quote: '");
  return NULL;
}

static Node *read_unary(Reader *reader) {
  Scan *scan = &reader->scan;
  bool negative = false, sign = false;
  for (;; sign = true) {
    if (scan_accept(scan, "-"))
      negative = !negative;
    else if (!scan_accept(scan, "+"))
      break;
  }
  Node *node = read_primary(reader);
  if (!node || !sign)
    return node;
  node->enclosed = true;
  return negative ? read_around(reader, NODE_NEGATIVE, node) : node;
}

/* Parts joined by two signs, of which the second is the inverse; a single part is that part. */
static Node *read_chain(Reader *reader, NodeKind kind, const char signs[2], Node *(*part)(Reader *)) {
  Node *first = part(reader), *chain = first, *last = first;
  for (char sign; last && ((sign = scan_peek(&reader->scan)) == signs[0] || sign == signs[1]);) {
    reader->scan.at++;
    if (chain == first)
      chain = read_around(reader, kind, first);
    last->next = part(reader);
    last = last->next;
    if (last) {
      last->inverse = sign == signs[1];
      chain->whole = chain->whole && last->whole && sign != '/';
    }
  }
  return last ? chain : NULL;
}

static Node *read_product(Reader *reader) {
  return read_chain(reader, NODE_PRODUCT, "*/", read_unary);
}

static Node *read_sum(Reader *reader) {
  return read_chain(reader, NODE_SUM, "+-", read_product);
}

static Node *read_comparison(Reader *reader) {
  Node *left = read_sum(reader);
  for (size_t i = 0; left && i < COMPARE_COUNT; i++) {
    if (!scan_accept(&reader->scan, COMPARISON_SIGNS[i]))
      continue;
    Node *node = read_around(reader, NODE_COMPARISON, left);
    node->whole = true;
    node->which = i;
    left->next = read_sum(reader);
    return left->next ? node : NULL;
  }
  if (!left || scan_peek(&reader->scan) != '=')
    return left;
  scan_fail(&reader->scan, reader->scan.at, "a single = compares nothing");
  error_hint(reader->scan.err, "write ==");
  return NULL;
}

static Node *read_not(Reader *reader) {
  size_t times = 0;
  while (scan_accept_name(&reader->scan, "not"))
    times++;
  Node *node = read_comparison(reader);
  if (!node || times == 0)
    return node;
  node = read_around(reader, NODE_TRUTH, node);
  node->whole = true;
  node->which = times % 2 == 0;
  return node;
}

/* left `word` right `word` ... */
static Node *read_logic(Reader *reader, NodeKind kind, const char *word, Node *(*part)(Reader *)) {
  Node *first = part(reader), *chain = first, *last = first;
  while (last && scan_accept_name(&reader->scan, word)) {
    if (chain == first)
      chain = read_around(reader, kind, first);
    chain->whole = true;
    last->next = part(reader);
    last = last->next;
  }
  return last ? chain : NULL;
}

static Node *read_and(Reader *reader) {
  return read_logic(reader, NODE_AND, "and", read_not);
}

Node *read_expression(Reader *reader) {
  Scan *scan = &reader->scan;
  if (++reader->depth > EXPR_DEPTH_MAX)
    return read_fail(reader, scan->at, "too many parentheses within parentheses");
  scan_peek(scan);
  const char *start = scan->at;
  int column = scan_column_of(scan, start);
  Node *node = read_logic(reader, NODE_OR, "or", read_and);
  reader->depth--;
  if (node)
    node->column = column;
  return from_source(reader, start, node);
}
