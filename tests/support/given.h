/* The given numbers of a set-up, by the names of their values.  An unknown name, or a number that is not
 * there, aborts. */
#ifndef STEPMAX_TESTS_SUPPORT_GIVEN_H
#define STEPMAX_TESTS_SUPPORT_GIVEN_H

#include "lesson/setup.h"

/* One number, row after row. */
double *given_at(Setup *setup, const char *name, size_t index);

/* All numbers of a value: as many as it has. */
void given_put(Setup *setup, const char *name, const double *numbers, size_t count);
#define GIVEN_PUT(setup, name, ...)                                                                          \
  given_put((setup), (name), (const double[]){__VA_ARGS__},                                                  \
            sizeof((const double[]){__VA_ARGS__}) / sizeof(double))
/* The same number everywhere. */
void given_fill(Setup *setup, const char *name, double number);

size_t given_size(const Setup *setup, const char *name); /* such as "K" */
size_t given_count(const Setup *setup, const char *name);
unsigned given_field(const Setup *setup, const char *name);

#endif
