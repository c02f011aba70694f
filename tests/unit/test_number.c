#include "base/number.h"
#include "support/check.h"

#include <float.h>
#include <inttypes.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void check_show(double value, int decimals, const char *want) {
  char out[NUMBER_MAX];
  assert_ptr_equal(number_show(out, value, decimals), out);
  assert_string_equal(out, want);
}

static void test_show_rounds(void **state) {
  (void)state;
  check_show(3.14159, 2, "3.14");
  check_show(5, 0, "5");
  check_show(5, 2, "5.00");
  check_show(-0.8, 2, "−0.80");
  check_show(9.995, 2, "9.99"); /* the double lies below */
  check_show(9.9951, 2, "10.00");
  check_show(0.125, 2, "0.12");
  check_show(99.999, 1, "100.0");
  check_show(1.0 / 3, 20, "0.33333333333333331483");
}

static void test_show_has_no_negative_zero(void **state) {
  (void)state;
  check_show(-0.001, 2, "0.00");
  check_show(-0.0, 2, "0.00");
  check_show(-0.4, 0, "0");
  check_show(-DBL_MIN, 20, "0.00000000000000000000");
  check_show(-0.005001, 2, "−0.01");
}

static void test_show_large_and_not_finite(void **state) {
  (void)state;
  check_show(9999999, 2, "9999999.00");
  check_show(9999999.994, 2, "9999999.99");
  check_show(9999999.996, 2, "1.00×10⁷");
  check_show(1e7, 2, "1.00×10⁷");
  check_show(1.0142e304, 2, "1.01×10³⁰⁴");
  check_show(-2.5e10, 4, "−2.50×10¹⁰");
  check_show(1.6e25, 0, "2×10²⁵");
  check_show(-DBL_MAX, 20, "−1.80×10³⁰⁸");
  check_show(INFINITY, 2, "∞");
  check_show(-INFINITY, 2, "−∞");
  check_show(NAN, 2, "NaN");
  check_show(-NAN, 2, "NaN");
}

static void check_small(double value, int significant, const char *want) {
  char out[NUMBER_MAX];
  assert_ptr_equal(number_show_small(out, value, significant), out);
  assert_string_equal(out, want);
}

static void test_show_small(void **state) {
  (void)state;
  check_small(0.00042, 2, "0.00042");
  check_small(-0.00042, 2, "−0.00042");
  check_small(0.01, 2, "0.01");
  check_small(0.012, 2, "0.012");
  check_small(0.0123, 2, "0.012");
  check_small(0.5, 2, "0.50");
  check_small(0.9999, 2, "1.00");
  check_small(3.14159, 2, "3.14");
  check_small(0, 2, "0.00");
  check_small(-0.0, 2, "0.00");
  check_small(1e-10, 2, "1.0×10⁻¹⁰");
  check_small(-1.26e-7, 2, "−1.3×10⁻⁷");
  check_small(1e-4, 2, "0.0001");
  check_small(9.97e-5, 2, "0.0001");
  check_small(9.4e-5, 2, "9.4×10⁻⁵");
  check_small(DBL_TRUE_MIN, 1, "5×10⁻³²⁴");
  check_small(1.0 / 3e4, 17, "3.3333333333333335×10⁻⁵");
  check_small(1.0 / 3e3, 17, "0.00033333333333333332");
  check_small(2e9, 2, "2.00×10⁹");
  check_small(-INFINITY, 2, "−∞");
}

static void test_decimals(void **state) {
  (void)state;
  assert_int_equal(number_decimals(NULL, 0, 4), 0);
  assert_int_equal(number_decimals((const double[]){5, 3, 7}, 3, 4), 0);
  assert_int_equal(number_decimals((const double[]){-0.2, 0.3, 0.1 + 0.2}, 3, 4), 1);
  assert_int_equal(number_decimals((const double[]){1, 0.25, 0.1}, 3, 4), 2);
  assert_int_equal(number_decimals((const double[]){1.0 / 3}, 1, 4), 4);
  assert_int_equal(number_decimals((const double[]){1.005}, 1, 4), 3);
  assert_int_equal(number_decimals((const double[]){1234567.8, 0.29}, 2, 4), 2);
  assert_int_equal(number_decimals((const double[]){INFINITY, NAN, 1e300, 0.5}, 4, 4), 1);
  assert_int_equal(number_decimals((const double[]){1e-8}, 1, 20), 8);
}

static void check_exact(double value, const char *want) {
  char out[NUMBER_MAX];
  assert_ptr_equal(number_exact(out, value), out);
  assert_string_equal(out, want);
}

static void test_exact(void **state) {
  (void)state;
  check_exact(0.1, "0.1");
  check_exact(5, "5");
  check_exact(0, "0");
  check_exact(-0.0, "-0");
  check_exact(1e-7, "1e-07");
  check_exact(1e22, "1e+22");
  check_exact(0.1 + 0.2, "0.30000000000000004");
  check_exact(1.0 / 3, "0.3333333333333333");
  check_exact(DBL_MAX, "1.7976931348623157e+308");
  check_exact(DBL_TRUE_MIN, "5e-324");
  check_exact(INFINITY, "Infinity");
  check_exact(-INFINITY, "-Infinity");
  check_exact(NAN, "NaN");
}

static void check_parse(const char *text, double want) {
  Error err = {0};
  double got = 12345;
  bool ok = number_parse(&got, text, &err);
  if (!ok)
    fail_msg("\"%s\" was refused: %s", text, err.what);
  check_close(got, want, 0, 0);
  assert_int_equal(signbit(got) != 0, signbit(want) != 0);
}

/* Bit patterns from all over, from a linear congruence (Knuth, MMIX). */
static void test_exact_reads_back(void **state) {
  (void)state;
  uint64_t bits = 1;
  for (int i = 0; i < 20000; i++) {
    bits = bits * 6364136223846793005u + 1442695040888963407u;
    uint64_t mixed = bits ^ bits >> 29;
    double value;
    memcpy(&value, &mixed, sizeof value);
    if (!isfinite(value))
      continue;
    char out[NUMBER_MAX];
    check_parse(number_exact(out, value), value);
    check_close(strtod(out, NULL), value, 0, 0);
  }
}

static void test_parse(void **state) {
  (void)state;
  check_parse("5", 5);
  check_parse("  -0.25\t\r\n", -0.25);
  check_parse("−0.25", -0.25);
  check_parse("+7", 7);
  check_parse(".5", 0.5);
  check_parse("5.", 5);
  check_parse("1e3", 1000);
  check_parse("1.5E-3", 0.0015);
  check_parse("1e−3", 0.001);
  check_parse("007", 7);
  check_parse("-0", -0.0);
  check_parse("1e-400", 0);
  check_parse("0e99999999999999999999", 0);
  check_parse("1.7976931348623157e308", DBL_MAX);
  check_parse("4.9e-324", DBL_TRUE_MIN);
  check_parse("9007199254740993", 9007199254740992);
  check_parse("2.2250738585072011e-308", 2.2250738585072011e-308);
}

/* Up to 15 digits with a power of at most 22 are converted without strtod, to the same bits: at the edges of
 * that, and at many places within. */
static void test_parse_agrees_with_strtod(void **state) {
  (void)state;
  static const char *const EDGES[] = {"999999999999999e22",
                                      "999999999999999e-22",
                                      "999999999999999e23",
                                      "9999999999999999e22",
                                      "1e22",
                                      "1e-22",
                                      "1e23",
                                      "1e-23",
                                      "0.000000000000001",
                                      "000000000000000.1",
                                      "3.0000000000000e-8",
                                      "123456789012345.6"};
  for (size_t i = 0; i < sizeof EDGES / sizeof *EDGES; i++)
    check_parse(EDGES[i], strtod(EDGES[i], NULL));
  uint64_t digits = 1;
  for (int i = 0; i < 20000; i++) {
    char text[NUMBER_MAX];
    digits = digits * UINT64_C(6364136223846793005) + 1442695040888963407;
    snprintf(text, sizeof text, "%" PRIu64 "e%d", (digits >> 11) % UINT64_C(1000000000000000), i % 47 - 23);
    check_parse(text, strtod(text, NULL));
  }
}

static void test_parse_long_texts(void **state) {
  (void)state;
  char text[1200];
  memset(text, '0', sizeof text);
  text[1] = '.';
  text[400] = '1';
  memcpy(text + 401, "e399", sizeof "e399");
  check_parse(text, 1);
  memset(text, '9', sizeof text);
  text[sizeof text - 1] = '\0';
  Error err = {0};
  double got = 1;
  assert_false(number_parse(&got, text, &err));
  check_contains(err.what, "has too many digits");
  check_contains(err.what, "…");
  assert_true(strlen(err.what) < 100);
}

static void test_parse_refuses(void **state) {
  (void)state;
  static const struct {
    const char *text, *what;
  } CASES[] = {{"", "a number is missing"},
               {" \t", "a number is missing"},
               {"abc", "\"abc\" is not a number"},
               {"  abc ", "\"abc\" is not a number"},
               {"-", "\"-\" is not a number"},
               {".", "is not a number"},
               {"-.e5", "is not a number"},
               {"--5", "is not a number"},
               {"- 5", "is not a number"},
               {"1.2.3", "something follows its digits"},
               {"5x5", "something follows its digits"},
               {"5 5", "something follows its digits"},
               {"1_000", "something follows its digits"},
               {"1,5", "\"1,5\" is not a number"},
               {"0x10", "is not a decimal number"},
               {"-0X1p3", "is not a decimal number"},
               {"1e", "no digits in its power of ten"},
               {"1e+", "no digits in its power of ten"},
               {"nan", "is not a finite number"},
               {"-NaN", "is not a finite number"},
               {"inf", "is not a finite number"},
               {".inf", "is not a finite number"},
               {"Infinity", "is not a finite number"},
               {"−∞", "is not a finite number"},
               {"1e400", "\"1e400\" is too large"},
               {"-1e400", "\"-1e400\" is too large"},
               {"1e99999999999999999999", "is too large"},
               {"１", "is not a number"}};
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    Error err = {0};
    double got = 12345;
    if (number_parse(&got, CASES[i].text, &err))
      fail_msg("\"%s\" was read as %.17g", CASES[i].text, got);
    check_contains(err.what, CASES[i].what);
    check_close(got, 12345, 0, 0);
    assert_int_equal(err.kind, ERROR_FAILED);
  }
  Error err = {0};
  double got;
  assert_false(number_parse(&got, "1,5", &err));
  check_contains(err.hint, "not a comma");
  assert_false(number_parse(&got, "x", NULL));
}

/* Runs where one of these locales is installed. */
static void test_the_locale_changes_nothing(void **state) {
  (void)state;
  static const char *const LOCALES[] = {"de_DE.UTF-8", "fr_FR.UTF-8", "de_DE", "ps_AF.UTF-8"};
  bool found = false;
  for (size_t i = 0; i < sizeof LOCALES / sizeof *LOCALES; i++) {
    if (!setlocale(LC_ALL, LOCALES[i]))
      continue;
    found = found || strcmp(localeconv()->decimal_point, ".") != 0;
    check_show(-1234.5, 2, "−1234.50");
    check_show(2.5e10, 2, "2.50×10¹⁰");
    check_show(-0.001, 2, "0.00");
    check_small(0.00042, 2, "0.00042");
    check_small(1.5e-9, 2, "1.5×10⁻⁹");
    check_exact(0.1, "0.1");
    check_exact(1.5e-300, "1.5e-300");
    check_parse("-1.25e2", -125);
  }
  setlocale(LC_ALL, "C");
  if (!found)
    skip();
}

static void test_powers(void **state) {
  (void)state;
  char out[NUMBER_MAX];
  assert_string_equal(number_show_power(out, 499005, 1), "5.0×10⁵");
  assert_string_equal(number_show_power(out, -1e6, 0), "−1×10⁶");
  assert_string_equal(number_show_percent(out, 0.8533, 1), "85.3%");
  assert_string_equal(number_show_percent(out, -0.5, 0), "−50%");
  assert_string_equal(number_show_percent(out, INFINITY, 1), "∞");
  assert_string_equal(number_show_brief(out, -499005), "−5e5");
  assert_string_equal(number_show_brief(out, 0.00042), "4e-4");
  assert_string_equal(number_show_brief(out, (double)INFINITY), "∞");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_powers),
      cmocka_unit_test(test_show_rounds),
      cmocka_unit_test(test_show_has_no_negative_zero),
      cmocka_unit_test(test_show_large_and_not_finite),
      cmocka_unit_test(test_show_small),
      cmocka_unit_test(test_decimals),
      cmocka_unit_test(test_exact),
      cmocka_unit_test(test_exact_reads_back),
      cmocka_unit_test(test_parse),
      cmocka_unit_test(test_parse_agrees_with_strtod),
      cmocka_unit_test(test_parse_long_texts),
      cmocka_unit_test(test_parse_refuses),
      cmocka_unit_test(test_the_locale_changes_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
