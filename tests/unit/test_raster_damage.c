/* A picture drawn over the one before it has the pixels of one drawn anew, whatever changed between them. */
#include "base/random.h"
#include "canvas/raster.h"
#include "support/check.h"
#include "support/fixed_font.h"

#include <stdlib.h>
#include <string.h>

enum { WIDTH = 230, HEIGHT = 170, SHAPES = 40, PICTURES = 400 };

/* What a shape is drawn from: numbers that are changed one at a time. */
typedef struct Recipe {
  uint64_t seed;
} Recipe;

typedef struct Bench {
  Canvas canvas;
  Raster *anew, *over;
  uint32_t wanted[WIDTH * HEIGHT], found[WIDTH * HEIGHT], image[24 * 16];
  Recipe recipes[SHAPES];
} Bench;

static double between(Random *random, double low, double high) {
  return low + (high - low) * random_unit(random);
}

static Color some_color(Random *random) {
  return (Color){(uint8_t)random_below(random, 256), (uint8_t)random_below(random, 256),
                 (uint8_t)random_below(random, 256),
                 (uint8_t)(random_below(random, 3) ? 255 : random_below(random, 256))};
}

static void add_shape(Bench *bench, Recipe recipe) {
  Random random = random_seeded(recipe.seed, 0);
  Canvas *canvas = &bench->canvas;
  double x = between(&random, -20, WIDTH), y = between(&random, -20, HEIGHT);
  Rect rect = {x, y, between(&random, 0, 150), between(&random, 0, 120)};
  Color color = some_color(&random);
  Point points[7];
  for (size_t i = 0; i < 7; i++)
    points[i] = (Point){between(&random, -40, WIDTH + 40), between(&random, -40, HEIGHT + 40)};
  switch (random_below(&random, 7)) {
  case 0:
    canvas_fill_rect(canvas, rect, between(&random, 0, 20), color);
    break;
  case 1:
    canvas_border(canvas, rect, between(&random, 0, 20), between(&random, 0.3, 6), color);
    break;
  case 2:
    canvas_fill_path(canvas, points, 3 + random_below(&random, 4), color);
    break;
  case 3:
    canvas_stroke(canvas, points, 2 + random_below(&random, 5), between(&random, 0.3, 9), color);
    break;
  case 4:
    canvas_stroke_dashed(canvas, points, 5, between(&random, 0.5, 4), 6, 5, color);
    break;
  case 5:
    canvas_text(canvas, x, y, (Lettering){FACE_UI, between(&random, 8, 30), STYLE_PLAIN, color}, "label");
    break;
  default:
    canvas_image(canvas, rect_snap(rect), bench->image, 24, 16);
    break;
  }
}

static void compare(Bench *bench, Color ground) {
  Pixels wanted = {bench->wanted, WIDTH, HEIGHT, WIDTH}, found = {bench->found, WIDTH, HEIGHT, WIDTH};
  canvas_begin(&bench->canvas, &fixed_font, WIDTH, HEIGHT, ground);
  for (size_t i = 0; i < SHAPES; i++)
    add_shape(bench, bench->recipes[i]);
  raster_draw(bench->anew, wanted, &bench->canvas);
  raster_update(bench->over, found, &bench->canvas);
  assert_memory_equal(bench->wanted, bench->found, sizeof bench->wanted);
}

static void test_any_change(void **state) {
  (void)state;
  Bench *bench = calloc(1, sizeof *bench);
  Random random = random_seeded(3, 1);
  bench->anew = raster_new();
  bench->over = raster_new();
  for (size_t i = 0; i < SHAPES; i++)
    bench->recipes[i].seed = random_next(&random);
  Color ground = RGB(0xffffff);
  for (size_t i = 0; i < PICTURES; i++) {
    compare(bench, ground);
    switch (random_below(&random, 8)) {
    case 0:
      ground = some_color(&random);
      break;
    case 1:
      bench->image[random_below(&random, 24 * 16)] = (uint32_t)random_next(&random);
      break;
    case 2:
      break; /* nothing changes */
    default:
      bench->recipes[random_below(&random, SHAPES)].seed = random_next(&random);
    }
  }
  raster_free(bench->anew);
  raster_free(bench->over);
  canvas_free(&bench->canvas);
  free(bench);
}

/* What lies in the buffer is kept where nothing changed; after raster_forget all is drawn. */
static void test_only_what_changed(void **state) {
  (void)state;
  Bench *bench = calloc(1, sizeof *bench);
  Pixels out = {bench->found, WIDTH, HEIGHT, WIDTH};
  bench->over = raster_new();
  canvas_begin(&bench->canvas, &fixed_font, WIDTH, HEIGHT, RGB(0xffffff));
  canvas_fill_rect(&bench->canvas, (Rect){10, 10, 20, 20}, 0, RGB(0x000000));
  raster_update(bench->over, out, &bench->canvas);
  bench->found[100 * WIDTH + 100] = 7;
  raster_update(bench->over, out, &bench->canvas);
  assert_int_equal(bench->found[100 * WIDTH + 100], 7);
  raster_forget(bench->over);
  raster_update(bench->over, out, &bench->canvas);
  assert_int_equal(bench->found[100 * WIDTH + 100], 0xffffffff);
  raster_free(bench->over);
  canvas_free(&bench->canvas);
  free(bench);
}

/* A known image is told apart by its number; its pixels are not looked at. */
static void test_known_images(void **state) {
  (void)state;
  static const uint64_t NUMBERS[] = {5, 5, 6};
  static const uint32_t FIRST[] = {0xff000001, 0xff000001, 0xff000003};
  Bench *bench = calloc(1, sizeof *bench);
  Pixels out = {bench->found, WIDTH, HEIGHT, WIDTH};
  bench->over = raster_new();
  for (uint32_t i = 0; i < 3; i++) {
    for (size_t k = 0; k < 24 * 16; k++)
      bench->image[k] = i + 1;
    canvas_begin(&bench->canvas, &fixed_font, WIDTH, HEIGHT, RGB(0xffffff));
    canvas_image_known(&bench->canvas, (Rect){50, 60, 24, 16}, bench->image, 24, 16, NUMBERS[i]);
    raster_update(bench->over, out, &bench->canvas);
    assert_int_equal(bench->found[60 * WIDTH + 50], FIRST[i]);
  }
  raster_free(bench->over);
  canvas_free(&bench->canvas);
  free(bench);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_any_change),
                                     cmocka_unit_test(test_only_what_changed),
                                     cmocka_unit_test(test_known_images)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
