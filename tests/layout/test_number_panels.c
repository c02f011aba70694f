/* Panels of numbers by themselves, from small to large, with the real fonts, judged by the rules of every
 * picture. */
#include "sdl/fonts.h"
#include "support/check.h"
#include "support/layout_rules.h"
#include "support/panel_sheet.h"

#include <stdio.h>

typedef struct Size {
  double width, height; /* u */
} Size;
static const Size SIZES[] = {{30, 15}, {30, 40}, {46, 22}, {60, 16}, {70, 30}, {100, 26}, {120, 60}};

/* More classes and features than have room; and numbers of every size. */
static const char BIG[] =
    "{ x: [1, -2, 3, 0.5, 12, -7, 0, 8, -3, 4, 11, 2], label: 4, eta: 0.1, updates: 2, W: [%s], "
    "b: [0.1, -0.25, 0, 0.5, 1, 0, 0, 2, 0, -3] }";
static const char ENDLESS[] =
    "{ x: [1, 3], W: [[1, 0], [0, 1], [-1, 0]], b: [1000000, 0, -50], label: 2, eta: 0.1, updates: 2 }";

static const char *const PANELS[] = {
    "bars: { of: p, high: 1, mark: label, sum: sum_exp }",
    "bars: { of: dz, beside: y }",
    "bars: { of: p_next, ghost: p, level: loss }",
    "bars: { of: exp_z, log: yes }",
    "bars: { of: z, sum: loss }",
    "bars: { of: x, drag: free }",
    "bars: { of: exp_z, width: p, area: dz, sum: sum_exp }",
    "bars: { of: p, width: p, area: p }",
    "bars: { of: dz, width: p }",
    "bars: { stack: exp_z, shares: p, sum: sum_exp }",
    "bars: { stack: [loss, J], beside: sum_exp }",
    "bars: { stack: [\"products[1]\", \"b[1]\"], beside: \"z[1]\", steps: yes }",
    "bars: { of: W, beside: dW }",
    "bars: { of: [z, exp_z, p, dz, y], level: loss }",
    "table: { of: [W, x, b, z], signs: '\\cdot & + & =', product: yes, heat: [W, b], shape: yes,\n"
    "  rows: { ko: 클래스, en: classes }, columns: { ko: 특징, en: features }, frame: [{ of: \"z[label]\" }] "
    "}",
    "table: { of: [W, b, z, exp_z, p, y], frame: [{ of: \"p[label]\", title: { ko: 정답, en: the right one } "
    "}] }",
    "table: { of: [dW], heat: dW, top: x, foot: x, only: W }",
    "table: { of: [W_next, b_next], before: [W, b], turn: [W_next, b_next] }",
    "table: { of: [x, \"W[1]\", loss], turn: [x], names: 'a & b & c' }",
    "table: { of: W, heads: 'a & b & c & d & e & f', sides: 'u & v & w', frame: [{ of: \"W[2]\" }] }",
    "table: { heads: '\\text{코드} & \\ell & \\text{뜻}', lines: [\n"
    "  { text: 'loss=\"log_loss\" & $\\ell$ & { ko: 로그 손실, en: the log loss of one sample }', of: loss "
    "},\n"
    "  { text: '$R = \\tfrac12 \\lVert \\mathbf{w} \\rVert^2$ & words & more words than fit in a line of a "
    "narrow "
    "card', of: [eta, loss], when: seen(loss) }] }",
    "derivation: { lines: [\n"
    "  { line: '-\\log \\sigma(z) = -\\log \\frac{1}{1 + e^{-z}}', rule: { ko: 시그모이드의 정의, en: the "
    "definition "
    "of the sigmoid },\n"
    "    numbers: '-\\log \\n{p[1]:4} = \\n{loss:4}' },\n"
    "  { line: '&= \\color{accent}{\\log}(1 + e^{-z})', rule: '$\\log\\frac{a}{b} = \\log a - \\log b$', "
    "when: seen(z), "
    "numbers: '= \\n{z[1]}' },\n"
    "  { line: 'p_i - y_i = -y_i(1 - p_i) + p_i \\sum_{j \\ne i} y_j', when: seen(loss) },\n"
    "  { line: '&\\approx \\n{z[1]} \\cdot \\n{z[2]} + \\n{z[1]} \\cdot \\n{z[2]} + \\n{z[1]} \\cdot "
    "\\n{z[2]}', when: "
    "seen(z) }] }",
    "controls: { of: [label, eta, alpha, updates, x, loss, z], names: '\\text{정답} & \\text{학습률 } "
    "\\eta', starts: yes }",
};
enum { PANEL_COUNT = sizeof PANELS / sizeof *PANELS };

static const char *big_chain(Arena *arena) {
  Text rows = {0};
  for (int k = 0; k < 10; k++) {
    text_add(&rows, k > 0 ? ", [" : "[");
    for (int d = 0; d < 12; d++)
      text_addf(&rows, "%s%.2f", d > 0 ? ", " : "", 0.37 * ((k * 7 + d * 5) % 11 - 5));
    text_add_char(&rows, ']');
  }
  const char *chain = arena_printf(arena, BIG, text_get(&rows));
  text_free(&rows);
  return chain;
}

/* In both languages and themes, on all steps, at all sizes that the panel says it can be read in. */
static void judge(Report *report, PanelSheet *sheet) {
  for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++)
    for (size_t step = 0; step < sheet->trace.step_count; step++) {
      sheet->state.language = (Language)(step % LANG_COUNT);
      sheet->state.dark = i % 2 == 1;
      sheet->state.step = step;
      sheet->draw.theme = theme_get(sheet->state.dark);
      PanelRoom room =
          panel_look(panel_sheet_panel(sheet)->kind)->room(&sheet->draw, panel_sheet_panel(sheet));
      unsigned rules = RULES_ALL;
      if (room.width > SIZES[i].width || room.height > SIZES[i].height)
        rules = RULE_PLACE; /* even there nothing lies where it does not belong */
      sheet->state.numbers = (step + i) % 2 == 1;
      panel_sheet_draw(sheet, step, SIZES[i].width, SIZES[i].height);
      rules_judge(report, &(Picture){&sheet->canvas, &sheet->hits, &sheet->state, NULL, 0}, rules);
    }
}

static void judge_chain(const char *chain, size_t most_lines) {
  static Report report;
  FontSet *fonts;
  Error err = {0};
  report = (Report){.most_lines = most_lines};
  assert_true(fonts_open(&fonts, "assets/fonts", &err));
  for (size_t i = 0; i < PANEL_COUNT; i++) {
    static PanelSheet sheet;
    sheet = (PanelSheet){0};
    panel_sheet_open(&sheet, fonts_font(fonts), chain, PANELS[i]);
    size_t faults = report.faults;
    judge(&report, &sheet);
    if (report.faults > faults)
      fprintf(stderr, "^ %zu faults of %s\n", report.faults - faults, PANELS[i]);
    panel_sheet_close(&sheet);
  }
  report_end(&report);
  fonts_close(fonts);
}

static void usual_numbers(void **state) {
  (void)state;
  judge_chain(SHEET_CHAIN, REPORT_LINES);
}

static void ten_classes_and_twelve_features(void **state) {
  (void)state;
  Arena arena = {0};
  judge_chain(big_chain(&arena), REPORT_LINES);
  arena_free(&arena);
}

static void endless_numbers(void **state) {
  (void)state;
  judge_chain(ENDLESS, REPORT_LINES);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(usual_numbers),
      cmocka_unit_test(ten_classes_and_twelve_features),
      cmocka_unit_test(endless_numbers),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
