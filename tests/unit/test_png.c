#include "canvas/png.h"
#include "support/check.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

static uint32_t color_at(int x, int y) {
  return 0xff000000u | (uint32_t)(x * 37 % 256) << 16 | (uint32_t)(y * 11 % 256) << 8 |
         (uint32_t)((x ^ y) % 256);
}

/* Read back with libpng's simplified reader, which the writer does not use. */
static void check_round_trip(int width, int height, int stride) {
  uint32_t *words = calloc((size_t)stride * (size_t)height, sizeof *words);
  assert_non_null(words);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      words[y * stride + x] = color_at(x, y);
  Text file = {0};
  Error err = {0};
  assert_true(png_write(&file, words, width, height, stride, &err));

  png_image image = {.version = PNG_IMAGE_VERSION};
  assert_true(png_image_begin_read_from_memory(&image, file.data, file.length));
  assert_int_equal(image.width, width);
  assert_int_equal(image.height, height);
  assert_int_equal(image.format, PNG_FORMAT_RGB);
  uint8_t *bytes = malloc(PNG_IMAGE_SIZE(image));
  assert_non_null(bytes);
  assert_true(png_image_finish_read(&image, NULL, bytes, 0, NULL));
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++) {
      const uint8_t *at = bytes + 3 * (y * width + x);
      uint32_t got = 0xff000000u | (uint32_t)at[0] << 16 | (uint32_t)at[1] << 8 | at[2];
      assert_int_equal(got, color_at(x, y));
    }
  free(bytes);
  free(words);
  text_free(&file);
}

static void test_pixels_come_back(void **state) {
  (void)state;
  check_round_trip(1, 1, 1);
  check_round_trip(61, 43, 64);
  check_round_trip(300, 2, 300);
}

static void test_flat_pictures_are_small(void **state) {
  (void)state;
  enum { WIDTH = 640, HEIGHT = 480 };
  uint32_t *words = malloc(sizeof *words * WIDTH * HEIGHT);
  assert_non_null(words);
  for (int i = 0; i < WIDTH * HEIGHT; i++)
    words[i] = 0xfff7f8fau;
  Text file = {0};
  assert_true(png_write(&file, words, WIDTH, HEIGHT, WIDTH, NULL));
  assert_true(file.length < 8000);
  free(words);
  text_free(&file);
}

static void test_refusal_leaves_the_text_as_it_was(void **state) {
  (void)state;
  enum { TOO_WIDE = 1000001 }; /* libpng's default limit is a million */
  uint32_t *words = calloc(TOO_WIDE, sizeof *words);
  assert_non_null(words);
  Text file = {0};
  text_add(&file, "before");
  Error err = {0};
  assert_false(png_write(&file, words, TOO_WIDE, 1, TOO_WIDE, &err));
  assert_string_equal(text_get(&file), "before");
  check_contains(err.what, "PNG");
  assert_int_equal(err.kind, ERROR_FAILED);
  free(words);
  text_free(&file);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_pixels_come_back),
      cmocka_unit_test(test_flat_pictures_are_small),
      cmocka_unit_test(test_refusal_leaves_the_text_as_it_was),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
