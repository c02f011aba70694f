/* The parts of a lesson's file, each read by a file of its own; for lesson.c and these. */
#ifndef STEPMAX_LESSON_LESSON_PARTS_H
#define STEPMAX_LESSON_LESSON_PARTS_H

#include "lesson/lesson.h"
#include "lesson/read.h"

/* The scene of a lesson of the training kernel: with the samples of an update row by row where there is a row
 * of probabilities for each, and p - y is their gradient. */
const Scene *training_scene(const Reading *reading, const Lesson *lesson);

void lesson_read_panes(Lesson *out, const Reading *reading, const YamlNode *list);
/* Other numbers to start from. */
void lesson_read_starts(Lesson *out, const Reading *reading, const YamlNode *list);
void lesson_read_groups(Lesson *out, const Reading *reading, const YamlNode *root);
void lesson_read_steps(Lesson *out, const Reading *reading, const YamlNode *root);

#endif
