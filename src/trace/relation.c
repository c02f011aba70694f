#include "trace/relation.h"

#include "trace/scene.h"

#include <assert.h>

const Relation *relation_of(const Trace *trace, ValueId id) {
  static const Relation NOTHING = {.symbol = ""};
  assert((unsigned)id < VALUE_MAX);
  return trace_shape(trace, id) == SHAPE_NONE ? &NOTHING : trace->scene->relation(trace, id);
}

bool relation_applies(const RelationOperand *operand, const Trace *trace, size_t row, size_t rows) {
  switch (operand->when) {
  case WHEN_PENALISED:
    return trace->setup.training.alpha != 0;
  case WHEN_LAST:
    return row + 1 == rows;
  case WHEN_ALWAYS:
    break;
  }
  return true;
}
