/* The real fonts through SDL_ttf: what is measured agrees with what is drawn. */
#include "sdl/fonts.h"

#include "base/file.h"
#include "base/text.h"
#include "support/check.h"
#include "support/folder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FOLDER "assets/fonts"
#define MINUS "\xE2\x88\x92"

typedef struct Fixture {
  FontSet *set;
  const Font *font;
} Fixture;

static int set_up(void **state) {
  Fixture *f = calloc(1, sizeof *f);
  Error err = {0};
  if (!f || !fonts_open(&f->set, FOLDER, &err)) {
    fprintf(stderr, "%s: %s\n", err.file, err.what);
    return -1;
  }
  f->font = fonts_font(f->set);
  *state = f;
  return 0;
}

static int tear_down(void **state) {
  Fixture *f = *state;
  Error err = {0};
  bool sound = fonts_check(f->set, &err);
  fonts_close(f->set);
  free(f);
  return sound ? 0 : -1;
}

static int ink_of(TextMask mask) {
  int most = 0;
  for (int y = 0; y < mask.height; y++)
    for (int x = 0; x < mask.width; x++)
      if (mask.coverage[y * mask.stride + x] > most)
        most = mask.coverage[y * mask.stride + x];
  return most;
}

/* Coverage at a pixel relative to the pen; 0 outside the mask. */
static int at_pen(TextMask mask, int x, int y) {
  x -= mask.left;
  y -= mask.top;
  return x >= 0 && x < mask.width && y >= 0 && y < mask.height ? mask.coverage[y * mask.stride + x] : 0;
}

static void test_ink_ends_where_the_advance_says(void **state) {
  const Font *font = ((Fixture *)*state)->font;
  static const char *const texts[] = {"softmax",       "HAMBURG", "소프트맥스 확률",
                                      "W[4,2] = 0.31", "∇ W ∈ ℝ", "scores z = Wx + b"};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    for (Face face = FACE_UI; face <= FACE_MAIN; face++) {
      for (int size = 9; size <= 60; size += 17) {
        TextMask mask = font_mask(font, face, size, STYLE_PLAIN, texts[i]);
        assert_in_range(ink_of(mask), 200, 255);
        /* Side bearings are up to a tenth of an em; runs of other faces start at whole pixels. */
        check_close(mask.left + mask.width, font_width(font, face, size, STYLE_PLAIN, texts[i]), 0,
                    0.12 * size + 1.5);
        check_close(mask.left, 0, 0, 0.12 * size + 1);
      }
    }
  }
}

static void test_capitals_stand_on_the_baseline(void **state) {
  const Font *font = ((Fixture *)*state)->font;
  for (Face face = FACE_UI; face <= FACE_BOLD_ITALIC; face++) {
    FaceMetrics metrics = font_metrics(font, face);
    TextMask mask = font_mask(font, face, 40, STYLE_PLAIN, "H");
    check_close(mask.top, -metrics.cap * 40, 0, 1.5);
    check_close(mask.top + mask.height, 0, 0, 1.5);
    check_close(font_glyph(font, face, 'H').y1, metrics.cap, 1e-12, 0);
    assert_true(metrics.x_height > 0.3 && metrics.x_height < metrics.cap && metrics.cap < metrics.ascent);
    assert_true(metrics.descent > 0.1 && metrics.descent < 0.6);
  }
}

static void test_tall_glyphs_reach_where_their_box_says(void **state) {
  const Font *font = ((Fixture *)*state)->font;
  for (Face face = FACE_SIZE1; face <= FACE_SIZE4; face++) {
    GlyphBox box = font_glyph(font, face, '(');
    TextMask mask = font_mask(font, face, 30, STYLE_PLAIN, "(");
    check_close(mask.top, -box.y1 * 30, 0, 1.5);
    check_close(mask.top + mask.height, -box.y0 * 30, 0, 1.5);
    check_close(mask.left, box.x0 * 30, 0, 1.5);
  }
  assert_true(font_glyph(font, FACE_SIZE4, '(').y1 > font_glyph(font, FACE_SIZE1, '(').y1);
}

static void test_plain_widths_grow_with_the_size(void **state) {
  const Font *font = ((Fixture *)*state)->font;
  double ten = font_width(font, FACE_UI, 10, STYLE_PLAIN, "기울기 AV To, 3.14");
  assert_true(ten > 60);
  check_close(font_width(font, FACE_UI, 50, STYLE_PLAIN, "기울기 AV To, 3.14"), 5 * ten, 1e-12, 0);
  check_close(font_width(font, FACE_UI, 10.4, STYLE_PLAIN, "기울기 AV To, 3.14"), ten, 0, 0);
  double kerned = font_width(font, FACE_UI, 100, STYLE_PLAIN, "AV");
  double apart = 100 * (font_glyph(font, FACE_UI, 'A').advance + font_glyph(font, FACE_UI, 'V').advance);
  assert_true(kerned < apart - 1);
}

static void test_overhanging_ink_is_no_advance(void **state) {
  const Font *font = ((Fixture *)*state)->font;
  GlyphBox f = font_glyph(font, FACE_ITALIC, 'f');
  assert_true(f.x1 > f.advance || f.x0 < 0);
  check_close(font_width(font, FACE_ITALIC, 100, STYLE_PLAIN, "f"), 100 * f.advance, 0, 0.25);
}

static void test_tabular_digits_are_equally_wide(void **state) {
  const Font *font = ((Fixture *)*state)->font;
  for (Face face = FACE_UI; face <= FACE_BOLD_ITALIC; face++) {
    for (int size = 10; size <= 40; size += 5) {
      double want = font_width(font, face, size, STYLE_TABULAR, "0000.00");
      for (int digit = '1'; digit <= '9'; digit++) {
        char text[] = "0000.00";
        for (char *at = text; *at; at++)
          if (*at == '0')
            *at = (char)digit;
        check_close(font_width(font, face, size, STYLE_TABULAR, text), want, 0, 0);
      }
      check_close(font_width(font, face, size, STYLE_TABULAR, "1,5"),
                  font_width(font, face, size, STYLE_TABULAR, "8.7"), 0, 0);
      check_close(font_width(font, face, size, STYLE_TABULAR, MINUS "1"),
                  font_width(font, face, size, STYLE_TABULAR, "+4"), 0, 0);
    }
  }
  check_close(font_width(font, FACE_UI, 20, STYLE_TABULAR, MINUS "1.25"),
              font_width(font, FACE_UI, 20, STYLE_TABULAR, " 1.25"), 0, 0);
  assert_true(font_width(font, FACE_UI, 20, STYLE_PLAIN, "1111") <
              font_width(font, FACE_UI, 20, STYLE_PLAIN, "0000"));
}

static void test_a_changed_digit_moves_nothing_else(void **state) {
  const Font *font = ((Fixture *)*state)->font;
  int first = (int)font_width(font, FACE_UI, 24, STYLE_TABULAR, MINUS "1");
  int last = (int)font_width(font, FACE_UI, 24, STYLE_TABULAR, MINUS "10");
  int end = (int)font_width(font, FACE_UI, 24, STYLE_TABULAR, MINUS "10.25 %");
  TextMask a = font_mask(font, FACE_UI, 24, STYLE_TABULAR, MINUS "10.25 %");
  uint8_t kept[64][256] = {{0}};
  for (int y = -40; y < 24; y++)
    for (int x = 0; x < end; x++)
      kept[y + 40][x] = (uint8_t)at_pen(a, x, y);
  TextMask b = font_mask(font, FACE_UI, 24, STYLE_TABULAR, MINUS "17.25 %");
  int different = 0;
  for (int y = -40; y < 24; y++)
    for (int x = 0; x < end; x++)
      if (x >= first && x < last)
        different += at_pen(b, x, y) != kept[y + 40][x];
      else
        assert_int_equal(at_pen(b, x, y), kept[y + 40][x]);
  assert_true(different > 20);
}

static void test_missing_glyphs_are_borrowed(void **state) {
  const Font *font = ((Fixture *)*state)->font;
  static const uint32_t wanted[] = {0x2207, 0x1D40, 0x2208, 0x211D, 0x2212, 0x2211, 0x2202, 0x221E,
                                    0x2248, 0x2264, 0x2190, 0x2192, 0x03B1, 0x03B7, 0xD55C};
  for (Face face = FACE_UI; face <= FACE_BOLD_ITALIC; face++) {
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
      Text text = {0};
      text_add_codepoint(&text, wanted[i]);
      assert_true(font_has(font, face, wanted[i]));
      GlyphBox box = font_glyph(font, face, wanted[i]);
      assert_true(box.advance > 0.2 && box.advance < 2 && box.y1 > box.y0);
      TextMask mask = font_mask(font, face, 32, STYLE_PLAIN, text_get(&text));
      assert_in_range(ink_of(mask), 128, 255);
      check_close(mask.top, -box.y1 * 32, 0, 2.5);
      check_close(font_width(font, face, 32, STYLE_PLAIN, text_get(&text)), box.advance * 32, 0, 0.1);
      text_free(&text);
    }
    assert_false(font_has(font, face, 0x10FFFD));
  }
  assert_true(font_glyph(font, FACE_UI, 0x1D40).y0 > 0.2); /* raised */
}

static void test_every_syllable_is_there(void **state) {
  const Font *font = ((Fixture *)*state)->font;
  for (uint32_t syllable = 0xAC00; syllable <= 0xD7A3; syllable++) {
    assert_true(font_has(font, FACE_UI, syllable));
    assert_true(font_has(font, FACE_UI_BOLD, syllable));
  }
}

static void test_blank_and_broken_texts(void **state) {
  const Font *font = ((Fixture *)*state)->font;
  check_close(font_width(font, FACE_UI, 20, STYLE_PLAIN, ""), 0, 0, 0);
  assert_int_equal(font_mask(font, FACE_UI, 20, STYLE_TABULAR, "").width, 0);
  assert_true(font_width(font, FACE_UI, 20, STYLE_PLAIN, "  ") > 2);
  assert_int_equal(font_mask(font, FACE_UI, 20, STYLE_PLAIN, "  ").width, 0);
  assert_true(ink_of(font_mask(font, FACE_UI, 20, STYLE_PLAIN, "a\xFF\xC0 b")) > 128);
  assert_true(font_mask(font, FACE_UI, 0.01, STYLE_PLAIN, "a").width <= 4);
}

static void test_forgotten_labels_come_back_the_same(void **state) {
  const Font *font = ((Fixture *)*state)->font;
  TextMask mask = font_mask(font, FACE_UI, 18, STYLE_TABULAR, "loss 0.51");
  size_t size = (size_t)mask.height * (size_t)mask.stride;
  uint8_t *kept = malloc(size);
  assert_non_null(kept);
  memcpy(kept, mask.coverage, size);
  assert_ptr_equal(font_mask(font, FACE_UI, 18, STYLE_TABULAR, "loss 0.51").coverage, mask.coverage);
  for (int i = 0; i < 6000; i++) {
    char text[16];
    snprintf(text, sizeof text, "%d", i);
    font_width(font, FACE_UI, 12, STYLE_TABULAR, text);
    if (i == 5000) /* only asking for masks may take this one away */
      assert_memory_equal(mask.coverage, kept, size);
    if (i > 5000)
      font_mask(font, FACE_UI, 12, STYLE_TABULAR, text);
  }
  TextMask again = font_mask(font, FACE_UI, 18, STYLE_TABULAR, "loss 0.51");
  assert_int_equal(again.width, mask.width);
  assert_int_equal(again.left, mask.left);
  assert_memory_equal(again.coverage, kept, size);
  free(kept);
}

/* A folder with links to all fonts but one, which holds these bytes instead. */
static void make_folder(char folder[FOLDER_PATH_MAX], Face odd, const void *bytes, size_t size) {
  char here[FOLDER_PATH_MAX];
  assert_non_null(getcwd(here, sizeof here));
  folder_make(folder);
  for (Face face = 0; face < FACE_COUNT; face++) {
    char path[3 * FOLDER_PATH_MAX], target[3 * FOLDER_PATH_MAX];
    snprintf(path, sizeof path, "%s/%s", folder, face_name(face).file);
    snprintf(target, sizeof target, "%s/" FOLDER "/%s", here, face_name(face).file);
    if (face != odd)
      assert_int_equal(symlink(target, path), 0);
    else if (bytes != NULL)
      assert_true(file_replace(path, bytes, size, NULL));
  }
}

static void check_refused(Face odd, const void *bytes, size_t size, const char *what) {
  char folder[FOLDER_PATH_MAX];
  make_folder(folder, odd, bytes, size);
  FontSet *set = NULL;
  Error err = {0};
  assert_false(fonts_open(&set, folder, &err));
  assert_null(set);
  check_contains(err.file, face_name(odd).file);
  check_contains(err.file, folder);
  check_contains(err.what, what);
  folder_remove(folder);
}

static void test_bad_files_are_named(void **state) {
  (void)state;
  Arena arena = {0};
  Error err = {0};
  char *data;
  size_t size;
  FontSet *set = NULL;
  assert_false(fonts_open(&set, "no/such/folder", &err));
  check_contains(err.file, "no/such/folder/Pretendard-Regular.otf");
  check_contains(err.what, "No such file");
  assert_true(file_read(&arena, FOLDER "/KaTeX_Main-Regular.ttf", 1 << 20, &data, &size, &err));
  check_refused(FACE_MAIN, NULL, 0, "No such file");
  check_refused(FACE_MAIN, data, size / 2, "parts missing");
  check_refused(FACE_MAIN, data, 100, "parts missing");
  check_refused(FACE_MAIN, "<html>not found</html>", 22, "not a font");
  check_refused(FACE_MAIN, "", 0, "not a font");
  arena_free(&arena);
}

static void test_a_file_broken_inside_is_reported_later(void **state) {
  (void)state;
  Arena arena = {0};
  Error err = {0};
  char *data, folder[FOLDER_PATH_MAX];
  size_t size;
  assert_true(file_read(&arena, FOLDER "/KaTeX_Main-Regular.ttf", 1 << 20, &data, &size, &err));
  memset(data + 400, 0x5A, size - 400); /* behind the table of contents */
  make_folder(folder, FACE_MAIN, data, size);
  FontSet *set = NULL;
  assert_true(fonts_open(&set, folder, &err));
  assert_true(font_mask(fonts_font(set), FACE_UI, 20, STYLE_PLAIN, "fine").width > 0);
  assert_true(fonts_check(set, &err));
  font_mask(fonts_font(set), FACE_MAIN, 20, STYLE_PLAIN, "x + y");
  assert_true(font_metrics(fonts_font(set), FACE_MAIN).ascent > 0);
  assert_false(fonts_check(set, &err));
  check_contains(err.file, "KaTeX_Main-Regular.ttf");
  fonts_close(set);
  folder_remove(folder);
  arena_free(&arena);
}

#define with_fonts(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      with_fonts(test_ink_ends_where_the_advance_says),
      with_fonts(test_capitals_stand_on_the_baseline),
      with_fonts(test_tall_glyphs_reach_where_their_box_says),
      with_fonts(test_plain_widths_grow_with_the_size),
      with_fonts(test_overhanging_ink_is_no_advance),
      with_fonts(test_tabular_digits_are_equally_wide),
      with_fonts(test_a_changed_digit_moves_nothing_else),
      with_fonts(test_missing_glyphs_are_borrowed),
      with_fonts(test_every_syllable_is_there),
      with_fonts(test_blank_and_broken_texts),
      with_fonts(test_forgotten_labels_come_back_the_same),
      cmocka_unit_test(test_bad_files_are_named),
      cmocka_unit_test(test_a_file_broken_inside_is_reported_later),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
