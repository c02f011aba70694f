#include "trace/ask.h"

#include "base/number.h"
#include "trace/fill.h"
#include "trace/steps.h"

#include <assert.h>
#include <math.h>

/* The first step of a segment that shows the lesson's step. */
static bool find_in(size_t *out, const TraceSegment *segment, const LessonStep *source) {
  for (size_t i = 0; i < segment->count; i++) {
    const StepKind *kind = &segment->kinds[i];
    if (kind->source == source && !kind->within) {
      *out = segment->first + i;
      return true;
    }
  }
  return false;
}

bool ask_step(size_t *out, const Trace *trace, const LessonStep *source) {
  if (source->ask.count == 0)
    return false;
  for (size_t i = 0; i < trace->segment_count; i++)
    if (find_in(out, &trace->segments[i], source))
      return true;
  return false;
}

const LessonAsk *ask_at(const Trace *trace, size_t step) {
  const LessonStep *source = trace_step(trace, step).kind->source;
  size_t place;
  return ask_step(&place, trace, source) && place == step ? &source->ask : NULL;
}

bool ask_answer(size_t *out, const Trace *trace, size_t step, Error *err) {
  const LessonAsk *ask = ask_at(trace, step);
  assert(ask);
  double answer;
  if (!fill_number(&answer, trace, step, ask->answer, err))
    return false;
  if (!(answer >= 1 && answer <= (double)ask->count && floor(answer) >= answer)) {
    char found[NUMBER_MAX];
    return error_at(err, NULL, 1, 1, "the answer must be a whole number from 1 to %zu, found %s", ask->count,
                    number_exact(found, answer));
  }
  *out = (size_t)answer;
  return true;
}
