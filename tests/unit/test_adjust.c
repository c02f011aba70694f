#include "app/adjust.h"

#include "support/check.h"

#include <float.h>
#include <math.h>

static const SetupRange INPUT = {true, false, -20, 20}, WEIGHT = {true, false, -5, 5},
                        RATE = {true, false, 0.0001, 1}, LABEL = {true, true, 1, 5};

/* Exactly the double that the decimal reads as. */
static void check_steps(double value, SetupRange range, int tenths, double want) {
  check_close(adjust_steps(value, range, tenths), want, 0, 0);
}

static void a_step_fits_the_range(void **unused) {
  (void)unused;
  check_steps(5, INPUT, 10, 5.1);
  check_steps(5, INPUT, 100, 6);
  check_steps(5, INPUT, -1, 4.99);
  check_steps(0.4, WEIGHT, 10, 0.41);
  check_steps(-0.2, WEIGHT, -100, -0.3);
  check_steps(0.4, WEIGHT, 1, 0.401);
  check_steps(0.4, WEIGHT, 0, 0.4);
}

static void results_are_plain_decimals(void **unused) {
  (void)unused;
  double value = 0;
  for (int i = 1; i <= 30; i++) {
    value = adjust_steps(value, WEIGHT, 10);
    check_close(value, i / 100.0, 0, 0);
  }
  check_steps(0.123456, WEIGHT, 10, 0.13);
  check_close(1 / adjust_steps(0.01, WEIGHT, -10), (double)INFINITY, 0, 0); /* 0, not -0 */
  check_close(1 / adjust_steps(-0.01, WEIGHT, 10), (double)INFINITY, 0, 0);
}

static void the_range_ends_it(void **unused) {
  (void)unused;
  check_steps(19.95, INPUT, 10, 20);
  check_steps(-20, INPUT, -100, -20);
  check_steps(5, LABEL, 10, 5);
  check_steps(0.0001, RATE, -10, 0.0001);
  check_steps(1, RATE, 10, 1);
}

static void whole_numbers_move_by_ones(void **unused) {
  (void)unused;
  check_steps(3, LABEL, 10, 4);
  check_steps(3, LABEL, 1, 4);
  check_steps(3, LABEL, -1, 2);
  check_steps(13, (SetupRange){true, true, 1, 200}, 100, 23);
}

static void a_rate_moves_by_a_tenth_of_its_size(void **unused) {
  (void)unused;
  check_steps(0.01, RATE, 10, 0.011);
  check_steps(0.01, RATE, -10, 0.0099);
  check_steps(0.1, RATE, 10, 0.11);
  check_steps(0.001, RATE, 10, 0.0011);
  check_steps(0.002, RATE, -10, 0.0019);
  check_steps(0.01, RATE, 100, 0.02);
  check_steps(0.01, RATE, 1, 0.0101);
}

static void a_range_without_an_end_goes_by_size(void **unused) {
  (void)unused;
  SetupRange any = {true, false, -DBL_MAX, DBL_MAX};
  check_steps(0, any, 10, 0.01);
  check_steps(5000, any, 10, 5010);
  check_steps(DBL_MAX, any, 10, DBL_MAX);
  check_steps(3, (SetupRange){true, false, 3, 3}, 10, 3);
}

static void a_drag_is_a_step_a_pixel(void **unused) {
  (void)unused;
  check_close(adjust_drag(5, INPUT, 23), 7.3, 0, 0);
  check_close(adjust_drag(0.4, WEIGHT, -50), -0.1, 0, 0);
  check_close(adjust_drag(5, INPUT, 4000), 20, 0, 0);
  check_close(adjust_drag(5, INPUT, 0), 5, 0, 0);
}

static void a_drag_of_a_rate_is_even_over_powers_of_ten(void **unused) {
  (void)unused;
  double up = adjust_drag(0.01, RATE, 75), twice = adjust_drag(0.01, RATE, 150);
  check_close(up, 0.032, 0, 0);
  check_close(twice, 0.1, 0, 0);
  check_close(adjust_drag(0.01, RATE, -150), 0.001, 0, 0);
  check_close(adjust_drag(0.01, RATE, 5000), 1, 0, 0);
  check_close(adjust_drag(0.01, RATE, -5000), 0.0001, 0, 0);
}

static void a_drag_of_a_whole_number_takes_a_few_pixels(void **unused) {
  (void)unused;
  check_close(adjust_drag(4, LABEL, -5), 4, 0, 0);
  check_close(adjust_drag(4, LABEL, -13), 3, 0, 0);
  check_close(adjust_drag(4, LABEL, -500), 1, 0, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_step_fits_the_range),
      cmocka_unit_test(results_are_plain_decimals),
      cmocka_unit_test(the_range_ends_it),
      cmocka_unit_test(whole_numbers_move_by_ones),
      cmocka_unit_test(a_rate_moves_by_a_tenth_of_its_size),
      cmocka_unit_test(a_range_without_an_end_goes_by_size),
      cmocka_unit_test(a_drag_is_a_step_a_pixel),
      cmocka_unit_test(a_drag_of_a_rate_is_even_over_powers_of_ten),
      cmocka_unit_test(a_drag_of_a_whole_number_takes_a_few_pixels),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
