/* A lesson on data of the user's own: the lesson of a file, with a CSV file in place of its data.
 *
 * The lesson must be of the scene "training" with a single data set that says `choose: yes`.  Its file's text
 * is kept but for what follows from the data: file, label, features, standardize and title of the data set,
 * the model, W and b, which start at zero, and batch sizes larger than the data.  So such a lesson can be
 * written (lesson.h) and read like any other. */
#ifndef STEPMAX_LESSON_DATA_LESSON_H
#define STEPMAX_LESSON_DATA_LESSON_H

#include "data/dataset.h"
#include "lesson/lesson.h"

/* A CSV file and what is taken of it. */
typedef struct DataSource {
  const char *path;
  DatasetChoice choice;
  bool logistic; /* one sigmoid, for two classes; else softmax */
} DataSource;

/* Whether a lesson lets the user choose its data. */
bool data_lesson_is_open(const Lesson *lesson);

/* The lesson that is to take the data: its text, and where that stands, for messages and for what else it
 * names. */
typedef struct DataTemplate {
  const char *file, *text;
  size_t size;
} DataTemplate;

/* Makes the lesson.  `set` is what was made of the source's file by its choice, in the arena like all else.
 * Errors: the text is no lesson, or not one that lets its data be chosen; too many features to show; logistic
 * with other than two classes. */
bool data_lesson_make(Lesson *out, Arena *arena, const DataTemplate *template, const DataSource *source,
                      const Dataset *set, ErrorList *errors) MUST_CHECK;

/* Where the data of a lesson come from, copied into the arena.  The lesson must be open to such. */
DataSource data_lesson_source(Arena *arena, const Lesson *lesson);
DataSource data_source_copy(Arena *arena, const DataSource *source);

/* lesson_write for a file in another folder than the lesson's: paths[i] (NULL: as it was) stands for the file
 * of its data set i, which the lesson may have named as lying beside it. */
void data_lesson_write(Text *out, const Lesson *lesson, const Setup *setup, const char *id,
                       const char *const *paths);
/* How many data sets a lesson has. */
size_t data_lesson_count(const Lesson *lesson);

#endif
