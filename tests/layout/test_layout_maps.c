/* Maps, scatter plots and graphs with the real fonts, at every size, judged as all pictures are.
 *
 * `test_layout_maps --all` lists every fault, not the first few. */
#include "sdl/fonts.h"
#include "support/check.h"
#include "support/layout_rules.h"
#include "support/panel_play.h"

#include <string.h>

/* A lesson with panels that have the room they ask for; values: a lesson of its own. */
typedef struct Case {
  const char *path, *panels;
  const char *values, *reveal;
} Case;

#define LAYER                                                                                                \
  "  a[k to K]: { given: [0, 0.7, 1.9], edit: [-9, 9], symbol: 'a_{\\v{k}}' }\n"                             \
  "  y[k to K]: { given: [1, 0, 0], symbol: 'y_{\\v{k}}' }\n"                                                \
  "  e[k to K]: { is: 'exp(a[k])', symbol: 'e^{a_{\\v{k}}}' }\n"                                             \
  "  S: { is: 'sum(k to K: e[k])', symbol: S }\n"                                                            \
  "  p[k to K]: { is: 'e[k] / S', symbol: 'p_{\\v{k}}' }\n"                                                  \
  "  l[k to K]: { is: 'log(p[k])', symbol: '\\log p_{\\v{k}}' }\n"                                           \
  "  L: { is: '-sum(k to K: y[k] * l[k])', symbol: L }\n"
#define POINTS                                                                                               \
  "  x[i to N]: { is: 'sin(7 * i) * 3' }\n  y[i to N]: { is: 'cos(5 * i) * 40' }\n"                          \
  "  c[i to N]: { is: '1 + (i > 13) + (i > 26)' }\n  t: { given: 0.5, edit: [-3, 3] }\n"

static const Case CASES[] = {
    {.path = "lessons/14-downhill.yaml",
     .panels =
         "  - map: { of: J, over: [w, b], equal: yes, path: yes, next: [w_next, b_next], title_next: "
         "'\\theta - \\eta \\nabla J',\n"
         "           arrows: [ { of: [dw, db], title: '\\nabla J', hollow: yes, parts: yes, scale: 2.5 "
         "},\n"
         "                     { of: u, title: u, length: eps, turn: angle, ring: yes } ],\n"
         "           numbers: [ { of: J, next: J_next }, { of: dw }, { of: db }, { of: grad_norm } ] }"},
    {.path = "lessons/15-batch-vs-sgd.yaml",
     .panels =
         "  - panes:\n      map: { of: J, over: [W, b], path: yes, next: [W_next, b_next], counts: yes, "
         "norm: 2,\n"
         "             arrows: [ { of: [dW, db], title: '-g', against: yes, scale: 2 } ],\n"
         "             numbers: [ { of: J, next: J_next, title: J, digits: 3 } ] }\n"
         "  - scatter: { data: yes, model: yes, next: W_next, mark: [sgd.sample] }"},
    {.path = "lessons/27-softmax-regression.yaml",
     .panels = "  - row:\n    - scatter: { data: yes, model: yes, next: W_next, mark: sample }\n"
               "    - graph: { weights: [ { of: W, next: W_next } ] }"},
    {.path = "lessons/05-one-sample.yaml",
     .panels = "  - graph: { of: loss, show: both, gradients: [ { of: z, is: dz } ] }"},
    {.values = LAYER, .reveal = "L", .panels = "  - graph: { of: L, show: both }"},
    {.values = LAYER, .reveal = "L", .panels = "  - graph: { of: L, show: both, fold: [L] }"},
    {.values = POINTS,
     .reveal = "x, y, c, t",
     .panels = "  - row:\n    - scatter: { x: x, y: y, class: c, residual: x, diagonal: yes }\n"
               "    - scatter: { x: x, class: c, threshold: t }"},
    {.values = POINTS,
     .reveal = "x, y, c, t",
     .panels = "  - graph: { nodes: [ { title: { ko: 훈련 손실, en: training loss }, of: t },\n"
               "      { title: { ko: 하려는 일을 잘하기, en: doing the task well }, from: [1] } ] }"},
};
enum { CASES_COUNT = sizeof CASES / sizeof *CASES, STEPS_MOST = 7 };

typedef struct Fixture {
  FontSet *fonts;
  size_t most_lines;
} Fixture;

static void judge_size(PanelPlay *stage, Report *report, int width, int height) {
  size_t count = stage->state.trace->step_count, steps = count < STEPS_MOST ? count : STEPS_MOST;
  stage->state.width = width;
  stage->state.height = height;
  for (size_t i = 0; i < steps; i++) {
    stage->state.step = steps > 1 ? i * (count - 1) / (steps - 1) : 0;
    stage->state.language = i % 2 ? LANG_KO : LANG_EN;
    stage->state.dark = i % 3 == 1;
    double scroll = view_draw(stage->view, &stage->canvas, &stage->hits, &stage->state);
    rules_judge(report, &(Picture){&stage->canvas, &stage->hits, &stage->state, stage->view, scroll},
                RULES_ALL);
  }
}

static void test_maps(void **state) {
  Fixture *f = *state;
  Report report = {.most_lines = f->most_lines};
  for (size_t i = 0; i < CASES_COUNT; i++) {
    PanelPlay stage;
    if (CASES[i].values)
      panel_play_own(&stage, fonts_font(f->fonts), CASES[i].values, CASES[i].reveal, CASES[i].panels);
    else
      panel_play_make(&stage, fonts_font(f->fonts), CASES[i].path, CASES[i].panels);
    judge_size(&stage, &report, 1024, 768);
    judge_size(&stage, &report, 1280, 720);
    judge_size(&stage, &report, 1920, 1080);
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
  const struct CMUnitTest tests[] = {cmocka_unit_test_prestate(test_maps, &fixture)};
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  fonts_close(fixture.fonts);
  return failed;
}
