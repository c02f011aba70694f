#include "model/softmax.h"
#include "support/check.h"

#include <math.h>

static const double SLIDE[] = {0.5, 1.2, 1.6, 3.0, 1.2};

static void test_the_slide(void **state) {
  (void)state;
  static const double want[] = {0.049470, 0.099620, 0.148616, 0.602670, 0.099620};
  double p[5];
  softmax(p, SLIDE, 5);
  for (size_t k = 0; k < 5; k++)
    check_close(p[k], want[k], 0, 1e-5);
}

static void test_in_place(void **state) {
  (void)state;
  double z[] = {0, log(3)};
  softmax(z, z, 2);
  check_close(z[0], 0.25, 1e-15, 0);
  check_close(z[1], 0.75, 1e-15, 0);
}

static void test_large_scores_do_not_overflow(void **state) {
  (void)state;
  static const double z[] = {1e6, 1e6, -1e6};
  double p[3];
  softmax(p, z, 3);
  check_close(p[0], 0.5, 0, 0);
  check_close(p[1], 0.5, 0, 0);
  check_close(p[2], 0, 0, 0);
}

static void test_exponentials_as_written(void **state) {
  (void)state;
  static const double z[] = {0, 1, 1000};
  double e[3];
  check_close(softmax_exp(e, z, 2), 3.718281828459045, 1e-15, 0);
  check_close(e[1], 2.718281828459045, 1e-15, 0);
  check_close(softmax_exp(e, z, 3), (double)INFINITY, 0, 0);
  check_close(e[2], (double)INFINITY, 0, 0);
}

static void test_argmax(void **state) {
  (void)state;
  static const double z[] = {-3, 7, 7, 1};
  assert_int_equal(softmax_argmax(z, 4), 1);
  assert_int_equal(softmax_argmax(z, 1), 0);
}

static void test_log_sum_exp(void **state) {
  (void)state;
  static const double even[] = {2, 2, 2, 2}, far[] = {0, 50}, huge[] = {1e6, 1e6 - 1};
  check_close(softmax_log_sum_shifted(even, 4), 1.3862943611198906, 1e-15, 0);
  check_close(softmax_log_sum_shifted(far, 2), 1.9287498479639178e-22, 1e-14, 0);
  check_close(softmax_log_sum_shifted(huge, 2), 0.3132616875182229, 1e-14, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_the_slide),
      cmocka_unit_test(test_in_place),
      cmocka_unit_test(test_large_scores_do_not_overflow),
      cmocka_unit_test(test_exponentials_as_written),
      cmocka_unit_test(test_argmax),
      cmocka_unit_test(test_log_sum_exp),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
