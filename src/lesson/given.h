/* The numbers of a lesson whose values are data: those of its scene that are given, one after another. */
#ifndef STEPMAX_LESSON_GIVEN_H
#define STEPMAX_LESSON_GIVEN_H

#include "lesson/scene.h"

struct SceneInfo;
struct Setup;

enum { GIVEN_NUMBERS_MAX = 320 };

typedef struct Given {
  const Scene *scene; /* in the lesson's memory */
  size_t sizes[SCENE_SIZES_MAX];
  double numbers[GIVEN_NUMBERS_MAX];
} Given;

/* Makes what the scene says of its given values, for setup.h: a field for each, in the scene's order. */
const struct SceneInfo *given_info(Arena *arena, const Scene *scene);

/* The place of a field's first number among `numbers`; GIVEN_NUMBERS_MAX at most for all together. */
size_t given_place(const Given *given, unsigned field);
/* A field takes what its value is where a lesson does not say; sizes are set before. */
void given_put_default(Given *given, unsigned field);
/* The value of a field. */
const SceneValue *given_value(const Scene *scene, unsigned field);

#endif
