/* The lesson that a verb works on: found, read, changed by --set, computed and checked. */
#ifndef STEPMAX_APP_SUBJECT_H
#define STEPMAX_APP_SUBJECT_H

#include "app/paths.h"
#include "app/verbs.h"
#include "lesson/lesson.h"
#include "trace/trace.h"
#include "ui/strings.h"

#include <stdbool.h>

typedef struct Subject {
  Lesson lesson;
  Setup setup; /* the lesson's, with every --set */
  Trace trace;
} Subject;

/* The path of LESSON: a file as it is, or the name of a lesson in the folder of lessons. */
bool subject_find(const char **path, const Call *call, const char *name, Error *err) MUST_CHECK;

/* What a lesson file holds, with the data that the command line names in it (data_file.h); without, its own.
 * A `name` that is a CSV file stands for the lesson your-data with it. */
bool subject_load(Lesson *out, const Call *call, Arena *arena, const char *name,
                  ErrorList *errors) MUST_CHECK;

/* Opens LESSON, which may be a CSV file; every fault of the file is reported, those of its texts and formulas
 * too.  The subject must stay where it is until subject_close. */
bool subject_open(Subject *out, const Call *call, const char *name, ErrorList *errors) MUST_CHECK;
void subject_close(Subject *subject);

/* The lesson's numbers changed by every assignment: NAME=VALUE, or start=ID for the numbers of a start.  All
 * of them or nothing; errors are of kind ERROR_USAGE and name what is possible. */
bool subject_assign(Setup *out, const Lesson *lesson, const char *const *assignments, size_t count,
                    Error *err) MUST_CHECK;

/* Reports every text and formula that cannot be filled in or set, in both languages: in the steps as the
 * lesson opens. */
bool subject_check(const Lesson *lesson, ErrorList *errors) MUST_CHECK;
/* The same, and inside opened updates, and with each label and the ends of the ranges of eta, alpha and
 * updates: slow, for `check` only. */
bool subject_check_all(const Lesson *lesson, ErrorList *errors) MUST_CHECK;

/* The program's own files, as for every verb. */
bool subject_paths(Paths *out, const Call *call, Error *err) MUST_CHECK;

#endif
