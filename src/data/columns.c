#include "data/columns.h"

#include "base/number.h"
#include "base/text.h"
#include "data/name.h"

#include <assert.h>
#include <string.h>

/* --- Looking */

/* The different cells of a column, as far as they are counted. */
typedef struct Values {
  const char *at[DATASET_CLASSES_MAX + 1];
  size_t count;
} Values;

static void add_value(Values *values, const char *text) {
  if (values->count > DATASET_CLASSES_MAX || text[0] == '\0')
    return;
  for (size_t i = 0; i < values->count; i++)
    if (strcmp(values->at[i], text) == 0)
      return;
  values->at[values->count++] = text;
}

static void add_number(DataColumn *column, const CsvCell *cell) {
  double number;
  if (!number_parse(&number, cell->text, NULL)) {
    if (column->line == 0) {
      column->line = cell->line;
      column->column = cell->column;
    }
    return;
  }
  if (column->numbers == 0 || number < column->min)
    column->min = number;
  if (column->numbers == 0 || number > column->max)
    column->max = number;
  column->numbers++;
}

static void show_values(DataColumn *column, Arena *arena, const Values *values) {
  column->values = values->count;
  for (size_t i = 0; i < values->count && column->shown_count < COLUMN_SHOWN; i++)
    if (name_is_plain(values->at[i]))
      column->shown[column->shown_count++] =
          arena_copy_n(arena, values->at[i], text_cut(values->at[i], COLUMN_SHOWN_BYTES));
}

static void look(DataColumn *column, Arena *arena, const Table *table, size_t place) {
  Values values = {.count = 0};
  column->name = arena_copy(arena, table->names[place].text);
  for (size_t row = 0; row < table->rows; row++) {
    const CsvCell *cell = &table->cells[row * table->columns + place];
    add_value(&values, cell->text);
    add_number(column, cell);
  }
  show_values(column, arena, &values);
}

void columns_look(Columns *out, Arena *arena, const Table *table) {
  DataColumn *columns = ARENA_ARRAY(arena, DataColumn, table->columns);
  for (size_t i = 0; i < table->columns; i++)
    look(&columns[i], arena, table, i);
  *out = (Columns){table->columns, table->rows, columns};
}

Columns columns_copy(Arena *arena, const Columns *columns) {
  DataColumn *copy = ARENA_ARRAY(arena, DataColumn, columns->count);
  memcpy(copy, columns->at, columns->count * sizeof *copy);
  for (size_t i = 0; i < columns->count; i++) {
    copy[i].name = arena_copy(arena, copy[i].name);
    for (size_t k = 0; k < copy[i].shown_count; k++)
      copy[i].shown[k] = arena_copy(arena, copy[i].shown[k]);
  }
  return (Columns){columns->count, columns->rows, copy};
}

/* --- What a column can be */

bool column_is_numeric(const Columns *columns, size_t column) {
  return columns->at[column].numbers == columns->rows;
}

bool column_means_numbers(const Columns *columns, size_t column) {
  size_t numbers = columns->at[column].numbers;
  return numbers > 0 && 2 * numbers >= columns->rows;
}

bool column_can_label(const Columns *columns, size_t column) {
  size_t values = columns->at[column].values;
  return values >= DATASET_CLASSES_MIN && values <= DATASET_CLASSES_MAX;
}

/* --- The first choice */

static bool is_feature(const Columns *columns, size_t column) {
  return column_means_numbers(columns, column) && columns->at[column].max > columns->at[column].min;
}

/* Some other column can be a feature. */
static bool leaves_feature(const Columns *columns, size_t label) {
  for (size_t i = 0; i < columns->count; i++)
    if (i != label && is_feature(columns, i))
      return true;
  return false;
}

static bool fits(const Columns *columns, size_t column, bool text, bool label) {
  return (!text || !column_is_numeric(columns, column)) &&
         (!label || (column_can_label(columns, column) && leaves_feature(columns, column)));
}

/* The last column that fits; false: none does. */
static bool find_last(size_t *out, const Columns *columns, bool text, bool label) {
  for (size_t i = columns->count; i > 0; i--)
    if (fits(columns, i - 1, text, label)) {
      *out = i - 1;
      return true;
    }
  return false;
}

static size_t choose_label(const Columns *columns) {
  size_t label;
  assert(columns->count > 0);
  if (find_last(&label, columns, true, true) || find_last(&label, columns, false, true) ||
      find_last(&label, columns, true, false))
    return label;
  return columns->count - 1;
}

void columns_choose(DatasetChoice *choice, Arena *arena, const Columns *columns) {
  if (!choice->label)
    choice->label = columns->at[choose_label(columns)].name;
  if (choice->features)
    return;
  const char **features = ARENA_ARRAY(arena, const char *, COLUMN_FEATURES_MAX);
  for (size_t i = 0; i < columns->count && choice->feature_count < COLUMN_FEATURES_MAX; i++) {
    if (strcmp(columns->at[i].name, choice->label) != 0 && is_feature(columns, i))
      features[choice->feature_count++] = columns->at[i].name;
  }
  choice->features = features;
}
