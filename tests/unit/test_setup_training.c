/* The set-up of a training: what depends on its data sets and panes. */
#include "lesson/setup.h"

#include "support/check.h"

static Arena arena;

static int free_arena(void **state) {
  (void)state;
  arena_free(&arena);
  return 0;
}

/* Data sets of 150 and 50 samples. */
static Setup training(size_t panes) {
  static const TrainingData DATA = {.count = 2, .N = {150, 50}};
  Setup setup;
  training_setup(&setup, &arena, &DATA, 3, 2, panes);
  setup_put(&setup, TRAINING_EPOCHS, 0, 30);
  if (panes == 2) {
    setup_put(&setup, TRAINING_BATCH_SIZE, 1, 32);
    setup_put(&setup, TRAINING_SHOWN, 1, 0);
  }
  return setup;
}

static void allow(SetupRange ranges[SETUP_FIELDS_MAX], const Setup *setup) {
  for (unsigned field = 0; field < setup_field_count(setup); field++) {
    ranges[field] = setup_range_widest(setup, field);
    ranges[field].editable = true;
  }
}

/* A batch may be as large as the largest data set, and is never more than the chosen one has. */
static void test_batches_follow_the_data(void **state) {
  (void)state;
  Setup setup = training(2);
  assert_int_equal(training_samples(&setup), 150);
  assert_int_equal(training_batch(&setup, 0), 150);
  assert_int_equal(training_batch(&setup, 1), 32);
  setup_put(&setup, TRAINING_DATA, 0, 1);
  setup_put(&setup, TRAINING_BATCH_SIZE, 1, 64);
  check_close(setup_range_widest(&setup, TRAINING_BATCH_SIZE).max, 150, 0, 0);
  assert_int_equal(training_samples(&setup), 50);
  assert_int_equal(training_batch(&setup, 0), 50);
  assert_int_equal(training_batch(&setup, 1), 50);
}

/* The only pane cannot be hidden, not even by its word. */
static void test_the_only_pane_is_shown(void **state) {
  (void)state;
  SetupRange ranges[SETUP_FIELDS_MAX];
  Setup setup = training(1);
  Error err = {0};
  allow(ranges, &setup);
  assert_false(setup_assign(&setup, "shown=no", ranges, &err));
  assert_string_equal(err.what, "shown takes yes, found no");
  assert_true(setup_assign(&setup, "shown=yes", ranges, &err));
}

static void test_a_pane_is_shown(void **state) {
  (void)state;
  Setup setup = training(2), before = setup;
  SetupRange ranges[SETUP_FIELDS_MAX];
  Error err;
  allow(ranges, &setup);
  assert_false(setup_assign(&setup, "shown=no", ranges, &err));
  assert_string_equal(err.what, "shown hides every pane, and one has to be on screen");
  assert_true(setup_equal(&setup, &before));
  assert_true(setup_assign(&setup, "shown=no,yes", ranges, &err));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_batches_follow_the_data),
      cmocka_unit_test(test_the_only_pane_is_shown),
      cmocka_unit_test(test_a_pane_is_shown),
  };
  return cmocka_run_group_tests(tests, NULL, free_arena);
}
