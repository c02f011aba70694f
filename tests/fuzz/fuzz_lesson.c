/* A lesson file of any bytes: reading never fails but with an error that has a text, and what can be read can
 * be written with other numbers and read again as the same. */
#include "fuzz/fuzz.h"
#include "lesson/lesson.h"

#include <stdlib.h>

static void require(bool holds) {
  if (!holds)
    abort();
}

/* Its numbers only mean something together. */
static bool has_sum(const Setup *setup, unsigned field) {
  double sum;
  return setup_sum(&sum, setup, field);
}

/* Another set-up that the lesson's ranges allow: some of its numbers changed. */
static Setup changed(const Lesson *lesson, size_t seed) {
  Setup setup = lesson->setup;
  SetupRange ranges[SETUP_FIELDS_MAX];
  for (unsigned field = 0; field < setup_field_count(&setup); field++) {
    ranges[field] = lesson->ranges[field];
    ranges[field].editable = true;
  }
  for (unsigned field = 0; field < setup_field_count(&setup); field++) {
    size_t rows, cols;
    setup_shape(&setup, field, &rows, &cols);
    for (size_t i = 0; i < rows * cols && !has_sum(&setup, field); i++, seed = seed * 31 + 7) {
      double old = setup_get(&setup, field, i / cols, i % cols), value = (double)(seed % 7);
      bool set = seed % 3 != 0 && setup_set(&setup, field, i / cols, i % cols, value, ranges, NULL);
      require(setup_get(&setup, field, i / cols, i % cols) == (set ? value : old));
    }
  }
  return setup;
}

static void write_and_read(Arena *arena, const Lesson *lesson, const Setup *setup) {
  Text text = {0};
  lesson_write(&text, lesson, setup, NULL);
  ErrorList *errors = ARENA_NEW(arena, ErrorList);
  Lesson again;
  if (text.length <= LESSON_BYTES_MAX) {
    require(lesson_parse(&again, arena, "again", text_get(&text), text.length, errors));
    require(setup_equal(&again.setup, setup));
    require(again.step_count == lesson->step_count && again.group_count == lesson->group_count);
  }
  text_free(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Arena arena = {0};
  ErrorList *errors = ARENA_NEW(&arena, ErrorList);
  Lesson lesson;
  if (lesson_parse(&lesson, &arena, "fuzz", (const char *)data, size, errors)) {
    Setup setup = changed(&lesson, size);
    write_and_read(&arena, &lesson, &lesson.setup);
    write_and_read(&arena, &lesson, &setup);
  } else {
    require(errors->total > 0 && errors->items[0].what[0] != '\0');
  }
  arena_free(&arena);
  return 0;
}
