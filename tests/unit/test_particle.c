/* The words were read aloud and written down by hand: numbers and what a Korean says after them. */
#include "base/particle.h"
#include "support/check.h"

#include <string.h>

/* `want`: the particle that is right; "" where it is left as it is written. */
static void check(const char *before, const char *after, const char *want) {
  const char *right = "";
  size_t length = particle_at(&right, before, after);
  assert_int_equal(length > 0, *want != '\0');
  if (length > 0 && strcmp(right, want) != 0)
    fail_msg("%s%s: %s, not %s", before, after, right, want);
}

static void test_digits(void **state) {
  (void)state;
  static const char *const OBJECT[] = {"을", "을", "를", "을", "를", "를", "을", "을", "을", "를"};
  static const char *const WAY[] = {"으로", "로", "로", "으로", "로", "로", "으로", "로", "로", "로"};
  char number[] = "0.0";
  for (int digit = 0; digit < 10; digit++) {
    number[2] = (char)('0' + digit);
    check(number, "를 쓴다", OBJECT[digit]);
    check(number, "을 쓴다", OBJECT[digit]);
    check(number, "로 나눈다", WAY[digit]);
    check(number, "으로", WAY[digit]);
  }
  check("100", "와 같다", "과");
  check("−1.5", "이 된다", "가");
  check("37%", "은 맞다", "는");
  check("∞", "이 된다", "가");
}

static void test_names(void **state) {
  (void)state;
  check("사과", "을", "를");
  check("정답", "는", "은");
  check("서울", "으로", "로");
  check("setosa", "은", "는");
  check("animal", "으로", "로");
  check("w", "을", "를");
  check("L", "를", "을");
  check("n", "는", "은");
  check("cat", "는", ""); /* 캣, but cut or mate? */
  check("(0.5)", "를", "");
  check("", "를", "");
}

static void test_what_follows(void **state) {
  (void)state;
  check("3", "로는 안 된다", "으로");
  check("2", "과의 차이", "와");
  check("3", "가지 방법", ""); /* kinds, no particle */
  check("2", "이상", "");      /* or more */
  check("4", "이고", "");      /* right as it is */
  check("4", "이다.", "이다"); /* and so is this */
  check("6", "다.", "이다");
  check("6", "다만", "");
  check("0.51", "였다.", "이었");
  check("2", "이었지만", "였");
  check("3", " 를", "");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_digits), cmocka_unit_test(test_names),
                                     cmocka_unit_test(test_what_follows)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
