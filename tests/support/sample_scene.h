/* A scene of the program's own, for lessons that a test makes by hand. */
#ifndef STEPMAX_TESTS_SUPPORT_SAMPLE_SCENE_H
#define STEPMAX_TESTS_SUPPORT_SAMPLE_SCENE_H

#include "lesson/scene.h"

/* Aborts where the scene has a fault, after printing it. */
const Scene *sample_scene(Arena *arena, const char *id);

#endif
