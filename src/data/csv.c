#include "data/csv.h"

#include "data/name.h"

#include "base/file.h"
#include "base/number.h"
#include "base/text.h"

#include <assert.h>
#include <string.h>

static const char BYTE_ORDER_MARK[] = "\xEF\xBB\xBF";

/* A place in the text.  Cells are cut out of the text itself: each gets its NUL where its separator, a blank
 * or a quote stood, which has been read by then. */
typedef struct Scanner {
  const char *file;
  char *at;               /* the text ends with a NUL and has no other */
  const char *line_start; /* of the line of `at` */
  size_t inner;           /* bytes of that line before `at` that begin no character */
  int line;
  char separator; /* behind the last cell: ',', '\n', or '\0' at the end of the text */
  Error *err;
} Scanner;

static bool is_inner(char byte) {
  return ((unsigned char)byte & 0xC0) == 0x80;
}

static int column_of(const Scanner *scanner) {
  return (int)((size_t)(scanner->at - scanner->line_start) - scanner->inner) + 1;
}

static bool fail_here(const Scanner *scanner, const char *what) {
  return error_at(scanner->err, scanner->file, scanner->line, column_of(scanner), "%s", what);
}

static bool fail_cell(const Scanner *scanner, const CsvCell *cell, const char *what) {
  return error_at(scanner->err, scanner->file, cell->line, cell->column, "%s", what);
}

/* `at` is at the LF that ends a line. */
static void end_line(Scanner *scanner) {
  scanner->line++;
  scanner->line_start = scanner->at + 1;
  scanner->inner = 0;
}

static void skip_blanks(Scanner *scanner) {
  while (*scanner->at == ' ' || *scanner->at == '\t')
    scanner->at++;
}

/* Moves over a cell's text up to a separator or a quote; *stop is its end without the blanks there. */
static bool read_plain(Scanner *scanner, char **stop) {
  char *start = scanner->at, *at = start;
  /* Most characters lie above the comma. */
  for (; *at > ',' || (*at != ',' && *at != '\n' && *at != '\r' && *at != '"' && *at != '\0'); at++)
    scanner->inner += is_inner(*at);
  scanner->at = at;
  if (*at == '"') {
    fail_here(scanner, "a quote inside a cell that does not begin with one");
    return error_hint(scanner->err, "put the whole cell in quotes, and write each quote in it twice");
  }
  while (at > start && (at[-1] == ' ' || at[-1] == '\t'))
    at--;
  *stop = at;
  return true;
}

/* Moves behind the closing quote.  The cell's text, its doubled quotes made single, then begins behind the
 * opening quote and ends at *stop. */
static bool read_quoted(Scanner *scanner, const CsvCell *cell, char **stop) {
  char *to = ++scanner->at;
  for (;; scanner->at++) {
    char c = *scanner->at;
    if (c == '\0')
      return fail_cell(scanner, cell, "this quote is never closed");
    if (c == '"' && *++scanner->at != '"')
      break;
    *to++ = c;
    scanner->inner += is_inner(c);
    if (c == '\n')
      end_line(scanner);
  }
  *stop = to;
  return true;
}

/* Moves over what ends a cell; only a quoted one can have something else behind it. */
static bool read_separator(Scanner *scanner) {
  if (scanner->at[0] == '\r' && scanner->at[1] == '\n')
    scanner->at++;
  scanner->separator = *scanner->at;
  switch (scanner->separator) {
  case '\0':
    return true;
  case '\n':
    end_line(scanner);
    scanner->at++;
    return true;
  case ',':
    scanner->at++;
    return true;
  case '\r':
    fail_here(scanner, "a line ends here in CR alone");
    return error_hint(scanner->err, "save the file with LF or CRLF at the end of its lines");
  default:
    fail_here(scanner, "text behind a closing quote");
    return error_hint(scanner->err, "a quote inside a quoted cell is written twice");
  }
}

static bool read_cell(Scanner *scanner, CsvCell *cell) {
  skip_blanks(scanner);
  bool quoted = *scanner->at == '"';
  char *stop;
  *cell = (CsvCell){scanner->at + quoted, scanner->line, column_of(scanner)};
  if (!(quoted ? read_quoted(scanner, cell, &stop) : read_plain(scanner, &stop)))
    return false;
  if (quoted)
    skip_blanks(scanner);
  if (!read_separator(scanner))
    return false;
  *stop = '\0';
  return true;
}

static bool fail_count(const Scanner *scanner, const CsvCell *at, size_t count, size_t columns) {
  return error_at(scanner->err, scanner->file, at->line, at->column,
                  "this row has %zu cell%s, the header has %zu", count, count == 1 ? "" : "s", columns);
}

/* A row goes on with the cell `extra`; those behind it are read to be counted. */
static bool fail_long(Scanner *scanner, const CsvCell *extra, size_t columns) {
  size_t count = columns + 1;
  for (CsvCell rest; scanner->separator == ','; count++)
    if (!read_cell(scanner, &rest))
      return false;
  fail_count(scanner, extra, count, columns);
  return error_hint(scanner->err, "a cell with a comma in it needs quotes");
}

static bool fail_short(const Scanner *scanner, const CsvCell *row, size_t count, size_t columns) {
  fail_count(scanner, row, count, columns);
  if (count == 1 && row->text[0] == '\0')
    return error_hint(scanner->err, "lines may be empty only at the end of the file");
  return false;
}

static bool read_row(CsvCell *row, Scanner *scanner, size_t columns) {
  size_t count = 0;
  do
    if (!read_cell(scanner, &row[count]))
      return false;
  while (++count < columns && scanner->separator == ',');
  if (count < columns)
    return fail_short(scanner, row, count, columns);
  CsvCell extra;
  if (scanner->separator == ',')
    return read_cell(scanner, &extra) && fail_long(scanner, &extra, columns);
  return true;
}

/* How many separators are left at least as large as the number of cells less one: those in quotes count too.
 */
static size_t count_separators(const char *at) {
  size_t count = 0;
  for (; *at; at++)
    count += *at == ',' || *at == '\n';
  return count;
}

static size_t least(size_t a, size_t b) {
  return a < b ? a : b;
}

/* Reads the rows below the header into an array that is large enough for as many as there can be. */
static bool read_rows(Table *table, Arena *arena, Scanner *scanner) {
  size_t columns = table->columns, most = least(CSV_ROWS_MAX, CSV_CELLS_MAX / columns);
  if (scanner->separator == '\0')
    return fail_here(scanner, "there is no row below the header");
  /* A row takes as many separators as it has cells, but the last one, which may also be too short. */
  size_t room = least(most, count_separators(scanner->at) / columns + 1);
  CsvCell *cells = arena_array(arena, room * columns, sizeof *cells);
  size_t rows = 0;
  for (; scanner->separator != '\0'; rows++) {
    if (rows == most)
      return error_at(scanner->err, scanner->file, scanner->line, 1, "more than %zu rows of %zu cell%s", most,
                      columns, columns == 1 ? "" : "s");
    if (!read_row(&cells[rows * columns], scanner, columns))
      return false;
  }
  table->rows = rows;
  table->cells = cells;
  return true;
}

/* A column's name as far as it is looked at alone. */
static bool check_name(const Scanner *scanner, const CsvCell *name, size_t place) {
  if (name->text[0] == '\0')
    return error_at(scanner->err, scanner->file, name->line, name->column, "column %zu has no name",
                    place + 1);
  return name_check(name, "column", scanner->file, scanner->err);
}

static bool check_names(const Scanner *scanner, const CsvCell *names, size_t columns) {
  for (size_t i = 0; i < columns; i++) {
    if (!check_name(scanner, &names[i], i))
      return false;
    for (size_t j = 0; j < i; j++)
      if (strcmp(names[i].text, names[j].text) == 0) {
        error_at(scanner->err, scanner->file, names[i].line, names[i].column,
                 "the column \"%s\" is there twice", names[i].text);
        return error_hint(scanner->err, "the first is column %zu", j + 1);
      }
  }
  return true;
}

/* The other separators that programs write; one column alone is of no use to anyone. */
static bool check_separator(const Scanner *scanner, const CsvCell *names, size_t columns) {
  const char *other = columns == 1 ? strpbrk(names[0].text, ";\t") : NULL;
  if (!other)
    return true;
  fail_cell(scanner, &names[0], "the header has a single column");
  return error_hint(scanner->err, "separate the cells by commas, not by %s",
                    *other == ';' ? "semicolons" : "tabs");
}

static bool read_header(Table *table, Arena *arena, Scanner *scanner) {
  CsvCell names[CSV_COLUMNS_MAX];
  size_t columns = 0;
  do {
    if (columns == CSV_COLUMNS_MAX)
      return error_at(scanner->err, scanner->file, scanner->line, column_of(scanner), "more than %d columns",
                      CSV_COLUMNS_MAX);
    if (!read_cell(scanner, &names[columns]))
      return false;
    columns++;
  } while (scanner->separator == ',');
  if (!check_separator(scanner, names, columns) || !check_names(scanner, names, columns))
    return false;
  CsvCell *kept = ARENA_ARRAY(arena, CsvCell, columns);
  memcpy(kept, names, columns * sizeof *kept);
  table->columns = columns;
  table->names = kept;
  return true;
}

/* Moves over text that is not read as cells, to a place in it. */
static void move_to(Scanner *scanner, const char *place) {
  for (; scanner->at < place; scanner->at++) {
    scanner->inner += is_inner(*scanner->at);
    if (*scanner->at == '\n')
      end_line(scanner);
  }
}

static bool check_bytes(Scanner *scanner, size_t size) {
  size_t good = text_utf8_length(scanner->at, size);
  const char *nul = good > 0 ? memchr(scanner->at, '\0', good) : NULL;
  if (!nul && good == size)
    return true;
  move_to(scanner, nul ? nul : scanner->at + good);
  fail_here(scanner, nul ? "this is a binary file, not a text" : "this is not UTF-8");
  return error_hint(scanner->err, nul ? "a table is exported by its program as CSV"
                                      : "save the file as UTF-8 (\"CSV UTF-8\" in a spreadsheet program)");
}

/* text[size] is the arena's, is changed, and has room for a NUL behind it. */
static bool parse_in_place(Table *out, Arena *arena, const char *file, char *text, size_t size, Error *err) {
  size_t mark = sizeof BYTE_ORDER_MARK - 1;
  if (size >= mark && memcmp(text, BYTE_ORDER_MARK, mark) == 0) {
    text += mark;
    size -= mark;
  }
  Scanner scanner = {.file = file, .at = text, .line_start = text, .line = 1, .err = err};
  if (!check_bytes(&scanner, size))
    return false;
  while (size > 0 && strchr(" \t\r\n", text[size - 1]))
    size--;
  text[size] = '\0';
  if (size == 0)
    return fail_here(&scanner, "there is nothing in it");
  Table table = {.file = arena_copy(arena, file)};
  if (!read_header(&table, arena, &scanner) || !read_rows(&table, arena, &scanner))
    return false;
  *out = table;
  return true;
}

bool csv_parse(Table *out, Arena *arena, const char *file, const char *text, size_t size, Error *err) {
  if (size > CSV_BYTES_MAX)
    return error_at(err, file, 1, 1, "this is larger than %d bytes", CSV_BYTES_MAX);
  return parse_in_place(out, arena, file, arena_copy_n(arena, text, size), size, err);
}

bool csv_load(Table *out, Arena *arena, const char *path, Error *err) {
  char *text;
  size_t size;
  return file_read(arena, path, CSV_BYTES_MAX, &text, &size, err) &&
         parse_in_place(out, arena, path, text, size, err);
}

/* --- Columns */

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
