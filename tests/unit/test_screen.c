#include "view/screen.h"

#include "support/check.h"

static const int SIZES[][2] = {{800, 600},   {1024, 768}, {1280, 720}, {1920, 1080},
                               {3840, 2160}, {1600, 700}, {900, 1400}};
enum { SIZE_COUNT = sizeof SIZES / sizeof *SIZES };

static void keep_apart(Rect a, Rect b) {
  Rect both = rect_intersect(a, b);
  assert_true(both.w <= 0 || both.h <= 0);
}

static void cards_lie_inside_and_apart(void **state) {
  (void)state;
  for (int i = 0; i < SIZE_COUNT; i++)
    for (double scale = 0.8; scale < 1.65; scale += 0.2)
      for (size_t K = 2; K <= 10; K++) {
        Screen s = screen_layout(SIZES[i][0], SIZES[i][1], scale, K, 3);
        const Rect cards[] = {s.header, s.narration, s.stage, s.detail, s.curve, s.timeline};
        for (size_t a = 0; a < 6; a++) {
          assert_true(cards[a].x >= 0 && cards[a].y >= 0 && cards[a].w > 0 && cards[a].h > 0);
          assert_true(cards[a].x + cards[a].w <= SIZES[i][0] && cards[a].y + cards[a].h <= SIZES[i][1]);
          for (size_t b = 0; b < a; b++)
            keep_apart(cards[a], cards[b]);
        }
      }
}

static void narration_stands_above_the_stage_on_narrow_screens(void **state) {
  (void)state;
  Screen narrow = screen_layout(1024, 768, 1, 5, 3), wide = screen_layout(1280, 720, 1, 5, 3);
  assert_true(narrow.stacked && narrow.narration.y + narrow.narration.h <= narrow.stage.y);
  assert_false(wide.stacked);
  assert_true(wide.narration.x + wide.narration.w <= wide.stage.x);
}

/* A class's row needs room for a number of 1.5 u. */
static void rows_stay_high_enough_for_ten_classes(void **state) {
  (void)state;
  for (int i = 0; i < SIZE_COUNT; i++) {
    Screen s = screen_layout(SIZES[i][0], SIZES[i][1], 1.4, 10, 12);
    assert_true((s.stage.h / s.u - 14) / 10 >= 1.5);
  }
}

static void the_same_shape_gives_the_same_layout(void **state) {
  (void)state;
  Screen small = screen_layout(1280, 720, 1, 5, 3), large = screen_layout(3840, 2160, 1, 5, 3);
  check_close(large.stage.x / small.stage.x, 3, 0, 0.02);
  check_close(large.stage.h / small.stage.h, 3, 0, 0.02);
  check_close(large.u, 3 * small.u, 1e-12, 0);
}

/* Large text is taken back only for lessons that have no room for it, and never below the usual size. */
static void large_text_gives_way_to_large_lessons(void **state) {
  (void)state;
  check_close(screen_scale(1280, 720, 1.4, 5, 3), 1.4, 0, 0);
  check_close(screen_scale(1024, 768, 1.4, 5, 3), 1.4, 0, 0);
  double large = screen_scale(1280, 720, 1.6, 10, 12);
  assert_true(large >= 1 && large < 1.3);
  check_close(screen_scale(1280, 720, 0.8, 10, 12), 0.8, 0, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(cards_lie_inside_and_apart),
      cmocka_unit_test(narration_stands_above_the_stage_on_narrow_screens),
      cmocka_unit_test(rows_stay_high_enough_for_ten_classes),
      cmocka_unit_test(large_text_gives_way_to_large_lessons),
      cmocka_unit_test(the_same_shape_gives_the_same_layout),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
