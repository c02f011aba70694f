/* Curves, series and number lines with the real fonts, at every size, judged as all pictures are.
 *
 * `test_layout_charts --all` lists every fault, not the first few. */
#include "sdl/fonts.h"
#include "support/check.h"
#include "support/layout_rules.h"
#include "support/panel_play.h"
#include "view/plot.h"

#include <string.h>

/* A lesson with panels that have the room they ask for. */
typedef struct Case {
  const char *path, *panels;
} Case;

static const Case CASES[] = {
    {"lessons/05-one-sample.yaml", "  - curve: { of: z, over: 'x[2]', from: 0, to: 10, drag: point }"},
    {"lessons/05-one-sample.yaml", "  - curve: { of: p, over: 'x[1]', from: 0.1, to: 100, log: x, y_title: { "
                                   "ko: 확률, en: probability } }"},
    {"lessons/05-one-sample.yaml", "  - row:\n"
                                   "    - series: { of: loss, next: loss_next }\n"
                                   "    - series: { of: p, next: p_next, high: 1 }"},
    {"lessons/05-one-sample.yaml", "  - series: { of: exp_z, next: exp_z_next, log: y }"},
    {"lessons/05-one-sample.yaml",
     "  - line: { points: [{ at: 'p[label]', gradient: 'dz[label]', move: 'move[label]' }, { at: 'y[label]' "
     "}],\n"
     "            from: 0, to: 1.2, x_title: { ko: 확률, en: probability },\n"
     "            intervals: [{ from: 0, to: 0.5, title: { ko: 틀린 쪽, en: wrong } },\n"
     "                        { from: 0.5, to: 1/0, title: { ko: 맞는 쪽, en: right } }] }"},
    {"lessons/05-one-sample.yaml", "  - line: { points: [{ at: z, gradient: dz, move: move }] }"},
    {"lessons/05-one-sample.yaml",
     "  - line: { points: [{ at: loss }], second: 1.4427, x_title: { ko: 나트, en: nats },\n"
     "            second_title: { ko: 비트, en: bits } }"},
    {"lessons/14-downhill.yaml",
     "  - curve: { of: J, over: w, next: w_next, tangent: yes, gradient: dw, drag: point }"},
    {"lessons/14-downhill.yaml", "  - curve: { of: J_next, over: eta, from: 0, to: 19, tangent: yes,\n"
                                 "             drag: point }"},
    {"lessons/14-downhill.yaml",
     "  - curve: { of: dJ_true, over: angle, from: 0, to: 360, drag: point,\n"
     "             marks: [{ at: best_angle, title: { ko: 가장 가파른 방향, en: steepest } },\n"
     "                     { at: 90, to: 180, title: { ko: 둘째 사분면, en: second quadrant } }],\n"
     "             x_title: { ko: 각도, en: 'angle, degrees' } }"},
    {"lessons/19-mse-vs-ce.yaml", "  - curve: { of: 'mse.o[1]', over: 'b[1]', from: -6, to: 6, points: [{ "
                                  "at: z, height: o, slope: sigma_prime,\n"
                                  "             stem: 0 }] }"},
    {"lessons/19-mse-vs-ce.yaml",
     "  - curve: { of: ['mse.loss[1]', 'ce.loss[1]'], over: 'b[1]', from: -6, to: 6, tangent: yes }"},
    {"lessons/20-mse-vs-ce-softmax.yaml",
     "  - series: { of: [ce.loss, mse.loss], next: [ce.loss_next, mse.loss_next] }"},
    {"lessons/15-batch-vs-sgd.yaml",
     "  - series: { of: [batch.J, mini.J, sgd.J], over: samples, future: yes,\n"
     "              x_title: { ko: 본 샘플, en: samples seen } }"}};
enum { CASES_COUNT = sizeof CASES / sizeof *CASES, STEPS_MOST = 6 };

typedef struct Fixture {
  FontSet *fonts;
  size_t most_lines;
} Fixture;

/* Where text is made larger, panels have units of their own: sizes are not judged by one for all. */
static void judge(PanelPlay *stage, Report *report) {
  double scroll = view_draw(stage->view, &stage->canvas, &stage->hits, &stage->state);
  rules_judge(report, &(Picture){&stage->canvas, &stage->hits, &stage->state, stage->view, scroll},
              stage->state.text_scale > 1 ? RULES_GEOMETRY | RULE_CONTRAST : RULES_ALL);
}

static void judge_steps(PanelPlay *stage, Report *report) {
  size_t count = stage->state.trace->step_count;
  for (size_t i = 0; i < STEPS_MOST; i++) {
    stage->state.step = i * (count - 1) / (STEPS_MOST - 1);
    stage->state.language = i % 2 ? LANG_KO : LANG_EN;
    stage->state.dark = i % 3 == 1;
    judge(stage, report);
  }
}

/* With the pointer at several places of each chart. */
static void judge_pointed(PanelPlay *stage, Report *report) {
  stage->state.step = stage->state.trace->step_count * 2 / 3;
  for (int place = 0; place < 121; place += 29)
    for (int panel = 1; panel < 4; panel++) {
      stage->state.hover = (Target){TARGET_CHART, CHART_PANEL + panel, place, 0, 0};
      judge(stage, report);
    }
  stage->state.hover = (Target){.kind = TARGET_NONE};
}

static void judge_size(PanelPlay *stage, Report *report, int width, int height, double text_scale) {
  stage->state.width = width;
  stage->state.height = height;
  stage->state.text_scale = text_scale;
  judge_steps(stage, report);
  judge_pointed(stage, report);
}

static void test_charts(void **state) {
  Fixture *f = *state;
  Report report = {.most_lines = f->most_lines};
  for (size_t i = 0; i < CASES_COUNT; i++) {
    PanelPlay stage;
    panel_play_make(&stage, fonts_font(f->fonts), CASES[i].path, CASES[i].panels);
    judge_size(&stage, &report, 1024, 768, 1);
    judge_size(&stage, &report, 1280, 720, 1);
    judge_size(&stage, &report, 1280, 720, 1.4);
    judge_size(&stage, &report, 1920, 1080, 1);
    panel_play_free(&stage);
  }
  report_end(&report);
}

int main(int count, char **words) {
  Fixture fixture = {.most_lines =
                         count > 1 && strcmp(words[1], "--all") == 0 ? REPORT_LINES_ALL : REPORT_LINES};
  Error err;
  if (!fonts_open(&fixture.fonts, "assets/fonts", &err))
    return 1;
  const struct CMUnitTest tests[] = {cmocka_unit_test_prestate(test_charts, &fixture)};
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  fonts_close(fixture.fonts);
  return failed;
}
