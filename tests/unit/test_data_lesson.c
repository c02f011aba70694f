#include "base/file.h"
#include "data/columns.h"
#include "lesson/data_lesson.h"
#include "support/check.h"
#include "support/folder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TEMPLATE "lessons/29-your-data.yaml"
#define FRUITS                                                                                               \
  "weight,\"the \"\"colour\"\"\",smooth,fruit\n"                                                             \
  "140,1,8,apple\n150,2,9,apple\n130,1,7,pear\n120,3,6,pear\n110,2,5,lemon\n90,1,4,lemon\n"

typedef struct Fixture {
  Arena arena;
  ErrorList errors;
  char *text; /* of the template */
  size_t size;
  Lesson lesson;
} Fixture;

static int set_up(void **state) {
  Fixture *f = calloc(1, sizeof *f);
  *state = f;
  return f && file_read(&f->arena, TEMPLATE, LESSON_BYTES_MAX, &f->text, &f->size, NULL) ? 0 : -1;
}

static int tear_down(void **state) {
  Fixture *f = *state;
  arena_free(&f->arena);
  free(f);
  return 0;
}

static const char *first_error(const Fixture *f) {
  static char line[1300];
  return f->errors.kept > 0 ? error_text(&f->errors.items[0], line, sizeof line) : "no error";
}

/* The choice is completed; the file need not exist. */
static bool make(Fixture *f, const char *csv, DataSource *source) {
  Table table;
  Columns columns;
  Dataset set;
  assert_true(csv_parse(&table, &f->arena, source->path, csv, strlen(csv), error_list_add(&f->errors)));
  columns_look(&columns, &f->arena, &table);
  columns_choose(&source->choice, &f->arena, &columns);
  f->errors = (ErrorList){0};
  assert_true(dataset_from_table(&set, &f->arena, &table, &source->choice, error_list_add(&f->errors)));
  f->errors = (ErrorList){0};
  return data_lesson_make(&f->lesson, &f->arena, &(DataTemplate){TEMPLATE, f->text, f->size}, source, &set,
                          &f->errors);
}

static void the_shape_follows_from_the_data(void **state) {
  Fixture *f = *state;
  DataSource source = {.path = "/tmp/fruits.csv", .choice = {.standardise = true}};
  if (!make(f, FRUITS, &source))
    fail_msg("%s", first_error(f));
  const Setup *setup = &f->lesson.setup;
  assert_int_equal(setup->sizes[TRAINING_R], 3);
  assert_int_equal(setup->sizes[TRAINING_D], 3);
  assert_int_equal(setup->training->N[0], 6);
  assert_false(setup->training->logistic);
  for (size_t i = 0; i < setup->sizes[TRAINING_R] * setup->sizes[TRAINING_D]; i++)
    check_close(setup_at(setup, TRAINING_W, i), 0, 0, 0);
  check_close(setup_at(setup, TRAINING_BATCH_SIZE, 0), 6, 0, 0); /* the lesson's 10 are more than there are */
  check_close(setup_at(setup, TRAINING_AXES, 0), 1, 0, 0);       /* the colour says least of the fruit */
  check_close(setup_at(setup, TRAINING_AXES, 1), 3, 0, 0);
  assert_string_equal(f->lesson.names[SIDE_CLASSES][0].in[LANG_KO], "apple");
  assert_string_equal(f->lesson.names[SIDE_FEATURES][1].in[LANG_EN], "the \"colour\"");
  assert_string_equal(f->lesson.data[0].label, "fruit");
  assert_string_equal(f->lesson.data[0].title.in[LANG_KO], "fruits.csv");
  assert_true(data_lesson_is_open(&f->lesson));
}

static void two_classes_may_be_logistic(void **state) {
  Fixture *f = *state;
  DataSource source = {.path = "two.csv", .logistic = true};
  if (!make(f, "x,y,k\n1,2,a\n2,5,b\n3,1,a\n", &source))
    fail_msg("%s", first_error(f));
  assert_true(f->lesson.setup.training->logistic);
  assert_int_equal(f->lesson.setup.sizes[TRAINING_R], 1);
  for (size_t i = 0; i < f->lesson.step_count; i++) /* of softmax alone */
    assert_string_not_equal(f->lesson.steps[i].id, "scores");
  assert_false(f->lesson.data[0].standardised);
}

static void three_classes_are_not_logistic(void **state) {
  Fixture *f = *state;
  DataSource source = {.path = "fruits.csv", .logistic = true};
  assert_false(make(f, FRUITS, &source));
  check_contains(first_error(f), "logistic takes two classes, the data has 3");
}

static void thirteen_features_are_too_many(void **state) {
  Fixture *f = *state;
  static const char *const FEATURES[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m"};
  DataSource source = {.path = "f.csv", .choice = {.features = FEATURES, .feature_count = 13}};
  assert_false(make(
      f, "a,b,c,d,e,f,g,h,i,j,k,l,m,y\n1,1,1,1,1,1,1,1,1,1,1,1,1,p\n2,2,2,2,2,2,2,2,2,2,2,2,2,q\n", &source));
  check_contains(first_error(f), "13 features are too many");
}

static void only_a_lesson_that_says_so_takes_data(void **state) {
  Fixture *f = *state;
  assert_true(
      file_read(&f->arena, "lessons/15-batch-vs-sgd.yaml", LESSON_BYTES_MAX, &f->text, &f->size, NULL));
  DataSource source = {.path = "fruits.csv"};
  assert_false(make(f, FRUITS, &source));
  check_contains(first_error(f), "does not take other data");
  Lesson lesson;
  assert_true(lesson_load(&lesson, &f->arena, "lessons/15-batch-vs-sgd.yaml", &f->errors) ||
              f->errors.total == 0);
  assert_false(data_lesson_is_open(&lesson));
}

static void write_file(const char *path, const char *text) {
  Error err = {0};
  if (!file_replace(path, text, strlen(text), &err))
    fail_msg("%s", err.what);
}

/* With an edit, into another folder: it reads back as the same lesson, and says the same of its data. */
static void a_saved_lesson_reads_back(void **state) {
  Fixture *f = *state;
  char folder[FOLDER_PATH_MAX], csv[FOLDER_PATH_MAX + 16], saved[FOLDER_PATH_MAX + 16];
  folder_make(folder);
  snprintf(csv, sizeof csv, "%s/내 과일.csv", folder);
  snprintf(saved, sizeof saved, "%s/mine.yaml", folder);
  write_file(csv, FRUITS);
  static const char *const FEATURES[] = {"smooth", "the \"colour\""};
  DataSource source = {.path = csv,
                       .choice = {.features = FEATURES, .feature_count = 2, .standardise = true}};
  if (!make(f, FRUITS, &source))
    fail_msg("%s", first_error(f));
  Setup setup = f->lesson.setup;
  setup_put(&setup, TRAINING_ETA, 0, 0.25);
  Text text = {0};
  lesson_write(&text, &f->lesson, &setup, "mine");
  write_file(saved, text_get(&text));
  text_free(&text);
  Lesson lesson;
  if (!lesson_load(&lesson, &f->arena, saved, &f->errors))
    fail_msg("%s", first_error(f));
  assert_true(setup_equal(&lesson.setup, &setup));
  assert_string_equal(lesson.id, "mine");
  DataSource again = data_lesson_source(&f->arena, &lesson);
  assert_string_equal(again.path, csv);
  assert_string_equal(again.choice.label, "fruit");
  assert_int_equal(again.choice.feature_count, 2);
  assert_string_equal(again.choice.features[1], "the \"colour\"");
  assert_true(again.choice.standardise);
  const Dataset *a = &f->lesson.data[0].set, *b = &lesson.data[0].set;
  assert_int_equal(a->N, b->N);
  assert_memory_equal(a->X, b->X, a->N * a->D * sizeof *a->X);
  assert_memory_equal(a->labels, b->labels, a->N);
  folder_remove(folder);
}

/* The lesson names its file as lying beside it. */
static void a_lesson_saved_elsewhere_finds_its_data(void **state) {
  Fixture *f = *state;
  char folder[FOLDER_PATH_MAX], saved[FOLDER_PATH_MAX + 16], data[4096];
  assert_non_null(realpath("lessons/data/iris.csv", data));
  const char *const paths[] = {data, NULL, data};
  Lesson lesson, again;
  if (!lesson_load(&lesson, &f->arena, "lessons/15-batch-vs-sgd.yaml", &f->errors))
    fail_msg("%s", first_error(f));
  assert_int_equal(data_lesson_count(&lesson), 3);
  Text text = {0};
  data_lesson_write(&text, &lesson, &lesson.setup, NULL, paths);
  check_contains(text_get(&text), "file: data/iris.csv"); /* the one without a path */
  text_clear(&text);
  data_lesson_write(&text, &lesson, &lesson.setup, NULL, (const char *const[]){data, data, data});
  folder_make(folder);
  snprintf(saved, sizeof saved, "%s/saved.yaml", folder);
  write_file(saved, text_get(&text));
  text_free(&text);
  if (!lesson_load(&again, &f->arena, saved, &f->errors))
    fail_msg("%s", first_error(f));
  assert_true(setup_equal(&again.setup, &lesson.setup));
  folder_remove(folder);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(the_shape_follows_from_the_data, set_up, tear_down),
      cmocka_unit_test_setup_teardown(two_classes_may_be_logistic, set_up, tear_down),
      cmocka_unit_test_setup_teardown(three_classes_are_not_logistic, set_up, tear_down),
      cmocka_unit_test_setup_teardown(thirteen_features_are_too_many, set_up, tear_down),
      cmocka_unit_test_setup_teardown(only_a_lesson_that_says_so_takes_data, set_up, tear_down),
      cmocka_unit_test_setup_teardown(a_saved_lesson_reads_back, set_up, tear_down),
      cmocka_unit_test_setup_teardown(a_lesson_saved_elsewhere_finds_its_data, set_up, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
