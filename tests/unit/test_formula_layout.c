#include "formula/formula.h"
#include "support/check.h"
#include "support/fixed_font.h"

#include <string.h>

/* With the fixed font every character is 0.6 em wide and 0.7 em high, without depth. */
enum { EM = 20 };

typedef struct Stage {
  Arena arena;
  Canvas canvas;
  FormulaStyle style;
  Formula formula;
} Stage;

static bool known_color(const void *self, const char *name, Color *out) {
  (void)self;
  *out = RGB(0xC2410C);
  return strcmp(name, "class4") == 0;
}

static int open_stage(void **state) {
  static Stage stage;
  stage = (Stage){.style = {.font = &fixed_font, .size = EM, .ink = RGB(0x1B2430), .color = known_color}};
  *state = &stage;
  return 0;
}

static int close_stage(void **state) {
  Stage *stage = *state;
  canvas_free(&stage->canvas);
  arena_free(&stage->arena);
  return 0;
}

/* Sets and draws a source at x = 100 on the baseline y = 200. */
static void draw(Stage *stage, const char *source) {
  Error err = {0};
  if (!formula_layout(&stage->formula, &stage->arena, source, &stage->style, &err))
    fail_msg("%s: column %d: %s", source, err.column, err.what);
  canvas_begin(&stage->canvas, &fixed_font, 800, 400, RGB(0xFFFFFF));
  formula_draw(&stage->formula, &stage->canvas, 100, 200);
}

/* The n-th command that draws exactly this text. */
static const Command *find_text(const Stage *stage, const char *text, int index) {
  for (size_t i = 0; i < stage->canvas.count; i++) {
    const Command *command = &stage->canvas.commands[i];
    if (command->kind == COMMAND_TEXT && strcmp(command->text, text) == 0 && index-- == 0)
      return command;
  }
  fail_msg("no text \"%s\" was drawn", text);
  return NULL;
}

static const Command *find_kind(const Stage *stage, CommandKind kind) {
  for (size_t i = 0; i < stage->canvas.count; i++)
    if (stage->canvas.commands[i].kind == kind)
      return &stage->canvas.commands[i];
  fail_msg("no such command was drawn");
  return NULL;
}

static void test_text_of_one_face_is_one_run(void **state) {
  Stage *stage = *state;
  draw(stage, "(-0.40)");
  assert_int_equal(stage->canvas.count, 1);
  const Command *run = find_text(stage, "(−0.40)", 0);
  assert_int_equal(run->face, FACE_MAIN);
  assert_int_equal(run->role, ROLE_FORMULA);
  check_close(run->rect.x, 100, 0, 0);
  check_close(run->rect.y, 200, 0, 0);
  check_close(stage->formula.width, 7 * 0.6 * EM, 0, 1e-9);
  draw(stage, "\\operatorname{softmax}(z)");
  assert_int_equal(find_text(stage, "softmax", 0)->face, FACE_MAIN);
  assert_int_equal(find_text(stage, "z", 0)->face, FACE_ITALIC);
}

/* Medium spaces (4/18 em) around operations, thick ones (5/18 em) around relations. */
static void test_spaces_follow_the_classes(void **state) {
  Stage *stage = *state;
  draw(stage, "1+2");
  check_close(stage->formula.width, (3 * 0.6 + 2 * 4 / 18.0) * EM, 0, 1e-9);
  draw(stage, "1=2");
  check_close(stage->formula.width, (3 * 0.6 + 2 * 5 / 18.0) * EM, 0, 1e-9);
  draw(stage, "\\log 2");
  check_close(stage->formula.width, (4 * 0.6 + 3 / 18.0) * EM, 0, 1e-9);
  draw(stage, "\\text{a}\\quad\\text{b}");
  check_close(stage->formula.width, (2 * 0.6 * 0.9 + 1) * EM, 0, 1e-9);
}

static void test_scripts_are_smaller_and_shifted(void **state) {
  Stage *stage = *state;
  draw(stage, "1_2^3");
  const Command *sub = find_text(stage, "2", 0), *sup = find_text(stage, "3", 0);
  check_close(sub->size, 0.7 * EM, 0, 1e-9);
  check_close(sup->size, 0.7 * EM, 0, 1e-9);
  assert_true(sup->rect.y < 200 && sub->rect.y > 200);
  assert_true(sub->rect.y - 0.7 * sub->size > sup->rect.y);
  check_close(sub->rect.x, sup->rect.x, 0, 0);
  draw(stage, "1^{2^{3^4}}");
  check_close(find_text(stage, "3", 0)->size, 0.5 * EM, 0, 1e-9);
  check_close(find_text(stage, "4", 0)->size, 0.5 * EM, 0, 1e-9);
  stage->style.least = 16;
  draw(stage, "1^{2^3}");
  check_close(find_text(stage, "2", 0)->size, 16, 0, 1e-9);
  check_close(find_text(stage, "3", 0)->size, 16, 0, 1e-9);
}

static void test_a_fraction_is_centred_on_its_bar(void **state) {
  Stage *stage = *state;
  draw(stage, "\\frac{12345}{6}");
  const Command *bar = find_kind(stage, COMMAND_FILL_RECT);
  const Command *above = find_text(stage, "12345", 0), *below = find_text(stage, "6", 0);
  check_close(bar->rect.w, 5 * 0.6 * EM, 0, 1);
  check_close(bar->rect.y + bar->rect.h / 2, 200 - 0.25 * EM, 0, 1);
  assert_true(above->rect.y < bar->rect.y);
  assert_true(below->rect.y - 0.7 * EM > bar->rect.y + bar->rect.h);
  check_close(below->rect.x + 0.3 * EM, bar->rect.x + bar->rect.w / 2, 0, 1);
  stage->style.inline_style = true;
  draw(stage, "\\frac{1}{2}");
  check_close(find_text(stage, "1", 0)->size, 0.7 * EM, 0, 1e-9);
}

static void test_limits_stand_above_and_below_on_display(void **state) {
  Stage *stage = *state;
  draw(stage, "\\sum_{7}^{8}");
  const Command *sum = find_text(stage, "∑", 0);
  assert_int_equal(sum->face, FACE_SIZE2);
  check_close(find_text(stage, "7", 0)->rect.x + 0.21 * EM, sum->rect.x + 0.3 * EM, 0, 1);
  assert_true(find_text(stage, "8", 0)->rect.y < sum->rect.y - 0.7 * EM);
  stage->style.inline_style = true;
  draw(stage, "\\sum_{7}^{8}");
  sum = find_text(stage, "∑", 0);
  assert_int_equal(sum->face, FACE_SIZE1);
  assert_true(find_text(stage, "7", 0)->rect.x >= sum->rect.x + 0.6 * EM - 1);
}

static void test_fences_span_their_content(void **state) {
  Stage *stage = *state;
  draw(stage, "\\begin{pmatrix}1\\\\2\\\\3\\\\4\\\\5\\end{pmatrix}");
  const Command *path = find_kind(stage, COMMAND_FILL_PATH);
  double top = 1e9, bottom = 0;
  for (size_t i = 0; i < path->count; i++) {
    top = path->points[i].y < top ? path->points[i].y : top;
    bottom = path->points[i].y > bottom ? path->points[i].y : bottom;
  }
  assert_true(top <= find_text(stage, "1", 0)->rect.y - 0.7 * EM);
  assert_true(bottom >= find_text(stage, "5", 0)->rect.y);
  check_close((top + bottom) / 2, 200 - 0.25 * EM, 0, 1);
}

static void test_rows_and_columns_are_aligned(void **state) {
  Stage *stage = *state;
  draw(stage, "\\begin{matrix}1.5 & 2\\\\-3.5 & 4\\end{matrix}");
  const Command *first = find_text(stage, "1.5", 0), *second = find_text(stage, "−3.5", 0);
  check_close(first->rect.x + first->rect.w, second->rect.x + second->rect.w, 0, 1);
  check_close(find_text(stage, "2", 0)->rect.y, first->rect.y, 0, 0);
  check_close(second->rect.y - first->rect.y, 1.2 * EM, 0, 1);
  draw(stage, "\\begin{matrix}7.5\\\\-123\\end{matrix}");
  first = find_text(stage, "7.5", 0), second = find_text(stage, "−123", 0);
  check_close(first->rect.x + first->rect.w / 2, second->rect.x + second->rect.w / 2, 0, 1);
  draw(stage, "\\begin{aligned}1 &= 2\\\\345 &= 6\\end{aligned}");
  check_close(find_text(stage, "=", 0)->rect.x, find_text(stage, "=", 1)->rect.x, 0, 0);
}

static void test_long_lines_break_at_relations_then_at_sums(void **state) {
  Stage *stage = *state;
  stage->style.max_width = 200;
  draw(stage, "1 = 22222 + 33333 + 44444 = 5");
  const Command *first = find_text(stage, "=", 0), *second = find_text(stage, "=", 1);
  check_close(first->rect.y, 200, 0, 0);
  assert_true(second->rect.y > first->rect.y + EM);
  check_close(second->rect.x, first->rect.x, 0, 1);
  const Command *plus = find_text(stage, "+", 1);
  assert_true(plus->rect.y > 200 && plus->rect.y < second->rect.y);
  check_close(plus->rect.x, find_text(stage, "22222", 0)->rect.x, 0, 1);
  assert_true(stage->formula.width <= 200);
  check_close(find_text(stage, "5", 0)->size, EM, 0, 0);
}

static void test_what_cannot_break_is_set_smaller(void **state) {
  Stage *stage = *state;
  stage->style.max_width = 200;
  draw(stage, "12345678901234567890");
  assert_true(stage->formula.width <= 200 && stage->formula.width > 180);
  stage->style.max_width = 50;
  stage->style.least = 15;
  draw(stage, "12345678901234567890");
  check_close(find_text(stage, "12345678901234567890", 0)->size, 15, 0, 1e-9);
}

static void test_colors(void **state) {
  Stage *stage = *state;
  draw(stage, "1 + \\color{class4}{2 + {3}}");
  assert_int_equal(find_text(stage, "1", 0)->color.r, 0x1B);
  assert_int_equal(find_text(stage, "2", 0)->color.r, 0xC2);
  assert_int_equal(find_text(stage, "3", 0)->color.r, 0xC2);
  double width = stage->formula.width;
  draw(stage, "1 + 2 + 3");
  check_close(stage->formula.width, width, 0, 1e-9);
  Error err = {0};
  Formula formula = {.width = -1};
  assert_false(formula_layout(&formula, &stage->arena, "x \\color{clas4}{y}", &stage->style, &err));
  assert_int_equal(err.column, 10);
  check_contains(err.what, "clas4");
  check_close(formula.width, -1, 0, 0);
}

static void test_extents_hold_the_ink(void **state) {
  Stage *stage = *state;
  draw(stage, "\\boxed{\\sqrt{\\frac{1}{2}}} + \\underbrace{3+4}_{5} + \\hat 6");
  for (size_t i = 0; i < stage->canvas.count; i++) {
    const Command *command = &stage->canvas.commands[i];
    if (command->kind == COMMAND_TEXT) {
      assert_true(command->rect.x >= 99 && command->rect.x + command->rect.w <= 101 + stage->formula.width);
      assert_true(command->rect.y <= 201 + stage->formula.descent);
      assert_true(command->rect.y - 0.7 * command->size >= 199 - stage->formula.ascent);
    }
    for (size_t p = 0; command->kind == COMMAND_FILL_PATH && p < command->count; p++) {
      assert_true(command->points[p].y >= 199 - stage->formula.ascent);
      assert_true(command->points[p].y <= 201 + stage->formula.descent);
    }
  }
  draw(stage, "");
  check_close(stage->formula.width + stage->formula.ascent + stage->formula.descent, 0, 0, 0);
}

#define STAGED(test) cmocka_unit_test_setup_teardown(test, open_stage, close_stage)

int main(void) {
  const struct CMUnitTest tests[] = {
      STAGED(test_text_of_one_face_is_one_run),
      STAGED(test_spaces_follow_the_classes),
      STAGED(test_scripts_are_smaller_and_shifted),
      STAGED(test_a_fraction_is_centred_on_its_bar),
      STAGED(test_limits_stand_above_and_below_on_display),
      STAGED(test_fences_span_their_content),
      STAGED(test_rows_and_columns_are_aligned),
      STAGED(test_long_lines_break_at_relations_then_at_sums),
      STAGED(test_what_cannot_break_is_set_smaller),
      STAGED(test_colors),
      STAGED(test_extents_hold_the_ink),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
