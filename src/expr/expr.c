#include "expr/expr.h"

#include "expr/expr_function.h"
#include "expr/expr_read.h"

#include <assert.h>
#include <string.h>

static Node *refuse_rest(Reader *reader) {
  static const struct {
    const char *sign, *hint;
  } HINTS[] = {
      {"&&", "write and"}, {"||", "write or"}, {"^", "write a product"}, {"\xE2\x88\x92", "write -"}};
  Scan *scan = &reader->scan;
  Word rest = {scan->at, (size_t)(scan->end - scan->at)};
  scan_fail_word(scan, rest, "there is no operator before ", "");
  for (size_t i = 0; i < sizeof HINTS / sizeof *HINTS; i++)
    if (scan_accept(scan, HINTS[i].sign)) {
      error_hint(scan->err, "%s", HINTS[i].hint);
      break;
    }
  return NULL;
}

static Node *read_all(Reader *reader) {
  Scan *scan = &reader->scan;
  if (scan->end - scan->at > EXPR_LENGTH_MAX)
    return read_fail(reader, scan->at, "the expression is too long");
  Node *root = read_expression(reader);
  if (root && (scan_peek(scan) != '\0' || scan->at < scan->end))
    return refuse_rest(reader);
  return root;
}

bool expr_read(const Expr **out, Arena *arena, const ExprNames *names, const char *const *variables,
               size_t variable_count, ExprText text, Error *err) {
  assert(variable_count <= EXPR_VARIABLES_MAX);
  Reader reader = {.arena = arena, .names = names, .variable_count = variable_count};
  reader.scan = (Scan){.origin = text.origin ? text.origin : text.source,
                       .at = text.source,
                       .end = text.source + text.length,
                       .err = err};
  for (size_t i = 0; i < variable_count; i++)
    reader.variables[i] = (Word){variables[i], strlen(variables[i])};
  const Node *root = read_all(&reader);
  if (!root)
    return false;
  Expr *expr = ARENA_NEW(arena, Expr);
  *expr = (Expr){names, root, variable_count};
  *out = expr;
  return true;
}

bool expr_is_whole(const Expr *expr) {
  return expr->root->whole;
}

static void mark_reads(bool *reads, const Node *node) {
  bool value = node->kind == NODE_CELL || node->kind == NODE_WHOLE;
  if (value && node->pane == EXPR_OWN_PANE)
    reads[node->which] = true;
  if (node->index)
    mark_reads(reads, node->index);
  for (const Node *part = node->first; part; part = part->next)
    if (node->kind == NODE_CHANGE && part != node->first) {
      for (const Node *index = part->first; index; index = index->next)
        mark_reads(reads, index);
    } else {
      mark_reads(reads, part);
    }
}

void expr_reads(bool *reads, const Expr *expr) {
  mark_reads(reads, expr->root);
}

static bool names_whole(const Node *node, size_t value, bool changing) {
  bool whole = node->kind == NODE_WHOLE || (changing && node->kind == NODE_CELL);
  if (whole && node->pane == EXPR_OWN_PANE && node->which == value)
    return true;
  for (const Node *part = node->first; part; part = part->next)
    if (names_whole(part, value, node->kind == NODE_CHANGE))
      return true;
  return node->index && names_whole(node->index, value, false);
}

bool expr_reads_whole(const Expr *expr, size_t value) {
  return names_whole(expr->root, value, false);
}

/* The first node of a kind, in the order of the text. */
static const Node *find_kind(const Node *node, NodeKind kind) {
  const Node *found = node->kind == kind ? node : NULL;
  for (const Node *part = node->first; part && !found; part = part->next)
    found = find_kind(part, kind);
  return found || !node->index ? found : find_kind(node->index, kind);
}

bool expr_changes(size_t *of, size_t *by, const Expr *expr) {
  const Node *change = find_kind(expr->root, NODE_CHANGE);
  if (!change)
    return false;
  *of = change->first->which;
  *by = change->first->next->which;
  return true;
}

bool expr_is_reserved(const char *word) {
  static const char *const WORDS[] = {"and", "or", "not", "to"};
  const char *functions[FUNCTION_NAME_COUNT];
  for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
    if (strcmp(WORDS[i], word) == 0)
      return true;
  function_names(functions);
  for (size_t i = 0; i < FUNCTION_NAME_COUNT; i++)
    if (strcmp(functions[i], word) == 0)
      return true;
  return false;
}
