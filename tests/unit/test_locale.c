#include "app/locale.h"

#include "support/check.h"

#include <stdlib.h>

static void korean_is_known_by_its_code(void **state) {
  (void)state;
  assert_int_equal(locale_language("ko_KR.UTF-8", NULL, NULL), LANG_KO);
  assert_int_equal(locale_language("ko", NULL, NULL), LANG_KO);
  assert_int_equal(locale_language("ko.UTF-8", NULL, NULL), LANG_KO);
  assert_int_equal(locale_language("ko@x", NULL, NULL), LANG_KO);
  assert_int_equal(locale_language("kok_IN", NULL, NULL), LANG_EN);
  assert_int_equal(locale_language("k", NULL, NULL), LANG_EN);
  assert_int_equal(locale_language("C", NULL, NULL), LANG_EN);
}

static void the_first_that_is_set_decides(void **state) {
  (void)state;
  assert_int_equal(locale_language(NULL, NULL, NULL), LANG_EN);
  assert_int_equal(locale_language(NULL, NULL, "ko_KR"), LANG_KO);
  assert_int_equal(locale_language("", "", "ko_KR"), LANG_KO);
  assert_int_equal(locale_language(NULL, "ko_KR", "en_US"), LANG_KO);
  assert_int_equal(locale_language(NULL, "de_DE", "ko_KR"), LANG_EN);
  assert_int_equal(locale_language("C", "ko_KR", "ko_KR"), LANG_EN);
}

static void option_before_settings_before_locale(void **state) {
  (void)state;
  Options options = {0};
  Settings settings = settings_default();
  Language language;
  Error err;
  setenv("LC_ALL", "ko_KR.UTF-8", 1);
  assert_true(locale_choose(&language, &options, &settings, &err));
  assert_int_equal(language, LANG_KO);
  settings.language_chosen = true;
  settings.language = LANG_EN;
  assert_true(locale_choose(&language, &options, &settings, &err));
  assert_int_equal(language, LANG_EN);
  options.value[OPTION_LANG] = "ko";
  assert_true(locale_choose(&language, &options, &settings, &err));
  assert_int_equal(language, LANG_KO);
  options.value[OPTION_LANG] = "fr";
  assert_false(locale_choose(&language, &options, &settings, &err));
  assert_int_equal(err.kind, ERROR_USAGE);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(korean_is_known_by_its_code),
      cmocka_unit_test(the_first_that_is_set_decides),
      cmocka_unit_test(option_before_settings_before_locale),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
