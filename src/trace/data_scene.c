#include "trace/data_scene.h"

#include <string.h>

static bool is_size(const Scene *scene, SceneSide side, const char *name) {
  return side.named && strcmp(scene->sizes[side.size].name, name) == 0;
}

/* What a matrix or vector is called whose sides have the usual names. */
static Shape shape_of(const Scene *scene, const SceneValue *value) {
  if (value->record > 0)
    return scene_value_of(scene, value->record)->rank == 0 ? SHAPE_LOSSES : SHAPE_S_LOSSES;
  if (value->rank == 0)
    return SHAPE_SCALAR;
  bool K = is_size(scene, value->rows, "K") || is_size(scene, value->rows, "R");
  bool n = is_size(scene, value->rows, "n");
  if (value->rank == 1)
    return K                                  ? SHAPE_K
           : n                                ? SHAPE_SAMPLES
           : is_size(scene, value->rows, "D") ? SHAPE_D
           : is_size(scene, value->rows, "S") ? SHAPE_S
                                              : SHAPE_VECTOR;
  if (is_size(scene, value->cols, "D") && (K || n))
    return K ? SHAPE_KD : SHAPE_ND;
  if (n && is_size(scene, value->cols, "K"))
    return SHAPE_NK;
  return K && is_size(scene, value->cols, "K") ? SHAPE_KK : SHAPE_MATRIX;
}

void data_scene_describe(Trace *trace) {
  const Scene *scene = trace->lesson->scene;
  Shape *shapes = ARENA_ARRAY(&trace->arena, Shape, VALUE_MAX);
  ValueInfo *infos = ARENA_ARRAY(&trace->arena, ValueInfo, VALUE_MAX);
  for (size_t i = 0; i < scene->listed_count; i++) {
    size_t place = scene->listed[i];
    const SceneValue *value = &scene->values[place];
    if (!value->in_panes || trace->lesson->pane_count > 0)
      shapes[place] = shape_of(scene, value);
    infos[place] = (ValueInfo){value->name, value->whole};
  }
  trace->shapes = shapes;
  trace->infos = infos;
}

/* As the kernel has them: rows of W may be fewer than classes. */
static size_t training_size(const Training *training, char name, size_t pane) {
  switch (name) {
  case 'K':
    return training->logistic ? 2 : training->R;
  case 'R':
    return training->R;
  case 'D':
    return training->D;
  default:
    return training_batch(training, pane);
  }
}

void data_scene_sizes(size_t sizes[SCENE_SIZES_MAX], const Scene *scene, const Setup *setup, size_t pane) {
  for (size_t i = 0; i < scene->size_count; i++)
    sizes[i] = setup->scene == SCENE_TRAINING ? training_size(&setup->training, scene->sizes[i].name[0], pane)
                                              : setup->given.sizes[i];
}
