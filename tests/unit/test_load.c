#include "app/load.h"
#include "support/check.h"
#include "support/folder.h"

#include <semaphore.h>
#include <stdio.h>
#include <string.h>

#define TEMPLATE "lessons/29-your-data.yaml"

enum { PATIENCE_MS = 60000 };

static void post(void *self) {
  sem_post(self);
}

static const LoadOrder IRIS = {.kind = LOAD_DATA,
                               .lesson = TEMPLATE,
                               .source = {.path = "lessons/data/iris.csv", .choice = {.standardise = true}}};

static void data_are_read_in_a_thread(void **unused) {
  (void)unused;
  sem_t done;
  sem_init(&done, 0, 0);
  Load *load = load_start(&IRIS, post, &done);
  Loaded loaded;
  sem_wait(&done);
  assert_true(load_take(load, &loaded, PATIENCE_MS));
  assert_true(loaded.ok);
  assert_int_equal(loaded.lesson.data[0].set.N, 150);
  assert_int_equal(loaded.columns.count, 5);
  assert_string_equal(loaded.source.choice.label, "species");
  assert_int_equal(loaded.source.path[0], '/');
  load_free(&loaded);
  sem_destroy(&done);
}

/* The place of a fault, and the columns all the same. */
static void a_choice_that_does_not_fit_leaves_the_columns(void **unused) {
  (void)unused;
  LoadOrder order = IRIS;
  order.source.choice.label = "petal_width_cm";
  Loaded loaded;
  load_now(&loaded, &order);
  assert_false(loaded.ok);
  check_contains(loaded.err.what, "more than 10 classes");
  assert_true(loaded.err.line > 0);
  assert_int_equal(loaded.columns.count, 5);
  assert_string_equal(loaded.source.choice.label, "petal_width_cm");
  load_free(&loaded);
}

static void a_file_that_is_not_there_has_no_columns(void **unused) {
  (void)unused;
  LoadOrder order = IRIS;
  order.source.path = "lessons/data/nothing.csv";
  Loaded loaded;
  load_now(&loaded, &order);
  assert_false(loaded.ok);
  assert_int_equal(loaded.columns.count, 0);
  check_contains(loaded.err.file, "nothing.csv");
  load_free(&loaded);
}

static void columns_alone_need_no_lesson(void **unused) {
  (void)unused;
  const LoadOrder order = {.kind = LOAD_COLUMNS, .source = {.path = "lessons/data/iris.csv"}};
  Loaded loaded;
  load_now(&loaded, &order);
  assert_true(loaded.ok);
  assert_int_equal(loaded.columns.rows, 150);
  assert_string_equal(loaded.source.choice.label, "species");
  load_free(&loaded);
}

static void a_lesson_with_faults_tells_them(void **unused) {
  (void)unused;
  const LoadOrder order = {.kind = LOAD_LESSON, .lesson = "f.yaml", .text = "id: a\n", .size = 6};
  Loaded loaded;
  load_now(&loaded, &order);
  assert_false(loaded.ok);
  assert_string_equal(loaded.err.file, "f.yaml");
  load_free(&loaded);
}

/* Whether it has been read by then or not; a sanitizer tells of what is left. */
static void what_is_forgotten_is_gone(void **unused) {
  (void)unused;
  sem_t done;
  sem_init(&done, 0, 0);
  load_forget(NULL);
  load_forget(load_start(&IRIS, post, &done));
  Load *load = load_start(&IRIS, post, &done);
  sem_wait(&done); /* the second one: the first, if it was forgotten in time, does not call */
  load_forget(load);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(data_are_read_in_a_thread),
      cmocka_unit_test(a_choice_that_does_not_fit_leaves_the_columns),
      cmocka_unit_test(a_file_that_is_not_there_has_no_columns),
      cmocka_unit_test(columns_alone_need_no_lesson),
      cmocka_unit_test(a_lesson_with_faults_tells_them),
      cmocka_unit_test(what_is_forgotten_is_gone),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
