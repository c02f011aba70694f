/* A data set to train on, one of those that a lesson offers. */
#ifndef STEPMAX_LESSON_LESSON_DATA_H
#define STEPMAX_LESSON_LESSON_DATA_H

#include "base/language.h"
#include "data/dataset.h"

typedef struct LessonData {
  const char *id;
  Phrase title;
  Dataset set;
  const char *path;  /* of its file */
  const char *label; /* the column of classes */
  bool standardised;
  bool choose; /* the user may put a file of their own in its place, and choose its columns */
} LessonData;

#endif
