/* Texts drawn ahead of a picture are the ones that drawing it needs. */
#include "sdl/ahead.h"

#include "canvas/raster.h"
#include "support/check.h"
#include "support/fixed_font.h"

#include <string.h>

enum { ASKED_MOST = 16, SIDE = 64 };

typedef struct Asked {
  Face face;
  double size;
  TextStyle style;
  const char *text;
} Asked;

/* A font that notes which masks it was asked for. */
typedef struct NotingFont {
  Asked asked[ASKED_MOST];
  size_t count;
} NotingFont;

static double width_of(void *self, Face face, double size, TextStyle style, const char *text) {
  (void)self;
  return font_width(&fixed_font, face, size, style, text);
}

static TextMask mask_of(void *self, Face face, double size, TextStyle style, const char *text) {
  NotingFont *font = self;
  if (font->count < ASKED_MOST)
    font->asked[font->count++] = (Asked){face, size, style, text};
  return font_mask(&fixed_font, face, size, style, text);
}

static bool is_same(const Asked *a, const Asked *b) {
  return a->face == b->face && a->size >= b->size && a->size <= b->size && a->style == b->style &&
         strcmp(a->text, b->text) == 0;
}

static bool was_asked(const NotingFont *font, size_t count, const Asked *wanted) {
  for (size_t i = 0; i < count; i++)
    if (is_same(&font->asked[i], wanted))
      return true;
  return false;
}

static void test_drawing_finds_its_texts_drawn(void **state) {
  (void)state;
  static const FontOps ops = {.width = width_of, .mask = mask_of};
  static uint32_t words[SIDE * SIDE];
  NotingFont notes = {.count = 0};
  const Font font = {.ops = &ops, .self = &notes};
  Canvas canvas = {0};
  canvas_begin(&canvas, &font, SIDE, SIDE, RGB(0x000000));
  canvas_text(&canvas, 2, 20, (Lettering){FACE_UI, 12, STYLE_PLAIN, RGB(0xffffff)}, "loss");
  canvas_fill_rect(&canvas, (Rect){4, 4, 9, 9}, 2, RGB(0xff0000));
  canvas_text(&canvas, 2, 40, (Lettering){FACE_ITALIC, 9.5, STYLE_TABULAR, RGB(0xffffff)}, "0.51");
  ahead_wait(ahead_start(&canvas));
  size_t ahead = notes.count;
  Raster *raster = raster_new();
  raster_draw(raster, (Pixels){words, SIDE, SIDE, SIDE}, &canvas);
  assert_int_equal(ahead, 2);
  assert_int_equal(notes.count, 4);
  for (size_t i = ahead; i < notes.count; i++)
    assert_true(was_asked(&notes, ahead, &notes.asked[i]));
  raster_free(raster);
  canvas_free(&canvas);
}

static void test_an_empty_picture_and_none(void **state) {
  (void)state;
  Canvas canvas = {0};
  canvas_begin(&canvas, &fixed_font, SIDE, SIDE, RGB(0x000000));
  ahead_wait(ahead_start(&canvas));
  ahead_wait(NULL);
  assert_int_equal(canvas.count, 0);
  canvas_free(&canvas);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_drawing_finds_its_texts_drawn),
      cmocka_unit_test(test_an_empty_picture_and_none),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
