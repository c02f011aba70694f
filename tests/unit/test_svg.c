#include "canvas/svg.h"
#include "support/check.h"
#include "support/fixed_font.h"

#include <locale.h>
#include <math.h>
#include <png.h>
#include <string.h>

static const Color INK = {0x12, 0x34, 0xab, 255};

typedef struct Sheet {
  Canvas canvas;
  Text text;
} Sheet;

static int begin(void **state) {
  static Sheet sheet;
  sheet = (Sheet){0};
  canvas_begin(&sheet.canvas, &fixed_font, 200, 100, RGB(0xfafbfc));
  *state = &sheet;
  return 0;
}

static int end(void **state) {
  Sheet *sheet = *state;
  canvas_free(&sheet->canvas);
  text_free(&sheet->text);
  return 0;
}

static const char *written(Sheet *sheet) {
  text_clear(&sheet->text);
  svg_write(&sheet->text, &sheet->canvas, "A <title> & \"more\"");
  return text_get(&sheet->text);
}

static int occurrences(const char *text, const char *part) {
  int count = 0;
  for (const char *at = strstr(text, part); at != NULL; at = strstr(at + 1, part))
    count++;
  return count;
}

static void test_the_frame(void **state) {
  const char *svg = written(*state);
  assert_true(strncmp(svg, "<svg xmlns=\"http://www.w3.org/2000/svg\"", 39) == 0);
  check_contains(svg, "width=\"200\" height=\"100\" viewBox=\"0 0 200 100\"");
  check_contains(svg, "<title>A &lt;title&gt; &amp; &quot;more&quot;</title>");
  check_contains(svg, "<rect x=\"0\" y=\"0\" width=\"200\" height=\"100\" fill=\"#fafbfc\"/>");
  assert_string_equal(svg + strlen(svg) - 7, "</svg>\n");
}

static void test_shapes(void **state) {
  Sheet *sheet = *state;
  Canvas *canvas = &sheet->canvas;
  canvas_fill_rect(canvas, (Rect){1.234, 2.5, 30, 40}, 6, color_fade(INK, 0.5));
  canvas_border(canvas, (Rect){10, 10, 50, 30}, 8, 2, INK);
  canvas_fill_path(canvas, (Point[]){{1, 2}, {-3.456, 4}, {NAN, 9}, {5, 60}}, 4, INK);
  const char *svg = written(sheet);
  check_contains(svg, "<rect x=\"1.23\" y=\"2.5\" width=\"30\" height=\"40\" rx=\"6\" fill=\"#1234ab\" "
                      "fill-opacity=\"0.5\"/>");
  check_contains(svg, "<rect x=\"11\" y=\"11\" width=\"48\" height=\"28\" rx=\"7\" fill=\"none\" "
                      "stroke=\"#1234ab\" stroke-width=\"2\"/>");
  check_contains(svg, "<path d=\"M1 2L-3.46 4L5 60Z\" fill=\"#1234ab\"/>");
}

static void test_strokes(void **state) {
  Sheet *sheet = *state;
  canvas_line(&sheet->canvas, 0, 0, 10, 20, 0.5, INK);
  canvas_stroke_dashed(&sheet->canvas, (Point[]){{0, 0}, {30, 40}}, 2, 2, 6, 4, INK);
  const char *svg = written(sheet);
  check_contains(svg, "<path d=\"M0 0L10 20\" fill=\"none\"");
  check_contains(svg, "stroke-opacity=\"0.5\" stroke-width=\"1\"/>");
  check_contains(svg, "stroke-linecap=\"round\"");
  /* 2 of the dash's 6 are its caps. */
  check_contains(svg, "stroke-width=\"2\" stroke-dasharray=\"4 6\" stroke-dashoffset=\"-1\"/>");
}

static void test_text_is_text(void **state) {
  Sheet *sheet = *state;
  canvas_text(&sheet->canvas, 10.25, 50, (Lettering){FACE_UI_BOLD, 15, STYLE_TABULAR, INK},
              "a < b & 한\x01글");
  canvas_text(&sheet->canvas, 10, 70, (Lettering){FACE_ITALIC, 20, STYLE_PLAIN, INK}, "xy");
  const char *svg = written(sheet);
  check_contains(svg, "<text x=\"10.25\" y=\"50\" font-family=\"Pretendard, ");
  check_contains(svg, "sans-serif\" font-size=\"15\" font-weight=\"700\" "
                      "style=\"font-variant-numeric: tabular-nums\"");
  check_contains(svg, ">a &lt; b &amp; 한글</text>");
  check_contains(svg, "font-family=\"KaTeX_Math, ");
  check_contains(svg, "serif\" font-size=\"20\" font-style=\"italic\" textLength=\"24\" ");
}

static void test_clips_only_where_they_cut(void **state) {
  Sheet *sheet = *state;
  Canvas *canvas = &sheet->canvas;
  canvas_fill_rect(canvas, (Rect){150, 50, 100, 100}, 0, INK);
  assert_null(strstr(written(sheet), "clip"));
  canvas_set_clip(canvas, (Rect){20, 20, 60, 60});
  canvas_fill_rect(canvas, (Rect){30, 30, 10, 10}, 0, INK);
  canvas_fill_rect(canvas, (Rect){90, 30, 10, 10}, 0, RGB(0xff0000));
  const char *svg = written(sheet);
  assert_null(strstr(svg, "clip"));
  assert_null(strstr(svg, "#ff0000"));
  canvas_fill_rect(canvas, (Rect){70, 30, 50, 10}, 0, INK);
  canvas_line(canvas, 10, 50, 40, 51, 1, INK);
  svg = written(sheet);
  assert_int_equal(occurrences(svg, "<clipPath"), 1);
  assert_int_equal(occurrences(svg, "clip-path=\"url(#clip0)\""), 2);
  check_contains(svg,
                 "<clipPath id=\"clip0\"><rect x=\"20\" y=\"20\" width=\"60\" height=\"60\"/></clipPath>");
  canvas_set_clip(canvas, (Rect){0, 0, 15, 15});
  canvas_circle(canvas, 15, 15, 5, INK);
  assert_int_equal(occurrences(written(sheet), "<clipPath"), 2);
}

/* 64 for what is no digit. */
static unsigned base64_digit(char c) {
  return (unsigned)strcspn("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
                           (char[]){c, '\0'});
}

/* The bytes up to the closing quotation mark. */
static size_t decode(uint8_t *bytes, const char *text) {
  size_t length = strcspn(text, "\""), count = 0;
  assert_int_equal(length % 4, 0);
  for (size_t i = 0; i < length; i += 4) {
    unsigned bits = 0, padding = text[i + 2] == '=' ? 2 : text[i + 3] == '=' ? 1 : 0;
    for (size_t j = 0; j < 4; j++) {
      unsigned digit = base64_digit(text[i + j]);
      assert_true(digit < 64 || (j >= 4 - padding && i + 4 == length));
      bits = bits << 6 | (digit & 63);
    }
    for (unsigned j = 0; j < 3 - padding; j++)
      bytes[count++] = (uint8_t)(bits >> (16 - 8 * j));
  }
  return count;
}

static void test_images_are_inside_the_document(void **state) {
  Sheet *sheet = *state;
  static uint8_t file[4096];
  for (int width = 1; width <= 7; width++) { /* so that the file's length takes all remainders of 3 */
    uint32_t words[21];
    for (int i = 0; i < 21; i++)
      words[i] = (uint32_t)(i * 0x090807 + width);
    canvas_begin(&sheet->canvas, &fixed_font, 200, 100, RGB(0xffffff));
    canvas_image(&sheet->canvas, (Rect){10, 20, 30, 40}, words, width, 3);
    const char *svg = written(sheet), *head = "href=\"data:image/png;base64,", *at = strstr(svg, head);
    check_contains(svg, "<image x=\"10\" y=\"20\" width=\"30\" height=\"40\" preserveAspectRatio=\"none\" ");
    assert_non_null(at);
    png_image image = {.version = PNG_IMAGE_VERSION};
    assert_true(png_image_begin_read_from_memory(&image, file, decode(file, at + strlen(head))));
    assert_int_equal(image.width, width);
    assert_int_equal(image.height, 3);
    uint8_t bytes[21 * 3];
    assert_true(png_image_finish_read(&image, NULL, bytes, 0, NULL));
    for (int i = 0; i < 3 * width; i++)
      assert_int_equal(bytes[3 * i] << 16 | bytes[3 * i + 1] << 8 | bytes[3 * i + 2], words[i]);
  }
}

static void test_images_fade_and_are_cut(void **state) {
  Sheet *sheet = *state;
  const uint32_t word = 0xff123456u;
  canvas_set_alpha(&sheet->canvas, 0.5);
  canvas_image(&sheet->canvas, (Rect){300, 20, 30, 40}, &word, 1, 1);
  assert_null(strstr(written(sheet), "<image"));
  canvas_set_clip(&sheet->canvas, (Rect){0, 0, 30, 30});
  canvas_image(&sheet->canvas, (Rect){10, 20, 30, 40}, &word, 1, 1);
  const char *svg = written(sheet);
  check_contains(svg, "opacity=\"0.5\"");
  check_contains(svg, "\" clip-path=\"url(#clip0)\"/>");
}

static void test_numbers_have_two_decimals_in_every_locale(void **state) {
  Sheet *sheet = *state;
  const char *names[] = {"de_DE.UTF-8", "fr_FR.UTF-8", "C.UTF-8"};
  for (int i = 0; i < 3 && setlocale(LC_ALL, names[i]) == NULL; i++)
    continue;
  canvas_fill_rect(&sheet->canvas, (Rect){0.1 + 0.2, -0.001, 19.999, 1.05}, 0, INK);
  canvas_line(&sheet->canvas, -INFINITY, 0, 1e300, 5, 1, INK);
  const char *svg = written(sheet);
  setlocale(LC_ALL, "C");
  check_contains(svg, "<rect x=\"0.3\" y=\"0\" width=\"20\" height=\"1.05\"");
  assert_null(strstr(svg, "inf"));
  assert_null(strstr(svg, "nan"));
}

static void test_adds_behind_what_is_there(void **state) {
  Sheet *sheet = *state;
  text_add(&sheet->text, "before");
  svg_write(&sheet->text, &sheet->canvas, "");
  assert_true(strncmp(text_get(&sheet->text), "before<svg", 10) == 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_the_frame, begin, end),
      cmocka_unit_test_setup_teardown(test_shapes, begin, end),
      cmocka_unit_test_setup_teardown(test_strokes, begin, end),
      cmocka_unit_test_setup_teardown(test_text_is_text, begin, end),
      cmocka_unit_test_setup_teardown(test_clips_only_where_they_cut, begin, end),
      cmocka_unit_test_setup_teardown(test_images_are_inside_the_document, begin, end),
      cmocka_unit_test_setup_teardown(test_images_fade_and_are_cut, begin, end),
      cmocka_unit_test_setup_teardown(test_numbers_have_two_decimals_in_every_locale, begin, end),
      cmocka_unit_test_setup_teardown(test_adds_behind_what_is_there, begin, end),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
