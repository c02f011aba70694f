/* A scene that the program has none like costs no line of C: a pendulum, from its text to its picture, its
 * trace and its transcript, with numbers that are computed here a second time. */
#include "support/check.h"
#include "support/panel_picture.h"
#include "trace/export.h"
#include "trace/fill.h"
#include "trace/panel_check.h"
#include "view/transcript.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { UPDATES = 12 };

static const char PENDULUM[] =
    "id: pendulum\n"
    "title: { ko: 진자, en: A pendulum }\n"
    "values:\n"
    "  length: { given: 1.2, edit: [0.2, 3], symbol: 'l' }\n"
    "  g: { given: 9.81 }\n"
    "  dt: { given: 0.05, symbol: '\\Delta t' }\n"
    "  updates: { given: 12, whole: yes, least: 1, most: 40, counts: yes, edit: [1, 40] }\n"
    "  angle: { given: 0.9, edit: [-3, 3], next: angle_next, symbol: '\\theta' }\n"
    "  speed: { given: 0, edit: [-6, 6], next: speed_next, symbol: '\\omega' }\n"
    "  place[i to 2]: { is: 'if(i == 1: length * sin(angle), -length * cos(angle))', symbol: 'r_{\\v{i}}' }\n"
    "  kinetic: { is: '(length * speed) * (length * speed) / 2', symbol: 'T' }\n"
    "  potential: { is: 'g * length * (1 - cos(angle))', symbol: 'V' }\n"
    "  energy: { is: 'kinetic + potential', symbol: 'E' }\n"
    "  energies: { record: energy, with: energy }\n"
    "  pull: { is: 'derivative(energy, angle)', symbol: 'E_\\theta' }\n"
    "  speed_next: { is: 'speed - dt * pull / (length * length)', symbol: '\\omega''' }\n"
    "  angle_next: { is: 'angle + dt * speed_next', symbol: '\\theta''' }\n"
    "groups: [{ id: swing, title: { ko: 흔들림, en: Swing } }]\n"
    "panels:\n"
    "  - row:\n"
    "      - map: { of: energy, over: [angle, speed], next: [angle_next, speed_next], path: yes }\n"
    "      - curve: { of: [potential, energy], over: angle, tangent: yes, drag: point }\n"
    "  - row:\n"
    "      - bars: { of: [kinetic, potential], sum: energy }\n"
    "      - table: { of: place, sides: x & y }\n"
    "      - series: { of: energy, low: 0 }\n"
    "  - controls: { of: [length, angle, speed] }\n"
    "steps:\n"
    "  - id: let-go\n"
    "    group: swing\n"
    "    reveal: [place, energy, pull, angle_next]\n"
    "    title: { ko: 놓는다, en: Let go }\n"
    "    text: { ko: '기울기 {difference(energy, angle):6}', en: 'The slope is {difference(energy, "
    "angle):6}' }\n"
    "    formula: '\\frac{\\partial E}{\\partial \\theta} = \\n{derivative(energy, angle):6}'\n"
    "  - id: swing\n"
    "    for: update\n"
    "    group: swing\n"
    "    title: { ko: '{angle}', en: 'After {angle:4}' }\n"
    "    text: { ko: a, en: 'The energy is {energy:4}' }\n";

typedef struct Pendulum {
  double angle, speed, energy;
} Pendulum;

/* Half-implicit steps of Euler's. */
static void swing(Pendulum out[UPDATES], double length) {
  const double g = 9.81, dt = 0.05;
  double angle = 0.9, speed = 0;
  for (int i = 0; i < UPDATES; i++) {
    out[i] = (Pendulum){angle, speed, pow(length * speed, 2) / 2 + g * length * (1 - cos(angle))};
    speed -= dt * g / length * sin(angle);
    angle += dt * speed;
  }
}

static PanelPicture picture;

static int set_up(void **state) {
  (void)state;
  panel_picture_open(&picture, PENDULUM);
  return 0;
}

static int tear_down(void **state) {
  (void)state;
  panel_picture_close(&picture);
  return 0;
}

static double number(size_t step, const char *name) {
  double out;
  Error err = {0};
  if (!fill_number(&out, &picture.trace, step, name, &err))
    fail_msg("%s: %s", name, err.what);
  return out;
}

static void it_has_no_faults(void **state) {
  (void)state;
  ErrorList errors = {0};
  fill_check(&picture.trace, NULL, NULL, &errors);
  panel_check(&picture.trace, NULL, NULL, &errors);
  if (errors.total > 0)
    fail_msg("%d:%d: %s", errors.items[0].line, errors.items[0].column, errors.items[0].what);
}

static void its_numbers_are_those_of_a_pendulum(void **state) {
  (void)state;
  Pendulum want[UPDATES];
  swing(want, 1.2);
  assert_int_equal(picture.trace.step_count, UPDATES);
  for (size_t i = 0; i < UPDATES; i++) {
    check_close(number(i, "angle"), want[i].angle, 1e-12, 1e-12);
    check_close(number(i, "speed"), want[i].speed, 1e-12, 1e-12);
    check_close(number(i, "energy"), want[i].energy, 1e-12, 1e-12);
    check_close(number(UPDATES - 1, "energies[1]"), want[0].energy, 1e-12, 0);
    check_close(number(i, "place[1]"), 1.2 * sin(want[i].angle), 1e-12, 1e-12);
    check_close(number(i, "place[2]"), -1.2 * cos(want[i].angle), 1e-12, 1e-12);
    check_close(number(i, "derivative(energy, angle)"), 9.81 * 1.2 * sin(want[i].angle), 1e-12, 1e-12);
    check_close(number(i, "difference(energy, angle)"), 9.81 * 1.2 * sin(want[i].angle), 1e-7, 1e-7);
  }
}

static void what_repeats_may_be_epochs(void **state) {
  (void)state;
  panel_picture_draw(&picture, 2);
  assert_true(panel_picture_shows(&picture, "Updates 2 … 12"));
  panel_picture_close(&picture);
  char text[sizeof PENDULUM];
  memcpy(text, PENDULUM, sizeof text);
  static const char EPOCH[] = {'e', 'p', 'o', 'c', 'h', ' '}; /* as long as "update" */
  memcpy(strstr(text, "for: update") + strlen("for: "), EPOCH, sizeof EPOCH);
  panel_picture_open(&picture, text);
  panel_picture_draw(&picture, 2);
  assert_true(panel_picture_shows(&picture, "Epochs 2 … 12"));
}

static void every_step_has_a_picture(void **state) {
  (void)state;
  for (size_t step = 0; step < UPDATES; step++) {
    panel_picture_draw(&picture, step);
    assert_non_null(panel_picture_hit(&picture, "kinetic"));
    assert_non_null(panel_picture_hit(&picture, "energy"));
    assert_non_null(panel_picture_hit(&picture, "place[2]"));
    assert_true(panel_picture_count(&picture, COMMAND_STROKE) > 2); /* contours, curves, the series */
  }
  assert_true(panel_picture_shows(&picture, "A pendulum"));
}

static void its_texts_have_its_numbers(void **state) {
  (void)state;
  Pendulum want[UPDATES];
  char slope[32], angle[32], energy[48];
  Text text = {0}, json = {0};
  const TranscriptOptions options = {.strings = &picture.strings, .language = LANG_EN, .digits = 2};
  swing(want, 1.2);
  transcript_lesson(&text, &picture.trace, &options);
  snprintf(slope, sizeof slope, "The slope is %.6f", 9.81 * 1.2 * sin(0.9));
  snprintf(angle, sizeof angle, "After %.4f", want[3].angle);
  snprintf(energy, sizeof energy, "The energy is %.4f", want[3].energy);
  check_contains(text_get(&text), slope);
  check_contains(text_get(&text), angle);
  check_contains(text_get(&text), energy);
  check_contains(text_get(&text), "E_θ = 9.22");
  export_json(&json, &picture.trace, LANG_EN, 0);
  check_contains(text_get(&json), "\"angle\": 0.9");
  check_contains(text_get(&json), "\"place\": [0.93999");
  text_free(&text);
  text_free(&json);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      TEST(it_has_no_faults),           TEST(its_numbers_are_those_of_a_pendulum),
      TEST(what_repeats_may_be_epochs), TEST(every_step_has_a_picture),
      TEST(its_texts_have_its_numbers),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
