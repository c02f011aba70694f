/* Lessons for the layout tests: those of the lessons folder, and others made to strain the layout.
 *
 * The made ones have the words and steps of the worked sample, and numbers of their own. */
#ifndef STEPMAX_TESTS_SUPPORT_LAYOUT_LESSONS_H
#define STEPMAX_TESTS_SUPPORT_LAYOUT_LESSONS_H

#include "base/arena.h"
#include "lesson/lesson.h"
#include "trace/trace.h"
#include "view/view.h"

enum { LAYOUT_LESSONS_MAX = 40 };

typedef struct LayoutLesson {
  Lesson lesson;
  Trace trace;
} LayoutLesson;

typedef struct LayoutLessons {
  Arena arena;
  LayoutLesson at[LAYOUT_LESSONS_MAX];
  size_t count;
  CatalogueEntry *catalogue;
  size_t catalogue_count;
  Course course;
  size_t *shown; /* all of them */
} LayoutLessons;

/* A zeroed struct each; the test fails if a lesson has a fault. */
void layout_lessons_read(LayoutLessons *out);
void layout_lessons_make(LayoutLessons *out);
/* Lessons whose picture is made of panels, of all kinds. */
void layout_lessons_panels(LayoutLessons *out);
/* Those of the folder as a list, with nothing known of them. */
ListView layout_list(const LayoutLessons *lessons);
void layout_lessons_free(LayoutLessons *lessons);

#endif
