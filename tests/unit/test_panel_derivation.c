#include "support/check.h"
#include "support/fixed_font.h"
#include "support/panel_sheet.h"
#include "view/panel_derivation.h"

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

#define LINES                                                                                                \
  "derivation: { lines: [\n"                                                                                 \
  "  { line: 'abc = d', rule: { ko: 정의, en: definition }, numbers: '777 = \\n{z[2]}' },\n"               \
  "  { line: '&= e', rule: { ko: 로그, en: 'the log' } },\n"                                               \
  "  { line: '&= f', when: seen(loss) } ] }"

/* The first piece of text that says just this. */
static const Command *text(const char *what) {
  for (size_t i = 0; i < sheet.canvas.count; i++)
    if (sheet.canvas.commands[i].kind == COMMAND_TEXT && strcmp(sheet.canvas.commands[i].text, what) == 0)
      return &sheet.canvas.commands[i];
  fail_msg("no text \"%s\" among: %s", what, panel_sheet_words(&sheet));
  return NULL;
}

static bool shows(const char *what) {
  return strstr(panel_sheet_words(&sheet), what) != NULL;
}

/* Where the equals signs stand, at most `most`; returns how many there are. */
static size_t signs(double *at, size_t most) {
  size_t count = 0;
  for (size_t i = 0; i < sheet.canvas.count && count < most; i++)
    if (sheet.canvas.commands[i].kind == COMMAND_TEXT && strcmp(sheet.canvas.commands[i].text, "=") == 0)
      at[count++] = sheet.canvas.commands[i].rect.x;
  return count;
}

static void the_place_where_lines_are_joined(void **state) {
  (void)state;
  const char *amp = "a = b &= c", *inside = "\\frac{a=b}{c} = d", *none = "a + b",
             *cases = "\\begin{cases} a &= b \\end{cases}", *word = "\\leftarrow \\approx x",
             *delimited = "\\left( a = b \\right) \\le c", *letters = "\\left| x \\right|";
  assert_ptr_equal(derivation_sign(amp), amp + 6);
  assert_ptr_equal(derivation_sign(inside), strstr(inside, "} = d") + 2);
  assert_null(derivation_sign(none));
  assert_null(derivation_sign(cases));
  assert_ptr_equal(derivation_sign(word), strstr(word, "\\approx"));
  assert_ptr_equal(derivation_sign(delimited), strstr(delimited, "\\le c"));
  assert_null(derivation_sign(letters));
  open_panel(LINES);
}

static void lines_are_joined_at_their_signs(void **state) {
  (void)state;
  double at[4] = {0};
  open_panel(LINES);
  panel_sheet_draw(&sheet, SHEET_LOSS, 70, 30);
  assert_int_equal(signs(at, 4), 3);
  check_close(at[1], at[0], 0, 1);
  check_close(at[2], at[0], 0, 1);
}

static void lines_come_when_their_condition_holds(void **state) {
  (void)state;
  open_panel(LINES);
  panel_sheet_draw(&sheet, SHEET_SCORES, 70, 30);
  assert_false(shows("f "));
  panel_sheet_draw(&sheet, SHEET_LOSS, 70, 30);
  double alpha = text("f")->color.a;
  assert_true(alpha > 250 && text("e")->color.a < alpha); /* what is known is calm */
  sheet.state.progress = 0;
  panel_sheet_draw(&sheet, SHEET_LOSS, 70, 30);
  assert_false(shows("f "));
  sheet.state.progress = 1;
  panel_sheet_draw(&sheet, SHEET_UPDATE, 70, 30);
  check_close(text("e")->color.a, text("f")->color.a, 0, 0);
}

static void rules_stand_at_the_right_or_below(void **state) {
  (void)state;
  open_panel(LINES);
  panel_sheet_draw(&sheet, SHEET_SCORES, 70, 30);
  assert_true(text("definition")->rect.x > text("d")->rect.x + 30);
  assert_true(fabs(text("definition")->rect.y - text("d")->rect.y) < 20);
  panel_sheet_draw(&sheet, SHEET_SCORES, 34, 30);
  assert_true(text("definition")->rect.y > text("d")->rect.y + 10);
}

static void numbers_are_put_in_on_demand(void **state) {
  (void)state;
  open_panel(LINES);
  panel_sheet_draw(&sheet, SHEET_SCORES, 90, 30);
  assert_false(shows("777"));
  assert_true(shows("With numbers"));
  sheet.state.numbers = true;
  panel_sheet_draw(&sheet, SHEET_SCORES, 90, 30);
  assert_true(shows("777") && shows("2.80"));
  double line = text("d")->rect.y, numbers = text("777")->rect.y;
  assert_true(numbers > line + 10 && numbers < text("e")->rect.y - 10); /* between its line and the next */
}

static void without_numbers_there_is_no_button(void **state) {
  (void)state;
  open_panel("derivation: { lines: [{ line: 'a = b' }] }");
  panel_sheet_draw(&sheet, SHEET_GIVEN, 40, 15);
  assert_false(shows("With numbers"));
}

static void of_too_many_lines_the_last_ones_stay(void **state) {
  (void)state;
  Text panel = {0};
  text_add(&panel, "derivation: { lines: [{ line: 'first = 0' }");
  for (int i = 0; i < 20; i++)
    text_addf(&panel, ", { line: '&= \\frac{%d}{2}' }", 100 + i);
  text_add(&panel, "] }");
  open_panel(text_get(&panel));
  text_free(&panel);
  panel_sheet_draw(&sheet, SHEET_GIVEN, 60, 30);
  assert_true(shows("119"));
  assert_false(shows("first"));
  for (size_t i = 0; i < sheet.canvas.count; i++)
    assert_true(sheet.canvas.commands[i].rect.y < sheet.rect.y + sheet.rect.h + 20);
}

static void the_transcript_has_the_lines_with_their_rules(void **state) {
  (void)state;
  open_panel(LINES);
  sheet.state.step = SHEET_SCORES;
  assert_string_equal(panel_sheet_print(&sheet), "Derivation:\n  abc = d (definition)\n  = e (the log)\n");
}

#define TEST(name) cmocka_unit_test_teardown(name, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(the_place_where_lines_are_joined),      TEST(lines_are_joined_at_their_signs),
      TEST(lines_come_when_their_condition_holds), TEST(rules_stand_at_the_right_or_below),
      TEST(numbers_are_put_in_on_demand),          TEST(without_numbers_there_is_no_button),
      TEST(of_too_many_lines_the_last_ones_stay),  TEST(the_transcript_has_the_lines_with_their_rules),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
