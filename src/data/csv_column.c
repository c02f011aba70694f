#include "data/csv.h"

#include "base/number.h"
#include "base/text.h"

#include <assert.h>
#include <string.h>

enum { QUOTED_MAX = 80 }; /* bytes of a name in a message */

static bool fail_unknown(const Table *table, const char *name, Error *err) {
  const char *names[CSV_COLUMNS_MAX];
  for (size_t i = 0; i < table->columns; i++)
    names[i] = table->names[i].text;
  error_at(err, table->file, 0, 0, "there is no column \"%.*s\"", (int)text_cut(name, QUOTED_MAX), name);
  return error_hint_names(err, name, names, table->columns);
}

bool csv_column(size_t *out, const Table *table, const char *name, Error *err) {
  for (size_t i = 0; i < table->columns; i++)
    if (strcmp(table->names[i].text, name) == 0) {
      *out = i;
      return true;
    }
  return fail_unknown(table, name, err);
}

bool csv_column_is_numeric(const Table *table, size_t column) {
  assert(column < table->columns);
  double value;
  for (size_t row = 0; row < table->rows; row++)
    if (!number_parse(&value, table->cells[row * table->columns + column].text, NULL))
      return false;
  return true;
}
