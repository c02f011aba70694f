/* A scene read from its nodes.  Every fault is reported with its place; NULL after one. */
#ifndef STEPMAX_LESSON_SCENE_READ_H
#define STEPMAX_LESSON_SCENE_READ_H

#include "lesson/read.h"
#include "lesson/scene.h"

/* The scene of this id: DIR/scenes/ID.yaml beside the lesson's file if there is one, else the program's own.
 * NULL without a fault if there is none such. */
const Scene *scene_load(const Reading *reading, const char *id);

/* A lesson's own `sizes:` and `values:` (either may be absent), added to those of `base` (NULL: nothing). */
const Scene *scene_read(const Reading *reading, const Scene *base, const YamlNode *root);

/* The ids of the program's own scenes; returns how many. */
enum { SCENE_NAMES_MAX = 16 };
size_t scene_names(const char *out[SCENE_NAMES_MAX]);

#endif
