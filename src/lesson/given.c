#include "lesson/given.h"

#include "lesson/setup.h"

#include <float.h>
#include <math.h>

const SceneValue *given_value(const Scene *scene, unsigned field) {
  unsigned left = field;
  for (size_t i = 0;; i++) {
    const SceneValue *value = &scene->values[i];
    if (value->given && left-- == 0)
      return value;
  }
}

size_t given_place(const Given *given, unsigned field) {
  size_t place = 0;
  for (unsigned before = 0; before < field; before++)
    place += scene_numbers(given_value(given->scene, before), given->sizes);
  return place;
}

void given_put_default(Given *given, unsigned field) {
  const SceneValue *value = given_value(given->scene, field);
  size_t place = given_place(given, field), count = scene_numbers(value, given->sizes);
  for (size_t i = 0; i < count; i++)
    given->numbers[place + i] = value->starts ? value->starts[i] : value->start;
}

static const char *const *words(const Setup *setup, unsigned field) {
  return given_value(setup->given.scene, field)->words;
}

static void shape(size_t *rows, size_t *cols, const Setup *setup, unsigned field) {
  const SceneValue *value = given_value(setup->given.scene, field);
  *rows = scene_side(value->rows, setup->given.sizes);
  *cols = scene_side(value->cols, setup->given.sizes);
}

static double get(const Setup *setup, unsigned field, size_t index) {
  return setup->given.numbers[given_place(&setup->given, field) + index];
}

static void put(Setup *setup, unsigned field, size_t index, double value) {
  setup->given.numbers[given_place(&setup->given, field) + index] = value;
}

static SetupRange widest(const Setup *setup, unsigned field) {
  const SceneValue *value = given_value(setup->given.scene, field);
  SetupRange range = {.whole = value->whole, .min = value->min, .max = value->max};
  if (value->above)
    range.min = nextafter(value->min, DBL_MAX);
  if (value->most > 0)
    range.max = (double)setup->given.sizes[value->most - 1];
  return range;
}

const SceneInfo *given_info(Arena *arena, const Scene *scene) {
  SceneInfo *info = ARENA_NEW(arena, SceneInfo);
  const char **fields = ARENA_ARRAY(arena, const char *, SETUP_FIELDS_MAX);
  *info = (SceneInfo){.name = scene->id,
                      .fields = fields,
                      .keys = fields,
                      .words = words,
                      .shape = shape,
                      .get = get,
                      .put = put,
                      .widest = widest};
  for (size_t i = 0; i < scene->value_count && info->field_count < SETUP_FIELDS_MAX; i++)
    if (scene->values[i].given)
      fields[info->field_count++] = scene->values[i].name;
  return info;
}
