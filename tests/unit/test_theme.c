#include "ui/theme.h"

#include "support/check.h"

#include <string.h>

/* Lines, as shapes, need 3:1 on whatever a map has below them. */
static void classes_stand_out_from_every_band(void **state) {
  (void)state;
  Color bands[15];
  for (int dark = 0; dark <= 1; dark++) {
    const Theme *theme = theme_get(dark);
    theme_bands(bands, theme, 15);
    for (size_t i = 0; i < 15; i++) {
      for (size_t k = 0; k < THEME_CLASSES; k++)
        assert_true(color_contrast(theme_class(theme, k), bands[i]) >= 3);
      assert_true(color_contrast(theme->ink, bands[i]) >= 4.5);
    }
  }
}

static void bands_change_step_by_step(void **state) {
  (void)state;
  Color bands[15];
  for (int dark = 0; dark <= 1; dark++) {
    const Theme *theme = theme_get(dark);
    theme_bands(bands, theme, 15);
    assert_memory_equal(&bands[0], &theme->band_low, sizeof *bands);
    assert_memory_equal(&bands[14], &theme->band_high, sizeof *bands);
    for (size_t i = 1; i < 15; i++)
      assert_true(color_contrast(bands[i], bands[i - 1]) > 1.02);
  }
  theme_bands(bands, theme_get(false), 1);
  assert_memory_equal(&bands[0], &theme_get(false)->band_low, sizeof *bands);
}

static void check_contrast(Color a, Color b, double least, const char *what, bool dark) {
  double contrast = color_contrast(a, b);
  if (contrast < least)
    fail_msg("%s, %s: %.2f : 1 of #%02X%02X%02X and #%02X%02X%02X", what, dark ? "dark" : "light", contrast,
             a.r, a.g, a.b, b.r, b.g, b.b);
}

static void words_stand_out_from_their_grounds(void **state) {
  (void)state;
  for (int dark = 0; dark <= 1; dark++) {
    const Theme *t = theme_get(dark);
    const Color grounds[] = {t->card, t->ground, t->field, t->positive, t->negative};
    for (size_t i = 0; i < sizeof grounds / sizeof *grounds; i++) {
      check_contrast(t->ink, grounds[i], 4.5, "ink on a ground", dark);
      check_contrast(t->muted, grounds[i], 4.5, "muted on a ground", dark);
    }
    for (size_t k = 0; k < THEME_CLASSES; k++) {
      check_contrast(t->ink, t->tints[k], 4.5, "ink on a tint", dark);
      check_contrast(t->muted, t->tints[k], 4.5, "muted on a tint", dark);
      check_contrast(t->on_class, t->classes[k], 4.5, "text on a class's colour", dark);
      check_contrast(t->classes[k], t->card, 4.5, "a class's text on a card", dark);
      check_contrast(t->classes[k], t->field, 3, "a class's shape on a track", dark);
      for (size_t j = 0; j < THEME_CLASSES; j++)
        check_contrast(t->classes[k], t->tints[j], 3, "a class's shape on a tint", dark);
    }
    check_contrast(t->good, t->card, 4.5, "good on a card", dark);
    check_contrast(t->bad, t->card, 4.5, "bad on a card", dark);
    check_contrast(t->accent, t->card, 4.5, "accent on a card", dark);
    check_contrast(t->on_strong, t->strong, 4.5, "a pressed control's label", dark);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(classes_stand_out_from_every_band),
      cmocka_unit_test(bands_change_step_by_step),
      cmocka_unit_test(words_stand_out_from_their_grounds),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
