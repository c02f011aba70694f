/* A lesson with values of its own: probabilities P of three outcomes and Q of four that add up to 1, votes
 * that add up to 10, and numbers that stand alone. */
#ifndef STEPMAX_TESTS_SUPPORT_SAMPLE_VALUES_H
#define STEPMAX_TESTS_SUPPORT_SAMPLE_VALUES_H

#include "lesson/lesson.h"

/* Fails the test where the text has a fault. */
void sample_values_parse(Lesson *out, Arena *arena, const char *text);
void sample_values(Lesson *out, Arena *arena);

#endif
