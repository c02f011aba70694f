/* One neuron with two losses side by side as a lesson, built in C: nothing is read from a file. */
#ifndef STEPMAX_TESTS_SUPPORT_SAMPLE_NEURON_H
#define STEPMAX_TESTS_SUPPORT_SAMPLE_NEURON_H

#include "support/sample_trace.h"

/* x = 1.5, y = 0, eta = 0.5, three situations, 100 updates; panes "mse" and "ce"; the steps given, output,
 * loss, gradient and change told in detail, one (`for: update`) for each further update, and a last one that
 * looks back.  It lives in the arena. */
void sample_neuron(Lesson *out, Arena *arena);

/* As sample_set_up: the state is a Sample, which sample_tear_down frees. */
int sample_neuron_set_up(void **state);

#endif
