/* What panels make of more room than they need: a card is not left half empty. */
#include "support/check.h"
#include "support/fixed_font.h"
#include "support/panel_play.h"

#include <math.h>
#include <string.h>

static PanelPlay play;

/* A lesson of one panel beside nothing else, drawn in a window of 1280 by 720. */
static void open_panel(const char *values, const char *reveal, const char *panel) {
  panel_play_own(&play, &fixed_font, values, reveal, panel);
  panel_play_go(&play, "shown");
  panel_play_draw(&play);
  panel_play_check(&play);
}

static int tear_down(void **unused) {
  (void)unused;
  panel_play_free(&play);
  return 0;
}

static Rect card(void) {
  size_t count;
  const PanelPlace *places = view_panels(play.view, &count);
  assert_true(count > 0);
  return places[0].rect;
}

/* Around all texts on the panel's card but its title. */
static Rect ink(void) {
  size_t count;
  const PanelPlace *places = view_panels(play.view, &count);
  double left = INFINITY, right = -INFINITY, top = INFINITY, bottom = -INFINITY;
  for (size_t i = 0; i < play.canvas.count; i++) {
    const Command *command = &play.canvas.commands[i];
    if (command->kind != COMMAND_TEXT || command->card != places[0].card ||
        strcmp(command->text, "Title") == 0)
      continue;
    left = fmin(left, command->rect.x);
    right = fmax(right, command->rect.x + command->rect.w);
    top = fmin(top, command->rect.y - 0.7 * command->size);
    bottom = fmax(bottom, command->rect.y);
  }
  return (Rect){left, top, right - left, bottom - top};
}

static const char LIST[] = "  P[k to K]: { given: [0.5, 0.3, 0.2], style: given }\n";

static void lines_of_a_derivation_fill_its_height(void **unused) {
  (void)unused;
  open_panel(LIST, "P",
             "  - derivation: { title: { ko: 제목, en: Title }, lines: [ { line: 'a = b + c' }, { line: '= "
             "c + b' }, { line: '= d' }, { line: '= f' } ] }\n");
  assert_true(ink().h > 0.5 * card().h);
}

static void a_long_line_is_not_broken_to_be_larger(void **unused) {
  (void)unused;
  open_panel(
      LIST, "P",
      "  - derivation: { title: { ko: 제목, en: Title }, lines: [ { line: 'a = b + c + d + e + f + g + "
      "h + i + j + k + l + m + n' } ] }\n");
  double baseline = NAN;
  for (size_t i = 0; i < play.canvas.count; i++)
    if (play.canvas.commands[i].kind == COMMAND_TEXT && strcmp(play.canvas.commands[i].text, "+") == 0) {
      assert_true(isnan(baseline) || fabs(baseline - play.canvas.commands[i].rect.y) < 1);
      baseline = play.canvas.commands[i].rect.y;
    }
  assert_true(baseline > 0);
  assert_true(ink().x + ink().w < card().x + card().w);
}

static void columns_of_words_share_the_width(void **unused) {
  (void)unused;
  open_panel(LIST, "P",
             "  - table: { title: { ko: 제목, en: Title }, lines: [ { text: 'one & two' }, { text: 'three & "
             "four' } ] }\n");
  double one = NAN, two = NAN;
  for (size_t i = 0; i < play.canvas.count; i++) {
    const Command *command = &play.canvas.commands[i];
    one = command->kind == COMMAND_TEXT && strcmp(command->text, "one") == 0 ? command->rect.x : one;
    two = command->kind == COMMAND_TEXT && strcmp(command->text, "two") == 0 ? command->rect.x : two;
  }
  double unit = panel_play_unit(&play);
  assert_true(two - one > 11 * unit); /* "three" with the least gap takes 9 */
}

static void rows_of_numbers_alone_stand_in_the_middle(void **unused) {
  (void)unused;
  open_panel(LIST, "P", "  - flow: { title: { ko: 제목, en: Title }, columns: [ { of: P } ] }\n");
  Rect outer = card(), inner = ink();
  double left = inner.x - outer.x, right = outer.x + outer.w - inner.x - inner.w;
  assert_true(left > 0.25 * outer.w);
  check_close(left, right, 0, 0.1 * outer.w);
}

static void a_small_table_has_larger_numbers(void **unused) {
  (void)unused;
  open_panel(LIST, "P", "  - table: { title: { ko: 제목, en: Title }, of: P }\n");
  double size = 0;
  for (size_t i = 0; i < play.canvas.count; i++)
    if (play.canvas.commands[i].kind == COMMAND_TEXT && strcmp(play.canvas.commands[i].text, "0.3") == 0)
      size = play.canvas.commands[i].size;
  assert_true(size > 2.8 * panel_play_unit(&play));
}

static void nothing_at_all_is_no_small_number(void **unused) {
  (void)unused;
  open_panel("  P[k to K]: { given: [0.5, 0.0000000012, 0], style: significant }\n", "P",
             "  - table: { title: { ko: 제목, en: Title }, of: P }\n");
  const char *words = panel_play_words(&play);
  check_contains(words, "1.2×10⁻⁹ ");
  check_contains(words, " 0 ");
  assert_null(strstr(words, "0.0"));
}

#define TEST(name) cmocka_unit_test_teardown(name, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(lines_of_a_derivation_fill_its_height), TEST(a_long_line_is_not_broken_to_be_larger),
      TEST(columns_of_words_share_the_width),      TEST(rows_of_numbers_alone_stand_in_the_middle),
      TEST(a_small_table_has_larger_numbers),      TEST(nothing_at_all_is_no_small_number),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
