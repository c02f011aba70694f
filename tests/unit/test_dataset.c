#include "base/file.h"
#include "base/text.h"
#include "data/dataset.h"
#include "support/check.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int set_up(void **state) {
  *state = calloc(1, sizeof(Arena));
  return *state ? 0 : -1;
}

static int tear_down(void **state) {
  arena_free(*state);
  free(*state);
  return 0;
}

static const char SOURCE[] = "kind,a,b,note\n"
                             "pear,1,-2.5,ripe\n"
                             "apple,3,0,\n"
                             "Kiwi,5,1e2,\"a\nb\"\n"
                             "apple,7,.5,small\n";

static Table table_of(Arena *arena, const char *source) {
  Table table = {0};
  Error err = {0};
  if (!csv_parse(&table, arena, "f.csv", source, strlen(source), &err))
    fail_msg("%s", err.what);
  return table;
}

static Dataset dataset_of(Arena *arena, const Table *table, const DatasetChoice *choice) {
  Dataset data = {0};
  Error err = {0};
  if (!dataset_from_table(&data, arena, table, choice, &err))
    fail_msg("%s (%s)", err.what, err.hint);
  return data;
}

static void check_labels(const Dataset *data, const uint8_t *want, size_t N) {
  assert_int_equal(data->N, N);
  assert_memory_equal(data->labels, want, N);
}

static const char *const A_AND_B[] = {"a", "b"}, *const B_AND_A[] = {"b", "a"};

static void test_named_features(void **state) {
  Table table = table_of(*state, SOURCE);
  DatasetChoice choice = {.label = "kind", .features = B_AND_A, .feature_count = 2};
  Dataset data = dataset_of(*state, &table, &choice);
  static const double X[] = {-2.5, 1, 0, 3, 100, 5, .5, 7};
  assert_int_equal(data.N, 4);
  assert_int_equal(data.D, 2);
  assert_int_equal(data.K, 3);
  assert_string_equal(data.features[0], "b");
  assert_string_equal(data.features[1], "a");
  assert_memory_equal(data.X, X, sizeof X);
  for (size_t j = 0; j < 2; j++) {
    assert_true(data.mean[j] == 0);
    assert_true(data.scale[j] == 1);
  }
}

/* By bytes, capitals stand before small letters. */
static void test_classes_are_sorted(void **state) {
  Table table = table_of(*state, SOURCE);
  DatasetChoice choice = {.label = "kind", .features = A_AND_B, .feature_count = 2};
  Dataset data = dataset_of(*state, &table, &choice);
  assert_string_equal(data.classes[0], "Kiwi");
  assert_string_equal(data.classes[1], "apple");
  assert_string_equal(data.classes[2], "pear");
  check_labels(&data, (const uint8_t[]){2, 1, 0, 1}, 4);
}

static void test_all_other_columns(void **state) {
  Table table = table_of(*state, "a,kind,b\n1,x,2\n3,y,4\n");
  Dataset data = dataset_of(*state, &table, &(DatasetChoice){.label = "kind"});
  static const double X[] = {1, 2, 3, 4};
  assert_int_equal(data.D, 2);
  assert_string_equal(data.features[1], "b");
  assert_memory_equal(data.X, X, sizeof X);
}

/* A cell that would be refused stands in a row that is not taken. */
static void test_some_classes(void **state) {
  static const char *const CLASSES[] = {"pear", "apple"};
  Table table = table_of(*state, "kind,a\nkiwi,?\npear,1\napple,2\nkiwi,3\npear,4\n");
  DatasetChoice choice = {.label = "kind", .classes = CLASSES, .class_count = 2};
  Dataset data = dataset_of(*state, &table, &choice);
  static const double X[] = {1, 2, 4};
  assert_int_equal(data.K, 2);
  assert_string_equal(data.classes[0], "apple");
  check_labels(&data, (const uint8_t[]){1, 0, 1}, 3);
  assert_memory_equal(data.X, X, sizeof X);
}

static void test_every(void **state) {
  static const char *const CLASSES[] = {"x", "y"};
  Table table = table_of(*state, "kind,a\nx,1\nz,2\ny,3\nx,4\ny,5\ny,6\nx,7\n");
  DatasetChoice choice = {.label = "kind", .every = 3};
  Dataset data = dataset_of(*state, &table, &(DatasetChoice){.label = "kind", .every = 1});
  assert_int_equal(data.N, 7);
  static const double X[] = {1, 5}; /* of the rows 1, 3, 4, 5, 6, 7 */
  choice.classes = CLASSES;
  choice.class_count = 2;
  data = dataset_of(*state, &table, &choice);
  check_labels(&data, (const uint8_t[]){0, 1}, 2);
  assert_memory_equal(data.X, X, sizeof X);
}

static void test_table_is_needed_no_more(void **state) {
  Arena arena = {0};
  Table table = table_of(&arena, SOURCE);
  Dataset data =
      dataset_of(*state, &table, &(DatasetChoice){.label = "kind", .features = A_AND_B, .feature_count = 2});
  arena_free(&arena);
  assert_string_equal(data.features[0], "a");
  assert_string_equal(data.classes[2], "pear");
}

/* 1, 3, 5, 7: mean 4, variance (9 + 1 + 1 + 9) / 4 = 5. */
static void test_moments(void **state) {
  (void)state;
  static const double X[] = {1, 0.1, 1e9 + 1, 3, 0.1, 1e9 + 2, 5, 0.1, 1e9 + 3, 7, 0.1, 1e9 + 4};
  double mean[3], scale[3];
  dataset_moments(mean, scale, X, 4, 3);
  assert_true(mean[0] == 4);
  check_close(scale[0], sqrt(5), 1e-15, 0);
  /* A constant: four times 0.1, which is no sum of powers of two, and exactly no deviation. */
  assert_true(mean[1] == 0.1);
  assert_true(scale[1] == 0);
  /* 1, 2, 3, 4 far from zero: variance 5/4. */
  assert_true(mean[2] == 1e9 + 2.5);
  check_close(scale[2], sqrt(1.25), 1e-15, 0);
}

static void test_moments_of_one_row(void **state) {
  (void)state;
  static const double X[] = {3, -4};
  double mean[2], scale[2];
  dataset_moments(mean, scale, X, 1, 2);
  assert_memory_equal(mean, X, sizeof X);
  assert_true(scale[0] == 0 && scale[1] == 0);
}

/* The Iris columns: means and population standard deviations by Python's fractions, the roots by decimal. */
static void test_iris_standardised(void **state) {
  static const double MEAN[] = {5.843333333333334, 3.0573333333333332, 3.758, 1.1993333333333334};
  static const double SCALE[] = {0.8253012917851408659712, 0.4344109677354945522680, 1.7594040657753029833615,
                                 0.7596926279021594460432};
  Table table;
  assert_true(csv_load(&table, *state, "lessons/data/iris.csv", NULL));
  Dataset data = dataset_of(*state, &table, &(DatasetChoice){.label = "species", .standardise = true});
  assert_int_equal(data.N, 150);
  assert_int_equal(data.D, 4);
  assert_int_equal(data.K, 3);
  for (size_t j = 0; j < 4; j++) {
    check_close(data.mean[j], MEAN[j], 4e-16, 0);
    check_close(data.scale[j], SCALE[j], 4e-15, 0);
  }
  /* The first flower: 5.1, 3.5, 1.4, 0.2; (5.1 - 5.84333) / 0.82530 = -0.90068. */
  check_close(data.X[0], -0.90068117, 0, 1e-8);
  double mean[4], scale[4];
  dataset_moments(mean, scale, data.X, data.N, data.D);
  for (size_t j = 0; j < 4; j++) {
    check_close(mean[j], 0, 0, 1e-14);
    check_close(scale[j], 1, 1e-14, 0);
  }
  assert_string_equal(data.classes[1], "versicolor");
  assert_int_equal(data.labels[49], 0);
  assert_int_equal(data.labels[50], 1);
  assert_int_equal(data.labels[149], 2);
}

/* The first samples as the table has them: as many as are kept, or all; of the rows that are taken. */
static void test_first_samples(void **state) {
  static const char *const APPLE_AND_PEAR[] = {"apple", "pear"};
  Table table;
  assert_true(csv_load(&table, *state, "lessons/data/iris.csv", NULL));
  Dataset data = dataset_of(*state, &table, &(DatasetChoice){.label = "species", .standardise = true});
  assert_int_equal(dataset_first(data.N), DATASET_FIRST);
  assert_true(data.first[0] == 5.1 && data.first[4] == 4.9 && data.first[9 * 4 + 3] == 0.1);
  table = table_of(*state, SOURCE);
  data = dataset_of(*state, &table,
                    &(DatasetChoice){.label = "kind",
                                     .features = A_AND_B,
                                     .feature_count = 2,
                                     .classes = APPLE_AND_PEAR,
                                     .class_count = 2,
                                     .standardise = true});
  assert_int_equal(dataset_first(data.N), 3);
  assert_memory_equal(data.first, ((const double[]){1, -2.5, 3, 0, 7, 0.5}), 6 * sizeof(double));
}

static void check_best(Arena *arena, const char *source, size_t first, size_t second) {
  Table table = table_of(arena, source);
  Dataset data = dataset_of(arena, &table, &(DatasetChoice){.label = "kind"});
  size_t best[2];
  dataset_best_features(best, &data);
  assert_int_equal(best[0], first);
  assert_int_equal(best[1], second);
}

static void test_best_features(void **state) {
  Table table;
  size_t best[2];
  assert_true(csv_load(&table, *state, "lessons/data/iris.csv", NULL));
  Dataset data = dataset_of(*state, &table, &(DatasetChoice){.label = "species", .standardise = true});
  dataset_best_features(best, &data);
  assert_true(best[0] == 2 && best[1] == 3); /* the petals, as is well known of Iris */
  check_best(*state, "kind,a\nx,1\ny,2\n", 0, 0);
  /* b is the same in both classes, c differs by 1 within a class and by 4 between them, a by 2 and 4. */
  check_best(*state, "a,b,c,kind\n0,1,0,x\n2,2,1,x\n4,1,4,y\n6,2,5,y\n", 0, 2);
  /* c knows the class exactly, of the others none does: the first of them. */
  check_best(*state, "a,b,c,kind\n5,1,0,x\n5,2,0,x\n5,1,9,y\n5,2,9,y\n", 0, 2);
  /* The unit of a column does not count, nor how far it is from 0. */
  check_best(*state, "a,b,c,kind\n0,1e9,1,x\n2000,1e9,2,x\n4000,1000000004,1,y\n6000,1000000005,2,y\n", 0, 1);
}

static const char *fault(Arena *arena, const char *source, const DatasetChoice *choice) {
  Table table = table_of(arena, source);
  Dataset data = {.N = 77};
  Error err = {0};
  assert_false(dataset_from_table(&data, arena, &table, choice, &err));
  assert_int_equal(data.N, 77);
  char line[2048];
  return arena_copy(arena, error_text(&err, line, sizeof line));
}

static void test_faults_of_the_choice(void **state) {
  static const char *const LABEL[] = {"a", "kind"}, *const TWICE[] = {"a", "b", "a"}, *const OTHER[] = {"c"};
  static const struct {
    DatasetChoice choice;
    const char *want;
  } CASES[] = {
      {{.label = "kinds"}, "f.csv: there is no column \"kinds\" (did you mean \"kind\"?)"},
      {{.label = "kind", .features = LABEL, .feature_count = 2},
       "f.csv: \"kind\" is the label and cannot be a feature too"},
      {{.label = "kind", .features = TWICE, .feature_count = 3}, "f.csv: the feature \"a\" is named twice"},
      {{.label = "kind", .features = OTHER, .feature_count = 1},
       "f.csv: there is no column \"c\" (known: kind, a, b, note)"},
      {{.label = "kind", .features = A_AND_B},
       "f.csv: there is no feature (a column of numbers is needed beside the label)"},
  };
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
    assert_string_equal(fault(*state, SOURCE, &CASES[i].choice), CASES[i].want);
}

static void test_faults_of_the_classes(void **state) {
  static const char *const ABSENT[] = {"pear", "aple"}, *const UNLIKE[] = {"banana"},
                           *const LONE[] = {"pear"}, *const FOUND[] = {"pear", "apple"};
  DatasetChoice choice = {.label = "kind", .features = A_AND_B, .feature_count = 2, .classes = ABSENT};
  assert_string_equal(fault(*state, SOURCE, &choice), "f.csv: no class is chosen");
  choice.class_count = 2;
  assert_string_equal(fault(*state, SOURCE, &choice),
                      "f.csv: no row has the class \"aple\" (did you mean \"apple\"?)");
  choice.classes = UNLIKE;
  choice.class_count = 1;
  assert_string_equal(fault(*state, SOURCE, &choice),
                      "f.csv: no row has the class \"banana\" (known: pear, apple, Kiwi)");
  choice.classes = LONE;
  assert_string_equal(fault(*state, SOURCE, &choice),
                      "f.csv:1:1: error: the label \"kind\" has one class only: \"pear\" "
                      "(2 to 10 classes are supported)");
  choice.classes = FOUND;
  choice.class_count = 2;
  choice.every = 5;
  assert_string_equal(fault(*state, SOURCE, &choice),
                      "f.csv: no row of the class \"apple\" is left (take more than one row in 5)");
}

/* What a terminal would obey is not quoted. */
static void test_faults_do_not_quote_control_characters(void **state) {
  assert_string_equal(fault(*state, "kind,a\nx,\x1B[2J\ny,2\n", &(DatasetChoice){.label = "kind"}),
                      "f.csv:2:3: error: this cell of \"a\" is not a number "
                      "(a feature has a number in every row)");
  assert_string_equal(fault(*state, "kind,a\n\x1B[2J,1\ny,2\n", &(DatasetChoice){.label = "kind"}),
                      "f.csv:2:1: error: the name of a class has to be a single line without control "
                      "characters");
}

/* Every tests/unit/data/NAME.csv, its last column "class" the label and all others standardised, has its
 * fault written in NAME.txt beside it. */
static void test_bad_files(void **state) {
  static const char FOLDER[] = "tests/unit/data";
  char **names;
  size_t count, size;
  assert_true(file_list(*state, FOLDER, ".csv", &names, &count, NULL));
  assert_true(count > 0);
  for (size_t i = 0; i < count; i++) {
    char *path = file_join(*state, FOLDER, names[i]), *want, got[2048];
    char *beside = arena_printf(*state, "%.*s.txt", (int)(strlen(path) - strlen(".csv")), path);
    assert_true(file_read(*state, beside, 100000, &want, &size, NULL));
    DatasetChoice choice = {.label = "class", .standardise = true};
    Table table;
    Dataset data;
    Error err = {0};
    assert_false(csv_load(&table, *state, path, &err) &&
                 dataset_from_table(&data, *state, &table, &choice, &err));
    error_text(&err, got, sizeof got);
    assert_string_equal(arena_printf(*state, "%s\n", got), want);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)
      TEST(test_named_features),
      TEST(test_classes_are_sorted),
      TEST(test_all_other_columns),
      TEST(test_some_classes),
      TEST(test_every),
      TEST(test_table_is_needed_no_more),
      TEST(test_moments),
      TEST(test_moments_of_one_row),
      TEST(test_iris_standardised),
      TEST(test_first_samples),
      TEST(test_best_features),
      TEST(test_faults_of_the_choice),
      TEST(test_faults_of_the_classes),
      TEST(test_faults_do_not_quote_control_characters),
      TEST(test_bad_files),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
