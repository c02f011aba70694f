#include "support/sample_scene.h"

#include "lesson/scene_read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

static size_t size_of(const SceneSize *size, const SampleSize *sizes, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (strcmp(sizes[i].name, size->name) == 0)
      return sizes[i].count;
  return size->from;
}

Setup sample_setup(const Scene *scene, const SampleSize *sizes, size_t count) {
  Setup setup = {.scene = scene};
  for (size_t i = 0; i < scene->size_count; i++)
    setup.sizes[i] = size_of(&scene->sizes[i], sizes, count);
  for (unsigned field = 0; field < setup_field_count(&setup); field++)
    setup_put_default(&setup, field);
  return setup;
}
