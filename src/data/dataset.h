/* Samples with features and a class each, in memory: what a model is trained on.
 *
 * Made of a table (csv.h), or of numbers that a lesson holds.  It knows no model and no file. */
#ifndef STEPMAX_DATA_DATASET_H
#define STEPMAX_DATA_DATASET_H

#include "base/arena.h"
#include "base/error.h"
#include "data/csv.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DATASET_CLASSES_MIN = 2, DATASET_CLASSES_MAX = 10, DATASET_FEATURES_MAX = 256, DATASET_FIRST = 10 };

typedef struct Dataset {
  size_t N, D, K;              /* samples, features, classes */
  const char *const *features; /* D names */
  const char *const *classes;  /* K names, in the order of their bytes; each has a sample */
  const double *X;             /* N x D, row by row, finite, standardised if asked for */
  const uint8_t *labels;       /* N, from 0 */
  const double *mean, *scale;  /* D each, of the standardisation, which took the mean away and divided by the
                                  population standard deviation; 0 and 1 without it */
  const double *first; /* dataset_first(N) x D: the first samples as the table has them, before that */
} Dataset;

/* What is taken of a table. */
typedef struct DatasetChoice {
  const char *label;           /* the name of the column of classes */
  const char *const *features; /* names; NULL: every other column */
  size_t feature_count;
  const char *const *classes; /* only the rows of these; NULL: of all */
  size_t class_count;
  size_t every; /* of those, each every-th row from the first; 0 and 1: all */
  bool standardise;
} DatasetChoice;

/* Errors, with the file and, as far as there is one, line and column: no such column (the nearest as a hint),
 * a feature that is the label or is named twice, a missing label (an empty cell, in whatever row), a cell
 * that is empty or is no finite number (the cell is quoted, the column named) in a row that is taken, one
 * class only, more than DATASET_CLASSES_MAX classes (the hint says how many are supported, and if so, that a
 * column of numbers is no label), a class whose name is none (name.h), more than DATASET_FEATURES_MAX
 * features or none, no class chosen or one that no row taken has, and, with `standardise`, a constant column
 * (its standard deviation is 0: the hint says to leave it out) and one with numbers so large that there is no
 * standard deviation.  The result lives in the arena and needs the table no more. */
bool dataset_from_table(Dataset *out, Arena *arena, const Table *table, const DatasetChoice *choice,
                        Error *err) MUST_CHECK;

/* The two features, from 0 and in their order, that tell the classes apart best, each by itself: by the
 * variance between the classes' means over the variance within the classes.  Of equal ones the first; twice
 * the only one.  K <= DATASET_CLASSES_MAX. */
void dataset_best_features(size_t best[2], const Dataset *set);

/* How many of N samples are kept as they were. */
size_t dataset_first(size_t N);

/* Puts column means and population standard deviations (two passes over the rows) of X[N x D] into mean[D]
 * and scale[D].  N >= 1.  A constant column has exactly its value and 0. */
void dataset_moments(double *mean, double *scale, const double *X, size_t N, size_t D);

#endif
