/* How far the user has come in each lesson: the furthest step, of how many there were, and whether the end
 * was reached.  By the lessons' ids, in the order in which they were begun. */
#ifndef STEPMAX_APP_PROGRESS_H
#define STEPMAX_APP_PROGRESS_H

#include "lesson/lesson.h"

#include <stdbool.h>
#include <stddef.h>

enum { PROGRESS_LESSONS_MAX = 200, PROGRESS_STEPS_MAX = 1000000 };

typedef struct ProgressEntry {
  char id[LESSON_ID_MAX + 1];
  int reached, steps; /* from 1; reached is at most steps, and 0 for what was forgotten */
  bool done;
} ProgressEntry;

typedef struct LessonProgress {
  ProgressEntry items[PROGRESS_LESSONS_MAX];
  size_t count;
} LessonProgress;

/* NULL: nothing is known of that lesson. */
const ProgressEntry *progress_of(const LessonProgress *progress, const char *id);

/* The step, from 0, that a lesson goes on at: the furthest, or the first of one that is done or unknown. */
size_t progress_step(const LessonProgress *progress, const char *id);

/* The user is at a step (from 1) of a lesson that has so many now.  True: that is news. */
bool progress_reach(LessonProgress *progress, const char *id, int step, int steps, bool end);

/* Forgets a lesson; what was known goes to *was.  False: nothing was. */
bool progress_forget(LessonProgress *progress, ProgressEntry *was, const char *id);

/* Takes in what another window may have reached meanwhile: the further of both.  What was forgotten here
 * stays so. */
void progress_merge(LessonProgress *progress, const LessonProgress *other);

#endif
