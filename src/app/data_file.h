/* Opening a CSV file as a lesson: with the columns that were chosen, or with those that seem meant. */
#ifndef STEPMAX_APP_DATA_FILE_H
#define STEPMAX_APP_DATA_FILE_H

#include "app/options.h"
#include "data/columns.h"
#include "lesson/data_lesson.h"

/* The lesson that takes a user's data, by its id. */
#define DATA_FILE_LESSON "your-data"

/* Whether a path is opened as data: it ends in .csv, in small letters or capitals. */
bool data_file_is(const char *path);

/* What --data, --label, --features and --model say; `word` is LESSON, which may be the file (NULL: not
 * given).  What is not said of the choice is left open, and it is standardised.  *given: there is a file.
 * Errors, ERROR_USAGE: two files; one of these options without a file. */
bool data_file_read(DataSource *out, bool *given, Arena *arena, const Options *options, const char *word,
                    Error *err) MUST_CHECK;

/* Reads the source's file, completes its choice (columns_choose), makes its path absolute, and makes the
 * lesson.  Errors are those of csv_load, dataset_from_table and data_lesson_make.  *columns is filled
 * whenever the file is a table, also where the choice does not fit it; else it has no column.  All is in the
 * arena. */
bool data_file_open(Lesson *out, Columns *columns, DataSource *source, Arena *arena,
                    const DataTemplate *template, ErrorList *errors) MUST_CHECK;

#endif
