#include "trace/scope.h"

#include "expr/scan.h"
#include "trace/fill.h"
#include "trace/vary.h"

#include <assert.h>
#include <math.h>
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

static const ExprArray *values_of_pane(void *context, size_t pane) {
  const Scope *scope = context;
  const Trace trace = trace_of_pane(scope->trace, pane);
  return trace_pass_whole(&trace, scope->step)->values;
}

static Cell cell_of(ExprCell cell) {
  return (Cell){cell.value, cell.row, cell.col};
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

/* difference() and derivative(); NaN where a training's kernel makes the numbers. */
static double change(void *context, ExprChange kind, ExprCell of, ExprCell by) {
  const Scope *scope = context;
  const Trace trace = trace_of_pane(scope->trace, pane_of(scope, of));
  if (trace_is_training(&trace))
    return NAN;
  EngineView view = {trace.engines[trace.pane],
                     trace_value(&trace, scope->step, (ValueId)of.value) - of.value};
  return vary_change(&view, kind, of, by);
}

static double rounded(void *context, double number) {
  const Scope *scope = context;
  return fill_rounded_number(number, scope->digits);
}

/* The values that an expression names are there; others may be missing. */
static const ExprArray *values_for(const Scope *scope, const Expr *expr) {
  const Trace *trace = scope->trace;
  bool reads[VALUE_MAX] = {false};
  expr_reads(reads, expr);
  const ExprArray *values = trace_value(trace, scope->step, 0);
  for (ValueId id = 0; id < trace_values(trace); id++)
    if (reads[id])
      values = trace_value(trace, scope->step, id) - id;
  return values;
}

static bool evaluate(ScopeResult *out, Scope *scope, const Expr *expr, Error *err) {
  double sizes[SCENE_SIZES_MAX], variables[EXPR_VARIABLES_MAX];
  size_t place = variable_count(scope);
  for (size_t i = 0; i < scope->trace->lesson->scene->size_count; i++)
    sizes[i] = (double)scope->trace->sizes[scope->trace->pane][i];
  for (const ScopeVariable *variable = scope->variables; variable; variable = variable->outer)
    variables[--place] = variable->value;
  const ExprInput input = {.values = values_for(scope, expr),
                           .sizes = sizes,
                           .variables = variables,
                           .of_pane = values_of_pane,
                           .change = change,
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

void scope_begin(Trace *trace) {
  const Lesson *lesson = trace->lesson;
  const ExprNames *scene = &lesson->scene->names;
  ExprName *values = ARENA_ARRAY(&trace->arena, ExprName, scene->value_count);
  const char **panes = ARENA_ARRAY(&trace->arena, const char *, lesson->pane_count);
  for (ValueId id = 0; id < scene->value_count; id++)
    if (trace_has(trace, id))
      values[id] = scene->values[id];
  for (size_t i = 0; i < lesson->pane_count; i++)
    panes[i] = lesson->panes[i].id;
  trace->trees = ARENA_NEW(&trace->arena, ScopeTrees);
  trace->trees->names = (ExprNames){.values = values,
                                    .value_count = scene->value_count,
                                    .sizes = scene->sizes,
                                    .size_count = scene->size_count,
                                    .panes = panes,
                                    .pane_count = lesson->pane_count};
}

void scope_end(Trace *trace) {
  if (trace->trees)
    arena_free(&trace->trees->arena);
}
