/* What each column of a table holds, and which are taken for label and features when nobody has chosen.
 *
 * A summary that is small where the table is large: it is what someone who chooses columns has to see.  It
 * knows no dataset and judges no choice: dataset.h does. */
#ifndef STEPMAX_DATA_COLUMNS_H
#define STEPMAX_DATA_COLUMNS_H

#include "base/arena.h"
#include "data/csv.h"
#include "data/dataset.h"

#include <stdbool.h>
#include <stddef.h>

enum { COLUMN_SHOWN = 4, COLUMN_SHOWN_BYTES = 40, COLUMN_FEATURES_MAX = 12 };

typedef struct DataColumn {
  const char *name;
  size_t numbers;  /* cells that are finite numbers */
  double min, max; /* of these */
  size_t values;   /* different cells, as far as DATASET_CLASSES_MAX + 1; an empty one counts as none */
  const char *shown[COLUMN_SHOWN]; /* the first of these, cut to COLUMN_SHOWN_BYTES */
  size_t shown_count;
  int line, column; /* where the first cell that is no number begins, as in csv.h; 0: there is none */
} DataColumn;

typedef struct Columns {
  size_t count, rows;
  const DataColumn *at;
} Columns;

/* Looks through the whole table, which is needed no more afterwards: texts are copied into the arena. */
void columns_look(Columns *out, Arena *arena, const Table *table);

Columns columns_copy(Arena *arena, const Columns *columns);

/* Every cell is a number. */
bool column_is_numeric(const Columns *columns, size_t column);
/* At least half of its cells are: the others are faults, to be told and not to be passed over. */
bool column_means_numbers(const Columns *columns, size_t column);
/* It has as many different values as a dataset may have classes. */
bool column_can_label(const Columns *columns, size_t column);

/* Chooses what is left open, into the arena.  Without a label (NULL): the last column of texts that can be
 * one and leaves a feature, else the last column that does, else the last column of texts, else the last.
 * Without features (NULL): the first COLUMN_FEATURES_MAX other columns that mean numbers and are not
 * constant. */
void columns_choose(DatasetChoice *choice, Arena *arena, const Columns *columns);

#endif
