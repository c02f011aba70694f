/* The numbers of a worked sample: what a lesson sets and a student edits.
 *
 * A plain value of fixed size, so that a state, an undo step and a lesson file's
 * content are copies of one another.  It knows no file, no language and nothing
 * of what is computed from it. */
#ifndef STEPMAX_LESSON_CHAIN_H
#define STEPMAX_LESSON_CHAIN_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

enum { CHAIN_CLASSES_MIN = 2, CHAIN_CLASSES_MAX = 10, CHAIN_FEATURES_MAX = 12, CHAIN_UPDATES_MAX = 200 };

typedef struct Chain {
  size_t K, D;       /* classes, features */
  size_t label;      /* the right class, from 1 to K */
  size_t updates;    /* how many updates the lesson makes, from 1 */
  double eta, alpha; /* learning rate > 0; strength of the penalty alpha/2 |W|^2, >= 0 */
  double x[CHAIN_FEATURES_MAX];
  double W[CHAIN_CLASSES_MAX * CHAIN_FEATURES_MAX]; /* W[k * D + d] */
  double b[CHAIN_CLASSES_MAX];
} Chain;

/* What can be edited, in the order of its names: "x", "W", "b", "label", "eta", "alpha", "updates". */
typedef enum {
  CHAIN_X,
  CHAIN_W,
  CHAIN_B,
  CHAIN_LABEL,
  CHAIN_ETA,
  CHAIN_ALPHA,
  CHAIN_UPDATES,
  CHAIN_FIELDS
} ChainField;

/* The values from min to max that a field may take, and whether this lesson lets it be changed.
 * Label and updates take the whole numbers among them. */
typedef struct ChainRange {
  bool editable;
  double min, max;
} ChainRange;

const char *chain_field_name(ChainField field);
bool chain_field_find(ChainField *out, const char *name); /* false: no such field */

/* rows x cols of a field: W K x D, x D x 1, b K x 1, the others 1 x 1. */
void chain_shape(const Chain *chain, ChainField field, size_t *rows, size_t *cols);

/* One number of a field; row and col from 0. */
double chain_get(const Chain *chain, ChainField field, size_t row, size_t col);

/* All that a field can take in any lesson of K classes, not editable: x, W and b any finite number, label
 * 1 to K, eta above 0, alpha from 0 up, updates 1 to CHAIN_UPDATES_MAX. */
ChainRange chain_range_widest(ChainField field, size_t K);

/* Whether a field takes a value, editable or not; the message says what it takes:
 * "label takes a whole number from 1 to 5, found 7". */
bool chain_accepts(ChainField field, double value, ChainRange range, Error *err) MUST_CHECK;

/* Sets one number, if the lesson lets the field be changed and the field takes the value; the message
 * says what is allowed. */
bool chain_set(Chain *chain, ChainField field, size_t row, size_t col, double value,
               const ChainRange ranges[CHAIN_FIELDS], Error *err) MUST_CHECK;

/* `NAME=VALUE` as on the command line: one number fills a vector or matrix, else all its
 * numbers, comma separated, row by row. All of it is set or nothing. Errors are of kind ERROR_USAGE
 * and name what is allowed: the names, the count, the range. */
bool chain_assign(Chain *chain, const char *assignment, const ChainRange ranges[CHAIN_FIELDS],
                  Error *err) MUST_CHECK;

bool chain_equal(const Chain *a, const Chain *b); /* bit for bit, only the part in use */

#endif
