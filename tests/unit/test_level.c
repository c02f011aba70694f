/* A level line of a grid. */
#include "chart/level.h"
#include "support/check.h"

#include <math.h>

enum { SIDE = 41 };

static void test_a_circle(void **state) {
  (void)state;
  Arena arena = {0};
  double values[SIDE * SIDE], length = 0;
  size_t count;
  for (size_t row = 0; row < SIDE; row++)
    for (size_t col = 0; col < SIDE; col++)
      values[row * SIDE + col] = hypot((double)col - 20, (double)row - 20);
  LevelPiece *pieces = level_find(&arena, values, SIDE, SIDE, 12.3, &count);
  for (size_t i = 0; i < count; i++) {
    check_close(hypot(pieces[i].from.x - 20, pieces[i].from.y - 20), 12.3, 0, 0.02);
    check_close(hypot(pieces[i].to.x - 20, pieces[i].to.y - 20), 12.3, 0, 0.02);
    length += hypot(pieces[i].to.x - pieces[i].from.x, pieces[i].to.y - pieces[i].from.y);
  }
  check_close(length, 2 * 3.14159265 * 12.3, 0.01, 0);
  arena_free(&arena);
}

static void test_nothing_to_find(void **state) {
  (void)state;
  Arena arena = {0};
  const double flat[4] = {1, 1, 1, 1}, holed[4] = {0, 2, INFINITY, 0}, saddle[4] = {0, 2, 2, 0};
  size_t count;
  level_find(&arena, flat, 2, 2, 1, &count);
  assert_int_equal(count, 0);
  level_find(&arena, holed, 2, 2, 1, &count);
  assert_int_equal(count, 0);
  level_find(&arena, saddle, 2, 2, 1, &count);
  assert_int_equal(count, 2);
  arena_free(&arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_a_circle),
      cmocka_unit_test(test_nothing_to_find),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
