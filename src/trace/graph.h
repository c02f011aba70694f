/* The graph of computing a number: what it is computed from, down to where nothing more is computed, and how
 * the gradient comes back.
 *
 * Nodes are numbers; of a value with many numbers all are one node.  A part can be folded: then a node stands
 * for itself and for all that is computed on the way to it from the graph's leaves or from other folded
 * values. */
#ifndef STEPMAX_TRACE_GRAPH_H
#define STEPMAX_TRACE_GRAPH_H

#include "trace/trace.h"

enum { GRAPH_NODES_MAX = 120, GRAPH_EDGES_MAX = 480 };

typedef struct GraphNode {
  Cell cell;       /* the first of its numbers */
  size_t count;    /* of numbers; more than 1: all of a value */
  bool leaf;       /* nothing that it is computed from is shown, as there is nothing or as it is an end */
  bool folded;     /* it stands for a part */
  double gradient; /* of the last number, by this one; NaN: it cannot be told, or it is several */
} GraphNode;

typedef struct GraphEdge {
  size_t from, to;
  double flow; /* what comes back along it: the gradient by `to` times the slope of `to` by `from`; NaN */
} GraphEdge;

typedef struct Graph {
  GraphNode *nodes; /* each behind those that it is computed from; the last one is the number itself */
  size_t count;
  GraphEdge *edges;
  size_t edge_count;
} Graph;

typedef struct GraphChoice {
  Cell of;
  const Cell *leaves; /* where the graph begins besides given numbers; a value by any of its numbers */
  size_t leaf_count;
  const ValueId *folded; /* values whose operands are folded into them */
  size_t folded_count;
  size_t most; /* values of more numbers are one node */
} GraphChoice;

/* At a step, in the arena.  What would be more than the limits is left out: its nodes are leaves. */
Graph graph_make(Arena *arena, const Trace *trace, size_t step, const GraphChoice *choice);

#endif
