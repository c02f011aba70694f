/* A CSV file as a table of texts: a header line, then rows of as many cells.
 *
 * Comma separated, quotes as in RFC 4180, UTF-8 with or without a byte order mark, LF or CRLF.  It knows
 * nothing of numbers and labels: dataset.h makes a dataset of a table. */
#ifndef STEPMAX_DATA_CSV_H
#define STEPMAX_DATA_CSV_H

#include "base/arena.h"
#include "base/error.h"

#include <stddef.h>
#include <stdint.h>

enum {
  CSV_BYTES_MAX = 256 * 1024 * 1024,
  CSV_COLUMNS_MAX = 1000,
  CSV_ROWS_MAX = 5000000,
  CSV_CELLS_MAX = 50000000,
  CSV_NAME_MAX = 200 /* bytes of a column's name */
};

typedef struct CsvCell {
  const char *text; /* NUL-terminated; without its quotes and without blanks and tabs outside of quotes */
  int line, column; /* where it begins, a quote included: from 1, columns counted in characters */
} CsvCell;

typedef struct Table {
  const char *file; /* for messages; in the arena like all the rest */
  size_t columns, rows;
  const CsvCell *names; /* of the columns: no two alike, none empty, each a single line */
  const CsvCell *cells; /* rows * columns, row by row */
} Table;

/* Reads text[size], which is copied into the arena.  Errors, each with line and column: nothing there, no row
 * below the header, a row with more or fewer cells than the header (both numbers are told), a quote that is
 * not closed or stands inside an unquoted cell, text behind a closing quote, a line that ends in CR alone,
 * bytes that are not UTF-8, a NUL, a column without a name, with the name of another one, or with a name of
 * several lines or of more than CSV_NAME_MAX bytes, a header separated by something else than commas, more
 * than the limits above.  Empty lines at the end of the file are no rows; any other is a row with one empty
 * cell. */
bool csv_parse(Table *out, Arena *arena, const char *file, const char *text, size_t size,
               Error *err) MUST_CHECK;

/* The same from a file; see file_read for its own errors. */
bool csv_load(Table *out, Arena *arena, const char *path, Error *err) MUST_CHECK;

/* The place of a column by its name, from 0; an error (with the file) hints at the nearest, or at all. */
bool csv_column(size_t *out, const Table *table, const char *name, Error *err) MUST_CHECK;

/* Whether every cell of a column is a finite number: what can be a feature. */
bool csv_column_is_numeric(const Table *table, size_t column);

#endif
