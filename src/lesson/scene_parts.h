/* What scene_read.c and scene_value_read.c share. */
#ifndef STEPMAX_LESSON_SCENE_PARTS_H
#define STEPMAX_LESSON_SCENE_PARTS_H

#include "lesson/read.h"
#include "lesson/scene.h"

/* A scene being read; `values` has room for all. */
typedef struct SceneReader {
  const Reading *reading;
  Scene *scene;
  bool own; /* a lesson's own values: nobody else can give them */
} SceneReader;

/* Letters, digits and '_', a letter first. */
bool scene_is_name(const char *text);
/* A size by its name. */
bool scene_find_size(size_t *out, const Scene *scene, const char *name);

/* NAME, NAME[k to K] or NAME[k to K, d to D]; false after a fault. */
bool scene_read_head(SceneValue *value, SceneReader *reader, const YamlNode *key);
/* All that stands under it but the names of other values. */
void scene_read_body(SceneValue *value, const SceneReader *reader, const YamlNode *map);

#endif
