#include "support/check.h"
#include "support/given.h"
#include "support/reference.h"
#include "support/sample_trace.h"

#include <string.h>

/* Numbers from reference.py, an independent computation with 50 digits. */
static const char REFERENCE[] = "tests/golden/one_sample.txt";

/* The sample's numbers as each case changes them. */
static Setup setup_of(const Sample *sample, const char *name) {
  Setup setup = sample->lesson.setup;
  if (strcmp(name, "zeros") == 0) {
    given_fill(&setup, "W", 0);
    given_fill(&setup, "b", 0);
  } else if (strcmp(name, "penalised") == 0) {
    *given_at(&setup, "alpha", 0) = 0.1;
  } else if (strcmp(name, "label-1") == 0) {
    *given_at(&setup, "label", 0) = 1;
  } else {
    assert_string_equal(name, "default");
  }
  return setup;
}

/* Of each of 13 updates everything up to loss_next, of the last also the other values after it. */
enum { LINES = 13 * 85 + 36 };

static void check_case(void **state, const char *name) {
  Sample *sample = *state;
  Setup setup = setup_of(sample, name);
  sample_rebuild(sample, &setup, NULL);
  assert_int_equal(reference_compare(&sample->trace, REFERENCE, name), LINES);
}

static void test_default(void **state) {
  check_case(state, "default");
}

static void test_zeros(void **state) {
  check_case(state, "zeros");
}

static void test_penalised(void **state) {
  check_case(state, "penalised");
}

static void test_label_1(void **state) {
  check_case(state, "label-1");
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, sample_set_up, sample_tear_down)
  const struct CMUnitTest tests[] = {
      TEST(test_default),
      TEST(test_zeros),
      TEST(test_penalised),
      TEST(test_label_1),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
