/* Paragraphs: where their lines are broken.  A letter of the font is 0.6 em wide. */
#include "base/text.h"
#include "support/check.h"
#include "support/fixed_font.h"
#include "view/draw.h"

/* The lines of a text that is so many letters wide, each with a bar before it but the first. */
static void check_broken(const char *text, int letters, const char *lines) {
  Arena arena = {0};
  Canvas canvas = {0};
  Text out = {0};
  canvas_begin(&canvas, &fixed_font, 1000, 1000, RGB(0xffffff));
  Draw draw = {.canvas = &canvas, .font = &fixed_font, .arena = &arena, .u = 10};
  (void)draw_paragraph(&draw, (Rect){0, 0, 6 * letters, 1000}, (TextLook){1, false, RGB(0)}, text, true);
  for (size_t i = 0; i < canvas.count; i++) {
    bool same = i > 0 && canvas.commands[i].rect.y <= canvas.commands[i - 1].rect.y;
    text_addf(&out, "%s%s", i == 0 ? "" : same ? " " : "|", canvas.commands[i].text);
  }
  assert_string_equal(text_get(&out), lines);
  text_free(&out);
  canvas_free(&canvas);
  arena_free(&arena);
}

static void test_lines_end_between_words(void **state) {
  (void)state;
  check_broken("one two three", 9, "one two|three");
  check_broken("a b − c d", 6, "a|b − c|d"); /* not beside an operator */
}

static void test_a_long_word_is_broken_between_letters(void **state) {
  (void)state;
  check_broken("abcdefgh", 3, "abc|def|gh");
}

static void test_no_number_is_broken_inside(void **state) {
  (void)state;
  check_broken("0.8047 + 0.4828 = 1.3897x", 20, "0.8047 + 0.4828 = |1.3897x");
  check_broken("abc−0.25", 4, "abc|−0.2|5"); /* longer than a line itself */
  check_broken("abc−0.25", 5, "abc|−0.25");
  check_broken("abc1.5,7", 5, "abc|1.5,7");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_lines_end_between_words),
                                     cmocka_unit_test(test_a_long_word_is_broken_between_letters),
                                     cmocka_unit_test(test_no_number_is_broken_inside)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
