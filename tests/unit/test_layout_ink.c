#include "support/layout_ink.h"

#include "support/check.h"
#include "support/fixed_font.h"

static void assert_color(Color color, int r, int g, int b) {
  assert_int_equal(color.r, r);
  assert_int_equal(color.g, g);
  assert_int_equal(color.b, b);
}

/* What a text on an image is judged against. */
static void the_color_below_is_the_image_s(void **state) {
  (void)state;
  const uint32_t words[] = {0xffff0000u, 0xff00ff00u, 0xff0000ffu, 0xff204060u};
  Canvas canvas = {0};
  canvas_begin(&canvas, &fixed_font, 100, 100, RGB(0xffffff));
  canvas_set_clip(&canvas, (Rect){0, 0, 28, 100});
  canvas_image(&canvas, (Rect){10, 10, 20, 40}, words, 2, 2);
  canvas_set_alpha(&canvas, 0.5);
  canvas_image(&canvas, (Rect){10, 60, 20, 20}, words, 2, 2);
  assert_color(color_below(&canvas, 2, 10, 10), 255, 0, 0);
  assert_color(color_below(&canvas, 2, 27.9, 29.9), 0, 255, 0);
  assert_color(color_below(&canvas, 2, 19.9, 30), 0, 0, 255);
  assert_color(color_below(&canvas, 2, 25, 49.9), 0x20, 0x40, 0x60);
  assert_color(color_below(&canvas, 2, 28.5, 49.9), 255, 255, 255);
  assert_color(color_below(&canvas, 0, 15, 15), 255, 255, 255);
  Color faded = color_below(&canvas, 2, 15, 65);
  assert_in_range(faded.g, 126, 129);
  assert_true(command_covers(&canvas.commands[0], 10, 10));
  assert_false(command_covers(&canvas.commands[0], 10, 50));
  canvas_free(&canvas);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_color_below_is_the_image_s),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
