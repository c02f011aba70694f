#include "lesson/setup.h"

#include "base/text.h"
#include "support/check.h"
#include "support/given.h"
#include "support/sample_scene.h"

#include <float.h>
#include <math.h>
#include <string.h>

static Arena arena;
static const Scene *chain_scene, *neuron_scene;

static int load_scenes(void **state) {
  (void)state;
  chain_scene = sample_scene(&arena, "chain");
  neuron_scene = sample_scene(&arena, "neuron");
  return 0;
}

static int free_scenes(void **state) {
  (void)state;
  arena_free(&arena);
  return 0;
}

/* Three classes, two features. */
static Setup chain(void) {
  Setup setup = SAMPLE_SETUP(chain_scene, {"K", 3}, {"D", 2});
  GIVEN_PUT(&setup, "label", 2);
  GIVEN_PUT(&setup, "updates", 4);
  GIVEN_PUT(&setup, "eta", 0.5);
  GIVEN_PUT(&setup, "alpha", 0.25);
  GIVEN_PUT(&setup, "x", 1, 2);
  GIVEN_PUT(&setup, "W", 11, 12, 21, 22, 31, 32);
  GIVEN_PUT(&setup, "b", 7, 8, 9);
  return setup;
}

/* Two situations. */
static Setup neuron(void) {
  Setup setup = SAMPLE_SETUP(neuron_scene, {"S", 2});
  GIVEN_PUT(&setup, "updates", 4);
  GIVEN_PUT(&setup, "x", 1.5);
  GIVEN_PUT(&setup, "y", 1);
  GIVEN_PUT(&setup, "eta", 0.5);
  GIVEN_PUT(&setup, "w", 11, 12);
  GIVEN_PUT(&setup, "b", 21, 22);
  return setup;
}

/* Three classes, two features, two panes, data sets of 150 and 50 samples. */
static Setup training(void) {
  static const TrainingData DATA = {.count = 2, .N = {150, 50}, .best = {0, 1}};
  Setup setup;
  training_setup(&setup, &arena, &DATA, 3, 2, 2);
  GIVEN_PUT(&setup, "eta", 0.5);
  GIVEN_PUT(&setup, "alpha", 0.25);
  GIVEN_PUT(&setup, "penalty", 1);
  GIVEN_PUT(&setup, "shuffle", 1);
  GIVEN_PUT(&setup, "seed", 7);
  GIVEN_PUT(&setup, "epochs", 30);
  GIVEN_PUT(&setup, "clock", CLOCK_EPOCHS);
  GIVEN_PUT(&setup, "batch_size", 0, 32);
  GIVEN_PUT(&setup, "shown", 1, 0);
  GIVEN_PUT(&setup, "W", 11, 12, 21, 22, 31, 32);
  GIVEN_PUT(&setup, "b", 7, 8, 9);
  return setup;
}

static Setup (*const MADE[])(void) = {chain, neuron, training};
enum { MADE_COUNT = sizeof MADE / sizeof *MADE };

/* Everything may be changed but alpha; x from -5 to 5. */
static void allow(SetupRange ranges[SETUP_FIELDS_MAX], const Setup *setup) {
  unsigned field;
  for (field = 0; field < setup_field_count(setup); field++) {
    ranges[field] = setup_range_widest(setup, field);
    ranges[field].editable = strcmp(setup_field_name(setup, field), "alpha") != 0;
  }
  if (setup_field_find(&field, setup, "x")) {
    ranges[field].min = -5;
    ranges[field].max = 5;
  }
}

static unsigned field_of(const Setup *setup, const char *name) {
  unsigned field = SETUP_FIELDS_MAX;
  if (!setup_field_find(&field, setup, name))
    fail_msg("there is no field %s", name);
  return field;
}

static void test_scenes(void **state) {
  (void)state;
  static const char *const NAMES[MADE_COUNT] = {"chain", "neuron", "training"};
  for (size_t i = 0; i < MADE_COUNT; i++) {
    const Setup setup = MADE[i]();
    assert_string_equal(setup_scene(&setup)->id, NAMES[i]);
    assert_in_range(setup_field_count(&setup), 1, SETUP_FIELDS_MAX);
  }
}

/* As a lesson has it whose scene could not be read. */
static void test_no_scene(void **state) {
  (void)state;
  const Setup setup = {.scene = NULL}, other = chain();
  unsigned field;
  assert_int_equal(setup_field_count(&setup), 0);
  assert_false(setup_field_find(&field, &setup, "x"));
  assert_true(setup_equal(&setup, &setup));
  assert_false(setup_same_shape(&setup, &other));
  assert_false(setup_same_shape(&other, &setup));
}

static void test_names(void **state) {
  (void)state;
  static const struct {
    const char *name, *unknown;
  } CASES[MADE_COUNT][2] = {{{"alpha", "w"}, {"W", ""}},
                            {{"w", "W"}, {"updates", "alpha"}},
                            {{"batch_size", "x"}, {"clock", "panes"}}};
  for (size_t i = 0; i < MADE_COUNT; i++) {
    Setup setup = MADE[i]();
    for (size_t k = 0; k < 2; k++) {
      unsigned field = field_of(&setup, CASES[i][k].name), kept = field;
      assert_string_equal(setup_field_name(&setup, field), CASES[i][k].name);
      assert_false(setup_field_find(&field, &setup, CASES[i][k].unknown));
      assert_int_equal(field, kept);
    }
  }
}

/* The shape of a field, and its last number. */
typedef struct Last {
  const char *name;
  size_t rows, cols;
  double number;
} Last;

static void check_fields(const Setup *setup, const Last *want, size_t count) {
  assert_int_equal(setup_field_count(setup), count);
  for (unsigned field = 0; field < count; field++) {
    size_t rows, cols;
    assert_string_equal(setup_field_name(setup, field), want[field].name);
    setup_shape(setup, field, &rows, &cols);
    assert_int_equal(rows, want[field].rows);
    assert_int_equal(cols, want[field].cols);
    check_close(setup_get(setup, field, rows - 1, cols - 1), want[field].number, 0, 0);
  }
}

#define CHECK_FIELDS(setup, want) check_fields((setup), (want), sizeof(want) / sizeof *(want))

static void test_shapes_and_numbers(void **state) {
  (void)state;
  static const Last OF_CHAIN[] = {{"x", 2, 1, 2},      {"label", 1, 1, 2}, {"W", 3, 2, 32},
                                  {"b", 3, 1, 9},      {"eta", 1, 1, 0.5}, {"alpha", 1, 1, 0.25},
                                  {"updates", 1, 1, 4}};
  static const Last OF_NEURON[] = {{"x", 1, 1, 1.5},   {"w", 2, 1, 12},      {"b", 2, 1, 22},
                                   {"eta", 1, 1, 0.5}, {"updates", 1, 1, 4}, {"y", 1, 1, 1}};
  static const Last OF_TRAINING[] = {{"data", 1, 1, 0},        {"W", 3, 2, 32},       {"b", 3, 1, 9},
                                     {"eta", 1, 1, 0.5},       {"alpha", 1, 1, 0.25}, {"penalty", 1, 1, 1},
                                     {"shuffle", 1, 1, 1},     {"seed", 1, 1, 7},     {"epochs", 1, 1, 30},
                                     {"batch_size", 2, 1, 32}, {"shown", 2, 1, 0},    {"clock", 1, 1, 2},
                                     {"axes", 2, 1, 2}};
  Setup setup = chain();
  CHECK_FIELDS(&setup, OF_CHAIN);
  check_close(setup_get(&setup, field_of(&setup, "W"), 1, 0), 21, 0, 0);
  setup = neuron();
  CHECK_FIELDS(&setup, OF_NEURON);
  setup = training();
  CHECK_FIELDS(&setup, OF_TRAINING);
  check_close(setup_get(&setup, TRAINING_W, 1, 0), 21, 0, 0);
}

/* Setting a number changes that number and no other, in every field of every scene. */
static void test_every_field_has_its_own_place(void **state) {
  (void)state;
  for (size_t i = 0; i < MADE_COUNT; i++) {
    const Setup before = MADE[i]();
    SetupRange ranges[SETUP_FIELDS_MAX];
    allow(ranges, &before);
    for (unsigned field = 0; field < setup_field_count(&before); field++) {
      Setup setup = before, back;
      size_t rows, cols;
      setup_shape(&before, field, &rows, &cols);
      double old = setup_get(&before, field, rows - 1, cols - 1);
      double value = old > 0 ? (old == 1 && ranges[field].min == 1 ? 2 : old - 1) : 1;
      ranges[field].editable = true;
      value = value < ranges[field].min ? 0.75 : value;
      assert_true(setup_set(&setup, field, rows - 1, cols - 1, value, ranges, NULL));
      check_close(setup_get(&setup, field, rows - 1, cols - 1), value, 0, 0);
      assert_false(setup_equal(&setup, &before));
      back = setup;
      assert_true(setup_set(&back, field, rows - 1, cols - 1, old, ranges, NULL));
      assert_true(setup_equal(&back, &before));
    }
  }
}

static void test_set(void **state) {
  (void)state;
  SetupRange ranges[SETUP_FIELDS_MAX];
  Setup setup = chain();
  allow(ranges, &setup);
  assert_true(setup_set(&setup, field_of(&setup, "W"), 1, 1, -0.0, ranges, NULL));
  assert_true(signbit(*given_at(&setup, "W", 3)));
  assert_true(setup_set(&setup, field_of(&setup, "x"), 1, 0, 5, ranges, NULL));
  assert_true(setup_set(&setup, field_of(&setup, "label"), 0, 0, 3, ranges, NULL));
  assert_true(setup_set(&setup, field_of(&setup, "updates"), 0, 0, 200, ranges, NULL));
  assert_true(setup_set(&setup, field_of(&setup, "eta"), 0, 0, DBL_TRUE_MIN, ranges, NULL));
  assert_int_equal(*given_at(&setup, "label", 0), 3);
  assert_int_equal(*given_at(&setup, "updates", 0), 200);
  check_close(*given_at(&setup, "x", 1), 5, 0, 0);
}

typedef struct Refusal {
  const char *name;
  double value;
  const char *what;
} Refusal;

static void check_refusals(Setup (*make)(void), const Refusal *cases, size_t count) {
  SetupRange ranges[SETUP_FIELDS_MAX];
  const Setup before = make();
  allow(ranges, &before);
  for (size_t i = 0; i < count; i++) {
    Setup setup = make();
    Error err = {0};
    assert_false(setup_set(&setup, field_of(&setup, cases[i].name), 0, 0, cases[i].value, ranges, &err));
    assert_string_equal(err.what, cases[i].what);
    assert_int_equal(err.kind, ERROR_FAILED);
    assert_true(setup_equal(&setup, &before));
  }
}

#define CHECK_REFUSALS(make, cases) check_refusals((make), (cases), sizeof(cases) / sizeof *(cases))

static void test_set_refuses(void **state) {
  (void)state;
  static const Refusal OF_CHAIN[] = {
      {"x", 5.5, "x takes a number from -5 to 5, found 5.5"},
      {"x", (double)NAN, "x takes a number from -5 to 5, found NaN"},
      {"W", (double)INFINITY, "W takes any finite number, found Infinity"},
      {"label", 0, "label takes a whole number from 1 to 3, found 0"},
      {"label", 4, "label takes a whole number from 1 to 3, found 4"},
      {"label", 1.5, "label takes a whole number from 1 to 3, found 1.5"},
      {"eta", 0, "eta takes a number above 0, found 0"},
      {"alpha", 0.1, "this lesson does not let alpha be changed"},
      {"updates", 201, "updates takes a whole number from 1 to 200, found 201"},
  };
  static const Refusal OF_NEURON[] = {
      {"x", -6, "x takes a number from -5 to 5, found -6"},
      {"y", 0.5, "y takes a whole number from 0 to 1, found 0.5"},
      {"y", 2, "y takes a whole number from 0 to 1, found 2"},
      {"w", (double)NAN, "w takes any finite number, found NaN"},
      {"eta", -1, "eta takes a number above 0, found -1"},
      {"updates", 0, "updates takes a whole number from 1 to 2000, found 0"},
      {"updates", 2001, "updates takes a whole number from 1 to 2000, found 2001"},
  };
  static const Refusal OF_TRAINING[] = {
      {"data", 2, "data takes a whole number from 0 to 1, found 2"},
      {"penalty", 3, "penalty takes none, l2 or l1, found 3"},
      {"shuffle", 0.5, "shuffle takes no or yes, found 0.5"},
      {"seed", -1, "seed takes a whole number from 0 to 4294967295, found -1"},
      {"epochs", 0, "epochs takes a whole number from 1 to 1000000, found 0"},
      {"batch_size", 151, "batch_size takes a whole number from 1 to 150, found 151"},
      {"clock", 3, "clock takes updates, samples or epochs, found 3"},
      {"b", -(double)INFINITY, "b takes any finite number, found -Infinity"},
  };
  CHECK_REFUSALS(chain, OF_CHAIN);
  CHECK_REFUSALS(neuron, OF_NEURON);
  CHECK_REFUSALS(training, OF_TRAINING);
  const Setup setup = chain();
  Error err = {0};
  unsigned alpha = field_of(&setup, "alpha");
  assert_false(setup_accepts(&setup, alpha, -1, setup_range_widest(&setup, alpha), &err));
  assert_string_equal(err.what, "alpha takes a number of at least 0, found -1");
}

static void test_assign(void **state) {
  (void)state;
  SetupRange ranges[SETUP_FIELDS_MAX];
  Setup setup = chain();
  allow(ranges, &setup);
  assert_true(setup_assign(&setup, "x= -1 , 2.5e0", ranges, NULL));
  assert_true(setup_assign(&setup, "W=1,2,3,4,5,6", ranges, NULL));
  assert_true(setup_assign(&setup, "b=0.5", ranges, NULL));
  assert_true(setup_assign(&setup, "label=1", ranges, NULL));
  assert_true(setup_assign(&setup, "eta=1e-3", ranges, NULL));
  Setup want = chain();
  GIVEN_PUT(&want, "label", 1);
  GIVEN_PUT(&want, "eta", 0.001);
  GIVEN_PUT(&want, "x", -1, 2.5);
  GIVEN_PUT(&want, "W", 1, 2, 3, 4, 5, 6);
  GIVEN_PUT(&want, "b", 0.5, 0.5, 0.5);
  assert_true(setup_equal(&setup, &want));
  setup = neuron();
  allow(ranges, &setup);
  assert_true(setup_assign(&setup, "w=1,-2", ranges, NULL));
  assert_true(setup_assign(&setup, "y=0", ranges, NULL));
  check_close(*given_at(&setup, "w", 0), 1, 0, 0);
  check_close(*given_at(&setup, "w", 1), -2, 0, 0);
  check_close(*given_at(&setup, "y", 0), 0, 0, 0);
}

static void test_assign_words(void **state) {
  (void)state;
  static const struct {
    const char *assignment;
    unsigned field;
    double first, last;
  } CASES[] = {
      {"penalty=none", TRAINING_PENALTY, 0, 0},
      {"penalty=l2", TRAINING_PENALTY, 1, 1},
      {"penalty=l1", TRAINING_PENALTY, 2, 2},
      {"penalty=2", TRAINING_PENALTY, 2, 2},
      {"shuffle=no", TRAINING_SHUFFLE, 0, 0},
      {"shuffle=yes", TRAINING_SHUFFLE, 1, 1},
      {"clock=updates", TRAINING_CLOCK, 0, 0},
      {"clock=samples", TRAINING_CLOCK, 1, 1},
      {"clock=epochs", TRAINING_CLOCK, 2, 2},
      {"batch_size=all", TRAINING_BATCH_SIZE, 0, 0},
      {"batch_size=all,16", TRAINING_BATCH_SIZE, 0, 16},
      {"batch_size=1", TRAINING_BATCH_SIZE, 1, 1},
      {"shown=no,yes", TRAINING_SHOWN, 0, 1},
  };
  SetupRange ranges[SETUP_FIELDS_MAX];
  Setup setup = training();
  allow(ranges, &setup);
  ranges[TRAINING_BATCH_SIZE].min = 1; /* "all" is outside it and still allowed */
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    size_t rows, cols;
    Error err = {0};
    setup = training();
    setup_shape(&setup, CASES[i].field, &rows, &cols);
    if (!setup_assign(&setup, CASES[i].assignment, ranges, &err))
      fail_msg("%s: %s", CASES[i].assignment, err.what);
    check_close(setup_get(&setup, CASES[i].field, 0, 0), CASES[i].first, 0, 0);
    check_close(setup_get(&setup, CASES[i].field, rows - 1, 0), CASES[i].last, 0, 0);
  }
  double found = 7;
  assert_true(setup_word(&found, &setup, TRAINING_PENALTY, "l1"));
  check_close(found, 2, 0, 0);
  assert_false(setup_word(&found, &setup, TRAINING_PENALTY, "all"));
  assert_false(setup_word(&found, &setup, TRAINING_ETA, "none"));
  check_close(found, 2, 0, 0);
  assert_string_equal(setup_word_of(&setup, TRAINING_PENALTY, 1), "l2");
  assert_string_equal(setup_word_of(&setup, TRAINING_BATCH_SIZE, 0), "all");
  assert_null(setup_word_of(&setup, TRAINING_BATCH_SIZE, 1));
  assert_null(setup_word_of(&setup, TRAINING_ETA, 0));
}

static void check_refused(Setup (*make)(void), const char *assignment, const char *what, const char *hint) {
  SetupRange ranges[SETUP_FIELDS_MAX];
  const Setup before = make();
  Setup setup = before;
  Error err = {0};
  allow(ranges, &setup);
  assert_false(setup_assign(&setup, assignment, ranges, &err));
  assert_int_equal(err.kind, ERROR_USAGE);
  assert_string_equal(err.what, what);
  assert_string_equal(err.hint, hint);
  assert_true(setup_equal(&setup, &before));
}

static void test_assign_refuses(void **state) {
  (void)state;
  static const char KNOWN[] = "known: x, label, W, b, eta, updates";
  check_refused(chain, "lable=1", "no value 'lable'; did you mean 'label'?", KNOWN);
  check_refused(chain, "w=1", "no value 'w'; did you mean 'W'?", KNOWN);
  check_refused(chain, "temperature=1", "no value 'temperature'", KNOWN);
  check_refused(chain, "=1", "no value ''", KNOWN);
  check_refused(chain, "alpha=0", "this lesson does not let alpha be changed",
                "it lets these be changed: x, label, W, b, eta, updates");
  check_refused(chain, "eta", "'eta' is no assignment", "write NAME=VALUE, such as eta=0.05 or x=5,3,7");
  check_refused(chain, "x=1,2,3", "x takes 2 numbers or one, found 3", "");
  check_refused(chain, "W=1,2,3,4", "W takes 6 numbers (3 rows of 2) or one, found 4", "");
  check_refused(chain, "eta=0,05", "eta takes one number, found 2", "");
  check_refused(chain, "label=9", "label takes a whole number from 1 to 3, found 9", "");
  check_refused(chain, "x=1,nan", "x: \"nan\" is not a finite number", "");
  check_refused(chain, "W=1,2,3,4,5,1e400", "W: \"1e400\" is too large", "");
  check_refused(chain, "b=", "b: a number is missing", "");
  check_refused(chain, "b=1,,2", "b: a number is missing", "");
  check_refused(chain, "b=0x10", "b: \"0x10\" is not a decimal number", "");
}

static void test_assign_refuses_in_other_scenes(void **state) {
  (void)state;
  check_refused(neuron, "W=1", "no value 'W'; did you mean 'w'?", "known: x, w, b, eta, updates, y");
  check_refused(neuron, "b=1,2,3", "b takes 2 numbers or one, found 3", "");
  check_refused(neuron, "y=yes", "y: \"yes\" is not a number", "");
  check_refused(training, "penalty=l3", "penalty: \"l3\" is not a number", "penalty takes none, l2 or l1");
  check_refused(training, "batch_size=some", "batch_size: \"some\" is not a number",
                "batch_size takes a number or all");
  check_refused(training, "batch_size=16,all,1", "batch_size takes 2 numbers or one, found 3", "");
  check_refused(training, "clock=epoch", "clock: \"epoch\" is not a number",
                "clock takes updates, samples or epochs");
  check_refused(training, "batch_size=151", "batch_size takes a whole number from 1 to 150, found 151",
                "batch_size takes a number or all");
}

static void test_assign_refuses_long_input(void **state) {
  (void)state;
  Text text = {0};
  text_add(&text, "b=");
  for (int i = 0; i < 3000; i++)
    text_add_char(&text, '1');
  SetupRange ranges[SETUP_FIELDS_MAX];
  Setup setup = chain();
  allow(ranges, &setup);
  Error err = {0};
  assert_false(setup_assign(&setup, text_get(&text), ranges, &err));
  check_contains(err.what, "too long");
  assert_false(setup_assign(&setup, text_get(&text) + 2, ranges, &err));
  check_contains(err.what, "is no assignment");
  text_free(&text);
}

static void test_nothing_editable(void **state) {
  (void)state;
  SetupRange ranges[SETUP_FIELDS_MAX] = {{0}};
  Setup setup = chain();
  Error err = {0};
  assert_false(setup_assign(&setup, "eta=1", ranges, &err));
  assert_string_equal(err.hint, "it lets nothing be changed");
}

static void test_equal(void **state) {
  (void)state;
  Setup a = chain(), b = chain();
  b.numbers[SETUP_NUMBERS_MAX - 1] = 5; /* outside the part in use */
  assert_true(setup_equal(&a, &b));
  for (unsigned field = 0; field < setup_field_count(&a); field++) {
    SetupRange ranges[SETUP_FIELDS_MAX];
    size_t rows, cols;
    b = chain();
    allow(ranges, &b);
    ranges[field_of(&b, "alpha")].editable = true;
    setup_shape(&b, field, &rows, &cols);
    assert_true(setup_set(&b, field, rows - 1, cols - 1, 1, ranges, NULL));
    assert_false(setup_equal(&a, &b));
  }
  *given_at(&a, "b", 0) = 0.0;
  b = a;
  *given_at(&b, "b", 0) = -0.0;
  assert_false(setup_equal(&a, &b));
}

static void test_same_shape(void **state) {
  (void)state;
  Setup a = training(), b = training();
  setup_put(&b, TRAINING_ETA, 0, 1);
  assert_true(setup_same_shape(&a, &b));
  assert_false(setup_equal(&a, &b));
  b.sizes[TRAINING_PANES] = 3;
  assert_false(setup_same_shape(&a, &b));
  b = a;
  b.sizes[TRAINING_R] = 1;
  assert_false(setup_same_shape(&a, &b));
  a = neuron();
  b = neuron();
  *given_at(&b, "updates", 0) = 9;
  assert_true(setup_same_shape(&a, &b));
  b = SAMPLE_SETUP(neuron_scene, {"S", 1});
  assert_false(setup_same_shape(&a, &b));
  b = chain();
  assert_false(setup_same_shape(&a, &b));
  assert_false(setup_equal(&a, &b));
  a = SAMPLE_SETUP(chain_scene, {"K", 3}, {"D", 1});
  assert_false(setup_same_shape(&a, &b));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_scenes),
      cmocka_unit_test(test_no_scene),
      cmocka_unit_test(test_names),
      cmocka_unit_test(test_shapes_and_numbers),
      cmocka_unit_test(test_every_field_has_its_own_place),
      cmocka_unit_test(test_set),
      cmocka_unit_test(test_set_refuses),
      cmocka_unit_test(test_assign),
      cmocka_unit_test(test_assign_words),
      cmocka_unit_test(test_assign_refuses),
      cmocka_unit_test(test_assign_refuses_in_other_scenes),
      cmocka_unit_test(test_assign_refuses_long_input),
      cmocka_unit_test(test_nothing_editable),
      cmocka_unit_test(test_equal),
      cmocka_unit_test(test_same_shape),
  };
  return cmocka_run_group_tests(tests, load_scenes, free_scenes);
}
