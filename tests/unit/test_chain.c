#include "base/text.h"
#include "lesson/chain.h"
#include "support/check.h"

#include <float.h>
#include <math.h>
#include <string.h>

/* Three classes, two features. */
static Chain sample(void) {
  return (Chain){.K = 3,
                 .D = 2,
                 .label = 2,
                 .updates = 4,
                 .eta = 0.5,
                 .alpha = 0.25,
                 .x = {1, 2},
                 .W = {11, 12, 21, 22, 31, 32},
                 .b = {7, 8, 9}};
}

/* Everything may be changed but alpha; x from -5 to 5. */
static void allow(ChainRange ranges[CHAIN_FIELDS]) {
  for (ChainField field = 0; field < CHAIN_FIELDS; field++) {
    ranges[field] = chain_range_widest(field, 3);
    ranges[field].editable = field != CHAIN_ALPHA;
  }
  ranges[CHAIN_X].min = -5;
  ranges[CHAIN_X].max = 5;
}

static void test_names(void **state) {
  (void)state;
  ChainField field = CHAIN_FIELDS;
  assert_true(chain_field_find(&field, "alpha"));
  assert_int_equal(field, CHAIN_ALPHA);
  assert_true(chain_field_find(&field, "W"));
  assert_int_equal(field, CHAIN_W);
  assert_string_equal(chain_field_name(CHAIN_UPDATES), "updates");
  assert_false(chain_field_find(&field, "w"));
  assert_int_equal(field, CHAIN_W);
}

static void test_shapes_and_numbers(void **state) {
  (void)state;
  Chain chain = sample();
  static const size_t SHAPES[CHAIN_FIELDS][2] = {{2, 1}, {3, 2}, {3, 1}, {1, 1}, {1, 1}, {1, 1}, {1, 1}};
  for (ChainField field = 0; field < CHAIN_FIELDS; field++) {
    size_t rows, cols;
    chain_shape(&chain, field, &rows, &cols);
    assert_int_equal(rows, SHAPES[field][0]);
    assert_int_equal(cols, SHAPES[field][1]);
  }
  check_close(chain_get(&chain, CHAIN_X, 1, 0), 2, 0, 0);
  check_close(chain_get(&chain, CHAIN_W, 2, 1), 32, 0, 0);
  check_close(chain_get(&chain, CHAIN_B, 2, 0), 9, 0, 0);
  check_close(chain_get(&chain, CHAIN_LABEL, 0, 0), 2, 0, 0);
  check_close(chain_get(&chain, CHAIN_ETA, 0, 0), 0.5, 0, 0);
  check_close(chain_get(&chain, CHAIN_ALPHA, 0, 0), 0.25, 0, 0);
  check_close(chain_get(&chain, CHAIN_UPDATES, 0, 0), 4, 0, 0);
}

static void test_set(void **state) {
  (void)state;
  ChainRange ranges[CHAIN_FIELDS];
  allow(ranges);
  Chain chain = sample();
  assert_true(chain_set(&chain, CHAIN_W, 1, 1, -0.0, ranges, NULL));
  assert_true(signbit(chain.W[3]));
  assert_true(chain_set(&chain, CHAIN_X, 1, 0, 5, ranges, NULL));
  assert_true(chain_set(&chain, CHAIN_LABEL, 0, 0, 3, ranges, NULL));
  assert_true(chain_set(&chain, CHAIN_UPDATES, 0, 0, CHAIN_UPDATES_MAX, ranges, NULL));
  assert_true(chain_set(&chain, CHAIN_ETA, 0, 0, DBL_TRUE_MIN, ranges, NULL));
  assert_int_equal(chain.label, 3);
  assert_int_equal(chain.updates, CHAIN_UPDATES_MAX);
  check_close(chain.x[1], 5, 0, 0);
}

static void test_set_refuses(void **state) {
  (void)state;
  static const struct {
    ChainField field;
    double value;
    const char *what;
  } CASES[] = {
      {CHAIN_X, 5.5, "x takes a number from -5 to 5, found 5.5"},
      {CHAIN_X, (double)NAN, "x takes a number from -5 to 5, found NaN"},
      {CHAIN_W, (double)INFINITY, "W takes any finite number, found Infinity"},
      {CHAIN_LABEL, 0, "label takes a whole number from 1 to 3, found 0"},
      {CHAIN_LABEL, 4, "label takes a whole number from 1 to 3, found 4"},
      {CHAIN_LABEL, 1.5, "label takes a whole number from 1 to 3, found 1.5"},
      {CHAIN_ETA, 0, "eta takes a number above 0, found 0"},
      {CHAIN_ALPHA, 0.1, "this lesson does not let alpha be changed"},
      {CHAIN_UPDATES, 201, "updates takes a whole number from 1 to 200, found 201"},
  };
  ChainRange ranges[CHAIN_FIELDS];
  allow(ranges);
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    Chain chain = sample(), before = sample();
    Error err = {0};
    assert_false(chain_set(&chain, CASES[i].field, 0, 0, CASES[i].value, ranges, &err));
    assert_string_equal(err.what, CASES[i].what);
    assert_int_equal(err.kind, ERROR_FAILED);
    assert_true(chain_equal(&chain, &before));
  }
  Error err = {0};
  assert_false(chain_accepts(CHAIN_ALPHA, -1, chain_range_widest(CHAIN_ALPHA, 3), &err));
  assert_string_equal(err.what, "alpha takes a number of at least 0, found -1");
}

static void test_assign(void **state) {
  (void)state;
  ChainRange ranges[CHAIN_FIELDS];
  allow(ranges);
  Chain chain = sample();
  assert_true(chain_assign(&chain, "x= -1 , 2.5e0", ranges, NULL));
  assert_true(chain_assign(&chain, "W=1,2,3,4,5,6", ranges, NULL));
  assert_true(chain_assign(&chain, "b=0.5", ranges, NULL));
  assert_true(chain_assign(&chain, "label=1", ranges, NULL));
  assert_true(chain_assign(&chain, "eta=1e-3", ranges, NULL));
  Chain want = {.K = 3,
                .D = 2,
                .label = 1,
                .updates = 4,
                .eta = 0.001,
                .alpha = 0.25,
                .x = {-1, 2.5},
                .W = {1, 2, 3, 4, 5, 6},
                .b = {0.5, 0.5, 0.5}};
  assert_true(chain_equal(&chain, &want));
}

static void check_refused(const char *assignment, const char *what, const char *hint) {
  ChainRange ranges[CHAIN_FIELDS];
  allow(ranges);
  Chain chain = sample(), before = sample();
  Error err = {0};
  assert_false(chain_assign(&chain, assignment, ranges, &err));
  assert_int_equal(err.kind, ERROR_USAGE);
  assert_string_equal(err.what, what);
  assert_string_equal(err.hint, hint);
  assert_true(chain_equal(&chain, &before));
}

static void test_assign_refuses(void **state) {
  (void)state;
  static const char KNOWN[] = "known: x, W, b, label, eta, updates";
  check_refused("lable=1", "no value 'lable'; did you mean 'label'?", KNOWN);
  check_refused("w=1", "no value 'w'; did you mean 'W'?", KNOWN);
  check_refused("temperature=1", "no value 'temperature'", KNOWN);
  check_refused("=1", "no value ''", KNOWN);
  check_refused("alpha=0", "this lesson does not let alpha be changed",
                "it lets these be changed: x, W, b, label, eta, updates");
  check_refused("eta", "'eta' is no assignment", "write NAME=VALUE, such as eta=0.05 or x=5,3,7");
  check_refused("x=1,2,3", "x takes 2 numbers or one, found 3", "");
  check_refused("W=1,2,3,4", "W takes 6 numbers (3 rows of 2) or one, found 4", "");
  check_refused("eta=0,05", "eta takes one number, found 2", "");
  check_refused("label=9", "label takes a whole number from 1 to 3, found 9", "");
  check_refused("x=1,nan", "x: \"nan\" is not a finite number", "");
  check_refused("W=1,2,3,4,5,1e400", "W: \"1e400\" is too large", "");
  check_refused("b=", "b: a number is missing", "");
  check_refused("b=1,,2", "b: a number is missing", "");
  check_refused("b=0x10", "b: \"0x10\" is not a decimal number", "");
}

static void test_assign_refuses_long_input(void **state) {
  (void)state;
  Text text = {0};
  text_add(&text, "b=");
  for (int i = 0; i < 3000; i++)
    text_add_char(&text, '1');
  ChainRange ranges[CHAIN_FIELDS];
  allow(ranges);
  Chain chain = sample();
  Error err = {0};
  assert_false(chain_assign(&chain, text_get(&text), ranges, &err));
  check_contains(err.what, "too long");
  assert_false(chain_assign(&chain, text_get(&text) + 2, ranges, &err));
  check_contains(err.what, "is no assignment");
  text_free(&text);
}

static void test_nothing_editable(void **state) {
  (void)state;
  ChainRange ranges[CHAIN_FIELDS] = {{0}};
  Chain chain = sample();
  Error err = {0};
  assert_false(chain_assign(&chain, "eta=1", ranges, &err));
  assert_string_equal(err.hint, "it lets nothing be changed");
}

static void test_equal(void **state) {
  (void)state;
  Chain a = sample(), b = sample();
  b.x[2] = 5; /* outside the part in use */
  b.W[6] = 5;
  b.b[3] = 5;
  assert_true(chain_equal(&a, &b));
  for (ChainField field = 0; field < CHAIN_FIELDS; field++) {
    ChainRange ranges[CHAIN_FIELDS];
    allow(ranges);
    ranges[CHAIN_ALPHA].editable = true;
    size_t rows, cols;
    b = sample();
    chain_shape(&b, field, &rows, &cols);
    assert_true(chain_set(&b, field, rows - 1, cols - 1, 1, ranges, NULL));
    assert_false(chain_equal(&a, &b));
  }
  a.b[0] = 0.0;
  b = a;
  b.b[0] = -0.0;
  assert_false(chain_equal(&a, &b));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_names),
      cmocka_unit_test(test_shapes_and_numbers),
      cmocka_unit_test(test_set),
      cmocka_unit_test(test_set_refuses),
      cmocka_unit_test(test_assign),
      cmocka_unit_test(test_assign_refuses),
      cmocka_unit_test(test_assign_refuses_long_input),
      cmocka_unit_test(test_nothing_editable),
      cmocka_unit_test(test_equal),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
