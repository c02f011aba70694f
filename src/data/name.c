#include "data/name.h"

#include <string.h>

bool name_is_plain(const char *text) {
  for (; *text; text++)
    if ((unsigned char)*text < 0x20 || *text == 0x7F)
      return false;
  return true;
}

bool name_check(const CsvCell *name, const char *kind, const char *file, Error *err) {
  size_t length = strlen(name->text);
  if (length > CSV_NAME_MAX)
    return error_at(err, file, name->line, name->column, "this name of %zu bytes is longer than %d", length,
                    CSV_NAME_MAX);
  if (!name_is_plain(name->text))
    return error_at(err, file, name->line, name->column,
                    "the name of a %s has to be a single line without control characters", kind);
  return true;
}
