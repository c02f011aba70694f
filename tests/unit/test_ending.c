/* What a Korean reader takes for a noun with something joined to it, and what for another word. */
#include "base/ending.h"
#include "support/check.h"

static void check(const char *const *afters, size_t count, bool want) {
  for (size_t i = 0; i < count; i++)
    if (ending_only(afters[i]) != want)
      fail_msg("\"%s\" is %sjoined to a noun", afters[i], want ? "not " : "");
}
#define CHECK(want, ...)                                                                                     \
  check((const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *), want)

static void particles_are_joined(void **unused) {
  (void)unused;
  CHECK(true, "은 크다", "는", "을", "에서도", "으로는", "들의", "마다의", "까지만", "이다.", "이었다",
        "이고,", "라면", "만큼씩");
}

static void a_verb_is_made_of_a_noun(void **unused) {
  (void)unused;
  CHECK(true, "한다", "하면", "하지 않으면", "했다", "된", "되지", "합니다", "시키면");
}

static void nothing_is_joined(void **unused) {
  (void)unused;
  CHECK(true, "", " 함수", ".", "J", "(1)", "₄");
}

static void another_word_goes_on(void **unused) {
  (void)unused;
  CHECK(false, "함수", "항", "률", "적", "기", "들판", "은행", "의사의", "도구");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(particles_are_joined),
      cmocka_unit_test(a_verb_is_made_of_a_noun),
      cmocka_unit_test(nothing_is_joined),
      cmocka_unit_test(another_word_goes_on),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
