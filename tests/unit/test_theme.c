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

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(classes_stand_out_from_every_band),
      cmocka_unit_test(bands_change_step_by_step),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
