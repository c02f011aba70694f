#include "base/file.h"
#include "base/text.h"
#include "data/csv.h"
#include "support/check.h"
#include "support/folder.h"

#include <stdlib.h>
#include <string.h>

static int set_up(void **state) {
  *state = calloc(1, sizeof(Arena));
  return *state ? 0 : -1;
}

static int tear_down(void **state) {
  arena_free(*state);
  free(*state);
  return 0;
}

static Table parse(Arena *arena, const char *text) {
  Table table = {0};
  Error err = {0};
  if (!csv_parse(&table, arena, "f.csv", text, strlen(text), &err))
    fail_msg("%s", err.what);
  return table;
}

/* A table as one text: a cell is "LINE:COLUMN<TEXT>", a row a line, the header the first. */
static const char *shown(Arena *arena, const Table *table) {
  Text text = {0};
  for (size_t row = 0; row <= table->rows; row++) {
    for (size_t i = 0; i < table->columns; i++) {
      const CsvCell *cell = row == 0 ? &table->names[i] : &table->cells[(row - 1) * table->columns + i];
      text_addf(&text, "%s%d:%d<%s>", i > 0 ? " " : "", cell->line, cell->column, cell->text);
    }
    text_add(&text, "\n");
  }
  const char *all = arena_copy(arena, text_get(&text));
  text_free(&text);
  return all;
}

static void check_table(Arena *arena, const char *source, const char *want) {
  Table table = parse(arena, source);
  assert_string_equal(shown(arena, &table), want);
}

static void test_cells_and_places(void **state) {
  check_table(*state, "a,bc\n1,23\n456,7\n", "1:1<a> 1:3<bc>\n2:1<1> 2:3<23>\n3:1<456> 3:5<7>\n");
  Table table = parse(*state, "a,b,c\n1,2,3\n4,5,6\n");
  assert_string_equal(table.file, "f.csv");
  assert_int_equal(table.columns, 3);
  assert_int_equal(table.rows, 2);
}

static void test_ends_of_lines(void **state) {
  static const char WANT[] = "1:1<a> 1:3<b>\n2:1<1> 2:3<2>\n";
  check_table(*state, "a,b\n1,2", WANT);
  check_table(*state, "a,b\r\n1,2\r\n", WANT);
  check_table(*state, "a,b\n1,2\r", WANT);
  check_table(*state, "a,b\n1,2\n\n\r\n  \t\n", WANT);
  check_table(*state,
              "\xEF\xBB\xBF"
              "a,b\n1,2\n",
              WANT);
}

static void test_empty_cells(void **state) {
  check_table(*state, "a,b\n,\n1,\n", "1:1<a> 1:3<b>\n2:1<> 2:2<>\n3:1<1> 3:3<>\n");
  check_table(*state, "a,b\n\"\",2\n", "1:1<a> 1:3<b>\n2:1<> 2:4<2>\n");
  /* With one column an empty line is a row, but at the end. */
  check_table(*state, "a\n\n1\n\n", "1:1<a>\n2:1<>\n3:1<1>\n");
}

static void test_quotes(void **state) {
  check_table(*state, "\"a\",b\n\"1,5\",\"he said \"\"no\"\"\"\n",
              "1:1<a> 1:5<b>\n2:1<1,5> 2:7<he said \"no\">\n");
  check_table(*state, "a,b\n\"\"\"\",\"\"\"\"\"\"\n", "1:1<a> 1:3<b>\n2:1<\"> 2:6<\"\">\n");
  check_table(*state, "a,b\n\"two\nlines\r\n\",2\n3,4\n",
              "1:1<a> 1:3<b>\n2:1<two\nlines\r\n> 4:3<2>\n5:1<3> 5:3<4>\n");
}

static void test_blanks(void **state) {
  check_table(*state, " a ,\tb\n  1 2\t, \"  3 \"  \n", "1:2<a> 1:6<b>\n2:3<1 2> 2:9<  3 >\n");
}

static void test_columns_count_characters(void **state) {
  check_table(*state, "너비,높이,é\n가,\"나,다\",라\n1,2,3\n",
              "1:1<너비> 1:4<높이> 1:7<é>\n2:1<가> 2:3<나,다> 2:9<라>\n3:1<1> 3:3<2> 3:5<3>\n");
}

/* The source need not live on, nor end with a NUL. */
static void test_text_is_copied(void **state) {
  char source[] = {'a', '\n', '1', '2', '3'};
  Table table;
  assert_true(csv_parse(&table, *state, "f.csv", source, 4, NULL));
  memset(source, 'x', sizeof source);
  assert_string_equal(table.names[0].text, "a");
  assert_string_equal(table.cells[0].text, "12");
}

static const char *fault(Arena *arena, const char *source, size_t size) {
  Table table = {.rows = 77};
  Error err = {0};
  assert_false(csv_parse(&table, arena, "f.csv", source, size, &err));
  assert_int_equal(table.rows, 77);
  char line[2048];
  return arena_copy(arena, error_text(&err, line, sizeof line));
}

static void check_fault(Arena *arena, const char *source, const char *want) {
  assert_string_equal(fault(arena, source, strlen(source)), want);
}

/* Those of whole files are in test_dataset.c. */
static void test_faults_have_their_place(void **state) {
  check_fault(*state, "", "f.csv:1:1: error: there is nothing in it");
  check_fault(*state, "\xEF\xBB\xBF\r\n \n", "f.csv:1:1: error: there is nothing in it");
  check_fault(*state, "a,b\n", "f.csv:1:4: error: there is no row below the header");
  check_fault(*state, "가,나\r\n다, 라\"마\n",
              "f.csv:2:5: error: a quote inside a cell that does not begin with one "
              "(put the whole cell in quotes, and write each quote in it twice)");
  check_fault(
      *state, "a,b\n\"1\n\n2\" ,\"3\"4\n",
      "f.csv:4:8: error: text behind a closing quote (a quote inside a quoted cell is written twice)");
  check_fault(*state, "a,b\n1,\"2\"\r3,4\n",
              "f.csv:2:6: error: a line ends here in CR alone "
              "(save the file with LF or CRLF at the end of its lines)");
  check_fault(*state, "a,b\n1\n", "f.csv:2:1: error: this row has 1 cell, the header has 2");
  check_fault(
      *state, "a\n1,\"2\n\",3\n",
      "f.csv:2:3: error: this row has 3 cells, the header has 1 (a cell with a comma in it needs quotes)");
  check_fault(*state, "a,b\n1,2,\"3\n", "f.csv:2:5: error: this quote is never closed");
  check_fault(*state, "a,,\n1,2,3\n", "f.csv:1:3: error: column 2 has no name");
  check_fault(*state, "a,b,\" a\",b\n",
              "f.csv:1:10: error: the column \"b\" is there twice (the first is column 2)");
}

static void test_bytes_that_are_no_text(void **state) {
  static const char BINARY[] = "a,b\n\xEA\xB0\x80,\0\n\xFF";
  assert_string_equal(fault(*state, BINARY, sizeof BINARY - 1),
                      "f.csv:2:3: error: this is a binary file, not a text "
                      "(a table is exported by its program as CSV)");
  /* The first fault counts, and half a character at the end is one. */
  static const char NO_UTF8[] = "a,b\n\xEA\xB0\x80,\xFF\n\0";
  static const char WANT[] = "f.csv:2:3: error: this is not UTF-8 "
                             "(save the file as UTF-8 (\"CSV UTF-8\" in a spreadsheet program))";
  assert_string_equal(fault(*state, NO_UTF8, sizeof NO_UTF8 - 1), WANT);
  assert_string_equal(fault(*state, "a,b\n\xEA\xB0\x80,\xEA\xB0", 10), WANT);
}

/* Refused before it is looked at. */
static void test_most_bytes(void **state) {
  assert_string_equal(fault(*state, "", (size_t)CSV_BYTES_MAX + 1),
                      "f.csv:1:1: error: this is larger than 268435456 bytes");
}

static void test_most_columns(void **state) {
  Text text = {0};
  for (int i = 0; i < CSV_COLUMNS_MAX; i++)
    text_addf(&text, "%sc%d", i > 0 ? "," : "", i);
  for (int i = 0; i < CSV_COLUMNS_MAX; i++)
    text_addf(&text, "%c%d", i > 0 ? ',' : '\n', i);
  Table table = parse(*state, text_get(&text));
  assert_int_equal(table.columns, CSV_COLUMNS_MAX);
  assert_int_equal(table.rows, 1);
  assert_string_equal(table.cells[CSV_COLUMNS_MAX - 1].text, "999");
  text_free(&text);
}

static void test_most_rows(void **state) {
  size_t size = 2 + 2 * (size_t)CSV_ROWS_MAX;
  char *text = malloc(size + 2);
  assert_non_null(text);
  for (size_t i = 0; i < size + 2; i++)
    text[i] = i % 2 == 0 ? '7' : '\n';
  Table table;
  assert_true(csv_parse(&table, *state, "f.csv", text, size, NULL));
  assert_int_equal(table.rows, CSV_ROWS_MAX);
  assert_int_equal(table.cells[CSV_ROWS_MAX - 1].line, CSV_ROWS_MAX + 1);
  assert_string_equal(fault(*state, text, size + 2),
                      "f.csv:5000002:1: error: more than 5000000 rows of 1 cell");
  free(text);
}

static void test_load(void **state) {
  char folder[FOLDER_PATH_MAX];
  folder_make(folder);
  const char *path = file_join(*state, folder, "t.csv");
  assert_true(file_replace(path, "a,b\n1,\"2\"\n", 10, NULL));
  Table table = {0};
  Error err = {0};
  assert_true(csv_load(&table, *state, path, &err));
  assert_string_equal(table.file, path);
  assert_string_equal(shown(*state, &table), "1:1<a> 1:3<b>\n2:1<1> 2:3<2>\n");
  assert_false(csv_load(&table, *state, folder, &err));
  assert_string_equal(err.file, folder);
  assert_string_equal(err.what, "is a folder, not a file");
  folder_remove(folder);
}

static void test_column(void **state) {
  Table table = parse(*state, "petal length,petal width,species\n1,2,a\n");
  size_t column = 77;
  Error err = {0};
  assert_true(csv_column(&column, &table, "species", &err));
  assert_int_equal(column, 2);
  assert_false(csv_column(&column, &table, "petal lenght", &err));
  assert_int_equal(column, 2);
  assert_string_equal(err.file, "f.csv");
  assert_string_equal(err.what, "there is no column \"petal lenght\"");
  assert_string_equal(err.hint, "did you mean \"petal length\"?");
  assert_false(csv_column(&column, &table, "colour", &err));
  assert_string_equal(err.hint, "known: petal length, petal width, species");
}

static void test_numeric_columns(void **state) {
  Table table = parse(*state, "a,b,c,d,e\n1,2,3,x,1e400\n-.5e3,,\"4\",5,6\n");
  static const bool WANT[] = {true, false, true, false, false};
  for (size_t i = 0; i < 5; i++)
    assert_int_equal(csv_column_is_numeric(&table, i), WANT[i]);
}

static void test_iris(void **state) {
  Table table;
  assert_true(csv_load(&table, *state, "lessons/data/iris.csv", NULL));
  assert_int_equal(table.columns, 5);
  assert_int_equal(table.rows, 150);
  assert_string_equal(table.names[4].text, "species");
  assert_string_equal(table.cells[149 * 5].text, "5.9");
  assert_string_equal(table.cells[149 * 5 + 4].text, "virginica");
  for (size_t i = 0; i < 5; i++)
    assert_int_equal(csv_column_is_numeric(&table, i), i < 4);
}

int main(void) {
  const struct CMUnitTest tests[] = {
#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)
      TEST(test_cells_and_places),
      TEST(test_ends_of_lines),
      TEST(test_empty_cells),
      TEST(test_quotes),
      TEST(test_blanks),
      TEST(test_columns_count_characters),
      TEST(test_text_is_copied),
      TEST(test_faults_have_their_place),
      TEST(test_bytes_that_are_no_text),
      TEST(test_most_bytes),
      TEST(test_most_columns),
      TEST(test_most_rows),
      TEST(test_load),
      TEST(test_column),
      TEST(test_numeric_columns),
      TEST(test_iris),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
