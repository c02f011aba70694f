/* The shorthand in which the tables of the scenes are written: which numbers of an operand a result needs,
 * and lists of values.  For the *_relation.c and *_scene.c of trace/ only. */
#ifndef STEPMAX_TRACE_TABLE_H
#define STEPMAX_TRACE_TABLE_H

#include "trace/scene.h"

/* One number for all results. */
#define SCALAR(id)                                                                                           \
  { id, AT_FIRST, AT_FIRST, WHEN_ALWAYS }
/* Of a vector, the number in the result's row, in the row of its column. */
#define SAME_ROW(id)                                                                                         \
  { id, AT_ROW, AT_FIRST, WHEN_ALWAYS }
#define OF_COLUMN(id)                                                                                        \
  { id, AT_COL, AT_FIRST, WHEN_ALWAYS }
/* Of a matrix, the number at the result's place, all in its row. */
#define SAME_CELL(id)                                                                                        \
  { id, AT_ROW, AT_COL, WHEN_ALWAYS }
#define WHOLE_ROW(id)                                                                                        \
  { id, AT_ROW, AT_ALL, WHEN_ALWAYS }
#define WHOLE_VECTOR(id)                                                                                     \
  { id, AT_ALL, AT_FIRST, WHEN_ALWAYS }
#define WHOLE_MATRIX(id)                                                                                     \
  { id, AT_ALL, AT_ALL, WHEN_ALWAYS }

/* A ValueList of a whole array. */
#define LIST(array)                                                                                          \
  { array, sizeof(array) / sizeof *(array) }

#endif
