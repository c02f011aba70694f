/* The numbers of a trace, some of which are computed when they are asked for. */
#include "trace/pass.h"
#include "trace/training_pass.h"

#include <assert.h>

const Error *trace_fault(const Trace *trace, size_t pane) {
  const Engine *engine = trace->engines[pane];
  return engine && engine->fault.kind != ERROR_NONE ? &engine->fault : NULL;
}

static Pass *pass_at(const Trace *trace, const StepKind *kind, size_t pass) {
  assert(pass < trace->pass_count);
  return &trace->passes[trace->pane][kind->source->start][pass];
}

const Pass *trace_pass_at(const Trace *trace, size_t step, size_t pass) {
  const StepKind *kind = trace_step(trace, step).kind;
  if (trace->runs)
    return training_pass(trace, kind, pass);
  Pass *found = pass_at(trace, kind, pass);
  pass_complete(trace->engines[trace->pane], found);
  return found;
}

const Value *trace_value_of(const Trace *trace, const StepKind *kind, size_t pass, ValueId id) {
  return trace->runs ? training_value(trace, kind, pass, id)
                     : pass_value(trace->engines[trace->pane], pass_at(trace, kind, pass), id);
}

const Pass *trace_pass_whole(const Trace *trace, size_t step) {
  for (ValueId id = 0; !trace->runs && id < trace_values(trace); id++)
    (void)trace_value(trace, step, id);
  return trace_pass(trace, step);
}

const Pass *trace_pass(const Trace *trace, size_t step) {
  return trace_pass_at(trace, step, trace_step(trace, step).pass);
}

const Value *trace_value(const Trace *trace, size_t step, ValueId id) {
  const TraceStep at = trace_step(trace, step);
  return trace_value_of(trace, at.kind, at.pass, id);
}

double trace_number(const Trace *trace, size_t step, Cell cell) {
  const Value *value = trace_value(trace, step, cell.value);
  assert(cell.row < value->rows && cell.col < value->cols);
  return value->at[cell.row * value->cols + cell.col];
}
