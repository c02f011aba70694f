/* Places for labels: inside their area, clear of what is taken and of lines, apart from one another. */
#include "support/check.h"
#include "view/place.h"

#include <math.h>

static Places new_places(void) {
  return (Places){.area = {0, 0, 200, 100}, .u = 10};
}

static bool apart(Rect a, Rect b) {
  return a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y;
}

static void test_a_label_stands_beside_its_point(void **state) {
  (void)state;
  Places places = new_places();
  Rect rect;
  assert_true(places_find(&rect, &places, (Point){100, 50}, 8, 40, 12));
  check_close(rect.x, 108, 0, 1e-9);
  check_close(rect.y, 44, 0, 1e-9);
  assert_int_equal(places.count, 1); /* taken now */
}

static void test_labels_of_one_point_stay_apart(void **state) {
  (void)state;
  Places places = new_places();
  Rect rects[4];
  for (int i = 0; i < 4; i++) {
    assert_true(places_find(&rects[i], &places, (Point){100, 50}, 8, 40, 12));
    assert_true(rects[i].x >= 0 && rects[i].x + 40 <= 200 && rects[i].y >= 0 && rects[i].y + 12 <= 100);
    for (int j = 0; j < i; j++)
      assert_true(apart(rects[i], rects[j]));
  }
}

static void test_a_line_is_avoided(void **state) {
  (void)state;
  const Point line[] = {{100, 50}, {200, 50}};
  Places places = new_places();
  places.line = line;
  places.line_count = 2;
  Rect rect;
  assert_true(places_find(&rect, &places, (Point){100, 50}, 8, 40, 12));
  assert_true(rect.x + rect.w < 100); /* the line leaves to the right */
}

static void test_no_place_in_a_corner_that_is_too_small(void **state) {
  (void)state;
  Places places = new_places();
  Rect rect = {1, 2, 3, 4};
  assert_false(places_find(&rect, &places, (Point){100, 50}, 8, 300, 12));
  check_close(rect.x, 1, 0, 0); /* nothing was written */
  places_take(&places, places.area);
  assert_false(places_find_free(&rect, &places, (Point){100, 50}, 8, 40, 12));
}

static void test_spread_pushes_only_what_is_too_near(void **state) {
  (void)state;
  double at[] = {50, 51, 90};
  const double lengths[] = {10, 10, 10};
  places_spread_each(at, lengths, 3, 0, 100);
  assert_true(at[1] - at[0] >= 10 - 1e-6);
  check_close(at[0] + at[1], 101, 1e-9, 0); /* both give way alike */
  check_close(at[2], 90, 0, 0);
}

static void test_long_labels_and_short_ones_stay_apart(void **state) {
  (void)state;
  double at[] = {50, 52, 49, 120}, lengths[] = {30, 10, 20, 8};
  places_spread_each(at, lengths, 4, 0, 100);
  const size_t order[] = {2, 0, 1, 3};
  assert_true(at[2] - 10 >= -1e-9 && at[3] + 4 <= 100 + 1e-9);
  for (size_t i = 1; i < 4; i++)
    assert_true(at[order[i]] - at[order[i - 1]] >= (lengths[order[i]] + lengths[order[i - 1]]) / 2 - 1e-9);
}

static void test_a_line_in_parts_is_free_between_them(void **state) {
  (void)state;
  const Point line[] = {{0, 50}, {90, 50}, {NAN, NAN}, {190, 50}, {200, 50}};
  Places places = new_places();
  places.line = line;
  places.line_count = 5;
  Rect rect;
  assert_true(places_find(&rect, &places, (Point){100, 50}, 8, 40, 12));
  check_close(rect.x, 108, 0, 1e-9); /* in the gap */
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_a_label_stands_beside_its_point),
      cmocka_unit_test(test_labels_of_one_point_stay_apart),
      cmocka_unit_test(test_a_line_is_avoided),
      cmocka_unit_test(test_no_place_in_a_corner_that_is_too_small),
      cmocka_unit_test(test_spread_pushes_only_what_is_too_near),
      cmocka_unit_test(test_long_labels_and_short_ones_stay_apart),
      cmocka_unit_test(test_a_line_in_parts_is_free_between_them),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
