#include "model/difference.h"
#include "support/check.h"

#include <math.h>

static void test_dz_of_even_scores(void **state) {
  (void)state;
  static const double zeros[] = {0, 0, 0, 0, 0};
  double dz[5];
  difference_dz(dz, zeros, 3, 5);
  for (size_t k = 0; k < 5; k++)
    check_close(dz[k], k == 3 ? -0.8 : 0.2, 0, 1e-9);
}

/* Two classes, one feature: the loss is log(1 + e^{(w2 - w1) x}) for label 1, its derivative is a sigmoid. */
static void test_dW_and_db_of_two_classes(void **state) {
  (void)state;
  static const double W[] = {0.4, 1.9}, x[] = {1.5}, b[] = {0.5, -0.25};
  double dW[2], db[2], s = 1 / (1 + exp(-((1.9 - 0.4) * 1.5 - 0.75)));
  difference_dW(dW, &(DifferenceAt){W, x, b, 0, 2, 1}, 0);
  difference_db(db, &(DifferenceAt){W, x, b, 0, 2, 1});
  check_close(dW[0], -1.5 * s, 0, 1e-9);
  check_close(dW[1], 1.5 * s, 0, 1e-9);
  check_close(db[0], -s, 0, 1e-9);
  check_close(db[1], s, 0, 1e-9);
}

static void test_the_penalty_is_differentiated_too(void **state) {
  (void)state;
  static const double W[] = {3, -2}, x[] = {0}, b[] = {0, 0};
  double dW[2];
  difference_dW(dW, &(DifferenceAt){W, x, b, 1, 2, 1}, 0.5);
  check_close(dW[0], 1.5, 0, 1e-9);
  check_close(dW[1], -1, 0, 1e-9);
}

static void test_large_scores(void **state) {
  (void)state;
  static const double z[] = {1e6, -1e6, 1e6};
  double dz[3];
  difference_dz(dz, z, 1, 3);
  check_close(dz[0], 0.5, 0, 1e-5);
  check_close(dz[1], -1, 0, 1e-5);
}

static void test_largest(void **state) {
  (void)state;
  const double a[] = {1, 2, 3}, b[] = {1, 2.5, 2.75}, c[] = {1, (double)NAN, 3};
  check_close(difference_largest(a, b, 3), 0.5, 0, 0);
  check_close(difference_largest(a, a, 3), 0, 0, 0);
  assert_true(isnan(difference_largest(a, c, 3)));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_dz_of_even_scores),
      cmocka_unit_test(test_dW_and_db_of_two_classes),
      cmocka_unit_test(test_the_penalty_is_differentiated_too),
      cmocka_unit_test(test_large_scores),
      cmocka_unit_test(test_largest),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
