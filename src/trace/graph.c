#include "trace/graph.h"

#include "trace/cells.h"
#include "trace/equation.h"

#include <math.h>

enum { OPERANDS_MAX = 128, DEPTH_MAX = 64 };

typedef struct Maker {
  Arena *arena;
  const Trace *trace;
  size_t step;
  const GraphChoice *choice;
  Graph graph;
} Maker;

/* --- Which numbers are nodes */

static size_t numbers_of(const Maker *maker, ValueId id) {
  const Value *value = trace_value(maker->trace, maker->step, id);
  return value->rows * value->cols;
}

static bool is_block(const Maker *maker, ValueId id) {
  return numbers_of(maker, id) > maker->choice->most;
}

/* The cell that stands for the node. */
static Cell node_cell(const Maker *maker, Cell cell) {
  return is_block(maker, cell.value) ? (Cell){cell.value, 0, 0} : cell;
}

static bool find_node(size_t *out, const Maker *maker, Cell cell) {
  for (*out = 0; *out < maker->graph.count; (*out)++)
    if (cell_equal(maker->graph.nodes[*out].cell, cell))
      return true;
  return false;
}

static bool is_end(const Maker *maker, Cell cell) {
  for (size_t i = 0; i < maker->choice->leaf_count; i++)
    if (maker->choice->leaves[i].value == cell.value)
      return true;
  return false;
}

static bool is_folded(const Maker *maker, Cell cell) {
  for (size_t i = 0; i < maker->choice->folded_count; i++)
    if (maker->choice->folded[i] == cell.value)
      return true;
  return false;
}

/* --- Operands */

typedef struct Operands {
  Cell at[OPERANDS_MAX];
  size_t count;
} Operands;

static void add_operand(Operands *operands, Cell cell) {
  for (size_t i = 0; i < operands->count; i++)
    if (cell_equal(operands->at[i], cell))
      return;
  if (operands->count < OPERANDS_MAX)
    operands->at[operands->count++] = cell;
}

static size_t own_operands(const Maker *maker, Cell cell, Cell *out) {
  size_t count = equation_operands(maker->trace, maker->step, cell, out, OPERANDS_MAX);
  return count < OPERANDS_MAX ? count : OPERANDS_MAX;
}

/* Of a folded part: what lies at its edge. */
static void add_edge_of_part(const Maker *maker, Operands *operands, Cell cell, int depth) {
  Cell *own = ARENA_ARRAY(maker->arena, Cell, OPERANDS_MAX);
  size_t count = own_operands(maker, cell, own);
  for (size_t i = 0; i < count; i++) {
    Cell unused[1];
    bool inner = !is_end(maker, own[i]) && !is_folded(maker, own[i]) && depth < DEPTH_MAX &&
                 equation_operands(maker->trace, maker->step, own[i], unused, 1) > 0;
    if (inner)
      add_edge_of_part(maker, operands, own[i], depth + 1);
    else
      add_operand(operands, node_cell(maker, own[i]));
  }
}

/* Of a block, those of all its numbers. */
static void find_operands(const Maker *maker, Operands *operands, Cell cell) {
  size_t count = is_block(maker, cell.value) ? numbers_of(maker, cell.value) : 1;
  const Value *value = trace_value(maker->trace, maker->step, cell.value);
  Cell *own = ARENA_ARRAY(maker->arena, Cell, OPERANDS_MAX);
  for (size_t i = 0; i < count && operands->count < OPERANDS_MAX; i++) {
    Cell at = count > 1 ? (Cell){cell.value, i / value->cols, i % value->cols} : cell;
    if (is_folded(maker, cell)) {
      add_edge_of_part(maker, operands, at, 0);
      continue;
    }
    size_t found = own_operands(maker, at, own);
    for (size_t k = 0; k < found; k++)
      add_operand(operands, node_cell(maker, own[k]));
  }
}

/* --- Nodes and edges */

static size_t add_node(Maker *maker, Cell cell, int depth);

static void add_edges(Maker *maker, const size_t *places, size_t count, size_t to) {
  for (size_t i = 0; i < count && maker->graph.edge_count < GRAPH_EDGES_MAX; i++)
    if (places[i] != to)
      maker->graph.edges[maker->graph.edge_count++] = (GraphEdge){places[i], to, NAN};
}

/* The number's place; GRAPH_NODES_MAX: there is no room for it. */
static size_t add_node(Maker *maker, Cell cell, int depth) {
  size_t place, places[OPERANDS_MAX], found = 0;
  cell = node_cell(maker, cell);
  if (find_node(&place, maker, cell))
    return place;
  Operands *operands = ARENA_NEW(maker->arena, Operands);
  if (!is_end(maker, cell) && depth < DEPTH_MAX)
    find_operands(maker, operands, cell);
  for (size_t i = 0; i < operands->count; i++) {
    size_t at =
        cell_equal(operands->at[i], cell) ? GRAPH_NODES_MAX : add_node(maker, operands->at[i], depth + 1);
    if (at < GRAPH_NODES_MAX)
      places[found++] = at;
  }
  if (maker->graph.count == GRAPH_NODES_MAX)
    return GRAPH_NODES_MAX;
  place = maker->graph.count++;
  maker->graph.nodes[place] =
      (GraphNode){.cell = cell,
                  .count = is_block(maker, cell.value) ? numbers_of(maker, cell.value) : 1,
                  .leaf = found == 0,
                  .folded = is_folded(maker, cell),
                  .gradient = NAN};
  add_edges(maker, places, found, place);
  return place;
}

/* --- Gradients, from the last node back */

static double slope_of(const Maker *maker, const GraphNode *of, const GraphNode *by) {
  if (of->count > 1 || by->count > 1)
    return NAN;
  return (of->folded ? cells_slope : cells_partial)(maker->trace, maker->step, of->cell, by->cell);
}

static void find_gradients(Maker *maker) {
  Graph *graph = &maker->graph;
  for (size_t i = graph->count; i-- > 0;) {
    GraphNode *node = &graph->nodes[i];
    bool used = false;
    if (i + 1 == graph->count) {
      node->gradient = 1;
      used = true;
    }
    for (size_t e = 0; e < graph->edge_count; e++) {
      GraphEdge *edge = &graph->edges[e];
      if (edge->from != i)
        continue;
      edge->flow = graph->nodes[edge->to].gradient * slope_of(maker, &graph->nodes[edge->to], node);
      node->gradient = used ? node->gradient + edge->flow : edge->flow;
      used = true;
    }
  }
}

Graph graph_make(Arena *arena, const Trace *trace, size_t step, const GraphChoice *choice) {
  Maker maker = {.arena = arena, .trace = trace, .step = step, .choice = choice};
  maker.graph.nodes = ARENA_ARRAY(arena, GraphNode, GRAPH_NODES_MAX);
  maker.graph.edges = ARENA_ARRAY(arena, GraphEdge, GRAPH_EDGES_MAX);
  add_node(&maker, choice->of, 0);
  find_gradients(&maker);
  return maker.graph;
}
