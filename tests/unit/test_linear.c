#include "model/inline.h"
#include "support/check.h"

static const double W[] = {1, 2, 3, -4, 0.5, 0};
static const double X[] = {2, -1, 10};
static const double B[] = {0.25, -1};

static void test_forward(void **state) {
  (void)state;
  double z[2];
  inline_linear(z, W, X, B, 2, 3);
  check_close(z[0], 30.25, 0, 0);
  check_close(z[1], -9.5, 0, 0);
}

static void test_a_row_alone_gives_the_same_bits(void **state) {
  (void)state;
  static const double w[] = {0.1, 0.2, 0.3, 0.7, 1.1, -1.3};
  static const double x[] = {1e-3, 1 / 3.0, 7};
  static const double b[] = {0.1, 1e6};
  double z[2], alone;
  inline_linear(z, w, x, b, 2, 3);
  for (size_t k = 0; k < 2; k++) {
    inline_linear(&alone, &w[3 * k], x, &b[k], 1, 3);
    assert_memory_equal(&alone, &z[k], sizeof alone);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_forward),
      cmocka_unit_test(test_a_row_alone_gives_the_same_bits),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
