/* The test that must fail: one case passes, one fails, one is skipped.
 *
 * tests/run.sh runs it through itself and demands exactly that count and a failing exit status.
 * A runner that cannot report a failure would show here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void test_that_passes(void **state) {
  (void)state;
  assert_int_equal(1 + 1, 2);
}

static void test_that_fails(void **state) {
  (void)state;
  assert_int_equal(1 + 1, 3);
}

static void test_that_is_skipped(void **state) {
  (void)state;
  skip();
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_that_passes),
      cmocka_unit_test(test_that_fails),
      cmocka_unit_test(test_that_is_skipped),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
