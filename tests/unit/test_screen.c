#include "view/screen.h"

#include "support/check.h"
#include "ui/theme.h"

static const int SIZES[][2] = {{800, 600},   {1024, 768}, {1280, 720}, {1920, 1080},
                               {3840, 2160}, {1600, 700}, {900, 1400}};
enum { SIZE_COUNT = sizeof SIZES / sizeof *SIZES };

static Screen divide(int width, int height, double scale) {
  double u = theme_unit(width, height, scale);
  return screen_divide(width, height, scale, screen_narration(width / u, height / u));
}

static void keep_apart(Rect a, Rect b) {
  Rect both = rect_intersect(a, b);
  assert_true(both.w <= 0 || both.h <= 0);
}

static void cards_lie_inside_and_apart(void **state) {
  (void)state;
  for (int i = 0; i < SIZE_COUNT; i++)
    for (double scale = 0.8; scale < 1.65; scale += 0.2) {
      Screen s = divide(SIZES[i][0], SIZES[i][1], scale);
      const Rect cards[] = {s.header, s.narration, s.content, s.timeline};
      for (size_t a = 0; a < 4; a++) {
        assert_true(cards[a].x >= 0 && cards[a].y >= 0 && cards[a].w > 0 && cards[a].h > 0);
        assert_true(cards[a].x + cards[a].w <= SIZES[i][0] && cards[a].y + cards[a].h <= SIZES[i][1]);
        for (size_t b = 0; b < a; b++)
          keep_apart(cards[a], cards[b]);
      }
    }
}

static void narration_stands_above_the_panels_on_narrow_screens(void **state) {
  (void)state;
  Screen narrow = divide(1024, 768, 1), wide = divide(1280, 720, 1);
  assert_true(narrow.stacked && narrow.narration.y + narrow.narration.h <= narrow.content.y);
  assert_false(wide.stacked);
  assert_true(wide.narration.x + wide.narration.w <= wide.content.x);
}

static void the_same_shape_gives_the_same_layout(void **state) {
  (void)state;
  Screen small = divide(1280, 720, 1), large = divide(3840, 2160, 1);
  check_close(large.content.x / small.content.x, 3, 0, 0.02);
  check_close(large.content.h / small.content.h, 3, 0, 0.02);
  check_close(large.u, 3 * small.u, 1e-12, 0);
}

/* Header and timeline stay as they are, whatever the words need. */
static void large_text_leaves_the_bars(void **state) {
  (void)state;
  Screen usual = divide(1280, 720, 1), large = divide(1280, 720, 1.4);
  check_close(large.header.h, usual.header.h, 0, 1);
  check_close(large.timeline.h, usual.timeline.h, 0, 1);
  check_close(large.u, 1.4 * usual.u, 1e-12, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(cards_lie_inside_and_apart),
      cmocka_unit_test(narration_stands_above_the_panels_on_narrow_screens),
      cmocka_unit_test(the_same_shape_gives_the_same_layout),
      cmocka_unit_test(large_text_leaves_the_bars),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
