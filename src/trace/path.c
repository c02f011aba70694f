#include "trace/path.h"

#include "trace/sample.h"
#include "trace/training_pass.h"

#include <math.h>

size_t path_made(const Trace *trace, size_t step, bool moved) {
  if (trace->runs)
    return training_made(trace, step, moved);
  return trace_step(trace, step).pass + (moved ? 1 : 0);
}

size_t path_update(const Trace *trace, size_t step) {
  TraceStep at = trace_step(trace, step);
  return trace->runs ? training_update_of(trace, at.kind, at.pass) : at.pass;
}

/* --- The places */

/* A number after so many updates; NaN: nothing says it. */
static double number_at(const Trace *trace, size_t step, const PathOf *of, size_t axis, size_t made) {
  double parameter;
  if (trace->runs)
    return training_parameter(&parameter, trace, of->over[axis], made) ? parameter : NAN;
  bool after = made >= trace->pass_count;
  const Cell *cells = after ? of->next : of->over;
  const StepKind *kind = trace_step(trace, step).kind;
  size_t pass = after ? trace->pass_count - 1 : made;
  return cells ? value_at(trace_value_of(trace, kind, pass, cells[axis].value), cells[axis]) : (double)NAN;
}

/* Which of span + 1 places the i-th of `count` picks is: where they do not suffice for all, the first half
 * takes the first places, as a run goes furthest in its first updates. */
static size_t pick(size_t i, size_t count, size_t span) {
  size_t exact = span + 1 == count ? count : count / 2;
  if (i < exact)
    return i;
  double rest = (double)(span - exact) * (double)(i - exact) / fmax((double)(count - 1 - exact), 1);
  return i + 1 == count ? span : exact + (size_t)rest;
}

size_t path_places(CellsPlace *out, const Trace *trace, size_t step, const PathOf *of, size_t from, size_t to,
                   size_t max) {
  size_t span = to - from, count = span + 1 < max ? span + 1 : max;
  for (size_t i = 0; i < count; i++) {
    size_t made = from + pick(i, count, span);
    out[i] = (CellsPlace){number_at(trace, step, of, 0, made), number_at(trace, step, of, 1, made)};
  }
  return count;
}

size_t path_planned(const Trace *trace) {
  return trace->runs ? training_updates(trace) : trace->pass_count;
}

size_t path_samples(const Trace *trace, size_t made) {
  return trace->runs ? training_samples_seen(trace, made) : 0;
}

bool path_ends(size_t *update, const Trace *trace) {
  return trace->runs && training_diverged(trace, update);
}
