#include "lesson/scene.h"

#include <string.h>

bool scene_find(size_t *out, const Scene *scene, const char *name) {
  for (size_t i = 0; i < scene->value_count; i++)
    if (strcmp(scene->values[i].name, name) == 0) {
      *out = i;
      return true;
    }
  return false;
}

const char *scene_side_key(SideKind kind) {
  static const char *const KEYS[] = {
      [SIDE_CLASSES] = "classes", [SIDE_FEATURES] = "features", [SIDE_SITUATIONS] = "situations"};
  return kind < SIDE_NAMED_COUNT ? KEYS[kind] : NULL;
}

SideKind scene_side_kind(const Scene *scene, SceneSide side) {
  static const char *const LETTERS[] = {
      [SIDE_CLASSES] = "KR", [SIDE_FEATURES] = "D", [SIDE_SITUATIONS] = "S", [SIDE_SAMPLES] = "n"};
  const SceneSize *size = side.named ? &scene->sizes[side.size] : NULL;
  for (int kind = SIDE_CLASSES; size && kind <= SIDE_SAMPLES; kind++) {
    const char *key = scene_side_key((SideKind)kind);
    bool is = size->names ? key && strcmp(size->names, key) == 0
                          : size->name[1] == '\0' && strchr(LETTERS[kind], size->name[0]);
    if (is)
      return (SideKind)kind;
  }
  return SIDE_PLAIN;
}

int scene_rank(const Scene *scene, const SceneValue *value) {
  return value->record > 0 ? scene_value_of(scene, value->record)->rank + 1 : value->rank;
}

/* In the order of computing what a value is computed from comes before it, so one walk back reaches all. */
void scene_mark_sources(bool *marked, const Scene *scene, size_t variant) {
  for (size_t i = scene->order_count; i-- > 0;) {
    const SceneEquation *equation = scene_equation(&scene->values[scene->order[i]], variant);
    const Expr *sources = equation->tree ? equation->tree : equation->operands;
    if (marked[scene->order[i]] && sources)
      expr_reads(marked, sources);
  }
}
