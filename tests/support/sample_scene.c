#include "support/sample_scene.h"

#include "lesson/scene_read.h"

#include <stdio.h>
#include <stdlib.h>

const Scene *sample_scene(Arena *arena, const char *id) {
  ErrorList errors = {0};
  const Reading reading = {.arena = arena, .file = "lessons/sample.yaml", .errors = &errors};
  const Scene *scene = scene_load(&reading, id);
  char text[1024];
  for (size_t i = 0; i < errors.kept; i++)
    fprintf(stderr, "%s\n", error_text(&errors.items[i], text, sizeof text));
  if (!scene)
    abort();
  return scene;
}
