#include "model/sigmoid.h"
#include "support/check.h"

#include <float.h>
#include <math.h>

static void test_pair(void **state) {
  (void)state;
  static const double scores[] = {0, -0.0, 1, -1, 0.3, -17.5, 36, 40, -40, 700, -800, 1e6};
  for (size_t i = 0; i < sizeof scores / sizeof scores[0]; i++) {
    double p[2];
    sigmoid_pair(p, scores[i]);
    check_close(p[1], sigmoid(scores[i]), 0, 0);
    check_close(p[0], sigmoid(-scores[i]), 0, 0);
  }
}

static void test_known_values(void **state) {
  (void)state;
  check_close(sigmoid(0), 0.5, 0, 0);
  check_close(sigmoid(log(3)), 0.75, 1e-15, 0);
  check_close(sigmoid(-1e6), 0, 0, 0);
  check_close(sigmoid_prime(log(3)), 0.1875, 1e-15, 0);
  check_close(sigmoid_prime(100), exp(-100), 1e-14, 0);
  check_close(sigmoid_squared_error(log(3), 1), 1.0 / 32, 1e-14, 0);
  check_close(sigmoid_cross_entropy(log(3), 0), log(4), 1e-15, 0);
  check_close(sigmoid_cross_entropy(-800, 1), 800, 0, 0);
}

/* Nothing overflows, nothing becomes NaN, and what is next to 1 keeps its distance to the last bits. */
static void test_extreme_scores(void **state) {
  (void)state;
  static const double SCORES[] = {36, 40, 700, 709.8, 745, 746, 1e6, 1e308, DBL_MAX};
  for (size_t i = 0; i < sizeof SCORES / sizeof *SCORES; i++) {
    double z = SCORES[i], small = exp(-z); /* 1 - o, as near as a double comes to it */
    check_close(sigmoid(z), 1, 1e-15, 0);
    check_close(sigmoid(-z), small, 1e-15, 0);
    check_close(sigmoid_prime(z), small, 1e-15, 0);
    check_close(sigmoid_prime(-z), sigmoid_prime(z), 0, 0);
    check_close(sigmoid_error(z, 1), -small, 1e-15, 0);
    check_close(sigmoid_error(-z, 0), small, 1e-15, 0);
    check_close(sigmoid_error(z, 0), 1, 1e-15, 0);
    check_close(sigmoid_error(-z, 1), -1, 1e-15, 0);
    check_close(sigmoid_squared_error(z, 1), small * small / 2, 1e-15, 0);
    check_close(sigmoid_squared_error(z, 0), 0.5, 1e-15, 0);
    check_close(sigmoid_cross_entropy(z, 1), small, 1e-15, 0);
    check_close(sigmoid_cross_entropy(z, 0), z, 1e-15, 0);
    check_close(sigmoid_cross_entropy(-z, 1), z, 1e-15, 0);
    check_close(sigmoid_cross_entropy(-z, 0), small, 1e-15, 0);
  }
}

/* Turned round at z = 0, and never falling. */
static void test_symmetry(void **state) {
  (void)state;
  double before = 0;
  for (double z = -50; z <= 50; z += 0.37) {
    check_close(sigmoid(z) + sigmoid(-z), 1, 3e-16, 0);
    check_close(sigmoid_cross_entropy(z, 1), sigmoid_cross_entropy(-z, 0), 0, 0);
    check_close(sigmoid_error(z, 1), -sigmoid_error(-z, 0), 0, 0);
    assert_true(sigmoid(z) >= before);
    before = sigmoid(z);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_pair),
      cmocka_unit_test(test_known_values),
      cmocka_unit_test(test_extreme_scores),
      cmocka_unit_test(test_symmetry),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
