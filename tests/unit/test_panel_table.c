#include "support/check.h"
#include "support/fixed_font.h"
#include "support/panel_sheet.h"

#include <math.h>
#include <string.h>

static PanelSheet sheet;

static void open_panel(const char *panel) {
  sheet = (PanelSheet){0};
  panel_sheet_open(&sheet, &fixed_font, SHEET_CHAIN, panel);
}

static int tear_down(void **state) {
  (void)state;
  panel_sheet_close(&sheet);
  return 0;
}

static bool same_color(Color a, Color b) {
  return a.r == b.r && a.g == b.g && a.b == b.b;
}

static size_t commands(CommandKind kind, Color color) {
  size_t count = 0;
  for (size_t i = 0; i < sheet.canvas.count; i++)
    count += sheet.canvas.commands[i].kind == kind && same_color(sheet.canvas.commands[i].color, color);
  return count;
}

static Rect place_of(ValueId value, size_t row, size_t col) {
  const Hit *hit = panel_sheet_hit(&sheet, value, row, col, false);
  assert_non_null(hit);
  return hit->rect;
}

static Color light(void) {
  return color_mix(sheet.draw.theme->card, sheet.draw.theme->accent, 0.22);
}

/* --- Matrices */

static void rows_and_columns_stand_as_in_the_matrix(void **state) {
  (void)state;
  open_panel("table: { of: [W, x, b, z], signs: '\\cdot & + & =', shape: yes }");
  panel_sheet_draw(&sheet, SHEET_SCORES, 90, 24);
  assert_true(place_of(VALUE_W, 0, 1).x > place_of(VALUE_W, 0, 0).x);
  assert_true(place_of(VALUE_W, 1, 0).y > place_of(VALUE_W, 0, 0).y);
  assert_true(place_of(VALUE_Z, 0, 0).x > place_of(VALUE_B, 0, 0).x);
  check_close(place_of(VALUE_Z, 2, 0).y, place_of(VALUE_W, 2, 0).y, 0, 1);
  check_contains(panel_sheet_words(&sheet), "3 × 2");
  check_contains(panel_sheet_words(&sheet), "2 × 1");
  size_t brackets = 0;
  for (size_t i = 0; i < sheet.canvas.count; i++)
    brackets += sheet.canvas.commands[i].kind == COMMAND_STROKE && sheet.canvas.commands[i].count == 4;
  assert_int_equal(brackets, 8);
}

static void what_is_not_on_screen_yet_keeps_its_place_empty(void **state) {
  (void)state;
  open_panel("table: { of: [W, x, b, z], signs: '\\cdot & + & =' }");
  panel_sheet_draw(&sheet, SHEET_GIVEN, 90, 24);
  Rect before = place_of(VALUE_W, 0, 0);
  assert_null(panel_sheet_hit(&sheet, VALUE_Z, 0, 0, false));
  panel_sheet_draw(&sheet, SHEET_SCORES, 90, 24);
  check_close(place_of(VALUE_W, 0, 0).x, before.x, 0, 0);
  assert_non_null(panel_sheet_hit(&sheet, VALUE_Z, 0, 0, false));
}

static void turned_vectors_lie_down(void **state) {
  (void)state;
  open_panel("table: { of: [x, \"W[2]\"], turn: [x, \"W[2]\"] }");
  panel_sheet_draw(&sheet, SHEET_GIVEN, 60, 24);
  check_close(place_of(VALUE_X, 0, 0).y, place_of(VALUE_X, 1, 0).y, 0, 0);
  assert_true(place_of(VALUE_X, 1, 0).x > place_of(VALUE_X, 0, 0).x);
  check_close(place_of(VALUE_W, 1, 0).x, place_of(VALUE_W, 1, 1).x, 0, 0);
  assert_true(place_of(VALUE_W, 1, 1).y > place_of(VALUE_W, 1, 0).y);
}

static void a_row_added_to_a_matrix_is_repeated(void **state) {
  (void)state;
  open_panel("table: { of: [W, x, W], turn: x, signs: '+ & =' }");
  panel_sheet_draw(&sheet, SHEET_GIVEN, 90, 24);
  size_t fives = 0;
  for (size_t i = 0; i < sheet.canvas.count; i++) {
    const Command *command = &sheet.canvas.commands[i];
    fives += command->kind == COMMAND_TEXT && strcmp(command->text, "5") == 0;
  }
  assert_int_equal(fives, 3);
  size_t hits = 0;
  for (size_t i = 0; i < sheet.hits.count; i++)
    hits += sheet.hits.items[i].target.kind == TARGET_CELL && sheet.hits.items[i].target.a == VALUE_X;
  assert_int_equal(hits, 2); /* the repeated ones are copies */
}

/* --- Products */

static void the_framed_number_lights_its_row_and_column(void **state) {
  (void)state;
  open_panel(
      "table: { of: [W, x, b, z], signs: '\\cdot & + & =', product: yes, frame: [{ of: \"z[label]\" }] }");
  panel_sheet_draw(&sheet, SHEET_SCORES, 90, 30);
  assert_int_equal(commands(COMMAND_FILL_RECT, light()), 2 + 2 + 1); /* a row of W, x, one b */
  check_contains(panel_sheet_words(&sheet), "=");                    /* the sum behind it stands below */
}

static void a_number_pointed_at_lights_its_own(void **state) {
  (void)state;
  open_panel("table: { of: [W, x, z], signs: '\\cdot & =', product: yes }");
  panel_sheet_draw(&sheet, SHEET_SCORES, 90, 30);
  assert_int_equal(commands(COMMAND_FILL_RECT, light()), 0);
  sheet.state.hover = (Target){TARGET_CELL, VALUE_Z, 2, 0, 0};
  panel_sheet_draw(&sheet, SHEET_SCORES, 90, 30);
  assert_int_equal(commands(COMMAND_FILL_RECT, light()), 4);
  sheet.state.hover = (Target){TARGET_CELL, VALUE_W, 2, 0, 0}; /* no result */
  panel_sheet_draw(&sheet, SHEET_SCORES, 90, 30);
  assert_int_equal(commands(COMMAND_FILL_RECT, light()), 0);
}

/* --- Marks */

static void frames_have_names(void **state) {
  (void)state;
  open_panel("table: { of: [p, y], frame: [{ of: \"p[label]\", title: { ko: 정답, en: right } }] }");
  panel_sheet_draw(&sheet, SHEET_LOSS, 60, 24);
  assert_int_equal(commands(COMMAND_BORDER, sheet.draw.theme->accent), 1);
  check_contains(panel_sheet_words(&sheet), "right");
  assert_string_equal(panel_sheet_print(&sheet), "Table: p (3 × 1), y (3 × 1)\nFramed: p₂ = 0.87\n");
}

static void numbers_that_do_not_count_are_struck_out(void **state) {
  (void)state;
  open_panel("table: { of: p, only: y }");
  panel_sheet_draw(&sheet, SHEET_LOSS, 60, 24);
  size_t lines = 0;
  for (size_t i = 0; i < sheet.canvas.count; i++)
    lines += sheet.canvas.commands[i].kind == COMMAND_STROKE &&
             same_color(sheet.canvas.commands[i].color, sheet.draw.theme->muted);
  assert_int_equal(lines, 2);
}

static void heat_grows_with_size_and_turns_with_sign(void **state) {
  (void)state;
  open_panel("table: { of: W, heat: W }");
  panel_sheet_draw(&sheet, SHEET_GIVEN, 60, 24);
  Color most = {0}, least = {0}, negative = {0};
  for (size_t i = 0; i < sheet.canvas.count; i++) {
    const Command *command = &sheet.canvas.commands[i];
    Rect inner = rect_inset(command->rect, 1);
    if (command->kind != COMMAND_FILL_RECT || command->role != ROLE_DECORATION)
      continue;
    if (rect_contains(inner, place_of(VALUE_W, 1, 0).x + 5, place_of(VALUE_W, 1, 0).y + 5))
      most = command->color; /* 0.4 */
    if (rect_contains(inner, place_of(VALUE_W, 0, 1).x + 5, place_of(VALUE_W, 0, 1).y + 5))
      least = command->color; /* 0.1 */
    if (rect_contains(inner, place_of(VALUE_W, 1, 1).x + 5, place_of(VALUE_W, 1, 1).y + 5))
      negative = command->color; /* -0.2 */
  }
  assert_true(most.r < least.r);        /* bluer */
  assert_true(negative.r > negative.b); /* and orange */
}

static void a_row_below_stands_in_its_columns(void **state) {
  (void)state;
  open_panel("table: { of: W, foot: x }");
  panel_sheet_draw(&sheet, SHEET_GIVEN, 60, 30);
  assert_true(place_of(VALUE_X, 0, 0).y > place_of(VALUE_W, 2, 0).y);
  check_close(place_of(VALUE_X, 1, 0).x, place_of(VALUE_W, 2, 1).x, 0, 1);
  const Target last = {TARGET_CELL, VALUE_W, 2, 1, 0};
  const Hit *below = hits_move(&sheet.hits, last, 0, 1);
  assert_true(below && below->target.a == VALUE_X && below->target.b == 1);
  panel_sheet_close(&sheet);
  open_panel("table: { of: W, foot: x, sides: 'a & b & c & q' }");
  panel_sheet_draw(&sheet, SHEET_GIVEN, 60, 30);
  check_contains(panel_sheet_words(&sheet), "q");
}

/* --- Large ones */

static const char BIG[] = "{ x: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], label: 3, eta: 0.1, updates: 2,\n"
                          "  b: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], W: [%s] }";

static void open_big(const char *panel) {
  Text rows = {0};
  sheet = (PanelSheet){0};
  for (int k = 0; k < 10; k++)
    text_addf(&rows, "%s[0.11, 0.12, -0.13, 0.14, 0.15, 0.16, 0.17, -0.18, 0.19, 0.20, 0.21, 0.22]",
              k > 0 ? ", " : "");
  panel_sheet_open(&sheet, &fixed_font, arena_printf(&sheet.arena, BIG, text_get(&rows)), panel);
  text_free(&rows);
}

static void a_large_matrix_fits_where_there_is_room(void **state) {
  (void)state;
  open_big("table: { of: W }");
  panel_sheet_draw(&sheet, SHEET_GIVEN, 110, 40);
  for (size_t k = 0; k < 10; k++)
    for (size_t d = 0; d < 12; d++)
      assert_non_null(panel_sheet_hit(&sheet, VALUE_W, k, d, false));
}

static void of_a_larger_one_the_ends_and_what_is_framed_are_shown(void **state) {
  (void)state;
  open_big("table: { of: W, frame: [{ of: \"W[8,9]\" }] }");
  panel_sheet_draw(&sheet, SHEET_GIVEN, 46, 20);
  assert_non_null(panel_sheet_hit(&sheet, VALUE_W, 0, 0, false));
  assert_non_null(panel_sheet_hit(&sheet, VALUE_W, 9, 11, false));
  assert_non_null(panel_sheet_hit(&sheet, VALUE_W, 7, 8, false));
  assert_null(panel_sheet_hit(&sheet, VALUE_W, 4, 6, false));
}

/* --- Heads and words */

static void heads_come_from_the_lesson_or_from_what_the_rows_are(void **state) {
  (void)state;
  open_panel("table: { of: W, heads: '\\text{left} & \\text{right}' }");
  panel_sheet_draw(&sheet, SHEET_GIVEN, 60, 24);
  check_contains(panel_sheet_words(&sheet), "left");
  check_contains(panel_sheet_words(&sheet), "cat"); /* the rows are classes */
  panel_sheet_close(&sheet);
  open_panel("table: { of: W, sides: '\\text{first} & b & c', names: M }");
  panel_sheet_draw(&sheet, SHEET_GIVEN, 60, 24);
  check_contains(panel_sheet_words(&sheet), "first");
  check_contains(panel_sheet_words(&sheet), "M");
  check_contains(panel_sheet_words(&sheet), "length"); /* the columns are features */
}

static void a_table_of_words_has_columns_and_numbers(void **state) {
  (void)state;
  open_panel("table: { lines: [\n"
             "  { text: { ko: '손실 & 작을수록 좋다', en: 'loss & the less the better' }, of: loss },\n"
             "  { text: { ko: '둘째 & $x_1$', en: 'second & $x_1$' }, when: seen(loss) } ] }");
  panel_sheet_draw(&sheet, SHEET_LOSS, 60, 24);
  check_contains(panel_sheet_words(&sheet), "better");
  check_contains(panel_sheet_words(&sheet), "second");
  assert_non_null(panel_sheet_hit(&sheet, VALUE_LOSS, 0, 0, false));
  assert_string_equal(panel_sheet_print(&sheet), "loss | the less the better | ℓ = 0.14\nsecond | x₁\n");
  panel_sheet_draw(&sheet, SHEET_GIVEN, 60, 24);
  assert_null(strstr(panel_sheet_words(&sheet), "second"));
  assert_null(panel_sheet_hit(&sheet, VALUE_LOSS, 0, 0, false));
}

static void numbers_can_be_reached_with_arrows(void **state) {
  (void)state;
  open_panel("table: { of: [W, b] }");
  panel_sheet_draw(&sheet, SHEET_GIVEN, 60, 24);
  const Target from = {TARGET_CELL, VALUE_W, 1, 1, 0};
  const Hit *right = hits_move(&sheet.hits, from, 1, 0), *down = hits_move(&sheet.hits, from, 0, 1);
  assert_true(right && right->target.a == VALUE_B && right->target.b == 1);
  assert_true(down && down->target.a == VALUE_W && down->target.b == 2);
}

#define TEST(name) cmocka_unit_test_teardown(name, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(rows_and_columns_stand_as_in_the_matrix),
      TEST(what_is_not_on_screen_yet_keeps_its_place_empty),
      TEST(turned_vectors_lie_down),
      TEST(a_row_added_to_a_matrix_is_repeated),
      TEST(the_framed_number_lights_its_row_and_column),
      TEST(a_number_pointed_at_lights_its_own),
      TEST(frames_have_names),
      TEST(numbers_that_do_not_count_are_struck_out),
      TEST(heat_grows_with_size_and_turns_with_sign),
      TEST(a_row_below_stands_in_its_columns),
      TEST(a_large_matrix_fits_where_there_is_room),
      TEST(of_a_larger_one_the_ends_and_what_is_framed_are_shown),
      TEST(heads_come_from_the_lesson_or_from_what_the_rows_are),
      TEST(a_table_of_words_has_columns_and_numbers),
      TEST(numbers_can_be_reached_with_arrows),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
