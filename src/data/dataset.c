#include "data/dataset.h"

#include "data/name.h"

#include "base/number.h"
#include "base/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { QUOTED_MAX = 80 }; /* bytes of a class in a message */

/* A dataset in the making. */
typedef struct Making {
  const Table *table;
  const DatasetChoice *choice;
  Arena *arena;
  Error *err;
  size_t label, features[DATASET_FEATURES_MAX], D; /* columns of the table */
  uint32_t *rows;                                  /* N of the table: those that are taken */
  uint8_t *labels;                                 /* N, places in classes */
  const char *classes[DATASET_CLASSES_MAX]; /* K, in the order found, in the end in that of their bytes */
  size_t N, K;
} Making;

static const CsvCell *cell_at(const Making *making, size_t row, size_t column) {
  return &making->table->cells[row * making->table->columns + column];
}

static const char *column_name(const Making *making, size_t column) {
  return making->table->names[column].text;
}

/* --- Columns */

static bool fail_choice(const Making *making, const char *what) {
  return error_at(making->err, making->table->file, 0, 0, "%s", what);
}

static bool add_feature(Making *making, size_t column) {
  if (making->D == DATASET_FEATURES_MAX) {
    error_at(making->err, making->table->file, 0, 0, "more than %d features", DATASET_FEATURES_MAX);
    return error_hint(making->err, "choose some of the columns");
  }
  making->features[making->D++] = column;
  return true;
}

static bool add_named_feature(Making *making, const char *name) {
  size_t column;
  if (!csv_column(&column, making->table, name, making->err))
    return false;
  if (column == making->label)
    return error_at(making->err, making->table->file, 0, 0, "\"%s\" is the label and cannot be a feature too",
                    column_name(making, column));
  for (size_t i = 0; i < making->D; i++)
    if (making->features[i] == column)
      return error_at(making->err, making->table->file, 0, 0, "the feature \"%s\" is named twice",
                      column_name(making, column));
  return add_feature(making, column);
}

static bool choose_columns(Making *making) {
  const DatasetChoice *choice = making->choice;
  if (!csv_column(&making->label, making->table, choice->label, making->err))
    return false;
  for (size_t i = 0; choice->features && i < choice->feature_count; i++)
    if (!add_named_feature(making, choice->features[i]))
      return false;
  for (size_t column = 0; !choice->features && column < making->table->columns; column++)
    if (column != making->label && !add_feature(making, column))
      return false;
  if (making->D > 0)
    return true;
  fail_choice(making, "there is no feature");
  return error_hint(making->err, "a column of numbers is needed beside the label");
}

/* --- Rows and classes */

static bool is_chosen(const DatasetChoice *choice, const char *name) {
  if (!choice->classes)
    return true;
  for (size_t i = 0; i < choice->class_count; i++)
    if (strcmp(choice->classes[i], name) == 0)
      return true;
  return false;
}

static bool fail_many_classes(const Making *making, const CsvCell *cell) {
  error_at(making->err, making->table->file, cell->line, cell->column,
           "the label \"%s\" has more than %d classes", column_name(making, making->label),
           DATASET_CLASSES_MAX);
  return error_hint(making->err, "%d to %d classes are supported%s", DATASET_CLASSES_MIN, DATASET_CLASSES_MAX,
                    csv_column_is_numeric(making->table, making->label) ? "; a column of numbers is no label"
                                                                        : "");
}

/* The place of a class, which is a new one at its first row. */
static bool find_class(size_t *out, Making *making, const CsvCell *cell) {
  size_t k = 0;
  while (k < making->K && strcmp(making->classes[k], cell->text) != 0)
    k++;
  if (k == DATASET_CLASSES_MAX)
    return fail_many_classes(making, cell);
  if (k == making->K) {
    if (!name_check(cell, "class", making->table->file, making->err))
      return false;
    making->classes[making->K++] = arena_copy(making->arena, cell->text);
  }
  *out = k;
  return true;
}

static bool take_row(Making *making, size_t row) {
  size_t k;
  if (!find_class(&k, making, cell_at(making, row, making->label)))
    return false;
  making->rows[making->N] = (uint32_t)row;
  making->labels[making->N++] = (uint8_t)k;
  return true;
}

static bool take_rows(Making *making) {
  size_t every = making->choice->every > 1 ? making->choice->every : 1, chosen = 0;
  making->rows = ARENA_ARRAY(making->arena, uint32_t, making->table->rows);
  making->labels = ARENA_ARRAY(making->arena, uint8_t, making->table->rows);
  for (size_t row = 0; row < making->table->rows; row++) {
    const CsvCell *cell = cell_at(making, row, making->label);
    if (cell->text[0] == '\0')
      return error_at(making->err, making->table->file, cell->line, cell->column,
                      "the label is missing: this cell of \"%s\" is empty",
                      column_name(making, making->label));
    if (is_chosen(making->choice, cell->text) && chosen++ % every == 0 && !take_row(making, row))
      return false;
  }
  return true;
}

/* The first of the label's different cells that a hint can show: at most DATASET_CLASSES_MAX. */
static size_t known_classes(const char *known[DATASET_CLASSES_MAX], const Making *making) {
  size_t count = 0;
  for (size_t row = 0; row < making->table->rows && count < DATASET_CLASSES_MAX; row++) {
    const char *text = cell_at(making, row, making->label)->text;
    size_t k = 0;
    while (k < count && strcmp(known[k], text) != 0)
      k++;
    if (k == count && name_is_plain(text))
      known[count++] = text;
  }
  return count;
}

static bool has_row(const Making *making, const char *name) {
  for (size_t row = 0; row < making->table->rows; row++)
    if (strcmp(cell_at(making, row, making->label)->text, name) == 0)
      return true;
  return false;
}

/* No row taken has a class of the choice. */
static bool fail_absent(const Making *making, const char *name) {
  const char *known[DATASET_CLASSES_MAX];
  int shown = (int)text_cut(name, QUOTED_MAX);
  if (has_row(making, name)) {
    error_at(making->err, making->table->file, 0, 0, "no row of the class \"%.*s\" is left", shown, name);
    return error_hint(making->err, "take more than one row in %zu", making->choice->every);
  }
  error_at(making->err, making->table->file, 0, 0, "no row has the class \"%.*s\"", shown, name);
  return error_hint_names(making->err, name, known, known_classes(known, making));
}

static bool check_classes(const Making *making) {
  const DatasetChoice *choice = making->choice;
  for (size_t i = 0; choice->classes && i < choice->class_count; i++) {
    size_t k = 0;
    while (k < making->K && strcmp(making->classes[k], choice->classes[i]) != 0)
      k++;
    if (k == making->K)
      return fail_absent(making, choice->classes[i]);
  }
  if (making->K == 0)
    return fail_choice(making, "no class is chosen");
  if (making->K >= DATASET_CLASSES_MIN)
    return true;
  const CsvCell *label = &making->table->names[making->label];
  error_at(making->err, making->table->file, label->line, label->column,
           "the label \"%s\" has one class only: \"%s\"", label->text, making->classes[0]);
  return error_hint(making->err, "%d to %d classes are supported", DATASET_CLASSES_MIN, DATASET_CLASSES_MAX);
}

static int compare_names(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void sort_classes(Making *making) {
  const char *found[DATASET_CLASSES_MAX];
  uint8_t place[DATASET_CLASSES_MAX] = {0};
  memcpy(found, making->classes, sizeof found);
  qsort(making->classes, making->K, sizeof *making->classes, compare_names);
  for (size_t old = 0; old < making->K; old++)
    while (making->classes[place[old]] != found[old])
      place[old]++;
  for (size_t i = 0; i < making->N; i++)
    making->labels[i] = place[making->labels[i]];
}

/* --- Numbers */

static bool fail_number(const Making *making, const CsvCell *cell, size_t column, const Error *why) {
  const char *file = making->table->file, *name = column_name(making, column);
  if (cell->text[0] == '\0')
    error_at(making->err, file, cell->line, cell->column, "this cell of \"%s\" is empty", name);
  else if (!name_is_plain(cell->text))
    error_at(making->err, file, cell->line, cell->column, "this cell of \"%s\" is not a number", name);
  else
    error_at(making->err, file, cell->line, cell->column, "column \"%s\": %s", name, why->what);
  return error_hint(making->err, "%s", why->hint[0] ? why->hint : "a feature has a number in every row");
}

static bool read_numbers(double *X, const Making *making) {
  for (size_t i = 0; i < making->N; i++)
    for (size_t j = 0; j < making->D; j++) {
      const CsvCell *cell = cell_at(making, making->rows[i], making->features[j]);
      Error why;
      if (!number_parse(&X[i * making->D + j], cell->text, &why))
        return fail_number(making, cell, making->features[j], &why);
    }
  return true;
}

static bool check_scale(const Making *making, size_t column, double scale) {
  if (isfinite(scale) && scale > 0)
    return true;
  const CsvCell *name = &making->table->names[column];
  error_at(making->err, making->table->file, name->line, name->column,
           scale == 0 ? "the column \"%s\" is constant, so it cannot be standardised"
                      : "the numbers of the column \"%s\" are too large to be standardised",
           name->text);
  return error_hint(making->err, "leave it out of the features");
}

static bool standardise(double *X, double *mean, double *scale, const Making *making) {
  size_t N = making->N, D = making->D;
  dataset_moments(mean, scale, X, N, D);
  for (size_t j = 0; j < D; j++)
    if (!check_scale(making, making->features[j], scale[j]))
      return false;
  for (size_t i = 0; i < N; i++)
    for (size_t j = 0; j < D; j++)
      X[i * D + j] = (X[i * D + j] - mean[j]) / scale[j];
  return true;
}

/* --- All of it */

static const char *const *copy_names(const Making *making) {
  const char **names = ARENA_ARRAY(making->arena, const char *, making->D);
  for (size_t j = 0; j < making->D; j++)
    names[j] = arena_copy(making->arena, column_name(making, making->features[j]));
  return names;
}

size_t dataset_first(size_t N) {
  return N < DATASET_FIRST ? N : DATASET_FIRST;
}

static const double *copy_first(const Making *making, const double *X) {
  size_t count = dataset_first(making->N) * making->D;
  double *first = ARENA_ARRAY(making->arena, double, count);
  memcpy(first, X, count * sizeof *first);
  return first;
}

static const char *const *copy_classes(const Making *making) {
  const char **classes = ARENA_ARRAY(making->arena, const char *, making->K);
  memcpy(classes, making->classes, making->K * sizeof *classes);
  return classes;
}

bool dataset_from_table(Dataset *out, Arena *arena, const Table *table, const DatasetChoice *choice,
                        Error *err) {
  Making making = {.table = table, .choice = choice, .arena = arena, .err = err};
  if (!choose_columns(&making) || !take_rows(&making) || !check_classes(&making))
    return false;
  sort_classes(&making);
  double *X = ARENA_ARRAY(arena, double, making.N *making.D);
  double *mean = ARENA_ARRAY(arena, double, making.D), *scale = ARENA_ARRAY(arena, double, making.D);
  for (size_t j = 0; j < making.D; j++)
    scale[j] = 1;
  if (!read_numbers(X, &making))
    return false;
  const double *first = copy_first(&making, X);
  if (choice->standardise && !standardise(X, mean, scale, &making))
    return false;
  *out = (Dataset){.N = making.N,
                   .D = making.D,
                   .K = making.K,
                   .features = copy_names(&making),
                   .classes = copy_classes(&making),
                   .X = X,
                   .labels = making.labels,
                   .mean = mean,
                   .scale = scale,
                   .first = first};
  return true;
}
