/* A lesson's numbers, read from its nodes: the key named after the scene, and "editable". */
#ifndef STEPMAX_LESSON_SETUP_READ_H
#define STEPMAX_LESSON_SETUP_READ_H

#include "lesson/lesson_data.h"
#include "lesson/read.h"
#include "lesson/setup.h"

/* What is read: a part of Lesson. */
typedef struct SetupPart {
  Setup setup;
  SetupRange ranges[SETUP_FIELDS_MAX];
  Phrase *names[SIDE_NAMED_COUNT]; /* NULL: not named */
  LessonData *data; /* of a training: setup.training.data_count of them; of an objective: one */
} SetupPart;

/* Where the numbers of a lesson stand in its file: under the scene's key (NULL: a lesson's own values need
 * none), and with what it says of its own values under "values" (NULL: absent). */
typedef struct SetupNodes {
  const YamlNode *numbers, *values;
} SetupNodes;

/* Reads the numbers of a scene and then "editable" (NULL: absent); `panes` is how many panes the lesson has.
 * After a fault, which is reported, *out holds what was readable. */
void setup_read(SetupPart *out, const Reading *reading, const Scene *scene, size_t panes, SetupNodes nodes,
                const YamlNode *editable);

/* The node of one number of a readable lesson: of the whole field where it is written once for all; NULL
 * where the file does not say. */
const YamlNode *setup_read_node(SetupNodes nodes, const Setup *setup, unsigned field, size_t row, size_t col);

#endif
