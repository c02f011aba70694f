#include "support/check.h"
#include "support/given.h"
#include "support/reference.h"
#include "support/sample_slope.h"

/* Numbers from slope_reference.py, an independent computation with 50 digits. */
static const char REFERENCE[] = "tests/golden/slope.txt";

enum { LINES = 4 * (18 + 2) }; /* of 4 updates 18 numbers and a direction */

static void test_the_lesson(void **state) {
  const Sample *sample = *state;
  assert_int_equal(reference_compare(&sample->trace, REFERENCE, "sepals"), LINES);
}

/* On the other side of the valley, with small steps the other way. */
static void test_the_other_side(void **state) {
  Sample *sample = *state;
  Setup setup = sample->lesson.setup;
  GIVEN_PUT(&setup, "updates", 4);
  GIVEN_PUT(&setup, "w", 3);
  GIVEN_PUT(&setup, "b", -2);
  GIVEN_PUT(&setup, "eps", 0.01);
  GIVEN_PUT(&setup, "angle", 247.5);
  GIVEN_PUT(&setup, "eta", 0.25);
  sample_rebuild(sample, &setup, NULL);
  assert_int_equal(reference_compare(&sample->trace, REFERENCE, "backward"), LINES);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, sample_slope_set_up, sample_tear_down)
  const struct CMUnitTest tests[] = {TEST(test_the_lesson), TEST(test_the_other_side)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
