#include "formula/formula.h"
#include "fuzz/fuzz.h"
#include "support/fixed_font.h"

#include <stdlib.h>
#include <string.h>

static bool any_color(const void *self, const char *name, Color *out) {
  (void)self;
  *out = RGB(0xC2410C);
  return name[0] != 'x';
}

/* Sets the source at its natural width or within `max_width` pixels, and draws it. */
static void set(const char *source, double max_width, bool inline_style) {
  FormulaStyle style = {.font = &fixed_font, .size = 24, .ink = RGB(0x1B2430), .max_width = max_width};
  style.inline_style = inline_style;
  style.color = any_color;
  Arena arena = {0};
  Canvas canvas = {0};
  Formula formula;
  Error err = {0};
  canvas_begin(&canvas, &fixed_font, 320, 200, RGB(0xFFFFFF));
  if (formula_layout(&formula, &arena, source, &style, &err)) {
    formula_draw(&formula, &canvas, 10, 100);
    if (!formula_check(source, NULL, &err) || !(formula.width >= 0 && formula.ascent + formula.descent >= 0))
      abort();
  } else if (err.what[0] == '\0') {
    abort();
  }
  canvas_free(&canvas);
  arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  char *source = malloc(size + 1);
  if (!source)
    return 0;
  if (size > 0)
    memcpy(source, data, size);
  source[size] = '\0';
  set(source, 0, false);
  set(source, 120, false);
  set(source, 0, true);
  Text text = {0};
  Error err = {0};
  if (formula_text(&text, source, &err) != formula_check(source, NULL, &err))
    abort();
  text_free(&text);
  free(source);
  return 0;
}
