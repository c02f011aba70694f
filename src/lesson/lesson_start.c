#include "lesson/lesson.h"

static void put_field(Setup *setup, unsigned field, const double *numbers) {
  const SceneInfo *scene = setup_scene(setup);
  size_t rows, cols;
  setup_shape(setup, field, &rows, &cols);
  for (size_t at = 0; at < rows * cols; at++)
    scene->put(setup, field, at, numbers[at]);
}

void lesson_start(Setup *setup, const Lesson *lesson, size_t start) {
  const LessonStart *numbers = &lesson->starts[start];
  for (size_t i = 0; i < numbers->set_count; i++)
    put_field(setup, numbers->sets[i].field, numbers->sets[i].numbers);
}

static void take_back(Setup *setup, const Lesson *lesson, unsigned field) {
  const SceneInfo *scene = setup_scene(setup);
  size_t rows, cols;
  setup_shape(setup, field, &rows, &cols);
  for (size_t at = 0; at < rows * cols; at++)
    scene->put(setup, field, at, scene->get(&lesson->setup, field, at));
}

void lesson_choose_start(Setup *setup, const Lesson *lesson, size_t start) {
  for (size_t i = 0; i < lesson->start_count; i++)
    for (size_t k = 0; k < lesson->starts[i].set_count; k++)
      take_back(setup, lesson, lesson->starts[i].sets[k].field);
  lesson_start(setup, lesson, start);
}

bool lesson_editable(unsigned *field, const Lesson *lesson, const LessonStep *step, const char *name) {
  unsigned found;
  if (!setup_field_find(&found, &lesson->setup, name) || !lesson->ranges[found].editable)
    return false;
  const LessonStart *fixed = step->start < lesson->start_count ? &lesson->starts[step->start] : NULL;
  for (size_t i = 0; fixed && i < fixed->set_count; i++)
    if (fixed->sets[i].field == found)
      return false;
  *field = found;
  return true;
}
