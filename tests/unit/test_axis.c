#include "chart/axis.h"

#include "support/check.h"

#include <float.h>
#include <math.h>

static void ticks_are_round_and_inside(void **state) {
  (void)state;
  for (double high = 0.013; high < 4000; high *= 1.37)
    for (int wanted = 2; wanted <= 10; wanted++) {
      Axis axis = axis_make(-high / 3, high, 10, 300, wanted);
      assert_true(axis.tick_count >= 1 && axis.tick_count <= (size_t)wanted + 1);
      for (size_t i = 0; i < axis.tick_count; i++)
        assert_true(axis.ticks[i] >= axis.low - 1e-9 * high && axis.ticks[i] <= axis.high + 1e-9 * high);
      if (axis.tick_count < 2)
        continue;
      double step = axis.ticks[1] - axis.ticks[0], lead = step / pow(10, floor(log10(step) + 1e-9));
      assert_true(fabs(lead - 1) < 1e-6 || fabs(lead - 2) < 1e-6 || fabs(lead - 5) < 1e-6 ||
                  fabs(lead - 10) < 1e-6);
    }
}

static void known_ticks(void **state) {
  (void)state;
  Axis axis = axis_make(0, 0.55, 0, 100, 3);
  const double want[] = {0, 0.2, 0.4};
  assert_int_equal(axis.tick_count, 3);
  for (size_t i = 0; i < 3; i++)
    check_close(axis.ticks[i], want[i], 0, 1e-12);
  assert_int_equal(axis.decimals, 1);
}

static void whole_axes_have_whole_ticks(void **state) {
  (void)state;
  Axis axis = axis_make_whole(0, 3, 0, 100, 8);
  assert_int_equal(axis.tick_count, 4);
  assert_int_equal(axis.decimals, 0);
  for (size_t i = 0; i < 4; i++)
    check_close(axis.ticks[i], (double)i, 0, 0);
}

static void equal_steps_are_equally_far_apart(void **state) {
  (void)state;
  Axis axis = axis_make(-2, 6, 400, 80, 5);
  check_close(axis_at(&axis, -2), 400, 0, 1e-12);
  check_close(axis_at(&axis, 6), 80, 0, 1e-12);
  for (double v = -2; v <= 6; v += 0.25)
    check_close(axis_at(&axis, v), 400 - 40 * (v + 2), 1e-12, 1e-9);
}

static void what_lies_outside_is_held_at_the_ends(void **state) {
  (void)state;
  Axis axis = axis_make(0, 1, 0, 10, 4);
  check_close(axis_at(&axis, 1e300), 10, 0, 0);
  check_close(axis_at(&axis, (double)-INFINITY), 0, 0, 0);
  check_close(axis_at(&axis, (double)NAN), 0, 0, 0);
}

static void empty_and_infinite_ranges_can_still_be_drawn(void **state) {
  (void)state;
  const double bounds[][2] = {
      {0, 0}, {3, 3}, {5, 1}, {(double)-INFINITY, (double)INFINITY}, {(double)NAN, 2}, {1, (double)NAN}};
  for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++) {
    Axis axis = axis_make(bounds[i][0], bounds[i][1], 0, 100, 5);
    assert_true(axis.low < axis.high && isfinite(axis.low) && isfinite(axis.high));
    assert_true(isfinite(axis_at(&axis, axis.low)) && axis.tick_count > 0);
  }
}

static void the_longest_ranges_have_finite_ticks(void **state) {
  (void)state;
  const double bounds[][2] = {{-DBL_MAX, DBL_MAX}, {0, DBL_MAX}, {-DBL_MAX, -DBL_MAX}, {DBL_MAX, DBL_MAX}};
  for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++) {
    Axis axis = axis_make(bounds[i][0], bounds[i][1], 0, 100, 5);
    assert_true(axis.low < axis.high && isfinite(axis.high - axis.low));
    assert_in_range(axis.tick_count, 1, 6);
    for (size_t k = 0; k < axis.tick_count; k++)
      assert_true(isfinite(axis.ticks[k]) && isfinite(axis_at(&axis, axis.ticks[k])));
    assert_true(isfinite(axis_at(&axis, bounds[i][0])));
  }
}

static void ceilings(void **state) {
  (void)state;
  check_close(axis_ceiling(3.1), 5, 1e-12, 0);
  check_close(axis_ceiling(0.2), 0.2, 1e-12, 0);
  check_close(axis_ceiling(700), 1000, 1e-12, 0);
}

static void check_ticks(const Axis *axis, const double *want, size_t count) {
  assert_int_equal(axis->tick_count, count);
  for (size_t i = 0; i < count; i++)
    check_close(axis->ticks[i], want[i], 1e-12, 0);
}

static void logarithmic_axes_have_ticks_at_powers_of_ten(void **state) {
  (void)state;
  Axis axis = axis_make_log(1e-4, 10, 0, 100, 6);
  check_ticks(&axis, (const double[]){1e-4, 1e-3, 1e-2, 0.1, 1, 10}, 6);
  assert_int_equal(axis.decimals, 4);
  axis = axis_make_log(1e-12, 1, 0, 100, 4);
  check_ticks(&axis, (const double[]){1e-12, 1e-9, 1e-6, 1e-3, 1}, 5);
  axis = axis_make_log(1, 100, 0, 100, 6);
  check_ticks(&axis, (const double[]){1, 2, 5, 10, 20, 50, 100}, 7);
  axis = axis_make_log(3, 4.5, 0, 100, 4); /* as even as a linear one */
  check_ticks(&axis, (const double[]){3, 3.5, 4, 4.5}, 4);
}

static void equal_factors_are_equally_far_apart(void **state) {
  (void)state;
  Axis axis = axis_make_log(0.01, 100, 400, 80, 5);
  check_close(axis_at(&axis, 0.01), 400, 0, 1e-9);
  check_close(axis_at(&axis, 1), 240, 0, 1e-9);
  check_close(axis_at(&axis, 100), 80, 0, 1e-9);
  for (double v = 0.01; v <= 100; v *= 1.7)
    check_close(axis_at(&axis, v), 240 - 80 * log10(v), 1e-12, 1e-9);
  check_close(axis_at(&axis, 0), 400, 0, 0);
  check_close(axis_at(&axis, -3), 400, 0, 0);
  check_close(axis_at(&axis, (double)INFINITY), 80, 0, 1e-9);
}

static void logarithmic_axes_of_any_range_can_be_drawn(void **state) {
  (void)state;
  const double bounds[][2] = {{0, 0},
                              {-1, 10},
                              {0, 1},
                              {5, 5},
                              {7, 2},
                              {1e-320, 1e300},
                              {DBL_MIN, DBL_MAX},
                              {(double)NAN, (double)NAN},
                              {(double)-INFINITY, (double)INFINITY}};
  for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++)
    for (int wanted = 2; wanted <= 10; wanted++) {
      Axis axis = axis_make_log(bounds[i][0], bounds[i][1], 0, 100, wanted);
      assert_true(axis.low > 0 && axis.low < axis.high && isfinite(axis.high));
      assert_in_range(axis.tick_count, 1, AXIS_TICKS_MAX);
      for (size_t k = 0; k < axis.tick_count; k++)
        assert_in_range((int)axis_at(&axis, axis.ticks[k]), 0, 100);
      assert_true(isfinite(axis_beyond(&axis, 0)));
    }
}

static void lines_may_leave_the_axis_but_not_far(void **state) {
  (void)state;
  Axis axis = axis_make(0, 10, 0, 100, 4), logs = axis_make_log(1, 10, 0, 100, 4);
  check_close(axis_beyond(&axis, 15), 150, 1e-12, 0);
  check_close(axis_beyond(&axis, 5), axis_at(&axis, 5), 0, 0);
  check_close(axis_beyond(&axis, (double)INFINITY), 1100, 1e-12, 0);
  check_close(axis_beyond(&axis, -1e300), -1000, 1e-12, 0);
  check_close(axis_beyond(&axis, (double)NAN), 0, 0, 0);
  check_close(axis_beyond(&logs, 100), 200, 1e-12, 0);
  check_close(axis_beyond(&logs, 0), -1000, 1e-12, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(ticks_are_round_and_inside),
      cmocka_unit_test(known_ticks),
      cmocka_unit_test(whole_axes_have_whole_ticks),
      cmocka_unit_test(equal_steps_are_equally_far_apart),
      cmocka_unit_test(what_lies_outside_is_held_at_the_ends),
      cmocka_unit_test(empty_and_infinite_ranges_can_still_be_drawn),
      cmocka_unit_test(the_longest_ranges_have_finite_ticks),
      cmocka_unit_test(ceilings),
      cmocka_unit_test(logarithmic_axes_have_ticks_at_powers_of_ten),
      cmocka_unit_test(equal_factors_are_equally_far_apart),
      cmocka_unit_test(logarithmic_axes_of_any_range_can_be_drawn),
      cmocka_unit_test(lines_may_leave_the_axis_but_not_far),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
