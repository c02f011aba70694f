/* Numbers that were computed elsewhere, by one of tests/golden's scripts, and lie in a file. */
#ifndef STEPMAX_TESTS_SUPPORT_REFERENCE_H
#define STEPMAX_TESTS_SUPPORT_REFERENCE_H

#include "trace/trace.h"

/* Compares the passes of a trace, in its pane, with every line of a file that begins with `name`: "name
 * update value row column number", rows and columns from 1, 0 where there is none.  The test fails at the
 * first number that is off by more than 1e-12 of itself.  Returns how many lines there were. */
size_t reference_compare(const Trace *trace, const char *path, const char *name);

#endif
