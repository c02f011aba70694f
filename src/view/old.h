/* What the views of single scenes read by name, until panels take their place. */
#ifndef STEPMAX_VIEW_OLD_H
#define STEPMAX_VIEW_OLD_H

#include "trace/trace.h"

#include <string.h>

enum { OLD_CLASSES_MAX = 10, OLD_FEATURES_MAX = 12 };

/* Whether a lesson is of the scene of this id. */
static inline bool old_is(const Trace *trace, const char *scene) {
  return trace->lesson->scene && strcmp(trace->lesson->scene->id, scene) == 0;
}

/* A given number by its name; 0 where there is none. */
static inline double old_number(const Trace *trace, const char *name) {
  unsigned field;
  return setup_field_find(&field, &trace->setup, name) ? setup_get(&trace->setup, field, 0, 0) : 0;
}

/* The right row, from 0; 0 where no row is. */
static inline size_t old_right_row(const Trace *trace) {
  size_t row;
  return trace_right_row(&row, trace) ? row : 0;
}

#endif
