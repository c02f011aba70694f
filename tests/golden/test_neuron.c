#include "support/check.h"
#include "support/given.h"
#include "support/reference.h"
#include "support/sample_neuron.h"

/* Numbers from neuron_reference.py, an independent computation with 50 digits. */
static const char REFERENCE[] = "tests/golden/neuron.txt";

/* Of 8 updates 16 values in 3 situations; of the last the losses and outputs of 4 updates. */
enum { LINES = 8 * 16 * 3 + 2 * 4 * 3 };

static void check_case(void **state, size_t pane, const char *name) {
  const Trace *trace = &((Sample *)*state)->trace;
  const Trace of_pane = trace_of_pane(trace, pane);
  assert_int_equal(reference_compare(&of_pane, REFERENCE, name), LINES);
}

static void test_squared_error(void **state) {
  check_case(state, 0, "mse");
}

static void test_cross_entropy(void **state) {
  check_case(state, 1, "ce");
}

/* One situation starts where the output is next to the target to the last bit. */
static void test_the_other_target(void **state) {
  Sample *sample = *state;
  Setup setup = sample->lesson.setup;
  GIVEN_PUT(&setup, "y", 1);
  GIVEN_PUT(&setup, "eta", 5);
  GIVEN_PUT(&setup, "w", 30, 1.9, -1);
  GIVEN_PUT(&setup, "b", 0.5, 3, -0.25);
  sample_rebuild(sample, &setup, NULL);
  check_case(state, 0, "mse-target-1");
  check_case(state, 1, "ce-target-1");
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, sample_neuron_set_up, sample_tear_down)
  const struct CMUnitTest tests[] = {
      TEST(test_squared_error),
      TEST(test_cross_entropy),
      TEST(test_the_other_target),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
