/* The program's own scenes, lessons/scenes/ID.yaml, as they were when it was built: a lesson that lies
 * anywhere can name them. */
#ifndef STEPMAX_LESSON_SCENE_FILES_H
#define STEPMAX_LESSON_SCENE_FILES_H

#include <stddef.h>

typedef struct SceneFile {
  const char *id;
  const char *text;
  size_t size;
} SceneFile;

/* In the order of their ids; the last has a NULL id. */
extern const SceneFile SCENE_FILES[];

#endif
