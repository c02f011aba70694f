/* A scene of the program's own, for lessons and set-ups that a test makes by hand. */
#ifndef STEPMAX_TESTS_SUPPORT_SAMPLE_SCENE_H
#define STEPMAX_TESTS_SUPPORT_SAMPLE_SCENE_H

#include "lesson/setup.h"

/* Aborts where the scene has a fault, after printing it. */
const Scene *sample_scene(Arena *arena, const char *id);

/* Its given numbers as they are where a lesson does not say: 0 what a lesson has to. */
typedef struct SampleSize {
  const char *name;
  size_t count;
} SampleSize;
Setup sample_setup(const Scene *scene, const SampleSize *sizes, size_t count);
/* SAMPLE_SETUP(scene, {"K", 5}, {"D", 3}) */
#define SAMPLE_SETUP(scene, ...)                                                                             \
  sample_setup((scene), (const SampleSize[]){__VA_ARGS__},                                                   \
               sizeof((const SampleSize[]){__VA_ARGS__}) / sizeof(SampleSize))

#endif
