#include "lesson/scene.h"

#include <string.h>

bool scene_find(size_t *out, const Scene *scene, const char *name) {
  for (size_t i = 0; i < scene->listed_count; i++)
    if (strcmp(scene->values[scene->listed[i]].name, name) == 0) {
      *out = scene->listed[i];
      return true;
    }
  return false;
}
