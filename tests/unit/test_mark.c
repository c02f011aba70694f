#include "chart/mark.h"

#include "support/check.h"
#include "support/pixel_sheet.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const Color WHITE = {255, 255, 255, 255}, NONE = {0, 0, 0, 0};
static const double PI = 3.14159265358979;

static double ink(const PixelSheet *sheet) {
  double sum = 0;
  for (int i = 0; i < SHEET_PIXELS; i++)
    sum += (sheet->words[i] & 0xff) / 255.0;
  return sum;
}

static void draw(PixelSheet *sheet, size_t k, double radius, Color fill, Color outline) {
  sheet_clear(sheet);
  mark_draw(&sheet->canvas, k, 48, 48, radius, fill, outline);
  sheet_draw(sheet);
}

static void marks_are_as_large_as_a_disc(void **state) {
  PixelSheet *sheet = *state;
  for (size_t k = 0; k < MARK_SHAPES; k++)
    for (double radius = 3; radius < 25; radius *= 1.7) {
      draw(sheet, k, radius, WHITE, NONE);
      check_close(ink(sheet), PI * radius * radius, 0.02, 0.3);
    }
}

/* Small, as they are drawn: a seventh of the ink lies elsewhere. */
static void every_class_has_a_shape_of_its_own(void **state) {
  PixelSheet *sheet = *state;
  uint32_t(*words)[SHEET_PIXELS] = malloc(MARK_SHAPES * sizeof *words);
  assert_non_null(words);
  for (size_t k = 0; k < MARK_SHAPES; k++) {
    draw(sheet, k, 5, WHITE, NONE);
    memcpy(words[k], sheet->words, sizeof *words);
    for (size_t j = 0; j < k; j++) {
      double apart = 0;
      for (int i = 0; i < SHEET_PIXELS; i++)
        apart += fabs((words[k][i] & 0xff) / 255.0 - (words[j][i] & 0xff) / 255.0);
      if (apart < PI * 25 / 7)
        fail_msg("marks %zu and %zu differ by %.1f pixels only", j, k, apart);
    }
  }
  draw(sheet, MARK_SHAPES + 3, 5, WHITE, NONE);
  assert_memory_equal(sheet->words, words[3], sizeof *words);
  free(words);
}

/* White rim, black mark: what is seen of the rim surrounds the mark, about as thick everywhere. */
static void the_rim_surrounds_the_mark(void **state) {
  PixelSheet *sheet = *state;
  for (size_t k = 0; k < MARK_SHAPES; k++) {
    draw(sheet, k, 12, WHITE, NONE);
    double mark = ink(sheet);
    draw(sheet, k, 12, WHITE, WHITE);
    double both = ink(sheet);
    draw(sheet, k, 12, RGB(0x000000), WHITE);
    check_close(ink(sheet), both - mark, 0.05, 2);
    assert_true(both - mark > 2 * PI * 12 * 1.5); /* 2 thick, around the shortest outline there is */
    assert_int_equal(sheet_level(sheet, 48, 48), 0);
  }
}

static void marks_sit_on_their_point(void **state) {
  PixelSheet *sheet = *state;
  for (size_t k = 0; k < MARK_SHAPES; k++) {
    draw(sheet, k, 10, WHITE, WHITE);
    double sum = ink(sheet), x_sum = 0, y_sum = 0;
    for (int y = 0; y < SHEET_SIDE; y++)
      for (int x = 0; x < SHEET_SIDE; x++) {
        x_sum += sheet_level(sheet, x, y) / 255.0 * (x + 0.5);
        y_sum += sheet_level(sheet, x, y) / 255.0 * (y + 0.5);
      }
    check_close(x_sum / sum, 48, 0, 0.2);
    check_close(y_sum / sum, 48, 0, 0.8);
  }
}

static void a_ring_lies_around_the_whole_mark(void **state) {
  PixelSheet *sheet = *state;
  for (size_t k = 0; k < MARK_SHAPES; k++) {
    sheet_clear(sheet);
    mark_draw_ringed(&sheet->canvas, k, (Point){48, 48}, 10, RGB(0x0000ff), RGB(0x000001), RGB(0x00ff80));
    sheet_draw(sheet);
    double reach = mark_reach(10);
    int ring = 0;
    for (int i = 0; i < SHEET_PIXELS; i++) {
      int x = i % SHEET_SIDE, y = i / SHEET_SIDE;
      double distance = hypot(x + 0.5 - 48, y + 0.5 - 48);
      bool green = (sheet->words[i] >> 8 & 0xff) > 128;
      ring += green;
      if (distance > reach + 0.8)
        assert_int_equal(sheet->words[i], 0xff000000u);
      if (green)
        assert_true(distance > reach - 3.5);
    }
    assert_true(ring > 2 * PI * (reach - 2)); /* unbroken, at least a pixel thick */
    assert_int_equal(sheet_level(sheet, 48, 48), 255);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(marks_are_as_large_as_a_disc, sheet_begin, sheet_end),
      cmocka_unit_test_setup_teardown(every_class_has_a_shape_of_its_own, sheet_begin, sheet_end),
      cmocka_unit_test_setup_teardown(the_rim_surrounds_the_mark, sheet_begin, sheet_end),
      cmocka_unit_test_setup_teardown(marks_sit_on_their_point, sheet_begin, sheet_end),
      cmocka_unit_test_setup_teardown(a_ring_lies_around_the_whole_mark, sheet_begin, sheet_end),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
