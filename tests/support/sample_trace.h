/* The worked sample with its trace, as the state of a cmocka test. */
#ifndef STEPMAX_TESTS_SUPPORT_SAMPLE_TRACE_H
#define STEPMAX_TESTS_SUPPORT_SAMPLE_TRACE_H

#include "support/sample_lesson.h"
#include "support/values.h"
#include "trace/trace.h"

typedef struct Sample {
  Arena arena;
  Lesson lesson;
  Trace trace;
} Sample;
int sample_set_up(void **state);
/* The same with another lesson, which `make` puts into the arena. */
int sample_set_up_with(void **state, void (*make)(Lesson *, Arena *));
int sample_tear_down(void **state);

/* Puts the trace of other numbers in place of the sample's. */
void sample_rebuild(Sample *sample, const Setup *setup, const Opened *opened);

/* The index of a step by its id; the test fails if there is none. */
size_t sample_step(const Trace *trace, const char *id);

#endif
