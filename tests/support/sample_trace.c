#include "support/sample_trace.h"

#include "support/check.h"

#include <stdlib.h>
#include <string.h>

int sample_set_up(void **state) {
  return sample_set_up_with(state, sample_lesson);
}

int sample_set_up_with(void **state, void (*make)(Lesson *, Arena *)) {
  Sample *sample = calloc(1, sizeof *sample);
  if (!sample)
    return -1;
  *state = sample;
  make(&sample->lesson, &sample->arena);
  sample_rebuild(sample, &sample->lesson.setup, NULL);
  return 0;
}

int sample_tear_down(void **state) {
  Sample *sample = *state;
  trace_free(&sample->trace);
  arena_free(&sample->arena);
  free(sample);
  return 0;
}

void sample_rebuild(Sample *sample, const Setup *setup, const Opened *opened) {
  Trace trace;
  Error err = {0};
  if (!trace_build(&trace, &sample->lesson, setup, opened, &err))
    fail_msg("%s", err.what);
  trace_free(&sample->trace);
  sample->trace = trace;
}

size_t sample_step(const Trace *trace, const char *id) {
  char found[TRACE_ID_MAX];
  size_t i = 0;
  while (i < trace->step_count && strcmp(trace_step_id(found, trace, i), id) != 0)
    i++;
  if (i == trace->step_count)
    fail_msg("there is no step %s", id);
  return i;
}
