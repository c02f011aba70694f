/* How every value of a worked sample follows from others. */
#ifndef STEPMAX_TRACE_CHAIN_RELATION_H
#define STEPMAX_TRACE_CHAIN_RELATION_H

#include "trace/relation.h"

const Relation *chain_relation(const Trace *trace, ValueId id);

#endif
