#include "canvas/raster.h"
#include "support/check.h"
#include "support/fixed_font.h"
#include "support/pixel_sheet.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const Color WHITE = {255, 255, 255, 255};

static double total(const PixelSheet *sheet) {
  double sum = 0;
  for (int i = 0; i < SHEET_PIXELS; i++)
    sum += (sheet->words[i] & 0xff) / 255.0;
  return sum;
}

static void test_whole_edges_are_sharp(void **state) {
  PixelSheet *sheet = *state;
  canvas_fill_rect(&sheet->canvas, (Rect){10, 20, 30, 40}, 0, WHITE);
  canvas_border(&sheet->canvas, (Rect){50, 20, 30, 40}, 0, 1, WHITE);
  sheet_draw(sheet);
  for (int y = 0; y < SHEET_SIDE; y++)
    for (int x = 0; x < SHEET_SIDE; x++) {
      bool filled = x >= 10 && x < 40 && y >= 20 && y < 60;
      bool ring = x >= 50 && x < 80 && y >= 20 && y < 60 && (x == 50 || x == 79 || y == 20 || y == 59);
      assert_int_equal(sheet->words[y * SHEET_SIDE + x], filled || ring ? 0xffffffffu : 0xff000000u);
    }
}

/* A rounded rectangle is drawn in three pieces; their joints must not show. */
static void test_rounded_rectangles_have_no_seams(void **state) {
  PixelSheet *sheet = *state;
  for (int i = 0; i < 10; i++) {
    sheet_clear(sheet);
    canvas_fill_rect(&sheet->canvas, (Rect){10 + i * 0.1, 10 + i * 0.13, 70, 60 + i * 0.17}, 5 + i * 0.3,
                     WHITE);
    sheet_draw(sheet);
    for (int y = 12; y < 69; y++)
      assert_int_equal(sheet_level(sheet, 40, y), 255);
    for (int y = 20; y < 60; y++)
      assert_int_equal(sheet_level(sheet, 10, y), sheet_level(sheet, 10, 20));
  }
}

static void test_halves_tile_without_a_seam(void **state) {
  PixelSheet *sheet = *state;
  Color half = color_fade(WHITE, 0.5);
  canvas_fill_rect(&sheet->canvas, (Rect){10, 10, 30, 40}, 0, half);
  canvas_fill_rect(&sheet->canvas, (Rect){40, 10, 30, 40}, 0, half);
  canvas_fill_path(&sheet->canvas, (Point[]){{10, 60}, {40, 60}, {40, 90}, {10, 90}}, 4, half);
  canvas_fill_path(&sheet->canvas, (Point[]){{70, 90}, {70, 60}, {40, 60}, {40, 90}}, 4, half);
  sheet_draw(sheet);
  for (int y = 10; y < 90; y++)
    for (int x = 10; x < 70; x++)
      assert_int_equal(sheet_level(sheet, x, y), y < 50 || y >= 60 ? 128 : 0);
}

static void test_clips_tile_without_a_seam(void **state) {
  PixelSheet *sheet = *state;
  Color half = color_fade(WHITE, 0.6);
  const Point path[] = {{3, 80}, {20, 5.5}, {50, 60.3}, {90, 10}, {80, 93}};
  uint32_t whole[SHEET_PIXELS];
  for (int pieces = 1; pieces <= 3; pieces++) {
    sheet_clear(sheet);
    for (int i = 0; i < pieces; i++) {
      canvas_set_clip(&sheet->canvas,
                      (Rect){(double)(SHEET_SIDE * i) / pieces, 0, (double)SHEET_SIDE / pieces, SHEET_SIDE});
      canvas_fill_path(&sheet->canvas, path, 5, half);
      canvas_stroke(&sheet->canvas, path, 5, 2.5, half);
      canvas_border(&sheet->canvas, (Rect){4.5, 4.5, 80, 70}, 20, 3, half);
    }
    sheet_draw(sheet);
    if (pieces == 1)
      memcpy(whole, sheet->words, sizeof whole);
    for (int i = 0; i < SHEET_PIXELS; i++)
      assert_in_range((sheet->words[i] & 0xff) + 1 - (whole[i] & 0xff), 0, 2);
  }
}

static void test_nothing_is_drawn_outside_the_clip(void **state) {
  PixelSheet *sheet = *state;
  Canvas *canvas = &sheet->canvas;
  canvas_set_clip(canvas, (Rect){30.4, 20, 19.2, 30}); /* 30 to 50 */
  canvas_fill_rect(canvas, (Rect){0, 0, 96, 22.5}, 4, WHITE);
  canvas_border(canvas, (Rect){20, 10, 60, 60}, 9, 15, WHITE);
  canvas_fill_path(canvas, (Point[]){{0, 0}, {96, 96}, {0, 96}}, 3, WHITE);
  canvas_stroke(canvas, (Point[]){{0, 90}, {90, 0}, {40, 96}}, 3, 7, WHITE);
  canvas_text(canvas, 10, 40, (Lettering){FACE_UI, 30, STYLE_PLAIN, WHITE}, "clipped text");
  canvas_image(canvas, (Rect){-100, -100, 300, 300}, &(const uint32_t){0xffffffffu}, 1, 1);
  canvas_fill_rect(canvas, (Rect){-50, -50, 500, 500}, 0, WHITE);
  sheet_draw(sheet);
  for (int y = 0; y < SHEET_SIDE; y++)
    for (int x = 0; x < SHEET_SIDE; x++)
      assert_int_equal(sheet_level(sheet, x, y), x >= 30 && x < 50 && y >= 20 && y < 50 ? 255 : 0);
}

static void test_blending_is_exact_at_both_ends(void **state) {
  PixelSheet *sheet = *state;
  canvas_begin(&sheet->canvas, &fixed_font, SHEET_SIDE, SHEET_SIDE, RGB(0x13579b));
  canvas_fill_rect(&sheet->canvas, (Rect){0, 0, 10, 10}, 0, RGB(0xfedcba));
  canvas_fill_rect(&sheet->canvas, (Rect){10, 0, 10, 10}, 0, color_fade(RGB(0xff0001), 0.5));
  canvas_fill_rect(&sheet->canvas, (Rect){20, 0, 10, 10}, 0, (Color){0x13, 0x57, 0x9b, 77});
  canvas_text(&sheet->canvas, 40, 20, (Lettering){FACE_UI, 10, STYLE_PLAIN, RGB(0xfedcba)}, "ab");
  sheet_draw(sheet);
  assert_int_equal(sheet->words[5 * SHEET_SIDE + 5], 0xfffedcbau);
  assert_int_equal(sheet->words[5 * SHEET_SIDE + 25], 0xff13579bu);
  assert_int_equal(sheet->words[50 * SHEET_SIDE + 50], 0xff13579bu);
  assert_int_equal(sheet->words[15 * SHEET_SIDE + 45], 0xfffedcbau);
  uint32_t mixed = sheet->words[5 * SHEET_SIDE + 15];
  check_close(mixed >> 16 & 0xff, (0xff + 0x13) / 2.0, 0, 1.5);
  check_close(mixed >> 8 & 0xff, 0x57 / 2.0, 0, 1.5);
  check_close(mixed & 0xff, (0x01 + 0x9b) / 2.0, 0, 1.5);
}

static void test_a_stroke_does_not_blend_over_itself(void **state) {
  PixelSheet *sheet = *state;
  Color half = color_fade(WHITE, 0.5);
  const Point crossing[] = {{10, 10}, {80, 80}, {80, 12}, {10, 82}, {10, 82}, {50, 40}};
  canvas_stroke(&sheet->canvas, crossing, 6, 9, half);
  sheet_draw(sheet);
  int most = 0;
  for (int i = 0; i < SHEET_PIXELS; i++)
    most = (int)(sheet->words[i] & 0xff) > most ? (int)(sheet->words[i] & 0xff) : most;
  assert_int_equal(most, 128);
  assert_int_equal(sheet_level(sheet, 45, 46), 128);
}

static void test_odd_lines_are_crisp(void **state) {
  PixelSheet *sheet = *state;
  canvas_line(&sheet->canvas, 10, 20.2, 60, 20.2, 1, WHITE);
  canvas_line(&sheet->canvas, 70.4, 10, 70.4, 60, 3, WHITE);
  canvas_line(&sheet->canvas, 10, 40.4, 60, 40.4, 2, WHITE);
  sheet_draw(sheet);
  const int row_levels[] = {0, 255, 0}, column_levels[] = {0, 255, 255, 255, 0},
            even_levels[] = {0, 255, 255, 0};
  for (int i = 0; i < 3; i++)
    assert_int_equal(sheet_level(sheet, 30, 19 + i), row_levels[i]);
  for (int i = 0; i < 5; i++)
    assert_int_equal(sheet_level(sheet, 68 + i, 30), column_levels[i]);
  for (int i = 0; i < 4; i++)
    assert_int_equal(sheet_level(sheet, 30, 38 + i), even_levels[i]);
}

static void test_thin_lines_fade_instead_of_breaking(void **state) {
  PixelSheet *sheet = *state;
  canvas_line(&sheet->canvas, 10, 20, 60, 20, 0.25, WHITE);
  sheet_draw(sheet);
  for (int x = 11; x < 59; x++)
    assert_int_equal(sheet_level(sheet, x, 20), 64);
  sheet_clear(sheet);
  canvas_line(&sheet->canvas, 10.5, 5.2, 80.5, 70.3, 0.4, WHITE);
  sheet_draw(sheet);
  check_close(total(sheet), hypot(70, 65.1) * 0.4, 0.03, 0);
}

static void test_dashes_follow_the_way(void **state) {
  PixelSheet *sheet = *state;
  canvas_stroke_dashed(&sheet->canvas, (Point[]){{10, 20.5}, {50, 20.5}, {50, 70}}, 3, 1, 6, 4, WHITE);
  sheet_draw(sheet);
  for (int x = 10; x < 48; x++) { /* the caps' own pixels are half covered */
    int place = (x - 10) % 10;
    if (place >= 1 && place < 5)
      assert_int_equal(sheet_level(sheet, x, 20), 255);
    if (place >= 7 && place < 9)
      assert_int_equal(sheet_level(sheet, x, 20), 0);
  }
  /* The corner is at 40, so the dash that begins there goes down. */
  assert_int_equal(sheet_level(sheet, 50, 23), 255);
  assert_int_equal(sheet_level(sheet, 50, 28), 0);
  assert_int_equal(sheet_level(sheet, 50, 33), 255);
}

static void test_dots_are_as_wide_as_the_line(void **state) {
  PixelSheet *sheet = *state;
  canvas_stroke_dashed(&sheet->canvas, (Point[]){{10, 30}, {90, 30}}, 2, 4, 4, 6, WHITE);
  sheet_draw(sheet);
  check_close(total(sheet), 8 * acos(-1) * 4, 0.06, 0);
  assert_int_equal(sheet_level(sheet, 12, 30), 255);
  assert_int_equal(sheet_level(sheet, 17, 30), 0);
}

static void test_text_stands_at_whole_pixels(void **state) {
  PixelSheet *sheet = *state;
  canvas_text(&sheet->canvas, 20.4, 50.6, (Lettering){FACE_UI, 20, STYLE_PLAIN, WHITE},
              "ab"); /* a box of 24 by 14 */
  canvas_text(&sheet->canvas, -10, 5, (Lettering){FACE_UI, 20, STYLE_PLAIN, WHITE}, "ab");
  canvas_text(&sheet->canvas, 90, 100, (Lettering){FACE_UI, 20, STYLE_PLAIN, WHITE}, "ab");
  sheet_draw(sheet);
  for (int y = 0; y < SHEET_SIDE; y++)
    for (int x = 0; x < SHEET_SIDE; x++) {
      bool inside = (x >= 20 && x < 44 && y >= 37 && y < 51) || (x < 14 && y < 5) || (x >= 90 && y >= 86);
      assert_int_equal(sheet_level(sheet, x, y), inside ? 255 : 0);
    }
}

enum { IMAGE_WIDTH = 40, IMAGE_HEIGHT = 30 };

/* A colour of its own for each pixel; the alpha is not to be looked at. */
static void set_image(uint32_t *words) {
  for (int i = 0; i < IMAGE_WIDTH * IMAGE_HEIGHT; i++)
    words[i] = (uint32_t)i * 0x010305u & 0xffffff;
}

static void check_shown(PixelSheet *sheet, int left, int top, Rect seen) {
  uint32_t words[IMAGE_WIDTH * IMAGE_HEIGHT];
  set_image(words);
  canvas_image(&sheet->canvas, (Rect){left, top, IMAGE_WIDTH, IMAGE_HEIGHT}, words, IMAGE_WIDTH,
               IMAGE_HEIGHT);
  sheet_draw(sheet);
  for (int y = 0; y < SHEET_SIDE; y++)
    for (int x = 0; x < SHEET_SIDE; x++) {
      bool inside = rect_contains(seen, x, y);
      assert_int_equal(sheet->words[y * SHEET_SIDE + x],
                       0xff000000u | (inside ? words[(y - top) * IMAGE_WIDTH + x - left] : 0));
    }
  sheet_clear(sheet);
}

static void test_images_are_shown_pixel_by_pixel(void **state) {
  PixelSheet *sheet = *state;
  check_shown(sheet, 10, 20, (Rect){10, 20, IMAGE_WIDTH, IMAGE_HEIGHT});
  check_shown(sheet, -7, -9, (Rect){0, 0, IMAGE_WIDTH - 7, IMAGE_HEIGHT - 9});
  check_shown(sheet, 80, 70, (Rect){80, 70, SHEET_SIDE - 80, SHEET_SIDE - 70});
  check_shown(sheet, -IMAGE_WIDTH, 10, (Rect){0, 0, 0, 0});
  check_shown(sheet, 10, SHEET_SIDE, (Rect){0, 0, 0, 0});
  canvas_set_clip(&sheet->canvas, (Rect){20.4, 25, 9.2, 100});
  check_shown(sheet, 10, 20, (Rect){20, 25, 10, 25});
}

static void test_images_fade(void **state) {
  PixelSheet *sheet = *state;
  const uint32_t words[] = {0xffffffffu, 0xff000000u, 0xff0000ffu, 0xff808080u};
  canvas_fill_rect(&sheet->canvas, (Rect){0, 0, 2, 2}, 0, RGB(0x404040));
  canvas_set_alpha(&sheet->canvas, 0.5);
  canvas_image(&sheet->canvas, (Rect){0, 0, 2, 2}, words, 2, 2);
  canvas_image(&sheet->canvas, (Rect){10, 10, 20, 20}, words, 2, 2);
  sheet_draw(sheet);
  check_close(sheet_level(sheet, 0, 0), (0x40 + 0xff) / 2.0, 0, 1);
  check_close(sheet_level(sheet, 1, 0), 0x20, 0, 1);
  check_close(sheet->words[SHEET_SIDE] >> 16 & 0xff, 0x20, 0, 1);
  check_close(sheet_level(sheet, 10, 10), 0x80, 0, 1);
}

/* Between the middles of its two pixels an image changes evenly; beyond them it stays. */
static void test_images_are_scaled_between_middles(void **state) {
  PixelSheet *sheet = *state;
  const uint32_t across[] = {0, 0xffffff}, down[] = {0, 0x80, 0xff};
  canvas_image(&sheet->canvas, (Rect){10, 10, 80, 20}, across, 2, 1);
  canvas_image(&sheet->canvas, (Rect){-30, 30, 100, 60}, down, 1, 3);
  sheet_draw(sheet);
  for (int x = 10; x < 90; x++)
    check_close(sheet_level(sheet, x, 15), 255 * fmin(fmax((x - 10 + 0.5 - 20) / 40, 0), 1), 0, 1.5);
  for (int y = 30; y < 90; y++) {
    double at = fmin(fmax((y - 30 + 0.5) / 20 - 0.5, 0), 2);
    check_close(sheet_level(sheet, 0, y), at < 1 ? 0x80 * at : 0x80 + (at - 1) * 0x7f, 0, 1.5);
    assert_int_equal(sheet_level(sheet, 69, y), sheet_level(sheet, 0, y));
  }
  assert_int_equal(sheet_level(sheet, 70, 80), 0);
}

static void test_scaling_does_not_depend_on_the_clip(void **state) {
  PixelSheet *sheet = *state;
  uint32_t image[IMAGE_WIDTH * IMAGE_HEIGHT], whole[SHEET_PIXELS];
  set_image(image);
  for (int pieces = 1; pieces <= 5; pieces += 4) {
    sheet_clear(sheet);
    for (int i = 0; i < pieces; i++) {
      canvas_set_clip(&sheet->canvas,
                      (Rect){(double)(SHEET_SIDE * i) / pieces, 0, (double)SHEET_SIDE / pieces, SHEET_SIDE});
      canvas_image(&sheet->canvas, (Rect){-200, 3, 571, 22}, image, IMAGE_WIDTH, IMAGE_HEIGHT);
    }
    sheet_draw(sheet);
    if (pieces == 1)
      memcpy(whole, sheet->words, sizeof whole);
    assert_memory_equal(sheet->words, whole, sizeof whole);
  }
}

static void add_scene(Canvas *canvas) {
  for (int i = 0; i < 40; i++) {
    Color color = {(uint8_t)(i * 6), (uint8_t)(255 - i * 5), (uint8_t)(i * 3), (uint8_t)(55 + i * 5)};
    double x = i * 2.3, y = i * i % 90;
    canvas_fill_rect(canvas, (Rect){x, y, 20, 13.5}, i % 7, color);
    canvas_border(canvas, (Rect){y, x, 17, 23.5}, i % 5, 1.5, color);
    canvas_stroke_dashed(canvas, (Point[]){{x, y}, {y, x}, {50, 50}}, 3, i % 4 + 0.5, i % 3, 3, color);
    canvas_fill_path(canvas, (Point[]){{x, y}, {y, 90 - x}, {60, 20}}, 3, color);
    canvas_text(canvas, x, y, (Lettering){FACE_UI, 9, STYLE_PLAIN, color}, "text");
  }
}

static void test_the_same_list_gives_the_same_pixels(void **state) {
  PixelSheet *sheet = *state;
  add_scene(&sheet->canvas);
  sheet_draw(sheet);
  uint32_t first[SHEET_PIXELS];
  memcpy(first, sheet->words, sizeof first);
  sheet_draw(sheet);
  assert_memory_equal(sheet->words, first, sizeof first);
  Raster *fresh = raster_new();
  raster_draw(fresh, (Pixels){sheet->words, SHEET_SIDE, SHEET_SIDE, SHEET_SIDE}, &sheet->canvas);
  raster_free(fresh);
  assert_memory_equal(sheet->words, first, sizeof first);
}

static void test_a_smaller_buffer_shows_a_part(void **state) {
  PixelSheet *sheet = *state;
  enum { WIDTH = 50, HEIGHT = 30, STRIDE = 64 };
  add_scene(&sheet->canvas);
  sheet_draw(sheet);
  uint32_t part[STRIDE * HEIGHT];
  memset(part, 0x5a, sizeof part);
  raster_draw(sheet->raster, (Pixels){part, WIDTH, HEIGHT, STRIDE}, &sheet->canvas);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < STRIDE; x++) {
      if (x >= WIDTH)
        assert_int_equal(part[y * STRIDE + x], 0x5a5a5a5au);
      else
        for (int shift = 0; shift < 32; shift += 8) {
          int got = (int)(part[y * STRIDE + x] >> shift & 0xff);
          check_close(got, (double)(sheet->words[y * SHEET_SIDE + x] >> shift & 0xff), 0, 2);
        }
    }
}

static void test_one_pixel(void **state) {
  (void)state;
  Canvas canvas = {0};
  Raster *raster = raster_new();
  uint32_t word = 0;
  canvas_begin(&canvas, &fixed_font, 1, 1, RGB(0x102030));
  raster_draw(raster, (Pixels){&word, 1, 1, 1}, &canvas);
  assert_int_equal(word, 0xff102030u);
  add_scene(&canvas);
  canvas_circle(&canvas, 0.5, 0.5, 3, RGB(0x405060));
  raster_draw(raster, (Pixels){&word, 1, 1, 1}, &canvas);
  assert_int_equal(word, 0xff405060u);
  raster_free(raster);
  canvas_free(&canvas);
}

/* Wider than the scratch memory that pictures usually need, and high enough for several bands. */
static void check_large(int width, int height) {
  Canvas canvas = {0};
  Raster *raster = raster_new();
  uint32_t *words = calloc((size_t)width * (size_t)height, sizeof *words);
  assert_non_null(words);
  canvas_begin(&canvas, &fixed_font, width, height, RGB(0x000000));
  double w = width, h = height;
  canvas_fill_path(&canvas, (Point[]){{0, 0}, {w, 0}, {w, h}, {0, h}}, 4, RGB(0x202020));
  canvas_stroke(&canvas, (Point[]){{1, 0.5}, {w - 1, h - 0.5}}, 2, 4, WHITE);
  raster_draw(raster, (Pixels){words, width, height, width}, &canvas);
  for (int i = 0; i <= 100; i++) {
    int x = (width - 1) * i / 100, y = (int)fmin(i / 100.0 * h, h - 1);
    assert_int_equal(words[y * width + x] & 0xff, 255);
    int far = y < height / 2 ? height - 1 : 0;
    double distance = abs(far - y) * w / hypot(w, h); /* from the line */
    if (distance > 4)
      assert_int_equal(words[far * width + x], 0xff202020u);
  }
  free(words);
  raster_free(raster);
  canvas_free(&canvas);
}

static void test_large_pictures(void **state) {
  (void)state;
  check_large(1500, 800);
  check_large(70000, 40);
  check_large(3, 5000);
}

static void test_hostile_coordinates_do_no_harm(void **state) {
  PixelSheet *sheet = *state;
  Canvas *canvas = &sheet->canvas;
  const double values[] = {NAN, INFINITY, -INFINITY, 1e300, -1e300, 1e9, -3e9, 1e-300, -0.0, 0, 48.5, 96};
  const uint32_t image[] = {1, 2, 3, 4, 5, 6};
  enum { COUNT = sizeof values / sizeof values[0] };
  for (int i = 0; i < COUNT * COUNT; i++) {
    double a = values[i % COUNT], b = values[i / COUNT], c = values[i * 7 % COUNT], d = values[i * 5 % COUNT];
    canvas_set_clip(canvas, i % 3 == 0 ? (Rect){a, b, c, d} : (Rect){0, 0, SHEET_SIDE, SHEET_SIDE});
    canvas_fill_rect(canvas, (Rect){a, b, c, d}, values[i * 11 % COUNT], color_fade(WHITE, 0.5));
    canvas_border(canvas, (Rect){a, b, c, d}, c, d, WHITE);
    canvas_fill_path(canvas, (Point[]){{a, b}, {c, d}, {b, c}, {d, a}}, 4, WHITE);
    canvas_stroke(canvas, (Point[]){{a, b}, {c, d}, {10, 10}}, 3, i % 2 ? 3 : a, WHITE);
    canvas_stroke_dashed(canvas, (Point[]){{a, b}, {c, d}, {b, 20}}, 3, 2, c, d, WHITE);
    canvas_text(canvas, a, b, (Lettering){FACE_UI, 12, STYLE_PLAIN, WHITE}, "x");
    canvas_image(canvas, (Rect){a, b, c, d}, image, 3, 2);
  }
  sheet_draw(sheet);
  sheet_clear(sheet);
  canvas_fill_rect(canvas, (Rect){-1e300, 10, 2e300, 20}, 0, WHITE);
  canvas_line(canvas, -INFINITY, 50, INFINITY, 50, 2, WHITE);
  canvas_fill_path(canvas, (Point[]){{-1e12, 60}, {NAN, 3}, {1e12, 60}, {1e12, 70}, {-1e12, 70}}, 5, WHITE);
  sheet_draw(sheet);
  for (int y = 0; y < SHEET_SIDE; y++)
    for (int x = 0; x < SHEET_SIDE; x++)
      assert_int_equal(sheet_level(sheet, x, y),
                       (y >= 10 && y < 30) || y == 49 || y == 50 || (y >= 60 && y < 70) ? 255 : 0);
}

#define ON_SHEET(test) cmocka_unit_test_setup_teardown(test, sheet_begin, sheet_end)

int main(void) {
  const struct CMUnitTest tests[] = {
      ON_SHEET(test_whole_edges_are_sharp),
      ON_SHEET(test_rounded_rectangles_have_no_seams),
      ON_SHEET(test_halves_tile_without_a_seam),
      ON_SHEET(test_clips_tile_without_a_seam),
      ON_SHEET(test_nothing_is_drawn_outside_the_clip),
      ON_SHEET(test_blending_is_exact_at_both_ends),
      ON_SHEET(test_a_stroke_does_not_blend_over_itself),
      ON_SHEET(test_odd_lines_are_crisp),
      ON_SHEET(test_thin_lines_fade_instead_of_breaking),
      ON_SHEET(test_dashes_follow_the_way),
      ON_SHEET(test_dots_are_as_wide_as_the_line),
      ON_SHEET(test_text_stands_at_whole_pixels),
      ON_SHEET(test_images_are_shown_pixel_by_pixel),
      ON_SHEET(test_images_fade),
      ON_SHEET(test_images_are_scaled_between_middles),
      ON_SHEET(test_scaling_does_not_depend_on_the_clip),
      ON_SHEET(test_the_same_list_gives_the_same_pixels),
      ON_SHEET(test_a_smaller_buffer_shows_a_part),
      cmocka_unit_test(test_one_pixel),
      cmocka_unit_test(test_large_pictures),
      ON_SHEET(test_hostile_coordinates_do_no_harm),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
