#include "chart/contour.h"

#include "support/check.h"

#include <math.h>
#include <string.h>

enum { COLUMNS = 33, ROWS = 25, WIDTH = 160, HEIGHT = 120 };

static const Color BLACK = {0, 0, 0, 255}, WHITE = {255, 255, 255, 255}, NO_LINE = {0, 0, 0, 0};

typedef struct Map {
  double values[COLUMNS * ROWS];
  uint32_t pixels[WIDTH * HEIGHT];
} Map;

/* x and y run from 0 to 1, y upwards. */
typedef double Surface(double x, double y);

static double rightwards(double x, double y) {
  (void)y;
  return x;
}

static double upwards(double x, double y) {
  (void)x;
  return y;
}

static double bowl(double x, double y) {
  return (x - 0.45) * (x - 0.45) + (y - 0.55) * (y - 0.55);
}

static void draw(Map *map, Surface *surface, const ContourLook *look) {
  for (int j = 0; j < ROWS; j++)
    for (int i = 0; i < COLUMNS; i++)
      map->values[j * COLUMNS + i] = surface((double)i / (COLUMNS - 1), (double)j / (ROWS - 1));
  contour_map(map->pixels, map->values, look, COLUMNS, ROWS, WIDTH, HEIGHT);
}

static int blue_at(const Map *map, int x, int y) {
  return (int)(map->pixels[y * WIDTH + x] & 0xff);
}

static void levels_are_even_in_the_logarithm(void **state) {
  (void)state;
  double levels[12];
  contour_levels(levels, 0, 1, 16, 3);
  check_close(levels[0], 2, 1e-12, 0);
  check_close(levels[1], 4, 1e-12, 0);
  check_close(levels[2], 8, 1e-12, 0);
  contour_levels(levels, 10, 11, 26, 3);
  check_close(levels[1], 14, 1e-12, 0);
  contour_levels(levels, 0, 0.26, 6, 12);
  for (int i = 1; i < 12; i++)
    check_close(levels[i] / levels[i - 1], pow(6 / 0.26, 1.0 / 13), 1e-12, 0);
}

static void check_levels(double base, double low, double high) {
  double levels[10];
  contour_levels(levels, base, low, high, 10);
  assert_true(isfinite(levels[0]) && isfinite(levels[9]));
  for (int i = 1; i < 10; i++)
    assert_true(levels[i] > levels[i - 1]);
}

static void levels_rise_whatever_the_bounds(void **state) {
  (void)state;
  check_levels(0, 0, 5);
  check_levels(3, 3, 3);
  check_levels(0, 2, 1);
  check_levels(9, 2, 4);
  check_levels(0, -4, -1);
  check_levels(NAN, NAN, NAN);
  check_levels(0, 1, INFINITY);
  check_levels(-INFINITY, -INFINITY, 8);
}

static void the_range_leaves_out_what_is_not_finite(void **state) {
  (void)state;
  const double values[] = {NAN, 3, INFINITY, -2, -INFINITY, 7};
  double low = 100, high = 100;
  assert_true(contour_range(&low, &high, values, 6));
  check_close(low, -2, 0, 0);
  check_close(high, 7, 0, 0);
  assert_false(contour_range(&low, &high, values, 1));
  check_close(low, -2, 0, 0);
}

static void bands_lie_where_their_values_are(void **state) {
  Map *map = *state;
  const double levels[] = {0.25, 0.5};
  const Color bands[] = {RGB(0x000001), RGB(0x000040), RGB(0x000080)};
  ContourLook look = {levels, 2, bands, NO_LINE, 1};
  draw(map, rightwards, &look);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      assert_int_equal(map->pixels[y * WIDTH + x], x < WIDTH / 4   ? 0xff000001u
                                                   : x < WIDTH / 2 ? 0xff000040u
                                                                   : 0xff000080u);
  draw(map, upwards, &look);
  assert_int_equal(blue_at(map, 80, HEIGHT - 1), 0x01);
  assert_int_equal(blue_at(map, 80, 0), 0x80);
}

/* Against 8 x 8 samples a pixel of the bowl itself. */
static void borders_are_as_smooth_as_samples(void **state) {
  Map *map = *state;
  const double levels[] = {0.1};
  const Color bands[] = {BLACK, WHITE};
  ContourLook look = {levels, 1, bands, NO_LINE, 1};
  draw(map, bowl, &look);
  double worst = 0;
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++) {
      int outside = 0;
      for (int row = 0; row < 8; row++)
        for (int column = 0; column < 8; column++)
          outside += bowl((x + (column + 0.5) / 8) / WIDTH, 1 - (y + (row + 0.5) / 8) / HEIGHT) > 0.1;
      worst = fmax(worst, fabs(blue_at(map, x, y) / 255.0 - outside / 64.0));
    }
  check_close(worst, 0, 0, 0.12);
}

/* Across a line its ink adds up to its width times its strength. */
static void lines_have_their_width(void **state) {
  Map *map = *state;
  const double levels[] = {0.5031};
  const Color bands[] = {BLACK, BLACK};
  const double widths[] = {0.5, 1, 2.5};
  for (int i = 0; i < 3; i++) {
    ContourLook look = {levels, 1, bands, {255, 255, 255, 102}, widths[i]};
    draw(map, rightwards, &look);
    double ink = 0;
    for (int x = 0; x < WIDTH; x++)
      ink += blue_at(map, x, 50) / 255.0;
    check_close(ink, widths[i] * 0.4, 0, 0.02);
  }
}

/* Where a pixel lies in many bands, it has their mean colour. */
static void crowded_bands_are_mixed(void **state) {
  Map *map = *state;
  double levels[CONTOUR_LEVELS_MAX];
  Color bands[CONTOUR_LEVELS_MAX + 1];
  for (int i = 0; i <= CONTOUR_LEVELS_MAX; i++) {
    bands[i] = i % 2 ? WHITE : BLACK;
    if (i < CONTOUR_LEVELS_MAX)
      levels[i] = 0.5 + (i - 16) * 0.0005;
  }
  ContourLook look = {levels, CONTOUR_LEVELS_MAX, bands, NO_LINE, 1};
  draw(map, rightwards, &look);
  check_close(blue_at(map, WIDTH / 2, 10), 127, 0, 25);
  assert_int_equal(blue_at(map, WIDTH / 2 - 4, 10), 0);
}

static void what_is_not_finite_is_the_worst_band(void **state) {
  Map *map = *state;
  const double levels[] = {0.2, 0.4}, faults[] = {NAN, INFINITY, -INFINITY, 1e300};
  const Color bands[] = {BLACK, RGB(0x808080), WHITE};
  ContourLook look = {levels, 2, bands, NO_LINE, 1};
  for (int i = 0; i < 4; i++) {
    memset(map->values, 0, sizeof map->values);
    for (int j = 0; j < ROWS; j++)
      for (int k = COLUMNS - 5; k < COLUMNS; k++)
        map->values[j * COLUMNS + k] = faults[i];
    contour_map(map->pixels, map->values, &look, COLUMNS, ROWS, WIDTH, HEIGHT);
    for (int y = 0; y < HEIGHT; y++) {
      assert_int_equal(blue_at(map, WIDTH - 1, y), 255);
      assert_int_equal(blue_at(map, WIDTH - 20, y), 255);
      assert_int_equal(blue_at(map, WIDTH - 40, y), 0);
    }
  }
}

/* A flat map has no slope to divide by. */
static void a_flat_map_has_one_color(void **state) {
  Map *map = *state;
  double levels[11];
  Color bands[12];
  for (int i = 0; i < 12; i++)
    bands[i] = RGB((uint32_t)i);
  contour_levels(levels, 0, 0.5, 0.5, 11);
  ContourLook look = {levels, 11, bands, WHITE, 1};
  for (int i = 0; i < COLUMNS * ROWS; i++)
    map->values[i] = 0.5;
  contour_map(map->pixels, map->values, &look, COLUMNS, ROWS, WIDTH, HEIGHT);
  for (int i = 0; i < WIDTH * HEIGHT; i++)
    assert_int_equal(map->pixels[i], 0xff000000u);
  levels[0] = 0.5; /* a level that the whole map lies on */
  contour_map(map->pixels, map->values, &look, COLUMNS, ROWS, WIDTH, HEIGHT);
  for (int i = 0; i < WIDTH * HEIGHT; i++)
    assert_int_equal(map->pixels[i], 0xff000001u);
}

int main(void) {
  static Map map;
  void *state = &map;
#define with_map(test)                                                                                       \
  { #test, test, NULL, NULL, state }
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(levels_are_even_in_the_logarithm),
      cmocka_unit_test(levels_rise_whatever_the_bounds),
      cmocka_unit_test(the_range_leaves_out_what_is_not_finite),
      with_map(bands_lie_where_their_values_are),
      with_map(borders_are_as_smooth_as_samples),
      with_map(lines_have_their_width),
      with_map(crowded_bands_are_mixed),
      with_map(what_is_not_finite_is_the_worst_band),
      with_map(a_flat_map_has_one_color),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
