#include "support/sample_trace.h"

#include "support/check.h"

#include <stdlib.h>
#include <string.h>

int sample_set_up(void **state) {
  Sample *sample = calloc(1, sizeof *sample);
  if (!sample)
    return -1;
  *state = sample;
  sample_lesson(&sample->lesson, &sample->arena);
  sample_rebuild(sample, &sample->lesson.chain, NULL);
  return 0;
}

int sample_tear_down(void **state) {
  Sample *sample = *state;
  trace_free(&sample->trace);
  arena_free(&sample->arena);
  free(sample);
  return 0;
}

void sample_rebuild(Sample *sample, const Chain *chain, const Opened *opened) {
  Trace trace;
  Error err = {0};
  if (!trace_build(&trace, &sample->lesson, chain, opened, &err))
    fail_msg("%s", err.what);
  trace_free(&sample->trace);
  sample->trace = trace;
}

size_t sample_step(const Trace *trace, const char *id) {
  size_t i = 0;
  while (i < trace->step_count && strcmp(trace->steps[i].id, id) != 0)
    i++;
  if (i == trace->step_count)
    fail_msg("there is no step %s", id);
  return i;
}
