#include "model/gradient.h"
#include "support/check.h"

#include <math.h>

static void test_dz(void **state) {
  (void)state;
  static const double p[] = {0.10, 0.20, 0.70}, y[] = {1, 0, 0};
  double dz[3];
  gradient_cross_entropy_dz(dz, p, y, 3);
  check_close(dz[0], -0.9, 1e-15, 0);
  check_close(dz[1], 0.2, 1e-15, 0);
  check_close(dz[2], 0.7, 1e-15, 0);
}

static void test_mse_dz(void **state) {
  (void)state;
  static const double p[] = {0.1, 0.2, 0.7}, y[] = {1, 0, 0}, sure[] = {0, 0, 1};
  double dz[3];
  gradient_mse_dz(dz, p, y, 3);
  check_close(dz[0], -0.134, 1e-14, 0);
  check_close(dz[1], -0.048, 1e-14, 0);
  check_close(dz[2], 0.182, 1e-14, 0);
  /* Sure and wrong: nothing moves any more. */
  gradient_mse_dz(dz, sure, y, 3);
  for (size_t k = 0; k < 3; k++)
    check_close(dz[k], 0, 0, 0);
}

static void test_dW_is_the_outer_product(void **state) {
  (void)state;
  static const double dz[] = {-0.5, 2}, x[] = {3, 0, -1}, W[] = {10, 20, 30, 40, 50, 60};
  static const double plain[] = {-1.5, 0, 0.5, 6, 0, -2}, penalised[] = {-0.5, 2, 3.5, 10, 5, 4};
  double dW[6];
  gradient_linear_dW(dW, dz, x, W, 0, 2, 3);
  for (size_t i = 0; i < 6; i++)
    check_close(dW[i], plain[i], 0, 0);
  gradient_linear_dW(dW, dz, x, W, 0.1, 2, 3);
  for (size_t i = 0; i < 6; i++)
    check_close(dW[i], penalised[i], 1e-15, 0);
}

static void test_db_and_the_step(void **state) {
  (void)state;
  static const double dz[] = {-0.5, 2}, at[] = {1, 1};
  double db[2], move[2], next[2];
  gradient_linear_db(db, dz, 2);
  gradient_move(move, db, 0.25, 2);
  gradient_descend(next, at, db, 0.25, 2);
  check_close(db[0], -0.5, 0, 0);
  check_close(move[0], 0.125, 0, 0);
  check_close(move[1], -0.5, 0, 0);
  check_close(next[0], 1.125, 0, 0);
  check_close(next[1], 0.5, 0, 0);
}

static void test_no_move_is_plus_zero(void **state) {
  (void)state;
  static const double none[] = {0.0};
  double move[1];
  gradient_move(move, none, 0.1, 1);
  assert_false(signbit(move[0]));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_dz),
      cmocka_unit_test(test_mse_dz),
      cmocka_unit_test(test_dW_is_the_outer_product),
      cmocka_unit_test(test_db_and_the_step),
      cmocka_unit_test(test_no_move_is_plus_zero),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
