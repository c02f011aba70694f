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
  check("−∞", "으로 간다", "로");
}

static void test_long_numbers(void **state) {
  (void)state;
  check("0.53", "를", "을"); /* 영점오삼 */
  check("0.50", "를", "을"); /* 영점오영 */
  check("1000", "가", "이");
  check("26,000", "를", "을");
  check("100000000", "는", "은");      /* 억 */
  check("1000000000000", "은", "는");  /* 조 */
  check("0.000000000000", "는", "은"); /* 영 */
  check("1/2", "를", "을");            /* 2분의 1 */
  check("3/4", "로", "으로");
  check("5.62×10⁴⁵", "가", "이"); /* 사십오제곱 */
  check("½", "를", "을");
}

static void test_symbols(void **state) {
  (void)state;
  check("η", "을", "를");
  check("ε", "를", "을"); /* 엡실론 */
  check("∇", "은", "는");
  check("Σ", "이", "가");
  check("p₁", "으로", "로");
  check("z₃", "로", "으로");
  check("x₁₀", "를", "을");
  check("wᵢ", "을", "를");
  check("zₙ", "를", "을");
  check("x²", "를", "을");      /* 제곱 */
  check("W′", "는", "은");      /* 프라임 */
  check("y\u0302", "는", "은"); /* 햇 */
  check("wᵀ", "을", "를");
  check("ℓ", "는", "은");
  check("e^z₁", "으로", ""); /* 이 제트 일, or 제곱 */
  check("e^z의 값 x", "은", "는");
  check("p − y", "이다.", "이다");
  check("J", "은", "는");
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
  check("apple", "는", "");
  check("iris", "은", "는");
  check("versicolor", "은", "는");
  check("training", "는", "은");
  check("MSE", "은", "는"); /* by the names of its letters */
  check("KL", "는", "은");
  check("png", "을", "를");
  check("L2", "은", "는");
  check("eta0", "이", "");   /* 제로 or 영 */
  check("cm", "으로", "로"); /* 센티미터 */
  check("‘사과’", "을", "를");
  check("“정답”", "는", "은");
  check("(0.5)", "를", "");
  check("", "를", "");
}

static void test_what_follows(void **state) {
  (void)state;
  check("3", "로는 안 된다", "으로");
  check("2", "과의 차이", "와");
  check("3", "가지 방법", ""); /* kinds, no particle */
  check("2", "이상", "");      /* or more */
  check("4", "이고", "이고");  /* right as it is */
  check("3", "고", "이고");
  check("6", "면", "이면");
  check("4", "면", "면");
  check("3", "지만", "이지만");
  check("0.51", "므로", "이므로");
  check("1", "라서", "이라");
  check("2", "이에요", "예요");
  check("3", "예요", "이에요");
  check("3", "여서", "이어서");
  check("3", "여 명", ""); /* and some more */
  check("3", "나트", "");
  check("6", "로부터", "으로");
  check("2", "은닉층", "");
  check("4", "이다.", "이다"); /* and so is this */
  check("6", "다.", "이다");
  check("6", "다만", "");
  check("0.51", "였다.", "이었");
  check("2", "이었지만", "였");
  check("3", " 를", "");
}

static void test_unknown_readings(void **state) {
  (void)state;
  static const char *const BOTH[][2] = {{"를", "을(를)"}, {"은", "은(는)"}, {"가", "이(가)"},
                                        {"와", "과(와)"}, {"로", "(으)로"}, {"다", "이다"},
                                        {"였", "이었"},   {"면", "이면"},   {"나무", ""},
                                        {"에서", ""},     {" 을", ""}};
  for (size_t i = 0; i < sizeof BOTH / sizeof *BOTH; i++) {
    const char *both = "";
    size_t length = particle_both(&both, BOTH[i][0]);
    assert_string_equal(both, BOTH[i][1]);
    assert_int_equal(length, BOTH[i][1][0] ? strlen(BOTH[i][0]) : 0);
  }
}

static void test_choices_written_out(void **state) {
  (void)state;
  assert_int_equal(particle_written_out("을(를) 쓴다"), strlen("을(를)"));
  assert_int_equal(particle_written_out("는/은"), strlen("는/은"));
  assert_int_equal(particle_written_out("(으)로"), strlen("(으)로"));
  assert_int_equal(particle_written_out("을 쓴다"), 0);
  assert_int_equal(particle_written_out("(이하)"), 0);
  assert_int_equal(particle_quotes("’”을"), strlen("’”"));
  assert_int_equal(particle_quotes("‘"), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_digits),
                                     cmocka_unit_test(test_long_numbers),
                                     cmocka_unit_test(test_symbols),
                                     cmocka_unit_test(test_names),
                                     cmocka_unit_test(test_what_follows),
                                     cmocka_unit_test(test_unknown_readings),
                                     cmocka_unit_test(test_choices_written_out)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
