/* The worked sample as a lesson, built in C: nothing is read from a file. */
#ifndef STEPMAX_TESTS_SUPPORT_SAMPLE_LESSON_H
#define STEPMAX_TESTS_SUPPORT_SAMPLE_LESSON_H

#include "base/arena.h"
#include "lesson/lesson.h"

/* x = (5, 3, 7), five classes, label 4, 13 updates; 19 steps told in detail and one for each further
 * update.  Texts and formulas are short; every step has a title.  It lives in the arena. */
void sample_lesson(Lesson *out, Arena *arena);

#endif
