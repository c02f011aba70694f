#include "app/icon.h"

#include "support/check.h"

/* Three bars in their classes' colours, the third the highest, on white. */
static void three_bars(void **state) {
  (void)state;
  uint32_t pixels[ICON_SIZE * ICON_SIZE];
  Raster *raster = raster_new();
  icon_draw(raster, (Pixels){pixels, ICON_SIZE, ICON_SIZE, ICON_SIZE});
  raster_free(raster);
  const uint32_t colors[] = {0xFF0072B2, 0xFFB36B00, 0xFFC2410C};
  for (int i = 0; i < 3; i++)
    assert_int_equal(pixels[45 * ICON_SIZE + 18 + 14 * i], colors[i]);
  assert_int_equal(pixels[30 * ICON_SIZE + 18], 0xFFFFFFFF);
  assert_int_equal(pixels[30 * ICON_SIZE + 46], colors[2]);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(three_bars)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
