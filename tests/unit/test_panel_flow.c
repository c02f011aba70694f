#include "support/check.h"
#include "support/fixed_font.h"
#include "support/given.h"
#include "support/panel_sheet.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define COLUMNS                                                                                               \
  "{ show: weights, of: W, by: x, title: W, then: [{ of: products, until: z }, { of: dW }, { of: W_next }] "  \
  "},"                                                                                                        \
  " { show: weights, of: b, then: [{ of: db }, { of: b_next }] },"                                            \
  " { show: bar, of: z, sum: sum(z), then: [{ of: z_next }] },"                                               \
  " { show: bar, of: exp_z, scale: update, sum: sum_exp, then: [{ of: exp_z_next, sum: sum_exp_next }] },"    \
  " { show: bar, of: p, full: 1, name: { ko: 확률, en: probability }, sum: sum(p), then: [{ of: p_next }] " \
  "},"                                                                                                        \
  " { show: target, of: y },"                                                                                 \
  " { show: arrow, of: dz, sum: sum(dz) },"                                                                   \
  " { show: arrow, of: move, like: dz }"
#define FLOW "flow: { label: label, label_name: { ko: 정답, en: right class }, columns: [" COLUMNS "] }"

/* --- What is shown when */

static PanelSheet sheet;

static void open_with(const char *chain, const char *panel) {
  sheet = (PanelSheet){0};
  panel_sheet_open(&sheet, &fixed_font, chain, panel);
}

static int tear_down(void **state) {
  (void)state;
  panel_sheet_close(&sheet);
  return 0;
}

static const Hit *cell(ValueId value, size_t row, size_t col) {
  return panel_sheet_hit(&sheet, value, row, col, false);
}

static void test_what_is_not_seen_is_absent(void **state) {
  (void)state;
  open_with(SHEET_CHAIN, FLOW);
  panel_sheet_draw(&sheet, SHEET_GIVEN, 100, 40);
  assert_non_null(cell(VALUE_W, 2, 1));
  assert_non_null(cell(VALUE_X, 1, 0));
  assert_non_null(cell(VALUE_LABEL, 0, 0));
  assert_null(cell(VALUE_Z, 0, 0));
  assert_null(strstr(panel_sheet_words(&sheet), "probability"));
  panel_sheet_draw(&sheet, SHEET_LOSS, 100, 40);
  assert_non_null(cell(VALUE_Z, 2, 0));
  assert_non_null(cell(VALUE_DZ, 2, 0));
  assert_null(cell(VALUE_MOVE, 2, 0));
  check_contains(panel_sheet_words(&sheet), "probability");
  assert_null(cell(VALUE_Z_NEXT, 0, 0));
}

static void test_the_old_stays_below_the_new(void **state) {
  (void)state;
  open_with(SHEET_CHAIN, FLOW);
  panel_sheet_draw(&sheet, SHEET_UPDATE, 120, 40);
  const Hit *new = cell(VALUE_W_NEXT, 0, 0), *old = cell(VALUE_W, 0, 0);
  assert_non_null(new);
  assert_non_null(old);
  assert_true(old->rect.y >= new->rect.y + new->rect.h - 1e-6);
  check_close(old->rect.x, new->rect.x, 0, 1e-6);
  assert_non_null(cell(VALUE_Z_NEXT, 0, 0));
  assert_non_null(cell(VALUE_MOVE, 0, 0));
}

static void test_rows_and_columns_are_in_line(void **state) {
  (void)state;
  open_with(SHEET_CHAIN, FLOW);
  panel_sheet_draw(&sheet, SHEET_GIVEN, 100, 40);
  const Hit *x = cell(VALUE_X, 1, 0);
  for (size_t k = 0; k < 3; k++) {
    const Hit *weight = cell(VALUE_W, k, 1), *next = cell(VALUE_B, k, 0);
    check_close(weight->rect.x, x->rect.x, 0, 1e-6);
    check_close(weight->rect.w, x->rect.w, 0, 1e-6);
    check_close(weight->rect.y, next->rect.y, 0, 1e-6);
    assert_true(next->rect.x >= weight->rect.x + weight->rect.w);
    assert_true(weight->rect.y > x->rect.y + x->rect.h);
    assert_true(weight->editable);
  }
}

/* --- The label */

static size_t chips(void) {
  size_t count = 0;
  for (size_t i = 0; i < sheet.hits.count; i++)
    count += sheet.hits.items[i].action.kind == ACTION_LABEL;
  return count;
}

static void test_a_click_on_a_chip_makes_its_class_the_right_one(void **state) {
  (void)state;
  open_with(SHEET_CHAIN, FLOW);
  panel_sheet_draw(&sheet, SHEET_GIVEN, 100, 40);
  assert_int_equal(chips(), 3);
  check_contains(panel_sheet_words(&sheet), "cat");
  check_contains(panel_sheet_words(&sheet), "right class");
  sheet.lesson.ranges[given_field(&sheet.lesson.setup, "label")].editable =
      false; /* what cannot be changed does not look it */
  panel_sheet_draw(&sheet, SHEET_GIVEN, 100, 40);
  assert_int_equal(chips(), 0);
}

/* --- Arrows */

enum { CLASSES = 3 };

/* The closed outlines drawn, from the first; an arrow's tip is its fourth point. */
static const Command *outline(size_t i) {
  for (size_t k = 0; k < sheet.canvas.count; k++) {
    const Command *command = &sheet.canvas.commands[k];
    if (command->kind == COMMAND_FILL_PATH && command->count >= 7 && i-- == 0)
      return command;
  }
  fail_msg("no such arrow");
  return NULL;
}

static double arrow_length(size_t i) {
  const Command *arrow = outline(i);
  return arrow->points[3].x - arrow->points[0].x;
}

static void test_a_move_is_as_long_as_its_gradient_and_opposite(void **state) {
  (void)state;
  open_with(SHEET_CHAIN, FLOW);
  panel_sheet_draw(&sheet, SHEET_UPDATE, 140, 44);
  for (size_t i = 0; i < CLASSES; i++)
    check_close(arrow_length(i), -arrow_length(CLASSES + i), 0.2, 2);
}

/* The number behind an arrow, as it is written. */
static double number_behind(size_t i) {
  const Command *command = outline(i), *end = sheet.canvas.commands + sheet.canvas.count;
  while (command < end && command->kind != COMMAND_TEXT)
    command++;
  assert_true(command < end);
  return strtod(command->text, NULL);
}

/* A gradient and its move are of one length and not of one size: below each stands an arrow, and what it is.
 */
static void test_what_arrows_stand_for(void **state) {
  (void)state;
  open_with(SHEET_CHAIN, FLOW);
  panel_sheet_draw(&sheet, SHEET_UPDATE, 140, 44);
  const ValueId shown[] = {VALUE_DZ, VALUE_MOVE};
  double keys[2];
  for (size_t c = 0; c < 2; c++) {
    size_t longest = 0, key = 2 * CLASSES + c;
    for (size_t i = 1; i < CLASSES; i++)
      if (fabs(arrow_length(c * CLASSES + i)) > fabs(arrow_length(c * CLASSES + longest)))
        longest = i;
    double number = trace_number(&sheet.trace, SHEET_UPDATE, (Cell){shown[c], longest, 0});
    keys[c] = number_behind(key);
    check_close(arrow_length(key) / keys[c], arrow_length(c * CLASSES + longest) / number, 0.05, 0);
  }
  assert_true(keys[0] > 2 * keys[1]);
}

/* --- Bars */

static void test_a_given_bar_can_be_dragged(void **state) {
  (void)state;
  open_with(SHEET_CHAIN, "flow: { columns: [{ show: bar, of: x }] }");
  panel_sheet_draw(&sheet, SHEET_GIVEN, 60, 30);
  const Hit *hit = panel_sheet_hit(&sheet, VALUE_X, 0, 0, true);
  assert_non_null(hit);
  assert_int_equal(hit->handle.kind, HANDLE_X);
  double middle = hit->handle.plane.x +
                  hit->handle.plane.w * (5 - hit->handle.x_low) / (hit->handle.x_high - hit->handle.x_low);
  check_close(middle, hit->handle.plane.x + hit->handle.plane.w, 0, 2); /* 5 is the greatest of them */
  panel_sheet_close(&sheet);
  open_with(SHEET_CHAIN, "flow: { columns: [{ show: bar, of: z }] }");
  panel_sheet_draw(&sheet, SHEET_SCORES, 60, 30);
  assert_null(panel_sheet_hit(&sheet, VALUE_Z, 0, 0, true));
}

static void test_sums_stand_below(void **state) {
  (void)state;
  open_with(SHEET_CHAIN, FLOW);
  panel_sheet_draw(&sheet, SHEET_LOSS, 130, 44);
  check_contains(panel_sheet_words(&sheet), "1.00");
  assert_non_null(cell(VALUE_SUM_EXP, 0, 0));
  assert_true(cell(VALUE_SUM_EXP, 0, 0)->rect.y > cell(VALUE_Z, 2, 0)->rect.y);
}

/* The solid upright line from the top of the rows to their foot that is `i`-th; the axis is one too. */
static double line_at(size_t i) {
  for (size_t k = 0; k < sheet.canvas.count; k++) {
    const Command *command = &sheet.canvas.commands[k];
    if (command->kind == COMMAND_STROKE && command->count == 2 &&
        fabs(command->points[0].x - command->points[1].x) < 1e-9 && i-- == 0)
      return command->points[0].x;
  }
  fail_msg("no such line");
  return 0;
}

static void test_a_level_crosses_the_bars_where_its_number_lies(void **state) {
  (void)state;
  open_with(SHEET_CHAIN, "flow: { columns: [{ show: bar, of: p, full: 1, level: [loss] }] }");
  panel_sheet_draw(&sheet, SHEET_SCORES, 60, 30);
  const Hit *hit = cell(VALUE_P, 0, 0);
  assert_null(hit);
  panel_sheet_draw(&sheet, SHEET_LOSS, 60, 30);
  double loss = trace_number(&sheet.trace, SHEET_LOSS, (Cell){VALUE_LOSS, 0, 0});
  Rect track = {0};
  for (size_t k = 0; k < sheet.canvas.count && track.w <= 0; k++)
    if (sheet.canvas.commands[k].kind == COMMAND_FILL_RECT && sheet.canvas.commands[k].rect.w > 200 &&
        sheet.canvas.commands[k].rect.h < 60)
      track = sheet.canvas.commands[k].rect;
  check_close(line_at(0), track.x + track.w * fmin(loss, 1), 0, 1.5);
}

#define SPARE_Z                                                                                              \
  "flow: { columns: [{ show: weights, of: W, by: x, spare: 2 }, { show: bar, of: z, spare: 1 }, "            \
  "{ show: bar, of: exp_z }, { show: bar, of: p }] }"

static void test_spare_columns_give_way(void **state) {
  (void)state;
  open_with(SHEET_CHAIN, SPARE_Z);
  panel_sheet_draw(&sheet, SHEET_LOSS, 90, 30);
  assert_non_null(cell(VALUE_Z, 0, 0));
  assert_non_null(cell(VALUE_W, 0, 0));
  panel_sheet_draw(&sheet, SHEET_LOSS, 42, 30); /* the one with the least number first */
  assert_null(cell(VALUE_Z, 0, 0));
  assert_non_null(cell(VALUE_W, 0, 0));
  panel_sheet_draw(&sheet, SHEET_LOSS, 27, 30);
  assert_null(cell(VALUE_W, 0, 0));
  assert_non_null(cell(VALUE_P, 0, 0));
}

static void test_spare_columns_stay_until_the_room_is_needed(void **state) {
  (void)state;
  open_with(SHEET_CHAIN, SPARE_Z);
  panel_sheet_draw(&sheet, SHEET_SCORES, 42, 30);
  assert_non_null(cell(VALUE_Z, 0, 0)); /* what takes its room is yet to come */
  assert_non_null(cell(VALUE_W, 0, 0));
  panel_sheet_draw(&sheet, SHEET_SCORES, 18, 30); /* what is new stays */
  assert_non_null(cell(VALUE_Z, 0, 0));
  assert_null(cell(VALUE_W, 0, 0));
}

static void test_weights_are_a_network_where_there_is_room(void **state) {
  (void)state;
  open_with("{ x: [1, 2, 3], W: [[1, 2, 3], [4, 5, 1], [2, 3, 4]], b: [1, 2, 3], label: 1, eta: 0.1, "
            "alpha: 0, updates: 2 }",
            "flow: { weights: [{ of: W }], columns: [{ show: weights, of: dW, by: [W, b], by_title: W }] }");
  size_t lines[2];
  for (size_t i = 0; i < 2; i++) {
    panel_sheet_draw(&sheet, SHEET_UPDATE, i == 0 ? 40 : 110, 40);
    lines[i] = 0;
    for (size_t k = 0; k < sheet.canvas.count; k++)
      lines[i] += sheet.canvas.commands[k].kind == COMMAND_STROKE;
  }
  assert_true(lines[1] >= lines[0] + 9); /* an arrow for each weight */
}

/* --- Marks, rows across */

static void test_a_vector_lies_in_one_row_below_another(void **state) {
  (void)state;
  open_with(SHEET_CHAIN, "flow: { columns: [{ show: weights, of: 'W[label]', by: x }] }");
  panel_sheet_draw(&sheet, SHEET_GIVEN, 60, 20);
  const Hit *first = cell(VALUE_W, 1, 0), *second = cell(VALUE_W, 1, 1);
  assert_non_null(first);
  assert_non_null(second);
  check_close(first->rect.y, second->rect.y, 0, 1e-6);
  assert_null(cell(VALUE_W, 0, 0));
  panel_sheet_close(&sheet);
  open_with(SHEET_CHAIN, "flow: { columns: [{ show: weights, of: x, by: x }] }");
  panel_sheet_draw(&sheet, SHEET_GIVEN, 60, 20);
  assert_non_null(cell(VALUE_X, 1, 0));
}

static void test_a_matrix_above_the_columns(void **state) {
  (void)state;
  open_with("{ x: [1, 2, 3], W: [[1, 2, 3], [4, 5, 1], [2, 3, 4]], b: [1, 2, 3], label: 1, eta: 0.1, "
            "alpha: 0, updates: 2 }",
            "flow: { columns: [{ show: weights, of: dW, by: [W, b], by_title: W }] }");
  panel_sheet_draw(&sheet, SHEET_LOSS, 60, 50);
  const Hit *first = cell(VALUE_W, 0, 0), *below = cell(VALUE_W, 0, 1), *beside = cell(VALUE_W, 1, 0);
  assert_non_null(first);
  assert_true(below->rect.y > first->rect.y); /* its rows are columns here */
  assert_true(beside->rect.x > first->rect.x);
  assert_true(cell(VALUE_B, 0, 0)->rect.y > below->rect.y);
}

/* Steps without these lines are not low in an empty card. */
static void test_what_comes_above_takes_no_room_before(void **state) {
  (void)state;
  open_with("{ x: [1, 2, 3], W: [[1, 2, 3], [4, 5, 1], [2, 3, 4]], b: [1, 2, 3], label: 1, eta: 0.1, "
            "alpha: 0, updates: 2 }",
            "flow: { columns: [{ show: weights, of: W }, { show: weights, of: W_next, by: [dW, db] }] }");
  panel_sheet_draw(&sheet, SHEET_GIVEN, 60, 50);
  double before = cell(VALUE_W, 0, 0)->rect.y;
  panel_sheet_draw(&sheet, SHEET_LOSS, 60, 50);
  assert_non_null(cell(VALUE_DW, 0, 0));
  assert_true(cell(VALUE_W, 0, 0)->rect.y > before + 10 * sheet.draw.u);
}

static void test_a_gradient_beside_new_numbers_is_from_before(void **state) {
  (void)state;
  open_with(SHEET_CHAIN, "flow: { columns: [{ show: bar, of: z, then: [{ of: z_next }] }, "
                         "{ show: arrow, of: dz, name: { ko: 기울기, en: gradient } }] }");
  panel_sheet_draw(&sheet, SHEET_LOSS, 100, 40);
  check_contains(panel_sheet_words(&sheet), "gradient");
  assert_null(strstr(panel_sheet_words(&sheet), "before"));
  panel_sheet_draw(&sheet, SHEET_UPDATE, 100, 40);
  check_contains(panel_sheet_words(&sheet), "gradient, before");
  panel_sheet_draw(&sheet, SHEET_UPDATE, 20, 40); /* without room for it */
  assert_null(strstr(panel_sheet_words(&sheet), "before"));
}

/* --- Sizes */

static double smallest_number(void) {
  double least = INFINITY;
  for (size_t i = 0; i < sheet.canvas.count; i++)
    if (sheet.canvas.commands[i].kind == COMMAND_TEXT && sheet.canvas.commands[i].role == ROLE_NUMBER)
      least = fmin(least, sheet.canvas.commands[i].size);
  return least / sheet.draw.u;
}

/* Also what stands back, what it was before, and what arrows stand for. */
static void test_no_number_of_the_main_panel_is_small(void **state) {
  (void)state;
  open_with(SHEET_CHAIN, FLOW);
  sheet.draw.main = panel_sheet_panel(&sheet);
  for (double width = 105; width < 140; width += 7)
    for (double height = 20; height < 60; height += 5) {
      panel_sheet_draw(&sheet, SHEET_UPDATE, width, height);
      assert_true(smallest_number() >= NUMBER_MAIN - 1e-6);
    }
  sheet.draw.main = NULL;
  panel_sheet_draw(&sheet, SHEET_UPDATE, 84, 20);
  assert_true(smallest_number() < NUMBER_MAIN - 0.1);
}

/* --- Motion */

static bool says(const char *part) {
  return strstr(panel_sheet_words(&sheet), part) != NULL;
}

static void test_products_fly_with_a_plus(void **state) {
  (void)state;
  open_with(SHEET_CHAIN, FLOW);
  bool plus = false;
  for (int i = 1; i < 20; i++) {
    sheet.state.progress = i / 20.0;
    panel_sheet_draw(&sheet, SHEET_SCORES, 100, 40);
    plus = plus || says("+");
  }
  assert_true(plus);
  sheet.state.progress = 1;
  panel_sheet_draw(&sheet, SHEET_SCORES, 100, 40);
  assert_false(says("+"));
}

static void test_columns_slide(void **state) {
  (void)state;
  open_with(SHEET_CHAIN, FLOW);
  panel_sheet_draw(&sheet, SHEET_GIVEN, 90, 40);
  double before = cell(VALUE_B, 0, 0)->rect.x;
  sheet.state.progress = 0;
  panel_sheet_draw(&sheet, SHEET_SCORES, 90, 40);
  check_close(cell(VALUE_B, 0, 0)->rect.x, before, 0, 1e-6);
}

/* --- Sizes and numbers at the edge */

static void check_inside(void) {
  for (size_t i = 0; i < sheet.hits.count; i++) {
    const Hit *hit = &sheet.hits.items[i];
    if (hit->target.kind != TARGET_CELL)
      continue;
    assert_true(hit->rect.x >= sheet.rect.x - 1 &&
                hit->rect.x + hit->rect.w <= sheet.rect.x + sheet.rect.w + 1);
  }
}

static void test_every_size(void **state) {
  (void)state;
  static const double sizes[][2] = {{30, 15}, {45, 60}, {60, 20}, {120, 15}, {120, 60}, {5, 5}, {1, 1}};
  open_with(SHEET_CHAIN, FLOW);
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
    for (size_t step = SHEET_GIVEN; step <= SHEET_UPDATE; step++)
      for (int late = 0; late < 2; late++) {
        sheet.state.progress = late ? 1 : 0.4;
        sheet.state.language = late ? LANG_KO : LANG_EN;
        sheet.state.dark = late;
        panel_sheet_draw(&sheet, step, sizes[i][0], sizes[i][1]);
        if (sizes[i][0] >= 60)
          check_inside();
      }
}

#define FIVE(number) number ", " number ", " number ", " number ", " number
#define TWELVE(number) FIVE(number) ", " FIVE(number) ", " number ", " number
#define REST "label: 1, eta: 0.1, alpha: 0, updates: 2 }"

static void test_numbers_at_the_edge(void **state) {
  (void)state;
  static const char *const chains[] = {
      "{ x: [" TWELVE("20") "], W: [[" TWELVE("5") "], [" TWELVE("-5") "]], b: [0, 0], " REST, /* e^1200 */
      "{ x: [20], W: [[5], [-5]], b: [0, 0], " REST, "{ x: [0, 0], W: [[0, 0], [0, 0]], b: [0, 0], " REST,
      "{ x: [-9, -9], W: [[-1, -2], [-3, -4]], b: [-5, -6], " REST,
      "{ x: [" TWELVE("1") "], W: [" FIVE("[" TWELVE("0.5") "]") ", " FIVE(
          "[" TWELVE("-0.25") "]") "], b: [" FIVE("0") ", " FIVE("1") "], " REST};
  for (size_t i = 0; i < sizeof chains / sizeof *chains; i++) {
    open_with(chains[i], FLOW);
    for (size_t step = SHEET_GIVEN; step <= SHEET_UPDATE; step++)
      for (int late = 0; late < 2; late++) {
        sheet.state.progress = late ? 1 : 0.7;
        panel_sheet_draw(&sheet, step, 100, 40);
      }
    if (i + 1 < sizeof chains / sizeof *chains)
      panel_sheet_close(&sheet);
  }
}

static void test_what_it_needs_and_says(void **state) {
  (void)state;
  open_with(SHEET_CHAIN, FLOW);
  panel_sheet_draw(&sheet, SHEET_LOSS, 100, 40);
  PanelRoom room = PANEL_FLOW_LOOK.room(&sheet.draw, panel_sheet_panel(&sheet));
  assert_true(room.width > 50 && room.width < 120);
  assert_true(room.height > 12 && room.height < 25 && room.best_height > room.height);
  check_contains(panel_sheet_print(&sheet), "3 rows");
  check_contains(panel_sheet_print(&sheet), "(probability)");
  assert_null(strstr(panel_sheet_print(&sheet), "move"));
  sheet.state.language = LANG_KO;
  check_contains(panel_sheet_print(&sheet), "확률");
}

static void test_rows_have_names_of_the_panel(void **state) {
  (void)state;
  open_with(SHEET_CHAIN, "flow: { label: label, names: { ko: 개 & 새 & 말, en: dog & bird & horse }, "
                         "columns: [" COLUMNS "] }");
  panel_sheet_draw(&sheet, SHEET_LOSS, 100, 40);
  const char *words = panel_sheet_words(&sheet);
  check_contains(words, "dog");
  check_contains(words, "bird");
  check_contains(words, "horse");
  check_contains(panel_sheet_print(&sheet), "3 (dog, bird, horse)");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_teardown(test_rows_have_names_of_the_panel, tear_down),
      cmocka_unit_test_teardown(test_what_is_not_seen_is_absent, tear_down),
      cmocka_unit_test_teardown(test_the_old_stays_below_the_new, tear_down),
      cmocka_unit_test_teardown(test_rows_and_columns_are_in_line, tear_down),
      cmocka_unit_test_teardown(test_a_click_on_a_chip_makes_its_class_the_right_one, tear_down),
      cmocka_unit_test_teardown(test_a_move_is_as_long_as_its_gradient_and_opposite, tear_down),
      cmocka_unit_test_teardown(test_what_arrows_stand_for, tear_down),
      cmocka_unit_test_teardown(test_a_level_crosses_the_bars_where_its_number_lies, tear_down),
      cmocka_unit_test_teardown(test_spare_columns_give_way, tear_down),
      cmocka_unit_test_teardown(test_spare_columns_stay_until_the_room_is_needed, tear_down),
      cmocka_unit_test_teardown(test_weights_are_a_network_where_there_is_room, tear_down),
      cmocka_unit_test_teardown(test_a_given_bar_can_be_dragged, tear_down),
      cmocka_unit_test_teardown(test_sums_stand_below, tear_down),
      cmocka_unit_test_teardown(test_a_vector_lies_in_one_row_below_another, tear_down),
      cmocka_unit_test_teardown(test_a_matrix_above_the_columns, tear_down),
      cmocka_unit_test_teardown(test_what_comes_above_takes_no_room_before, tear_down),
      cmocka_unit_test_teardown(test_a_gradient_beside_new_numbers_is_from_before, tear_down),
      cmocka_unit_test_teardown(test_no_number_of_the_main_panel_is_small, tear_down),
      cmocka_unit_test_teardown(test_products_fly_with_a_plus, tear_down),
      cmocka_unit_test_teardown(test_columns_slide, tear_down),
      cmocka_unit_test_teardown(test_every_size, tear_down),
      cmocka_unit_test_teardown(test_numbers_at_the_edge, tear_down),
      cmocka_unit_test_teardown(test_what_it_needs_and_says, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
