#include "model/loss.h"
#include "support/check.h"

static void test_dz(void **state) {
  (void)state;
  static const double p[] = {0.10, 0.20, 0.70}, y[] = {1, 0, 0};
  double dz[3];
  loss_cross_entropy_dz(dz, p, y, 3);
  check_close(dz[0], -0.9, 1e-15, 0);
  check_close(dz[1], 0.2, 1e-15, 0);
  check_close(dz[2], 0.7, 1e-15, 0);
}

static void test_mse_dz(void **state) {
  (void)state;
  static const double p[] = {0.1, 0.2, 0.7}, y[] = {1, 0, 0}, sure[] = {0, 0, 1};
  double dz[3];
  loss_mse_dz(dz, p, y, 3);
  check_close(dz[0], -0.134, 1e-14, 0);
  check_close(dz[1], -0.048, 1e-14, 0);
  check_close(dz[2], 0.182, 1e-14, 0);
  /* Sure and wrong: nothing moves any more. */
  loss_mse_dz(dz, sure, y, 3);
  for (size_t k = 0; k < 3; k++)
    check_close(dz[k], 0, 0, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_dz),
      cmocka_unit_test(test_mse_dz),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
