#include "model/loss.h"
#include "support/check.h"

static void test_cross_entropy(void **state) {
  (void)state;
  static const double slide[] = {0.5, 1.2, 1.6, 3.0, 1.2}, zeros[] = {0, 0, 0, 0, 0};
  check_close(loss_cross_entropy(slide, 3, 5), 0.506383616046563, 1e-12, 0);
  check_close(loss_cross_entropy(slide, 0, 5), 3.006383616046563, 1e-12, 0);
  check_close(loss_cross_entropy(zeros, 2, 5), 1.6094379124341003, 1e-15, 0);
}

/* Where p rounds to 1 the loss is not 0 but tiny; where p rounds to 0 it is not infinite. */
static void test_cross_entropy_where_p_is_rounded(void **state) {
  (void)state;
  static const double z[] = {0, 50, 1e6}, pair[] = {0, 50};
  check_close(loss_cross_entropy(pair, 1, 2), 1.9287498479639178e-22, 1e-14, 0);
  check_close(loss_cross_entropy(pair, 0, 2), 50, 1e-15, 0);
  check_close(loss_cross_entropy(z, 0, 3), 1e6, 0, 0);
  check_close(loss_cross_entropy(z, 2, 3), 0, 0, 0);
}

static void test_penalty(void **state) {
  (void)state;
  static const double W[] = {1, -2, 3, 0.5};
  check_close(loss_penalty_l2(W, 0.1, 4), 0.7125, 1e-15, 0);
  check_close(loss_penalty_l2(W, 0, 4), 0, 0, 0);
}

static void test_penalty_l1(void **state) {
  (void)state;
  static const double W[] = {1, -2, 3, -0.5};
  check_close(loss_penalty_l1(W, 0.1, 4), 0.65, 1e-15, 0);
}

static void test_mse(void **state) {
  (void)state;
  static const double p[] = {0.1, 0.2, 0.7};
  check_close(loss_mse(p, 0, 3), 0.67, 1e-15, 0);
  check_close(loss_mse(p, 2, 3), 0.07, 1e-14, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_cross_entropy), cmocka_unit_test(test_cross_entropy_where_p_is_rounded),
      cmocka_unit_test(test_penalty),       cmocka_unit_test(test_penalty_l1),
      cmocka_unit_test(test_mse),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
