/* A data set as a lesson names it: a map with its id, title, file, label and what is taken of it. */
#ifndef STEPMAX_LESSON_DATA_READ_H
#define STEPMAX_LESSON_DATA_READ_H

#include "base/error.h"
#include "lesson/lesson_data.h"
#include "lesson/read.h"

/* A data set that was read before the lesson that names it. */
struct GivenData {
  const char *path;
  Dataset set; /* as its keys in the lesson say */
};

/* Reads the map and the file that it names (beside the lesson's own file); the samples live in the reading's
 * arena. False after reporting at least one fault; what the file itself has against it stands in a fault at
 * the key "file", with the file's line and column in the words. */
bool data_read(LessonData *out, const Reading *reading, const YamlNode *node) MUST_CHECK;

/* lesson_parse, with the first data set at hand; `given` and what it holds must stay. */
struct Lesson;
bool lesson_parse_given(struct Lesson *out, Arena *arena, const char *file, const char *text, size_t size,
                        const struct GivenData *given, ErrorList *errors) MUST_CHECK;

#endif
