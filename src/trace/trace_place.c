/* Finding a place in a trace: the steps of an update, the same step in another trace. */
#include "trace/steps.h"
#include "trace/training_pass.h"

#include <assert.h>
#include <string.h>

size_t trace_pass_step(const Trace *trace, size_t pass) {
  size_t first = 0;
  for (size_t i = 0; i < trace->segment_count; i++) {
    const TraceSegment *segment = &trace->segments[i];
    if (segment->pass > pass)
      break;
    size_t last = segment->pass + segment->passes - 1, at = pass < last ? pass : last;
    if (i == 0 || at > segment->pass || at != trace_step(trace, segment->first - 1).pass)
      first = segment->first + (at - segment->pass) * segment->count;
  }
  return first;
}

static size_t last_of_pass(const Trace *trace, size_t pass) {
  size_t last = 0;
  for (size_t i = 0; i < trace->segment_count; i++) {
    const TraceSegment *segment = &trace->segments[i];
    if (segment->pass > pass)
      break;
    size_t passes = pass - segment->pass + 1 < segment->passes ? pass - segment->pass + 1 : segment->passes;
    last = segment->first + passes * segment->count - 1;
  }
  return last;
}

/* A step of `other` that shows the same lesson's step of the same pass. */
static bool find_same(size_t *out, const Trace *other, TraceStep wanted) {
  for (size_t i = 0; i < other->segment_count; i++) {
    const TraceSegment *segment = &other->segments[i];
    bool repeats = segment->kinds[0].summary || segment->kinds[0].within;
    if (repeats && wanted.pass - segment->pass >= segment->passes)
      continue;
    for (size_t k = 0; k < segment->count; k++) {
      const StepKind *kind = &segment->kinds[k];
      if (strcmp(kind->source->id, wanted.kind->source->id) != 0 || kind->summary != wanted.kind->summary ||
          !kind->within != !wanted.kind->within)
        continue;
      *out = segment->first + k + (repeats ? (wanted.pass - segment->pass) * segment->count : 0);
      return true;
    }
  }
  return false;
}

size_t trace_same_step(const Trace *other, const Trace *trace, size_t step) {
  assert(step < trace->step_count && other->step_count > 0);
  TraceStep wanted = trace_step(trace, step);
  size_t same, pass = wanted.pass;
  if (trace->runs && other->runs && (wanted.kind->summary || wanted.kind->within))
    wanted.pass = training_same_pass(other, trace, pass);
  if (find_same(&same, other, wanted))
    return same;
  size_t first = trace_pass_step(other, wanted.pass), last = last_of_pass(other, wanted.pass);
  if (trace_step(other, last).pass < wanted.pass)
    return last;
  size_t offset = step - trace_pass_step(trace, pass);
  return first + offset < last ? first + offset : last;
}

size_t trace_update_step(const Trace *trace, size_t step, int direction) {
  size_t pass = trace_step(trace, step).pass;
  if (direction < 0)
    return pass == 0 ? step : trace_pass_step(trace, pass - 1);
  size_t next = last_of_pass(trace, pass) + 1;
  return next < trace->step_count ? next : step;
}
