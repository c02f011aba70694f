/* The course of a folder of lessons: groups with titles, and the order in which lessons follow one another.
 *
 * It stands in the folder's course/course.yaml, which a folder need not have.  Whatever is wrong with that
 * file is reported and stops nothing: what could be read holds, and the other lessons come behind. */
#ifndef STEPMAX_LESSON_COURSE_H
#define STEPMAX_LESSON_COURSE_H

#include "lesson/lesson.h"

enum { COURSE_GROUPS_MAX = 24, COURSE_LESSONS_MAX = 100 /* of a group */ };

/* The last group may be of lessons that the file does not name: its title is absent. */
typedef struct Course {
  Phrase titles[COURSE_GROUPS_MAX + 1];
  size_t group_count;
} Course;

/* Orders the lessons of a folder by its course and tells each its group; without a file they stay as they
 * are, in one group.  Titles live in the arena.  Faults go to errors, with file, line and column. */
void course_arrange(Course *out, CatalogueEntry *entries, size_t count, Arena *arena, const char *folder,
                    ErrorList *errors);

/* Whether a path is that of a course's file; reports what is wrong with one, false if anything is. */
bool course_is_file(const char *path);
bool course_check(const char *path, ErrorList *errors) MUST_CHECK;

#endif
