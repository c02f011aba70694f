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
  bool K = is_size(scene, value->rows, "K");
  if (value->rank == 1)
    return K                                  ? SHAPE_K
           : is_size(scene, value->rows, "D") ? SHAPE_D
           : is_size(scene, value->rows, "S") ? SHAPE_S
                                              : SHAPE_VECTOR;
  if (K && is_size(scene, value->cols, "D"))
    return SHAPE_KD;
  return K && is_size(scene, value->cols, "K") ? SHAPE_KK : SHAPE_MATRIX;
}

/* Which values have something: a place in SceneValue for each of the lists. */
typedef enum { LIST_PANES, LIST_KNOWN, LIST_KEPT, LIST_APART, LIST_ANEW } ListKind;

static bool is_listed(const SceneValue *value, ListKind kind) {
  switch (kind) {
  case LIST_PANES:
    return value->in_panes;
  case LIST_KNOWN:
    return value->known;
  case LIST_KEPT:
    return value->kept;
  case LIST_APART:
    return value->apart;
  case LIST_ANEW:
    break;
  }
  return value->anew;
}

static ValueList list_of(Arena *arena, const Scene *scene, ListKind kind) {
  ValueId *at = ARENA_ARRAY(arena, ValueId, scene->listed_count);
  ValueList list = {at, 0};
  for (size_t i = 0; i < scene->listed_count; i++)
    if (is_listed(&scene->values[scene->listed[i]], kind))
      at[list.count++] = (ValueId)scene->listed[i];
  return list;
}

static void add_companions(TraceScene *out, Arena *arena, const Scene *scene) {
  Companion *companions = ARENA_ARRAY(arena, Companion, scene->listed_count);
  out->companions = companions;
  for (size_t i = 0; i < scene->listed_count; i++) {
    const SceneValue *value = &scene->values[scene->listed[i]];
    if (value->with > 0)
      companions[out->companion_count++] = (Companion){(ValueId)(value->with - 1), (ValueId)scene->listed[i]};
  }
}

/* How it is worded; what it is computed from is told by its tree. */
static const Relation *relation(const Trace *trace, ValueId id) {
  return &trace->scene->relations[trace->variants[trace->pane]][id];
}

static void add_relations(TraceScene *out, Arena *arena, const Scene *scene) {
  size_t variants = scene->variant_count > 0 ? scene->variant_count : 1;
  for (size_t v = 0; v < variants; v++) {
    Relation *relations = ARENA_ARRAY(arena, Relation, scene->value_count);
    for (size_t i = 0; i < scene->listed_count; i++) {
      const SceneValue *value = &scene->values[scene->listed[i]];
      const SceneEquation *equation = scene_equation(value, v);
      relations[scene->listed[i]] = (Relation){.symbol = value->symbol,
                                               .symbolic = equation->symbolic,
                                               .numeric = equation->numeric,
                                               .parts = equation->parts};
    }
    out->relations[v] = relations;
  }
}

const TraceScene *data_scene_make(Arena *arena, const Scene *scene) {
  TraceScene *out = ARENA_NEW(arena, TraceScene);
  *out = (TraceScene){.with_panes = list_of(arena, scene, LIST_PANES),
                      .controls = list_of(arena, scene, LIST_KNOWN),
                      .taken_over = list_of(arena, scene, LIST_KEPT),
                      .apart = list_of(arena, scene, LIST_APART),
                      .updated = list_of(arena, scene, LIST_ANEW),
                      .relation = relation};
  for (size_t i = 0; i < scene->listed_count; i++) {
    size_t place = scene->listed[i];
    out->shapes[place] = shape_of(scene, &scene->values[place]);
    out->infos[place] = (ValueInfo){scene->values[place].name, scene->values[place].whole};
  }
  add_companions(out, arena, scene);
  add_relations(out, arena, scene);
  return out;
}

void data_scene_sizes(size_t sizes[SCENE_SIZES_MAX], const Scene *scene, const Setup *setup) {
  for (size_t i = 0; i < scene->size_count; i++)
    sizes[i] = setup->scene == SCENE_GIVEN ? setup->given.sizes[i] : scene->sizes[i].from;
  for (size_t i = 0; i < scene->listed_count; i++) {
    const SceneValue *value = &scene->values[scene->listed[i]];
    unsigned field;
    size_t rows, cols;
    if (!value->given || !setup_field_find(&field, setup, value->name))
      continue;
    setup_shape(setup, field, &rows, &cols);
    if (value->rows.named)
      sizes[value->rows.size] = rows;
    if (value->cols.named)
      sizes[value->cols.size] = cols;
  }
}
