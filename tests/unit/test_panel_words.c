/* A number that stands for a word is told as that word. */
#include "support/check.h"
#include "support/panel_picture.h"
#include "view/transcript.h"

static const char LESSON[] =
    "id: words\n"
    "title: { ko: 말, en: Words }\n"
    "values:\n"
    "  unit: { given: bits, edit: all, words: [nats, bits], title: { ko: 단위, en: unit } }\n"
    "  order: { given: mixed, edit: all, words: [file, mixed], title: { ko: 순서, en: order } }\n"
    "  twice: { is: '2 * unit', title: { ko: 두 배, en: twice } }\n"
    "groups: [{ id: all, title: { ko: 말, en: All } }]\n"
    "panels:\n"
    "  - row:\n"
    "      - bars: { of: twice }\n"
    "      - controls: { of: [order, unit], choices: { ko: '& 나트 | 비트', en: '& natural | binary' } }\n"
    "steps:\n"
    "  - { id: one, group: all, reveal: [order, twice], title: { ko: 말, en: One }, text: { ko: a, en: a } "
    "}\n";

static PanelPicture picture;

static int set_up(void **state) {
  (void)state;
  panel_picture_open(&picture, LESSON);
  return 0;
}

static int tear_down(void **state) {
  (void)state;
  panel_picture_close(&picture);
  return 0;
}

static void check_told(Language language, const char *const lines[], size_t count) {
  Text text = {0};
  const TranscriptOptions options = {.strings = &picture.strings, .language = language, .digits = 2};
  transcript_step(&text, &picture.trace, 0, &options);
  for (size_t i = 0; i < count; i++)
    check_contains(text_get(&text), lines[i]);
  text_free(&text);
}

static void as_the_panel_calls_it(void **state) {
  (void)state;
  static const char *const EN[] = {"unit: binary\n", "unit = binary", "twice: 2.00"}, *const KO[] = {
                                                                                          "단위: 비트\n",
                                                                                          "단위 = 비트"};
  check_told(LANG_EN, EN, 3);
  check_told(LANG_KO, KO, 2);
}

static void else_as_the_value_has_it(void **state) {
  (void)state;
  static const char *const EN[] = {"order: mixed\n", "order = mixed"}, *const KO[] = {"순서: mixed\n"};
  check_told(LANG_EN, EN, 2);
  check_told(LANG_KO, KO, 1);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
  const struct CMUnitTest tests[] = {TEST(as_the_panel_calls_it), TEST(else_as_the_value_has_it)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
