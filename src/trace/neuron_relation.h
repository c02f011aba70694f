/* How every value of a neuron follows from others, for either loss. */
#ifndef STEPMAX_TRACE_NEURON_RELATION_H
#define STEPMAX_TRACE_NEURON_RELATION_H

#include "trace/relation.h"

const Relation *neuron_relation(const Trace *trace, ValueId id);

#endif
