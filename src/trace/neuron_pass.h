/* The passes of a neuron: all its arithmetic, in order, by the functions of model/. */
#ifndef STEPMAX_TRACE_NEURON_PASS_H
#define STEPMAX_TRACE_NEURON_PASS_H

#include "trace/trace.h"

/* neuron->updates passes of all situations, in the arena.  What a pass ends with and what the next one begins
 * with are the same numbers in memory. */
Pass *neuron_pass_run(Arena *arena, const Neuron *neuron, PaneLoss loss);

#endif
