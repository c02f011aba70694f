/* A table of any bytes: reading never fails but with an error that has a text and a place; what can be read
 * has the shape that is promised, reads the same when it is written again with every cell in quotes, and
 * makes a dataset of whatever choice, or has an error for it. */
#include "base/text.h"
#include "data/dataset.h"
#include "fuzz/fuzz.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void require(bool holds) {
  if (!holds)
    abort();
}

static void check_cell(const CsvCell *cell) {
  require(cell->line >= 1 && cell->column >= 1 && text_is_utf8(cell->text, strlen(cell->text)));
}

static void check_table(const Table *table) {
  require(table->columns >= 1 && table->rows >= 1);
  for (size_t i = 0; i < table->columns; i++) {
    size_t place;
    check_cell(&table->names[i]);
    require(csv_column(&place, table, table->names[i].text, NULL) && place == i);
  }
  for (size_t i = 0; i < table->rows * table->columns; i++)
    check_cell(&table->cells[i]);
}

static void add_quoted(Text *text, const char *cell) {
  text_add_char(text, '"');
  for (; *cell; cell++) {
    if (*cell == '"')
      text_add_char(text, '"');
    text_add_char(text, *cell);
  }
  text_add_char(text, '"');
}

static void add_row(Text *text, const CsvCell *cells, size_t count) {
  for (size_t i = 0; i < count; i++) {
    text_add(text, i > 0 ? "," : "");
    add_quoted(text, cells[i].text);
  }
  text_add(text, "\n");
}

static void write_and_read(Arena *arena, const Table *table) {
  Text text = {0};
  Table again;
  add_row(&text, table->names, table->columns);
  for (size_t row = 0; row < table->rows; row++)
    add_row(&text, table->cells + row * table->columns, table->columns);
  require(csv_parse(&again, arena, "again", text_get(&text), text.length, NULL));
  require(again.columns == table->columns && again.rows == table->rows);
  for (size_t i = 0; i < table->columns; i++)
    require(strcmp(again.names[i].text, table->names[i].text) == 0);
  for (size_t i = 0; i < table->rows * table->columns; i++)
    require(strcmp(again.cells[i].text, table->cells[i].text) == 0);
  text_free(&text);
}

static void check_dataset(const Dataset *data) {
  require(data->N >= 2 && data->D >= 1 && data->D <= DATASET_FEATURES_MAX);
  require(data->K >= DATASET_CLASSES_MIN && data->K <= DATASET_CLASSES_MAX);
  for (size_t k = 1; k < data->K; k++)
    require(strcmp(data->classes[k - 1], data->classes[k]) < 0);
  bool seen[DATASET_CLASSES_MAX] = {false};
  for (size_t i = 0; i < data->N; i++) {
    require(data->labels[i] < data->K);
    seen[data->labels[i]] = true;
  }
  for (size_t k = 0; k < data->K; k++)
    require(seen[k]);
  for (size_t i = 0; i < data->N * data->D; i++)
    require(isfinite(data->X[i]));
  for (size_t j = 0; j < data->D; j++)
    require(isfinite(data->mean[j]) && isfinite(data->scale[j]) && data->scale[j] > 0);
}

/* A choice made of some bits: which label, features, classes and rows. */
static void choose(Arena *arena, const Table *table, size_t bits) {
  const char *features[] = {table->names[bits / 16 % table->columns].text,
                            table->names[bits / 5 % table->columns].text, "nothing"};
  size_t label = bits / 3 % table->columns;
  const char *classes[] = {table->cells[label].text,
                           table->cells[(table->rows - 1) * table->columns + label].text, "none"};
  DatasetChoice choice = {.label = bits % 64 == 63 ? "no label" : table->names[label].text,
                          .features = bits & 1 ? features : NULL,
                          .feature_count = bits / 2 % 4,
                          .classes = bits & 4 ? classes : NULL,
                          .class_count = bits / 8 % 4,
                          .every = bits / 32 % 4,
                          .standardise = (bits & 8) != 0};
  Dataset data;
  Error err = {0};
  if (dataset_from_table(&data, arena, table, &choice, &err))
    check_dataset(&data);
  else
    require(err.what[0] != '\0' && strcmp(err.file, "fuzz") == 0 && (err.line >= 1) == (err.column >= 1));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Arena arena = {0};
  Table table;
  Error err = {0};
  if (csv_parse(&table, &arena, "fuzz", (const char *)data, size, &err)) {
    check_table(&table);
    write_and_read(&arena, &table);
    /* The label from the last column on, all features, with and without standardising; then some choices. */
    for (size_t i = 0; i < 8; i++)
      choose(&arena, &table, 3 * (table.columns - 1) * (i < 2) + 8 * i + size * (i / 2));
    for (size_t bits = 0; bits < 128; bits += 1 + size % 7)
      choose(&arena, &table, bits);
  } else {
    require(err.what[0] != '\0' && err.line >= 1 && err.column >= 1);
  }
  arena_free(&arena);
  return 0;
}
