#include "support/given.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void stop(const char *name, const char *why) {
  fprintf(stderr, "%s: %s\n", name, why);
  abort();
}

unsigned given_field(const Setup *setup, const char *name) {
  unsigned field = 0;
  if (!setup_field_find(&field, setup, name))
    stop(name, "no given value");
  return field;
}

size_t given_count(const Setup *setup, const char *name) {
  size_t rows, cols;
  setup_shape(setup, given_field(setup, name), &rows, &cols);
  return rows * cols;
}

double *given_at(Setup *setup, const char *name, size_t index) {
  size_t place = index;
  if (index >= given_count(setup, name))
    stop(name, "no such number");
  for (unsigned before = 0; before < given_field(setup, name); before++)
    place += setup_numbers(setup, before);
  return &setup->numbers[place];
}

void given_put(Setup *setup, const char *name, const double *numbers, size_t count) {
  if (count != given_count(setup, name))
    stop(name, "another count of numbers");
  memcpy(given_at(setup, name, 0), numbers, count * sizeof *numbers);
}

void given_fill(Setup *setup, const char *name, double number) {
  for (size_t i = 0; i < given_count(setup, name); i++)
    *given_at(setup, name, i) = number;
}

size_t given_size(const Setup *setup, const char *name) {
  const Scene *scene = setup->scene;
  size_t i = 0;
  while (i < scene->size_count && strcmp(scene->sizes[i].name, name) != 0)
    i++;
  if (i == scene->size_count)
    stop(name, "no size");
  return setup->sizes[i];
}
