#include "trace/scope.h"

#include "expr/scan.h"
#include "trace/fill.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

/* --- Trees that have been read, found by their text and the names of the variables around it */

enum {
  BUCKETS = 256,
  BYTES_MAX = 8 << 20 /* then all are forgotten: a trace's texts are few, but its callers' may be any */
};

typedef struct Tree Tree;
struct Tree {
  Tree *next;
  uint32_t hash;
  size_t length, variable_count;
  const char *source;
  const char *variables[EXPR_VARIABLES_MAX]; /* the outermost first */
  const Expr *expr;
};

/* A pointer to it is in the trace, so that a trace that is only read can keep what it has read. */
struct ScopeTrees {
  ExprNames names;
  Tree *buckets[BUCKETS];
  Arena arena; /* of the trees */
};

static uint32_t hash_bytes(uint32_t hash, const char *at, size_t length) {
  for (size_t i = 0; i < length; i++)
    hash = (hash ^ (unsigned char)at[i]) * 16777619u;
  return hash;
}

static uint32_t hash_of(const Scope *scope, const char *source, size_t length) {
  uint32_t hash = hash_bytes(2166136261u, source, length);
  for (const ScopeVariable *variable = scope->variables; variable; variable = variable->outer)
    hash = hash_bytes(hash * 31, variable->name, variable->length);
  return hash;
}

static bool is_tree_of(const Tree *tree, const Scope *scope, const char *source, size_t length) {
  if (tree->length != length || memcmp(tree->source, source, length) != 0)
    return false;
  size_t left = tree->variable_count;
  const ScopeVariable *variable = scope->variables;
  for (; variable && left > 0; variable = variable->outer) {
    const char *name = tree->variables[--left];
    if (strlen(name) != variable->length || memcmp(name, variable->name, variable->length) != 0)
      return false;
  }
  return !variable && left == 0;
}

static size_t variable_count(const Scope *scope) {
  size_t count = 0;
  for (const ScopeVariable *variable = scope->variables; variable; variable = variable->outer)
    count++;
  assert(count <= EXPR_VARIABLES_MAX);
  return count;
}

static Tree *read_tree(ScopeTrees *trees, const Scope *scope, const char *source, size_t length, Error *err) {
  if (trees->arena.used > BYTES_MAX) {
    arena_reset(&trees->arena);
    memset(trees->buckets, 0, sizeof trees->buckets);
  }
  Tree *tree = ARENA_NEW(&trees->arena, Tree);
  tree->source = arena_copy_n(&trees->arena, source, length);
  tree->length = length;
  tree->variable_count = variable_count(scope);
  size_t place = tree->variable_count;
  for (const ScopeVariable *variable = scope->variables; variable; variable = variable->outer)
    tree->variables[--place] = arena_copy_n(&trees->arena, variable->name, variable->length);
  ExprText text = {tree->source, length, NULL};
  bool ok =
      expr_read(&tree->expr, &trees->arena, &trees->names, tree->variables, tree->variable_count, text, err);
  return ok ? tree : NULL;
}

static const Expr *tree_of(const Scope *scope, const char *source, size_t length, Error *err) {
  ScopeTrees *trees = scope->trace->trees;
  uint32_t hash = hash_of(scope, source, length);
  Tree **bucket = &trees->buckets[hash % BUCKETS], *tree = *bucket;
  while (tree && (tree->hash != hash || !is_tree_of(tree, scope, source, length)))
    tree = tree->next;
  if (tree)
    return tree->expr;
  tree = read_tree(trees, scope, source, length, err);
  if (!tree)
    return NULL;
  tree->hash = hash;
  tree->next = *bucket;
  *bucket = tree;
  return tree->expr;
}

/* --- What names hold */

static const char SIZES[] = {'K', 'D', 'S', 'n'};
enum { SIZE_COUNT = sizeof SIZES };

static const ExprArray *values_of_pane(void *context, size_t pane) {
  const Scope *scope = context;
  const Trace trace = trace_of_pane(scope->trace, pane);
  return trace_pass(&trace, scope->step)->values;
}

static Cell cell_of(ExprCell cell) {
  return (Cell){(ValueId)cell.value, cell.row, cell.col};
}

static size_t pane_of(const Scope *scope, ExprCell cell) {
  return cell.pane == EXPR_OWN_PANE ? scope->trace->pane : cell.pane;
}

static double rounded_cell(void *context, ExprCell cell, double number) {
  (void)number;
  const Scope *scope = context;
  const Trace trace = trace_of_pane(scope->trace, pane_of(scope, cell));
  return fill_rounded(&trace, scope->step, cell_of(cell), scope->digits);
}

static double rounded(void *context, double number) {
  const Scope *scope = context;
  return fill_rounded_number(number, scope->digits);
}

/* The values that an expression names are there; of a training the others may be missing. */
static const ExprArray *values_for(const Scope *scope, const Expr *expr) {
  const Trace *trace = scope->trace;
  bool reads[VALUE_MAX] = {false};
  if (!trace->runs)
    return trace_pass(trace, scope->step)->values;
  expr_reads(reads, expr);
  const ExprArray *values = trace_value(trace, scope->step, 0);
  for (int id = 0; id < VALUE_MAX; id++)
    if (reads[id])
      values = trace_value(trace, scope->step, (ValueId)id) - id;
  return values;
}

static bool evaluate(ScopeResult *out, Scope *scope, const Expr *expr, Error *err) {
  double sizes[SIZE_COUNT], variables[EXPR_VARIABLES_MAX];
  size_t place = variable_count(scope);
  for (size_t i = 0; i < SIZE_COUNT; i++)
    sizes[i] = (double)trace_dimension(scope->trace, SIZES[i]);
  for (const ScopeVariable *variable = scope->variables; variable; variable = variable->outer)
    variables[--place] = variable->value;
  const ExprInput input = {.values = values_for(scope, expr),
                           .sizes = sizes,
                           .variables = variables,
                           .of_pane = values_of_pane,
                           .shown_cell = scope->rounded ? rounded_cell : NULL,
                           .shown = rounded,
                           .context = scope,
                           .skipped = scope->skipped,
                           .work = scope->work};
  double number;
  ExprCell cell;
  if (!expr_evaluate(&number, expr, &input, err))
    return false;
  *out = (ScopeResult){.number = number, .whole = expr_is_whole(expr)};
  out->is_cell = expr_is_cell(&cell, expr, &input);
  if (out->is_cell) {
    out->cell = cell_of(cell);
    out->pane = pane_of(scope, cell);
  }
  return true;
}

bool scope_evaluate(ScopeResult *out, const Scope *scope, const char *source, size_t length, Error *err) {
  Scope own = *scope;
  const Expr *expr = tree_of(scope, source, length, err);
  if (expr && evaluate(out, &own, expr, err))
    return true;
  if (err && scope->origin)
    err->column += scan_column(scope->origin, source) - 1;
  return false;
}

/* --- Names */

static void name_values(ExprName *out, const Trace *trace) {
  for (int i = 0; i < VALUE_MAX; i++) {
    Shape shape = trace_shape(trace, (ValueId)i);
    if (shape == SHAPE_NONE)
      continue;
    const ValueInfo *info = trace_info(trace, (ValueId)i);
    out[i] = (ExprName){info->name, shape == SHAPE_SCALAR ? 0 : shape_is_matrix(shape) ? 2 : 1, info->whole};
  }
}

const ExprNames *scope_names(const Trace *trace) {
  return &trace->trees->names;
}

void scope_begin(Trace *trace) {
  const Lesson *lesson = trace->lesson;
  ExprName *values = ARENA_ARRAY(&trace->arena, ExprName, VALUE_MAX);
  const char **sizes = ARENA_ARRAY(&trace->arena, const char *, SIZE_COUNT);
  const char **panes = ARENA_ARRAY(&trace->arena, const char *, lesson->pane_count);
  name_values(values, trace);
  for (size_t i = 0; i < SIZE_COUNT; i++)
    if (trace_dimension(trace, SIZES[i]) > 0)
      sizes[i] = arena_copy_n(&trace->arena, &SIZES[i], 1);
  for (size_t i = 0; i < lesson->pane_count; i++)
    panes[i] = lesson->panes[i].id;
  trace->trees = ARENA_NEW(&trace->arena, ScopeTrees);
  trace->trees->names = (ExprNames){.values = values,
                                    .value_count = VALUE_MAX,
                                    .sizes = sizes,
                                    .size_count = SIZE_COUNT,
                                    .panes = panes,
                                    .pane_count = lesson->pane_count};
}

void scope_end(Trace *trace) {
  if (trace->trees)
    arena_free(&trace->trees->arena);
}
