#include "lesson/lesson.h"

void lesson_start(Setup *setup, const Lesson *lesson, size_t start) {
  for (unsigned field = 0; field < SETUP_FIELDS_MAX; field++)
    if (lesson->starts[start].sets[field])
      setup_copy(setup, lesson->starts[start].setup, field);
}

void lesson_choose_start(Setup *setup, const Lesson *lesson, size_t start) {
  for (unsigned field = 0; field < SETUP_FIELDS_MAX; field++)
    for (size_t i = 0; i < lesson->start_count; i++)
      if (lesson->starts[i].sets[field])
        setup_copy(setup, &lesson->setup, field);
  lesson_start(setup, lesson, start);
}

bool lesson_editable(unsigned *field, const Lesson *lesson, const LessonStep *step, const char *name) {
  unsigned found;
  if (!setup_field_find(&found, &lesson->setup, name) || !lesson->ranges[found].editable ||
      (step->start < lesson->start_count && lesson->starts[step->start].sets[found]))
    return false;
  *field = found;
  return true;
}
